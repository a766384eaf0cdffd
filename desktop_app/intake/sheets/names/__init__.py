"""Names in the cells of lists: what is a person's, and what only stands in the same column."""
