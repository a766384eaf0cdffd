"""The entries that the menu of every list has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from desktop_app.domain.lists import ListKind
from desktop_app.services.imports.kinds import import_shown_in
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.icons import icon
from desktop_app.ui.widgets.lists.acts.density import is_dense, set_dense
from desktop_app.ui.widgets.records.of_lists import kind_of_rows, show_history

if TYPE_CHECKING:
    from desktop_app.ui.widgets.lists.view import ListView


def _add_acts(menu: QMenu, view: ListView, context: Context, kind: ListKind) -> None:
    """Add what can be done with a list: copied, pasted into, written out, the history of its row."""
    for words, keys, with_heads in (
        ("Chép các dòng đã chọn", "Ctrl+C", False),
        ("Chép cùng tiêu đề cột", "Ctrl+Shift+C", True),
    ):
        copy = menu.addAction(icon("copy"), words, partial(view.copy, with_heads=with_heads))
        copy.setShortcut(keys)
        copy.setEnabled(bool(view.selected_ids()))
    if import_shown_in(kind.key) is not None:
        menu.addAction(icon("import"), "Dán bảng từ Excel…", view.paste).setShortcut("Ctrl+V")
    menu.addAction(icon("filter"), "Lọc theo cột…", view.filters.open_window).setShortcut("Ctrl+Shift+F")
    menu.addAction(icon("export-sheet"), "Xuất danh sách này ra Excel, CSV…", view.export).setShortcut("Ctrl+E")
    menu.addAction(icon("export-sheet"), "Xuất theo mẫu…", lambda: _export_in_form(view, context, kind))
    details = menu.addAction("Xem cả bản ghi ở bên cạnh", view.details.toggle)
    details.setShortcut("F4")
    details.setCheckable(True)
    details.setChecked(view.details.shown)
    close = menu.addAction("Dòng sát nhau")
    close.setCheckable(True)
    close.setChecked(is_dense(context))
    close.toggled.connect(lambda on: set_dense(context, view.window(), on))
    row_id = view.current_id()
    of_rows = kind_of_rows(kind)
    if row_id is not None and of_rows is not None and of_rows.noun:
        show = partial(show_history, context, kind, row_id, view.window())
        menu.addAction(icon("history"), "Nhật ký của dòng này…", show)


def open_menu(view: ListView, context: Context, kind: ListKind, at: QPoint, actions: Sequence[QAction]) -> None:
    """Show the menu of a list at a place of the screen: the page's own `actions`, then those of every list."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addActions(actions)
    menu.addSeparator()
    _add_acts(menu, view, context, kind)
    menu.addMenu(view.table.columns_menu(menu))
    if QApplication.activePopupWidget() is None:
        menu.popup(at)


def _export_in_form(view: ListView, context: Context, kind: ListKind) -> None:
    from desktop_app.ui.widgets.lists.acts.layouts_window import LayoutsWindow

    LayoutsWindow(context, view.notice, kind, view.query, view.table.shown_columns(), view.window()).open()
