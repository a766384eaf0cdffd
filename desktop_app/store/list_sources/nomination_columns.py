"""The columns of the list of nominations as SQL text: the list fills the first page before SQLAlchemy is loaded."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from desktop_app.domain.rounds.states import STATE_LABELS
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, NOMINEE_KIND_LABELS
from desktop_app.store.list_sources.words import label

_SAME_NAME: Final = """
EXISTS (
    SELECT 1 FROM nomination AS other
    WHERE other.round_id = nomination.round_id AND other.trashed_at IS NULL AND other.name_key = nomination.name_key
      AND other.nominee_name = nomination.nominee_name AND other.person_id != nomination.person_id
)
"""
_BORN: Final = """
(
    SELECT ' (sinh năm ' || person.birth_year || ')' FROM person
    WHERE person.id = nomination.person_id AND person.birth_year IS NOT NULL
)
"""
BORN_WORDS: Final = "sinh nam"
"""The words of it, folded."""
_NAME_TOLD_APART: Final = f"""
CASE WHEN nomination.person_id IS NOT NULL AND {_SAME_NAME}
     THEN nomination.nominee_name || coalesce({_BORN}, '') ELSE nomination.nominee_name END
"""
"""The name, followed by the year of birth for people of a round who have the same name."""
_PATHS_OF_TASKS: Final = """
(
    SELECT coalesce(group_concat(coalesce(plan_section.path, 'phát sinh'), '; ' ORDER BY task.position), '')
    FROM nomination_task JOIN task ON task.id = nomination_task.task_id
    LEFT JOIN plan_section ON plan_section.id = task.section_id
    WHERE nomination_task.nomination_id = nomination.id
)
"""

_MOVEMENT: Final = """
coalesce((SELECT name FROM emulation_movement WHERE emulation_movement.id = nomination.movement_id), '')
"""

TABLES: Final = "nomination JOIN review_round ON review_round.id = nomination.round_id"
"""The tables that the columns need."""
PRINTED_ORDER: Final = "nomination.list_key"
"""Collectives, then people, in the order of `domain.rounds.printed_order`."""

COLUMNS: Final[Mapping[str, str]] = {
    "round": "review_round.code",
    "kind": "nomination.kind",
    "name": _NAME_TOLD_APART,
    "post": "nomination.post_title",
    "unit": "nomination.unit_name",
    "award": "nomination.award",
    "type": "nomination.commendation_type",
    "movement": _MOVEMENT,
    "summary": "nomination.summary",
    "tasks": _PATHS_OF_TASKS,
    "period_from": "nomination.period_from",
    "period_to": "nomination.period_to",
    "state": "nomination.state",
    "note": "nomination.note",
    "reason_line": "nomination.reason_line",
    "exemplar": "nomination.exemplar",
    "state_reason": "nomination.state_reason",
    "exception_reason": "nomination.exception_reason",
}
"""An expression for every column of the kind."""

FORMATTERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "kind": label(NOMINEE_KIND_LABELS),
    "state": label(STATE_LABELS),
    "type": label(COMMENDATION_TYPE_LABELS),
    "exemplar": lambda exemplar: "Có" if exemplar else "",
}
"""Functions that turn a stored value into the shown one, for columns where they differ."""
