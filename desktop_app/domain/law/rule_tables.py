"""A rule set as the tables of its file, in which the office changes, adds and takes away single rules.

A rule is named by its path: "basis.0", "newcomer", "quorum", "money", "principle.hold", "vote.1", "cap.0", "salary.0",
"award.certificate_of_merit", "award.certificate_of_merit.individual.0" (a condition). What is changed is read again by
`parse_rule_set`: the office's sets are checked as the shipped ones are.
"""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.rule_files import parse_rule_set
from desktop_app.domain.law.toml_text import toml_text
from desktop_app.domain.vocabulary import NomineeKind

type Tables = dict[str, Any]
type Values = Mapping[str, object]
"""The values of a rule by the keys of its table; None takes a key away."""

_HEAD: Final = ("code", "name", "first", "last", "note")
_LISTS: Final = {"basis": "bases", "vote": "vote", "cap": "cap", "salary": "base_salary"}
"""The lists whose rules are named by their places, and the keys of these lists."""


def copied_text(text: str, code: str, head: Values) -> str:
    """Return the text of a rule set as that of another one, with its own code and values of the set itself."""
    copied: Tables = {"code": code}
    _set(copied, head)
    rest = {key: value for key, value in _tables(text).items() if key not in _HEAD}
    return _checked({**copied, **rest})


def with_head(text: str, values: Values) -> str:
    """Return the text with other values of the set itself: name, first, last, note. Raises UnreadableInput."""
    tables = _tables(text)
    head: Tables = {key: tables[key] for key in _HEAD if key in tables}
    rest = {key: value for key, value in tables.items() if key not in head}
    _set(head, values)
    return _checked({**head, **rest})


def with_rule(text: str, path: str, values: Values) -> str:
    """Return the text with other values of a rule, or with a new one: "vote", "award", "award.CODE.individual" add.

    Raises InvalidRecord for a path that the set does not have, UnreadableInput for values that cannot be.
    """
    tables = _tables(text)
    _set(_rule_at(tables, path), values)
    return _checked(tables)


def without_rule(text: str, path: str) -> str:
    """Return the text without a rule. Raises InvalidRecord for one that every set needs or that is not there."""
    tables = _tables(text)
    kind, _, rest = path.partition(".")
    try:
        if kind in _LISTS and rest:
            del tables[_LISTS[kind]][int(rest)]
        elif kind == "principle" and rest:
            del tables["principle"][rest]
        elif kind == "award" and rest:
            code, _, condition = rest.partition(".")
            if condition:
                recipient, _, place = condition.partition(".")
                del _award(tables, code)[recipient]["requirement"][int(place)]
            else:
                tables["award"].remove(_award(tables, code))
        else:
            raise InvalidRecord("Mục này bộ quy định nào cũng cần, không xóa được.", "")
    except (LookupError, ValueError) as error:
        raise _missing(path) from error
    return _checked(tables)


def values_at(text: str, path: str) -> Values:
    """Return the values of a rule. Raises InvalidRecord for a path that the set does not have."""
    return _rule_at(_tables(text), path)


def _rule_at(tables: Tables, path: str) -> Tables:
    kind, _, rest = path.partition(".")
    try:
        if kind in _LISTS:
            return _in_list(tables.setdefault(_LISTS[kind], []), rest)
        if kind == "principle":
            return _table(tables.setdefault("principle", {}).setdefault(rest, {}))
        if kind == "award":
            return _award_rule(tables, rest)
        return _table(tables[kind])
    except (LookupError, ValueError) as error:
        raise _missing(path) from error


def _award_rule(tables: Tables, rest: str) -> Tables:
    if not rest:
        return _in_list(tables.setdefault("award", []), "")
    code, _, condition = rest.partition(".")
    award = _award(tables, code)
    if not condition:
        return award
    recipient, _, place = condition.partition(".")
    terms = award.setdefault(NomineeKind(recipient).value, {})
    return _in_list(terms.setdefault("requirement", []), place)


def _in_list(rules: list[Any], place: str) -> Tables:
    if place:
        return _table(rules[int(place)])
    rules.append({})
    return _table(rules[-1])


def _award(tables: Tables, code: str) -> Tables:
    for award in tables.get("award", []):
        if award["code"] == code:
            return _table(award)
    raise LookupError(code)


def _table(value: object) -> Tables:
    if isinstance(value, dict):
        return value
    raise LookupError(value)


def _set(table: Tables, values: Values) -> None:
    for key, value in values.items():
        *outer, last = key.split(".")
        inner = table
        for name in outer:
            inner = inner.setdefault(name, {})
        if value is None:
            inner.pop(last, None)
        else:
            inner[last] = value


def _tables(text: str) -> Tables:
    tables: Tables = tomllib.loads(text, parse_float=Decimal)
    bases = tables.get("bases", [])
    tables["bases"] = [{"text": basis} if isinstance(basis, str) else basis for basis in bases]
    return tables


def _checked(tables: Tables) -> str:
    text = toml_text(tables)
    parse_rule_set(text)
    return text


def _missing(path: str) -> InvalidRecord:
    return InvalidRecord(f"Bộ quy định không có mục “{path}”.", "path")
