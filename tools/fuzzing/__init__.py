"""Hostile files for every reader: damaged bytes, damaged structure, and words that torment the understanding."""
