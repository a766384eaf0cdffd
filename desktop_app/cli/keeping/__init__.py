"""Commands on the keeping of the book."""
