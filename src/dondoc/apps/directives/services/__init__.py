"""Verbs of directives: take files in, read them, and let named people decide about what was read."""
