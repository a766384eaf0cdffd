"""A round is judged by the law of its day: every border date of the rules, and long afterwards."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.law.judging.caps import cap_sentence
from desktop_app.domain.law.judging.findings import Rule, Weight
from desktop_app.domain.law.rules import Principle
from desktop_app.domain.law.year_facts import Rating
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.standing.year_records import HoldFields, InitiativeFields
from desktop_app.services.book import Book
from desktop_app.services.office import people
from desktop_app.services.office.people import save_person
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.acts import change_round
from desktop_app.services.rounds.checks import check_round
from desktop_app.services.rounds.nominations import nominate
from desktop_app.services.standing.year_records import save_hold, save_initiative, set_rating, set_registered
from tests.books import person, review_round, unit
from tests.services.judging import (
    ADVANCED,
    ADVANCED_UNIT,
    ALL_PAPERS,
    FIGHTER,
    MOVEMENT,
    PAPER,
    TODAY,
    a_person,
    decide,
    of_round,
    one_of_two,
    propose,
    proposed,
    rated,
    rules,
)

staff = pytest.fixture(one_of_two)


def test_the_next_award_counts_from_the_period_of_the_last(book: Book, staff: int) -> None:
    review_round(book, "2026-H1")
    review_round(book, "2026-H2")
    first = propose(book, "2026-H1", staff, PAPER)
    decide(book, "2026-H1", [first], "31/QĐ-SNgV", date(2026, 7, 10))
    second = propose(book, "2026-H2", staff, PAPER)
    (finding,) = of_round(book, "2026-H2")[second].findings
    assert finding.rule is Principle.NEXT_PERIOD
    assert "01/01/2026 đến ngày 30/06/2026" in finding.sentence


def test_a_unit_dissolved_since_is_not_awarded(book: Book) -> None:
    review_round(book, "2025-H2")
    gone = unit(book, "Phòng Lễ tân", valid_to=date(2026, 1, 31))
    fields = replace(proposed("2025-H2", gone, ADVANCED_UNIT), award=PAPER, commendation_type=MOVEMENT)
    number = nominate(book, fields).only_id("nomination")
    assert of_round(book, "2025-H2", date(2026, 1, 31))[number].findings == ()
    (finding,) = of_round(book, "2025-H2", date(2026, 2, 1))[number].findings
    assert finding.rule is Principle.DISSOLVED_UNIT
    assert not finding.provision.confirmed


def test_a_newcomer_is_measured_in_months_of_the_year(book: Book) -> None:
    office = unit(book, "Văn phòng")
    for code, first_day, months in (("2025-H2", date(2025, 7, 2), 6), ("2023-H2", date(2023, 3, 2), 10)):
        review_round(book, code)
        held = [(None, PostFields(office, "Chuyên viên", first_day))]
        newcomer = save_person(book, None, PersonFields("Hứa Văn Mới"), held).only_id("person")
        rated(book, newcomer, {first_day.year: Rating.GOOD})
        number = propose(book, code, newcomer, ADVANCED)
        (finding,) = of_round(book, code)[number].findings
        assert finding.rule is Rule.NEWCOMER
        assert f"chưa đủ {months} tháng" in finding.sentence


def test_caps_of_the_round_are_counted_with_what_if(book: Book) -> None:
    """15 % of LĐTT could be CSTĐCS to the end of 2023; from 2024 on there is no such cap."""
    office = unit(book, "Văn phòng")
    people = [person(book, f"Vi Văn Số {number}", office) for number in range(6)]
    for code in ("2023-H2", "2024-H2"):
        review_round(book, code)
        for person_id in people:
            propose(book, code, person_id, ADVANCED)
        propose(book, code, people[0], FIGHTER)
    of_2023, of_2024 = check_round(book, "2023-H2", TODAY), check_round(book, "2024-H2", TODAY)
    (cap,) = of_2023.caps
    assert (cap.counted, cap.of, cap.room, cap.least_base) == (1, 6, -1, 7)
    assert of_2024.caps == ()


def test_the_cap_of_excellent_ratings_is_counted_with_its_decree(book: Book, staff: int) -> None:
    for year, code in ((2024, "2024-H2"), (2026, "2026-H2")):
        review_round(book, code)
        rated(book, staff, {year: Rating.EXCELLENT})
        rated(book, staff - 1, {year: Rating.GOOD})
    assert check_round(book, "2024-H2", TODAY).caps == ()
    checks = check_round(book, "2026-H2", TODAY)
    (cap,) = checks.caps
    assert cap.room < 0
    sentence = cap_sentence(cap, checks.rules)
    assert "“Hoàn thành xuất sắc nhiệm vụ” không quá 20 % số “Hoàn thành tốt nhiệm vụ”: có 1/1" in sentence


def test_who_came_from_another_agency_is_no_newcomer(book: Book) -> None:
    """The time at both counts: with the day they began to work there, nothing is said against them."""
    office = unit(book, "Văn phòng")
    review_round(book, "2026-H2")
    held = [(None, PostFields(office, "Chuyên viên", date(2026, 9, 1)))]
    moved = save_person(book, None, PersonFields("Hứa Văn Mới"), held).only_id("person")
    rated(book, moved, {2026: Rating.GOOD})
    number = propose(book, "2026-H2", moved, ADVANCED)
    assert rules(of_round(book, "2026-H2", TODAY)[number].findings) == [Rule.NEWCOMER]
    (post,) = people.posts(book, moved)
    fields = PersonFields("Hứa Văn Mới", served_from=date(2015, 3, 1))
    save_person(book, moved, fields, [(post.id, post.fields)])
    assert of_round(book, "2026-H2", TODAY)[number].findings == ()


def test_an_initiative_cited_for_a_title_is_told_where_it_is_cited_for_a_form(book: Book, staff: int) -> None:
    review_round(book, "2025-H2")
    review_round(book, "2026-H1")
    rated(book, staff, {2024: Rating.EXCELLENT, 2025: Rating.EXCELLENT})
    idea = save_initiative(book, None, InitiativeFields(a_person(staff), 2025, "Số hóa hồ sơ")).only_id("initiative")
    titled = propose(book, "2025-H2", staff, FIGHTER, initiative_ids=(idea,))
    decide(book, "2025-H2", [titled], "31/QĐ-SNgV", date(2025, 12, 22))
    number = propose(book, "2026-H1", staff, PAPER, initiative_ids=(idea,))
    (note,) = of_round(book, "2026-H1", TODAY)[number].findings
    assert (note.rule, note.weight) == (Principle.ONE_INITIATIVE, Weight.NOTE)
    assert (
        note.sentence == "Sáng kiến đã dùng để xét “Chiến sĩ thi đua cơ sở” tại Quyết định 31/QĐ-SNgV ngày 22/12/2025."
    )


@pytest.mark.parametrize(
    ("code", "rating", "articles"),
    [
        # LĐTT and an initiative or work under the law to 31/12/2023; xuất sắc is enough from 2024 on.
        ("2023-H2", Rating.EXCELLENT, 1),
        ("2024-H2", Rating.EXCELLENT, 0),
        ("2024-H2", Rating.GOOD, 1),
        ("2025-H2", Rating.EXCELLENT, 0),
    ],
)
def test_a_round_is_judged_by_the_law_of_its_year_whenever_it_is_judged(
    book: Book, staff: int, code: str, rating: Rating, articles: int
) -> None:
    review_round(book, code)
    rated(book, staff, {int(code[:4]): rating})
    propose(book, code, staff, ADVANCED)
    number = propose(book, code, staff, FIGHTER)
    for today in (date(int(code[:4]), 12, 20), TODAY, date(2029, 5, 1)):
        assert len(of_round(book, code, today)[number].findings) == articles


@pytest.mark.parametrize(
    ("code", "rules_code"),
    [
        ("2023-H2", "2017-10-01"),  # its last day is 31/12/2023
        ("2024-H1", "2024-01-01"),
        ("2025-H1", "2024-01-01"),  # 30/6/2025
        ("2025-H2", "2025-07-01"),
        ("2026-H1", "2025-07-01"),
        ("2026-H2", "2026-10-01"),
    ],
)
def test_a_round_keeps_the_rules_of_its_last_day(book: Book, code: str, rules_code: str) -> None:
    review_round(book, code)
    assert {check_round(book, code, today).rules.code for today in (date(2023, 12, 31), TODAY, date(2030, 1, 1))} == {
        rules_code
    }


@pytest.mark.parametrize(
    ("code", "first", "principles"),
    [
        ("2025-H1", date(2025, 1, 1), [Principle.NEXT_PERIOD]),  # NĐ 98/2023, Điều 30 khoản 9
        ("2025-H2", date(2025, 1, 1), [Principle.NEXT_PERIOD]),
        ("2025-H2", date(2025, 7, 1), []),  # from after the earlier period's last day, 30/6
        ("2025-H2", date(2025, 6, 30), [Principle.NEXT_PERIOD]),
    ],
)
def test_the_period_of_the_last_decision_counts(
    book: Book, staff: int, code: str, first: date, principles: list[Principle]
) -> None:
    with book.store.work("Quyết định cũ") as work:
        signed = {"number": "9/QĐ-SNgV", "signed_on": "2025-03-15" if code == "2025-H1" else "2025-07-10"}
        given = {"decision_id": work.insert("decision", signed), "kind": "individual", "person_id": staff}
        kind = {"awarded_name": "Vi Văn An", "award": "Giấy khen", "award_code": PAPER, "commendation_type": "merit"}
        work.insert("award", given | kind | {"period_from": "2025-01-01", "period_to": "2025-06-30"})
    review_round(book, code)
    number = propose(book, code, staff, PAPER, period_from=first)
    assert rules(of_round(book, code, date(2025, 12, 20))[number].findings) == principles


def test_registration_is_a_condition_to_the_end_of_2023_only(book: Book, staff: int) -> None:
    for code in ("2023-H2", "2024-H2"):
        review_round(book, code)
        set_rating(book, [a_person(staff)], int(code[:4]), Rating.GOOD)
    before, after = (propose(book, code, staff, ADVANCED) for code in ("2023-H2", "2024-H2"))
    assert rules(of_round(book, "2023-H2")[before].findings) == [Principle.REGISTRATION]
    assert of_round(book, "2024-H2")[after].findings == ()
    set_registered(book, [a_person(staff)], 2023, True)
    assert of_round(book, "2023-H2")[before].findings == ()


@pytest.mark.parametrize(("year", "held"), [(2014, True), (2020, True), (2024, True), (2025, False)])
def test_what_was_held_long_before_is_looked_for_through_all_years(
    book: Book, staff: int, year: int, held: bool
) -> None:
    """Bằng khen của Thủ tướng takes Bằng khen của tỉnh already held, however long ago (Luật 2022, Điều 73)."""
    with book.store.work("Quyết định cũ") as work:
        signed = {"number": "77/QĐ-UBND", "signed_on": f"{year + 1}-02-01", "level": "province"}
        given = {"decision_id": work.insert("decision", signed), "kind": "individual", "person_id": staff}
        kind = {"awarded_name": "Vi Văn An", "award": "Bằng khen", "award_code": "provincial_certificate"}
        work.insert("award", given | kind | {"commendation_type": "merit", "period_to": f"{year}-12-31"})
    review_round(book, "2025-H2")
    number = propose(book, "2025-H2", staff, "pm_certificate", papers=(*ALL_PAPERS, "ministry"))
    sentences = " ".join(finding.sentence for finding in of_round(book, "2025-H2")[number].findings)
    assert ("Bằng khen của tỉnh" not in sentences) is held


def test_a_round_of_2024_judged_today_gives_the_answer_of_2024(book: Book, staff: int) -> None:
    """A hold, a decision and the dissolution of years after it change nothing."""
    review_round(book, "2024-H2")
    rated(book, staff, {2024: Rating.EXCELLENT})
    number = propose(book, "2024-H2", staff, PAPER)
    answer = of_round(book, "2024-H2", date(2024, 12, 20))[number].findings
    save_hold(book, None, HoldFields(a_person(staff), date(2026, 9, 1), None, "05/TB-SNgV"))
    review_round(book, "2026-H2")
    later = propose(book, "2026-H2", staff, PAPER, period_from=date(2024, 1, 1))
    decide(book, "2026-H2", [later], "44/QĐ-SNgV", date(2026, 11, 20))
    assert of_round(book, "2024-H2")[number].findings == answer == ()
    checks = check_round(book, "2024-H2", TODAY)
    assert (checks.judged_on, checks.judged_as) == (date(2025, 3, 31), "90 ngày sau ngày cuối của đợt, 31/12/2024")


def test_a_closed_round_is_judged_as_on_the_day_it_was_closed(book: Book, staff: int) -> None:
    review_round(book, "2026-H1")
    number = propose(book, "2026-H1", staff, PAPER, commendation_type=MOVEMENT)
    save_hold(book, None, HoldFields(a_person(staff), date(2026, 7, 20), None, "05/TB-SNgV"))
    assert len(of_round(book, "2026-H1")[number].findings) == 1
    change_round(book, replace(round_of(book, "2026-H1"), opened_on=date(2026, 6, 1), closed_on=date(2026, 7, 15)))
    checks = check_round(book, "2026-H1", TODAY)
    assert (checks.judged_on, checks.judged_as) == (date(2026, 7, 15), "ngày đóng đợt")
    assert of_round(book, "2026-H1")[number].findings == ()
