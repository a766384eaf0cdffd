"""The forms of registrations for a movement: for many at once, and for one that is there already."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import search_words
from desktop_app.domain.year.movements import RegistrationFields
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.office.people import person, person_choices
from desktop_app.services.office.units import unit, unit_choices
from desktop_app.services.year.movements import movement_choices
from desktop_app.services.year.registrations import register, registration, save_registration
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.choice_list import ChoiceList
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm


@dataclass(frozen=True, slots=True)
class RegistrationFormData:
    """The movements, units and people to choose from, and the registration if there is one."""

    movements: Sequence[Choice]
    units: Sequence[Choice]
    people: Sequence[Choice]
    fields: RegistrationFields | None = None


def registration_form_data(book: Book, registration_id: int | None) -> RegistrationFormData:
    """Return the form data of a registration, or of new ones. Raises RecordGone."""
    units, people = unit_choices(book), person_choices(book)
    if registration_id is None:
        return RegistrationFormData(movement_choices(book), units, people)
    fields = registration(book, registration_id)
    if fields.person_id is not None and all(choice.id != fields.person_id for choice in people):
        people.append(_gone(fields.person_id, person(book, fields.person_id).full_name))
    if fields.unit_id is not None and all(choice.id != fields.unit_id for choice in units):
        units.append(_gone(fields.unit_id, unit(book, fields.unit_id).name))
    return RegistrationFormData(movement_choices(book, fields.movement_id), units, people, fields)


def _gone(record_id: int, name: str) -> Choice:
    return Choice(record_id, name, "đã xóa", search_words(name))


class RegisterForm(RecordForm):
    """Registers units and people for a movement on one day, with one content."""

    about = Text(manner="heading")
    day = Input(DateEdit, of="registered_on", label="Ngày đăng ký", required=True)
    units = Input(ChoiceList, of="subjects", label="Tập thể", help="Gõ tên đơn vị; mỗi lần một đơn vị")
    people = Input(ChoiceList, of="people", label="Cá nhân", help="Gõ tên từng người")
    content = Input(lambda: LinesEdit(3), label="Nội dung, chỉ tiêu đăng ký")
    rows = (("about",), ("registered_on",), ("subjects",), ("people",), ("content",))
    save_text = "Ghi đăng ký"

    def __init__(self, context: Context, movement_id: int, form_data: RegistrationFormData, parent: QWidget) -> None:
        super().__init__(context, "Ghi đăng ký phong trào thi đua", parent)
        self._movement_id = movement_id
        names = {choice.id: choice.name for choice in form_data.movements}
        self.about.setText(names.get(movement_id, ""))
        self.day.set_value(date.today())
        self.units.set_choices(form_data.units)
        self.people.set_choices(form_data.people)

    def _collect(self) -> Callable[[Book], Changes]:
        day, movement_id, content = self.day.value(), self._movement_id, self.content.toPlainText()
        units, people = self.units.ids(), self.people.ids()
        if day is None:
            raise InvalidRecord("Nhập ngày đăng ký.", "registered_on")
        return lambda book: register(book, movement_id, day, units=units, people=people, content=content)


class RegistrationForm(FormOf[RegistrationFields]):
    """Changes one registration."""

    movement = Input(ChoiceEdit, of="movement_id")
    person, unit = Input(ChoiceEdit, of="person_id", label="Cá nhân"), Input(ChoiceEdit, of="unit_id")
    registered_on = Input(DateEdit)
    content, note = Input(lambda: LinesEdit(3)), Input(QLineEdit)
    rows = (("movement_id",), ("person_id",), ("unit_id",), ("registered_on",), ("content",), ("note",))

    def __init__(self, context: Context, registration_id: int, parent: QWidget) -> None:
        super().__init__(context, "Sửa đăng ký phong trào thi đua", parent)
        self._registration_id = registration_id

    def start(self) -> None:
        """Read the registration and show the form."""
        self.ask_book(lambda book: registration_form_data(book, self._registration_id), self._show)

    def _show(self, form_data: RegistrationFormData) -> None:
        self.movement.set_choices(form_data.movements)
        self.person.set_choices(form_data.people)
        self.unit.set_choices(form_data.units)
        if form_data.fields is not None:
            self.fill(form_data.fields)
            # One of the two says who it is; the other would only be in the way.
            self.fields["person_id"].set_shown(form_data.fields.person_id is not None)
            self.fields["unit_id"].set_shown(form_data.fields.unit_id is not None)
        self.show_form("content")

    def _collect(self) -> Callable[[Book], Changes]:
        fields, registration_id = self.collected().checked(), self._registration_id
        return lambda book: save_registration(book, registration_id, fields)
