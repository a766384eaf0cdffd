"""The table of proposed tasks: which ones will be written, and what writing them will do."""

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop_app.domain.plan.drafts import DraftAction, TaskDraft
from desktop_app.ui.base.keyboard.enter import is_enter
from desktop_app.ui.base.theme import at_size, set_up_table
from desktop_app.ui.plan.proposal.draft_editing import DraftEditing
from desktop_app.ui.plan.proposal.text_view import Tone
from desktop_app.ui.widgets.lists.line_table import give_blank

_Index = QModelIndex | QPersistentModelIndex

ACTION_LABELS: Final = {
    DraftAction.ADD: "Thêm",
    DraftAction.CHANGE: "Sửa",
    DraftAction.KEEP: "Đã có",
    DraftAction.MOVE: "Chuyển",
    DraftAction.GONE: "Không còn",
    DraftAction.APART: "Để riêng",
}
ACTION_TONES: Final = {
    DraftAction.ADD: Tone.ADD,
    DraftAction.CHANGE: Tone.CHANGE,
    DraftAction.KEEP: Tone.KEEP,
    DraftAction.MOVE: Tone.CHANGE,
    DraftAction.APART: Tone.TASK,
}
_TITLES: Final = ("Ghi", "Mục", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn", "Sẽ làm")
_WIDTHS: Final = (60, 68, 240, 130, 92, 136, 76)
_CHECK, _TEXT = 0, 2
_GIVING_WAY: Final = {_CHECK: 60, _TEXT: 240, 3: 130, 4: 92, 5: 136}
"""What these have in a narrow window; what is over goes to the texts, the units and the deadline, too."""
_OUT_OF_SIGHT_FIRST: Final = (4, 1, 5, 3)
"""What is left out where there is no room, in that order: of the current draft all stands below the table."""


class DraftModel(QAbstractTableModel):
    """The drafts of a `DraftEditing`; unchanged tasks are hidden unless asked for."""

    def __init__(self, editing: DraftEditing, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing = editing
        self._shows_unchanged = False
        self._places: tuple[int, ...] = ()
        self._find_places()

    def show_unchanged(self, visible: bool) -> None:
        """Show or hide the unchanged tasks."""
        self._shows_unchanged = visible
        self.refresh()

    def refresh(self) -> None:
        """Show the drafts as they are now."""
        before = self._places
        self._find_places()
        if before and len(before) == len(self._places):
            self.dataChanged.emit(self.index(0, 0), self.index(len(before) - 1, len(_TITLES) - 1))
            return
        self.beginResetModel()
        self.endResetModel()

    def place(self, row: int) -> int:
        """Return the place among all drafts of the draft in a row."""
        return self._places[row]

    def texts(self, row: int) -> tuple[str, ...]:
        """Return the cells of a row, each on one line."""
        place = self._places[row]
        return tuple(text.replace("\n", " ") for text in _cells(place, self._editing.drafts[place]))

    def row(self, place: int) -> int | None:
        """Return the row a draft is shown in, None if it is not."""
        return self._places.index(place) if place in self._places else None

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return how many drafts are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._places)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(_TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the title of a column."""
        is_title = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return _TITLES[section] if is_title else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | Qt.CheckState | None:
        """Return the text of a cell, or the state of its check box."""
        place = self._places[index.row()]
        draft = self._editing.drafts[place]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == _CHECK and draft.writes:
            return Qt.CheckState.Checked if self._editing.is_checked(place) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return self.texts(index.row())[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return _cells(place, draft)[index.column()] or None
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Check or uncheck a draft."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._editing.set_checked([self._places[index.row()]], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        writes = self._editing.drafts[self._places[index.row()]].writes
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == _CHECK and writes else flags

    def _find_places(self) -> None:
        self._places = tuple(
            place
            for place, draft in enumerate(self._editing.drafts)
            if self._shows_unchanged or draft.action is not DraftAction.KEEP
        )


def _cells(place: int, draft: TaskDraft) -> tuple[str, ...]:
    task = draft.task
    if draft.action in (DraftAction.APART, DraftAction.GONE):
        text = f"[{draft.reason}] {task.text}" if draft.reason else task.text
        return ("", task.path, text, "", "", "", ACTION_LABELS[draft.action])
    names = (draft.leads_in_words, "; ".join(task.supports))
    return (str(place + 1), task.path, task.text, *names, task.deadline.text, ACTION_LABELS[draft.action])


class DraftTable(QTableView):
    """The table of drafts; those gone from the text, and those that stand apart, are the last.

    Signals: `place_changed(int)` with the place of the current draft, -1 for none; `edit_asked` for Enter, F2 or a
    double click.
    """

    place_changed = Signal(int)
    edit_asked = Signal()

    def __init__(self, editing: DraftEditing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self.drafts = DraftModel(editing, self)
        set_up_table(self)
        self.setModel(self.drafts)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Nhiệm vụ đề xuất")
        header = self.horizontalHeader()
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, at_size(width))
        header.setMinimumSectionSize(48)
        for changed in (self.drafts.modelReset, self.drafts.dataChanged):
            changed.connect(lambda *_: self._share_width())
        self.doubleClicked.connect(self.edit_asked)
        self.selectionModel().currentRowChanged.connect(self._emit_place)

    def places(self) -> list[int]:
        """Return the places of the selected drafts, in order."""
        return sorted(self.drafts.place(index.row()) for index in self.selectionModel().selectedRows())

    def current_place(self) -> int | None:
        """Return the place of the current draft, None if there is none."""
        index = self.currentIndex()
        return self.drafts.place(index.row()) if index.isValid() else None

    def select_place(self, place: int) -> None:
        """Select the draft at `place` alone and scroll to it, if it is shown."""
        row = self.drafts.row(place)
        if row is not None:
            flag = QItemSelectionModel.SelectionFlag
            index = self.drafts.index(row, _TEXT)
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
            self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the texts the width there is, and keep the current row visible."""
        super().resizeEvent(event)
        self._share_width()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _share_width(self) -> None:
        usual = {column: at_size(width) for column, width in _GIVING_WAY.items()}
        shown = range(len(_TITLES))
        give_blank(self, usual, self.drafts.texts, shown=shown, cut=True, spared=_TEXT, giving_way=_OUT_OF_SIGHT_FIRST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check on Space, or take over what stands apart; edit on Enter and F2."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            drafts = self._editing.drafts
            places = [place for place in self.places() if drafts[place].writes]
            if not places and any(drafts[place].action is DraftAction.APART for place in self.places()):
                self._editing.take_over(self.places())
            elif places:
                self._editing.set_checked(places, not all(map(self._editing.is_checked, places)))
        elif is_enter(event) or (event.key() == Qt.Key.Key_F2 and not event.modifiers()):
            self.edit_asked.emit()
        else:
            super().keyPressEvent(event)

    def _emit_place(self, index: QModelIndex) -> None:
        self.place_changed.emit(self.drafts.place(index.row()) if index.isValid() else -1)
