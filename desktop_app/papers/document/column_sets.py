"""The columns of printed lists as data, by date: their titles, their widths, and which are left out.

They are in the file of the paper's wording (resources/papers):

    [[columns]]
    first = 2026-01-01                # left out: no bound
    [[columns.column]]
    key = "Tóm tắt thành tích"        # the column as the program fills it
    title = "Thành tích"              # what is printed, left out for the key
    width = 60                        # mm; left out for the program's own
    shown = false                     # left out: true
    needed = true                     # cannot be left out of the list

Columns without a rule stay as the paper has them; rules for columns that it does not have change nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.units import within
from desktop_app.domain.toml_entries import Entry, read_entries
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import (
    BodyRow,
    Document,
    GroupRow,
    Section,
    Table,
    TableColumn,
    TableRow,
    TotalRow,
)

NARROWEST, WIDEST = 8.0, 150.0
"""The limits of a column's width in mm, before the table is scaled to the text width."""
_WHERE = "Cột của bảng"


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """How a column is printed. `width` 0 leaves the program's width."""

    key: str
    title: str
    width: float = 0
    shown: bool = True
    needed: bool = False

    def checked(self) -> "ColumnRule":
        """Return the rule cleaned. InvalidRecord for an empty title, a wrong width, or a hidden needed column."""
        title = clean_line(self.title)
        if not title:
            raise InvalidRecord(f"Cột “{self.key}” phải có tên.", "columns")
        if self.width and not NARROWEST <= self.width <= WIDEST:
            limits = f"từ {NARROWEST:g} đến {WIDEST:g} mm"
            raise InvalidRecord(f"Bề ngang cột “{self.key}” phải {limits}, hoặc để trống.", "columns")
        if self.needed and not self.shown:
            raise InvalidRecord(f"Không bỏ được cột “{self.key}”.", "columns")
        return replace(self, title=title)


@dataclass(frozen=True, slots=True)
class ColumnSet:
    """The columns of a kind of paper from `first` to `last` (None: no bound)."""

    columns: tuple[ColumnRule, ...]
    first: date | None = None
    last: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether lists of that day have these columns."""
        return within(day, self.first, self.last)


def read_column_sets(text: str) -> tuple[ColumnSet, ...]:
    """Return the column sets in a paper's file, () for none. UnreadableInput names the faulty entry."""
    file = read_entries(text, _WHERE)
    entries = file.tables("columns", "bộ cột")
    # The wording in the same file is read by `papers.parts.passages`.
    file.tables("wording", "bản")
    file.finish()
    sets = tuple(map(_set, entries))
    for place, column_set in enumerate(sets):
        for other in sets[:place]:
            if _overlap(column_set, other):
                raise entries[place].fault("có ngày trùng với một bộ cột đứng trước.")
    return sets


def column_set_on(sets: Iterable[ColumnSet], day: date) -> ColumnSet | None:
    """Return the column set of a day, None if there is none."""
    return next((column_set for column_set in sets if column_set.holds_on(day)), None)


def arranged(document: Document, columns: ColumnSet) -> Document:
    """Return a paper whose lists have the titles and widths of the set, without the hidden columns."""
    annexes = tuple(_section(annex, columns) for annex in document.annexes)
    body = tuple(_table(block, columns) if isinstance(block, Table) else block for block in document.body)
    return replace(document, body=body, annexes=annexes)


def _section(section: Section, columns: ColumnSet) -> Section:
    body = tuple(_table(block, columns) if isinstance(block, Table) else block for block in section.body)
    return replace(section, body=body)


def _table(table: Table, columns: ColumnSet) -> Table:
    rules = {rule.key: rule for rule in columns.columns}
    if table.header or not all(column.title in rules for column in table.columns):
        # Not the list, but a table with other columns or with several header rows.
        return table
    kept_places = [place for place, column in enumerate(table.columns) if rules[column.title].shown]
    renamed = tuple(_column(table.columns[place], rules[table.columns[place].title]) for place in kept_places)
    if len(kept_places) == len(table.columns):
        return replace(table, columns=renamed) if renamed != table.columns else table
    return replace(
        table, columns=renamed, rows=tuple(kept_row(row, kept_places, len(table.columns)) for row in table.rows)
    )


def _column(column: TableColumn, rule: ColumnRule) -> TableColumn:
    return replace(column, title=rule.title, width_mm=rule.width or column.width_mm, width_is_set=bool(rule.width))


def kept_row(row: TableRow, kept_places: Sequence[int], count: int) -> TableRow:
    """Return a row of `count` columns with the values of those at these places only."""
    if isinstance(row, GroupRow):
        return row
    if isinstance(row, BodyRow):
        return replace(row, values=tuple(row.values[place] for place in kept_places))
    first = count - len(row.values)
    return TotalRow(row.label, tuple(row.values[place - first] for place in kept_places if place >= first))


def _overlap(first_set: ColumnSet, second_set: ColumnSet) -> bool:
    begins = max(first_set.first or date.min, second_set.first or date.min)
    return begins <= min(first_set.last or date.max, second_set.last or date.max)


def _set(entry: Entry) -> ColumnSet:
    column_set = ColumnSet(
        tuple(map(_rule, entry.tables("column", "cột"))),
        entry.day("first"),
        entry.day("last"),
    )
    entry.finish()
    keys = [rule.key for rule in column_set.columns]
    if len(set(keys)) < len(keys):
        raise entry.fault("có cột viết hai lần.")
    return column_set


def _rule(entry: Entry) -> ColumnRule:
    key = entry.text("key")
    width = float(entry.decimal("width")) if entry.has("width") else 0.0
    shown, needed = entry.flag("shown", default=True), entry.flag("needed")
    rule = ColumnRule(key, entry.text("title", key), width, shown, needed)
    entry.finish()
    try:
        return rule.checked()
    except InvalidRecord as error:
        raise entry.fault(error.message) from error
