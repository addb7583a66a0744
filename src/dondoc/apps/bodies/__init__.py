"""Bodies of regional cooperation and who chairs them when."""
