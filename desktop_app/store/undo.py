"""Undo and redo: apply the inverse of a labelled change, or the change again, as a new change.

A step is undone only while its rows are still as it left them; otherwise UndoRefused is raised and nothing is changed.
`steps` determines which step comes next.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import batched, groupby
from typing import Any, Final

from sqlalchemy import Connection, select, update
from sqlalchemy.exc import IntegrityError

from desktop_app.domain.changes import Step
from desktop_app.domain.errors import UndoRefused
from desktop_app.domain.vietnamese import quoted
from desktop_app.store.logged import logged_row
from desktop_app.store.schema import change, change_item
from desktop_app.store.work import UnitOfWork

_BATCH: Final = 1_000


def undo(work: UnitOfWork, step: Step) -> None:
    """Undo `step` within `work`. Raises UndoRefused if a row is no longer as the step left it."""
    work.kind, work.target_id = "undo", step.change_id
    items = [replace(item, old=item.new, new=item.old) for item in reversed(_items(work.connection, step.change_id))]
    _apply(work, items, step.label)
    entry = work.changes().change_id
    work.connection.execute(update(change).where(change.c.id == step.change_id).values(undone_by=entry))


def redo(work: UnitOfWork, step: Step) -> None:
    """Redo `step` within `work`. Raises UndoRefused if a row is no longer as undo left it."""
    work.kind, work.target_id = "redo", step.change_id
    _apply(work, _items(work.connection, step.change_id), step.label)
    work.connection.execute(update(change).where(change.c.id == step.change_id).values(undone_by=None))


@dataclass(frozen=True, slots=True)
class _Item:
    """A row as it has to be (`old`; None: not there) and as it becomes (`new`; None: it goes)."""

    table_name: str
    row_id: int
    old: dict[str, Any] | None
    new: dict[str, Any] | None


def _items(connection: Connection, change_id: int) -> list[_Item]:
    rows = connection.execute(
        select(change_item.c.table_name, change_item.c.row_id, change_item.c.before, change_item.c.after)
        .where(change_item.c.change_id == change_id)
        .order_by(change_item.c.id)
    )
    return [
        _Item(row.table_name, row.row_id, row.before and logged_row(row.before), row.after and logged_row(row.after))
        for row in rows
    ]


def _apply(work: UnitOfWork, items: Iterable[_Item], label: str) -> None:
    """Apply items in order. Rows of a table that go one after the other go together: an import may have 100,000."""
    try:
        _apply_in_runs(work, items, label)
    except IntegrityError as error:
        # What links to these rows is not in the log: the file was repaired after damage, or written by another program.
        raise UndoRefused(
            f"Không hoàn tác hay làm lại được bước {quoted(label)}: "
            "còn bản ghi khác liên kết tới bản ghi của bước này.",
            "Kiểm tra dữ liệu ở trang An toàn dữ liệu.",
        ) from error


def _apply_in_runs(work: UnitOfWork, items: Iterable[_Item], label: str) -> None:
    for (table_name, goes), run in groupby(items, lambda item: (item.table_name, item.new is None)):
        if goes:
            for batch in batched(run, _BATCH):
                rows = work.get_many(table_name, [item.row_id for item in batch])
                for item in batch:
                    _check(rows.get(item.row_id), item.old, label)
                work.delete_many(table_name, [rows[item.row_id] for item in batch])
            continue
        for item in run:
            _check(work.get(table_name, item.row_id), item.old, label)
            if item.old is None:
                work.put_back(table_name, item.row_id, item.new or {})
            else:
                work.update(table_name, item.row_id, item.new or {})


def _check(row: dict[str, Any] | None, old: dict[str, Any] | None, label: str) -> None:
    if not _still(row, old):
        raise UndoRefused(
            f"Không hoàn tác hay làm lại được bước {quoted(label)}: dữ liệu liên quan đã thay đổi sau đó.",
            "Hãy sửa trực tiếp trên bản ghi.",
        )


def _still(row: dict[str, Any] | None, expected: dict[str, Any] | None) -> bool:
    if row is None or expected is None:
        return row is None and expected is None
    return all(row.get(name) == value for name, value in expected.items())
