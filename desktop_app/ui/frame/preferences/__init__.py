"""What can be set, in one window: declared once, found by the window's search and by Ctrl+K."""
