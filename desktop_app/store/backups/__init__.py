"""Backups that the store makes by itself, what is known of each, and where a second copy goes."""
