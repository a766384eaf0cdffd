"""The office's own columns over the shipped ones: by date, checked, printed, restored by one act."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from desktop_app.domain.errors import InvalidRecord
from desktop_app.papers.document.as_text import from_json
from desktop_app.papers.document.column_sets import ColumnRule
from desktop_app.papers.document.proofreading import names_on
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.house_style.column_sets import (
    change_columns,
    has_columns,
    list_columns,
    restore_columns,
)
from desktop_app.services.papers.issued import IssueFields, issue, issued_paper
from desktop_app.services.settings import set_setting
from tests.books import BookIds, record_rows, refused
from tests.services.meetings import without_vote

LIST, ROUND = "nomination-list", {"round": "2026-H1"}
NAMED = ColumnRule("Họ và tên (tên tập thể)", "Cá nhân, tập thể")
GONE = ColumnRule("Ghi chú", "Ghi chú", shown=False)


def printed(book: Book) -> list[object]:
    """Return the head of the list as it is printed."""
    made = load_workbook(io.BytesIO(papers.render(book, LIST, ROUND, "xlsx").content)).worksheets[0]
    rows: list[list[object]] = [[cell.value for cell in row if cell.value is not None] for row in made.rows]
    return next(row for row in rows if row and row[0] == "TT")


def test_the_offices_columns_are_printed_issued_and_checked(book: Book, filled: BookIds) -> None:
    change_columns(book, LIST, None, [NAMED, GONE])
    assert "Cá nhân, tập thể" in printed(book)
    assert "Ghi chú" not in printed(book)
    without_vote(book)
    paper = issued_paper(book, issue(book, LIST, ROUND, IssueFields()).only_id("issued_paper"))
    assert set(names_on(from_json(paper.content))) == {"Nông Thị Lan", "Phòng Quản lý biên giới"}
    assert not any("đã phát hành" in remark.sentence for remark in remarks(book, "submission", ROUND))


def test_columns_hold_from_a_day_on(book: Book) -> None:
    change_columns(book, LIST, date(2026, 10, 1), [GONE])
    before, after = list_columns(book, LIST, date(2026, 9, 30)), list_columns(book, LIST, date(2026, 10, 1))
    assert (before.is_own, after.is_own, after.first) == (False, True, date(2026, 10, 1))
    change_columns(book, LIST, None, [NAMED])
    assert list_columns(book, LIST, date(2026, 9, 30)).is_own
    assert NAMED.title not in [rule.title for rule in list_columns(book, LIST, date(2026, 10, 1)).columns]


def test_columns_that_were_stored_under_a_former_name_are_read(book: Book) -> None:
    with book.store.work("Sửa cột") as work:
        set_setting(work, "columns.reward-list", '{"": {"STT": {"width": 14.0}}}')
    (number, *_) = list_columns(book, "reward-list").columns
    assert (number.key, number.title, number.width) == ("TT", "TT", 14.0)


def test_one_act_brings_the_programs_columns_back_and_is_undone(book: Book) -> None:
    before = record_rows(book)
    change_columns(book, LIST, None, [NAMED])
    own = list_columns(book, LIST)
    restore_columns(book, LIST)
    assert record_rows(book) == before
    history.undo(book)
    assert list_columns(book, LIST) == own
    change_columns(book, LIST, None, list_columns(book, LIST).shipped)
    assert record_rows(book) == before


def test_what_no_list_can_have_is_refused(book: Book) -> None:
    with refused(book, InvalidRecord, "Không bỏ được cột “TT”"):
        change_columns(book, LIST, None, [ColumnRule("TT", "TT", shown=False)])
    with refused(book, InvalidRecord, "không có cột “Tuổi”"):
        change_columns(book, LIST, None, [ColumnRule("Tuổi", "Tuổi")])
    with refused(book, InvalidRecord, "không có danh sách chọn cột"):
        change_columns(book, "submission", None, [])
    assert has_columns(LIST)
    assert not has_columns("submission")


@pytest.mark.parametrize("kind", ["award-decision", "reward-list", "task-table"])
def test_every_list_is_printed_with_fewer_columns(book: Book, filled: BookIds, kind: str) -> None:
    dropped = next(rule for rule in list_columns(book, kind).columns if not rule.needed)
    change_columns(book, kind, None, [ColumnRule(dropped.key, dropped.title, shown=False)])
    options = {"year": "2026"} if kind == "task-table" else ROUND
    for format in ("pdf", "docx", "xlsx"):
        assert papers.render(book, kind, options, format).content
