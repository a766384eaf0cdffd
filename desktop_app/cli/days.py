"""Reading days on the command line."""

from datetime import date

from desktop_app.domain.errors import UsageError


def read_day(text: str, *, what: str = "Ngày", example: str = "2026-07-15") -> date:
    """Return the day written as "2026-07-15". Raises UsageError, which names the day (`what`) and shows `example`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{what} “{text}” phải viết dạng {example}.") from None


def read_optional_day(text: str | None, *, what: str = "Ngày") -> date | None:
    """Return the day of an option, None if the option is left out. Raises UsageError, also for an empty text."""
    return None if text is None else read_day(text, what=what)
