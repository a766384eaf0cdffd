"""The pages about the book itself: history, trash, backups, rules and the office."""
