"""What speaks against nominations, and the records behind it."""
