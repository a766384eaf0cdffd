"""What is recorded of a person or a collective year by year."""
