"""What an import keeps of a long list: the cells are those of the sheet, a row adds little to them."""

import tracemalloc
from pathlib import Path

import pytest

from desktop_app.intake.files.workbook import Sheet
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings, RowAction
from desktop_app.services.imports.looking import look_at_sheets
from desktop_app.services.imports.proposing import propose
from tests.books import unit

MOST_OF_A_ROW = 700
"""Bytes at the worst moment; a row with its texts, its values and its record takes some 1,500."""
LISTS = {
    "activities": (("STT", "Ngày", "Nội dung", "Đơn vị"), lambda at: (at, "02/3/2025", f"Tọa đàm {at}", "Văn phòng")),
    "obstacles": (("STT", "Ngày", "Khó khăn", "Đơn vị"), lambda at: (at, "02/3/2025", f"Máy số {at}", "Văn phòng")),
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_row_of_a_long_list_takes_little_beside_its_cells(book: Book, tmp_path: Path, kind: str) -> None:
    unit(book, "Văn phòng")
    head, row = LISTS[kind]
    count = 3_000
    look = look_at_sheets(tmp_path / "ds.xlsx", kind, (Sheet("DS", (head, *map(row, range(1, count + 1)))),))
    settings = look.as_guessed(ImportSettings())
    # What is loaded and remembered once is not counted.
    propose(book, kind, look.path, settings)
    tracemalloc.start()
    try:
        proposal = propose(book, kind, look.path, settings)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert proposal.counts() == {RowAction.ADD: count}
    assert peak / count < MOST_OF_A_ROW
