"""The rules of a day and of a round: shipped rule sets and base salaries, overridden by the province's own values."""

from datetime import date
from functools import cache, lru_cache
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.law.catalogue import Award
from desktop_app.domain.law.money import BaseSalary, base_salary_on
from desktop_app.domain.law.province import (
    ProvinceRules,
    apply_province_rules,
    parse_province_rules,
    province_rules_text,
)
from desktop_app.domain.law.rule_files import parse_base_salaries, parse_rule_set
from desktop_app.domain.law.rule_lines import RuleLine, rule_lines
from desktop_app.domain.law.rules import RuleSet, rule_set_for, rules_in_order
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.runtime.resources import resource
from desktop_app.services.book import Book
from desktop_app.services.review_rounds import round_row
from desktop_app.services.settings import set_setting, setting
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

KEY: Final = "province_rules"


def rules_on(day: date) -> RuleSet:
    """Return the rule set in force on a day. Raises InvalidRecord for a day before the first."""
    return rule_set_for(rule_sets(), day)


def salary_on(day: date) -> BaseSalary:
    """Return the base salary in force on a day. Raises InvalidRecord for a day before the first."""
    return base_salary_on(_salaries(), day)


@cache
def rule_sets() -> tuple[RuleSet, ...]:
    """Return the shipped rule sets by date."""
    files = sorted(resource("rules").glob("tu-*.toml"))
    return rules_in_order(parse_rule_set(file.read_text(encoding="utf-8")) for file in files)


def round_rules(row: Record) -> RuleSet:
    """Return the rules that judge a round, given its record: its set with the province's values it was opened under.

    A round stores both, so that a round of 2024 is judged today as it was in 2024. Raises InvalidRecord.
    """
    return _judging(row["rule_set"], row["to_date"], row["province_rules"])


# Every row of an import asks for its round's rules; the province's values are read from their text once.
@lru_cache(maxsize=32)
def _judging(rule_set: str, last_day: str, province: str) -> RuleSet:
    named_set = next((shipped_set for shipped_set in rule_sets() if shipped_set.code == rule_set), None)
    base_rules = named_set or rules_on(date.fromisoformat(last_day))
    return apply_province_rules(base_rules, parse_province_rules(province)) if province else base_rules


def offered(book: Book, code: str, kind: NomineeKind | None = None) -> tuple[Award, ...]:
    """Return the awards that a round, created or not, offers to a kind of nominee (None: any), the highest first.

    Raises InvalidRecord for what is no round's code.
    """
    round_code = parse_round_code(code)
    with book.store.reading() as connection:
        rows = records.living(connection, "review_round", {"code": str(round_code)})
    rules = round_rules(rows[0]) if rows else rules_on(round_code.last_day)
    kinds = tuple(NomineeKind) if kind is None else (kind,)
    codes = {award.code for nominee_kind in kinds for award in rules.offered(round_code.half, nominee_kind)}
    return tuple(award for award in rules.awards if award.code in codes)


def rule_lines_in_force(book: Book, code: str, year: int) -> tuple[RuleLine, ...]:
    """Return the lines of a rule set, with the province's values, for a year. LookupError for an unknown code."""
    sets_by_code = {rule_set.code: rule_set for rule_set in rule_sets()}
    return rule_lines(apply_province_rules(sets_by_code[code], province_rules(book)), year, _salaries())


def province_note(book: Book, code: str) -> str:
    """Return a note on whether a round is judged by the province's current values, "" if neither has any."""
    with book.store.reading() as connection:
        round_values, current_values = round_row(connection, code)["province_rules"], province_rules_now(connection)
    if not round_values and not current_values:
        return ""
    if round_values == current_values:
        return "Có các mức riêng của tỉnh, như đang ghi trong sổ."
    if not round_values:
        return "Chưa áp dụng các mức riêng của tỉnh đang ghi trong sổ."
    return "Có các mức riêng của tỉnh lúc mở đợt, khác các mức đang ghi trong sổ."


def province_rules(book: Book) -> ProvinceRules:
    """Return the province's own values as they are set now."""
    with book.store.reading() as connection:
        return parse_province_rules(province_rules_now(connection) or "{}")


def province_rules_now(connection: Reader) -> str:
    """Return the province's own values as text, "" while there are none."""
    return setting(connection, KEY)


def save_province_rules(book: Book, rules: ProvinceRules) -> Changes:
    """Set the province's own values for rounds created from now on. Raises InvalidRecord."""
    rules = rules.checked()
    for rule_set in rule_sets():
        apply_province_rules(rule_set, rules)
    with book.store.work("Sửa quy định của tỉnh về thi đua, khen thưởng") as work:
        set_setting(work, KEY, "" if rules.is_empty else province_rules_text(rules))
        return work.changes()


@cache
def _salaries() -> tuple[BaseSalary, ...]:
    return parse_base_salaries(resource("rules", "muc-luong-co-so.toml").read_text(encoding="utf-8"))
