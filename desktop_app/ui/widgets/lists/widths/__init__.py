"""How wide columns are."""
