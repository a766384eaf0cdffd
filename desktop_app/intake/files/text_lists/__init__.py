"""Lists that stand in texts: the tables of Word and OpenDocument, read as sheets."""
