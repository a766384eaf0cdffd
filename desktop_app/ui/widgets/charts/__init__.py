"""Charts whose bars open their lists, and their pictures."""
