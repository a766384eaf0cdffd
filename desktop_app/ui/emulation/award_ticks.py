"""Who a decision awards: the nominations it can award, those ticked that it does."""

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import Property, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.emulation.decision_sheet import Candidate
from desktop_app.ui.theme import set_mark
from desktop_app.ui.tokens import GAP, TIGHT
from desktop_app.ui.translation import format_number

_ID: Final = Qt.ItemDataRole.UserRole
_ROWS_IN_VIEW: Final = 8
_LEAST_ROWS: Final = 3
_NOBODY: Final = "Đợt xét không còn đề nghị đã hoàn tất nào chưa có quyết định."


class AwardTicks(QWidget):
    """A list with a box to tick for each nomination; Space ticks, Enter stays the form's.

    Signal: `altered()` whenever other ones are ticked.
    """

    altered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setTabKeyNavigation(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setToolTip("Phím cách: chọn hoặc bỏ")
        self.words = QLabel()
        set_mark(self.words, "muted")
        self.all = self._button("Chọn tất &cả", Qt.CheckState.Checked)
        self.none = self._button("&Bỏ tất cả", Qt.CheckState.Unchecked)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.words, 1)
        line.addWidget(self.all)
        line.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.list)
        column.addLayout(line)
        # A label's mnemonic only goes to what takes the keyboard itself, be it for another.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.list)
        self.list.itemChanged.connect(lambda _: self._tell())

    def show_candidates(self, candidates: Sequence[Candidate], chosen: Collection[int]) -> None:
        """Show nominations, some of them ticked."""
        self.list.blockSignals(True)
        self.list.clear()
        for one in candidates:
            item = QListWidgetItem(" – ".join(filter(None, [one.name, one.place, one.award])), self.list)
            item.setData(_ID, one.id)
            item.setToolTip(item.text())
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one.id in chosen else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)
        rows = min(max(len(candidates), _LEAST_ROWS), _ROWS_IN_VIEW)
        row_height = max(self.list.sizeHintForRow(0), self.fontMetrics().height() + GAP)
        self.list.setFixedHeight(rows * row_height + 2 * self.list.frameWidth() + 2)
        self._tell()

    def ids(self) -> tuple[int, ...]:
        """Return the ids of the nominations ticked, from top to bottom."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(item.data(_ID) for item in items if item.checkState() == Qt.CheckState.Checked)

    def setAccessibleName(self, name: str) -> None:
        """Name the list for those who hear it."""
        super().setAccessibleName(name)
        self.list.setAccessibleName(name)

    def _content(self) -> object:
        return self.ids()

    content = Property(object, _content, notify=altered, user=True)

    def _button(self, text: str, state: Qt.CheckState) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._tick_all(state))
        return button

    def _tick_all(self, state: Qt.CheckState) -> None:
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(state)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self._tell()

    def _tell(self) -> None:
        number = self.list.count()
        ticked = len(self.ids())
        words = f"Khen thưởng {format_number(ticked)} trên {format_number(number)} đề nghị." if number else _NOBODY
        self.words.setText(words)
        self.all.setEnabled(ticked < number)
        self.none.setEnabled(ticked > 0)
        self.altered.emit()
