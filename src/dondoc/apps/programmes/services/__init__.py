"""What may be done with programmes."""
