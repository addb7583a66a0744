"""Pages that are pictures: straightened, their ruling lines and words found, given back as sheets."""
