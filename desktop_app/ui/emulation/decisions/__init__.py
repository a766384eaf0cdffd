"""Decisions and awards."""
