"""Checks of a whole round and of a nomination as it is entered: findings with their articles."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from desktop_app.domain.law.judging.findings import Rule, Weight
from desktop_app.domain.law.rules import Principle
from desktop_app.domain.law.year_facts import Rating, RecordRef, Scope
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.standing.year_records import HoldFields, InitiativeFields, Subject
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Participant
from desktop_app.services.book import Book
from desktop_app.services.office.people import save_person
from desktop_app.services.plan.tasks import add_task
from desktop_app.services.rounds.checks import ReasonRequired, check_fields, check_round, papers_of
from desktop_app.services.rounds.nominations import change_nomination, nominate
from desktop_app.services.standing.year_records import save_hold, save_initiative, set_rating
from desktop_app.services.year.activities import add_activity
from tests.books import book_in, person, refused, review_round, unit
from tests.services.judging import (
    ADVANCED,
    EXCELLENT_UNIT,
    FIGHTER,
    MERIT,
    MOVEMENT,
    PAPER,
    PROVINCIAL,
    SUDDEN,
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


def test_a_title_is_judged_by_the_year_recorded(book: Book, staff: int) -> None:
    review_round(book, "2026-H2")
    number = propose(book, "2026-H2", staff, ADVANCED, exception_reason="")
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
    seen = ActivityFields(
        date(2026, 5, 12), ActivityKind.EVENT, "Ngày hội an toàn mạng", participants=(Participant(staff),)
    )
    activity = add_activity(book, seen).only_id("activity")
    first = propose(book, "2026-H1", staff, PAPER, commendation_type=MOVEMENT, activity_ids=(activity,))
    decide(book, "2026-H1", [first], "31/QĐ-SNgV", date(2026, 7, 10))
    again = propose(book, "2026-H2", staff, PAPER, commendation_type=MOVEMENT, activity_ids=(activity,))
    other = propose(book, "2026-H2", staff - 1, PAPER, commendation_type=MOVEMENT, activity_ids=(activity,))
    checked = of_round(book, "2026-H2")
    (finding,) = checked[again].findings
    assert finding.rule is Principle.ONE_ACHIEVEMENT
    assert "“Giấy khen” tại Quyết định 31/QĐ-SNgV ngày 10/07/2026" in finding.sentence
    assert finding.records == (RecordRef("award", 1), RecordRef("activity", activity))
    assert checked[other].findings == ()
    assert of_round(book, "2026-H1")[first].findings == ()


def test_an_activity_cited_again_outside_of_its_time_is_found(book: Book, staff: int) -> None:
    review_round(book, "2025-H2")
    review_round(book, "2026-H2")
    add_activity(book, ActivityFields(date(2025, 3, 1), ActivityKind.EVENT, "Việc khác"))
    seen = ActivityFields(date(2025, 12, 2), ActivityKind.EVENT, "Ngày hội", participants=(Participant(staff),))
    activity = add_activity(book, seen).only_id("activity")
    first = propose(book, "2025-H2", staff, PAPER, commendation_type=MOVEMENT, activity_ids=(activity,))
    decide(book, "2025-H2", [first], "5/QĐ-SNgV", date(2025, 12, 30))
    again = propose(book, "2026-H2", staff, PAPER, commendation_type=MOVEMENT, activity_ids=(activity,))
    (finding,) = of_round(book, "2026-H2")[again].findings
    assert (finding.rule, finding.records) == (
        Principle.ONE_ACHIEVEMENT,
        (RecordRef("award", 1), RecordRef("activity", activity)),
    )


@pytest.mark.parametrize(("first_day", "twice"), [(date(2026, 7, 1), False), (date(2026, 6, 30), True)])
def test_a_task_that_comes_every_year_is_one_achievement_only_in_the_same_time(
    book: Book, staff: int, first_day: date, twice: bool
) -> None:
    task = max(add_task(book, TaskFields("Tuyên truyền hằng năm")).ids["task"])
    review_round(book, "2026-H1")
    review_round(book, "2026-H2")
    proposal = propose(book, "2026-H1", staff, PAPER, commendation_type=MOVEMENT, task_ids=(task,))
    decide(book, "2026-H1", [proposal], "31/QĐ-SNgV", date(2026, 7, 10))
    second = propose(book, "2026-H2", staff, PAPER, commendation_type=MOVEMENT, task_ids=(task,), period_from=first_day)
    assert rules(of_round(book, "2026-H2")[second].findings) == [Principle.ONE_ACHIEVEMENT] * twice


def test_a_hold_stops_until_it_ends_and_names_only_its_document(book: Book, staff: int) -> None:
    review_round(book, "2026-H2")
    number = propose(book, "2026-H2", staff, PAPER, commendation_type=MOVEMENT)
    save_hold(book, None, HoldFields(a_person(staff), date(2026, 9, 1), None, "05/TB-SNgV"))
    (finding,) = of_round(book, "2026-H2")[number].findings
    assert (finding.rule, finding.article) == (Principle.HOLD, "Nghị định 152/2025/NĐ-CP, Điều 4 khoản 4")
    assert "05/TB-SNgV" in finding.sentence
    assert finding.records == (RecordRef("hold", 1),)
    assert of_round(book, "2026-H2", date(2026, 8, 31))[number].findings == ()


def test_a_collective_is_judged_by_its_members_on_the_last_day_of_the_achievement(book: Book) -> None:
    review_round(book, "2025-H2")
    division = unit(book, "Phòng Lãnh sự")
    people = [person(book, name, division) for name in ("Vi Văn An", "Lộc Thị Đào", "Hứa Văn Ba")]
    left = [(None, PostFields(division, "", None, date(2025, 12, 30)))]
    save_person(book, None, PersonFields("Nông Văn Tư"), left)
    set_rating(book, [Subject(NomineeKind.COLLECTIVE, division)], 2025, Rating.EXCELLENT)
    number = propose(book, "2025-H2", division, EXCELLENT_UNIT)
    for person_id in people:
        rated(book, person_id, {2025: Rating.EXCELLENT})
    sentences = [finding.sentence for finding in of_round(book, "2025-H2")[number].findings]
    assert any("hiện có 0/3 thành viên, cần ít nhất 3" in sentence for sentence in sentences)
    for person_id in people:
        propose(book, "2025-H2", person_id, ADVANCED)
    (finding,) = of_round(book, "2025-H2")[number].findings
    assert "ít nhất 1 thành viên" in finding.sentence
    propose(book, "2025-H2", people[0], FIGHTER)
    assert of_round(book, "2025-H2")[number].findings == ()


def test_missing_papers_are_findings_with_their_mark(book: Book, staff: int) -> None:
    review_round(book, "2026-H2")
    number = propose(book, "2026-H2", staff, PAPER, commendation_type=SUDDEN, papers=())
    findings = of_round(book, "2026-H2")[number].findings
    assert [(finding.rule, finding.weight, finding.provision.confirmed) for finding in findings] == [
        (Rule.PAPERS, Weight.MISSING, False),
        (Rule.PAPERS, Weight.MISSING, True),
    ]
    assert findings[0].sentence == "Chưa có “Báo cáo thành tích” trong hồ sơ."


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
    findings = of_round(book, "2025-H2")[number].findings
    assert (Principle.MERIT_ONLY in rules(findings)) is not counted
    assert (findings == ()) is counted


def test_an_entered_nomination_is_judged_like_a_stored_one(book: Book, staff: int) -> None:
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
    fields = proposed("2026-H2", staff, ADVANCED, exception_reason="")
    with refused(book, ReasonRequired, "“Vi Văn An” (Lao động tiên tiến) còn 1 điều kiện chưa đạt") as why:
        nominate(book, fields)
    assert why.value.field == "exception_reason"
    assert "Điều 24" in why.value.message
    number = nominate(book, replace(fields, state=NominationState.DRAFT)).only_id("nomination")
    with refused(book, ReasonRequired, "“Vi Văn An”"):
        change_nomination(book, number, fields)
    change_nomination(book, number, replace(fields, exception_reason="Giám đốc đồng ý đưa ra Hội đồng"))
    assert not of_round(book, "2026-H2")[number].unexplained
    with refused(book, ReasonRequired, "“Vi Văn An”"):
        change_nomination(book, number, fields)


def test_of_an_award_that_no_catalogue_has_nothing_is_said(book: Book, staff: int) -> None:
    review_round(book, "2026-H2")
    number = propose(book, "2026-H2", staff, PAPER)
    with book.store.work("Hình thức cũ") as work:
        work.update("nomination", number, {"award": "Bằng lao động sáng tạo", "award_code": ""})
    assert of_round(book, "2026-H2")[number].findings == ()
    fields = replace(proposed("2026-H2", staff, PAPER), award="")
    assert (check_fields(book, fields, number, TODAY), papers_of(book, fields)) == ((), ())


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
                person_id = person(book, f"Vi Văn Số {number}", office)
                rated(book, person_id, {2026: Rating.GOOD})
                propose(book, "2026-H2", person_id, ADVANCED)
            propose(book, "2026-H2", office, EXCELLENT_UNIT)
            statements: list[str] = []
            event.listen(
                book.store.engine, "before_cursor_execute", lambda *given, log=statements: log.append(given[2])
            )
            check_round(book, "2026-H2", TODAY)
            asked.append(len(statements))
    assert asked[0] == asked[1]
