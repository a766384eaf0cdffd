"""One module a subject; one function is one act of the clerk in one transaction and returns what changed."""
