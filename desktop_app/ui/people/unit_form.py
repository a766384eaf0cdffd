"""The form of a unit."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.office.units import UNIT_KIND_LABELS, UnitFields, UnitKind
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.office import units
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.forms.value_box import ValueBox

# "Everyone" is no unit of the office but the plan's word for all of them; imports make it, nobody enters it.
_KINDS: dict[UnitKind, str] = {kind: label for kind, label in UNIT_KIND_LABELS.items() if kind is not UnitKind.EVERYONE}


class UnitForm(RecordForm):
    """Enters a unit (`unit_id` None) or changes one."""

    def __init__(self, context: Context, unit_id: int | None, parent: QWidget) -> None:
        super().__init__(context, "Thêm đơn vị" if unit_id is None else "Sửa đơn vị", parent)
        self.unit_id = unit_id
        self.name = QLineEdit()
        self.kind = ValueBox[UnitKind](_KINDS if unit_id is None else UNIT_KIND_LABELS)
        self.valid_from = DateEdit()
        self.valid_to = DateEdit()
        self.successor = ChoiceEdit()
        note = QLabel("Khi đơn vị giải thể, sáp nhập: ghi ngày hết hiệu lực và đơn vị kế thừa, không xóa.")
        note.setWordWrap(True)
        set_mark(note, "muted")
        self.add_field("name", "&Tên đơn vị", self.name)
        self.add_field("kind", "L&oại", self.kind)
        self.add_field("valid_from", "Hiệu lực từ &ngày", self.valid_from)
        self.add_field("valid_to", "Đến n&gày", self.valid_to)
        self.add_field("successor_id", "Đơn vị &kế thừa", self.successor, note)
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def start(self) -> None:
        """Read what the form needs and show it."""

        def question(book: Book) -> tuple[UnitFields | None, list[Choice]]:
            return units.unit(book, self.unit_id) if self.unit_id is not None else None, units.unit_choices(book)

        self.ask_book(question, lambda answer: self._fill(*answer))

    def _fill(self, fields: UnitFields | None, choices: Sequence[Choice]) -> None:
        self.successor.set_choices(choice for choice in choices if choice.id != self.unit_id)
        if fields is not None:
            self.name.setText(fields.name)
            self.kind.set_value(fields.kind)
            self.valid_from.set_value(fields.valid_from)
            self.valid_to.set_value(fields.valid_to)
            self.successor.set_chosen_id(fields.successor_id)
        self.show_form("name")

    def _collect(self) -> Callable[[Book], Changes]:
        fields = UnitFields(
            self.name.text(),
            self.kind.value(),
            valid_from=self.valid_from.value(),
            valid_to=self.valid_to.value(),
            successor_id=self.successor.chosen_id,
        )
        unit_id = self.unit_id
        if unit_id is None:
            return lambda book: units.add_unit(book, fields)
        return lambda book: units.change_unit(book, unit_id, fields)
