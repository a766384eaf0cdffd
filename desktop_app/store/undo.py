"""Undo and redo: apply the inverse of a labelled change, or the change again, as a new change.

A step is undone only while its rows are still as it left them; otherwise UndoRefused is raised and nothing is changed.
`steps` determines which step comes next.
"""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from desktop_app.domain.changes import Step
from desktop_app.domain.errors import UndoRefused
from desktop_app.store.schema import change, change_item
from desktop_app.store.work import UnitOfWork


def undo(work: UnitOfWork, step: Step) -> None:
    """Undo `step` within `work`. Raises UndoRefused if a row is no longer as the step left it."""
    work.kind, work.target_id = "undo", step.change_id
    for item in reversed(_items(work.connection, step.change_id)):
        _apply(work, item, step.label, old=item.after, new=item.before)
    entry = work.changes().change_id
    work.connection.execute(update(change).where(change.c.id == step.change_id).values(undone_by=entry))


def redo(work: UnitOfWork, step: Step) -> None:
    """Redo `step` within `work`. Raises UndoRefused if a row is no longer as undo left it."""
    work.kind, work.target_id = "redo", step.change_id
    for item in _items(work.connection, step.change_id):
        _apply(work, item, step.label, old=item.before, new=item.after)
    work.connection.execute(update(change).where(change.c.id == step.change_id).values(undone_by=None))


@dataclass(frozen=True, slots=True)
class _Item:
    table_name: str
    row_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def _items(connection: Connection, change_id: int) -> list[_Item]:
    rows = connection.execute(
        select(change_item.c.table_name, change_item.c.row_id, change_item.c.before, change_item.c.after)
        .where(change_item.c.change_id == change_id)
        .order_by(change_item.c.id)
    )
    return [
        _Item(row.table_name, row.row_id, row.before and json.loads(row.before), row.after and json.loads(row.after))
        for row in rows
    ]


def _apply(
    work: UnitOfWork, item: _Item, label: str, *, old: dict[str, Any] | None, new: dict[str, Any] | None
) -> None:
    row = work.get(item.table_name, item.row_id)
    if not _still(row, old):
        raise UndoRefused(
            f"Không hoàn tác hay làm lại được bước “{label}”: dữ liệu liên quan đã thay đổi sau đó.",
            "Hãy sửa trực tiếp trên bản ghi.",
        )
    if old is None and new is not None:
        work.put_back(item.table_name, item.row_id, new)
    elif new is None:
        work.delete(item.table_name, item.row_id)
    else:
        work.update(item.table_name, item.row_id, new)


def _still(row: dict[str, Any] | None, expected: dict[str, Any] | None) -> bool:
    if row is None or expected is None:
        return row is None and expected is None
    return all(row.get(name) == value for name, value in expected.items())
