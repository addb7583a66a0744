"""Formats of days and figures, one folder a language."""
