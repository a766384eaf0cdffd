"""The papers of the Council, filled from the book: minutes of a session and of a count, and ballots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from desktop_app.domain.council.councils import COUNCIL_ROLE_LABELS, CouncilRole, Presence
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.round_codes import RoundCode
from desktop_app.domain.vietnamese import fold
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.text import lowered
from desktop_app.papers.document.wording import date_in_words
from desktop_app.papers.kinds import ballot, minutes, vote_count
from desktop_app.papers.parts.awarded import AwardedRecipient
from desktop_app.papers.parts.council import CouncilMember
from desktop_app.papers.parts.office import Issuer
from desktop_app.papers.parts.votes import VoteResult
from desktop_app.services.book import Book
from desktop_app.services.council.councils import Council, read_council
from desktop_app.services.council.sessions import Session, read_session, sessions_of, to_be_put
from desktop_app.services.council.vote_tallies import SessionVotes, VotedNominee, read_votes
from desktop_app.services.law.rules import round_rules
from desktop_app.services.office.offices import office
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.review_rounds import round_of
from desktop_app.store import records

COUNCIL_CODE: Final = "HĐTĐKT"
"""The letters of the Council's own series of numbers (NĐ 30/2020, Phụ lục III leaves them to the office)."""

_COUNCIL: Final = "hội đồng "


def minutes_paper(book: Book, options: Mapping[str, str]) -> Document:
    """Return the minutes of a session: the one asked for, else the latest on the round. Raises InvalidRecord."""
    met = _met(book, options)
    fields = met.session.fields
    data = minutes.MinutesData(
        issuer=met.issuer,
        year=fields.held_on.year,
        occasion=met.code.title,
        members=met.members,
        chair=met.who(fields.chair, CouncilRole.CHAIR),
        secretary=met.who(fields.secretary, CouncilRole.SECRETARY),
        votes=met.votes,
        by_ballot=fields.ballot,
        commendation_type=met.commendation_types,
        set_up_by=met.set_up_by,
        began=met.moment(fields.started_at),
        ended=met.moment(fields.ended_at),
        place=fields.place,
        guests=fields.guests,
        discussion=(fields.discussion,) if fields.discussion else (),
        concluded=(fields.conclusion,) if fields.conclusion else (),
        number=fields.number,
    )
    return worded(book, minutes.build, data, minutes.MINUTES, fields.held_on)


def minutes_note(book: Book, options: Mapping[str, str]) -> str:
    """Return what the minutes lack, and what is to be looked at in how the session voted; "" for nothing."""
    met = _met(book, options)
    fields = met.session.fields
    lacking = (
        (not met.set_up_by, "số, ngày quyết định thành lập Hội đồng"),
        (not fields.started_at, "giờ bắt đầu"),
        (not fields.ended_at, "giờ kết thúc"),
        (not fields.place, "địa điểm"),
        (not met.who(fields.chair, CouncilRole.CHAIR).name, "chủ tọa"),
        (not met.who(fields.secretary, CouncilRole.SECRETARY).name, "thư ký"),
        *met.without_votes,
    )
    return _noted(lacking, [*(one.words for one in met.sheet.findings), *_left_out(book, met)])


def vote_count_note(book: Book, options: Mapping[str, str]) -> str:
    """Return what the minutes of counting lack, "" for nothing."""
    met = _met(book, options)
    fields = met.session.fields
    lacking = (
        (not met.set_up_by, "số, ngày quyết định thành lập Hội đồng"),
        (len(fields.tellers) < 2, "Ban kiểm phiếu (Trưởng ban và ít nhất một ủy viên)"),
        (not fields.ended_at, "giờ kết thúc"),
        *met.without_votes,
    )
    return _noted(lacking, [])


def ballot_note(book: Book, options: Mapping[str, str]) -> str:
    """Return who could be on the ballot and is not, "" where that is nobody."""
    return _noted((), _left_out(book, _met(book, options)))


def _left_out(book: Book, met: _SessionRecord) -> list[str]:
    waiting = len(to_be_put(book, str(met.code)) if met.is_latest else ())
    return [f"{waiting} đề nghị đủ hồ sơ chưa được đưa ra phiên họp nào của Hội đồng."] if waiting else []


def _noted(lacking: Sequence[tuple[bool, str]], findings: Sequence[str]) -> str:
    named = [what for is_lacking, what in lacking if is_lacking]
    return " ".join([*([f"Chưa ghi: {'; '.join(named)}."] if named else []), *findings])


def vote_count_paper(book: Book, options: Mapping[str, str]) -> Document:
    """Return the minutes of counting the ballots of a session. Raises InvalidRecord if hands were raised."""
    met = _met(book, options)
    met.refuse_hands()
    fields = met.session.fields
    head, *others = fields.tellers or ("",)
    data = vote_count.VoteCountData(
        issuer=met.issuer,
        year=fields.held_on.year,
        occasion=met.code.title,
        members=met.members,
        head_teller=head,
        tellers=tuple(others),
        votes=met.votes,
        set_up_by=met.set_up_by,
        ended=met.moment(fields.ended_at),
    )
    return worded(book, vote_count.build, data, vote_count.VOTE_COUNT, fields.held_on)


def ballot_paper(book: Book, options: Mapping[str, str]) -> Document:
    """Return the ballots of a session, one for each who takes part. Raises InvalidRecord if hands are raised."""
    met = _met(book, options)
    met.refuse_hands()
    data = ballot.BallotData(
        issuer=met.issuer,
        year=met.session.fields.held_on.year,
        occasion=met.code.title,
        candidates=tuple(vote.nominee for vote in met.votes),
        ballots=met.session.attended.taking_part,
        voted_on=met.session.fields.held_on,
    )
    return worded(book, ballot.build, data, ballot.BALLOT, met.session.fields.held_on)


@dataclass(frozen=True, slots=True)
class _SessionRecord:
    """A session with all that its papers say of it."""

    code: RoundCode
    issuer: Issuer
    council: Council
    session: Session
    sheet: SessionVotes
    votes: tuple[VoteResult, ...]
    commendation_types: str
    is_latest: bool
    """Whether no later session met on the round."""

    @property
    def members(self) -> tuple[CouncilMember, ...]:
        """The members as they are listed, the absent ones with their reasons."""
        return tuple(
            CouncilMember(
                one.fields.full_name,
                one.fields.post_title,
                COUNCIL_ROLE_LABELS[one.fields.role],
                came.reason,
                came.presence is Presence.WRITTEN,
            )
            for one, came in self.session.attendance
        )

    @property
    def without_votes(self) -> tuple[tuple[bool, str], ...]:
        """Whether nominations have no result yet, and how many."""
        number = sum(vote.tally is None for vote in self.votes)
        return ((number > 0, f"kết quả biểu quyết của {number} đề nghị"),)

    @property
    def set_up_by(self) -> str:
        """The decision that set the Council up, "" where it is not entered."""
        fields = self.council.fields
        if not fields.decision_number or fields.decided_on is None:
            return ""
        decided = date_in_words(fields.decided_on, fields.decided_on.year)
        by = f" của {fields.issuing_body}" if fields.issuing_body else ""
        return f"Quyết định số {fields.decision_number} {decided}{by}"

    def who(self, name: str, role: CouncilRole) -> CouncilMember:
        """Return the member of a name, or, without one, whoever is there in the role; a mere name for a stranger."""
        named = [one for one in self.members if fold(one.name) == fold(name)]
        there = [one for one in self.members if one.role == COUNCIL_ROLE_LABELS[role] and not one.absent]
        return (named or ([CouncilMember(name)] if name else there) or [CouncilMember("")])[0]

    def moment(self, time_of_day: str) -> datetime | None:
        """Return a time of the session's day, None for ""."""
        if not time_of_day:
            return None
        return datetime.combine(self.session.fields.held_on, time.fromisoformat(time_of_day))

    def refuse_hands(self) -> None:
        """Raise InvalidRecord for a session in which hands are raised: nothing is counted there."""
        if not self.session.fields.ballot:
            raise InvalidRecord(
                f"Phiên họp ngày {self.session.fields.held_on:%d/%m/%Y} biểu quyết bằng giơ tay, không có phiếu bầu.",
                "session",
                "Sửa cách biểu quyết của phiên họp nếu có bỏ phiếu.",
            )


def _met(book: Book, options: Mapping[str, str]) -> _SessionRecord:
    found, named = round_of(book, options["round"]), office(book)
    session_id = _session_id(book, str(found.code), options.get("session", ""))
    with book.store.reading() as connection:
        session, sheet = read_session(connection, session_id), read_votes(connection, session_id)
        council = read_council(connection, session.fields.council_id)
        rules = round_rules(records.fetch(connection, "review_round", found.id))
        nominees = records.fetch_many(connection, "nomination", [row.nomination_id for row in sheet.rows])
    votes = tuple(_voted(row, sheet, is_title=_is_title(rules, row.award_code)) for row in sheet.rows)
    types = dict.fromkeys(CommendationType(row["commendation_type"]) for row in nominees.values())
    return _SessionRecord(
        code=found.code,
        issuer=_issuer(council.fields.name, named.name, named.place),
        council=council,
        session=session,
        sheet=sheet,
        votes=votes,
        commendation_types=", ".join(lowered(COMMENDATION_TYPE_LABELS[one]) for one in types),
        is_latest=session_id == sessions_of(book, str(found.code))[0].id,
    )


def _is_title(rules: RuleSet, code: str) -> bool:
    # What the rules of today's round do not know was nominated under others.
    return code in rules.by_code and rules.award(code).is_title


def _session_id(book: Book, code: str, wanted: str) -> int:
    found = [one.id for one in sessions_of(book, code)]
    if not found:
        raise InvalidRecord(f"Đợt {code} chưa có phiên họp nào của Hội đồng.", "session", "Mở phiên họp trước.")
    if not wanted:
        return found[0]
    if not wanted.isdecimal() or int(wanted) not in found:
        raise UsageError(f"Đợt {code} không có phiên họp mã số “{wanted}”; xem lệnh list sessions.")
    return int(wanted)


def _issuer(council_name: str, office_name: str, place: str) -> Issuer:
    # The Council stands under the office in two lines, the break after the word that names it.
    broken = council_name.casefold().startswith(_COUNCIL)
    lines = (council_name[: len(_COUNCIL) - 1], council_name[len(_COUNCIL) :]) if broken else ()
    return Issuer(office_name, council_name, COUNCIL_CODE, place, lines)


def _voted(row: VotedNominee, sheet: SessionVotes, *, is_title: bool) -> VoteResult:
    nominee = AwardedRecipient(
        row.kind,
        row.name,
        row.award,
        row.place,
        is_title=is_title,
        achievement=row.summary,
        note=row.exception_reason,
    )
    return VoteResult(nominee, row.votes.tally(sheet.attended) if row.votes else None, row.rule)
