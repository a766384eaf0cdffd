"""The office's own words, columns and measures for its papers."""
