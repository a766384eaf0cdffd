"""The codes of review rounds: 2026-H1 (sơ kết 6 tháng đầu năm) and 2026-H2 (cuối năm)."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.errors import InvalidRecord

FIRST_YEAR, LAST_YEAR = 2022, 2099
_CODE = re.compile(r"([0-9]{4})-H([12])", re.IGNORECASE)
HALVES: Final = {1: "6 tháng đầu năm", 2: "6 tháng cuối năm"}
"""What the halves of a year are called; the year follows."""
_INTERIM: Final = "sơ kết "
"""What stands before the time of a half year where its looking back is named."""


@dataclass(frozen=True, slots=True, order=True)
class RoundCode:
    """A round's year and half (1 or 2)."""

    year: int
    half: int

    def __str__(self) -> str:
        return f"{self.year}-H{self.half}"

    @property
    def title(self) -> str:
        """The round's name as lists write it."""
        return f"{_INTERIM}{self.time}" if self.half == 1 else f"cuối {self.time}"

    @property
    def occasion(self) -> str:
        """What papers call the round: what it gives at the end of a year is of that year, as its decision says."""
        return self.title if self.half == 1 else self.time

    @property
    def time(self) -> str:
        """The time of what it gives: that of its occasion, without the looking back."""
        return f"{HALVES[1]} {self.year}" if self.half == 1 else f"năm {self.year}"

    @property
    def first_day(self) -> date:
        """The first day of the achievements reviewed: the first day of the year, for both rounds."""
        return date(self.year, 1, 1)

    @property
    def last_day(self) -> date:
        """The last day of the achievements reviewed."""
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    @property
    def last_rated_year(self) -> int:
        """The last year that has ratings: in its first half nobody is rated for a year yet."""
        return self.year if self.half == 2 else self.year - 1

    def rated_years(self, first: int, last: int) -> tuple[int, int]:
        """Return the first and the last of the years of an achievement that have ratings; at least one, before it."""
        until = min(last, self.last_rated_year)
        return min(first, until), until


def time_of(occasion: str) -> str:
    """Return the time of the occasion of a round, or of other days: a half year without its looking back."""
    return occasion.removeprefix(_INTERIM)


def parse_round_code(text: str) -> RoundCode:
    """Return the round code written as "2026-H1". Raises InvalidRecord."""
    match = _CODE.fullmatch(text.strip())
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        raise InvalidRecord(
            f"“{text}” không phải mã đợt xét: viết năm (từ {FIRST_YEAR}), rồi -H1 (6 tháng đầu năm) "
            "hoặc -H2 (cuối năm).",
            "code",
        )
    return RoundCode(int(match[1]), int(match[2]))


def round_title(code: str) -> str:
    """Return the name of the round written as "2026-H1", as sentences call it. Raises InvalidRecord."""
    return parse_round_code(code).title
