"""Puts right in a finished paper the errors of a plan's text that records took over as it stands.

The register keeps the plan's own words; the paper names in `Document.corrections` the texts that it prints otherwise.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from desktop_app.papers.document.faults.words import without_errors
from desktop_app.papers.document.model import Document


def corrected(document: Document) -> Document:
    """Return a paper without the errors of a plan's text."""
    texts: dict[str, None] = {}
    right = _corrected(replace(document, corrections=()), texts)
    return replace(right, corrections=(*document.corrections, *texts)) if texts else document


def _corrected(part: Any, texts: dict[str, None]) -> Any:  # noqa: ANN401 - whatever the model holds
    """Return a part of a paper put right, the same one if it has no errors; add the texts that have some."""
    if isinstance(part, str):
        right = without_errors(part)
        if right != part:
            texts[part] = None
        return right
    if isinstance(part, tuple):
        parts = tuple(_corrected(item, texts) for item in part)
        return parts if any(new is not old for new, old in zip(parts, part, strict=True)) else part
    if is_dataclass(part) and not isinstance(part, type):
        values = {field.name: getattr(part, field.name) for field in fields(part)}
        changed = {name: new for name, old in values.items() if (new := _corrected(old, texts)) is not old}
        return replace(part, **changed) if changed else part
    return part
