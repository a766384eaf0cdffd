"""The writer for Word."""
