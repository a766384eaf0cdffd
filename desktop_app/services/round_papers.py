"""The papers that go with a round: the list of nominations, tờ trình, quyết định, the rewards, filled from the book."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.nominations import NominationState, NomineeKind
from desktop_app.domain.reward_money import amount_of, coefficient_of
from desktop_app.papers import award_decision, nomination_list, reward_list, submission
from desktop_app.papers.awarded import Awarded
from desktop_app.papers.model import Document
from desktop_app.papers.office import Signer
from desktop_app.services.book import Book
from desktop_app.services.dates import shown
from desktop_app.services.offices import issuer, office, signer
from desktop_app.services.rounds import Round, round_of
from desktop_app.services.rules import rules_on, salary_on
from desktop_app.services.wordings import wording_of
from desktop_app.store import records


def nomination_list_paper(book: Book, code: str) -> Document:
    """Return the list of a round's complete nominations. Raises InvalidRecord while all of them are drafts."""
    found, named = round_of(book, code), office(book)
    rows = _nominations(book, found, NominationState.COMPLETE)
    if not rows and _nominations(book, found, NominationState.DRAFT):
        raise InvalidRecord(
            f"Các đề nghị của đợt {found.code} đều còn là nháp, chưa có gì để in.", "", "Bấm “Hoàn tất” ở từng đề nghị."
        )
    return nomination_list.build(
        nomination_list.NominationListData(
            issuer=issuer(named),
            round_title=found.code.title,
            year=found.code.year,
            collectives=tuple(_entry(row) for row in rows if row["kind"] == NomineeKind.COLLECTIVE),
            individuals=tuple(_entry(row) for row in rows if row["kind"] == NomineeKind.INDIVIDUAL),
            signer=signer(named),
        )
    )


def submission_paper(book: Book, code: str, on: date | None = None) -> Document:
    """Return the tờ trình that proposes a round's complete nominations to the director. Raises InvalidRecord."""
    day, found = on or date.today(), round_of(book, code)
    named = office(book)
    data = submission.SubmissionData(
        issuer=issuer(named),
        # Inside the department the office proposes and the director decides.
        signer=Signer(("CHÁNH VĂN PHÒNG",)),
        year=found.code.year,
        addressee=f"Giám đốc {named.name}",
        rows=_proposed(book, found),
        occasion=found.code.title,
        law=rules_on(day).bases,
        proposer="Văn phòng",
    )
    return submission.build(data, wording_of(book, submission.TO_DIRECTOR, day))


def decision_paper(book: Book, code: str, on: date | None = None) -> Document:
    """Return the decision of a round: that recorded last, or a draft over its complete nominations.

    Money is computed by the base salary of the day it is signed, or of `on` while it is not. Raises InvalidRecord.
    """
    found, named = round_of(book, code), office(book)
    decided = _decided(book, found, on or date.today())
    data = award_decision.DecisionData(
        issuer=issuer(named),
        signer=signer(named),
        authority=f"Giám đốc {named.name}",
        year=found.code.year,
        rows=tuple(reward.awarded for reward in decided.rewards),
        occasion=found.code.title,
        law=rules_on(decided.day).bases,
        number=decided.number,
        issued_on=decided.signed_on,
    )
    return award_decision.build(data, wording_of(book, award_decision.DECISION, decided.day))


def reward_paper(book: Book, code: str, on: date | None = None) -> Document:
    """Return the list by which a round's rewards are paid and signed for. Raises InvalidRecord."""
    found, named = round_of(book, code), office(book)
    decided = _decided(book, found, on or date.today())
    data = reward_list.RewardListData(
        issuer=issuer(named),
        signer=signer(named),
        year=found.code.year,
        occasion=found.code.title,
        rewards=decided.rewards,
        decided_by=f"Giám đốc {named.name}",
        decision_number=decided.number,
        decided_on=decided.signed_on,
    )
    return reward_list.build(data, wording_of(book, reward_list.REWARDS, decided.day))


@dataclass(frozen=True, slots=True)
class _Decided:
    """A round's decision, or the draft of one (no number, not signed), and the day whose law it follows."""

    number: str
    signed_on: date | None
    day: date
    rewards: tuple[reward_list.Reward, ...]


def _decided(book: Book, found: Round, on: date) -> _Decided:
    with book.store.reading() as connection:
        made = records.living(connection, "decision", {"round_id": found.id})
        given = records.living(connection, "award", {"decision_id": made[-1]["id"]}, order="position") if made else []
    if not made:
        return _Decided("", None, on, tuple(_reward(one, on) for one in _proposed(book, found)))
    signed_on = shown(made[-1]["signed_on"])
    day = signed_on or on
    rewards = tuple(_reward(_awarded(row, row["awarded_name"]), day) for row in given)
    return _Decided(made[-1]["number"], signed_on, day, rewards)


def _proposed(book: Book, found: Round) -> tuple[Awarded, ...]:
    rows = _nominations(book, found, NominationState.COMPLETE)
    if not rows:
        raise InvalidRecord(f"Đợt {found.code} chưa có đề nghị nào hoàn tất.", "", "Bấm “Hoàn tất” ở từng đề nghị.")
    return tuple(_awarded(row, row["nominee_name"], row["summary"]) for row in rows)


def _nominations(book: Book, found: Round, state: NominationState) -> list[records.Record]:
    """Return a round's nominations in the order in which they are printed."""
    with book.store.reading() as connection:
        match = {"round_id": found.id, "state": state.value}
        return records.living(connection, "nomination", match, order="list_key")


def _entry(row: records.Record) -> nomination_list.ListEntry:
    return nomination_list.ListEntry(
        name=row["nominee_name"],
        position_and_unit=_place(row),
        award=row["award"],
        summary=row["summary"],
        note=row["note"],
    )


def _awarded(row: records.Record, name: str, achievement: str = "") -> Awarded:
    return Awarded(NomineeKind(row["kind"]), name, row["award"], _place(row), achievement=achievement)


def _place(row: records.Record) -> str:
    """Return post and unit as printed beside a person's name, of a nomination or an award; "" for a collective."""
    if row["kind"] == NomineeKind.COLLECTIVE:
        return ""
    return ", ".join(filter(None, [row["post_title"], row["unit_name"]]))


def _reward(given: Awarded, on: date) -> reward_list.Reward:
    """Return the reward (NĐ 152/2025, Điều 49 và 54): coefficient times the base salary of the day, rounded up."""
    rules = rules_on(on)
    form = next((one for one in rules.awards if one.name == given.award), None)
    if form is None:
        return reward_list.Reward(given)
    coefficient, base = coefficient_of(form, given.kind, rules.money), salary_on(on).amount
    paid = replace(given, amount=amount_of(coefficient, base, rules.money))
    return reward_list.Reward(paid, Fraction(coefficient), base)
