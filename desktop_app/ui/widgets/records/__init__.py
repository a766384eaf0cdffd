"""Windows that show single records, and the chain of records behind a name on a list."""
