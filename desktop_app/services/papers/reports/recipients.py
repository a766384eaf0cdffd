"""Whom reports go to: as the settings of the office say, else as the plan says."""

from datetime import date
from typing import Final

from desktop_app.services.book import Book
from desktop_app.services.office.offices import office
from desktop_app.store import records

_PROVINCE: Final = "UBND tỉnh Lạng Sơn (qua Sở Nội vụ)"
_YOUTH_UNION: Final = "Tỉnh Đoàn Lạng Sơn"


def report_recipients(book: Book, plan_id: int | None) -> tuple[str, ...]:
    """Return whom a report of a plan goes to: those its yearly task of reporting names (Kế hoạch, phần III.3)."""
    with book.store.reading() as connection:
        tasks = records.living(connection, "task", {"recurrence": "yearly", "plan_id": plan_id})
    yearly = [row for row in tasks if row["recipients"]]
    return tuple(yearly[0]["recipients"].split("\n")) if yearly else (_PROVINCE, _YOUTH_UNION)


def half_year_recipients(book: Book, plan_id: int | None, on: date | None) -> tuple[str, ...]:
    """Return whom a six-month report goes to: those of the office's record of the day, else those of the plan."""
    entered = office(book, on).half_year_to
    return tuple(filter(None, entered.split("\n"))) or report_recipients(book, plan_id)
