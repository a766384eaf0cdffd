"""What the Council has voted on of what a paper is about, and what the paper lacks before."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from desktop_app.domain.council.councils import SessionFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.round_codes import round_title
from desktop_app.domain.rounds.states import LISTED
from desktop_app.papers.document.wording import date_in_words, document_number
from desktop_app.papers.parts.votes import VoteResult
from desktop_app.services.awards.rows import ProposedAward, proposal_of
from desktop_app.services.book import Book
from desktop_app.services.council.councils import council_on
from desktop_app.services.council.sessions import Session, sessions_of
from desktop_app.services.council.vote_tallies import votes_of_session
from desktop_app.services.law.rules import round_rules
from desktop_app.services.review_rounds import Round
from desktop_app.store import records

DRAFT_NOTE: Final = "; in là “DỰ THẢO”"
"""Behind what a paper lacks that the Council has yet to meet on."""
_DOTS: Final = "……"


def session_on(book: Book, code: str, nominations: Collection[int], day: date) -> Session | None:
    """Return the latest session up to a day that voted on one of these nominations of a round, None for none.

    It is the only one whose minutes a paper about them on that day can cite.
    """
    for session in sessions_of(book, code):
        if session.fields.held_on <= day and not set(nominations).isdisjoint(session.nominations):
            rows = votes_of_session(book, session.id).rows
            if any(row.votes is not None and row.nomination_id in nominations for row in rows):
                return session
    return None


def waits_for_council(book: Book, session: Session | None, nominations: Collection[int], day: date) -> bool:
    """Tell whether a Council in office has to vote on some of these nominations, of which `session_on` is `session`.

    An exception may be proposed without it.
    """
    return session is None and council_on(book, day) is not None and bool(_unexplained(book, nominations))


def check_voted(book: Book, code: str, nominations: Collection[int], day: date) -> None:
    """Refuse to issue a paper about nominations that no session voted on, unless a reason is typed for each.

    An office without a Council in its book types one, too: nothing else says why nobody voted. Raises InvalidRecord.
    """
    if session_on(book, code, nominations, day) is not None:
        return
    unvoted = _unexplained(book, nominations)
    if unvoted and council_on(book, day) is not None:
        raise still_draft()
    if unvoted:
        raise InvalidRecord(
            f"Sổ không ghi Hội đồng nào đến ngày {day:%d/%m/%Y}, {unvoted} đề nghị không có kết quả biểu quyết mà chưa "
            "ghi lý do: văn bản chưa phát hành được.",
            "",
            "Ghi lý do vẫn đề nghị ở từng đề nghị, hoặc thêm Hội đồng, phiên họp và ghi kết quả.",
        )


def still_draft() -> InvalidRecord:
    """Return the refusal to issue what waits for the Council."""
    sentence = "Hội đồng chưa biểu quyết các đề nghị này: văn bản còn là “DỰ THẢO”, chưa phát hành được."
    return InvalidRecord(sentence, "", "Đưa ra phiên họp và ghi kết quả, hoặc ghi lý do vẫn đề nghị ở từng đề nghị.")


def _unexplained(book: Book, nominations: Collection[int]) -> int:
    """Return how many nominations there are for which no reason is typed why they are proposed all the same."""
    with book.store.reading() as connection:
        rows = records.fetch_many(connection, "nomination", list(nominations))
    return sum(not row["exception_reason"].strip() for row in rows.values())


def unmet_note(book: Book, code: str, day: date, lacks: str) -> str:
    """Return a note on what a paper lacks while there is no session that voted on what it is about."""
    title = round_title(code)
    sessions = sessions_of(book, code)
    if not sessions:
        return f"Sổ chưa ghi phiên họp Hội đồng của đợt {title}: {lacks}."
    voted_after = [
        session.fields.held_on
        for session in sessions
        if session.fields.held_on > day and any(row.votes for row in votes_of_session(book, session.id).rows)
    ]
    if voted_after:
        held = f"phiên họp Hội đồng ngày {min(voted_after):%d/%m/%Y}, sau ngày văn bản {day:%d/%m/%Y}"
        return f"Kết quả biểu quyết trong sổ (đợt {title}) là của {held}: {lacks}."
    until = f"đến ngày {day:%d/%m/%Y}"
    return f"Chưa có kết quả biểu quyết các trường hợp này ở phiên họp Hội đồng nào {until} (đợt {title}): {lacks}."


def minutes_reference(session: SessionFields) -> str:
    """Return how papers cite the minutes of a session, after the Council; without a number, by the day alone."""
    day = date_in_words(session.held_on, session.held_on.year)
    number = f"số {document_number(session.number, 'BB-HĐTĐKT')} " if session.number.strip() else ""
    return f"Biên bản {number}{day}"


def unrecorded_minutes(year: int) -> str:
    """Return how a decision cites minutes of a year that are not in the book: number and day are written by hand."""
    return f"Biên bản số {_DOTS}/BB-HĐTĐKT ngày {_DOTS} tháng {_DOTS} năm {year}"


def votes_on(book: Book, session_id: int, rows: Sequence[ProposedAward]) -> tuple[VoteResult, ...]:
    """Return the votes of a session on some proposals, without those that it did not vote on."""
    session_votes = votes_of_session(book, session_id)
    nominees_by_id = {nominee.nomination_id: nominee for nominee in session_votes.rows}
    return tuple(
        VoteResult(proposal.awarded, nominee.votes.tally(session_votes.attended), nominee.rule)
        for proposal in rows
        if (nominee := nominees_by_id.get(proposal.nomination_id)) is not None and nominee.votes is not None
    )


def not_found_for(
    book: Book, review_round: Round, session_id: int, proposed: Collection[int]
) -> tuple[ProposedAward, ...]:
    """Return whom a session of a round did not find for, in printed order, without the nominations `proposed` since."""
    return _voted_beside(book, review_round, session_id, proposed, passed=False)


def put_off_since(
    book: Book, review_round: Round, session_id: int, proposed: Collection[int]
) -> tuple[ProposedAward, ...]:
    """Return whom a session found for, in printed order, who was put on hold or made a draft since."""
    passed = _voted_beside(book, review_round, session_id, proposed, passed=True)
    return tuple(proposal for proposal in passed if proposal.row["state"] not in LISTED)


def _voted_beside(
    book: Book, review_round: Round, session_id: int, proposed: Collection[int], *, passed: bool
) -> tuple[ProposedAward, ...]:
    votes = votes_of_session(book, session_id)
    ids = [
        row.nomination_id
        for row in votes.rows
        if row.votes is not None
        and row.votes.tally(votes.attended).passes(row.rule) is passed
        and row.nomination_id not in proposed
    ]
    with book.store.reading() as connection:
        rows_by_id = records.fetch_many(connection, "nomination", ids)
        rules = round_rules(records.fetch(connection, "review_round", review_round.id))
    return tuple(proposal_of(rows_by_id[row_id], rules) for row_id in ids)
