"""The form of what came of a task in one period."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.plan.occurrences import period_title, state_words
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.vietnamese import shortened
from desktop_app.services.attachments import Attachment, attachments
from desktop_app.services.book import Book
from desktop_app.services.plan.occurrences import Occurrence, occurrence, record_result
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.tracking.progress_edit import ProgressEdit
from desktop_app.ui.widgets.forms.attached_files import AttachedFiles
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm

DOCUMENT_TYPES: Final = ("Báo cáo", "Kế hoạch", "Công văn", "Quyết định", "Hướng dẫn", "Thông báo", "Tờ trình")
"""Kinds of paper offered; any other may be typed."""

_LONGEST_TASK: Final = 200
_DATE_WIDTH: Final = 150
_DONE: Final = 100


class ResultForm(RecordForm):
    """Records result, progress, day of completion, difficulty, the paper produced and files of one occurrence."""

    def __init__(self, context: Context, occurrence_id: int, parent: QWidget) -> None:
        super().__init__(context, "Ghi kết quả nhiệm vụ", parent)
        self.setMinimumWidth(820)
        self._occurrence_id = occurrence_id
        self.task, self.standing = _plain_label(), _plain_label()
        self.outcome, self.difficulty, self.needs_direction = LinesEdit(3), LinesEdit(2), LinesEdit(2)
        self.progress, self.done_on = ProgressEdit(), DateEdit()
        self.document_type = QComboBox()
        self.document_number, self.document_date, self.document_abstract = QLineEdit(), DateEdit(), QLineEdit()
        self.files = AttachedFiles(context)
        self._add_inputs()
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()
        self.done_on.textEdited.connect(self._complete)

    def start(self) -> None:
        """Read what the form needs and show it."""

        def question(book: Book) -> tuple[Occurrence, list[Attachment]]:
            return occurrence(book, self._occurrence_id), attachments(book, "occurrence", self._occurrence_id)

        self.ask_book(question, lambda answer: self._fill(*answer))

    def _add_inputs(self) -> None:
        self.document_type.setEditable(True)
        self.document_type.addItems(["", *DOCUMENT_TYPES])
        self.document_date.setFixedWidth(_DATE_WIDTH)
        set_mark(self.standing, "muted")
        self.old_rows.addRow(self.task)
        self.old_rows.addRow(self.standing)
        self.add_field("result", "&Kết quả", self.outcome)
        self.add_field("progress", "&Tiến độ (%)", self.progress)
        self.add_field("done_on", "Hoàn thành &ngày", self.done_on, beside=True)
        self.add_field("difficulty", "Khó khăn, &vướng mắc", self.difficulty)
        self.add_field("needs_direction", "Cần &chỉ đạo", self.needs_direction, beside=True)
        self.add_field("document_type", "Văn &bản", self.document_type)
        self.add_field("document_number", "&Số, ký hiệu", self.document_number, beside=True)
        self.add_field("document_date", "n&gày", self.document_date, beside=True)
        self.add_field("document_abstract", "T&rích yếu", self.document_abstract)
        self.add_field("files", "Tệ&p đính kèm", self.files)

    def _fill(self, kept: Occurrence, files: list[Attachment]) -> None:
        fields = kept.fields
        self.task.setText(shortened(kept.task_text, _LONGEST_TASK))
        self.task.setToolTip(kept.task_text)
        self.standing.setText(_standing(kept))
        self.outcome.setPlainText(fields.result)
        self.progress.set_value(fields.progress)
        self.done_on.set_value(fields.done_on)
        self.difficulty.setPlainText(fields.difficulty)
        self.needs_direction.setPlainText(fields.needs_direction)
        self.document_type.setCurrentText(fields.document_type)
        self.document_number.setText(fields.document_number)
        self.document_date.set_value(fields.document_date)
        self.document_abstract.setText(fields.document_abstract)
        self.files.set_attached(files)
        self.show_form("result")

    def _complete(self) -> None:
        """What has a day of completion is done: its progress follows, unless it is not a number at all."""
        if self.done_on.value() is not None and self.progress.value() is not None:
            self.progress.set_value(_DONE)

    def _collect(self) -> Callable[[Book], Changes]:
        fields = OccurrenceFields(
            result=self.outcome.toPlainText(),
            progress=self.progress.value(),
            done_on=self.done_on.value(),
            difficulty=self.difficulty.toPlainText(),
            needs_direction=self.needs_direction.toPlainText(),
            document_type=self.document_type.currentText(),
            document_number=self.document_number.text(),
            document_date=self.document_date.value(),
            document_abstract=self.document_abstract.text(),
        ).checked()
        occurrence_id = self._occurrence_id
        return self.files.staged().before(
            lambda book: record_result(book, occurrence_id, fields), "occurrence", occurrence_id
        )


def _standing(kept: Occurrence) -> str:
    period = period_title(kept.period)
    if kept.due_on is None:
        due = "không có hạn cụ thể"
    else:
        due = f"hạn {'trong kỳ, chậm nhất ' if kept.approximate else ''}{format_date(kept.due_on)}"
    return f"Kỳ: {period}; {due}; {state_words(kept.due_on, kept.fields.done_on, date.today())}."


def _plain_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
