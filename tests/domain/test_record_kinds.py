"""The kinds of record as they are declared."""

from collections import Counter
from dataclasses import is_dataclass
from importlib import import_module
from pkgutil import walk_packages

import pytest

from desktop_app import domain
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.list_kinds.keeping import DEPARTURES, HISTORY, TRASH
from desktop_app.domain.list_kinds.office import UNITS
from desktop_app.domain.list_kinds.year import BRIEFINGS
from desktop_app.domain.record_kinds import RECORD_KINDS, TRASH_KINDS, TRASH_ROOM, Link, RecordKind, kind_shown_by
from tests.declared import OF_RULE_SETS

OF_NO_KIND = (HISTORY, DEPARTURES, TRASH, BRIEFINGS)
"""Lists of records of several kinds, or of people whom another list shows as such."""
OF_REPORTS = {"SentReportFields", "StatementFields"}
"""Entered of a report, which no list shows and no trash takes."""
kinds = pytest.mark.parametrize("kind", RECORD_KINDS.values(), ids=RECORD_KINDS.keys())


def entered_types() -> set[type]:
    """Return the dataclasses of what is entered: all of domain that end in Fields."""
    modules = [import_module(package.name) for package in walk_packages(domain.__path__, f"{domain.__name__}.")]
    types = {value for module in modules for value in vars(module).values() if isinstance(value, type)}
    return {record for record in types if is_dataclass(record) and record.__name__.endswith("Fields")}


def test_what_is_entered_of_a_kind_is_told_with_it() -> None:
    counts = Counter(kind.fields for kind in RECORD_KINDS.values() if kind.fields is not None)
    assert set(counts.values()) == {1}
    names = {record.__name__ for record in entered_types()} - OF_RULE_SETS - OF_REPORTS
    assert {record.__name__ for record in counts} - {"Participant"} == names


def test_a_kind_with_a_trash_is_known_by_its_number() -> None:
    numbers = [kind.trash_number for kind in TRASH_KINDS]
    assert len(set(numbers)) == len(numbers)
    assert all(number in range(TRASH_ROOM) for number in numbers)


@kinds
def test_a_kind_is_named_and_shown_or_a_part_of_others(kind: RecordKind) -> None:
    if kind.trash_number is not None:
        assert kind.noun
        assert kind.name
        assert kind.shown_by is not None
    elif kind.shown_by is None:
        assert Link.PART in kind.links.values()


def test_each_list_shows_one_kind_of_record() -> None:
    shown = Counter(kind.shown_by.key for kind in RECORD_KINDS.values() if kind.shown_by is not None)
    assert set(shown.values()) == {1}
    assert {*shown, *(kind.key for kind in OF_NO_KIND)} == LIST_KINDS.keys()


def test_the_kind_of_record_of_a_list_is_found() -> None:
    assert kind_shown_by(UNITS.key) is RECORD_KINDS["unit"]
    for kind in OF_NO_KIND:
        with pytest.raises(LookupError, match=kind.key):
            kind_shown_by(kind.key)


def test_the_list_of_a_kind_is_asked_for_only_where_there_is_one() -> None:
    assert RECORD_KINDS["unit"].list_kind is UNITS
    with pytest.raises(LookupError, match="assignment"):
        _ = RECORD_KINDS["assignment"].list_kind


@kinds
def test_titles_begin_with_a_capital(kind: RecordKind) -> None:
    assert kind.title[:1] == kind.title[:1].upper()
    assert bool(kind.title) == bool(kind.noun)
