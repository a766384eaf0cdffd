"""Reads plan documents."""
