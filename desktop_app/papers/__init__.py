"""Writes what is printed: content, one document model, writers for PDF, Word and Excel. Knows no database."""
