"""Placeholder until the real arithmetic arrives (being written)."""

from datetime import date

SOON_DAYS = 15


def period_title(code: str) -> str:
    """Return a period as it is written."""
    return code


def state_words(due_on: date | None, done_on: date | None, today: date) -> str:
    """Return the state of an occurrence in words."""
    return ""
