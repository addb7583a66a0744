"""What a country knows that code must not: packs of data, dated and cited."""
