"""Import of files: one way for every kind of record, from the file to one change that can be undone."""
