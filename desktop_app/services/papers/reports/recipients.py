"""Whom reports go to: as the settings of the office say, else as the plan says."""

import re
from datetime import date
from typing import Final

from desktop_app.services.book import Book
from desktop_app.services.office.offices import office
from desktop_app.services.plan.plan_records import is_first_plan
from desktop_app.store import records

_PROVINCE: Final = "UBND tỉnh Lạng Sơn (qua Sở Nội vụ)"
_YOUTH_UNION: Final = "Tỉnh Đoàn Lạng Sơn"
_THROUGH: Final = re.compile(r"^([^(]+?) qua ([^)]+)$")
"""A recipient of the plan's text, "UBND tỉnh qua Sở Nội vụ": papers have in brackets who hands it on."""


def report_recipients(book: Book, plan_id: int | None) -> tuple[str, ...]:
    """Return whom a report of a plan goes to: those its yearly task of reporting names (Kế hoạch, phần III.3)."""
    with book.store.reading() as connection:
        is_first = is_first_plan(connection, plan_id)
        tasks = records.living(connection, "task", {"recurrence": "yearly", "plan_id": plan_id})
    yearly = [row for row in tasks if row["recipients"]]
    if not yearly:
        # Whom the programme of the first plan is reported to has nothing to do with another plan.
        return (_PROVINCE, _YOUTH_UNION) if is_first else ()
    return tuple(_THROUGH.sub(r"\1 (qua \2)", line) for line in yearly[0]["recipients"].split("\n"))


def half_year_recipients(book: Book, plan_id: int | None, on: date | None = None) -> tuple[str, ...]:
    """Return whom a six-month report goes to: those of the office's record of the day, else those of the plan."""
    entered = office(book, on).half_year_to
    return tuple(filter(None, entered.split("\n"))) or report_recipients(book, plan_id)
