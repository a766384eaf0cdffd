"""What each kind of paper says, read from the records."""
