"""A target is lines to be missed when it is due, and of the days it is set for."""

from datetime import date
from decimal import Decimal

import pytest

from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.indicator_sets import IndicatorDraft
from desktop_app.domain.year.indicators import AutomaticMeasure, Target, TargetSign
from desktop_app.domain.year.report_periods import ANNUAL, HALF_YEAR, PHASE
from desktop_app.services.book import Book
from desktop_app.services.papers.reports import remarks
from desktop_app.services.papers.reports.entered import report
from desktop_app.services.year.activities import add_activity
from desktop_app.services.year.indicators import record_value, save_indicator
from tests.books import BookIds

MODEL, CLUB, NEWS = "Trang mạng kết nối", "Câu lạc bộ khoa học", "Tin tốt trong năm"


def targets(*years: tuple[int, int]) -> tuple[Target, ...]:
    return tuple(Target(year, TargetSign.AT_LEAST, Decimal(value)) for year, value in years)


def fill_indicators(book: Book) -> None:
    typed = {MODEL: targets((2030, 95)), CLUB: targets((2026, 6))}
    for name, set_for in typed.items():
        made = save_indicator(book, None, IndicatorDraft(name, "cái", "Kênh", set_for)).only_id("indicator")
        for period in ("2026", "2026-H1"):
            record_value(book, made, period, Decimal(4), "Đoàn trường")
    news = IndicatorDraft(NEWS, "tin", "Kênh", targets((2024, 3), (2026, 3)), automatic=AutomaticMeasure.GOOD_NEWS)
    save_indicator(book, None, news)
    for day in (date(2024, 3, 3), date(2025, 3, 3), date(2026, 3, 3)):
        add_activity(book, ActivityFields(day, ActivityKind.GOOD_NEWS, title="Chuyện đẹp"))


@pytest.mark.parametrize(
    ("kind", "period", "cut_off", "weak", "advantages"),
    [
        (
            ANNUAL,
            "2026",
            date(2026, 11, 15),
            [f"{CLUB}: mới đạt 4 cái (mục tiêu ≥ 6 cái)", f"{NEWS}: mới đạt 2 tin (mục tiêu ≥ 3 tin)"],
            [],
        ),
        # Half a year is not held against what is due at its end, nor several years against what is set for each.
        (HALF_YEAR, "2026-H1", None, [], []),
        (PHASE, "2024-2026", None, [f"{CLUB}: mới đạt 4 cái (mục tiêu ≥ 6 cái)"], []),
    ],
)
def test_a_target_is_missed_when_it_is_due_and_of_its_own_days(
    book: Book, filled: BookIds, kind: str, period: str, cut_off: date | None, weak: list[str], advantages: list[str]
) -> None:
    fill_indicators(book)
    source = report(book, kind, period, cut_off)
    text = "\n".join(part.text for part in source.parts)
    lines = [line for line in text.split("\n") if any(name in line for name in (MODEL, CLUB, NEWS))]
    missed = [line for line in lines if "mới đạt" in line]
    assert [line.lstrip("- ").split(").")[0] + ")" for line in missed] == weak
    assert [line for line in lines if ": đạt " in line] == advantages
    sentences = " ".join(remark.sentence for remark in remarks.remarks(book, source))
    for name in (MODEL, CLUB, NEWS):
        assert (f"chỉ tiêu “{name}” chưa đạt mục tiêu" in sentences) <= any(line.startswith(name) for line in weak)


def test_a_target_of_a_later_year_that_is_reached_has_its_year(book: Book, filled: BookIds) -> None:
    made = save_indicator(book, None, IndicatorDraft(MODEL, "%", "Kênh", targets((2030, 95)))).only_id("indicator")
    record_value(book, made, "2026", Decimal(97), "Đoàn trường")
    text = "\n".join(part.text for part in report(book, ANNUAL, "2026", date(2026, 11, 15)).parts)
    assert f"{MODEL}: đạt 97% (mục tiêu đến năm 2030: ≥ 95%)" in text
