"""Services: a folder a subject. A function is one act of the clerk in one transaction and returns what it changed."""
