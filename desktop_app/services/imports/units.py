"""Lists of units: those of a department as its book begins, or after it was reorganised."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import missing_field
from desktop_app.domain.office.units import UnitFields, same_unit_name, unit_name_key
from desktop_app.domain.vietnamese import clean_line
from desktop_app.intake.plan.names.named import kind_of
from desktop_app.intake.sheets.records import RecordColumns, SheetRecord, record_column
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.records import ImportTarget
from desktop_app.services.office.names_in_files import Names
from desktop_app.services.office.units import UNIT_ROWS, last_position, unit_of
from desktop_app.store import records
from desktop_app.store.records import Reader
from desktop_app.store.work import UnitOfWork


def _open(connection: Reader, names: Names, settings: ImportSettings) -> Callable[[SheetRecord], UnitFields]:
    """Return what makes a unit of a row, by the name that the book, or a row above, has it under."""
    del names, settings
    units = {fields.name: fields for _, fields in _stored(connection)}
    by_key: dict[str, list[str]] = defaultdict(list)
    for name in reversed(units):
        by_key[unit_name_key(name)].append(name)

    def build(row: SheetRecord) -> UnitFields:
        name = clean_line(row.values.get("name", ""))
        if not name:
            raise missing_field(UnitFields, "name")
        fields = UnitFields(**{"kind": kind_of(name), **row.values, "name": name}).checked()
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


def _stored(connection: Reader) -> Iterable[tuple[int, UnitFields]]:
    # Of two of a name, one ended and one that followed it, the one that exists is meant: it comes last.
    rows = sorted(records.living(connection, "unit"), key=lambda row: row["valid_to"] is None)
    return ((row["id"], unit_of(row)) for row in rows)


def _add(work: UnitOfWork, added: Sequence[UnitFields]) -> None:
    first = last_position(work) + 1
    rows = (UNIT_ROWS.as_row(fields) | {"position": position} for position, fields in enumerate(added, first))
    work.insert_many("unit", list(rows))


def _change(work: UnitOfWork, row_id: int, fields: UnitFields) -> None:
    work.update("unit", row_id, UNIT_ROWS.as_row(fields))


UNITS: Final = ImportTarget(
    "units",
    "đơn vị",
    UnitFields,
    RecordColumns(
        (
            record_column(UnitFields, "name", "Đơn vị", "Tên phòng, đơn vị", "Phòng, ban", "Phòng, đơn vị", "Tập thể"),
            record_column(UnitFields, "kind", "Loại đơn vị", "Loại hình"),
            record_column(UnitFields, "valid_from", "Ngày thành lập", "Thành lập ngày", "Từ ngày"),
            record_column(UnitFields, "valid_to", "Ngày giải thể", "Hết hiệu lực"),
        ),
        ("name",),
        tuple(frozenset({"name", other}) for other in ("kind", "valid_from", "valid_to")),
    ),
    _open,
    lambda fields: fields.name,
    _stored,
    _add,
    _change,
)
