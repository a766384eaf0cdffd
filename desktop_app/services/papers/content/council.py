"""The papers of the Council, filled from the book: minutes of a session and of a count, and ballots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final

from desktop_app.domain.council.councils import COUNCIL_ROLE_LABELS, CouncilRole, Presence
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.office.citations import joined_words
from desktop_app.domain.provisions import UNCONFIRMED_MARK
from desktop_app.domain.round_codes import RoundCode, round_title
from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vietnamese import is_whole_number, name_key
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.wording import date_in_words
from desktop_app.papers.kinds.council import ballot, minutes, vote_count
from desktop_app.papers.parts.awarded import AwardedRecipient
from desktop_app.papers.parts.council import CouncilMember
from desktop_app.papers.parts.office import Issuer
from desktop_app.papers.parts.votes import VoteResult
from desktop_app.services.awards.headings import occasion_of, type_words
from desktop_app.services.awards.money import catalogue_on
from desktop_app.services.awards.rows import movements_of, proposal_of
from desktop_app.services.book import Book
from desktop_app.services.council.councils import Council, StoredMember, read_council
from desktop_app.services.council.sessions import Session, sessions_of, waiting_for_council
from desktop_app.services.council.vote_tallies import SessionVotes, VotedNominee, read_votes
from desktop_app.services.law.rules import round_rules
from desktop_app.services.office.offices import office_of_day
from desktop_app.services.papers.content.merits import works_told
from desktop_app.services.papers.content.places import places_of, posts_on
from desktop_app.services.papers.house_style.wordings import unrecorded_note, worded
from desktop_app.services.review_rounds import round_of
from desktop_app.services.standing.decision_numbers import set_up_by
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

COUNCIL_CODE: Final = "HĐTĐKT"
"""The letters of the Council's series of document numbers (NĐ 30/2020, Phụ lục III leaves them to the office)."""

_COUNCIL: Final = "hội đồng "


def minutes_paper(book: Book, options: Mapping[str, str]) -> Document:
    """Return the minutes of the chosen session, else of the latest on the round. Raises InvalidRecord."""
    record = session_record(book, options)
    fields = record.session.fields
    data = minutes.MinutesData(
        issuer=record.issuer,
        year=fields.held_on.year,
        occasion=record.occasion,
        members=record.members,
        chair=record.who(fields.chair, CouncilRole.CHAIR),
        secretary=record.who(fields.secretary, CouncilRole.SECRETARY),
        votes=record.votes,
        by_ballot=fields.ballot,
        commendation_type=record.commendation_types,
        set_up_by=record.set_up_by,
        began=record.moment(fields.started_at),
        ended=record.moment(fields.ended_at),
        held_on=fields.held_on,
        law=record.law,
        tellers=tuple(map(record.name_of, fields.tellers)),
        place=fields.place,
        guests=fields.guests,
        discussion=(_ended(fields.discussion),) if fields.discussion else (),
        concluded=(_ended(fields.conclusion),) if fields.conclusion else (),
        number=fields.number,
    )
    return worded(book, minutes.build, data, minutes.MINUTES, fields.held_on)


def _ended(text: str) -> str:
    """Return typed words with the full stop that ends them."""
    return text if text.rstrip().endswith((".", "!", "?", ";", ":", "…")) else f"{text.rstrip()}."


def minutes_note(book: Book, options: Mapping[str, str]) -> str:
    """Return a note on what the minutes lack and on findings in the session's votes, "" for none."""
    record = session_record(book, options)
    fields = record.session.fields
    lacking = (
        (not record.set_up_by, "số, ngày quyết định thành lập Hội đồng"),
        (not fields.started_at, "giờ bắt đầu"),
        (not fields.ended_at, "giờ kết thúc"),
        (not fields.place, "địa điểm"),
        (not record.who(fields.chair, CouncilRole.CHAIR).name, "chủ tọa"),
        (not record.who(fields.secretary, CouncilRole.SECRETARY).name, "thư ký"),
        *record.without_votes,
    )
    unrecorded = unrecorded_note(book, minutes.MINUTES, ("law", "criteria"), fields.held_on)
    findings = (
        *(finding.words for finding in record.sheet.findings),
        *_left_out(book, record),
        _unconfirmed(record),
        _inferred(record),
        unrecorded,
    )
    return _note(lacking, [*filter(None, findings)])


def _unconfirmed(record: SessionRecord) -> str:
    """Return a sentence on the articles of the shares needed that nobody has compared with their text, "" for none."""
    provisions = [vote.rule.provision for vote in record.votes]
    articles = dict.fromkeys(each.article for each in provisions if each.article and not each.confirmed)
    return f"Tỷ lệ cần đạt theo “{'”, “'.join(articles)}”: {UNCONFIRMED_MARK}." if articles else ""


def _inferred(record: SessionRecord) -> str:
    """Return a sentence on who signs by the role in the Council alone: the session does not say who had the chair."""
    fields = record.session.fields
    roles = ((fields.chair, CouncilRole.CHAIR, "chủ tọa"), (fields.secretary, CouncilRole.SECRETARY, "thư ký"))
    open_roles = [(words, record.who("", role).name) for name, role, words in roles if not name]
    inferred = joined_words(tuple(f"{words} ({name})" for words, name in open_roles if name))
    return f"Phiên họp chưa ghi {inferred}: biên bản lấy theo chức danh trong Hội đồng." if inferred else ""


def vote_count_note(book: Book, options: Mapping[str, str]) -> str:
    """Return a note on what the minutes of counting lack, "" for nothing."""
    record = session_record(book, options)
    fields = record.session.fields
    lacking = (
        (not record.set_up_by, "số, ngày quyết định thành lập Hội đồng"),
        (len(fields.tellers) < 2, "Ban kiểm phiếu (Trưởng ban và ít nhất một ủy viên)"),
        *record.without_votes,
    )
    return _note(lacking, [finding.words for finding in record.sheet.findings if finding.of_count])


def ballot_note(book: Book, options: Mapping[str, str]) -> str:
    """Return a note on nominations that could be on the ballot and are not, "" for none."""
    return _note((), _left_out(book, session_record(book, options)))


def _left_out(book: Book, record: SessionRecord) -> list[str]:
    waiting = len(waiting_for_council(book, str(record.code)) if record.is_latest else ())
    return [f"{waiting} đề nghị đủ hồ sơ chưa được đưa ra phiên họp nào của Hội đồng."] if waiting else []


def _note(lacking: Sequence[tuple[bool, str]], findings: Sequence[str]) -> str:
    missing = [words for is_lacking, words in lacking if is_lacking]
    return "\n".join([*([f"Chưa ghi: {'; '.join(missing)}."] if missing else []), *findings])


def vote_count_paper(book: Book, options: Mapping[str, str]) -> Document:
    """Return the minutes of counting the ballots of a session. Raises InvalidRecord if hands were raised."""
    record = session_record(book, options)
    record.refuse_hands()
    fields = record.session.fields
    head, *others = map(record.name_of, fields.tellers or ("",))
    data = vote_count.VoteCountData(
        issuer=record.issuer,
        year=fields.held_on.year,
        occasion=record.occasion,
        members=record.members,
        head_teller=head,
        tellers=tuple(others),
        votes=record.votes,
        set_up_by=record.set_up_by,
        held_on=fields.held_on,
        place=fields.place,
    )
    return worded(book, vote_count.build, data, vote_count.VOTE_COUNT, fields.held_on)


def ballot_paper(book: Book, options: Mapping[str, str]) -> Document:
    """Return the ballots of a session, one for each who is present. Raises InvalidRecord if hands are raised."""
    record = session_record(book, options)
    record.refuse_hands()
    asked_in_writing = {name_key(member.name) for member in record.members if member.in_writing}
    data = ballot.BallotData(
        issuer=record.issuer,
        year=record.session.fields.held_on.year,
        occasion=record.occasion,
        candidates=tuple(vote.nominee for vote in record.votes),
        # Who is asked in writing answers on a sheet of that kind.
        ballots=record.session.attended.present,
        voted_on=record.session.fields.held_on,
        own_rows=tuple(
            number
            for number, vote in enumerate(record.votes, start=1)
            if vote.own_case and name_key(vote.nominee.name) not in asked_in_writing
        ),
    )
    return worded(book, ballot.build, data, ballot.BALLOT, record.session.fields.held_on)


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A session with all records that its papers print."""

    code: RoundCode
    issuer: Issuer
    council: Council
    session: Session
    sheet: SessionVotes
    votes: tuple[VoteResult, ...]
    law: tuple[str, ...]
    commendation_types: str
    is_latest: bool
    """Whether no later session met on the round."""
    posts: Mapping[int, str]
    """The posts of members on the day of the session that are not those recorded with the Council, by person."""
    names: Mapping[str, str]
    """How members are called now whose names were corrected since the Council was recorded, by what they were called.

    Those are left out whom the papers name among the nominees as they were called: what was decided keeps its names.
    """

    @property
    def occasion(self) -> str:
        """What the papers call the round."""
        return occasion_of(self.code, [vote.nominee for vote in self.votes])

    @property
    def members(self) -> tuple[CouncilMember, ...]:
        """The members as they are listed, the absent ones with their reasons."""
        return tuple(
            CouncilMember(
                self.name_of(member.fields.full_name),
                self.posts.get(member.fields.person_id or 0, member.fields.post_title),
                COUNCIL_ROLE_LABELS[member.fields.role],
                attendance.reason,
                attendance.presence is Presence.WRITTEN,
            )
            for member, attendance in self.session.attendance
        )

    @property
    def without_votes(self) -> tuple[tuple[bool, str], ...]:
        """Whether there are nominations without a result, with the words that say how many."""
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

    def name_of(self, recorded: str) -> str:
        """Return how somebody is called now whom the Council or the session calls so."""
        return self.names.get(name_key(recorded), recorded)

    def who(self, name: str, role: CouncilRole) -> CouncilMember:
        """Return the member with this name, for "" the present member with the role; of a stranger the name alone."""
        name = self.name_of(name)
        of_that_name = [member for member in self.members if name_key(member.name) == name_key(name)]
        in_role = [member for member in self.members if member.role == COUNCIL_ROLE_LABELS[role] and not member.absent]
        return (of_that_name or ([CouncilMember(name)] if name else in_role) or [CouncilMember("")])[0]

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


def member_posts(connection: Reader, members: Iterable[StoredMember], day: date) -> dict[int, str]:
    """Return the posts of members on a day where they are not the recorded ones, by person."""
    recorded = {
        member.fields.person_id: member.fields.post_title for member in members if member.fields.person_id is not None
    }
    return posts_on(connection, recorded, day)


def _corrected_names(connection: Reader, members: Iterable[StoredMember], nominees: Iterable[str]) -> dict[str, str]:
    """Return the names of now of members who are recorded under other ones, by the key of that name.

    Who is a nominee under the name recorded keeps it: one paper has one name for one person.
    """
    recorded = {member.fields.person_id: member.fields.full_name for member in members if member.fields.person_id}
    people = records.fetch_many(connection, "person", list(recorded))
    names = {name_key(recorded[who]): str(row["full_name"]) for who, row in people.items()}
    as_proposed = set(map(name_key, nominees))
    return {before: now for before, now in names.items() if name_key(now) != before and before not in as_proposed}


def _seated_places(
    connection: Reader, members: Iterable[StoredMember], nominees: Mapping[int, Record], day: date
) -> dict[int, str]:
    """Return post and unit on a day of the nominees who sit on the Council, by nomination.

    A paper that lists a member with the post of its day names no other post of the same person further down.
    """
    seated = {member.fields.person_id for member in members if member.fields.person_id is not None}
    subjects = {
        nomination_id: Subject(NomineeKind.INDIVIDUAL, row["person_id"])
        for nomination_id, row in nominees.items()
        if row["person_id"] in seated
    }
    places = places_of(connection, list(subjects.values()), day)
    return {key: places[who].post for key, who in subjects.items() if who in places and places[who].post}


def session_record(book: Book, options: Mapping[str, str], on: date | None = None) -> SessionRecord:
    """Return the chosen session, else the latest on the round, with its records. Raises InvalidRecord, UsageError.

    Its office and posts are those of the day it was held, or of the day `on` of a paper that goes out before.
    """
    review_round = round_of(book, options["round"])
    sessions = sessions_of(book, str(review_round.code))
    session = _chosen(sessions, str(review_round.code), options.get("session", ""))
    with book.store.reading() as connection:
        session_votes = read_votes(connection, session.id)
        day = on or session.fields.held_on
        own_office = office_of_day(connection, day)
        council = read_council(connection, session.fields.council_id)
        of_council = council.fields
        number = set_up_by(connection, of_council.decision_number, of_council.decided_on, of_council.issuing_body)
        council = replace(council, fields=replace(of_council, decision_number=number))
        rules = round_rules(records.fetch(connection, "review_round", review_round.id))
        law = catalogue_on(connection, session.fields.held_on).bases_on(session.fields.held_on)
        nominees = records.fetch_many(connection, "nomination", [row.nomination_id for row in session_votes.rows])
        members = [member for member, _ in session.attendance]
        posts = member_posts(connection, members, day)
        names = _corrected_names(connection, members, [row["nominee_name"] for row in nominees.values()])
        movements = movements_of(connection, nominees.values())
        seated = _seated_places(connection, members, nominees, day)
    works = works_told([proposal_of(row, rules) for row in nominees.values()], movements)
    votes = tuple(
        _vote_result(
            replace(row, place=seated.get(row.nomination_id, row.place)),
            session_votes,
            is_title=_is_title(rules, row.award_code),
            work=works.get(row.nomination_id, ""),
        )
        for row in session_votes.rows
    )
    types = {kind: of_type for kind in CommendationType if (of_type := _of_type(kind, nominees.values()))}
    return SessionRecord(
        code=review_round.code,
        issuer=_issuer(council.fields.name, own_office.name_with_province, own_office.place),
        council=council,
        session=session,
        sheet=session_votes,
        votes=votes,
        law=law,
        commendation_types=joined_words(
            tuple(
                type_words(kind, [movements.get(row_id, "") for row_id in of_type])
                for kind, of_type in types.items()
                if of_type
            )
        ),
        is_latest=session is sessions[0],
        posts=posts,
        names=names,
    )


def _of_type(kind: CommendationType, nominees: Iterable[Record]) -> list[int]:
    """Return the nominations of a type of commendation, by their ids."""
    return [row["id"] for row in nominees if CommendationType(row["commendation_type"]) is kind]


def _is_title(rules: RuleSet, code: str) -> bool:
    # A nomination made under other rules may have an award that these rules lack.
    return code in rules.by_code and rules.award(code).is_title


def _chosen(sessions: Sequence[Session], code: str, asked_id: str) -> Session:
    """Return the session on a round with an id, of none the first, which is the latest."""
    if not sessions:
        raise InvalidRecord(
            f"Đợt {round_title(code)} chưa có phiên họp nào của Hội đồng.", "session", "Mở phiên họp trước."
        )
    if not asked_id:
        return sessions[0]
    by_id = {session.id: session for session in sessions}
    if not is_whole_number(asked_id) or int(asked_id) not in by_id:
        raise UsageError(f"Đợt {round_title(code)} không có phiên họp mã số “{asked_id}”.", lists=("sessions",))
    return by_id[int(asked_id)]


def _issuer(council_name: str, office_name: str, place: str) -> Issuer:
    # The Council's name is printed on two lines, broken after "Hội đồng".
    broken = council_name.casefold().startswith(_COUNCIL)
    lines = (council_name[: len(_COUNCIL) - 1], council_name[len(_COUNCIL) :]) if broken else ()
    return Issuer(office_name, council_name, COUNCIL_CODE, place, lines)


def _vote_result(row: VotedNominee, session_votes: SessionVotes, *, is_title: bool, work: str) -> VoteResult:
    nominee = AwardedRecipient(
        row.kind,
        row.name,
        row.award,
        row.place,
        is_title=is_title,
        achievement=row.summary,
        note=row.exception_reason,
        work=work,
    )
    return VoteResult(nominee, row.votes.tally(session_votes.attended) if row.votes else None, row.rule, row.own_case)
