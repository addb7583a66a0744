"""Pictures of pages: drawn when they are first looked at, by a process of their own, and kept beside the vault."""
