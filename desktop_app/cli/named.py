"""Who and what of the book a command names: by name or by id, and never by a guess."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from desktop_app.domain.council.councils import COUNCIL_ROLE_LABELS, CouncilRole
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.office.units import same_unit
from desktop_app.domain.vietnamese import clean_line, fold, sort_key
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType
from desktop_app.services.choices import Choice

if TYPE_CHECKING:
    from desktop_app.domain.law.catalogue import Award
    from desktop_app.services.book import Book
    from desktop_app.services.review_rounds import Round

_MOST_TOLD: Final = 5


def person_named(people: Sequence[Choice], typed: str) -> Choice:
    """Return the person with this name, marks and all, or this id. Raises InvalidRecord for nobody, or for several."""
    wanted = sort_key(clean_line(typed))
    return _only(typed, people, lambda one: sort_key(one.name) == wanted, "người", "people")


def unit_named(units: Sequence[Choice], typed: str) -> Choice:
    """Return the unit with this name, or this id. Raises InvalidRecord for none, or for several."""
    wanted = same_unit(typed)
    return _only(typed, units, lambda one: same_unit(one.name) == wanted, "đơn vị", "units")


def task_named(tasks: Sequence[Choice], typed: str) -> Choice:
    """Return the task that stands alone under this heading, or has this id. Raises InvalidRecord for none or several.

    The choices are those of `task_choices`: a heading with several tasks names none of them.
    """
    wanted = fold(typed)
    # What tells apart the tasks of one heading are their words.
    placed = [replace(one, name=one.detail, detail=one.name.removeprefix(one.detail).strip()) for one in tasks]
    return _only(typed, placed, lambda one: fold(one.name) == wanted, "nhiệm vụ ở mục", "tasks")


def _only(typed: str, choices: Sequence[Choice], alike: Callable[[Choice], bool], what: str, kind: str) -> Choice:
    line = clean_line(typed)
    found = [one for one in choices if str(one.id) == line or (line and alike(one))]
    if not found:
        raise InvalidRecord(f"Sổ không có {what} “{line}”.", "", f"Tên và mã số: xem list {kind} --json.")
    if len(found) > 1:
        told = "; ".join(f"mã {one.id}{f' ({one.detail})' if one.detail else ''}" for one in found[:_MOST_TOLD])
        more = ";…" if len(found) > _MOST_TOLD else ""
        hint = f"Ghi mã số thay cho “{line}”; mã số: xem list {kind} --json."
        raise InvalidRecord(f"Có {len(found)} {what} “{line}”: {told}{more}.", "", hint)
    return found[0]


def award_named(book: Book, round_: Round, typed: str) -> Award:
    """Return the award with this code or name, in full or in short, that the catalogue of a round has.

    Whether the round offers it to a nominee is for the nomination to say. Raises InvalidRecord.
    """
    # The rules take their time to load.
    from desktop_app.services.awards.money import catalogue_on
    from desktop_app.services.law.rules import offered

    line, wanted = clean_line(typed), fold(typed)
    open_to = offered(book, str(round_.code))
    for one in (*open_to, *catalogue_on(round_.to_date).awards):
        if one.code == line or wanted in (fold(one.name), fold(one.short)):
            return one
    named = ", ".join(f"{one.code} ({one.name})" for one in open_to)
    raise InvalidRecord(f"Hình thức “{line}” không có trong danh mục của đợt {round_.code}.", "award", f"Có: {named}.")


def type_named(typed: str) -> CommendationType:
    """Return the type of commendation with this code or name. Raises UsageError."""
    for kind, label in COMMENDATION_TYPE_LABELS.items():
        if fold(typed) in (kind.value, fold(label)):
            return kind
    raise UsageError(f"Loại hình “{clean_line(typed)}” không có; có: {', '.join(CommendationType)}.")


def role_named(typed: str) -> CouncilRole:
    """Return the role in the Council with this name, or its code. Raises UsageError."""
    for role, label in COUNCIL_ROLE_LABELS.items():
        if fold(typed) in (role.value, fold(label)):
            return role
    raise UsageError(f"Chức danh “{clean_line(typed)}” không có; có: {', '.join(COUNCIL_ROLE_LABELS.values())}.")
