"""Working days, for terms that the law states in working days."""

from datetime import date, timedelta
from typing import Final

_HOLIDAYS: Final = frozenset({(1, 1), (30, 4), (1, 5), (2, 9)})
"""Day and month of the public holidays of the solar calendar (Bộ luật Lao động 2019, Điều 112).

Holidays of the lunar calendar and exchanged days are announced year by year and are not known here: a term that
includes Tết really ends later than computed.
"""

_FRIDAY: Final = 4


def is_working_day(day: date) -> bool:
    """Return whether a day is a working day, as far as the solar calendar determines it."""
    return day.weekday() <= _FRIDAY and (day.day, day.month) not in _HOLIDAYS


def after_working_days(day: date, number: int) -> date:
    """Return the last day of a term of `number` working days that begins on the day after `day`."""
    while number > 0:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day
