"""What is recorded of people and collectives year by year, from lists: ratings, initiatives, holds."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import suppress
from datetime import MAXYEAR, MINYEAR, date
from typing import Any, Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.rules import rule_set_for
from desktop_app.domain.law.year_facts import Scope
from desktop_app.domain.office.post_words import POSITION, UNIT_OF_POST, post_in_full
from desktop_app.domain.standing.year_records import HoldFields, InitiativeFields, Subject, YearRecordFields
from desktop_app.domain.vietnamese import clean_line, fold, shortened
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.intake.sheets.cells import line_of, person_name, split_honorific
from desktop_app.intake.sheets.posts import bare_collective, is_unit, split_post
from desktop_app.intake.sheets.record_fields import day_of, day_or_span, spread_span
from desktop_app.intake.sheets.records import RecordColumn, RecordColumns, SheetRecord, record_column, text_column
from desktop_app.intake.sheets.rows import without_marker
from desktop_app.intake.sheets.sections import kind_named, refuse_household
from desktop_app.intake.sheets.shapes.several import SHARE_COLUMN, SHARE_HEAD
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.records import ImportTarget
from desktop_app.services.law.rules import rule_sets
from desktop_app.services.office.names_in_files import Names
from desktop_app.services.standing.names_then import NamesThen
from desktop_app.services.standing.year_records import (
    HOLD_ROWS,
    INITIATIVE_ROWS,
    YEAR_ROWS,
    initiative_values,
    subject_in,
    subject_links,
    year_values,
)
from desktop_app.store import records
from desktop_app.store.records import Reader, Record
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

SUBJECT_KEYS: Final = ("subject", "family_name", "unit")
"""The columns of which one names the person or the collective."""
WHOSE: Final = (
    record_column(YearRecordFields, "subject"),
    text_column("family_name", "Họ", "Họ và", "Họ đệm", "Họ và đệm", "Họ và tên đệm"),
    text_column("given_name", "Tên"),
    text_column("position", POSITION.label, *POSITION.headings),
    text_column("unit", UNIT_OF_POST.label, *UNIT_OF_POST.headings),
    text_column("kind", "Đối tượng", "Loại đối tượng", "Tập thể/cá nhân"),
)
"""The columns that say whose a record is."""


_SHARE: Final = text_column(SHARE_COLUMN, "Tỷ lệ đóng góp (không ghi vào sổ)", SHARE_HEAD, "Tỷ lệ tham gia…")
"""What an author had of the work: it is shown beside the name, and has no place in the record."""


_TITLE_PART: Final = re.compile(r"[^;,+\s](?:[^;,+]*[^;,+\s])?")
_DECISION: Final = re.compile(
    r"(?:(?:quyết định|qđ)\s*)?(?:số\s*:?\s*)?(?P<number>\d[\w.]*\s?/\s?[\w./-]+)\s*[,;(]?\s*(?:ngày\s*)?"
    r"(?P<day>\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})\)?\.?",
    re.IGNORECASE,
)


def subject_of(values: dict[str, Any], names: Names) -> Subject:
    """Return the person or collective of a row, taking its cells out of `values`. Raises InvalidRecord."""
    cells = {column.name: clean_line(values.pop(column.name, "")) for column in WHOSE}
    name = cells["subject"] or " ".join(filter(None, (cells["family_name"], cells["given_name"])))
    name, unit = bare_collective(without_marker(name)), cells["unit"]
    first_day = date(min(max(values["year"], MINYEAR), MAXYEAR), 1, 1) if "year" in values else values.get("from_date")
    kind = kind_named(fold(cells["kind"]))
    if not name:
        if not unit:
            raise InvalidRecord("Thiếu họ tên hoặc tên tập thể.", "subject")
        if position := cells["position"]:
            # Whoever has a post is a person: the column with the names was not read.
            raise InvalidRecord(f"Có chức vụ “{shortened(position)}” mà không có họ tên.", "subject")
        return Subject(NomineeKind.COLLECTIVE, names.unit(unit, first_day))
    refuse_household(kind, name)
    if not unit and cells["position"]:
        cells["position"], unit = split_post(cells["position"])
    if kind == "collective" or (not kind and (names.knows_unit(name) or is_unit(name))):
        return Subject(NomineeKind.COLLECTIVE, names.collective(name, unit, first_day))
    bare, gender = split_honorific(name)
    person_id = names.person(person_name(bare), unit, post_in_full(cells["position"]), gender)
    return Subject(NomineeKind.INDIVIDUAL, person_id)


class _Titles:
    """Knows the titles of each year by their short names: papers count the registered ones by their names in full."""

    def __init__(self, connection: Reader) -> None:
        self._sets = rule_sets(connection)
        self._by_year: dict[int, dict[str, str]] = {}

    def written_out(self, text: str, year: int) -> str:
        """Return a text with each title that it names in short written out: "CSTĐCS; GK"."""
        if year not in self._by_year:
            self._by_year[year] = {}
            # No rules are known of some years: their titles stay as they are written.
            with suppress(InvalidRecord):
                awards = rule_set_for(self._sets, date(min(year, MAXYEAR), 12, 31)).awards
                self._by_year[year] = {fold(award.short): award.name for award in awards if award.short}
        names = self._by_year[year]
        return _TITLE_PART.sub(lambda part: names.get(fold(part[0]), part[0]), clean_line(text))


def decision_apart(values: dict[str, Any], number: str = "document", day: str = "recognised_on") -> None:
    """Part number and day of the one decision that a cell names: "Số 67/QĐ-SNgV ngày 15/11/2021"."""
    match = _DECISION.fullmatch(clean_line(values.get(number, "")))
    if match is None:
        return
    if day not in values:
        values[day] = day_of(match["day"], number)
    values[number] = match["number"]


def _open[T](
    record: type[T], *, by_year: bool, required: Sequence[tuple[str, str]] = ()
) -> Callable[[Reader, Names, ImportSettings], Callable[[SheetRecord], T]]:
    def open_(connection: Reader, names: Names, settings: ImportSettings) -> Callable[[SheetRecord], T]:
        titles = _Titles(connection)

        def build(row: SheetRecord) -> T:
            values = dict(row.values)
            for name, sentence in required:
                if values.get(name) in (None, ""):
                    raise InvalidRecord(sentence, name)
            if record is InitiativeFields:
                decision_apart(values)
            if by_year and "year" not in values:
                recognised = values.get("recognised_on")
                year = settings.year or (recognised.year if recognised else None) or row.year
                if year is None:
                    raise InvalidRecord("Thiếu năm.", "year")
                values["year"] = year
            values.pop(SHARE_COLUMN, None)
            spread_span(values)
            if "registered_for" in values:
                values["registered_for"] = titles.written_out(values["registered_for"], values["year"])
            subject = subject_of(values, names)
            made: Any = record(subject=subject, **values)  # type: ignore[call-arg]
            checked: T = made.checked()
            if isinstance(checked, YearRecordFields) and checked.is_empty:
                raise InvalidRecord("Không có xếp loại, đăng ký hay văn bản nào.", "rating")
            return checked

        return build

    return open_


def _of_subject[T](codec: RowCodec[T], values_of: Callable[..., dict[str, object]]) -> tuple[Any, Any, Any]:
    """Return how records of people and collectives are read, added and changed; `values_of` makes their rows."""
    kind = codec.table

    def stored(connection: Reader) -> Iterable[tuple[int, T]]:
        rows = records.living(connection, kind)
        return ((row["id"], codec.from_row(row, subject=subject_in(row))) for row in rows)

    def add(work: UnitOfWork, added: Sequence[T]) -> None:
        names = NamesThen(work.connection)
        work.insert_many(kind, [values_of(names, fields, None) for fields in added])

    def change(work: UnitOfWork, row_id: int, fields: T) -> None:
        before = records.fetch(work.connection, kind, row_id)
        work.update(kind, row_id, values_of(NamesThen(work.connection), fields, before))

    return stored, add, change


def _hold_values(_names: NamesThen, fields: HoldFields, _before: Record | None) -> dict[str, object]:
    return subject_links(fields.subject) | HOLD_ROWS.as_row(fields)


def _year_key(fields: YearRecordFields) -> Hashable:
    return fields.subject, fields.year


def _initiative_key(fields: InitiativeFields) -> Hashable:
    return fields.subject, fields.year, fold(fields.title)


def _hold_key(fields: HoldFields) -> Hashable:
    return fields.subject, fields.from_date, fold(fields.document)


def _columns(record: type, *names: str) -> tuple[RecordColumn, ...]:
    return (*WHOSE, *(record_column(record, name) for name in names))


def _needed(*names: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset({key, name}) for key in SUBJECT_KEYS for name in names)


RATINGS: Final = ImportTarget(
    "ratings",
    "xếp loại, đăng ký thi đua",
    YearRecordFields,
    RecordColumns(
        _columns(
            YearRecordFields, "year", "rating", "registered", "registered_for", "registered_on", "document", "note"
        ),
        SUBJECT_KEYS,
        _needed("rating", "registered", "registered_for"),
    ),
    _open(YearRecordFields, by_year=True),
    _year_key,
    *_of_subject(YEAR_ROWS, year_values),
)
_RECOGNITION: Final = ("document", "recognised_on", "recognised", "registered_on")
_SCOPE: Final = record_column(InitiativeFields, "scope")
_SCOPES: Final = {
    Scope.NATION: re.compile(r"\b(?:toan quoc|ca nuoc|quoc gia|trong nuoc)\b"),
    Scope.PROVINCE: re.compile(r"\btinh\b"),
    Scope.BASE: re.compile(r"\b(?:co so|co quan|don vi|so|phong|trung tam|thanh tra|noi bo)\b"),
}
"""How lists say in words of their own how far an initiative reaches, folded: "Trong toàn tỉnh", "Tại cơ quan Sở"."""


def _scope(cell: Any, name: str) -> object:  # noqa: ANN401 - a cell
    """Return the scope that a cell names, if it names no other. Raises InvalidRecord."""
    words = fold(line_of(cell))
    named = [scope for scope, pattern in _SCOPES.items() if pattern.search(words)]
    return named[0] if len(named) == 1 else _SCOPE.read(cell, name)


INITIATIVES: Final = ImportTarget(
    "initiatives",
    "sáng kiến, đề tài",
    InitiativeFields,
    RecordColumns(
        (
            *_columns(InitiativeFields, "year", "title"),
            _SCOPE._replace(read=_scope),
            *(record_column(InitiativeFields, name) for name in _RECOGNITION),
            _SHARE,
        ),
        SUBJECT_KEYS,
        _needed("title"),
        decision=("document", "recognised_on"),
    ),
    _open(InitiativeFields, by_year=True, required=(("title", "Thiếu tên sáng kiến, đề tài."),)),
    _initiative_key,
    *_of_subject(INITIATIVE_ROWS, initiative_values),
)
_FROM: Final = record_column(HoldFields, "from_date", "Thời gian tạm dừng…", "Thời gian kỷ luật…")
_DISCIPLINE: Final = record_column(HoldFields, "discipline", "Hình thức kỷ luật…")
_PENALTIES: Final = ("khien trach", "canh cao", "ha bac luong", "giang chuc", "cach chuc", "buoc thoi viec", "khai tru")


def _disciplined(cell: Any, name: str) -> object:  # noqa: ANN401 - a cell
    """Return whether a cell says yes, or names the penalty."""
    return fold(line_of(cell)).startswith(_PENALTIES) or _DISCIPLINE.read(cell, name)


HOLDS: Final = ImportTarget(
    "holds",
    "tạm dừng xét khen thưởng",
    HoldFields,
    RecordColumns(
        (
            *WHOSE,
            _FROM._replace(read=day_or_span),
            *(record_column(HoldFields, name) for name in ("to_date", "document")),
            _DISCIPLINE._replace(read=_disciplined),
        ),
        SUBJECT_KEYS,
        _needed("from_date"),
    ),
    _open(HoldFields, by_year=False, required=(("from_date", "Thiếu ngày bắt đầu."),)),
    _hold_key,
    *_of_subject(HOLD_ROWS, _hold_values),
)
