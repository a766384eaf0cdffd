"""The list of activities with its filters by year, kind and unit."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.list_kinds.year import ACTIVITIES
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.activities import ACTIVITY_KIND_LABELS, ActivityFields, ActivityKind
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.keeping import trash
from desktop_app.services.office import units
from desktop_app.ui.activities.activity_data import ActivityFormData, blank_activity, saved_activity
from desktop_app.ui.activities.activity_form import ActivityForm
from desktop_app.ui.activities.filters import DATES, POSTED, filter_words, year_of
from desktop_app.ui.activities.unit_box import UnitBox
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.widgets.actions import add_action
from desktop_app.ui.widgets.flow_line import FlowLine
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.forms.year_box import YearBox
from desktop_app.ui.widgets.lists.filter_line import FilterLine
from desktop_app.ui.widgets.lists.view import ListView

_EVERY_KIND: Final = ""
_POSTED_KINDS: Final = "posted"
_KINDS: Final = {
    _EVERY_KIND: "Mọi loại",
    _POSTED_KINDS: "Tin tốt, chuyện đẹp, gương",
    **{kind.value: label for kind, label in ACTIVITY_KIND_LABELS.items()},
}
_FEWEST_LETTERS: Final = 12
"""The least number of letters of a kind that a narrow page shows."""
_HIDDEN: Final = [
    *("to_date", "partners", "task", "link", "author", "participants", "roles"),
    *("document", "document_date", "notable", "note"),
]
_WIDTHS: Final = {"from_date": 96, "kind": 150, "title": 290, "unit": 170, "channel": 120, "spread": 96}


class ActivityRegister(QWidget):
    """The list with its filters, which are remembered, and the forms opened from it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self._unit_id: int | None = None
        self._job: Job | None = None
        self.year, self.kind, self.unit = YearBox(), ValueBox(_KINDS), UnitBox()
        self.filter_line = FilterLine("Bỏ lọc này")
        self.list = ListView(context, ACTIVITIES)
        self.actions_menu = self._make_actions()
        self._lay_out()
        self._restore_filters()
        self._connect()
        self._apply_filters()
        self._read_units()

    def refresh(self) -> None:
        """Read the list again."""
        self._read_units()
        self.list.refresh()

    def show_query(self, query: ListQuery) -> None:
        """Show the rows of a query from another page; the remembered filters of the clerk do not change."""
        scope = dict(query.scope)
        self.year.set_year(year_of(scope))
        self.kind.set_value(_POSTED_KINDS if scope.get("kinds") == POSTED else str(scope.get("kind", _EVERY_KIND)))
        self._unit_id = scope.get("unit")
        self.unit.set_unit(self._unit_id)
        own_filters = {"year", "kind", "unit", *(["kinds"] if scope.get("kinds") == POSTED else [])}
        self._set_filter_line({key: value for key, value in scope.items() if key not in own_filters})
        self._show_empty_text()
        self.list.set_query(query)

    def add(self, kind: ActivityKind | None = None) -> None:
        """Open the form of a new activity with the unit and kind of the filters, unless another kind is given."""
        kind_key = self.kind.value()
        list_kind = ActivityKind(kind_key) if kind_key in list(ActivityKind) else ActivityKind.CONFERENCE
        fields = ActivityFields(date.today(), kind or list_kind, "", unit_id=self._unit_id)
        self._open(lambda book: blank_activity(book, fields), "title")

    def edit(self, activity_id: int) -> None:
        """Open the form of an activity."""
        self._open(lambda book: saved_activity(book, activity_id), "title")

    def _make_actions(self) -> list[QAction]:
        self.new_activity = add_action(self, "Thêm &hoạt động…", "add", "Ctrl+N; Ins", self.add)
        return [
            self.new_activity,
            add_action(self.list, "&Sửa…", "edit", "F2", self._edit_current),
            add_action(self.list, "&Xóa", "trash", "Del", self.list.delete_chosen),
        ]

    def _lay_out(self) -> None:
        self.list.arrange_at_first({"hidden": _HIDDEN, "widths": _WIDTHS})
        self.list.set_actions(self.actions_menu)
        self.kind.setAccessibleName("Loại")
        self.kind.setMinimumContentsLength(_FEWEST_LETTERS)
        filters = FlowLine()
        filters.setSpacing(GAP)
        for label, box in (("&Năm", self.year), ("L&oại", self.kind), ("Đơn &vị", self.unit)):
            title = QLabel(label)
            title.setBuddy(box)
            filters.add_together(title, box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(filters)
        column.addWidget(self.list, 1)
        self.list.add_to_line(self.filter_line)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.year.add_keys(self)
        self.year.chosen.connect(partial(self._choose, dates_go=True))
        self.kind.activated.connect(lambda _: self._choose())
        self.unit.chosen.connect(self._choose)
        self.filter_line.clicked.connect(self._clear_filter_line)
        self.list.activated.connect(self.edit)
        self.list.delete_requested.connect(self._delete)
        self.context.changed.connect(self._changed)

    def _restore_filters(self) -> None:
        saved = self._settings.get("activities")
        self.year.set_year(saved.get("year", date.today().year))
        kind = str(saved.get("kind"))
        self.kind.set_value(kind if kind in _KINDS else _EVERY_KIND)
        # The units are not read yet; the saved one is selected once they are.
        unit_id = saved.get("unit")
        self._unit_id = unit_id if isinstance(unit_id, int) else None

    def _choose(self, *, dates_go: bool = False) -> None:
        self._unit_id = self.unit.unit_id
        if dates_go:
            self._set_filter_line({key: value for key, value in self.filter_line.scope.items() if key not in DATES})
        year = self.year.year
        # The current year is not saved, so that next year the list opens on the new current year.
        settings: dict[str, Any] = {} if year == date.today().year else {"year": year}
        self._settings.put("activities", settings | {"kind": self.kind.value(), "unit": self._unit_id})
        self._apply_filters()

    def _clear_filter_line(self) -> None:
        self._set_filter_line({})
        self._apply_filters()
        self.list.setFocus()

    def _set_filter_line(self, scope: Mapping[str, Any]) -> None:
        self.filter_line.filter_by(scope, filter_words(scope))

    def _apply_filters(self) -> None:
        scope = dict(self.filter_line.scope)
        if self.year.year is not None and not DATES & scope.keys():
            scope["year"] = self.year.year
        kind = self.kind.value()
        if kind == _POSTED_KINDS:
            scope["kinds"] = POSTED
        elif kind:
            scope["kind"] = kind
        if self._unit_id is not None:
            scope["unit"] = self._unit_id
        self._show_empty_text()
        self.list.set_scope(scope)

    def _show_empty_text(self) -> None:
        only_year = not self.filter_line.scope and not self.kind.value() and self._unit_id is None
        if only_year and self.year.year is None:
            empty = "Sổ chưa có hoạt động nào."
        elif only_year:
            empty = f"Năm {self.year.year} chưa có hoạt động nào trong sổ."
        else:
            empty = "Không có hoạt động nào khớp các ô chọn ở trên."
        self.list.set_empty(empty, self.new_activity)

    def _read_units(self) -> None:
        self.context.read(units.unit_choices, self._set_units)

    def _set_units(self, choices: Sequence[Choice]) -> None:
        self.unit.set_units(choices)
        self.unit.set_unit(self._unit_id)
        if self.unit.unit_id != self._unit_id:
            self._unit_id = None
            self._apply_filters()

    def _changed(self, changes: Changes) -> None:
        if "unit" in changes.kinds:
            self._read_units()

    def _edit_current(self) -> None:
        self.list.edit_chosen(self.edit)

    def _open(self, question: Callable[[Book], ActivityFormData], first: str) -> None:
        def show(form_data: ActivityFormData) -> None:
            form = ActivityForm(self.context, form_data, self.window())
            form.saved.connect(lambda changes: self._select_saved(changes, form_data.activity_id))
            form.show_form(first)

        if self._job is not None:
            self._job.forget()
        self._job = self.context.read(question, show)

    def _select_saved(self, changes: Changes, activity_id: int | None) -> None:
        touched = changes.ids.get("activity", frozenset())
        if activity_id is not None or len(touched) == 1:
            self.list.select_id(activity_id if activity_id is not None else changes.only_id("activity"))

    def _delete(self, ids: Sequence[int]) -> None:
        if ids:
            self.context.act(lambda book: trash.put_in_trash(book, "activity", ids))
