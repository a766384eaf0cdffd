"""Yearly records of people and collectives, initiatives and holds: entered, changed, set for many at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.keeping.backups import bulk
from desktop_app.domain.law.year_facts import RATING_LABELS, Rating
from desktop_app.domain.standing.year_records import HoldFields, InitiativeFields, Subject, YearRecordFields, check_year
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.standing.names_then import NamesThen
from desktop_app.store import records
from desktop_app.store.records import Record
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

YEAR_ROWS: Final = RowCodec(YearRecordFields, "year_record", apart=("subject",))
INITIATIVE_ROWS: Final = RowCodec(InitiativeFields, "initiative", apart=("subject",))
HOLD_ROWS: Final = RowCodec(HoldFields, "hold", apart=("subject",))


def year_record(book: Book, subject: Subject, year: int) -> YearRecordFields:
    """Return the record of a person's or unit's year, with empty fields if there is none."""
    with book.store.reading() as connection:
        rows = records.living(connection, "year_record", {subject.link: subject.id, "year": year})
    return year_fields(rows[-1]) if rows else YearRecordFields(subject, year)


def save_year_record(book: Book, fields: YearRecordFields) -> Changes:
    """Save the record of a person's or unit's year; empty fields delete it.

    Raises InvalidRecord, RecordGone.
    """
    fields = fields.checked()
    with book.store.work(f"Ghi xếp loại năm {fields.year}") as work:
        work.label = f"Ghi xếp loại năm {fields.year} của “{name_of(work.connection, fields.subject)}”"
        _set(work, [fields.subject], fields.year, lambda _: fields)
        return work.changes()


def set_rating(book: Book, subjects: Sequence[Subject], year: int, rating: Rating | None) -> Changes:
    """Set one rating of a year for several people or units, in one step. Raises InvalidRecord, RecordGone."""
    what = f"“{RATING_LABELS[rating]}”" if rating else "chưa xếp loại"
    return _set_for_all(book, subjects, year, {"rating": rating}, f"Xếp loại năm {year}: {what}")


def set_registered(book: Book, subjects: Sequence[Subject], year: int, registered: bool | None) -> Changes:
    """Record for several people or units whether they registered for an emulation title of a year, in one step.

    Raises InvalidRecord, RecordGone.
    """
    what = {True: "có", False: "không", None: "chưa ghi"}[registered]
    values: dict[str, Any] = {"registered": registered}
    if not registered:
        # Who did not register did so for no title and on no day either.
        values |= {"registered_for": "", "registered_on": None}
    return _set_for_all(book, subjects, year, values, f"Đăng ký thi đua năm {year}: {what}")


def set_text(book: Book, subjects: Sequence[Subject], year: int, name: str, text: str) -> Changes:
    """Set "document", "note" or "registered_for" of a year for several people or units, in one step.

    Raises InvalidRecord, RecordGone.
    """
    what = {"document": "Ghi văn bản xếp loại", "note": "Ghi chú", "registered_for": "Đăng ký danh hiệu"}[name]
    return _set_for_all(book, subjects, year, {name: text}, f"{what} năm {year}")


def set_values(book: Book, subjects: Sequence[Subject], year: int, values: Mapping[str, Any]) -> Changes:
    """Set several fields of a year for several people or units, in one step. Raises InvalidRecord, RecordGone."""
    return _set_for_all(book, subjects, year, dict(values), f"Ghi xếp loại năm {year}")


def initiative(book: Book, initiative_id: int) -> InitiativeFields:
    """Return an initiative. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, "initiative", initiative_id)
    return INITIATIVE_ROWS.from_row(row, subject=subject_in(row))


def save_initiative(book: Book, initiative_id: int | None, fields: InitiativeFields) -> Changes:
    """Record a recognised initiative or scientific work (new without an id). Raises InvalidRecord, RecordGone."""
    fields = fields.checked()
    with book.store.work(f"Ghi sáng kiến năm {fields.year}") as work:
        work.label = f"Ghi sáng kiến năm {fields.year} của “{name_of(work.connection, fields.subject)}”"
        before = records.fetch(work.connection, "initiative", initiative_id) if initiative_id is not None else None
        _save(work, "initiative", initiative_id, initiative_values(NamesThen(work.connection), fields, before))
        return work.changes()


def hold(book: Book, hold_id: int) -> HoldFields:
    """Return a hold. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, "hold", hold_id)
    return HOLD_ROWS.from_row(row, subject=subject_in(row))


def save_hold(book: Book, hold_id: int | None, fields: HoldFields) -> Changes:
    """Save a hold: days on which a person or unit is not considered for awards (new without an id).

    The label in the change log, which everybody can read, names neither the person nor the document. Raises
    InvalidRecord, RecordGone.
    """
    fields = fields.checked()
    with book.store.work("Ghi tạm dừng xét khen thưởng") as work:
        name_of(work.connection, fields.subject)
        _save(work, "hold", hold_id, subject_links(fields.subject) | HOLD_ROWS.as_row(fields))
        return work.changes()


def end_hold(book: Book, hold_id: int, day: date) -> Changes:
    """End a hold on a day, its last. Raises InvalidRecord if it has an end already, RecordGone."""
    with book.store.work("Ghi thôi tạm dừng xét khen thưởng") as work:
        row = records.fetch(work.connection, "hold", hold_id)
        before = HOLD_ROWS.from_row(row, subject=subject_in(row))
        if before.to_date is not None:
            raise InvalidRecord(f"Tạm dừng này đã ghi đến ngày {before.to_date:%d/%m/%Y}.", "to_date")
        work.update("hold", hold_id, HOLD_ROWS.as_row(replace(before, to_date=day).checked()))
        return work.changes()


def name_of(connection: records.Reader, subject: Subject) -> str:
    """Return a person's or unit's name. Raises RecordGone."""
    row = records.fetch(connection, subject.record_kind, subject.id)
    return str(row["full_name" if subject.kind is NomineeKind.INDIVIDUAL else "name"])


def whose(book: Book, subject: Subject) -> str:
    """Return the name of a person or unit. Raises RecordGone."""
    with book.store.reading() as connection:
        return name_of(connection, subject)


def subject_of(book: Book, kind: str, row_id: int) -> Subject:
    """Return the person or unit of a year record, initiative, hold, award or nomination. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, kind, row_id)
    if row.get("kind") == NomineeKind.COLLECTIVE:
        return Subject(NomineeKind.COLLECTIVE, row["unit_id"])
    return subject_in(row)


def refuse_double(work: UnitOfWork, row: Record) -> None:
    """Raise InvalidRecord if the person or unit has another living record of the same year."""
    subject = subject_in(row)
    for other in records.living(work.connection, "year_record", {subject.link: subject.id, "year": row["year"]}):
        if other["id"] != row["id"]:
            name = name_of(work.connection, subject)
            raise InvalidRecord(f"Năm {row['year']} của “{name}” đã có ghi xếp loại khác.", "year")


def year_fields(row: Record) -> YearRecordFields:
    """Return a stored record of a year."""
    return YEAR_ROWS.from_row(row, subject=subject_in(row))


def _set_for_all(book: Book, subjects: Sequence[Subject], year: int, values: dict[str, Any], label: str) -> Changes:
    check_year(year)
    if not subjects:
        raise InvalidRecord("Chọn người hoặc tập thể cần ghi.", "subjects")
    with book.store.work(label, before=bulk(subjects)) as work:
        for kind in {subject.record_kind for subject in subjects}:
            records.fetch_many(
                work.connection, kind, [subject.id for subject in subjects if subject.record_kind == kind]
            )
        single = len(subjects) == 1
        whose = f"“{name_of(work.connection, subjects[0])}”" if single else f"{len(subjects)} mục"
        work.label = f"{label} ({whose})"
        _set(work, subjects, year, lambda before: replace(before, **values).checked())
        return work.changes()


def _set(
    work: UnitOfWork,
    subjects: Sequence[Subject],
    year: int,
    changed: Callable[[YearRecordFields], YearRecordFields],
) -> None:
    rows_by_subject = {subject_in(row): row for row in records.living(work.connection, "year_record", {"year": year})}
    new_rows, names = [], NamesThen(work.connection)
    for subject in dict.fromkeys(subjects):
        row = rows_by_subject.get(subject)
        fields = changed(year_fields(row) if row else YearRecordFields(subject, year))
        if row is None:
            if not fields.is_empty:
                new_rows.append(year_values(names, fields, None))
        elif fields.is_empty:
            work.delete("year_record", row["id"])
        else:
            work.update("year_record", row["id"], year_values(names, fields, row))
    if new_rows:
        work.insert_many("year_record", new_rows)


def _save(work: UnitOfWork, kind: str, row_id: int | None, values: dict[str, object]) -> None:
    if row_id is None:
        work.insert(kind, values)
    else:
        records.fetch(work.connection, kind, row_id)
        work.update(kind, row_id, values)


def subject_in(row: Record) -> Subject:
    """Return the person or collective of a stored record."""
    if row["person_id"] is not None:
        return Subject(NomineeKind.INDIVIDUAL, row["person_id"])
    return Subject(NomineeKind.COLLECTIVE, row["unit_id"])


def subject_links(subject: Subject) -> dict[str, object]:
    """Return the columns that lead to a person or collective."""
    return {"person_id": None, "unit_id": None, subject.link: subject.id}


def year_values(names: NamesThen, fields: YearRecordFields, before: Record | None) -> dict[str, object]:
    """Return a year's record as it is stored in place of the row `before`, with the names of its registration."""
    values = subject_links(fields.subject) | YEAR_ROWS.as_row(fields)
    return values | names.of_registration(fields, values, before)


def initiative_values(names: NamesThen, fields: InitiativeFields, before: Record | None) -> dict[str, object]:
    """Return an initiative as it is stored in place of the row `before`, with the names of its recognition."""
    values = subject_links(fields.subject) | INITIATIVE_ROWS.as_row(fields)
    return values | names.of_initiative(fields, values, before)
