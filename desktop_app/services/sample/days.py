"""The days on which the sample's office works: it meets, signs and pays on no Sunday and not at Tết."""

from datetime import date, timedelta
from functools import cache
from typing import Final

from desktop_app.domain.rounds.working_days import is_working_day
from desktop_app.services.sample.content import content

_DAY: Final = timedelta(days=1)
_EVE, _LAST_OF_TET = timedelta(days=2), timedelta(days=5)


def next_working_day(day: date) -> date:
    """Return a day, or the first working day after it if nobody works on it."""
    while not _is_worked(day):
        day += _DAY
    return day


def last_working_day(day: date) -> date:
    """Return a day, or the last working day before it if nobody works on it."""
    while not _is_worked(day):
        day -= _DAY
    return day


def _is_worked(day: date) -> bool:
    return is_working_day(day) and not any(first - _EVE <= day <= first + _LAST_OF_TET for first in _new_years())


@cache
def _new_years() -> tuple[date, ...]:
    """Return the first day of each lunar year."""
    return tuple(content("nam")["lunar_new_years"])
