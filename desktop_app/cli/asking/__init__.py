"""Commands that only ask the book."""
