"""The first start: an invented ministry, its people, four documents of our own writing, and the first administrator."""
