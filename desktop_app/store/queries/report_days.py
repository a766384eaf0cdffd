"""The day on which each record counts for a report: now, or as the book was at a place of its change log.

What a report told when it was issued is read from the change log, not kept a second time: a record entered, moved to
another day or restored from the trash after that place was not in it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, func, select

from desktop_app.domain.rounds.states import LISTED, NominationState
from desktop_app.store.logged import logged_row
from desktop_app.store.schema import change, change_item, metadata

type Days = Mapping[str, Mapping[int, str]]
"""For each kind of record, the day (ISO) of each record that counts, by its id."""
type _Row = dict[str, Any]

_PLAIN: Final = {"activity": "from_date", "obstacle": "raised_on", "referral": "passed_on"}
"""The kinds whose living records count on the day in a column of their own."""
_COLUMNS: Final = {
    "activity": ("from_date", "task_id", "trashed_at"),
    "obstacle": ("raised_on", "trashed_at"),
    "referral": ("passed_on", "trashed_at"),
    "task": ("plan_id", "trashed_at"),
    "occurrence": ("task_id", "done_on"),
    "nomination": ("round_id", "unit_id", "state", "trashed_at"),
    "nomination_task": ("nomination_id", "task_id"),
    "decision": ("number", "signed_on", "trashed_at"),
    "award": ("decision_id", "nomination_id", "cancelled_on"),
    "review_round": ("code", "to_date"),
    "unit_review": ("round_id", "unit_id", "held_on", "trashed_at"),
    "unit_vote": ("review_id", "nomination_id"),
    "issued_paper": ("options", "dated_on"),
    "council_session": ("held_on", "trashed_at"),
    "vote_tally": ("session_id", "nomination_id", "passed"),
}
"""What the days of records are told by, for each table."""
_FAILED: Final = 0
_LAST_DAY: Final = "9999-12-31"


class DatedTables:
    """The tables that tell the days of records, each read once: as it is now, and right after changes of the log.

    It is of one reading of the book: of what is written afterwards it knows nothing.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._rows: dict[tuple[str, int | None], dict[int, _Row]] = {}
        self._entered: dict[str, dict[int, str]] = {}

    def rows(self, kind: str, at: int | None = None) -> Mapping[int, _Row]:
        """Return the `_COLUMNS` of all rows by id, as they are now or as they were right after the change `at`."""
        if (kind, at) not in self._rows:
            self._rows[kind, at] = self._now(kind) if at is None else self._then(kind, at)
        return self._rows[kind, at]

    def entered(self, kind: str) -> Mapping[int, str]:
        """Return the day, on this machine's clock, on which each row was entered."""
        if kind not in self._entered:
            self._entered[kind] = _entered(self.connection, kind)
        return self._entered[kind]

    def _now(self, kind: str) -> dict[int, _Row]:
        table, columns = metadata.tables[kind], _COLUMNS[kind]
        read = self.connection.execute(select(table.c.id, *(table.c[name] for name in columns)))
        return {row_id: dict(zip(columns, values, strict=True)) for row_id, *values in read}

    def _then(self, kind: str, at: int) -> dict[int, _Row]:
        columns = _COLUMNS[kind]
        rows = {row_id: dict(row) for row_id, row in self.rows(kind).items()}
        later = (
            select(change_item.c.row_id, change_item.c.before)
            .where(change_item.c.table_name == kind, change_item.c.change_id > at)
            .order_by(change_item.c.id.desc())
        )
        for row_id, before in self.connection.execute(later):
            if before is None:
                rows.pop(row_id, None)
                continue
            values = logged_row(before)
            # A row that is no longer there was deleted since; its last values are all among those before.
            row = rows.setdefault(row_id, {})
            row.update((name, values[name]) for name in columns if name in values)
        return rows


def days_of_records(
    tables: DatedTables, at: int | None = None, plan_id: int | None = None, *, with_rest: bool = True
) -> Days:
    """Return the days of the records that count: those of now, or those right after the change `at`.

    With a plan only of the records that were its own then, as the lists tell a plan's records from others; `with_rest`
    has those with it that name no plan.
    """
    days = _days(tables, at)
    if plan_id is None:
        return days
    named = _named_plans(tables, at)

    def is_told(kind: str, row_id: int) -> bool:
        plans = named.get(kind, {}).get(row_id)
        return plan_id in plans if plans else with_rest

    return {
        kind: {row_id: day for row_id, day in of_kind.items() if is_told(kind, row_id)}
        for kind, of_kind in days.items()
    }


def _named_plans(tables: DatedTables, at: int | None) -> Mapping[str, Mapping[int, frozenset[int]]]:
    """Return the plans that records name, by kind and id."""
    tasks = {row_id: row["plan_id"] for row_id, row in tables.rows("task", at).items()}

    def of_tasks(task_ids: Iterable[int | None]) -> frozenset[int]:
        plans = (tasks.get(task_id) for task_id in task_ids if task_id is not None)
        return frozenset(plan for plan in plans if plan is not None)

    named = {
        kind: {row_id: of_tasks([row["task_id"]]) for row_id, row in tables.rows(kind, at).items()}
        for kind in ("activity", "occurrence")
    }
    cited: defaultdict[int, list[int]] = defaultdict(list)
    for row in tables.rows("nomination_task", at).values():
        cited[row["nomination_id"]].append(row["task_id"])
    named["nomination"] = {row_id: of_tasks(task_ids) for row_id, task_ids in cited.items()}
    awards = tables.rows("award", at)
    named["award"] = {row_id: of_tasks(cited.get(row["nomination_id"], ())) for row_id, row in awards.items()}
    return named


def _days(tables: DatedTables, at: int | None) -> Days:
    days: dict[str, Mapping[int, str]] = {
        kind: {row_id: row[day] for row_id, row in tables.rows(kind, at).items() if _lives(row)}
        for kind, day in _PLAIN.items()
    }
    tasks = tables.rows("task", at)
    results = tables.rows("occurrence", at)
    days["occurrence"] = {
        row_id: row["done_on"]
        for row_id, row in results.items()
        if row["done_on"] and _lives(tasks.get(row["task_id"]))
    }
    awards = _signed_awards(tables, at)
    days["award"] = {row_id: row["signed_on"] for row_id, row in awards.items() if row["cancelled_on"] is None}
    days["nomination"] = _proposed(tables, at, awards.values())
    return days


def proposal_days(tables: DatedTables, until: str) -> Mapping[int, str]:
    """Return the days until a last one (ISO) on which nominations were put forward, as `days_of_records` has them now.

    What the Council voted down after that day had been put forward all the same.
    """
    days = _proposed(tables, None, _signed_awards(tables, None).values(), until)
    return {row_id: day for row_id, day in days.items() if day <= until}


def voted_down_days(tables: DatedTables, until: str) -> Mapping[int, str]:
    """Return the days until a last one (ISO) on which nominations were put forward that the Council voted down by it.

    `proposal_days` is without them.
    """
    days = _proposed(tables, None, _signed_awards(tables, None).values(), until, voted_down=True)
    return {row_id: day for row_id, day in days.items() if day <= until}


def votes_until(tables: DatedTables, until: str) -> Mapping[int, tuple[str, bool | None]]:
    """Return of each nomination that the Council judged by a day (ISO) when it last did, and if it passed.

    None stands for a vote that is not recorded.
    """
    return {
        row_id: (vote["held_on"], None if vote["passed"] is None else not _is_refused(vote))
        for row_id, vote in _voted(tables, None, until).items()
    }


def decision_days(tables: DatedTables) -> Mapping[int, str]:
    """Return the days on which the first decisions on nominations were signed, also on those cancelled since."""
    return _decided(_signed_awards(tables, None).values())


def cancellation_days(tables: DatedTables) -> Mapping[int, str]:
    """Return the days on which the awards of nominations were cancelled, of several the last one."""
    rows = tables.rows("award").values()
    return dict(
        sorted(
            (row["nomination_id"], row["cancelled_on"]) for row in rows if row["cancelled_on"] and row["nomination_id"]
        )
    )


def _decided(awards: Iterable[_Row]) -> dict[int, str]:
    days: dict[int, str] = {}
    for row in awards:
        if row["nomination_id"] is not None:
            days[row["nomination_id"]] = min(row["signed_on"], days.get(row["nomination_id"], row["signed_on"]))
    return days


def _signed_awards(tables: DatedTables, at: int | None) -> dict[int, _Row]:
    decisions = tables.rows("decision", at)
    awards = tables.rows("award", at)
    signed = {row_id: row for row_id, row in decisions.items() if row["number"] and row["signed_on"] and _lives(row)}
    return {
        row_id: row | {"signed_on": signed[row["decision_id"]]["signed_on"]}
        for row_id, row in awards.items()
        if row["decision_id"] in signed
    }


def _proposed(
    tables: DatedTables,
    at: int | None,
    awards: Iterable[_Row],
    until: str = _LAST_DAY,
    *,
    voted_down: bool = False,
) -> dict[int, str]:
    """Return when each nomination was put forward: when its unit met on it, else the day of the unit's request.

    Without both, the day it was entered counts, at the latest the last day of its round. It is no later than the first
    vote and the decision on it, whatever day the unit's papers bear. So what the Council and the Director do later
    moves it to no other day. One whose award was cancelled had been put forward all the same: it stands on its round's
    list.
    With `voted_down` it is those that the Council had refused in the last vote until a day, else all others.
    """
    nominations = tables.rows("nomination", at)
    voted, voted_by_then = _voted(tables, at), _voted(tables, at, until)
    decided = _decided(awards)
    asked = _asked(tables, at, nominations)
    round_ends = {row_id: row["to_date"] for row_id, row in tables.rows("review_round").items()}
    entered = tables.entered("nomination")
    days = {}
    for row_id, row in nominations.items():
        vote = voted.get(row_id)
        # It was refused only when the vote was held, and until the Council found for it in a later one.
        was_listed = row["state"] in LISTED or (_is_refused(vote) and row["state"] == NominationState.FAILED)
        if not was_listed or not _lives(row) or _is_refused(voted_by_then.get(row_id)) is not voted_down:
            continue
        last_day = round_ends[row["round_id"]]
        put_forward = asked.get(row_id) or min(last_day, entered.get(row_id, last_day))
        days[row_id] = min(filter(None, (put_forward, decided.get(row_id), vote and vote["first_on"])))
    return days


def _asked(tables: DatedTables, at: int | None, nominations: Mapping[int, _Row]) -> dict[int, str]:
    """Return when the units asked for nominations: the day of their meeting on each, else of their written request."""
    meetings = {row_id: row for row_id, row in tables.rows("unit_review", at).items() if _lives(row)}
    votes = [row for row in tables.rows("unit_vote", at).values() if row["review_id"] in meetings]
    counted = {row["review_id"] for row in votes}
    of_nomination, of_unit = _Earliest(), _Earliest()
    for row in votes:
        of_nomination.add(row["nomination_id"], meetings[row["review_id"]]["held_on"])
    for row_id, row in meetings.items():
        # Where votes are counted, those without any were not before the meeting.
        if row_id not in counted:
            of_unit.add((row["round_id"], row["unit_id"]), row["held_on"])
    requests = _requests(tables, at)
    days = {}
    for row_id, row in nominations.items():
        key = row["round_id"], row["unit_id"]
        if day := of_nomination.get(row_id) or of_unit.get(key) or requests.get(key):
            days[row_id] = day
    return days


class _Earliest(dict[Any, str]):
    """The earliest day of each key."""

    def add(self, key: object, day: str) -> None:
        """Count a day."""
        self[key] = min(day, self.get(key, day))


def _requests(tables: DatedTables, at: int | None) -> _Earliest:
    """Return the days of what units wrote for rounds, by round and unit: only their minutes and requests name both."""
    codes = {row["code"]: row_id for row_id, row in tables.rows("review_round").items()}
    days = _Earliest()
    for row in tables.rows("issued_paper", at).values():
        options = json.loads(row["options"] or "{}")
        if row["dated_on"] and {"round", "unit"} <= options.keys():
            days.add((codes.get(options["round"]), int(options["unit"])), row["dated_on"])
    return days


def _voted(tables: DatedTables, at: int | None, until: str = _LAST_DAY) -> dict[int, _Row]:
    """Return of each nomination put to the vote until a day its last one, with its day and that of the first one."""
    sessions = tables.rows("council_session", at)
    tallies = tables.rows("vote_tally", at)
    votes: dict[int, _Row] = {}
    for _, row in sorted(tallies.items()):
        session = sessions.get(row["session_id"])
        if session is not None and _lives(session) and session["held_on"] <= until:
            held_on = session["held_on"]
            vote = row | {"held_on": held_on, "first_on": held_on}
            before = votes.get(row["nomination_id"])
            if before is not None:
                last = before if before["held_on"] > held_on else vote
                vote = last | {"first_on": min(before["first_on"], held_on)}
            votes[row["nomination_id"]] = vote
    return votes


def _is_refused(vote: _Row | None) -> bool:
    return vote is not None and vote["passed"] == _FAILED


def _lives(row: _Row | None) -> bool:
    return row is not None and row["trashed_at"] is None


def _entered(connection: Connection, kind: str) -> dict[int, str]:
    first = (
        select(change_item.c.row_id, func.min(change.c.at))
        .join(change, change.c.id == change_item.c.change_id)
        .where(change_item.c.table_name == kind, change_item.c.before.is_(None))
        .group_by(change_item.c.row_id)
    )
    return {
        row_id: datetime.fromisoformat(moment).astimezone().date().isoformat()
        for row_id, moment in connection.execute(first)
    }
