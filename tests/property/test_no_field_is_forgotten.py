"""Every field of every record stays what the clerk made it: saved, read, saved again, undone, done again, listed.

Records and fields come from their declarations, so that a new field is covered without a word here; `kept_records` says
which service saves which record.
"""

import random
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlalchemy import literal

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.keeping.export import export_everything
from desktop_app.store import work as unit_of_work
from desktop_app.store.list_sources import office as office_lists
from desktop_app.store.records import Record
from desktop_app.store.row_codec import RowCodec
from tests.books import book_in, fill
from tests.declared import OF_RULE_SETS, codecs, records_with_words
from tests.made_records import Case, cleaned, different, made, unset
from tests.property.kept_records import CASES

PARTS = {"PeopleReached"}
"""Records with words that are a part of another."""
cases = pytest.mark.parametrize("name", CASES)
chances = st.integers(0, 2**32).map(random.Random)
few = settings(max_examples=settings.get_profile(settings.get_current_profile_name()).max_examples // 25, deadline=None)
"""Each example opens a book of its own."""


@contextmanager
def filled_book() -> Iterator[Book]:
    with tempfile.TemporaryDirectory(prefix="so-thi-dua-fields-") as folder, book_in(Path(folder), fill) as book:
        yield book


def test_every_record_the_clerk_enters_is_saved_here() -> None:
    saved = {case.record.__name__ for case in CASES.values()}
    assert saved | PARTS | OF_RULE_SETS == {record.__name__ for record in records_with_words()}


@cases
@few
@given(chance=chances)
def test_every_field_is_set_to_something(name: str, chance: random.Random) -> None:
    case = CASES[name]
    assert unset(cleaned(case.full(chance)), case.alike) == []
    of_record = [case_entry.alike for case_entry in CASES.values() if case_entry.record is case.record]
    assert not set.intersection(*map(set, of_record)), "a field that no case of the record sets"


@cases
@few
@given(chance=chances)
def test_every_field_is_kept_undone_done_again_and_listed(name: str, chance: random.Random) -> None:
    with filled_book() as book:
        check_kept(book, CASES[name], chance)


@pytest.mark.parametrize("codec", codecs().values(), ids=lambda codec: codec.record.__name__)
@given(chance=chances)
def test_a_row_holds_every_field_that_is_not_kept_apart(codec: RowCodec[Any], chance: random.Random) -> None:
    apart: Mapping[str, object] = dict.fromkeys(codec.apart)
    record = made(codec.record, chance, apart)
    assert codec.from_row(codec.as_row(record), **apart) == record


def check_kept(book: Book, case: Case, chance: random.Random) -> None:
    """Take a record through all its ways: with its least, then with every field set."""
    bare, full = case.bare(chance), cleaned(case.full(chance))
    row_id = case.save(book, None, bare)
    first, first_row = case.read(book, row_id), listed(book, case, row_id)
    case.save(book, row_id, full)
    stored = case.read(book, row_id)
    assert stored == full, f"saved, but not read: {different(stored, full)}"
    check_listed(case, first_row, listed(book, case, row_id))
    steps = history.next_steps(book)
    case.save(book, row_id, stored)
    assert case.read(book, row_id) == stored, f"erased by the next save: {different(case.read(book, row_id), stored)}"
    assert history.next_steps(book) == steps, "a save of what was read is no change"
    history.undo(book)
    assert case.read(book, row_id) == first, f"not undone: {different(case.read(book, row_id), first)}"
    history.redo(book)
    assert case.read(book, row_id) == stored, f"not done again: {different(case.read(book, row_id), stored)}"


def check_listed(case: Case, bare: ListRow | None, full: ListRow | None) -> None:
    """Hold that each column of a field shows another value when the field has one."""
    if bare is None or full is None:
        assert not case.listed
        return
    shown = dict(zip(LIST_KINDS[case.listed].columns, full.values, strict=True))
    before = dict(zip(shown, bare.values, strict=True))
    optional = {f"{case.record.__name__}.{entry}" for entry in unset(case.bare(random.Random(0)), case.alike)}
    of_field = [column for column in shown if column.field in optional]
    assert of_field, "the list shows nothing of the record"
    same = [column.key for column in of_field if shown[column] in (None, "", before[column])]
    assert same == [], f"not listed: {same}"


def listed(book: Book, case: Case, row_id: int) -> ListRow | None:
    """Return the record's row in its list, None for a record that has no list."""
    if not case.listed:
        return None
    return next(row for row in lists.everything(book, ListQuery(case.listed)) if row.id == row_id)


def test_an_export_holds_what_the_lists_show(tmp_path: Path) -> None:
    chance = random.Random(7)
    with filled_book() as book:
        ids = {name: CASES[name].save(book, None, CASES[name].full(chance)) for name in ("person", "unit", "obstacle")}
        export_everything(book, tmp_path / "tat-ca.xlsx", with_personal=True)
        expected = {name: listed(book, CASES[name], row_id) for name, row_id in ids.items()}
    exported = load_workbook(tmp_path / "tat-ca.xlsx")
    for name, row in expected.items():
        kind = LIST_KINDS[CASES[name].listed]
        assert row is not None
        heads, *rows = exported[kind.title[:31]].iter_rows(values_only=True)
        assert list(heads) == [column.title for column in kind.columns]
        assert [_as_cell(value) for value in row.values] in [list(row) for row in rows]


def _as_cell(value: object) -> object:
    return datetime.combine(value, time()) if isinstance(value, date) else None if value == "" else value


PLANTED = [
    ("person", "birth_year"),
    ("post", "from_date"),
    ("unit", "valid_to"),
    ("task", "product"),
    ("result", "difficulty"),
    ("activity", "note"),
    ("obstacle", "proposal"),
    ("indicator", "category"),
    ("year record", "document"),
    ("council", "issuing_body"),
    ("session by ballot", "conclusion"),
    ("nomination", "reason_line"),
    ("decision", "signer"),
]
"""A field of many a record, to be forgotten."""


@pytest.mark.parametrize(("name", "forgotten"), PLANTED)
def test_a_field_that_is_forgotten_on_the_way_into_the_row_is_found(
    name: str, forgotten: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_row = RowCodec.as_row

    def forgetful(codec: RowCodec[Any], record: Any) -> dict[str, object]:  # noqa: ANN401 - of whichever record
        row = as_row(codec, record)
        return {column: cell for column, cell in row.items() if column != forgotten}

    with filled_book() as book:
        monkeypatch.setattr(RowCodec, "as_row", forgetful)
        with pytest.raises(AssertionError, match=rf"saved, but not read: \['{forgotten}'\]"):
            check_kept(book, CASES[name], random.Random(1))


@pytest.mark.parametrize(("name", "forgotten"), PLANTED)
def test_a_field_that_is_forgotten_on_the_way_out_of_the_row_is_found(
    name: str, forgotten: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_row = RowCodec.from_row
    usual = getattr(CASES[name].bare(random.Random(1)), forgotten)

    def forgetful(codec: RowCodec[Any], row: Record, **apart: object) -> Any:  # noqa: ANN401 - of whichever record
        read = from_row(codec, row, **apart)
        return replace(read, **{forgotten: usual}) if codec.record is CASES[name].record else read

    with filled_book() as book:
        monkeypatch.setattr(RowCodec, "from_row", forgetful)
        with pytest.raises(AssertionError, match=rf"saved, but not read: \['{forgotten}'\]"):
            check_kept(book, CASES[name], random.Random(1))


def test_a_field_that_undo_forgets_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    encode = unit_of_work._encode  # noqa: SLF001 - where what undo gives back is written

    def forgetful(values: Mapping[str, object]) -> str:
        return encode({name: value for name, value in values.items() if name != "birth_year"})

    with filled_book() as book:
        monkeypatch.setattr(unit_of_work, "_encode", forgetful)
        with pytest.raises(AssertionError, match=r"not undone: \['birth_year'\]"):
            check_kept(book, CASES["person"], random.Random(1))


def test_a_field_that_its_list_forgets_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    people = office_lists.people()
    forgetful = replace(people, columns={**people.columns, "birth_year": literal("")})
    monkeypatch.setattr(office_lists, "people", lambda: forgetful)
    with filled_book() as book, pytest.raises(AssertionError, match=r"not listed: \['birth_year'\]"):
        check_kept(book, CASES["person"], random.Random(1))
