"""What is typed and not saved yet: kept beside the data, and offered again after the program was stopped."""
