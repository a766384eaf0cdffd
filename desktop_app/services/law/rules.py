"""The rules of a day and of a round: shipped and own rule sets and base salaries, with the province's own values."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.law.catalogue import Award
from desktop_app.domain.law.money import base_salary_on
from desktop_app.domain.law.province import (
    ProvinceRules,
    apply_province_rules,
    parse_province_rules,
    province_rules_text,
)
from desktop_app.domain.law.rule_files import parse_base_salaries, parse_rule_set
from desktop_app.domain.law.rule_lines import RuleLine, rule_lines
from desktop_app.domain.law.rules import BaseSalary, RuleSet, rule_set_for, rules_in_order
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.runtime.resources import resource
from desktop_app.services.book import Book
from desktop_app.services.review_rounds import round_row
from desktop_app.services.settings import set_setting, setting
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

KEY: Final = "province_rules"
TABLE: Final = "rule_set"
_BY_PROVINCE: Final = ("newcomer", "quorum", "vote", "cap")


def rules_on(connection: Reader, day: date) -> RuleSet:
    """Return the rule set in force on a day. Raises InvalidRecord for a day outside every set."""
    return rule_set_for(rule_sets(connection), day)


def salary_on(connection: Reader, day: date) -> BaseSalary:
    """Return the base salary in force on a day. Raises InvalidRecord for a day before the first."""
    return base_salary_on(salaries(connection), day)


def rule_sets(connection: Reader) -> tuple[RuleSet, ...]:
    """Return the rule sets by date: the shipped ones, and the office's own in place of those of the same first day."""
    own_sets = [own_set(text) for text in own_texts(connection).values()]
    if not own_sets:
        return shipped_sets()
    by_first = {rule_set.first: rule_set for rule_set in (*shipped_sets(), *own_sets)}
    return tuple(by_first[first] for first in sorted(by_first))


def sets_of(book: Book) -> tuple[RuleSet, ...]:
    """Return the rule sets of a book by date."""
    with book.store.reading() as connection:
        return rule_sets(connection)


def named_set(connection: Reader, code: str) -> RuleSet | None:
    """Return the rule set with a code, None if there is none (any more)."""
    every_set = (*shipped_sets(), *(own_set(text) for text in own_texts(connection).values()))
    return next((rule_set for rule_set in every_set if rule_set.code == code), None)


def own_texts(connection: Reader) -> Mapping[str, str]:
    """Return the texts of the office's own rule sets, by code."""
    return {row["code"]: row["content"] for row in records.living(connection, TABLE, order="code")}


def salaries(connection: Reader) -> tuple[BaseSalary, ...]:
    """Return the base salaries by date, with those of the office's own rule sets."""
    own = [salary for text in own_texts(connection).values() for salary in own_set(text).salaries]
    by_first = {salary.first: salary for salary in (*_shipped_salaries(), *own)}
    return tuple(by_first[first] for first in sorted(by_first))


@cache
def shipped_sets() -> tuple[RuleSet, ...]:
    """Return the shipped rule sets by date."""
    return rules_in_order(parse_rule_set(text) for text in shipped_texts().values())


@cache
def shipped_texts() -> Mapping[str, str]:
    """Return the texts of the shipped rule sets, by code."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(resource("rules").glob("tu-*.toml"))]
    return {parse_rule_set(text).code: text for text in texts}


@lru_cache(maxsize=32)
def own_set(text: str) -> RuleSet:
    """Return a rule set of the office, read from its text once. Raises UnreadableInput."""
    return parse_rule_set(text)


def round_rules(row: Record) -> RuleSet:
    """Return the rules that judge a round, given its record: its set with the province's values it was opened under.

    A round stores both, a set of the office with its whole text, so that a round of 2024 is judged today as it was in
    2024. Raises InvalidRecord.
    """
    return _judging(row["rule_set"], row["rule_text"], row["to_date"], row["province_rules"])


def round_law(connection: Reader, rule_set: RuleSet) -> dict[str, object]:
    """Return what a round stores of the rule set that judges it: its code, and the text of one of the office."""
    return {"rule_set": rule_set.code, "rule_text": own_texts(connection).get(rule_set.code, "")}


# Every row of an import asks for its round's rules; the province's values are read from their text once.
@lru_cache(maxsize=32)
def _judging(code: str, text: str, last_day: str, province: str) -> RuleSet:
    shipped = next((shipped_set for shipped_set in shipped_sets() if shipped_set.code == code), None)
    if text:
        base_rules = own_set(text)
    else:
        base_rules = shipped or rule_set_for(shipped_sets(), date.fromisoformat(last_day))
    return apply_province_rules(base_rules, parse_province_rules(province)) if province else base_rules


def offered(book: Book, code: str, kind: NomineeKind | None = None) -> tuple[Award, ...]:
    """Return the awards that a round, created or not, offers to a kind of nominee (None: any), the highest first.

    Raises InvalidRecord for what is no round's code.
    """
    round_code = parse_round_code(code)
    with book.store.reading() as connection:
        rows = records.living(connection, "review_round", {"code": str(round_code)})
        rules = round_rules(rows[0]) if rows else rules_on(connection, round_code.last_day)
    kinds = tuple(NomineeKind) if kind is None else (kind,)
    codes = {award.code for nominee_kind in kinds for award in rules.offered(round_code.half, nominee_kind)}
    return tuple(award for award in rules.awards if award.code in codes)


def rule_lines_in_force(book: Book, code: str, year: int) -> tuple[RuleLine, ...]:
    """Return the lines of a rule set, with the province's values, for a year. LookupError for an unknown code."""
    with book.store.reading() as connection:
        rule_set, all_salaries = named_set(connection, code), salaries(connection)
        province = parse_province_rules(province_rules_now(connection) or "{}")
    if rule_set is None:
        raise LookupError(code)
    lines = rule_lines(apply_province_rules(rule_set, province), year, all_salaries)
    if province.is_empty:
        return lines
    # What the province overrides is changed in its own form.
    return tuple(replace(line, path="") if line.path.split(".")[0] in _BY_PROVINCE else line for line in lines)


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
    with book.store.work("Sửa quy định của tỉnh về thi đua, khen thưởng") as work:
        for rule_set in rule_sets(work.connection):
            apply_province_rules(rule_set, rules)
        set_setting(work, KEY, "" if rules.is_empty else province_rules_text(rules))
        return work.changes()


@cache
def _shipped_salaries() -> tuple[BaseSalary, ...]:
    return parse_base_salaries(resource("rules", "muc-luong-co-so.toml").read_text(encoding="utf-8"))
