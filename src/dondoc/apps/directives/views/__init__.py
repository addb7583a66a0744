"""Pages of documents, intake and review."""
