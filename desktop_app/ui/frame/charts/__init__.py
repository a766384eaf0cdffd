"""The charts that one would show: of a year, of the awards of a period, of titles held for years."""
