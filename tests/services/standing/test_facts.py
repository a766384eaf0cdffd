"""Facts on many people or units: years from records and signed decisions, holds, first days, members by date."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from sqlalchemy import event

from desktop_app.domain.law.judging.collectives import CollectiveYear
from desktop_app.domain.law.year_facts import HeldAward, Rating, RecordRef, Scope, YearFacts, Years
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.standing.year_records import HoldFields, InitiativeFields, Subject, YearRecordFields
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.office.people import save_person
from desktop_app.services.office.units import change_unit
from desktop_app.services.office.units import unit as unit_fields
from desktop_app.services.standing import facts as standing
from desktop_app.services.standing.year_records import hold, save_hold, save_initiative, save_year_record, set_rating
from tests.books import individual, person, review_round, unit
from tests.rule_sets import rules_on

INDIVIDUAL, COLLECTIVE = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE


def a_person(subject: int) -> Subject:
    return Subject(INDIVIDUAL, subject)


def decided(book: Book, number: str = "12/QĐ-SNgV", signed_on: str | None = "2025-12-20", **values: object) -> int:
    with book.store.work("Ghi quyết định") as work:
        return work.insert("decision", {"number": number, "signed_on": signed_on} | values)


def awarded(book: Book, decision_id: int, code: str, person_id: int | None = None, **values: object) -> int:
    plain: dict[str, object] = {
        "decision_id": decision_id,
        "kind": "individual" if person_id else "collective",
        "person_id": person_id,
        "awarded_name": "Hứa Thị Mỵ",
        "award": code,
        "award_code": code,
        "period_to": "2025-12-31",
    }
    with book.store.work("Ghi khen thưởng") as work:
        return work.insert("award", plain | values)


def years_of(book: Book, subject: int, kind: NomineeKind = INDIVIDUAL) -> Years:
    with book.store.reading() as connection:
        return standing.facts_of(connection, kind, [subject])[subject]


def collective_in(book: Book, unit_id: int, year: int, day: date | None = None) -> CollectiveYear:
    with book.store.reading() as connection:
        return standing.collectives_in(connection, [unit_id], year, day)[unit_id]


def test_a_year_has_rating_awards_and_initiatives_with_their_source_records(book: Book) -> None:
    lan = person(book, "Nông Thị Lan")
    save_year_record(book, YearRecordFields(a_person(lan), 2025, Rating.EXCELLENT, registered=True))
    save_initiative(book, None, InitiativeFields(a_person(lan), 2025, "Số hóa hồ sơ", Scope.PROVINCE))
    award = awarded(book, decided(book), "grassroots_fighter", lan, commendation_type="merit")
    years = years_of(book, lan)
    held = HeldAward(
        "grassroots_fighter",
        "Quyết định 12/QĐ-SNgV ngày 20/12/2025",
        CommendationType.MERIT,
        RecordRef("award", award),
        date(2025, 12, 20),
    )
    facts = YearFacts(2025, Rating.EXCELLENT, (held,), (Scope.PROVINCE,), RecordRef("year_record", 1))
    assert dict(years) == {2025: facts}
    assert years.get(2024) is None
    assert (2025 in years, 2024 in years) == (True, False)
    with pytest.raises(KeyError):
        years[2024]


def test_a_year_without_a_record_of_its_own_still_has_its_awards_and_initiatives(book: Book) -> None:
    lan = person(book, "Nông Thị Lan")
    awarded(book, decided(book), "advanced_worker", lan)
    save_initiative(book, None, InitiativeFields(a_person(lan), 2023, "Số hóa hồ sơ"))
    years = years_of(book, lan)
    assert list(years) == [2023, 2025]
    assert (years[2025].rating, years[2025].record, years[2025].awards[0].code) == (None, None, "advanced_worker")
    assert years[2023].initiatives == (Scope.BASE,)


@pytest.mark.parametrize(
    ("decision", "award"),
    [
        ({"signed_on": None}, {}),
        ({"number": ""}, {}),
        ({"trashed_at": "2026-01-02T03:04:05Z"}, {}),
        ({}, {"cancelled_on": "2026-02-01"}),
        ({}, {"award_code": ""}),
    ],
    ids=["not signed", "no number", "decision in the trash", "cancelled", "in no catalogue"],
)
def test_only_awards_of_signed_decisions_that_were_not_cancelled_count(
    book: Book, decision: Mapping[str, str | None], award: Mapping[str, str]
) -> None:
    lan = person(book, "Nông Thị Lan")
    awarded(book, decided(book, **decision), "advanced_worker", lan, **award)  # type: ignore[arg-type]
    assert list(years_of(book, lan)) == []
    awarded(book, decided(book), "advanced_worker", lan)
    assert list(years_of(book, lan)) == [2025]


@pytest.mark.parametrize(
    ("code", "signed_on", "period_to", "of_award", "nominated", "year"),
    [
        ("2024-H2", "2026-01-15", "2023-12-31", "2025-12-31", True, 2025),
        ("2025-H2", "2026-01-15", "2023-12-31", None, True, 2025),
        ("2024-H2", "2025-01-15", "2023-12-31", None, False, 2023),
        ("2024-H2", "2025-01-15", None, None, False, 2024),
        (None, "2022-06-30", None, None, False, 2022),
    ],
    ids=["its own period", "its nomination's", "its decision's", "the round's", "the day signed"],
)
def test_an_award_counts_for_the_year_in_which_its_achievement_ended(
    book: Book,
    code: str | None,
    signed_on: str,
    period_to: str | None,
    of_award: str | None,
    nominated: bool,
    year: int,
) -> None:
    lan = person(book, "Nông Thị Lan", unit(book, "Văn phòng"))
    round_id = review_round(book, code) if code else None
    nomination = individual(book, lan, code) if code and nominated else None
    decision = decided(book, "01/QĐ-SNgV", signed_on, round_id=round_id, period_to=period_to)
    awarded(book, decision, "advanced_worker", lan, period_to=of_award, nomination_id=nomination)
    assert list(years_of(book, lan)) == [year]


def test_a_collective_does_not_have_the_awards_of_its_people(book: Book) -> None:
    office = unit(book, "Văn phòng")
    lan = person(book, "Nông Thị Lan", office)
    decision = decided(book)
    awarded(book, decision, "advanced_worker", lan, unit_id=office)
    assert list(years_of(book, office, COLLECTIVE)) == []
    awarded(book, decision, "excellent_collective", unit_id=office)
    (held,) = years_of(book, office, COLLECTIVE)[2025].awards
    assert held.code == "excellent_collective"


def test_awards_for_a_movement_are_distinguished_from_those_for_merit(book: Book) -> None:
    lan = person(book, "Nông Thị Lan")
    awarded(book, decided(book), "certificate_of_merit", lan, commendation_type="movement")
    assert years_of(book, lan)[2025].awards[0].commendation_type is CommendationType.MOVEMENT


def test_who_is_asked_for_is_answered_for_even_if_nothing_is_known(book: Book) -> None:
    lan, minh = person(book, "Nông Thị Lan"), person(book, "Đặng Minh")
    set_rating(book, [a_person(lan)], 2025, Rating.GOOD)
    with book.store.reading() as connection:
        years = standing.facts_of(connection, INDIVIDUAL, [lan, minh])
    assert {subject: list(year) for subject, year in years.items()} == {lan: [2025], minh: []}


def test_holds_are_returned_the_earliest_first_and_end_when_released(book: Book) -> None:
    lan = person(book, "Nông Thị Lan")
    save_hold(book, None, HoldFields(a_person(lan), date(2026, 3, 1), document="Thông báo 03/TB-SNgV"))
    save_hold(book, None, HoldFields(a_person(lan), date(2025, 1, 1), date(2025, 12, 31), "01/QĐ", discipline=True))
    save_hold(book, 1, replace(hold(book, 1), to_date=date(2026, 4, 30)))
    with book.store.reading() as connection:
        holds = standing.holds_of(connection, INDIVIDUAL, [lan, 99])
    sentences = [(hold.first, hold.last, hold.document, hold.discipline, hold.record) for hold in holds[lan]]
    assert sentences == [
        (date(2025, 1, 1), date(2025, 12, 31), "01/QĐ", True, RecordRef("hold", 2)),
        (date(2026, 3, 1), date(2026, 4, 30), "Thông báo 03/TB-SNgV", False, RecordRef("hold", 1)),
    ]
    assert list(holds) == [lan]


def test_a_person_works_from_the_first_day_of_the_first_post_if_all_are_dated(book: Book) -> None:
    office = unit(book, "Văn phòng")
    held = [
        (None, PostFields(office, "Chuyên viên", date(2025, 9, 1), date(2026, 1, 31))),
        (None, PostFields(office, "Phó Trưởng phòng", date(2026, 2, 1))),
    ]
    new = save_person(book, None, PersonFields("Lộc Thị Mẩy"), held).only_id("person")
    old = person(book, "Nông Thị Lan", office)
    with book.store.reading() as connection:
        assert standing.worked_from(connection, [new, old]) == {new: date(2025, 9, 1)}


def test_members_are_those_with_a_post_on_the_day(book: Book) -> None:
    office, other = unit(book, "Văn phòng"), unit(book, "Thanh tra")
    lan = person(book, "Nông Thị Lan", office)
    moved = [
        (None, PostFields(other, "", None, date(2025, 6, 30))),
        (None, PostFields(office, "", date(2025, 7, 1))),
    ]
    an = save_person(book, None, PersonFields("Bế Văn An"), moved).only_id("person")
    gone = person(book, "Đàm Thị Tâm", office)
    put_in_trash(book, "person", [gone])
    with book.store.reading() as connection:
        before = standing.members_on(connection, [office, other], date(2025, 6, 30))
        after = standing.members_on(connection, [office, other], date(2025, 7, 1))
    assert before == {office: (lan,), other: (an,)}
    assert after == {office: (an, lan), other: ()}


def test_the_numbers_of_a_collective_have_the_people_they_count(book: Book) -> None:
    office = unit(book, "Văn phòng")
    people = [person(book, f"Hà Văn Số {number}", office) for number in range(10)]
    december = decided(book)
    for member in people[:6]:
        awarded(book, december, "advanced_worker", member)
    awarded(book, december, "grassroots_fighter", people[6])
    set_rating(book, [a_person(member) for member in people[:7]], 2025, Rating.EXCELLENT)
    set_rating(book, [a_person(people[7])], 2025, Rating.COMPLETED)
    set_rating(book, [a_person(people[8])], 2025, Rating.FAILED)
    save_hold(book, None, HoldFields(a_person(people[8]), date(2025, 5, 1), date(2026, 4, 30), "09/QĐ", True))
    save_initiative(book, None, InitiativeFields(a_person(people[0]), 2025, "Số hóa hồ sơ"))
    law = rules_on(2025, 12, 20)
    year = collective_in(book, office, 2025)
    facts = year.facts(law)
    assert (facts.members, facts.completed, facts.unrated, facts.disciplined) == (10, 8, 1, 1)
    # a fighter of the base is an advanced worker too: exactly 70 %
    assert Fraction(facts.holders["advanced_worker"], facts.members) == Fraction(7, 10)
    assert set(year.holders("advanced_worker", law)) == set(people[:7])
    assert year.holders("grassroots_fighter", law) == (people[6],)
    assert set(year.completed) == set(people[:8])
    assert year.unrated == (people[9],)
    assert year.rated(Rating.FAILED) == (people[8],)
    assert year.disciplined == {people[8]}
    assert year.with_initiatives == (people[0],)


def test_who_left_during_the_year_is_no_member_at_its_end_but_is_on_a_day_before(book: Book) -> None:
    office = unit(book, "Văn phòng")
    stayed = person(book, "Nông Thị Lan", office)
    left = save_person(
        book, None, PersonFields("Bế Văn An"), [(None, PostFields(office, "", None, date(2025, 9, 30)))]
    ).only_id("person")
    assert list(collective_in(book, office, 2025).members) == [stayed]
    assert list(collective_in(book, office, 2025, date(2025, 6, 30)).members) == [left, stayed]


def test_a_dissolved_unit_is_taken_as_it_was_on_its_last_day(book: Book) -> None:
    last = date(2025, 8, 31)
    gone = unit(book, "Phòng Lễ tân")
    member = save_person(book, None, PersonFields("Bế Văn An"), [(None, PostFields(gone, "", None, last))]).only_id(
        "person"
    )
    assert list(collective_in(book, gone, 2025).members) == []
    fields = unit_fields(book, gone)
    change_unit(book, gone, type(fields)(fields.name, fields.kind, valid_to=last))
    year = collective_in(book, gone, 2025)
    assert (list(year.members), year.day) == ([member], last)


@contextmanager
def questions(book: Book) -> Iterator[list[str]]:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(book.store.engine, "before_cursor_execute", note)
    yield asked
    event.remove(book.store.engine, "before_cursor_execute", note)


@pytest.mark.parametrize("number", [3, 300])
def test_many_are_asked_for_with_the_same_few_questions(book: Book, number: int) -> None:
    with book.store.work("Ghi danh sách") as work:
        office = work.insert("unit", {"name": "Văn phòng"})
        people = work.insert_many("person", [{"full_name": f"Hà Văn Số {place}"} for place in range(number)])
        work.insert_many("post", [{"person_id": member, "unit_id": office} for member in people])
        rated = ({"person_id": member, "year": year, "rating": 3} for member in people for year in range(2016, 2026))
        work.insert_many("year_record", rated)
    with questions(book) as asked, book.store.reading() as connection:
        years = standing.facts_of(connection, INDIVIDUAL, people)
        standing.holds_of(connection, INDIVIDUAL, people)
        standing.worked_from(connection, people)
        standing.registered_in(connection, INDIVIDUAL, people, 2025)
        standing.collectives_in(connection, [office], 2025)
    assert [list(year) for year in years.values()] == [list(range(2016, 2026))] * number
    assert len(asked) == 14
