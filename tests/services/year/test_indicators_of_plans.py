"""Indicators of one plan are in its reports, those of the whole office in that of the year's main plan; ceilings."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.plan.plan_record import PlanFields
from desktop_app.domain.year.indicator_sets import IndicatorDraft
from desktop_app.domain.year.indicators import Target, TargetSign, meets, printed_target
from desktop_app.domain.year.report_periods import ANNUAL
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings, RowAction
from desktop_app.services.imports.proposing import propose
from desktop_app.services.keeping import history
from desktop_app.services.papers.reports.entered import report
from desktop_app.services.papers.reports.papers import annual_data
from desktop_app.services.plan.plan_records import save_plan
from desktop_app.services.year.indicators import indicator, record_value, save_indicator
from tests.books import record_rows, workbook

CHILDREN = PlanFields("Bảo vệ trẻ em giai đoạn 2023 - 2027", number="27/KH-SYT", from_year=2023, to_year=2027)
SMOKING = PlanFields("Phòng, chống tác hại của thuốc lá năm 2025", number="11/KH-SYT", from_year=2025, to_year=2025)
SIGNED = IndicatorDraft("Viên chức ký cam kết", "%", "Cam kết", (Target(2025, TargetSign.MORE_THAN, Decimal(90)),))
POISONED = IndicatorDraft("Số ca ngộ độc", "ca", "Điều trị", (Target(2025, TargetSign.AT_MOST, Decimal(36)),))


def _plans(book: Book) -> tuple[int, int]:
    return (
        save_plan(book, None, CHILDREN).only_id("plan"),
        save_plan(book, None, SMOKING).only_id("plan"),
    )


def _measured(book: Book, plan_id: int) -> list[str]:
    return [each.draft.name for each in report(book, ANNUAL, "2025", date(2025, 12, 31), plan_id).facts.indicators]


def test_an_indicator_is_reported_with_its_plan_alone(book: Book) -> None:
    main, small = _plans(book)
    of_office = save_indicator(book, None, POISONED).only_id("indicator")
    of_plan = save_indicator(book, None, replace(SIGNED, plan_id=small)).only_id("indicator")
    record_value(book, of_office, "2025", Decimal(33), "Báo cáo")
    record_value(book, of_plan, "2025", Decimal(90), "Báo cáo")
    assert _measured(book, main) == ["Số ca ngộ độc"]
    assert _measured(book, small) == ["Viên chức ký cam kết"]
    rows = annual_data(book, "2025", date(2025, 12, 31), small).indicators
    assert [row.name for row in rows if not row.is_told] == ["Viên chức ký cam kết"]
    text = "\n".join(part.text for part in report(book, ANNUAL, "2025", date(2025, 12, 31), small).parts)
    assert "Viên chức ký cam kết: mới đạt 90% (mục tiêu > 90%)" in text
    other = "\n".join(part.text for part in report(book, ANNUAL, "2025", date(2025, 12, 31), main).parts)
    assert "Viên chức" not in other
    assert "Số ca ngộ độc: còn 33 ca (mục tiêu ≤ 36 ca)" in other


def test_its_plan_is_kept_undone_and_must_be_in_the_book(book: Book) -> None:
    _, small = _plans(book)
    made = save_indicator(book, None, SIGNED).only_id("indicator")
    changes = save_indicator(book, made, replace(SIGNED, plan_id=small))
    assert indicator(book, made).plan_id == small
    history.undo(book, changes.change_id)
    assert indicator(book, made).plan_id is None
    with pytest.raises(InvalidRecord, match="Sổ không có kế hoạch mã 9"):
        save_indicator(book, made, replace(SIGNED, plan_id=9))


def test_a_list_names_the_plan_by_its_group_or_by_a_column(book: Book, tmp_path: Path) -> None:
    main, small = _plans(book)
    heads = ("Nhóm", "Chỉ tiêu", "ĐVT", "Mục tiêu năm 2025", "Của kế hoạch")
    file = workbook(
        tmp_path / "chi-tieu.xlsx",
        heads,
        ("Kế hoạch số 11/KH-SYT", "Viên chức ký cam kết", "%", "> 90%", None),
        ("Tập huấn", "Số lớp", "lớp", "5", "27/KH-SYT"),
        ("Tập huấn", "Số sách", "cuốn", "5", None),
        ("Tập huấn", "Số tin", "tin", "5", "30/KH-SYT"),
    )
    proposal = propose(book, "indicators", file, ImportSettings())
    assert proposal.rows[3].action is RowAction.UNCLEAR
    assert "Sổ không có kế hoạch “30/KH-SYT”" in proposal.rows[3].reason
    proposal.apply(book, proposal.to_write(), None)
    assert [indicator(book, row_id).plan_id for row_id in (1, 2, 3)] == [small, main, None]


@pytest.mark.parametrize(
    ("sign", "results"), [(TargetSign.AT_MOST, [True, True, False]), (TargetSign.LESS_THAN, [True, False, False])]
)
def test_what_is_not_to_be_exceeded_is_met_below(sign: TargetSign, results: list[bool]) -> None:
    target = Target(2025, sign, Decimal(5))
    assert [meets(Decimal(value), target) for value in ("4.03", "5", "5.1")] == results
    assert printed_target(target, "%") == f"{sign} 5%"


def test_a_target_by_an_earlier_figure_is_reckoned_from_it(book: Book, tmp_path: Path) -> None:
    heads = ("Nhóm", "Chỉ tiêu", "ĐVT", "Mục tiêu năm 2025", "Mục tiêu năm 2026", "Kết quả năm 2024", "Nguồn số liệu")
    file = workbook(
        tmp_path / "chi-tieu.xlsx",
        heads,
        ("Điều trị", "Số ca ngộ độc", "ca", "giảm 10% so với năm 2024", "không quá 30", "40", "Báo cáo 12"),
        ("Điều trị", "Số ca tư vấn", "ca", "tăng 15% so với năm 2024", None, None, None),
    )
    before = record_rows(book)
    proposal = propose(book, "indicators", file, ImportSettings())
    assert "(2024: 40 ca) lấy là ≤ 36 ca" in proposal.rows[0].reason
    assert "chưa có số liệu năm 2024" in proposal.rows[1].reason
    assert record_rows(book) == before
    proposal.apply(book, proposal.to_write(), None)
    assert indicator(book, 1).targets == (
        Target(2025, TargetSign.AT_MOST, Decimal(36)),
        Target(2026, TargetSign.AT_MOST, Decimal(30)),
    )
