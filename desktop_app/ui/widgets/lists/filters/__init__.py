"""Filters of a list by its columns: asked for in a window, shown as chips, kept by name."""
