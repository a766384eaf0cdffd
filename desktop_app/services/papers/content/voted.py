"""What the Council has voted on of what a paper is about, and what the paper lacks before."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.council.councils import AttendanceCount
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.citations import joined_words
from desktop_app.domain.round_codes import round_title
from desktop_app.domain.rounds.states import LISTED
from desktop_app.papers.document.wording import date_in_words, document_number
from desktop_app.papers.parts.votes import VoteResult
from desktop_app.services.awards.rows import ProposedAward, proposal_of
from desktop_app.services.book import Book
from desktop_app.services.council.councils import council_on
from desktop_app.services.council.sessions import Session, sessions_of
from desktop_app.services.council.vote_tallies import VotedNominee, votes_of_session
from desktop_app.services.law.rules import round_rules
from desktop_app.services.review_rounds import Round
from desktop_app.store import records

DRAFT_NOTE: Final = "; in là “DỰ THẢO”"
"""Behind what a paper lacks that the Council has yet to meet on."""
_DOTS: Final = "……"


@dataclass(frozen=True, slots=True)
class JudgingSession:
    """A session with the votes of it that count: none up to the day asked for voted on these nominees again."""

    session: Session
    attended: AttendanceCount
    last_votes: tuple[VotedNominee, ...]

    @property
    def held_on(self) -> date:
        """The day of the session."""
        return self.session.fields.held_on

    @property
    def reference(self) -> str:
        """How papers cite its minutes, after the Council; without a number, by the day alone."""
        day = date_in_words(self.held_on, self.held_on.year)
        number = self.session.fields.number
        return f"Biên bản {f'số {document_number(number, "BB-HĐTĐKT")} ' if number.strip() else ''}{day}"

    def passed(self, nominee: VotedNominee) -> bool:
        """Tell whether enough agreed to a nominee."""
        return nominee.votes is not None and nominee.votes.tally(self.attended).passes(nominee.rule)


def judging_sessions(book: Book, code: str, day: date) -> tuple[JudgingSession, ...]:
    """Return the sessions on a round up to a day with the votes that count, the first first."""
    judged: set[int] = set()
    sessions = []
    for session in sessions_of(book, code):
        if session.fields.held_on <= day:
            votes = votes_of_session(book, session.id)
            rows = [row for row in votes.rows if row.votes is not None and row.nomination_id not in judged]
            judged.update(row.nomination_id for row in rows)
            sessions.append(JudgingSession(session, votes.attended, tuple(rows)))
    return tuple(session for session in reversed(sessions) if session.last_votes)


def sessions_on(book: Book, code: str, nominations: Collection[int], day: date) -> tuple[JudgingSession, ...]:
    """Return the sessions up to a day whose vote on some of these nominations of a round counts, the first first.

    A paper about them on that day cites the minutes of each of these, and of no other.
    """
    return tuple(
        session
        for session in judging_sessions(book, code, day)
        if any(row.nomination_id in nominations for row in session.last_votes)
    )


def waits_for_council(book: Book, sessions: Sequence[JudgingSession], nominations: Collection[int], day: date) -> bool:
    """Tell whether a Council in office has to vote on some of these nominations, of which `sessions` voted on some.

    An exception may be proposed without it.
    """
    return not sessions and council_on(book, day) is not None and bool(_unexplained(book, nominations))


def check_voted(book: Book, code: str, nominations: Collection[int], day: date) -> None:
    """Refuse to issue a paper about nominations that no session voted on, unless a reason is typed for each.

    An office without a Council in its book types one, too: nothing else says why nobody voted. Raises InvalidRecord.
    """
    if sessions_on(book, code, nominations, day):
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


def minutes_reference(sessions: Sequence[JudgingSession]) -> str:
    """Return how papers cite the minutes of these sessions, after the Council; "" without one."""
    return joined_words(tuple(session.reference for session in sessions))


def unrecorded_minutes(year: int) -> str:
    """Return how a decision cites minutes of a year that are not in the book: number and day are written by hand."""
    return f"Biên bản số {_DOTS}/BB-HĐTĐKT ngày {_DOTS} tháng {_DOTS} năm {year}"


def votes_on(sessions: Sequence[JudgingSession], rows: Sequence[ProposedAward]) -> tuple[VoteResult, ...]:
    """Return the votes that count on some proposals, without those that no session voted on."""
    votes_by_nomination = {
        nominee.nomination_id: (session, nominee) for session in sessions for nominee in session.last_votes
    }
    return tuple(
        VoteResult(proposal.awarded, nominee.votes.tally(session.attended), nominee.rule, voted_on=session.held_on)
        for proposal in rows
        for session, nominee in [votes_by_nomination.get(proposal.nomination_id, (None, None))]
        if session is not None and nominee is not None and nominee.votes is not None
    )


def votes_beside(
    book: Book, review_round: Round, sessions: Sequence[JudgingSession], proposed: Collection[int], day: date
) -> tuple[tuple[ProposedAward, ...], tuple[ProposedAward, ...], tuple[ProposedAward, ...]]:
    """Return, of those put to these sessions who are not among the `proposed`, who failed, who is put off, the others.

    All are in printed order, by the last vote on each up to the day; put off is who passed and was put on hold or made
    a draft since.
    """
    put_ids = {row_id for session in sessions for row_id in session.session.nominations if row_id not in proposed}
    verdicts = dict(_verdicts(judging_sessions(book, str(review_round.code), day)))
    ids = [row_id for row_id in put_ids if row_id in verdicts]
    with book.store.reading() as connection:
        nominations = records.table("nomination")
        rows = records.find(connection, "nomination", nominations.c.id.in_(ids), order="list_key")
        rules = round_rules(records.fetch(connection, "review_round", review_round.id))
    proposals = [proposal_of(row, rules) for row in rows]
    failed = tuple(proposal for proposal in proposals if not verdicts[proposal.nomination_id])
    passed = [proposal for proposal in proposals if verdicts[proposal.nomination_id]]
    put_off = tuple(proposal for proposal in passed if proposal.row["state"] not in LISTED)
    return failed, put_off, tuple(proposal for proposal in passed if proposal.row["state"] in LISTED)


def _verdicts(sessions: Sequence[JudgingSession]) -> Iterator[tuple[int, bool]]:
    for session in sessions:
        yield from ((row.nomination_id, session.passed(row)) for row in session.last_votes)
