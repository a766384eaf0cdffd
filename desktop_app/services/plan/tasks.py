"""Tasks: entered and changed one by one."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import cache
from operator import itemgetter
from typing import Any, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.citations import day_words
from desktop_app.domain.plan.plans import AssignmentRole
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.vietnamese import first_line, search_words, shortened
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.plan.assignments import present_assignments, set_assignments
from desktop_app.services.plan.deadlines import DEADLINE_ROWS, deadlines_of, further_deadlines, set_further_deadlines
from desktop_app.services.plan.earlier import check_unchanged_since, keep_wording, wording
from desktop_app.services.plan.occurrences import follow_deadline
from desktop_app.store import records
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

TASK_ROWS: Final = RowCodec(
    TaskFields, "task", parts={"deadline": DEADLINE_ROWS}, apart=("leads", "supports", "further_deadlines")
)


def task(book: Book, task_id: int) -> TaskFields:
    """Return a task with its present units. Raises RecordGone."""
    with book.store.reading() as connection:
        return _stored(connection, task_id)


def _stored(connection: records.Reader, task_id: int) -> TaskFields:
    row = records.fetch(connection, "task", task_id)
    assigned = present_assignments(connection, task_id)
    further = further_deadlines(connection, task_id)
    return TASK_ROWS.from_row(
        row,
        leads=tuple(assignment["unit_id"] for assignment in assigned if assignment["role"] == AssignmentRole.LEAD),
        supports=tuple(
            assignment["unit_id"] for assignment in assigned if assignment["role"] == AssignmentRole.SUPPORT
        ),
        further_deadlines=further,
    )


def task_choices(book: Book) -> list[Choice]:
    """Return the living tasks in the plan's order as choices, each with its heading and its first line."""
    with book.store.reading() as connection:
        rows = records.living(connection, "task", order="position")
        sections = {row["id"]: row["path"] for row in records.living(connection, "plan_section")}
    choices = []
    for row in rows:
        path = str(sections.get(row["section_id"], "phát sinh"))
        name = f"{path}  {first_line(row['text'])}"
        choices.append(Choice(row["id"], name, path, search_words(path, row["text"])))
    return choices


def add_task(book: Book, fields: TaskFields, *, to_be_placed: bool = False) -> Changes:
    """Add a task, after the others of its section; one `to_be_placed` with others (`place_in_sections`) last of all.

    Raises InvalidRecord, RecordGone.
    """
    fields = fields.checked()
    with book.store.work(f"Thêm nhiệm vụ “{shortened(fields.text)}”") as work:
        place = _last_of_all(work, fields.section_id) if to_be_placed else _place_in_section(work, fields.section_id)
        task_id = work.insert("task", task_values(fields) | place)
        set_assignments(work, task_id, fields.leads, fields.supports)
        set_further_deadlines(work, task_id, fields.further_deadlines)
        follow_deadline(work, task_id)
        return work.changes()


def add_arisen_task(book: Book, fields: TaskFields) -> Changes:
    """Add a task that is in no plan; it is tracked from this year on.

    Raises InvalidRecord, also if it was due in an earlier year; RecordGone.
    """
    year, this_year = fields.deadline.year, date.today().year
    if year is not None and year < this_year:
        raise InvalidRecord(f"Việc phát sinh được theo dõi từ năm {this_year}: ghi hạn từ năm này.", "deadline")
    return add_task(book, replace(fields, section_id=None))


def change_task(book: Book, task_id: int, fields: TaskFields, since: date | None = None) -> Changes:
    """Change a task and its units; moved to another section it comes last there. Raises as `add_task`.

    With the day `since` of an adjustment, units, words and deadlines are those of before until then. It gives no other
    ones after a later adjustment that changed the task; only the day since which it has the present ones may be put
    right so.
    """
    fields = fields.checked()
    from_then = f" kể từ ngày {day_words(since)}" if since is not None else ""
    with book.store.work(f"Sửa nhiệm vụ “{shortened(fields.text)}”{from_then}") as work:
        before = records.fetch(work.connection, "task", task_id)
        if _by_day(fields) != _by_day(_stored(work.connection, task_id)):
            check_unchanged_since(work.connection, before, since, "changed_on")
        worded_before, deadlines = wording(work.connection, before), deadlines_of(work.connection, before)
        moved = fields.section_id != before["section_id"]
        place = _place_in_section(work, fields.section_id) if moved else {}
        work.update("task", task_id, task_values(fields) | place)
        set_assignments(work, task_id, fields.leads, fields.supports, since)
        set_further_deadlines(work, task_id, fields.further_deadlines)
        if since is not None:
            keep_wording(work, task_id, worded_before, since)
        if periods := follow_deadline(work, task_id, deadlines).in_words:
            work.label = f"{work.label}: {periods}"
        return work.changes()


def _by_day(fields: TaskFields) -> tuple[object, ...]:
    """Return what an adjustment changes from its day on."""
    return fields.text, fields.leads, fields.supports, fields.deadline, fields.further_deadlines


def task_values(fields: TaskFields) -> dict[str, object]:
    """Return a task as it is stored, without its place and units."""
    return TASK_ROWS.as_row(fields)


def put_in_order(work: UnitOfWork, plan_id: int) -> None:
    """Renumber the tasks of a plan in the order of its text; tasks added by the clerk stay after their predecessors.

    Tasks of other plans and of none keep their places before or after.
    """
    rows = records.of_kind(work.connection, "task", order="position")
    own = [row for row in rows if row["plan_id"] == plan_id]
    places: dict[int, tuple[int, bool]] = {}
    paragraph = -1
    for row in own:
        in_text = row["first_paragraph"] is not None
        paragraph = row["first_paragraph"] if in_text else paragraph
        places[row["id"]] = (paragraph, not in_text)
    first = rows.index(own[0]) if own else len(rows)
    others = [row for row in rows[first:] if row["plan_id"] != plan_id]
    own.sort(key=lambda row: places[row["id"]])
    for position, row in enumerate([*rows[:first], *own, *others], 1):
        if row["position"] != position:
            work.update("task", row["id"], {"position": position})


def place_in_sections(work: UnitOfWork, task_ids: Collection[int]) -> None:
    """Put new tasks, which are last of all, where they would be had each come last in its section one by one.

    The tasks after them are shifted once, however many came.
    """
    rows = records.of_kind(work.connection, "task", order="position")
    sections = {row["id"]: row for row in records.of_kind(work.connection, "plan_section")}
    there = [row for row in rows if row["id"] not in task_ids]
    of_plan: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for index, row in enumerate(there):
        if row["section_id"] is not None:
            section = sections[row["section_id"]]
            of_plan[section["plan_id"]].append((index, section["position"]))
    first_of_plan: dict[int, int] = {}

    @cache
    def next_in_plan(plan_id: int, place: int) -> int:
        before = [index for index, other in of_plan[plan_id] if other <= place]
        return before[-1] + 1 if before else of_plan[plan_id][0][0]

    def key(row: records.Record) -> tuple[int, int, int]:
        """Return before which of the tasks there a new one goes, and its place among the others that go there."""
        if row["section_id"] is None:
            return len(there), row["id"], 0
        plan_id, place = sections[row["section_id"]]["plan_id"], sections[row["section_id"]]["position"]
        if plan_id not in of_plan:
            return len(there), first_of_plan.setdefault(plan_id, row["id"]), place
        return next_in_plan(plan_id, place), 0, place

    came = sorted((row for row in rows if row["id"] in task_ids), key=itemgetter("id"))
    new = sorted(((key(row), row) for row in came), key=itemgetter(0))
    # Of two at one place the new one goes before the one there.
    keyed = [*((place[0], row) for place, row in new), *enumerate(there)]
    position = 0
    for _, row in sorted(keyed, key=itemgetter(0)):
        keeps = row["id"] not in task_ids and row["position"] > position
        position = row["position"] if keeps else position + 1
        if row["position"] != position:
            work.update("task", row["id"], {"position": position})


def _last_of_all(work: UnitOfWork, section_id: int | None) -> dict[str, Any]:
    """Return plan and position of a new task that is last of all."""
    plan_id = None if section_id is None else records.fetch(work.connection, "plan_section", section_id)["plan_id"]
    return {"plan_id": plan_id, "position": records.highest(work.connection, "task", "position") + 1}


def _place_in_section(work: UnitOfWork, section_id: int | None) -> dict[str, object]:
    """Return plan and position of a new last task of a section (None: of all tasks), and shift the tasks after it."""
    last = _last_of_all(work, section_id)
    if section_id is None:
        return last
    end, plan_id = last["position"], last["plan_id"]
    sections = records.of_kind(work.connection, "plan_section", {"plan_id": plan_id})
    order = {row["id"]: row["position"] for row in sections}
    rows = records.of_kind(work.connection, "task", order="position")
    of_plan = [row for row in rows if row["section_id"] in order]
    before = [row["position"] for row in of_plan if order[row["section_id"]] <= order[section_id]]
    place = before[-1] + 1 if before else of_plan[0]["position"] if of_plan else end
    # The tasks after it are shifted, so that positions stay in the plan's order.
    for row in rows:
        if row["position"] >= place:
            work.update("task", row["id"], {"position": row["position"] + 1})
    return {"plan_id": plan_id, "position": place}
