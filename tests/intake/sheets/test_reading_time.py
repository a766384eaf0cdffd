"""How often the rows of a sheet are looked at while its lists are sought: a few times, however many rows there are."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import SupportsIndex, overload

import pytest

from desktop_app.intake.files import extent
from desktop_app.intake.files.workbook import Row, Sheet
from desktop_app.intake.sheets import header, rows
from desktop_app.intake.sheets.cells import line_of
from desktop_app.intake.sheets.nominations import NOMINATION_FIELDS
from desktop_app.intake.sheets.people import read_people
from desktop_app.intake.sheets.table import find_tables
from tests.intake.workbook_files import save_xlsx

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


def test_a_number_that_stands_in_a_thousand_columns_is_looked_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: Counter[str] = Counter()

    def counted[T](name: str, look: Callable[[T], str | int]) -> Callable[[T], str | int]:
        def look_and_count(what: T) -> str | int:
            looked_at[name] += 1
            return look(what)

        return look_and_count

    people: list[Row] = [("STT", "Họ và tên", "Chức vụ"), *((n, "Lò Văn Pá", "Văn thư") for n in range(1, 9))]
    path = save_xlsx(tmp_path / "ds.xlsx", {"Thừa": [(7,) * 1_000] * 3, "DS": [*people, *[(1,) * 1_000] * 9]})
    monkeypatch.setattr(rows, "line_of", counted("line", line_of))
    monkeypatch.setattr(header, "folded_words", counted("heading", header.folded_words))
    monkeypatch.setattr(extent, "_row_number", counted("row", extent._row_number))  # noqa: SLF001
    assert [each.fields.full_name for each in read_people(path).people] == ["Lò Văn Pá"] * 8
    assert max(looked_at.values()) < 1_000, looked_at
