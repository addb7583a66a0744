"""Looks for regular expressions of the core whose time grows faster than the text they search."""
