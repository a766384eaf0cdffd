"""Which of a round's nominations a question from elsewhere asks for."""

from collections.abc import Mapping
from typing import Any

from desktop_app.domain.nominations import NOMINEE_KIND_LABELS, NomineeKind


def narrowed(scope: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """Return what a scope of the list of nominations asks for beside round and state, and its words."""
    kind = scope.get("kind")
    return ({"kind": kind}, NOMINEE_KIND_LABELS[NomineeKind(kind)]) if kind else ({}, "")
