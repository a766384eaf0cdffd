"""What the day asks of the clerk: each figure with the list it stands for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.domain.nominations import NominationState, NomineeKind
from desktop_app.domain.occurrences import OccurrenceState
from desktop_app.domain.rounds import RoundCode
from desktop_app.services import activities, lists
from desktop_app.services.book import Book
from desktop_app.services.rounds import Round, rounds
from desktop_app.store import year_queries

_SHOWN = 8
"""So many due tasks are shown; the figure above them opens the rest."""

_STATES = (
    OccurrenceState.LATE,
    OccurrenceState.DUE_SOON,
    OccurrenceState.OPEN,
    OccurrenceState.NO_DUE,
    OccurrenceState.DONE_LATE,
    OccurrenceState.DONE_ON_TIME,
    OccurrenceState.DONE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and the list whose rows it counts."""

    value: int
    query: ListQuery


@dataclass(frozen=True, slots=True)
class RoundState:
    """How far the newest round has come."""

    round: Round
    collectives: Figure
    individuals: Figure
    drafts: Figure


@dataclass(frozen=True, slots=True)
class NextReport:
    """The next thing due to others every year: its words, when it is due, and days from today (negative: late)."""

    occurrence_id: int
    text: str
    due_on: date
    days: int


@dataclass(frozen=True, slots=True)
class Today:
    """The first page. `due` are rows of the list of occurrences, the latest due first."""

    day: date
    has_plan: bool
    due: tuple[ListRow, ...]
    late: Figure
    soon: Figure
    round: RoundState | None
    next_round: RoundCode
    report: NextReport | None
    days_without_news: int
    weeks_without_story: int
    open_obstacles: Figure
    last_backup: datetime | None
    by_month: Mapping[int, Figure]
    by_state: Mapping[OccurrenceState, Figure]


def today(book: Book, day: date | None = None) -> Today:
    """Return what the day asks, as of `day` (today)."""
    day = day or date.today()
    year = {"year": day.year}
    by_state = {state: _figure(book, "occurrences", year | {"state": state.value}) for state in _STATES}
    due = ListQuery("occurrences", sort="due_on", scope={"states": [OccurrenceState.LATE, OccurrenceState.DUE_SOON]})
    month_first = day.replace(day=1)
    known = rounds(book)
    posted = activities.posted_days(book, month_first, day, day)
    return Today(
        day=day,
        has_plan=lists.count(book, ListQuery("tasks")) > 0,
        due=tuple(lists.page(book, due, range(_SHOWN))),
        late=_figure(book, "occurrences", {"state": OccurrenceState.LATE.value}),
        soon=_figure(book, "occurrences", {"state": OccurrenceState.DUE_SOON.value}),
        round=_round_state(book, known),
        next_round=_next_round(known, day),
        report=_next_report(book, day),
        days_without_news=len(posted.gaps.days),
        weeks_without_story=len(posted.gaps.weeks),
        open_obstacles=_figure(book, "obstacles", {"open": True}),
        last_backup=_last_backup(book),
        by_month=_by_month(book, day.year),
        by_state=by_state,
    )


def _figure(book: Book, kind: str, scope: Mapping[str, object]) -> Figure:
    query = ListQuery(kind, scope=scope)
    return Figure(lists.count(book, query), query)


def _round_state(book: Book, known: Sequence[Round]) -> RoundState | None:
    if not known:
        return None
    scope = {"round": str(known[0].code)}
    return RoundState(
        known[0],
        _figure(book, "nominations", scope | {"kind": NomineeKind.COLLECTIVE.value}),
        _figure(book, "nominations", scope | {"kind": NomineeKind.INDIVIDUAL.value}),
        _figure(book, "nominations", scope | {"state": NominationState.DRAFT.value}),
    )


def _next_round(known: Sequence[Round], day: date) -> RoundCode:
    """Return the round that is in season: the first half's until the autumn, the year's from then on."""
    season = RoundCode(day.year, 1 if day.month <= 8 else 2)
    taken = {one.code for one in known}
    if season not in taken:
        return season
    return RoundCode(day.year, 2) if season.half == 1 else RoundCode(day.year + 1, 1)


def _next_report(book: Book, day: date) -> NextReport | None:
    with book.store.reading() as connection:
        found = year_queries.next_yearly_report(connection)
    if found is None:
        return None
    occurrence_id, text, due_on = found
    return NextReport(occurrence_id, text, due_on, (due_on - day).days)


def _last_backup(book: Book) -> datetime | None:
    made = [path.stat().st_mtime for path in book.folder.backups.glob("*.db")]
    return datetime.fromtimestamp(max(made)) if made else None


def _by_month(book: Book, year: int) -> dict[int, Figure]:
    with book.store.reading() as connection:
        counted = year_queries.count_by_month(connection, year)
    return {
        month: Figure(number, ListQuery("activities", scope={"month": f"{year}-{month:02d}"}))
        for month, number in counted.items()
    }
