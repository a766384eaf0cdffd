"""The lists that the window's first pages read, as SQL text: their tables, trash and filters.

`startup_queries` runs these texts before SQLAlchemy is loaded; the sources of the same lists are made from them too.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from desktop_app.domain.rounds.nominations import PROPOSED

Values = dict[str, object]


@dataclass(frozen=True)
class ListText:
    """The tables and filters of a list as SQL text."""

    tables: str
    """The tables that conditions and counting need."""
    trashed: str
    """The column that says when a row went to the trash."""
    scopes: Mapping[str, str] = field(default_factory=dict)
    """The condition of each scope that takes a value; the value is bound under the name of the scope."""
    flags: Mapping[str, str] = field(default_factory=dict)
    """The condition of each scope that is true or false, as it is for true."""
    counted: Mapping[str, str] = field(default_factory=dict)
    """Conditions that are faster than those of `scopes` for counting but would spoil reading in some order."""

    def condition(self, scope: str, value: object) -> tuple[str, Values]:
        """Return the condition of a scope for a value, and its bound values. Raises KeyError for an unknown scope."""
        if scope in self.flags:
            return (self.flags[scope] if value else f"({self.flags[scope]}) IS NOT TRUE"), {}
        if isinstance(value, list | tuple | set | frozenset):
            # Bound as one JSON text, so that the statement is the same for any number of values.
            value = json.dumps(list(value))
        return self.scopes[scope], {scope: value}

    def has_scopes(self, scope: Mapping[str, object]) -> bool:
        """Return whether all these scopes have a text here."""
        return scope.keys() <= self.scopes.keys() | self.flags.keys()

    def living(self, scope: Mapping[str, object]) -> tuple[str, Values]:
        """Return "FROM … WHERE …" for the rows within a scope that are not in the trash, and its bound values."""
        return self._rows(scope, {})

    def counting(self, scope: Mapping[str, object]) -> tuple[str, Values]:
        """Return the same as `living`, in the form that counts fastest."""
        return self._rows(scope, self.counted)

    def _rows(self, scope: Mapping[str, object], replacements: Mapping[str, str]) -> tuple[str, Values]:
        conditions, bound = [f"{self.trashed} IS NULL"], Values()
        for name, value in scope.items():
            condition, values = self.condition(name, value)
            conditions.append(replacements.get(name, condition))
            bound |= values
        return f"FROM {self.tables} WHERE {' AND '.join(conditions)}", bound


ROUND_ID: Final = "(SELECT id FROM review_round WHERE code = :round AND trashed_at IS NULL LIMIT 1)"
"""The id of the round with a code."""

FIRST_PLAN: Final = "(SELECT min(id) FROM plan WHERE trashed_at IS NULL)"
"""The id of the plan that records belong to which name no other."""


def _in_span(row_id: str, day: str) -> str:
    """Return the condition that a row is told in a span: its day lies there or it is added, and it is not left out.

    The value is first day, last day, ids added, ids left out.
    """
    return f"""
        (
            {day} BETWEEN json_extract(:span, '$[0]') AND json_extract(:span, '$[1]')
            AND {row_id} NOT IN (SELECT value FROM json_each(:span, '$[3]'))
            OR {row_id} IN (SELECT value FROM json_each(:span, '$[2]'))
        )
    """


def _of_nomination(nomination_id: str) -> str:
    """Return the condition that a nomination cites a task of the plan, or cites none and the plan is the first."""
    cited = f"""
        SELECT 1 FROM nomination_task JOIN task ON task.id = nomination_task.task_id
        WHERE nomination_task.nomination_id = {nomination_id} AND task.plan_id
    """
    return f"""
        CASE WHEN EXISTS ({cited} IS NOT NULL) THEN EXISTS ({cited} = :plan) ELSE :plan = {FIRST_PLAN} END
    """


ROUNDS: Final = ListText(
    "review_round",
    "review_round.trashed_at",
    {"year": "review_round.year = :year", "movement": "review_round.movement_id = :movement"},
)
PEOPLE: Final = ListText("person", "person.trashed_at")
OF_PLAN: Final = f"coalesce(task.plan_id, {FIRST_PLAN}) = :plan"
"""The condition of a task of a plan: one that is in no plan (phát sinh) goes with the first."""

TASKS: Final = ListText("task", "task.trashed_at", {"plan": OF_PLAN})
OBSTACLES: Final = ListText(
    "obstacle",
    "obstacle.trashed_at",
    {
        "from": "obstacle.raised_on >= :from",
        "to": "obstacle.raised_on <= :to",
        "span": _in_span("obstacle.id", "obstacle.raised_on"),
        "plan": f":plan = {FIRST_PLAN}",
    },
    {"open": "obstacle.closed_on IS NULL"},
)
REFERRALS: Final = ListText(
    "referral",
    "referral.trashed_at",
    {
        "from": "referral.passed_on >= :from",
        "to": "referral.passed_on <= :to",
        "span": _in_span("referral.id", "referral.passed_on"),
        "plan": f":plan = {FIRST_PLAN}",
    },
)
ACTIVITIES: Final = ListText(
    "activity",
    "activity.trashed_at",
    {
        "year": "activity.from_date BETWEEN :year || '-01-01' AND :year || '-12-31'",
        "month": "activity.from_date BETWEEN :month || '-01' AND :month || '-31'",
        "kind": "activity.kind = :kind",
        "kinds": "activity.kind IN (SELECT value FROM json_each(:kinds))",
        "from": "activity.from_date >= :from",
        "to": "activity.from_date <= :to",
        "span": _in_span("activity.id", "activity.from_date"),
        "plan": f"coalesce((SELECT plan_id FROM task WHERE id = activity.task_id), {FIRST_PLAN}) = :plan",
    },
)
DECISIONS: Final = ListText("decision", "decision.trashed_at", {"round": f"decision.round_id = {ROUND_ID}"})
AWARDS: Final = ListText(
    "award JOIN decision ON decision.id = award.decision_id",
    "decision.trashed_at",
    {
        "from": "decision.signed_on >= :from",
        "to": "decision.signed_on <= :to",
        "span": _in_span("award.id", "decision.signed_on"),
        "plan": _of_nomination("award.nomination_id"),
    },
)

_KIND_KEY: Final = "CASE :kind WHEN 'collective' THEN '1' WHEN 'individual' THEN '2' END"
"""The first character of the printed order's key, by which the index of that order alone can count a kind."""
_NEXT_KIND_KEY: Final = "CASE :kind WHEN 'collective' THEN '2' WHEN 'individual' THEN '3' END"
_STATES_PROPOSED: Final = ", ".join(f"'{state}'" for state in sorted(PROPOSED))

NOMINATIONS: Final = ListText(
    "nomination",
    "nomination.trashed_at",
    {
        "round": f"nomination.round_id = {ROUND_ID}",
        "year": "nomination.round_id IN (SELECT id FROM review_round WHERE year = :year)",
        "kind": f"substr(nomination.list_key, 1, 1) = {_KIND_KEY}",
        "unit": "nomination.unit_id = :unit",
        "person": "nomination.person_id = :person",
        "state": "nomination.state = :state",
        "plan": _of_nomination("nomination.id"),
        "movement": "nomination.movement_id = :movement",
    },
    {
        # Nominations on the round's list: no drafts, none on hold, refused or cancelled.
        "proposed": f"nomination.state IN ({_STATES_PROPOSED})",
        "exemplar": "nomination.exemplar = 1",
    },
    # Reads only the part of the index with the kind. Not used for reading: SQLite would read rows along this index also
    # for the order of names, and then sort them all.
    {"kind": f"nomination.list_key >= {_KIND_KEY} AND nomination.list_key < {_NEXT_KIND_KEY}"},
)


def assigned_units(role: str) -> str:
    """Return the expression for the names of the units that have a role ("lead" or "support") in a task."""
    return f"""
        (
            SELECT coalesce(group_concat(unit.name, '; ' ORDER BY assignment.position), '')
            FROM assignment JOIN unit ON unit.id = assignment.unit_id
            WHERE assignment.task_id = task.id AND assignment.role = '{role}'
        )
    """


def occurrence_state(today: date, soon_days: int | None = None) -> str:
    """Return the expression for the state of an occurrence on a day: a value of `OccurrenceState`.

    Due soon is what is due within `soon_days`, or within `SOON_DAYS` if that is None.
    """
    if soon_days is None:
        # Imported here: the page of rounds asks for no occurrence at the start.
        from desktop_app.domain.plan.occurrences import SOON_DAYS

        soon_days = SOON_DAYS
    return f"""
        CASE
            WHEN occurrence.done_on IS NOT NULL AND occurrence.due_on IS NULL THEN 'done'
            WHEN occurrence.done_on > occurrence.due_on THEN 'done_late'
            WHEN occurrence.done_on IS NOT NULL THEN 'done_on_time'
            WHEN occurrence.due_on IS NULL THEN 'no_due'
            WHEN occurrence.due_on < '{today.isoformat()}' THEN 'late'
            WHEN occurrence.due_on <= '{(today + timedelta(days=soon_days)).isoformat()}' THEN 'due_soon'
            ELSE 'open'
        END
    """


def occurrences() -> ListText:
    """Return the list of occurrences with the states they have today."""
    state = occurrence_state(date.today())
    return ListText(
        "occurrence JOIN task ON task.id = occurrence.task_id",
        TASKS.trashed,
        {
            "year": "(occurrence.year = :year OR occurrence.year IS NULL)",
            "plan": OF_PLAN,
            "state": f"{state} = :state",
            "states": f"{state} IN (SELECT value FROM json_each(:states))",
        },
    )


LIST_TEXTS: Final[Mapping[str, Callable[[], ListText]]] = {
    "people": lambda: PEOPLE,
    "tasks": lambda: TASKS,
    "occurrences": occurrences,
    "activities": lambda: ACTIVITIES,
    "obstacles": lambda: OBSTACLES,
    "nominations": lambda: NOMINATIONS,
}
"""The lists whose rows can be counted without SQLAlchemy, by kind."""
