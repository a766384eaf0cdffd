"""The logs and the trash."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from sqlalchemy import ColumnElement, Integer, Text, and_, case, cast, false, func, literal, select, union_all

from desktop_app.domain.record_kinds import RECORD_KINDS, TRASH_KINDS, TRASH_ROOM, RecordKind
from desktop_app.domain.vocabulary import CHANGE_STATE_LABELS, DEPARTURE_WAY_LABELS
from desktop_app.store.list_sources.words import begins, local_moment
from desktop_app.store.lists import ListSource
from desktop_app.store.queries.record_history import of_record
from desktop_app.store.record_links import target_of
from desktop_app.store.schema import change, change_item, departure, metadata


@cache
def history() -> ListSource:
    """The change log, the newest first."""
    state = case((change.c.undone_by.is_not(None), literal("undone")), else_=change.c.kind)
    items = select(func.count()).where(change_item.c.change_id == change.c.id).scalar_subquery()
    return ListSource(
        source=change,
        row_id=change.c.id,
        columns={
            "at": change.c.at,
            "actor": change.c.actor,
            "label": change.c.label,
            "state": state,
            "items": items,
            "login": change.c.login,
        },
        word=lambda word: begins(func.folded_words(change.c.label), word),
        sort_keys={"": change.c.id, "at": change.c.id},
        own_order_descending=True,
        formatters={"at": local_moment, "state": lambda value: CHANGE_STATE_LABELS.get(value, "")},
        scopes={
            "actor": lambda name: change.c.actor == name,
            "day": _on_day,
            "record": lambda record: change.c.id.in_(select(change_item.c.change_id).where(of_record(*record))),
        },
    )


def _on_day(day: date) -> ColumnElement[bool]:
    """Return the condition that a change was made on a day, as this machine's clock tells it."""
    try:
        first = datetime.combine(day, time.min).astimezone()
        bounds = (first, datetime.combine(day + timedelta(days=1), time.min).astimezone())
        begin, end = (moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") for moment in bounds)
    except (ValueError, OverflowError, OSError):
        # The calendar ends on both sides, and the clock of Windows tells nothing of days before 1970.
        return false()
    return and_(change.c.at >= begin, change.c.at < end)


@cache
def departures() -> ListSource:
    """What left the machine, the newest first."""
    columns = ("at", "actor", "way", "label", "amount", "place", "personal", "sealed", "login")
    searched = departure.c.label + " " + departure.c.place + " " + departure.c.actor
    return ListSource(
        source=departure,
        row_id=departure.c.id,
        columns={name: departure.c[name] for name in columns},
        word=lambda word: begins(func.folded_words(searched), word),
        sort_keys={"": departure.c.id, "at": departure.c.id},
        own_order_descending=True,
        formatters={
            "at": local_moment,
            "way": lambda value: DEPARTURE_WAY_LABELS.get(value, ""),
            "personal": lambda value: "có" if value else "không",
            "sealed": lambda value: "có" if value else "",
        },
    )


def _name(kind: RecordKind) -> ColumnElement[str]:
    table = metadata.tables[kind.key]
    name = table.c[kind.name]
    if kind.name_is_day:
        year, month, day = (func.substr(name, *bounds) for bounds in ((1, 4), (6, 2), (9, 2)))
        text = literal("ngày ") + day + "/" + month + "/" + year
    else:
        text = cast(name, Text) if isinstance(name.type, Integer) else name
    if kind.of_whom:
        return text + " – " + func.coalesce(*(_name_linked(kind, column) for column in kind.of_whom), "")
    return text


def _name_linked(kind: RecordKind, column: str) -> ColumnElement[str]:
    target = target_of(kind.key, column)
    table = metadata.tables[target]
    linked = select(table.c[RECORD_KINDS[target].name])
    return linked.where(table.c.id == metadata.tables[kind.key].c[column]).scalar_subquery()


@cache
def trash() -> ListSource:
    """All records in the trash, the last ones put there first."""
    parts = [
        select(
            (metadata.tables[kind.key].c.id * TRASH_ROOM + kind.trash_number).label("key"),
            literal(kind.title).label("kind"),
            _name(kind).label("name"),
            metadata.tables[kind.key].c.trashed_at.label("at"),
        ).where(metadata.tables[kind.key].c.trashed_at.is_not(None))
        for kind in TRASH_KINDS
    ]
    rows = union_all(*parts).subquery("trash")
    return ListSource(
        source=rows,
        row_id=rows.c.key,
        columns={"kind": rows.c.kind, "name": rows.c.name, "at": rows.c.at},
        word=lambda word: begins(func.folded_words(rows.c.name), word),
        sort_keys={"": rows.c.at, "at": rows.c.at},
        own_order_descending=True,
        formatters={"at": local_moment},
    )
