"""Reading days on the command line."""

from datetime import date

from desktop_app.domain.errors import UsageError

_YEARS = range(1945, 2100)
"""The years that a day can be of: "0025-03-05" is a slip of the pen."""


def read_day(text: str, *, what: str = "Ngày", example: str = "2026-07-15") -> date:
    """Return the day written as "2026-07-15". Raises UsageError, which names the day (`what`) and shows `example`."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{what} “{text}” phải viết dạng {example}.") from None
    if day.year not in _YEARS:
        raise UsageError(f"{what} “{text}” không thuộc các năm {_YEARS[0]} – {_YEARS[-1]}.")
    return day


def read_optional_day(text: str | None, *, what: str = "Ngày") -> date | None:
    """Return the day of an option, None if the option is left out. Raises UsageError, also for an empty text."""
    return None if text is None else read_day(text, what=what)
