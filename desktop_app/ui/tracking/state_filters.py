"""The filters of a year's tasks by state, and their counts."""

from collections.abc import Mapping
from typing import Any, Final

from desktop_app.domain.list_kinds.plan import OCCURRENCES
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.occurrences import ASKED_NO_MORE, DONE_STATES, OCCURRENCE_STATE_LABELS, OccurrenceState
from desktop_app.domain.round_codes import round_title
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.ui.widgets.lists.filter_line import RELATED

ALL: Final = "all"
LABELS: Final[Mapping[str, str]] = {
    ALL: "Tất cả",
    "late": OCCURRENCE_STATE_LABELS[OccurrenceState.LATE],
    "due_soon": OCCURRENCE_STATE_LABELS[OccurrenceState.DUE_SOON],
    "open": OCCURRENCE_STATE_LABELS[OccurrenceState.OPEN],
    "blank": "Chưa có gì",
    "carried_out": OCCURRENCE_STATE_LABELS[OccurrenceState.CARRIED_OUT],
    "done": "Xong",
    "not_carried_out": "Không, thôi thực hiện",
}
"""The labels of the filters by key, in the order shown; each state belongs to one, so that they make up the total.

One of several states has a word of its own: the word of one of them would have two numbers in the window.
"""

_STATES: Final[Mapping[str, list[str]]] = {
    "late": [OccurrenceState.LATE.value],
    "due_soon": [OccurrenceState.DUE_SOON.value],
    "open": [OccurrenceState.OPEN.value],
    "blank": [OccurrenceState.BLANK.value, OccurrenceState.NO_DUE.value, OccurrenceState.NOT_RECORDED.value],
    "carried_out": [OccurrenceState.CARRIED_OUT.value],
    "done": [state.value for state in DONE_STATES],
    # What its task was dropped before is not done either, for another reason.
    "not_carried_out": [state.value for state in ASKED_NO_MORE],
}

ALL_LATE: Final = ListQuery(OCCURRENCES.key, sort="due_on", scope={"states": _STATES["late"]})
"""What is late of any year and plan, the longest due first."""


def scope_of(year: int | None, key: str, plan_id: int | None = None) -> dict[str, Any]:
    """Return the scope that filters the list of occurrences by year, state filter and plan (None for every one)."""
    scope: dict[str, Any] = {} if year is None else {"year": year}
    if plan_id is not None:
        scope["plan"] = plan_id
    return scope if key == ALL else scope | {"states": _STATES[key]}


def key_of(scope: Mapping[str, Any]) -> str:
    """Return the key of the filter with exactly the states of a scope, ALL if there is none."""
    states_wanted = _states_of(scope)
    return next((key for key, states in _STATES.items() if states_wanted == set(states)), ALL)


def extra_filter(scope: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """Return the part of a scope that neither year nor state filter express, and its words."""
    states = _states_of(scope) if key_of(scope) == ALL else frozenset()
    labels = [label for state, label in OCCURRENCE_STATE_LABELS.items() if state in states]
    conditions: dict[str, Any] = (
        {"states": [state.value for state in OccurrenceState if state in states]} if states else {}
    )
    for key, words in (
        ("ids", RELATED),
        ("task", "một nhiệm vụ"),
        ("unit", "một đơn vị"),
        ("lead", "một đơn vị chủ trì"),
    ):
        if key in scope:
            conditions[key] = scope[key]
            labels.append(words)
    if "round" in scope:
        conditions["round"] = scope["round"]
        labels.append(f"đợt {round_title(scope['round'])}")
    return conditions, ", ".join(labels)


def _states_of(scope: Mapping[str, Any]) -> frozenset[str]:
    return frozenset({scope["state"]} if "state" in scope else scope.get("states", ()))


def counts_of(book: Book, year: int | None, plan_id: int | None) -> dict[str, int]:
    """Return the number of rows of each filter."""
    return {key: lists.count(book, ListQuery(OCCURRENCES.key, scope=scope_of(year, key, plan_id))) for key in LABELS}
