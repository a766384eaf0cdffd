"""The table of a list: keys for rows, sorting by its header, columns as the clerk arranged them."""

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QHelpEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from desktop_app.domain.lists import ColumnKind, ListKind
from desktop_app.ui.base.theme import set_up_table
from desktop_app.ui.widgets.lists.model import ListModel

_NARROWEST = 48
_WIDEST = 520
_AIR = 18

Index = QModelIndex | QPersistentModelIndex


class _CellDelegate(QStyledItemDelegate):
    """Draws cells: numbers aligned to the right, the full text as a tool tip where it is cut off."""

    def __init__(self, kind: ListKind, parent: QTableView) -> None:
        super().__init__(parent)
        self._at_right = [column.kind is ColumnKind.INTEGER for column in kind.columns]

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Set the alignment of a cell."""
        super().initStyleOption(option, index)
        if self._at_right[index.column()]:
            option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show the full text of a cell that is cut off."""
        model = index.model()
        if event.type() != QEvent.Type.ToolTip or not isinstance(model, ListModel):
            return super().helpEvent(event, view, option, index)
        full = model.full_text(index)
        visible_width = option.rect.width() - _AIR
        is_cut = "\n" in full or QFontMetrics(view.font()).horizontalAdvance(full) > visible_width
        QToolTip.showText(event.globalPos(), f"<qt>{_escaped(full)}</qt>" if is_cut else "", view)
        return True


def _escaped(text: str) -> str:
    for plain, safe in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\n", "<br>")):
        text = text.replace(plain, safe)
    return text


class ListTable(QTableView):
    """A table over a `ListModel`.

    Signals: `row_entered(int)` for Enter or a double click on a row; `delete_pressed`, `copy_pressed`; `typed(str)` for
    letters typed on the rows; `sort_asked(int)` with a column; `columns_changed` when the clerk shows, hides, moves or
    widens one.
    """

    row_entered = Signal(int)
    delete_pressed = Signal()
    copy_pressed = Signal()
    typed = Signal(str)
    sort_asked = Signal(int)
    columns_changed = Signal()

    def __init__(self, model: ListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = model.kind
        self._arranging = False
        set_up_table(self)
        self.setModel(model)
        self.setItemDelegate(_CellDelegate(model.kind, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(model.kind.title)
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        self.doubleClicked.connect(lambda index: self.row_entered.emit(index.row()))
        self._set_up_header()

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(_NARROWEST)
        header.setStretchLastSection(True)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_columns_menu)
        letter = QFontMetrics(self.font()).horizontalAdvance("0")
        for place, column in enumerate(self._kind.columns):
            title = QFontMetrics(header.font()).horizontalAdvance(column.title) + 3 * _AIR
            self.setColumnWidth(place, min(max(column.width * letter + _AIR, title), _WIDEST))
        header.sectionClicked.connect(self.sort_asked)
        header.sectionMoved.connect(self._emit_columns_changed)
        header.sectionResized.connect(self._emit_columns_changed)

    def show_sort(self, key: str, descending: bool) -> None:
        """Show in the header which column the rows are sorted by, "" for none."""
        keys = [column.key for column in self._kind.columns]
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(keys.index(key) if key in keys else -1, order)

    def shown_columns(self) -> list[str]:
        """Return the keys of the visible columns, from left to right."""
        header = self.horizontalHeader()
        places = [header.logicalIndex(at) for at in range(header.count())]
        return [self._kind.columns[place].key for place in places if not header.isSectionHidden(place)]

    def arrangement(self) -> dict[str, Any]:
        """Return how the columns are arranged, for `arrange`."""
        header = self.horizontalHeader()
        columns = self._kind.columns
        return {
            "order": [columns[header.logicalIndex(at)].key for at in range(header.count())],
            "hidden": [column.key for place, column in enumerate(columns) if header.isSectionHidden(place)],
            "widths": {
                column.key: header.sectionSize(place)
                for place, column in enumerate(columns)
                if not header.isSectionHidden(place) and header.visualIndex(place) != header.count() - 1
            },
        }

    def arrange(self, arrangement: dict[str, Any]) -> None:
        """Arrange the columns as saved; columns that no longer exist are ignored."""
        header = self.horizontalHeader()
        places = {column.key: place for place, column in enumerate(self._kind.columns)}
        self._arranging = True
        order = [key for key in _texts_in(arrangement.get("order")) if key in places]
        for at, key in enumerate(order):
            if (current_at := header.visualIndex(places[key])) != at:
                header.moveSection(current_at, at)
        hidden = {key for key in _texts_in(arrangement.get("hidden")) if key in places}
        for key, place in places.items():
            header.setSectionHidden(place, key in hidden and len(hidden) < len(places))
        widths = arrangement.get("widths")
        for key, width in widths.items() if isinstance(widths, dict) else ():
            if key in places and isinstance(width, int):
                header.resizeSection(places[key], max(_NARROWEST, width))
        self._arranging = False

    def columns_menu(self, parent: QWidget) -> QMenu:
        """Return a menu to show and hide columns and to sort by one."""
        menu = QMenu("Cột và thứ tự", parent)
        menu.addSection("Hiện cột")
        header = self.horizontalHeader()
        shown_places = [place for place in range(header.count()) if not header.isSectionHidden(place)]
        for at in range(header.count()):
            place = header.logicalIndex(at)
            show_action = QAction(self._kind.columns[place].title, menu, checkable=True)
            show_action.setChecked(place in shown_places)
            show_action.setEnabled(shown_places != [place])
            show_action.toggled.connect(lambda on, place=place: self._show_column(place, on))
            menu.addAction(show_action)
        menu.addSection("Sắp xếp theo")
        for place, column in enumerate(self._kind.columns):
            if column.sortable:
                menu.addAction(column.title).triggered.connect(partial(self.sort_asked.emit, place))
        return menu

    def _show_column(self, place: int, on: bool) -> None:
        self.horizontalHeader().setSectionHidden(place, not on)
        self._emit_columns_changed()

    def _open_columns_menu(self, at: QPoint) -> None:
        menu = self.columns_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def _emit_columns_changed(self) -> None:
        if not self._arranging:
            self.columns_changed.emit()

    def keyboardSearch(self, search: str) -> None:
        """Emit `typed`; Qt's own search would go through every row and so load the whole list."""
        if search.strip():
            self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the rows by Enter, Delete, Ctrl+C and F8 (sort by the current column)."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid() and not event.modifiers():
            self.row_entered.emit(index.row())
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.delete_pressed.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_pressed.emit()
        elif event.key() == Qt.Key.Key_F8 and index.isValid():
            self.sort_asked.emit(index.column())
        else:
            super().keyPressEvent(event)


def _texts_in(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
