"""People from a workbook: each row held against the book, all that are taken written as one change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import words_of
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.office.units import unit_name_key, within
from desktop_app.domain.vietnamese import sort_key
from desktop_app.services.book import Book
from desktop_app.services.office.people import PERSON_ROWS, post_fields, post_values, posts_held
from desktop_app.services.office.units import find_or_add
from desktop_app.store import records
from desktop_app.store.work import UnitOfWork

if TYPE_CHECKING:
    # Loaded when a workbook is read: the page of people does without.
    from desktop_app.intake.sheets.people import SheetPerson

_NAME: Final = "full_name"
"""The field by which people are known again: a row never changes it."""
_EMPTY: Final = ("", None)
"""What a row says nothing with."""


class RowAction(StrEnum):
    """What taking a row does."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    UNCLEAR = "unclear"
    """The row cannot be taken until the clerk has looked: which person it means is not clear, or a value is wrong."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A row of the workbook, where it stands, and what taking it would do; `reason` says it in words."""

    place: str
    fields: PersonFields
    position: str
    unit_name: str
    action: RowAction
    person_id: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PeopleImport:
    """A workbook held against the book. `skipped` are the rows that name nobody: place and reason."""

    file_name: str
    rows: tuple[PersonRow, ...]
    skipped: tuple[tuple[str, str], ...] = ()

    def to_take(self) -> list[int]:
        """Return the places of the rows that would change something."""
        return [place for place, row in enumerate(self.rows) if row.action in (RowAction.ADD, RowAction.CHANGE)]


@dataclass(frozen=True, slots=True)
class _BookPeople:
    id: int
    fields: PersonFields
    unit_name: str
    position: str


def propose_people(book: Book, path: Path) -> PeopleImport:
    """Read a workbook of people and say what each row would do; changes nothing. Raises UnreadableInput."""
    from desktop_app.intake.sheets.people import read_people

    sheet = read_people(path)
    known: dict[str, list[_BookPeople]] = defaultdict(list)
    for one in _known_people(book):
        known[sort_key(one.fields.full_name)].append(one)
    rows: list[PersonRow] = []
    seen: dict[tuple[str, str, int | None], str] = {}
    for read in sheet.people:
        row = _proposed(read, known[sort_key(read.fields.full_name)])
        key = (sort_key(read.fields.full_name), unit_name_key(read.unit_name), read.fields.birth_year)
        if key in seen:
            row = replace(row, action=RowAction.UNCLEAR, reason=f"Trùng với {seen[key]}.")
        seen.setdefault(key, str(read.place))
        rows.append(row)
    return PeopleImport(path.name, tuple(rows), tuple((str(row.place), row.reason) for row in sheet.skipped))


def apply_people(book: Book, taken: PeopleImport, chosen: Sequence[int] | None = None) -> Changes:
    """Write the chosen rows (all that change something, if none are named) as one change. Raises InvalidRecord."""
    from desktop_app.intake.plan.bodies import kind_of

    places = taken.to_take() if chosen is None else list(chosen)
    rows = [taken.rows[place] for place in places if taken.rows[place].action in (RowAction.ADD, RowAction.CHANGE)]
    with book.store.work(f"Nhập danh sách người: {len(rows)} dòng từ “{taken.file_name}”") as work:
        names = [(row.unit_name, kind_of(row.unit_name)) for row in rows if row.unit_name]
        units = find_or_add(work, dict.fromkeys(names))
        added = [row for row in rows if row.action is RowAction.ADD]
        ids = work.insert_many("person", [PERSON_ROWS.as_row(row.fields.checked()) for row in added])
        held = [
            post_values(person_id, PostFields(units[row.unit_name], row.position))
            for person_id, row in zip(ids, added, strict=True)
            if row.unit_name
        ]
        work.insert_many("post", held)
        for row in rows:
            if row.action is RowAction.CHANGE:
                _change(work, row, units)
        return work.changes()


def _known_people(book: Book) -> list[_BookPeople]:
    with book.store.reading() as connection:
        people = records.living(connection, "person")
        units = {row["id"]: str(row["name"]) for row in records.of_kind(connection, "unit")}
        current = posts_held(connection, date.today())
    known = []
    for row in people:
        held = current.get(row["id"])
        fields = PERSON_ROWS.from_row(row)
        known.append(_BookPeople(row["id"], fields, units[held.unit_id] if held else "", held.position if held else ""))
    return known


def _proposed(read: SheetPerson, like: Sequence[_BookPeople]) -> PersonRow:
    row = PersonRow(str(read.place), read.fields, read.position, read.unit_name, RowAction.ADD)
    try:
        read.fields.checked()
    except InvalidRecord as problem:
        return replace(row, action=RowAction.UNCLEAR, reason=problem.message)
    same = [one for one in like if _agree(one.fields.birth_year, read.fields.birth_year)]
    if len(same) > 1:
        same = [one for one in same if unit_name_key(one.unit_name) == unit_name_key(read.unit_name)]
    if len(same) != 1:
        if (like and len(same) != 0) or len(like) > 1:
            return replace(row, action=RowAction.UNCLEAR, reason=f"Sổ đã có {len(like)} người cùng tên, chưa rõ là ai.")
        reason = "Thêm người mới, khác năm sinh với người cùng tên đã có." if like else "Thêm người mới."
        return replace(row, reason=reason)
    return _held_against(row, same[0])


def _held_against(row: PersonRow, one: _BookPeople) -> PersonRow:
    differences = []
    if row.unit_name and unit_name_key(row.unit_name) != unit_name_key(one.unit_name):
        differences.append(f"đơn vị: {one.unit_name or 'chưa có'} → {row.unit_name}")
    if row.position and row.position != one.position:
        differences.append(f"chức vụ: {one.position or 'chưa có'} → {row.position}")
    differences += _told_otherwise(row.fields, one.fields)
    if not differences:
        return replace(row, action=RowAction.SAME, person_id=one.id, reason="Đã có, không khác.")
    return replace(row, action=RowAction.CHANGE, person_id=one.id, reason=f"Sửa {'; '.join(differences)}.")


def _agree(one: int | None, other: int | None) -> bool:
    return one is None or other is None or one == other


def _told_otherwise(told: PersonFields, kept: PersonFields) -> list[str]:
    """Return in words what a row says of a person that is not as kept; what it leaves empty says nothing."""
    said = []
    for name, words in words_of(PersonFields).items():
        value = getattr(told, name)
        if name != _NAME and value not in _EMPTY and value != getattr(kept, name):
            said.append(f"{words.in_sentence}: {words.values.get(value, value)}")
    return said


def _change(work: UnitOfWork, row: PersonRow, units: Mapping[str, int]) -> None:
    if row.person_id is None:
        raise ValueError("a row that changes nobody")
    person_id = row.person_id
    told = PERSON_ROWS.as_row(row.fields.checked()).items()
    work.update("person", person_id, {name: cell for name, cell in told if name != _NAME and cell not in _EMPTY})
    if not row.unit_name:
        return
    today = date.today()
    held = records.living(work.connection, "post", {"person_id": person_id}, order="from_date")
    current = [one for one in held if within(today, post_fields(one).from_date, post_fields(one).to_date)]
    before = post_fields(current[-1]) if current else None
    position = row.position or (before.position if before else "")
    if before and before.unit_id == units[row.unit_name] and before.position == position:
        return
    # The workbook says how things are now: what was before ended yesterday.
    after = PostFields(units[row.unit_name], position, today if before else None)
    if before and before.from_date == today:
        work.update("post", current[-1]["id"], post_values(person_id, after))
        return
    if before:
        ended = replace(before, to_date=today - timedelta(days=1))
        work.update("post", current[-1]["id"], post_values(person_id, ended))
    work.insert("post", post_values(person_id, after))
