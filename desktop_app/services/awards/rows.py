"""Those whom a round proposes and those whom a decision awards, as its papers name them and in their order."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.rounds.nominations import PROPOSED
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.papers.parts.awarded import AwardedRecipient
from desktop_app.services.awards.money import award_in
from desktop_app.services.book import Book
from desktop_app.services.law.rules import round_rules
from desktop_app.services.review_rounds import Round
from desktop_app.store import records
from desktop_app.store.records import Record


@dataclass(frozen=True, slots=True)
class ProposedAward:
    """A nomination on the round's list: how papers name it, its type, and who decides on its award."""

    nomination_id: int
    awarded: AwardedRecipient
    commendation_type: CommendationType
    level: AwardLevel
    row: Record

    @property
    def goes_up(self) -> bool:
        """Whether the department only proposes it."""
        return self.level is not AwardLevel.DEPARTMENT


def proposed_of(book: Book, found: Round) -> list[ProposedAward]:
    """Return a round's proposals in the order of a decision: by award from the highest, collectives before people.

    (Nghị định 152/2025/NĐ-CP, Điều 29; within one award by name.) Raises InvalidRecord if there are none.
    """
    with book.store.reading() as connection:
        rows = records.living(connection, "nomination", {"round_id": found.id}, order="list_key")
        rules = round_rules(records.fetch(connection, "review_round", found.id))
    rows = [row for row in rows if row["state"] in PROPOSED]
    if not rows:
        raise InvalidRecord(f"Đợt {found.code} chưa có đề nghị nào hoàn tất.", "", "Bấm “Hoàn tất” ở từng đề nghị.")
    return [_proposed(row, rules) for row in in_order(rows, rules)]


def in_order(rows: Sequence[Record], rules: RuleSet) -> list[Record]:
    """Return records of nominations in the order of a decision's list; those of one award stay as they are."""
    places = {award.code: place for place, award in enumerate(rules.awards)}

    def place(row: Record) -> tuple[int, bool]:
        award = award_in(rules, row)
        return (places[award.code] if award is not None else len(places), row["kind"] != NomineeKind.COLLECTIVE)

    return sorted(rows, key=place)


def awarded_as(row: Record, rules: RuleSet, name: str, *, amount: int = 0, note: str = "") -> AwardedRecipient:
    """Return a record of a nomination or an award as papers name it."""
    award = award_in(rules, row)
    return AwardedRecipient(
        NomineeKind(row["kind"]),
        name,
        row["award"],
        place_of(row),
        is_title=award is not None and award.is_title,
        amount=amount,
        note=note,
    )


def place_of(row: Record) -> str:
    """Return post and unit as printed beside a person's name, of a nomination or an award; "" for a collective."""
    if row["kind"] == NomineeKind.COLLECTIVE:
        return ""
    return ", ".join(filter(None, [row["post_title"], row["unit_name"]]))


def _proposed(row: Record, rules: RuleSet) -> ProposedAward:
    award = award_in(rules, row)
    level = award.level if award is not None else AwardLevel.DEPARTMENT
    kind = CommendationType(row["commendation_type"] or CommendationType.MERIT)
    return ProposedAward(row["id"], awarded_as(row, rules, row["nominee_name"]), kind, level, row)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A nomination that a decision awards or can award: its id, who is nominated, where that is, and for what."""

    id: int
    name: str
    place: str
    award: str
    level: AwardLevel = AwardLevel.DEPARTMENT


def given_by(book: Book, decision_id: int) -> list[Candidate]:
    """Return the nominations that a decision awards, in its order and as it names them. Raises RecordGone."""
    with book.store.reading() as connection:
        records.fetch(connection, "decision", decision_id)
        rows = records.living(connection, "award", {"decision_id": decision_id}, order="position")
    return [
        Candidate(row["nomination_id"], row["awarded_name"], place_of(row), row["award"])
        for row in rows
        if row["nomination_id"] is not None
    ]


def undecided_of(book: Book, found: Round) -> list[Candidate]:
    """Return the round's proposals that no living decision awards yet, in the order of a decision."""
    with book.store.reading() as connection:
        made = records.living(connection, "decision", {"round_id": found.id})
        taken = {
            award["nomination_id"]
            for decision in made
            for award in records.living(connection, "award", {"decision_id": decision["id"]})
        }
    try:
        proposed = proposed_of(book, found)
    except InvalidRecord:
        return []
    return [
        Candidate(one.nomination_id, one.awarded.name, one.awarded.position_and_unit, one.awarded.award, one.level)
        for one in proposed
        if one.nomination_id not in taken
    ]
