"""Finding anything in the book by a few letters."""
