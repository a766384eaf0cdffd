"""Tasks entered and changed one by one."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import InvalidRecord, RecordGone
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.services.book import Book
from desktop_app.services.lists import everything
from desktop_app.services.plan import tasks
from desktop_app.services.plan.deadlines import understood
from desktop_app.services.plan.plans import plan_text
from tests.books import import_plan, labels, refused, rows_of, unit

DEADLINE = Deadline("Quý II/2026", DeadlineKind.QUARTER, Recurrence.ONCE, quarter=2, year=2026)


def add(book: Book, text: str, section_id: int | None = None) -> int:
    return max(tasks.add_task(book, TaskFields(text, section_id)).ids["task"])


def sections(book: Book) -> dict[str, int]:
    text = plan_text(book)
    assert text is not None
    return dict(text.section_ids)


def order(book: Book) -> list[tuple[object, str]]:
    """Return path and first word of each task as the register lists them."""
    return [(row.values[0], str(row.values[1]).split()[0]) for row in everything(book, ListQuery("tasks"))]


REGISTER = [("II/1", "Văn"), ("II/1", "Thanh"), ("II/2", "Chi"), ("II/2", "Trung"), ("III/1", "Văn")]


def test_a_task_is_stored_as_entered_with_its_units_in_order(book: Book) -> None:
    match, two, three = (unit(book, name) for name in ("Một", "Hai", "Ba"))
    bodies = ("Sở Nội vụ", "Tỉnh Đoàn")
    fields = TaskFields("Rà soát.\nTổng hợp.", None, "Báo cáo", DEADLINE, bodies, (three, match), (two,))
    changes = tasks.add_task(book, fields)
    assert tasks.task(book, changes.only_id("task")) == fields
    assert changes.label == "Thêm nhiệm vụ “Rà soát.”"


def test_units_change_with_their_order_and_nothing_else(book: Book) -> None:
    entry, two = unit(book, "Một"), unit(book, "Hai")
    task_id = add(book, "Rà soát")
    fields = TaskFields("Rà soát", leads=(entry, two))
    for wanted in (fields, replace(fields, leads=(two, entry)), replace(fields, leads=(two,), supports=(entry,))):
        tasks.change_task(book, task_id, wanted)
        assert tasks.task(book, task_id) == wanted
    assert tasks.change_task(book, task_id, wanted).change_id is None
    assert labels(book)[-1] == "Sửa nhiệm vụ “Rà soát”"


@pytest.mark.parametrize(("path", "place"), [("II/1", 2), ("II/2", 4), ("III/1", 5), ("I", 0), ("II", 0), ("III", 4)])
def test_a_new_task_comes_last_in_its_section_wherever_that_stands(book: Book, path: str, place: int) -> None:
    import_plan(book)
    add(book, "Mới", sections(book)[path])
    assert order(book) == [*REGISTER[:place], (path, "Mới"), *REGISTER[place:]]


def test_a_task_of_no_section_comes_last_of_all(book: Book) -> None:
    import_plan(book)
    add(book, "Phát sinh")
    assert order(book) == [*REGISTER, ("", "Phát")]


def test_a_task_moved_to_another_section_comes_last_there(book: Book) -> None:
    import_plan(book)
    ids = sections(book)
    moved = next(row.id for row in everything(book, ListQuery("tasks")))
    tasks.change_task(book, moved, replace(tasks.task(book, moved), section_id=ids["II/2"]))
    assert order(book) == [("II/1", "Thanh"), ("II/2", "Chi"), ("II/2", "Trung"), ("II/2", "Văn"), ("III/1", "Văn")]
    tasks.change_task(book, moved, replace(tasks.task(book, moved), section_id=None))
    assert order(book)[-1] == ("", "Văn")
    assert rows_of(book, "task", "plan_id, section_id", f"id = {moved}") == [(None, None)]
    tasks.change_task(book, moved, replace(tasks.task(book, moved), section_id=ids["I"]))
    assert order(book)[0] == ("I", "Văn")
    assert rows_of(book, "task", "plan_id", f"id = {moved}") == [(1,)]


def test_wrong_fields_are_refused(book: Book) -> None:
    office = unit(book, "Văn phòng")
    task_id = add(book, "Rà soát")
    with refused(book, InvalidRecord) as why:
        tasks.add_task(book, TaskFields(" "))
    assert why.value.field == "text"
    with refused(book, InvalidRecord):
        tasks.change_task(book, task_id, TaskFields("Rà soát", leads=(office,), supports=(office,)))
    for fields in (
        TaskFields("A", section_id=99),
        TaskFields("A", leads=(99,)),
        TaskFields("A", supports=(office, 99)),
    ):
        with refused(book, RecordGone):
            tasks.add_task(book, fields)
        with refused(book, RecordGone):
            tasks.change_task(book, task_id, fields)
    with refused(book, RecordGone):
        tasks.change_task(book, 99, TaskFields("A"))
    with refused(book, RecordGone):
        tasks.task(book, 99)


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        (Deadline("31/4", DeadlineKind.DAY, day=31, month=4), "Không có ngày 31/4."),
        (Deadline("trong tháng", DeadlineKind.MONTH), "Nhập tháng của thời hạn."),
        (Deadline("trong tháng 13", DeadlineKind.MONTH, month=13), "Tháng của thời hạn phải từ 1 đến 12."),
        (Deadline("quý 0", DeadlineKind.QUARTER, quarter=0), "Quý của thời hạn phải từ 1 đến 4."),
        (Deadline("2030 – 2026", DeadlineKind.RANGE, from_year=2030, to_year=2026), "Năm cuối của thời hạn"),
        (Deadline("đến đợt", DeadlineKind.ROUND, until_round="2026"), "Đợt xét viết như 2030-H1"),
    ],
)
def test_a_deadline_that_cannot_be_is_refused(book: Book, deadline: Deadline, words: str) -> None:
    task_id = add(book, "Rà soát")
    fields = TaskFields("Rà soát", deadline=deadline)
    with refused(book, InvalidRecord, words) as why:
        tasks.add_task(book, fields)
    assert why.value.field == "deadline"
    with refused(book, InvalidRecord, words):
        tasks.change_task(book, task_id, fields)


def test_work_that_arises_is_due_this_year_or_later(book: Book) -> None:
    year = date.today().year
    due = Deadline("đến ngày 31/12", DeadlineKind.DAY, day=31, month=12, year=year - 1)
    with refused(book, InvalidRecord, f"Việc phát sinh được theo dõi từ năm {year}") as why:
        tasks.add_arisen_task(book, TaskFields("Góp ý dự thảo", deadline=due))
    assert why.value.field == "deadline"
    made = tasks.add_arisen_task(book, TaskFields("Góp ý dự thảo", deadline=replace(due, year=year)))
    assert rows_of(book, "occurrence", "due_on", f"task_id = {made.only_id('task')}") == [(f"{year}-12-31",)]


def test_tasks_are_chosen_by_their_heading_and_words(book: Book) -> None:
    import_plan(book)
    add(book, "Phát sinh")
    choices = tasks.task_choices(book)
    assert [choice.detail for choice in choices] == ["II/1", "II/1", "II/2", "II/2", "III/1", "phát sinh"]
    assert choices[0].name.startswith("II/1  Văn phòng Sở xây dựng")
    # Whole: the box cuts it where it has no room.
    assert choices[0].name == f"II/1  {tasks.task(book, choices[0].id).text}"
    assert len(choices[0].name) > 60
    assert {"sach", "1", "ii"} <= set(choices[0].words.split())


def test_deadlines_are_understood_as_they_are_typed() -> None:
    assert understood("trước ngày 20/11 hằng năm") == Deadline(
        "trước ngày 20/11 hằng năm", DeadlineKind.DAY, Recurrence.YEARLY, day=20, month=11
    )
    assert understood("").kind is DeadlineKind.NONE
