"""Read awards from the workbooks of offices: recipient, award, decision with its day and issuing body, year."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.money import read_amount
from desktop_app.intake.files.workbook import Cell, Row
from desktop_app.intake.sheets.cells import line_of
from desktop_app.intake.sheets.header import Fields, HeaderField
from desktop_app.intake.sheets.nominations import (
    NAME_HEADINGS,
    NOMINATION_FIELDS,
    NOMINEES,
    NominationsOfTable,
    SheetNomination,
)
from desktop_app.intake.sheets.reading import Reading
from desktop_app.intake.sheets.record_fields import column_of
from desktop_app.intake.sheets.rows import SkippedRow
from desktop_app.intake.sheets.sections import award_of_titles
from desktop_app.intake.sheets.selection import read_tables
from desktop_app.intake.sheets.table import SheetTable, decision_of_titles

AWARD_FIELDS = Fields(
    (
        *NOMINATION_FIELDS.fields,
        HeaderField("title", ("Danh hiệu đã đạt…", "Danh hiệu thi đua đã đạt…", "Danh hiệu đã được…")),
        HeaderField("award", ("Hình thức khen thưởng đã…", "Hình thức đã…", "Khen thưởng đã…")),
        column_of(DecisionFields, "number"),
        column_of(DecisionFields, "signed_on", "decided_on"),
        column_of(DecisionFields, "issuing_body", "body"),
        HeaderField("year", ("Năm", "Năm khen…", "Năm đạt…", "Năm thành tích…", "Thành tích năm…", "Năm công tác…")),
        HeaderField("amount", ("Tiền thưởng…", "Mức thưởng…", "Mức tiền thưởng…", "Số tiền thưởng…", "Số tiền…")),
    ),
    NOMINATION_FIELDS.required,
    if_none=NOMINATION_FIELDS.if_none,
)
_DAY = re.compile(r"\b(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\b")
_DAY_BY_YEAR = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
"""As programs write days to CSV."""
_DAY_IN_WORDS = re.compile(r"\bngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(19[5-9]\d|20\d\d)\b")
_SEVERAL_YEARS = re.compile(r"(?:năm )?20\d\d(?:(?:\s*[,;&+]\s*|\s+(?:và|năm)\s+)(?:năm )?20\d\d)+", re.IGNORECASE)
"""Each an award of its own; "2020 - 2023" is one for these years."""
_NUMBER = re.compile(r"\d{1,5}[a-z]?\s?[-/ ]\s?(?:\d{4}\s?/\s?)?QĐ[\w/-]*", re.IGNORECASE)
"""The number of a decision with its sign: "12/QĐ-SNgV", "45-QĐ/TĐTN"."""
_DAYS_APART = re.compile(
    r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}", re.I
)
_UNIT_OF_MONEY = re.compile(r"\(?(?:đvt|đơn vị tính)\s*:", re.IGNORECASE)
_THOUSANDS = re.compile(r"\b(?:nghìn|ngàn|1[.,]?000)\s*(?:đ\b|đồng)|(?P<million>\btriệu\s*(?:đ\b|đồng))", re.IGNORECASE)
_LEAST = 1_000
"""Less than that is not counted in đồng."""
_AFTER_NUMBER = re.compile(
    r"[\s,;(]*\bngày\b.*$|[\s,;(]+\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}\)?\W*$", re.IGNORECASE
)
_BEFORE_NUMBER = re.compile(r"^(quyết định|qđ)?\s*(số)?\s*:?\s*", re.IGNORECASE)


class SheetAward(NamedTuple):
    """An award read from a row: the nominee and the award as in a nomination, and the decision.

    `number` and `body` may be "", `decided_on` and `year` None. `amount` is the money in đồng, None if the list has
    none or it is not clear how much this award has; `amount_text` is what the list says.
    """

    row: SheetNomination
    number: str
    decided_on: date | None
    body: str
    year: int | None
    amount: int | None = None
    amount_text: str = ""


@dataclass(frozen=True, slots=True)
class AwardWorkbook:
    """The awards of a workbook in the order of its sheets and rows, and the rows that could not be used."""

    file_name: str
    rows: tuple[SheetAward, ...]
    skipped: tuple[SkippedRow, ...]
    left_out: tuple[SkippedRow, ...] = ()


def read_awards(path: Path, reading: Reading | None = None) -> AwardWorkbook:
    """Return the awards listed in the workbook or csv at `path`. Raises UnreadableInput as `read_nominations`."""
    rows: list[SheetAward] = []
    skipped: list[SkippedRow] = []
    left_out: list[SkippedRow] = []
    tables = read_tables(path, AWARD_FIELDS, NOMINEES, NAME_HEADINGS, units_are_entries=True, reading=reading)
    captions = [_of_caption(table) for table in tables]
    named = {caption.group("number", "day") for caption in captions if caption}
    # A second table below the first is of the same decision, if the file names no other: one before it is not.
    first = next((place for place, caption in enumerate(captions) if caption), len(captions))
    of_file = captions[first] if len(named) == 1 else None
    award_of_file = ""
    for place, (table, own) in enumerate(zip(tables, captions, strict=True)):
        cells = dict(table.rows())
        caption = own or (of_file if place > first and _lacks_decision(table) else None)
        unit_of_money = _counted_in(table)
        nominations = NominationsOfTable(
            table, skipped, left_out, goes_on=True, award_of_file=award_of_file
        ).nominations()
        award_of_file = award_of_titles(table.titles()) or award_of_file
        for number, of_row in groupby(nominations, lambda nomination: nomination.place.row):
            try:
                rows += _of_row(table, cells[number], list(of_row), caption, unit_of_money)
            except InvalidRecord as problem:
                skipped.append(SkippedRow(table.place(number, problem.field), problem.message))
    return AwardWorkbook(path.name, tuple(rows), tuple(skipped), tuple(left_out))


def _of_row(
    table: SheetTable,
    cells: Row,
    nominations: list[SheetNomination],
    caption: re.Match[str] | None,
    unit_of_money: int,
) -> list[SheetAward]:
    """Return the awards that a row names. Raises InvalidRecord where its cells name several, and not which is which."""
    text = line_of(table.value(cells, "amount"))
    decided = _decisions(table, cells)
    if len(decided) > 1:
        return _one_each(table, cells, nominations, decided, unit_of_money)
    if _SEVERAL_YEARS.fullmatch(line_of(table.value(cells, "year"))):
        raise InvalidRecord("Một ô có nhiều năm; hãy tách mỗi năm một dòng.", "year")
    # One amount beside a title and a form says nothing of either.
    amount = _amount(text, unit_of_money) if len(nominations) == 1 else None
    return [_award(table, cells, each, caption)._replace(amount=amount, amount_text=text) for each in nominations]


def _one_each(
    table: SheetTable,
    cells: Row,
    nominations: list[SheetNomination],
    decided: list[tuple[str, date | None]],
    unit_of_money: int,
) -> list[SheetAward]:
    """Return the awards of a row that names several decisions: one award by each, or as many awards as decisions."""
    count = len(decided)
    in_two_cells = all(line_of(table.value(cells, field)) for field in ("title", "award"))
    if len(nominations) not in (1, count) or (len(nominations) > 1 and in_two_cells):
        sentence = (
            f"Một ô có {count} quyết định, không rõ quyết định nào về hình thức nào; hãy tách mỗi quyết định một dòng."
        )
        raise InvalidRecord(sentence, "number")
    years = _YEAR.findall(line_of(table.value(cells, "year")))
    if len(years) not in (0, 1, count):
        raise InvalidRecord(f"Một ô có {count} quyết định, {len(years)} năm; hãy tách mỗi năm một dòng.", "year")
    of_year: list[int | None] = [int(year) for year in years] or [None]
    amounts, bodies = (_lines(table.value(cells, field), count) for field in ("amount", "body"))
    return [
        SheetAward(nomination, number, day, body, year, _amount(amount, unit_of_money) if amount else None, amount)
        for nomination, (number, day), body, year, amount in zip(
            _for_each(nominations, count), decided, bodies, _for_each(of_year, count), amounts, strict=True
        )
    ]


def _decisions(table: SheetTable, cells: Row) -> list[tuple[str, date | None]]:
    """Return number and day of each decision that a cell names, if it names several.

    Raises InvalidRecord for several days of which the numbers cannot be told apart.
    """
    text = line_of(table.value(cells, "number"))
    numbers = list(_NUMBER.finditer(text))
    days = list(filter(None, map(_day, _DAYS_APART.findall(line_of(table.value(cells, "decided_on"))))))
    ends = [*(match.start() for match in numbers[1:]), len(text)]
    named = []
    for place, (match, end) in enumerate(zip(numbers, ends, strict=False)):
        of_column = days[place] if len(days) == len(numbers) else days[0] if len(days) == 1 else None
        number = re.sub(r"\s*([/-])\s*", r"\1", match[0])
        named.append((number, _day(text[match.end() : end]) or of_column))
    named = list(dict.fromkeys(named))
    if len(named) < 2 and len(set(_DAYS_APART.findall(text))) > 1:
        raise InvalidRecord("Một ô có nhiều quyết định; hãy tách mỗi quyết định một dòng.", "number")
    return named


def _lines(cell: Cell, count: int) -> list[str]:
    """Return a cell's text for each of `count` awards: its own line, or what stands there for all."""
    lines = [line for part in str(cell or "").splitlines() if (line := line_of(part))]
    return lines if len(lines) == count else [line_of(cell)] * count


def _for_each[T](values: list[T], count: int) -> list[T]:
    """Return what is said of each of `count` awards, or once for all of them."""
    return values if len(values) == count else values * count


def _counted_in(table: SheetTable) -> int:
    """Return of how many đồng the list counts its money: "Tiền thưởng (nghìn đồng)", "ĐVT: triệu đồng"."""
    header, column = table.header, table.header.columns.get("amount", -1)
    heads = [line_of(row[column]) for row in table.sheet.rows[header.start : header.end] if 0 <= column < len(row)]
    above = table.sheet.rows[max(0, header.start - 3) : header.start]
    lines = [line for row in above for cell in row if _UNIT_OF_MONEY.match(line := line_of(cell))]
    counted = next(filter(None, map(_THOUSANDS.search, (*heads, *lines))), None)
    return 1 if counted is None else 1_000_000 if counted["million"] else 1_000


def _of_caption(table: SheetTable) -> re.Match[str] | None:
    """Return the decision that the titles above a list name, if no column says it and they name only one."""
    if not _lacks_decision(table):
        return None
    return decision_of_titles(table)


def _lacks_decision(table: SheetTable) -> bool:
    return table.header.columns.keys().isdisjoint(("number", "decided_on"))


def _award(table: SheetTable, cells: Row, nomination: SheetNomination, caption: re.Match[str] | None) -> SheetAward:
    if caption:
        number = caption["number"].replace(" ", "")
        body = line_of(table.value(cells, "body")) or line_of(caption["body"])
        return SheetAward(nomination, number, _day(caption["day"]), body, _last_year(table.value(cells, "year")))
    decision = line_of(table.value(cells, "number"))
    number = _BEFORE_NUMBER.sub("", _AFTER_NUMBER.sub("", decision)).strip(" .,;")
    # "163/QĐ-UBND ngày 22/01/2025" often stands in one cell.
    day = _day(line_of(table.value(cells, "decided_on"))) or _day(decision)
    return SheetAward(
        nomination, number, day, line_of(table.value(cells, "body")), _last_year(table.value(cells, "year"))
    )


def _amount(text: str, unit: int = 1) -> int | None:
    """Return the amount in đồng, counted in `unit`; None for what is none: "0,3" is a coefficient, "760" thousands."""
    try:
        amount = read_amount(text)
    except InvalidRecord:
        return None
    # A sum in full stands in a column of thousands, too.
    amount *= unit if amount < _LEAST * unit else 1
    return amount if amount >= _LEAST or not amount else None


def _last_year(cell: Cell) -> int | None:
    """Return the year in a cell, None if there is none: an award for the years 2020-2023 is one of the last."""
    years = _YEAR.findall(line_of(cell))
    return int(years[-1]) if years else None


def _day(text: str) -> date | None:
    match = _DAY_IN_WORDS.search(text) or _DAY.search(text) or _DAY_BY_YEAR.search(text)
    if match is None:
        return None
    day, month, year = map(int, match.groups()[::-1] if match.re is _DAY_BY_YEAR else match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
