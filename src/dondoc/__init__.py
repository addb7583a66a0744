"""Đôn Đốc: from a signed directive to tracked tasks and the report to the Minister."""

__version__ = "0.1.0"
