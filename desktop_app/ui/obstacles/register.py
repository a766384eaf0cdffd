"""The base of both tabs: a register of one kind of record by year, with its acts above it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.lists import ListKind, ListQuery
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping import trash
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.obstacles.obstacle_form import ObstacleForm
from desktop_app.ui.obstacles.referral_form import ReferralForm
from desktop_app.ui.widgets.actions import add_action
from desktop_app.ui.widgets.forms.year_box import YearBox
from desktop_app.ui.widgets.lists.chips import Chips
from desktop_app.ui.widgets.lists.filter_line import RELATED, FilterLine
from desktop_app.ui.widgets.lists.view import ListView

Form = ObstacleForm | ReferralForm


@dataclass(frozen=True, slots=True)
class RegisterKind:
    """The declaration of a register.

    The list, the sentence shown while it is empty, the initial columns, and the filters: the scope of each label.
    """

    kind: ListKind
    empty: str
    arrangement: Mapping[str, Any]
    filters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def record(self) -> str:
        """The kind of record of the rows."""
        from desktop_app.domain.record_kinds import kind_shown_by

        return kind_shown_by(self.kind.key).key


class Register(QWidget):
    """A year box, filters if declared, and a list whose records are added, changed and moved to the trash.

    `make_form` makes the form of a record by its id, None for a new one.
    """

    def __init__(self, context: Context, register_kind: RegisterKind, make_form: Callable[[int | None], Form]) -> None:
        super().__init__()
        self.context = context
        self.rows = ListView(context, register_kind.kind)
        self.year = YearBox()
        self.filters = (
            Chips("Lọc", {label: label for label in register_kind.filters}) if register_kind.filters else None
        )
        self.filter_line = FilterLine("Bỏ lọc này")
        self.actions_menu: list[QAction] = []
        self._register_kind, self._make_form = register_kind, make_form
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self._questions = BookQuestions(context, self)
        self._settings_key = f"filters.{register_kind.kind.key}"
        self.year.add_keys(self)
        self.year.chosen.connect(self._choose)
        if self.filters is not None:
            self.filters.chosen.connect(self._choose)
            self.rows.refreshed.connect(self._count)
        self.filter_line.clicked.connect(self._show_all)
        self.rows.activated.connect(self.edit)
        self.rows.delete_requested.connect(self._delete)

    def scope(self) -> dict[str, Any]:
        """Return the scope of the year and the filter chosen, and of what another page asked for."""
        year = self._year_scope()
        return year | dict(self._register_kind.filters[self.filters.key]) if self.filters is not None else year

    def _year_scope(self) -> dict[str, Any]:
        return dict(self.filter_line.scope) if self.year.year is None else {"year": self.year.year}

    def set_up(self, new: QAction, steps: Sequence[QAction] = ()) -> None:
        """Lay out the register and show the list with the filters used last.

        `new` adds a record (from the head of the page), `steps` are further acts of this register.
        """
        edit = add_action(self.rows, "&Sửa…", "edit", "F2", self._edit_current)
        delete = add_action(self.rows, "Xó&a", "trash", "Del", self.rows.delete_chosen)
        self.new = new
        self.actions_menu = [new, *steps, edit, delete]
        self.rows.set_actions(self.actions_menu)
        self.rows.set_empty(self._register_kind.empty, new)
        self.rows.arrange_at_first(self._register_kind.arrangement)
        self._lay_out()
        used = self._settings.get(self._settings_key)
        self.year.set_year(used.get("year"))
        if self.filters is not None:
            self.filters.set_key(str(used.get("filter", "")))
        self.rows.set_scope(self.scope())

    def show_query(self, query: ListQuery) -> None:
        """Show the rows of a query: its year, and the filter with the same scope, or all rows if there is none."""
        scope = query.scope
        self.year.set_year(scope.get("year"))
        if self.filters is not None:
            conditions = {name: value for name, value in scope.items() if name not in ("year", "ids")}
            same = (label for label, filter_scope in self._register_kind.filters.items() if filter_scope == conditions)
            self.filters.set_key(next(same, ""))
        ids = {"ids": scope["ids"]} if "ids" in scope else {}
        self.filter_line.filter_by(ids, RELATED)
        self.rows.set_query(replace(query, scope=self.scope()))

    def add(self) -> None:
        """Open a form for a new record."""
        self.show_form(self._make_form(None), None)

    def edit(self, row_id: int) -> None:
        """Open a record's form."""
        self.show_form(self._make_form(row_id), row_id)

    def show_form(self, form: Form, row_id: int | None) -> None:
        """Show a form of a record; select its row once it is saved."""

        def select_saved(changes: Changes) -> None:
            self.rows.select_id(row_id if row_id is not None else changes.only_id(self._register_kind.record))

        form.saved.connect(select_saved)
        form.finished.connect(lambda: self.rows.setFocus())
        form.start()

    def _lay_out(self) -> None:
        label = QLabel("Năm")
        label.setBuddy(self.year)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(label)
        line.addWidget(self.year)
        if self.filters is not None:
            line.addSpacing(GROUP)
            line.addWidget(self.filters)
        line.addWidget(self.filter_line)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GROUP, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(line)
        column.addWidget(self.rows, 1)
        self.setFocusProxy(self.rows)

    def _choose(self) -> None:
        used = {"year": self.year.year, "filter": self.filters.key if self.filters is not None else ""}
        self._settings.put(self._settings_key, used)
        self._show_all()

    def _show_all(self) -> None:
        self.filter_line.filter_by({}, "")
        self.rows.set_scope(self.scope())

    def _count(self) -> None:
        """Say how many rows of the year each filter has."""
        asked = {
            label: ListQuery(self._register_kind.kind.key, scope={**self._year_scope(), **scope})
            for label, scope in self._register_kind.filters.items()
        }

        def counted(book: Book) -> dict[str, int]:
            return {label: lists.count(book, query) for label, query in asked.items()}

        def show(counts: dict[str, int]) -> None:
            if self.filters is not None:
                self.filters.set_counts(counts)

        self._questions.ask("counts", counted, show, lambda _: None)

    def _edit_current(self) -> None:
        self.rows.edit_chosen(self.edit)

    def _delete(self, ids: Sequence[int]) -> None:
        if ids:
            self.context.act(lambda book: trash.put_in_trash(book, self._register_kind.record, ids))
