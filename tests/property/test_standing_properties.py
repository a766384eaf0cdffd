"""However records and decisions lie, each of many is known as the rules say; undo of the years is exact."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from desktop_app.domain.law.year_facts import Rating, Scope, YearFacts
from desktop_app.domain.standing.year_records import HoldFields, InitiativeFields, Subject, YearRecordFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.keeping import trash
from desktop_app.services.standing import facts as standing
from desktop_app.services.standing import year_records
from tests.books import book_in, rows_of
from tests.property.test_undo_machine import Clerk as _Clerk
from tests.property.test_undo_machine import id_lists, ids

PEOPLE = 4
KINDS = ("year_record", "initiative", "hold")
SPAN = (2019, 2026)
years = st.integers(*SPAN)
members = st.integers(1, PEOPLE)
codes = st.sampled_from(["advanced_worker", "grassroots_fighter", ""])
ratings = st.none() | st.sampled_from(list(Rating))
gone = st.sampled_from([None, None, None, "2026-01-01T00:00:00Z"])

records = st.lists(
    st.fixed_dictionaries({"person_id": members, "year": years, "rating": ratings, "trashed_at": gone}),
    unique_by=lambda record: (record["person_id"], record["year"]),
)
initiatives = st.lists(
    st.fixed_dictionaries({"person_id": members, "year": years, "scope": st.integers(1, 3), "trashed_at": gone})
)
decisions = st.lists(
    st.fixed_dictionaries({"signed": st.booleans(), "year": years, "trashed_at": gone}), min_size=1, max_size=4
)
awards = st.lists(
    st.fixed_dictionaries(
        {
            "person_id": members,
            "award_code": codes,
            "decision": st.integers(0, 3),
            "year": st.none() | years,
            "cancelled_on": st.sampled_from([None, None, "2026-02-01"]),
        }
    )
)
Rows = Sequence[Mapping[str, Any]]


@contextmanager
def a_book() -> Iterator[Book]:
    with tempfile.TemporaryDirectory(prefix="so-thi-dua-years-") as folder, book_in(Path(folder) / "book") as book:
        yield book


def write(book: Book, records: Rows, initiatives: Rows, decisions: Rows, awards: Rows) -> None:
    with book.store.work("Ghi") as work:
        work.insert_many("person", [{"full_name": f"Hà Văn Số {place}"} for place in range(PEOPLE)])
        work.insert_many("year_record", records)
        work.insert_many("initiative", [{**row, "title": "Sáng kiến"} for row in initiatives])
        ids = work.insert_many(
            "decision",
            [
                {
                    "number": f"{place}/QĐ",
                    "signed_on": f"{row['year']}-12-20" if row["signed"] else None,
                    "trashed_at": row["trashed_at"],
                }
                for place, row in enumerate(decisions)
            ],
        )
        plain = {"kind": "individual", "awarded_name": "x", "award": "x"}
        work.insert_many(
            "award",
            [
                plain
                | {name: row[name] for name in ("person_id", "award_code", "cancelled_on")}
                | {
                    "decision_id": ids[row["decision"] % len(ids)],
                    "period_to": f"{row['year']}-12-31" if row["year"] else None,
                }
                for row in awards
            ],
        )


def expected(person_id: int, records: Rows, initiatives: Rows, decisions: Rows, awards: Rows) -> dict[int, object]:
    """Say by the rules, one after the other, what each year of a person holds: rating, codes, reaches."""
    years: dict[int, object] = {}
    for year in range(SPAN[0], SPAN[1] + 1):
        rating = [row["rating"] for row in records if living(row, person_id) and row["year"] == year]
        reaches = [row["scope"] for row in initiatives if living(row, person_id) and row["year"] == year]
        held = []
        for award in awards:
            decision = decisions[award["decision"] % len(decisions)]
            counts = decision["signed"] and not decision["trashed_at"] and not award["cancelled_on"]
            if award["person_id"] == person_id and counts and award["award_code"]:
                held += [award["award_code"]] if (award["year"] or decision["year"]) == year else []
        if rating or reaches or held:
            years[year] = (rating[0] if rating else None, sorted(held), sorted(reaches))
    return years


def living(row: Mapping[str, Any], person_id: int) -> bool:
    return row["person_id"] == person_id and row["trashed_at"] is None


def ratings_of(facts: YearFacts) -> object:
    return facts.rating, sorted(award.code for award in facts.awards), sorted(map(int, facts.initiatives))


@given(records, initiatives, decisions, awards)
@settings(max_examples=settings().max_examples // 2)
def test_each_of_many_is_known_as_the_rules_say(
    records: Rows, initiatives: Rows, decisions: Rows, awards: Rows
) -> None:
    with a_book() as book:
        write(book, records, initiatives, decisions, awards)
        with book.store.reading() as connection:
            facts_by_person = standing.facts_of(connection, NomineeKind.INDIVIDUAL, range(1, PEOPLE + 1))
            late = standing.facts_of(connection, NomineeKind.INDIVIDUAL, range(1, PEOPLE + 1), since=2024)
    for person_id, facts in facts_by_person.items():
        wanted = expected(person_id, records, initiatives, decisions, awards)
        assert {year: ratings_of(facts[year]) for year in facts} == wanted
        assert all((year in facts) is (year in wanted) for year in range(SPAN[0], SPAN[1] + 1))
        assert {
            year: ratings_of(known) for year in range(2024, SPAN[1] + 1) if (known := late[person_id].get(year))
        } == {year: value for year, value in wanted.items() if year >= 2024}


class YearClerk(_Clerk):
    """The clerk of the undo machine, who records years too."""

    @rule(people=id_lists, units=id_lists, year=years, rating=ratings)
    def rate(self, people: list[int], units: list[int], year: int, rating: Rating | None) -> None:
        subjects = [Subject(NomineeKind.INDIVIDUAL, each) for each in people]
        subjects += [Subject(NomineeKind.COLLECTIVE, each) for each in units]
        self.do(lambda: year_records.set_rating(self.book, subjects, year, rating))

    @rule(person=ids, year=years, rating=ratings, note=st.sampled_from(["", "Ghi chú"]))
    def record_year(self, person: int, year: int, rating: Rating | None, note: str) -> None:
        fields = YearRecordFields(Subject(NomineeKind.INDIVIDUAL, person), year, rating, note=note)
        self.do(lambda: year_records.save_year_record(self.book, fields))

    @rule(initiative=st.none() | ids, person=ids, year=years, reach=st.sampled_from(list(Scope)))
    def save_initiative(self, initiative: int | None, person: int, year: int, reach: Scope) -> None:
        fields = InitiativeFields(Subject(NomineeKind.INDIVIDUAL, person), year, "Sáng kiến", reach)
        self.do(lambda: year_records.save_initiative(self.book, initiative, fields))

    @rule(hold=st.none() | ids, unit=ids, month=st.integers(1, 12))
    def save_hold(self, hold: int | None, unit: int, month: int) -> None:
        fields = HoldFields(Subject(NomineeKind.COLLECTIVE, unit), date(2026, month, 1), document="04/TB")
        self.do(lambda: year_records.save_hold(self.book, hold, fields))

    @rule(hold=ids, month=st.integers(1, 12))
    def release_hold(self, hold: int, month: int) -> None:
        last = date(2026, month, 1)
        known = year_records.hold
        self.do(lambda: year_records.save_hold(self.book, hold, replace(known(self.book, hold), to_date=last)))

    @rule(kind=st.sampled_from(KINDS), ids=id_lists.filter(bool))
    def put_year_in_trash(self, kind: str, ids: list[int]) -> None:
        self.do(lambda: trash.put_in_trash(self.book, kind, ids))

    @rule(kind=st.sampled_from(KINDS), ids=id_lists.filter(bool))
    def restore_year(self, kind: str, ids: list[int]) -> None:
        self.do(lambda: trash.restore(self.book, kind, ids))

    @invariant()
    def a_year_is_recorded_once(self) -> None:
        rows = rows_of(self.book, "year_record", "person_id, unit_id, year", "trashed_at IS NULL")
        assert len(rows) == len(set(rows))


YearClerk.TestCase.settings = settings(max_examples=settings().max_examples // 10, stateful_step_count=25)
TestYearClerk = YearClerk.TestCase
