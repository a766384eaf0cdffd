"""Keeping the book: history, trash, backups, export, check."""
