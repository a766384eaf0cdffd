"""The posts of a person, present and past, one row each."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.people import PostFields
from desktop_app.services.choices import Choice
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.input_rows import InputRow, InputRows

_HEADERS = ("Đơn vị", "Chức vụ", "Từ ngày", "Đến ngày")
_DATE_WIDTH = 136
_STRETCHES = (3, 2)


class PostRow(InputRow):
    """The inputs of one post; `post_id` is None for a new one."""

    def __init__(self, units: Sequence[Choice]) -> None:
        self.post_id: int | None = None
        self.unit, self.position, self.from_date, self.to_date = ChoiceEdit(), QLineEdit(), DateEdit(), DateEdit()
        super().__init__(self.unit, self.position, self.from_date, self.to_date)
        self.unit.set_choices(units)
        self.unit.setPlaceholderText("Gõ tên đơn vị")
        self.position.setPlaceholderText("ví dụ: Chuyên viên")
        for edit in (self.from_date, self.to_date):
            edit.setFixedWidth(at_size(_DATE_WIDTH))

    def is_blank(self) -> bool:
        """Return whether the row is new and empty."""
        return self.post_id is None and not any(text.strip() for text in self._texts())

    def problem(self) -> tuple[str, QWidget]:
        """Return what is wrong with the row ("" if nothing is) and the input it concerns."""
        for line in (self.unit, self.from_date, self.to_date):
            sentence = line.problem()
            if sentence:
                return sentence, line
        if self.unit.chosen_id is None:
            return "Chọn đơn vị.", self.unit
        try:
            self.fields(self.unit.chosen_id).checked()
        except InvalidRecord as problem:
            return problem.message, self.to_date
        return "", self.unit

    def content(self) -> object:
        """Return what is entered, to detect changes."""
        return self.post_id, self._texts()

    def fields(self, unit_id: int) -> PostFields:
        """Return the post as entered, in a unit."""
        return PostFields(unit_id, self.position.text(), self.from_date.value(), self.to_date.value())

    def _texts(self) -> tuple[str, ...]:
        return tuple(line.text() for line in (self.unit, self.position, self.from_date, self.to_date))


class PostRows(InputRows[PostRow]):
    """Rows of unit, position and dates. A row left blank is no post."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("chức vụ", _HEADERS, "Thêm chức &vụ", "Thêm một dòng", parent)
        self._choices: tuple[Choice, ...] = ()
        self._show_titles(_STRETCHES)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Set the units to choose from. To be called before rows are added."""
        self._choices = tuple(choices)

    def add_row(self, post_id: int | None = None, fields: PostFields | None = None) -> None:
        """Add a row at the end."""
        row = self._new_row()
        row.post_id = post_id
        if fields is not None:
            row.unit.set_chosen_id(fields.unit_id)
            row.position.setText(fields.position)
            row.from_date.set_value(fields.from_date)
            row.to_date.set_value(fields.to_date)
        self._append(row)

    def posts(self) -> list[tuple[int | None, PostFields]]:
        """Return the posts with their ids, None for new ones. To be asked only while `problem` finds nothing."""
        return [
            (row.post_id, row.fields(row.unit.chosen_id))
            for row in self.rows
            if not row.is_blank() and row.unit.chosen_id is not None
        ]

    def _new_row(self) -> PostRow:
        return PostRow(self._choices)

    def _row_problem(self, number: int, sentence: str) -> str:
        return f"Dòng {number}: {sentence}"
