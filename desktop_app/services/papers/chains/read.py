"""The chains of an award, of a nomination, or of all that a person or a collective was proposed for and given."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from desktop_app.domain.awards.chains import Authorship, Chain, ChainStage, ChainStep
from desktop_app.domain.office.people import post_words
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.domain.rounds.states import STATE_LABELS, NominationState
from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.awards.headings import period_words
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.papers.chains.decided import decision_steps
from desktop_app.services.papers.chains.proposed import council_steps, evidence_steps, nomination_steps, unit_steps
from desktop_app.services.standing.year_records import name_of
from desktop_app.store import records
from desktop_app.store.queries.chains import read_log
from desktop_app.store.records import Reader, Record


def chain_of_award(book: Book, award_id: int) -> Chain:
    """Return the chain of an award, from the nomination it came of if there is one. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, "award", award_id)
        chain = _chain(connection, row["nomination_id"], [row])
    return _with_entries(book, chain)


def chain_of_nomination(book: Book, nomination_id: int) -> Chain:
    """Return the chain of a nomination, up to where it stands. Raises RecordGone."""
    with book.store.reading() as connection:
        awards = records.living(connection, "award", {"nomination_id": nomination_id})
        chain = _chain(connection, nomination_id, awards)
    return _with_entries(book, chain)


def chain_of_vote(book: Book, tally_id: int) -> Chain:
    """Return the chain of the nomination that a vote of the Council was on. Raises RecordGone."""
    with book.store.reading() as connection:
        nomination_id = int(records.fetch(connection, "vote_tally", tally_id)["nomination_id"])
    return chain_of_nomination(book, nomination_id)


def chains_of(book: Book, subject: Subject) -> tuple[Chain, ...]:
    """Return the chains of all that a person or a collective was proposed for or given, the earliest first.

    Raises RecordGone.
    """
    match = {subject.link: subject.id, "kind": subject.kind.value}
    with book.store.reading() as connection:
        name_of(connection, subject)
        awards = records.living(connection, "award", match)
        proposed = [row["id"] for row in records.living(connection, "nomination", match)]
        chains = [
            _chain(connection, nomination_id, [row for row in awards if row["nomination_id"] == nomination_id])
            for nomination_id in proposed
        ]
        chains += [_chain(connection, None, [row]) for row in awards if row["nomination_id"] not in proposed]
    return tuple(_with_entries(book, chain) for chain in sorted(chains, key=_decided_on))


def _decided_on(chain: Chain) -> date:
    """Return the day that puts chains in order: of the decision, else of the last step; without any they come last."""
    decided = [step.day for step in chain.steps if step.stage is ChainStage.DECISION and step.day is not None]
    return max(decided or [step.day for step in chain.steps if step.day is not None], default=date.max)


def _chain(connection: Reader, nomination_id: int | None, awards: Sequence[Record]) -> Chain:
    steps: list[ChainStep] = []
    if nomination_id is not None:
        row = records.fetch(connection, "nomination", nomination_id)
        occasion = parse_round_code(records.fetch(connection, "review_round", row["round_id"])["code"]).occasion
        steps += evidence_steps(connection, row)
        steps += nomination_steps(connection, row, occasion)
        steps += unit_steps(connection, nomination_id)
        steps += council_steps(connection, nomination_id)
        steps += decision_steps(connection, awards, nomination_id)
        place = "" if row["kind"] == NomineeKind.COLLECTIVE else post_words(row["post_title"], row["unit_name"])
        state = _state(NominationState(row["state"]), awards)
        head = (NomineeKind(row["kind"]), row["nominee_name"], place, row["award"], occasion, state)
        return Chain(*head, tuple(steps), nomination_id, tuple(award["id"] for award in awards))
    (award,) = awards
    place = "" if award["kind"] == NomineeKind.COLLECTIVE else post_words(award["post_title"], award["unit_name"])
    state = "Đã hủy bỏ" if award["cancelled_on"] else "Đã có quyết định"
    of = period_words(None, from_iso(award["period_from"]), from_iso(award["period_to"]))
    head = (NomineeKind(award["kind"]), award["awarded_name"], place, award["award"], of, state)
    return Chain(*head, tuple(decision_steps(connection, awards)), None, (award["id"],))


def _state(state: NominationState, awards: Sequence[Record]) -> str:
    """Return how far a nomination came; of an award that is not paid nobody says that it was."""
    is_unpaid = bool(awards) and not any(award["paid_on"] for award in awards)
    return "Đã trao, không chi tiền thưởng" if state is NominationState.AWARDED and is_unpaid else STATE_LABELS[state]


def _with_entries(book: Book, chain: Chain) -> Chain:
    """Return the chain with who entered each step: whoever made its record, or last set the part that says it."""
    rows = {(step.record.kind, step.record.id) for step in chain.steps}
    made: dict[tuple[str, int, str], Authorship] = {}
    with book.store.plain_reading() as connection:
        for logged in read_log(connection, rows):
            entry = Authorship(datetime.fromisoformat(logged.moment).astimezone(), logged.actor)
            if logged.made:
                made.setdefault((logged.table, logged.row_id, ""), entry)
            for column, value in logged.values.items():
                if value not in (None, ""):
                    made[(logged.table, logged.row_id, column)] = entry
    return replace(chain, steps=tuple(_entered(chain.steps, made)))


def _entered(steps: Iterable[ChainStep], made: dict[tuple[str, int, str], Authorship]) -> Iterable[ChainStep]:
    for step in steps:
        place = (step.record.kind, step.record.id, step.column)
        yield replace(step, entry=made.get(place))
