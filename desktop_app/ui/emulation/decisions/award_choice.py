"""A check list of nominations: the candidates of a decision or session, checked if they belong to it."""

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import Property, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.awards.rows import Candidate
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.base.translation import format_number

_ID: Final = Qt.ItemDataRole.UserRole
_KIND: Final = _ID + 1
_ROWS_IN_VIEW: Final = 8
_LEAST_ROWS: Final = 3
_AWARDED: Final = "Khen thưởng {ticked} trên {number} đề nghị."
_NOBODY: Final = "Đợt xét không còn đề nghị đã hoàn tất nào chưa có quyết định."
_FROZEN: Final = "Quyết định đã ký: danh sách và thứ tự giữ nguyên. Muốn sửa, xóa số và ngày ký rồi lưu."


class AwardCheckList(QWidget):
    """A list with a check box for each nomination; Space checks, Enter still saves the form.

    `words` is the sentence with the number checked, `nobody` the one for an empty list. With `movable`, Alt+↑ and Alt+↓
    move the current nomination among collectives or among people: papers print in this order. Signal: `altered()` when
    the checks or the order change.
    """

    altered = Signal()

    def __init__(
        self, words: str = _AWARDED, nobody: str = _NOBODY, parent: QWidget | None = None, *, movable: bool = False
    ) -> None:
        super().__init__(parent)
        self._texts = words, nobody
        self._frozen = False
        self.list = QListWidget()
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setTabKeyNavigation(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        moves = "; Alt+↑, Alt+↓: chuyển lên, xuống" if movable else ""
        self.list.setToolTip(f"Phím cách: chọn hoặc bỏ{moves}")
        self.words = QLabel()
        set_mark(self.words, "muted")
        self.all = self._button("Chọn tất &cả", Qt.CheckState.Checked)
        self.none = self._button("&Bỏ tất cả", Qt.CheckState.Unchecked)
        self.up = self._mover("up", "Chuyển lên (Alt+↑)", "Alt+Up", -1)
        self.down = self._mover("down", "Chuyển xuống (Alt+↓)", "Alt+Down", 1)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.words, 1)
        for mover in (self.up, self.down):
            mover.setVisible(movable)
            line.addWidget(mover)
        line.addWidget(self.all)
        line.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.list)
        column.addLayout(line)
        # A label's mnemonic only reaches a widget that accepts focus itself, even if it has a focus proxy.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.list)
        self.list.itemChanged.connect(lambda _: self._show_count())
        self.list.currentRowChanged.connect(lambda _: self._enable_movers())

    def show_candidates(
        self, candidates: Sequence[Candidate], chosen: Collection[int], *, frozen: bool = False
    ) -> None:
        """Show nominations and check the `chosen` ones; `frozen` makes the list read-only."""
        self._frozen = frozen
        self.list.blockSignals(True)
        self.list.clear()
        for candidate in candidates:
            item = QListWidgetItem(
                " – ".join(filter(None, [candidate.name, candidate.place, candidate.award])), self.list
            )
            item.setData(_ID, candidate.id)
            item.setData(_KIND, candidate.kind)
            item.setToolTip(item.text())
            checkable = Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(item.flags() & ~checkable if frozen else item.flags() | checkable)
            item.setCheckState(Qt.CheckState.Checked if candidate.id in chosen else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)
        rows = min(max(len(candidates), _LEAST_ROWS), _ROWS_IN_VIEW)
        row_height = max(self.list.sizeHintForRow(0), self.fontMetrics().height() + GAP)
        self.list.setFixedHeight(rows * row_height + 2 * self.list.frameWidth() + 2)
        self._show_count()

    def ids(self) -> tuple[int, ...]:
        """Return the ids of the checked nominations, from top to bottom."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(item.data(_ID) for item in items if item.checkState() == Qt.CheckState.Checked)

    def set_checked(self, chosen: Collection[int]) -> None:
        """Check these nominations and no others."""
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setCheckState(Qt.CheckState.Checked if item.data(_ID) in chosen else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self._show_count()

    def setAccessibleName(self, name: str) -> None:
        """Name the list for screen readers."""
        super().setAccessibleName(name)
        self.list.setAccessibleName(name)

    def draft(self) -> list[int]:
        """Return the checked nominations."""
        return list(self.ids())

    def show_draft(self, content: Collection[int]) -> None:
        """Check the nominations that were checked."""
        self.set_checked(content)

    def _content(self) -> object:
        return self.ids()

    content = Property(object, _content, notify=altered, user=True)

    def _button(self, text: str, state: Qt.CheckState) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._check_all(state))
        return button

    def _check_all(self, state: Qt.CheckState) -> None:
        every = [self.list.item(row).data(_ID) for row in range(self.list.count())]
        self.set_checked(every if state is Qt.CheckState.Checked else ())

    def _mover(self, icon_name: str, words: str, keys: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(icon_name))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._move(step))
        shortcut = QShortcut(QKeySequence(keys), self.list)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(button.click)
        return button

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        item = self.list.takeItem(row)
        self.list.insertItem(row + step, item)
        self.list.setCurrentRow(row + step)
        self._show_count()

    def _show_count(self) -> None:
        number = self.list.count()
        checked = len(self.ids())
        words, nobody = self._texts
        filled = words.format(ticked=format_number(checked), number=format_number(number))
        self.words.setText(_FROZEN if self._frozen else filled if number else nobody)
        self.words.setWordWrap(self._frozen)
        self.all.setEnabled(checked < number and not self._frozen)
        self.none.setEnabled(checked > 0 and not self._frozen)
        self._enable_movers()
        self.altered.emit()

    def _enable_movers(self) -> None:
        row, rows = self.list.currentRow(), range(self.list.count())
        for mover, step in ((self.up, -1), (self.down, 1)):
            within = row in rows and row + step in rows and not self._frozen
            mover.setEnabled(within and self.list.item(row).data(_KIND) == self.list.item(row + step).data(_KIND))
