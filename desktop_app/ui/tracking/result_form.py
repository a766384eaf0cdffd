"""The form of the result of a task in one period."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.list_kinds.plan import OCCURRENCES
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.occurrences import OCCURRENCE_STATE_LABELS, OccurrenceState, period_title
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.services import lists
from desktop_app.services.attachments import Attachment, attachments
from desktop_app.services.book import Book
from desktop_app.services.plan.occurrences import Occurrence, occurrence, record_result
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.tracking.progress_edit import ProgressEdit
from desktop_app.ui.widgets.forms.attached_files import AttachedFiles
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text, open_box
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit

DOCUMENT_TYPES: Final = ("Báo cáo", "Kế hoạch", "Công văn", "Quyết định", "Hướng dẫn", "Thông báo", "Tờ trình")
"""The types of document offered; any other can be typed."""

_DONE: Final = 100
_MOST_DEEDS: Final = 3
_NO_DUE: Final = OCCURRENCE_STATE_LABELS[OccurrenceState.NO_DUE].lower()
_NOT_RECORDED: Final = OCCURRENCE_STATE_LABELS[OccurrenceState.NOT_RECORDED].lower()


class ResultForm(FormOf[OccurrenceFields]):
    """Records result, progress, day of completion, difficulty, document and files of one occurrence."""

    task, standing, deeds = Text(), Text(manner="muted"), Text(manner="muted")
    outcome = Input(lambda: LinesEdit(3), of="result")
    progress, done_on = Input(ProgressEdit), Input(DateEdit)
    not_carried_out = Input(QCheckBox)
    difficulty, needs_direction = Input(lambda: LinesEdit(2)), Input(lambda: LinesEdit(2))
    document_type = Input(partial(open_box, ("", *DOCUMENT_TYPES)))
    document_number, document_date, document_abstract = Input(QLineEdit), Input(DateEdit), Input(QLineEdit)
    files: Input[AttachedFiles] = Input(label="Tệp đính kèm")
    rows = (
        ("task",),
        ("standing",),
        ("deeds",),
        ("result",),
        ("progress", "done_on"),
        ("not_carried_out",),
        ("difficulty",),
        ("needs_direction",),
        ("document_type",),
        ("document_number", "document_date"),
        ("document_abstract",),
        ("files",),
    )
    least_width = 820

    def __init__(self, context: Context, occurrence_id: int, parent: QWidget) -> None:
        super().__init__(context, "Ghi kết quả nhiệm vụ", parent, files=AttachedFiles(context))
        self._occurrence_id = occurrence_id
        self.done_on.textEdited.connect(self._complete)

    def start(self) -> None:
        """Read the form data and show the form."""

        def question(book: Book) -> tuple[Occurrence, str, list[Attachment]]:
            row_id = self._occurrence_id
            return occurrence(book, row_id), _state_in_list(book, row_id), attachments(book, "occurrence", row_id)

        self.ask_book(question, lambda answer: self._show(*answer))

    def _show(self, record: Occurrence, state: str, files: list[Attachment]) -> None:
        self.task.setText(record.task_text)
        self.standing.setText(_standing(record, state))
        self.deeds.setText(_deeds(record))
        self.deeds.setToolTip("\n".join(record.deeds))
        self.fill(record.fields)
        self.files.set_attached(files)
        self.show_form("result")

    def _complete(self) -> None:
        """Set the progress to 100 when a day of completion is entered, unless the progress is empty or invalid."""
        is_number = self.progress.value() is not None and not self.progress.problem()
        if self.done_on.value() is not None and is_number:
            self.progress.set_value(_DONE)

    def _collect(self) -> Callable[[Book], Changes]:
        fields, occurrence_id = self.collected().checked(), self._occurrence_id
        return self.files.staged().with_save(
            lambda book: record_result(book, occurrence_id, fields), "occurrence", occurrence_id
        )


def _deeds(record: Occurrence) -> str:
    if not record.deeds:
        return "Trong kỳ chưa ghi hoạt động nào của nhiệm vụ này."
    rest = len(record.deeds) - _MOST_DEEDS
    others = f"; và {rest} hoạt động khác" if rest > 0 else ""
    return f"Đã làm trong kỳ: {'; '.join(record.deeds[:_MOST_DEEDS])}{others}."


def _state_in_list(book: Book, occurrence_id: int) -> str:
    """Return the state as the list behind the form says it: the two are never of two minds."""
    rows = lists.everything(book, ListQuery(OCCURRENCES.key, scope={"ids": [occurrence_id]}))
    place = OCCURRENCES.columns.index(OCCURRENCES.column("state"))
    return str(rows[0].values[place]).lower() if rows else ""


def _standing(record: Occurrence, state: str) -> str:
    parts = [period_title(record.period)]
    if record.due_on is None:
        parts.append("không có hạn cụ thể")
    else:
        unasked = ", trước ngày bắt đầu tính quá hạn" if state == _NOT_RECORDED else ""
        parts.append(f"hạn {'trong kỳ, chậm nhất ' if record.approximate else ''}{format_date(record.due_on)}{unasked}")
    # Without a due day its state says but that once more.
    parts += [state] if state and state != _NO_DUE else []
    return f"Kỳ: {'; '.join(parts)}."
