"""The form of a Council: the decision that set it up, and its members with their dates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.council.councils import CouncilFields, MemberFields
from desktop_app.domain.office.people import post_words
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.council.councils import council, councils, next_council, save_council
from desktop_app.services.office.offices import office
from desktop_app.services.office.people import person_choices
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.council.member_rows import MembersEdit
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input


@dataclass(frozen=True, slots=True)
class CouncilFormData:
    """The Council (None for a new one), its fields, its members with their ids, and the people to choose from."""

    council_id: int | None
    fields: CouncilFields
    members: Sequence[tuple[int | None, MemberFields]]
    people: Sequence[Choice]


def blank_council(book: Book, today: date) -> CouncilFormData:
    """Return the form data of a new Council; it continues the newest Council if there is one."""
    people = [_with_post(member) for member in person_choices(book, today)]
    existing = councils(book)
    if not existing:
        fields = CouncilFields(issuing_body=f"Giám đốc {office(book).name}")
        return CouncilFormData(None, fields, (), people)
    fields, members = next_council(book, existing[0].id, today)
    return CouncilFormData(None, fields, [(None, member) for member in members], people)


def saved_council(book: Book, council_id: int, today: date) -> CouncilFormData:
    """Return the form data of a saved Council. Raises RecordGone."""
    people = [_with_post(member) for member in person_choices(book, today)]
    record = council(book, council_id)
    return CouncilFormData(record.id, record.fields, [(member.id, member.fields) for member in record.members], people)


def _with_post(person: Choice) -> Choice:
    """Return a person with the post as papers print it, to tell apart people of the same name."""
    position, _, unit_name = person.detail.partition(", ")
    return replace(person, detail=post_words(position, unit_name))


class CouncilForm(FormOf[CouncilFields]):
    """Sets up a Council, or changes an existing one."""

    name, decision_number, issuing_body = Input(QLineEdit), Input(QLineEdit), Input(QLineEdit)
    decided_on, valid_from, valid_to = Input(DateEdit), Input(DateEdit), Input(DateEdit)
    members: Input[MembersEdit] = Input(label="Thành viên", across=True)
    rows = (
        ("name",),
        ("decision_number", "decided_on"),
        ("issuing_body",),
        ("valid_from", "valid_to"),
        ("members",),
    )
    least_width = 1120

    def __init__(self, context: Context, form_data: CouncilFormData, parent: QWidget) -> None:
        act = "Thành lập Hội đồng" if form_data.council_id is None else "Hội đồng"
        members = MembersEdit(form_data.people)
        super().__init__(context, f"{act} Thi đua - Khen thưởng", parent, members=members)
        self._council_id = form_data.council_id
        self.members.show_members(form_data.members)
        self.fill(form_data.fields)

    def _collect(self) -> Callable[[Book], Changes]:
        fields = self.collected().checked()
        council_id, members = self._council_id, self.members.rows.members()
        return lambda book: save_council(book, council_id, fields, members)
