"""Days as they are written on the command line."""

from datetime import date

from desktop_app.domain.errors import UsageError


def read_day(text: str, *, what: str = "Ngày", example: str = "2026-07-15") -> date:
    """Read a day written "2026-07-15". UsageError names `what` it is and shows an `example`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{what} “{text}” phải viết dạng {example}.") from None
