"""Columns of which no row of a table has anything: left out, where the column says that it may be.

Where some rows have something, the others have the sign for nothing recorded. Those of a form that a law or a custom
prescribes stay, as do those that are filled in by hand: they do not say so.
"""

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Final

from desktop_app.papers.document.column_sets import kept_row
from desktop_app.papers.document.model import (
    Block,
    BodyRow,
    Document,
    GroupRow,
    HeaderCell,
    Section,
    Table,
    TableRow,
    placed_header,
)
from desktop_app.papers.document.text import NOTHING_RECORDED

_PEOPLE: Final = "cá nhân"
"""What a group row counts below which every row is a person."""
_BLANK: Final = frozenset({None, ""})
_NOTHING: Final = frozenset({*_BLANK, NOTHING_RECORDED})
"""What a cell has of which there is nothing to say."""


def without_empty_columns(document: Document) -> Document:
    """Return a paper whose tables are without the columns that are for something that no row has."""
    return replace(
        document,
        body=_body(document),
        annexes=tuple(replace(annex, body=_body(annex)) for annex in document.annexes),
    )


def _body(part: Document | Section) -> tuple[Block, ...]:
    return tuple(without_empty(block) if isinstance(block, Table) else block for block in part.body)


def without_empty(table: Table) -> Table:
    """Return a table without the columns that are for something that no row has, and without gaps in such as stay."""
    rows = [row for row in table.rows if isinstance(row, BodyRow)]
    if not rows:
        # A list of nobody keeps the columns of its kind.
        return table
    places = [
        place
        for place, column in enumerate(table.columns)
        if not (column.if_any and all(row.values[place] in _NOTHING for row in rows))
    ]
    if len(places) < len(table.columns):
        table = replace(
            table,
            columns=tuple(table.columns[place] for place in places),
            rows=tuple(kept_row(row, places, len(table.columns)) for row in table.rows),
            header=_header(table, places) if table.header else (),
        )
    return _without_gaps(table)


def _without_gaps(table: Table) -> Table:
    places = [place for place, column in enumerate(table.columns) if column.if_any and not column.may_be_blank]
    if not any(row.values[place] in _BLANK for row in table.rows if isinstance(row, BodyRow) for place in places):
        return table
    always = frozenset(place for place in places if not table.columns[place].of_people)
    rows: list[TableRow] = []
    counted = ""
    for row in table.rows:
        if isinstance(row, GroupRow):
            counted = row.counted
        of_row = places if counted == _PEOPLE else always
        rows.append(_marked(row, frozenset(of_row)) if isinstance(row, BodyRow) else row)
    return replace(table, rows=tuple(rows))


def _marked(row: BodyRow, places: Set[int]) -> BodyRow:
    values = (
        NOTHING_RECORDED if place in places and value in _BLANK else value for place, value in enumerate(row.values)
    )
    return replace(row, values=tuple(values))


def _header(table: Table, places: Sequence[int]) -> tuple[tuple[HeaderCell, ...], ...]:
    """Return the cells over the columns that stay; a row that none of them begins in is gone."""
    shrunk = [
        (placed.row, replace(placed.cell, columns=columns), placed.row + placed.cell.rows)
        for placed in placed_header(table)
        if (columns := sum(placed.column <= place < placed.column + placed.cell.columns for place in places))
    ]
    begun = sorted({first for first, _, _ in shrunk})
    return tuple(
        tuple(
            replace(cell, rows=sum(first <= row < end for row in begun)) for first, cell, end in shrunk if first == row
        )
        for row in begun
    )
