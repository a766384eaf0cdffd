"""The plan's tasks."""

from functools import cache

from sqlalchemy import ColumnElement, case, exists, func, literal, or_, select

from desktop_app.store.list_sources.words import begins
from desktop_app.store.lists import ListSource
from desktop_app.store.schema import assignment, plan, plan_section, task, unit


def _assigned(role: str) -> ColumnElement[str]:
    names = func.aggregate_strings(unit.c.name, "; ").aggregate_order_by(assignment.c.position)
    assigned = select(func.coalesce(names, "")).join_from(assignment, unit, unit.c.id == assignment.c.unit_id)
    return assigned.where(assignment.c.task_id == task.c.id, assignment.c.role == role).scalar_subquery()


@cache
def tasks() -> ListSource:
    """The plan's tasks in its own order; a task is found by its units too."""
    joined = task.outerjoin(plan_section, plan_section.c.id == task.c.section_id)
    joined = joined.outerjoin(plan, plan.c.id == task.c.plan_id)

    def word(text: str) -> ColumnElement[bool]:
        of_unit = exists().where(
            assignment.c.task_id == task.c.id, unit.c.id == assignment.c.unit_id, begins(unit.c.search_text, text)
        )
        return or_(begins(task.c.search_text, text), of_unit)

    def of_unit(unit_id: int) -> ColumnElement[bool]:
        return exists().where(assignment.c.task_id == task.c.id, assignment.c.unit_id == unit_id)

    return ListSource(
        source=joined,
        row_id=task.c.id,
        columns={
            "path": func.coalesce(plan_section.c.path, ""),
            "text": task.c.text,
            "leads": _assigned("lead"),
            "supports": _assigned("support"),
            "deadline": task.c.deadline_text,
            "recipients": func.replace(task.c.recipients, "\n", "; "),
        },
        word=word,
        sort_keys={
            "": task.c.position,
            "path": task.c.position,
            "text": task.c.text_key,
            # Recurring and dated deadlines by the day of the year, those without one last.
            "deadline": case(
                (task.c.deadline_kind.in_(["none", "ongoing"]), literal(99_999)),
                else_=func.coalesce(task.c.deadline_month, 12) * 100 + func.coalesce(task.c.deadline_day, 31),
            ),
        },
        trashed=task.c.trashed_at,
        scopes={"unit": of_unit, "plan": lambda plan_id: task.c.plan_id == plan_id},
    )
