"""The list of a round's nominations, filled from the book."""

from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.nominations import PROPOSED, NominationState, NomineeKind
from desktop_app.papers import nomination_list
from desktop_app.papers.model import Document
from desktop_app.services.award_rows import place_of
from desktop_app.services.book import Book
from desktop_app.services.offices import issuer, office, signer
from desktop_app.services.rounds import Round, round_of
from desktop_app.store import records


def nomination_list_paper(book: Book, code: str, on: date | None = None) -> Document:
    """Return the list of those a round proposes. Raises InvalidRecord while all of them are drafts."""
    found, named = round_of(book, code), office(book)
    all_rows = _nominations(book, found)
    rows = [row for row in all_rows if row["state"] in PROPOSED]
    if not rows and any(row["state"] == NominationState.DRAFT for row in all_rows):
        raise InvalidRecord(
            f"Các đề nghị của đợt {found.code} đều còn là nháp, chưa có gì để in.", "", "Bấm “Hoàn tất” ở từng đề nghị."
        )
    return nomination_list.build(
        nomination_list.NominationListData(
            issuer=issuer(named),
            round_title=found.code.title,
            year=(on or date.today()).year,
            collectives=tuple(_entry(row) for row in rows if row["kind"] == NomineeKind.COLLECTIVE),
            individuals=tuple(_entry(row) for row in rows if row["kind"] == NomineeKind.INDIVIDUAL),
            signer=signer(named),
        )
    )


def _nominations(book: Book, found: Round) -> list[records.Record]:
    """Return a round's nominations in the order in which they are printed."""
    with book.store.reading() as connection:
        return records.living(connection, "nomination", {"round_id": found.id}, order="list_key")


def _entry(row: records.Record) -> nomination_list.ListEntry:
    return nomination_list.ListEntry(
        name=row["nominee_name"],
        position_and_unit=place_of(row),
        award=row["award"],
        summary=row["summary"],
        note=row["note"],
    )
