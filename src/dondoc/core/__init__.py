"""Words into facts, facts into sums: pure Python that knows nothing of the web, the database or the clock."""
