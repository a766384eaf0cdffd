"""The conditions of each award, measured from what is known of the years: what is met, lacking, or only missing."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.law.judging.findings import Finding, Rule, Weight
from desktop_app.domain.law.judging.fulfilment import MemberFacts, member_facts
from desktop_app.domain.law.rules import Principle
from desktop_app.domain.law.year_facts import HeldAward, Rating, RecordRef, Scope, YearFacts, Years
from desktop_app.domain.vocabulary import CommendationType
from tests.rule_sets import a_year, by_year, collective, findings_of, person, rules, rules_on

GOOD, EXCELLENT, COMPLETED, POOR = Rating.GOOD, Rating.EXCELLENT, Rating.COMPLETED, Rating.FAILED
FIGHTER, WORKER = "grassroots_fighter", "advanced_worker"
MERIT, MOVEMENT = CommendationType.MERIT, CommendationType.MOVEMENT


@pytest.mark.parametrize(
    ("rating", "initiatives", "day", "is_met"),
    [
        (EXCELLENT, (), date(2023, 12, 31), False),
        (GOOD, (Scope.BASE,), date(2023, 12, 31), True),
        (EXCELLENT, (), date(2024, 1, 1), True),
        (GOOD, (Scope.BASE,), date(2024, 1, 1), True),
        (GOOD, (), date(2024, 1, 1), False),
        (EXCELLENT, (), date(2026, 10, 1), True),
    ],
)
def test_a_fighter_needs_an_initiative_and_from_2024_may_be_excellent_instead(
    rating: Rating, initiatives: tuple[Scope, ...], day: date, is_met: bool
) -> None:
    nominee = person(a_year(2023, rating, WORKER, initiatives=initiatives), year=2023)
    assert rules(findings_of(nominee, FIGHTER, day)) == ([] if is_met else [Rule.REQUIREMENT])


def test_a_condition_that_is_not_met_is_explained() -> None:
    (finding,) = findings_of(person(a_year(2025, GOOD, WORKER)), FIGHTER)
    assert finding.sentence == (
        "Cần một trong các điều kiện: (1) được xếp loại “Hoàn thành xuất sắc nhiệm vụ” năm 2025; (2) 1 sáng kiến hoặc "
        "đề tài khoa học được công nhận năm 2025; hiện nay: (1) năm 2025 xếp loại “Hoàn thành tốt nhiệm vụ”; "
        "(2) đã ghi 0."
    )
    assert finding.article == "Luật Thi đua, khen thưởng 2022, Điều 23"
    assert finding.records == (RecordRef("year_record", 2025),)
    assert finding.weight is Weight.FAILED


@pytest.mark.parametrize("facts", [[], [a_year(2025, None)]])
def test_what_is_not_recorded_is_missing_not_failed(facts: list[YearFacts]) -> None:
    (finding,) = findings_of(person(*facts), WORKER)
    assert finding.weight is Weight.MISSING
    assert finding.sentence == (
        "Cần được xếp loại “Hoàn thành tốt nhiệm vụ” trở lên năm 2025; chưa ghi xếp loại năm 2025."
    )


def fighters(*years: int, scope: Scope = Scope.PROVINCE) -> Years:
    return by_year(*(a_year(year, EXCELLENT, FIGHTER, initiatives=(scope,)) for year in years))


@pytest.mark.parametrize(
    ("years", "says"),
    [
        (fighters(2023, 2024, 2025), None),
        (fighters(2024, 2025), "đã có các năm 2024, 2025."),
        (fighters(2022, 2023, 2025), "đã có các năm 2023, 2025."),
        (fighters(2022, 2023, 2024), "đã có các năm 2023, 2024."),
        (fighters(2025), "đã có năm 2025."),
    ],
)
def test_a_provincial_fighter_needs_three_years_in_a_row(years: Years, says: str | None) -> None:
    findings = findings_of(replace(person(), years=years), "provincial_fighter")
    if says is None:
        assert findings == ()
        return
    (finding,) = findings
    assert finding.sentence == (f"Cần 3 năm liên tục đạt danh hiệu “Chiến sĩ thi đua cơ sở”, tính đến năm 2025; {says}")
    assert finding.provision.confirmed


def test_the_initiative_of_a_provincial_fighter_reaches_the_province() -> None:
    (finding,) = findings_of(
        replace(person(), years=fighters(2023, 2024, 2025, scope=Scope.BASE)), "provincial_fighter"
    )
    assert finding.sentence == (
        "Cần 1 sáng kiến hoặc đề tài khoa học được công nhận trong 3 năm tính đến năm 2025, có phạm vi cấp tỉnh; "
        "đã ghi 0."
    )
    assert not finding.provision.confirmed


@pytest.mark.parametrize(
    ("years", "is_met"),
    [
        (fighters(2024, 2025), True),
        (by_year(a_year(2024, GOOD, FIGHTER), a_year(2025, GOOD, FIGHTER)), True),
        (by_year(*(a_year(year, EXCELLENT, initiatives=(Scope.BASE,)) for year in (2024, 2025))), True),
        (by_year(a_year(2024, EXCELLENT), a_year(2025, EXCELLENT, initiatives=(Scope.BASE,) * 2)), True),
        (by_year(a_year(2024, EXCELLENT), a_year(2025, EXCELLENT, initiatives=(Scope.BASE,))), False),
        (by_year(a_year(2024, GOOD), a_year(2025, EXCELLENT, FIGHTER, initiatives=(Scope.BASE,) * 2)), False),
    ],
)
def test_the_provincial_certificate_looks_at_two_years_of_titles_or_ratings(years: Years, is_met: bool) -> None:
    nominee = replace(person(), years=years)
    assert rules(findings_of(nominee, "provincial_certificate")) == ([] if is_met else [Rule.REQUIREMENT])
    assert findings_of(replace(nominee, commendation_type=MOVEMENT), "provincial_certificate") == ()


def test_commendations_for_a_movement_do_not_count_toward_merit() -> None:
    def case(kind: CommendationType, day: date) -> tuple[Finding, ...]:
        award = HeldAward("provincial_certificate", "Quyết định 5", kind, RecordRef("award", 5))
        before = YearFacts(day.year - 6, GOOD, (award,))
        years = {**fighters(*range(day.year - 5, day.year + 1)), before.year: before}
        return findings_of(replace(person(year=day.year), years=years), "pm_certificate", day)

    assert case(MERIT, date(2025, 7, 1)) == ()
    assert case(MOVEMENT, date(2025, 6, 30)) == ()
    needed, note = case(MOVEMENT, date(2025, 7, 1))
    assert needed.sentence == (
        "Cần đã được tặng “Bằng khen của tỉnh” cho thành tích từ năm 2024 trở về trước; chưa có."
    )
    assert (note.rule, note.weight, note.records) == (Principle.MERIT_ONLY, Weight.NOTE, (RecordRef("award", 5),))
    assert note.sentence == (
        "“Bằng khen của tỉnh” năm 2019 là khen phong trào thi đua (chuyên đề) nên không tính vào công trạng."
    )
    assert note.article == "Nghị định 152/2025/NĐ-CP, Điều 4 khoản 3"


MEMBERS = MemberFacts(10, 10, {WORKER: 7, FIGHTER: 1})


@pytest.mark.parametrize(
    ("members", "says", "weight"),
    [
        (replace(MEMBERS, completed=9), "100 % thành viên hoàn thành nhiệm vụ; hiện có 9/10", Weight.FAILED),
        (replace(MEMBERS, completed=9, unrated=1), "đã ghi 9/10 thành viên, 1 người chưa ghi", Weight.MISSING),
        (
            replace(MEMBERS, holders={WORKER: 6, FIGHTER: 1}),
            "từ 70 % trở lên thành viên đạt danh hiệu “Lao động tiên tiến”; hiện có 6/10 thành viên, cần ít nhất 7",
            Weight.FAILED,
        ),
        (
            replace(MEMBERS, holders={WORKER: 7}),
            "ít nhất 1 thành viên đạt danh hiệu “Chiến sĩ thi đua cơ sở”; hiện có 0/10",
            Weight.FAILED,
        ),
    ],
)
def test_an_excellent_collective_is_counted_from_its_members(members: MemberFacts, says: str, weight: Weight) -> None:
    year = a_year(2025, EXCELLENT)
    assert findings_of(collective(year, members=MEMBERS), "excellent_collective") == ()
    (finding,) = findings_of(collective(year, members=members), "excellent_collective")
    assert says in finding.sentence
    assert finding.weight is weight


@pytest.mark.parametrize("members", [None, MemberFacts(0, 0, {})])
def test_without_members_nothing_is_said_of_a_collective(members: MemberFacts | None) -> None:
    findings = findings_of(collective(a_year(2025, EXCELLENT), members=members), "excellent_collective")
    assert [finding.weight for finding in findings] == [Weight.MISSING] * 3
    assert all("chưa có số liệu về thành viên" in finding.sentence for finding in findings)


@pytest.mark.parametrize(
    ("workers", "disciplined", "day", "is_met"),
    [
        (6, 0, date(2023, 12, 31), True),
        (5, 0, date(2023, 12, 31), False),
        (6, 1, date(2023, 12, 31), False),
        (5, 0, date(2024, 1, 1), True),
        (5, 1, date(2024, 1, 1), False),
        (4, 0, date(2024, 1, 1), False),
    ],
)
def test_more_than_half_then_half_of_an_advanced_collective(
    workers: int, disciplined: int, day: date, is_met: bool
) -> None:
    members = MemberFacts(10, 10, {WORKER: workers}, disciplined=disciplined)
    findings = findings_of(collective(a_year(2023, GOOD), members=members, year=2023), "advanced_collective", day)
    assert rules(findings) == ([] if is_met else [Rule.REQUIREMENT])


def test_members_are_counted_from_what_is_known_of_them() -> None:
    members = [
        a_year(2025, EXCELLENT, FIGHTER),
        a_year(2025, GOOD, WORKER, FIGHTER),
        a_year(2025, COMPLETED),
        a_year(2025, POOR),
        a_year(2025, None),
        None,
    ]
    counted = member_facts(members, rules_on(2025, 12, 1), disciplined=1)
    assert (counted.members, counted.completed, counted.unrated, counted.disciplined) == (6, 3, 2, 1)
    assert (counted.holders[WORKER], counted.holders[FIGHTER], counted.holders["provincial_fighter"]) == (2, 2, 0)
