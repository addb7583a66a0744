"""Tags of worksheets."""
