"""Indicators from lists: what they measure, their targets by year, and values that are typed in with their source."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Annotated, Any, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words, missing_field, value_named, words_of
from desktop_app.domain.numbers import PERCENT, format_number, format_value, parse_value
from desktop_app.domain.office.citations import is_same_number
from desktop_app.domain.round_codes import FIRST_YEAR
from desktop_app.domain.vietnamese import clean_line, fold, shortened
from desktop_app.domain.year.indicator_sets import CONFIRMATION_LABELS, IndicatorDraft
from desktop_app.domain.year.indicators import Target, TargetSign, format_target, target_for
from desktop_app.intake.sheets.cells import line_of
from desktop_app.intake.sheets.records import (
    RecordColumn,
    RecordColumns,
    SheetRecord,
    link_column,
    record_column,
    text_column,
)
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.by_act.acting import ids_of_all
from desktop_app.services.imports.records import ImportTarget
from desktop_app.services.office.names_in_files import Names
from desktop_app.services.year.indicators import record_value, save_indicator, stored_indicators, typed_values
from desktop_app.store.records import Reader, Record, living

_YEARS: Final = range(FIRST_YEAR, FIRST_YEAR + 15)
_SIGNS: Final = {
    "≥": TargetSign.AT_LEAST,
    ">=": TargetSign.AT_LEAST,
    "từ": TargetSign.AT_LEAST,
    "ít nhất": TargetSign.AT_LEAST,
    "tối thiểu": TargetSign.AT_LEAST,
    "đạt": TargetSign.AT_LEAST,
    ">": TargetSign.MORE_THAN,
    "trên": TargetSign.MORE_THAN,
    "=": TargetSign.EXACTLY,
    "bằng": TargetSign.EXACTLY,
    "≤": TargetSign.AT_MOST,
    "<=": TargetSign.AT_MOST,
    "không quá": TargetSign.AT_MOST,
    "không vượt quá": TargetSign.AT_MOST,
    "tối đa": TargetSign.AT_MOST,
    "nhiều nhất": TargetSign.AT_MOST,
    "<": TargetSign.LESS_THAN,
    "dưới": TargetSign.LESS_THAN,
}
_CHANGED: Final = re.compile(
    r"(?P<way>giảm|tăng)(?: (?:ít nhất|tối thiểu|trên|từ))? (?P<share>\d{1,3}(?:,\d+)?)"
    r"\s*% so với (?:năm )?(?P<year>20\d\d)",
    re.IGNORECASE,
)
"""A target by what was measured before: "giảm 10% so với năm 2024"."""
_FIGURE: Final = re.compile(
    rf"(?P<sign>{'|'.join(_SIGNS)})?\s*(?P<number>[\d.,]+\s*%?)\s*(?P<unit>.*)", re.IGNORECASE | re.DOTALL
)
_TARGET: Final = "target"
_VALUE: Final = "value"
_OF_BOOK: Final = ("nhap tay", "tu tinh tu so")
"""How the list of indicators says whether values are typed in or counted."""


@dataclass(frozen=True, slots=True)
class TypedValue:
    """The value of a period and its source, as typed."""

    period: str
    value: Decimal
    source: str
    measure: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        """The value with its period, to be shown."""
        return f"{self.period}: {format_value(self.value, self.measure)}"


@dataclass(frozen=True, slots=True)
class ListedTarget:
    """A target with its unit of measure, to be shown."""

    target: Target
    measure: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        """The target with its year."""
        return f"{self.target.year}: {format_target(self.target, self.measure)}"


@dataclass(frozen=True, slots=True)
class ListedIndicator:
    """An indicator as a row has it, with its targets and values in the order of their years."""

    draft: IndicatorDraft
    targets: Annotated[tuple[ListedTarget, ...], Words("Mục tiêu")] = ()
    figures: Annotated[tuple[TypedValue, ...], Words("Số liệu")] = ()
    remark: str = field(default="", compare=False)


def _listed(draft: IndicatorDraft, figures: Iterable[TypedValue], remark: str = "") -> ListedIndicator:
    targets = sorted(draft.targets, key=lambda target: target.year)
    return ListedIndicator(
        replace(draft, targets=()),
        tuple(ListedTarget(target, draft.measure) for target in targets),
        tuple(replace(each, measure=draft.measure) for each in sorted(figures, key=lambda each: each.period)),
        remark,
    )


def _stored(connection: Reader) -> Iterable[tuple[int, ListedIndicator]]:
    # Of two of one name the first one is meant.
    for row_id, draft, typed in reversed(stored_indicators(connection)):
        yield row_id, _listed(draft, (TypedValue(period, value, source) for period, (value, source) in typed.items()))


def _open(connection: Reader, names: Names, settings: ImportSettings) -> Callable[[SheetRecord], ListedIndicator]:
    del names
    known = {_key(listed): listed for _, listed in _stored(connection)}
    plans = living(connection, "plan")

    def build(row: SheetRecord) -> ListedIndicator:
        values = dict(row.values)
        name = clean_line(values.get("name", ""))
        if not name:
            raise missing_field(IndicatorDraft, "name")
        before = known.get(fold(name))
        draft = _draft(name, values, before)
        draft = _of_plan(plans, draft, values)
        year, shares = settings.year or row.year, _Shares(draft.measure)
        period = str(settings.within.get("period") or year or "")
        figures = {each.period: each for each in before.figures} if before else {}
        typed = _by_year(values, _VALUE, period)
        for each, cell in typed if draft.automatic is None else ():
            value, stored = shares.number(cell, _VALUE), figures.get(each)
            source = clean_line(values.get("source", "")) or (stored.source if stored else "")
            figures[each] = TypedValue(each, value, source)
        targets = {each.target.year: each.target for each in before.targets} if before else {}
        for each, cell in _by_year(values, _TARGET, "" if year is None else str(year)):
            in_force = target_for(targets.values(), int(each))
            unless_stated = in_force.comparison if in_force else TargetSign.AT_LEAST
            target = _changed(int(each), cell, shares, figures) or _target(int(each), cell, shares, unless_stated)
            # A list of one year shows the target that is in force then, which may be that of a later one.
            if in_force is None or replace(in_force, year=int(each)) != target:
                targets[int(each)] = target
        counted = "Số liệu của chỉ tiêu này tính từ sổ, không lấy ở bảng." if draft.automatic and typed else ""
        remark = " ".join(filter(None, (*shares.remarks, counted)))
        draft = replace(draft, targets=tuple(targets.values())).checked()
        return _listed(draft, figures.values(), remark)

    return build


def _draft(name: str, values: Mapping[str, Any], before: ListedIndicator | None) -> IndicatorDraft:
    """Return an indicator without its targets, as a row says it; the rest stays. Raises InvalidRecord."""
    draft = before.draft if before else IndicatorDraft(name, "", "")
    changed = {field: values[field] for field in ("measure", "category", "note") if values.get(field)}
    counted_from = clean_line(values.get("automatic", ""))
    if counted_from and (fold(counted_from) not in _OF_BOOK or (before is None and fold(counted_from) != _OF_BOOK[0])):
        changed["automatic"] = value_named(IndicatorDraft, "automatic", counted_from)
    if fold(values.get("confirmed", "")) == fold(CONFIRMATION_LABELS[False]):
        changed["confirmed"] = False
    return replace(draft, **changed).checked()


def _of_plan(plans: Sequence[Record], draft: IndicatorDraft, values: Mapping[str, Any]) -> IndicatorDraft:
    """Return an indicator with the plan that its own column names, else its group ("Kế hoạch số 11/KH-SYT").

    Raises InvalidRecord for a plan that the book does not have.
    """
    named = clean_line(values.get("plan_id", ""))
    for text in filter(None, (named, draft.category)):
        numbers = [word for word in text.split() if "/" in word]
        fits = [
            row["id"]
            for row in plans
            if fold(row["title"]) == fold(text) or any(is_same_number(row["number"], each) for each in numbers)
        ]
        if len(fits) == 1:
            return replace(draft, plan_id=fits[0])
    if named:
        raise InvalidRecord(f"Sổ không có kế hoạch “{shortened(named)}”.", "plan_id")
    return draft


def _changed(year: int, cell: Any, shares: "_Shares", figures: Mapping[str, TypedValue]) -> Target | None:  # noqa: ANN401
    """Return the target that a cell sets by what was measured in a year before, None if it does not.

    Raises InvalidRecord where the book has no figure of that year.
    """
    match = _CHANGED.fullmatch(line_of(cell).strip(" .")) if not isinstance(cell, Decimal) else None
    if match is None:
        return None
    base = figures.get(match["year"])
    if base is None:
        raise InvalidRecord(
            f"“{shortened(line_of(cell))}”: chưa có số liệu năm {match['year']} để tính mục tiêu.", _TARGET
        )
    falls = match["way"].casefold() == "giảm"
    share = parse_value(match["share"], _TARGET) / 100
    value = parse_value(format_number(base.value * (1 - share if falls else 1 + share), 6), _TARGET)
    target = Target(year, TargetSign.AT_MOST if falls else TargetSign.AT_LEAST, value)
    counted = replace(base, measure=shares.measure)
    shares.remarks.append(f"“{line_of(cell)}” ({counted.text}) lấy là {format_target(target, shares.measure)}.")
    return target


def _by_year(values: Mapping[str, Any], kind: str, period: str) -> list[tuple[str, Any]]:
    """Return the cells of a kind with their years, that of the list itself for a column without one."""
    cells = [(str(year), values[f"{kind}_{year}"]) for year in _YEARS if f"{kind}_{year}" in values]
    if kind not in values:
        return cells
    if not period:
        raise InvalidRecord("Chưa rõ mục tiêu, số liệu của năm nào: ghi năm ở tiêu đề cột, “Mục tiêu năm 2026”.", kind)
    return [*cells, (period, values[kind])]


def _target(year: int, cell: Any, shares: "_Shares", unless_stated: TargetSign) -> Target:  # noqa: ANN401 - a cell
    text = line_of(cell) if not isinstance(cell, Decimal) else ""
    match = _FIGURE.fullmatch(text)
    sign = _SIGNS[match["sign"].lower()] if match and match["sign"] else unless_stated
    return Target(year, sign, shares.number(cell, _TARGET))


class _Shares:
    """Reads numbers of a unit of measure: a workbook keeps 80 % as 0.8, which is said."""

    def __init__(self, measure: str) -> None:
        self.remarks: list[str] = []
        self.measure = measure

    def number(self, cell: Any, field: str) -> Decimal:  # noqa: ANN401 - a cell
        """Return the number in a cell. Raises InvalidRecord."""
        if isinstance(cell, Decimal):
            if self.measure != PERCENT or not 0 < cell <= 1:
                return parse_value(f"{cell.normalize():f}".replace(".", ","), field)
            self.remarks.append(f"“{cell}” lấy là {format_value(cell * 100, PERCENT)}.")
            return parse_value(f"{(cell * 100).normalize():f}".replace(".", ","), field)
        match = _FIGURE.fullmatch(cell)
        if match is None or fold(match["unit"]) not in ("", fold(self.measure)):
            raise InvalidRecord(f"“{shortened(cell)}” không phải là số, không kèm chữ nào khác đơn vị tính.", field)
        return parse_value(match["number"], field)


def _cell(cell: Any, name: str) -> object:  # noqa: ANN401 - a cell
    """Return a number as the workbook has it, anything else as text."""
    if isinstance(cell, bool):
        raise InvalidRecord("Đúng, sai không phải là số.", name)
    return Decimal(str(cell)) if isinstance(cell, int | float) else line_of(cell)


def _key(listed: ListedIndicator) -> str:
    return fold(listed.draft.name)


def _write(book: Book, indicator_id: int | None, listed: ListedIndicator) -> Changes:
    draft = replace(listed.draft, targets=tuple(each.target for each in listed.targets))
    changes = save_indicator(book, indicator_id, draft)
    row_id = changes.only_id("indicator") if indicator_id is None else indicator_id
    with book.store.reading() as connection:
        typed = typed_values(connection, row_id)
    for figure in listed.figures:
        if typed.get(figure.period) != (figure.value, figure.source):
            part = record_value(book, row_id, figure.period, figure.value, figure.source)
            changes = replace(changes, ids=ids_of_all((changes, part)))
    return changes


def _of_years(kind: str, label: str, *openings: str) -> Iterable[RecordColumn]:
    """Yield the column of a kind for the list's own year, and one for each year."""
    yield RecordColumn(kind, label, (label, *openings), _cell)
    for year in _YEARS:
        heads = tuple(f"{opening} {of}{year}" for opening in (label, *openings) for of in ("năm ", ""))
        yield RecordColumn(f"{kind}_{year}", heads[0], heads, _cell)


_CATEGORIES: Final = ("Nhóm chỉ tiêu", "Lĩnh vực")
INDICATORS: Final = ImportTarget(
    "indicators",
    "chỉ tiêu",
    IndicatorDraft,
    RecordColumns(
        (
            record_column(IndicatorDraft, "category", *_CATEGORIES),
            record_column(IndicatorDraft, "name", "Nội dung chỉ tiêu", "Chỉ tiêu, nhiệm vụ"),
            record_column(IndicatorDraft, "measure", "Đơn vị đo"),
            text_column("automatic", words_of(IndicatorDraft)["automatic"].label),
            text_column("confirmed", words_of(IndicatorDraft)["confirmed"].label),
            *_of_years(_TARGET, "Mục tiêu", "Chỉ tiêu giao", "Kế hoạch", "Mục tiêu đến"),
            *_of_years(_VALUE, "Số liệu", "Kết quả", "Thực hiện", "Kết quả thực hiện", "Đạt được"),
            link_column(IndicatorDraft, "plan_id", "Thuộc kế hoạch"),
            text_column("source", "Nguồn số liệu", "Nguồn"),
            record_column(IndicatorDraft, "note"),
        ),
        ("name",),
        tuple(frozenset({"name", other}) for other in ("measure", _TARGET, *(f"{_TARGET}_{year}" for year in _YEARS))),
    ),
    _open,
    _key,
    _stored,
    act=_write,
    merge=lambda _, listed, __: listed,
)
