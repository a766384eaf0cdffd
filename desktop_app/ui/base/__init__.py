"""What everything in the window stands on: theme, threads, settings, the hold on the book. No widget of a page."""
