"""Working days, for terms that the law gives in them."""

from datetime import date, timedelta
from typing import Final

_HOLIDAYS: Final = frozenset({(1, 1), (30, 4), (1, 5), (2, 9)})
"""Day and month of the public holidays of the solar calendar (Bộ luật Lao động 2019, Điều 112).

Those of the lunar calendar and days given in exchange are announced year by year and are not known here: a term over
Tết ends later than is reckoned.
"""

_FRIDAY: Final = 4


def is_working_day(day: date) -> bool:
    """Tell whether an office works on a day, as far as the calendar alone can say."""
    return day.weekday() <= _FRIDAY and (day.day, day.month) not in _HOLIDAYS


def after_working_days(day: date, number: int) -> date:
    """Return the last day of a term of `number` working days that begins on the day after `day`."""
    while number > 0:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day
