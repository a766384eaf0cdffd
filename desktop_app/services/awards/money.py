"""The money of awards, computed by the rules and the base salary of the decision's day and stored with the award."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import Award
from desktop_app.domain.law.money import GivenAward, Reward, amount_of, compute_rewards
from desktop_app.domain.law.rules import BaseSalary, RuleSet, catalogue_for
from desktop_app.domain.vietnamese import thousands
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.dates import from_iso
from desktop_app.services.law.rules import named_set, rule_sets, salary_on
from desktop_app.store import records
from desktop_app.store.queries.awards import standing_awards
from desktop_app.store.records import Reader, Record
from desktop_app.store.work import UnitOfWork

_WHENEVER = (date.min, date.max)
"""The period of an award without a recorded one."""


@dataclass(frozen=True, slots=True)
class Money:
    """The money of one award: what it is computed from, and the amount in đồng, None where the clerk is to enter it.

    `reason` tells why it is not what was computed ("" if it is); `most` is the limit of an award that has one.
    """

    coefficient: str = ""
    base: int | None = None
    amount: int | None = None
    reason: str = ""
    most: int | None = None


def catalogue_on(connection: Reader, day: date) -> RuleSet:
    """Return the rules in force on a day; for a day before the first rule set, the first one."""
    return catalogue_for(rule_sets(connection), day)


def catalogue_of(connection: Reader, decision: Record) -> RuleSet:
    """Return the rules of a decision: of a signed one those it was computed by, else those of today."""
    signed_on = from_iso(decision["signed_on"])
    stored = named_set(connection, decision["rule_set"]) if decision["rule_set"] else None
    return stored or catalogue_on(connection, signed_on or date.today())


def award_in(rules: RuleSet, row: Record) -> Award | None:
    """Return the award of a record in a catalogue, by its code or else its name; None if the recipient cannot have it.

    Records from before awards had codes have the name alone.
    """
    award = rules.by_code.get(row["award_code"]) or next(
        (listed_award for listed_award in rules.awards if listed_award.name == row["award"]), None
    )
    return award if award is not None and NomineeKind(row["kind"]) in award.terms else None


def salary_known_on(connection: Reader, day: date) -> BaseSalary | None:
    """Return the base salary in force on a day, None for a day before the first one on record."""
    try:
        return salary_on(connection, day)
    except InvalidRecord:
        return None


def money_of(connection: Reader, rows: Sequence[Record], day: date, others: Sequence[Record] = ()) -> list[Money]:
    """Return the money of awards decided on a day, in the same order.

    `others` are the awards that other decisions of that day give: of several titles for one period only the highest
    is paid (Nghị định 152/2025/NĐ-CP, Điều 49).
    """
    rules, salary = catalogue_on(connection, day), salary_known_on(connection, day)
    if salary is None:
        return [Money() for _ in rows]
    computed: dict[int, Money] = {}
    for places in _by_recipient([*others, *rows]).values():
        matched = [(place, row, award) for place, row in places if (award := award_in(rules, row)) is not None]
        given_awards = [GivenAward(award.code, NomineeKind(row["kind"]), _period(row)) for _, row, award in matched]
        for (place, _, _), reward in zip(matched, compute_rewards(given_awards, rules, salary), strict=True):
            computed[place] = _money(reward, rules)
    first = len(others)
    return [computed.get(first + place, Money(base=salary.amount)) for place in range(len(rows))]


def freeze_money(work: UnitOfWork, decision_id: int, award_ids: Sequence[int] | None = None) -> None:
    """Store the money of a decision's awards (all, or those with these ids) as computed for the day of its signing."""
    decision = records.fetch(work.connection, "decision", decision_id)
    day = from_iso(decision["signed_on"])
    if day is None:
        return
    awards = records.living(work.connection, "award", {"decision_id": decision_id}, order="position")
    chosen_ids = {row["id"] for row in awards} if award_ids is None else set(award_ids)
    to_freeze = [row for row in awards if row["id"] in chosen_ids]
    others = [row for row in awards if row["id"] not in chosen_ids] + _other_awards_of_day(work, decision, to_freeze)
    by_recipient = _by_recipient(others)
    rules = catalogue_on(work.connection, day)
    for row, money in zip(to_freeze, money_of(work.connection, to_freeze, day, others), strict=True):
        values = {"coefficient": money.coefficient, "base_salary": money.base, "amount": money.amount}
        reason = money.reason or _lower_title_note(row, by_recipient, rules) if money.amount else money.reason
        work.update("award", row["id"], values | {"unpaid_reason": reason})
    salary = salary_known_on(work.connection, day)
    decision_values = {"rule_set": rules.code, "base_salary": salary.amount if salary is not None else None}
    work.update("decision", decision_id, decision_values)


def thaw_money(work: UnitOfWork, decision_id: int) -> None:
    """Clear the stored money of a decision that became a draft again."""
    for row in records.living(work.connection, "award", {"decision_id": decision_id}):
        blank = {"coefficient": "", "base_salary": None, "amount": None, "unpaid_reason": ""}
        work.update("award", row["id"], blank)
    work.update("decision", decision_id, {"rule_set": "", "base_salary": None})


def highest_amount(connection: Reader, award_record: Record, decided_on: date) -> int | None:
    """Return the highest amount an award may be paid, None where the law fixes the amount."""
    rules, salary = catalogue_on(connection, decided_on), salary_known_on(connection, decided_on)
    award = award_in(rules, award_record)
    if award is None or salary is None:
        return None
    terms = award.terms[NomineeKind(award_record["kind"])]
    if not terms.at_most or terms.coefficient is None:
        return None
    return amount_of(terms.coefficient, award_record["base_salary"] or salary.amount, rules.money)


def _lower_title_note(row: Record, others: Mapping[object, list[tuple[int, Record]]], rules: RuleSet) -> str:
    """Return a note on a title if another decision already pays a lower title for the same period, "" if none does.

    The stored amount of the other decision stays: the clerk corrects one of the two.
    """
    award = award_in(rules, row)
    if award is None or not award.is_title:
        return ""
    for _, other in others.get(_recipient(row), ()):
        lower = award_in(rules, other)
        if lower is not None and lower.is_title and other["amount"] and _period(other) == _period(row):
            figures = thousands(other["amount"])
            return (
                f"Quyết định khác cùng ngày đã ghi {figures} đồng cho danh hiệu {lower.name} cùng thời gian: chỉ chi "
                "mức cao nhất, cần sửa số tiền."
            )
    return ""


def _other_awards_of_day(work: UnitOfWork, decision: Record, rows: Sequence[Record]) -> list[Record]:
    """Return what other decisions of the day give to the recipients of these rows."""
    same_day = records.living(work.connection, "decision", {"signed_on": decision["signed_on"]})
    others = [other["id"] for other in same_day if other["id"] != decision["id"]]
    recipients = {_recipient(row) for row in rows}
    people = {row["person_id"] for row in rows} - {None}
    given = standing_awards(work.connection, others, people) if others and rows else []
    return [row for row in given if _recipient(row) in recipients]


def _by_recipient(rows: Sequence[Record]) -> Mapping[object, list[tuple[int, Record]]]:
    grouped: dict[object, list[tuple[int, Record]]] = {}
    for place, row in enumerate(rows):
        grouped.setdefault(_recipient(row), []).append((place, row))
    return grouped


def _recipient(row: Record) -> tuple[object, ...]:
    collective = row["kind"] == NomineeKind.COLLECTIVE
    record_id = row["unit_id"] if collective else row["person_id"]
    name = row.get("awarded_name") or row.get("nominee_name")
    return row["kind"], record_id if record_id is not None else name


def _period(row: Record) -> tuple[date, date]:
    first, last = from_iso(row["period_from"]), from_iso(row["period_to"])
    return (first, last) if first is not None and last is not None else _WHENEVER


def _money(reward: Reward, rules: RuleSet) -> Money:
    coefficient = f"{reward.coefficient:f}"
    if reward.at_most:
        most = amount_of(reward.coefficient, reward.base, rules.money)
        return Money(coefficient, reward.base, None, "", most)
    if rules.award(reward.award.code).terms[reward.award.kind].coefficient is None:
        return Money(base=reward.base, amount=0)
    return Money(coefficient, reward.base, reward.amount, reward.unpaid_reason)
