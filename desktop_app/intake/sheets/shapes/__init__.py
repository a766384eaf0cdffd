"""Lists in shapes of their own, laid out as plain ones: an entry a row, a fact a column, where the file has them."""
