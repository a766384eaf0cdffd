"""Tết Trung thu as a day of the solar calendar: the fifteenth of the eighth lunar month, as Việt Nam counts it.

The days are a table: Vietnamese months begin at the new moon of UTC+7, so a Chinese calendar is wrong for some years
(2034: 27/9 there).
"""

from datetime import date
from typing import Final

_MID_AUTUMN: Final = {
    2022: (9, 10),
    2023: (9, 29),
    2024: (9, 17),
    2025: (10, 6),
    2026: (9, 25),
    2027: (9, 15),
    2028: (10, 3),
    2029: (9, 22),
    2030: (9, 12),
    2031: (10, 1),
    2032: (9, 19),
    2033: (9, 8),
    2034: (9, 26),
    2035: (9, 16),
}


def mid_autumn(year: int) -> date | None:
    """Return Tết Trung thu of a year, None for a year that the table does not have."""
    if year not in _MID_AUTUMN:
        return None
    month, day = _MID_AUTUMN[year]
    return date(year, month, day)
