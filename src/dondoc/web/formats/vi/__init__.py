"""Formats of one language, found by Django by its name."""
