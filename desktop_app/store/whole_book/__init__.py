"""Every row of every table, read out and written into a new data file: for what keeps a book outside of SQLite."""
