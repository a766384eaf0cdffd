"""Decisions, awards and their money."""
