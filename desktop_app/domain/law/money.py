"""Reward money (NĐ 152/2025, Điều 49–54; NĐ 98/2023, Điều 54): coefficient times base salary, rounded up.

The base salary is that in force on the day of the decision, not in the year of the achievement. An amount once decided
is stored with its decision and never computed again.
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
from desktop_app.domain.law.rules import BaseSalary, MoneyRule, RuleSet
from desktop_app.domain.numbers import format_number
from desktop_app.domain.vietnamese import clean_line
from desktop_app.domain.vocabulary import NomineeKind

type Period = tuple[date, date]

HIGHEST_ONLY: Final = "Chỉ chi mức thưởng của danh hiệu cao nhất trong cùng thời gian"
"""The beginning of the reason why a lower title is not paid (NĐ 152/2025, Điều 49)."""

_UNIT = re.compile(r"\s*(đồng|đ)$", re.IGNORECASE)
_AMOUNT = re.compile(r"[0-9]{1,12}|[0-9]{1,3}([. ,])[0-9]{3}(\1[0-9]{3}){0,3}")


@dataclass(frozen=True, slots=True)
class GivenAward:
    """An award given to a recipient by a decision, for a period of achievement (both days inclusive)."""

    code: str
    kind: NomineeKind
    period: Period
    household: bool = False


@dataclass(frozen=True, slots=True)
class Reward:
    """The money of one award: `amount` in đồng, and the values it was computed from, to be stored with the decision.

    `unpaid_reason` is "" if it is paid. If `at_most`, the amount is a limit, and the clerk enters the real one.
    """

    award: GivenAward
    coefficient: Decimal
    base: int
    amount: int
    at_most: bool = False
    unpaid_reason: str = ""


def read_amount(text: str) -> int:
    """Return the amount in đồng typed as "760.000", "760 000 đ" or "760000". Raises InvalidRecord."""
    line = _UNIT.sub("", clean_line(text))
    figures = re.sub(r"[. ,]", "", line)
    if not figures:
        raise InvalidRecord("Nhập số tiền.", "amount")
    if not _AMOUNT.fullmatch(line):
        raise InvalidRecord(f"“{clean_line(text)}” không phải là số tiền. Viết ví dụ 760.000.", "amount")
    return int(figures)


def coefficient_words(coefficient: Fraction) -> str:
    """Return a coefficient as papers print it, always with a decimal: "0,3", "1,0"."""
    words = format_number(coefficient, 4)
    return words if "," in words else f"{words},0"


def base_salary_on(salaries: Sequence[BaseSalary], day: date) -> BaseSalary:
    """Return the base salary in force on a day. Raises InvalidRecord for a day before the first."""
    earlier = [salary for salary in salaries if salary.first <= day]
    if not earlier:
        raise InvalidRecord(f"Chương trình không có mức lương cơ sở của ngày {day:%d/%m/%Y}.", "signed_on")
    return max(earlier, key=lambda salary: salary.first)


def amount_of(coefficient: Decimal | Fraction, base: int, rule: MoneyRule) -> int:
    """Return the coefficient times the base in đồng, rounded up by the rule."""
    steps = Fraction(coefficient) * base / rule.round_up_to
    return ceil(steps) * rule.round_up_to


def coefficient_of(award: Award, kind: NomineeKind, rule: MoneyRule, *, household: bool = False) -> Decimal:
    """Return an award's coefficient for its recipient; 0 if it carries no money. Raises InvalidRecord.

    A household gets a multiple of a person's reward (NĐ 152/2025, Điều 54 khoản 3).
    """
    terms = award.terms.get(kind)
    if terms is None:
        raise InvalidRecord(f"“{award.name}” không tặng cho đối tượng này.", "award")
    coefficient = terms.coefficient or Decimal(0)
    return coefficient * rule.household if household else coefficient


def compute_rewards(awards: Sequence[GivenAward], rule_set: RuleSet, salary: BaseSalary) -> tuple[Reward, ...]:
    """Return the money of all awards given to one recipient at one time, in the same order.

    Of several titles for one period only the highest is paid. Titles for different periods are all paid, and so are
    forms, also beside a title. Raises InvalidRecord for an award that is not in the set.
    """
    computed = []
    for given_award in awards:
        award = rule_set.award(given_award.code)
        coefficient = coefficient_of(award, given_award.kind, rule_set.money, household=given_award.household)
        amount = amount_of(coefficient, salary.amount, rule_set.money)
        at_most = award.terms[given_award.kind].at_most
        computed.append(Reward(given_award, coefficient, salary.amount, amount, at_most))
    return tuple(_unless_lower(reward, computed, rule_set) for reward in computed)


def _unless_lower(reward: Reward, others: Sequence[Reward], rule_set: RuleSet) -> Reward:
    if not rule_set.award(reward.award.code).is_title:
        return reward
    titles = [
        other
        for other in others
        if other.award.period == reward.award.period and rule_set.award(other.award.code).is_title
    ]
    highest = max(titles, key=lambda title: title.coefficient)
    if highest is reward:
        return reward
    reason = f"{HIGHEST_ONLY}: {rule_set.award(highest.award.code).name}."
    return replace(reward, amount=0, unpaid_reason=reason)
