"""The papers that launched the movements of a round's nominees, as the bases of other papers cite them."""

from collections.abc import Iterable

from desktop_app.domain.office.citations import document_words, joined_words, subject_words
from desktop_app.domain.office.offices import Office
from desktop_app.papers.document.wording import date_in_words
from desktop_app.services.dates import from_iso
from desktop_app.store import records
from desktop_app.store.records import Reader, Record


def launched_by(connection: Reader, nominations: Iterable[Record], own_office: Office) -> str:
    """Return the papers that launched the movements of nominations, "" where the book has none with a number."""
    ids = sorted({row["movement_id"] for row in nominations if row["movement_id"] is not None})
    movements = records.fetch_many(connection, "emulation_movement", ids)
    cited = (_cited(movements[movement_id], own_office) for movement_id in ids)
    return joined_words(tuple(filter(None, cited)), apart="; ")


def _cited(movement: Record, own_office: Office) -> str:
    number, day = movement["document_number"], from_iso(movement["document_date"])
    if not number:
        return ""
    # The letters of its number say whose paper it is.
    issued_by = f"của {own_office.name}" if number.endswith(f"-{own_office.code}") else ""
    parts = (
        document_words(movement["document_type"], number, None),
        date_in_words(day, day.year) if day else "",
        issued_by,
        subject_words(movement["document_abstract"]) or f"phát động phong trào thi đua “{movement['name']}”",
    )
    return " ".join(filter(None, parts))
