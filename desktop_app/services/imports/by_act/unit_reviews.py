"""The units' own review meetings from lists: one for each unit and round."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Final

from desktop_app.domain.council.unit_reviews import UnitReviewFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import missing_field
from desktop_app.domain.vietnamese import clean_line
from desktop_app.intake.sheets.cells import line_of
from desktop_app.intake.sheets.records import RecordColumns, SheetRecord, link_column, record_column
from desktop_app.services.council.unit_reviews import save_unit_review, stored_reviews
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.by_act.votes import number_present, round_named
from desktop_app.services.imports.records import ImportTarget
from desktop_app.services.office.names_in_files import Names
from desktop_app.store.records import Reader

_SECONDS: Final = re.compile(r"(\d{1,2}:\d\d):\d\d")
"""A time as a workbook keeps it."""


def _stored(connection: Reader) -> Iterable[tuple[int, UnitReviewFields]]:
    return ((review.id, review.fields) for review in stored_reviews(connection))


def _open(connection: Reader, names: Names, settings: ImportSettings) -> Callable[[SheetRecord], UnitReviewFields]:
    known = {_key(fields): fields for _, fields in _stored(connection)}
    round_code = str(settings.within.get("round") or settings.round_code)

    def build(row: SheetRecord) -> UnitReviewFields:
        values = dict(row.values)
        code = round_named(values.pop("round_code", "")) or round_code
        if not code:
            raise InvalidRecord("Thiếu đợt xét: thêm cột đợt, như 2026-H1.", "round_code")
        if not clean_line(values.get("unit_id", "")):
            raise missing_field(UnitReviewFields, "unit_id")
        unit_id = names.unit(values.pop("unit_id"), values.get("held_on"))
        before = known.get((code.upper(), unit_id))
        if before is None and "held_on" not in values:
            raise missing_field(UnitReviewFields, "held_on")
        fields = before or UnitReviewFields(code.upper(), unit_id, values["held_on"])
        return replace(fields, **values).checked()

    return build


def _key(fields: UnitReviewFields) -> tuple[str, int]:
    return fields.round_code, fields.unit_id


def _time(cell: Any, name: str) -> object:  # noqa: ANN401 - a cell
    del name
    text = line_of(cell).rstrip("'’")
    match = _SECONDS.fullmatch(text)
    return match[1] if match else text


UNIT_REVIEWS: Final = ImportTarget(
    "unit-reviews",
    "họp bình xét của đơn vị",
    UnitReviewFields,
    RecordColumns(
        (
            link_column(UnitReviewFields, "round_code", "Đợt"),
            link_column(UnitReviewFields, "unit_id", "Phòng, đơn vị", "Tên đơn vị", "Tập thể"),
            record_column(UnitReviewFields, "held_on", "Ngày bình xét", "Ngày"),
            record_column(UnitReviewFields, "started_at")._replace(read=_time),
            record_column(UnitReviewFields, "ended_at")._replace(read=_time),
            *(record_column(UnitReviewFields, name) for name in ("place", "chair", "secretary")),
            record_column(UnitReviewFields, "present", "Số người dự", "Số người dự họp")._replace(read=number_present),
            record_column(UnitReviewFields, "absent", "Vắng mặt", "Vắng"),
            record_column(UnitReviewFields, "discussion"),
        ),
        ("unit_id",),
        tuple(frozenset({"unit_id", "held_on", other}) for other in ("round_code", "place", "chair", "present")),
    ),
    _open,
    _key,
    _stored,
    act=save_unit_review,
    merge=lambda _, fields, __: fields,
)
