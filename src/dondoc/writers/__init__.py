"""A typed Report drawn into Word, spreadsheet, PDF and HTML."""
