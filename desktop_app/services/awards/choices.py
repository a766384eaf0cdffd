"""What can be done with awards and decisions that are chosen, and what the forms for it are filled from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.awards.decisions import recovery_due
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.vietnamese import search_words
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.awards.decisions import is_signed
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.dates import shown
from desktop_app.services.office.offices import office
from desktop_app.services.office.people import person_choices
from desktop_app.services.office.units import unit_choices
from desktop_app.store import records
from desktop_app.store.records import Record


@dataclass(frozen=True, slots=True)
class ChosenAward:
    """An award as its forms show it; `signed_on` is the day of its decision, None while that is a draft."""

    id: int
    name: str
    award: str
    signed_on: date | None
    amount: int | None
    reason: str
    paid_on: date | None
    handed_on: date | None
    cancelled_on: date | None
    recovered_on: date | None

    @property
    def stands(self) -> bool:
        """Whether it is decided and not cancelled."""
        return self.signed_on is not None and self.cancelled_on is None


@dataclass(frozen=True, slots=True)
class ChosenAwards:
    """The awards that are chosen, by what can be done with each."""

    all: tuple[ChosenAward, ...] = ()

    @property
    def payable(self) -> tuple[ChosenAward, ...]:
        """Those with money, to be paid or whose day of payment can be mended."""
        return tuple(one for one in self.all if one.stands and one.amount)

    @property
    def standing(self) -> tuple[ChosenAward, ...]:
        """Those that can be handed over, or cancelled."""
        return tuple(one for one in self.all if one.stands)

    @property
    def cancelled(self) -> tuple[ChosenAward, ...]:
        """Those of which certificate and money are to come back."""
        return tuple(one for one in self.all if one.cancelled_on is not None)

    @property
    def mendable(self) -> ChosenAward | None:
        """The one whose amount can be changed, None unless just one is chosen that is not paid."""
        only = self.all[0] if len(self.all) == 1 else None
        return only if only is not None and only.stands and only.paid_on is None else None

    @property
    def movable(self) -> bool:
        """Whether it is one of a list whose order is still open."""
        return len(self.all) == 1 and self.all[0].signed_on is None


@dataclass(frozen=True, slots=True)
class DecisionSum:
    """How far a decision is carried out: how many awards stand, their money, and how much of each is done."""

    signed: bool
    awards: int
    amount: int
    paid: int
    paid_amount: int
    handed: int
    cancelled: int
    recover_by: date | None = None
    """The last day to give back the first of the cancelled awards that is still out."""


def chosen_awards(book: Book, award_ids: Sequence[int]) -> ChosenAwards:
    """Return awards as they are now; what is gone meanwhile is left out."""
    with book.store.reading() as connection:
        table = records.table("award")
        rows = records.find(connection, "award", table.c.id.in_(award_ids), order="position")
        decisions = records.fetch_many(connection, "decision", sorted({row["decision_id"] for row in rows}))
    return ChosenAwards(tuple(_chosen(row, decisions[row["decision_id"]]) for row in rows))


def decision_sum(book: Book, decision_id: int) -> DecisionSum:
    """Return how far a decision is carried out. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, "decision", decision_id)
        given = records.living(connection, "award", {"decision_id": decision_id})
    standing = [one for one in given if one["cancelled_on"] is None]
    paid = [one for one in standing if one["paid_on"]]
    out = [shown(one["cancelled_on"]) for one in given if one["cancelled_on"] and not one["recovered_on"]]
    return DecisionSum(
        is_signed(row),
        len(standing),
        sum(one["amount"] or 0 for one in standing),
        len(paid),
        sum(one["amount"] or 0 for one in paid),
        sum(one["handed_on"] is not None for one in standing),
        len(given) - len(standing),
        min((recovery_due(day) for day in out if day is not None), default=None),
    )


def issuing_bodies(book: Book) -> Mapping[AwardLevel, str]:
    """Return who decides at each level, as decisions name them; the department's ministry is not known."""
    named = office(book)
    return {
        AwardLevel.DEPARTMENT: named.name,
        AwardLevel.PROVINCE: f"Chủ tịch {named.parent_name}",
        AwardLevel.MINISTRY: "",
        AwardLevel.GOVERNMENT: "Thủ tướng Chính phủ",
        AwardLevel.STATE: "Chủ tịch nước",
    }


def recipients(book: Book, on: date | None = None) -> Mapping[tuple[NomineeKind, int], Choice]:
    """Return all who can be given an award, units first, each by kind and id; a choice has a number of its own."""
    found: dict[tuple[NomineeKind, int], Choice] = {}
    for kind, choices in (
        # A unit's name finds its people too: the unit itself is to come before them.
        (NomineeKind.COLLECTIVE, unit_choices(book)),
        (NomineeKind.INDIVIDUAL, person_choices(book, on)),
    ):
        for one in choices:
            detail = one.detail or ("tập thể" if kind is NomineeKind.COLLECTIVE else "")
            found[kind, one.id] = Choice(len(found) + 1, one.name, detail, one.words)
    return found


def award_choices(day: date | None) -> tuple[tuple[str, Choice], ...]:
    """Return the awards of the catalogue of a day (today for None): code and choice, from the highest level down."""
    # The rules take their time to load: the page does without them.
    from desktop_app.services.awards.money import catalogue_on

    awards = catalogue_on(day or date.today()).awards
    return tuple(
        (one.code, Choice(place, one.name, one.short, search_words(one.name, one.short)))
        for place, one in enumerate(awards, 1)
    )


def _chosen(row: Record, decision: Record) -> ChosenAward:
    signed_on = shown(decision["signed_on"]) if is_signed(decision) else None
    days = (shown(row[name]) for name in ("paid_on", "handed_on", "cancelled_on", "recovered_on"))
    return ChosenAward(
        row["id"], row["awarded_name"], row["award"], signed_on, row["amount"], row["unpaid_reason"], *days
    )
