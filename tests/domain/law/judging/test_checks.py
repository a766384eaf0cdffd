"""Checks that explain: each rule at its border dates, with its article and its records."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.law.judging.checks import check, months_until
from desktop_app.domain.law.judging.findings import (
    RULE_LABELS,
    EarlierAward,
    Hold,
    JudgedRound,
    NomineeFacts,
    Rule,
    Weight,
)
from desktop_app.domain.law.rules import Principle
from desktop_app.domain.law.year_facts import Rating, RecordRef
from desktop_app.domain.round_codes import RoundCode
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from tests.rule_sets import a_year, collective, findings_of, person, rules, rules_on

GOOD, EXCELLENT = Rating.GOOD, Rating.EXCELLENT
FIGHTER, WORKER, GK = "grassroots_fighter", "advanced_worker", "certificate_of_merit"
MERIT, MOVEMENT, SUDDEN = CommendationType.MERIT, CommendationType.MOVEMENT, CommendationType.SUDDEN


def test_a_nominee_who_meets_all_conditions_has_no_findings() -> None:
    assert findings_of(person(a_year(2025, GOOD)), WORKER) == ()
    assert findings_of(person(a_year(2025, EXCELLENT, WORKER)), FIGHTER) == ()
    assert findings_of(person(kind=MOVEMENT), GK, half=1) == ()


def test_every_rule_has_a_label() -> None:
    assert set(RULE_LABELS) == {*Rule, *Principle}


@pytest.mark.parametrize("nominee", [person(), collective()])
def test_an_award_is_for_its_recipients_only(nominee: NomineeFacts) -> None:
    code = "advanced_collective" if nominee.kind is NomineeKind.INDIVIDUAL else WORKER
    (finding,) = findings_of(nominee, code)
    assert finding.rule is Rule.RECIPIENT
    assert "không tặng cho" in finding.sentence


@pytest.mark.parametrize("day", [date(2023, 6, 30), date(2025, 6, 30), date(2025, 7, 1), date(2026, 10, 1)])
def test_yearly_titles_are_not_for_the_first_half(day: date) -> None:
    nominee = person(a_year(day.year, GOOD), year=day.year)
    assert rules(findings_of(nominee, WORKER, day, half=2)) == []
    (finding,) = findings_of(nominee, WORKER, day, half=1)
    assert finding.rule is Principle.YEARLY_TITLES
    assert finding.sentence == (
        f"“Lao động tiên tiến” được xét hằng năm, không xét trong đợt sơ kết 6 tháng đầu năm {day.year}."
    )


def test_a_title_is_for_regular_merit_only() -> None:
    (finding,) = findings_of(person(a_year(2025, GOOD), kind=SUDDEN), WORKER)
    assert finding.rule is Rule.COMMENDATION_TYPE
    assert "không theo loại hình “Đột xuất”" in finding.sentence


@pytest.mark.parametrize(
    ("day", "registered", "weight"),
    [
        (date(2023, 12, 31), False, Weight.FAILED),
        (date(2023, 12, 31), None, Weight.MISSING),
        (date(2023, 12, 31), True, None),
        (date(2024, 1, 1), False, None),
        (date(2024, 1, 1), None, None),
    ],
)
def test_titles_had_to_be_registered_for_until_2023(day: date, registered: bool | None, weight: Weight | None) -> None:
    nominee = replace(person(a_year(2023, GOOD), year=2023), registered=registered)
    assert [finding.weight for finding in findings_of(nominee, WORKER, day)] == ([weight] if weight else [])
    assert findings_of(replace(nominee, commendation_type=MOVEMENT), GK, day) == ()


DISCIPLINE = Hold(date(2025, 3, 1), date(2025, 9, 1), "Văn bản số 9", discipline=True, record=RecordRef("hold", 3))
EXAMINED = Hold(date(2025, 11, 1), None, "Văn bản số 8")


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2025, 10, 31), False),
        (date(2025, 11, 1), True),
        (date(2030, 1, 1), True),
    ],
)
def test_nobody_is_proposed_while_held(day: date, held: bool) -> None:
    nominee = replace(person(kind=MOVEMENT), holds=(EXAMINED,))
    assert rules(findings_of(nominee, GK, day)) == ([Principle.HOLD] if held else [])


def test_who_is_cleared_can_be_proposed_again() -> None:
    cleared = replace(EXAMINED, last=date(2025, 11, 20))
    nominee = replace(person(kind=MOVEMENT), holds=(cleared,))
    (finding,) = findings_of(nominee, GK, date(2025, 11, 20))
    assert finding.sentence == ("Đang tạm dừng xét khen thưởng từ ngày 01/11/2025 đến ngày 20/11/2025 (Văn bản số 8).")
    assert findings_of(nominee, GK, date(2025, 11, 21)) == ()


def test_achievements_count_from_the_end_of_discipline() -> None:
    nominee = replace(person(kind=MOVEMENT), holds=(DISCIPLINE,))
    (finding,) = findings_of(nominee, GK)
    assert finding.sentence == (
        "Thành tích chỉ tính từ ngày 02/09/2025 (Văn bản số 9), nhưng thời gian lập thành tích ghi từ ngày 01/01/2025."
    )
    assert (finding.article, finding.records) == ("Nghị định 152/2025/NĐ-CP, Điều 4 khoản 4", (RecordRef("hold", 3),))
    later = replace(nominee, period=(date(2025, 9, 2), date(2025, 12, 31)))
    assert findings_of(later, GK) == ()


@pytest.mark.parametrize(
    ("last", "day", "expected"),
    [
        (date(2022, 12, 31), date(2023, 12, 1), []),
        (date(2023, 3, 1), date(2023, 12, 1), [Principle.HOLD, Principle.DISCIPLINE]),
        (None, date(2023, 12, 31), [Principle.HOLD, Principle.DISCIPLINE]),
        (None, date(2024, 1, 1), [Principle.HOLD]),
    ],
)
def test_until_2023_discipline_ruled_out_the_titles_of_its_years(
    last: date | None, day: date, expected: list[Principle]
) -> None:
    nominee = replace(
        person(a_year(2023, GOOD), year=2023), holds=(Hold(date(2022, 3, 1), last, "Văn bản số 9", discipline=True),)
    )
    assert rules(findings_of(nominee, WORKER, day)) == expected


@pytest.mark.parametrize(
    ("ended", "day", "expected"),
    [
        (date(2025, 6, 1), date(2025, 6, 30), []),
        (date(2025, 6, 1), date(2025, 7, 1), [Principle.DISSOLVED_UNIT]),
        (date(2025, 12, 1), date(2025, 12, 1), []),
        (None, date(2025, 12, 1), []),
    ],
)
def test_a_dissolved_collective_is_not_commended(ended: date | None, day: date, expected: list[Principle]) -> None:
    nominee = replace(collective(), commendation_type=MOVEMENT, unit_ended_on=ended)
    findings = findings_of(nominee, GK, day)
    assert rules(findings) == expected
    assert all(not finding.provision.confirmed for finding in findings)
    assert findings_of(replace(nominee, kind=NomineeKind.INDIVIDUAL), GK, day) == ()


@pytest.mark.parametrize(
    ("worked_from", "day", "enough"),
    [
        (date(2023, 3, 1), date(2023, 12, 31), True),
        (date(2023, 3, 2), date(2023, 12, 31), False),
        (date(2023, 3, 2), date(2024, 1, 1), True),
        (date(2023, 7, 1), date(2024, 1, 1), True),
        (date(2023, 7, 2), date(2024, 1, 1), False),
        (None, date(2023, 12, 31), True),
    ],
)
def test_newcomers_are_considered_after_their_months(worked_from: date | None, day: date, enough: bool) -> None:
    nominee = replace(person(a_year(2023, GOOD), year=2023), worked_from=worked_from)
    assert rules(findings_of(nominee, WORKER, day)) == ([] if enough else [Rule.NEWCOMER])
    assert findings_of(replace(nominee, commendation_type=MOVEMENT), GK, day) == ()


def test_a_finding_about_a_newcomer_names_the_months() -> None:
    (finding,) = findings_of(replace(person(a_year(2025)), worked_from=date(2025, 8, 18)), WORKER)
    assert finding.sentence == "Làm việc từ ngày 18/08/2025, đến hết năm 2025 mới tròn 4 tháng, chưa đủ 6 tháng."
    assert not finding.provision.confirmed
    # Who came only after the year was told to have worked a number of months in it.
    (finding,) = findings_of(replace(person(a_year(2025)), worked_from=date(2026, 4, 1)), WORKER)
    assert finding.sentence == "Làm việc từ ngày 01/04/2026, sau năm 2025, chưa có thời gian làm việc để xét."


@pytest.mark.parametrize(
    ("first", "end", "months"),
    [
        (date(2025, 7, 1), date(2026, 1, 1), 6),
        (date(2025, 7, 2), date(2026, 1, 1), 5),
        (date(2025, 12, 31), date(2026, 1, 1), 0),
        (date(2026, 1, 2), date(2026, 1, 1), 0),
        (date(2024, 12, 31), date(2026, 1, 1), 12),
    ],
)
def test_months_are_full_ones(first: date, end: date, months: int) -> None:
    assert months_until(first, end) == months


EARLIER = EarlierAward(
    GK,
    "Giấy khen",
    "Quyết định 15/QĐ-SNgV ngày 10/7/2025",
    MOVEMENT,
    (date(2025, 1, 1), date(2025, 6, 30)),
    frozenset({RecordRef("task", 4), RecordRef("activity", 9)}),
    RecordRef("award", 77),
)


def test_one_achievement_is_not_commended_twice() -> None:
    nominee = replace(
        person(kind=MOVEMENT), cited=frozenset({RecordRef("activity", 9), RecordRef("task", 5)}), earlier=(EARLIER,)
    )
    (finding,) = findings_of(nominee, GK)
    assert finding.rule is Principle.ONE_ACHIEVEMENT
    assert finding.article == "Luật Thi đua, khen thưởng 2022, Điều 5 khoản 2 điểm c"
    assert finding.sentence == ("Thành tích đã được khen “Giấy khen” tại Quyết định 15/QĐ-SNgV ngày 10/7/2025.")
    assert finding.records == (RecordRef("award", 77), RecordRef("activity", 9))
    assert findings_of(replace(nominee, cited=frozenset({RecordRef("task", 5)})), GK) == ()


def test_the_next_award_counts_from_the_period_of_the_one_before() -> None:
    decided = replace(EARLIER, commendation_type=MERIT)
    nominee = replace(person(), earlier=(decided,))
    (finding,) = findings_of(nominee, GK)
    assert finding.rule is Principle.NEXT_PERIOD
    assert "(từ ngày 01/01/2025 đến ngày 30/06/2025)" in finding.sentence
    assert [finding.rule for finding in findings_of(nominee, GK, date(2024, 1, 1))] == [Principle.NEXT_PERIOD]
    assert findings_of(nominee, GK, date(2023, 12, 31)) == ()
    assert findings_of(replace(nominee, period=(date(2025, 7, 1), date(2025, 12, 31))), GK) == ()
    assert findings_of(replace(nominee, commendation_type=SUDDEN), GK) == ()
    assert findings_of(replace(nominee, earlier=(EARLIER,)), GK) == ()
    assert findings_of(replace(nominee, earlier=(replace(decided, code=WORKER),)), GK) == ()


def test_a_round_of_2024_judged_by_its_rules_gives_the_answer_of_2024() -> None:
    nominee = replace(person(a_year(2024, EXCELLENT, WORKER), year=2024), worked_from=date(2024, 5, 1), registered=None)
    rule_set = rules_on(2024, 12, 1)
    today = JudgedRound(RoundCode(2024, 2), date(2027, 5, 1))
    assert check(nominee, rule_set.award(FIGHTER), rule_set, today) == ()
