"""What the sources of lists share: finding words, and showing a stored value by its label."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement


def begins(text: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """Return the condition that some word of a folded text begins with `word`."""
    # Folded words hold letters and digits only, so nothing in them means anything to LIKE.
    return text.like(f"% {word}%")


def label(labels: Mapping[Any, str]) -> Callable[[str], str]:
    """Return how a stored value is shown: by its label, or as it is where it has none."""
    return lambda value: labels.get(value, value)
