"""Deadlines as the clerk types them."""

from desktop_app.domain.deadlines import Deadline
from desktop_app.intake.plan_deadlines import read_deadline


def understood(words: str) -> Deadline:
    """Return what the words of a deadline oblige to, together with the words. Asks nothing of the book."""
    return read_deadline(words)
