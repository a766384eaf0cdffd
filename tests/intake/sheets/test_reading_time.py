"""How often the rows of a sheet are looked at while its lists are sought: a few times, however many rows there are."""

from collections.abc import Iterator
from typing import SupportsIndex, overload

from desktop_app.intake.files.workbook import Row, Sheet
from desktop_app.intake.sheets.nominations import NOMINATION_FIELDS
from desktop_app.intake.sheets.table import find_tables

ROWS = 1_000


class CountedRows(tuple[Row, ...]):
    """Rows that count how many of them were handed out."""

    handed_out = 0

    def __iter__(self) -> Iterator[Row]:
        for row in super().__iter__():
            CountedRows.handed_out += 1
            yield row

    @overload
    def __getitem__(self, key: SupportsIndex) -> Row: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, key: SupportsIndex | slice) -> Row | tuple[Row, ...]:
        part = super().__getitem__(key)
        CountedRows.handed_out += len(part) if isinstance(key, slice) else 1
        return part


def test_rows_that_look_like_headings_are_not_counted_from_the_top_each_time() -> None:
    CountedRows.handed_out = 0
    rows = CountedRows(
        [("Tên tập thể", "Hình thức đề nghị"), *((f"Tập thể số {number}", "Giấy khen") for number in range(ROWS))]
    )
    (table,) = find_tables(Sheet("Danh sách", rows), NOMINATION_FIELDS, units_are_entries=True)
    assert len(list(table.rows())) == ROWS
    assert CountedRows.handed_out < 10 * ROWS


def test_a_header_repeated_on_each_page_does_not_make_the_rows_be_read_again() -> None:
    CountedRows.handed_out = 0
    page: list[Row] = [("TT", "Họ và tên", "Hình thức đề nghị"), *((n, "Lò Văn Pá", "Giấy khen") for n in range(9))]
    rows = CountedRows(page * (ROWS // 10))
    tables = list(find_tables(Sheet("Danh sách", rows), NOMINATION_FIELDS))
    assert sum(len(list(table.rows())) for table in tables) == ROWS * 9 // 10
    assert CountedRows.handed_out < 20 * ROWS
