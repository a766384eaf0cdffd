"""Units: entered, changed, ordered, looked up by typing."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord, RecordGone
from desktop_app.domain.office.unit_matching import KnownUnit
from desktop_app.domain.office.units import (
    LEADING_PLACE,
    UnitFields,
    UnitKind,
    same_unit_name,
    unit_name_key,
    usual_place,
    within,
)
from desktop_app.domain.rounds.states import DECIDED
from desktop_app.domain.vietnamese import search_words
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.dates import from_iso
from desktop_app.store import records
from desktop_app.store.queries.unit_names import former_names
from desktop_app.store.records import Reader
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

UNIT_ROWS: Final = RowCodec(UnitFields, "unit")


def unit(book: Book, unit_id: int) -> UnitFields:
    """Return a unit. Raises RecordGone."""
    with book.store.reading() as connection:
        return unit_of(records.fetch(connection, "unit", unit_id))


def unit_choices(book: Book, on: date | None = None) -> list[Choice]:
    """Return the living units in their order (those that exist on a day, if one is given) as choices."""
    with book.store.reading() as connection:
        rows = records.living(connection, "unit", order="position")
    return [
        Choice(row["id"], row["name"], "", search_words(row["name"]))
        for row in rows
        if on is None or within(on, from_iso(row["valid_from"]), from_iso(row["valid_to"]))
    ]


def ended_units(book: Book) -> dict[int, date]:
    """Return the last day of each living unit that has one."""
    with book.store.reading() as connection:
        rows = records.living(connection, "unit")
    return {row["id"]: last for row in rows if (last := from_iso(row["valid_to"])) is not None}


def add_unit(book: Book, fields: UnitFields) -> Changes:
    """Add a unit, at its usual place unless it has a position. Raises InvalidRecord, RecordGone (its successor)."""
    fields = fields.checked()
    with book.store.work(f"Thêm đơn vị “{fields.name}”") as work:
        refuse_double(work, fields.name)
        _refuse_circle(work, None, fields.successor_id)
        unit_id = work.insert("unit", UNIT_ROWS.as_row(fields))
        if not fields.position:
            _put_in_place(work, [unit_id])
        changes = work.changes()
        # Those that moved on are no units that were added.
        return replace(changes, ids={**changes.ids, "unit": frozenset([unit_id])})


def change_unit(book: Book, unit_id: int, fields: UnitFields) -> Changes:
    """Change a unit; nominations that are still open follow its name. Raises InvalidRecord, RecordGone."""
    fields = fields.checked()
    with book.store.work(f"Sửa đơn vị “{fields.name}”") as work:
        before = records.fetch(work.connection, "unit", unit_id)
        refuse_double(work, fields.name, unit_id)
        _refuse_circle(work, unit_id, fields.successor_id)
        work.update("unit", unit_id, UNIT_ROWS.as_row(fields) | {"position": fields.position or before["position"]})
        if fields.position and fields.position != before["position"]:
            _follow_order(work)
        if before["name"] != fields.name:
            for row in open_nominations(work, {"unit_id": unit_id}):
                names = {"unit_name": fields.name}
                if row["kind"] == "collective":
                    names["nominee_name"] = fields.name
                work.update("nomination", row["id"], names)
        return work.changes()


def move_unit(book: Book, unit_id: int, places: int) -> Changes:
    """Move a unit up (negative) or down the order. Raises RecordGone."""
    with book.store.work("Đổi thứ tự đơn vị") as work:
        moved_unit = records.fetch(work.connection, "unit", unit_id)
        work.label = f"Đổi thứ tự đơn vị “{moved_unit['name']}”"
        ids = [row["id"] for row in records.living(work.connection, "unit", order="position")]
        if unit_id not in ids:
            raise RecordGone(f"Đơn vị “{moved_unit['name']}” đang ở trong thùng rác.", "Khôi phục đơn vị này trước.")
        place = ids.index(unit_id)
        ids.insert(max(0, min(len(ids), place + places)), ids.pop(place))
        for position, row_id in enumerate(ids, 1):
            work.update("unit", row_id, {"position": position})
        _follow_order(work)
        return work.changes()


def open_nominations(work: UnitOfWork, match: Mapping[str, object]) -> list[records.Record]:
    """Return the living nominations that follow a corrected name: those not decided on, of rounds that are open."""
    rows = records.living(work.connection, "nomination", match)
    rounds = records.fetch_many(work.connection, "review_round", sorted({row["round_id"] for row in rows}))
    return [row for row in rows if row["state"] not in DECIDED and rounds[row["round_id"]]["closed_on"] is None]


def _follow_order(work: UnitOfWork) -> None:
    """Let the lists of open rounds of which nothing is decided yet follow the order of the units."""
    for round_record in records.living(work.connection, "review_round", {"closed_on": None}):
        nominations = records.living(work.connection, "nomination", {"round_id": round_record["id"]})
        if not any(row["state"] in DECIDED for row in nominations):
            units = records.fetch_many(work.connection, "unit", list({row["unit_id"] for row in nominations}))
            for row in nominations:
                work.update("nomination", row["id"], {"unit_place": units[row["unit_id"]]["position"]})


def find_or_add(work: UnitOfWork, names: Iterable[tuple[str, UnitKind]]) -> dict[str, int]:
    """Return the id of a living unit for each name, adding those that are not there yet. For imports."""
    by_key: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in records.living(work.connection, "unit"):
        by_key[unit_name_key(row["name"])].append((row["name"], row["id"]))
    added = []
    ids: dict[str, int] = {}
    for name, kind in names:
        namesakes = by_key[unit_name_key(name)]
        unit_id = next((row_id for other, row_id in namesakes if same_unit_name(other, name)), None)
        if unit_id is None:
            unit_id = work.insert("unit", {"name": name, "kind": kind.value})
            added.append(unit_id)
            namesakes.append((name, unit_id))
        ids[name] = unit_id
    _put_in_place(work, added)
    return ids


def _put_in_place(work: UnitOfWork, added: Sequence[int]) -> None:
    """Give units that were added the places that an office's units have; those behind them move on."""
    if not added:
        return
    rows = records.living(work.connection, "unit", order="position")
    ordered = [row for row in rows if row["id"] not in added]
    for row in (row for row in rows if row["id"] in added):
        ordered.insert(_place_among(ordered, row), row)
    position, have_moved = 0, False
    for row in ordered:
        is_new = row["id"] in added
        position = position + 1 if is_new else max(position + 1, row["position"])
        if is_new or position != row["position"]:
            work.update("unit", row["id"], {"position": position})
            have_moved |= not is_new
    if have_moved:
        _follow_order(work)


def _place_among(ordered: Sequence[records.Record], row: records.Record) -> int:
    """Return where a unit goes among those in order: by its kind; where the clerk has another order, behind its like.

    Those who lead come first, any other kind that such an order does not have goes to its end.
    """
    places = [usual_place(other["kind"], other["name"]) for other in ordered]
    own = usual_place(row["kind"], row["name"])
    if places == sorted(places):
        return bisect_right(places, own)
    like = [index for index, place in enumerate(places, 1) if place == own]
    return like[-1] if like else 0 if own == LEADING_PLACE else len(places)


def known_units(connection: Reader) -> list[KnownUnit]:
    """Return the units with the names they had before: their own, and those of units that they succeed."""
    rows = {row["id"]: row for row in records.living(connection, "unit", order="position")}
    former: dict[int, list[str]] = {unit_id: [] for unit_id in rows}
    for unit_id, name in former_names(connection):
        if unit_id in former:
            former[unit_id].append(name)
    for row in rows.values():
        heir = _heir(rows, row)
        if heir != row["id"]:
            former[heir] += [row["name"], *former[row["id"]]]
    return [
        KnownUnit(row["name"], tuple(dict.fromkeys(former[row["id"]])))
        for row in rows.values()
        if _heir(rows, row) == row["id"]
    ]


def heirs(connection: Reader) -> dict[int, int]:
    """Return, by unit, the one that a dissolved unit has become, of any other the unit itself."""
    rows = {row["id"]: row for row in records.living(connection, "unit")}
    return {unit_id: _heir(rows, row) for unit_id, row in rows.items()}


def heirs_on(connection: Reader) -> Callable[[int, date | None], int]:
    """Return what tells which unit one had become by a day (None: by now): itself while it was there."""
    rows = {row["id"]: row for row in records.living(connection, "unit")}
    return lambda unit_id, on: _heir(rows, rows[unit_id], on) if unit_id in rows else unit_id


def predecessors(connection: Reader, unit_id: int) -> set[int]:
    """Return the units that have become a unit, one after the other, and the unit itself."""
    rows = records.living(connection, "unit")
    ids = {unit_id}
    while more := {row["id"] for row in rows if row["successor_id"] in ids and row["valid_to"] is not None} - ids:
        ids |= more
    return ids


def _heir(rows: Mapping[int, records.Record], row: records.Record, on: date | None = None) -> int:
    """Return the unit that a dissolved one has become (by a day, if one is given), itself if it exists."""
    day = on.isoformat() if on is not None else date.max.isoformat()
    seen_ids: set[int] = set()
    while (row["valid_to"] or day) < day and row["successor_id"] in rows and row["id"] not in seen_ids:
        seen_ids.add(row["id"])
        row = rows[row["successor_id"]]
    return int(row["id"])


def refuse_double(work: UnitOfWork, name: str, unit_id: int | None = None) -> None:
    """Raise InvalidRecord if another living unit that still exists has this name, however written."""
    for row in records.living(work.connection, "unit"):
        if row["id"] != unit_id and row["valid_to"] is None and same_unit_name(row["name"], name):
            raise InvalidRecord(f"Đã có đơn vị “{row['name']}” đang hoạt động.", "name")


def _refuse_circle(work: UnitOfWork, unit_id: int | None, successor_id: int | None) -> None:
    seen_ids = set()
    while successor_id is not None and successor_id not in seen_ids:
        if successor_id == unit_id:
            raise InvalidRecord("Một đơn vị không thể kế thừa chính nó.", "successor_id")
        seen_ids.add(successor_id)
        successor_id = records.fetch(work.connection, "unit", successor_id)["successor_id"]


def last_position(work: UnitOfWork) -> int:
    """Return the place of the last unit in their order, 0 if there is none."""
    return records.highest(work.connection, "unit", "position")


def unit_of(row: records.Record) -> UnitFields:
    """Return a unit as it is stored."""
    return UNIT_ROWS.from_row({**row, "kind": row["kind"] or UnitKind.OTHER})
