"""Meetings, conferences and other events of international cooperation."""
