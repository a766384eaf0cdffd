"""Export of a table or list to a workbook as it is seen: the file dialog, the writing, the message at the end."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import Column, ListQuery
from desktop_app.services import lists
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.grey_acts import NO_ROWS
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.file_dialogs import choose_to_write, show_in_folder
from desktop_app.ui.widgets.notice import Notice, refuse_in, say_in
from desktop_app.ui.widgets.questions import ask, ask_ticked

WORKBOOK: Final = "Bảng tính Excel (*.xlsx)"
SHEETS: Final = f"{WORKBOOK};;Tệp CSV (*.csv)"
_TITLE: Final = "Xuất danh sách ra Excel"
EXPORT_TIP: Final = "Xuất bảng đang xem ra Excel, CSV (Ctrl+E)"

Write = Callable[[Path, lists.Progress], int]
"""Writes a file and reports its progress; returns how many rows it wrote."""


@dataclass(frozen=True, slots=True)
class SeenTable:
    """A table as it is seen: the cells of its rows in the order of its columns (str, int, float, date or None)."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]
    personal: Collection[int] = ()
    """The places of rows that tell of holds: they leave only when asked for."""


def export_table(context: Context, page: QWidget, notice: Notice, table: SeenTable) -> None:
    """Ask for a file and write a table to it; `notice` shows the result."""
    if not table.rows:
        context.message.emit(NO_ROWS)
        return

    def begin(with_personal: bool) -> None:
        rows = [row for place, row in enumerate(table.rows) if with_personal or place not in table.personal]
        personal = with_personal and bool(table.personal)

        def write(path: Path, progress: lists.Progress) -> int:
            return lists.export_rows(context.book, path, table.title, table.columns, rows, progress, personal=personal)

        export_to_sheet(context, page, notice, table.title, write)

    if table.personal:
        text = "Bảng có dòng về tạm dừng xét khen thưởng. Không đánh dấu thì tệp xuất ra không có các dòng này."
        ask_ticked(page, _TITLE, text, "&Kèm các dòng này", "Chọn tệp…", begin)
    else:
        begin(False)


def export_list(
    context: Context, page: QWidget, notice: Notice, query: ListQuery, columns: Sequence[str], total: int
) -> None:
    """Ask for a file and write a list to it as it is seen: these columns, this filter, this sort.

    Personal columns among them are left out; before that it is asked whether they go along. Of no rows nothing is.
    """
    if not total:
        context.message.emit(NO_ROWS)
        return
    kind = LIST_KINDS[query.kind]

    def begin(with_personal: bool) -> None:
        book = context.book

        def write(path: Path, progress: lists.Progress) -> int:
            return lists.export_list(book, query, columns, path, progress, with_personal=with_personal)

        export_to_sheet(context, page, notice, kind.title, write)

    ask_for_personal(page, _TITLE, kind.personal_titles(columns), kind.withheld, begin)


def ask_for_personal(
    page: QWidget, title: str, titles: Sequence[str], withheld: bool, then: Callable[[bool], None]
) -> None:
    """Ask whether columns with these titles go along; `withheld`: whether a table leaves that is nothing else.

    `then` is called with the answer, at once where there are no such columns.
    """
    if withheld:
        text = "Bảng này là thông tin cá nhân. Vẫn xuất ra tệp? Lần xuất được ghi lại."
        ask(page, title, text, "Xuất…", lambda: then(True))
    elif titles:
        text = f"Bảng có thông tin cá nhân: {', '.join(titles)}. Không đánh dấu thì tệp xuất ra không có các cột này."
        ask_ticked(page, title, text, "&Kèm các cột này", "Chọn tệp…", then)
    else:
        then(False)


def export_to_sheet(context: Context, page: QWidget, notice: Notice, title: str, write: Write) -> QFileDialog:
    """Ask over `page` for a file named `title` and today's date, and write it; `notice` shows the result."""

    def begin(path: Path) -> None:
        def on_written(rows: int) -> None:
            sentence = f"Đã xuất {format_number(rows)} dòng ra “{path.name}”."
            say_in(notice, context, sentence, "done", "Mở thư mục", lambda: show_in_folder(path))

        context.tasks.long(
            f"Đang xuất “{title}”",
            lambda progress: write(path, progress),
            on_written,
            lambda problem: refuse_in(notice, context, problem),
        )

    settings = SettingsFile.of(context, context.book.folder.settings)
    name = f"{title} {date.today():%Y-%m-%d}.xlsx"
    return choose_to_write(page, settings, _TITLE, name, SHEETS, begin)


def asks_export(event: QKeyEvent) -> bool:
    """Return whether a key event is Ctrl+E, the shortcut of the export."""
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_E
