"""Lists of records compared with the book: what each row would add or change, and the rows written as one change."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from itertools import batched
from pathlib import Path
from typing import Any, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words, words_of
from desktop_app.domain.keeping.backups import Occasion
from desktop_app.domain.numbers import format_number
from desktop_app.domain.plan.deadlines import Deadline
from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.year.activities import ParticipantRole
from desktop_app.intake.sheets.records import RecordColumns, RecordRow, SheetRecord, read_records
from desktop_app.services.book import Book
from desktop_app.services.import_rows import (
    Apply,
    ImportProposal,
    ImportRow,
    ImportSettings,
    NameKind,
    Report,
    RowAction,
    report_to,
    settled,
)
from desktop_app.services.imports.by_act.acting import AfterAct, refusals, write_by_act
from desktop_app.services.office.names_in_files import Names, new_ids
from desktop_app.store.records import Reader
from desktop_app.store.work import UnitOfWork

_BATCH: Final = 1_000
_EMPTY: Final = (None, "", (), 0)


def _by_act_alone(*_: object) -> None:
    """Stand for how records are written that only an act writes."""
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class ImportTarget[T]:
    """A kind of record that lists are taken in as: its columns, and how its rows become records of the book.

    `open` reads what rows are matched with (tasks, say) and returns the function that makes a record of a row; it
    raises InvalidRecord. Two records with one `key` are the same. `add` writes new records, `change` one that is there;
    or the `act` of the form does both, whose refusals are then told of each row before anything is written; what the
    added ones touched is given to `after_act`, once for all of them. `merge` returns a record that is there with what a
    row says of it.
    """

    key: str
    noun: str
    record: type[Any]
    columns: RecordColumns
    open: Callable[[Reader, Names, ImportSettings], Callable[[SheetRecord], T]]
    key_of: Callable[[T], Hashable]
    stored: Callable[[Reader], Iterable[tuple[int, T]]]
    add: Callable[[UnitOfWork, Sequence[T]], None] = _by_act_alone
    change: Callable[[UnitOfWork, int, T], None] = _by_act_alone
    act: Callable[[Book, int | None, T], Changes] | None = None
    after_act: AfterAct | None = None
    merge: Callable[[T, T, Mapping[str, Any]], T] | None = None

    @property
    def add_many(self) -> Callable[[UnitOfWork, Sequence[T]], None] | None:
        """How new records are added together beside an act, None if the act alone writes them."""
        return None if self.add is _by_act_alone else self.add


@dataclass(frozen=True, slots=True)
class _Written[T]:
    """A record of the book and its id, or what becomes of it."""

    row_id: int
    record: T


def propose_records[T](book: Book, target: ImportTarget[T], path: Path, settings: ImportSettings) -> ImportProposal:
    """Read a list and say what each row would do; changes nothing. Raises UnreadableInput."""
    sheet = read_records(path, target.columns, settings.reading)
    names = Names.of(book, settings)
    names.tell_apart((row.get("subject", ""), row.get("unit", "")) for row in sheet.rows)
    with book.store.reading() as connection:
        stored = dict(_by_key(target, connection))
        comparison = _Comparison(target, names, stored, sheet.rows, target.open(connection, names, settings))
    rows = [comparison.compared(place) for place in range(len(sheet.rows))]
    if target.act is not None:
        written = comparison.written.in_order()
        for place, reason in refusals(book, target.act, names, written, target.add_many).items():
            rows[place] = replace(rows[place], action=RowAction.UNCLEAR, reason=reason)
    rows += [ImportRow(row.place, {}, RowAction.LEFT_OUT, row.reason) for row in sheet.left_out]
    return ImportProposal(
        target.key,
        sheet.file_name,
        {name: label for name, label in target.columns.labels.items() if any(name in row for row in sheet.rows)},
        tuple(rows),
        tuple(names.questions.values()),
        _act(target, names, comparison.written, sheet.file_name),
    )


def _by_key[T](target: ImportTarget[T], connection: Reader) -> Iterable[tuple[Hashable, _Written[T]]]:
    for row_id, record in target.stored(connection):
        yield target.key_of(record), _Written(row_id, record)


class _ToWrite[T]:
    """What the rows of a list write. A new record is made again when it is written: of 300,000 none is kept."""

    def __init__(self, names: Names, rows: Sequence[RecordRow], build: Callable[[SheetRecord], T]) -> None:
        self.changed: dict[int, _Written[T]] = {}
        self._names = names
        self._rows = rows
        self._build = build
        self._is_new = bytearray(len(rows))
        self._new_ids: dict[int, frozenset[int]] = {}

    def add(self, place: int, record: T) -> None:
        """Let a row add its record."""
        self._is_new[place] = True
        if self._names.has_newcomers and (ids := new_ids(record)):
            self._new_ids[place] = frozenset(ids)

    def change(self, place: int, written: _Written[T]) -> None:
        """Let a row change a record that is there."""
        self.changed[place] = written
        if self._names.has_newcomers and (ids := new_ids(written.record)):
            self._new_ids[place] = frozenset(ids)

    def adds(self, place: int) -> bool:
        """Return whether a row adds a record; one at a place behind them all is no entry."""
        return place < len(self._rows) and bool(self._is_new[place])

    def record(self, place: int) -> T:
        """Return the record of a row."""
        return self._build(self._rows[place].read())

    def in_order(self, places: Collection[int] | None = None) -> list[tuple[int, int | None, T]]:
        """Return the place, the id (None for a new one) and the record of each of these rows (None: all) to write."""
        chosen = range(len(self._rows)) if places is None else sorted(places)
        written = self.changed
        records_to_write = [
            (place, written[place].row_id, written[place].record)
            if place in written
            else (place, None, self.record(place))
            for place in chosen
            if place in written or self.adds(place)
        ]
        # What leads to another row's record comes after that.
        return sorted(records_to_write, key=lambda row: getattr(row[2], "waits", False))

    def new_ids(self, places: Iterable[int]) -> set[int]:
        """Return the ids of the people and units whom these rows bring into the book."""
        return set().union(*(self._new_ids.get(place, ()) for place in places))


class _Comparison[T]:
    """Compares the rows of a list, in order, with the book and with the rows before them."""

    def __init__(
        self,
        target: ImportTarget[T],
        names: Names,
        stored: Mapping[Hashable, _Written[T]],
        rows: Sequence[RecordRow],
        build: Callable[[SheetRecord], T],
    ) -> None:
        self.written = _ToWrite(names, rows, build)
        self._target = target
        self._names = names
        self._stored = stored
        self._rows = rows
        self._build = build
        self._first: dict[int, int] = {}
        """The first row of each key, by the key's hash: the keys of 300,000 rows are texts that nobody needs again."""

    def compared(self, place: int) -> ImportRow:
        """Return what a row would do."""
        row = self._rows[place].read()
        result = ImportRow(row.place, row.texts, RowAction.UNCLEAR)
        try:
            if row.problem is not None:
                # Whom and what it names is asked with the names of the other rows, not when its cell is mended.
                with suppress(InvalidRecord):
                    self._build(row)
                raise row.problem
            record = self._build(row)
        except InvalidRecord as problem:
            return replace(result, reason=_shared(problem.message))
        # Read at once: it is of whoever was looked up last.
        names_person = isinstance(getattr(record, "subject", None), Subject) or getattr(record, "person_id", None)
        remark = self._names.remark if names_person else ""
        remark = remark or getattr(record, "remark", "")
        key = self._target.key_of(record)
        before = self._first.setdefault(hash(key), place)
        if before != place and self._target.key_of(same := self.written.record(before)) == key:
            where = self._rows[before].read().place
            if same == record:
                return replace(result, action=RowAction.SAME, reason=f"Trùng với {where}.")
            difference = self._differences(same, record)
            return replace(result, action=RowAction.CONFLICT, reason=f"Khác với {where}: {difference}.")
        if key not in self._stored:
            self.written.add(place, record)
            reason = " ".join(filter(None, (remark, self._filled_in(record, row))))
            return replace(result, action=RowAction.ADD, reason=_shared(reason))
        known = self._stored[key]
        new = (self._target.merge or merged)(known.record, record, row.values)
        if new == known.record:
            return replace(result, action=RowAction.SAME, reason="Đã có, không khác.")
        self.written.change(place, _Written(known.row_id, new))
        parts = (
            f"Sửa {self._differences(known.record, new)}.",
            remark,
            self._filled_in(record, row, of_new=False),
        )
        return replace(result, action=RowAction.CHANGE, reason=" ".join(filter(None, parts)))

    def _filled_in(self, record: Any, row: SheetRecord, *, of_new: bool = True) -> str:  # noqa: ANN401 - of any kind
        """Return a sentence about the values that the program chose because the row does not say them, "" for none.

        Of a record that is in the book already, what the row does not say of its choices stays as it was.
        """
        filled = []
        record_type: Any = type(record)
        for name, words, default in _chosen(record_type):
            value = getattr(record, name)
            if name in row.values or isinstance(value, Subject) or (isinstance(value, Enum | bool) and not of_new):
                continue
            # What is not the default was guessed from the row's other cells.
            is_told = default is MISSING or value == default or isinstance(value, Enum)
            if is_told and (shown := self._shown(words, name, value)):
                filled.append(f"không ghi {words.in_sentence}, lấy “{shown}”")
        return f"Dòng {'; '.join(filled)}." if filled else ""

    def _differences(self, before: object, after: object) -> str:
        return "; ".join(self._difference_words(before, after)) or "nội dung"

    def _difference_words(self, before: Any, after: Any) -> Iterable[str]:  # noqa: ANN401 - records of any kind
        record: Any = type(before)
        words = words_of(record)
        for entry in fields(before):
            old, new = getattr(before, entry.name), getattr(after, entry.name)
            if old == new:
                continue
            if is_dataclass(old) and not isinstance(old, type | Deadline):
                yield from self._difference_words(old, new)
            elif entry.name in words:
                shown = (self._shown(words[entry.name], entry.name, value) for value in (old, new))
                yield f"{words[entry.name].in_sentence}: {' → '.join(text or 'chưa có' for text in shown)}"

    def _shown(self, words: Words, name: str, value: object) -> str:
        if value in words.values:
            return words.values[value]
        if isinstance(value, date):
            return f"{value:%d/%m/%Y}"
        if isinstance(value, Subject):
            return self._names.label(NameKind(value.record_kind), value.id)
        if name in _LINKS and isinstance(value, int):
            return self._names.label(_LINKS[name], value)
        if isinstance(value, tuple):
            return self._listed(name, value)
        if isinstance(value, Deadline):
            return value.text
        return "" if value is None else str(value)

    def _listed(self, name: str, values: Sequence[Any]) -> str:
        """Return several values in words, people who took part as their number."""
        if name == "participants":
            return f"{len(values)} người" if values else ""
        kind = _LINKS.get(name)
        return "; ".join(self._names.label(kind, each) if kind else getattr(each, "text", str(each)) for each in values)


@cache
def _chosen(record: type) -> Sequence[tuple[str, Words, object]]:
    """Return the fields of a record that have a value whatever a list says, with their words and their defaults."""
    words = words_of(record)
    return [
        (entry.name, words[entry.name], entry.default)
        for entry in fields(record)
        if entry.name in words and (entry.default is MISSING or entry.default in words[entry.name].values)
    ]


_LINKS: Final = {
    "unit_id": NameKind.UNIT,
    "author_id": NameKind.PERSON,
    "person_id": NameKind.PERSON,
    "successor_id": NameKind.UNIT,
    "leads": NameKind.UNIT,
    "supports": NameKind.UNIT,
    "task_id": NameKind.TASK,
    "movement_id": NameKind.MOVEMENT,
}


def merged(before: Any, row: Any, values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - records of any kind
    """Return a stored record with what a row says: an empty cell changes nothing, participants are added."""
    changed: dict[str, object] = {}
    for entry in fields(before):
        old, new = getattr(before, entry.name), getattr(row, entry.name)
        if is_dataclass(old) and not isinstance(old, type):
            changed[entry.name] = merged(old, new, values)
        elif isinstance(new, tuple) and not hasattr(new, "_fields"):
            people = {participant.person_id: participant for participant in old}
            for participant in new:
                # Who is on record already keeps the role there, unless the row says another than to have taken part.
                if participant.person_id not in people or participant.role is not ParticipantRole.TOOK_PART:
                    people[participant.person_id] = participant
            changed[entry.name] = tuple(people.values())
        elif isinstance(new, Enum | bool):
            changed[entry.name] = new if entry.name in values else old
        else:
            changed[entry.name] = old if new in _EMPTY and new is not False else new
    return replace(before, **changed)


def _act[T](target: ImportTarget[T], names: Names, written: _ToWrite[T], file_name: str) -> Apply:
    """Return the act that writes chosen rows of a file."""

    def apply(book: Book, places: Sequence[int], report: Report | None) -> Changes:
        added = [place for place in places if written.adds(place)]
        changed = [place for place in places if place in written.changed]
        label = f"Nhập {target.noun}: {format_number(len(added) + len(changed))} dòng từ “{file_name}”"
        if target.act is not None:
            in_order = written.in_order((*added, *changed))
            return write_by_act(book, label, target.act, names, in_order, report, target.add_many, target.after_act)
        with book.store.work(label, before=Occasion.IMPORT) as work:
            ids = names.add_newcomers(work, written.new_ids((*added, *changed)))
            done = 0
            for batch in batched(added, _BATCH):
                target.add(work, [settled(written.record(place), ids) for place in batch])
                done += len(batch)
                report_to(report, done)
            for place in changed:
                target.change(work, written.changed[place].row_id, settled(written.changed[place].record, ids))
                done += 1
                report_to(report, done)
            return work.changes()

    return apply


_shared: Final = lru_cache(maxsize=1024)(str)
"""Returns a reason: most rows of a list have one of a few, and keep one text of it."""
