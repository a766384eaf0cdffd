"""Somebody whom a list names in another unit than the book: taken, but not without a word."""

from pathlib import Path

import pytest

from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings, RowAction
from desktop_app.services.imports.proposing import propose
from tests.books import person, review_round, unit, workbook

AWARD = ("Giấy khen", "90/QĐ-SNgV", "20/12/2023", "Sở Ngoại vụ", "Công trạng")
LISTS = {
    "ratings": (("Năm", "Xếp loại"), ("2023", "HTXSNV")),
    "nominations": (("Danh hiệu", "Thành tích"), ("Lao động tiên tiến", "Hoàn thành nhiệm vụ")),
    "awards": (
        ("Hình thức", "Số quyết định", "Ngày quyết định", "Cơ quan", "Loại hình", "Tiền thưởng"),
        (*AWARD, "540.000"),
    ),
}


@pytest.mark.parametrize("kind", LISTS)
def test_somebody_of_another_unit_is_named_with_the_post_that_the_book_has(
    book: Book, tmp_path: Path, kind: str
) -> None:
    person(book, "Nông Thị Lan", unit(book, "Văn phòng"), "Chuyên viên")
    review_round(book, "2023-H2")
    heads, cells = LISTS[kind]
    rows = [("Nông Thị Lan", unit_name, *cells) for unit_name in ("Phòng Lễ tân", "Văn phòng", "")]
    for row, reason in zip(rows, ("Lấy người cùng tên trong sổ: Chuyên viên, Văn phòng.", "", ""), strict=True):
        file = workbook(tmp_path / "ds.xlsx", ("Họ và tên", "Đơn vị", *heads), row)
        (proposed,) = propose(book, kind, file, ImportSettings(round_code="2023-H2")).rows
        assert (proposed.action, proposed.reason) == (RowAction.ADD, reason)
    # A short name of the unit that the book has is no other unit.
    file = workbook(tmp_path / "ds.xlsx", ("Họ và tên", "Đơn vị", *heads), ("Nông Thị Lan", "VP", *cells))
    (proposed,) = propose(book, kind, file, ImportSettings(round_code="2023-H2")).rows
    assert "Lấy người cùng tên" not in proposed.reason
