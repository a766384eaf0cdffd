"""Saying from which year the plan's tasks are followed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLabel, QSpinBox, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.round_codes import FIRST_YEAR, LAST_YEAR
from desktop_app.services.book import Book
from desktop_app.services.plan.occurrences import track_from
from desktop_app.services.plan.tracking import Tracking
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import leave_air, set_mark
from desktop_app.ui.base.tokens import TIGHT
from desktop_app.ui.widgets.forms.record_form import RecordForm


class TrackFromForm(RecordForm):
    """Chooses the first year in which what came of the plan's tasks is recorded."""

    def __init__(self, context: Context, followed: Tracking, parent: QWidget) -> None:
        super().__init__(context, "Theo dõi kế hoạch từ năm", parent)
        self._plan_id = followed.plan_id
        self.year = QSpinBox()
        leave_air(self.year)
        self.year.setRange(followed.first_year or FIRST_YEAR, followed.last_year or LAST_YEAR)
        self.year.setValue(followed.from_year or date.today().year)
        # A style sheet's padding does not reach the line edit inside.
        self.year.lineEdit().setTextMargins(TIGHT, 0, TIGHT, 0)
        title = QLabel(followed.title)
        title.setWordWrap(True)
        note = QLabel("Các kỳ trước năm này mà chưa ghi gì sẽ không còn trong danh sách; kỳ đã ghi kết quả vẫn giữ.")
        for words in (title, note):
            words.setWordWrap(True)
            set_mark(words, "muted")
        self.old_rows.addRow(title)
        self.add_field("year", "Theo dõi từ &năm", self.year, note)
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def _collect(self) -> Callable[[Book], Changes]:
        plan_id, year = self._plan_id, self.year.value()
        return lambda book: track_from(book, plan_id, year)
