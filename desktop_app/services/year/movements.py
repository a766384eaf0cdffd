"""Emulation movements: entered, changed, and chosen from where records belong to one."""

from datetime import date
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import search_words, shortened
from desktop_app.domain.year.movements import MOVEMENT_STATE_LABELS, Criterion, MovementFields
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.store import records
from desktop_app.store.records import Reader, Record
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

MOVEMENT_ROWS: Final = RowCodec(MovementFields, "emulation_movement", apart=("criteria",))
CRITERION_ROWS: Final = RowCodec(Criterion, "movement_criterion")


def movement(book: Book, movement_id: int) -> MovementFields:
    """Return a movement with its criteria. Raises RecordGone."""
    with book.store.reading() as connection:
        return movement_fields(connection, records.fetch(connection, "emulation_movement", movement_id))


def movement_fields(connection: Reader, row: Record) -> MovementFields:
    """Return a stored movement with its criteria."""
    rows = records.living(connection, "movement_criterion", {"movement_id": row["id"]}, order="position")
    return MOVEMENT_ROWS.from_row(row, criteria=tuple(map(CRITERION_ROWS.from_row, rows)))


def movement_choices(book: Book, chosen: int | None = None) -> list[Choice]:
    """Return the movements to choose from, the latest begun first, each with its span and its state today.

    One that is `chosen` already is among them even if it is in the trash, so that saving does not lose it.
    """
    day = date.today()
    with book.store.reading() as connection:
        rows = [
            row
            for row in records.of_kind(connection, "emulation_movement", order="from_date")
            if row["trashed_at"] is None or row["id"] == chosen
        ]
    choices = []
    for row in reversed(rows):
        fields = MOVEMENT_ROWS.from_row(row, criteria=())
        detail = f"{span_words(fields)}, {MOVEMENT_STATE_LABELS[fields.state_on(day)].lower()}"
        choices.append(Choice(row["id"], fields.name, detail, search_words(fields.name)))
    return choices


def span_words(fields: MovementFields) -> str:
    """Return the span of a movement in words: "01/03/2026–31/12/2026"."""
    return (
        f"{fields.from_date:%d/%m/%Y}–{fields.to_date:%d/%m/%Y}"
        if fields.to_date
        else f"từ {fields.from_date:%d/%m/%Y}"
    )


def save_movement(book: Book, movement_id: int | None, fields: MovementFields) -> Changes:
    """Record a movement (new without an id) or change it. Raises InvalidRecord, RecordGone."""
    fields = fields.checked()
    act = "Phát động" if movement_id is None else "Sửa"
    with book.store.work(f"{act} phong trào “{shortened(fields.name)}”") as work:
        _refuse_double(work, fields, movement_id)
        if movement_id is None:
            movement_id = work.insert("emulation_movement", MOVEMENT_ROWS.as_row(fields))
        else:
            _refuse_later_registrations(work, movement_id, fields)
            work.update("emulation_movement", movement_id, MOVEMENT_ROWS.as_row(fields))
        work.set_listed(
            "movement_criterion", {"movement_id": movement_id}, [*map(CRITERION_ROWS.as_row, fields.criteria)]
        )
        return work.changes()


def refuse_movement_gone(connection: Reader, movement_id: int | None, before: int | None = None) -> None:
    """Refuse a movement in the trash, except the one that a record had `before`. Raises InvalidRecord, RecordGone."""
    if movement_id is None or movement_id == before:
        return
    row = records.fetch(connection, "emulation_movement", movement_id)
    if row["trashed_at"] is not None:
        name = shortened(row["name"])
        raise InvalidRecord(f"Phong trào “{name}” đang ở trong thùng rác.", "movement_id", "Khôi phục, hoặc chọn lại.")


def _refuse_double(work: UnitOfWork, fields: MovementFields, movement_id: int | None) -> None:
    for row in records.living(work.connection, "emulation_movement", {"name": fields.name}):
        if row["id"] != movement_id and row["from_date"] == fields.from_date.isoformat():
            raise InvalidRecord(f"Phong trào “{shortened(fields.name)}” từ ngày này đã có trong sổ.", "name")


def _refuse_later_registrations(work: UnitOfWork, movement_id: int, fields: MovementFields) -> None:
    """Refuse an end before the day on which somebody registered."""
    records.fetch(work.connection, "emulation_movement", movement_id)
    rows = records.living(work.connection, "movement_registration", {"movement_id": movement_id})
    last = max((row["registered_on"] for row in rows), default=None)
    for field in ("to_date", "closed_on"):
        end = getattr(fields, field)
        if end is not None and last is not None and end.isoformat() < last:
            day = f"{date.fromisoformat(last):%d/%m/%Y}"
            raise InvalidRecord(f"Có đăng ký phong trào này ngày {day}, sau ngày kết thúc.", field)
