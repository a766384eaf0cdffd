"""The day that a paper is made for, beside the paper: seen, and set to another."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.services.papers.kinds.options import DATED
from desktop_app.services.papers.law_day import LawDay
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.base.window_size import is_low
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.heads.folding_words import FoldingWords


class PaperDay(QWidget):
    """A line for the day of a paper; blank takes the one that the words below it name. Signal: `chosen`."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit, self.words = DateEdit(), FoldingWords()
        self.edit.setAccessibleName("Lập theo ngày")
        self._taken: date | None = None
        self._past: LawDay | None = None
        self._law_of: tuple[date, str] | None = None
        self._is_problem = False
        label = QLabel("Lập theo &ngày")
        label.setBuddy(self.edit)
        set_mark(self.words, "muted")
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(label)
        line.addWidget(self.edit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(line)
        column.addWidget(self.words)
        self.edit.editingFinished.connect(self._take)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room of a low window to what stands below."""
        super().resizeEvent(event)
        self._fold()

    def value(self) -> date | None:
        """Return the day that was set, None while the paper takes its own."""
        return self._taken

    def among(self, options: Mapping[str, str]) -> dict[str, str]:
        """Return the options of a paper with the day that was set."""
        return {**options, DATED: self._taken.isoformat()} if self._taken is not None else dict(options)

    def clear(self) -> None:
        """Take the day away, without telling."""
        self._taken = None
        self.edit.set_value(None)

    def show_day(self, past: LawDay | None, law_of: tuple[date, str] | None) -> None:
        """Say by which day the paper shown is made: `past` is that of something that is over.

        `law_of` is the day of the law that it cites whatever its own, and what that is.
        """
        self._past, self._law_of = past, law_of
        self._mark(is_problem=False)
        if self._taken is not None:
            of_day, apart = "Căn cứ pháp lý, mẫu, cơ quan, người ký của ngày này", ""
            if law_of is not None:
                law_day, what = law_of
                of_day, apart = (
                    "Mẫu, cơ quan, người ký của ngày này",
                    f" (căn cứ pháp lý: {format_date(law_day)}, {what})",
                )
            self.words.setText(f"{of_day}{apart}; xóa ngày thì theo ngày của sổ.")
        elif past is not None:
            day = format_date(past.day)
            self.words.setText(f"Để trống: theo ngày {day} ({past.words}).", f"Để trống: {day}.")
        else:
            day = format_date(date.today())
            self.words.setText(f"Để trống: theo hôm nay, {day}, hoặc ngày đã ghi của văn bản.", f"Để trống: {day}.")

    def _take(self) -> None:
        problem = self.edit.problem()
        if problem:
            self.words.setText(problem)
            self._mark(is_problem=True)
        elif self.edit.value() != self._taken:
            self._taken = self.edit.value()
            self.chosen.emit()
        else:
            self.show_day(self._past, self._law_of)

    def _mark(self, *, is_problem: bool) -> None:
        self._is_problem = is_problem
        self._fold()
        set_mark(self.words, "muted", not is_problem)
        set_mark(self.words, "problem", is_problem)

    def _fold(self) -> None:
        # What is wrong is never cut.
        self.words.set_folded(is_low(self) and not self._is_problem)
