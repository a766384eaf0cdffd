"""The sample's years: what the invented office did, met, passed on and reported."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from desktop_app.domain.office.citations import day_words
from desktop_app.domain.plan.lunar import mid_autumn
from desktop_app.domain.plan.occurrences import period_title
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.year.activities import (
    POSTED_KINDS,
    ActivityFields,
    ActivityKind,
    Participant,
    ParticipantRole,
    PeopleReached,
    Spread,
)
from desktop_app.domain.year.obstacles import ObstacleFields, ReferralFields
from desktop_app.domain.year.report_periods import ANNUAL
from desktop_app.domain.year.sent_reports import SentReportFields
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.office.people import person_choices
from desktop_app.services.office.units import unit_choices
from desktop_app.services.papers.reports.sent_reports import ReportKey, record_sent
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.plan.tasks import task_choices
from desktop_app.services.sample.content import content
from desktop_app.services.sample.days import last_working_day, next_working_day
from desktop_app.services.sample.office import FIRST_YEAR
from desktop_app.services.year.activities import add_activity
from desktop_app.services.year.indicators import take_ready_set
from desktop_app.services.year.movements import movement_choices
from desktop_app.services.year.obstacles import save_obstacle, save_referral
from desktop_app.store import records
from desktop_app.store.records import Record

_BEGUN: Final = date(2022, 6, 20)
"""The day of the plan: before it nothing was done for it."""
_FIRST_RECORDED: Final = date(2022, 7, 1)
"""The day from which on the office recorded what it did, beside what came of its tasks."""
_BEFORE_RATHER = (ActivityKind.EVENT, ActivityKind.LAW_DAY)
"""What is held on the working day before its day, if nobody works on that."""
_DAYS_BETWEEN_NEWS: Final = {2022: 14, 2023: 14, 2024: 14}
_OFTEN: Final = 3
_STORY_EACH: Final = 7
_CUT_OFF: Final = (11, 15)
_LATE_IN: Final = (2023, 9)
"""The month whose results came two days late."""
_LATE: Final = timedelta(days=2)
_DAYS_BEFORE: Final = 4
"""Most results come so many days before they are due."""
_STILL_OPEN: Final = 20
"""What was due in so many days has no result yet: something is always late, or soon due."""


@dataclass(frozen=True, slots=True)
class _Office:
    """Whom the sample's activities name: units by their place, the people of each unit, the tasks by heading.

    Of several under one heading the second is "II/1/1.2#2".
    """

    units: Sequence[int]
    people: Mapping[int, Sequence[int]]
    tasks: Mapping[str, int]
    movements: Sequence[tuple[int, Mapping[str, Any]]]
    """The id of each movement, and what its file says of it."""

    def movement_of(self, kind: ActivityKind, day: date) -> int | None:
        """Return the movement to which something of a kind done on a day belongs, None for none."""
        return next(
            (
                row_id
                for row_id, wording in self.movements
                if wording["from_date"] <= day <= wording["to_date"] and kind in wording["kinds"]
            ),
            None,
        )


def fill_years(book: Book, today: date) -> None:
    """Write activities, results, obstacles, matters passed on and sent reports, from the plan's day up to today."""
    take_ready_set(book)
    office = _office(book)
    for activity in _activities(office, today):
        add_activity(book, activity)
    _results(book, today)
    _registers(book, today)
    for wording in content("nam")["sent"]:
        if wording["dated_on"] <= today:
            cut_off = date(wording["year"], *_CUT_OFF)
            fields = SentReportFields(wording["number"], wording["dated_on"], cut_off)
            record_sent(book, ReportKey(ANNUAL, str(wording["year"])), fields)


def _office(book: Book) -> _Office:
    units = unit_choices(book)
    names = {choice.id: choice.name for choice in units}
    people: dict[int, list[int]] = {}
    for place, unit in enumerate(units, 1):
        people[place] = [person.id for person in person_choices(book) if person.detail.endswith(f", {names[unit.id]}")]
    tasks: dict[str, int] = {}
    under: Counter[str] = Counter()
    for task in task_choices(book):
        under[task.detail] += 1
        place = under[task.detail]
        tasks[task.detail if place == 1 else f"{task.detail}#{place}"] = task.id
    wordings = {wording["name"]: wording for wording in content("thi-dua")["movements"]}
    movements = [(choice.id, wordings[choice.name]) for choice in movement_choices(book)]
    return _Office([unit.id for unit in units], people, tasks, movements)


def _activities(office: _Office, today: date) -> Iterator[ActivityFields]:
    wordings = content("nam")["activities"]
    for year in range(FIRST_YEAR, today.year + 1):
        for number, wording in enumerate(wordings):
            day = _held_on(wording, year)
            if _FIRST_RECORDED <= day <= today:
                yield _activity(office, wording, year, number, day)
        yield from _news(office, year, today)


def _held_on(wording: Mapping[str, Any], year: int) -> date:
    """Return the working day of an activity; what is done for an occasion is done before it rather than after."""
    if wording.get("mid_autumn"):
        return last_working_day(mid_autumn(year) or date(year, 9, 8))
    day = date(year, *wording["day"])
    return last_working_day(day) if wording["kind"] in _BEFORE_RATHER else next_working_day(day)


def _activity(office: _Office, wording: Mapping[str, Any], year: int, number: int, day: date) -> ActivityFields:
    titles = wording["titles"]
    title = titles[(year - FIRST_YEAR) % len(titles)].replace("{năm}", str(year))
    document = wording.get("document", "").replace("{số}", str(10 + 7 * number + year % 5))
    staff, members, teenagers, children, others = (count or None for count in wording.get("reached", [0] * 5))
    grown = year - FIRST_YEAR
    # More people from year to year, but no more of the staff than there are.
    outside = (count and count + grown * (1 + count // 20) for count in (members, teenagers, children, others))
    reached = PeopleReached(staff and staff + grown, *outside)
    kind, channel = ActivityKind(wording["kind"]), wording.get("channel", "")
    return ActivityFields(
        day,
        kind,
        title,
        unit_id=office.units[wording["unit"] - 1],
        partners=wording.get("partners", ""),
        task_id=office.tasks.get(wording["task"]),
        movement_id=office.movement_of(kind, day),
        channel=channel,
        link=_link(day) if channel else "",
        spread=Spread.POSTED if channel and kind in POSTED_KINDS else Spread.NONE,
        reached=reached,
        participants=_participants(office, wording, year, number),
        document=document,
        document_date=_dated(wording["kind"], day) if document else None,
        notable=wording.get("notable", False),
    )


def _link(day: date) -> str:
    """Return where what was posted on a day stands."""
    return f"https://vi-du.example/tin/{day:%Y%m%d}"


def _dated(kind: str, day: date) -> date:
    """Return the day of a document: an activity that is one has its day, others were called for some days before."""
    return day if kind == ActivityKind.DOCUMENT else last_working_day(day - timedelta(days=5))


def _participants(office: _Office, wording: Mapping[str, Any], year: int, number: int) -> tuple[Participant, ...]:
    """Return who took part in which role: other people of the unit each year."""
    if wording.get("everybody"):
        everybody = [person_id for people in office.people.values() for person_id in people]
        return tuple(map(Participant, everybody[: len(everybody) - (year % 3)]))
    people = office.people[wording.get("from_unit", wording["unit"])]
    roles = [ParticipantRole(role) for role in wording.get("people", [])]
    return tuple(
        Participant(people[(year + number + place) % len(people)], role) for place, role in enumerate(roles) if people
    )


def _news(office: _Office, year: int, today: date) -> Iterator[ActivityFields]:
    wording = content("nam")["news"]
    writers = [person_id for people in office.people.values() for person_id in people[-3:]]
    step = _DAYS_BETWEEN_NEWS.get(year, _OFTEN)
    for number in range(366 // step):
        day = date(year, 1, 2) + timedelta(days=number * step)
        if not _BEGUN < day <= today or day.year != year:
            continue
        is_story = number % _STORY_EACH == 0
        titles = wording["stories"] if is_story else wording["titles"]
        kind = ActivityKind.STORY if is_story else ActivityKind.GOOD_NEWS
        yield ActivityFields(
            day,
            kind,
            titles[(number + year) % len(titles)],
            unit_id=office.units[5 if number % 2 else 4],
            task_id=office.tasks.get("II/3/3.2"),
            author_id=writers[number % len(writers)],
            movement_id=office.movement_of(kind, day),
            channel=wording["channels"][number % len(wording["channels"])],
            link=_link(day),
            spread=Spread.SHARED if number % 5 == 2 else Spread.POSTED,
            reached=PeopleReached(members=20 + (number * 37 + year) % 180),
        )


def _results(book: Book, today: date) -> None:
    """Record what came of each task in the years that are over, and this year of those that are done already."""
    wordings = content("nam")["results"]
    with book.store.reading() as connection:
        tasks = sorted(records.living(connection, "task"), key=lambda row: (row["plan_id"], row["position"]))
        places = {row["id"]: place for place, row in enumerate(tasks)}
        occurrences = records.living(connection, "occurrence")
    periods = Counter((row["task_id"], row["year"]) for row in occurrences)
    for row in occurrences:
        place, year = places[row["task_id"]], row["year"]
        if place < len(wordings) and year is not None:
            wording = wordings[place]
            is_one_of_several = periods[row["task_id"], year] > 1 and "each" in wording
            text = _of_period(wording, row) if is_one_of_several else wording["text"]
            document = [] if is_one_of_several else wording.get("document", [])
            _record(book, row, {**wording, "text": text, "document": document}, place, today)


def _of_period(wording: Mapping[str, Any], row: Record) -> str:
    """Return what came of a task in one of the several periods of a year."""
    due_on = from_iso(row["due_on"])
    topics, month = wording.get("topics", [""]), due_on.month if due_on is not None else 1
    occasion = f"dịp {day_words(due_on)}" if due_on is not None else ""
    text = str(wording["each"]).replace("{kỳ}", period_title(row["period"])).replace("{dịp}", occasion)
    return text.replace("{chủ đề}", topics[(month - 1) % len(topics)])


def _record(book: Book, row: Record, wording: Mapping[str, Any], place: int, today: date) -> None:
    year, due_on = row["year"], from_iso(row["due_on"])
    done_on = last_working_day(date(year, *wording["done"]))
    if due_on is not None:
        if today - timedelta(days=_STILL_OPEN) < due_on:
            return
        is_late = (due_on.year, due_on.month) == _LATE_IN
        before = timedelta(days=wording.get("days_before", _DAYS_BEFORE))
        done_on = next_working_day(due_on + _LATE) if is_late else last_working_day(due_on - before)
    difficulty = ""
    if late := wording.get("late", {}).get(row["period"]):
        done_on, difficulty = late["done_on"], late["difficulty"]
    if "not_done" in wording:
        record_result(book, row["id"], OccurrenceFields(difficulty=wording["not_done"]))
        return
    # Nothing was done for the plan before it was issued.
    if not _BEGUN < done_on <= today or not wording["text"]:
        return
    kind, number = wording["document"] or ("", "")
    number = number.replace("{số}", str(60 + 9 * place + year % 7))
    fields = OccurrenceFields(
        wording["text"],
        done_on=done_on,
        difficulty=difficulty,
        document_type=kind,
        document_number=number,
        document_date=done_on if number else None,
    )
    record_result(book, row["id"], fields)


def _registers(book: Book, today: date) -> None:
    units = [choice.id for choice in unit_choices(book)]
    for wording in content("nam")["obstacles"]:
        if wording["raised_on"] <= today:
            values = {name: value for name, value in wording.items() if name != "unit"}
            save_obstacle(book, None, ObstacleFields(**values, unit_id=units[wording["unit"] - 1]))
    for wording in content("nam")["referrals"]:
        if wording["passed_on"] <= today:
            save_referral(book, None, ReferralFields(**wording))
