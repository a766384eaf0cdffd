"""The page Hôm nay: what is to be done on a day and what was done, each figure with the query of the list it counts.

It is read by startup queries only, since the window shows it first, before SQLAlchemy is loaded.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from desktop_app.domain.lists import Condition, ConditionTest, ListQuery
from desktop_app.domain.plan.occurrences import OccurrenceState, is_of_round, words_of_state
from desktop_app.domain.plan.report_tasks import asks_for_phase_report
from desktop_app.domain.round_codes import RoundCode
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityKind
from desktop_app.domain.year.good_news import Gaps, week_start
from desktop_app.domain.year.obstacles import ObstacleState, open_state
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso, stored_day
from desktop_app.services.day.reminders import count_due
from desktop_app.services.review_rounds import Round, rounds
from desktop_app.services.rounds.steps import ToDo, left_of
from desktop_app.services.year.posted_days import posted_days
from desktop_app.store import startup_queries
from desktop_app.store.connection import PlainConnection

_SHOWN = 8
"""How many tasks of a state are shown one by one; the row below them opens the whole list."""
_OBSTACLES_SHOWN = 3
_DONE_SHOWN = 6
_RECENTLY = timedelta(days=14)
_ROUNDS_SHOWN = 2
_SEASONS = {1: 5, 2: 11}
"""The month from which on the round of a half is missed: its decisions and reports follow in the next."""

_STATES = (
    OccurrenceState.LATE,
    OccurrenceState.DUE_SOON,
    OccurrenceState.OPEN,
    OccurrenceState.BLANK,
    OccurrenceState.NO_DUE,
    OccurrenceState.NOT_RECORDED,
    OccurrenceState.STOPPED,
    OccurrenceState.NOT_CARRIED_OUT,
    OccurrenceState.CARRIED_OUT,
    OccurrenceState.DONE_LATE,
    OccurrenceState.DONE_ON_TIME,
    OccurrenceState.DONE,
)
_TIMETABLE: Mapping[NominationState | None, str] = {
    NominationState.DRAFT: "files_by",
    NominationState.HELD: "files_by",
    NominationState.COMPLETE: "council_on",
    NominationState.COUNCIL: "council_on",
    NominationState.PASSED: "submit_by",
    NominationState.DECIDED: "ceremony_on",
}
"""The day of a round's timetable by which what is left with nominations in a state is to be done."""


class DayFigure(NamedTuple):
    """A number and the list whose rows it counts."""

    value: int
    query: ListQuery


class RoundState(NamedTuple):
    """The counts of the newest round."""

    round: Round
    collectives: DayFigure
    individuals: DayFigure


class RoundWork(NamedTuple):
    """What is left to do in an open round, and the day of its timetable for it, if that is set."""

    code: RoundCode
    to_do: ToDo
    by: date | None


class Recovery(NamedTuple):
    """Cancelled awards of a decision whose certificate or money is to be given back, and the last day for it."""

    decision_id: int
    decision: str
    number: int
    by: date


class DueTask(NamedTuple):
    """A task that is late or due soon: its words, who leads, when it is due, and its state in words.

    `is_decided` says that the book has the decision of the round that its period is: only its result is not recorded.
    """

    occurrence_id: int
    task_id: int
    due_on: date
    state: str
    text: str
    leads: str
    period: str
    is_yearly_report: bool
    is_decided: bool = False

    @property
    def is_phase_report(self) -> bool:
        """Whether it asks for the report on several years of its plan."""
        return asks_for_phase_report(self.text)

    @property
    def periods(self) -> ListQuery:
        """The list of all its periods."""
        return _periods(self.task_id)


class OpenObstacle(NamedTuple):
    """An obstacle that is not settled: what it is, of which unit ("" for all), its days and its state."""

    id: int
    content: str
    unit: str
    raised_on: date
    put_on: date | None
    answered_on: date | None
    state: ObstacleState


class Done(NamedTuple):
    """What was recorded as done on the day, and still is: its table, its id, when that was, its words.

    `due_on` is the due day of a task.
    """

    kind: str
    id: int
    at: datetime
    words: str
    due_on: date | None


class NextReport(NamedTuple):
    """The next yearly report to another body: its text, when it is due, and the days until then (negative: late)."""

    occurrence_id: int
    text: str
    due_on: date
    days: int


class Today(NamedTuple):
    """The data of the first page.

    `late_tasks` and `soon_tasks` are the first of those that `late` and `soon` count, `obstacles` of `open_obstacles`;
    `soon_this_week` are those of `soon` that are due up to Sunday;
    `gaps` are the days and weeks of this month and week without good news, `missed_round` the round that is not there
    though its time has come, `opened_before` the day on which the round of the same half of last year was opened,
    None where nobody knows it.
    """

    day: date
    has_office: bool
    has_signer: bool
    has_units: bool
    has_plan: bool
    people: int
    late_tasks: Sequence[DueTask]
    soon_tasks: Sequence[DueTask]
    late: DayFigure
    soon: DayFigure
    soon_this_week: DayFigure
    done: tuple[Done, ...]
    round: RoundState | None
    round_works: tuple[RoundWork, ...]
    next_round: RoundCode
    missed_round: RoundCode | None
    opened_before: date | None
    report: NextReport | None
    gaps: Gaps
    news: DayFigure
    stories: DayFigure
    awards: DayFigure
    obstacles: tuple[OpenObstacle, ...]
    open_obstacles: DayFigure
    last_backup: datetime | None
    by_month: Mapping[int, DayFigure]
    by_state: Mapping[OccurrenceState, DayFigure]
    recoveries: tuple[Recovery, ...] = ()

    @property
    def activities(self) -> int:
        """How many activities began in the year."""
        return sum(figure.value for figure in self.by_month.values())

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
    missed = _missed_round(known_rounds, day)
    gaps = posted_days(book, min(day.replace(day=1), week_start(day)), day, day).gaps
    with book.store.plain_reading() as connection:
        kinds = startup_queries.count_kinds(connection, day.year)
        late_tasks, soon_tasks = _due(connection, late, soon)
        has_office, has_signer, has_units = startup_queries.has_office_signer_units(connection)
        return Today(
            day=day,
            has_office=has_office,
            has_signer=has_signer,
            has_units=has_units,
            has_plan=startup_queries.count_rows(connection, ListQuery("tasks")) > 0,
            people=startup_queries.count_rows(connection, ListQuery("people")),
            late_tasks=late_tasks,
            soon_tasks=soon_tasks,
            late=_figure(late, "occurrences", {"state": OccurrenceState.LATE.value}),
            soon=_figure(soon, "occurrences", {"state": OccurrenceState.DUE_SOON.value}),
            soon_this_week=_soon_this_week(connection, soon, soon_tasks, day),
            done=_done(connection, day),
            round=_round_state(connection, known_rounds),
            round_works=_round_works(connection, known_rounds, day),
            next_round=_next_round(known_rounds, day),
            missed_round=missed,
            opened_before=_opened_before(known_rounds, missed),
            report=_next_report(connection, day),
            gaps=gaps,
            news=_posts(kinds, ActivityKind.GOOD_NEWS, day.year),
            stories=_posts(kinds, ActivityKind.STORY, day.year),
            awards=_figure(
                startup_queries.count_awards(connection, day.year), "awards", {"year": day.year, "signed": True}
            ),
            obstacles=_obstacles(connection),
            open_obstacles=_counted(connection, "obstacles", {"open": True}),
            last_backup=_last_backup(book),
            by_month=activities_by_month(connection, day.year),
            by_state=tasks_by_state(connection, day.year),
            recoveries=_recoveries(connection),
        )


def _figure(value: int, kind: str, scope: Mapping[str, object]) -> DayFigure:
    return DayFigure(value, ListQuery(kind, scope=scope))


def _soon_this_week(connection: PlainConnection, soon: int, tasks: Sequence[DueTask], day: date) -> DayFigure:
    """Return how many of the tasks that are due soon, of which `tasks` are the first, are due up to Sunday."""
    sunday = week_start(day) + timedelta(days=6)
    number = sum(task.due_on <= sunday for task in tasks)
    if number == len(tasks) < soon:
        due = startup_queries.read_due_between(connection, date.today(), sunday)
        number = sum(state == OccurrenceState.DUE_SOON for *_, state in due)
    up_to = Condition("due_on", ConditionTest.TO, (sunday.isoformat(),))
    query = ListQuery("occurrences", scope={"state": OccurrenceState.DUE_SOON.value}, conditions=(up_to,))
    return DayFigure(number, query)


def _counted(connection: PlainConnection, kind: str, scope: Mapping[str, object]) -> DayFigure:
    query = ListQuery(kind, scope=scope)
    return DayFigure(startup_queries.count_rows(connection, query), query)


def _posts(kinds: Mapping[str, int], kind: ActivityKind, year: int) -> DayFigure:
    return _figure(kinds.get(kind.value, 0), "activities", {"year": year, "kind": kind.value})


def _due(connection: PlainConnection, late: int, soon: int) -> tuple[Sequence[DueTask], Sequence[DueTask]]:
    """Return the first of the tasks that are late, and of those that are due soon, which come after them."""
    if not late + soon:
        return (), ()
    if late <= _SHOWN:
        tasks = _due_in(connection, (OccurrenceState.LATE, OccurrenceState.DUE_SOON), late + _SHOWN)
        return tasks[:late], tasks[late:]
    late_tasks = _due_in(connection, (OccurrenceState.LATE,), _SHOWN)
    return late_tasks, _due_in(connection, (OccurrenceState.DUE_SOON,), _SHOWN)


def _due_in(connection: PlainConnection, states: Sequence[OccurrenceState], limit: int) -> Sequence[DueTask]:
    tasks = []
    rows = startup_queries.read_due(connection, [state.value for state in states], limit)
    of_rounds = {row[0] for row in rows if is_of_round(row[5], row[3])}
    decisions = startup_queries.first_decisions(connection) if of_rounds else {}
    for row in rows:
        occurrence_id, task_id, due_on, text, leads, period, is_report = row
        due = stored_day(due_on)
        # They are late or due soon, and how many days before their day that is, the book has said.
        state = OccurrenceState.LATE if due < date.today() else OccurrenceState.DUE_SOON
        words = words_of_state(state, due, None, date.today())
        is_decided = occurrence_id in of_rounds and period in decisions
        tasks.append(DueTask(occurrence_id, task_id, due, words, text, leads, period, bool(is_report), is_decided))
    return tuple(tasks)


def _done(connection: PlainConnection, day: date) -> tuple[Done, ...]:
    midnight = datetime.combine(day, time()).astimezone(UTC)
    rows = startup_queries.read_done_since(connection, f"{midnight:%Y-%m-%dT%H:%M:%SZ}", day - _RECENTLY, _DONE_SHOWN)
    return tuple(
        Done(kind, row_id, datetime.fromisoformat(at).astimezone(), words, from_iso(due_on))
        for kind, row_id, at, words, due_on in rows
    )


def _obstacles(connection: PlainConnection) -> tuple[OpenObstacle, ...]:
    return tuple(_obstacle(*row) for row in startup_queries.read_open_obstacles(connection, _OBSTACLES_SHOWN))


def _obstacle(
    row_id: int, content: str, unit: str, raised_on: str, put_on: str | None, answered_on: str | None, answer: str
) -> OpenObstacle:
    put, answered = from_iso(put_on), from_iso(answered_on)
    state = open_state(put, answered, answer)
    return OpenObstacle(row_id, content, unit, stored_day(raised_on), put, answered, state)


def tasks_by_state(connection: PlainConnection, year: int) -> dict[OccurrenceState, DayFigure]:
    """Count the tasks of a year by their state."""
    counted = startup_queries.count_occurrence_states(connection, year)
    return {
        state: _figure(counted.get(state.value, 0), "occurrences", {"year": year, "state": state.value})
        for state in _STATES
    }


def _round_state(connection: PlainConnection, known_rounds: Sequence[Round]) -> RoundState | None:
    if not known_rounds:
        return None
    scope = {"round": str(known_rounds[0].code)}
    collectives, individuals = (
        _counted(connection, "nominations", scope | {"kind": kind.value})
        for kind in (NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL)
    )
    return RoundState(known_rounds[0], collectives, individuals)


def _round_works(connection: PlainConnection, known_rounds: Sequence[Round], day: date) -> tuple[RoundWork, ...]:
    """Return what is left to do in the newest rounds that are open."""
    works: list[RoundWork] = []
    for review_round in [known for known in known_rounds if not known.is_closed(day)][:_ROUNDS_SHOWN]:
        code = str(review_round.code)
        counts = startup_queries.count_nomination_states(connection, code)
        states = {state: counts[state.value] for state in NominationState if state.value in counts}
        for to_do in left_of(connection, code, states):
            by = getattr(review_round, _TIMETABLE.get(to_do.state, "submit_by"))
            works.append(RoundWork(review_round.code, to_do, by))
    return tuple(works)


def _recoveries(connection: PlainConnection) -> tuple[Recovery, ...]:
    rows = startup_queries.read_unrecovered(connection)
    if not rows:
        return ()
    # Seldom needed, and not worth its time at every start.
    from desktop_app.domain.awards.decisions import recovery_due

    return tuple(
        Recovery(decision_id, decision, number, recovery_due(stored_day(cancelled_on)))
        for decision_id, decision, _, cancelled_on, number in rows
    )


def _next_round(known_rounds: Sequence[Round], day: date) -> RoundCode:
    """Return the code of the next round to create: the first half's until August, then the year-end round."""
    season = _season(day)
    if season not in {review_round.code for review_round in known_rounds}:
        return season
    return RoundCode(day.year, 2) if season.half == 1 else RoundCode(day.year + 1, 1)


def _season(day: date) -> RoundCode:
    return RoundCode(day.year, 1 if day.month <= 8 else 2)


def _missed_round(known_rounds: Sequence[Round], day: date) -> RoundCode | None:
    season = _season(day)
    is_there = any(review_round.code == season for review_round in known_rounds)
    return season if known_rounds and not is_there and day.month >= _SEASONS[season.half] else None


def _opened_before(known_rounds: Sequence[Round], code: RoundCode | None) -> date | None:
    if code is None:
        return None
    before = RoundCode(code.year - 1, code.half)
    opened_on = next((known.opened_on for known in known_rounds if known.code == before), None)
    # A round entered after its half was given that half's last day: nobody opened it then.
    return opened_on if opened_on != before.last_day else None


def _next_report(connection: PlainConnection, day: date) -> NextReport | None:
    occurrence = startup_queries.next_yearly_report(connection)
    if occurrence is None:
        return None
    occurrence_id, text, due_on = occurrence
    due = stored_day(due_on)
    return NextReport(occurrence_id, text, due, (due - day).days)


def _periods(task_id: int) -> ListQuery:
    return ListQuery("occurrences", sort="due_on", scope={"task": task_id})


def _last_backup(book: Book) -> datetime | None:
    backup_times = [path.stat().st_mtime for path in book.folder.backups.glob("*.db")]
    return datetime.fromtimestamp(max(backup_times)) if backup_times else None


def activities_by_month(connection: PlainConnection, year: int) -> dict[int, DayFigure]:
    """Count the activities of each month of a year."""
    return {
        month: _figure(number, "activities", {"month": f"{year}-{month:02d}"})
        for month, number in startup_queries.count_by_month(connection, year).items()
    }
