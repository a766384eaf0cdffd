"""What the change log tells of single records."""
