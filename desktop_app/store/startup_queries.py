"""Startup queries: what the window asks before its first page is filled, in SQL text.

Loading SQLAlchemy takes longer than all of them. Each takes the connection of `Store.plain_reading`; what they share
with a list is the list's own text (`list_sources.texts`). Days are given as `date` and kept as text.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from desktop_app.domain.list_kinds import NOMINATIONS
from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.store.connection import PlainConnection
from desktop_app.store.list_rows import row_maker
from desktop_app.store.list_sources import texts
from desktop_app.store.list_sources.nomination_columns import COLUMNS, PRINTED_ORDER, SHOWN, TABLES

Row = tuple[Any, ...]
Scope = Mapping[str, object]

_ROUND_COLUMNS: Final = ("id", "code", "from_date", "to_date", "note", "opened_on", "closed_on", "rule_set")


def rounds(connection: PlainConnection) -> list[Mapping[str, Any]]:
    """Return the records of the living rounds, the newest first."""
    rows, values = texts.ROUNDS.living({})
    found = connection.execute(f"SELECT {', '.join(_ROUND_COLUMNS)} {rows} ORDER BY code DESC", values)
    return [dict(zip(_ROUND_COLUMNS, row, strict=True)) for row in found]


def can_count(query: ListQuery) -> bool:
    """Tell whether `count_rows` can answer: no words to find, not the trash, and scopes that have a text."""
    listed = texts.LIST_TEXTS.get(query.kind)
    return listed is not None and not (query.text or query.in_trash) and listed().knows(query.scope)


def count_rows(connection: PlainConnection, query: ListQuery) -> int:
    """Return how many rows a list has, if `can_count` it."""
    rows, values = texts.LIST_TEXTS[query.kind]().counting(query.scope)
    return _number(connection, f"SELECT count(*) {rows}", values)


def can_read(query: ListQuery) -> bool:
    """Tell whether `first_rows` can answer: the nominations of a round as the window first shows them."""
    return query == ListQuery(NOMINATIONS.key, scope=query.scope) and query.scope.keys() == {"round"}


def first_rows(connection: PlainConnection, query: ListQuery, limit: int) -> list[ListRow]:
    """Return the first rows of a list in its own order, if `can_read` them."""
    columns = ", ".join(COLUMNS[column.key] for column in NOMINATIONS.columns)
    rows, values = replace(texts.NOMINATIONS, tables=TABLES).living(query.scope)
    statement = f"SELECT nomination.id, {columns} {rows} ORDER BY {PRINTED_ORDER}, nomination.id LIMIT :limit"
    return list(map(row_maker(NOMINATIONS.key, SHOWN), connection.execute(statement, {**values, "limit": limit})))


def count_nomination_states(connection: PlainConnection, code: str) -> dict[str, int]:
    """Return how many of a round's nominations are in each state that some are in."""
    return dict(_count_by(connection, texts.NOMINATIONS, {"round": code}, "nomination.state"))


def count_unsigned(connection: PlainConnection, code: str) -> int:
    """Return how many of a round's decisions award somebody and have no number and date yet."""
    rows, values = texts.DECISIONS.living({"round": code})
    awarding = "EXISTS (SELECT 1 FROM award WHERE award.decision_id = decision.id)"
    return _number(connection, f"SELECT count(*) {rows} AND decision.signed_on IS NULL AND {awarding}", values)


def count_occurrence_states(connection: PlainConnection, year: int | None = None) -> dict[str, int]:
    """Return how many occurrences (of a year and of none, or all) are in each state that some are in today."""
    scope = {} if year is None else {"year": year}
    return dict(_count_by(connection, texts.occurrences(), scope, texts.occurrence_state(date.today())))


def read_due(connection: PlainConnection, states: Sequence[str], limit: int) -> list[Row]:
    """Return task id, due day (as text), words and leading units of what is in some states, the longest due first."""
    rows, values = texts.occurrences().living({"states": states})
    statement = f"""
        SELECT task.id, occurrence.due_on, task.text, {texts.assigned_units("lead")} {rows}
        ORDER BY occurrence.due_on, occurrence.id LIMIT :limit
    """
    return connection.execute(statement, {**values, "limit": limit}).fetchall()


def next_yearly_report(connection: PlainConnection) -> Row | None:
    """Return the id, the task's id and words, and the due day (as text) of the first thing not yet done that goes to
    others every year, None if none is.
    """
    rows, values = texts.occurrences().living({})
    statement = f"""
        SELECT occurrence.id, task.id, task.text, occurrence.due_on {rows}
          AND task.recurrence = 'yearly' AND task.recipients != ''
          AND occurrence.done_on IS NULL AND occurrence.due_on IS NOT NULL
        ORDER BY occurrence.due_on, occurrence.id LIMIT 1
    """
    found: Row | None = connection.execute(statement, values).fetchone()
    return found


def count_by_month(connection: PlainConnection, year: int) -> dict[int, int]:
    """Return for each month of a year (1 to 12) how many activities began in it."""
    found: dict[str, int] = dict(
        _count_by(connection, texts.ACTIVITIES, {"year": year}, "substr(activity.from_date, 6, 2)")
    )
    return {month: found.get(f"{month:02d}", 0) for month in range(1, 13)}


def count_posted(
    connection: PlainConnection, kinds: Sequence[str], first: date, last: date
) -> Iterator[tuple[date, str, int]]:
    """Yield day, kind and number of the activities of some kinds that began from `first` to `last`."""
    scope = {"kinds": kinds, "from": first.isoformat(), "to": last.isoformat()}
    for day, kind, number in _count_by(connection, texts.ACTIVITIES, scope, "activity.from_date", "activity.kind"):
        yield date.fromisoformat(day), kind, number


def _count_by(connection: PlainConnection, listed: texts.ListText, scope: Scope, *alike: str) -> list[Row]:
    """Return the rows within a scope counted in groups: what those of a group are alike in, and their number."""
    rows, values = listed.living(scope)
    places = ", ".join(map(str, range(1, len(alike) + 1)))
    return connection.execute(f"SELECT {', '.join(alike)}, count(*) {rows} GROUP BY {places}", values).fetchall()


def _number(connection: PlainConnection, statement: str, values: texts.Values) -> int:
    return int(connection.execute(statement, values).fetchone()[0])
