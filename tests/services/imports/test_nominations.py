"""Nominations from lists: what the round has already, and what a list has twice, is said before it is written."""

from pathlib import Path

from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings, RowAction
from desktop_app.services.imports.proposing import propose
from tests.books import person, rows_of, unit, workbook

HEAD = ("Họ và tên", "Đơn vị", "Hình thức", "Loại hình", "Tóm tắt thành tích")


def test_a_nomination_that_stands_twice_is_said_and_written_once(book: Book, tmp_path: Path) -> None:
    person(book, "Nông Thị Lan", unit(book, "Văn phòng"), "Chuyên viên")
    row = ("Nông Thị Lan", "Văn phòng", "Giấy khen", "Đột xuất", "Cứu người bị nạn")
    file = workbook(tmp_path / "dn.xlsx", HEAD, row, row, (*row[:4], "Việc khác"))
    settings = ImportSettings(round_code="2026-H1")
    proposal = propose(book, "nominations", file, settings)
    assert [row.action for row in proposal.rows] == [RowAction.ADD, RowAction.SAME, RowAction.CONFLICT]
    assert proposal.rows[1].reason == "Trùng với trang “Danh sách”, dòng 2."
    proposal.apply(book, proposal.to_write(), None)
    again = propose(book, "nominations", file, settings)
    assert [row.action for row in again.rows] == [RowAction.SAME] * 3
    assert again.to_write() == []
    assert rows_of(book, "nomination", "summary") == [("Cứu người bị nạn",)]
