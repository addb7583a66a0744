"""The directive contract as plain values: spread into facts, doubted, drawn and corrected, without the database."""
