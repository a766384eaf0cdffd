"""Moments as the clerk's clock shows them."""

from datetime import datetime


def local_moment(text: str | None) -> str:
    """Return a stored moment (UTC) as "dd/mm/yyyy HH:MM" of this machine's clock; anything else as it is."""
    try:
        moment = datetime.fromisoformat(text or "").astimezone()
    except ValueError:
        return text or ""
    return f"{moment:%d/%m/%Y %H:%M}"
