"""The form of the year from which the plan's tasks are tracked."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QSpinBox, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.round_codes import FIRST_YEAR, LAST_YEAR
from desktop_app.services.book import Book
from desktop_app.services.plan.occurrences import track_from
from desktop_app.services.plan.tracking import Tracking
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import leave_air
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text
from desktop_app.ui.widgets.forms.record_form import RecordForm


class TrackFromForm(RecordForm):
    """Chooses the first year for which results of the plan's tasks are recorded."""

    plan = Text(manner="muted")
    year = Input(
        QSpinBox,
        label="Theo dõi từ năm",
        note="Các kỳ trước năm này mà chưa ghi gì sẽ không còn trong danh sách; kỳ đã ghi kết quả vẫn giữ.",
    )
    rows = (("plan",), ("year",))

    def __init__(self, context: Context, followed: Tracking, parent: QWidget) -> None:
        super().__init__(context, "Theo dõi kế hoạch từ năm", parent)
        self._plan_id = followed.plan_id
        self.plan.setText(followed.title)
        self.year.setRange(followed.first_year or FIRST_YEAR, followed.last_year or LAST_YEAR)
        self.year.setValue(followed.from_year or date.today().year)
        leave_air(self.year)

    def _collect(self) -> Callable[[Book], Changes]:
        plan_id, year = self._plan_id, self.year.value()
        return lambda book: track_from(book, plan_id, year)
