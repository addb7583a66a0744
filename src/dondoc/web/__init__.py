"""Settings, URLs, base templates and static files."""
