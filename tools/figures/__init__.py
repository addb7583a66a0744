"""Makes the net that reads figures written by hand."""
