"""The rule sets that are shipped, read once, and short ways to say what is known of a nominee."""

from dataclasses import replace
from datetime import date
from functools import cache

from desktop_app.domain.law.judging.checks import check
from desktop_app.domain.law.judging.findings import Finding, JudgedRound, NomineeFacts, Rule
from desktop_app.domain.law.judging.fulfilment import MemberFacts
from desktop_app.domain.law.rule_files import parse_base_salaries, parse_rule_set
from desktop_app.domain.law.rules import BaseSalary, Principle, RuleSet, rule_set_for, rules_in_order
from desktop_app.domain.law.year_facts import HeldAward, Rating, RecordRef, Scope, YearFacts
from desktop_app.domain.round_codes import RoundCode
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.runtime.resources import resource


@cache
def shipped_sets() -> tuple[RuleSet, ...]:
    files = sorted(resource("rules").glob("tu-*.toml"))
    return rules_in_order(parse_rule_set(file.read_text(encoding="utf-8")) for file in files)


@cache
def shipped_salaries() -> tuple[BaseSalary, ...]:
    return parse_base_salaries(resource("rules", "muc-luong-co-so.toml").read_text(encoding="utf-8"))


def rules_on(year: int, month: int, day: int) -> RuleSet:
    return rule_set_for(shipped_sets(), date(year, month, day))


def a_year(
    year: int, rating: Rating | None = Rating.GOOD, *codes: str, initiatives: tuple[Scope, ...] = ()
) -> YearFacts:
    """Return a year whose own record has the year as its id, and whose awards have 10 times that."""
    awards = tuple(
        HeldAward(code, f"Quyết định {place}/QĐ-SNgV năm {year}", record=RecordRef("award", year * 10 + place))
        for place, code in enumerate(codes)
    )
    return YearFacts(year, rating, awards, initiatives, RecordRef("year_record", year))


def by_year(*facts: YearFacts) -> dict[int, YearFacts]:
    return {year_facts.year: year_facts for year_facts in facts}


def person(*years: YearFacts, year: int = 2025, kind: CommendationType = CommendationType.MERIT) -> NomineeFacts:
    period = (date(year, 1, 1), date(year, 12, 31))
    return NomineeFacts(NomineeKind.INDIVIDUAL, kind, period, by_year(*years), registered=True)


def collective(*years: YearFacts, members: MemberFacts | None = None, year: int = 2025) -> NomineeFacts:
    return replace(person(*years, year=year), kind=NomineeKind.COLLECTIVE, members=members)


def findings_of(nominee: NomineeFacts, code: str, day: date = date(2025, 12, 1), half: int = 2) -> tuple[Finding, ...]:
    rule_set = rules_on(day.year, day.month, day.day)
    year = nominee.period[1].year
    return check(nominee, rule_set.award(code), rule_set, JudgedRound(RoundCode(year, half), day))


def rules(findings: tuple[Finding, ...]) -> list[Rule | Principle]:
    return [finding.rule for finding in findings]
