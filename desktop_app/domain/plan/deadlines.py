"""Deadlines as a plan words them and as the program interprets them.

Deadlines are rarely days: a plan says "trước ngày 20/11 hằng năm", "Quý I/2026", "thường xuyên", or nothing. Both the
words and their interpretation are stored; due days are computed from the interpretation.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.citations import day_words
from desktop_app.domain.round_codes import parse_round_code

_LEAP_YEAR: Final = 2024
_BEFORE: Final = re.compile(
    r"\btrước (?:ngày |(?![0-9]+ ?(?:(?:ngày|tuần)\b|tháng\b(?! ?\w)|tháng (?:so với|kể từ|tính|trước|khi|ngày)\b)))"
    r"(?![0-9]{1,2} ?(?:giờ|[hg:][0-9]|[hg]\b))"
    r"(?P<day>[0-9]{1,2})(?: ?(?:[/.-]|tháng) ?(?P<month>[0-9]{1,2}))?",
    re.IGNORECASE,
)
"""Before an hour of a day is on that day; so many days, weeks or months before it are no day."""
_MOST: Final = {"day": ("Ngày", 31), "month": ("Tháng", 12), "quarter": ("Quý", 4)}


def days_in_month(year: int, month: int) -> int:
    """Return how many days a month has. Python's `calendar` says so too, but loads its locales for it."""
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(1)).day


def due_words(due_on: date, words: str) -> str:
    """Return the last day of a deadline as papers tell it: with the day before which it is asked for, if it is so.

    `words` are those of the plan: "trước ngày 20/11 hằng năm", whether the 19th or the 20th is the last day in time.
    """
    for named in (due_on + timedelta(1), due_on):
        for match in _BEFORE.finditer(words):
            if int(match["day"]) == named.day and int(match["month"] or named.month) == named.month:
                return f"trước ngày {day_words(named)}"
    return day_words(due_on)


class DeadlineKind(StrEnum):
    """The kind of time that the deadline names."""

    NONE = "none"
    """No deadline is written."""
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    RANGE = "range"
    """From one year or month to another: a period of work rather than a day to finish by."""
    ROUND = "round"
    """At the office's review rounds: mid-year, year end."""
    MID_AUTUMN = "mid_autumn"
    """At Tết Trung thu of each year."""
    ONGOING = "ongoing"
    """Thường xuyên: no day to finish by."""


class Recurrence(StrEnum):
    """How often the deadline recurs."""

    ONCE = "once"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    PER_ROUND = "per_round"
    YEARLY = "yearly"


DEADLINE_KIND_LABELS = {
    DeadlineKind.NONE: "Không có thời hạn",
    DeadlineKind.DAY: "Ngày",
    DeadlineKind.MONTH: "Tháng",
    DeadlineKind.QUARTER: "Quý",
    DeadlineKind.YEAR: "Năm",
    DeadlineKind.RANGE: "Khoảng thời gian",
    DeadlineKind.ROUND: "Theo đợt xét",
    DeadlineKind.MID_AUTUMN: "Tết Trung thu",
    DeadlineKind.ONGOING: "Thường xuyên",
}

RECURRENCE_LABELS = {
    Recurrence.ONCE: "một lần",
    Recurrence.MONTHLY: "hằng tháng",
    Recurrence.QUARTERLY: "hằng quý",
    Recurrence.PER_ROUND: "mỗi đợt xét",
    Recurrence.YEARLY: "hằng năm",
}

_EACH_PERIOD: Final = {
    (DeadlineKind.MONTH, Recurrence.MONTHLY),
    (DeadlineKind.QUARTER, Recurrence.QUARTERLY),
    (DeadlineKind.YEAR, Recurrence.YEARLY),
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as written (`text`, "" for none) and as interpreted.

    `day`, `month`, `quarter`, `year` are set if the kind names them, None otherwise. `until_round` is the last review
    round ("2030-H2") of a deadline that recurs each round, or its only one. `from_year` and `to_year` bound a range;
    the `month` of a range of months is its last month; `from_year` alone is the first of "các năm tiếp theo".
    """

    text: str = ""
    kind: DeadlineKind = DeadlineKind.NONE
    recurrence: Recurrence = Recurrence.ONCE
    day: int | None = None
    month: int | None = None
    quarter: int | None = None
    year: int | None = None
    from_year: int | None = None
    to_year: int | None = None
    until_round: str = ""

    @property
    def is_before(self) -> bool:
        """Whether the words ask for something before a day ("trước ngày 20/11"): the day itself is late then."""
        return self.kind is DeadlineKind.DAY and _BEFORE.search(self.text) is not None

    @property
    def is_each_period(self) -> bool:
        """Whether it names no day: whatever is done in a year (month, quarter) is what was asked of that period."""
        if self.kind in (DeadlineKind.NONE, DeadlineKind.ONGOING):
            return True
        figure = self.month if self.kind is DeadlineKind.MONTH else self.quarter
        return figure is None and (self.kind, self.recurrence) in _EACH_PERIOD

    def problem(self) -> str:
        """Return a sentence if a value that the kind requires is missing or impossible, "" otherwise."""
        for name, (word, most) in _MOST.items():
            figure = getattr(self, name)
            if figure is not None and not 1 <= figure <= most:
                return f"{word} của thời hạn phải từ 1 đến {most}."
        match self.kind:
            case DeadlineKind.DAY:
                return self._day_problem()
            case DeadlineKind.MONTH if self.month is None and self.recurrence is not Recurrence.MONTHLY:
                return "Nhập tháng của thời hạn."
            case DeadlineKind.QUARTER if self.quarter is None and self.recurrence is not Recurrence.QUARTERLY:
                return "Nhập quý của thời hạn."
            case DeadlineKind.MID_AUTUMN if self.recurrence is not Recurrence.YEARLY:
                return "Tết Trung thu là hằng năm: chọn lặp lại hằng năm."
            case DeadlineKind.YEAR if self.year is None and self.recurrence is not Recurrence.YEARLY:
                return "Nhập năm của thời hạn."
            case DeadlineKind.RANGE:
                return self._range_problem()
            case DeadlineKind.ROUND:
                return self._round_problem()
        return ""

    def _day_problem(self) -> str:
        if self.day is None:
            return "Nhập ngày của thời hạn."
        if self.month is None:
            needs_no_month = self.recurrence in (Recurrence.MONTHLY, Recurrence.QUARTERLY)
            return "" if needs_no_month else "Nhập tháng của thời hạn."
        # Without a year the day only has to exist in some year.
        if self.day > days_in_month(self.year or _LEAP_YEAR, self.month):
            return f"Không có ngày {self.day}/{self.month}."
        return ""

    def _range_problem(self) -> str:
        if self.from_year is None and self.to_year is None:
            return "Nhập năm đầu hoặc năm cuối của thời hạn."
        if self.from_year is not None and self.to_year is not None and self.to_year < self.from_year:
            return "Năm cuối của thời hạn phải sau năm đầu."
        return ""

    def _round_problem(self) -> str:
        if not self.until_round:
            return "" if self.recurrence is Recurrence.PER_ROUND else "Nhập đợt xét của thời hạn."
        try:
            parse_round_code(self.until_round)
        except InvalidRecord:
            return "Đợt xét viết như 2030-H1 hoặc 2030-H2."
        return ""
