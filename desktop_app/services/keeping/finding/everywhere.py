"""Records of every kind and attached files, by the first letters of their words, with accents or without."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.store.queries import finding, record_history

_OF_A_KIND: Final = 5
"""How many records of a kind are offered; the list itself has the others."""
_LONGEST: Final = 120
_WRITTEN: Final = 6
"""How many of the records that were written last are offered before anything is typed."""

_SHOWN: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "people": (("name",), ("post", "unit")),
    "units": (("name",), ("kind",)),
    "nominations": (("name", "award"), ("round", "unit", "state")),
    "awards": (("name", "award"), ("number", "signed_on", "unit")),
    "decisions": (("number", "subject"), ("signed_on", "issuing_body")),
    "tasks": (("text",), ("path", "leads")),
    "activities": (("title",), ("from_date", "kind", "unit")),
    "obstacles": (("content",), ("raised_on", "unit", "state")),
    "referrals": (("kind", "receiving_body"), ("passed_on",)),
    "initiatives": (("title",), ("year", "name")),
    "movements": (("name",), ("from_date", "state")),
    "movement-registrations": (("name", "movement"), ("registered_on",)),
    "sessions": (("council", "place"), ("held_on", "round")),
    "issued": (("title",), ("number", "dated_on")),
    "indicators": (("name",), ("category",)),
    "councils": (("name",), ("decision_number", "decided_on")),
    "unit-reviews": (("unit",), ("round", "held_on")),
    "adjustments": (("document_type", "number", "content"), ("dated_on", "plan")),
    "holds": (("name",), ("from_date", "document")),
    "plans": (("title",), ("number", "dated_on")),
    "rounds": (("code",), ("title",)),
}
"""The kinds of list that are looked through, as they are offered: what names a row, and what tells it."""


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A record that has the words: the list that shows it, its id, its name and what tells it from others.

    For an attached file the list and the id are those of the record that it belongs to, and `name` is the file's.
    """

    kind: str
    id: int
    name: str
    detail: str
    is_file: bool = False


def records_with(book: Book, text: str) -> list[FoundRecord]:
    """Return the first records of each kind whose words begin as those of `text` do, then attached files."""
    with book.store.reading() as connection:
        rows_of = finding.first_rows(connection, _columns(), text, _OF_A_KIND)
        files = finding.files_named(connection, text)
    results = [_record(kind, row.id, row.values) for kind, rows in rows_of.items() for row in rows]
    return [*results, *_living_files(book, files)]


def prepare(book: Book) -> None:
    """Make what `records_with` asks the book, which takes ten times as long as to have it answered."""
    with book.store.reading() as connection:
        finding.prepare(connection, _columns(), _OF_A_KIND)


def recalled(book: Book, places: Iterable[tuple[str, int]]) -> list[FoundRecord]:
    """Return the records of lists and ids that are still there, in their order; none of a list that is withheld."""
    results = []
    for kind, row_id in places:
        # What may harm somebody is not offered to whoever stands by: it is asked for by its words.
        if kind in _SHOWN and not LIST_KINDS[kind].withheld:
            rows = lists.page(book, ListQuery(kind, scope={"ids": [row_id]}), range(1))
            results += [_record(kind, row.id, _offered(kind, row)) for row in rows]
    return results


def written_last(book: Book) -> list[tuple[str, int]]:
    """Return the lists and ids of the records that were written last, the newest first."""
    from desktop_app.domain.record_kinds import RECORD_KINDS

    shown_by = {name: kind.shown_by for name, kind in RECORD_KINDS.items() if kind.shown_by is not None}
    offered = {name: kind.key for name, kind in shown_by.items() if kind.key in _SHOWN and not kind.withheld}
    with book.store.reading() as connection:
        rows = record_history.written_last(connection, list(offered), _WRITTEN)
    return [(offered[name], row_id) for name, row_id in rows]


def _columns() -> dict[str, tuple[str, ...]]:
    return {kind: (*name, *detail) for kind, (name, detail) in _SHOWN.items()}


def _offered(kind: str, row: ListRow) -> Sequence[object]:
    values = dict(zip((column.key for column in LIST_KINDS[kind].columns), row.values, strict=True))
    name, detail = _SHOWN[kind]
    return [values[key] for key in (*name, *detail)]


def _record(kind: str, row_id: int, offered: Sequence[object]) -> FoundRecord:
    words, named = list(map(_words, offered)), len(_SHOWN[kind][0])
    name, detail = filter(None, words[:named]), filter(None, words[named:])
    return FoundRecord(kind, row_id, " · ".join(name)[:_LONGEST], " · ".join(detail))


def _words(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else " ".join(str(value).split())


def _living_files(book: Book, files: Iterable[tuple[str, int, str]]) -> list[FoundRecord]:
    """Return the first files of records that stand in their list."""
    from desktop_app.domain.record_kinds import RECORD_KINDS

    results = []
    for table_name, row_id, name in files:
        kind = RECORD_KINDS.get(table_name)
        if kind is None or kind.shown_by is None:
            continue
        # A record in the trash keeps its files.
        if lists.count(book, ListQuery(kind.shown_by.key, scope={"ids": [row_id]})):
            results.append(FoundRecord(kind.shown_by.key, row_id, name, kind.noun, is_file=True))
        if len(results) == _OF_A_KIND:
            break
    return results
