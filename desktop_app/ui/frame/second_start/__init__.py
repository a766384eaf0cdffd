"""What becomes of a second start of the program on a book that is open."""
