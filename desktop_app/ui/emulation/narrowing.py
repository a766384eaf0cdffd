"""Which of a round's nominations a question from elsewhere asks for."""

from collections.abc import Mapping
from typing import Any

from desktop_app.domain.nominations import NOMINEE_KIND_LABELS, STATE_LABELS, NominationState, NomineeKind


def narrowed(scope: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """Return what a scope of the list of nominations asks for beside the round, and its words."""
    kept = {key: scope[key] for key in ("kind", "state") if key in scope}
    words = []
    if "kind" in kept:
        words.append(NOMINEE_KIND_LABELS[NomineeKind(kept["kind"])])
    if "state" in kept:
        words.append(STATE_LABELS[NominationState(kept["state"])])
    return kept, ", ".join(words)
