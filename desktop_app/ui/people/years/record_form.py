"""The form of the year record of a person or unit."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.law.year_facts import RATING_LABELS, Rating
from desktop_app.domain.standing.year_records import Subject, YearRecordFields
from desktop_app.services.book import Book
from desktop_app.services.standing import year_records
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import UNKNOWN, Input, Text
from desktop_app.ui.widgets.forms.value_box import ValueBox

_RATINGS: dict[Rating | None, str] = {None: UNKNOWN} | {
    rating: RATING_LABELS[rating] for rating in sorted(Rating, reverse=True)
}


class YearRecordForm(FormOf[YearRecordFields]):
    """Changes the rating and the registration of one year."""

    whose = Text(manner="heading")
    rating = Input(lambda: ValueBox(_RATINGS))
    registered: Input[ValueBox[bool | None]] = Input()
    registered_for, registered_on = Input(QLineEdit), Input(DateEdit)
    document, note = Input(QLineEdit), Input(QLineEdit)
    # The words of a rating are longer than half a row.
    rows = (
        ("whose",),
        ("rating",),
        ("document",),
        ("registered", "registered_on"),
        ("registered_for",),
        ("note",),
    )
    not_entered = ("subject", "year")

    def __init__(self, context: Context, subject: Subject, year: int, parent: QWidget) -> None:
        super().__init__(context, f"Xếp loại năm {year}", parent)
        self.subject = subject
        self.year = year

    def start(self) -> None:
        """Read the form data and show the form."""

        def question(book: Book) -> tuple[str, YearRecordFields]:
            return year_records.whose(book, self.subject), year_records.year_record(book, self.subject, self.year)

        self.ask_book(question, lambda answer: self._show(*answer))

    def _show(self, name: str, fields: YearRecordFields) -> None:
        self.whose.setText(f"{name} – năm {self.year}")
        self.fill(fields)
        self.show_form()

    def _collect(self) -> Callable[[Book], Changes]:
        fields = self.collected()
        return lambda book: year_records.save_year_record(book, fields)
