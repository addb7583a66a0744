"""What every register of the international desk shares: entries, their sentences, entering, correcting, joining."""
