"""Several records chosen one after another, in an order."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Property, QLocale, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.choices import Choice
from desktop_app.ui.base.dress.tables import CellDelegate
from desktop_app.ui.base.dress.whole_words import lines_of
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.tokens import TIGHT
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit

_ROWS_IN_VIEW = 4
_MOST_LINES = 2
_BESIDE, _ABOVE_AND_BELOW = 16, 6
"""Pixels of a row that its text does not get."""
_ROUNDED = 2
"""Pixels by which two lines are higher than their letters say: Qt rounds each up."""
_ID = Qt.ItemDataRole.UserRole


class ChoiceList(QWidget):
    """A line to choose records by typing, and under it the list of those chosen.

    In the list, Delete removes a record, Alt+↑ and Alt+↓ move it. Signal: `altered()` whenever the records or their
    order change.
    """

    altered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = ChoiceEdit(self)
        self.list = _ChosenList(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(TIGHT)
        self._column.addWidget(self.line)
        self.remove = QToolButton()
        self.remove.setIcon(icon("close"))
        self.remove.setAutoRaise(True)
        self.remove.setToolTip("Bỏ ra mục đang chọn trong danh sách (Delete)")
        self.remove.setAccessibleName("Bỏ ra")
        # Keys have Delete: with Tab one goes on to the next input.
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.remove.clicked.connect(self._take_out)
        beside = QHBoxLayout()
        beside.setSpacing(TIGHT)
        beside.addWidget(self.list, 1)
        beside.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(beside)
        # A label's mnemonic works only for a buddy that accepts the focus itself, even if it has a focus proxy.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.line)
        self.line.chosen.connect(self._add)
        self.line.altered.connect(self.altered)
        self.list.altered.connect(self.altered)
        self._fit()
        self.altered.connect(self._fit)
        self.list.widened.connect(self._fit)

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Set the records to choose from."""
        self.line.set_choices(choices)
        self.set_ids(self.ids())

    def ids(self) -> tuple[int, ...]:
        """Return the ids of the records chosen, in their order."""
        return self.list.ids()

    def set_ids(self, ids: Iterable[int]) -> None:
        """Show records as chosen. One that is not among the choices (it is in the trash) is shown by its number."""
        ids = tuple(ids)
        self.list.clear()
        for record_id in ids:
            self._append(record_id)
        self.altered.emit()

    def current_id(self) -> int | None:
        """Return the id of the record that the list is on, None while it is on none."""
        row = self.list.currentRow()
        return self.ids()[row] if row >= 0 else None

    def put_below(self, widget: QWidget) -> None:
        """Put another widget under the list."""
        self._column.addWidget(widget)

    def text_of(self, record_id: int) -> str:
        """Return how the list shows a record."""
        names = (choice.name for choice in self.line.choices if choice.id == record_id)
        return next(names, f"Số {record_id} (đã xóa)")

    def problem(self) -> str:
        """Return what is wrong with what is typed in the line, as a sentence; "" if nothing is."""
        return self.line.problem()

    def setAccessibleName(self, name: str) -> None:
        """Set the accessible names of the line and the list."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(f"{name}: thêm")
        self.list.setAccessibleName(f"{name}: đã chọn")

    def chosen_content(self) -> object:
        """Return what is chosen, for comparison."""
        return self.ids()

    def _content(self) -> object:
        return self.chosen_content(), self.line.text()

    content = Property(object, _content, notify=altered, user=True)

    def _add(self, record_id: int) -> None:
        self.line.set_chosen_id(None)
        if record_id in self.ids():
            self.list.setCurrentRow(self.ids().index(record_id))
            return
        self._append(record_id)
        self.list.setCurrentRow(self.list.count() - 1)
        self.altered.emit()

    def _take_out(self) -> None:
        """Take out the current record, the last one where none is: it is the one added last."""
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(self.list.count() - 1)
        self.list.take_out()

    def _append(self, record_id: int) -> None:
        item = QListWidgetItem(self.text_of(record_id))
        item.setData(_ID, record_id)
        item.setToolTip(item.text())
        self.list.addItem(item)

    def _fit(self) -> None:
        if self.list.count() == 0 and self.list.hasFocus():
            self.line.setFocus()
        self.list.setVisible(self.list.count() > 0)
        self.remove.setVisible(self.list.count() > 0)
        # Over two lines only where that takes no more room than rows of one line may have.
        heights = [max(self.list.sizeHintForRow(row), 0) for row in range(self.list.count())]
        most = _ROWS_IN_VIEW * self.list.least()
        self.list.setFixedHeight(min(sum(heights), most) + 2 * self.list.frameWidth() + 2)


class _RowDelegate(CellDelegate):
    """Makes a row as high as its text, up to two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a row at the width of its list."""
        view, size = self.parent(), super().sizeHint(option, index)
        if not isinstance(view, QListWidget):
            return size
        room = view.viewport().width() - _BESIDE
        lines = lines_of(self.displayText(index.data(), QLocale()), view.font(), room, _MOST_LINES) if room > 0 else 1
        metrics = view.fontMetrics()
        return QSize(
            view.viewport().width(),
            metrics.height() + (lines - 1) * (metrics.lineSpacing() + _ROUNDED) + _ABOVE_AND_BELOW,
        )


class _ChosenList(QListWidget):
    """The chosen records, with actions to remove and to move them. `widened` when it has another width."""

    altered = Signal()
    widened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setItemDelegate(_RowDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setStyleSheet("QListWidget::item { padding: 3px 4px }")
        self.setToolTip("Delete: bỏ ra; Alt+↑, Alt+↓: đổi thứ tự")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.offer("Bỏ ra", "close", "Del", self.take_out)
        self.offer("Đưa lên", "up", "Alt+Up", lambda: self.move_current(-1))
        self.offer("Đưa xuống", "down", "Alt+Down", lambda: self.move_current(1))

    def least(self) -> int:
        """Return how high a row of one line is."""
        return self.fontMetrics().height() + _ABOVE_AND_BELOW

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of another width: texts break elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.widened.emit()

    def ids(self) -> tuple[int, ...]:
        """Return the ids of the records, in their order."""
        return tuple(self.item(row).data(_ID) for row in range(self.count()))

    def take_out(self) -> None:
        """Remove the current record."""
        row = self.currentRow()
        if row >= 0:
            self.takeItem(row)
            self.setCurrentRow(min(row, self.count() - 1))
            self.altered.emit()

    def move_current(self, step: int) -> None:
        """Move the current record up (-1) or down (1)."""
        row = self.currentRow()
        if row >= 0 and 0 <= row + step < self.count():
            self.insertItem(row + step, self.takeItem(row))
            self.setCurrentRow(row + step)
            self.altered.emit()

    def offer(self, text: str, icon_name: str, keys: str, act: Callable[[], None]) -> None:
        """Offer an act on the current record, in the menu and by keys."""
        action = QAction(icon(icon_name), text, self) if icon_name else QAction(text, self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        self.addAction(action)
