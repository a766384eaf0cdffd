"""Startup queries: the queries that the window runs before its first page is filled, as SQL text.

Loading SQLAlchemy takes longer than all of them together. Each takes the connection of `Store.plain_reading`; the SQL
that they share with a list is in `list_sources.texts`. Parameters are `date`; stored days are text.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
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
_IS_YEARLY_REPORT: Final = "(task.recurrence = 'yearly' AND task.recipients != '')"
_LOG_ROWS: Final = 300
"""How many rows of the log are looked through for what was done: an import of today may have written any number."""
_DONE_FIELD: Final = """CASE change_item.table_name
    WHEN 'occurrence' THEN '$.done_on' WHEN 'obstacle' THEN '$.closed_on' WHEN 'decision' THEN '$.signed_on'
    WHEN 'issued_paper' THEN '$.issued_at'
END"""
"""Where a row of the log says that a record is done: undone, it says so no more and the record neither."""
_DONE_WORDS: Final = """CASE kind
    WHEN 'occurrence' THEN (
        SELECT task.text FROM occurrence JOIN task ON task.id = occurrence.task_id
        WHERE occurrence.id = record_id AND occurrence.done_on >= :recent AND task.trashed_at IS NULL
    )
    WHEN 'obstacle' THEN (
        SELECT content FROM obstacle WHERE id = record_id AND closed_on >= :recent AND trashed_at IS NULL
    )
    WHEN 'decision' THEN (
        SELECT number FROM decision WHERE id = record_id AND signed_on >= :recent AND trashed_at IS NULL
    )
    WHEN 'issued_paper' THEN (SELECT title FROM issued_paper WHERE id = record_id)
END"""


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
    source, values = texts.NOMINATIONS._replace(tables=TABLES).living(query.scope)
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


def first_decisions(connection: PlainConnection) -> dict[str, tuple[str, str, str]]:
    """Return number, day (as text) and level of the first signed decision that stands, by the code of its round."""
    rows = connection.execute(
        """
        SELECT review_round.code, decision.number, decision.signed_on, decision.level
        FROM decision JOIN review_round ON review_round.id = decision.round_id
        WHERE decision.signed_on IS NOT NULL AND decision.number != ''
        AND decision.trashed_at IS NULL AND review_round.trashed_at IS NULL
        AND EXISTS (SELECT 1 FROM award WHERE award.decision_id = decision.id AND award.cancelled_on IS NULL)
        ORDER BY decision.signed_on DESC, decision.id DESC
        """
    )
    return {code: (number, signed_on, level) for code, number, signed_on, level in rows}


def read_unrecovered(connection: PlainConnection) -> list[tuple[int, str, str, str, int]]:
    """Return what is still to come back of cancelled awards that were handed over or paid, by decision and day.

    Each has the decision's id, its number, the code of its round ("" for none), the day of cancelling, and how many.
    """
    return connection.execute(
        """
        SELECT decision.id, decision.number, coalesce(review_round.code, ''), award.cancelled_on, count(*)
        FROM award JOIN decision ON decision.id = award.decision_id
        LEFT JOIN review_round ON review_round.id = decision.round_id
        WHERE award.cancelled_on IS NOT NULL AND award.recovered_on IS NULL AND decision.trashed_at IS NULL
        AND (award.handed_on IS NOT NULL OR award.paid_on IS NOT NULL)
        GROUP BY decision.id, award.cancelled_on ORDER BY award.cancelled_on, decision.id
        """
    ).fetchall()


def count_in_unsigned(connection: PlainConnection, code: str) -> int:
    """Return how many of a round's nominations that were submitted stand in a decision that is not signed yet."""
    source, values = texts.NOMINATIONS.living({"round": code})
    within = """
        SELECT 1 FROM award JOIN decision ON decision.id = award.decision_id
        WHERE award.nomination_id = nomination.id AND decision.signed_on IS NULL AND decision.trashed_at IS NULL
    """
    return _number(
        connection, f"SELECT count(*) {source} AND nomination.state = 'submitted' AND EXISTS ({within})", values
    )


def count_not_voted_on(connection: PlainConnection, code: str, states: Sequence[str]) -> int:
    """Return how many of a round's nominations are in some states without a vote of the Council on them."""
    source, values = texts.NOMINATIONS.living({"round": code})
    voted = """
        SELECT 1 FROM vote_tally JOIN council_session ON council_session.id = vote_tally.session_id
        WHERE vote_tally.nomination_id = nomination.id AND council_session.trashed_at IS NULL
    """
    within = "nomination.state IN (SELECT value FROM json_each(:states))"
    values = {**values, "states": json.dumps(list(states))}
    return _number(connection, f"SELECT count(*) {source} AND {within} AND NOT EXISTS ({voted})", values)


def count_occurrence_states(connection: PlainConnection, year: int | None = None) -> dict[str, int]:
    """Return how many occurrences are in each state today; with `year`, those of the year and those without a year."""
    scope = {} if year is None else {"year": year}
    return dict(_count_by(connection, texts.occurrences(), scope, texts.occurrence_state(date.today())))


def read_due(connection: PlainConnection, states: Sequence[str], limit: int) -> list[Row]:
    """Return the occurrences in some states, the earliest due first.

    A row holds the occurrence's id, the task's id, the due day (as text), the task's words, its leading units, the
    period, and whether it is a yearly report (1).
    """
    source, values = texts.occurrences().living({"states": states})
    statement = f"""
        SELECT occurrence.id, task.id, occurrence.due_on, task.text, {texts.assigned_units("lead")}, occurrence.period,
            {_IS_YEARLY_REPORT}
        {source} ORDER BY occurrence.due_on, occurrence.id LIMIT :limit
    """
    return connection.execute(statement, {**values, "limit": limit}).fetchall()


def read_due_between(connection: PlainConnection, first: date, last: date) -> list[Row]:
    """Return id, due day (as text), words, leading units, and today's state of what is due in some days."""
    source, values = texts.occurrences().living({})
    statement = f"""
        SELECT occurrence.id, occurrence.due_on, task.text, {texts.assigned_units("lead", texts.OCCURRENCE_DAY)},
            {texts.occurrence_state(date.today())}
        {source} AND occurrence.due_on BETWEEN :first AND :last ORDER BY occurrence.due_on, occurrence.id
    """
    return connection.execute(statement, {**values, "first": first.isoformat(), "last": last.isoformat()}).fetchall()


def count_by_day(connection: PlainConnection, first: date, last: date) -> list[Row]:
    """Return the days (as text) from `first` to `last` on which activities began, and how many."""
    scope = {"from": first.isoformat(), "to": last.isoformat()}
    return _count_by(connection, texts.ACTIVITIES, scope, "activity.from_date")


def has_office_signer_units(connection: PlainConnection) -> tuple[bool, bool, bool]:
    """Return whether the book says what the office is called, who signs, and which units there are."""
    signer = "SELECT 1 FROM office WHERE signer_name != ''"
    units = "SELECT 1 FROM unit WHERE trashed_at IS NULL"
    statement = f"SELECT EXISTS (SELECT 1 FROM office), EXISTS ({signer}), EXISTS ({units})"
    office, signed, some_units = connection.execute(statement).fetchone()
    return bool(office), bool(signed), bool(some_units)


def read_open_obstacles(connection: PlainConnection, limit: int) -> list[Row]:
    """Return id, words, unit, the days (as text) when it was raised, put and answered, and its answer.

    Of open obstacles, the oldest first.
    """
    source, values = texts.OBSTACLES.living({"open": True})
    unit_name = "(SELECT name FROM unit WHERE unit.id = obstacle.unit_id)"
    statement = f"""
        SELECT obstacle.id, obstacle.content, coalesce({unit_name}, ''), obstacle.raised_on, obstacle.put_on,
            obstacle.answered_on, obstacle.answer
        {source} ORDER BY obstacle.raised_on, obstacle.id LIMIT :limit
    """
    return connection.execute(statement, {**values, "limit": limit}).fetchall()


def read_done_since(connection: PlainConnection, moment: str, recent: date, limit: int) -> list[Row]:
    """Return what was recorded as done since a moment and still is: the latest first, of the last rows of the log.

    What was done before the day `recent` is left out: an old result that was typed in. A row holds the table, the
    record's id, the moment (as text), its words, and its due day (as text, None without).
    """
    statement = f"""
        SELECT kind, record_id, at, {_DONE_WORDS} AS words,
            CASE kind WHEN 'occurrence' THEN (SELECT due_on FROM occurrence WHERE id = record_id) END
        FROM (
            SELECT change_item.table_name AS kind, change_item.row_id AS record_id, max(change.at) AS at
            FROM change_item CROSS JOIN change ON change.id = change_item.change_id
            WHERE change_item.id > (SELECT max(id) - {_LOG_ROWS} FROM change_item) AND change.at >= :moment
            AND change_item.table_name IN ('occurrence', 'obstacle', 'decision', 'issued_paper')
            AND json_extract(change_item.after, {_DONE_FIELD}) != ''
            GROUP BY 1, 2
        )
        WHERE words != '' ORDER BY at DESC, record_id DESC LIMIT :limit
    """
    return connection.execute(statement, {"moment": moment, "recent": recent.isoformat(), "limit": limit}).fetchall()


def next_yearly_report(connection: PlainConnection) -> Row | None:
    """Return the next yearly report, None if there is none: the first open occurrence of a yearly task with recipients.

    The row holds the occurrence's id, the task's words, and the due day (as text).
    """
    source, values = texts.occurrences().living({})
    statement = f"""
        SELECT occurrence.id, task.text, occurrence.due_on {source}
          AND {_IS_YEARLY_REPORT} AND occurrence.done_on IS NULL AND occurrence.due_on IS NOT NULL
          AND occurrence.not_carried_out = 0 AND coalesce(task.to_date, '9') >= {texts.TODAY}
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


def count_kinds(connection: PlainConnection, year: int) -> dict[str, int]:
    """Return how many activities of each kind began in a year."""
    return dict(_count_by(connection, texts.ACTIVITIES, {"year": year}, "activity.kind"))


def count_awards(connection: PlainConnection, year: int) -> int:
    """Return how many awards were signed in a year and stand."""
    source, values = texts.AWARDS.living({"from": f"{year}-01-01", "to": f"{year}-12-31"})
    return _number(
        connection, f"SELECT count(*) {source} AND decision.number != '' AND award.cancelled_on IS NULL", values
    )


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
