"""The evidence a nominee can cite: activities by person, unit and task, results of tasks, initiatives, ratings."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Boolean,
    ColumnElement,
    Connection,
    Row,
    Select,
    String,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal_column,
    not_,
    null,
    or_,
    select,
)

from desktop_app.domain.year.activities import ActivityKind
from desktop_app.store.list_sources.texts import FAR_ENOUGH, OCCURRENCE_DAY, OF_ANOTHER_PERIOD
from desktop_app.store.list_sources.year import people_counted, people_reached
from desktop_app.store.records import by_column
from desktop_app.store.schema import (
    activity,
    assignment,
    initiative,
    occurrence,
    participant,
    plan,
    plan_section,
    task,
    year_record,
)

type _Rows = Iterator[Row[*tuple[Any, ...]]]


def read_citable_activities(
    connection: Connection,
    subject: tuple[str, int],
    span: tuple[str, str],
    task_ids: Collection[int],
    cited_ids: Collection[int],
) -> _Rows:
    """Yield the living activities that a nominee ("person" or "unit", and id) can cite, by date.

    These are the activities of the nominee and of some tasks within a span of days, and all of `cited_ids`. Each row
    has id, days, kind, title, channel, spread, unit, task, author, movement, mark, document and partners, the nominee's
    role as participant (None for no participant), the ids of those who had it, too (parted by commas, None for nobody),
    and the people reached.
    """
    kind, subject_id = subject
    asked = {"subject": subject_id, "first": span[0], "last": span[1], "tasks": [*task_ids], "cited": [*cited_ids]}
    yield from connection.execute(_select_citable(kind == "person"), asked)


# Built once for people and once for units: building it takes longer than running it.
@cache
def _select_citable(of_person: bool) -> Select[Any]:
    subject: BindParameter[int] = bindparam("subject")
    takes_part = (participant.c.activity_id == activity.c.id, participant.c.person_id == subject)
    own: ColumnElement[bool] = activity.c.unit_id == subject
    if of_person:
        own = or_(activity.c.author_id == subject, exists().where(*takes_part))
    of_tasks = activity.c.task_id.in_(bindparam("tasks", expanding=True))
    days = (activity.c.from_date <= bindparam("last"), activity.c.to_date >= bindparam("first"))
    names = (
        *("id", "from_date", "to_date", "kind", "title", "channel", "spread", "unit_id", "task_id", "author_id"),
        *("movement_id", "notable", "document", "document_date", "partners"),
        *("reached_teenagers", "reached_children"),
    )
    role = select(func.min(participant.c.role)).where(*takes_part).scalar_subquery() if of_person else null()
    own_row, other = participant.alias(), participant.alias()
    shared = select(func.aggregate_strings(cast(other.c.person_id, String), ",")).where(
        own_row.c.activity_id == activity.c.id,
        own_row.c.person_id == subject,
        other.c.activity_id == activity.c.id,
        other.c.person_id != subject,
        other.c.role == own_row.c.role,
    )
    colleagues = shared.scalar_subquery() if of_person else null()
    # Who is on the list of a briefing was informed by it; on that of anything else may stand who went there to help.
    reached = case((activity.c.kind == ActivityKind.BRIEFING.value, people_reached()), else_=people_counted())
    columns = (role.label("role"), colleagues.label("colleagues"), reached.label("reached"))
    statement = select(*(activity.c[name] for name in names), *columns)
    cited = activity.c.id.in_(bindparam("cited", expanding=True))
    statement = statement.where(activity.c.trashed_at.is_(None), or_(and_(*days, or_(own, of_tasks)), cited))
    return statement.order_by(activity.c.from_date, activity.c.id)


def read_results(
    connection: Connection, task_ids: Collection[int], span: tuple[str, str], until: str, on: str
) -> _Rows:
    """Yield the periods of tasks that were done within a span of days, or are due from its first day until another.

    A period that whatever is done in it carries out is left out if something was done in the span and nobody recorded
    what came of it; so is what was open when its task was dropped, as the list of periods has it of the day `on`. They
    come in the plan's order, each with occurrence, task, its text, type, number, day, issuer and
    title of its plan (None for a task of no plan), path of its section, day due, day done, result, type, number, day
    and abstract of the paper, the day by which it is told, and whether what was recorded carries it out without a day
    done.
    """
    table = occurrence.c
    names = ("due_on", "done_on", "result", "document_type", "document_number", "document_date", "document_abstract")
    of_plan = (
        plan.c.document_type.label("plan_type"),
        plan.c.number.label("plan_number"),
        plan.c.dated_on.label("plan_date"),
        plan.c.issuer.label("plan_issuer"),
        plan.c.title.label("plan_title"),
        plan_section.c.path.label("section_path"),
    )
    statement = select(table.id, table.task_id, task.c.text, *of_plan, *(table[name] for name in names))
    joined = occurrence.join(task).outerjoin(plan, plan.c.id == task.c.plan_id)
    joined = joined.outerjoin(plan_section, plan_section.c.id == task.c.section_id)
    statement = statement.select_from(joined).where(table.task_id.in_(task_ids))
    # What comes after the last day that counts is told by no deed.
    counted = activity.c.from_date <= span[1]
    in_period = and_(activity.c.from_date.between(table.period_from, table.period_to), counted)
    of_task = activity.c.task_id == table.task_id
    acted = exists().where(
        of_task, activity.c.trashed_at.is_(None), in_period, not_(literal_column(OF_ANOTHER_PERIOD, Boolean))
    )
    recorded = and_(table.done_on.is_(None), or_(table.result != "", table.document_number != ""))
    far_enough: ColumnElement[bool] = literal_column(FAR_ENOUGH, Boolean)
    told_by_deeds = and_(table.whole_period == 1, acted, not_(recorded), far_enough, table.not_carried_out == 0)
    done = and_(table.whole_period == 1, recorded, far_enough, table.not_carried_out == 0)
    told_by = literal_column(OCCURRENCE_DAY, String).label("told_by")
    statement = statement.add_columns(done.label("carried_out"), table.not_carried_out, told_by)
    # What was dropped before it was due is asked of nobody, and what was open then is asked for no more.
    settled = or_(table.done_on <= on, table.not_carried_out == 1, done)
    while_asked = and_(table.due_on <= task.c.to_date, or_(task.c.to_date >= on, settled))
    is_asked = or_(task.c.to_date.is_(None), while_asked)
    is_due = and_(table.due_on.between(span[0], until), is_asked, not_(told_by_deeds))
    statement = statement.where(or_(is_due, table.done_on.between(*span)), task.c.trashed_at.is_(None))
    yield from connection.execute(statement.order_by(task.c.position, table.period, table.id))


def read_assignments(connection: Connection, task_ids: Collection[int]) -> Iterator[Mapping[str, Any]]:
    """Yield task, unit, its role and since when and until when it has it, of some tasks, in the order of the units."""
    names = ("task_id", "unit_id", "role", "from_date", "to_date")
    statement = select(*(assignment.c[name] for name in names))
    statement = statement.where(assignment.c.task_id.in_(task_ids))
    ordered = statement.order_by(assignment.c.task_id, assignment.c.position, assignment.c.id)
    yield from by_column(connection.execute(ordered))


def read_tasks_of_units(connection: Connection, unit_ids: Collection[int]) -> list[int]:
    """Return the tasks that any of some units has or had, each once."""
    statement = select(assignment.c.task_id).where(assignment.c.unit_id.in_(unit_ids)).distinct()
    return list(connection.execute(statement).scalars())


def read_ratings(connection: Connection, subject: tuple[str, int], years: tuple[int, int]) -> _Rows:
    """Yield year, rating and document of the nominee's living ratings from one year to another."""
    table = year_record.c
    statement = select(table.year, table.rating, table.document).where(table[f"{subject[0]}_id"] == subject[1])
    statement = statement.where(table.trashed_at.is_(None), table.rating.is_not(None), table.year.between(*years))
    yield from connection.execute(statement.order_by(table.year, table.id))


def read_citable_initiatives(
    connection: Connection, subject: tuple[str, int], years: tuple[int, int], cited_ids: Collection[int]
) -> _Rows:
    """Yield the nominee's recognised initiatives of some years, and all of `cited_ids`, the latest first."""
    table = initiative.c
    of_nominee = table[f"{subject[0]}_id"] == subject[1]
    own = and_(of_nominee, table.year.between(*years), table.recognised == 1)
    statement = select(table.id, table.year, table.title, table.scope, table.document)
    statement = statement.add_columns(table.recognised_on, table.recognised)
    statement = statement.where(table.trashed_at.is_(None), or_(own, table.id.in_(cited_ids)))
    yield from connection.execute(statement.order_by(table.year.desc(), table.id))
