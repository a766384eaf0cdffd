"""A long paper, watched while it is written: every writer reads the rows of its tables one by one."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from desktop_app.papers.document.model import Block, Document, Table, TableRow

_EVERY: Final = 100


def watched(document: Document, told: Callable[[int], None]) -> Document:
    """Return the same document; `told` is called with how many rows of a table have been read so far.

    What it raises ends the writing. A writer may go through the rows more than once, to measure them first.
    """
    annexes = tuple(replace(annex, body=_body(annex.body, told)) for annex in document.annexes)
    return replace(document, body=_body(document.body, told), annexes=annexes)


class _CountedRows(tuple[TableRow, ...]):
    """Rows that tell how far they have been read."""

    told: Callable[[int], None] = staticmethod(lambda _number: None)

    def __iter__(self) -> Iterator[TableRow]:
        for number, row in enumerate(super().__iter__(), start=1):
            if number % _EVERY == 0:
                self.told(number)
            yield row


def _body(body: tuple[Block, ...], told: Callable[[int], None]) -> tuple[Block, ...]:
    return tuple(_watched(block, told) if isinstance(block, Table) else block for block in body)


def _watched(table: Table, told: Callable[[int], None]) -> Table:
    if len(table.rows) <= _EVERY:
        return table
    rows = _CountedRows(table.rows)
    # Only afterwards: making the table reads its rows, too.
    made = replace(table, rows=rows)
    rows.told = told
    return made
