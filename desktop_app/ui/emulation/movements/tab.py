"""The tab of movements: the movements of a year, and below them who registered for the selected one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.list_kinds.year import MOVEMENT_REGISTRATIONS, MOVEMENTS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.vietnamese import shortened
from desktop_app.services.papers.kinds.declaration import MenuPlace
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.keyboard.grey_acts import allow
from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.widgets.actions import add_action, separator
from desktop_app.ui.widgets.forms.year_box import YearBox
from desktop_app.ui.widgets.lists.filter_line import AskedRows
from desktop_app.ui.widgets.lists.heights.two_lists import ListUnderWords, TwoLists
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.muted_label import muted_label
from desktop_app.ui.widgets.papers.offers import paper_offers

if TYPE_CHECKING:
    # The forms are loaded when one is first opened.
    from desktop_app.domain.year.movements import MovementFields
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.emulation.movements.movement_form import MovementForm
    from desktop_app.ui.emulation.movements.registration_forms import RegistrationFormData

_MOVEMENTS: Final = {
    "hidden": [
        *("document_type", "document_date", "document_abstract", "content", "criteria"),
        *("weaknesses", "causes", "next_steps"),
    ],
    "widths": {
        **{"name": 254, "from_date": 96, "to_date": 96, "document_number": 108, "state": 136},
        **{"units": 146, "people": 146, "closed_on": 128},
    },
}
_REGISTRATIONS: Final = {
    "hidden": ["movement", "note"],
    "widths": {"kind": 92, "name": 200, "place": 230, "registered_on": 130, "content": 340},
}
_NO_MOVEMENT: Final = "Chưa ghi phong trào thi đua nào. Ghi phong trào khi có văn bản phát động."
_NOT_IN_YEAR: Final = "Năm này không có phong trào thi đua nào trong sổ."
_CHOOSE_MOVEMENT: Final = "Chọn một phong trào trong danh sách trước đã."
_NO_CHOICE: Final = "Danh sách đăng ký của một phong trào hiện ở đây khi chọn phong trào."
_OF_CHOSEN: Final = "Đăng ký phong trào đang chọn"
_NOBODY: Final = "Chưa ghi tập thể, cá nhân nào đăng ký phong trào này."
_OF, _NONE = "movement", 0
"""The scope key that filters registrations by movement, and an id that no movement has."""


class MovementsTab(QWidget):
    """Two lists: movements, and the registrations for the selected one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._questions = BookQuestions(context, self)
        self.year = YearBox()
        self.movements, self.registrations = ListView(context, MOVEMENTS), ListView(context, MOVEMENT_REGISTRATIONS)
        self.asked = AskedRows(self.movements, "Hiện lại mọi phong trào")
        self.label = muted_label()
        self._make_actions()
        self._lay_out()
        self._connect()
        self._show_year()
        self._show_registrations(None)

    def show_query(self, query: ListQuery) -> None:
        """Show the movements of a query, or the registrations of one."""
        if query.kind == MOVEMENTS.key:
            self.year.set_year(query.scope.get("year"))
            self.movements.set_query(query)
            return
        self.year.set_year(None)
        self._show_year()
        self._show_registrations(query.scope.get(_OF), query)

    def refresh(self) -> None:
        """Read both lists again."""
        self.movements.refresh()
        self.registrations.refresh()

    def add(self) -> None:
        """Open the form of a new movement."""
        from desktop_app.ui.emulation.movements.movement_form import MovementForm

        self._show_movement(MovementForm(self.context, None, self), None)

    def _make_actions(self) -> None:
        rows, registrations = self.movements, self.registrations
        self.new = add_action(self, "Ghi &phong trào…", "add", "Ctrl+Shift+P", self.add)
        self.register = add_action(self, "Ghi đăng &ký…", "people", "Ctrl+Shift+Y", self._register)
        self.close_movement = add_action(
            rows, "Ghi &tổng kết…", "check", "Ctrl+Shift+K", lambda: self._edit_current(closing=True)
        )
        self._of_movement = [
            self.close_movement,
            add_action(rows, "&Sửa phong trào…", "edit", "F2", self._edit_current),
            add_action(rows, "Xó&a phong trào", "trash", "Del", rows.delete_chosen),
        ]
        self._acts = [self.new, self.register, *self._of_movement]
        self._registration_acts = [
            add_action(registrations, "Sửa đă&ng ký…", "edit", "F2", self._edit_registration),
            add_action(registrations, "Xóa đăn&g ký", "trash", "Del", registrations.delete_chosen),
        ]
        self.papers = paper_offers(self, MenuPlace.MOVEMENT, self._preview, "preview")
        self.acts_in_head = [self.new, self.register, *self.papers]
        self.actions_menu: list[QAction] = [
            *self._acts,
            *self._registration_acts,
            separator(self),
            *self.papers,
        ]

    def _lay_out(self) -> None:
        self.movements.arrange_at_first(_MOVEMENTS)
        self.registrations.arrange_at_first(_REGISTRATIONS)
        self.movements.set_actions(self._acts)
        self.registrations.set_actions([self.register, *self._registration_acts])
        year_label = QLabel("Năm")
        year_label.setBuddy(self.year)
        for widget in (year_label, self.year):
            self.movements.add_to_line(widget, first=True)
        self.movements.add_to_line(self.asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GROUP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(TwoLists(self.movements, ListUnderWords(self.label, self.registrations)), 1)
        self.setFocusProxy(self.movements)

    def _connect(self) -> None:
        self.year.add_keys(self)
        self.year.chosen.connect(self._show_year)
        self.asked.clicked.connect(self._leave_asked)
        self.movements.activated.connect(self._edit)
        self.movements.delete_requested.connect(lambda ids: self._delete("emulation_movement", ids))
        self.movements.selection_changed.connect(self._show_selected)
        self.movements.refreshed.connect(self._choose_first)
        self.registrations.activated.connect(self._open_registration)
        self.registrations.delete_requested.connect(lambda ids: self._delete("movement_registration", ids))

    def _leave_asked(self) -> None:
        self._show_year()
        self.movements.setFocus()

    def _movement_id(self) -> int | None:
        """The movement whose registrations are shown."""
        movement_id = self.registrations.query.scope.get(_OF)
        return movement_id if isinstance(movement_id, int) and movement_id != _NONE else None

    def _show_year(self) -> None:
        year = self.year.year
        self.movements.set_empty(_NO_MOVEMENT if year is None else _NOT_IN_YEAR, self.new)
        scope: dict[str, Any] = {} if year is None else {"year": year}
        self.movements.set_scope(scope)

    def _choose_first(self) -> None:
        if not self.movements.total:
            self._show_registrations(None)
        elif self._movement_id() is None:
            self.movements.select_first()
        else:
            self._read_name()

    def _show_selected(self, ids: Sequence[int]) -> None:
        if len(ids) == 1:
            self._show_registrations(ids[0])

    def _show_registrations(self, movement_id: int | None, query: ListQuery | None = None) -> None:
        if movement_id != self._movement_id() or not movement_id:
            self.label.setText(_OF_CHOSEN if movement_id else "Đăng ký: chọn một phong trào ở trên để xem.")
        if query is not None:
            self.registrations.set_query(query)
        else:
            self.registrations.set_scope({_OF: movement_id or _NONE}, of_nothing=not movement_id)
        self.registrations.set_empty(*((_NOBODY, self.register) if movement_id else (_NO_CHOICE, None)))
        for action in (self.register, *self._of_movement, *self._registration_acts, *self.papers):
            allow(action, movement_id is not None, _CHOOSE_MOVEMENT)
        self._read_name()

    def _read_name(self) -> None:
        """Name the movement whole: large letters leave its row above too little room for that."""
        movement_id = self._movement_id()
        if movement_id is None:
            self._questions.forget("name")
            return
        from desktop_app.services.year.movements import movement

        def show(fields: MovementFields) -> None:
            self.label.setText(f"Đăng ký phong trào “{fields.name}”")

        self._questions.ask_of_row("name", lambda book: movement(book, movement_id), show)

    def _edit_current(self, *, closing: bool = False) -> None:
        self.movements.with_current(lambda movement_id: self._edit(movement_id, closing=closing))

    def _edit(self, movement_id: int, *, closing: bool = False) -> None:
        from desktop_app.ui.emulation.movements.movement_form import MovementForm

        self._show_movement(MovementForm(self.context, movement_id, self, closing=closing), movement_id)

    def _show_movement(self, form: MovementForm, movement_id: int | None) -> None:
        def select_saved(changes: Changes) -> None:
            self.movements.select_id(movement_id if movement_id is not None else changes.only_id("emulation_movement"))

        form.saved.connect(select_saved)
        form.finished.connect(lambda: self.movements.setFocus())
        form.start()

    def _register(self) -> None:
        from desktop_app.ui.emulation.movements.registration_forms import RegisterForm, registration_form_data

        movement_id = self._movement_id()
        if movement_id is None:
            return

        def show(form_data: RegistrationFormData) -> None:
            form = RegisterForm(self.context, movement_id, form_data, self)
            form.finished.connect(lambda: self.registrations.setFocus())
            form.show_form("subjects")

        self._questions.ask("form", lambda book: registration_form_data(book, None), show)

    def _edit_registration(self) -> None:
        self.registrations.with_current(self._open_registration)

    def _open_registration(self, registration_id: int) -> None:
        from desktop_app.ui.emulation.movements.registration_forms import RegistrationForm

        form = RegistrationForm(self.context, registration_id, self)
        form.saved.connect(lambda _: self.registrations.select_id(registration_id))
        form.finished.connect(lambda: self.registrations.setFocus())
        form.start()

    def _delete(self, kind: str, ids: Sequence[int]) -> None:
        from desktop_app.services.keeping import trash

        if ids:
            self.context.act(lambda book: trash.put_in_trash(book, kind, ids))

    def _preview(self, kind: str) -> None:
        movement_id = self._movement_id()
        if movement_id is None:
            return
        # Showing a PDF needs libraries that nothing else in the window uses.
        from desktop_app.services.year.movements import movement
        from desktop_app.ui.widgets.papers.preview import PreviewWindow

        def show(fields: MovementFields) -> None:
            options = {"movement": str(movement_id), "name": shortened(fields.name)}
            PreviewWindow(self.context, kind, options, self).show()

        self._questions.ask("paper", lambda book: movement(book, movement_id), show)
