"""Each import brings every field that goes by a heading, and leaves those it knows nothing of as they were."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.fields import words_of
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.intake.sheets import people as people_sheets
from desktop_app.services.awards.decisions import decision
from desktop_app.services.awards.direct_awards import DirectAward, direct_decision, save_direct_decision
from desktop_app.services.awards.importing import apply_awards, propose_awards
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.kinds import IMPORT_KINDS
from desktop_app.services.imports.proposing import column_labels, fields_of, propose
from desktop_app.services.law.rules import offered
from desktop_app.services.office import people_import
from desktop_app.services.office.people import person, posts, save_person
from desktop_app.services.rounds.nomination_import import apply_nominations, propose_nominations
from desktop_app.services.rounds.nominations import change_nomination, nominate, nomination
from tests.books import book_in, fill, rows_of, workbook
from tests.made_records import IDS, made
from tests.property.kept_records import CASES

NAMED = {"person_id": ("person", "full_name"), "unit_id": ("unit", "name")}
"""By what name a sheet refers to the record that a field names."""
FORGOTTEN = [name for name, words in words_of(PersonFields).items() if words.headings and name != "full_name"]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with book_in(tmp_path / "book", fill) as book:
        yield book


@pytest.fixture
def chance() -> random.Random:
    return random.Random(11)


def headed(record: type) -> list[str]:
    """Return the fields of a record that an import looks for."""
    return [name for name, words in words_of(record).items() if words.headings]


def columns(book: Book, *records: object) -> dict[str, object]:
    """Return a column for each field that goes by a heading: the heading, and the value as a clerk writes it."""
    cells: dict[str, object] = {}
    for record in records:
        kind: Any = type(record)
        for name in headed(kind):
            words = words_of(kind)[name]
            cells[words.headings[0].rstrip("…")] = written(book, name, getattr(record, name), words.values)
    return cells


def written(book: Book, name: str, value: Any, labels: Mapping[Any, str]) -> object:  # noqa: ANN401 - of any field
    if name in NAMED:
        table, column = NAMED[name]
        ((row,),) = rows_of(book, table, column, f"id = {value}")
        return row
    if name == "award":
        return next(entry.name for entry in offered(book, "2026-H1") if entry.code == value)
    return labels.get(value, value)


def sheet(folder: Path, *rows: Mapping[str, object]) -> Path:
    return workbook(folder / "danh-sach.xlsx", tuple(rows[0]), *(tuple(row.values()) for row in rows))


def arrived(stored: object, entered: object) -> list[str]:
    """Return the fields that go by a heading and did not come as they were told."""
    return [name for name in headed(type(entered)) if getattr(stored, name) != getattr(entered, name)]


def check_new_person(book: Book, folder: Path, entered: PersonFields, post: PostFields) -> None:
    people_import.apply_people(book, people_import.propose_people(book, sheet(folder, columns(book, entered, post))))
    ((added,),) = rows_of(book, "person", "max(id)")
    assert arrived(person(book, int(str(added))), entered) == []
    (held,) = posts(book, int(str(added)))
    assert arrived(held.fields, post) == []


def check_known_person(book: Book, folder: Path, before: PersonFields, entered: PersonFields) -> None:
    """Take in a person who is known, once for each field, with a workbook that knows no other."""
    row_id = save_person(book, None, before, []).only_id("person")
    for name in FORGOTTEN:
        stored = person(book, row_id)
        told_of = columns(book, replace(stored, **{name: getattr(entered, name)}))
        heads = [words_of(PersonFields)[each].headings[0].rstrip("…") for each in ("full_name", name)]
        rows = sheet(folder, {head: told_of[head] for head in heads})
        people_import.apply_people(book, people_import.propose_people(book, rows))
        assert person(book, row_id) == replace(stored, **{name: getattr(entered, name)}), name


def test_a_person_arrives_whole(book: Book, tmp_path: Path, chance: random.Random) -> None:
    post = made(PostFields, chance, {"unit_id": IDS.centre})
    check_new_person(book, tmp_path, CASES["person"].full(chance), post)


def test_a_known_person_keeps_what_the_workbook_does_not_tell(
    book: Book, tmp_path: Path, chance: random.Random
) -> None:
    before = CASES["person"].bare(chance)
    check_known_person(book, tmp_path, before, replace(CASES["person"].full(chance), full_name=before.full_name))


def test_a_row_of_people_is_shown_with_every_field_before_it_is_written(
    book: Book, tmp_path: Path, chance: random.Random
) -> None:
    post = made(PostFields, chance, {"unit_id": IDS.centre})
    file = sheet(tmp_path, columns(book, CASES["person"].full(chance), post))
    proposal = propose(book, "people", file, ImportSettings())
    (row,) = proposal.rows
    assert [name for name in headed(PersonFields) if name not in proposal.labels or not row.texts[name]] == []


def test_every_column_that_a_list_is_read_by_can_be_chosen_by_the_clerk() -> None:
    for kind in IMPORT_KINDS:
        assert [column.name for column in fields_of(kind).fields if column.name not in column_labels(kind)] == [], kind


def test_a_nomination_arrives_whole(book: Book, tmp_path: Path, chance: random.Random) -> None:
    full = CASES["nomination"].full(chance)
    rows = sheet(tmp_path, columns(book, full))
    row_id = apply_nominations(book, propose_nominations(book, rows, "2026-H1")).only_id("nomination")
    assert arrived(nomination(book, row_id).fields, full) == []


def test_a_known_nomination_stays_as_it_is(book: Book, tmp_path: Path, chance: random.Random) -> None:
    full = CASES["nomination"].full(chance)
    row_id = nominate(book, full).only_id("nomination")
    change_nomination(book, row_id, full)
    before = nomination(book, row_id)
    rows = sheet(tmp_path, columns(book, replace(full, summary="Khác", note="Khác", post_title="Khác")))
    apply_nominations(book, propose_nominations(book, rows, "2026-H1"))
    assert nomination(book, row_id) == before


def test_a_decision_and_its_award_arrive_whole(book: Book, tmp_path: Path, chance: random.Random) -> None:
    changed = replace(CASES["decision"].full(chance), issuing_body="UBND tỉnh Cao Bằng")
    of = CASES["nomination"].full(chance)
    changes = apply_awards(book, propose_awards(book, sheet(tmp_path, columns(book, changed, of))))
    fields_kept, (given,) = direct_decision(book, changes.only_id("decision"))
    assert arrived(fields_kept, changed) == []
    assert (given.kind, given.recipient_id, given.award) == (of.kind, of.person_id, of.award)
    assert (given.commendation_type, given.reason_line) == (of.commendation_type, of.summary)


def test_a_known_decision_keeps_what_the_workbook_does_not_tell(
    book: Book, tmp_path: Path, chance: random.Random
) -> None:
    full = replace(CASES["decision"].full(chance), round_code="", issuing_body="UBND tỉnh Cao Bằng")
    given = DirectAward(NomineeKind.INDIVIDUAL, IDS.lan, "provincial_certificate")
    row_id = save_direct_decision(book, None, full, [given]).only_id("decision")
    assert decision(book, row_id)[0] == full
    rows = sheet(tmp_path, columns(book, full, CASES["nomination"].full(chance)))
    assert len(apply_awards(book, propose_awards(book, rows)).ids["award"]) == 1
    stored, both = direct_decision(book, row_id)
    assert stored == full
    assert full.level is AwardLevel.PROVINCE
    assert [entry.recipient_id for entry in both] == [IDS.lan, CASES["nomination"].fixed["person_id"]]


@pytest.mark.parametrize("forgotten", FORGOTTEN)
def test_a_field_that_the_reading_forgets_is_found(
    book: Book, tmp_path: Path, chance: random.Random, monkeypatch: pytest.MonkeyPatch, forgotten: str
) -> None:
    class ForgetfulFields(PersonFields):
        def __new__(cls, **values: Any) -> PersonFields:  # type: ignore[misc] # noqa: ANN401 - of whichever field
            return PersonFields(**{name: value for name, value in values.items() if name != forgotten})

    monkeypatch.setattr(people_sheets, "PersonFields", ForgetfulFields)
    with pytest.raises(AssertionError, match=forgotten):
        check_new_person(
            book, tmp_path, CASES["person"].full(chance), made(PostFields, chance, {"unit_id": IDS.centre})
        )


@pytest.mark.parametrize("forgotten", FORGOTTEN)
def test_a_field_that_changing_a_known_person_forgets_is_found(
    book: Book, tmp_path: Path, chance: random.Random, monkeypatch: pytest.MonkeyPatch, forgotten: str
) -> None:
    change = people_import._change  # noqa: SLF001 - the function that once forgot
    usual: dict[str, Any] = {entry.name: entry.default for entry in fields(PersonFields) if entry.name == forgotten}

    def forgetful(work: Any, row: people_import.PersonRow, units: Mapping[str, int]) -> None:  # noqa: ANN401
        change(work, replace(row, fields=replace(row.fields, **usual)), units)

    monkeypatch.setattr(people_import, "_change", forgetful)
    before = CASES["person"].bare(chance)
    with pytest.raises(AssertionError, match=forgotten):
        check_known_person(book, tmp_path, before, replace(CASES["person"].full(chance), full_name=before.full_name))
