"""The change log and the trash."""

from functools import cache

from sqlalchemy import ColumnElement, Table, Text, case, cast, func, literal, select, union_all

from desktop_app.store.list_sources.words import begins, local_moment
from desktop_app.store.lists import ListSource
from desktop_app.store.schema import (
    activity,
    change,
    change_item,
    council,
    council_session,
    decision,
    hold,
    indicator,
    initiative,
    nomination,
    obstacle,
    person,
    plan,
    referral,
    review_round,
    task,
    unit,
    year_record,
)


@cache
def history() -> ListSource:
    """The change log, the newest first."""
    states = {"undo": "Hoàn tác", "redo": "Làm lại", "final": "Không hoàn tác được", "undone": "Đã hoàn tác"}
    state = case((change.c.undone_by.is_not(None), literal("undone")), else_=change.c.kind)
    items = select(func.count()).where(change_item.c.change_id == change.c.id).scalar_subquery()
    return ListSource(
        source=change,
        row_id=change.c.id,
        columns={"at": change.c.at, "actor": change.c.actor, "label": change.c.label, "state": state, "items": items},
        word=lambda word: begins(func.folded_words(change.c.label), word),
        sort_keys={"": change.c.id, "at": change.c.id},
        own_order_descending=True,
        shown={"at": local_moment, "state": lambda value: states.get(value, "")},
    )


TRASH_KINDS = 64
"""Room for so many kinds of record in the trash: a row of its list has the id `record id * 64 + kind's place`."""

TRASH_TABLES = (
    *(unit, person, plan, task, review_round, nomination, activity, obstacle, referral, indicator, decision),
    *(year_record, initiative, hold),
    *(council, council_session),
)
"""What can lie in the trash; a kind's place in this tuple never changes."""


def _year_and_name(table: Table) -> ColumnElement[str]:
    of_person = select(person.c.full_name).where(person.c.id == table.c.person_id).scalar_subquery()
    of_unit = select(unit.c.name).where(unit.c.id == table.c.unit_id).scalar_subquery()
    return cast(table.c.year, Text) + " – " + func.coalesce(of_person, of_unit)


def _day_of_session() -> ColumnElement[str]:
    year, month, day = (func.substr(council_session.c.held_on, *part) for part in ((1, 4), (6, 2), (9, 2)))
    return literal("ngày ") + day + "/" + month + "/" + year


_TRASH_NAMES = {
    "unit": ("Đơn vị", unit.c.name),
    "person": ("Người", person.c.full_name),
    "plan": ("Kế hoạch", plan.c.title),
    "task": ("Nhiệm vụ", task.c.text),
    "review_round": ("Đợt xét", review_round.c.code),
    "nomination": ("Đề nghị khen thưởng", nomination.c.nominee_name),
    "activity": ("Hoạt động", activity.c.title),
    "obstacle": ("Khó khăn, vướng mắc", obstacle.c.content),
    "referral": ("Thông tin đã chuyển", referral.c.kind),
    "indicator": ("Chỉ tiêu", indicator.c.name),
    "decision": ("Quyết định", decision.c.subject),
    "year_record": ("Xếp loại năm", _year_and_name(year_record)),
    "initiative": ("Sáng kiến", initiative.c.title),
    # Of a hold the trash tells no more than its document.
    "hold": ("Tạm dừng xét khen thưởng", hold.c.document),
    "council": ("Hội đồng", council.c.name),
    "council_session": ("Phiên họp Hội đồng", _day_of_session()),
}


@cache
def trash() -> ListSource:
    """Everything in the trash, what went there last first."""
    parts = [
        select(
            (part.c.id * TRASH_KINDS + place).label("key"),
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
        word=lambda word: begins(func.folded_words(rows.c.name), word),
        sort_keys={"": rows.c.at, "at": rows.c.at},
        own_order_descending=True,
        shown={"at": local_moment},
    )
