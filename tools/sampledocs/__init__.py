"""Draws the sample documents from their sources in ``src/dondoc/sample/source``: Word, PDF, HTML and plain text."""
