"""The pages about the book itself: its history, its trash, its backups, and the office it belongs to."""
