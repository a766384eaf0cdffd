"""The document model as JSON, from which the same document can be read back.

Every part has its name in the text, so that it can be read years later; default values are left out.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from desktop_app.papers.document import model
from desktop_app.papers.document.text import CellKind

_PARTS: Final[Mapping[str, type[Any]]] = {
    part.__name__: part
    for part in (
        model.Document,
        model.Section,
        model.Metadata,
        model.Letterhead,
        model.Titles,
        model.Paragraph,
        model.Addressees,
        model.LegalBases,
        model.TableColumn,
        model.HeaderCell,
        model.BodyRow,
        model.GroupRow,
        model.TotalRow,
        model.Table,
        model.ChartRow,
        model.PrintedChart,
        model.SignatureBlock,
        model.Recipients,
        model.Closing,
        model.CopyBlock,
    )
}
_WORDS: Final[Mapping[str, type[Any]]] = {part.__name__: part for part in (model.Orientation, model.Align, CellKind)}
_KIND, _VALUE = "is", "value"


def as_json(document: model.Document) -> str:
    """Return a document as JSON."""
    return json.dumps(_to_json_value(document), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> model.Document:
    """Return the document of a text made by `as_json`. ValueError for any other text."""
    try:
        document = json.loads(text, object_hook=_part, parse_constant=_refuse_constant)
    except (KeyError, TypeError) as error:
        raise ValueError("the text is not a document: a part of it lacks something") from error
    if not isinstance(document, model.Document):
        raise ValueError("the text is not a document")  # noqa: TRY004 - it is the text that is wrong
    return document


def _to_json_value(value: Any) -> Any:  # noqa: ANN401 - whatever the model holds
    if is_dataclass(value) and not isinstance(value, type):
        values = {model_field.name: getattr(value, model_field.name) for model_field in fields(value)}
        unusual_values = {
            model_field.name: _to_json_value(values[model_field.name])
            for model_field in fields(value)
            if values[model_field.name] != _default_of(model_field)
        }
        return {_KIND: type(value).__name__, **unusual_values}
    if isinstance(value, tuple):
        return [_to_json_value(item) for item in value]
    if isinstance(value, StrEnum):
        return {_KIND: type(value).__name__, _VALUE: value.value}
    if isinstance(value, datetime | date):
        return {_KIND: type(value).__name__, _VALUE: value.isoformat()}
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"no document holds a {type(value).__name__}")


def _default_of(field: Field[Any]) -> object:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


def _part(parts: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever the model holds
    name = parts.pop(_KIND, "")
    if name in _WORDS:
        return _WORDS[name](parts[_VALUE])
    if name in ("date", "datetime"):
        return {"date": date, "datetime": datetime}[name].fromisoformat(parts[_VALUE])
    if name not in _PARTS:
        raise ValueError(f"a document has no part “{name}”")
    return _PARTS[name](**{key: _as_tuple(value) for key, value in parts.items()})


def _as_tuple(value: Any) -> Any:  # noqa: ANN401 - whatever the model holds
    return tuple(_as_tuple(item) for item in value) if isinstance(value, list) else value


def _refuse_constant(name: str) -> None:
    raise ValueError(f"no document holds {name}")
