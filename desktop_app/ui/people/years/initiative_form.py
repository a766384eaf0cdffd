"""The form of an initiative or a scientific work, registered or recognised."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.law.year_facts import SCOPE_LABELS, Scope
from desktop_app.domain.standing.year_records import (
    FIRST_YEAR,
    LAST_YEAR,
    RECOGNITION_LABELS,
    InitiativeFields,
    Subject,
)
from desktop_app.services.book import Book
from desktop_app.services.standing import year_records
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import leave_air
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text
from desktop_app.ui.widgets.forms.value_box import ValueBox

_SCOPES: dict[Scope, str] = {scope: f"{words[0].upper()}{words[1:]}" for scope, words in SCOPE_LABELS.items()}


class InitiativeForm(FormOf[InitiativeFields]):
    """Enters an initiative of a person or unit (`initiative_id` None) or changes one."""

    whose = Text(manner="heading")
    title, document = Input(QLineEdit), Input(QLineEdit)
    year = Input(QSpinBox)
    reach = Input(lambda: ValueBox(_SCOPES), of="scope")
    recognised = Input(lambda: ValueBox(RECOGNITION_LABELS))
    registered_on, recognised_on = Input(DateEdit), Input(DateEdit)
    rows = (
        ("whose",),
        ("title",),
        ("year", "scope"),
        ("registered_on", "recognised"),
        ("document", "recognised_on"),
    )
    not_entered = ("subject",)

    def __init__(
        self, context: Context, subject: Subject, year: int, parent: QWidget, initiative_id: int | None = None
    ) -> None:
        super().__init__(context, "Thêm sáng kiến" if initiative_id is None else "Sửa sáng kiến", parent)
        self.initiative_id = initiative_id
        self._blank = InitiativeFields(subject, year, "", recognised=InitiativeFields.is_recognised_by("", None))
        self._has_outcome = initiative_id is not None
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        leave_air(self.year)
        self.recognised.activated.connect(self._keep_outcome)
        self.document.textChanged.connect(lambda _: self._follow_document())
        self.recognised_on.textChanged.connect(lambda _: self._follow_document())

    def start(self) -> None:
        """Read the form data and show the form."""

        def question(book: Book) -> tuple[str, InitiativeFields]:
            fields = (
                year_records.initiative(book, self.initiative_id) if self.initiative_id is not None else self._blank
            )
            return year_records.whose(book, self._blank.subject), fields

        self.ask_book(question, lambda answer: self._show(*answer))

    def _keep_outcome(self) -> None:
        self._has_outcome = True

    def _follow_document(self) -> None:
        """Offer for a new one the outcome that its document has, until she chooses another."""
        if not self._has_outcome:
            day = self.recognised_on.value()
            self.recognised.set_value(InitiativeFields.is_recognised_by(self.document.text(), day))

    def _show(self, name: str, fields: InitiativeFields) -> None:
        self.whose.setText(name)
        self.fill(fields)
        self.show_form()

    def _collect(self) -> Callable[[Book], Changes]:
        fields, initiative_id = self.collected(), self.initiative_id
        return lambda book: year_records.save_initiative(book, initiative_id, fields)
