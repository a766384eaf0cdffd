"""What all parts of the window use: theme, threads, settings, access to the book. No widget of a page."""
