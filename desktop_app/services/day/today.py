"""The page Hôm nay: what is due and open on a day, each figure with the query of the list it counts.

It is read by startup queries only, since the window shows it first, before SQLAlchemy is loaded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.occurrences import OccurrenceState, state_words
from desktop_app.domain.round_codes import RoundCode
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.dates import stored_day
from desktop_app.services.day.reminders import count_due
from desktop_app.services.review_rounds import Round, rounds
from desktop_app.services.year.posted_days import posted_days
from desktop_app.store import startup_queries
from desktop_app.store.connection import PlainConnection

_SHOWN = 8
"""The number of due tasks shown; the figure above them opens the whole list."""

_STATES = (
    OccurrenceState.LATE,
    OccurrenceState.DUE_SOON,
    OccurrenceState.OPEN,
    OccurrenceState.BLANK,
    OccurrenceState.NO_DUE,
    OccurrenceState.NOT_RECORDED,
    OccurrenceState.CARRIED_OUT,
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
    """The counts of the newest round."""

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
    """The next yearly report to another body: its text, when it is due, and the days until then (negative: late)."""

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
    """The data of the first page. `due` are the first of the late and soon due tasks, the earliest due day first."""

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
        """Whether nothing is recorded yet."""
        recorded = any(figure.value for figure in (*self.by_month.values(), *self.by_state.values()))
        return not (self.has_plan or self.people or self.round or recorded or self.open_obstacles.value)


def today(book: Book, day: date | None = None) -> Today:
    """Return the data of the page for `day` (today); late and soon due tasks are counted as of today, as lists do."""
    day = day or date.today()
    known_rounds = rounds(book)
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
            round=_round_state(connection, known_rounds),
            next_round=_next_round(known_rounds, day),
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
    tasks = []
    states = (OccurrenceState.LATE.value, OccurrenceState.DUE_SOON.value)
    for task_id, due_on, text, leads in startup_queries.read_due(connection, states, _SHOWN):
        due = stored_day(due_on)
        tasks.append(DueTask(task_id, due, state_words(due, None, date.today()), text, leads))
    return tuple(tasks)


def _by_state(connection: PlainConnection, year: int) -> dict[OccurrenceState, DayFigure]:
    counted = startup_queries.count_occurrence_states(connection, year)
    return {
        state: _figure(counted.get(state.value, 0), "occurrences", {"year": year, "state": state.value})
        for state in _STATES
    }


def _round_state(connection: PlainConnection, known_rounds: Sequence[Round]) -> RoundState | None:
    if not known_rounds:
        return None
    code = str(known_rounds[0].code)
    scope = {"round": code}
    states = startup_queries.count_nomination_states(connection, code)
    collectives = _counted(connection, "nominations", scope | {"kind": NomineeKind.COLLECTIVE.value})
    individuals = sum(states.values()) - collectives.value
    draft = NominationState.DRAFT.value
    return RoundState(
        known_rounds[0],
        collectives,
        _figure(individuals, "nominations", scope | {"kind": NomineeKind.INDIVIDUAL.value}),
        _figure(states.get(draft, 0), "nominations", scope | {"state": draft}),
    )


def _next_round(known_rounds: Sequence[Round], day: date) -> RoundCode:
    """Return the code of the next round to create: the first half's until August, then the year-end round."""
    season = RoundCode(day.year, 1 if day.month <= 8 else 2)
    taken_codes = {review_round.code for review_round in known_rounds}
    if season not in taken_codes:
        return season
    return RoundCode(day.year, 2) if season.half == 1 else RoundCode(day.year + 1, 1)


def _next_report(connection: PlainConnection, day: date) -> NextReport | None:
    occurrence = startup_queries.next_yearly_report(connection)
    if occurrence is None:
        return None
    occurrence_id, task_id, text, due_on = occurrence
    due = stored_day(due_on)
    return NextReport(occurrence_id, task_id, text, due, (due - day).days)


def _periods(task_id: int) -> ListQuery:
    return ListQuery("occurrences", sort="due_on", scope={"task": task_id})


def _last_backup(book: Book) -> datetime | None:
    backup_times = [path.stat().st_mtime for path in book.folder.backups.glob("*.db")]
    return datetime.fromtimestamp(max(backup_times)) if backup_times else None


def _by_month(connection: PlainConnection, year: int) -> dict[int, DayFigure]:
    return {
        month: _figure(number, "activities", {"month": f"{year}-{month:02d}"})
        for month, number in startup_queries.count_by_month(connection, year).items()
    }
