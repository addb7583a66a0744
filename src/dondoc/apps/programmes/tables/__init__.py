"""The statistics tables that get printed: T1, T2, T3 and T5, each from the one selector of its figures."""
