"""Within a sentence what is named with its day stands in the order of the days, units in that of the settings."""

import re
from datetime import date

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.obstacles import ObstacleFields
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.entered import ANNUAL, report
from desktop_app.services.papers.reports.papers import annual_data
from desktop_app.services.plan.tasks import add_task
from desktop_app.services.year.activities import add_activity
from desktop_app.services.year.obstacles import save_obstacle
from tests.books import BookIds, ask_for_tasks_from, unit


def sentence_with(book: Book, key: str, words: str) -> str:
    parts = {part.key: part.text for part in report(book, ANNUAL, "2026", date(2026, 11, 15)).parts}
    return next(line for line in parts[key].split("\n") if words in line)


def test_late_tasks_are_named_in_the_order_of_their_deadlines(book: Book, filled: BookIds) -> None:
    # They stood in the order of the plan: "hạn 30/9/2026 …; hạn 31/3/2026".
    ask_for_tasks_from(book, date(2026, 1, 1))
    for month, last in ((9, 30), (3, 31)):
        due = Deadline(f"trước ngày {last}/{month}/2026", DeadlineKind.DAY, day=last, month=month, year=2026)
        add_task(book, TaskFields(f"Việc của tháng {month}.", deadline=due, leads=(filled.centre,)))
    late = {part.key: part.text for part in report(book, ANNUAL, "2026", date(2026, 11, 15)).parts}["weaknesses"]
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


def test_units_are_named_in_the_order_of_the_settings_whichever_was_first(book: Book) -> None:
    # Months and annexes named them by who was first to post then, each in another order.
    first, second = unit(book, "Phòng Pháp chế"), unit(book, "Trung tâm Thông tin")
    for month in (3, 4):
        for day, unit_id in ((2, second), (9, first)) if month == 3 else ((2, first), (9, second)):
            for number in range(6):
                news = ActivityFields(
                    date(2026, month, day), ActivityKind.GOOD_NEWS, f"Tin {month}.{number}", unit_id=unit_id
                )
                add_activity(book, news)
            add_activity(book, ActivityFields(date(2026, month, day), ActivityKind.EVENT, "Hội thi", unit_id=unit_id))
        save_obstacle(
            book, None, ObstacleFields(date(2026, month, 1), "Máy cũ", unit_id=second if month == 3 else first)
        )
    names = "Phòng Pháp chế và Trung tâm Thông tin"
    assert sentence_with(book, "plan-3", "tin tốt").startswith(f"Trong kỳ, {names} ")
    assert sentence_with(book, "others", "sự kiện").startswith(f"{names} đã tổ chức 04 sự kiện")
    assert sentence_with(book, "weaknesses", "khó khăn").startswith(f"Trong kỳ, {names} phản ánh 02 khó khăn, ")
    listed = [row.units for row in annual_data(book, "2026").activities if row.days.startswith("Tháng ")]
    assert listed == ["Phòng Pháp chế, Trung tâm Thông tin"] * 2
