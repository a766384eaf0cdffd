"""Records made with each field set to something, for tests that hold of every record the clerk enters."""

import random
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from inspect import signature
from typing import Any, get_args, get_origin, get_type_hints

from desktop_app.domain.fields import words_of
from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from tests.books import BookIds

IDS = BookIds()
LAN = Subject(NomineeKind.INDIVIDUAL, IDS.lan)
SYLLABLES = ("Vi", "Bế", "Hoà", "Đặng", "Thị", "Ngọc", "Ánh", "Lương", "Quyền", "Nghĩa", "Ước", "Thủy")
REFERENCES: Mapping[str, int] = {
    "unit_id": IDS.division,
    "successor_id": IDS.centre,
    "person_id": IDS.dang,
    "author_id": IDS.dang,
    "task_id": IDS.task,
    "movement_id": IDS.movement,
    "plan_id": IDS.plan,
    "section_id": 2,
    "council_id": 1,
    "member_id": 3,
}
"""What a field that refers to a record of the filled book names."""


@dataclass(frozen=True)
class Case:
    """A record: how it is saved (new without an id; returns its id) and read, and values that not every text can be.

    `alike` are fields that stay as they are usual in this case: another case of the record sets them.
    """

    record: type
    save: Callable[[Book, int | None, Any], int]
    read: Callable[[Book, int], Any]
    fixed: Mapping[str, object] = field(default_factory=dict)
    least: Mapping[str, object] = field(default_factory=dict)
    alike: tuple[str, ...] = ()
    listed: str = ""
    """The list that shows it, "" for none."""

    def full(self, chance: random.Random) -> Any:  # noqa: ANN401 - of whichever record
        """Return the record with every field set to something else than is usual."""
        return made(self.record, chance, self.fixed, self.alike)

    def bare(self, chance: random.Random) -> Any:  # noqa: ANN401 - of whichever record
        """Return the record with nothing but what it must have."""
        optional = tuple(entry.name for entry in fields(self.record) if _usual(entry) is not MISSING)
        return made(self.record, chance, {**self.fixed, **self.least}, optional, self.least)


def made(
    record: type,
    chance: random.Random,
    fixed: Mapping[str, object] = types.MappingProxyType({}),
    alike: tuple[str, ...] = (),
    least: Mapping[str, object] = types.MappingProxyType({}),
) -> Any:  # noqa: ANN401 - of whichever record
    """Return a record each of whose fields, but for those that stay alike, is not what it is by default."""
    hints = get_type_hints(record)
    words = words_of(record)
    values: dict[str, object] = {}
    day = date(2026, 3, 1)
    for entry in fields(record):
        if entry.name in alike and entry.name not in least:
            continue
        day += timedelta(days=chance.randint(1, 20))
        if entry.name in fixed:
            values[entry.name] = fixed[entry.name]
        elif entry.name in words and words[entry.name].values:
            others = [value for value in words[entry.name].values if value != _usual(entry) and value not in ("", None)]
            values[entry.name] = chance.choice(others)
        else:
            values[entry.name] = _something(entry.name, hints[entry.name], chance, day)
    return record(**values)


def unset(record: object, alike: tuple[str, ...] = ()) -> list[str]:
    """Return the fields of a record that are what they are by default."""
    described = [entry for entry in fields(record) if entry.name not in alike]  # type: ignore[arg-type]
    return [
        entry.name
        for entry in described
        if _usual(entry) is not MISSING and getattr(record, entry.name) == _usual(entry)
    ]


def cleaned(record: Any) -> Any:  # noqa: ANN401 - of whichever record
    """Return a record as its own checks leave it, where these need to know of nothing else."""
    checked = getattr(record, "checked", None)
    return record if checked is None or signature(checked).parameters else checked()


def different(first: object, other: object) -> list[str]:
    """Return the names of the fields in which two records of a kind differ."""
    names = [each.name for each in fields(other)]  # type: ignore[arg-type]
    return [name for name in names if getattr(first, name) != getattr(other, name)]


def _usual(first: Any) -> object:  # noqa: ANN401 - a field of whichever type
    if first.default is not MISSING:
        return first.default
    return first.default_factory() if first.default_factory is not MISSING else MISSING


def _something(name: str, kind: Any, chance: random.Random, day: date) -> object:  # noqa: ANN401 - a type
    if get_origin(kind) is types.UnionType:
        kind = next(argument for argument in get_args(kind) if argument is not types.NoneType)
    if name in REFERENCES:
        return REFERENCES[name]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return chance.choice(list(kind)[1:])
    if isinstance(kind, type) and is_dataclass(kind):
        return made(kind, chance)
    makers: Mapping[object, Callable[[], object]] = {
        str: lambda: " ".join(chance.sample(SYLLABLES, 3)),
        int: lambda: chance.randint(2, 90),
        bool: lambda: True,
        date: lambda: day,
        Decimal: lambda: Decimal(chance.randint(1, 9_999)) / 100,
        tuple[str, ...]: lambda: tuple(chance.sample(SYLLABLES, 2)),
        tuple[int, ...]: lambda: (1,),
    }
    return makers[kind]()
