"""Reward money: every amount of the table, rounding up, and what is paid when several awards come together."""

from datetime import date
from decimal import Decimal

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.money import (
    GivenAward,
    amount_of,
    base_salary_on,
    coefficient_of,
    compute_rewards,
    read_amount,
)
from desktop_app.domain.law.rules import BaseSalary
from desktop_app.domain.provisions import Provision
from desktop_app.domain.vocabulary import NomineeKind
from tests.rule_sets import rules_on, shipped_salaries

PERSON, COLLECTIVE = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE
BASES = (1_490_000, 1_800_000, 2_340_000, 2_530_000)
DECIDED_ON = (date(2023, 1, 15), date(2024, 1, 15), date(2025, 1, 15), date(2026, 12, 15))

AMOUNTS = [
    ("advanced_worker", PERSON, (450_000, 540_000, 710_000, 760_000)),
    ("grassroots_fighter", PERSON, (1_490_000, 1_800_000, 2_340_000, 2_530_000)),
    ("provincial_fighter", PERSON, (4_470_000, 5_400_000, 7_020_000, 7_590_000)),
    ("national_fighter", PERSON, (6_710_000, 8_100_000, 10_530_000, 11_390_000)),
    ("advanced_collective", COLLECTIVE, (1_200_000, 1_440_000, 1_880_000, 2_030_000)),
    ("excellent_collective", COLLECTIVE, (2_240_000, 2_700_000, 3_510_000, 3_800_000)),
    ("provincial_flag", COLLECTIVE, (11_920_000, 14_400_000, 18_720_000, 20_240_000)),
    ("government_flag", COLLECTIVE, (17_880_000, 21_600_000, 28_080_000, 30_360_000)),
    ("certificate_of_merit", PERSON, (450_000, 540_000, 710_000, 760_000)),
    ("certificate_of_merit", COLLECTIVE, (900_000, 1_080_000, 1_410_000, 1_520_000)),
    ("provincial_certificate", PERSON, (1_490_000, 2_700_000, 3_510_000, 3_800_000)),
    ("provincial_certificate", COLLECTIVE, (2_980_000, 5_400_000, 7_020_000, 7_590_000)),
    ("pm_certificate", PERSON, (5_220_000, 6_300_000, 8_190_000, 8_860_000)),
    ("pm_certificate", COLLECTIVE, (10_430_000, 12_600_000, 16_380_000, 17_710_000)),
    ("labour_order_third", PERSON, (6_710_000, 8_100_000, 10_530_000, 11_390_000)),
    ("labour_order_third", COLLECTIVE, (13_410_000, 16_200_000, 21_060_000, 22_770_000)),
]


def year(number: int) -> tuple[date, date]:
    return date(number, 1, 1), date(number, 12, 31)


@pytest.mark.parametrize(
    ("code", "kind", "day", "base", "amount"),
    [
        (code, kind, day, base, amount)
        for code, kind, amounts in AMOUNTS
        for day, base, amount in zip(DECIDED_ON, BASES, amounts, strict=True)
    ],
)
def test_an_award_pays_its_coefficient_of_the_base_of_the_day(
    code: str, kind: NomineeKind, day: date, base: int, amount: int
) -> None:
    rule_set = rules_on(day.year, day.month, day.day)
    salary = base_salary_on(shipped_salaries(), day)
    assert salary.amount == base
    (reward,) = compute_rewards([GivenAward(code, kind, year(day.year - 1))], rule_set, salary)
    assert (reward.amount, reward.base, reward.unpaid_reason) == (amount, base, "")
    assert amount_of(coefficient_of(rule_set.award(code), kind, rule_set.money), base, rule_set.money) == amount


def test_a_medal_of_the_sector_pays_at_most_so_much() -> None:
    rule_set = rules_on(2026, 12, 15)
    salary = base_salary_on(shipped_salaries(), date(2026, 12, 15))
    (reward,) = compute_rewards([GivenAward("commemorative_medal", PERSON, year(2026))], rule_set, salary)
    assert (reward.amount, reward.at_most) == (1_520_000, True)


@pytest.mark.parametrize(
    ("coefficient", "amount"),
    [("0", 0), ("0.3", 450_000), ("1", 1_490_000), ("0.000000001", 10_000), ("1.000000001", 1_500_000)],
)
def test_amounts_are_rounded_up_never_down(coefficient: str, amount: int) -> None:
    assert amount_of(Decimal(coefficient), 1_490_000, rules_on(2023, 1, 1).money) == amount


def test_a_household_has_one_and_a_half_times_a_person() -> None:
    rule_set = rules_on(2026, 12, 15)
    award = rule_set.award("certificate_of_merit")
    assert coefficient_of(award, PERSON, rule_set.money, household=True) == Decimal("0.45")
    salary = base_salary_on(shipped_salaries(), date(2026, 12, 15))
    given = GivenAward("certificate_of_merit", PERSON, year(2026), household=True)
    assert compute_rewards([given], rule_set, salary)[0].amount == 1_140_000


class TestTogether:
    rule_set = rules_on(2026, 1, 15)
    salary = BaseSalary(date(2024, 7, 1), 2_340_000, Provision("Nghị định"))

    def amounts(self, *given: GivenAward) -> list[int]:
        return [reward.amount for reward in compute_rewards(given, self.rule_set, self.salary)]

    def test_of_titles_for_one_period_the_highest_is_paid(self) -> None:
        lower = GivenAward("advanced_worker", PERSON, year(2025))
        higher = GivenAward("grassroots_fighter", PERSON, year(2025))
        assert self.amounts(lower, higher) == [0, 2_340_000]
        unpaid, _ = compute_rewards([lower, higher], self.rule_set, self.salary)
        assert unpaid.unpaid_reason == (
            "Chỉ chi mức thưởng của danh hiệu cao nhất trong cùng thời gian: Chiến sĩ thi đua cơ sở."
        )
        assert unpaid.coefficient == Decimal("0.3")

    def test_titles_for_different_periods_are_paid_each(self) -> None:
        given = [
            GivenAward("advanced_worker", PERSON, year(2024)),
            GivenAward("grassroots_fighter", PERSON, year(2025)),
        ]
        assert self.amounts(*given) == [710_000, 2_340_000]

    def test_a_title_and_a_form_are_both_paid(self) -> None:
        given = [
            GivenAward("grassroots_fighter", PERSON, year(2025)),
            GivenAward("certificate_of_merit", PERSON, year(2025)),
        ]
        assert self.amounts(*given) == [2_340_000, 710_000]

    def test_several_forms_are_paid_each(self) -> None:
        given = [
            GivenAward("certificate_of_merit", PERSON, (date(2025, 1, 1), date(2025, 6, 30))),
            GivenAward("provincial_certificate", PERSON, year(2025)),
        ]
        assert self.amounts(*given) == [710_000, 3_510_000]

    def test_the_same_title_twice_is_paid_once(self) -> None:
        given = GivenAward("advanced_worker", PERSON, year(2025))
        assert self.amounts(given, given) == [710_000, 0]


def test_what_cannot_be_paid_is_refused() -> None:
    rule_set = rules_on(2026, 1, 15)
    with pytest.raises(InvalidRecord, match="không tặng cho đối tượng này"):
        coefficient_of(rule_set.award("advanced_worker"), COLLECTIVE, rule_set.money)
    with pytest.raises(InvalidRecord, match="30/06/2019") as refused:
        base_salary_on(shipped_salaries(), date(2019, 6, 30))
    assert refused.value.field == "signed_on"


@pytest.mark.parametrize(
    ("text", "amount"),
    [("760.000", 760_000), ("760000 đ", 760_000), ("1 520 000 đồng", 1_520_000), ("1,520,000", 1_520_000), ("0", 0)],
)
def test_an_amount_is_read_as_it_is_written(text: str, amount: int) -> None:
    assert read_amount(text) == amount


@pytest.mark.parametrize("text", ["", " đ", "76.00", "1.52.000", "-5", "năm trăm", "1.520,000", "0,3"])
def test_an_invalid_amount_is_refused(text: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        read_amount(text)
    assert refused.value.field == "amount"
