"""What each kind of list reads: one `ListSource` a kind."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, column, exists, func, literal, literal_column, or_, select, table, union_all

from desktop_app.domain.nominations import (
    COMMENDATION_TYPE_LABELS,
    GENDER_LABELS,
    NOMINEE_KIND_LABELS,
    STATE_LABELS,
)
from desktop_app.domain.plan import UNIT_KIND_LABELS
from desktop_app.domain.rounds import parse_round_code
from desktop_app.store.lists import ListSource, Search
from desktop_app.store.schema import (
    assignment,
    change,
    change_item,
    nomination,
    nomination_task,
    person,
    plan,
    plan_section,
    post,
    review_round,
    task,
    unit,
)

_successor = unit.alias("successor")
_current = post.alias("current_post")


def _begins(text: ColumnElement[str], word: str) -> ColumnElement[bool]:
    # Folded words hold letters and digits only, so nothing in them means anything to LIKE.
    return text.like(f"% {word}%")


def _label(labels: Mapping[Any, str]) -> Callable[[str], str]:
    return lambda value: labels.get(value, value)


def _current_post_of(person_id: ColumnElement[int]) -> ColumnElement[int]:
    """The post a person holds today: the one begun last of those that have not ended."""
    today = date.today().isoformat()
    return (
        select(post.c.id)
        .where(post.c.person_id == person_id, post.c.trashed_at.is_(None))
        .where(or_(post.c.to_date.is_(None), post.c.to_date >= today))
        .order_by(post.c.from_date.desc().nulls_last(), post.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def units() -> ListSource:
    """Units in their order, each with how many people hold a post in it."""
    members = select(func.count()).where(_current.c.unit_id == unit.c.id, _current.c.trashed_at.is_(None))
    members = members.where(_current.c.to_date.is_(None))
    return ListSource(
        source=unit.outerjoin(_successor, unit.c.successor_id == _successor.c.id),
        row_id=unit.c.id,
        columns={
            "order": unit.c.position,
            "name": unit.c.name,
            "kind": unit.c.kind,
            "valid_from": unit.c.valid_from,
            "valid_to": unit.c.valid_to,
            "successor": func.coalesce(_successor.c.name, ""),
            "people": members.scalar_subquery(),
        },
        word=lambda word: _begins(unit.c.search_text, word),
        sort_keys={"": unit.c.position, "name": unit.c.name_key},
        trashed=unit.c.trashed_at,
        shown={"kind": _label(UNIT_KIND_LABELS)},
    )


def people() -> ListSource:
    """People in the order of names, with the post each holds today."""
    joined = person.outerjoin(_current, _current.c.id == _current_post_of(person.c.id))
    joined = joined.outerjoin(unit, unit.c.id == _current.c.unit_id)
    return ListSource(
        source=joined,
        row_id=person.c.id,
        columns={
            "name": person.c.full_name,
            "gender": person.c.gender,
            "birth_year": person.c.birth_year,
            "post": func.coalesce(_current.c.position, ""),
            "unit": func.coalesce(unit.c.name, ""),
            "from_date": _current.c.from_date,
        },
        word=lambda word: or_(_begins(person.c.search_text, word), _begins(unit.c.search_text, word)),
        sort_keys={
            "": person.c.name_key,
            "name": person.c.name_key,
            "unit": unit.c.position,
            "post": _current.c.position_key,
        },
        trashed=person.c.trashed_at,
        scopes={"unit": lambda unit_id: unit.c.id == unit_id},
        shown={"gender": _label(GENDER_LABELS)},
    )


def _assigned(role: str) -> ColumnElement[str]:
    names = func.aggregate_strings(unit.c.name, "; ").aggregate_order_by(assignment.c.position)
    assigned = select(func.coalesce(names, "")).join_from(assignment, unit, unit.c.id == assignment.c.unit_id)
    return assigned.where(assignment.c.task_id == task.c.id, assignment.c.role == role).scalar_subquery()


def tasks() -> ListSource:
    """The plan's tasks in its own order; a task is found by its units too."""
    joined = task.outerjoin(plan_section, plan_section.c.id == task.c.section_id)
    joined = joined.outerjoin(plan, plan.c.id == task.c.plan_id)

    def word(text: str) -> ColumnElement[bool]:
        of_unit = exists().where(
            assignment.c.task_id == task.c.id, unit.c.id == assignment.c.unit_id, _begins(unit.c.search_text, text)
        )
        return or_(_begins(task.c.search_text, text), of_unit)

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


def rounds() -> ListSource:
    """Review rounds, the newest first, with how many are nominated in each."""

    def nominated(kind: str) -> ColumnElement[int]:
        counted = select(func.count()).where(nomination.c.round_id == review_round.c.id)
        return counted.where(nomination.c.trashed_at.is_(None), nomination.c.kind == kind).scalar_subquery()

    return ListSource(
        source=review_round,
        row_id=review_round.c.id,
        columns={
            "code": review_round.c.code,
            "title": review_round.c.code,
            "from_date": review_round.c.from_date,
            "to_date": review_round.c.to_date,
            "collectives": nominated("collective"),
            "individuals": nominated("individual"),
        },
        word=lambda word: _begins(literal(" ") + func.lower(review_round.c.code), word),
        sort_keys={"": review_round.c.code},
        own_order_descending=True,
        trashed=review_round.c.trashed_at,
        scopes={"year": lambda year: review_round.c.year == year},
        shown={"title": lambda code: parse_round_code(code).title},
    )


def nominations() -> ListSource:
    """Nominations: the newest first, or in printed order within a round (collectives, then people by name)."""
    found = table("nomination_search", column("rowid"))
    for_tasks = nomination_task.join(task).outerjoin(plan_section, plan_section.c.id == task.c.section_id)
    path = func.coalesce(plan_section.c.path, "phát sinh")
    paths = func.aggregate_strings(path, "; ").aggregate_order_by(task.c.position)
    tasks_of = select(func.coalesce(paths, "")).select_from(for_tasks)
    tasks_of = tasks_of.where(nomination_task.c.nomination_id == nomination.c.id)
    return ListSource(
        source=nomination.join(review_round),
        row_id=nomination.c.id,
        columns={
            "round": review_round.c.code,
            "kind": nomination.c.kind,
            "name": nomination.c.nominee_name,
            "post": nomination.c.post_title,
            "unit": nomination.c.unit_name,
            "award": nomination.c.award,
            "type": nomination.c.commendation_type,
            "summary": nomination.c.summary,
            "tasks": tasks_of.scalar_subquery(),
            "period_from": nomination.c.period_from,
            "period_to": nomination.c.period_to,
            "state": nomination.c.state,
            "note": nomination.c.note,
        },
        word=lambda word: _begins(nomination.c.search_text, word),
        sources_of_order=nomination,
        sort_keys={
            "": nomination.c.id,
            "kind": nomination.c.list_key,
            "name": nomination.c.name_key,
            "unit": nomination.c.unit_key,
            "post": nomination.c.post_key,
        },
        own_order_descending=True,
        trashed=nomination.c.trashed_at,
        scopes={
            "round": lambda code: nomination.c.round_id == _round_id(code),
            "year": lambda year: nomination.c.round_id.in_(
                select(review_round.c.id).where(review_round.c.year == year)
            ),
            "kind": lambda kind: nomination.c.kind == kind,
            "unit": lambda unit_id: nomination.c.unit_id == unit_id,
            "person": lambda person_id: nomination.c.person_id == person_id,
            "state": lambda state: nomination.c.state == state,
        },
        scope_orders={"round": nomination.c.list_key},
        search=Search(
            source=found.join(nomination, nomination.c.id == found.c.rowid),
            row_id=found.c.rowid,
            matches=lambda words: literal_column("nomination_search").op("MATCH")(
                " AND ".join(f'"{word}"*' for word in words)
            ),
        ),
        shown={
            "kind": _label(NOMINEE_KIND_LABELS),
            "state": _label(STATE_LABELS),
            "type": _label(COMMENDATION_TYPE_LABELS),
        },
    )


def _round_id(code: str) -> ColumnElement[int]:
    return select(review_round.c.id).where(review_round.c.code == code).limit(1).scalar_subquery()


def history() -> ListSource:
    """The change log, the newest first."""
    states = {"undo": "Hoàn tác", "redo": "Làm lại", "final": "Không hoàn tác được", "undone": "Đã hoàn tác"}
    state = case((change.c.undone_by.is_not(None), literal("undone")), else_=change.c.kind)
    items = select(func.count()).where(change_item.c.change_id == change.c.id).scalar_subquery()
    return ListSource(
        source=change,
        row_id=change.c.id,
        columns={"at": change.c.at, "actor": change.c.actor, "label": change.c.label, "state": state, "items": items},
        word=lambda word: func.lower(change.c.label).like(f"%{word}%"),
        sort_keys={"": change.c.id, "at": change.c.id},
        own_order_descending=True,
        shown={"state": lambda value: states.get(value, "")},
    )


TRASH_TABLES = (unit, person, plan, task, review_round, nomination)
"""What can lie in the trash. A row of the trash list has the id `record id * 8 + place in this tuple`."""

_TRASH_NAMES = {
    "unit": ("Đơn vị", unit.c.name),
    "person": ("Người", person.c.full_name),
    "plan": ("Kế hoạch", plan.c.title),
    "task": ("Nhiệm vụ", task.c.text),
    "review_round": ("Đợt xét", review_round.c.code),
    "nomination": ("Đề nghị khen thưởng", nomination.c.nominee_name),
}


def trash() -> ListSource:
    """Everything in the trash, what went there last first."""
    parts = [
        select(
            (part.c.id * 8 + place).label("key"),
            literal(_TRASH_NAMES[part.name][0]).label("kind"),
            _TRASH_NAMES[part.name][1].label("name"),
            part.c.trashed_at.label("at"),
        ).where(part.c.trashed_at.is_not(None))
        for place, part in enumerate(TRASH_TABLES)
    ]
    rows = union_all(*parts).subquery("trash")
    return ListSource(
        source=rows,
        row_id=rows.c.key,
        columns={"kind": rows.c.kind, "name": rows.c.name, "at": rows.c.at},
        word=lambda word: func.lower(rows.c.name).like(f"%{word}%"),
        sort_keys={"": rows.c.at, "at": rows.c.at},
        own_order_descending=True,
    )


LIST_SOURCES = {
    "units": units,
    "people": people,
    "tasks": tasks,
    "rounds": rounds,
    "nominations": nominations,
    "history": history,
    "trash": trash,
}
"""For each kind of list, the function that says where its rows come from."""
