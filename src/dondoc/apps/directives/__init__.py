"""Documents that direct: the register, what was read in them, and what a named person confirmed."""
