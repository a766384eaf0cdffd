"""Days as they are written on the command line."""

from datetime import date

from desktop_app.domain.errors import UsageError


def read_day(text: str, *, what: str = "Ngày", example: str = "2026-07-15") -> date:
    """Read a day written "2026-07-15". UsageError names `what` it is and shows an `example`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{what} “{text}” phải viết dạng {example}.") from None


def given_day(text: str | None, *, what: str = "Ngày") -> date | None:
    """Read a day that may be left out: None where it is. Raises UsageError, also for a day that is left empty."""
    return None if text is None else read_day(text, what=what)
