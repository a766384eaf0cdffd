"""The awards and decisions chosen in a list: which acts they allow, and the data their forms are filled with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.awards.decisions import recovery_due
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.list_kinds.awards import AWARDS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.citations import giver_words
from desktop_app.domain.office.offices import Office
from desktop_app.domain.vietnamese import search_words
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services import lists
from desktop_app.services.awards.decisions import is_signed
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.dates import from_iso
from desktop_app.services.office.offices import office, office_of_day
from desktop_app.services.office.people import person_choices
from desktop_app.services.office.units import unit_choices
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

if TYPE_CHECKING:
    # The rules are slow to load, and the page opens without them.
    from desktop_app.domain.law.rules import RuleSet


@dataclass(frozen=True, slots=True)
class ChosenAward:
    """An award as its forms show it; `signed_on` is the day of its decision, None while that is a draft."""

    id: int
    decision_id: int
    name: str
    award: str
    signed_on: date | None
    amount: int | None
    reason: str
    paid_on: date | None
    handed_on: date | None
    cancelled_on: date | None
    recovered_on: date | None
    cancel_reason: str = ""

    @property
    def stands(self) -> bool:
        """Whether it is decided and not cancelled."""
        return self.signed_on is not None and self.cancelled_on is None


@dataclass(frozen=True, slots=True)
class ChosenAwards:
    """The chosen awards, grouped by the acts they allow."""

    all: tuple[ChosenAward, ...] = ()

    @property
    def payable(self) -> tuple[ChosenAward, ...]:
        """The awards with an amount: their day of payment can be entered or corrected."""
        return tuple(award for award in self.all if award.stands and award.amount)

    @property
    def standing(self) -> tuple[ChosenAward, ...]:
        """The awards that can be handed over or cancelled."""
        return tuple(award for award in self.all if award.stands)

    @property
    def unhanded(self) -> tuple[ChosenAward, ...]:
        """The awards that are still to be handed over."""
        return tuple(award for award in self.standing if award.handed_on is None)

    @property
    def unpaid(self) -> tuple[ChosenAward, ...]:
        """The awards whose money is still to be paid."""
        return tuple(award for award in self.payable if award.paid_on is None)

    @property
    def cancelled(self) -> tuple[ChosenAward, ...]:
        """The cancelled awards: their certificate and money are to be given back."""
        return tuple(award for award in self.all if award.cancelled_on is not None)

    @property
    def mendable(self) -> ChosenAward | None:
        """The award whose amount can be changed: the only one chosen, if it is not paid yet; else None."""
        award = self.all[0] if len(self.all) == 1 else None
        return award if award is not None and award.stands and award.paid_on is None else None

    @property
    def movable(self) -> bool:
        """Whether a single award of a draft decision is chosen, whose place in the list can be changed."""
        return len(self.all) == 1 and self.all[0].signed_on is None


@dataclass(frozen=True, slots=True)
class DecisionSum:
    """The progress of a decision: how many awards are in force, their money, and how many are paid and handed over."""

    signed: bool
    awards: int
    amount: int
    paid: int
    paid_amount: int
    handed: int
    cancelled: int
    recover_by: date | None = None
    """The earliest last day for giving back a cancelled award that has not come back yet."""


def chosen_awards(book: Book, award_ids: Sequence[int]) -> ChosenAwards:
    """Return the awards with these ids as they are now, without those removed meanwhile."""
    with book.store.reading() as connection:
        table = records.table("award")
        rows = records.find(connection, "award", table.c.id.in_(award_ids), order="position")
        decisions = records.fetch_many(connection, "decision", sorted({row["decision_id"] for row in rows}))
    return ChosenAwards(tuple(_chosen(row, decisions[row["decision_id"]]) for row in rows))


def awards_of_round(book: Book, code: str) -> ChosenAwards:
    """Return the awards that the decisions of a round give."""
    rows = lists.everything(book, ListQuery(AWARDS.key, scope={"round": code}))
    return chosen_awards(book, [row.id for row in rows])


def decision_of(book: Book, nomination_id: int) -> int | None:
    """Return the decision that gives a nomination its award, None while there is none."""
    with book.store.reading() as connection:
        given = records.living(connection, "award", {"nomination_id": nomination_id})
    return given[0]["decision_id"] if given else None


def decision_sum(book: Book, decision_id: int) -> DecisionSum:
    """Return how far a decision is carried out. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, "decision", decision_id)
        awards = records.living(connection, "award", {"decision_id": decision_id})
    standing = [award for award in awards if award["cancelled_on"] is None]
    paid = [award for award in standing if award["paid_on"]]
    unrecovered = [
        from_iso(award["cancelled_on"]) for award in awards if award["cancelled_on"] and not award["recovered_on"]
    ]
    return DecisionSum(
        is_signed(row),
        len(standing),
        sum(award["amount"] or 0 for award in standing),
        len(paid),
        sum(award["amount"] or 0 for award in paid),
        sum(award["handed_on"] is not None for award in standing),
        len(awards) - len(standing),
        min((recovery_due(day) for day in unrecovered if day is not None), default=None),
    )


def issuing_bodies(book: Book) -> Mapping[AwardLevel, str]:
    """Return the issuing body of each level as decisions of today name it."""
    return bodies_of(office(book))


def bodies_of(department: Office) -> Mapping[AwardLevel, str]:
    """Return the issuing body of each level as decisions name it; "" for the ministry, which the book does not know."""
    return {
        AwardLevel.DEPARTMENT: department.name,
        AwardLevel.PROVINCE: f"Chủ tịch {department.parent_name}",
        AwardLevel.MINISTRY: "",
        AwardLevel.UNION: "Ban Thường vụ Tỉnh đoàn",
        AwardLevel.GOVERNMENT: "Thủ tướng Chính phủ",
        AwardLevel.STATE: "Chủ tịch nước",
    }


def deciding_body(connection: Reader, decision: Record, day: date | None) -> str:
    """Return who made a decision of another level: the body on record, else that of its level, "" for a ministry."""
    named = decision["issuing_body"] or bodies_of(office_of_day(connection, day))[AwardLevel(decision["level"])]
    return giver_words(named, "")


def recipients(book: Book, on: date | None = None) -> Mapping[tuple[NomineeKind, int], Choice]:
    """Return everybody who can be given an award, by kind and id, units first; choices are numbered from 1."""
    recipients_by_key: dict[tuple[NomineeKind, int], Choice] = {}
    for kind, choices in (
        # Typing a unit's name matches its people too: the unit itself comes before them.
        (NomineeKind.COLLECTIVE, unit_choices(book)),
        (NomineeKind.INDIVIDUAL, person_choices(book, on)),
    ):
        for choice in choices:
            detail = choice.detail or ("tập thể" if kind is NomineeKind.COLLECTIVE else "")
            recipients_by_key[kind, choice.id] = Choice(len(recipients_by_key) + 1, choice.name, detail, choice.words)
    return recipients_by_key


def catalogues(book: Book) -> tuple[RuleSet, ...]:
    """Return the rule sets whose catalogues a form offers, by date."""
    # Imported here: the rules are slow to load, and the page opens without them.
    from desktop_app.services.law.rules import sets_of

    return sets_of(book)


def award_choices(rule_sets: Sequence[RuleSet], day: date | None) -> tuple[tuple[str, Choice], ...]:
    """Return the awards of the catalogue of a day (today for None): code and choice, from the highest level down."""
    from desktop_app.domain.law.rules import catalogue_for

    awards = catalogue_for(rule_sets, day or date.today()).awards
    return tuple(
        (award.code, Choice(place, award.name, award.short, search_words(award.name, award.short)))
        for place, award in enumerate(awards, 1)
    )


def _chosen(row: Record, decision: Record) -> ChosenAward:
    signed_on = from_iso(decision["signed_on"]) if is_signed(decision) else None
    return ChosenAward(
        id=row["id"],
        decision_id=row["decision_id"],
        name=row["awarded_name"],
        award=row["award"],
        signed_on=signed_on,
        amount=row["amount"],
        reason=row["unpaid_reason"],
        paid_on=from_iso(row["paid_on"]),
        handed_on=from_iso(row["handed_on"]),
        cancelled_on=from_iso(row["cancelled_on"]),
        recovered_on=from_iso(row["recovered_on"]),
        cancel_reason=row["cancel_reason"],
    )
