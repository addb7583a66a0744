"""What may be done with tasks."""
