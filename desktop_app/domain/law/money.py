"""Reward money (NĐ 152/2025, Điều 49–54; NĐ 98/2023, Điều 54): coefficient times base salary, rounded up.

The base is the salary in force on the day of the decision, not in the year of the achievement. An amount that was
decided is kept with its decision and never computed again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import Award
from desktop_app.domain.law.rules import MoneyRule, RuleSet
from desktop_app.domain.provisions import Provision
from desktop_app.domain.vietnamese import clean_line
from desktop_app.domain.vocabulary import NomineeKind

type Period = tuple[date, date]

HIGHEST_ONLY: Final = "Chỉ chi mức thưởng của danh hiệu cao nhất trong cùng thời gian"
"""How the reason begins why a lower title is not paid (NĐ 152/2025, Điều 49)."""

_UNIT = re.compile(r"\s*(đồng|đ)$", re.IGNORECASE)
_AMOUNT = re.compile(r"[0-9]{1,12}|[0-9]{1,3}([. ,])[0-9]{3}(\1[0-9]{3}){0,3}")


@dataclass(frozen=True, slots=True)
class BaseSalary:
    """The base salary (mức lương cơ sở), in đồng a month, from a day on."""

    first: date
    amount: int
    provision: Provision


@dataclass(frozen=True, slots=True)
class GivenAward:
    """An award that one recipient is given in a decision, for a period of achievement (both days inclusive)."""

    code: str
    kind: NomineeKind
    period: Period
    household: bool = False


@dataclass(frozen=True, slots=True)
class Reward:
    """The money of one award: `amount` in đồng, and what it was computed from, to be kept with the decision.

    `unpaid_reason` is "" for one that is paid. `at_most` tells that the amount is a limit, to be entered by the clerk.
    """

    award: GivenAward
    coefficient: Decimal
    base: int
    amount: int
    at_most: bool = False
    unpaid_reason: str = ""


def read_amount(text: str) -> int:
    """Return the amount in đồng that is typed as "760.000", "760 000 đ" or "760000". Raises InvalidRecord."""
    line = _UNIT.sub("", clean_line(text))
    figures = re.sub(r"[. ,]", "", line)
    if not figures:
        raise InvalidRecord("Nhập số tiền.", "amount")
    if not _AMOUNT.fullmatch(line):
        raise InvalidRecord(f"“{clean_line(text)}” không phải là số tiền. Viết ví dụ 760.000.", "amount")
    return int(figures)


def base_salary_on(salaries: Sequence[BaseSalary], day: date) -> BaseSalary:
    """Return the base salary in force on a day. Raises InvalidRecord for a day before the first."""
    known = [salary for salary in salaries if salary.first <= day]
    if not known:
        raise InvalidRecord(f"Chương trình không có mức lương cơ sở của ngày {day:%d/%m/%Y}.", "signed_on")
    return max(known, key=lambda salary: salary.first)


def amount_of(coefficient: Decimal | Fraction, base: int, rule: MoneyRule) -> int:
    """Return the coefficient's share of the base in đồng, rounded up as the rule says."""
    steps = Fraction(coefficient) * base / rule.round_up_to
    return ceil(steps) * rule.round_up_to


def coefficient_of(award: Award, kind: NomineeKind, rule: MoneyRule, *, household: bool = False) -> Decimal:
    """Return an award's coefficient for its recipient; 0 if it carries no money. Raises InvalidRecord.

    A household has a multiple of a person's (NĐ 152/2025, Điều 54 khoản 3).
    """
    terms = award.terms.get(kind)
    if terms is None:
        raise InvalidRecord(f"“{award.name}” không tặng cho đối tượng này.", "award")
    coefficient = terms.coefficient or Decimal(0)
    return coefficient * rule.household if household else coefficient


def rewards(given: Sequence[GivenAward], rule_set: RuleSet, salary: BaseSalary) -> tuple[Reward, ...]:
    """Return the money of all that one recipient is given at one time, in the same order.

    Of several titles for one period only the highest is paid; titles for different periods are paid each, forms are
    paid each, and a title and a form are both paid. Raises InvalidRecord for an award the set does not have.
    """
    computed = []
    for each in given:
        award = rule_set.award(each.code)
        coefficient = coefficient_of(award, each.kind, rule_set.money, household=each.household)
        amount = amount_of(coefficient, salary.amount, rule_set.money)
        at_most = award.terms[each.kind].at_most
        computed.append(Reward(each, coefficient, salary.amount, amount, at_most))
    return tuple(_unless_lower(reward, computed, rule_set) for reward in computed)


def _unless_lower(reward: Reward, others: Sequence[Reward], rule_set: RuleSet) -> Reward:
    if not rule_set.award(reward.award.code).is_title:
        return reward
    rivals = [
        other
        for other in others
        if other.award.period == reward.award.period and rule_set.award(other.award.code).is_title
    ]
    highest = max(rivals, key=lambda rival: rival.coefficient)
    if highest is reward:
        return reward
    reason = f"{HIGHEST_ONLY}: {rule_set.award(highest.award.code).name}."
    return replace(reward, amount=0, unpaid_reason=reason)
