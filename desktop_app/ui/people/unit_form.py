"""The form of a unit."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.office.units import UNIT_KIND_LABELS, UnitFields, UnitKind
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.office import units
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.value_box import ValueBox

# "Everyone" is the plan's word for all units together; imports create it, and it cannot be entered here.
_KINDS: dict[UnitKind, str] = {kind: label for kind, label in UNIT_KIND_LABELS.items() if kind is not UnitKind.EVERYONE}


class UnitForm(FormOf[UnitFields]):
    """Enters a unit (`unit_id` None) or changes one."""

    name = Input(QLineEdit)
    kind = Input(ValueBox[UnitKind])
    valid_from, valid_to = Input(DateEdit), Input(DateEdit)
    successor = Input(ChoiceEdit, of="successor_id")
    rows = (("name",), ("kind",), ("valid_from", "valid_to"), ("successor_id",))
    not_entered = ("position",)

    def __init__(self, context: Context, unit_id: int | None, parent: QWidget) -> None:
        super().__init__(context, "Thêm đơn vị" if unit_id is None else "Sửa đơn vị", parent)
        self.unit_id = unit_id
        self.kind.offer(_KINDS if unit_id is None else UNIT_KIND_LABELS)
        if unit_id is None:
            self.offer_next(("kind",))

    def start(self) -> None:
        """Read the form data and show the form."""

        def question(book: Book) -> tuple[UnitFields, list[Choice]]:
            fields = units.unit(book, self.unit_id) if self.unit_id is not None else UnitFields("")
            return fields, units.unit_choices(book)

        self.ask_book(question, lambda answer: self._show(*answer))

    def _show(self, fields: UnitFields, choices: Sequence[Choice]) -> None:
        self.successor.set_choices(choice for choice in choices if choice.id != self.unit_id)
        self.fill(fields)
        self.show_form()

    def _collect(self) -> Callable[[Book], Changes]:
        fields, unit_id = self.collected(), self.unit_id
        if unit_id is None:
            return lambda book: units.add_unit(book, fields)
        return lambda book: units.change_unit(book, unit_id, fields)
