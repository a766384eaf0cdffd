"""Checks of a whole round and of one nomination as it is entered: what speaks against it, by which article."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from desktop_app.domain.activities import ActivityFields, ActivityKind
from desktop_app.domain.award_findings import Finding, Rule, Weight
from desktop_app.domain.award_rules import Principle
from desktop_app.domain.decisions import DecisionFields
from desktop_app.domain.nominations import CommendationType, NominationFields, NominationState, NomineeKind
from desktop_app.domain.people import PersonFields, PostFields
from desktop_app.domain.tasks import TaskFields
from desktop_app.domain.year_facts import Rating, RecordRef, Scope
from desktop_app.domain.year_records import HoldFields, InitiativeFields, Subject
from desktop_app.services.activities import add_activity
from desktop_app.services.book import Book
from desktop_app.services.decisions import save_decision
from desktop_app.services.nominations import nominate
from desktop_app.services.people import save_person
from desktop_app.services.round_checks import (
    CheckedNomination,
    ReasonWanted,
    check_fields,
    check_round,
    refuse_unexplained,
)
from desktop_app.services.rounds import change_round, round_of
from desktop_app.services.tasks import add_task
from desktop_app.services.year_records import save_hold, save_initiative, set_rating, set_registered
from tests.books import book_in, person, refused, review_round, unit

MERIT, MOVEMENT, SUDDEN = CommendationType.MERIT, CommendationType.MOVEMENT, CommendationType.SUDDEN
ADVANCED, FIGHTER, PROVINCIAL = "advanced_worker", "grassroots_fighter", "provincial_fighter"
EXCELLENT_UNIT, ADVANCED_UNIT, PAPER = "excellent_collective", "advanced_collective", "certificate_of_merit"
ALL_PAPERS = ("submission", "report", "minutes", "initiative", "proof")
TODAY = date(2026, 11, 25)


def a_person(subject: int) -> Subject:
    return Subject(NomineeKind.INDIVIDUAL, subject)


def proposed(code: str, subject: int, award: str, **fields: object) -> NominationFields:
    plain: dict[str, object] = {"commendation_type": MERIT, "summary": "Hoàn thành tốt.", "papers": ALL_PAPERS}
    kind = NomineeKind.COLLECTIVE if award in (EXCELLENT_UNIT, ADVANCED_UNIT) else NomineeKind.INDIVIDUAL
    who = "person_id" if kind is NomineeKind.INDIVIDUAL else "unit_id"
    return NominationFields(code, kind, **{who: subject, "award": award, **plain, **fields})  # type: ignore[arg-type]


def propose(book: Book, code: str, subject: int, award: str, **fields: object) -> int:
    return nominate(book, proposed(code, subject, award, **fields)).only_id("nomination")


def rated(book: Book, subject: int, ratings: Mapping[int, Rating]) -> None:
    for year, rating in ratings.items():
        set_rating(book, [a_person(subject)], year, rating)
        set_registered(book, [a_person(subject)], year, True)


def of_round(book: Book, code: str, today: date = TODAY) -> dict[int, CheckedNomination]:
    return {one.id: one for one in check_round(book, code, today).nominations}


def rules(findings: Sequence[Finding]) -> list[object]:
    return [one.rule for one in findings]


def decide(book: Book, code: str, nomination_ids: Sequence[int], number: str, signed_on: date) -> int:
    fields = DecisionFields("Khen thưởng", number, signed_on, round_code=code)
    return save_decision(book, None, fields, nomination_ids).only_id("decision")


@pytest.fixture
def staff(book: Book) -> int:
    """One of two people of a division."""
    division = unit(book, "Phòng Lãnh sự")
    person(book, "Lộc Thị Đào", division, "Trưởng phòng")
    return person(book, "Vi Văn An", division, "Chuyên viên")


def test_a_title_is_judged_by_the_year_recorded(book: Book, staff: int) -> None:
    review_round(book, "2026-H2")
    number = propose(book, "2026-H2", staff, ADVANCED)
    (unrated,) = of_round(book, "2026-H2")[number].findings
    assert (unrated.rule, unrated.weight) == (Rule.REQUIREMENT, Weight.MISSING)
    rated(book, staff, {2026: Rating.COMPLETED})
    checked = of_round(book, "2026-H2")[number]
    (failed,) = checked.findings
    assert (failed.weight, failed.article) == (
        Weight.FAILED,
        "Luật Thi đua, khen thưởng 2022, sửa đổi bởi Luật số 06/2026/QH16, Điều 24",
    )
    assert failed.records == (RecordRef("year_record", 1),)
    assert checked.unexplained
    rated(book, staff, {2026: Rating.GOOD})
    assert of_round(book, "2026-H2")[number].findings == ()


def test_a_title_proposed_in_the_same_round_counts_but_not_the_nomination_itself(book: Book, staff: int) -> None:
    review_round(book, "2026-H2")
    rated(book, staff, {2026: Rating.EXCELLENT})
    number = propose(book, "2026-H2", staff, FIGHTER)
    (failed,) = of_round(book, "2026-H2")[number].findings
    assert "Lao động tiên tiến" in failed.sentence
    drafted = propose(book, "2026-H2", staff, ADVANCED, state=NominationState.DRAFT)
    assert of_round(book, "2026-H2")[number].findings == (failed,)
    with book.store.work("Hoàn tất") as work:
        work.update("nomination", drafted, {"state": "complete"})
    assert of_round(book, "2026-H2")[number].findings == ()


def test_what_a_nomination_became_does_not_speak_for_it(book: Book, staff: int) -> None:
    review_round(book, "2025-H2")
    rated(book, staff, {2025: Rating.EXCELLENT})
    number = propose(book, "2025-H2", staff, FIGHTER)
    before = of_round(book, "2025-H2")[number].findings
    decide(book, "2025-H2", [number], "12/QĐ-SNgV", date(2026, 1, 12))
    checked = of_round(book, "2025-H2")[number]
    assert checked.state is NominationState.DECIDED
    assert checked.findings == before
    assert len(before) == 1


def test_one_achievement_twice_names_the_other_decision(book: Book, staff: int) -> None:
    review_round(book, "2026-H1")
    review_round(book, "2026-H2")
    seen = ActivityFields(date(2026, 5, 12), ActivityKind.EVENT, "Ngày hội an toàn mạng", participants=(staff,))
    activity = add_activity(book, seen).only_id("activity")
    first = propose(book, "2026-H1", staff, PAPER, commendation_type=MOVEMENT, activity_ids=(activity,))
    decide(book, "2026-H1", [first], "31/QĐ-SNgV", date(2026, 7, 10))
    again = propose(book, "2026-H2", staff, PAPER, commendation_type=MOVEMENT, activity_ids=(activity,))
    other = propose(book, "2026-H2", staff - 1, PAPER, commendation_type=MOVEMENT, activity_ids=(activity,))
    checked = of_round(book, "2026-H2")
    (found,) = checked[again].findings
    assert found.rule is Principle.ONE_ACHIEVEMENT
    assert "“Giấy khen” tại Quyết định 31/QĐ-SNgV ngày 10/07/2026" in found.sentence
    assert found.records == (RecordRef("award", 1), RecordRef("activity", activity))
    assert checked[other].findings == ()
    assert of_round(book, "2026-H1")[first].findings == ()


@pytest.mark.parametrize(("first_day", "twice"), [(date(2026, 7, 1), False), (date(2026, 6, 30), True)])
def test_a_task_that_comes_every_year_is_one_achievement_only_in_the_same_time(
    book: Book, staff: int, first_day: date, twice: bool
) -> None:
    task = max(add_task(book, TaskFields("Tuyên truyền hằng năm")).ids["task"])
    review_round(book, "2026-H1")
    review_round(book, "2026-H2")
    one = propose(book, "2026-H1", staff, PAPER, commendation_type=MOVEMENT, task_ids=(task,))
    decide(book, "2026-H1", [one], "31/QĐ-SNgV", date(2026, 7, 10))
    second = propose(book, "2026-H2", staff, PAPER, commendation_type=MOVEMENT, task_ids=(task,), period_from=first_day)
    assert rules(of_round(book, "2026-H2")[second].findings) == [Principle.ONE_ACHIEVEMENT] * twice


def test_the_next_award_counts_from_the_period_of_the_last(book: Book, staff: int) -> None:
    review_round(book, "2026-H1")
    review_round(book, "2026-H2")
    first = propose(book, "2026-H1", staff, PAPER)
    decide(book, "2026-H1", [first], "31/QĐ-SNgV", date(2026, 7, 10))
    second = propose(book, "2026-H2", staff, PAPER)
    (found,) = of_round(book, "2026-H2")[second].findings
    assert found.rule is Principle.NEXT_PERIOD
    assert "01/01/2026 đến ngày 30/06/2026" in found.sentence


def test_a_hold_stops_until_it_ends_and_names_only_its_document(book: Book, staff: int) -> None:
    review_round(book, "2026-H2")
    number = propose(book, "2026-H2", staff, PAPER, commendation_type=MOVEMENT)
    save_hold(book, None, HoldFields(a_person(staff), date(2026, 9, 1), None, "05/TB-SNgV"))
    (found,) = of_round(book, "2026-H2")[number].findings
    assert (found.rule, found.article) == (Principle.HOLD, "Nghị định 152/2025/NĐ-CP, Điều 4 khoản 4")
    assert "05/TB-SNgV" in found.sentence
    assert found.records == (RecordRef("hold", 1),)
    assert of_round(book, "2026-H2", date(2026, 8, 31))[number].findings == ()


def test_a_unit_dissolved_since_is_not_awarded(book: Book) -> None:
    review_round(book, "2025-H2")
    gone = unit(book, "Phòng Lễ tân", valid_to=date(2026, 1, 31))
    fields = replace(proposed("2025-H2", gone, ADVANCED_UNIT), award=PAPER, commendation_type=MOVEMENT)
    number = nominate(book, fields).only_id("nomination")
    assert of_round(book, "2025-H2", date(2026, 1, 31))[number].findings == ()
    (found,) = of_round(book, "2025-H2", date(2026, 2, 1))[number].findings
    assert found.rule is Principle.DISSOLVED_UNIT
    assert not found.provision.confirmed


def test_a_newcomer_is_measured_in_months_of_the_year(book: Book) -> None:
    office = unit(book, "Văn phòng")
    for code, first_day, months in (("2025-H2", date(2025, 7, 2), 6), ("2023-H2", date(2023, 3, 2), 10)):
        review_round(book, code)
        held = [(None, PostFields(office, "Chuyên viên", first_day))]
        newcomer = save_person(book, None, PersonFields("Hứa Văn Mới"), held).only_id("person")
        rated(book, newcomer, {first_day.year: Rating.GOOD})
        number = propose(book, code, newcomer, ADVANCED)
        (found,) = of_round(book, code)[number].findings
        assert found.rule is Rule.NEWCOMER
        assert f"chưa đủ {months} tháng" in found.sentence


def test_a_collective_is_judged_by_its_members_on_the_last_day_of_the_achievement(book: Book) -> None:
    review_round(book, "2025-H2")
    division = unit(book, "Phòng Lãnh sự")
    people = [person(book, name, division) for name in ("Vi Văn An", "Lộc Thị Đào", "Hứa Văn Ba")]
    left = [(None, PostFields(division, "", None, date(2025, 12, 30)))]
    save_person(book, None, PersonFields("Nông Văn Tư"), left)
    set_rating(book, [Subject(NomineeKind.COLLECTIVE, division)], 2025, Rating.EXCELLENT)
    number = propose(book, "2025-H2", division, EXCELLENT_UNIT)
    for one in people:
        rated(book, one, {2025: Rating.EXCELLENT})
    sentences = [one.sentence for one in of_round(book, "2025-H2")[number].findings]
    assert any("hiện có 0/3 thành viên, cần ít nhất 3" in sentence for sentence in sentences)
    for one in people:
        propose(book, "2025-H2", one, ADVANCED)
    (found,) = of_round(book, "2025-H2")[number].findings
    assert "ít nhất 1 thành viên" in found.sentence
    propose(book, "2025-H2", people[0], FIGHTER)
    assert of_round(book, "2025-H2")[number].findings == ()


def test_missing_papers_are_told_with_their_mark(book: Book, staff: int) -> None:
    review_round(book, "2026-H2")
    number = propose(book, "2026-H2", staff, PAPER, commendation_type=SUDDEN, papers=())
    found = of_round(book, "2026-H2")[number].findings
    assert [(one.rule, one.weight, one.provision.confirmed) for one in found] == [
        (Rule.PAPERS, Weight.MISSING, False),
        (Rule.PAPERS, Weight.MISSING, True),
    ]
    assert found[0].sentence == "Chưa có “Báo cáo thành tích” trong hồ sơ."


def test_caps_of_the_round_are_counted_with_what_if(book: Book) -> None:
    """15 % of LĐTT could be CSTĐCS to the end of 2023; from 2024 on there is no such cap."""
    office = unit(book, "Văn phòng")
    people = [person(book, f"Vi Văn Số {number}", office) for number in range(6)]
    for code in ("2023-H2", "2024-H2"):
        review_round(book, code)
        for one in people:
            propose(book, code, one, ADVANCED)
        propose(book, code, people[0], FIGHTER)
    of_2023, of_2024 = check_round(book, "2023-H2", TODAY), check_round(book, "2024-H2", TODAY)
    (cap,) = of_2023.caps
    assert (cap.counted, cap.of, cap.room, cap.least_base) == (1, 6, -1, 7)
    assert [one.rule for one in of_2023.cap_findings] == [Rule.CAP]
    assert (of_2024.caps, of_2024.cap_findings) == ((), ())


def test_the_cap_of_excellent_ratings_is_counted_from_2026(book: Book, staff: int) -> None:
    for year, code in ((2025, "2025-H2"), (2026, "2026-H2")):
        review_round(book, code)
        rated(book, staff, {year: Rating.EXCELLENT})
        rated(book, staff - 1, {year: Rating.GOOD})
    assert check_round(book, "2025-H2", TODAY).cap_findings == ()
    (found,) = check_round(book, "2026-H2", TODAY).cap_findings
    assert "“Hoàn thành xuất sắc nhiệm vụ” không quá 20 % số “Hoàn thành tốt nhiệm vụ”: có 1/1" in found.sentence


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
    ("code", "first", "found"),
    [
        ("2025-H1", date(2025, 1, 1), []),  # NĐ 152/2025, Điều 33 khoản 7 is from 1/7/2025 on
        ("2025-H2", date(2025, 1, 1), [Principle.NEXT_PERIOD]),
        ("2025-H2", date(2025, 7, 1), []),  # from after the earlier period's last day, 30/6
        ("2025-H2", date(2025, 6, 30), [Principle.NEXT_PERIOD]),
    ],
)
def test_the_period_of_the_last_decision_counts_from_july_2025(
    book: Book, staff: int, code: str, first: date, found: list[Principle]
) -> None:
    with book.store.work("Quyết định cũ") as work:
        signed = {"number": "9/QĐ-SNgV", "signed_on": "2025-03-15" if code == "2025-H1" else "2025-07-10"}
        given = {"decision_id": work.insert("decision", signed), "kind": "individual", "person_id": staff}
        kind = {"awarded_name": "Vi Văn An", "award": "Giấy khen", "award_code": PAPER, "commendation_type": "merit"}
        work.insert("award", given | kind | {"period_from": "2025-01-01", "period_to": "2025-06-30"})
    review_round(book, code)
    number = propose(book, code, staff, PAPER, period_from=first)
    assert rules(of_round(book, code, date(2025, 12, 20))[number].findings) == found


def test_registration_is_a_condition_to_the_end_of_2023_only(book: Book, staff: int) -> None:
    for code in ("2023-H2", "2024-H2"):
        review_round(book, code)
        set_rating(book, [a_person(staff)], int(code[:4]), Rating.GOOD)
    before, after = (propose(book, code, staff, ADVANCED) for code in ("2023-H2", "2024-H2"))
    assert rules(of_round(book, "2023-H2")[before].findings) == [Principle.REGISTRATION]
    assert of_round(book, "2024-H2")[after].findings == ()
    set_registered(book, [a_person(staff)], 2023, True)
    assert of_round(book, "2023-H2")[before].findings == ()


@pytest.mark.parametrize(("year", "held"), [(2018, True), (2020, True), (2021, False)])
def test_what_was_held_long_before_is_looked_for_through_all_years(
    book: Book, staff: int, year: int, held: bool
) -> None:
    """Bằng khen của Thủ tướng takes Bằng khen của tỉnh held five years before (Luật 2022, Điều 73)."""
    with book.store.work("Quyết định cũ") as work:
        signed = {"number": "77/QĐ-UBND", "signed_on": f"{year + 1}-02-01", "level": "province"}
        given = {"decision_id": work.insert("decision", signed), "kind": "individual", "person_id": staff}
        kind = {"awarded_name": "Vi Văn An", "award": "Bằng khen", "award_code": "provincial_certificate"}
        work.insert("award", given | kind | {"commendation_type": "merit", "period_to": f"{year}-12-31"})
    review_round(book, "2025-H2")
    number = propose(book, "2025-H2", staff, "pm_certificate", papers=(*ALL_PAPERS, "ministry"))
    sentences = " ".join(one.sentence for one in of_round(book, "2025-H2")[number].findings)
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
    assert check_round(book, "2024-H2", TODAY).judged_on == date(2025, 3, 31)


def test_a_closed_round_is_judged_as_on_the_day_it_was_closed(book: Book, staff: int) -> None:
    review_round(book, "2026-H1")
    number = propose(book, "2026-H1", staff, PAPER, commendation_type=MOVEMENT)
    save_hold(book, None, HoldFields(a_person(staff), date(2026, 7, 20), None, "05/TB-SNgV"))
    assert len(of_round(book, "2026-H1")[number].findings) == 1
    change_round(book, replace(round_of(book, "2026-H1"), opened_on=date(2026, 6, 1), closed_on=date(2026, 7, 15)))
    assert check_round(book, "2026-H1", TODAY).judged_on == date(2026, 7, 15)
    assert of_round(book, "2026-H1")[number].findings == ()


@pytest.mark.parametrize(("type_", "counted"), [(MERIT, True), (MOVEMENT, False), (SUDDEN, False)])
def test_awards_for_a_movement_do_not_feed_the_chain(
    book: Book, staff: int, type_: CommendationType, counted: bool
) -> None:
    """CSTĐ tỉnh takes three consecutive CSTĐCS for regular merit (NĐ 152/2025, Điều 4 khoản 3)."""
    for year in (2023, 2024, 2025):
        rated(book, staff, {year: Rating.EXCELLENT})
        with book.store.work("Quyết định cũ") as work:
            signed = {"number": f"{year}/QĐ-SNgV", "signed_on": f"{year}-12-20", "round_id": None}
            decision = work.insert("decision", signed)
            given = {"kind": "individual", "person_id": staff, "awarded_name": "Vi Văn An", "award": "CSTĐCS"}
            kind = {"award_code": FIGHTER, "commendation_type": type_.value, "period_to": f"{year}-12-31"}
            work.insert("award", {"decision_id": decision, **given, **kind})
    save_initiative(book, None, InitiativeFields(a_person(staff), 2025, "Cổng tra cứu", Scope.PROVINCE))
    review_round(book, "2025-H2")
    number = propose(book, "2025-H2", staff, PROVINCIAL)
    found = of_round(book, "2025-H2")[number].findings
    assert (Principle.MERIT_ONLY in rules(found)) is not counted
    assert (found == ()) is counted


def test_as_it_is_entered_a_nomination_is_judged_like_a_kept_one(book: Book, staff: int) -> None:
    review_round(book, "2026-H2")
    fields = proposed("2026-H2", staff, FIGHTER)
    entered = check_fields(book, fields, today=TODAY)
    assert len(entered) > 1
    number = nominate(book, fields).only_id("nomination")
    assert of_round(book, "2026-H2")[number].findings == entered == check_fields(book, fields, number, TODAY)
    assert check_fields(book, replace(fields, person_id=None), today=TODAY) == ()


def test_a_failed_condition_asks_for_a_reason_once(book: Book, staff: int) -> None:
    review_round(book, "2026-H2")
    rated(book, staff, {2026: Rating.COMPLETED})
    fields = proposed("2026-H2", staff, ADVANCED)
    with refused(book, ReasonWanted, "1 điều kiện chưa đạt") as why:
        refuse_unexplained(book, fields, today=TODAY)
    assert why.value.field == "exception_reason"
    refuse_unexplained(book, replace(fields, state=NominationState.DRAFT), today=TODAY)
    refuse_unexplained(book, replace(fields, exception_reason="Giám đốc đồng ý đưa ra Hội đồng"), today=TODAY)
    number = propose(book, "2026-H2", staff, ADVANCED, exception_reason="Giám đốc đồng ý đưa ra Hội đồng")
    assert not of_round(book, "2026-H2")[number].unexplained


def test_the_refused_and_the_cancelled_are_not_checked(book: Book, staff: int) -> None:
    review_round(book, "2026-H2")
    number = propose(book, "2026-H2", staff, ADVANCED)
    for state in ("failed", "cancelled"):
        with book.store.work("Bước") as work:
            work.update("nomination", number, {"state": state})
        assert of_round(book, "2026-H2") == {}


def test_no_question_is_asked_for_each_nominee(tmp_path: Path) -> None:
    asked = []
    for size in (3, 40):
        with book_in(tmp_path / str(size)) as book:
            office = unit(book, "Văn phòng")
            review_round(book, "2026-H2")
            for number in range(size):
                one = person(book, f"Vi Văn Số {number}", office)
                rated(book, one, {2026: Rating.GOOD})
                propose(book, "2026-H2", one, ADVANCED)
            propose(book, "2026-H2", office, EXCELLENT_UNIT)
            statements: list[str] = []
            event.listen(
                book.store.engine, "before_cursor_execute", lambda *given, kept=statements: kept.append(given[2])
            )
            check_round(book, "2026-H2", TODAY)
            asked.append(len(statements))
    assert asked[0] == asked[1]
