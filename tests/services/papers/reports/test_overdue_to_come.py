"""What a report says of a task that is overdue: a new day is wanted, the plan's own day is over."""

from datetime import date

import pytest

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.services.book import Book
from desktop_app.services.papers import checks
from desktop_app.services.papers.reports.entered import ANNUAL, report
from desktop_app.services.papers.reports.texts.plan import without_deadline
from desktop_app.services.plan.tasks import add_task
from tests.books import BookIds, rows_of


def test_an_overdue_task_is_told_as_one_to_come_with_a_new_day_to_set(book: Book, filled: BookIds) -> None:
    section, *_ = (row_id for (row_id,) in rows_of(book, "plan_section", "id", f"plan_id = {filled.plan}"))
    ((name,),) = rows_of(book, "unit", "name", f"id = {filled.centre}")
    centre = str(name)
    text = f"{centre} xây dựng kho tư liệu dùng chung, hoàn thành trước ngày 30/9/2026."
    due = Deadline("trước ngày 30/9/2026", DeadlineKind.DAY, day=30, month=9, year=2026)
    add_task(book, TaskFields(text, int(str(section)), deadline=due, leads=(filled.centre,)))
    parts = {part.key: part.text for part in report(book, ANNUAL, "2026", date(2026, 11, 15)).parts}
    (line,) = (line for line in parts["next"].split("\n") if "kho tư liệu" in line)
    task = f"{centre} xây dựng kho tư liệu dùng chung"
    assert line == f"- Hoàn thành nhiệm vụ quá hạn từ ngày 30/9/2026: {task}; xong trước ngày ............"
    sentences = [remark.sentence for remark in checks.remarks(book, "annual-report", {"year": "2026"})]
    (owed,) = (sentence for sentence in sentences if "thời hạn mới" in sentence and "kho tư liệu" in sentence)
    assert owed.startswith(f"Chưa có thời hạn mới của nhiệm vụ quá hạn “{centre[:10]}")
    # Who leads it is named by its own words already.
    weakness = next(line for line in parts["weaknesses"].split("\n") if "kho tư liệu" in line)
    assert weakness.count(centre) == 1


def test_an_overdue_task_is_answered_first_also_when_it_goes_on(book: Book, filled: BookIds) -> None:
    """What was over stood behind the days to come of the same task, the last of many, without a new day."""
    section, *_ = (row_id for (row_id,) in rows_of(book, "plan_section", "id", f"plan_id = {filled.plan}"))
    words = "Rà soát kho tư liệu dùng chung ngay sau Ngày Quốc tế thiếu nhi và"
    due = Deadline("trước ngày 30/9 hằng năm", DeadlineKind.DAY, Recurrence.YEARLY, day=30, month=9)
    add_task(
        book, TaskFields(f"{words} trước ngày 30/9 hằng năm", int(str(section)), deadline=due, leads=(filled.centre,))
    )
    parts = {part.key: part.text for part in report(book, ANNUAL, "2026", date(2026, 11, 15)).parts}
    lines = parts["next"].split("\n")
    overdue, coming = (line for line in lines if "ho tư liệu" in line)
    assert overdue.startswith("- Hoàn thành nhiệm vụ quá hạn từ ngày 30/9/2026: Rà soát kho tư liệu")
    # Of a task that goes on its name without its days would break off.
    assert " và trước ngày 30/9 hằng năm; " in overdue
    assert overdue.endswith("; xong trước ngày ............")
    assert coming.startswith("- Rà soát kho tư liệu")
    assert "quá hạn" not in coming
    are_overdue = ["quá hạn" in line for line in lines]
    assert are_overdue == sorted(are_overdue, reverse=True)


@pytest.mark.parametrize(
    ("name", "deadline", "expected"),
    [
        ("Lập kho tư liệu, hoàn thành trong quý III/2026", "trong quý III/2026", "Lập kho tư liệu"),
        ("Lập kho tư liệu trước ngày 31/5/2026", "trước ngày 31/5/2026", "Lập kho tư liệu"),
        ("Lập kho tư liệu; xong trong tháng 5/2026", "trong tháng 5/2026", "Lập kho tư liệu"),
        ("Trong quý III/2026 lập kho tư liệu", "trong quý III/2026", "Trong quý III/2026 lập kho tư liệu"),
        ("Lập kho tư liệu", "", "Lập kho tư liệu"),
        (
            "Lập kho tư liệu trong quý I năm 2023 và trước ngày 31/3 hằng năm",
            "trước ngày 31/3 hằng năm",
            "Lập kho tư liệu trong quý I năm 2023 và trước ngày 31/3 hằng năm",
        ),
    ],
)
def test_the_day_of_the_plan_ends_the_name_of_a_task_no_more(name: str, deadline: str, expected: str) -> None:
    assert without_deadline(name, deadline) == expected
