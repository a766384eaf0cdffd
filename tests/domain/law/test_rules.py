"""The rule sets that are shipped: which holds on a day, what it says at the borders, and what it leaves unconfirmed."""

import re
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from desktop_app.domain.errors import InvalidRecord, UnreadableInput
from desktop_app.domain.law.catalogue import AwardGroup, AwardLevel, Frequency
from desktop_app.domain.law.money import base_salary_on
from desktop_app.domain.law.rules import Principle, RuleSet, rule_set_for, rules_in_order
from desktop_app.domain.provisions import Provision
from desktop_app.domain.vocabulary import CERTIFICATE_OF_MERIT, NomineeKind
from tests.rule_sets import rules_on, shipped_salaries, shipped_sets

PERSON, COLLECTIVE = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ((2022, 1, 1), "2017-10-01"),
        ((2023, 12, 31), "2017-10-01"),
        ((2024, 1, 1), "2024-01-01"),
        ((2025, 6, 30), "2024-01-01"),
        ((2025, 7, 1), "2025-07-01"),
        ((2026, 9, 30), "2025-07-01"),
        ((2026, 10, 1), "2026-10-01"),
        ((2030, 12, 31), "2026-10-01"),
    ],
)
def test_a_day_has_the_rules_of_its_time(day: tuple[int, int, int], code: str) -> None:
    assert rules_on(*day).code == code


@pytest.mark.parametrize("rules", shipped_sets(), ids=lambda rules: rules.code)
def test_no_rule_that_every_office_gets_is_of_one_province(rules: RuleSet) -> None:
    """What a province set is the office's own: papers of another one rested on it."""
    assert re.findall("tỉnh [A-ZĐ][^'\"]+", repr(rules)) == []


def test_before_the_first_rules_there_are_none() -> None:
    with pytest.raises(InvalidRecord, match="30/09/2017") as refused:
        rules_on(2017, 9, 30)
    assert refused.value.field == "day"


def test_rule_sets_neither_overlap_nor_leave_days_out() -> None:
    first, second, *_ = shipped_sets()
    assert rules_in_order(reversed(shipped_sets())) == shipped_sets()
    with pytest.raises(UnreadableInput, match="chồng nhau từ ngày 31/12/2023"):
        rules_in_order([first, replace(second, first=date(2023, 12, 31))])
    with pytest.raises(UnreadableInput, match="sau ngày 31/12/2023 đến trước ngày 02/01/2024"):
        rules_in_order([first, replace(second, first=date(2024, 1, 2))])
    with pytest.raises(UnreadableInput, match="chồng nhau"):
        rules_in_order([replace(first, last=None), second])


@pytest.mark.parametrize(
    ("day", "months"),
    [((2023, 12, 31), 10), ((2024, 1, 1), 6), ((2025, 7, 1), 6), ((2026, 10, 1), 6)],
)
def test_newcomers_wait_ten_months_then_six(day: tuple[int, int, int], months: int) -> None:
    assert rules_on(*day).newcomer.months == months


@pytest.mark.parametrize(
    ("day", "caps"),
    [
        ((2023, 12, 31), [("grassroots_fighter", Fraction(15, 100))]),
        ((2024, 1, 1), []),
        ((2025, 6, 30), []),
        ((2025, 12, 31), [("rating.excellent", Fraction(1, 5))]),
        ((2026, 1, 1), [("rating.excellent", Fraction(1, 5))]),
        ((2026, 10, 1), [("rating.excellent", Fraction(1, 5))]),
    ],
)
def test_caps_hold_in_their_time_only(day: tuple[int, int, int], caps: list[tuple[str, Fraction]]) -> None:
    assert [(cap.counted, cap.share) for cap in rules_on(*day).caps if cap.holds_on(date(*day))] == caps


@pytest.mark.parametrize(
    ("code", "day", "share", "ballot", "confirmed"),
    [
        ("provincial_fighter", (2023, 12, 31), "0.9", True, False),
        ("grassroots_fighter", (2023, 12, 31), "0.7", False, False),
        ("grassroots_fighter", (2024, 1, 1), "0.8", True, True),
        ("provincial_fighter", (2025, 6, 30), "0.9", True, True),
        ("provincial_flag", (2025, 6, 30), "0.8", True, True),
        ("certificate_of_merit", (2025, 6, 30), "0.7", False, False),
        ("grassroots_fighter", (2025, 7, 1), "0.8", True, False),
        ("grassroots_fighter", (2025, 12, 31), "0.8", True, False),
        ("grassroots_fighter", (2026, 1, 1), "0.7", False, False),
        ("provincial_fighter", (2026, 1, 1), "0.9", True, False),
        ("national_fighter", (2025, 7, 1), "0.9", True, True),
        ("government_flag", (2025, 7, 1), "0.8", True, True),
        ("advanced_worker", (2026, 10, 1), "0.7", False, False),
    ],
)
def test_the_council_votes_by_the_rule_of_the_day(
    code: str, day: tuple[int, int, int], share: str, ballot: bool, confirmed: bool
) -> None:
    rule = rules_on(*day).vote_rule(code, date(*day))
    assert (rule.share, rule.ballot, rule.provision.confirmed) == (Fraction(share), ballot, confirmed)


@pytest.mark.parametrize(
    ("principle", "days"),
    [
        (Principle.YEARLY_TITLES, [(2023, 12, 31), (2024, 1, 1), (2025, 7, 1), (2026, 10, 1)]),
        (Principle.REGISTRATION, [(2023, 12, 31)]),
        (Principle.DISCIPLINE, [(2023, 12, 31)]),
        (Principle.MERIT_ONLY, [(2025, 7, 1), (2026, 10, 1)]),
        (Principle.DISSOLVED_UNIT, [(2025, 7, 1), (2026, 10, 1)]),
    ],
)
def test_principles_hold_in_their_time_only(principle: Principle, days: list[tuple[int, int, int]]) -> None:
    assert [rule_set for rule_set in shipped_sets() if principle in rule_set.principles] == [
        rules_on(*day) for day in days
    ]


@pytest.mark.parametrize("rule_set", shipped_sets(), ids=lambda rule_set: rule_set.code)
class TestEverySet:
    def test_its_rounds_offer_titles_at_year_end_only(self, rule_set: RuleSet) -> None:
        for kind in NomineeKind:
            first_half, year_end = rule_set.offered(1, kind), rule_set.offered(2, kind)
            assert all(award.group is AwardGroup.FORM for award in first_half)
            assert {award.code for award in first_half} < {award.code for award in year_end}
            assert any(award.group is AwardGroup.TITLE for award in year_end)

    def test_the_department_decides_what_the_law_lets_it(self, rule_set: RuleSet) -> None:
        own = [award.short for award in rule_set.awards if not award.goes_up]
        assert own == ["TTLĐTT", "CSTĐCS", "LĐTT", "GK"]
        assert rule_set.award(CERTIFICATE_OF_MERIT).name == "Giấy khen"

    def test_awards_go_from_the_highest_level_down_titles_first(self, rule_set: RuleSet) -> None:
        down = list(AwardLevel)[::-1]
        order = [
            (down.index(award.level), award.group is AwardGroup.FORM)
            for award in rule_set.awards
            if award.level is not AwardLevel.MINISTRY and award.frequency is not Frequency.RECORDED
        ]
        assert order == sorted(order)

    def test_collectives_have_twice_what_a_person_has(self, rule_set: RuleSet) -> None:
        for award in rule_set.awards:
            person, collective = award.terms.get(PERSON), award.terms.get(COLLECTIVE)
            if person and collective and person.coefficient:
                assert collective.coefficient == 2 * person.coefficient

    def test_what_is_not_confirmed_says_why(self, rule_set: RuleSet) -> None:
        provisions = _provisions(rule_set)
        assert all(provision.article for provision in provisions)
        assert all(provision.note for provision in provisions if not provision.confirmed)

    def test_a_higher_title_counts_as_those_it_needs(self, rule_set: RuleSet) -> None:
        assert rule_set.counting_as["advanced_worker"] == {
            "advanced_worker",
            "grassroots_fighter",
            "provincial_fighter",
        }
        assert rule_set.counting_as["provincial_fighter"] == {"provincial_fighter"}

    def test_an_unknown_award_is_refused(self, rule_set: RuleSet) -> None:
        with pytest.raises(InvalidRecord, match="không có trong danh mục") as refused:
            rule_set.award("medal")
        assert refused.value.field == "award"


def _provisions(rule_set: RuleSet) -> list[Provision]:
    terms = [each for award in rule_set.awards for each in award.terms.values()]
    return [
        rule_set.newcomer.provision,
        rule_set.money.provision,
        rule_set.quorum_provision,
        *rule_set.principles.values(),
        *(rule.provision for rule in rule_set.votes),
        *(cap.provision for cap in rule_set.caps),
        *(provision for award in rule_set.awards for provision in (award.provision, award.decision)),
        *(requirement.provision for each in terms for requirement in each.requirements),
    ]


def test_of_the_amended_law_no_criterion_is_confirmed() -> None:
    awards = rules_on(2026, 10, 1).awards
    provisions = [
        requirement.provision
        for award in awards
        for terms in award.terms.values()
        for requirement in terms.requirements
        if requirement.provision.article.startswith("Luật")
    ]
    assert provisions
    assert not any(provision.confirmed for provision in provisions)


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        (date(2022, 1, 1), 1_490_000),
        (date(2023, 6, 30), 1_490_000),
        (date(2023, 7, 1), 1_800_000),
        (date(2024, 6, 30), 1_800_000),
        (date(2024, 7, 1), 2_340_000),
        (date(2026, 6, 30), 2_340_000),
        (date(2026, 7, 1), 2_530_000),
    ],
)
def test_the_base_salary_is_that_of_the_day(day: date, amount: int) -> None:
    assert base_salary_on(shipped_salaries(), day).amount == amount


def test_every_day_of_the_plan_has_its_rules() -> None:
    day = date(2022, 1, 1)
    while day <= date(2030, 12, 31):
        assert rule_set_for(shipped_sets(), day).first <= day
        day += timedelta(days=97)
