"""Entering what documents say, correcting and writing by hand, joining and parting."""
