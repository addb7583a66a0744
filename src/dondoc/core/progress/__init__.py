"""Lifecycle, timeliness, counting, verdicts and the "6 rõ" examination: the rules that decide every figure."""
