"""What is written out besides lists as they are seen: the whole book, and lists in a form of the clerk's own."""
