"""Registrations of people and units for emulation movements: entered one by one or for many at once."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import shortened
from desktop_app.domain.year.movements import RegistrationFields
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.year.movements import refuse_movement_gone
from desktop_app.store import records
from desktop_app.store.records import Record
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

REGISTRATION_ROWS: Final = RowCodec(RegistrationFields, "movement_registration")


def registration(book: Book, registration_id: int) -> RegistrationFields:
    """Return a registration. Raises RecordGone."""
    with book.store.reading() as connection:
        return REGISTRATION_ROWS.from_row(records.fetch(connection, "movement_registration", registration_id))


def save_registration(book: Book, registration_id: int | None, fields: RegistrationFields) -> Changes:
    """Record a registration (new without an id) or change it. Raises InvalidRecord, RecordGone."""
    fields = fields.checked()
    with book.store.work("Ghi đăng ký phong trào") as work:
        before = None
        if registration_id is not None:
            before = records.fetch(work.connection, "movement_registration", registration_id)
        refuse_movement_gone(work.connection, fields.movement_id, before["movement_id"] if before else None)
        values = _checked(work, fields, registration_id)
        work.label = f"Ghi đăng ký phong trào của “{_name(work, values)}”"
        if registration_id is None:
            work.insert("movement_registration", values)
        else:
            work.update("movement_registration", registration_id, values)
        return work.changes()


def register(
    book: Book,
    movement_id: int,
    registered_on: date,
    *,
    units: Sequence[int] = (),
    people: Sequence[int] = (),
    content: str = "",
) -> Changes:
    """Register several units and people for a movement with one content, in one step; those registered are left out.

    Raises InvalidRecord if nobody is left, RecordGone.
    """
    entered = [RegistrationFields(movement_id, registered_on, unit_id=unit_id, content=content) for unit_id in units]
    entered += [RegistrationFields(movement_id, registered_on, person_id, content=content) for person_id in people]
    if not entered:
        raise InvalidRecord("Chọn ít nhất một tập thể hoặc một cá nhân đăng ký.", "subjects")
    with book.store.work("Ghi đăng ký phong trào") as work:
        refuse_movement_gone(work.connection, movement_id)
        registered = {
            _subject(row)
            for row in records.living(work.connection, "movement_registration", {"movement_id": movement_id})
        }
        new = [
            fields.checked()
            for fields in dict.fromkeys(entered)
            if (fields.person_id, fields.unit_id) not in registered
        ]
        if not new:
            raise InvalidRecord("Những tập thể, cá nhân đã chọn đều đã đăng ký phong trào này.", "subjects")
        rows = [_checked(work, fields) for fields in new]
        work.insert_many("movement_registration", rows)
        whose = f"của “{_name(work, rows[0])}”" if len(rows) == 1 else f"của {len(rows)} tập thể, cá nhân"
        name = shortened(records.fetch(work.connection, "emulation_movement", movement_id)["name"])
        work.label = f"Ghi đăng ký phong trào “{name}” {whose}"
        return work.changes()


def refuse_double_registration(work: UnitOfWork, row: Record) -> None:
    """Raise InvalidRecord if the person or unit has another living registration for the movement."""
    same = {column: row[column] for column in ("movement_id", "person_id", "unit_id") if row[column] is not None}
    if any(other["id"] != row.get("id") for other in records.living(work.connection, "movement_registration", same)):
        raise InvalidRecord(f"“{_name(work, row)}” đã đăng ký phong trào này.", "subject")


def end_of(movement: Record) -> str | None:
    """Return the day on which a movement ends: its last, or that of its tổng kết if that is earlier."""
    return min(filter(None, (movement["to_date"], movement["closed_on"])), default=None)


def _subject(row: Record) -> tuple[int | None, int | None]:
    return row["person_id"], row["unit_id"]


def _name(work: UnitOfWork, row: Record) -> str:
    if row["person_id"] is not None:
        return str(records.fetch(work.connection, "person", row["person_id"])["full_name"])
    return str(records.fetch(work.connection, "unit", row["unit_id"])["name"])


def _checked(work: UnitOfWork, fields: RegistrationFields, registration_id: int | None = None) -> dict[str, Any]:
    """Return a registration as it is stored. Raises InvalidRecord for a double or a late day, RecordGone."""
    values: dict[str, Any] = REGISTRATION_ROWS.as_row(fields)
    _name(work, values)
    movement = records.fetch(work.connection, "emulation_movement", fields.movement_id)
    end = from_iso(end_of(movement))
    if end is not None and fields.registered_on > end:
        raise InvalidRecord(f"Phong trào này kết thúc ngày {end:%d/%m/%Y}, trước ngày đăng ký.", "registered_on")
    refuse_double_registration(work, values | {"id": registration_id})
    return values
