"""Rows written by the act of a form: tried before they are offered, and written in the file's order as one step."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import NoReturn

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError, InvalidRecord, StoreProblem
from desktop_app.domain.keeping.backups import Occasion
from desktop_app.services.book import Book
from desktop_app.services.import_rows import Report, report_to, settled
from desktop_app.services.office.names_in_files import Names, new_ids
from desktop_app.store.work import UnitOfWork

type Written[T] = Iterable[tuple[int, int | None, T]]
"""The place of each row to write, the id of the record that it changes, None for a new one, and the record."""

type AfterAct = Callable[[UnitOfWork, Mapping[str, frozenset[int]]], None]
"""What is done once after the rows, with the ids of what the acts of new ones touched, by kind of record."""


class _TakenBack(Exception):
    """All rows were tried."""


def refusals[T](
    book: Book,
    act: Callable[[Book, int | None, T], Changes],
    names: Names,
    written: Sequence[tuple[int, int | None, T]],
    add: Callable[[UnitOfWork, Sequence[T]], None] | None = None,
) -> dict[int, str]:
    """Return, by place, why the act refuses rows when they are written in their order. Nothing stays written.

    New records that lead to no other are added together, if there is a function that does it.
    """
    refused: dict[int, str] = {}

    def try_all(step: UnitOfWork) -> NoReturn:
        ids = names.add_newcomers(step, _new_ids(written))
        for place, row_id, record in _added(step, written, add, ids):
            try:
                act(book, row_id, settled(record, ids))
            except StoreProblem:
                raise
            except ClerkError as problem:
                refused[place] = f"{problem.message} {problem.hint}".strip()
        raise _TakenBack

    # A book that can only be read is told of when it is written to.
    with suppress(_TakenBack, StoreProblem):
        if written:
            with book.store.one_step("Thử nhập") as step:
                try_all(step)
    return refused


def write_by_act[T](
    book: Book,
    label: str,
    act: Callable[[Book, int | None, T], Changes],
    names: Names,
    written: Sequence[tuple[int, int | None, T]],
    report: Report | None,
    add: Callable[[UnitOfWork, Sequence[T]], None] | None = None,
    after_act: AfterAct | None = None,
) -> Changes:
    """Write rows as one step. Raises InvalidRecord for one that the act refuses, Cancelled; then nothing is written."""
    with book.store.one_step(label, before=Occasion.IMPORT) as step:
        ids = names.add_newcomers(step, _new_ids(written))
        by_act = _added(step, written, add, ids)
        added: list[Changes] = []
        changed: list[Changes] = []
        for done, (_, row_id, record) in enumerate(by_act, len(written) - len(by_act) + 1):
            try:
                (added if row_id is None else changed).append(act(book, row_id, settled(record, ids)))
            except InvalidRecord as problem:
                raise InvalidRecord(f"Dòng thứ {done} được chọn: {problem.message}", "", problem.hint) from problem
            report_to(report, done)
        if after_act is not None:
            after_act(step, ids_of_all(added))
        report_to(report, len(written))
        return Changes(step.label, ids_of_all([step.changes(), *added, *changed]), step.change_id())


def ids_of_all(parts: Iterable[Changes]) -> dict[str, frozenset[int]]:
    """Return the ids of the records that several changes touched, by kind of record."""
    touched: dict[str, frozenset[int]] = {}
    for part in parts:
        for kind, row_ids in part.ids.items():
            touched[kind] = touched.get(kind, frozenset()) | row_ids
    return touched


def _added[T](
    step: UnitOfWork,
    written: Sequence[tuple[int, int | None, T]],
    add: Callable[[UnitOfWork, Sequence[T]], None] | None,
    ids: Mapping[int, int],
) -> Sequence[tuple[int, int | None, T]]:
    """Add together what can be; return the rows that are left to the act."""
    if add is None:
        return written
    together = [row for row in written if row[1] is None and not getattr(row[2], "waits", False)]
    add(step, [settled(record, ids) for _, _, record in together])
    places = {place for place, _, _ in together}
    return [row for row in written if row[0] not in places]


def _new_ids[T](written: Written[T]) -> set[int]:
    return set().union(*(new_ids(record) for _, _, record in written))
