"""The units of a task: who leads and who supports it, since when and until when.

An assignment without days has always been there. An adjustment of the plan ends some and begins others on its day, so
that what was done before names who held it then. What was put right by hand holds for as long as what it replaces did.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from desktop_app.domain.office.citations import day_words, joined_words
from desktop_app.domain.plan.plans import AssignmentRole
from desktop_app.services.book import Book
from desktop_app.services.office.units import heirs_on
from desktop_app.store import records
from desktop_app.store.records import Reader, Record
from desktop_app.store.work import UnitOfWork

type _Key = tuple[int, str]
"""A unit and its role."""
ROLE_WORDS: Final = {AssignmentRole.LEAD: "chủ trì", AssignmentRole.SUPPORT: "phối hợp"}
"""What a unit does at a task, by its role."""
_DAY: Final = timedelta(days=1)
_PRESENT: Final[Mapping[str, object]] = {"to_date": None}


class UnitOfDay(NamedTuple):
    """A unit that has a task on a day, and its role. Of one that is no more on that day it is whoever continues it.

    `in_plan` is the unit that the plan names.
    """

    unit_id: int
    role: AssignmentRole
    in_plan: int


def present_assignments(connection: Reader, task_id: int | None = None) -> list[Record]:
    """Return the assignments, of one task or of all, that no adjustment has ended, in the order of the units."""
    of_task = {} if task_id is None else {"task_id": task_id}
    return records.living(connection, "assignment", {**_PRESENT, **of_task}, order="position")


def holding(assignments: Iterable[Record], first: str, last: str) -> list[Record]:
    """Return those of some assignments that hold on any of the days (ISO texts) from one to another."""
    return [row for row in assignments if (row["from_date"] or "") <= last and (row["to_date"] or first) >= first]


def roles_by_day(
    connection: Reader, assignments: Iterable[Record]
) -> Callable[[int, date | None], Sequence[UnitOfDay]]:
    """Return what tells which units had a task on a day (None: now), in their order."""
    of_task: defaultdict[int, list[Record]] = defaultdict(list)
    for row in assignments:
        of_task[row["task_id"]].append(row)
    heir_on = heirs_on(connection)

    def roles_then(task_id: int, on: date | None) -> Sequence[UnitOfDay]:
        day = (on or date.max).isoformat()
        rows = holding(of_task[task_id], day, day)
        return [UnitOfDay(heir_on(row["unit_id"], on), AssignmentRole(row["role"]), row["unit_id"]) for row in rows]

    return roles_then


def changes_of_units(book: Book, task_id: int) -> tuple[str, ...]:
    """Return a sentence for each day since which an adjustment has other units at a task, the latest first."""
    with book.store.reading() as connection:
        rows = records.living(connection, "assignment", {"task_id": task_id}, order="position")
        names = records.fetch_many(connection, "unit", sorted({row["unit_id"] for row in rows}))
    began, ended = defaultdict[str, list[Record]](list), defaultdict[str, list[Record]](list)
    for row in rows:
        if row["from_date"]:
            began[row["from_date"]].append(row)
        if row["to_date"]:
            ended[(date.fromisoformat(row["to_date"]) + _DAY).isoformat()].append(row)

    def named(of_day: Sequence[Record], role: AssignmentRole) -> str:
        return joined_words(tuple(str(names[row["unit_id"]]["name"]) for row in of_day if row["role"] == role))

    def words(day: str) -> Iterator[str]:
        for role, verb in ROLE_WORDS.items():
            new, before = named(began[day], role), named(ended[day], role)
            if new:
                yield f"{new} {verb}, thay {before}" if before else f"thêm {new} {verb}"
            elif before:
                yield f"{before} thôi {verb}"

    days = sorted({*began, *ended}, reverse=True)
    return tuple(f"Từ ngày {day_words(date.fromisoformat(day))}: {'; '.join(words(day))}." for day in days)


def set_assignments(
    work: UnitOfWork, task_id: int, leads: Sequence[int], supports: Sequence[int], on: date | None = None
) -> None:
    """Store the units of a task in this order. Raises RecordGone for a missing unit.

    They hold from the day `on` of an adjustment, and those in whose place they come until the day before. Without a day
    the present ones are put right: others take their days, and what an adjustment has ended stays as it was.
    """
    ordered = [(unit_id, AssignmentRole.LEAD.value) for unit_id in leads]
    ordered += [(unit_id, AssignmentRole.SUPPORT.value) for unit_id in supports if unit_id not in leads]
    records.fetch_many(work.connection, "unit", [unit_id for unit_id, _ in ordered])
    places = {key: position for position, key in enumerate(ordered)}
    rows = records.living(work.connection, "assignment", {"task_id": task_id})
    if on is None:
        _put_right(work, task_id, places, rows)
    else:
        _hold_from(work, task_id, places, rows, on)


def _put_right(work: UnitOfWork, task_id: int, places: Mapping[_Key, int], rows: Sequence[Record]) -> None:
    present = {_key(row): row for row in rows if row["to_date"] is None}
    for key, row in present.items():
        if key not in places:
            work.delete("assignment", row["id"])
    for key, position in places.items():
        if key in present:
            work.update("assignment", present[key]["id"], {"position": position})
        else:
            _insert(work, task_id, key, position, _since(key[1], rows, places))


def _since(role: str, rows: Sequence[Record], places: Mapping[_Key, int]) -> str | None:
    """Return since when a unit has a role that is entered now: as those it replaces, or joins, or comes after."""
    of_role = [row for row in rows if row["role"] == role]
    present = [row for row in of_role if row["to_date"] is None]
    replaced = [row for row in present if _key(row) not in places]
    if alike := replaced or present:
        return min(row["from_date"] or "" for row in alike) or None
    ended = [row["to_date"] for row in of_role]
    return (date.fromisoformat(max(ended)) + _DAY).isoformat() if ended else None


def _hold_from(work: UnitOfWork, task_id: int, places: Mapping[_Key, int], rows: Sequence[Record], on: date) -> None:
    first, day_before = on.isoformat(), (on - _DAY).isoformat()
    left = dict(places)
    # Those of before go on where they can, sooner than that one with the same words begins.
    for row in sorted(rows, key=lambda each: each["from_date"] or ""):
        key, begins, ends = _key(row), row["from_date"] or "", row["to_date"]
        if begins < first and ends is not None and ends < day_before:
            continue
        if key in left:
            since = {"from_date": first} if begins > first else {}
            work.update("assignment", row["id"], {"to_date": None, "position": left.pop(key), **since})
        elif begins >= first:
            work.delete("assignment", row["id"])
        elif ends is None or ends >= first:
            work.update("assignment", row["id"], {"to_date": day_before})
    for key, position in left.items():
        _insert(work, task_id, key, position, first)


def _key(row: Record) -> _Key:
    return row["unit_id"], row["role"]


def _insert(work: UnitOfWork, task_id: int, key: _Key, position: int, since: str | None) -> None:
    unit_id, role = key
    values = {"task_id": task_id, "unit_id": unit_id, "role": role, "position": position, "from_date": since}
    work.insert("assignment", values)
