"""The totals of the Council's votes: recorded, judged by the rule of the session's day, and applied to nominations.

Only totals are stored: nothing tells who voted how.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.council.councils import AttendanceCount, Presence, count_attendance
from desktop_app.domain.council.votes import (
    SessionFinding,
    Votes,
    ahead_finding,
    ballot_findings,
    own_case_findings,
    quorum_finding,
    validity_finding,
)
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.keeping.backups import bulk
from desktop_app.domain.law.province import apply_province_rules, parse_province_rules
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.law.votes import VoteBase, VoteRule, verdict_sentence
from desktop_app.domain.office.people import post_words
from desktop_app.domain.office.units import within
from desktop_app.domain.provisions import Provision
from desktop_app.domain.rounds.states import PROPOSED, NominationState, check_move
from desktop_app.domain.vietnamese import name_key
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.council.councils import StoredMember, read_council
from desktop_app.services.law.rules import round_rules, rules_on
from desktop_app.services.rounds.checks import now_failing, refuse_unexplained, resting_on
from desktop_app.store import records
from desktop_app.store.records import Reader, Record
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

VOTE_ROWS: Final = RowCodec(Votes, "vote_tally")
_DECIDED = frozenset({NominationState.DECIDED, NominationState.AWARDED, NominationState.CANCELLED})

_WAITING = frozenset({NominationState.DRAFT, NominationState.HELD})
"""The states a nomination keeps whatever was voted before: the clerk took it out."""


@dataclass(frozen=True, slots=True)
class VotedNominee:
    """A nominee before the Council: name, award, the totals (None before the vote) and the rule that judges them.

    The rule is the one stored with the totals; before the vote, the one of the session's day.
    """

    nomination_id: int
    kind: NomineeKind
    name: str
    place: str
    award: str
    award_code: str
    summary: str
    exception_reason: str
    votes: Votes | None
    rule: VoteRule
    own_case: bool = False
    """Whether the nominee is a member of the Council who takes part: nobody votes on himself."""

    def carried_by_own_vote(self, attended: AttendanceCount) -> bool:
        """Tell whether the nominee passed by one vote, which may be his own."""
        if self.votes is None or not self.votes.agree:
            return False
        others = replace(self.votes, agree=self.votes.agree - 1, abstain=self.votes.abstain + 1)
        return self.votes.tally(attended).passes(self.rule) and not others.tally(attended).passes(self.rule)

    def is_one_short(self, attended: AttendanceCount) -> bool:
        """Tell whether all others agreed, and only the nominee's own vote lacks for passing."""
        everybody = Votes.unanimous(attended)
        is_alone = self.votes == Votes.unanimous(attended, own_case=True)
        return is_alone and not self._passes(attended) and everybody.tally(attended).passes(self.rule)

    def _passes(self, attended: AttendanceCount) -> bool:
        return self.votes is not None and self.votes.tally(attended).passes(self.rule)


@dataclass(frozen=True, slots=True)
class SessionVotes:
    """All votes of a session, how many members took part, and findings for the clerk."""

    session_id: int
    held_on: date
    ballot: bool
    attended: AttendanceCount
    rows: tuple[VotedNominee, ...]
    findings: tuple[SessionFinding, ...]

    def unanimous(self, row: VotedNominee) -> Votes:
        """Return the totals of a vote in which everybody agrees who votes on a nominee.

        A member who is voted on leaves his row open, also where that alone fails him: a vote of his own is typed in.
        """
        return Votes.unanimous(self.attended, own_case=row.own_case)


def votes_of_session(book: Book, session_id: int) -> SessionVotes:
    """Return the votes of a session, its nominees as lists print them. Raises RecordGone, InvalidRecord."""
    with book.store.reading() as connection:
        return read_votes(connection, session_id)


def read_votes(connection: Reader, session_id: int) -> SessionVotes:
    """Return the votes of a session, its nominees as lists print them. Raises RecordGone, InvalidRecord."""
    row = records.fetch(connection, "council_session", session_id)
    rules, held_on = _rules_of(connection, row), date.fromisoformat(row["held_on"])
    tallies = {
        tally["nomination_id"]: tally for tally in records.living(connection, "vote_tally", {"session_id": session_id})
    }
    table = records.table("nomination")
    living = (table.c.id.in_(tallies), table.c.trashed_at.is_(None))
    nominees = records.find(connection, "nomination", *living, order="list_key")
    council = read_council(connection, row["council_id"])
    presences = _presences(connection, session_id)
    seats = _seats(nominees, council.in_office(held_on))
    voting = {key for key, member in seats.items() if presences.get(member, Presence.ABSENT) is not Presence.ABSENT}
    # A nomination made a draft or put on hold before the vote is left out.
    rows = tuple(
        _voted(nominee, tallies[nominee["id"]], rules, held_on, own_case=nominee["id"] in voting)
        for nominee in nominees
        if has_votes(tallies[nominee["id"]]) or nominee["state"] not in _WAITING
    )
    attendance, ballot = count_attendance(list(presences.values())), bool(row["ballot"])
    possible_findings = (
        validity_finding(council.fields, held_on),
        ahead_finding(held_on, date.today()) if any(map(has_votes, tallies.values())) else None,
        quorum_finding(attendance, rules.quorum, rules.quorum_provision),
        *ballot_findings(
            ((nominee.award, rules.vote_rule(nominee.award_code, held_on)) for nominee in rows), ballot=ballot
        ),
        *_own_cases(rows, seats, attendance, row["tellers"]),
    )
    return SessionVotes(session_id, held_on, ballot, attendance, rows, tuple(filter(None, possible_findings)))


def _seats(nominees: Sequence[Record], members: Sequence[StoredMember]) -> dict[int, int]:
    """Return the nominees who sit on the Council: each one's seat, by nomination."""
    ids = {member.fields.person_id: member.id for member in members if member.fields.person_id is not None}
    names = {name_key(member.fields.full_name): member.id for member in members if member.fields.person_id is None}
    seats = {
        row["id"]: ids.get(row["person_id"], names.get(name_key(row["nominee_name"])))
        for row in nominees
        if row["kind"] == NomineeKind.INDIVIDUAL
    }
    return {nomination_id: seat for nomination_id, seat in seats.items() if seat is not None}


def _own_cases(
    rows: Sequence[VotedNominee], seats: Mapping[int, int], attended: AttendanceCount, tellers: str
) -> tuple[SessionFinding, ...]:
    """Return findings on people who are voted on by a Council they sit on, or whose ballots they count."""
    people = [row for row in rows if row.kind is NomineeKind.INDIVIDUAL]
    counting = {name_key(name) for name in tellers.split("\n")}
    seated = [row for row in people if row.nomination_id in seats]
    self_voters = [row for row in seated if row.own_case and row.votes and row.votes.tally(attended).all_voted]
    carried = [row for row in self_voters if row.carried_by_own_vote(attended)]
    chosen = (
        seated,
        [row for row in people if row.nomination_id not in seats and name_key(row.name) in counting],
        [row for row in self_voters if row not in carried],
        carried,
        [row for row in seated if row.own_case and row.is_one_short(attended)],
    )
    return own_case_findings(*(list(dict.fromkeys(row.name for row in of_sort)) for of_sort in chosen))


def record_votes(book: Book, session_id: int, votes: Mapping[int, Votes | None]) -> Changes:
    """Record the totals on nominations put to a session (None deletes them); each then has passed or failed.

    Raises InvalidRecord naming "votes" and the nominee where figures do not add up, or where a nomination that has its
    decision would not have passed; RecordGone.
    """
    with book.store.work("Ghi kết quả biểu quyết", before=bulk(tuple(votes))) as work:
        row = records.fetch(work.connection, "council_session", session_id)
        day = date.fromisoformat(row["held_on"])
        work.label = f"Ghi kết quả biểu quyết phiên họp ngày {day:%d/%m/%Y}: {len(votes)} đề nghị"
        rules, attendance = _rules_of(work.connection, row), _attended(work.connection, session_id)
        nominees = records.fetch_many(work.connection, "nomination", list(votes))
        tallies = {
            tally_row["nomination_id"]: tally_row
            for tally_row in records.living(work.connection, "vote_tally", {"session_id": session_id})
        }
        refused_ids: list[int] = []
        for nomination_id, counted in votes.items():
            nominee = nominees[nomination_id]
            if nomination_id not in tallies:
                raise InvalidRecord(f"“{nominee['nominee_name']}” chưa được đưa ra phiên họp này.", "votes")
            if counted == _votes(tallies[nomination_id]):
                continue
            values = _NO_VOTES
            if counted is not None:
                rule = rules.vote_rule(nominee["award_code"], day)
                values = _judged(nominee["nominee_name"], counted, rule, attendance, bool(row["ballot"]))
            work.update("vote_tally", tallies[nomination_id]["id"], values)
            if values["passed"] == 0 and nominee["state"] in PROPOSED:
                refused_ids.append(nomination_id)
        resting = resting_on(work.connection, refused_ids)
        settle_states(work, votes)
        work.label += now_failing(work.connection, resting)
        return work.changes()


def record_unanimous(book: Book, session_id: int, nominations: Collection[int] | None = None) -> Changes:
    """Record a unanimous vote of all who take part on these nominations, or on all without a result.

    A member who is voted on has no opinion. Raises InvalidRecord, RecordGone.
    """
    session_votes = votes_of_session(book, session_id)
    rows = {row.nomination_id: row for row in session_votes.rows}
    chosen = [key for key, row in rows.items() if row.votes is None] if nominations is None else nominations
    if not chosen:
        raise InvalidRecord("Không còn đề nghị nào chưa có kết quả biểu quyết.", "votes")
    everybody = Votes.unanimous(session_votes.attended)
    return record_votes(
        book, session_id, {key: session_votes.unanimous(rows[key]) if key in rows else everybody for key in chosen}
    )


def judge_session(work: UnitOfWork, session_id: int, *, anew: bool) -> None:
    """Judge a session's votes after it was changed: by the stored rules, or `anew` by those of its day.

    Raises InvalidRecord.
    """
    row = records.fetch(work.connection, "council_session", session_id)
    rules, attendance = _rules_of(work.connection, row), _attended(work.connection, session_id)
    tallies = records.living(work.connection, "vote_tally", {"session_id": session_id})
    voted = [tally_row for tally_row in tallies if has_votes(tally_row)]
    nominees = records.fetch_many(work.connection, "nomination", [tally_row["nomination_id"] for tally_row in voted])
    day, ballot = date.fromisoformat(row["held_on"]), bool(row["ballot"])
    for tally in voted:
        nominee, counted = nominees[tally["nomination_id"]], _votes(tally)
        rule = None if anew else frozen_rule(tally, ballot=ballot)
        if counted is not None:
            rule = rule or rules.vote_rule(nominee["award_code"], day)
            work.update("vote_tally", tally["id"], _judged(nominee["nominee_name"], counted, rule, attendance, ballot))
    settle_states(work, [tally_row["nomination_id"] for tally_row in voted])


def settle_session(work: UnitOfWork, session_id: int) -> None:
    """Set the states of a session's nominations by the votes of all living sessions. Raises InvalidRecord."""
    tallies = records.living(work.connection, "vote_tally", {"session_id": session_id})
    settle_states(work, [tally_row["nomination_id"] for tally_row in tallies])


def has_votes(tally: Record) -> bool:
    """Tell whether a tally has its totals, which it lacks before the vote."""
    return tally["agree"] is not None


def frozen_rule(tally: Record, *, ballot: bool) -> VoteRule | None:
    """Return the rule stored with a tally, None before the vote."""
    if not tally["share"]:
        return None
    return VoteRule(
        Fraction(tally["share"]),
        Provision(tally["article"]),
        VoteBase(tally["base"]),
        ballot,
        bool(tally["more_than"]),
    )


def settle_states(work: UnitOfWork, nominations: Iterable[int]) -> None:
    """Set the states of nominations by the latest vote on each. Raises InvalidRecord.

    A decided nomination keeps its state; if the vote fails it, that is refused. One that the Council had refused comes
    onto the list anew, and is asked for its reason as at every step. Raises ReasonRequired.
    """
    rows = records.fetch_many(work.connection, "nomination", list(dict.fromkeys(nominations)))
    sessions_by_nomination = _put_to_sessions(work.connection, list(rows))
    relisted_ids: list[int] = []
    for nomination_id, row in rows.items():
        before = NominationState(row["state"])
        state, reason = _state_by_votes(work.connection, row, sessions_by_nomination.get(nomination_id, []))
        if state is before and reason == row["state_reason"]:
            continue
        if before in _DECIDED:
            check_move(row["nominee_name"], before, state)
        work.update("nomination", nomination_id, {"state": state.value, "state_reason": reason})
        if before is NominationState.FAILED:
            relisted_ids.append(nomination_id)
    refuse_unexplained(work.connection, relisted_ids, "votes")


def _put_to_sessions(connection: Reader, nominations: list[int]) -> dict[int, list[tuple[Record, Record]]]:
    """Return, by nomination, its tallies in living sessions, each with its session."""
    tally = records.table("vote_tally")
    tallies = records.find(connection, "vote_tally", tally.c.nomination_id.in_(nominations))
    sessions = records.fetch_many(
        connection, "council_session", list({tally_row["session_id"] for tally_row in tallies})
    )
    by_nomination: dict[int, list[tuple[Record, Record]]] = {}
    for tally_row in tallies:
        if sessions[tally_row["session_id"]]["trashed_at"] is None:
            by_nomination.setdefault(tally_row["nomination_id"], []).append(
                (tally_row, sessions[tally_row["session_id"]])
            )
    return by_nomination


def _state_by_votes(
    connection: Reader, row: Record, tallies: list[tuple[Record, Record]]
) -> tuple[NominationState, str]:
    before = NominationState(row["state"])
    if before in _WAITING:
        return before, row["state_reason"]
    voted = [(tally, session) for tally, session in tallies if has_votes(tally)]
    if voted:
        tally, session = max(voted, key=lambda pair: (pair[1]["held_on"], pair[1]["id"]))
        if not tally["passed"]:
            return NominationState.FAILED, _why_failed(connection, tally, ballot=bool(session["ballot"]))
        went_on = before is NominationState.SUBMITTED or before in _DECIDED
        return (before, row["state_reason"]) if went_on else (NominationState.PASSED, "")
    in_council = (NominationState.COUNCIL, NominationState.PASSED, NominationState.FAILED)
    if tallies and before in (NominationState.COMPLETE, *in_council):
        return NominationState.COUNCIL, ""
    if not tallies and before in in_council:
        return NominationState.COMPLETE, ""
    return before, row["state_reason"]


def _why_failed(connection: Reader, tally: Record, *, ballot: bool) -> str:
    rule, counted = frozen_rule(tally, ballot=ballot), _votes(tally)
    if rule is None or counted is None:
        return ""
    return verdict_sentence(counted.tally(_attended(connection, tally["session_id"])), rule)


def _rules_of(connection: Reader, row: Record) -> RuleSet:
    """Return the rules of a session: the round's, or those of the session's day if the round's no longer hold then."""
    round_ = records.fetch(connection, "review_round", row["round_id"])
    rules, day = round_rules(round_), date.fromisoformat(row["held_on"])
    if within(day, rules.first, rules.last):
        return rules
    own, of_day = round_["province_rules"], rules_on(connection, day)
    return apply_province_rules(of_day, parse_province_rules(own)) if own else of_day


def _attended(connection: Reader, session_id: int) -> AttendanceCount:
    return count_attendance(list(_presences(connection, session_id).values()))


def _presences(connection: Reader, session_id: int) -> dict[int, Presence]:
    """Return how the members took part in a session, by member."""
    rows = records.living(connection, "attendance", {"session_id": session_id})
    return {row["member_id"]: Presence(row["presence"]) for row in rows}


def _voted(row: Record, tally: Record, rules: RuleSet, day: date, *, own_case: bool) -> VotedNominee:
    kind = NomineeKind(row["kind"])
    current = rules.vote_rule(row["award_code"], day)
    return VotedNominee(
        row["id"],
        kind,
        row["nominee_name"],
        "" if kind is NomineeKind.COLLECTIVE else post_words(row["post_title"], row["unit_name"]),
        row["award"],
        row["award_code"],
        row["summary"],
        row["exception_reason"],
        _votes(tally),
        _with_mark(frozen_rule(tally, ballot=current.ballot), current) or current,
        own_case,
    )


def _with_mark(frozen: VoteRule | None, current: VoteRule) -> VoteRule | None:
    """Return the rule stored with a tally with what the rules say of its article, whether it is confirmed."""
    if frozen is None or frozen.provision.article != current.provision.article:
        return frozen
    return replace(frozen, provision=current.provision)


def _votes(tally: Record) -> Votes | None:
    return VOTE_ROWS.from_row(tally) if has_votes(tally) else None


_NO_VOTES: Mapping[str, Any] = {
    **dict.fromkeys(Votes.FIGURES),
    "share": "",
    "base": "",
    "more_than": None,
    "article": "",
    "passed": None,
}
"""A tally before the vote."""


def _judged(name: str, counted: Votes, rule: VoteRule, attendance: AttendanceCount, ballot: bool) -> dict[str, object]:
    """Return the totals with the rule that judges them and whether they pass. Raises InvalidRecord."""
    try:
        tally = counted.checked(attendance, ballot=ballot).tally(attendance)
    except InvalidRecord as problem:
        raise InvalidRecord(f"{name}: {problem.message}", "votes") from problem
    return {
        **VOTE_ROWS.as_row(counted),
        "share": str(rule.share),
        "base": rule.base.value,
        "more_than": int(rule.more_than),
        "article": rule.provision.article,
        "passed": int(tally.passes(rule)),
    }
