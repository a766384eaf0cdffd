"""Dates as the store keeps them: ISO text, or None."""

from datetime import date


def to_iso(day: date | None) -> str | None:
    """Return a date as ISO text."""
    return day.isoformat() if day is not None else None


def from_iso(text: str | None) -> date | None:
    """Return the date of an ISO text."""
    return date.fromisoformat(text) if text else None
