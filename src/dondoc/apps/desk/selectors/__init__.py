"""What the leaders' page, its lists and the page of a unit show."""
