"""Tasks of the plan: entered and changed one by one."""

from collections.abc import Sequence

from desktop_app.domain.changes import Changes
from desktop_app.domain.plan import AssignmentRole
from desktop_app.domain.tasks import TaskFields
from desktop_app.domain.vietnamese import search_words, shortened
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.deadlines import deadline_of, deadline_values
from desktop_app.services.occurrences import follow_deadline
from desktop_app.store import records
from desktop_app.store.work import UnitOfWork


def task(book: Book, task_id: int) -> TaskFields:
    """Return a task with its units. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, "task", task_id)
        assigned = records.living(connection, "assignment", {"task_id": task_id}, order="position")
    return TaskFields(
        text=row["text"],
        section_id=row["section_id"],
        product=row["product"],
        deadline=deadline_of(row),
        recipients=tuple(filter(None, row["recipients"].split("\n"))),
        leads=tuple(one["unit_id"] for one in assigned if one["role"] == AssignmentRole.LEAD),
        supports=tuple(one["unit_id"] for one in assigned if one["role"] == AssignmentRole.SUPPORT),
    )


def task_choices(book: Book) -> list[Choice]:
    """Return the living tasks in the plan's order, by heading and first words, to choose from by typing."""
    with book.store.reading() as connection:
        rows = records.living(connection, "task", order="position")
        sections = {row["id"]: row["path"] for row in records.living(connection, "plan_section")}
    choices = []
    for row in rows:
        path = str(sections.get(row["section_id"], "phát sinh"))
        name = f"{path}  {shortened(row['text'])}"
        choices.append(Choice(row["id"], name, path, search_words(path, row["text"])))
    return choices


def add_task(book: Book, fields: TaskFields) -> Changes:
    """Add a task, after the others of its section. Raises InvalidRecord, RecordGone."""
    fields = fields.checked()
    with book.store.work(f"Thêm nhiệm vụ “{shortened(fields.text)}”") as work:
        values = task_values(fields)
        if fields.section_id is not None:
            values["plan_id"] = records.fetch(work.connection, "plan_section", fields.section_id)["plan_id"]
        values["position"] = _place_in_section(work, fields.section_id)
        task_id = work.insert("task", values)
        set_assignments(work, task_id, fields.leads, fields.supports)
        follow_deadline(work, task_id)
        return work.changes()


def change_task(book: Book, task_id: int, fields: TaskFields) -> Changes:
    """Change a task and its units. Raises InvalidRecord, RecordGone."""
    fields = fields.checked()
    with book.store.work(f"Sửa nhiệm vụ “{shortened(fields.text)}”") as work:
        records.fetch(work.connection, "task", task_id)
        work.update("task", task_id, task_values(fields))
        set_assignments(work, task_id, fields.leads, fields.supports)
        follow_deadline(work, task_id)
        return work.changes()


def set_assignments(work: UnitOfWork, task_id: int, leads: Sequence[int], supports: Sequence[int]) -> None:
    """Make the task's units be these, in this order. Raises RecordGone for a unit that is not there."""
    wanted = [(unit_id, AssignmentRole.LEAD) for unit_id in leads]
    wanted += [(unit_id, AssignmentRole.SUPPORT) for unit_id in supports if unit_id not in leads]
    records.fetch_many(work.connection, "unit", [unit_id for unit_id, _ in wanted])
    assigned = records.living(work.connection, "assignment", {"task_id": task_id})
    known = {(row["unit_id"], row["role"]): row for row in assigned}
    for key, row in known.items():
        if key not in wanted:
            work.delete("assignment", row["id"])
    for position, (unit_id, role) in enumerate(wanted):
        if (unit_id, role) in known:
            work.update("assignment", known[unit_id, role]["id"], {"position": position})
        else:
            work.insert(
                "assignment", {"task_id": task_id, "unit_id": unit_id, "role": role.value, "position": position}
            )


def task_values(fields: TaskFields) -> dict[str, object]:
    """Return a task as it is stored, without its place and units."""
    return {
        "section_id": fields.section_id,
        "text": fields.text,
        "product": fields.product,
        "recipients": "\n".join(fields.recipients),
        **deadline_values(fields.deadline),
    }


def _place_in_section(work: UnitOfWork, section_id: int | None) -> int:
    rows = records.of_kind(work.connection, "task", order="position")
    before = [row for row in rows if row["section_id"] == section_id]
    place = before[-1]["position"] + 1 if before and section_id is not None else len(rows) + 1
    if section_id is not None:
        # The tasks behind make room, so that the plan's order stays the order of positions.
        for row in rows:
            if row["position"] >= place:
                work.update("task", row["id"], {"position": row["position"] + 1})
    return int(place)
