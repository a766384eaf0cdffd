"""The form of a movement: the paper that launched it, its span, content and criteria, and what is said at its end."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.vietnamese import shortened
from desktop_app.domain.year.movements import LAUNCH_DOCUMENTS, MovementFields
from desktop_app.services.book import Book
from desktop_app.services.year.movements import movement, save_movement
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.movements.criterion_rows import CriterionRows
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit

_SPAN_MISSING: Final = "Nhập ngày bắt đầu phong trào."


def _documents() -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(["", *LAUNCH_DOCUMENTS])
    return box


class MovementForm(FormOf[MovementFields]):
    """Records a movement (`movement_id` None) or changes one; `closing` goes to what is entered at its end."""

    name, document_number = Input(lambda: LinesEdit(2)), Input(QLineEdit)
    document_type = Input(_documents)
    document_date = Input(DateEdit)
    document_abstract = Input(QLineEdit, letter=False)
    from_date, to_date = Input(DateEdit, missing=_SPAN_MISSING), Input(DateEdit)
    content = Input(lambda: LinesEdit(3))
    criteria = Input(CriterionRows, across=True)
    closed_on = Input(DateEdit)
    weaknesses, causes = Input(lambda: LinesEdit(2), letter=False), Input(lambda: LinesEdit(2), letter=False)
    next_steps = Input(lambda: LinesEdit(2), letter=False)
    rows = (
        ("name",),
        ("from_date", "to_date"),
        ("document_type", "document_number"),
        ("document_date", "document_abstract"),
        ("content",),
        ("criteria",),
        ("closed_on",),
        ("weaknesses", "causes"),
        ("next_steps",),
    )
    least_width = 1000

    def __init__(self, context: Context, movement_id: int | None, parent: QWidget, *, closing: bool = False) -> None:
        act = "Ghi phong trào thi đua" if movement_id is None else "Phong trào thi đua"
        super().__init__(context, "Tổng kết phong trào thi đua" if closing else act, parent)
        self._movement_id, self._closing = movement_id, closing
        if movement_id is None:
            self.offer_next()

    def start(self) -> None:
        """Read the movement, if there is one, and show the form."""
        movement_id = self._movement_id
        if movement_id is None:
            self._show(MovementFields("", date.today()))
        else:
            self.ask_book(lambda book: movement(book, movement_id), self._show)

    def _show(self, fields: MovementFields) -> None:
        self.fill(fields)
        if self._movement_id is not None:
            self.setWindowTitle(f"{'Tổng kết' if self._closing else 'Phong trào'}: {shortened(fields.name)}")
        self.show_form("closed_on" if self._closing else "name")

    def _collect(self) -> Callable[[Book], Changes]:
        fields, movement_id = self.collected().checked(), self._movement_id
        return lambda book: save_movement(book, movement_id, fields)
