"""Find the record that a command names, by its name or its id. A name that several records have is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.domain.council.councils import COUNCIL_ROLE_LABELS, CouncilRole
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.office.units import unit_name_key
from desktop_app.domain.vietnamese import clean_line, fold, is_whole_number, sort_key
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType
from desktop_app.services.choices import Choice

if TYPE_CHECKING:
    from desktop_app.domain.law.catalogue import Award
    from desktop_app.services.book import Book
    from desktop_app.services.review_rounds import Round

_MOST_LISTED: Final = 5
_LARGEST_ID: Final = 2**63 - 1


def whole_number(text: str) -> int:
    """Return a whole number. Raises ValueError for anything else, which argparse reports as wrong usage."""
    if not is_whole_number(text):
        raise ValueError(text)
    return int(text)


def record_id(text: str) -> int:
    """Return the id of a record. Raises ValueError for anything else, which argparse reports as wrong usage."""
    number = whole_number(text)
    if not 0 < number <= _LARGEST_ID:
        raise ValueError(text)
    return number


def person_named(people: Sequence[Choice], typed: str) -> Choice:
    """Return the person with this name, with its diacritics, or this id. Raises InvalidRecord for none or several."""
    key = sort_key(clean_line(typed))
    return _only(typed, people, lambda person: sort_key(person.name) == key, "người", "people")


def unit_named(units: Sequence[Choice], typed: str) -> Choice:
    """Return the unit with this name or this id. Raises InvalidRecord for none or several."""
    key = unit_name_key(typed)
    return _only(typed, units, lambda unit: unit_name_key(unit.name) == key, "đơn vị", "units")


def task_named(tasks: Sequence[Choice], typed: str) -> Choice:
    """Return the only task under this heading, or the one with this id. Raises InvalidRecord for none or several.

    `tasks` come from `task_choices`. A heading with several tasks is refused.
    """
    key = fold(typed)
    # The name becomes the heading; the task's own words tell apart the tasks under one heading.
    by_heading = [replace(task, name=task.detail, detail=task.name.removeprefix(task.detail).strip()) for task in tasks]
    return _only(typed, by_heading, lambda task: fold(task.name) == key, "nhiệm vụ ở mục", "tasks")


def indicator_named(indicators: Sequence[Choice], typed: str) -> Choice:
    """Return the indicator with this name or this id. Raises InvalidRecord for none or several."""
    key = fold(typed)
    return _only(typed, indicators, lambda indicator: fold(indicator.name) == key, "chỉ tiêu", "indicators")


def movement_named(movements: Sequence[Choice], typed: str) -> Choice:
    """Return the movement with this name or this id. Raises InvalidRecord for none or several."""
    key = fold(typed)
    return _only(typed, movements, lambda movement: fold(movement.name) == key, "phong trào", "movements")


def _only(typed: str, choices: Sequence[Choice], matches: Callable[[Choice], bool], what: str, kind: str) -> Choice:
    line = clean_line(typed)
    matching = [choice for choice in choices if str(choice.id) == line or (line and matches(choice))]
    if not matching:
        raise InvalidRecord(f"Sổ không có {what} “{line}”.", "", f"Tên và mã số: xem list {kind} --json.")
    if len(matching) > 1:
        ids = "; ".join(
            f"mã {choice.id}{f' ({choice.detail})' if choice.detail else ''}" for choice in matching[:_MOST_LISTED]
        )
        more = ";…" if len(matching) > _MOST_LISTED else ""
        hint = f"Ghi mã số thay cho “{line}”; mã số: xem list {kind} --json."
        raise InvalidRecord(f"Có {len(matching)} {what} “{line}”: {ids}{more}.", "", hint)
    return matching[0]


def award_named(book: Book, round_: Round, typed: str) -> Award:
    """Return the award of a round's catalogue with this code, full name or short name. Raises InvalidRecord.

    Whether the round offers it to the nominee is checked when the nomination is saved.
    """
    # Imported here because the rules are slow to load.
    from desktop_app.domain.law.rules import catalogue_for
    from desktop_app.services.law.rules import offered, sets_of

    line, folded = clean_line(typed), fold(typed)
    offered_here = offered(book, str(round_.code))
    for award in (*offered_here, *catalogue_for(sets_of(book), round_.to_date).awards):
        if award.code == line or folded in (fold(award.name), fold(award.short)):
            return award
    offered_awards = ", ".join(f"{award.code} ({award.name})" for award in offered_here)
    raise InvalidRecord(
        f"Hình thức “{line}” không có trong danh mục của đợt {round_.code}.", "award", f"Có: {offered_awards}."
    )


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


def file_path(text: str) -> Path:
    """Return the path that an option or argument gives. Raises UsageError for one that no file can have."""
    if not text.strip() or "\0" in text:
        raise UsageError("Tên tệp để trống hoặc có ký tự không dùng được.")
    return Path(text)
