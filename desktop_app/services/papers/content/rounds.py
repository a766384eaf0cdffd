"""The printed lists of a round's nominations, filled from the book."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.votes import share_words
from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.numbers import format_number
from desktop_app.domain.round_codes import round_title
from desktop_app.domain.rounds.states import LISTED, NominationState
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.wording import percent
from desktop_app.papers.kinds.proposals import nomination_list
from desktop_app.services import lists
from desktop_app.services.awards.rows import ProposedAward, movement_times, movements_of, place_of, proposal_of
from desktop_app.services.book import Book
from desktop_app.services.law.rules import round_rules
from desktop_app.services.office.offices import issuer, office, signer
from desktop_app.services.papers.content.merits import one_type
from desktop_app.services.papers.content.submissions import (
    Direction,
    addressee_of,
    no_proposals,
    number_and_day,
    of_submission,
    office_issuer,
    office_signer,
    several_levels,
    types_counted,
)
from desktop_app.services.papers.content.voted import (
    judging_sessions,
    sessions_on,
    still_draft,
    unmet_note,
    waits_for_council,
)
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.papers.kinds.declaration import Holdings
from desktop_app.services.review_rounds import Round, round_of
from desktop_app.store import records

WHOLE_ROUND: Final[Mapping[str, str]] = {}
"""The options of a list with all proposals of the round."""
_OF_ITS_OWN: Final = "kèm Tờ trình thì chọn danh sách riêng."
_NO_EXEMPLARS: Final = "Sổ chưa ghi gương điển hình nào đề nghị nhân rộng trong đợt {}, chưa có gì để in."


def nomination_list_paper(
    book: Book, code: str, on: date | None = None, options: Mapping[str, str] = WHOLE_ROUND
) -> Document:
    """Return the list of a round's proposals, with the Council's votes if there are any.

    With a type and a direction it is that of one tờ trình. Raises InvalidRecord while all of them are drafts, or if
    that tờ trình has none; UsageError.
    """
    day, review_round = on or date.today(), round_of(book, code)
    rows = _proposed(_nominations(book, review_round), f"Các đề nghị của đợt {review_round.code.title}")
    data = _data(book, review_round, rows, _votes(book, code, day), day, options)
    return worded(book, nomination_list.build, data, nomination_list.NOMINATIONS, day)


def exemplar_list_paper(
    book: Book, code: str, on: date | None = None, options: Mapping[str, str] = WHOLE_ROUND
) -> Document:
    """Return the list of a round's proposals marked as exemplars, or of those of one tờ trình.

    Raises as `nomination_list_paper`, also while none is marked.
    """
    day, review_round = on or date.today(), round_of(book, code)
    marked = [row for row in _nominations(book, review_round) if row["exemplar"]]
    rows = _proposed(marked, f"Các đề nghị nhân rộng của đợt {review_round.code.title}")
    if not rows:
        raise InvalidRecord(
            _NO_EXEMPLARS.format(review_round.code.title),
            "nomination",
            "Đánh dấu “Nhân rộng” ở từng đề nghị rồi in danh sách.",
        )
    data = _data(book, review_round, rows, {}, day, options, "gương điển hình đề nghị nhân rộng")
    return worded(book, nomination_list.build_exemplars, data, nomination_list.EXEMPLARS, day)


def list_note(book: Book, code: str, on: date | None, options: Mapping[str, str], *, exemplars: bool = False) -> str:
    """Return a note on a list of proposals that are of more than one tờ trình, or of a draft, else ""."""
    chosen, direction = _of_list(book, code, options, exemplars=exemplars)
    if direction is None and chosen:
        return f"Danh sách gồm cả đề nghị trình Giám đốc Sở và trình cấp trên: {_OF_ITS_OWN}"
    levels = several_levels(book, chosen, "Danh sách", on or date.today())
    return "\n".join(filter(None, (_of_types(chosen), levels, _draft_note(book, code, on, options, direction))))


def _of_types(chosen: Sequence[ProposedAward]) -> str:
    types = types_counted(chosen)
    return f"Danh sách gồm {types}: {_OF_ITS_OWN}" if types else ""


def check_list(book: Book, code: str, on: date | None, options: Mapping[str, str], *, exemplars: bool = False) -> None:
    """Refuse to issue a list that goes with the draft of a tờ trình. Raises InvalidRecord.

    Of an office without a Council it is none: the tờ trình asks for the reasons.
    """
    _, direction = _of_list(book, code, options, exemplars=exemplars)
    if _goes_with_draft(book, round_of(book, code), options, direction, on or date.today()):
        raise still_draft()


def _of_list(
    book: Book, code: str, options: Mapping[str, str], *, exemplars: bool = False
) -> tuple[list[ProposedAward], Direction | None]:
    """Return the proposals on a list with these options, and their one direction."""
    review_round = round_of(book, code)
    rows = [row for row in _nominations(book, review_round) if is_proposed(row) and (row["exemplar"] or not exemplars)]
    return of_submission(_proposals(book, review_round, rows), options)


def _draft_note(book: Book, code: str, on: date | None, options: Mapping[str, str], direction: Direction | None) -> str:
    day = on or date.today()
    is_draft = _goes_with_draft(book, round_of(book, code), options, direction, day)
    return unmet_note(book, code, day, "danh sách in là “DỰ THẢO”") if is_draft else ""


def nomination_list_holds(book: Book, code: str) -> Holdings:
    """Return in words what the list of a round's nominations will contain."""

    def count(**scope: str | bool) -> int:
        return lists.count(book, ListQuery(NOMINATIONS.key, scope={"round": code, **scope}))

    collectives = count(kind=NomineeKind.COLLECTIVE.value, proposed=True)
    individuals = count(kind=NomineeKind.INDIVIDUAL.value, proposed=True)
    drafts = count(state=NominationState.DRAFT.value)
    left_out = f" {format_number(drafts)} đề nghị còn là nháp, không in." if drafts else ""
    if not collectives and not individuals:
        return Holdings(f"Đợt {round_title(code)} chưa có đề nghị nào đã hoàn tất.{left_out}", False)
    words = f"Danh sách gồm {format_number(collectives)} tập thể, {format_number(individuals)} cá nhân đã hoàn tất."
    return Holdings(f"{words}{left_out}", True)


def is_proposed(row: records.Record) -> bool:
    """Tell whether a nomination is in a state that is on the round's list."""
    return row["state"] in LISTED


def _proposals(book: Book, review_round: Round, rows: Sequence[records.Record]) -> list[ProposedAward]:
    with book.store.reading() as connection:
        rules = round_rules(records.fetch(connection, "review_round", review_round.id))
    return [proposal_of(row, rules) for row in rows]


def _proposed(rows: Sequence[records.Record], whose: str) -> list[records.Record]:
    """Return the rows in a state that is on the round's list."""
    proposed = list(filter(is_proposed, rows))
    if not proposed and any(row["state"] == NominationState.DRAFT for row in rows):
        raise InvalidRecord(
            f"{whose} đều còn là nháp, chưa có gì để in.", "nomination", "Bấm “Hoàn tất” ở từng đề nghị."
        )
    return proposed


def _data(
    book: Book,
    review_round: Round,
    proposed: Sequence[records.Record],
    votes: Mapping[int, str],
    day: date,
    options: Mapping[str, str],
    what: str = "đề nghị",
) -> nomination_list.NominationListData:
    own_office = office(book, day)
    proposals, direction = of_submission(_proposals(book, review_round, proposed), options)
    if proposed and not proposals:
        raise no_proposals(review_round, options, what)
    rows = [proposal.row for proposal in proposals]
    with book.store.reading() as connection:
        movements, times = movements_of(connection, rows), movement_times(connection, rows, review_round.code)
    # The list that goes with a tờ trình is of whoever submits it; that of a whole round lies before the Council first.
    of_department, submitted = direction is Direction.UPWARD, direction is not None or not rows
    kind = options.get("type", "")
    number, submitted_on = number_and_day(book, str(review_round.code), direction, kind) if submitted else ("", None)
    return nomination_list.NominationListData(
        issuer=issuer(own_office) if of_department else office_issuer(own_office),
        round_title=review_round.code.occasion,
        year=day.year,
        collectives=_entries(proposals, NomineeKind.COLLECTIVE, votes),
        individuals=_entries(proposals, NomineeKind.INDIVIDUAL, votes),
        signer=signer(own_office) if of_department else office_signer(book, day),
        submission_number=number,
        submission_date=submitted_on,
        submitted=submitted,
        addressee=addressee_of(direction, own_office) if direction is not None else "",
        commendation_type=one_type(proposals, movements) if submitted else "",
        is_draft=_goes_with_draft(book, review_round, options, direction, day),
        has_own_time=submitted and bool(rows) and all(row["id"] in times for row in rows),
    )


def _goes_with_draft(
    book: Book, review_round: Round, options: Mapping[str, str], direction: Direction | None, day: date
) -> bool:
    """Tell whether the tờ trình of that direction is a draft: not issued, and the Council has not met on it.

    The list that goes with it may have only some of it. That of a whole round goes with none: it is put to the Council.
    """
    code = str(review_round.code)
    if direction is None or number_and_day(book, code, direction, options.get("type", ""))[0]:
        return False
    of_round = _proposals(book, review_round, list(filter(is_proposed, _nominations(book, review_round))))
    proposals, _ = of_submission(of_round, {**options, "direction": direction.value})
    nominations = [proposal.nomination_id for proposal in proposals]
    return waits_for_council(book, sessions_on(book, code, nominations, day), nominations, day)


def _nominations(book: Book, review_round: Round) -> list[records.Record]:
    """Return a round's nominations in printed order."""
    with book.store.reading() as connection:
        return records.living(connection, "nomination", {"round_id": review_round.id}, order="list_key")


def _votes(book: Book, code: str, day: date) -> dict[int, str]:
    """Return, by nomination, the last vote on it up to a day as a narrow column prints it: "8/9 (88,89%)"."""
    votes_by_nomination = {}
    for session in judging_sessions(book, code, day):
        for row in session.last_votes:
            if row.votes is not None:
                tally, base = row.votes.tally(session.attended), row.rule.base
                share = percent(share_words(tally.share(base), row.rule.share))
                votes_by_nomination[row.nomination_id] = f"{tally.agree}/{tally.size(base)} ({share})"
    return votes_by_nomination


def _entries(
    proposals: Sequence[ProposedAward], kind: NomineeKind, votes: Mapping[int, str]
) -> tuple[nomination_list.ListEntry, ...]:
    return tuple(
        nomination_list.ListEntry(
            name=proposal.row["nominee_name"],
            position_and_unit=place_of(proposal.row),
            award=proposal.row["award"],
            summary=proposal.row["summary"],
            votes=votes.get(proposal.nomination_id, ""),
            note=proposal.row["note"],
            is_title=proposal.awarded.is_title,
        )
        for proposal in proposals
        if proposal.awarded.kind is kind
    )
