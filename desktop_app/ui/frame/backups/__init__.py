"""The backups that the window makes by itself."""
