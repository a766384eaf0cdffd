"""Nominees of an earlier round copied into another as drafts, without their achievements."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.keeping.backups import Occasion
from desktop_app.domain.round_codes import round_title
from desktop_app.domain.rounds.nominations import NominationFields, usual_type
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import CERTIFICATE_OF_MERIT, CommendationType, NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.law.rules import round_rules
from desktop_app.services.review_rounds import Round, round_row, rounds
from desktop_app.services.rounds.nominations import double_of, nomination_values
from desktop_app.store import records
from desktop_app.store.records import Record


@dataclass(frozen=True, slots=True)
class EarlierNomination:
    """A nomination of an earlier round: its id, nominee, unit and award."""

    id: int
    name: str
    unit_name: str
    award: str


def rounds_before(book: Book, code: str) -> tuple[Round, ...]:
    """Return the rounds before the one with this code, the latest first."""
    return tuple(review_round for review_round in rounds(book) if str(review_round.code) < code)


def nominated_in(book: Book, code: str) -> tuple[EarlierNomination, ...]:
    """Return the living nominations of a round in printed order. Raises InvalidRecord if there is no such round."""
    with book.store.reading() as connection:
        row = round_row(connection, code)
        rows = records.living(connection, "nomination", {"round_id": row["id"]}, order="list_key")
    return tuple(
        EarlierNomination(nomination["id"], nomination["nominee_name"], nomination["unit_name"], nomination["award"])
        for nomination in rows
    )


def copy_nominees(book: Book, ids: Sequence[int], code: str) -> Changes:
    """Nominate again in a round those of earlier nominations, as drafts without summary, evidence and papers.

    Award, type and reason are copied; an award the round does not offer becomes Giấy khen. Nominees in the round
    already for that award are skipped. Raises InvalidRecord (nobody to copy), RecordGone.
    """
    if not ids:
        raise InvalidRecord("Chọn ít nhất một người, một tập thể.", "nominees")
    title = round_title(code)
    with book.store.work(f"Lấy lại người được đề nghị vào đợt {title}", before=Occasion.BULK) as work:
        round_ = round_row(work.connection, code)
        earlier = records.fetch_many(work.connection, "nomination", list(dict.fromkeys(ids)))
        copied, problems = 0, []
        for row in (earlier[row_id] for row_id in dict.fromkeys(ids)):
            try:
                values = nomination_values(work, _fields(round_, row))
            except InvalidRecord as problem:
                problems.append(problem)
                continue
            if double_of(work, values) is None:
                work.insert("nomination", values)
                copied += 1
        if not copied:
            raise problems[0] if problems else InvalidRecord("Những người đã chọn đều đã có trong đợt này.")
        work.label = f"Lấy lại {copied} người, tập thể vào đợt {title} (nháp)"
        if problems:
            work.label += f", bỏ qua {len(problems)}"
        return work.changes()


def _fields(round_: Record, row: Record) -> NominationFields:
    kind = NomineeKind(row["kind"])
    award = round_rules(round_).by_code.get(row["award_code"])
    offered = award is not None and kind in award.terms and award.offered_in(round_["half"])
    type_ = CommendationType(row["commendation_type"] or CommendationType.MOVEMENT)
    return NominationFields(
        round_["code"],
        kind,
        person_id=row["person_id"],
        # Unit and post are those of the new round, not of the earlier one.
        unit_id=row["unit_id"] if kind is NomineeKind.COLLECTIVE else None,
        award=row["award_code"] if offered else CERTIFICATE_OF_MERIT,
        commendation_type=type_ if offered else usual_type(is_title=False, movement_id=round_["movement_id"]),
        reason_line=row["reason_line"],
        state=NominationState.DRAFT,
    ).checked()
