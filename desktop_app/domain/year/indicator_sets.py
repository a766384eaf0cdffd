"""Sets of indicators that an office can adopt: TOML files with an [[indicator]] for each (resources/indicators).

[[indicator]]
name = "…"
measure = "%"               # unit of measure
category = "…"
automatic = "good_news"     # what it is counted from; if left out, the values are typed in
confirmed = false           # if left out: true; a note says what is not confirmed
note = "…"
targets = [{ year = 2030, comparison = ">", value = 90 }]   # comparison left out: "≥"
"""

import tomllib
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from desktop_app.domain.errors import InvalidRecord, UnreadableInput
from desktop_app.domain.fields import Words, missing_field
from desktop_app.domain.numbers import MOST
from desktop_app.domain.round_codes import FIRST_YEAR, LAST_YEAR
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.domain.vocabulary import StateTone
from desktop_app.domain.year.indicators import AUTOMATIC_LABELS, AutomaticMeasure, Target, TargetSign

MET_LABELS = {True: "đạt", False: "chưa đạt", None: "chưa rõ"}
MET_TONES = {True: StateTone.DONE, False: StateTone.PROBLEM, None: StateTone.NONE}
CONFIRMATION_LABELS = {True: "", False: "chưa xác nhận"}
CONFIRMATION_TONES = {True: StateTone.NONE, False: StateTone.WARNING}
_KEYS = {"name", "measure", "category", "automatic", "confirmed", "note", "targets"}
_TARGET_KEYS = {"year", "comparison", "value"}
_YEARS = range(2000, 2101)


@dataclass(frozen=True, slots=True)
class IndicatorDraft:
    """An indicator of a set; `measure` is its unit, `automatic` is None if its values are typed in."""

    name: Annotated[str, Words("Tên chỉ tiêu", short="Chỉ tiêu", required=True)]
    measure: Annotated[str, Words("Đơn vị tính", short="ĐVT", required=True, help="ví dụ: %, tin, lượt")]
    category: Annotated[str, Words("Nhóm")]
    targets: Annotated[tuple[Target, ...], Words("Mục tiêu")] = ()
    automatic: Annotated[AutomaticMeasure | None, Words("Cách tính", values=AUTOMATIC_LABELS)] = None
    confirmed: Annotated[bool, Words("Xác nhận")] = True
    note: Annotated[str, Words("Ghi chú")] = ""
    """What remains to be asked, if the indicator is not confirmed."""
    plan_id: Annotated[int | None, Words("Của kế hoạch", help="để trống: của cả cơ quan")] = None

    def checked(self) -> "IndicatorDraft":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        name = clean_line(self.name)
        if not name:
            raise missing_field(IndicatorDraft, "name")
        measure = clean_line(self.measure)
        if not measure:
            raise missing_field(IndicatorDraft, "measure")
        if any(not FIRST_YEAR <= target.year <= LAST_YEAR for target in self.targets):
            raise InvalidRecord(f"Năm của mục tiêu phải từ {FIRST_YEAR} đến {LAST_YEAR}.", "targets")
        if len({target.year for target in self.targets}) < len(self.targets):
            raise InvalidRecord("Mỗi năm chỉ có một mục tiêu.", "targets")
        return replace(
            self,
            name=name,
            measure=measure,
            category=clean_line(self.category),
            note=clean_text(self.note),
        )


def parse_indicator_set(text: str) -> tuple[IndicatorDraft, ...]:
    """Return the indicators of a set in its order. Raises UnreadableInput naming the indicator by its position."""
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableInput("Tệp bộ chỉ tiêu không đúng dạng TOML.") from error
    entries = data.get("indicator")
    if not isinstance(entries, list) or not entries:
        raise UnreadableInput("Tệp bộ chỉ tiêu không có mục [[indicator]] nào.")
    drafts: list[IndicatorDraft] = []
    for place, entry in enumerate(entries, 1):
        draft = _draft(entry, f"Chỉ tiêu thứ {place}")
        if draft.name in {earlier.name for earlier in drafts}:
            raise UnreadableInput(f"Chỉ tiêu thứ {place} trùng tên một chỉ tiêu đứng trước.")
        drafts.append(draft)
    return tuple(drafts)


def _draft(item: object, where: str) -> IndicatorDraft:
    entry = _table(item, _KEYS, where)
    automatic, confirmed = _text(entry, "automatic", where), entry.get("confirmed", True)
    if automatic and automatic not in set(AutomaticMeasure):
        raise UnreadableInput(f"{where}: cách tính “{automatic}” không có trong chương trình.")
    if not isinstance(confirmed, bool):
        raise UnreadableInput(f"{where}: mục confirmed phải là true hoặc false.")
    draft = IndicatorDraft(
        name=_text(entry, "name", where),
        measure=_text(entry, "measure", where),
        category=_text(entry, "category", where),
        targets=_targets(entry.get("targets", []), where),
        automatic=AutomaticMeasure(automatic) if automatic else None,
        confirmed=confirmed,
        note=_text(entry, "note", where),
    )
    if not draft.name or not draft.measure:
        raise UnreadableInput(f"{where} thiếu tên (name) hoặc đơn vị tính (measure).")
    if not confirmed and not draft.note:
        raise UnreadableInput(f"{where} chưa xác nhận mà không ghi chú (note) cần hỏi điều gì.")
    return draft


def _table(item: object, keys: set[str], where: str) -> dict[str, object]:
    if not isinstance(item, dict):
        raise UnreadableInput(f"{where} không phải một bảng của TOML.")
    if unknown := sorted(item.keys() - keys):
        raise UnreadableInput(f"{where} có mục lạ: {', '.join(unknown)}.")
    return item


def _text(entry: dict[str, object], key: str, where: str) -> str:
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise UnreadableInput(f"{where}: mục {key} phải là chữ trong dấu ngoặc kép.")
    return clean_line(value)


def _targets(items: object, where: str) -> tuple[Target, ...]:
    if not isinstance(items, list):
        raise UnreadableInput(f"{where}: mục targets phải là danh sách.")
    targets = sorted((_target(item, where) for item in items), key=lambda target: target.year)
    if len({target.year for target in targets}) < len(targets):
        raise UnreadableInput(f"{where} có hai mục tiêu cho cùng một năm.")
    return tuple(targets)


def _target(item: object, where: str) -> Target:
    entry = _table(item, _TARGET_KEYS, f"{where}, mục tiêu")
    year, value, sign = entry.get("year"), entry.get("value"), entry.get("comparison", TargetSign.AT_LEAST)
    if not isinstance(year, int) or year not in _YEARS:
        raise UnreadableInput(f"{where}: năm của mục tiêu phải là số từ {_YEARS[0]} đến {_YEARS[-1]}.")
    # a bool is an int in Python
    if not isinstance(value, int | Decimal) or isinstance(value, bool) or not _fits(Decimal(value)):
        raise UnreadableInput(f"{where}: giá trị của mục tiêu năm {year} phải là số từ 0 trở lên.")
    if not isinstance(sign, str) or sign not in list(TargetSign):
        raise UnreadableInput(f"{where}: dấu so sánh của mục tiêu năm {year} phải là {', '.join(TargetSign)}.")
    return Target(year, TargetSign(sign), Decimal(value))


def _fits(value: Decimal) -> bool:
    return value.is_finite() and 0 <= value <= MOST
