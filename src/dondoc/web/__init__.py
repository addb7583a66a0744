"""The web: settings, addresses, shared templates and static files."""
