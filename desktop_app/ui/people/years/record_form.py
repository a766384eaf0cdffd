"""The form of what is recorded of one year of a person or unit."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.law.year_facts import RATING_LABELS, Rating
from desktop_app.domain.standing.year_records import Subject, YearRecordFields
from desktop_app.services.book import Book
from desktop_app.services.standing import year_records
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.forms.value_box import ValueBox

_RATINGS: dict[Rating | None, str] = {None: "(chưa ghi)"} | {
    rating: RATING_LABELS[rating] for rating in sorted(Rating, reverse=True)
}
_REGISTERED: dict[bool | None, str] = {None: "(chưa ghi)", True: "Có", False: "Không"}


class YearRecordForm(RecordForm):
    """Changes a year's rating and registration."""

    def __init__(self, context: Context, subject: Subject, year: int, parent: QWidget) -> None:
        super().__init__(context, f"Xếp loại năm {year}", parent)
        self.subject = subject
        self.year = year
        self.whose = QLabel()
        set_mark(self.whose, "heading")
        self.rows.addRow(self.whose)
        self.rating = ValueBox[Rating | None](_RATINGS)
        self.registered = ValueBox[bool | None](_REGISTERED)
        self.document = QLineEdit()
        self.note = QLineEdit()
        self.add_field("rating", "&Xếp loại", self.rating)
        self.add_field("registered", "Đăng &ký thi đua", self.registered, beside=True)
        self.add_field("document", "&Văn bản xếp loại", self.document)
        self.add_field("note", "&Ghi chú", self.note)
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def start(self) -> None:
        """Read what the form needs and show it."""

        def question(book: Book) -> tuple[str, YearRecordFields]:
            return year_records.whose(book, self.subject), year_records.year_record(book, self.subject, self.year)

        self.ask_book(question, lambda answer: self._fill(*answer))

    def _fill(self, name: str, fields: YearRecordFields) -> None:
        self.whose.setText(f"{name} – năm {self.year}")
        self.rating.set_value(fields.rating)
        self.registered.set_value(fields.registered)
        self.document.setText(fields.document)
        self.note.setText(fields.note)
        self.show_form("rating")

    def _collect(self) -> Callable[[Book], Changes]:
        fields = YearRecordFields(
            self.subject,
            self.year,
            self.rating.value(),
            self.registered.value(),
            self.document.text(),
            self.note.text(),
        )
        return lambda book: year_records.save_year_record(book, fields)
