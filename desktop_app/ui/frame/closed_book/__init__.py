"""What is done to the data of a book that is closed for it, under the window that shows it."""
