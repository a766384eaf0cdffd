"""The pane for one part of a report: its heading, its text, and the draft from the records."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.services.papers.reports.figures import part_figures
from desktop_app.services.papers.reports.parts import ReportPart
from desktop_app.ui.base.keyboard.reading_order import OrderedSplitter
from desktop_app.ui.base.theme import at_size, set_mark
from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.reports.parts.figure_table import FigureTable
from desktop_app.ui.widgets.actions import button_line
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit

_LEAST_LINES: Final = 3
_LINES_BESIDE_FIGURES: Final = 10
"""So many lines the text has before its figures have room: it is what one writes here."""
_LEAST_FIGURES: Final = 3
"""So many rows of figures, or they are not shown."""
_LEAST_FOR_HEAD: Final = 190
"""A pane that is lower has its height for the text: the table of parts says which part is shown, and its state."""


class PartPane(QWidget):
    """The editor for the text of one part, and the figures in it.

    Signals: `edited(str)` with the text whenever the clerk changes it; `list_asked(ListQuery)` for the rows that a
    number counts, on a double click on it, or on Enter in the table of figures.
    """

    edited = Signal(str)
    list_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: ReportPart | None = None
        self.title = _label()
        bold = self.title.font()
        bold.setBold(True)
        self.title.setFont(bold)
        self.standing = _label()
        set_mark(self.standing, "muted")
        self.editor = LinesEdit(_LEAST_LINES)
        self.editor.setTabChangesFocus(True)
        self.editor.setPlaceholderText("Viết nội dung của phần này; mỗi dòng là một đoạn.")
        self.editor.textChanged.connect(lambda: self.edited.emit(self.editor.toPlainText()))
        self.drafted = LinesEdit(_LEAST_LINES)
        self.drafted.setReadOnly(True)
        self.drafted.setTabChangesFocus(True)
        self.drafted.setAccessibleName("Bản theo số liệu")
        self._draft = self._make_draft()
        self.figures = FigureTable()
        self.figures.asked.connect(self.list_asked)
        for edit in (self.editor, self.drafted):
            edit.setToolTip("Bấm đúp vào số, hoặc Ctrl+Enter khi con trỏ ở số: mở các bản ghi của số đó")
            edit.viewport().installEventFilter(self)
        self._lay_out()
        self.setFocusProxy(self.editor)

    def offer_acts(self, actions: Sequence[QAction]) -> None:
        """Put buttons over the text."""
        self._acts.addLayout(button_line(actions))

    def show_part(self, part: ReportPart, text: str) -> None:
        """Show a part with its current text; if it is the part already shown, the cursor stays."""
        is_same = self._part is not None and self._part.key == part.key
        self._part = part
        self.title.setText(part.title)
        self.editor.setAccessibleName(part.title)
        self.figures.show_figures(tuple(part_figures(part)))
        self._show_figures()
        self._fill(self.drafted, part.drafted or "(Sổ chưa có số liệu cho phần này.)")
        if not is_same or self.editor.toPlainText() != text:
            place = self.editor.textCursor().position() if is_same else 0
            self._fill(self.editor, text)
            cursor = self.editor.textCursor()
            cursor.setPosition(min(place, len(text)))
            if part.is_to_write and text == part.text:
                # What is typed stands in their place.
                cursor.select(QTextCursor.SelectionType.Document)
            self.editor.setTextCursor(cursor)

    def open_list(self) -> None:
        """Ask for the rows of the number at the cursor."""
        edit = self.drafted if self.drafted.hasFocus() else self.editor
        self._ask_at(edit, edit.textCursor().position())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room of a small screen to the text: the table of parts says what it is of."""
        super().resizeEvent(event)
        for label in (self.title, self.standing):
            label.setVisible(self.height() >= at_size(_LEAST_FOR_HEAD))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the rows of the number that is double-clicked; other words are selected as usual."""
        if watched is self._splitter and event.type() is QEvent.Type.Resize:
            self._show_figures()
        if event.type() is QEvent.Type.MouseButtonDblClick and isinstance(event, QMouseEvent):
            edit = self.editor if watched is self.editor.viewport() else self.drafted
            return self._ask_at(edit, edit.cursorForPosition(event.position().toPoint()).position())
        return super().eventFilter(watched, event)

    def _show_figures(self) -> None:
        """Leave the room of a small screen to the text, whose numbers open their records as the table does."""
        has_figures = self._part is not None and bool(self._part.links)
        text = self.editor.height_of(_LINES_BESIDE_FIGURES)
        rows = min(self.figures.rowCount(), _LEAST_FIGURES) * self.figures.verticalHeader().defaultSectionSize()
        figures = self.figures.horizontalHeader().sizeHint().height() + rows + 2 * self.figures.frameWidth()
        has_room = text + self._splitter.handleWidth() + figures <= self._splitter.height()
        self.figures.setVisible(has_figures and has_room)
        self.figures.setMinimumHeight(figures)
        self.editor.setMinimumHeight(text if has_figures and has_room else 0)

    def _ask_at(self, edit: QPlainTextEdit, position: int) -> bool:
        query = self._part.list_at(edit.toPlainText(), position) if self._part is not None else None
        if query is not None:
            self.list_asked.emit(query)
        return query is not None

    def forget(self) -> None:
        """Forget the part shown, because the next one is of another report even if its key is the same."""
        self._part = None

    def write(self, text: str) -> None:
        """Replace the text in one step, which Ctrl+Z can undo."""
        cursor = self.editor.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.editor.setTextCursor(cursor)

    def mark(self, words: str) -> None:
        """Select words in the text, if it contains them."""
        self.editor.moveCursor(QTextCursor.MoveOperation.Start)
        self.editor.find(words)

    def show_draft(self, on: bool) -> None:
        """Show or hide the draft from the records."""
        self._draft.setVisible(on)

    def _make_draft(self) -> QWidget:
        label = QLabel("Bản theo số liệu")
        label.setBuddy(self.drafted)
        set_mark(label, "muted")
        draft = QWidget()
        column = QVBoxLayout(draft)
        column.setContentsMargins(0, TIGHT, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(label)
        column.addWidget(self.drafted, 1)
        draft.hide()
        return draft

    def _lay_out(self) -> None:
        self._acts = QHBoxLayout()
        self._acts.setSpacing(GAP)
        self._splitter = splitter = OrderedSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.title)
        column.addWidget(self.standing)
        column.addLayout(self._acts)
        column.addWidget(splitter, 1)
        for part in (self.editor, self._draft, self.figures):
            splitter.addWidget(part)
        splitter.setStretchFactor(0, 2)
        # It has its height only after the pane has, and another one where what stands above it goes.
        splitter.installEventFilter(self)

    def _fill(self, edit: QPlainTextEdit, text: str) -> None:
        if edit.toPlainText() != text:
            edit.blockSignals(True)
            edit.setPlainText(text)
            edit.blockSignals(False)


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
