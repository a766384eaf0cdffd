"""The writer for PDF."""
