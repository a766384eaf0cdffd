"""What a task was before an adjustment of its plan: its words and its deadlines, until which day."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.citations import day_words
from desktop_app.domain.vietnamese import shortened
from desktop_app.services.plan.deadlines import deadlines_of
from desktop_app.store import records
from desktop_app.store.records import Reader, Record
from desktop_app.store.work import UnitOfWork

_DAY: Final = timedelta(days=1)
_NEVER: Final = date.max.isoformat()
_REFUSED: Final = {
    "dated_on": (
        "ngày của văn bản này",
        "Hoàn tác điều chỉnh sau, nhập văn bản này, rồi nhập lại điều chỉnh sau; hoặc chỉ ghi văn bản điều chỉnh.",
    ),
    "changed_on": (
        "ngày này",
        "Hoàn tác điều chỉnh sau, ghi thay đổi này, rồi ghi lại điều chỉnh sau; hoặc ghi kể từ ngày điều chỉnh sau.",
    ),
}
"""What an adjustment older than a later one is, and what the clerk does then, by where its day was entered."""


def wording(connection: Reader, task: Record) -> tuple[str, tuple[str, ...]]:
    """Return the text of a stored task and the words of its deadlines, each at its place."""
    return task["text"], tuple(deadline.text for deadline in deadlines_of(connection, task))


def keep_wording(work: UnitOfWork, task_id: int, before: tuple[str, tuple[str, ...]], on: date) -> None:
    """Keep how a task was worded until the day before an adjustment, if that worded it otherwise.

    What that day has already stays: the same paper was read once more.
    """
    until = (on - _DAY).isoformat()
    task = records.fetch(work.connection, "task", task_id)
    earlier = _earlier_wordings(work.connection, task)
    if before == wording(work.connection, task) or (earlier and earlier[-1]["to_date"] >= until):
        return
    text, deadlines = before
    values = {"text": text, "deadlines": json.dumps(deadlines, ensure_ascii=False)}
    work.insert("earlier_wording", {"task_id": task_id, "to_date": until, **values})


def texts_then(connection: Reader) -> Callable[[int, str, date | None], str]:
    """Return what tells the text of a task (its id, its present text) on a day, None for now."""
    by_task: dict[int, list[Record]] = {}
    for row in records.living(connection, "earlier_wording", order="to_date"):
        by_task.setdefault(row["task_id"], []).append(row)

    def text_then(task_id: int, present: str, on: date | None) -> str:
        day = on.isoformat() if on is not None else _NEVER
        return next((str(row["text"]) for row in by_task.get(task_id, ()) if row["to_date"] >= day), present)

    return text_then


def deadlines_since(connection: Reader, task: Record) -> str:
    """Return the day (ISO) since which the deadlines of a stored task are its present ones, "" for always."""
    _, later = wording(connection, task)
    for row in reversed(_earlier_wordings(connection, task)):
        earlier = tuple(json.loads(row["deadlines"]))
        if earlier != later:
            return (date.fromisoformat(row["to_date"]) + _DAY).isoformat()
        later = earlier
    return ""


def former_deadlines(connection: Reader, task: Record) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the words of the earlier deadlines of a stored task: after which day and until which they held."""
    after = ""
    since = deadlines_since(connection, task)
    for row in _earlier_wordings(connection, task):
        if row["to_date"] < since:
            yield after, row["to_date"], tuple(json.loads(row["deadlines"]))
        after = row["to_date"]


def check_unchanged_since(connection: Reader, task: Record, on: date | None, field: str = "dated_on") -> None:
    """Raise InvalidRecord if a later adjustment than one of a day changed a task: its words and units would be lost.

    Without a day the task is put right, which loses nothing. `field` is where the day was entered.
    """
    days = [(date.fromisoformat(row["to_date"]) + _DAY).isoformat() for row in _earlier_wordings(connection, task)]
    rows = records.living(connection, "assignment", {"task_id": task["id"]})
    days += filter(None, [task["from_date"], *(row["from_date"] for row in rows)])
    if (last := max(days, default="")) > (on or date.max).isoformat():
        of_what, way_out = _REFUSED[field]
        raise InvalidRecord(
            f"Nhiệm vụ “{shortened(task['text'])}” đã được điều chỉnh từ ngày {day_words(date.fromisoformat(last))},"
            f" sau {of_what}: ghi bây giờ thì mất phần điều chỉnh sau.",
            field,
            way_out,
        )


def move_day(work: UnitOfWork, plan_id: int, before: date, after: date) -> Sequence[int]:
    """Let what an adjustment of a plan changed on one day have changed on another. Raises InvalidRecord.

    It cannot come before what another one changed earlier, nor after what one changed later. Return the tasks that
    began or ended on the day.
    """
    moved = {
        "from_date": {before.isoformat(): after.isoformat()},
        "to_date": {(before - _DAY).isoformat(): (after - _DAY).isoformat()},
    }
    of_day: list[int] = []
    for task in records.of_kind(work.connection, "task", {"plan_id": plan_id}):
        days = {name: moved[name].get(task[name], task[name]) for name in moved}
        if any(days[name] != task[name] for name in days):
            work.update("task", task["id"], days)
            of_day.append(task["id"])
        for kind in ("assignment", "earlier_wording"):
            for row in records.living(work.connection, kind, {"task_id": task["id"]}):
                days = {name: moved[name].get(row[name], row[name]) for name in moved if name in row}
                if (days.get("from_date") or "") > (days["to_date"] or _NEVER):
                    raise InvalidRecord("Ngày này không hợp với điều chỉnh khác đã ghi của cùng nhiệm vụ.", "dated_on")
                work.update(kind, row["id"], days)
    return of_day


def _earlier_wordings(connection: Reader, task: Record) -> Sequence[Record]:
    return records.living(connection, "earlier_wording", {"task_id": task["id"]}, order="to_date")
