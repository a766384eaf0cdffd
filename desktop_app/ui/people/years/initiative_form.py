"""The form of an initiative or a scientific work that was recognised."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QLineEdit, QSpinBox, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.law.year_facts import SCOPE_LABELS, Scope
from desktop_app.domain.standing.year_records import FIRST_YEAR, LAST_YEAR, InitiativeFields, Subject
from desktop_app.services.book import Book
from desktop_app.services.standing import year_records
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import leave_air, set_mark
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.forms.value_box import ValueBox

_SCOPES = {scope: f"{words[0].upper()}{words[1:]}" for scope, words in SCOPE_LABELS.items()}


class InitiativeForm(RecordForm):
    """Enters an initiative of a person or unit (`initiative_id` None) or changes one."""

    def __init__(
        self, context: Context, subject: Subject, year: int, parent: QWidget, initiative_id: int | None = None
    ) -> None:
        super().__init__(context, "Thêm sáng kiến" if initiative_id is None else "Sửa sáng kiến", parent)
        self.subject = subject
        self.initiative_id = initiative_id
        self.whose = QLabel()
        set_mark(self.whose, "heading")
        self.rows.addRow(self.whose)
        self.title = QLineEdit()
        self.year = QSpinBox()
        leave_air(self.year)
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setValue(year)
        self.reach = ValueBox[Scope](_SCOPES)
        self.document = QLineEdit()
        self.recognised_on = DateEdit()
        self.add_field("title", "&Tên sáng kiến, đề tài", self.title)
        self.add_field("year", "&Năm được công nhận", self.year)
        self.add_field("scope", "&Phạm vi", self.reach, beside=True)
        self.add_field("document", "&Số quyết định công nhận", self.document)
        self.add_field("recognised_on", "N&gày", self.recognised_on, beside=True)
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def start(self) -> None:
        """Read what the form needs and show it."""

        def question(book: Book) -> tuple[str, InitiativeFields | None]:
            kept = year_records.initiative(book, self.initiative_id) if self.initiative_id is not None else None
            return year_records.whose(book, self.subject), kept

        self.ask_book(question, lambda answer: self._fill(*answer))

    def _fill(self, name: str, fields: InitiativeFields | None) -> None:
        self.whose.setText(name)
        if fields is not None:
            self.title.setText(fields.title)
            self.year.setValue(fields.year)
            self.reach.set_value(fields.scope)
            self.document.setText(fields.document)
            self.recognised_on.set_value(fields.recognised_on)
        self.show_form("title")

    def _collect(self) -> Callable[[Book], Changes]:
        fields = InitiativeFields(
            self.subject,
            self.year.value(),
            self.title.text(),
            self.reach.value(),
            self.document.text(),
            self.recognised_on.value(),
        )
        initiative_id = self.initiative_id
        return lambda book: year_records.save_initiative(book, initiative_id, fields)
