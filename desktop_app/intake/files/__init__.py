"""Opens files from outside, checking them before any reader does."""
