"""The nominations a round proposes and the awards a decision gives, named and ordered as papers print them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.domain.awards.decisions import DecisionContent
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.office.people import post_words
from desktop_app.domain.round_codes import RoundCode, parse_round_code
from desktop_app.domain.rounds.nominations import achievement_line
from desktop_app.domain.rounds.states import LISTED
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.papers.parts.awarded import AwardedRecipient
from desktop_app.services.awards.headings import achieved, common_merit, period_words
from desktop_app.services.awards.money import award_in, catalogue_of
from desktop_app.services.book import Book
from desktop_app.services.law.rules import round_rules
from desktop_app.services.review_rounds import Round
from desktop_app.services.year.movements import MOVEMENT_ROWS
from desktop_app.store import records
from desktop_app.store.records import Reader, Record


@dataclass(frozen=True, slots=True)
class ProposedAward:
    """A nomination on the round's list: how papers name it, its type, and the level that decides on its award."""

    nomination_id: int
    awarded: AwardedRecipient
    commendation_type: CommendationType
    level: AwardLevel
    row: Record

    @property
    def goes_up(self) -> bool:
        """Whether the department only proposes it."""
        return self.level is not AwardLevel.DEPARTMENT


def proposed_awards(book: Book, review_round: Round) -> list[ProposedAward]:
    """Return a round's proposals as they were submitted, in printed order. Raises InvalidRecord if there are none."""
    with book.store.reading() as connection:
        rows = records.living(connection, "nomination", {"round_id": review_round.id}, order="list_key")
        rules = round_rules(records.fetch(connection, "review_round", review_round.id))
    rows = [row for row in rows if row["state"] in LISTED]
    if not rows:
        raise InvalidRecord(
            f"Đợt {review_round.code.title} chưa có đề nghị nào hoàn tất.", "", "Bấm “Hoàn tất” ở từng đề nghị."
        )
    return [proposal_of(row, rules) for row in rows]


def to_recipient(row: Record, rules: RuleSet, name: str, *, amount: int = 0, note: str = "") -> AwardedRecipient:
    """Return the record of a nomination or an award as papers name it."""
    award = award_in(rules, row)
    return AwardedRecipient(
        NomineeKind(row["kind"]),
        name,
        row["award"],
        place_of(row),
        is_title=award is not None and award.is_title,
        amount=amount,
        note=note,
        rank=rules.awards.index(award) if award is not None else len(rules.awards),
        is_from_abroad=is_from_abroad(row),
    )


def is_from_abroad(row: Record) -> bool:
    """Return whether a nomination or an award is for people and bodies of another country, none of the office's."""
    return bool(row["commendation_type"] == CommendationType.EXTERNAL)


def achievement_of(nomination: Record) -> str:
    """Return what decision, annex and certificate say a nominee achieved: the reason, else how the summary begins."""
    return achievement_line(nomination["reason_line"], nomination["summary"])


def told_reason(row: Record, proposal: Record | None = None) -> str:
    """Return the reason that decision, annex, notice and certificate tell of a nomination, or of an award.

    Of an award it is the one frozen with it, else that of its `proposal`. "" where they name the work instead
    (`achieved`): how a summary begins says nothing of the movement that an award is for.
    """
    source = row if proposal is None and "summary" in row else proposal
    reason = str(row["reason_line"]) or (achievement_of(source) if source is not None else "")
    if source is None or row["commendation_type"] != CommendationType.MOVEMENT:
        return reason
    is_typed = source["reason_line"].strip() or reason.strip() != achievement_line("", source["summary"])
    return reason if is_typed or common_merit([reason]) else ""


def told_reasons(connection: Reader, awards: Sequence[Record], code: RoundCode | None, period: str) -> list[str]:
    """Return what the papers of a decision say that each of its awards is for, of a time in words.

    Of nobody a reason is recorded: they say then what it gives, and no merit that is only likely.
    """
    ids = [row["nomination_id"] for row in awards if row["nomination_id"] is not None]
    proposals = records.fetch_many(connection, "nomination", ids)
    of_awards = [(row, proposals.get(row["nomination_id"] or 0)) for row in awards]
    _, movements = works_of(connection, awards)
    recorded = [row["reason_line"] or (achievement_of(proposal) if proposal else "") for row, proposal in of_awards]
    if not any(movements) and not any(map(str.strip, recorded)):
        return [""] * len(awards)
    return [
        achieved(row, told_reason(row, proposal), time, movement)
        for (row, proposal), time, movement in zip(
            of_awards, times_of(connection, awards, code, period), movements, strict=True
        )
    ]


def movements_of(connection: Reader, nominations: Iterable[Record]) -> dict[int, str]:
    """Return, by nomination, the name of the movement it is in; those in none are left out."""
    in_movements = {row["id"]: row["movement_id"] for row in nominations if row["movement_id"] is not None}
    movements = records.fetch_many(connection, "emulation_movement", sorted(set(in_movements.values())))
    return {row_id: str(movements[movement_id]["name"]) for row_id, movement_id in in_movements.items()}


def works_of(connection: Reader, awards: Sequence[Record]) -> tuple[list[CommendationType], list[str]]:
    """Return of what type each of these awards is, and the name of the movement that each is in, "" for none."""
    ids = [row["nomination_id"] for row in awards if row["nomination_id"] is not None]
    movements = movements_of(connection, records.fetch_many(connection, "nomination", ids).values())
    kinds = [CommendationType(row["commendation_type"] or CommendationType.MERIT) for row in awards]
    return kinds, [movements.get(row["nomination_id"] or 0, "") for row in awards]


def movement_times(connection: Reader, nominations: Iterable[Record], code: RoundCode) -> dict[int, str]:
    """Return, by nomination, the time of the movement it is in where that is not the round's: it was over only then."""
    in_movements = {row["id"]: row["movement_id"] for row in nominations if row["movement_id"] is not None}
    movements = records.fetch_many(connection, "emulation_movement", sorted(set(in_movements.values())))
    times = {
        movement_id: MOVEMENT_ROWS.from_row(row, criteria=()).own_time(code.first_day, code.last_day)
        for movement_id, row in movements.items()
    }
    return {row_id: time for row_id, movement_id in in_movements.items() if (time := times[movement_id]) is not None}


def times_of(connection: Reader, awards: Sequence[Record], code: RoundCode | None, period: str) -> list[str]:
    """Return the time that each of a round's awards is for: that of its movement, else the `period`."""
    ids = [row["nomination_id"] for row in awards if row["nomination_id"] is not None and code is not None]
    nominations = records.fetch_many(connection, "nomination", ids).values()
    times = movement_times(connection, nominations, code) if code is not None else {}
    return [times.get(row["nomination_id"] or 0, period) for row in awards]


def place_of(row: Record) -> str:
    """Return post and unit as printed beside a person's name, of a nomination or an award; "" for a collective."""
    if row["kind"] == NomineeKind.COLLECTIVE:
        return ""
    return post_words(row["post_title"], row["unit_name"])


def proposal_of(row: Record, rules: RuleSet) -> ProposedAward:
    """Return the record of a nomination as papers name it, with its type and the level that decides."""
    award = award_in(rules, row)
    level = award.level if award is not None else AwardLevel.DEPARTMENT
    kind = CommendationType(row["commendation_type"] or CommendationType.MERIT)
    return ProposedAward(row["id"], to_recipient(row, rules, row["nominee_name"]), kind, level, row)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A nomination that a decision awards or can award: its id, the nominee's name and place, and the award.

    `reason` is what the decision says of it.
    """

    id: int
    name: str
    place: str
    award: str
    level: AwardLevel = AwardLevel.DEPARTMENT
    kind: NomineeKind = NomineeKind.INDIVIDUAL
    is_title: bool = False
    reason: str = ""
    commendation_type: CommendationType = CommendationType.MERIT
    movement: str = ""
    """The name of the movement that it is for, "" for none."""
    time: str = ""
    """The time of what was achieved."""

    def is_of(self, content: DecisionContent) -> bool:
        """Return whether a decision of this content can give it."""
        return content.takes(self.kind, is_title=self.is_title)


def awarded_candidates(book: Book, decision_id: int) -> list[Candidate]:
    """Return the nominations that a decision awards, in its order and as it names them. Raises RecordGone."""
    with book.store.reading() as connection:
        decision = records.fetch(connection, "decision", decision_id)
        rules, round_id = catalogue_of(connection, decision), decision["round_id"]
        code = parse_round_code(records.fetch(connection, "review_round", round_id)["code"]) if round_id else None
        awards = records.living(connection, "award", {"decision_id": decision_id}, order="position")
        rows = [row for row in awards if row["nomination_id"] is not None]
        times = times_of(connection, rows, code, period_words(code, None, None))
        works = works_of(connection, rows)
    return [
        _candidate(
            row["nomination_id"],
            to_recipient(row, rules, row["awarded_name"]),
            row["reason_line"],
            commendation_type=kind,
            movement=movement,
            time=time,
        )
        for row, kind, movement, time in zip(rows, *works, times, strict=True)
    ]


def undecided_candidates(book: Book, review_round: Round) -> list[Candidate]:
    """Return the round's proposals that no living decision awards yet, in the order of a decision."""
    with book.store.reading() as connection:
        decisions = records.living(connection, "decision", {"round_id": review_round.id})
        decided_ids = {
            award["nomination_id"]
            for decision in decisions
            for award in records.living(connection, "award", {"decision_id": decision["id"]})
        }
    try:
        proposals = proposed_awards(book, review_round)
    except InvalidRecord:
        return []
    span = period_words(review_round.code, None, None)
    with book.store.reading() as connection:
        rows = [proposal.row for proposal in proposals]
        movements, times = movements_of(connection, rows), movement_times(connection, rows, review_round.code)
    return [
        _candidate(
            proposal.nomination_id,
            proposal.awarded,
            achieved(proposal.row, told_reason(proposal.row), time, movement),
            proposal.level,
            proposal.commendation_type,
            movement,
            time,
        )
        for proposal in proposals
        if proposal.nomination_id not in decided_ids
        for movement in [movements.get(proposal.nomination_id, "")]
        for time in [times.get(proposal.nomination_id, span)]
    ]


def _candidate(
    nomination_id: int,
    awarded: AwardedRecipient,
    reason: str,
    level: AwardLevel = AwardLevel.DEPARTMENT,
    commendation_type: CommendationType = CommendationType.MERIT,
    movement: str = "",
    time: str = "",
) -> Candidate:
    return Candidate(
        nomination_id,
        awarded.name,
        awarded.position_and_unit,
        awarded.award,
        level,
        awarded.kind,
        awarded.is_title,
        reason,
        commendation_type,
        movement,
        time,
    )
