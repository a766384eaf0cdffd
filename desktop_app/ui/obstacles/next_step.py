"""The steps an obstacle goes through, each taken with the day it is taken on."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.services.book import Book
from desktop_app.services.year.obstacles import obstacle, save_obstacle
from desktop_app.ui.base.translation import format_date


def put_to_leadership(book: Book, obstacle_id: int, day: date) -> Changes:
    """Record that an obstacle was put to the leadership. Raises InvalidRecord if it was already."""
    fields = obstacle(book, obstacle_id)
    _refuse_again("báo cáo Lãnh đạo", fields.put_on)
    return save_obstacle(book, obstacle_id, replace(fields, put_on=day))


def close(book: Book, obstacle_id: int, day: date) -> Changes:
    """Record that an obstacle is solved. Raises InvalidRecord if it was already."""
    fields = obstacle(book, obstacle_id)
    _refuse_again("giải quyết xong", fields.closed_on)
    return save_obstacle(book, obstacle_id, replace(fields, closed_on=day))


def _refuse_again(step: str, taken_on: date | None) -> None:
    if taken_on is not None:
        raise InvalidRecord(f"Khó khăn, vướng mắc này đã {step} ngày {format_date(taken_on)}.")
