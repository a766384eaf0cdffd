"""The page Cơ quan: the names at the top of every paper and the signer at its end."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.fields import words_of
from desktop_app.domain.office.offices import Office
from desktop_app.services.book import Book
from desktop_app.services.office import offices
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.widgets.actions import add_action, button_line, heading
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.muted_label import muted_label
from desktop_app.ui.widgets.page import Page

_NOTHING: Final = "—"


class OfficePage(Page):
    """Shows the office's names and signer."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.edit = add_action(self, "&Sửa…", "edit", "F2", self._edit)
        self.actions_menu = [self.edit]
        self.values = {field: _value_label() for field in words_of(Office)}
        rows = QFormLayout()
        rows.setHorizontalSpacing(2 * PAGE)
        rows.setVerticalSpacing(GROUP)
        for field, words in words_of(Office).items():
            title = QLabel(words.label)
            set_mark(title, "muted")
            rows.addRow(title, self.values[field])
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(heading("Cơ quan"))
        column.addLayout(button_line(self.actions_menu))
        column.addWidget(muted_label("Các tên này đứng ở đầu và cuối mọi văn bản in từ sổ."))
        column.addSpacing(GAP)
        column.addLayout(rows)
        column.addStretch()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        context.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the office again."""
        self._context.read(offices.office, self._show)

    def _changed(self, changes: Changes) -> None:
        if "office" in changes.kinds:
            self.refresh()

    def _show(self, office: Office) -> None:
        for field, text in asdict(office).items():
            self.values[field].setText(text or _NOTHING)

    def _edit(self) -> None:
        OfficeForm(self._context, self).start()


class OfficeForm(FormOf[Office]):
    """Changes the office's names and signer."""

    name_lines, signer_title = Input(lambda: LinesEdit(2)), Input(lambda: LinesEdit(2))
    rows = (
        ("parent_name",),
        ("name",),
        ("name_lines",),
        ("place",),
        ("code",),
        ("signer_title",),
        ("signer_name",),
    )

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, "Cơ quan", parent)

    def start(self) -> None:
        """Read the office and show the form."""
        self.ask_book(offices.office, self._show)

    def _show(self, office: Office) -> None:
        self.fill(office)
        self.show_form("name")

    def _collect(self) -> Callable[[Book], Changes]:
        fields = self.collected()
        return lambda book: offices.change_office(book, fields)


def _value_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
