"""The lists that the window's first pages read, as SQL text: their tables, trash and filters.

`startup_queries` runs these texts before SQLAlchemy is loaded; the sources of the same lists are made from them too.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, NamedTuple

from desktop_app.domain.rounds.states import LISTED

Values = dict[str, object]
_NONE: Final[Mapping[str, str]] = {}


class ListText(NamedTuple):
    """The tables and filters of a list as SQL text."""

    tables: str
    """The tables that conditions and counting need."""
    trashed: str
    """The column that says when a row went to the trash."""
    scopes: Mapping[str, str] = _NONE
    """The condition of each scope that takes a value; the value is bound under the name of the scope."""
    flags: Mapping[str, str] = _NONE
    """The condition of each scope that is true or false, as it is for true."""
    counted: Mapping[str, str] = _NONE
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


def main_plan(year: str) -> str:
    """Return the expression for the id of the plan that goes in a year with what names none; NULL without plans.

    It is one that runs in the year, else the nearest to it: of several that of more than one year, one in force rather
    than one that ended or was replaced, the one over most years, the first that was entered.
    """
    first, last = "coalesce(plan.from_year, plan.to_year, 0)", "coalesce(plan.to_year, 9999)"
    years = "coalesce(plan.to_year - plan.from_year, 0)"
    return f"""(
        SELECT plan.id FROM plan WHERE plan.trashed_at IS NULL
        ORDER BY max({first} - {year}, {year} - {last}, 0), {years} = 0, plan.state != 'in_force', {years} DESC, plan.id
        LIMIT 1
    )"""


MAIN_PLAN: Final = main_plan("CAST(strftime('%Y', 'now', 'localtime') AS INTEGER)")
"""The id of the plan that goes this year with records which name no other."""


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
    """Return the condition that a nomination cites a task of the plan, or cites none and goes with this year's."""
    cited = f"""
        SELECT 1 FROM nomination_task JOIN task ON task.id = nomination_task.task_id
        WHERE nomination_task.nomination_id = {nomination_id} AND task.plan_id
    """
    return f"""
        CASE WHEN EXISTS ({cited} IS NOT NULL) THEN EXISTS ({cited} = :plan) ELSE :plan = {MAIN_PLAN} END
    """


def _with_plan(plan_id: str, of_plan: str) -> dict[str, str]:
    """Return the scopes that narrow rows to a plan, by the expression for the plan that a row names (NULL for none).

    "plan" has what names none with the plan of this year, "plan_or_none" with the plan that is asked for, and
    "plan_only" is without it.
    """
    return {
        "plan": of_plan,
        "plan_or_none": f"coalesce({plan_id}, :plan_or_none) = :plan_or_none",
        "plan_only": f"coalesce({plan_id}, 0) = :plan_only",
    }


def _citing(nomination_id: str) -> dict[str, str]:
    """Return the scopes that narrow rows to a plan by the tasks that their nomination cites."""
    cited = f"""
        SELECT 1 FROM nomination_task JOIN task ON task.id = nomination_task.task_id
        WHERE nomination_task.nomination_id = {nomination_id} AND task.plan_id
    """
    return {
        "plan": _of_nomination(nomination_id),
        "plan_or_none": f"(EXISTS ({cited} = :plan_or_none) OR NOT EXISTS ({cited} IS NOT NULL))",
        "plan_only": f"EXISTS ({cited} = :plan_only)",
    }


ROUNDS: Final = ListText(
    "review_round",
    "review_round.trashed_at",
    {"year": "review_round.year = :year", "movement": "review_round.movement_id = :movement"},
)
PEOPLE: Final = ListText("person", "person.trashed_at")
OF_PLAN: Final = f"coalesce(task.plan_id, {MAIN_PLAN}) = :plan"
"""The condition of a task of a plan: one that is in no plan (phát sinh) goes with that of this year."""
_OF_TASKS: Final = _with_plan("task.plan_id", OF_PLAN)
_OF_NONE: Final = _with_plan("NULL", f":plan = {MAIN_PLAN}")
_OF_ACTIVITIES: Final = _with_plan(
    "(SELECT plan_id FROM task WHERE id = activity.task_id)",
    f"coalesce((SELECT plan_id FROM task WHERE id = activity.task_id), {MAIN_PLAN}) = :plan",
)

OBSTACLES: Final = ListText(
    "obstacle",
    "obstacle.trashed_at",
    {
        "from": "obstacle.raised_on >= :from",
        "to": "obstacle.raised_on <= :to",
        "span": _in_span("obstacle.id", "obstacle.raised_on"),
        **_OF_NONE,
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
        **_OF_NONE,
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
        **_OF_ACTIVITIES,
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
        **_citing("award.nomination_id"),
    },
)

_KIND_KEY: Final = "CASE :kind WHEN 'collective' THEN '1' WHEN 'individual' THEN '2' END"
"""The first character of the printed order's key, by which the index of that order alone can count a kind."""
_NEXT_KIND_KEY: Final = "CASE :kind WHEN 'collective' THEN '2' WHEN 'individual' THEN '3' END"
_STATES_LISTED: Final = ", ".join(f"'{state}'" for state in sorted(LISTED))

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
        **_citing("nomination.id"),
        "movement": "nomination.movement_id = :movement",
    },
    {
        # Nominations on the round's list as it was submitted: no drafts, none on hold or refused.
        "proposed": f"nomination.state IN ({_STATES_LISTED})",
        "exemplar": "nomination.exemplar = 1",
    },
    # Reads only the part of the index with the kind. Not used for reading: SQLite would read rows along this index also
    # for the order of names, and then sort them all.
    {"kind": f"nomination.list_key >= {_KIND_KEY} AND nomination.list_key < {_NEXT_KIND_KEY}"},
)


TODAY: Final = "date('now', 'localtime')"
LATE_FROM: Final = "(SELECT late_from FROM plan WHERE plan.id = task.plan_id)"
"""From which day on an undone task of its plan is late."""
OF_ANOTHER_PERIOD: Final = """EXISTS (
    SELECT 1 FROM occurrence AS late
    WHERE late.task_id = activity.task_id AND late.done_on = activity.from_date
    AND late.done_on NOT BETWEEN late.period_from AND late.period_to
)"""
"""Whether an activity is what completed a period of other days: it is nothing done in that of its own."""
FAR_ENOUGH: Final = "coalesce(occurrence.progress, 100) >= CASE WHEN occurrence.due_on IS NULL THEN 1 ELSE 100 END"
"""Whether what was done of an occurrence so far may be all that was asked of it (`is_far_enough`)."""
_CARRIED_OUT: Final = f"""(
    occurrence.not_carried_out = 0 AND {FAR_ENOUGH} AND (occurrence.result != '' OR EXISTS (
        SELECT 1 FROM activity
        WHERE activity.task_id = task.id AND activity.trashed_at IS NULL
        AND activity.from_date <= occurrence.period_to
        AND coalesce(activity.to_date, activity.from_date) >= occurrence.period_from
        AND NOT {OF_ANOTHER_PERIOD}
    ))
)"""
"""Whether what its period asks for was done of an occurrence, as far as is recorded."""
ACTIVITIES_IN_PERIOD: Final = """(
    SELECT count(*) FROM activity
    WHERE activity.task_id = task.id AND activity.trashed_at IS NULL
    AND (occurrence.period_to IS NULL OR activity.from_date <= occurrence.period_to)
    AND (
        occurrence.period_from IS NULL
        OR coalesce(activity.to_date, activity.from_date) >= occurrence.period_from
    )
)"""
"""How many activities are recorded under the task in the period."""
PLAN_NAME: Final = """coalesce((
    SELECT CASE
        WHEN short_name != '' THEN short_name
        ELSE trim(document_type || ' ' || CASE WHEN number != '' THEN number ELSE
            coalesce(from_year, '') || CASE WHEN to_year != from_year THEN ' - ' || to_year ELSE '' END END)
    END
    FROM plan WHERE plan.id = task.plan_id
), 'Phát sinh')"""
"""What tells a task's plan apart, shorter than its name."""


def _worded_on(day: str, words: str) -> str:
    """Return the expression for words of a task as an adjustment after a day found them, NULL if none came after it."""
    return f"""(
        SELECT {words} FROM earlier_wording AS earlier
        WHERE earlier.task_id = task.id AND earlier.to_date >= {day} ORDER BY earlier.to_date LIMIT 1
    )"""


def text_on(day: str) -> str:
    """Return the expression for the text of a task as it was on a day."""
    return f"coalesce({_worded_on(day, 'earlier.text')}, task.text)"


DEADLINE_WORDS: Final = """coalesce(
    occurrence.own_deadline,
    CASE occurrence.deadline_place WHEN 0 THEN task.deadline_text ELSE coalesce((
        SELECT deadline_text FROM further_deadline
        WHERE further_deadline.task_id = task.id AND further_deadline.position = occurrence.deadline_place - 1
    ), '') END
)"""
"""The words of the deadline that an occurrence is of: those by which it is due on its day."""
_OF_PLACE: Final = "json_extract(earlier.deadlines, '$[' || occurrence.deadline_place || ']')"


def deadline_words_on(day: str) -> str:
    """Return the expression for the words, as they were on a day, of the deadline of an occurrence then."""
    return f"coalesce(occurrence.own_deadline, {_worded_on(day, _OF_PLACE)}, {DEADLINE_WORDS})"


ALL_DEADLINE_WORDS: Final = """trim(task.deadline_text || coalesce((
    SELECT '; ' || group_concat(deadline_text, '; ' ORDER BY position)
    FROM further_deadline WHERE further_deadline.task_id = task.id
), ''), '; ')"""
"""The words of all deadlines of a task."""
OCCURRENCE_DAY: Final = f"""
    CASE
        WHEN occurrence.done_on IS NOT NULL THEN occurrence.done_on
        WHEN occurrence.due_on IS NULL THEN coalesce(occurrence.period_to, {TODAY})
        WHEN occurrence.due_on < coalesce({LATE_FROM}, '') THEN occurrence.due_on
        WHEN occurrence.not_carried_out = 1 THEN occurrence.due_on
        WHEN occurrence.whole_period = 1 AND {_CARRIED_OUT} THEN occurrence.due_on
        ELSE max(occurrence.due_on, {TODAY})
    END
"""
"""The day by which it is told who answers for an occurrence, and how its task was worded.

Of what is done that is the day it was done; of what was let go, or is carried out by whatever is done in its period,
the day it is due; for an open one it is no day before today: what an adjustment gives to another unit that unit has
still to do.
"""
_HOPS: Final = 3
"""How many units may follow one another: an office is reorganised less often in the years of a plan."""


def units_on(day: str) -> tuple[str, str]:
    """Return the joins from `assignment` to the unit that answers for it on a day, and the expression of its id.

    An assignment that an adjustment ended or began holds on its days alone. When a unit has ended its successor takes
    over.
    """
    joins = f"JOIN unit AS unit_0 ON unit_0.id = assignment.unit_id AND {_holds_on(day)}"
    for hop in range(1, _HOPS + 1):
        before = f"unit_{hop - 1}"
        joins += f" LEFT JOIN unit AS unit_{hop} ON unit_{hop}.id = {before}.successor_id AND {before}.valid_to < {day}"
    return joins, f"coalesce({', '.join(f'unit_{hop}.id' for hop in range(_HOPS, -1, -1))})"


def _holds_on(day: str) -> str:
    return (
        f"(assignment.from_date IS NULL OR assignment.from_date <= {day})"
        f" AND (assignment.to_date IS NULL OR assignment.to_date >= {day})"
    )


def assigned_units(role: str, day: str = TODAY) -> str:
    """Return the expression for the names of the units that on a day have a role ("lead" or "support") in a task."""
    joins, unit_id = units_on(day)
    return f"""
        (
            SELECT coalesce(group_concat(unit.name, '; ' ORDER BY answering.place), '')
            FROM (
                SELECT {unit_id} AS unit_id, min(assignment.position) AS place
                FROM assignment {joins}
                WHERE assignment.task_id = task.id AND assignment.role = '{role}' GROUP BY 1
            ) AS answering JOIN unit ON unit.id = answering.unit_id
        )
    """


IN_FORCE: Final = """(
    task.plan_id IS NULL
    OR task.plan_id IN (SELECT plan.id FROM plan WHERE plan.trashed_at IS NULL AND plan.state = 'in_force')
)"""
"""The condition of a task of a plan that is carried out, or of none."""


def is_assigned(unit: str, day: str, role: str = "") -> str:
    """Return the condition that on a day a unit (`unit` is its parameter) has a role in a task, "" for any role."""
    joins, unit_id = units_on(day)
    of_role = f"AND assignment.role = '{role}'" if role else ""
    return (
        f"EXISTS (SELECT 1 FROM assignment {joins} WHERE assignment.task_id = task.id {of_role} AND {unit_id} = {unit})"
    )


TASKS: Final = ListText(
    "task", "task.trashed_at", {**_OF_TASKS, "unit": is_assigned(":unit", TODAY)}, {"in_force": IN_FORCE}
)


def occurrence_state(today: date, soon_days: int | None = None) -> str:
    """Return the expression for the state of an occurrence on a day: a value of `OccurrenceState`.

    Due soon is what is due within `soon_days`, or, if that is None, within the days that the office has set.
    """
    # Imported here: the page of rounds asks for no occurrence at the start.
    from desktop_app.domain.plan.occurrences import SOON_DAYS, SOON_DAYS_KEY, SOON_DAYS_RANGE

    least, most = SOON_DAYS_RANGE
    # One that was changed outside the program stops no list: the check of the data file names it.
    own = f"SELECT value FROM setting WHERE key = '{SOON_DAYS_KEY}' AND cast(value AS int) BETWEEN {least} AND {most}"
    soon = f"coalesce(cast(({own}) AS int), {SOON_DAYS})" if soon_days is None else str(soon_days)
    before_asked = f"date(min('{today.isoformat()}', {LATE_FROM}), '-1 day')"
    return f"""
        CASE
            WHEN occurrence.done_on IS NOT NULL AND occurrence.due_on IS NULL THEN 'done'
            WHEN occurrence.done_on > occurrence.due_on THEN 'done_late'
            WHEN occurrence.done_on IS NOT NULL THEN 'done_on_time'
            WHEN occurrence.not_carried_out = 1 THEN 'not_carried_out'
            WHEN occurrence.whole_period = 1 AND {_CARRIED_OUT} THEN 'carried_out'
            WHEN task.to_date < '{today.isoformat()}' THEN 'stopped'
            WHEN coalesce(occurrence.due_on, occurrence.period_to) BETWEEN '1' AND {before_asked} THEN 'not_recorded'
            WHEN occurrence.due_on IS NULL AND occurrence.whole_period = 1 THEN 'blank'
            WHEN occurrence.due_on IS NULL THEN 'no_due'
            WHEN occurrence.due_on < '{today.isoformat()}' THEN 'late'
            WHEN occurrence.due_on <= date('{today.isoformat()}', '+' || {soon} || ' days') THEN 'due_soon'
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
            **_OF_TASKS,
            "unit": is_assigned(":unit", OCCURRENCE_DAY),
            "lead": is_assigned(":lead", OCCURRENCE_DAY, "lead"),
            "state": f"{state} = :state",
            "states": f"{state} IN (SELECT value FROM json_each(:states))",
        },
        {"in_force": IN_FORCE},
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
