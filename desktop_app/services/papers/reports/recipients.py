"""Whom reports go to: as the settings of the office say, else as the plan says."""

import re
from datetime import date
from typing import Final

from desktop_app.domain.plan.deadlines import Recurrence
from desktop_app.domain.plan.report_tasks import asks_for_report
from desktop_app.services.book import Book
from desktop_app.services.office.offices import office
from desktop_app.services.plan.plan_records import PLAN_ROWS, is_main_plan, plan_row
from desktop_app.store import records

UNADDRESSED: Final = (
    "Kế hoạch chưa nêu nơi nhận báo cáo nên báo cáo không có dòng “Kính gửi” và do Văn phòng trình Lãnh đạo Sở; ghi "
    "nơi nhận ở nhiệm vụ báo cáo của kế hoạch, trang Kế hoạch."
)
"""What is told of a report that nothing says whom it goes to."""
_YOUTH_UNION: Final = re.compile(r"(?: (tỉnh)| thành phố)(?: (.+))?$")
"""The province, at the end of the name of the parent body, by whose name its Youth Union goes."""
_OF_PROVINCE: Final = re.compile(r"^(?:UBND|Ủy ban nhân dân) tỉnh(?= \(|$)")
"""The province's committee without the name of its province: papers address it by the name of the parent body."""
_THROUGH: Final = re.compile(r"^([^(]+?) qua ([^)]+)$")
"""A recipient of the plan's text, "UBND tỉnh qua Sở Nội vụ": papers have in brackets who hands it on."""

_FOR_REPORT: Final = re.compile(r"\s*\(\s*(?:để\s+)?(?:b/c|báo cáo)\s*\)\s*$", re.IGNORECASE)
"""The mark of whom a plan was sent to for report, behind a line of its own "Nơi nhận"."""


def report_recipients(book: Book, plan_id: int | None) -> tuple[str, ...]:
    """Return whom a report of a plan goes to: those its task of reporting names (Kế hoạch, phần III.3).

    Else whom the plan itself was sent to for report ("UBND tỉnh (để báo cáo)"), else who issued it; of a plan that is
    the office's main one in one of its years, and of none, the parent body and the Youth Union of its province. () if
    nobody is known.
    """
    parent = office(book).parent_name
    return tuple(_OF_PROVINCE.sub(parent, line) for line in _as_written(book, plan_id, parent))


def _as_written(book: Book, plan_id: int | None, parent: str) -> tuple[str, ...]:
    with book.store.reading() as connection:
        is_first = is_main_plan(connection, plan_id)
        tasks = [row for row in records.living(connection, "task", {"plan_id": plan_id}) if row["recipients"]]
        plan = plan_row(connection, plan_id)
    yearly = [
        row
        for row in tasks
        if row["recurrence"] == Recurrence.YEARLY and asks_for_report(row["text"], row["recipients"])
    ]
    # Whom the programme of the main plan is reported to has nothing to do with another plan, which may report once.
    named = yearly or ([] if is_first else tasks)
    if named:
        return tuple(_THROUGH.sub(r"\1 (qua \2)", line) for line in named[0]["recipients"].split("\n"))
    if plan is None:
        return _of_province(parent)
    fields = PLAN_ROWS.from_row(plan)
    above = tuple(_FOR_REPORT.sub("", line) for line in fields.recipients if _FOR_REPORT.search(line))
    return above or (_of_province(parent) if is_first else tuple(filter(None, (fields.issuer,))))


def task_without_recipients(book: Book, plan_id: int | None) -> str:
    """Return the text of the yearly task of reporting that names nobody whom the report goes to, "" if one does."""
    with book.store.reading() as connection:
        tasks = records.living(connection, "task", {"plan_id": plan_id, "recurrence": Recurrence.YEARLY.value})
    reporting = [row for row in tasks if asks_for_report(row["text"], row["recipients"])]
    if any(row["recipients"] for row in reporting):
        return ""
    return next((str(row["text"]) for row in reporting), "")


def _of_province(parent: str) -> tuple[str, ...]:
    union = _YOUTH_UNION.search(parent)
    of_youth = () if union is None else (f"{'Tỉnh' if union[1] else 'Thành'} đoàn {union[2] or ''}".rstrip(),)
    return (f"{parent} (qua Sở Nội vụ)", *of_youth)


def half_year_recipients(book: Book, of_plan: tuple[str, ...], on: date | None = None) -> tuple[str, ...]:
    """Return whom a six-month report goes to: those of the office's record of the day, else those of its plan."""
    entered = office(book, on).half_year_to
    return tuple(filter(None, entered.split("\n"))) or of_plan
