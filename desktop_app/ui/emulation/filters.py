"""The filters of the list of nominations that a query from another page asks for."""

from collections.abc import Mapping
from typing import Any, Final

from desktop_app.domain.vocabulary import NOMINEE_KIND_LABELS, NomineeKind
from desktop_app.ui.emulation.steps_line import ALL, EXEMPLARS

_EXEMPLAR_WORDS: Final = {True: "Đề nghị nhân rộng", False: "Không đề nghị nhân rộng"}


def step_of(scope: Mapping[str, Any]) -> str:
    """Return the key of the button in the line of steps that a scope of the list of nominations asks for."""
    return str(scope.get("state") or (EXEMPLARS if scope.get("exemplar") else ALL))


def extra_filter(scope: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """Return the part of a scope that neither round nor button express, and its words."""
    conditions: dict[str, Any] = {}
    words = []
    if "ids" in scope:
        conditions["ids"] = scope["ids"]
        words.append("bản ghi liên quan, của mọi đợt")
    if kind := scope.get("kind"):
        conditions["kind"] = kind
        words.append(NOMINEE_KIND_LABELS[NomineeKind(kind)])
    if "exemplar" in scope and step_of(scope) != EXEMPLARS:
        conditions["exemplar"] = bool(scope["exemplar"])
        words.append(_EXEMPLAR_WORDS[conditions["exemplar"]])
    return conditions, ", ".join(words)
