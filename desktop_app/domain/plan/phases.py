"""Phases of a plan: several of its years that one report looks back on, some of them (sơ kết) or all (tổng kết)."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.errors import InvalidRecord

_CODE: Final = re.compile(r"([0-9]{4})\s?[-–]\s?([0-9]{4})")
_TARGET_YEAR: Final = 2025
"""The year up to which national programmes of 2022 - 2030 set their first targets."""


@dataclass(frozen=True, slots=True)
class Phase:
    """The years `first` to `last`, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"

    @property
    def words(self) -> str:
        """The years as a paper writes them: "2022 - 2025"."""
        return f"{self.first} - {self.last}"

    @property
    def years(self) -> range:
        """Its years."""
        return range(self.first, self.last + 1)

    @property
    def last_day(self) -> date:
        """Its last day."""
        return date(self.last, 12, 31)

    def within(self, from_year: int | None, to_year: int | None) -> bool:
        """Return whether all its years lie in these, None for an open end."""
        return (from_year is None or self.first >= from_year) and (to_year is None or self.last <= to_year)


def parse_phase(code: str) -> Phase:
    """Return the phase written "2022-2025". Raises InvalidRecord."""
    match = _CODE.fullmatch(code.strip())
    phase = Phase(int(match[1]), int(match[2])) if match else None
    if phase is None or phase.first < 2000 or phase.last <= phase.first:
        raise InvalidRecord(f"“{code}” không phải giai đoạn: viết hai năm như 2022-2025.", "phase")
    return phase


def without_phases(from_year: int | None, to_year: int | None) -> str:
    """Return why a plan of a single year has no phase, and what is made of it instead; "" for any other plan."""
    if from_year is None or from_year != to_year:
        return ""
    return f"Kế hoạch chỉ thực hiện trong năm {from_year}: lập báo cáo năm."


def usual_phases(from_year: int | None, to_year: int | None) -> tuple[Phase, ...]:
    """Return the phases that a plan of these years reports on, the first part and the whole; () without both years."""
    if from_year is None or to_year is None or to_year <= from_year:
        return ()
    middle = _TARGET_YEAR if from_year < _TARGET_YEAR < to_year else (from_year + to_year) // 2
    whole = Phase(from_year, to_year)
    return (Phase(from_year, middle), whole) if middle > from_year else (whole,)
