"""The tasks of a plan, each in its periods, as they stood on a day."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from typing import Final, NamedTuple

from desktop_app.domain.office.citations import document_words
from desktop_app.domain.plan.occurrences import DONE_STATES, OccurrenceState, is_far_enough, state_of
from desktop_app.domain.year.activities import ATTENDED_KINDS
from desktop_app.domain.year.obstacles import says_none
from desktop_app.domain.year.spans import Span
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.papers.reports.facts.periods import known_periods
from desktop_app.services.plan.occurrences import soon_days_in
from desktop_app.store import records
from desktop_app.store.queries import year
from desktop_app.store.queries.year import TaskThen

_JUST_BEFORE: Final = timedelta(days=8)
"""Within a week to the day on which it is due, what was held for a task is what that day asks for."""


@dataclass(frozen=True, slots=True)
class TaskFact:
    """A task in one period: its place in the plan, its units, its deadline, its state and its result.

    `id` is that of the period's record, `task_id` of the task; `document` is the paper it produced; `progress` is how
    far it has come, in %.
    """

    id: int
    task_id: int
    path: str
    text: str
    leads: tuple[str, ...]
    supports: tuple[str, ...]
    deadline: str
    period: str
    due_on: date | None
    done_on: date | None
    state: OccurrenceState
    result: str
    difficulty: str
    needs_direction: str
    document: str
    evidence: str
    progress: int | None = None
    held_on: date | None = None
    """The day on which something was held for it just before it was due, of one of which no result was written down."""

    @property
    def is_unfinished(self) -> bool:
        """Whether it was said that less was done than its period asks for."""
        return self.state not in DONE_STATES and not is_far_enough(self.progress, self.due_on)

    @property
    def tells_result(self) -> bool:
        """Whether its result is something that was done."""
        is_of_deed = self.state is not OccurrenceState.NOT_CARRIED_OUT
        return bool(self.result) and is_of_deed and not (self.is_unfinished and not self.progress)

    @property
    def is_standing(self) -> bool:
        """Whether it is a duty of a whole year for which no day is set."""
        return self.due_on is None and bool(self.period)

    @property
    def progress_words(self) -> str:
        """How far it has come, of one that is not done: "đạt 60%"."""
        return f"đạt {self.progress}%" if self.progress and self.state not in DONE_STATES else ""


def tasks_of_year(book: Book, number: int, as_of: date, plan_id: int | None = None) -> tuple[TaskFact, ...]:
    """Return the tasks of a year, each as it stood on a day."""
    scope: dict[str, object] = {"year": number}
    with book.store.reading() as connection:
        return tuple(
            _task_fact(source, as_of, is_done=source.done_on is not None and source.done_on <= as_of)
            for source in _occurrences(book, connection, scope if plan_id is None else scope | {"plan": plan_id}, as_of)
        )


class Teller(Enum):
    """Which report tells of a period what has no day of its own."""

    BEFORE = auto()
    THIS = auto()
    THIS_LATE = auto()
    """It is of days before, and was written when the report on them was issued already."""
    NEXT = auto()


class Telling(NamedTuple):
    """Which years a report is of as a whole, and the changes of the log that issued the report before it and itself.

    Of what has no day of its own they tell whether it, another, or none yet could tell it. None stands for what was not
    issued.
    """

    years: Collection[int] = ()
    before: int | None = None
    own: int | None = None


NOTHING_TOLD: Final = Telling()
"""Stands for a report of no whole year where none was issued."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A task in a period as it is recorded: its place, its row, what the task was then, the names of its files."""

    id: int
    path: str
    row: records.Record
    then: TaskThen
    files: tuple[str, ...]
    late_from: date | None
    soon_days: int
    activity_days: Sequence[str]
    """The days of what was done for the task, in whichever period."""
    held_days: Sequence[date]
    """Those of what people came to."""
    written: year.Written | None
    """When what it says of itself was last written, of one that is not done."""

    @property
    def due_on(self) -> date | None:
        return from_iso(self.row["due_on"])

    @property
    def done_on(self) -> date | None:
        return from_iso(self.row["done_on"])

    def carried_out(self, on: date, *, is_told: bool) -> bool | None:
        """Return whether what the period asks for was done until a day; None if the task asks for a day done.

        A result counts if `is_told`: one of a later day, or that another report tells, was not there on that day.
        """
        if not self.row["whole_period"]:
            return None
        if is_told and not is_far_enough(self.row["progress"], self.due_on):
            return False
        first, last = self.row["period_from"], min(self.row["period_to"], on.isoformat())
        return (is_told and bool(self.row["result"])) or any(first <= day <= last for day in self.activity_days)

    def held_on(self, on: date) -> date | None:
        """Return the day until another on which what it asks for was held, as far as the activities on record say so.

        That is in the days before the one it is due on, with no word of its own on how far it has come.
        """
        row, due_on = self.row, self.due_on
        is_written = row["result"] or row["progress"] is not None or row["done_on"] or row["not_carried_out"]
        if due_on is None or row["approximate"] or row["whole_period"] or is_written:
            return None
        last = min(due_on, on)
        return max((day for day in self.held_days if due_on - _JUST_BEFORE < day <= last), default=None)

    def is_stopped_by(self, on: date) -> bool:
        """Return whether its task was dropped from the plan until a day."""
        return self.then.is_dropped_before(on.isoformat())

    def was_let_go(self, first: date) -> bool:
        """Return whether it was not carried out, and its period was over before a day."""
        last = self.row["due_on"] or self.row["period_to"] or ""
        return bool(self.row["not_carried_out"]) and last < first.isoformat()

    def was_carried_out(self, first: date) -> bool:
        """Return whether its period was over before a day, with something done in it."""
        if self.due_on is not None and self.due_on < first and self.held_on(first) is not None:
            return True
        over = bool(self.row["whole_period"]) and self.row["period_to"] < first.isoformat()
        return over and bool(self.carried_out(first, is_told=True))

    def told_by(self, span: Span, telling: Telling) -> Teller:
        """Return by which report is told what it says of itself without a day.

        What is of a year is told with that year, wherever the span is
        cut off; of a part of a year, and in a report of half a year, what was written by its end, and what was over by
        then.
        """
        ends = self.due_on or from_iso(self.row["period_to"])
        begins = from_iso(self.row["period_from"])
        days = [day for day in (self.written.on if self.written else None, ends) if day is not None]
        if not days:
            return Teller.THIS
        day = max(min(days), begins or date.min)
        period = self.row["period"]
        if telling.years and (period.isdigit() or not period):
            of_year = int(period) if period else day.year
            teller = _teller(of_year, min(telling.years), max(telling.years))
        else:
            teller = _teller(day.toordinal(), span.first.toordinal(), span.last.toordinal())
        change = self.written.change if self.written else 0
        if teller is Teller.THIS and telling.own is not None and change > telling.own:
            return Teller.NEXT
        is_late = teller is Teller.BEFORE and telling.before is not None and change > telling.before
        return Teller.THIS_LATE if is_late else teller


def _teller(number: int, first: int, last: int) -> Teller:
    return Teller.NEXT if number > last else Teller.BEFORE if number < first else Teller.THIS


def _occurrences(book: Book, connection: records.Reader, scope: Mapping[str, object], on: date) -> Iterator[_Source]:
    periods = known_periods(book, connection, scope, on)
    then = year.tasks_then(connection, [each.listed.id for each in periods], on)
    words_written = year.words_written(connection)
    late_from, soon = year.late_days(connection), soon_days_in(connection)
    activity_days = year.activity_days(connection)
    held_days = year.held_days(connection, ATTENDED_KINDS)
    attached = records.living(connection, "attachment", {"table_name": "occurrence"})
    files: defaultdict[int, list[str]] = defaultdict(list)
    for file_row in attached:
        files[file_row["row_id"]].append(file_row["file_name"])
    for row, of_row in periods:
        task_id = of_row["task_id"]
        days = activity_days.get(task_id, ())
        late, its_files, written = late_from.get(task_id), tuple(files[row.id]), words_written.get(row.id)
        held = held_days.get(task_id, ())
        yield _Source(row.id, row.values[0], of_row, then[row.id], its_files, late, soon, days, held, written)


class SpanTasks(NamedTuple):
    """The tasks of a span, and apart those due in it that were done before it: another report counts them.

    `late` are the periods of before it that say of themselves what was written after the report on them.
    """

    tasks: tuple[TaskFact, ...]
    done_before: tuple[TaskFact, ...]
    late: frozenset[int]


def tasks_of_span(book: Book, span: Span, planned_on: date | None, telling: Telling) -> SpanTasks:
    """Return the tasks done in the span, and those not done by its last day that were or will be due in its year."""
    added, left_out = span.added.get("occurrence", ()), span.left_out.get("occurrence", ())
    task_facts: list[TaskFact] = []
    done_before: list[TaskFact] = []
    late: set[int] = set()
    # What falls due between today and a cut-off to come is not late yet.
    as_of = min(span.last, date.today())
    with book.store.reading() as connection:
        for source in _occurrences(book, connection, span.of_plan, as_of):
            done_on = source.done_on
            is_dated_here = done_on is not None and span.first <= done_on <= span.last
            is_done = source.id in added or (is_dated_here and source.id not in left_out)
            was_told = done_on is not None and done_on < span.first
            told_by = Teller.THIS if is_done else source.told_by(span, telling)
            is_late = told_by is Teller.THIS_LATE
            is_over = source.was_carried_out(span.first) or source.was_let_go(span.first)
            is_left = not was_told and (is_late or not is_over)
            is_asked = is_late or _is_expected(source, span) or _is_begun(source, span)
            if is_done or (is_left and is_asked):
                fact = _task_fact(source, as_of, is_done=is_done, told_by=told_by)
                late.update([source.id] if is_late else [])
                # What nobody asked for then is no gap in a report of later days, nor before the plan was made.
                is_dropped = fact.state is OccurrenceState.STOPPED and not fact.result
                is_unasked = fact.state is OccurrenceState.NOT_RECORDED and not _is_due_in(source, span, planned_on)
                if not is_dropped and not is_unasked:
                    task_facts.append(fact)
            elif was_told and _is_due_in(source, span, planned_on):
                done_before.append(_task_fact(source, as_of, is_done=True))
    return SpanTasks(tuple(task_facts), tuple(done_before), frozenset(late))


def _is_expected(source: _Source, span: Span) -> bool:
    """Return whether a period is one of the years of a span: a yearly one without a day is of each of these years."""
    if source.due_on is None:
        return source.row["year"] is None or span.first.year <= source.row["year"] <= span.last.year
    return source.due_on.year <= span.last.year


def _is_begun(source: _Source, span: Span) -> bool:
    """Return whether a task of years to come says something of itself that was written in the years of the span.

    What made it difficult and the direction it needs would wait for the year in which it is due.
    """
    begins = from_iso(source.row["period_from"])
    written = source.written
    is_of_span = written is not None and span.first.year <= written.on.year <= span.last.year
    return is_of_span and source.due_on is not None and (begins is None or begins <= span.last)


def _is_due_in(source: _Source, span: Span, planned_on: date | None) -> bool:
    return source.due_on is not None and max(span.first, planned_on or span.first) <= source.due_on <= span.last


def _task_fact(source: _Source, on: date, *, is_done: bool, told_by: Teller = Teller.THIS) -> TaskFact:
    """Return a task as it stood on a day; what came of it later is not told.

    `told_by` is the report that tells what it says of itself; of what an earlier one told there is left what is still
    to be done, and why it is not.
    """
    row, done_on = source.row, source.done_on if is_done else None
    # A result without a day is of its period: of one that begins later nothing was there to tell.
    is_there = is_done or (source.done_on is None and (row["period_from"] or "") <= on.isoformat())
    is_there = is_there and told_by is not Teller.NEXT
    is_told = is_there and told_by is not Teller.BEFORE
    document = document_words(row["document_type"], row["document_number"], from_iso(row["document_date"]))
    # Whether a task that nobody asked for yet was done is known no more on its last day than after it.
    unasked = source.late_from is not None and source.late_from > on
    seen_on = on + timedelta(days=1) if unasked and source.due_on == on < date.today() else on
    held_on = source.held_on(on)
    state = state_of(
        source.due_on,
        done_on,
        seen_on,
        source.soon_days,
        # A paper that tells of what was held does not call it overdue; the list does until its result is recorded.
        carried_out=True if held_on is not None else source.carried_out(on, is_told=is_there),
        late_from=source.late_from,
        is_let_go=is_there and bool(row["not_carried_out"]),
        is_stopped=source.is_stopped_by(on),
    )
    is_left = is_told or (is_there and state is not OccurrenceState.CARRIED_OUT)
    # What nobody asks for any more is made difficult by nothing, and needs nothing.
    is_difficult = is_left and state is not OccurrenceState.STOPPED
    return TaskFact(
        id=source.id,
        task_id=row["task_id"],
        path=source.path,
        text=source.then.text,
        leads=source.then.leads,
        supports=source.then.supports,
        deadline=source.then.deadline,
        period=row["period"],
        due_on=source.due_on,
        done_on=done_on,
        state=state,
        result=row["result"] if is_told else "",
        difficulty=row["difficulty"] if is_difficult and not says_none(row["difficulty"]) else "",
        needs_direction=row["needs_direction"] if is_difficult else "",
        document=document if is_told else "",
        evidence="; ".join(filter(None, [document, *source.files])) if is_told else "",
        progress=row["progress"] if is_left else None,
        held_on=held_on,
    )
