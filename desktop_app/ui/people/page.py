"""The page Tập thể – cá nhân: the units with their people, and what is recorded of everybody year by year."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.domain.list_kinds.office import PEOPLE, UNITS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services import lists
from desktop_app.services.keeping import trash
from desktop_app.services.office import units
from desktop_app.services.standing import year_records
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.reading_order import OrderedSplitter
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.people.person_form import PersonForm
from desktop_app.ui.people.unit_form import UnitForm
from desktop_app.ui.people.years.pane import YearPane
from desktop_app.ui.widgets.actions import add_action, part_title, separator
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.lists.acts.row_drag import order_rows
from desktop_app.ui.widgets.lists.filter_line import AskedRows
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.page import Page, begin_tab

if TYPE_CHECKING:
    # Loaded when it is first opened.
    from desktop_app.ui.people.history_window import HistoryWindow

_EVERYBODY: Final = "Người của tất cả đơn vị"
_NO_PEOPLE: Final = "Chưa có người nào. Nhập từ bảng tính, hoặc thêm từng người."
_IDS: Final = "ids"
"""The scope of a list that asks for records by their ids."""


class PeoplePage(Page):
    """Two tabs: the lists of units and people side by side, and the records of a year.

    `actions_menu` is what the window's menu offers for the page. Signal: `asked(ListQuery)` for a list of another page.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self._name_job: Job | None = None
        self.unit_id: int | None = None
        """The id of the unit whose people are shown, None for all."""
        self.units = ListView(context, UNITS)
        self.people = ListView(context, PEOPLE)
        self.everybody = QPushButton("&Tất cả")
        self._people_title = part_title(_EVERYBODY)
        self.head = PageHead("Tập thể – cá nhân")
        self.units_asked = AskedRows(self.units, "Hiện lại mọi đơn vị")
        self.people_asked = AskedRows(self.people, "Hiện lại mọi người")
        self.years = YearPane(context)
        self.tabs = QTabWidget()
        self._unit_actions = self._make_unit_actions()
        self._people_actions = self._make_people_actions()
        self._list_actions = [*self._people_actions, separator(self), *self._unit_actions]
        self.actions_menu = [*self._list_actions, *self.years.actions_menu]
        self._lay_out()
        self._connect()
        self._show_tab()

    def refresh(self) -> None:
        """Read everything again."""
        self.units.refresh()
        self.people.refresh()
        self.years.refresh()

    def export(self) -> bool:
        """Export the visible list, or the year."""
        if self.tabs.currentWidget() is not self.years:
            return super().export()
        self.years.export()
        return True

    def focus_filter(self) -> bool:
        """Focus the filter of the visible list, or of the year."""
        if self.tabs.currentWidget() is not self.years:
            return super().focus_filter()
        self.years.focus_filter()
        return True

    def show_query(self, query: ListQuery) -> None:
        """Show people, units or a year of everybody; for one person or unit show the history."""
        scope = query.scope
        if query.kind in (PEOPLE.key, UNITS.key):
            self.tabs.setCurrentIndex(0)
            view = self.people if query.kind == PEOPLE.key else self.units
            if view is self.people:
                # The people that were asked for are of any unit: none may stay chosen beside them.
                self._show_everybody()
            view.set_query(query)
            view.setFocus()
            return
        if _IDS in scope:
            from desktop_app.domain.record_kinds import kind_shown_by

            self._show_record(kind_shown_by(query.kind).key, scope[_IDS][0])
            return
        for name, kind in (("person", NomineeKind.INDIVIDUAL), ("unit", NomineeKind.COLLECTIVE)):
            if name in scope:
                window = self.show_history(Subject(kind, int(scope[name])))
                window.finished.connect(self._go_back)
                return
        self.tabs.setCurrentWidget(self.years)
        self.years.show_year(NomineeKind(scope.get("kind", NomineeKind.INDIVIDUAL)), scope.get("year"))

    def works(self) -> Mapping[str, Callable[..., object]]:
        """Return the acts other pages can start here: to import people, add a unit or a person, go to the years."""
        return {
            "import_people": self.import_people,
            "add_unit": self._add_unit,
            "add_person": self._add_person,
            "years": partial(self.tabs.setCurrentWidget, self.years),
        }

    def import_people(self) -> None:
        """Ask for a workbook of people and show what importing it would do."""
        from desktop_app.ui.widgets.imports.opening import import_file

        import_file(self.context, self, "people")

    def _make_unit_actions(self) -> list[QAction]:
        self.new_unit = add_action(self, "T&hêm đơn vị…", "unit", "Ctrl+Shift+N", self._add_unit)
        self.figures = add_action(
            self, "Số &liệu trong năm…", "indicator", "Ctrl+G", partial(self._with_unit, self._figures)
        )
        move = order_rows(self.context, self.units, self._move_unit)
        return [
            self.new_unit,
            add_action(self.units, "&Sửa đơn vị…", "edit", "F2", partial(self._with_unit, self._edit_unit)),
            add_action(self.units, "Xóa đơn vị", "trash", "Del", self.units.delete_chosen),
            add_action(self.units, "Đưa đơn vị lên", "up", "Alt+Up", partial(move, -1)),
            add_action(self.units, "Đưa đơn vị xuống", "down", "Alt+Down", partial(move, 1)),
            add_action(
                self.units,
                "Quá t&rình khen thưởng của đơn vị…",
                "history",
                "Ctrl+H",
                partial(self._with_unit, self._of_unit),
            ),
            add_action(
                self.units,
                "Vì sao đơn vị có tên &trong danh sách…",
                "info",
                "Ctrl+J",
                partial(self._with_unit, self._why_unit),
            ),
            self.figures,
        ]

    def _make_people_actions(self) -> list[QAction]:
        self.new_person = add_action(self, "Thêm &người…", "add", "Ctrl+N", self._add_person)
        self.import_action = add_action(self, "Nhập từ &Excel…", "import", "Ctrl+I", self.import_people)
        return [
            self.new_person,
            add_action(self.people, "Sử&a người…", "edit", "F2", self._edit_current_person),
            add_action(self.people, "Xóa người", "trash", "Del", self.people.delete_chosen),
            self.import_action,
            add_action(self.people, "&Quá trình khen thưởng…", "history", "Ctrl+H", self._show_current_history),
            add_action(self.people, "&Vì sao có tên trong danh sách…", "info", "Ctrl+J", self._show_current_chains),
        ]

    def _lay_out(self) -> None:
        self._arrange_columns()
        self.everybody.setCheckable(True)
        self.everybody.setChecked(True)
        self.everybody.setToolTip("Hiện người của mọi đơn vị (Alt+T)")
        self.units.set_actions(self._unit_actions)
        self.units.set_empty("Sổ chưa có đơn vị nào.", self.new_unit)
        self.people.set_actions(self._people_actions)
        self.people.set_empty(_NO_PEOPLE, self.import_action)
        self.split = OrderedSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(PAGE)
        self.split.addWidget(_part(part_title("Đơn vị"), self.units_asked, self.units))
        self.split.addWidget(_part(self._people_title, self.people_asked, self.people))
        self.units.add_to_line(self.everybody)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 2)
        sizes = self._settings.get("people.split").get("sizes")
        self.split.setSizes(sizes if isinstance(sizes, list) and len(sizes) == 2 else [360, 820])
        self.tabs.setDocumentMode(True)
        lists = QWidget()
        within = QVBoxLayout(lists)
        within.setContentsMargins(0, GROUP, 0, 0)
        within.addWidget(self.split)
        # She looks for people far more often than for units.
        lists.setFocusProxy(self.people)
        for tab, title in ((lists, "Danh sách"), (self.years, "Theo năm")):
            self.tabs.setTabToolTip(self.tabs.addTab(tab, title), f"{title} (Ctrl+Tab: sang thẻ kia)")
        tab_kept = self._settings.get("people.tab").get("tab")
        self.tabs.setCurrentIndex(tab_kept if isinstance(tab_kept, int) else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addWidget(self.head)
        column.addWidget(self.tabs, 1)

    def _arrange_columns(self) -> None:
        """Set the initial columns so that both lists fit side by side; the clerk's own arrangement takes precedence."""
        hidden = ["order", "kind", "valid_from", "valid_to", "successor"]
        self.units.arrange_at_first({"hidden": hidden, "widths": {"name": 270, "people": 80}})
        widths = {"name": 180, "gender": 90, "birth_year": 96, "post": 150, "unit": 180}
        self.people.arrange_at_first({"hidden": ["from_date"], "widths": widths})

    def _connect(self) -> None:
        self.units.activated.connect(self._edit_unit)
        self.units.delete_requested.connect(partial(self._delete, "unit"))
        self.units.selection_changed.connect(self._filter_people)
        self.people.activated.connect(self._edit_person)
        self.people.delete_requested.connect(partial(self._delete, "person"))
        self.everybody.clicked.connect(self._show_everybody)
        self.people_asked.clicked.connect(self._leave_asked_people)
        self.units_asked.clicked.connect(self._leave_asked_units)
        # Without a unit to choose there is nothing to go back from.
        self.units.refreshed.connect(
            lambda: self.everybody.setVisible(self.units.total > 0 or self.units.query.is_filtered)
        )
        self.tabs.currentChanged.connect(self._tab_changed)
        self.years.history_asked.connect(self.show_history)
        self.years.initiative_asked.connect(self._add_initiative)
        self.years.near_asked.connect(self._show_near)
        self.years.new_asked.connect(self._add_to_list)
        self.years.holds_asked.connect(self._show_holds)
        self.years.figures_asked.connect(lambda unit_id, year: self._figures(unit_id, year))
        self.split.splitterMoved.connect(lambda: self._settings.put("people.split", {"sizes": self.split.sizes()}))
        for owner, action in ((self.units, self.new_unit), (self.people, self.new_person)):
            insert = QShortcut(QKeySequence("Ins"), owner)
            insert.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            insert.activated.connect(action.trigger)

    def _go_back(self) -> None:
        """Leave the page to what another page asked for, once that is looked at, unless one has gone on meanwhile."""
        if self.isVisible():
            self.back_asked.emit()

    def show_history(self, subject: Subject, record: RecordRef | None = None) -> "HistoryWindow":
        """Show the history of a person or unit, with the line of a record selected if one is given."""
        # These windows are loaded when one is first opened, so that the page is filled sooner.
        from desktop_app.ui.people.history_window import HistoryWindow

        window = HistoryWindow(self.context, subject, self)
        window.asked.connect(self.asked)
        window.start(record)
        return window

    def _show_record(self, kind: str, row_id: int) -> None:
        """Show a record of a year in the history of its person or unit."""

        def show(subject: Subject) -> None:
            if kind == "hold":
                self._show_holds(subject, row_id)
            else:
                self.show_history(subject, RecordRef(kind, row_id))

        self.context.read(lambda book: year_records.subject_of(book, kind, row_id), show)

    def _tab_changed(self, tab: int) -> None:
        self._settings.put("people.tab", {"tab": tab})
        self._show_tab()

    def _show_tab(self) -> None:
        """Offer in the menu only the acts of the current tab."""
        in_years = self.tabs.currentWidget() is self.years
        begin_tab(self, self.tabs, self.context)
        for actions, seen in ((self._list_actions, not in_years), (self.years.actions_menu, in_years)):
            for action in actions:
                action.setVisible(seen)
        of_lists = [self.new_person, self.new_unit, self.import_action, self.figures]
        self.head.show_acts(self.years.actions_menu if in_years else of_lists)

    def _show_current_history(self) -> None:
        self.people.with_current(lambda person_id: self.show_history(Subject(NomineeKind.INDIVIDUAL, person_id)))

    def _show_current_chains(self) -> None:
        self.people.with_current(lambda person_id: self._show_chains(Subject(NomineeKind.INDIVIDUAL, person_id)))

    def _why_unit(self, unit_id: int) -> None:
        self._show_chains(Subject(NomineeKind.COLLECTIVE, unit_id))

    def _show_chains(self, subject: Subject) -> None:
        from desktop_app.ui.widgets.records.chain_window import show_chains_of

        show_chains_of(self.context, subject, self).asked.connect(self.asked)

    def _of_unit(self, unit_id: int) -> None:
        self.show_history(Subject(NomineeKind.COLLECTIVE, unit_id))

    def _figures(self, unit_id: int, year: int | None = None) -> None:
        from desktop_app.ui.people.years.unit_year_window import UnitYearWindow

        window = UnitYearWindow(self.context, unit_id, year or date.today().year, self)
        window.history_asked.connect(self.show_history)
        window.start()

    def _show_holds(self, subject: Subject, chosen: int | None = None) -> None:
        from desktop_app.ui.people.years.holds_window import HoldsWindow

        HoldsWindow(self.context, subject, self).start(chosen)

    def _show_near(self, kind: NomineeKind, year: int) -> None:
        from desktop_app.ui.people.near_window import NearWindow

        window = NearWindow(self.context, kind, year, self)
        window.history_asked.connect(self.show_history)
        window.start()

    def _add_initiative(self, subject: Subject, year: int) -> None:
        from desktop_app.ui.people.years.initiative_form import InitiativeForm

        form = InitiativeForm(self.context, subject, year, self)
        form.finished.connect(lambda: self.years.setFocus())
        form.start()

    def _filter_people(self, ids: Sequence[int]) -> None:
        """Show the people of the selected unit, or all people when none or several units are selected."""
        if len(ids) != 1:
            self._set_unit(None, _EVERYBODY)
            return
        (unit_id,) = ids
        self._name_job = self.context.read(
            lambda book: units.unit(book, unit_id).name, lambda name: self._set_unit(unit_id, name)
        )

    def _set_unit(self, unit_id: int | None, title: str) -> None:
        if self._name_job is not None:
            self._name_job.forget()
        self.unit_id = unit_id
        self.everybody.setChecked(unit_id is None)
        self._people_title.setText(title)
        if unit_id is None:
            self.people.set_empty(_NO_PEOPLE, self.import_action)
        else:
            self.people.set_empty("Đơn vị này chưa có người nào.", self.new_person)
        self.people.set_scope(self._scope())

    def _scope(self) -> dict[str, object]:
        return {} if self.unit_id is None else {"unit": self.unit_id}

    def _show_everybody(self) -> None:
        self.units.table.clearSelection()
        self._set_unit(None, _EVERYBODY)

    def _leave_asked_people(self) -> None:
        self._show_everybody()
        self.people.setFocus()

    def _leave_asked_units(self) -> None:
        self.units.set_scope({})
        self.units.setFocus()

    def _with_unit(self, act: Callable[..., None], *more: int) -> None:
        self.units.with_current(lambda unit_id: act(unit_id, *more))

    def _add_to_list(self, kind: NomineeKind) -> None:
        """Add the first person or unit on the tab that lists them."""
        self.tabs.setCurrentIndex(0)
        (self.new_person if kind is NomineeKind.INDIVIDUAL else self.new_unit).trigger()

    def _add_unit(self) -> None:
        self._show_unit_form(None)

    def _edit_unit(self, unit_id: int) -> None:
        self._show_unit_form(unit_id)

    def _show_unit_form(self, unit_id: int | None) -> None:
        form = UnitForm(self.context, unit_id, self)
        form.saved.connect(lambda changes: _select(self.units, _saved_id(changes, "unit", unit_id)))
        form.start()

    def _move_unit(self, unit_id: int, places: int) -> None:
        self.context.act(lambda book: units.move_unit(book, unit_id, places))

    def _add_person(self) -> None:
        self._show_person_form(None)

    def _edit_current_person(self) -> None:
        self.people.edit_chosen(self._edit_person)

    def _edit_person(self, person_id: int) -> None:
        self._show_person_form(person_id)

    def _show_person_form(self, person_id: int | None) -> None:
        form = PersonForm(self.context, person_id, self, self.unit_id)
        form.saved.connect(lambda changes: self._show_saved_person(changes, person_id))
        form.start()

    def _show_saved_person(self, changes: Changes, person_id: int | None) -> None:
        """Choose the person that was just saved, among everybody if the list of the unit shown has not got them."""
        touched = _saved_id(changes, "person", person_id)
        of_unit = ListQuery(PEOPLE.key, scope=self._scope() | {_IDS: [touched]})

        def show(there: int) -> None:
            if not there:
                self._show_everybody()
            _select(self.people, touched)

        self.context.read(lambda book: lists.count(book, of_unit), show, asker=self)

    def _delete(self, kind: str, ids: Sequence[int]) -> None:
        if ids:
            self.context.act(lambda book: trash.put_in_trash(book, kind, ids))


def _part(title: QWidget, asked: QWidget, view: QWidget) -> QWidget:
    part, head = QWidget(), QHBoxLayout()
    # Beside the title, not in the list's line, which has no room for it on a small screen.
    head.addWidget(title)
    head.addWidget(asked)
    head.addStretch()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    column.addLayout(head)
    column.addWidget(view, 1)
    return part


def _saved_id(changes: Changes, kind: str, row_id: int | None) -> int:
    """Return the id of what was just saved, whether changed or new."""
    return row_id if row_id is not None else changes.only_id(kind)


def _select(view: ListView, row_id: int) -> None:
    view.select_id(row_id)
    view.setFocus()
