"""A list written to a sheet as it is seen: its columns in their order, its filter, its sort."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.services import lists
from desktop_app.ui.context import Context
from desktop_app.ui.settings_file import SettingsFile
from desktop_app.ui.translation import format_number
from desktop_app.ui.widgets.file_dialogs import choose_to_write, show_in_folder

if TYPE_CHECKING:
    from desktop_app.ui.widgets.list_view import ListView

SHEETS = "Bảng tính Excel (*.xlsx)"


def export_as_seen(context: Context, settings: SettingsFile, view: "ListView", columns: Sequence[str]) -> QFileDialog:
    """Ask for a file and write `view`'s list to it; the view's notice says what came of it."""
    title = LIST_KINDS[view.query.kind].title
    query, book = view.query, context.book

    def write(path: Path) -> None:
        def written(rows: int) -> None:
            view.notice.say(
                f"Đã xuất {format_number(rows)} dòng ra “{path.name}”.",
                "done",
                "Mở thư mục",
                lambda: show_in_folder(path),
            )

        context.tasks.long(
            f"Đang xuất “{title}”",
            lambda progress: lists.export_list(book, query, columns, path, progress),
            written,
            lambda problem: view.notice.say(f"{problem.message} {problem.hint}".strip(), "problem"),
        )

    name = f"{title} {date.today():%Y-%m-%d}.xlsx"
    return choose_to_write(view, settings, "Xuất danh sách ra Excel", name, SHEETS, write)
