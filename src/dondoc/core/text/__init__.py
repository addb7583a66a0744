"""Bytes into Text: the one canonical string, its pieces and their places."""
