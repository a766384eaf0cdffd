"""The office, its units, its people."""
