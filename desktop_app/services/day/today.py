"""What the day asks of the clerk: each figure with the list it stands for.

All of it is asked by startup queries: it is the first thing that the window shows, before SQLAlchemy is loaded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.occurrences import OccurrenceState, state_words
from desktop_app.domain.round_codes import RoundCode
from desktop_app.domain.rounds.nominations import NominationState
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.day.reminders import count_due
from desktop_app.services.review_rounds import Round, rounds
from desktop_app.services.year.posted_days import posted_days
from desktop_app.store import startup_queries
from desktop_app.store.connection import PlainConnection

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
class DayFigure:
    """A number and the list whose rows it counts."""

    value: int
    query: ListQuery


@dataclass(frozen=True, slots=True)
class RoundState:
    """How far the newest round has come."""

    round: Round
    collectives: DayFigure
    individuals: DayFigure
    drafts: DayFigure


@dataclass(frozen=True, slots=True)
class DueTask:
    """A task that is late or due soon: its words, who leads, when it is due, and its state in words."""

    task_id: int
    due_on: date
    state: str
    text: str
    leads: str

    @property
    def periods(self) -> ListQuery:
        """The list of all its periods."""
        return _periods(self.task_id)


@dataclass(frozen=True, slots=True)
class NextReport:
    """The next thing due to others every year: its words, when it is due, and days from today (negative: late)."""

    occurrence_id: int
    task_id: int
    text: str
    due_on: date
    days: int

    @property
    def periods(self) -> ListQuery:
        """The list of all the periods of its task."""
        return _periods(self.task_id)


@dataclass(frozen=True, slots=True)
class Today:
    """The first page. Of `due`, the longest due come first; there are more when `late` and `soon` say so."""

    day: date
    has_plan: bool
    people: int
    due: tuple[DueTask, ...]
    late: DayFigure
    soon: DayFigure
    round: RoundState | None
    next_round: RoundCode
    report: NextReport | None
    days_without_news: int
    weeks_without_story: int
    open_obstacles: DayFigure
    last_backup: datetime | None
    by_month: Mapping[int, DayFigure]
    by_state: Mapping[OccurrenceState, DayFigure]

    @property
    def is_new_book(self) -> bool:
        """Whether there is nothing yet that the day could ask about."""
        recorded = any(figure.value for figure in (*self.by_month.values(), *self.by_state.values()))
        return not (self.has_plan or self.people or self.round or recorded or self.open_obstacles.value)


def today(book: Book, day: date | None = None) -> Today:
    """Return what the day asks, as of `day` (today); what is late or due soon is so today, as in the lists."""
    day = day or date.today()
    known = rounds(book)
    late, soon = count_due(book)
    posted = posted_days(book, day.replace(day=1), day, day)
    with book.store.plain_reading() as connection:
        return Today(
            day=day,
            has_plan=startup_queries.count_rows(connection, ListQuery("tasks")) > 0,
            people=startup_queries.count_rows(connection, ListQuery("people")),
            due=_due(connection),
            late=_figure(late, "occurrences", {"state": OccurrenceState.LATE.value}),
            soon=_figure(soon, "occurrences", {"state": OccurrenceState.DUE_SOON.value}),
            round=_round_state(connection, known),
            next_round=_next_round(known, day),
            report=_next_report(connection, day),
            days_without_news=len(posted.gaps.days),
            weeks_without_story=len(posted.gaps.weeks),
            open_obstacles=_counted(connection, "obstacles", {"open": True}),
            last_backup=_last_backup(book),
            by_month=_by_month(connection, day.year),
            by_state=_by_state(connection, day.year),
        )


def _figure(value: int, kind: str, scope: Mapping[str, object]) -> DayFigure:
    return DayFigure(value, ListQuery(kind, scope=scope))


def _counted(connection: PlainConnection, kind: str, scope: Mapping[str, object]) -> DayFigure:
    query = ListQuery(kind, scope=scope)
    return DayFigure(startup_queries.count_rows(connection, query), query)


def _due(connection: PlainConnection) -> tuple[DueTask, ...]:
    found = []
    states = (OccurrenceState.LATE.value, OccurrenceState.DUE_SOON.value)
    for task_id, due_on, text, leads in startup_queries.read_due(connection, states, _SHOWN):
        due = date.fromisoformat(due_on)
        found.append(DueTask(task_id, due, state_words(due, None, date.today()), text, leads))
    return tuple(found)


def _by_state(connection: PlainConnection, year: int) -> dict[OccurrenceState, DayFigure]:
    counted = startup_queries.count_occurrence_states(connection, year)
    return {
        state: _figure(counted.get(state.value, 0), "occurrences", {"year": year, "state": state.value})
        for state in _STATES
    }


def _round_state(connection: PlainConnection, known: Sequence[Round]) -> RoundState | None:
    if not known:
        return None
    code = str(known[0].code)
    scope = {"round": code}
    states = startup_queries.count_nomination_states(connection, code)
    collectives = _counted(connection, "nominations", scope | {"kind": NomineeKind.COLLECTIVE.value})
    individuals = sum(states.values()) - collectives.value
    draft = NominationState.DRAFT.value
    return RoundState(
        known[0],
        collectives,
        _figure(individuals, "nominations", scope | {"kind": NomineeKind.INDIVIDUAL.value}),
        _figure(states.get(draft, 0), "nominations", scope | {"state": draft}),
    )


def _next_round(known: Sequence[Round], day: date) -> RoundCode:
    """Return the round that is in season: the first half's until the autumn, the year's from then on."""
    season = RoundCode(day.year, 1 if day.month <= 8 else 2)
    taken = {one.code for one in known}
    if season not in taken:
        return season
    return RoundCode(day.year, 2) if season.half == 1 else RoundCode(day.year + 1, 1)


def _next_report(connection: PlainConnection, day: date) -> NextReport | None:
    found = startup_queries.next_yearly_report(connection)
    if found is None:
        return None
    occurrence_id, task_id, text, due_on = found
    due = date.fromisoformat(due_on)
    return NextReport(occurrence_id, task_id, text, due, (due - day).days)


def _periods(task_id: int) -> ListQuery:
    return ListQuery("occurrences", sort="due_on", scope={"task": task_id})


def _last_backup(book: Book) -> datetime | None:
    made = [path.stat().st_mtime for path in book.folder.backups.glob("*.db")]
    return datetime.fromtimestamp(max(made)) if made else None


def _by_month(connection: PlainConnection, year: int) -> dict[int, DayFigure]:
    return {
        month: _figure(number, "activities", {"month": f"{year}-{month:02d}"})
        for month, number in startup_queries.count_by_month(connection, year).items()
    }
