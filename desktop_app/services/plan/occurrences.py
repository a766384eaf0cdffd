"""The periods of tasks, made from their deadlines, and the results that the clerk enters for them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.plan.deadline_changes import going_on
from desktop_app.domain.plan.deadlines import Deadline
from desktop_app.domain.plan.occurrences import (
    SOON_DAYS,
    SOON_DAYS_KEY,
    SOON_DAYS_RANGE,
    expected_occurrences,
    period_days,
    period_title,
)
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.told_states import as_told
from desktop_app.domain.vietnamese import shortened
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso, to_iso
from desktop_app.services.plan.deadlines import deadlines_of, understood
from desktop_app.services.plan.earlier import deadlines_since, former_deadlines
from desktop_app.services.settings import damaged, set_setting, setting
from desktop_app.store import records
from desktop_app.store.queries.periods_then import moved_since
from desktop_app.store.records import Reader
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

type _Key = tuple[str, int]
"""A period and which of the task's deadlines it is of."""
_AHEAD = 8
"""The number of years ahead for which periods are made if a plan names no last year."""
_MOST_NAMED = 12
_DAY_IN_TIME: Final = "plan.day_in_time"
_YES: Final = "yes"
_NO_PLACE: Final = -1
"""The place of a deadline that its task has no more."""
DONE: Final = {"progress": 100, "not_carried_out": 0}
"""What is stored with the day on which a period was done."""
RESULT_ROWS: Final = RowCodec(OccurrenceFields, "occurrence")


class PeriodsMoved(NamedTuple):
    """Of how many periods with a result the due day changed, and how many keep a deadline that is no more."""

    moved: int = 0
    set_aside: int = 0

    @property
    def in_words(self) -> str:
        """What to say of them behind what was done, "" for nothing."""
        parts = (
            (self.moved, "kỳ đã ghi kết quả đổi hạn"),
            (self.set_aside, "kỳ đã ghi kết quả giữ thời hạn cũ"),
        )
        return "; ".join(f"{number} {words}" for number, words in parts if number)

    def plus(self, other: "PeriodsMoved") -> "PeriodsMoved":
        """Return both together."""
        return PeriodsMoved(self.moved + other.moved, self.set_aside + other.set_aside)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A stored task in one of its periods. `deeds` tells each activity recorded in it, by its day."""

    id: int
    task_id: int
    task_text: str
    period: str
    due_on: date | None
    approximate: bool
    fields: OccurrenceFields
    deeds: tuple[str, ...] = ()


def occurrence(book: Book, occurrence_id: int) -> Occurrence:
    """Return an occurrence. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, "occurrence", occurrence_id)
        task = records.fetch(connection, "task", row["task_id"])
        activities = records.living(connection, "activity", {"task_id": row["task_id"]}, order="from_date")
    first, last = row["period_from"] or "", row["period_to"] or "9999"
    deeds = tuple(
        f"{date.fromisoformat(activity['from_date']):%d/%m/%Y} {activity['title']}"
        for activity in activities
        if first <= (activity["to_date"] or activity["from_date"]) and activity["from_date"] <= last
    )
    return Occurrence(
        occurrence_id,
        row["task_id"],
        task["text"],
        row["period"],
        from_iso(row["due_on"]),
        bool(row["approximate"]),
        _fields(row),
        deeds,
    )


def occurrence_in(book: Book, task_id: int, period: str | None, due_on: date | None = None) -> int:
    """Return the id of a task's occurrence in a period, the only one if none is named.

    Of a task with several days in a period `due_on` says which. Raises InvalidRecord.
    """
    with book.store.reading() as connection:
        rows = records.living(connection, "occurrence", {"task_id": task_id})
    ids = {row["period"]: row["id"] for row in rows}
    named = [row for row in rows if row["period"] == period or (period is None and len(rows) == 1)]
    fitting = [row for row in named if due_on is None or row["due_on"] == to_iso(due_on)]
    if len(fitting) == 1:
        return int(fitting[0]["id"])
    if named:
        days = ", ".join(f"{date.fromisoformat(day):%d/%m/%Y}" for row in named if (day := row["due_on"]))
        raise InvalidRecord(f"Kỳ “{period}” của nhiệm vụ này có các hạn: {days}; cần nêu một hạn trong đó.", "due_on")
    if period is None and ids:
        raise InvalidRecord(f"Nhiệm vụ này có {len(ids)} kỳ; cần nêu kỳ: {_named(ids)}.", "period")
    there = f"có: {_named(ids)}" if ids else "nhiệm vụ chưa có kỳ nào"
    raise InvalidRecord(
        f"Nhiệm vụ này không có kỳ “{period or ''}”; {there}.", "period", "Kỳ có từ năm bắt đầu theo dõi kế hoạch."
    )


def _named(periods: Iterable[str]) -> str:
    shown = sorted(periods)
    more = ", …" if len(shown) > _MOST_NAMED else ""
    return ", ".join(period or "một lần" for period in shown[:_MOST_NAMED]) + more


def record_result(book: Book, occurrence_id: int, fields: OccurrenceFields) -> Changes:
    """Record the result of a task in a period. Raises InvalidRecord, RecordGone.

    A new result that says in words that nothing was done is recorded as that: what is typed counts as what lists say.
    """
    fields = fields.checked()
    with book.store.work("Ghi kết quả nhiệm vụ") as work:
        row = records.fetch(work.connection, "occurrence", occurrence_id)
        task = records.fetch(work.connection, "task", row["task_id"])
        if fields.result != row["result"]:
            fields = as_told(fields).checked()
        verb = "Hoàn thành" if fields.done_on and not row["done_on"] else "Ghi kết quả"
        verb = "Ghi không thực hiện" if fields.not_carried_out and not row["not_carried_out"] else verb
        work.label = f"{verb} nhiệm vụ “{shortened(task['text'])}” ({period_title(row['period'])})"
        values = RESULT_ROWS.as_row(fields)
        work.update("occurrence", occurrence_id, values)
        if to_iso(fields.done_on) != row["done_on"]:
            settle_due_day(work, occurrence_id)
        return work.changes()


def track_from(book: Book, plan_id: int, year: int) -> Changes:
    """Track the plan's tasks from `year` on: add the periods from then on, remove blank ones before."""
    with book.store.work(f"Theo dõi kế hoạch từ năm {year}") as work:
        plan = records.fetch(work.connection, "plan", plan_id)
        first, last = plan["from_year"] or year, plan["to_year"] or year + _AHEAD
        if not first <= year <= last:
            raise InvalidRecord(f"Năm theo dõi phải từ {first} đến {last}.", "year")
        work.update("plan", plan_id, {"tracked_from_year": year})
        for row in records.living(work.connection, "task", {"plan_id": plan_id}):
            follow_deadline(work, row["id"])
        return work.changes()


def day_in_time(book: Book) -> bool:
    """Return whether what is asked for "trước ngày 20/11" is still in time on the 20th, if the office set it so."""
    with book.store.reading() as connection:
        return setting(connection, _DAY_IN_TIME) == _YES


def set_day_in_time(book: Book, *, in_time: bool) -> Changes:
    """Set whether the day itself is in time; the due days of all tasks follow, in one step."""
    words = "còn trong hạn" if in_time else "đã quá hạn"
    with book.store.work(f"Ngày ghi trong “trước ngày …” tính là {words}") as work:
        set_setting(work, _DAY_IN_TIME, _YES if in_time else "")
        for row in records.living(work.connection, "task"):
            follow_deadline(work, row["id"])
        return work.changes()


def soon_days(book: Book) -> int:
    """Return how many days before its day a task is due soon: the office's own setting."""
    with book.store.reading() as connection:
        return soon_days_in(connection)


def soon_days_in(connection: Reader) -> int:
    """Return how many days before its day a task is due soon. Raises UnreadableInput."""
    return read_soon_days(setting(connection, SOON_DAYS_KEY))


def read_soon_days(text: str) -> int:
    """Return the days that are stored as `text`, the usual ones for "". Raises UnreadableInput."""
    least, most = SOON_DAYS_RANGE
    days = int(text) if text.isdecimal() else 0
    if text and not least <= days <= most:
        raise damaged("Số ngày nhắc trước hạn")
    return days or SOON_DAYS


def set_soon_days(book: Book, days: int) -> Changes:
    """Set how many days before its day a task is due soon. Raises InvalidRecord."""
    least, most = SOON_DAYS_RANGE
    if not least <= days <= most:
        raise InvalidRecord(f"Số ngày nhắc trước hạn phải từ {least} đến {most}.", "days")
    with book.store.work(f"Nhắc việc trước hạn {days} ngày") as work:
        set_setting(work, SOON_DAYS_KEY, "" if days == SOON_DAYS else str(days))
        return work.changes()


def follow_deadline(work: UnitOfWork, task_id: int, before: Sequence[Deadline] = ()) -> PeriodsMoved:
    """Make the periods that a task's deadlines ask for; remove others unless something was recorded in them.

    `before` are the deadlines until now, if they were changed. A period goes on with the deadline that it is of,
    wherever that stands now (`going_on`). What was due before an adjustment of the plan changed the deadlines stays as
    it was due then, but for a period that was not done before it and is given another day; and what has a result of a
    deadline that is no more keeps that. Nothing is asked for of the days before the task began or after it was dropped.
    """
    task = records.fetch(work.connection, "task", task_id)
    since, after = deadlines_since(work.connection, task), deadlines_of(work.connection, task)
    stored = records.living(work.connection, "occurrence", {"task_id": task_id})
    rows = {row["id"]: {**row, **_of_deadline(row, before, after, since)} for row in stored}
    for key, values in _former_rows(work, task, stored):
        _insert(work, task_id, key, values)
    asked = _ask(work, task, rows, since)
    _leave_out(work, task, rows, asked, since)
    moved = set_aside = 0
    for row in stored:
        changed = {name: value for name, value in rows.get(row["id"], row).items() if value != row[name]}
        if changed:
            work.update("occurrence", row["id"], changed)
        is_told = not _fields(row).is_blank
        moved += is_told and "due_on" in changed
        set_aside += is_told and changed.get("deadline_place") == _NO_PLACE
    return PeriodsMoved(moved, set_aside)


def settle_due_day(work: UnitOfWork, occurrence_id: int) -> None:
    """Let a period whose day of completion was changed be due as an adjustment of the plan found it on that day.

    What was done late before an adjustment put it off stays late, whichever of the two was entered first.
    """
    row = records.fetch(work.connection, "occurrence", occurrence_id)
    task = records.fetch(work.connection, "task", row["task_id"])
    since, done_on = deadlines_since(work.connection, task), from_iso(row["done_on"])
    if row["own_deadline"] is not None:
        follow_deadline(work, task["id"])
    elif done_on is not None and done_on.isoformat() < since:
        then = moved_since(work.connection, done_on).get(occurrence_id, {})
        if (then.get("due_on") or since) < since:
            words = next(
                words for _, until, words in former_deadlines(work.connection, task) if until >= row["done_on"]
            )
            place = row["deadline_place"]
            own = words[place] if 0 <= place < len(words) else ""
            work.update("occurrence", occurrence_id, {**then, "own_deadline": own})


def _ask(work: UnitOfWork, task: records.Record, rows: dict[int, dict[str, Any]], since: str) -> set[int]:
    """Add the periods that are asked for and not there, let others follow; return those that are asked for."""
    begins, ends = _days(task)
    by_key = {(row["period"], row["deadline_place"]): row for row in reversed(rows.values())}
    asked: set[int] = set()
    for key, values in _expected_rows(work, task, deadlines_of(work.connection, task)):
        day, row = _due_day(values), by_key.get(key)
        if not begins <= day <= ends:
            continue
        if row is None:
            if day >= since:
                _insert(work, task["id"], key, values)
            continue
        asked.add(row["id"])
        if row["own_deadline"] is None or (day >= since and (row["done_on"] or since) >= since):
            row.update(values, own_deadline=None)
    return asked


def _leave_out(
    work: UnitOfWork, task: records.Record, rows: dict[int, dict[str, Any]], asked: set[int], since: str
) -> None:
    """Remove what is not asked for, but for what was, or has something recorded in it."""
    (first_year, _), (begins, ends) = _years(work, task), _days(task)
    for row in [row for row_id, row in rows.items() if row_id not in asked]:
        was_asked = begins <= _due_day(row) < since and (row["year"] is None or row["year"] >= first_year)
        if not was_asked and _fields(row).is_blank and not _is_used(work, row, ends):
            work.delete("occurrence", row["id"])
            del rows[row["id"]]


def _days(task: records.Record) -> tuple[str, str]:
    """Return the first and the last day (ISO) on which a task is one of its plan."""
    return task["from_date"] or "", task["to_date"] or date.max.isoformat()


def _of_deadline(
    row: records.Record, before: Sequence[Deadline], after: Sequence[Deadline], since: str
) -> dict[str, object]:
    """Return place and words of the deadline of a period when the deadlines of its task are changed."""
    place, own = row["deadline_place"], row["own_deadline"]
    if not before or tuple(before) == tuple(after):
        return {}
    if place == _NO_PLACE:
        again = next((number for number, deadline in enumerate(after) if deadline.text == own), _NO_PLACE)
        return {"deadline_place": again, "own_deadline": None} if again != _NO_PLACE else {}
    words = before[place].text if place < len(before) else ""
    place = going_on(before, after).get(place, _NO_PLACE)
    is_left = place == _NO_PLACE or (_due_day(row) < since and after[place].text != words)
    return {"deadline_place": place, "own_deadline": words if own is None and is_left else own}


def _is_used(work: UnitOfWork, row: records.Record, last: str) -> bool:
    """Return whether a period without a result has files, or activities of before the day on which its task ended."""
    if _has_files(work, row["id"]):
        return True
    if not row["whole_period"] or row["period_from"] > last or _due_day(row) <= last:
        return False
    acted = records.living(work.connection, "activity", {"task_id": row["task_id"]})
    return any(row["period_from"] <= each["from_date"] <= last for each in acted)


def _due_day(values: Mapping[str, Any]) -> str:
    """Return the day (ISO) by which a period belongs to the deadlines of that day; one without a day, to the last."""
    return str(values["due_on"] or values["period_to"] or date.max.isoformat())


def _former_rows(
    work: UnitOfWork, task: records.Record, present: Sequence[records.Record]
) -> Iterator[tuple[_Key, dict[str, object]]]:
    """Yield the periods that earlier deadlines of a task ask for in years before those of its present periods.

    Only then is the plan followed from an earlier year: what was due in the others stands there as the clerk has it.
    """
    begun = min((row["year"] for row in present if row["year"] is not None), default=None)
    keys = {(row["period"], row["deadline_place"]) for row in present}
    begins, ends = _days(task)
    for after, until, words in former_deadlines(work.connection, task):
        for (period, place), values in _expected_rows(work, task, [understood(each) for each in words]):
            day, year = _due_day(values), values["year"]
            is_earlier = begun is None or (isinstance(year, int) and year < begun)
            if is_earlier and (period, place) not in keys and after < day <= until and begins <= day <= ends:
                yield (period, _NO_PLACE), values | {"own_deadline": words[place]}


def _insert(work: UnitOfWork, task_id: int, key: _Key, values: Mapping[str, object]) -> None:
    period, place = key
    work.insert("occurrence", {**values, "task_id": task_id, "period": period, "deadline_place": place})


def _expected_rows(
    work: UnitOfWork, task: records.Record, deadlines: Sequence[Deadline]
) -> Iterator[tuple[_Key, dict[str, object]]]:
    first, last = _years(work, task)
    planned = task["plan_id"] is not None
    in_time = setting(work.connection, _DAY_IN_TIME) == _YES
    for place, deadline in enumerate(deadlines):
        for each in expected_occurrences(deadline, first, last, planned=planned, day_in_time=in_time):
            days = period_days(each.period)
            yield (
                (each.period, place),
                {
                    "due_on": to_iso(each.due_on),
                    "approximate": int(each.approximate),
                    "year": each.year,
                    "period_from": to_iso(days[0]) if days else None,
                    "period_to": to_iso(days[1]) if days else None,
                    "whole_period": int(deadline.is_each_period and days is not None),
                },
            )


def _years(work: UnitOfWork, task: records.Record) -> tuple[int, int]:
    this_year = date.today().year
    if task["plan_id"] is None:
        # A task outside the plan may have been due before it was entered.
        return min(this_year, task["deadline_year"] or this_year), this_year + _AHEAD
    plan = records.fetch(work.connection, "plan", task["plan_id"])
    first = plan["tracked_from_year"] or this_year
    return first, max(first, plan["to_year"] or this_year + _AHEAD)


def _has_files(work: UnitOfWork, occurrence_id: int) -> bool:
    return bool(records.living(work.connection, "attachment", {"table_name": "occurrence", "row_id": occurrence_id}))


def _fields(row: records.Record) -> OccurrenceFields:
    return RESULT_ROWS.from_row(row)
