"""What is chosen about a paper beside its kind."""
