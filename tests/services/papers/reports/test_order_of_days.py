"""Within a sentence what is named with its day stands in the order of the days."""

import re
from datetime import date

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.entered import ANNUAL, report
from desktop_app.services.plan.tasks import add_task
from desktop_app.services.year.activities import add_activity
from tests.books import BookIds, ask_for_tasks_from


def sentence_with(book: Book, key: str, words: str) -> str:
    parts = {part.key: part.text for part in report(book, ANNUAL, "2026", date(2026, 11, 15)).parts}
    return next(line for line in parts[key].split("\n") if words in line)


def test_late_tasks_are_named_in_the_order_of_their_deadlines(book: Book, filled: BookIds) -> None:
    # They stood in the order of the plan: "hạn 30/9/2026 …; hạn 31/3/2026".
    ask_for_tasks_from(book, date(2026, 1, 1))
    for month, last in ((9, 30), (3, 31)):
        due = Deadline(f"trước ngày {last}/{month}/2026", DeadlineKind.DAY, day=last, month=month, year=2026)
        add_task(book, TaskFields(f"Việc của tháng {month}.", deadline=due, leads=(filled.centre,)))
    late = sentence_with(book, "weaknesses", "nhiệm vụ quá hạn")
    assert late.index("Việc của tháng 3") < late.index("Việc của tháng 9")


def test_documents_are_named_in_the_order_of_the_days_they_bear(book: Book, filled: BookIds) -> None:
    for entered_on, number, day in (
        (date(2026, 2, 2), 18, date(2026, 2, 20)),
        (date(2026, 2, 3), 12, date(2026, 2, 9)),
    ):
        document = ActivityFields(
            entered_on,
            ActivityKind.DOCUMENT,
            f"Công văn về việc {number}",
            unit_id=filled.centre,
            document=f"Công văn số {number}/SNgV-VP",
            document_date=day,
        )
        add_activity(book, document)
    assert re.findall(r"số (\d+)/SNgV-VP", sentence_with(book, "direction", "02 công văn")) == ["12", "18"]
