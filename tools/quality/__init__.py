"""What every change must pass, in one command: ``./dondoc test``."""
