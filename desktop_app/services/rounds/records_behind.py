"""The source records of a finding or a piece of evidence, as the lists of their kinds show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.store.lists import IDS


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A source record: the title of its kind, and its values that are not empty, each with its column's title.

    `query` is the query of the list that shows it.
    """

    record: RecordRef
    title: str
    values: tuple[tuple[str, str], ...]
    query: ListQuery


def source_records(book: Book, refs: Iterable[RecordRef]) -> tuple[SourceRecord, ...]:
    """Return the records of these references in their order; missing ones and those in the trash are left out."""
    source_records = []
    for record in dict.fromkeys(refs):
        kind = RECORD_KINDS[record.kind].list_kind
        query = ListQuery(kind.key, scope={IDS: (record.id,)})
        for row in lists.everything(book, query):
            values = ((column.title, _text(value)) for column, value in zip(kind.columns, row.values, strict=True))
            texts = tuple((title, text) for title, text in values if text)
            source_records.append(SourceRecord(record, kind.title, texts, query))
    return tuple(source_records)


def _text(value: object) -> str:
    if value is None:
        return ""
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
