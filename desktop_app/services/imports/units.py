"""Lists of units: those of a department as its book begins, or after it was reorganised."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from dataclasses import fields as entries_of
from typing import Annotated, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words, missing_field, words_of
from desktop_app.domain.office.units import UnitFields, same_unit_name, unit_name_key
from desktop_app.domain.vietnamese import clean_line
from desktop_app.intake.plan.names.named import kind_of
from desktop_app.intake.sheets.records import RecordColumns, SheetRecord, record_column, text_column
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings, NameKind
from desktop_app.services.imports.records import ImportTarget
from desktop_app.services.office.names_in_files import Names
from desktop_app.services.office.units import UNIT_ROWS, add_unit, change_unit, last_position, unit_of
from desktop_app.store import records
from desktop_app.store.records import Reader
from desktop_app.store.work import UnitOfWork

_SUCCESSOR: Final = words_of(UnitFields)["successor_id"].label


@dataclass(frozen=True, slots=True)
class ListedUnit(UnitFields):
    """A unit as a row has it: its successor by name, since that may come with a row below."""

    successor: Annotated[str, Words(_SUCCESSOR)] = ""

    @property
    def waits(self) -> bool:
        """Whether it is written after those that others lead to."""
        return bool(self.successor)


def _open(connection: Reader, names: Names, settings: ImportSettings) -> Callable[[SheetRecord], ListedUnit]:
    """Return what makes a unit of a row, by the name that the book, or a row above, has it under."""
    del settings
    units = {fields.name: fields for _, fields in _stored(connection)}
    by_key: dict[str, list[str]] = defaultdict(list)
    for name in reversed(units):
        by_key[unit_name_key(name)].append(name)

    def build(row: SheetRecord) -> ListedUnit:
        name = clean_line(row.values.get("name", ""))
        if not name:
            raise missing_field(UnitFields, "name")
        values = {"kind": kind_of(name), **row.values, "name": name}
        successor = clean_line(values.pop("successor", ""))
        heir = names.label(NameKind.UNIT, names.meant_unit(successor)) if successor else ""
        fields = replace(ListedUnit(**values, successor=heir or successor), position=0)
        if fields.successor and same_unit_name(fields.successor, name):
            raise InvalidRecord("Một đơn vị không thể kế thừa chính nó.", "successor")
        fields.checked()
        spellings = by_key[unit_name_key(name)]
        known = next((other for other in spellings if same_unit_name(other, name)), None)
        if known is None:
            spellings.append(name)
        elif known in units:
            _refuse_other_days(units[known], fields)
        return replace(fields, name=known or name)

    return build


def _refuse_other_days(known: UnitFields, fields: UnitFields) -> None:
    """Raise InvalidRecord where a row's days contradict those in the book: a unit founded anew under an old name."""
    first, last = fields.valid_from or known.valid_from, fields.valid_to or known.valid_to
    if first is not None and last is not None and last < first:
        day, what = (known.valid_to, "hết hiệu lực") if known.valid_to else (known.valid_from, "có hiệu lực từ")
        raise InvalidRecord(
            f"Trong sổ, “{known.name}” {what} ngày {day:%d/%m/%Y}, trái với ngày ở dòng này. "
            "Đơn vị mới cùng tên thì thêm ở danh sách đơn vị."
        )


def _stored(connection: Reader) -> Iterable[tuple[int, ListedUnit]]:
    # Of two of a name, one ended and one that followed it, the one that exists is meant: it comes last.
    rows = sorted(records.living(connection, "unit"), key=lambda row: row["valid_to"] is None)
    unit_names = {row["id"]: str(row["name"]) for row in rows}
    for row in rows:
        unit = replace(unit_of(row), successor_id=None, position=0)
        values = {entry.name: getattr(unit, entry.name) for entry in entries_of(UnitFields)}
        yield row["id"], ListedUnit(**values, successor=unit_names.get(row["successor_id"], ""))


def _add(work: UnitOfWork, added: Sequence[ListedUnit]) -> None:
    """Add units together: that none of them is in the book twice is known from their names."""
    first = last_position(work) + 1
    rows = (UNIT_ROWS.as_row(unit) | {"position": position} for position, unit in enumerate(added, first))
    work.insert_many("unit", list(rows))


def _write(book: Book, unit_id: int | None, listed: ListedUnit) -> Changes:
    """Add a unit or change it, as its form does. Raises InvalidRecord, also for a successor that the book lacks."""
    values = {entry.name: getattr(listed, entry.name) for entry in entries_of(UnitFields)}
    if listed.successor:
        with book.store.reading() as connection:
            ids = [row_id for row_id, other in _stored(connection) if same_unit_name(other.name, listed.successor)]
        if not ids:
            raise InvalidRecord(f"Chưa có đơn vị kế thừa “{listed.successor}” trong sổ, cũng không ở dòng nào.")
        values["successor_id"] = ids[-1]
    unit = UnitFields(**values)
    return add_unit(book, unit) if unit_id is None else change_unit(book, unit_id, unit)


UNITS: Final = ImportTarget(
    "units",
    "đơn vị",
    ListedUnit,
    RecordColumns(
        (
            record_column(UnitFields, "name", "Đơn vị", "Tên phòng, đơn vị", "Phòng, ban", "Phòng, đơn vị", "Tập thể"),
            record_column(UnitFields, "kind", "Loại đơn vị", "Loại hình"),
            record_column(UnitFields, "valid_from", "Ngày thành lập", "Thành lập ngày", "Từ ngày"),
            record_column(UnitFields, "valid_to", "Ngày giải thể", "Hết hiệu lực"),
            text_column("successor", _SUCCESSOR, "Kế thừa", "Sáp nhập vào", "Nhập vào", "Đơn vị tiếp nhận"),
        ),
        ("name",),
        tuple(frozenset({"name", other}) for other in ("kind", "valid_from", "valid_to", "successor")),
    ),
    _open,
    lambda fields: fields.name,
    _stored,
    _add,
    act=_write,
)
