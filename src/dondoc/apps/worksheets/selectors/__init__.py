"""Questions about worksheets."""
