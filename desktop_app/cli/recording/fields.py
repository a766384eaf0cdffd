"""Options that set the fields of a record: their help, their values and how they are read follow from the record."""

import argparse
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING
from dataclasses import fields as record_fields
from datetime import date
from enum import Enum
from typing import Any, Final, get_args, get_origin, get_type_hints

from desktop_app.cli import named
from desktop_app.cli.days import read_day
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.fields import Words, missing_field, value_named, words_of
from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vietnamese import fold, is_whole_number
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import PARTICIPANT_ROLE_LABELS, Participant
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice

_EXAMPLES: Final = {date: "2026-07-15", int: "SỐ", bool: "yes|no"}
_YES_NO: Final = {"yes": True, "co": True, "no": False, "khong": False}


def flag_of(field: str, flags: Mapping[str, str]) -> str:
    """Return the option that sets a field: of `flags`, else the field's own name."""
    return flags.get(field) or f"--{field.removesuffix('_id').replace('_', '-')}"


def add_options(
    command: argparse.ArgumentParser, record: type, fields: Sequence[str], flags: Mapping[str, str] | None = None
) -> None:
    """Add an option for each of these fields. A required field is a required option unless the record has a default."""
    hints, words = get_type_hints(record), words_of(record)
    with_default = {entry.name for entry in record_fields(record) if entry.default is not MISSING}
    for field in fields:
        kind, flag = _bare(hints[field]), flag_of(field, flags or {})
        command.add_argument(
            flag,
            dest=field,
            action="append" if get_origin(kind) is tuple else "store",
            required=words[field].required and field not in with_default,
            metavar=_example(field, kind, words[field]),
            help=_help(words[field], field),
        )


def add_subject(command: argparse.ArgumentParser, *, several: bool = False) -> None:
    """Add the options that name the person or the collective that a record is about."""
    action = "append" if several else "store"
    group = command if several else command.add_mutually_exclusive_group(required=True)
    group.add_argument(
        "--person", action=action, metavar="TÊN|MÃ", help="cá nhân: họ và tên, hoặc mã số ở list people --json"
    )
    group.add_argument("--unit", action=action, metavar="TÊN|MÃ", help="tập thể: tên, hoặc mã số ở list units --json")


def subjects(book: Book, options: argparse.Namespace) -> list[Subject]:
    """Return the people and collectives that a command names. Raises InvalidRecord."""
    from desktop_app.services.office.people import person_choices
    from desktop_app.services.office.units import unit_choices

    people = person_choices(book) if options.person else ()
    units = unit_choices(book) if options.unit else ()
    chosen = [
        Subject(NomineeKind.INDIVIDUAL, named.person_named(people, typed).id) for typed in _several(options.person)
    ]
    return chosen + [
        Subject(NomineeKind.COLLECTIVE, named.unit_named(units, typed).id) for typed in _several(options.unit)
    ]


def entered(book: Book, record: type, fields: Sequence[str], options: argparse.Namespace) -> dict[str, Any]:
    """Return the values of the options that were given, by field. Raises InvalidRecord, UsageError."""
    hints, words = get_type_hints(record), words_of(record)
    values = {
        field: _value(book, record, field, _bare(hints[field]), typed)
        for field in fields
        if (typed := getattr(options, field)) is not None
    }
    for field, value in values.items():
        if value is None and words[field].required:
            raise missing_field(record, field)
    return values


def value_typed(book: Book, record: type, field: str, typed: str) -> object:
    """Return the value of one field as its option would give it; none for no text, if the field may have none.

    Raises InvalidRecord, UsageError.
    """
    hint, text = get_type_hints(record)[field], typed.strip()
    return None if not text and types.NoneType in get_args(hint) else _value(book, record, field, _bare(hint), text)


def _value(book: Book, record: type, field: str, kind: object, typed: Any) -> object:  # noqa: ANN401 - of argparse
    if get_origin(kind) is tuple:
        from desktop_app.services.office.people import person_choices

        people = person_choices(book)
        return tuple(_participant(people, entry) for entry in typed)
    if field in _NAMED:
        return _NAMED[field](book, typed) if typed.strip() else None
    words = words_of(record)[field]
    if kind is bool:
        if fold(typed) not in _YES_NO and words.values:
            return value_named(record, field, typed)
        if fold(typed) not in _YES_NO:
            raise UsageError(f"{words.label} “{typed}” phải là yes hoặc no.")
        return _YES_NO[fold(typed)]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return value_named(record, field, typed)
    if kind is date:
        return read_day(typed, what=words.label) if typed else None
    if kind is int:
        return _whole(words, field, typed)
    return typed


def _participant(people: Sequence[Choice], typed: str) -> Participant:
    name, _, role = typed.rpartition(":") if ":" in typed else (typed, "", "")
    person_id = named.person_named(people, name).id
    return Participant(person_id, value_named(Participant, "role", role)) if role.strip() else Participant(person_id)


def _whole(words: Words, field: str, typed: str) -> int | None:
    if not typed.strip():
        return None
    if not is_whole_number(typed.strip()) or len(typed) > 12:
        raise InvalidRecord(f"{words.label} “{typed}” phải là một số.", field)
    return int(typed)


def _several(typed: str | Sequence[str] | None) -> Sequence[str]:
    return [typed] if isinstance(typed, str) else typed or ()


def _unit(book: Book, typed: str) -> int:
    from desktop_app.services.office.units import unit_choices

    return named.unit_named(unit_choices(book), typed).id


def _task(book: Book, typed: str) -> int:
    from desktop_app.services.plan.tasks import task_choices

    return named.task_named(task_choices(book), typed).id


def _person(book: Book, typed: str) -> int:
    from desktop_app.services.office.people import person_choices

    return named.person_named(person_choices(book), typed).id


def _movement(book: Book, typed: str) -> int:
    from desktop_app.services.year.movements import movement_choices

    return named.movement_named(movement_choices(book), typed).id


_NAMED: Final[Mapping[str, Callable[[Book, str], int]]] = {
    "unit_id": _unit,
    "task_id": _task,
    "author_id": _person,
    "movement_id": _movement,
}
"""How a field that leads to another record is read: by the name or the id of that record."""


def _bare(hint: object) -> object:
    """Return the type of a field that may be None, without None."""
    if get_origin(hint) is types.UnionType:
        return next(member for member in get_args(hint) if member is not types.NoneType)
    return hint


def _example(field: str, kind: object, words: Words) -> str:
    if get_origin(kind) is tuple:
        return "TÊN|MÃ: VAI TRÒ"
    if field in _NAMED:
        return "TÊN|MÃ"
    return _EXAMPLES.get(kind, words.header.upper()) if isinstance(kind, type) else words.header.upper()


def _help(words: Words, field: str) -> str:
    text = words.in_sentence
    labels = "; ".join(filter(None, words.values.values()))
    if labels:
        text = f"{text}: {labels}"
    if field == "participants":
        text = f"{text}, mỗi người một lần; vai trò: {'; '.join(PARTICIPANT_ROLE_LABELS.values())}"
    if field == "task_id":
        text = f"{text}: mục ở list tasks, hoặc mã số"
    return text.replace("%", "%%")
