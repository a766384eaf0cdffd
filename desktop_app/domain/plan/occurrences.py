"""The occurrences that a task's deadline requires, one for each period, and their state on a day.

A period is written "2026", "2026-H1", "2026-Q3", "2026-05", or "" for a task that is done once. The day of completion
is recorded; whether an occurrence is on time, late or due soon is computed.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.citations import month_words
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence, days_in_month
from desktop_app.domain.plan.lunar import mid_autumn
from desktop_app.domain.round_codes import HALVES, parse_round_code
from desktop_app.domain.vietnamese import fold, thousands
from desktop_app.domain.vocabulary import StateTone

SOON_DAYS = 15
SOON_DAYS_RANGE = (7, 60)
"""How many days before its day a task is due soon, and what the office may set instead: a whole week is always told."""
SOON_DAYS_KEY = "plan.soon_days"
"""The setting that holds the office's own number."""

_CODE = re.compile(r"([0-9]{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?")
_COMMENDATION = "khen thuong"
_ROMAN = ("I", "II", "III", "IV")
_PARTS = {
    Recurrence.MONTHLY: tuple(f"-{month:02d}" for month in range(1, 13)),
    Recurrence.QUARTERLY: ("-Q1", "-Q2", "-Q3", "-Q4"),
    Recurrence.PER_ROUND: ("-H1", "-H2"),
    Recurrence.YEARLY: ("",),
}


@dataclass(frozen=True, slots=True)
class ExpectedOccurrence:
    """An occurrence that a deadline requires.

    `due_on` is the last day on which it may be done, None if there is no such day. If `approximate`, the plan names no
    day but a month, quarter, round, year or range, and `due_on` is the last day of it.
    """

    period: str
    due_on: date | None = None
    approximate: bool = False

    @property
    def year(self) -> int | None:
        """The year it belongs to; None for a task done once without a due day."""
        if self.period:
            return int(self.period[:4])
        return None if self.due_on is None else self.due_on.year


def expected_occurrences(
    deadline: Deadline, from_year: int, to_year: int, *, planned: bool, day_in_time: bool = False
) -> tuple[ExpectedOccurrence, ...]:
    """Return the occurrences of `deadline` in the years `from_year` to `to_year` (both included), in order of time.

    The years are those in which the task's plan is tracked. A deadline without a year belongs to the tracked year if
    there is only one; with several it has no due day. A planned task without a day to finish by (thường xuyên, none)
    has one occurrence a year, an unplanned one (`planned` False) a single occurrence. A recurring deadline begins in
    its `from_year`, or in its `year`. A day that a month does not have is the last day of the month. Of a deadline
    "trước ngày 20/11" the day before is the last, unless `day_in_time`: then the day itself is still in time.

    Raises InvalidRecord if `until_round` is not the code of a round.
    """
    first, last = max(from_year, deadline.from_year or from_year), min(to_year, deadline.to_year or to_year)
    if deadline.kind in (DeadlineKind.NONE, DeadlineKind.ONGOING):
        years = range(first, last + 1)
        return tuple(ExpectedOccurrence(f"{year}") for year in years) if planned else (ExpectedOccurrence(""),)
    if deadline.kind is DeadlineKind.MID_AUTUMN:
        return tuple(ExpectedOccurrence(f"{year}", mid_autumn(year)) for year in range(first, last + 1))
    once = deadline.recurrence is Recurrence.ONCE
    named = _once(deadline, from_year, to_year) if once else _recurring(deadline, from_year, to_year)
    if not deadline.is_before:
        return named
    named = tuple(map(_before_the_next_period, named))
    return named if day_in_time else tuple(_on_the_day_before(each, deadline) for each in named)


def _before_the_next_period(named: ExpectedOccurrence) -> ExpectedOccurrence:
    """Return what is asked for before the first day of a period as due before that of the next one.

    "Trước ngày 01 hằng tháng" asks for what January came to before February: before January there is nothing of it.
    """
    days = period_days(named.period)
    if days is None or named.due_on != days[0]:
        return named
    return replace(named, due_on=days[1] + timedelta(days=1))


def _on_the_day_before(named: ExpectedOccurrence, deadline: Deadline) -> ExpectedOccurrence:
    # Before the 31st of a month of 30 days is every day of that month.
    if named.due_on is None or named.due_on.day != deadline.day:
        return named
    return replace(named, due_on=named.due_on - timedelta(days=1))


def _recurring(deadline: Deadline, from_year: int, to_year: int) -> tuple[ExpectedOccurrence, ...]:
    first_year = max(from_year, deadline.from_year or deadline.year or from_year)
    last_year = min(to_year, deadline.to_year or to_year)
    until = parse_round_code(deadline.until_round).last_day if deadline.until_round else date.max
    occurrences: list[ExpectedOccurrence] = []
    for year in range(first_year, last_year + 1):
        for part in _PARTS[deadline.recurrence]:
            yearly = deadline.recurrence is Recurrence.YEARLY
            due_on = _day(deadline, year, _month(deadline) if yearly else _last_month(f"{year}{part}"))
            if due_on <= until:
                occurrences.append(ExpectedOccurrence(f"{year}{part}", due_on, _approximate(deadline)))
    return tuple(occurrences)


def _once(deadline: Deadline, from_year: int, to_year: int) -> tuple[ExpectedOccurrence, ...]:
    if deadline.kind is DeadlineKind.RANGE:
        first, last = deadline.from_year, deadline.to_year
    else:
        only_year = from_year if from_year == to_year else None
        first = last = _year(deadline) or only_year
    if first is not None and (deadline.day, deadline.month, deadline.is_before) == (1, 1, True):
        # Before New Year's Day it is done in the year before.
        first -= 1
    if (last is not None and last < from_year) or (first is not None and first > to_year):
        return ()
    if last is None:
        return (ExpectedOccurrence(""),)
    if deadline.kind is DeadlineKind.ROUND and deadline.until_round:
        due_on = parse_round_code(deadline.until_round).last_day
    else:
        due_on = _day(deadline, last, _month(deadline))
    return (ExpectedOccurrence("", due_on, _approximate(deadline)),)


def _year(deadline: Deadline) -> int | None:
    if deadline.kind is DeadlineKind.ROUND and deadline.until_round:
        return parse_round_code(deadline.until_round).year
    return deadline.year


def _month(deadline: Deadline) -> int:
    return deadline.month or 3 * (deadline.quarter or 4)


def _day(deadline: Deadline, year: int, month: int) -> date:
    last = days_in_month(year, month)
    return date(year, month, min(deadline.day or last, last))


def _approximate(deadline: Deadline) -> bool:
    return deadline.kind is not DeadlineKind.DAY


def period_title(code: str) -> str:
    """Return a period in words: "6 tháng đầu năm 2026", "một lần" for "". Raises InvalidRecord for an invalid code."""
    if not code:
        return "một lần"
    year, half, quarter, month = _taken_apart(code)
    if half:
        return f"{HALVES[half]} {year}"
    if quarter:
        return f"quý {_ROMAN[quarter - 1]} năm {year}"
    return f"tháng {month_words(month)} năm {year}" if month else f"năm {year}"


def span_title(first: str, last: str) -> str:
    """Return the periods from one to another in words: "từ tháng 6 năm 2022 đến tháng 10 năm 2026", "năm 2026"."""
    return period_title(first) if first == last else f"từ {period_title(first)} đến {period_title(last)}"


def is_of_round(period: str, task_text: str) -> bool:
    """Return whether a period of a task is a round of review: half a year, of a task that asks for commendation."""
    return "-H" in period and _COMMENDATION in fold(task_text)


def period_days(code: str) -> tuple[date, date] | None:
    """Return the first and the last day of a period, None for "". Raises InvalidRecord for an invalid code."""
    if not code:
        return None
    year, half, quarter, month = _taken_apart(code)
    last = _last_month(code)
    first = month or (last - 5 if half else last - 2 if quarter else 1)
    return date(year, first, 1), date(year, last, days_in_month(year, last))


def _last_month(code: str) -> int:
    _, half, quarter, month = _taken_apart(code)
    return 6 * half or 3 * quarter or month or 12


def _taken_apart(code: str) -> tuple[int, int, int, int]:
    # year, half, quarter, month; 0 for what the code does not name
    match = _CODE.fullmatch(code)
    if match is None or int(match[1]) == 0:
        raise InvalidRecord(f"“{code}” không phải mã kỳ: viết như 2026, 2026-H1, 2026-Q3 hoặc 2026-05.", "period")
    year, half, quarter, month = (int(figures or 0) for figures in match.groups())
    return year, half, quarter, month


class OccurrenceState(StrEnum):
    """The state of an occurrence on a day."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    DONE = "done"
    """Done, without a due day."""
    CARRIED_OUT = "carried_out"
    """Something was done in a period that asks for no more than that (thường xuyên, hằng tháng)."""
    LATE = "late"
    DUE_SOON = "due_soon"
    """Due today or in the days after it."""
    OPEN = "open"
    BLANK = "blank"
    """Without a due day, and nothing done in its period yet, as far as is recorded."""
    NO_DUE = "no_due"
    """To be done once, without a due day."""
    NOT_RECORDED = "not_recorded"
    """Due before the plan was followed in this book, and nothing recorded: nobody asked for it then."""
    NOT_CARRIED_OUT = "not_carried_out"
    """Let go, with its reason: nothing was done in it, and nobody asks for it any more."""
    STOPPED = "stopped"
    """Not done when its task was dropped from the plan: nobody asks for it any more."""


DONE_STATES: Final = (OccurrenceState.DONE_ON_TIME, OccurrenceState.DONE_LATE, OccurrenceState.DONE)
"""The states of what is done; what was carried out in its period asks for no end."""


ASKED_NO_MORE: Final = (OccurrenceState.NOT_CARRIED_OUT, OccurrenceState.STOPPED)
"""The states of what was not done and nobody asks for."""


class _StateWords(NamedTuple):
    """What a state is called in the window, what it asks of the clerk, and what papers print for it.

    `counted` are the window's words with a number of days in place of the braces, where one counts them.
    """

    label: str
    tone: StateTone
    on_paper: str
    counted: str = ""


_NO_DUE_ON_PAPER = "Không nêu thời hạn"
_STATE_WORDS = {
    OccurrenceState.LATE: _StateWords("Quá hạn", StateTone.PROBLEM, "Quá hạn", "quá hạn {} ngày"),
    OccurrenceState.DUE_SOON: _StateWords("Sắp đến hạn", StateTone.WARNING, "Chưa đến hạn", "còn {} ngày"),
    OccurrenceState.OPEN: _StateWords("Chưa đến hạn", StateTone.TO_DO, "Chưa đến hạn"),
    OccurrenceState.BLANK: _StateWords("Chưa ghi hoạt động", StateTone.TO_DO, _NO_DUE_ON_PAPER),
    OccurrenceState.NO_DUE: _StateWords("Chưa có hạn", StateTone.NONE, _NO_DUE_ON_PAPER),
    OccurrenceState.CARRIED_OUT: _StateWords("Có hoạt động", StateTone.DONE, "Có thực hiện trong kỳ"),
    OccurrenceState.DONE_ON_TIME: _StateWords("Xong đúng hạn", StateTone.DONE, "Hoàn thành đúng hạn"),
    OccurrenceState.DONE_LATE: _StateWords("Xong trễ hạn", StateTone.WARNING, "Hoàn thành sau hạn", "xong trễ {} ngày"),
    OccurrenceState.DONE: _StateWords("Đã xong", StateTone.DONE, "Đã thực hiện"),
    OccurrenceState.NOT_RECORDED: _StateWords("Chưa ghi", StateTone.NONE, "Chưa có số liệu"),
    OccurrenceState.NOT_CARRIED_OUT: _StateWords("Không thực hiện", StateTone.WARNING, "Không thực hiện"),
    OccurrenceState.STOPPED: _StateWords("Thôi thực hiện", StateTone.NONE, "Thôi thực hiện"),
}
"""The words of each state, here alone: lists, filters, chips and charts of the window, and the papers, take them."""
OCCURRENCE_STATE_LABELS = {state: words.label for state, words in _STATE_WORDS.items()}
OCCURRENCE_STATE_TONES = {state: words.tone for state, words in _STATE_WORDS.items()}
OCCURRENCE_STATES_ON_PAPER = {state: words.on_paper for state, words in _STATE_WORDS.items()}


_WHOLE: Final = 100


def is_far_enough(progress: int | None, due_on: date | None) -> bool:
    """Return whether what was done of a period so far (in %, None: nobody said) may be all that was asked of it.

    What has a day to be done by is carried out when all of it is, as far as that was said; what has none, when some is.
    `FAR_ENOUGH` of the list texts is the same for the rows of the book.
    """
    return progress is None or progress >= (1 if due_on is None else _WHOLE)


def state_of(
    due_on: date | None,
    done_on: date | None,
    today: date,
    soon_days: int = SOON_DAYS,
    *,
    carried_out: bool | None = None,
    late_from: date | None = None,
    is_let_go: bool = False,
    is_stopped: bool = False,
) -> OccurrenceState:
    """Return the state of an occurrence today. On its due day it is still in time.

    `carried_out` says whether something was done in its period, None where that is not all that is asked; `late_from`
    is the day from which what is due and not done is late. `is_let_go` says that it was not carried out, `is_stopped`
    that its task was dropped from the plan until today.
    """
    if done_on is not None:
        if due_on is None:
            return OccurrenceState.DONE
        return OccurrenceState.DONE_ON_TIME if done_on <= due_on else OccurrenceState.DONE_LATE
    if is_let_go:
        return OccurrenceState.NOT_CARRIED_OUT
    if carried_out:
        return OccurrenceState.CARRIED_OUT
    if is_stopped:
        return OccurrenceState.STOPPED
    if due_on is None:
        return OccurrenceState.NO_DUE if carried_out is None else OccurrenceState.BLANK
    if due_on < today:
        asked_for = late_from is None or due_on >= late_from
        return OccurrenceState.LATE if asked_for else OccurrenceState.NOT_RECORDED
    return OccurrenceState.DUE_SOON if (due_on - today).days <= soon_days else OccurrenceState.OPEN


_DUE_TODAY = "đến hạn hôm nay"


def state_words(due_on: date | None, done_on: date | None, today: date, soon_days: int = SOON_DAYS) -> str:
    """Return the state of an occurrence today in words, with the number of days: "quá hạn 12 ngày"."""
    return words_of_state(state_of(due_on, done_on, today, soon_days), due_on, done_on, today)


def words_of_state(state: OccurrenceState, due_on: date | None, done_on: date | None, today: date) -> str:
    """Return a state in words, with the number of days where it counts them."""
    days = abs(((done_on or today) - (due_on or today)).days)
    if state is OccurrenceState.DUE_SOON and not days:
        return _DUE_TODAY
    # Page Hôm nay says states before anything that knows decimal numbers is loaded.
    words = _STATE_WORDS[state]
    return words.counted.format(thousands(days)) if words.counted else words.label.lower()


_TONES = {words.counted or words.label.lower(): words.tone for words in _STATE_WORDS.values()}
_TONES[_DUE_TODAY] = OCCURRENCE_STATE_TONES[OccurrenceState.DUE_SOON]


def tone_of_words(words: str) -> StateTone | None:
    """Return what a state, said in words with the number of days, asks of the clerk; None for other words."""
    return _TONES.get(re.sub(r"\d[\d.]*", "{}", words))
