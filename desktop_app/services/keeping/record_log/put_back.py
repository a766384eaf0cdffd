"""One field of a record as it was before a change: put back by the act that saves such records, with its rules."""

from dataclasses import fields, replace
from typing import Any, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.services.book import Book
from desktop_app.services.keeping.record_log.history_words import column_words
from desktop_app.services.keeping.record_log.parts import FIELDS_OF
from desktop_app.services.keeping.record_log.record_history import named
from desktop_app.store import records
from desktop_app.store.queries import record_history as log
from desktop_app.store.row_codec import RowCodec

_BY_FORM: Final = "Mở bản ghi và sửa ở biểu mẫu."


def can_put_back(kind: str, column: str) -> bool:
    """Return whether a field of records of this kind can be put back by itself."""
    editing = FIELDS_OF.get(kind)
    return editing is not None and column in editing.rows.column_names


def put_back(book: Book, kind: str, row_id: int, column: str, change_id: int) -> Changes:
    """Give a field the value that it had before a change, by the rules of the record, as one step.

    Raises InvalidRecord where that is not possible or the rules speak against it, RecordGone.
    """
    label = column_words(kind, column).label
    if not can_put_back(kind, column):
        raise InvalidRecord(f"Mục “{label}” không lấy lại riêng được.", hint=_BY_FORM)
    editing = FIELDS_OF[kind]
    with book.store.one_step(f"Lấy lại “{label}”") as step:
        row = records.fetch(step.connection, kind, row_id)
        entered = editing.read(book, row_id)
        value = _value_before(step.connection, kind, row_id, column, change_id)
        earlier = _earlier(editing.rows, entered, row, column, value)
        saved = editing.save(book, row_id, earlier) if earlier != entered else None
        if saved is None or saved.change_id is None:
            raise InvalidRecord(f"Mục “{label}” đang có đúng nội dung đó.")
        step.label = f"Lấy lại “{label}” của {named(step.connection, kind, row)}"
        return Changes(step.label, saved.ids, saved.change_id)


def _value_before(connection: records.Reader, kind: str, row_id: int, column: str, change_id: int) -> object:
    for row in log.rows_of_record(connection, kind, row_id):
        of_it = (row.change_id, row.kind, row.row_id) == (change_id, kind, row_id)
        if of_it and row.after is not None and row.before is not None and column in row.before:
            value: object = row.before[column]
            return value
    raise InvalidRecord("Nhật ký không ghi nội dung trước đó của mục này.", hint=_BY_FORM)


def _earlier(rows: RowCodec[Any], entered: Any, row: records.Record, column: str, value: object) -> Any:  # noqa: ANN401
    """Return what is entered, with the fields that are other once the column has its earlier value."""
    apart = {name: getattr(entered, name) for name in rows.apart}
    now, then = rows.from_row(row, **apart), rows.from_row({**row, column: value}, **apart)
    names = [of.name for of in fields(rows.record) if getattr(now, of.name) != getattr(then, of.name)]
    return replace(entered, **{name: getattr(then, name) for name in names})
