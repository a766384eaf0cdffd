"""What an import keeps of a long list: the cells are those of the sheet, a row adds little to them."""

import gc
import tracemalloc
from pathlib import Path

import pytest

from desktop_app.intake.files.workbook import Sheet
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings, RowAction
from desktop_app.services.imports.looking import look_at_sheets
from desktop_app.services.imports.proposing import propose
from tests.books import unit

DECISION = ("Giấy khen", "12/QĐ-SNgV", "02/12/2024", "Sở Ngoại vụ")
FAMILY, GIVEN = ("Nguyễn", "Lò", "Vi", "Ma", "Bế"), ("An", "Bình", "Chi", "Dũng", "Én", "Giáp", "Hoa", "Lan")


def name(number: int) -> str:
    """Return a name of letters that no other number has."""
    words = (GIVEN[number // 8**place % 8] for place in range(4))
    return f"{FAMILY[number // 8**4 % 5]} {' '.join(words)}"


LISTS = {
    "people": (("STT", "Họ và tên", "Đơn vị", "Năm sinh"), lambda at: (at, name(at), "Văn phòng", 1970 + at % 30)),
    "awards": (
        ("STT", "Họ và tên", "Đơn vị", "Hình thức", "Số quyết định", "Ngày ký", "Cơ quan"),
        lambda at: (at, name(at), "Văn phòng", *DECISION),
    ),
    "activities": (("STT", "Ngày", "Nội dung", "Đơn vị"), lambda at: (at, "02/3/2025", f"Tọa đàm {at}", "Văn phòng")),
    "obstacles": (("STT", "Ngày", "Khó khăn", "Đơn vị"), lambda at: (at, "02/3/2025", f"Máy số {at}", "Văn phòng")),
}
MOST_OF_A_ROW = {"people": 800, "awards": 2_300, "activities": 700, "obstacles": 700}
"""Bytes at the worst moment; with its texts, its values, its record and its place in words each takes a third more."""


def peak_of_a_proposal(book: Book, kind: str, path: Path, settings: ImportSettings, rows: int) -> int:
    """Return the bytes at the worst moment of one proposal that adds as many rows."""
    # What waits to be collected is another part of it in each order of the tests: it is measured where it is most.
    gc.collect()
    tracemalloc.start()
    try:
        proposal = propose(book, kind, path, settings)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert proposal.counts() == {RowAction.ADD: rows}
    return peak


@pytest.mark.parametrize("kind", LISTS)
def test_a_row_of_a_long_list_takes_little_beside_its_cells(book: Book, tmp_path: Path, kind: str) -> None:
    unit(book, "Văn phòng")
    head, row = LISTS[kind]
    # What is made once for a list, whatever its length, is more beside the rows of fewer awards.
    count = 3_000 if kind == "awards" else 1_000
    look = look_at_sheets(tmp_path / "ds.xlsx", kind, (Sheet("DS", (head, *map(row, range(1, count + 1)))),))
    settings = look.as_guessed(ImportSettings(new_people=True))
    # What is loaded and remembered once is not counted, nor a table of the whole process that grows just now.
    propose(book, kind, look.path, settings)
    peaks: list[float] = []
    while len(peaks) < 3 and (not peaks or peaks[-1] >= MOST_OF_A_ROW[kind]):
        peaks.append(peak_of_a_proposal(book, kind, look.path, settings, count) / count)
    assert min(peaks) < MOST_OF_A_ROW[kind]
