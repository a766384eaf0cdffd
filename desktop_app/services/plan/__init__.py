"""Plans and their tasks through the years."""
