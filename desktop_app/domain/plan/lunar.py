"""Days of the lunar calendar in the solar one, as Việt Nam counts them: Tết Nguyên đán and Tết Trung thu.

The days are tables: Vietnamese months begin at the new moon of UTC+7, so a Chinese calendar is wrong for some years
(Tết 2030: 03/2 there; Trung thu 2034: 27/9).
"""

from datetime import date
from typing import Final

_NEW_YEAR: Final = {
    2022: (2, 1),
    2023: (1, 22),
    2024: (2, 10),
    2025: (1, 29),
    2026: (2, 17),
    2027: (2, 6),
    2028: (1, 26),
    2029: (2, 13),
    2030: (2, 2),
    2031: (1, 23),
    2032: (2, 11),
    2033: (1, 31),
    2034: (2, 19),
    2035: (2, 8),
}
_STEMS: Final = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES: Final = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")
_FIRST_OF_CYCLE: Final = 4
"""A year Giáp Tý, from which the names of years are counted."""
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


def new_year(year: int) -> date | None:
    """Return the first day of Tết Nguyên đán of a year, None for a year that the table does not have."""
    if year not in _NEW_YEAR:
        return None
    month, day = _NEW_YEAR[year]
    return date(year, month, day)


def lunar_name(year: int) -> str:
    """Return the name of a year in the lunar calendar: "Bính Ngọ" of 2026."""
    place = year - _FIRST_OF_CYCLE
    return f"{_STEMS[place % len(_STEMS)]} {_BRANCHES[place % len(_BRANCHES)]}"


def years_of_tables() -> tuple[int, ...]:
    """Return the years that the tables have."""
    return tuple(_NEW_YEAR)
