"""Emulation movements from lists, and who registered for them."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import missing_field
from desktop_app.domain.vietnamese import clean_line, clean_text, fold
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.movements import Criterion, MovementFields, RegistrationFields
from desktop_app.intake.sheets.cells import line_of
from desktop_app.intake.sheets.record_fields import spread_span
from desktop_app.intake.sheets.records import RecordColumns, SheetRecord, link_column, record_column
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings, all_found
from desktop_app.services.imports.records import ImportTarget
from desktop_app.services.imports.standing import SUBJECT_KEYS, WHOSE, subject_of
from desktop_app.services.imports.tasks import MovementFinder
from desktop_app.services.imports.year import days_or_period
from desktop_app.services.office.names_in_files import Names
from desktop_app.services.year.movements import movement_fields, save_movement
from desktop_app.services.year.registrations import REGISTRATION_ROWS, save_registration
from desktop_app.store import records
from desktop_app.store.records import Reader

_YEARS: Final = re.compile(
    r"(?:(?:từ )?năm |giai đoạn )?(?P<first>20\d\d)(?:\s*(?:[-–]|đến(?: năm)?)\s*(?P<last>20\d\d))?", re.IGNORECASE
)
_APART: Final = re.compile(r"\s*[;\n]\s*")


@dataclass(frozen=True, slots=True)
class ListedMovement:
    """A movement as a row has it; `remark` is what to say of a new one beside those in the book."""

    fields: MovementFields
    remark: str = field(default="", compare=False)

    @property
    def key(self) -> Hashable:
        """The name of the movement and the day it began."""
        return fold(self.fields.name), self.fields.from_date


def _stored(connection: Reader) -> Iterable[tuple[int, ListedMovement]]:
    for row in records.living(connection, "emulation_movement"):
        yield row["id"], ListedMovement(movement_fields(connection, row))


def _open(connection: Reader, names: Names, settings: ImportSettings) -> Callable[[SheetRecord], ListedMovement]:
    del names, settings
    of_name: dict[str, dict[date, MovementFields]] = defaultdict(dict)
    for _, listed in _stored(connection):
        of_name[fold(listed.fields.name)][listed.fields.from_date] = listed.fields

    def build(row: SheetRecord) -> ListedMovement:
        values = dict(row.values)
        name = clean_line(values.pop("name", ""))
        if not name:
            raise missing_field(MovementFields, "name")
        spread_span(values)
        alike = of_name.get(fold(name), {})
        if "from_date" not in values and len(alike) == 1:
            values["from_date"] = next(iter(alike))
        if "from_date" not in values:
            raise missing_field(MovementFields, "from_date")
        before = alike.get(values["from_date"])
        base = before or MovementFields(name, values["from_date"])
        values["criteria"] = _criteria(clean_text(values.pop("criteria", "")), base.criteria)
        fields = replace(base, **values).checked()
        days = ", ".join(f"{day:%d/%m/%Y}" for day in sorted(alike))
        remark = f"Trong sổ có phong trào cùng tên từ ngày {days}." if alike and before is None else ""
        return ListedMovement(fields, remark)

    return build


def _criteria(text: str, before: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """Return the criteria that a cell names, each as it is on record, with its result, if it is there."""
    recorded: Mapping[str, Criterion] = {fold(criterion.text): criterion for criterion in before}
    if not text or fold(text) == fold("; ".join(criterion.text for criterion in before)):
        return before
    named = filter(None, map(clean_line, _APART.split(text)))
    return tuple(recorded.get(fold(each), Criterion(each)) for each in dict.fromkeys(named))


def _write(book: Book, movement_id: int | None, listed: ListedMovement) -> Changes:
    return save_movement(book, movement_id, listed.fields)


def _span(cell: Any, name: str) -> object:  # noqa: ANN401 - a cell
    """Return the first and the last day of a movement, also of one that lasts whole years."""
    years = _YEARS.fullmatch(line_of(cell))
    if years is None:
        return days_or_period(cell, name)
    return date(int(years["first"]), 1, 1), date(int(years["last"] or years["first"]), 12, 31)


_SPAN: Final = record_column(
    MovementFields, "from_date", "Bắt đầu", "Thời gian", "Thời gian thực hiện", "Ngày phát động"
)
MOVEMENTS: Final = ImportTarget(
    "movements",
    "phong trào thi đua",
    MovementFields,
    RecordColumns(
        (
            record_column(MovementFields, "name", "Phong trào", "Phong trào thi đua", "Tên phong trào thi đua"),
            _SPAN._replace(read=_span),
            record_column(MovementFields, "to_date", "Kết thúc"),
            *(
                record_column(MovementFields, name)
                for name in ("document_type", "document_number", "document_date", "document_abstract", "content")
            ),
            link_column(MovementFields, "criteria"),
            record_column(MovementFields, "closed_on", "Ngày tổng kết"),
            *(record_column(MovementFields, name) for name in ("weaknesses", "causes", "next_steps")),
        ),
        ("name",),
        (frozenset({"name", "from_date"}),),
    ),
    _open,
    lambda listed: listed.key,
    _stored,
    act=_write,
    merge=lambda _, listed, __: listed,
)


def _open_registrations(
    connection: Reader, names: Names, settings: ImportSettings
) -> Callable[[SheetRecord], RegistrationFields]:
    movements = MovementFinder(connection, names)
    ids = {row["id"] for row in records.living(connection, "emulation_movement")}
    # While none is chosen the list of registrations is narrowed to one that there is not.
    within = [row_id for row_id in ids if row_id == settings.within.get("movement")]

    def build(row: SheetRecord) -> RegistrationFields:
        values: dict[str, Any] = dict(row.values)
        name = clean_line(values.pop("movement_id", ""))
        day = values.get("registered_on")

        def movement() -> int:
            if not name and not within:
                raise InvalidRecord("Thiếu phong trào: thêm cột phong trào.", "movement_id")
            return movements.named(name) if name else within[0]

        subject, movement_id = all_found(lambda: subject_of(values, names), movement)
        if day is None:
            raise InvalidRecord("Thiếu ngày đăng ký: ghi một ngày cho cả bảng ở bước chọn cột, hoặc thêm cột ngày.")
        of_person = subject.kind is NomineeKind.INDIVIDUAL
        return RegistrationFields(
            movement_id,
            day,
            subject.id if of_person else None,
            None if of_person else subject.id,
            values.get("content", ""),
            values.get("note", ""),
        ).checked()

    return build


def _stored_registrations(connection: Reader) -> Iterable[tuple[int, RegistrationFields]]:
    for row in records.living(connection, "movement_registration"):
        yield row["id"], REGISTRATION_ROWS.from_row(row)


def _columns_of_subject() -> Iterable[Any]:
    """Yield the columns that say who registered, also as the list of registrations heads them."""
    for column in WHOSE:
        more = {"subject": ("Họ và tên, tên tập thể",), "position": ("Chức vụ, đơn vị",)}.get(column.name, ())
        yield column._replace(headings=(*column.headings, *more))


REGISTRATIONS: Final = ImportTarget(
    "registrations",
    "đăng ký phong trào",
    RegistrationFields,
    RecordColumns(
        (
            link_column(RegistrationFields, "movement_id", "Phong trào", "Tên phong trào", "Phong trào thi đua"),
            *_columns_of_subject(),
            record_column(RegistrationFields, "registered_on", "Ngày"),
            record_column(
                RegistrationFields, "content", "Nội dung đăng ký…", "Chỉ tiêu đăng ký…", "Nội dung thi đua", "Nội dung"
            ),
            record_column(RegistrationFields, "note"),
        ),
        SUBJECT_KEYS,
        tuple(frozenset({key, other}) for key in SUBJECT_KEYS for other in ("movement_id", "registered_on", "content")),
        "registered_on",
    ),
    _open_registrations,
    lambda fields: (fields.movement_id, fields.person_id, fields.unit_id),
    _stored_registrations,
    act=save_registration,
)
