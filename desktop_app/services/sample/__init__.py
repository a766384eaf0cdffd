"""The invented office of `init --sample`."""
