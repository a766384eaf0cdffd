"""The units' own reviews for a round: one for each unit and round, as the unit tells of it."""

from dataclasses import dataclass
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.council.unit_reviews import UnitReviewFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.services.book import Book
from desktop_app.services.review_rounds import round_row
from desktop_app.store import records
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

UNIT_REVIEW_ROWS: Final = RowCodec(UnitReviewFields, "unit_review", apart=("round_code",))


def unit_review(book: Book, review_id: int) -> UnitReviewFields:
    """Return a unit's review. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, "unit_review", review_id)
        code = records.fetch(connection, "review_round", row["round_id"])["code"]
    return UNIT_REVIEW_ROWS.from_row(row, round_code=code)


@dataclass(frozen=True, slots=True)
class StoredReview:
    """A stored review."""

    id: int
    fields: UnitReviewFields


def review_of_unit(book: Book, code: str, unit_id: int) -> UnitReviewFields | None:
    """Return the review of a unit for a round, None if it is not recorded. Raises InvalidRecord."""
    stored = stored_review(book, code, unit_id)
    return stored.fields if stored else None


def stored_review(book: Book, code: str, unit_id: int) -> StoredReview | None:
    """Return what `review_of_unit` returns, with its id."""
    with book.store.reading() as connection:
        match = {"round_id": round_row(connection, code)["id"], "unit_id": unit_id}
        rows = records.living(connection, "unit_review", match)
    return StoredReview(rows[-1]["id"], UNIT_REVIEW_ROWS.from_row(rows[-1], round_code=code)) if rows else None


def save_unit_review(book: Book, review_id: int | None, fields: UnitReviewFields) -> Changes:
    """Record the review of a unit (new without an id) or change it. Raises InvalidRecord, RecordGone."""
    fields = fields.checked()
    with book.store.work("Ghi họp bình xét") as work:
        values = UNIT_REVIEW_ROWS.as_row(fields) | {"round_id": round_row(work.connection, fields.round_code)["id"]}
        unit = records.fetch(work.connection, "unit", fields.unit_id)
        work.label = f"Ghi họp bình xét của “{unit['name']}”, đợt {fields.round_code}"
        refuse_double_review(work, values | {"id": review_id})
        if review_id is None:
            work.insert("unit_review", values)
        else:
            records.fetch(work.connection, "unit_review", review_id)
            work.update("unit_review", review_id, values)
        return work.changes()


def refuse_double_review(work: UnitOfWork, row: records.Record) -> None:
    """Raise InvalidRecord if the unit has another living review for the same round."""
    match = {"round_id": row["round_id"], "unit_id": row["unit_id"]}
    for other in records.living(work.connection, "unit_review", match):
        if other["id"] != row["id"]:
            name = records.fetch(work.connection, "unit", row["unit_id"])["name"]
            raise InvalidRecord(f"“{name}” đã có ghi một cuộc họp bình xét cho đợt này.", "unit_id")
