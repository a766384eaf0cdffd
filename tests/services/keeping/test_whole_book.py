"""The whole book as a workbook: every table, every row comes back, also what no cell can hold as it is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.obstacles import ObstacleFields
from desktop_app.runtime.paths import DataFolder
from desktop_app.services import lists
from desktop_app.services.book import opened
from desktop_app.services.keeping.exports.whole_book import export_whole
from desktop_app.services.keeping.packages import restore
from desktop_app.services.year.obstacles import save_obstacle
from tests.books import book_in, dump_file, fill, without_departures

LONG = "Kiến nghị " * 5_000
ODD = "=1+1 _x0041_ 🙂 ‎"

DAMAGES: tuple[Callable[[Workbook], object], ...] = (
    lambda file: file["person"].delete_rows(2),
    lambda file: file["phan-con-lai"].append(["unit", "x", "name"]),
    # Nothing leads to what these say: only the sums over the tables tell.
    lambda file: file["person"].cell(2, 2, "=1+1"),
    lambda file: file["award"].delete_rows(2),
    lambda file: file["change_item"].delete_rows(2),
    lambda file: file["unit"].cell(2, 3, "Phòng khác"),
)


def test_every_row_of_every_table_is_read_back_from_the_workbook_on_another_machine(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    with book_in(tmp_path / "book", fill) as book:
        for content in (LONG, ODD):
            save_obstacle(book, None, ObstacleFields(date(2026, 3, 4), content))
        written = without_departures(dump_file(book.store.path))
        rows = export_whole(book, path)
    assert rows > sum(map(len, written.values()))
    assert {*written} - {"alembic_version"} <= {*load_workbook(path, read_only=True).sheetnames}

    summary = restore(DataFolder(tmp_path / "new"), path)
    read_back = without_departures(dump_file(tmp_path / "new" / "so-thi-dua.db"))
    for table, of_table in written.items():
        assert read_back[table] == of_table, table
    assert len(summary.missing_files) > 0
    with opened(DataFolder(tmp_path / "new")) as book:
        # Found by its words, which are kept apart from the rows.
        assert lists.count(book, ListQuery("nominations", "nong thi lan")) > 0


def test_a_workbook_that_is_no_whole_book_or_was_changed_leaves_no_book(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    with book_in(tmp_path / "book", fill) as book:
        export_whole(book, path)
    for number, damage in enumerate(DAMAGES):
        file = load_workbook(path)
        damage(file)
        broken = tmp_path / f"{number}.xlsx"
        file.save(broken)
        with pytest.raises(UnreadableInput):
            restore(DataFolder(tmp_path / "new"), broken)
    assert not (tmp_path / "new").exists()
