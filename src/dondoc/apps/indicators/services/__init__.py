"""What may be done with indicators."""
