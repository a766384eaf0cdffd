"""Results of tasks from lists: the period that a row names, and rows that name none."""

from pathlib import Path

import pytest

from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings, RowAction
from desktop_app.services.imports.proposing import propose
from desktop_app.services.plan.occurrences import track_from
from tests.books import PLAN, import_plan, workbook


@pytest.mark.parametrize("period", ["Quý V/2025", "13/2025", "tháng 0/2025", "9 tháng đầu năm 2025"])
def test_a_quarter_or_month_that_no_year_has_is_not_the_whole_year(book: Book, tmp_path: Path, period: str) -> None:
    track_from(book, import_plan(book, PLAN), 2025)
    head = ("Nhiệm vụ", "Kỳ", "Kết quả thực hiện")
    rows = (("III/1", period, "Đã báo cáo"), ("III/1", "Năm 2025", "Đã báo cáo"))
    proposal = propose(book, "results", workbook(tmp_path / "kq.xlsx", head, *rows), ImportSettings())
    assert [row.action for row in proposal.rows] == [RowAction.UNCLEAR, RowAction.ADD]
    assert f"“{period}”" in proposal.rows[0].reason
