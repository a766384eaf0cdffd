"""The papers that go with a round: tờ trình, quyết định, danh sách nhận tiền, filled from nominations and decisions."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.nominations import NOMINEE_KIND_LABELS, NominationState, NomineeKind
from desktop_app.domain.reward_money import amount_of, coefficient_of
from desktop_app.domain.rounds import RoundCode
from desktop_app.papers import award_decision, reward_list, submission
from desktop_app.papers.awarded import Awarded
from desktop_app.papers.model import Document
from desktop_app.papers.office import Signer
from desktop_app.papers.passages import shipped_wording
from desktop_app.services import decisions, lists
from desktop_app.services.book import Book
from desktop_app.services.offices import issuer, office, signer
from desktop_app.services.rounds import round_of
from desktop_app.services.rules import rules_on, salary_on
from desktop_app.store import records


def submission_paper(book: Book, code: str, on: date | None = None) -> Document:
    """Return the tờ trình that proposes a round's complete nominations to the director. Raises InvalidRecord."""
    day, found = on or date.today(), round_of(book, code).code
    named = office(book)
    data = submission.SubmissionData(
        issuer=issuer(named),
        # Inside the department the office proposes and the director decides.
        signer=Signer(("CHÁNH VĂN PHÒNG",)),
        year=found.year,
        addressee=f"Giám đốc {named.name}",
        rows=_nominated(book, found, day),
        occasion=found.title,
        law=rules_on(day).bases,
        proposer="Văn phòng",
    )
    return submission.build(data, shipped_wording(submission.TO_DIRECTOR, day))


def decision_paper(book: Book, code: str, on: date | None = None) -> Document:
    """Return the decision of a round: that recorded last, or a draft over its complete nominations.

    Money is computed by the base salary of the day it is signed, or of `on` while it is not. Raises InvalidRecord.
    """
    found = round_of(book, code).code
    number, signed_on, rows = _decided(book, found, on or date.today())
    named = office(book)
    data = award_decision.DecisionData(
        issuer=issuer(named),
        signer=signer(named),
        authority=f"Giám đốc {named.name}",
        year=found.year,
        rows=rows,
        occasion=found.title,
        law=rules_on(signed_on or on or date.today()).bases,
        number=number,
        issued_on=signed_on,
    )
    return award_decision.build(data, shipped_wording(award_decision.DECISION, signed_on or on or date.today()))


def reward_paper(book: Book, code: str, on: date | None = None) -> Document:
    """Return the list by which a round's rewards are paid and signed for. Raises InvalidRecord."""
    found = round_of(book, code).code
    number, signed_on, rows = _decided(book, found, on or date.today())
    named = office(book)
    data = reward_list.RewardListData(
        issuer=issuer(named),
        signer=signer(named),
        year=found.year,
        occasion=found.title,
        rewards=tuple(_reward(row, signed_on or on or date.today()) for row in rows),
        decided_by=f"Giám đốc {named.name}",
        decision_number=number,
        decided_on=signed_on,
    )
    return reward_list.build(data, shipped_wording(reward_list.REWARDS, signed_on or on or date.today()))


def _decided(book: Book, code: RoundCode, on: date) -> tuple[str, date | None, tuple[Awarded, ...]]:
    with book.store.reading() as connection:
        rounds = records.living(connection, "review_round", {"code": str(code)})
        made = records.living(connection, "decision", {"round_id": rounds[0]["id"]})
    if not made:
        return "", None, _nominated(book, code, on)
    fields, _ = decisions.decision(book, made[-1]["id"])
    query = ListQuery("awards", scope={"decision": made[-1]["id"]})
    rows = [_awarded(row.values[2:7], fields.signed_on or on) for row in lists.everything(book, query)]
    return fields.number, fields.signed_on, tuple(rows)


def _nominated(book: Book, code: RoundCode, on: date) -> tuple[Awarded, ...]:
    scope = {"round": str(code), "state": NominationState.COMPLETE.value}
    rows = lists.everything(book, ListQuery("nominations", scope=scope))
    if not rows:
        raise InvalidRecord(f"Đợt {code} chưa có đề nghị nào hoàn tất.", "", "Bấm “Hoàn tất” ở từng đề nghị.")
    return tuple(_awarded(row.values[1:6], on, row.values[7]) for row in rows)


def _awarded(values: tuple[str, ...], on: date, achievement: str = "") -> Awarded:
    kind_label, name, post, unit, award = values
    kind = (
        NomineeKind.COLLECTIVE if kind_label == NOMINEE_KIND_LABELS[NomineeKind.COLLECTIVE] else NomineeKind.INDIVIDUAL
    )
    place = "" if kind is NomineeKind.COLLECTIVE else ", ".join(filter(None, [post, unit]))
    given = Awarded(kind, name, award, place, achievement=achievement)
    return replace(given, amount=_reward(given, on).awarded.amount)


def _reward(given: Awarded, on: date) -> reward_list.Reward:
    """Return the reward (NĐ 152/2025, Điều 49 và 54): coefficient times the base salary of the day, rounded up."""
    rules = rules_on(on)
    form = next((one for one in rules.awards if one.name == given.award), None)
    if form is None:
        return reward_list.Reward(given)
    coefficient, base = coefficient_of(form, given.kind, rules.money), salary_on(on).amount
    paid = replace(given, amount=amount_of(coefficient, base, rules.money))
    return reward_list.Reward(paid, Fraction(coefficient), base)
