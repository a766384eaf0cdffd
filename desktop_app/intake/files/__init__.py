"""Opens what others wrote, distrusting it."""
