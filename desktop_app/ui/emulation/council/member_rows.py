"""The members of a Council, one row each."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Property, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QWidget

from desktop_app.domain.council.councils import COUNCIL_ROLE_LABELS, CouncilRole, MemberFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.services.choices import Choice
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.input_rows import InputRow, InputRows
from desktop_app.ui.widgets.forms.value_box import ValueBox

_HEADERS: Final = ("Họ và tên", "Chức danh", "Chức vụ", "Từ ngày", "Đến ngày")
_AROUND_NAME: Final = 24
"""Pixels of a line that a name does not get: its margins."""
_LEAST_NAME: Final = 144
"""Pixels: an ordinary name, so that nothing beside it moves while it is typed."""
_WIDEST_NAME: Final = 168
_MAX_HEIGHT: Final = 300
_STRETCHES: Final = (1, 0, 9)
"""A post has more letters than a name, which has its room in any case."""


class MemberRow(InputRow):
    """The inputs of one member, who is chosen among the people or typed; `member_id` is None for a new member."""

    def __init__(self, people: Sequence[Choice]) -> None:
        self.member_id: int | None = None
        self._shown: MemberFields | None = None
        self.name, self.role, self.post = ChoiceEdit(), ValueBox(COUNCIL_ROLE_LABELS), QLineEdit()
        self.from_date, self.to_date = DateEdit(), DateEdit()
        super().__init__(self.name, self.role, self.post, self.from_date, self.to_date)
        self.name.set_choices(people)
        self.name.setPlaceholderText("Gõ họ và tên")
        # What removes the row stands beside it; the cross would take from the names and posts.
        self.name.setClearButtonEnabled(False)
        self.role.set_value(CouncilRole.MEMBER)
        self.post.setPlaceholderText("ví dụ: Trưởng phòng Lãnh sự")
        self.name.chosen.connect(self._fill_in_post)
        for edit in (self.from_date, self.to_date):
            edit.ensurePolished()
            edit.setFixedWidth(edit.minimumSizeHint().width())

    def is_blank(self) -> bool:
        """Return whether the row is new and empty."""
        return self.member_id is None and not any(text.strip() for text in self._texts())

    def problem(self) -> tuple[str, QWidget]:
        """Return what is wrong with the row ("" if nothing is) and the input it concerns."""
        for line in (self.from_date, self.to_date):
            if sentence := line.problem():
                return sentence, line
        try:
            self.fields().checked()
        except InvalidRecord as problem:
            return problem.message, self.to_date if problem.field == "to_date" else self.name
        return "", self.name

    def content(self) -> object:
        """Return what is entered, to detect changes."""
        return self.member_id, self.name.chosen_id, self.role.value(), self._texts()

    def fields(self) -> MemberFields:
        """Return the member as entered."""
        return MemberFields(
            self.name.text(),
            self.role.value(),
            self.post.text(),
            self._person_id(),
            self.from_date.value(),
            self.to_date.value(),
        )

    def show_fields(self, fields: MemberFields) -> None:
        """Show a member. A name that belongs to no person of the book stays as typed."""
        self._shown = fields
        self.name.set_chosen_id(fields.person_id)
        if self.name.text() != fields.full_name:
            self.name.setText(fields.full_name)
        self.name.setCursorPosition(0)
        self.role.set_value(fields.role)
        self.post.setText(fields.post_title)
        self.post.setCursorPosition(0)
        self.from_date.set_value(fields.from_date)
        self.to_date.set_value(fields.to_date)

    def _person_id(self) -> int | None:
        """Return who is chosen: whoever was renamed or put into the trash since stays the same under the old name."""
        chosen, shown = self.name.chosen_id, self._shown
        same = chosen is None and shown is not None and self.name.text() == shown.full_name
        return shown.person_id if same and shown is not None else chosen

    def _fill_in_post(self, _person_id: int) -> None:
        chosen = self.name.chosen_choice
        if chosen is not None and not self.post.text().strip():
            self.post.setText(chosen.detail)

    def _texts(self) -> tuple[str, ...]:
        return tuple(line.text() for line in (self.name, self.post, self.from_date, self.to_date))


class MemberRows(InputRows[MemberRow]):
    """Rows of name, role, post and dates. A row left blank is no member."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("thành viên", _HEADERS, "Thê&m thành viên", "Thêm một dòng", parent)
        self._choices: tuple[Choice, ...] = ()
        self._show_titles(_STRETCHES)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Set the people to choose from. To be called before rows are added."""
        self._choices = tuple(choices)

    def add_row(self, member_id: int | None = None, fields: MemberFields | None = None) -> None:
        """Add a row at the end."""
        row = self._new_row()
        row.member_id = member_id
        if fields is not None:
            row.show_fields(fields)
        self._append(row)

    def give_names_room(self) -> None:
        """Leave the names whole, however large their letters: a name that is cut is another's."""
        needed = max((row.name.fontMetrics().horizontalAdvance(row.name.text()) for row in self.rows), default=0)
        wanted = max(needed + _AROUND_NAME, at_size(_LEAST_NAME))
        self._grid.setColumnMinimumWidth(0, min(wanted, at_size(_WIDEST_NAME)))

    def members(self) -> list[tuple[int | None, MemberFields]]:
        """Return the members with their ids, None for new ones. To be asked only while `problem` finds nothing."""
        return [(row.member_id, row.fields()) for row in self.rows if not row.is_blank()]

    def _new_row(self) -> MemberRow:
        return MemberRow(self._choices)

    def _row_problem(self, number: int, sentence: str) -> str:
        return f"Dòng {number}: {sentence}"


class MembersEdit(QScrollArea):
    """The rows of the members in a scroll area that grows with them while there is room. Signal: `altered()`."""

    altered = Signal()

    def __init__(self, people: Sequence[Choice]) -> None:
        super().__init__()
        self.rows = MemberRows()
        self.rows.set_choices(people)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.rows)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.rows)

    def show_members(self, members: Sequence[tuple[int | None, MemberFields]]) -> None:
        """Show a row for each member, one that is blank where there is none.

        To be called once it stands in its form: moved there with its rows, it would give each part of them the style
        anew.
        """
        for member_id, fields in members:
            self.rows.add_row(member_id, fields)
        if not members:
            self.rows.add_row()
        self.rows.altered.connect(self._follow)
        self.rows.give_names_room()
        self._fit()

    def problem(self) -> str:
        """Return the problem of the first wrong row, "" if there is none."""
        return self.rows.problem()

    def draft(self) -> list[object]:
        """Return what stands in the rows."""
        return self.rows.draft()

    def show_draft(self, content: Sequence[Sequence[object]]) -> None:
        """Show what stood in the rows."""
        self.rows.show_draft(content)

    def _content(self) -> object:
        return self.rows.content

    content = Property(object, _content, notify=altered, user=True)

    def _follow(self) -> None:
        self.altered.emit()
        self.rows.give_names_room()
        # A new row is laid out only on the next turn of the event loop.
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        self.setMinimumHeight(min(self.rows.sizeHint().height(), _MAX_HEIGHT))
        current = self.rows.focusWidget()
        if current is not None:
            self.ensureWidgetVisible(current)
