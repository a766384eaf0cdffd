"""The order of a round's list."""
