"""The source records of a finding or of a piece of evidence, each with its values."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.services.rounds.records_behind import SourceRecord, source_records
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.dress.field_rows import FieldRows
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.widgets.actions import heading

_SIZE: Final = (640, 420)
_SHOWN_ELSEWHERE: Final = ("activities", "awards", "year-records", "initiatives")
"""Lists that a page of the main window can show, filtered to one record."""


class RecordsWindow(QDialog):
    """Shows records with their values. Signal: `asked(ListQuery)` for the list of one, offered if `with_links`."""

    asked = Signal(object)

    def __init__(self, parent: QWidget, *, with_links: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle("Bản ghi liên quan")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, *_SIZE)
        self._with_links = with_links
        self.body = QWidget()
        self._records = QVBoxLayout(self.body)
        self._records.setSpacing(GROUP)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(self.windowTitle())
        area.setWidget(self.body)
        close = QPushButton("Đón&g")
        close.setToolTip("Esc")
        close.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.addStretch()
        line.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addWidget(area, 1)
        column.addLayout(line)

    def show_records(self, records: Sequence[SourceRecord]) -> None:
        """Show records, or a sentence that they no longer exist."""
        for record in records:
            self._records.addWidget(heading(record.title))
            values = FieldRows()
            values.setHorizontalSpacing(GROUP)
            for title, text in record.values:
                name, words = QLabel(title), QLabel(text)
                set_mark(name, "muted")
                words.setTextFormat(Qt.TextFormat.PlainText)
                words.setWordWrap(True)
                words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                values.addRow(name, words)
            self._records.addLayout(values)
            if self._with_links and record.query.kind in _SHOWN_ELSEWHERE:
                self._add_link(record)
        if not records:
            self._records.addWidget(QLabel("Bản ghi này không còn trong sổ, hoặc đang ở trong thùng rác."))
        self._records.addStretch()

    def _add_link(self, record: SourceRecord) -> None:
        button = QPushButton("Mở trong danh sách")
        button.clicked.connect(lambda: self._open_list(record))
        self._records.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _open_list(self, record: SourceRecord) -> None:
        self.accept()
        self.asked.emit(record.query)


def show_source_records(
    context: Context, records: Sequence[RecordRef], parent: QWidget, *, with_links: bool = False
) -> RecordsWindow:
    """Open a window with records; the window fills once they have been read."""
    window = RecordsWindow(parent, with_links=with_links)
    BookQuestions(context, window).ask("records", lambda book: source_records(book, records), window.show_records)
    window.open()
    return window
