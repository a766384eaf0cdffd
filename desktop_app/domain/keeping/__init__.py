"""When the book is backed up by itself, and which backups stay."""
