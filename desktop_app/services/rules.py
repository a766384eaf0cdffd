"""The law of a day: the shipped rule sets and base salaries, read once."""

from datetime import date
from functools import cache

from desktop_app.domain.award_rule_files import parse_base_salaries, parse_rule_set
from desktop_app.domain.award_rules import RuleSet, rule_set_for, rules_in_order
from desktop_app.domain.reward_money import BaseSalary, base_salary_on
from desktop_app.runtime.resources import resource


def rules_on(day: date) -> RuleSet:
    """Return the rule set in force on a day. Raises InvalidRecord for a day before the first."""
    return rule_set_for(_rule_sets(), day)


def salary_on(day: date) -> BaseSalary:
    """Return the base salary in force on a day. Raises InvalidRecord for a day before the first."""
    return base_salary_on(_salaries(), day)


@cache
def _rule_sets() -> tuple[RuleSet, ...]:
    files = sorted(resource("rules").glob("tu-*.toml"))
    return rules_in_order(parse_rule_set(file.read_text(encoding="utf-8")) for file in files)


@cache
def _salaries() -> tuple[BaseSalary, ...]:
    return parse_base_salaries(resource("rules", "muc-luong-co-so.toml").read_text(encoding="utf-8"))
