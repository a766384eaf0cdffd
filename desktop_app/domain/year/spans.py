"""Spans of days, and which records a report of a span tells: those dated in it, but for late and told ones."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

type Ids = Mapping[str, Collection[int]]
"""Ids of records by their kind, which is their table's name."""

DATED_KINDS: Final = {
    "activities": "activity",
    "obstacles": "obstacle",
    "referrals": "referral",
    "awards": "award",
    "nominations": "nomination",
    "occurrences": "occurrence",
}
"""The lists whose rows a report tells by a day, and the kind of record of each."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, both inclusive, and the records of other days that belong to them.

    `added` are records dated outside that are told here, since they were entered after the report of their own days was
    issued; `left_out` are records dated here that another report has told. `plan_id` narrows to the records of one of
    several plans, None for all; `with_rest` says that what names no plan is told with it.
    """

    first: date
    last: date
    added: Ids = field(default_factory=dict)
    left_out: Ids = field(default_factory=dict)
    plan_id: int | None = None
    with_rest: bool = True

    def scope_of(self, list_key: str) -> dict[str, object]:
        """Return the scope that filters a list by the span: its rows are the records that the span tells."""
        kind = DATED_KINDS[list_key]
        scope: dict[str, object] = {"from": self.first.isoformat(), "to": self.last.isoformat()}
        added, left_out = sorted(self.added.get(kind, ())), sorted(self.left_out.get(kind, ()))
        if added or left_out:
            scope = {"span": (self.first.isoformat(), self.last.isoformat(), added, left_out)}
        return scope | self.of_plan

    @property
    def of_plan(self) -> dict[str, object]:
        """The scope that narrows a list to the records of the plan."""
        if self.plan_id is None:
            return {}
        return {"plan_or_none" if self.with_rest else "plan_only": self.plan_id}

    @property
    def year_before(self) -> "Span":
        """The same days of the year before (29 February: the 28th)."""
        first, last = _year_earlier(self.first), _year_earlier(self.last)
        return Span(first, last, plan_id=self.plan_id, with_rest=self.with_rest)


def _year_earlier(day: date) -> date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)
