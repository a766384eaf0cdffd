"""Taking in a file: its columns, its rows with what each will do, the names to be settled, one change."""
