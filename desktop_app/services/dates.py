"""Dates between records (date or None) and the store (ISO text or None)."""

from datetime import date


def stored(day: date | None) -> str | None:
    """Return a date as it is stored."""
    return day.isoformat() if day is not None else None


def shown(text: str | None) -> date | None:
    """Return a stored date as a date."""
    return date.fromisoformat(text) if text else None
