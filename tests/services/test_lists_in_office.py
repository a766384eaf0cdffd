"""A second opinion on exported lists: LibreOffice finds every row and cell, dates as dates, numbers as numbers.

`pytest --office` runs these, and only these.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import compress

import pytest
from python_calamine import CalamineWorkbook

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import Column, ColumnKind, ListQuery
from desktop_app.papers.document.text import clean
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping.export import export_everything
from tests.books import book_in, fill
from tests.papers.odd_text import FORMULAS, LONG_REASON, ODD
from tests.papers.office import SOFFICE, kept_by_office

pytestmark = [
    pytest.mark.office,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not on this machine"),
]

EVERYTHING, ODD_ROWS, LONG = "tat-ca", "la", "dai"
TEXT_COLUMNS = (Column("text", "Chữ"), Column("long", "Chữ dài", ColumnKind.LONG_TEXT, 60))
VALUE_COLUMNS = (Column("n", "Số", ColumnKind.INTEGER), Column("day", "Ngày", ColumnKind.DATE))
TEXTS = (
    *FORMULAS,
    ODD,
    LONG_REASON,
    # What a spreadsheet would make something else of, were it typed in.
    "=1+1",
    "0123",
    "12/05/2026",
    "05-2026",
    "1.500.000",
    "1e5",
    "92,5 %",
    "'trích'",
    "TRUE",
    "Dòng một\nDòng hai\n\nDòng bốn",
)
VALUES = (
    (0, date(1900, 3, 1)),
    (-7, date(2026, 2, 28)),
    (1_500_000, date(2024, 2, 29)),
    (10**14, date(9999, 12, 31)),
    (2.5, None),
    (None, date(2026, 7, 2)),
)
MIXED = tuple((clean(text), clean(text), *VALUES[number % len(VALUES)]) for number, text in enumerate(TEXTS))
MANY = 1234


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A book with some of every kind of record."""
    with book_in(tmp_path_factory.mktemp("book"), fill) as book:
        yield book


def many_rows() -> Iterator[tuple[object, ...]]:
    for number in range(MANY):
        yield f"Vi Văn {number}", f"Việc {number}", number, date.fromordinal(date(2026, 1, 1).toordinal() + number)


@pytest.fixture(scope="module")
def workbooks(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, CalamineWorkbook]:
    folder = tmp_path_factory.mktemp("lists")
    for kind in LIST_KINDS.values():
        keys = [column.key for column in kind.columns]
        lists.export_list(book, ListQuery(kind.key), keys, folder / f"{kind.key}.xlsx", with_personal=True)
    export_everything(book, folder / f"{EVERYTHING}.xlsx")
    columns = (*TEXT_COLUMNS, *VALUE_COLUMNS)
    lists.export_rows(book, folder / f"{ODD_ROWS}.xlsx", "Lạ", columns, MIXED)
    lists.export_rows(book, folder / f"{LONG}.xlsx", "Dài", columns, many_rows())
    return kept_by_office(sorted(folder.glob("*.xlsx")), folder)


def expected_cells(rows: Sequence[Sequence[object]]) -> list[list[object]]:
    """Return rows as a sheet of LibreOffice's is read: what is empty is "", every number a float."""
    return [["" if cell is None else float(cell) if isinstance(cell, int) else cell for cell in row] for row in rows]


def sheet_cells(workbook: CalamineWorkbook, sheet: int = 0) -> list[list[object]]:
    return [list(row) for row in workbook.get_sheet_by_index(sheet).to_python(skip_empty_area=False)]


def listed(book: Book, kind: str, *, with_personal: bool = True) -> list[list[object]]:
    shown = [with_personal or not column.personal for column in LIST_KINDS[kind].columns]
    heads: list[object] = [column.title for column in compress(LIST_KINDS[kind].columns, shown)]
    rows = [list(compress(row.values, shown)) for row in lists.everything(book, ListQuery(kind))]
    return [heads, *expected_cells(rows)]


def assert_whole(cells: list[list[object]], seen: list[list[object]], kind: str) -> None:
    if kind == "departures":
        # Each list that was written after this one is one more row of what left the book, the newest first.
        seen = [seen[0], *seen[len(seen) - len(cells) + 1 :]]
    assert len(cells) > 1
    assert cells == seen, kind


@pytest.mark.parametrize("kind", LIST_KINDS)
def test_no_row_or_cell_of_a_list_is_lost(book: Book, workbooks: Mapping[str, CalamineWorkbook], kind: str) -> None:
    seen = listed(book, kind)
    assert len(seen) > 1
    assert_whole(sheet_cells(workbooks[kind]), seen, kind)


def test_no_sheet_of_the_whole_book_is_lost(book: Book, workbooks: Mapping[str, CalamineWorkbook]) -> None:
    exported = [kind for kind in LIST_KINDS.values() if kind.key != "trash" and not kind.withheld]
    assert workbooks[EVERYTHING].sheet_names == [kind.title[:31] for kind in exported]
    for place, kind in enumerate(exported):
        assert_whole(sheet_cells(workbooks[EVERYTHING], place), listed(book, kind.key, with_personal=False), kind.key)


def test_dates_are_dates_numbers_numbers_and_texts_texts(workbooks: Mapping[str, CalamineWorkbook]) -> None:
    heads, *rows = sheet_cells(workbooks[ODD_ROWS])
    assert heads == ["Chữ", "Chữ dài", "Số", "Ngày"]
    assert rows == expected_cells(MIXED)


def test_a_list_of_many_rows_is_whole(workbooks: Mapping[str, CalamineWorkbook]) -> None:
    _, *rows = sheet_cells(workbooks[LONG])
    assert len(rows) == MANY
    assert rows == expected_cells(list(many_rows()))
