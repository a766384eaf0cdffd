"""The kinds of report that the clerk edits part by part, and the period that each kind is of: declared here once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.plan.phases import parse_phase
from desktop_app.domain.round_codes import FIRST_YEAR, HALVES, LAST_YEAR, RoundCode, parse_round_code, round_title
from desktop_app.domain.vietnamese import is_whole_number, shortened

ANNUAL, HALF_YEAR, PHASE = "annual", "half_year", "phase"
"""The kinds: of a year ("2026"), of a first half ("2026-H1"), of several years of a plan ("2022-2025")."""


@dataclass(frozen=True, slots=True)
class ReportPeriods:
    """The period of a kind of report.

    `option` is what papers and commands call it, with an `example` and a word of `help`; `name` is the kind in a list,
    `words` one report in a sentence, `title` the same where it stands alone. `checked` returns the period as it is
    stored, `days` its first and its last day, `usual_end` the day to which it is counted unless another is chosen.
    `years` are those that it is of as a whole: none of half a year.
    `is_continued` says that a report begins where the one before it ended.
    """

    option: str
    example: str
    help: str
    name: str
    words: Callable[[str], str]
    title: Callable[[str], str]
    checked: Callable[[str], str]
    days: Callable[[str], tuple[date, date]]
    usual_end: Callable[[str], date]
    years: Callable[[str], tuple[int, ...]]
    is_continued: bool = False


def checked_year(year: str) -> str:
    """Return the year if papers are made of it. Raises InvalidRecord."""
    if not (len(year) == 4 and is_whole_number(year) and FIRST_YEAR <= int(year) <= LAST_YEAR):
        raise InvalidRecord(
            f"“{shortened(year)}” không phải năm của báo cáo, bảng theo dõi: chỉ lập cho {FIRST_YEAR} - {LAST_YEAR}.",
            "year",
            f"Chọn một năm từ {FIRST_YEAR}.",
        )
    return year


def _checked_half(period: str) -> str:
    code = parse_round_code(period)
    if code.half != 1:
        first_half = RoundCode(code.year, 1)
        raise InvalidRecord(
            f"Báo cáo sơ kết là của {HALVES[1]}, không phải của đợt {code.title}.",
            "round",
            f"Chọn đợt {first_half.title} ({first_half}).",
        )
    return str(code)


def _half_days(period: str) -> tuple[date, date]:
    code = parse_round_code(period)
    return code.first_day, code.last_day


def _phase_days(period: str) -> tuple[date, date]:
    phase = parse_phase(period)
    return date(phase.first, 1, 1), phase.last_day


REPORT_PERIODS: Final[Mapping[str, ReportPeriods]] = {
    ANNUAL: ReportPeriods(
        option="year",
        example="2025",
        help="báo cáo năm",
        name="báo cáo năm",
        words=lambda period: f"báo cáo năm {period}",
        title=lambda period: f"Báo cáo năm {period}",
        checked=checked_year,
        days=lambda period: (date(int(period), 1, 1), date(int(period), 12, 31)),
        # It is due before 20/11.
        usual_end=lambda period: date(int(period), 11, 15),
        years=lambda period: (int(period),),
        is_continued=True,
    ),
    HALF_YEAR: ReportPeriods(
        option="round",
        example="2025-H1",
        help="báo cáo sơ kết 6 tháng",
        name="sơ kết 6 tháng",
        words=lambda period: f"báo cáo {round_title(period)}",
        title=lambda period: f"Báo cáo {parse_round_code(period).time}",
        checked=_checked_half,
        days=_half_days,
        usual_end=lambda period: _half_days(period)[1],
        years=lambda period: (),
    ),
    PHASE: ReportPeriods(
        option="phase",
        example="2022-2025",
        help="báo cáo sơ kết, tổng kết giai đoạn",
        name="báo cáo giai đoạn",
        words=lambda period: f"báo cáo giai đoạn {parse_phase(period).words}",
        title=lambda period: f"Báo cáo giai đoạn {parse_phase(period).words}",
        checked=lambda period: str(parse_phase(period)),
        days=_phase_days,
        usual_end=lambda period: _phase_days(period)[1],
        years=lambda period: tuple(parse_phase(period).years),
    ),
}
"""The period of each kind of report, in the order in which they are offered."""
