"""Plans with their adjustments, the tasks, and their occurrences: the result in each period."""

from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, String, case, exists, func, literal, literal_column, or_, select

from desktop_app.domain.plan.occurrences import OccurrenceState, period_title, words_of_state
from desktop_app.domain.plan.plan_record import PLAN_STATE_LABELS
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.store.list_sources import texts
from desktop_app.store.list_sources.words import Word, begins, label, scopes_of
from desktop_app.store.lists import ListSource
from desktop_app.store.schema import assignment, occurrence, plan, plan_adjustment, plan_section, task, unit


def plans() -> ListSource:
    """Plans, the first one first."""
    plain = ("document_type", "number", "dated_on", "issuer", "title", "from_year", "to_year", "state", "programme")
    living_tasks = select(func.count()).where(task.c.plan_id == plan.c.id, task.c.trashed_at.is_(None))
    adjusted = select(func.count()).where(plan_adjustment.c.plan_id == plan.c.id)
    return ListSource(
        source=plan,
        row_id=plan.c.id,
        columns={name: plan.c[name] for name in plain}
        | {"tasks": living_tasks.scalar_subquery(), "adjustments": adjusted.scalar_subquery()},
        word=lambda text: begins(plan.c.search_text, text),
        sort_keys={"": plan.c.id},
        trashed=plan.c.trashed_at,
        scopes={"plan": lambda plan_id: plan.c.id == plan_id, "state": lambda state: plan.c.state == state},
        formatters={"state": label(PLAN_STATE_LABELS)},
    )


def adjustments() -> ListSource:
    """Adjustments of plans in order of their days."""
    plain = ("document_type", "number", "dated_on", "issuer", "content")
    table = plan_adjustment.c
    words = func.folded_words(table.document_type + " " + table.number + " " + table.issuer + " " + table.content)
    return ListSource(
        source=plan_adjustment.join(plan, plan.c.id == plan_adjustment.c.plan_id),
        row_id=plan_adjustment.c.id,
        columns={name: plan_adjustment.c[name] for name in plain} | {"plan": plan.c.title},
        word=lambda text: or_(begins(plan.c.search_text, text), begins(words, text)),
        sort_keys={"plan": plan.c.id},
        trashed=plan.c.trashed_at,
        scopes={"plan": lambda plan_id: plan_adjustment.c.plan_id == plan_id},
    )


@cache
def tasks() -> ListSource:
    """The plan's tasks in its own order; a task is found by its units too."""
    joined = task.outerjoin(plan_section, plan_section.c.id == task.c.section_id)
    joined = joined.outerjoin(plan, plan.c.id == task.c.plan_id)

    return ListSource(
        source=joined,
        row_id=task.c.id,
        columns={
            "path": func.coalesce(plan_section.c.path, ""),
            "text": task.c.text,
            "leads": literal_column(texts.assigned_units("lead")),
            "supports": literal_column(texts.assigned_units("support")),
            "deadline": literal_column(texts.ALL_DEADLINE_WORDS),
            "recipients": func.replace(task.c.recipients, "\n", "; "),
            "state": _days_of_task(),
        },
        word=lambda text: _has_words(text, assignment.c.to_date.is_(None)),
        sort_keys={
            "": task.c.position,
            "path": task.c.position,
            "text": task.c.text_key,
            # Recurring and dated deadlines by the day of the year, tasks without a deadline last.
            "deadline": case(
                (task.c.deadline_kind.in_(["none", "ongoing"]), literal(99_999)),
                else_=func.coalesce(task.c.deadline_month, 12) * 100 + func.coalesce(task.c.deadline_day, 31),
            ),
        },
        trashed=literal_column(texts.TASKS.trashed),
        scopes=scopes_of(texts.TASKS),
    )


def _days_of_task() -> ColumnElement[str]:
    """Return since when and until when a task is one of its plan, "" for always: "thôi thực hiện từ 20/12/2025"."""
    begun = literal("thực hiện từ ") + func.strftime("%d/%m/%Y", task.c.from_date)
    stopped = literal("thôi thực hiện từ ") + func.strftime("%d/%m/%Y", task.c.to_date, "+1 day")
    apart = case((task.c.from_date.is_not(None) & task.c.to_date.is_not(None), "; "), else_="")
    return func.coalesce(begun, "") + apart + func.coalesce(stopped, "")


def _has_words(text: Word, *of_assignments: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that a task is found by its words or by a unit that some of its assignments name."""
    of_task = (assignment.c.task_id == task.c.id, unit.c.id == assignment.c.unit_id)
    of_unit = exists().where(*of_task, begins(unit.c.search_text, text), *of_assignments)
    return or_(begins(task.c.search_text, text), of_unit)


def _state_in_words(figures: str) -> str:
    state, *dates = figures.split("|")
    due, done = (date.fromisoformat(text) if text else None for text in dates)
    return words_of_state(OccurrenceState(state), due, done, date.today())


def occurrences() -> ListSource:
    """Occurrences of the tasks in the plan's order; found by the task's words and units."""
    of_tasks, list_text = tasks(), texts.occurrences()
    state: ColumnElement[str] = literal_column(texts.occurrence_state(date.today()), String)
    dates = func.coalesce(occurrence.c.due_on, "") + "|" + func.coalesce(occurrence.c.done_on, "")
    document = func.trim(
        occurrence.c.document_type + " " + occurrence.c.document_number + " " + occurrence.c.document_abstract
    )
    plain = ("due_on", "progress", "result", "done_on", "difficulty", "needs_direction")
    return ListSource(
        source=occurrence.join(task, task.c.id == occurrence.c.task_id).outerjoin(
            plan_section, plan_section.c.id == task.c.section_id
        ),
        row_id=occurrence.c.id,
        columns={name: of_tasks.columns[name] for name in ("path", "text")}
        | {f"{role}s": literal_column(texts.assigned_units(role, texts.OCCURRENCE_DAY)) for role in ("lead", "support")}
        | {name: occurrence.c[name] for name in plain}
        | {"period": occurrence.c.period, "state": state + "|" + dates, "document": document}
        | {"activities": literal_column(texts.ACTIVITIES_IN_PERIOD), "plan": literal_column(texts.PLAN_NAME)},
        # By units of other days, too: the periods that they had name them.
        word=_has_words,
        sort_keys={
            "": task.c.position * 1000 + func.coalesce(occurrence.c.year, 0) % 100,
            "path": task.c.position,
            "text": task.c.text_key,
            "state": state,
        },
        trashed=literal_column(list_text.trashed),
        scopes=scopes_of(list_text)
        | {
            "round": _in_round,
            "task": lambda task_id: occurrence.c.task_id == task_id,
        },
        formatters={"period": period_title, "state": _state_in_words},
    )


def _in_round(code: str) -> ColumnElement[bool]:
    round_code = parse_round_code(code)
    first = "01-01" if round_code.half == 1 else "07-01"
    return occurrence.c.due_on.between(f"{round_code.year}-{first}", round_code.last_day.isoformat())
