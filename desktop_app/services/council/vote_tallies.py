"""The totals of the Council's votes: recorded, judged by the rule of the session's day, and what follows from them.

Totals only: nothing here or in the store tells who voted how.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.council.councils import AttendanceCount, Presence, count_attendance
from desktop_app.domain.council.votes import SessionFinding, Votes, ballot_findings, quorum_finding, validity_finding
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.province import apply_province_rules, parse_province_rules
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.law.votes import VoteBase, VoteRule, verdict_sentence
from desktop_app.domain.office.units import within
from desktop_app.domain.provisions import Provision
from desktop_app.domain.rounds.nominations import NominationState, check_move
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.council.councils import read_council
from desktop_app.services.law.rules import round_rules, rules_on
from desktop_app.store import records
from desktop_app.store.records import Reader, Record
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

VOTE_ROWS: Final = RowCodec(Votes, "vote_tally")
_DECIDED = frozenset({NominationState.DECIDED, NominationState.AWARDED, NominationState.CANCELLED})

_WAITING = frozenset({NominationState.DRAFT, NominationState.HELD})
"""What the clerk set aside stays so, whatever was voted before."""


@dataclass(frozen=True, slots=True)
class VotedNominee:
    """A nominee before the Council: who, for what, the totals (None before the vote) and the rule that judges them.

    The rule is that under which the totals were recorded; before the vote, that of the session's day.
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


@dataclass(frozen=True, slots=True)
class SessionVotes:
    """All votes of a session, who could vote, and what is to be looked at."""

    session_id: int
    held_on: date
    ballot: bool
    attended: AttendanceCount
    rows: tuple[VotedNominee, ...]
    findings: tuple[SessionFinding, ...]


def vote_sheet(book: Book, session_id: int) -> SessionVotes:
    """Return the votes of a session, its nominees as lists print them. Raises RecordGone, InvalidRecord."""
    with book.store.reading() as connection:
        return read_votes(connection, session_id)


def read_votes(connection: Reader, session_id: int) -> SessionVotes:
    """Return the votes of a session, its nominees as lists print them. Raises RecordGone, InvalidRecord."""
    row = records.fetch(connection, "council_session", session_id)
    rules, held_on = _rules_of(connection, row), date.fromisoformat(row["held_on"])
    tallies = {
        one["nomination_id"]: one for one in records.living(connection, "vote_tally", {"session_id": session_id})
    }
    table = records.table("nomination")
    living = (table.c.id.in_(tallies), table.c.trashed_at.is_(None))
    nominees = records.find(connection, "nomination", *living, order="list_key")
    # Whoever was taken back before the vote stays out of it.
    rows = tuple(
        _voted(one, tallies[one["id"]], rules, held_on)
        for one in nominees
        if has_votes(tallies[one["id"]]) or one["state"] not in _WAITING
    )
    came = _attended(connection, session_id)
    ballot = bool(row["ballot"])
    found = (
        validity_finding(read_council(connection, row["council_id"]).fields, held_on),
        quorum_finding(came, rules.quorum, rules.quorum_provision),
        *ballot_findings(((one.award, rules.vote_rule(one.award_code, held_on)) for one in rows), ballot=ballot),
    )
    return SessionVotes(session_id, held_on, ballot, came, rows, tuple(filter(None, found)))


def record_votes(book: Book, session_id: int, votes: Mapping[int, Votes | None]) -> Changes:
    """Record the totals on nominations put to a session (None takes them back); each is then "đạt" or "không đạt".

    Raises InvalidRecord naming "votes" and the nominee where figures do not add up, or where a nomination that has its
    decision would not have passed; RecordGone.
    """
    with book.store.work("Ghi kết quả biểu quyết") as work:
        row = records.fetch(work.connection, "council_session", session_id)
        day = date.fromisoformat(row["held_on"])
        work.label = f"Ghi kết quả biểu quyết phiên họp ngày {day:%d/%m/%Y}: {len(votes)} đề nghị"
        rules, came = _rules_of(work.connection, row), _attended(work.connection, session_id)
        nominees = records.fetch_many(work.connection, "nomination", list(votes))
        tallies = {
            one["nomination_id"]: one
            for one in records.living(work.connection, "vote_tally", {"session_id": session_id})
        }
        for nomination_id, counted in votes.items():
            nominee = nominees[nomination_id]
            if nomination_id not in tallies:
                raise InvalidRecord(f"“{nominee['nominee_name']}” chưa được đưa ra phiên họp này.", "votes")
            if counted == _votes(tallies[nomination_id]):
                continue
            values = _NO_VOTES
            if counted is not None:
                rule = rules.vote_rule(nominee["award_code"], day)
                values = _judged(nominee["nominee_name"], counted, rule, came, bool(row["ballot"]))
            work.update("vote_tally", tallies[nomination_id]["id"], values)
        settle_states(work, votes)
        return work.changes()


def record_unanimous(book: Book, session_id: int, nominations: Collection[int] | None = None) -> Changes:
    """Record that everybody who takes part agrees, on these nominations or on all without a result.

    Raises InvalidRecord, RecordGone.
    """
    sheet = vote_sheet(book, session_id)
    chosen = [one.nomination_id for one in sheet.rows if one.votes is None] if nominations is None else nominations
    if not chosen:
        raise InvalidRecord("Không còn đề nghị nào chưa có kết quả biểu quyết.", "votes")
    return record_votes(book, session_id, dict.fromkeys(chosen, Votes.unanimous(sheet.attended)))


def judge_session(work: UnitOfWork, session_id: int, *, anew: bool) -> None:
    """Judge a session's votes after something of it changed: by the rules they were judged by, or `anew` by its day's.

    Raises InvalidRecord.
    """
    row = records.fetch(work.connection, "council_session", session_id)
    rules, came = _rules_of(work.connection, row), _attended(work.connection, session_id)
    tallies = records.living(work.connection, "vote_tally", {"session_id": session_id})
    voted = [one for one in tallies if has_votes(one)]
    nominees = records.fetch_many(work.connection, "nomination", [one["nomination_id"] for one in voted])
    day, ballot = date.fromisoformat(row["held_on"]), bool(row["ballot"])
    for tally in voted:
        nominee, counted = nominees[tally["nomination_id"]], _votes(tally)
        rule = None if anew else frozen_rule(tally, ballot=ballot)
        if counted is not None:
            rule = rule or rules.vote_rule(nominee["award_code"], day)
            work.update("vote_tally", tally["id"], _judged(nominee["nominee_name"], counted, rule, came, ballot))
    settle_states(work, [one["nomination_id"] for one in voted])


def settle_session(work: UnitOfWork, session_id: int) -> None:
    """Bring those put to a session to where the sessions that count leave them. Raises InvalidRecord."""
    tallies = records.living(work.connection, "vote_tally", {"session_id": session_id})
    settle_states(work, [one["nomination_id"] for one in tallies])


def has_votes(tally: Record) -> bool:
    """Tell whether a tally has its totals; without them the nomination is only put to the session."""
    return tally["agree"] is not None


def frozen_rule(tally: Record, *, ballot: bool) -> VoteRule | None:
    """Return the rule a tally was judged by as it stood then, None before the vote."""
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
    """Bring nominations to where the latest vote on each leaves them. Raises InvalidRecord.

    One that has its decision keeps it, and is refused where the vote would have failed it.
    """
    rows = records.fetch_many(work.connection, "nomination", list(dict.fromkeys(nominations)))
    put = _put_to_sessions(work.connection, list(rows))
    for nomination_id, row in rows.items():
        before = NominationState(row["state"])
        wanted, reason = _state_by_votes(work.connection, row, put.get(nomination_id, []))
        if wanted is before and reason == row["state_reason"]:
            continue
        if before in _DECIDED:
            check_move(row["nominee_name"], before, wanted)
        work.update("nomination", nomination_id, {"state": wanted.value, "state_reason": reason})


def _put_to_sessions(connection: Reader, nominations: list[int]) -> dict[int, list[tuple[Record, Record]]]:
    """Return, by nomination, its tallies in living sessions, each with its session."""
    tally = records.table("vote_tally")
    tallies = records.find(connection, "vote_tally", tally.c.nomination_id.in_(nominations))
    sessions = records.fetch_many(connection, "council_session", list({one["session_id"] for one in tallies}))
    put: dict[int, list[tuple[Record, Record]]] = {}
    for one in tallies:
        if sessions[one["session_id"]]["trashed_at"] is None:
            put.setdefault(one["nomination_id"], []).append((one, sessions[one["session_id"]]))
    return put


def _state_by_votes(connection: Reader, row: Record, put: list[tuple[Record, Record]]) -> tuple[NominationState, str]:
    before = NominationState(row["state"])
    if before in _WAITING:
        return before, row["state_reason"]
    voted = [(tally, session) for tally, session in put if has_votes(tally)]
    if voted:
        tally, session = max(voted, key=lambda one: (one[1]["held_on"], one[1]["id"]))
        if not tally["passed"]:
            return NominationState.FAILED, _why_failed(connection, tally, ballot=bool(session["ballot"]))
        went_on = before is NominationState.SUBMITTED or before in _DECIDED
        return (before, row["state_reason"]) if went_on else (NominationState.PASSED, "")
    in_council = (NominationState.COUNCIL, NominationState.PASSED, NominationState.FAILED)
    if put and before in (NominationState.COMPLETE, *in_council):
        return NominationState.COUNCIL, ""
    if not put and before in in_council:
        return NominationState.COMPLETE, ""
    return before, row["state_reason"]


def _why_failed(connection: Reader, tally: Record, *, ballot: bool) -> str:
    rule, counted = frozen_rule(tally, ballot=ballot), _votes(tally)
    if rule is None or counted is None:
        return ""
    return verdict_sentence(counted.tally(_attended(connection, tally["session_id"])), rule)


def _rules_of(connection: Reader, row: Record) -> RuleSet:
    """Return the rules a session votes by: the round's, or those of its day where the round's do not hold any more."""
    round_ = records.fetch(connection, "review_round", row["round_id"])
    rules, day = round_rules(round_), date.fromisoformat(row["held_on"])
    if within(day, rules.first, rules.last):
        return rules
    own = round_["province_rules"]
    return apply_province_rules(rules_on(day), parse_province_rules(own)) if own else rules_on(day)


def _attended(connection: Reader, session_id: int) -> AttendanceCount:
    rows = records.living(connection, "attendance", {"session_id": session_id})
    return count_attendance([Presence(one["presence"]) for one in rows])


def _voted(row: Record, tally: Record, rules: RuleSet, day: date) -> VotedNominee:
    kind = NomineeKind(row["kind"])
    current = rules.vote_rule(row["award_code"], day)
    return VotedNominee(
        row["id"],
        kind,
        row["nominee_name"],
        "" if kind is NomineeKind.COLLECTIVE else ", ".join(filter(None, (row["post_title"], row["unit_name"]))),
        row["award"],
        row["award_code"],
        row["summary"],
        row["exception_reason"],
        _votes(tally),
        frozen_rule(tally, ballot=current.ballot) or current,
    )


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


def _judged(name: str, counted: Votes, rule: VoteRule, came: AttendanceCount, ballot: bool) -> dict[str, object]:
    """Return the totals with the rule that judges them and whether they pass. Raises InvalidRecord."""
    try:
        tally = counted.checked(came, ballot=ballot).tally(came)
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
