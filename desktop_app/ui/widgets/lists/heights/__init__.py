"""How high the rows of a list are, and two lists that share a window."""
