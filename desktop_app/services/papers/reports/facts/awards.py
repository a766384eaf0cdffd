"""What was proposed and awarded within a span, and what was cancelled of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.people import post_words
from desktop_app.domain.vocabulary import NOMINEE_KIND_LABELS, NomineeKind
from desktop_app.domain.year.spans import Span
from desktop_app.services import lists
from desktop_app.services.awards.order import AwardOrder, CountedAs, award_order
from desktop_app.services.book import Book
from desktop_app.services.papers.content.awarded.year_awards import achieved_year, occasion_of
from desktop_app.services.papers.content.registered import Outcome, exemplars_on, outcome_of, recipient_of
from desktop_app.services.standing.decision_numbers import with_whole_numbers
from desktop_app.store import records
from desktop_app.store.queries import year
from desktop_app.store.queries.report_days import (
    DatedTables,
    cancellation_days,
    decision_days,
    proposal_days,
    voted_down_days,
    votes_until,
)


@dataclass(frozen=True, slots=True)
class AwardFact:
    """An award given by a signed decision within the span."""

    id: int
    decision_id: int
    kind: str
    name: str
    position_and_unit: str
    award: str
    is_title: bool
    last_year: int | None
    """The year in which what it was given for ended: a title is one of a year."""
    place: tuple[bool, int, str]
    """The place of the award among others, titles first."""
    counted_as: CountedAs
    number: str
    signed_on: date
    body: str
    recipient: str
    """Who has it, in a form that tells people apart: one who has two awards has the same in both."""
    is_leader: bool
    is_woman: bool | None
    """None if it is not recorded."""
    amount: int | None
    is_proposed: bool
    """Whether it came of a nomination of the book."""
    judged_on: date | None
    """The day of the session of the Council that judged the nomination, None of one that none judged."""
    commendation_type: str
    occasion: str
    """What a form was given for, in words; "" of a title, and where it is not recorded."""


class Cancellation(NamedTuple):
    """That an award was cancelled, and by which document."""

    id: int
    document: str


@dataclass(frozen=True, slots=True)
class ProposalFact:
    """A nomination put forward within the span, and what had become of it by its last day."""

    id: int
    kind: str
    award: str
    counted_as: CountedAs
    recipient: str
    name: str
    round_code: str
    exemplar: bool
    outcome: Outcome
    passed_on: date | None
    """The day on which the Council had judged it by then and found for it."""


class Judged(NamedTuple):
    """What a span gave, and what was put forward and what the Council voted down in it."""

    awards: tuple[AwardFact, ...]
    proposals: tuple[ProposalFact, ...]
    voted_down: tuple[ProposalFact, ...]


def judged_in_span(book: Book, span: Span) -> Judged:
    """Return what was given, put forward and voted down within a span, as it stood on its last day."""
    with book.store.reading() as connection:
        tables = DatedTables(connection)
        return Judged(
            _awards_of_span(tables, span),
            _proposals_of_span(book, tables, span, proposal_days),
            _proposals_of_span(book, tables, span, voted_down_days),
        )


def _awards_of_span(tables: DatedTables, span: Span) -> tuple[AwardFact, ...]:
    """Return the awards of the decisions signed within a span that were not cancelled by its last day."""
    connection = tables.connection
    order = award_order(connection, span.last)
    votes = votes_until(tables, span.last.isoformat())
    rows = with_whole_numbers(connection, year.standing_awards(connection, span.scope_of("awards")))
    return tuple(
        AwardFact(
            id=row["id"],
            decision_id=row["decision_id"],
            kind=NOMINEE_KIND_LABELS[row["kind"]],
            name=row["awarded_name"],
            position_and_unit=_place(row) if row["kind"] == NomineeKind.INDIVIDUAL else "",
            award=row["award"],
            is_title=order.is_title(row["award_code"], row["award"]),
            last_year=achieved_year(row),
            place=order.place(row),
            counted_as=_counted_as(order, row),
            number=row["number"],
            signed_on=date.fromisoformat(row["signed_on"]),
            body=row["issuing_body"],
            recipient=recipient_of(row),
            is_leader=bool(row["leader"]),
            is_woman=row["gender"] == "female" if row["gender"] else None,
            amount=row["amount"],
            is_proposed=row["nomination_id"] is not None,
            judged_on=date.fromisoformat(votes[row["nomination_id"]][0]) if row["nomination_id"] in votes else None,
            commendation_type=row["commendation_type"],
            occasion=occasion_of(row, order),
        )
        for row in rows
    )


def _counted_as(order: AwardOrder, row: records.Record) -> CountedAs:
    return order.counted_as(row["award_code"], row["award"], row["commendation_type"])


def _place(row: records.Record) -> str:
    return post_words(row["post_title"], row["unit_name"])


def _proposals_of_span(
    book: Book, tables: DatedTables, span: Span, days_until: Callable[[DatedTables, str], Mapping[int, str]]
) -> tuple[ProposalFact, ...]:
    """Return the nominations of a span by the days that `days_until` gives, as they stood on its last day."""
    days = days_until(tables, span.last.isoformat())
    decided, votes = decision_days(tables), votes_until(tables, span.last.isoformat())
    first, last = span.first.isoformat(), span.last.isoformat()
    added, left_out = span.added.get("nomination", ()), span.left_out.get("nomination", ())
    ids = [
        row_id for row_id, day in days.items() if row_id in added or (first <= day <= last and row_id not in left_out)
    ]
    listed = {row.id for row in lists.everything(book, ListQuery("nominations", scope={"ids": ids} | span.of_plan))}
    rows = records.fetch_many(tables.connection, "nomination", sorted(listed))
    order = award_order(tables.connection, span.last)
    rounds = {row["id"]: row for row in records.of_kind(tables.connection, "review_round")}
    exemplars = {row["id"] for row in exemplars_on(cancellation_days(tables), rows.values(), span.last)}
    return tuple(
        ProposalFact(
            id=row_id,
            kind=row["kind"],
            award=row["award"],
            counted_as=_counted_as(order, row),
            recipient=recipient_of(row),
            name=row["nominee_name"],
            round_code=rounds[row["round_id"]]["code"],
            exemplar=row_id in exemplars,
            outcome=outcome_of(row, rounds[row["round_id"]], decided.get(row_id), span.last),
            passed_on=date.fromisoformat(votes[row_id][0]) if row_id in votes and votes[row_id][1] is True else None,
        )
        for row_id, row in rows.items()
    )
