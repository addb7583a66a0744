"""What was written before Unicode and .docx: Word 97 files, RTF, OpenDocument, text in TCVN3 and VNI."""
