"""One folder a noun: what people decide."""
