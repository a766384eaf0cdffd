"""The office itself: its names, signer and recipients, each from a day on, as papers of that day print them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.offices import Office, office_on
from desktop_app.services.book import Book
from desktop_app.store import records
from desktop_app.store.row_codec import RowCodec

if TYPE_CHECKING:
    # Loaded when a paper is made: the pages that ask for the office do without.
    from desktop_app.papers.parts.office import Issuer, Signer

OFFICE_ROWS: Final = RowCodec(Office, "office")


@dataclass(frozen=True, slots=True)
class DatedOffice:
    """What holds of the office from a day on, with the id of its record."""

    id: int
    office: Office


def office(book: Book, day: date | None = None) -> Office:
    """Return the office as it is on a day (None: today), or the defaults while nothing is entered."""
    with book.store.reading() as connection:
        return office_of_day(connection, day)


def office_of_day(connection: records.Reader, day: date | None = None) -> Office:
    """Return what `office` returns, within a transaction."""
    rows = records.living(connection, "office")
    return office_on([OFFICE_ROWS.from_row(row) for row in rows], day or date.today())


def dated_offices(book: Book) -> list[DatedOffice]:
    """Return all that is entered of the office, the latest first."""
    with book.store.reading() as connection:
        rows = records.living(connection, "office")
    entries = [DatedOffice(row["id"], OFFICE_ROWS.from_row(row)) for row in rows]
    return sorted(entries, key=lambda entry: entry.office.valid_from or date.min, reverse=True)


def change_office(book: Book, fields: Office, office_id: int | None = None) -> Changes:
    """Set what holds of the office from `fields.valid_from` on; with an id, in place of what that record says.

    Without an id it replaces what was entered for the same day. Raises InvalidRecord, also for a new day from which
    nothing would change; RecordGone.
    """
    fields = fields.checked()
    values = OFFICE_ROWS.as_row(fields)
    from_day = f" từ ngày {fields.valid_from:%d/%m/%Y}" if fields.valid_from else ""
    with book.store.work(f"Sửa thông tin cơ quan{from_day}") as work:
        same_day = records.living(work.connection, "office", {"valid_from": values["valid_from"]})
        if office_id is None:
            office_id = same_day[0]["id"] if same_day else None
        elif any(row["id"] != office_id for row in same_day):
            raise InvalidRecord("Ngày này đã có một mốc khác của cơ quan.", "valid_from")
        if office_id is None:
            _refuse_unchanged(work.connection, fields)
            work.insert("office", values)
        else:
            records.fetch(work.connection, "office", office_id)
            work.update("office", office_id, values)
        return work.changes()


def remove_office(book: Book, office_id: int) -> Changes:
    """Take away what was entered of the office from a day on. Raises InvalidRecord for the first one, RecordGone.

    Without the first the papers of its time would be printed with what holds only since the next one.
    """
    with book.store.work("Xóa một mốc của cơ quan") as work:
        records.fetch(work.connection, "office", office_id)
        rows = sorted(records.living(work.connection, "office"), key=lambda row: row["valid_from"] or "")
        if len(rows) == 1:
            raise InvalidRecord("Sổ cần ít nhất một mốc thông tin của cơ quan.", "", "Sửa mốc này thay vì xóa.")
        if rows[0]["id"] == office_id:
            until = date.fromisoformat(rows[1]["valid_from"])
            raise InvalidRecord(
                f"Văn bản trước ngày {until:%d/%m/%Y} in theo mốc đầu tiên này, không xóa được.",
                "",
                "Sửa mốc này thay vì xóa.",
            )
        work.delete("office", office_id)
        return work.changes()


def _refuse_unchanged(connection: records.Reader, fields: Office) -> None:
    """Raise InvalidRecord for a day from which all holds that held before."""
    earlier = [OFFICE_ROWS.from_row(row) for row in records.living(connection, "office")]
    began = [entry for entry in earlier if (entry.valid_from or date.min) <= (fields.valid_from or date.min)]
    if began and replace(office_on(began, fields.valid_from or date.min), valid_from=fields.valid_from) == fields:
        raise InvalidRecord("Chưa có gì khác với mốc trước.", "", "Sửa những gì thay đổi từ ngày này, hoặc bấm “Hủy”.")


def issuer(fields: Office) -> Issuer:
    """Return the office as the issuer of a paper."""
    from desktop_app.papers.parts.office import Issuer

    lines = tuple(filter(None, fields.name_lines.split("\n")))
    return Issuer(fields.parent_name, fields.name, fields.code, fields.place, lines)


def signer(fields: Office, name: str = "", title: str = "") -> Signer:
    """Return who signs for the office: the head as entered, unless another name or title is given."""
    from desktop_app.papers.parts.office import Signer

    lines = (title or fields.signer_title).split("\n")
    return Signer(tuple(filter(None, lines)), name or fields.signer_name)


def signer_words(fields: Office, name: str = "", title: str = "") -> str:
    """Return who signs as a sentence says it, "GIÁM ĐỐC Nông Văn Hải", chosen as by `signer`.

    It says where no name is recorded; "" where no post is, either.
    """
    of_paper = signer(fields, name, title)
    post = of_paper.capacity_lines[-1:]
    return " ".join((*post, of_paper.name or "(chưa ghi họ tên)")) if post or of_paper.name else ""


def copies_to(fields: Office) -> tuple[str, ...]:
    """Return the further recipients of a paper on commendation."""
    return tuple(filter(None, fields.copies_to.split("\n")))
