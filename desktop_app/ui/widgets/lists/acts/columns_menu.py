"""The menu of a list's columns: which are shown, how wide they are, by which the rows are sorted."""

from functools import partial
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.ui.widgets.lists.table import ListTable

_NO_ROOM: Final = "{} (chưa đủ chỗ)"


def columns_menu(table: ListTable, parent: QWidget) -> QMenu:
    """Return a menu to show and hide columns and to sort by one."""
    menu = QMenu("Cột và thứ tự", parent)
    in_sight = [place for place in table.places() if not table.isColumnHidden(place)]
    for place in table.places():
        title = table.kind.columns[place].title
        words = _NO_ROOM.format(title) if place in table.without_room else title
        show_action = QAction(words, menu, checkable=True)
        show_action.setChecked(place in in_sight)
        show_action.setEnabled(in_sight != [place])
        show_action.toggled.connect(partial(table.show_column, place))
        menu.addAction(show_action)
    menu.addSeparator()
    menu.addAction("Bề rộng vừa nội dung", table.fit_all_again).setEnabled(table.is_dragged)
    # In a menu of its own: the same names twice, one below the other, would say nothing of which do what.
    order = menu.addMenu("Sắp xếp theo")
    for place, column in enumerate(table.kind.columns):
        if column.sortable:
            order.addAction(column.title).triggered.connect(partial(table.sort_asked.emit, place))
    return menu
