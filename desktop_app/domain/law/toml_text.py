"""Write tables as TOML text, as the rule files have it: values before tables, lists of tables as [[name]]."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

type Table = Mapping[str, object]


def toml_text(table: Table) -> str:
    """Return the text of a table; read again it is the same. TypeError for a value that TOML files here never have."""
    return "\n".join(_lines(table, "")).lstrip("\n") + "\n"


def _lines(table: Table, path: str) -> Iterator[str]:
    tables = {key: value for key, value in table.items() if isinstance(value, dict) or _are_tables(key, value)}
    for key, value in table.items():
        if key not in tables:
            yield f"{key} = {_value(value)}"
    for key, value in tables.items():
        own = f"{path}.{key}" if path else key
        if isinstance(value, dict):
            yield from ("", f"[{own}]")
            yield from _lines(value, own)
        elif isinstance(value, list):
            for part in value:
                yield from ("", f"[[{own}]]")
                yield from _lines(part, own)


def _are_tables(key: str, value: object) -> bool:
    # The conditions inside a condition stay in its line, as they are written by hand.
    listed = isinstance(value, list) and value and all(isinstance(part, dict) for part in value)
    return bool(listed) and key != "conditions"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # A basic string of TOML has the escapes of JSON, but for "\u" of two halves, which are not needed here.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(part)}" for key, part in value.items()) + " }"
    raise TypeError(f"no TOML for {value!r}")
