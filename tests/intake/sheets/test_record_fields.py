"""Fields of a record that a list has no way of its own to read: found by their headings, read by their type."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words
from desktop_app.intake.files.workbook import read_sheets
from desktop_app.intake.sheets.header import Fields
from desktop_app.intake.sheets.record_fields import column_of, plain_columns, plain_values
from desktop_app.intake.sheets.table import SheetTable, find_tables
from tests.intake.workbook_files import Grid, save_xlsx


@dataclass(frozen=True, slots=True)
class Guest:
    full_name: Annotated[str, Words("Họ và tên", headings=("Họ tên…",))]
    telephone: Annotated[str, Words("Điện thoại", short="ĐT", headings=("Số điện thoại…", "SĐT"))] = ""
    children: Annotated[int | None, Words("Số con", headings=("Con",))] = None
    since: Annotated[date | None, Words("Ngày đến", headings=("Đến từ ngày…",))] = None
    remark: Annotated[str, Words("Nhận xét")] = ""


READ_APART = ("full_name",)
FIELDS = Fields(
    (column_of(Guest, "full_name"), *plain_columns(Guest, READ_APART)),
    (frozenset({"full_name"}),),
)


def table(folder: Path, *rows: tuple[object, ...]) -> SheetTable:
    grid: Grid = list(rows)
    return next(find_tables(read_sheets(save_xlsx(folder / "khach.xlsx", {"DS": grid}))[0], FIELDS))


def values_of(folder: Path, *rows: tuple[object, ...]) -> dict[str, object]:
    head = table(folder, *rows)
    _, cells = next(iter(head.rows()))
    return plain_values(Guest, READ_APART, head, cells)


@pytest.mark.parametrize("heading", ["Điện thoại", "ĐT", "SĐT", "Số điện thoại di động"])
def test_a_field_is_found_by_any_of_its_words(tmp_path: Path, heading: str) -> None:
    assert values_of(tmp_path, ("Họ và tên", heading), ("Vi Văn An", "0205 123")) == {"telephone": "0205 123"}


def test_a_field_is_read_by_its_type(tmp_path: Path) -> None:
    heads = ("Họ tên", "SĐT", "Con", "Ngày đến")
    everything = {"telephone": "0205", "children": 2, "since": date(2026, 3, 9)}
    assert values_of(tmp_path, heads, ("Vi Văn An", "0205", 2, date(2026, 3, 9))) == everything
    assert values_of(tmp_path, heads, ("Vi Văn An", "0205", "2", "09/03/2026")) == everything


def test_what_is_left_empty_or_has_no_headings_is_not_told(tmp_path: Path) -> None:
    heads = ("Họ tên", "SĐT", "Con", "Nhận xét")
    assert values_of(tmp_path, heads, ("Vi Văn An", None, "", "Khách quen")) == {}


@pytest.mark.parametrize(("heading", "cell"), [("Con", "hai"), ("Ngày đến", "31/02/2026")])
def test_what_is_no_value_of_the_type_is_refused(tmp_path: Path, heading: str, cell: str) -> None:
    with pytest.raises(InvalidRecord, match=cell):
        values_of(tmp_path, ("Họ tên", heading), ("Vi Văn An", cell))
