"""The papers of what was awarded, and of how it came about."""
