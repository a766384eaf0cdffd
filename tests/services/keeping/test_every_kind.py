"""What holds for every kind of record: searched, exported, deleted, restored, removed for good."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.domain.record_kinds import RECORD_KINDS, TRASH_KINDS, Link, RecordKind
from desktop_app.services.book import Book
from desktop_app.services.keeping import history, trash
from desktop_app.services.keeping.checks import check
from desktop_app.services.keeping.export import export_everything
from desktop_app.services.lists import everything
from desktop_app.services.rounds.records_behind import source_records
from desktop_app.store.record_links import linked_to, target_of
from tests.books import labels, record_rows, rows_of
from tests.generated import DAY, generated, generated_with_parts, words_of

DAY_IN_WORDS = "05/03/2026"
assert DAY == "2026-03-05"

with_trash = pytest.mark.parametrize("kind", TRASH_KINDS, ids=lambda kind: kind.key)
listed = pytest.mark.parametrize(
    "kind", [kind for kind in RECORD_KINDS.values() if kind.shown_by is not None], ids=lambda kind: kind.key
)


def rows(book: Book, query: ListQuery) -> dict[int, ListRow]:
    return {row.id: row for row in everything(book, query)}


def trash_row(book: Book, kind: RecordKind, row_id: int) -> ListRow:
    """Return the row of the trash behind which a record lies."""
    (row,) = (row for row in everything(book, ListQuery("trash")) if trash.record_of(row.id) == (kind.key, row_id))
    return row


@with_trash
def test_it_goes_to_the_trash_comes_back_and_goes_for_good(book: Book, kind: RecordKind) -> None:
    row_id = generated_with_parts(book, kind.key)
    living = record_rows(book)
    (name,) = rows_of(book, kind.key, kind.name, f"id = {row_id}")[0]
    in_words = f"ngày {DAY_IN_WORDS}" if kind.name_is_day else str(name)

    gone = trash.put_in_trash(book, kind.key, [row_id])
    assert row_id in gone.ids[kind.key]
    named = in_words if kind.name_is_day else f"“{in_words}”"
    # Of a hold the log tells not even its document.
    noun = kind.noun if kind.key == "hold" else f"{kind.noun} {named}"
    assert gone.label == labels(book)[-1] == f"Xóa {noun}"
    title, in_trash, _ = trash_row(book, kind, row_id).values
    assert title == kind.title
    assert in_trash.startswith(in_words)
    if kind.of_whom:
        whose = target_of(kind.key, kind.of_whom[0])
        assert words_of(whose, RECORD_KINDS[whose].name) in in_trash
    lying = record_rows(book)

    trash.restore(book, kind.key, [row_id])
    assert record_rows(book) == living
    history.undo(book)
    assert record_rows(book) == lying
    history.redo(book)
    assert record_rows(book) == living
    history.undo(book)
    history.undo(book)
    assert record_rows(book) == living

    trash.put_in_trash(book, kind.key, [row_id])
    trash.empty(book)
    assert rows_of(book, kind.key, where=f"id = {row_id}") == []
    for part, column in linked_to(kind.key, Link.PART):
        assert rows_of(book, part, where=f"{column} = {row_id}") == [], part
    assert check(book).found == ()


@pytest.mark.parametrize(
    ("kind", "column"),
    [
        (kind.key, column)
        for kind in TRASH_KINDS
        for column in kind.links
        # Two of one kind, made alike, would be taken for doubles.
        if RECORD_KINDS[target_of(kind.key, column)] in TRASH_KINDS and target_of(kind.key, column) != kind.key
    ],
)
def test_it_goes_with_what_it_follows_and_brings_back_what_it_belongs_to(book: Book, kind: str, column: str) -> None:
    meaning = RECORD_KINDS[kind].links[column]
    other = target_of(kind, column)
    other_id = generated(book, other)
    row_id = generated(book, kind, {column: other_id})
    living = record_rows(book)
    gone = trash.put_in_trash(book, other, [other_id])
    assert (kind in gone.kinds) == (meaning is Link.FOLLOWS)
    trash.put_in_trash(book, kind, [row_id])
    trash.restore(book, kind, [row_id])
    assert (record_rows(book) == living) == (meaning is not Link.REFERS)
    trash.restore(book, other, [other_id])
    assert record_rows(book) == living


@listed
def test_it_is_shown_by_its_list_and_found_by_every_word_that_is_searched(book: Book, kind: RecordKind) -> None:
    row_id = generated(book, kind.key)
    shown = kind.list_kind.key
    assert row_id in rows(book, ListQuery(shown))
    for column in kind.search_words:
        assert set(rows(book, ListQuery(shown, words_of(kind.key, column)))) == {row_id}, column
    if kind.search_words:
        assert rows(book, ListQuery(shown, "không có lời này")) == {}


@listed
def test_it_is_shown_as_a_source_record(book: Book, kind: RecordKind) -> None:
    row_id = generated(book, kind.key)
    (behind,) = source_records(book, [RecordRef(kind.key, row_id)])
    assert behind.title == kind.list_kind.title
    assert behind.values


def test_everything_has_a_sheet_of_every_kind_that_is_not_withheld(book: Book, tmp_path: Path) -> None:
    ids = {kind.key: generated(book, kind.key) for kind in RECORD_KINDS.values() if kind.shown_by is not None}
    path = tmp_path / "tat-ca.xlsx"
    export_everything(book, path)
    workbook = CalamineWorkbook.from_path(path)
    sheets = {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}
    texts = {name: "\n".join(str(cell) for row in cells for cell in row) for name, cells in sheets.items()}
    for kind in map(RECORD_KINDS.__getitem__, ids):
        names = [name for name in sheets if kind.list_kind.title.startswith(name)]
        assert len(names) == (0 if kind.list_kind.withheld else 1), kind.key
        for name in names:
            assert len(sheets[name]) > 1, kind.key
            for column in kind.search_words[:1]:
                assert words_of(kind.key, column) in texts[name], kind.key
