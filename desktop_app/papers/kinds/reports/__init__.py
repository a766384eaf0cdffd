"""The reports on a plan."""
