"""What was done in a year."""
