"""What the form of a decision is filled from, read from the book at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.domain.decisions import DecisionFields
from desktop_app.domain.list_kinds import DECISIONS, NOMINATIONS
from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.domain.nominations import NominationState
from desktop_app.domain.rounds import RoundCode
from desktop_app.services import decisions, lists, nominations, rounds
from desktop_app.services.book import Book
from desktop_app.services.offices import office


@dataclass(frozen=True, slots=True)
class Candidate:
    """A nomination that a decision can award: its id, who is nominated, where that is, and for what."""

    id: int
    name: str
    place: str
    award: str


@dataclass(frozen=True, slots=True)
class DecisionSheet:
    """The decision (None for a new one), what is in its fields, who can be awarded, and who is."""

    decision_id: int | None
    fields: DecisionFields
    candidates: Sequence[Candidate]
    chosen: frozenset[int]


def blank_decision(book: Book, round_code: str) -> DecisionSheet:
    """Return what a round's next decision is entered from: all that is complete and not yet awarded is chosen."""
    found = rounds.round_of(book, round_code)
    named = office(book)
    fields = DecisionFields(
        subject=f"Về việc khen thưởng thành tích {_period(found.code)}",
        signer=named.signer_name,
        issuing_body=named.name,
        round_code=str(found.code),
    )
    candidates = _candidates(book, str(found.code), None)
    return DecisionSheet(None, fields, candidates, frozenset(one.id for one in candidates))


def kept_decision(book: Book, decision_id: int) -> DecisionSheet:
    """Return what a decision is changed from. Raises RecordGone."""
    fields, given = decisions.decision(book, decision_id)
    free = _candidates(book, fields.round_code, decision_id) if fields.round_code else []
    known = {one.id: one for one in free}
    # Whom it awards stays in it, even as a draft or in the trash.
    awarded = [known[one] if one in known else _awarded(book, one) for one in given]
    others = [one for one in free if one.id not in given]
    return DecisionSheet(decision_id, fields, [*awarded, *others], frozenset(given))


def _period(code: RoundCode) -> str:
    return f"6 tháng đầu năm {code.year}" if code.half == 1 else f"năm {code.year}"


def _candidates(book: Book, round_code: str, decision_id: int | None) -> list[Candidate]:
    scope = {"round": round_code, "state": NominationState.COMPLETE.value}
    rows = lists.everything(book, ListQuery(NOMINATIONS.key, scope=scope))
    taken = set(_awarded_elsewhere(book, round_code, decision_id))
    return [_candidate(row) for row in rows if row.id not in taken]


def _awarded_elsewhere(book: Book, round_code: str, decision_id: int | None) -> Iterable[int]:
    for row in lists.everything(book, ListQuery(DECISIONS.key, scope={"round": round_code})):
        if row.id != decision_id:
            yield from decisions.decision(book, row.id)[1]


def _candidate(row: ListRow) -> Candidate:
    values = {column.key: value for column, value in zip(NOMINATIONS.columns, row.values, strict=True)}
    return _placed(row.id, values["name"], values["post"], values["unit"], values["award"])


def _awarded(book: Book, nomination_id: int) -> Candidate:
    kept = nominations.nomination(book, nomination_id)
    return _placed(nomination_id, kept.nominee_name, kept.fields.post_title, kept.unit_name, kept.fields.award)


def _placed(nomination_id: int, name: str, post: str, unit: str, award: str) -> Candidate:
    # A collective is its own place.
    place = ", ".join(filter(None, [post, unit])) if unit != name else ""
    return Candidate(nomination_id, name, place, award)
