"""The entries that the menu of every list has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from desktop_app.domain.lists import ListKind
from desktop_app.services.imports.kinds import import_shown_in
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.keyboard.grey_acts import NO_ROWS, allow
from desktop_app.ui.widgets.lists.acts.columns_menu import columns_menu
from desktop_app.ui.widgets.lists.acts.density import is_dense, set_dense
from desktop_app.ui.widgets.records.of_lists import kind_of_rows, show_history

if TYPE_CHECKING:
    from desktop_app.ui.widgets.lists.view import ListView

_REST: Final = "Việc khác của danh sách"


def _add_acts(menu: QMenu, rest: QMenu, view: ListView, context: Context, kind: ListKind) -> None:
    """Add what can be done with a list: copied, pasted into, written out, the history of its row; `rest` has the rest.

    Both are one menu where the page adds no acts of its own.
    """
    for into, words, keys, with_heads in (
        (menu, "Chép các dòng đã chọn", "Ctrl+C", False),
        (rest, "Chép cùng tiêu đề cột", "Ctrl+Shift+C", True),
    ):
        copy = into.addAction(icon("copy"), words, partial(view.copy, with_heads=with_heads))
        copy.setShortcut(keys)
        copy.setEnabled(bool(view.selected_ids()))
    if import_shown_in(kind.key) is not None:
        menu.addAction(icon("import"), "Dán bảng từ Excel…", view.paste).setShortcut("Ctrl+V")
    view.filters.add_acts(rest)
    export = menu.addAction(icon("export-sheet"), "Xuất danh sách này ra Excel, CSV…", view.export)
    export.setShortcut("Ctrl+E")
    in_form = rest.addAction(icon("export-sheet"), "Xuất theo mẫu…", lambda: _export_in_form(view, context, kind))
    for act in (export, in_form):
        allow(act, view.total, NO_ROWS)
    details = rest.addAction("Xem cả bản ghi ở bên cạnh", view.details.toggle)
    details.setShortcut("F4")
    details.setCheckable(True)
    details.setChecked(view.details.shown)
    close = rest.addAction("Dòng sát nhau")
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
    _add_own(menu, actions)
    menu.addSeparator()
    # Below the acts of the page there is room for what is done with the row; the rest is in a menu of its own.
    rest = QMenu(_REST, menu) if actions else menu
    _add_acts(menu, rest, view, context, kind)
    rest.addMenu(columns_menu(view.table, rest))
    if rest is not menu:
        menu.addMenu(rest)
    if QApplication.activePopupWidget() is None:
        menu.popup(at)


def _add_own(menu: QMenu, actions: Sequence[QAction]) -> None:
    """Add the acts of the page, those after a line with a title in a submenu of that title."""
    into = menu
    for action in actions:
        if action.isSeparator():
            into = menu.addMenu(action.data()) if action.data() else menu
        if into is menu or not action.isSeparator():
            into.addAction(action)


def _export_in_form(view: ListView, context: Context, kind: ListKind) -> None:
    from desktop_app.ui.widgets.lists.acts.layouts_window import LayoutsWindow

    LayoutsWindow(context, view.notice, kind, view.query, view.table.shown_columns(), view.window()).open()
