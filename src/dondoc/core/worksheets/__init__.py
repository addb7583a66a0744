"""Spreadsheets that people fill and send back: every cell as it was typed, formulas told from figures."""
