"""The form of a Council: the decision that set it up, and its members with their dates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.council.councils import CouncilFields, MemberFields
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.council.councils import council, councils, next_council, post_words, save_council
from desktop_app.services.office.offices import office
from desktop_app.services.office.people import person_choices
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.council.member_rows import MembersEdit
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm

_WIDTH: Final = 1120


@dataclass(frozen=True, slots=True)
class CouncilSheet:
    """The Council (None for a new one), its fields, its members with their ids, and the people to choose from."""

    council_id: int | None
    fields: CouncilFields
    members: Sequence[tuple[int | None, MemberFields]]
    people: Sequence[Choice]


def blank_council(book: Book, today: date) -> CouncilSheet:
    """Return what a Council is entered from: the one that follows the newest, if there is one."""
    people = [_with_post(one) for one in person_choices(book, today)]
    found = councils(book)
    if not found:
        fields = CouncilFields(issuing_body=f"Giám đốc {office(book).name}")
        return CouncilSheet(None, fields, (), people)
    fields, members = next_council(book, found[0].id, today)
    return CouncilSheet(None, fields, [(None, one) for one in members], people)


def kept_council(book: Book, council_id: int, today: date) -> CouncilSheet:
    """Return what a Council is changed from. Raises RecordGone."""
    people = [_with_post(one) for one in person_choices(book, today)]
    kept = council(book, council_id)
    return CouncilSheet(kept.id, kept.fields, [(one.id, one.fields) for one in kept.members], people)


def _with_post(person: Choice) -> Choice:
    """Return a person told apart by the post as papers print it."""
    position, _, unit_name = person.detail.partition(", ")
    return replace(person, detail=post_words(position, unit_name))


class CouncilForm(RecordForm):
    """Sets up a Council, or changes the one it was given."""

    def __init__(self, context: Context, sheet: CouncilSheet, parent: QWidget) -> None:
        act = "Thành lập Hội đồng" if sheet.council_id is None else "Hội đồng"
        super().__init__(context, f"{act} Thi đua - Khen thưởng", parent)
        self.resize(min(_WIDTH, self.screen().availableSize().width()), self.height())
        self._sheet = sheet
        fields = sheet.fields
        self.name = QLineEdit(fields.name)
        self.decision_number, self.decided_on = QLineEdit(fields.decision_number), DateEdit()
        self.decision_number.setPlaceholderText("ví dụ: 45/QĐ-SNgV")
        self.issuing_body = QLineEdit(fields.issuing_body)
        self.valid_from, self.valid_to = DateEdit(), DateEdit()
        self.decided_on.set_value(fields.decided_on)
        self.valid_from.set_value(fields.valid_from)
        self.valid_to.set_value(fields.valid_to)
        self.members = MembersEdit(sheet.people, sheet.members)
        self._lay_out()

    def _lay_out(self) -> None:
        self.add_field("name", "Tên Hộ&i đồng", self.name)
        self.add_field("decision_number", "&Quyết định số", self.decision_number)
        self.add_field("decided_on", "Ngà&y", self.decided_on, beside=True)
        self.add_field("issuing_body", "&Của", self.issuing_body, beside=True)
        self.add_field("valid_from", "Hoạt động &từ", self.valid_from)
        self.add_field("valid_to", "đến ngày", self.valid_to, beside=True)
        self.add_field("members", "Thành &viên", self.members)
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def _collect(self) -> Callable[[Book], Changes]:
        fields = CouncilFields(
            self.name.text(),
            self.decision_number.text(),
            self.decided_on.value(),
            self.issuing_body.text(),
            self.valid_from.value(),
            self.valid_to.value(),
        ).checked()
        council_id, members = self._sheet.council_id, self.members.rows.members()
        return lambda book: save_council(book, council_id, fields, members)
