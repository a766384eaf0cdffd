"""What the sources of lists share: finding words, keeping to a year, and showing a stored value as a clerk reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # How values are shown is asked for before SQLAlchemy is loaded, too.
    from sqlalchemy import ColumnElement


def begins(text: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """Return the condition that some word of a folded text begins with `word`."""
    # Folded words hold letters and digits only, so nothing in them means anything to LIKE.
    return text.like(f"% {word}%")


def in_year(day: ColumnElement[str], year: int) -> ColumnElement[bool]:
    """Return the condition that a day lies in a year."""
    return day.between(f"{year}-01-01", f"{year}-12-31")


def label(labels: Mapping[Any, str]) -> Callable[[str], str]:
    """Return how a stored value is shown: by its label, or as it is where it has none."""
    return lambda value: labels.get(value, value)


def local_moment(text: str) -> str:
    """Return a stored moment (UTC) as "dd/mm/yyyy HH:MM" of this machine's clock; what is no moment as it is."""
    try:
        moment = datetime.fromisoformat(text).astimezone()
    except ValueError:
        return text
    return f"{moment:%d/%m/%Y %H:%M}"
