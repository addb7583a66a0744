"""Questions about consolidated reports."""
