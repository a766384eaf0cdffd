"""A filter of a list: the same rows in the list, in its export and on the command line, kept under a name."""

import json
import sqlite3
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop_app.domain.errors import InvalidRecord, UnreadableInput, UsageError
from desktop_app.domain.keeping.export_layouts import ExportLayout, LayoutColumn
from desktop_app.domain.keeping.list_filters import ListFilter
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import Condition, ConditionTest, ListQuery, read_condition
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping.exports.layouts import layouts, save_layout
from desktop_app.services.keeping.history import undo
from desktop_app.services.keeping.lists.list_filters import KEY, filters_in, list_filters, remove_filter, save_filter
from desktop_app.services.keeping.soundness import unreadable_settings
from desktop_app.services.settings import set_setting
from tests.cli.commands import run

pytestmark = pytest.mark.usefixtures("filled")
WRITTEN = ("kind=Cá nhân", "unit~bien gioi", "period_from>=2026-01-01")


def counted(book: Book, condition: str) -> int:
    connection = sqlite3.connect(book.store.path)
    try:
        return int(connection.execute(f"SELECT count(*) FROM nomination WHERE {condition}").fetchone()[0])
    finally:
        connection.close()


def test_a_filter_is_obeyed_by_the_list_its_export_and_the_command_line(book: Book, tmp_path: Path) -> None:
    conditions = tuple(read_condition(LIST_KINDS["nominations"], text) for text in WRITTEN)
    query = lists.checked_query(ListQuery("nominations", conditions=conditions))
    number = counted(
        book,
        "trashed_at IS NULL AND kind = 'individual' AND period_from >= '2026-01-01' AND unit_name LIKE '%biên giới'",
    )
    assert 0 < number < counted(book, "trashed_at IS NULL")
    assert lists.count(book, query) == number == len(lists.everything(book, query))
    path = tmp_path / "loc.xlsx"
    assert lists.export_list(book, query, ["name", "unit"], path) == number
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert [row[1] for row in sheet[-number:]] == ["Phòng Quản lý biên giới"] * number
    save_filter(book, ListFilter("Biên giới  2026", "nominations", conditions))
    where = [word for text in WRITTEN for word in ("--where", text)]
    folder = book.folder.root
    for asked in (where, ["--filter", "BIÊN GIỚI 2026"]):
        answer = run(folder, "--view", "--json", "list", "nominations", *asked)
        assert len(json.loads(answer.stdout)) == number, answer.stderr
    assert run(folder, "--view", "list", "nominations", "--filter", "Không có").returncode == 3
    assert run(folder, "--view", "list", "nominations", "--where", "unit>=3").returncode == 2


def test_rows_of_a_state_stand_together_where_they_are_grouped(book: Book) -> None:
    query = lists.checked_query(ListQuery("nominations", group="state"))
    states = [row.values[12] for row in lists.everything(book, query)]
    assert len(states) == lists.count(book, ListQuery("nominations"))
    changes = sum(before != after for before, after in pairwise(states))
    assert changes == len(set(states)) - 1


def test_what_any_column_of_any_list_shows_can_be_asked_for_and_counted(book: Book) -> None:
    for kind in LIST_KINDS.values():
        rows = lists.everything(book, ListQuery(kind.key))
        for place, column in enumerate(kind.columns):
            shown = Counter(
                "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
                for value in (row.values[place] for row in rows)
            )
            asked = Condition(column.key, ConditionTest.IS, ("", *shown)[:3])
            query = lists.checked_query(ListQuery(kind.key, conditions=(asked,)))
            of_these = sum(shown[value] for value in set(asked.values))
            assert lists.count(book, query) == of_these, (kind.key, column.key, asked)
            if len(shown) > 1:
                figures = lists.group_figures(book, ListQuery(kind.key, group=column.key))
                counts = sorted((each.value, each.count) for each in figures)
                assert counts == sorted(shown.items()), (kind.key, column.key)


@pytest.mark.parametrize(
    "text", ["", "tên", "no_such=1", "unit>=2", "period_from=hôm qua", "period_from~2026", "unit~", "note!=x"]
)
def test_what_is_no_condition_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        read_condition(LIST_KINDS["nominations"], text)


@pytest.mark.parametrize("text", ["state=Nháp|", "period_from<=2026-06-30", "note!=", "name~Vi Thị", r"unit=A\|B|C"])
def test_a_condition_is_read_as_it_is_written(text: str) -> None:
    assert read_condition(LIST_KINDS["nominations"], text).written == text


def test_a_filter_is_kept_by_its_name_replaced_undone_and_forgotten(book: Book) -> None:
    kind = LIST_KINDS["nominations"]
    old, new = (ListFilter("Nháp", kind.key, (read_condition(kind, text),)) for text in ("state=Nháp", "note!="))
    save_filter(book, old)
    save_filter(book, ListFilter("Nháp", "people", group="unit"))
    save_filter(book, new)
    assert list_filters(book, kind.key) == [new]
    undo(book)
    assert list_filters(book, kind.key) == [old]
    assert len(list_filters(book)) == 2
    remove_filter(book, kind.key, "NHÁP")
    assert list_filters(book, kind.key) == []
    for refused in (ListFilter(" ", kind.key, old.conditions), ListFilter("Trống", kind.key)):
        with pytest.raises(InvalidRecord):
            save_filter(book, refused)
    assert [each.kind for each in list_filters(book)] == ["people"]
    for name in ("> 5 triệu", "< 5 triệu", "50 %", "50"):
        save_filter(book, ListFilter(name, kind.key, old.conditions))
        save_layout(book, ExportLayout(name, kind.key, (LayoutColumn("Tên", "name"),)))
    assert len(list_filters(book, kind.key)) == len(layouts(book)) == 4


def test_a_damaged_setting_is_found_by_the_check(book: Book) -> None:
    with book.store.work("Hỏng") as work:
        set_setting(work, KEY, '{"people": {"A": {"conditions": ["lạ=1"], "group": ""}}}')
    with pytest.raises(UnreadableInput):
        list_filters(book)
    with book.store.reading() as connection:
        assert list(unreadable_settings(connection)) == [KEY]
    assert filters_in("") == []
