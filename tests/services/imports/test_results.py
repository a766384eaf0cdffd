"""Results of tasks from lists: the period that a row names, and rows that name none."""

from pathlib import Path

import pytest

from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings, RowAction
from desktop_app.services.imports.proposing import propose
from desktop_app.services.keeping.history import undo
from desktop_app.services.plan.occurrences import track_from
from desktop_app.store import records
from tests.books import PLAN, import_plan, rows_of, workbook


@pytest.mark.parametrize("period", ["Quý V/2025", "13/2025", "tháng 0/2025", "9 tháng đầu năm 2025"])
def test_a_quarter_or_month_that_no_year_has_is_not_the_whole_year(book: Book, tmp_path: Path, period: str) -> None:
    track_from(book, import_plan(book, PLAN), 2025)
    head = ("Nhiệm vụ", "Kỳ", "Kết quả thực hiện")
    rows = (("III/1", period, "Đã báo cáo"), ("III/1", "Năm 2025", "Đã báo cáo"))
    proposal = propose(book, "results", workbook(tmp_path / "kq.xlsx", head, *rows), ImportSettings())
    assert [row.action for row in proposal.rows] == [RowAction.UNCLEAR, RowAction.ADD]
    assert f"“{period}”" in proposal.rows[0].reason


def test_of_two_deadlines_in_a_year_the_row_has_to_say_which(book: Book, tmp_path: Path) -> None:
    plan_id = import_plan(book, PLAN)
    track_from(book, plan_id, 2025)
    with book.store.work("Thêm kỳ") as work:
        row = next(row for row in records.living(work.connection, "occurrence") if row["period"] == "2025")
        work.update("occurrence", row["id"], {"due_on": "2025-06-01"})
        values = {"task_id": row["task_id"], "period": "2025", "year": 2025}
        work.insert("occurrence", values | {"due_on": "2025-10-06", "deadline_place": 1})
        text = records.fetch(work.connection, "task", row["task_id"])["text"]
    head = ("Nhiệm vụ", "Kỳ", "Thời hạn", "Kết quả thực hiện")
    rows = ((text, "năm 2025", "", "Đã xong"), (text, "năm 2025", "01/06/2025", "Đã xong"))
    proposal = propose(book, "results", workbook(tmp_path / "kq.xlsx", head, *rows), ImportSettings())
    assert [row.action for row in proposal.rows] == [RowAction.UNCLEAR, RowAction.ADD]
    assert proposal.rows[0].reason == ("Nhiệm vụ này có 2 thời hạn trong kỳ: ghi rõ thời hạn (01/06/2025, 06/10/2025).")
    proposal.apply(book, [1], None)
    assert rows_of(book, "occurrence", "due_on", "result <> ''") == [("2025-06-01",)]


def test_the_time_of_finishing_is_the_day_done_or_the_deadline_and_words_of_progress_tell_the_result(
    book: Book, tmp_path: Path
) -> None:
    track_from(book, import_plan(book, PLAN), 2025)
    first = rows_of(book, "occurrence", "task_id", "due_on <> ''")[0][0]
    text = rows_of(book, "task", "text", f"id = {first}")[0][0]
    year, month, day = str(rows_of(book, "occurrence", "due_on", f"task_id = {first}")[0][0]).split("-")
    head = ("Nhiệm vụ", "Kết quả cụ thể", "Tiến độ thực hiện", "Thời gian hoàn thành")
    shown = {}
    for result, progress, finish in (
        ("Đã đăng 32 tin, bài", "Đạt 85%", ""),
        ("", "Đã đăng 32 tin, bài", "15/3/2025"),
        ("", "Đang soạn thảo", f"{day}/{month}/{year}"),
    ):
        rows = workbook(tmp_path / "kq.xlsx", head, (text, result, progress, finish))
        proposal = propose(book, "results", rows, ImportSettings(year=2025))
        proposal.apply(book, proposal.to_write(), None)
        assert [row.action for row in proposal.rows] == [RowAction.ADD], proposal.rows
        shown[progress] = rows_of(book, "occurrence", "result, progress, done_on", "result <> ''")[0]
        undo(book)
    assert shown == {
        "Đạt 85%": ("Đã đăng 32 tin, bài", 85, None),
        "Đã đăng 32 tin, bài": ("Đã đăng 32 tin, bài", 100, "2025-03-15"),
        "Đang soạn thảo": ("Đang soạn thảo", None, None),
    }
