"""A check list of nominations: the candidates of a decision or session, checked if they belong to it."""

from collections.abc import Callable, Collection, Sequence
from typing import Final, cast

from PySide6.QtCore import Property, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.awards.rows import Candidate
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.forms.checks.check_model import CheckItem, CheckModel
from desktop_app.ui.widgets.muted_label import muted_label

_ROWS_IN_VIEW: Final = 8
_MOST_ROWS: Final = 40
"""Rows in view where the form itself is scrolled: by two bars one within the other nobody finds a row."""
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
        self._most = _ROWS_IN_VIEW
        self._rows = CheckModel(self)
        self._kinds: dict[object, object] = {}
        """Whether each nomination is of a collective or of a person."""
        self.list = QListView()
        self.list.setModel(self._rows)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setTabKeyNavigation(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        moves = "; Alt+↑, Alt+↓: chuyển lên, xuống" if movable else ""
        self.list.setToolTip(f"Phím cách: chọn hoặc bỏ{moves}")
        self.words = muted_label()
        self.all = self._button("Chọn tất &cả", lambda: self.set_checked([row.key for row in self._rows.rows]))
        self.none = self._button("&Bỏ tất cả", lambda: self.set_checked(()))
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
        self._rows.altered.connect(self._show_count)
        self.list.selectionModel().currentChanged.connect(lambda _: self._enable_movers())

    def show_candidates(
        self, candidates: Sequence[Candidate], chosen: Collection[int], *, frozen: bool = False
    ) -> None:
        """Show nominations and check the `chosen` ones; `frozen` makes the list read-only."""
        self._kinds = {candidate.id: candidate.kind for candidate in candidates}
        self._rows.checked = set(chosen)
        self._rows.offer([_row_of(candidate) for candidate in candidates], frozen=frozen)
        self.list.setCurrentIndex(self._rows.index(0))
        self._take_height()
        self._show_count()

    def spread(self) -> None:
        """Show all rows, as long as they are not very many: the form is scrolled."""
        self._most = _MOST_ROWS
        self._take_height()

    def _take_height(self) -> None:
        rows = min(max(len(self._rows.rows), _LEAST_ROWS), self._most)
        row_height = max(self.list.sizeHintForRow(0), self.fontMetrics().height() + GAP)
        self.list.setFixedHeight(rows * row_height + 2 * self.list.frameWidth() + 2)

    def ids(self) -> tuple[int, ...]:
        """Return the ids of the checked nominations, from top to bottom."""
        return cast(tuple[int, ...], self._rows.checked_rows())

    def set_checked(self, chosen: Collection[object]) -> None:
        """Check these nominations and no others."""
        self._rows.check(chosen)
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

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

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
        row = self.list.currentIndex().row()
        self._rows.move(row, step)
        self.list.setCurrentIndex(self._rows.index(row + step))
        self._show_count()

    def _show_count(self) -> None:
        number = len(self._rows.rows)
        checked = len(self.ids())
        words, nobody = self._texts
        filled = words.format(ticked=format_number(checked), number=format_number(number))
        self.words.setText(_FROZEN if self._rows.is_frozen else filled if number else nobody)
        self.all.setEnabled(checked < number and not self._rows.is_frozen)
        self.none.setEnabled(checked > 0 and not self._rows.is_frozen)
        self._enable_movers()
        self.altered.emit()

    def _enable_movers(self) -> None:
        row, rows = self.list.currentIndex().row(), self._rows.rows
        for mover, step in ((self.up, -1), (self.down, 1)):
            within = 0 <= row < len(rows) and 0 <= row + step < len(rows) and not self._rows.is_frozen
            mover.setEnabled(within and self._kinds[rows[row].key] == self._kinds[rows[row + step].key])


def _row_of(candidate: Candidate) -> CheckItem:
    return CheckItem(candidate.id, " – ".join(filter(None, [candidate.name, candidate.place, candidate.award])))
