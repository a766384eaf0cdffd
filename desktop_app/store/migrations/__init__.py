"""Alembic's environment and the numbered steps from an empty data file to today's schema."""
