"""What browsers ask of tasks."""
