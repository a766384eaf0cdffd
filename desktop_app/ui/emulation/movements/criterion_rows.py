"""The criteria of a movement, one row each."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.year.movements import Criterion
from desktop_app.ui.widgets.forms.input_rows import InputRow, InputRows

_TITLES: Final = ("Tiêu chí", "Chỉ tiêu", "Kết quả", "Minh chứng")
_STRETCHES: Final = (4, 2, 2, 2)


class CriterionInputs(InputRow):
    """The inputs of one criterion: what is asked for, the target, the result and its evidence."""

    def __init__(self) -> None:
        self.lines = tuple(QLineEdit() for _ in _TITLES)
        super().__init__(*self.lines)
        self.lines[1].setPlaceholderText("ví dụ: từ 200 tin")
        self.lines[3].setPlaceholderText("văn bản, danh sách")

    def is_blank(self) -> bool:
        """Return whether the row is empty."""
        return self.criterion().is_blank

    def problem(self) -> tuple[str, QWidget]:
        """Return what is wrong with the row ("" if nothing is) and the input it concerns."""
        try:
            self.criterion().checked()
        except InvalidRecord as problem:
            return problem.message, self.lines[0]
        return "", self.lines[0]

    def content(self) -> object:
        """Return what is entered, to detect changes."""
        return tuple(line.text() for line in self.lines)

    def criterion(self) -> Criterion:
        """Return the criterion as entered."""
        return Criterion(*(line.text().strip() for line in self.lines))

    def show_criterion(self, criterion: Criterion) -> None:
        """Show a criterion."""
        texts = (criterion.text, criterion.target, criterion.result, criterion.evidence)
        for line, text in zip(self.lines, texts, strict=True):
            line.setText(text)
            line.setCursorPosition(0)


class CriterionRows(InputRows[CriterionInputs]):
    """Rows of criteria in their order. A row left blank is no criterion."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("tiêu chí", _TITLES, "Thêm &tiêu chí", "Thêm một tiêu chí", parent)
        self._show_titles(_STRETCHES)

    def set_value(self, criteria: Iterable[Criterion]) -> None:
        """Show criteria, a row each, in place of those there are."""
        for shown in tuple(self.rows):
            self._remove(shown)
        for criterion in criteria:
            row = self._new_row()
            row.show_criterion(criterion)
            self._append(row)

    def value(self) -> tuple[Criterion, ...]:
        """Return the criteria. To be asked only while `problem` finds nothing."""
        return tuple(row.criterion() for row in self.rows if not row.is_blank())

    def _new_row(self) -> CriterionInputs:
        return CriterionInputs()
