"""The form of attendance: who came to a session, and why the others did not."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Property, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.council.councils import (
    COUNCIL_ROLE_LABELS,
    PRESENCE_LABELS,
    AttendanceFields,
    Presence,
    count_attendance,
)
from desktop_app.domain.errors import InvalidRecord
from desktop_app.services.book import Book
from desktop_app.services.council.councils import StoredMember
from desktop_app.services.council.sessions import Session, save_session
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.reading_order import name_box
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.forms.value_box import ValueBox

_MAX_HEIGHT: Final = 330
_TITLES: Final = ("Họ và tên, chức danh", "Dự họp", "Lý do vắng mặt")


class _Row:
    """The inputs of one member: whether present, and the reason if not."""

    def __init__(self, member: StoredMember, attendance: AttendanceFields) -> None:
        self.member = member
        fields = member.fields
        self.name = QLabel(", ".join(filter(None, (fields.full_name, COUNCIL_ROLE_LABELS[fields.role]))))
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setToolTip(fields.post_title)
        self.presence = ValueBox(PRESENCE_LABELS)
        self.presence.set_value(attendance.presence)
        name_box(self.presence, f"{fields.full_name}: có mặt hay vắng")
        self.reason = QLineEdit(attendance.reason)
        self.reason.setAccessibleName(f"{fields.full_name}: lý do vắng mặt")

    def value(self) -> AttendanceFields:
        """Return what is entered."""
        return AttendanceFields(self.member.id, self.presence.value(), self.reason.text())

    def show_state(self) -> None:
        """Ask for a reason only if the member is absent."""
        away = self.presence.value() is not Presence.PRESENT
        self.reason.setEnabled(away)
        self.reason.setPlaceholderText("Lý do vắng mặt" if away else "")


class AttendanceRows(QScrollArea):
    """A row for each member. Signal: `altered()` whenever something in a row changes."""

    altered = Signal()

    def __init__(self, attendance: Sequence[tuple[StoredMember, AttendanceFields]]) -> None:
        super().__init__()
        self.rows = [_Row(member, fields) for member, fields in attendance]
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, GAP, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(2, 1)
        for column, title in enumerate(_TITLES):
            label = QLabel(title)
            set_mark(label, "muted")
            grid.addWidget(label, 0, column)
        for place, row in enumerate(self.rows, 1):
            for column, widget in enumerate((row.name, row.presence, row.reason)):
                grid.addWidget(widget, place, column)
            row.presence.currentIndexChanged.connect(lambda _, row=row: self._changed(row))
            row.reason.textChanged.connect(lambda _, row=row: self._changed(row))
            row.show_state()
        self.setWidget(inside)
        self.setMinimumHeight(min(inside.sizeHint().height() + 2, _MAX_HEIGHT))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if self.rows:
            self.setFocusProxy(self.rows[0].presence)

    def values(self) -> tuple[AttendanceFields, ...]:
        """Return what is entered for each member."""
        return tuple(row.value() for row in self.rows)

    def problem(self) -> str:
        """Return the problem of the first wrong row, "" if there is none; the next focus goes to that row."""
        for row in self.rows:
            try:
                row.value().checked(row.member.fields.full_name)
            except InvalidRecord as problem:
                set_mark(row.reason, "problem")
                self.ensureWidgetVisible(row.reason)
                self.setFocusProxy(row.reason)
                return problem.message
        return ""

    def draft(self) -> list[tuple[str, str]]:
        """Return what stands in the rows."""
        return [(row.presence.currentText(), row.reason.text()) for row in self.rows]

    def show_draft(self, content: Sequence[Sequence[str]]) -> None:
        """Show what stood in the rows."""
        for row, (presence, reason) in zip(self.rows, content, strict=False):
            row.presence.setCurrentText(presence)
            row.reason.setText(reason)

    def _content(self) -> object:
        return self.values()

    content = Property(object, _content, notify=altered, user=True)

    def _changed(self, row: _Row) -> None:
        row.show_state()
        set_mark(row.reason, "problem", False)
        self.altered.emit()


class AttendanceForm(RecordForm):
    """Records who came to a session."""

    attendance: Input[AttendanceRows] = Input(label="Thành viên")
    counts = Text(manner="muted", beside=True)
    rows = (("attendance",), ("counts",))
    least_width = 900

    def __init__(self, context: Context, session: Session, parent: QWidget) -> None:
        title = f"Điểm danh phiên họp ngày {format_date(session.fields.held_on)}"
        super().__init__(context, title, parent, attendance=AttendanceRows(session.attendance))
        self._session = session
        self.attendance.altered.connect(self._show_counts)
        self._show_counts()

    def _show_counts(self) -> None:
        attendance = count_attendance([member.presence for member in self.attendance.values()])
        self.counts.setText(
            f"Có mặt {attendance.present}/{attendance.members} thành viên; ý kiến bằng văn bản: {attendance.written}. "
            "Vắng mặt mà được hỏi ý kiến bằng văn bản thì vẫn tham gia biểu quyết."
        )

    def _collect(self) -> Callable[[Book], Changes]:
        session, attendance = self._session, self.attendance.values()
        return lambda book: save_session(book, session.id, session.fields, attendance)
