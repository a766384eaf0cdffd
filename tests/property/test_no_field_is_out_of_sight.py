"""Every field of every record is listed, searched, looked for by imports and cleaned, or it is said here why not.

Records, lists, kinds and cases are read from their declarations: a new field fails here until it is shown somewhere or
stands below with its reason. A reason that no field needs any more fails as well.
"""

import random
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, get_type_hints

import pytest

from desktop_app.domain import record_kinds
from desktop_app.domain.fields import Words, words_of
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import Column, ListKind
from desktop_app.domain.office.people import PersonFields
from desktop_app.domain.record_kinds import RECORD_KINDS, RecordKind
from desktop_app.domain.standing.year_records import HoldFields
from desktop_app.papers.document.column_sets import read_column_sets
from desktop_app.papers.parts.passages import shipped_text
from desktop_app.services.keeping.fields.editing import EDITING
from desktop_app.services.papers.kinds.catalogue import paper_kinds
from tests.declared import records_in_columns
from tests.made_records import Case
from tests.property.kept_records import CASES
from tests.property.test_no_field_is_forgotten import filled_book

type Reasons = Mapping[str, str]

LONG = "a long text, read in the form"
OF_A_PART = "a part without a list: shown in the form of what it belongs to"
NOT_LISTED: Reasons = {
    "AttendanceFields.*": OF_A_PART,
    "MemberFields.*": OF_A_PART,
    "Participant.*": OF_A_PART,
    "PeopleReached.*": "the list of activities shows the sum",
    "Office.*": "the office is one record, and a page",
    "SentReportFields.*": "told on page Báo cáo beside the report",
    "StatementFields.*": "shown on page Báo cáo at the section it stands for",
    "Round.*": "the list of rounds has columns of its own, with these words",
    "IndicatorDraft.targets": "a column a year: page Chỉ tiêu",
    "DecisionFields.period_from": "the period that the awards have",
    "DecisionFields.period_to": "the period that the awards have",
    "DecisionFields.signer_title": "printed beside the signer",
    "NominationFields.activity_ids": "many records, shown in the form",
    "NominationFields.initiative_ids": "many records, shown in the form",
    "NominationFields.papers": "ticked in the form; what is missing is a finding",
    "OccurrenceFields.document_number": "part of the column of its document",
    "OccurrenceFields.document_date": "part of the column of its document",
    "OccurrenceFields.document_abstract": "part of the column of its document",
    "OccurrenceFields.not_carried_out": "told in the column of the state",
    "PlanFields.short_name": "how papers name the plan",
    "PlanFields.legal_bases": LONG,
    "PlanFields.recipients": LONG,
    "PlanFields.signer_title": "printed beside the signer",
    "PlanFields.signer_name": "printed by papers alone",
    "PlanFields.late_from": "a setting of the plan",
    "PostFields.to_date": "the list of people shows the post they hold",
    "RegistrationFields.unit_id": "shown in the column of who registers",
    "SessionFields.ended_at": "printed in the minutes",
    "SessionFields.secretary": "printed in the minutes",
    "SessionFields.guests": "printed in the minutes",
    "SessionFields.tellers": "printed in the minutes",
    "SessionFields.opinions_by": "printed in invitations",
    "SessionFields.discussion": LONG,
    "SessionFields.conclusion": LONG,
    "UnitReviewFields.ended_at": "printed in the minutes",
    "UnitReviewFields.absent": "printed in the minutes",
    "UnitReviewFields.discussion": LONG,
    "UnitReviewFields.votes": "totals on each nominee, shown in the form and printed in the minutes",
    "TaskFields.product": "searched and printed; the text of the task has it already",
    "TaskFields.further_deadlines": "the column of the deadline shows the first",
    "TaskFields.from_date": "told in the column of the state",
    "TaskFields.to_date": "told in the column of the state",
}
ONLY_FILTERED = "a list without a search of its own: it is filtered by year, round or state"
NOT_SEARCHED: Reasons = {
    "plan.*": "there are a handful of plans",
    "plan_adjustment.*": "a plan has a handful of adjustments",
    "occurrence.*": "found by the words of its task",
    "movement_registration.*": "found by its movement and its unit",
    "year_record.*": ONLY_FILTERED,
    "hold.*": "withheld: the log and the search name no document of a hold",
    "council_session.*": ONLY_FILTERED,
    "unit_review.*": ONLY_FILTERED,
    "task.recipients": "a body that many tasks have",
    "emulation_movement.document_type": "a word that many have",
    "emulation_movement.content": LONG,
    "emulation_movement.weaknesses": LONG,
    "emulation_movement.causes": LONG,
    "emulation_movement.next_steps": LONG,
    "activity.link": "an address, not words; a double is found by itself",
    "council.issuing_body": "a body that all have",
    "nomination.round_code": "filtered by round",
    "nomination.post_title": "sorted by",
    "nomination.summary": LONG,
    "nomination.note": LONG,
    "nomination.reason_line": LONG,
    "nomination.exception_reason": LONG,
    "nomination.papers": "keys of required papers",
    "decision.signer": "one name that nearly all have",
    "decision.signer_title": "one title that nearly all have",
    "decision.round_code": "filtered by round",
}
ENTERED_LATER = "recorded in the program when it comes about, not before"
BY_ITS_LABEL = "offices write it in many ways, or never: only the import that knows it looks for its label"
NOT_IMPORTED: Reasons = {
    "ActivityFields.reached": "a sum of columns of its own",
    "ActivityFields.document_date": BY_ITS_LABEL,
    "ActivityFields.notable": "the clerk's own mark",
    "ActivityFields.note": BY_ITS_LABEL,
    "DecisionFields.subject": "made of what is awarded",
    "DecisionFields.signer": "not in lists of awards",
    "DecisionFields.signer_title": "not in lists of awards",
    "DecisionFields.round_code": "awards of before there were rounds",
    "DecisionFields.level": "follows from the body",
    "DecisionFields.content": "such decisions give any award",
    "DecisionFields.period_from": "not in lists of awards",
    "DecisionFields.period_to": "not in lists of awards",
    "HoldFields.discipline": "a person's discipline is not taken from workbooks",
    "NominationFields.round_code": "chosen for the whole workbook",
    "NominationFields.movement_id": ENTERED_LATER,
    "NominationFields.period_from": "that of the round",
    "NominationFields.period_to": "that of the round",
    "NominationFields.state": "a row comes as whole or as a draft",
    "NominationFields.task_ids": ENTERED_LATER,
    "NominationFields.activity_ids": ENTERED_LATER,
    "NominationFields.initiative_ids": ENTERED_LATER,
    "NominationFields.papers": ENTERED_LATER,
    "NominationFields.reason_line": ENTERED_LATER,
    "NominationFields.exception_reason": ENTERED_LATER,
    "NominationFields.exemplar": ENTERED_LATER,
    "ObstacleFields.put_on": ENTERED_LATER,
    "ObstacleFields.answered_on": ENTERED_LATER,
    "OccurrenceFields.document_date": BY_ITS_LABEL,
    "OccurrenceFields.document_abstract": BY_ITS_LABEL,
    "OccurrenceFields.not_carried_out": "told in the words of the result",
    "PostFields.from_date": "not in lists of people",
    "PostFields.to_date": "not in lists of people",
    "YearRecordFields.note": BY_ITS_LABEL,
}
CHOSEN = "a code that is chosen and never typed"
NOT_CLEANED: Reasons = {
    "NominationFields.award": CHOSEN,
    "NominationFields.papers": CHOSEN,
    "NominationFields.round_code": CHOSEN,
    "SessionFields.round_code": CHOSEN,
    "UnitReviewFields.round_code": CHOSEN,
    "DecisionFields.round_code": CHOSEN,
    "Round.rule_set": CHOSEN,
}


def unlisted(records: Iterable[type], kinds: Iterable[ListKind]) -> set[str]:
    """Return the fields that no column of a list shows."""
    shown = {column.field for kind in kinds for column in kind.columns}
    return {f"{record.__name__}.{name}" for record in records for name in words_of(record)} - shown


def text_fields(record: type) -> Iterator[str]:
    """Yield the fields of a record whose text the clerk writes."""
    hints, words = get_type_hints(record), words_of(record)
    for entry in fields(record):
        has_words = entry.name in words and bool(words[entry.name].values)
        if hints[entry.name] in (str, tuple[str, ...]) and not has_words:
            yield entry.name


def unsearched(kinds: Iterable[RecordKind]) -> set[str]:
    """Return the text fields of listed kinds that the search of the list passes over."""
    return {
        f"{kind.key}.{name}"
        for kind in kinds
        if kind.fields is not None and kind.shown_by is not None
        for name in text_fields(kind.fields)
        if name not in kind.search_words
    }


def without_headings(records: Iterable[type]) -> set[str]:
    """Return the fields without headings of records that an import reads: those of which another field has some."""
    imported = [record for record in records if any(words.headings for words in words_of(record).values())]
    return {f"{record.__name__}.{name}" for record in imported for name, words in words_of(record).items()
            if not words.headings}  # fmt: skip


def unexplained(names: set[str], reasons: Reasons) -> tuple[list[str], list[str]]:
    """Return the names without a reason, and the reasons without a name; "Record.*" is a reason for all of a record."""
    known = {name for name in names if name in reasons or f"{name.split('.')[0]}.*" in reasons}
    needed = known | {f"{name.split('.')[0]}.*" for name in known}
    return sorted(names - known), sorted(set(reasons) - needed)


def test_every_field_is_a_column_of_a_list_or_has_a_reason() -> None:
    assert unexplained(unlisted(records_in_columns(), LIST_KINDS.values()), NOT_LISTED) == ([], [])


def test_every_text_is_searched_or_has_a_reason() -> None:
    assert unexplained(unsearched(RECORD_KINDS.values()), NOT_SEARCHED) == ([], [])


def test_every_field_of_an_imported_record_has_headings_or_a_reason() -> None:
    assert unexplained(without_headings(records_in_columns()), NOT_IMPORTED) == ([], [])


def messy(value: object) -> Any:  # noqa: ANN401 - of the type of the value
    """Return a text as it may be pasted: with letters and marks apart, and blanks around it."""
    if isinstance(value, tuple):
        return tuple(map(messy, value))
    return f"\u00a0 {unicodedata.normalize('NFD', str(value))} \t"


def check_cleaned(case: Case) -> None:
    """Save a record with every text as pasted; hold that each is read as it was meant."""
    named = [name for name in text_fields(case.record) if f"{case.record.__name__}.{name}" not in NOT_CLEANED]
    record = case.full(random.Random(3))
    pasted = replace(record, **{name: messy(getattr(record, name)) for name in named if getattr(record, name)})
    with filled_book() as book:
        row_id = case.save(book, None, case.bare(random.Random(3)))
        case.save(book, row_id, pasted)
        stored = case.read(book, row_id)
    meant = {name: getattr(record, name) for name in named}
    assert {name: getattr(stored, name) for name in named} == {
        name: tuple(map(_composed, value)) if isinstance(value, tuple) else _composed(value)
        for name, value in meant.items()
    }


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("name", CASES)
def test_every_text_is_cleaned_by_the_act_that_saves_it(name: str) -> None:
    check_cleaned(CASES[name])


def lists_without_columns() -> list[str]:
    """Return the kinds of list paper whose columns cannot be named, widened or left out: their file has none."""
    return [
        kind.key
        for kind in paper_kinds()
        if kind.is_list and not read_column_sets(shipped_text(kind.content().wordings[0]))
    ]


def test_every_list_paper_has_its_columns_in_its_file() -> None:
    # `tests/papers/document/test_column_sets.py` then asks for each column that the paper prints.
    assert lists_without_columns() == []


def test_a_list_paper_without_columns_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = shipped_text
    monkeypatch.setattr(
        f"{__name__}.shipped_text",
        lambda passages: shipped(passages).split("[[columns]]")[0] if "so-khen" in passages.file else shipped(passages),
    )
    assert lists_without_columns() == ["award-book"]


@pytest.mark.parametrize("plant", ["birth_year", "served_from"])
def test_a_field_without_a_column_is_noticed(plant: str) -> None:
    people = LIST_KINDS["people"]
    planted = replace(people, make_columns=lambda: tuple(_but(people.columns, f"PersonFields.{plant}")))
    kinds = [planted if kind is people else kind for kind in LIST_KINDS.values()]
    assert unexplained(unlisted(records_in_columns(), kinds), NOT_LISTED) == ([f"PersonFields.{plant}"], [])


def _but(columns: Iterable[Column], field: str) -> Iterator[Column]:
    return (column for column in columns if column.field != field)


def test_a_text_that_is_not_searched_is_noticed() -> None:
    obstacle = RECORD_KINDS["obstacle"]
    planted = replace(obstacle, search_words=("content", "cause", "asked_of", "answer"))
    kinds = [planted if kind is obstacle else kind for kind in record_kinds.RECORD_KINDS.values()]
    assert unexplained(unsearched(kinds), NOT_SEARCHED) == (["obstacle.proposal"], [])


def test_a_field_without_headings_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    words: dict[str, Words] = dict(words_of(PersonFields))
    words["gender"] = words["gender"]._replace(headings=())
    declared = words_of
    monkeypatch.setattr(f"{__name__}.words_of", lambda record: words if record is PersonFields else declared(record))
    assert unexplained(without_headings(records_in_columns()), NOT_IMPORTED) == (["PersonFields.gender"], [])


def test_a_text_that_is_not_cleaned_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HoldFields, "checked", lambda record: record)
    with pytest.raises(AssertionError, match="document"):
        check_cleaned(CASES["hold"])


def test_a_reason_that_no_field_needs_is_noticed() -> None:
    assert unexplained({"A.b"}, {"A.b": "…", "A.c": "…", "D.*": "…"}) == ([], ["A.c", "D.*"])
    assert unexplained({"A.b", "A.c"}, {"A.*": "…"}) == ([], [])


def test_a_field_of_every_listed_record_can_be_set_for_many() -> None:
    listed = {kind.key for kind in RECORD_KINDS.values() if kind.fields is not None and kind.shown_by is not None}
    # A review of a unit has its own day and place: nothing in it is the same for many.
    assert listed - EDITING.keys() == {"unit_review"}
