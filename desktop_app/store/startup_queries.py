"""Startup queries: the queries that the window runs before its first page is filled, as SQL text.

Loading SQLAlchemy takes longer than all of them together. Each takes the connection of `Store.plain_reading`; the SQL
that they share with a list is in `list_sources.texts`. Parameters are `date`; stored days are text.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.store.connection import PlainConnection
from desktop_app.store.list_rows import make_row_reader
from desktop_app.store.list_sources import texts
from desktop_app.store.list_sources.nomination_columns import COLUMNS, FORMATTERS, PRINTED_ORDER, TABLES

Row = tuple[Any, ...]
Scope = Mapping[str, object]

_ROUND_COLUMNS: Final = (
    *("id", "code", "from_date", "to_date", "movement_id", "note", "opened_on", "closed_on", "rule_set"),
    *("units_by", "files_by", "council_on", "submit_by", "guided_by"),
    *("posted_at", "posted_from", "posted_until", "ceremony_on", "ceremony_place"),
    *("strengths", "weaknesses", "causes", "next_steps"),
)


def rounds(connection: PlainConnection) -> list[Mapping[str, Any]]:
    """Return the records of the living rounds, the newest first."""
    source, values = texts.ROUNDS.living({})
    records = connection.execute(f"SELECT {', '.join(_ROUND_COLUMNS)} {source} ORDER BY code DESC", values)
    return [dict(zip(_ROUND_COLUMNS, row, strict=True)) for row in records]


def can_count(query: ListQuery) -> bool:
    """Return whether `count_rows` can count a list: no words to find, not the trash, only scopes that have SQL text."""
    list_text = texts.LIST_TEXTS.get(query.kind)
    filtered = query.text or query.in_trash or query.conditions
    return list_text is not None and not filtered and list_text().has_scopes(query.scope)


def count_rows(connection: PlainConnection, query: ListQuery) -> int:
    """Return how many rows a list has, for a query that `can_count` allows."""
    source, values = texts.LIST_TEXTS[query.kind]().counting(query.scope)
    return _number(connection, f"SELECT count(*) {source}", values)


def can_read(query: ListQuery) -> bool:
    """Return whether `first_rows` can read a list: the nominations of a round as the window first shows them."""
    return query == ListQuery(NOMINATIONS.key, scope=query.scope) and query.scope.keys() == {"round"}


def first_rows(connection: PlainConnection, query: ListQuery, limit: int) -> list[ListRow]:
    """Return the first rows of a list in its own order, for a query that `can_read` allows."""
    columns = ", ".join(COLUMNS[column.key] for column in NOMINATIONS.columns)
    source, values = replace(texts.NOMINATIONS, tables=TABLES).living(query.scope)
    statement = f"SELECT nomination.id, {columns} {source} ORDER BY {PRINTED_ORDER}, nomination.id LIMIT :limit"
    return list(
        map(make_row_reader(NOMINATIONS.key, FORMATTERS), connection.execute(statement, {**values, "limit": limit}))
    )


def count_nomination_states(connection: PlainConnection, code: str) -> dict[str, int]:
    """Return how many of a round's nominations are in each state; states without nominations are left out."""
    return dict(_count_by(connection, texts.NOMINATIONS, {"round": code}, "nomination.state"))


def count_unsigned(connection: PlainConnection, code: str) -> int:
    """Return how many of a round's decisions have awards but are not signed yet."""
    source, values = texts.DECISIONS.living({"round": code})
    awarding = "EXISTS (SELECT 1 FROM award WHERE award.decision_id = decision.id)"
    return _number(connection, f"SELECT count(*) {source} AND decision.signed_on IS NULL AND {awarding}", values)


def count_occurrence_states(connection: PlainConnection, year: int | None = None) -> dict[str, int]:
    """Return how many occurrences are in each state today; with `year`, those of the year and those without a year."""
    scope = {} if year is None else {"year": year}
    return dict(_count_by(connection, texts.occurrences(), scope, texts.occurrence_state(date.today())))


def read_due(connection: PlainConnection, states: Sequence[str], limit: int) -> list[Row]:
    """Return task id, due day (as text), words and leading units of occurrences in some states, the earliest first."""
    source, values = texts.occurrences().living({"states": states})
    statement = f"""
        SELECT task.id, occurrence.due_on, task.text, {texts.assigned_units("lead")} {source}
        ORDER BY occurrence.due_on, occurrence.id LIMIT :limit
    """
    return connection.execute(statement, {**values, "limit": limit}).fetchall()


def next_yearly_report(connection: PlainConnection) -> Row | None:
    """Return the next yearly report, None if there is none: the first open occurrence of a yearly task with recipients.

    The row holds the occurrence's id, the task's id and words, and the due day (as text).
    """
    source, values = texts.occurrences().living({})
    statement = f"""
        SELECT occurrence.id, task.id, task.text, occurrence.due_on {source}
          AND task.recurrence = 'yearly' AND task.recipients != ''
          AND occurrence.done_on IS NULL AND occurrence.due_on IS NOT NULL
        ORDER BY occurrence.due_on, occurrence.id LIMIT 1
    """
    row: Row | None = connection.execute(statement, values).fetchone()
    return row


def count_by_month(connection: PlainConnection, year: int) -> dict[int, int]:
    """Return how many activities began in each month (1 to 12) of a year."""
    counts: dict[str, int] = dict(
        _count_by(connection, texts.ACTIVITIES, {"year": year}, "substr(activity.from_date, 6, 2)")
    )
    return {month: counts.get(f"{month:02d}", 0) for month in range(1, 13)}


def count_posted(
    connection: PlainConnection, kinds: Sequence[str], first: date, last: date
) -> Iterator[tuple[date, str, int]]:
    """Yield day, kind and number of the activities of some kinds that began from `first` to `last`."""
    scope = {"kinds": kinds, "from": first.isoformat(), "to": last.isoformat()}
    for day, kind, number in _count_by(connection, texts.ACTIVITIES, scope, "activity.from_date", "activity.kind"):
        yield date.fromisoformat(day), kind, number


def _count_by(connection: PlainConnection, list_text: texts.ListText, scope: Scope, *group_columns: str) -> list[Row]:
    """Return the number of rows within a scope in each group: the values of the group's columns, then the count."""
    source, values = list_text.living(scope)
    places = ", ".join(map(str, range(1, len(group_columns) + 1)))
    return connection.execute(
        f"SELECT {', '.join(group_columns)}, count(*) {source} GROUP BY {places}", values
    ).fetchall()


def _number(connection: PlainConnection, statement: str, values: texts.Values) -> int:
    return int(connection.execute(statement, values).fetchone()[0])
