"""Layouts of certificates as JSON text, both in the file shipped with the program and in the book."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from desktop_app.domain.certificates.certificates import Alignment, CertificateLayout, FieldKey, FieldLayout, Growth
from desktop_app.domain.errors import InvalidRecord, UnreadableInput

_WORDS = {"key": FieldKey, "alignment": Alignment, "growth": Growth}


def layout_as_text(layout: CertificateLayout) -> str:
    """Return the JSON text of a layout."""
    return json.dumps(asdict(layout), ensure_ascii=False, separators=(",", ":"))


def layout_of_text(text: str, where: str) -> CertificateLayout:
    """Return the layout of a JSON text; missing attributes take their defaults. Raises UnreadableInput."""
    try:
        values = json.loads(text)
        layout = CertificateLayout(
            tuple(_field(field) for field in values["fields"]),
            **_of_kind(CertificateLayout, {name: value for name, value in values.items() if name != "fields"}),
        )
        return layout.checked()
    except InvalidRecord as problem:
        raise UnreadableInput(f"{where}: {problem.message}") from problem
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise UnreadableInput(f"{where} không đọc được.") from problem


def _field(values: Mapping[str, object]) -> FieldLayout:
    words: dict[str, Any] = {name: kind(str(values[name])) for name, kind in _WORDS.items() if name in values}
    plain = {name: value for name, value in values.items() if name not in _WORDS}
    return FieldLayout(**words, **_of_kind(FieldLayout, plain))


def _of_kind(owner: type, values: Mapping[str, object]) -> dict[str, Any]:
    """Return the values if each has the type of its attribute. Raises TypeError, or KeyError for an unknown one."""
    kinds = {item.name: item.type for item in fields(owner)}
    for name, value in values.items():
        kind = kinds[name]
        # A bool is an int in Python, but not a number here; an int is accepted for a float.
        types_allowed = (int, float) if kind is float else kind
        if not isinstance(value, types_allowed) or (isinstance(value, bool) and kind is not bool):  # type: ignore[arg-type]
            raise TypeError(name)
    return dict(values)
