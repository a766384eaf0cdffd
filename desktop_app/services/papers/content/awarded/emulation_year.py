"""The records of a year that its report on emulation and commendation counts, up to a day."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop_app.domain.year.movements import Criterion
from desktop_app.services.awards.order import AwardOrder, award_order
from desktop_app.services.book import Book
from desktop_app.services.papers.content.awarded.recognised import recognised_initiatives
from desktop_app.services.papers.content.awarded.year_council import HeldSession, sessions_held
from desktop_app.services.papers.content.registered import (
    Outcome,
    criteria_with_results,
    exemplars_on,
    going_on_within,
    outcome_of,
    registered_words,
)
from desktop_app.services.standing.decision_numbers import cancelled_by, with_whole_numbers
from desktop_app.store import records
from desktop_app.store.queries.report_days import (
    DatedTables,
    cancellation_days,
    decision_days,
    proposal_days,
    voted_down_days,
)
from desktop_app.store.queries.year import cancelled_after, cancelled_awards, standing_awards
from desktop_app.store.records import Reader, Record


@dataclass(frozen=True, slots=True)
class EmulationYear:
    """The records of a year up to a day."""

    first: date
    cut_off: date
    office_name: str
    sessions: tuple[HeldSession, ...]
    judged_before: Mapping[int, date]
    """The day of the session of a year before that judged a proposal of which an award came, by proposal."""
    registered: tuple[Record, ...]
    """The year's records of the collectives and the people that had registered for an emulation title."""
    movements: tuple[tuple[Record, str], ...]
    """The movements that went on in the year, and who registered for each, counted in words."""
    awards: tuple[Record, ...]
    cancelled: tuple[str, ...]
    """The document of each award that was cancelled, whenever it was given."""
    cancelled_later: tuple[str, ...]
    """The same of the awards of the year that were cancelled after the day of counting."""
    order: AwardOrder
    pending: Counter[str]
    """The number of proposals that a higher level has not decided on, by award, whenever they were put forward."""
    long_pending: int
    """How many of these were put forward before the year."""
    exemplars: tuple[Record, ...]
    undecided: tuple[Record, ...]
    voted_down: tuple[Record, ...]
    """Who of those put forward is not counted, in words."""
    initiatives: tuple[Record, ...]
    criteria: Mapping[int, tuple[Criterion, ...]]
    """By movement, the criteria of which it is recorded what was reached."""
    tells_nothing: bool
    """Whether the book has nothing of the year that the report counts."""


def emulation_year(book: Book, year: int, cut_off: date, office_name: str) -> EmulationYear:
    """Return the records of a year up to a day; the office has the name that the report calls it by."""
    with book.store.reading() as connection:
        tables = DatedTables(connection)
        recorded = tuple(_recorded(connection, tables, year, cut_off))
        sessions, registered, movements, awards, cancelled, later, going_up, models, undecided, initiatives = recorded
        return EmulationYear(
            first=date(year, 1, 1),
            cut_off=cut_off,
            office_name=office_name,
            sessions=sessions,
            judged_before=_judged_before(connection, awards, date(year, 1, 1)),
            registered=tuple(registered),
            movements=movements,
            awards=awards,
            cancelled=cancelled,
            cancelled_later=later,
            order=award_order(connection, cut_off),
            pending=Counter(row["award"] for row in going_up),
            long_pending=_before(going_up, proposal_days(tables, cut_off.isoformat()), f"{year}-01-01"),
            exemplars=models,
            undecided=undecided,
            voted_down=_voted_down(tables, f"{year}-01-01", cut_off.isoformat()),
            initiatives=initiatives,
            criteria=criteria_with_results(connection, [row["id"] for row, _ in movements]),
            tells_nothing=not any(recorded),
        )


def _judged_before(connection: Reader, awards: Sequence[Record], first: date) -> dict[int, date]:
    """Return by proposal of an award the day of the last session before a year that judged it."""
    asked = {row["nomination_id"] for row in awards if row["nomination_id"]}
    if not asked:
        return {}
    review_rounds = {row["id"] for row in records.living(connection, "review_round")}
    held = sessions_held(connection, review_rounds, "", (first - timedelta(days=1)).isoformat())
    days = {proposal.nomination_id: each.held_on for each in held for proposal in each.judged}
    return {row_id: day for row_id, day in days.items() if row_id in asked}


def _recorded(connection: Reader, tables: DatedTables, year: int, cut_off: date) -> Iterator[Any]:
    """Yield what the report counts of a year, kind by kind: who asks whether there is any reads only what it needs."""
    first, last = f"{year}-01-01", cut_off.isoformat()
    review_rounds = records.living(connection, "review_round")
    yield sessions_held(connection, {row["id"] for row in review_rounds}, first, last)
    year_records = records.living(connection, "year_record", {"year": year})
    yield [row for row in year_records if row["registered"] and (row["registered_on"] or "") <= last]
    yield tuple(_movements_of(connection, first, last))
    given = with_whole_numbers(connection, standing_awards(connection, {"year": year}))
    yield tuple(row for row in given if row["signed_on"] <= last)
    yield tuple(cancelled_by(connection, cancelled_awards(connection, {}, first, last)).values())
    yield tuple(cancelled_by(connection, cancelled_after(connection, {}, first, last)).values())
    put_forward_on = proposal_days(tables, last)
    # What a higher level has stays there over the end of a year.
    ever = _put_forward(connection, review_rounds, put_forward_on)
    nominations = [row for row in ever if first <= put_forward_on[row["id"]]]
    waiting, going_up = _open(tables, ever, {row["id"]: row for row in review_rounds}, last)
    yield going_up
    yield exemplars_on(cancellation_days(tables), nominations, cut_off)
    of_year = {row["id"] for row in nominations}
    yield tuple(row for row in waiting if row["id"] in of_year)
    yield recognised_initiatives(connection, year, last)


def _voted_down(tables: DatedTables, first: str, last: str) -> tuple[Record, ...]:
    days, connection = voted_down_days(tables, last), tables.connection
    put_forward = _put_forward(connection, records.living(connection, "review_round"), days)
    return tuple(row for row in put_forward if first <= days[row["id"]])


def _put_forward(connection: Reader, review_rounds: Sequence[Record], days: Mapping[int, str]) -> list[Record]:
    """Return the nominations put forward on one of these days, in printed order by round."""
    places = {row["id"]: place for place, row in enumerate(review_rounds)}
    put_forward = [
        row
        for row in records.living(connection, "nomination", order="list_key")
        if row["round_id"] in places and row["id"] in days
    ]
    return sorted(put_forward, key=lambda row: places[row["round_id"]])


def _before(nominations: Sequence[Record], days: Mapping[int, str], first: str) -> int:
    return sum(days[row["id"]] < first for row in nominations)


def _movements_of(connection: Reader, first: str, last: str) -> Iterator[tuple[Record, str]]:
    units = {row["id"]: row for row in records.of_kind(connection, "unit")}
    for row, registered in going_on_within(connection, first, last, or_closed=True):
        yield row, registered_words(registered, units)


def _open(
    tables: DatedTables, nominations: Sequence[Record], round_rows: dict[int, Record], last: str
) -> tuple[list[Record], tuple[Record, ...]]:
    """Return what was not decided on by the report's last day, and apart what a higher level has."""
    waiting, going_up = list[Record](), list[Record]()
    decided_on = decision_days(tables)
    for row in nominations:
        became = outcome_of(row, round_rows[row["round_id"]], decided_on.get(row["id"]), date.fromisoformat(last))
        if became is Outcome.PENDING:
            going_up.append(row)
        elif became is Outcome.WAITING:
            waiting.append(row)
    return waiting, tuple(going_up)
