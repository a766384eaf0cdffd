"""Progress of writing a long paper: every writer reads the rows of its tables one by one."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from desktop_app.papers.document.model import Block, Document, Table, TableRow

_EVERY: Final = 100


def with_progress(document: Document, report: Callable[[int], None]) -> Document:
    """Return the same document; `report` is called with the number of table rows read so far.

    An exception raised by it ends the writing. A writer may read the rows more than once, to measure them first.
    """
    annexes = tuple(replace(annex, body=_body(annex.body, report)) for annex in document.annexes)
    return replace(document, body=_body(document.body, report), annexes=annexes)


class _CountedRows(tuple[TableRow, ...]):
    """Rows that report their number while they are read."""

    report: Callable[[int], None] = staticmethod(lambda _number: None)

    def __iter__(self) -> Iterator[TableRow]:
        for number, row in enumerate(super().__iter__(), start=1):
            if number % _EVERY == 0:
                self.report(number)
            yield row


def _body(body: tuple[Block, ...], report: Callable[[int], None]) -> tuple[Block, ...]:
    return tuple(_table_with_progress(block, report) if isinstance(block, Table) else block for block in body)


def _table_with_progress(table: Table, report: Callable[[int], None]) -> Table:
    if len(table.rows) <= _EVERY:
        return table
    rows = _CountedRows(table.rows)
    # Set only now: creating the table reads its rows, too.
    reporting_table = replace(table, rows=rows)
    rows.report = report
    return reporting_table
