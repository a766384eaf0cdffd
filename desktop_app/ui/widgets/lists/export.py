"""A list written to a sheet as it is seen: its columns in their order, its filter, its sort."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.services import lists
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.lists.table_export import export_to_sheet

if TYPE_CHECKING:
    from desktop_app.ui.widgets.lists.view import ListView


def export_as_seen(context: Context, view: "ListView", columns: Sequence[str]) -> QFileDialog:
    """Ask for a file and write `view`'s list to it; the view's notice says what came of it."""
    query, book = view.query, context.book

    def write(path: Path, progress: lists.Progress) -> int:
        return lists.export_list(book, query, columns, path, progress)

    return export_to_sheet(context, view, view.notice, LIST_KINDS[query.kind].title, write)
