"""Obstacles that units report, and referrals to the competent body."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import shortened
from desktop_app.domain.year.obstacles import ObstacleFields, ReferralFields
from desktop_app.services.book import Book
from desktop_app.store import records
from desktop_app.store.row_codec import RowCodec

OBSTACLE_ROWS: Final = RowCodec(ObstacleFields, "obstacle")
REFERRAL_ROWS: Final = RowCodec(ReferralFields, "referral")


def obstacle(book: Book, obstacle_id: int) -> ObstacleFields:
    """Return an obstacle. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, "obstacle", obstacle_id)
    return OBSTACLE_ROWS.from_row(row)


def save_obstacle(book: Book, obstacle_id: int | None, fields: ObstacleFields) -> Changes:
    """Record an obstacle (new without an id) or change it. Raises InvalidRecord, RecordGone."""
    fields = fields.checked()
    verb = "Ghi" if obstacle_id is None else "Sửa"
    with book.store.work(f"{verb} khó khăn, vướng mắc “{shortened(fields.content)}”") as work:
        if fields.unit_id is not None:
            records.fetch(work.connection, "unit", fields.unit_id)
        values = OBSTACLE_ROWS.as_row(fields)
        if obstacle_id is None:
            work.insert("obstacle", values)
        else:
            records.fetch(work.connection, "obstacle", obstacle_id)
            work.update("obstacle", obstacle_id, values)
        return work.changes()


def put_to_leadership(book: Book, obstacle_id: int, day: date) -> Changes:
    """Record that an obstacle was put to the leadership. Raises InvalidRecord if it was already, RecordGone."""
    return _take_step(book, obstacle_id, "báo cáo Lãnh đạo", "put_on", lambda fields: replace(fields, put_on=day))


def close_obstacle(book: Book, obstacle_id: int, day: date) -> Changes:
    """Record that an obstacle is solved. Raises InvalidRecord if it was already, RecordGone."""
    return _take_step(book, obstacle_id, "giải quyết xong", "closed_on", lambda fields: replace(fields, closed_on=day))


def _take_step(
    book: Book, obstacle_id: int, step: str, column: str, with_step: Callable[[ObstacleFields], ObstacleFields]
) -> Changes:
    with book.store.work("Sửa khó khăn, vướng mắc") as work:
        row = records.fetch(work.connection, "obstacle", obstacle_id)
        work.label = f"Khó khăn, vướng mắc “{shortened(row['content'])}”: đã {step}"
        before = OBSTACLE_ROWS.from_row(row)
        taken_on: date | None = getattr(before, column)
        if taken_on is not None:
            raise InvalidRecord(f"Khó khăn, vướng mắc này đã {step} ngày {taken_on:%d/%m/%Y}.")
        work.update("obstacle", obstacle_id, OBSTACLE_ROWS.as_row(with_step(before).checked()))
        return work.changes()


def referral(book: Book, referral_id: int) -> ReferralFields:
    """Return a referral. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, "referral", referral_id)
    return REFERRAL_ROWS.from_row(row)


def save_referral(book: Book, referral_id: int | None, fields: ReferralFields) -> Changes:
    """Save a referral (new without an id). Raises InvalidRecord, RecordGone."""
    fields = fields.checked()
    verb = "Ghi" if referral_id is None else "Sửa"
    with book.store.work(f"{verb} thông tin đã chuyển “{fields.kind}”") as work:
        values = REFERRAL_ROWS.as_row(fields)
        if referral_id is None:
            work.insert("referral", values)
        else:
            records.fetch(work.connection, "referral", referral_id)
            work.update("referral", referral_id, values)
        return work.changes()
