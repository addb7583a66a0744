"""Memoranda, declarations, statements and work programmes."""
