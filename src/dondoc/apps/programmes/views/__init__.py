"""What a browser sees of programmes."""
