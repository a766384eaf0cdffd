"""Theo năm: ratings, registrations, awards and initiatives of everybody in a year, edited in the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.law.year_facts import RATING_LABELS, Rating
from desktop_app.domain.list_kinds.office import PEOPLE, UNITS
from desktop_app.domain.standing.year_records import FIRST_YEAR, LAST_YEAR, Subject
from desktop_app.domain.vietnamese import search_words
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.papers.kinds.declaration import MenuPlace
from desktop_app.services.standing import year_records
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.grey_acts import allow
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.theme import at_size, leave_air, set_mark
from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.people.years.model import NAME, PLACE, POSITION, RATING, RATING_WORDS, REGISTERED, TEXTS
from desktop_app.ui.people.years.table import YearTable
from desktop_app.ui.widgets.actions import add_action, separator
from desktop_app.ui.widgets.forms.field import name_input
from desktop_app.ui.widgets.lists.chips import Chips
from desktop_app.ui.widgets.lists.choice import NOT_CHOSEN
from desktop_app.ui.widgets.lists.empty import EmptyList
from desktop_app.ui.widgets.lists.filters.filter_edit import FilterEdit, keep_room
from desktop_app.ui.widgets.lists.table_export import EXPORT_TIP, asks_export, export_table
from desktop_app.ui.widgets.lists.without_room import ColumnsWithoutRoom
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.papers.offers import paper_offers

if TYPE_CHECKING:
    # The reader of the rules is loaded with the first year, so that the page is filled sooner.
    from desktop_app.services.standing.year_tables import YearRow

_SHOWN_KINDS: Final = frozenset(
    {"year_record", "initiative", "award", "decision", "nomination", "review_round", "person", "post", "unit"}
)
_KINDS: Final = {NomineeKind.INDIVIDUAL.value: "Cá nhân", NomineeKind.COLLECTIVE.value: "Tập thể"}
_EMPTY: Final = {
    NomineeKind.INDIVIDUAL: "Chưa có ai giữ chức vụ trong năm này: thêm người ở thẻ Danh sách.",
    NomineeKind.COLLECTIVE: "Chưa có đơn vị nào hoạt động trong năm này: thêm đơn vị ở thẻ Danh sách.",
}
_OF_UNITS: Final = "Bấm “Tập thể” ở trên, rồi chọn một tập thể."
_INITIATIVE_TITLES: Final = ("Họ và tên", "Tên sáng kiến, đề tài")
"""What the columns of a pasted block of initiatives are if it has two, without heads."""
_WIDTHS: Final = {True: {NAME: 180, PLACE: 190}, False: {NAME: 270, PLACE: 270}}
"""The columns that are wider for units, keyed by whether people are shown."""


class YearPane(QWidget):
    """Year, kind and filter on top, the table below. `actions_menu` is what the window's menu offers for the pane.

    Signals, each with a `Subject`: `history_asked`, `initiative_asked(Subject, int)` with the year, `holds_asked`;
    `figures_asked(int, int)` with unit and year; `near_asked(NomineeKind, int)` for who is near to an award;
    `new_asked(NomineeKind)` to add somebody to a book that has nobody.
    """

    history_asked = Signal(object)
    initiative_asked = Signal(object, int)
    holds_asked = Signal(object)
    figures_asked = Signal(int, int)
    near_asked = Signal(object, int)
    new_asked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: Sequence[YearRow] = ()
        self._job: Job | None = None
        self._is_stale = True
        self._shows_people: bool | None = None
        self.year = QSpinBox()
        leave_air(self.year)
        self.kind = Chips("Cá nhân hay tập thể", _KINDS)
        self.filter = FilterEdit("theo tên, đơn vị")
        self.table = YearTable()
        self.without_room = ColumnsWithoutRoom(self.table, self.table.telling)
        self.empty = EmptyList()
        self.notice = Notice()
        self.sum = QLabel()
        self._stack = QStackedWidget()
        self.actions_menu = self._make_actions()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the year again, or when the pane is next shown."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        if self._job is not None:
            self._job.forget()
        kind, year = self._kind, self.year.value()

        def question(book: Book) -> list[YearRow]:
            from desktop_app.services.standing.year_tables import year_table

            return year_table(book, kind, year)

        self._job = self._context.read(question, self._show)

    def show_year(self, kind: NomineeKind, year: int | None) -> None:
        """Show people or collectives in a year; without a year, in the year shown now."""
        self.kind.set_key(kind.value)
        if year is not None:
            self.year.setValue(year)
        self.refresh()
        self.table.setFocus()

    def export(self) -> None:
        """Ask for a file and export the table to it as it is shown."""
        title = f"{_KINDS[self._kind]} năm {self.year.value()}"
        export_table(self._context, self, self.notice, self.table.year.seen(title, self.table.shown_columns()))

    def paste(self) -> None:
        """Show what a block on the clipboard would do: initiatives if only its heads say so, else ratings."""
        from desktop_app.services.imports.pasting import has_heads_of

        text = QGuiApplication.clipboard().text()
        is_of_initiatives = has_heads_of("initiatives", text) and not has_heads_of("ratings", text)
        self._paste_as("initiatives" if is_of_initiatives else "ratings")

    def _paste_as(self, kind: str) -> None:
        """Show what a block of one kind on the clipboard would do, in this year if it says none."""
        from desktop_app.services.import_rows import ImportSettings
        from desktop_app.services.imports.kinds import IMPORT_KINDS
        from desktop_app.ui.widgets.imports.pasting import paste_block

        titles = self.table.shown_titles() if kind == "ratings" else _INITIATIVE_TITLES
        paste_block(self._context, self, IMPORT_KINDS[kind], titles, ImportSettings(year=self.year.value()))

    def focus_filter(self) -> None:
        """Focus the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    @property
    def _kind(self) -> NomineeKind:
        return NomineeKind(self.kind.key)

    def _make_actions(self) -> list[QAction]:
        self.rate = add_action(self, "&Xếp loại", "check", "Ctrl+L", partial(self._offer_values, RATING))
        self.register = add_action(self, "Đăng &ký thi đua", "edit", "F7", partial(self._offer_values, REGISTERED))
        self.initiative = add_action(self, "Thêm &sáng kiến…", "add", "Ctrl+N; Ins", self._ask_initiative)
        self.history = add_action(self, "&Quá trình khen thưởng…", "history", "Ctrl+H", self._ask_history)
        self.figures = add_action(self, "Số &liệu của tập thể…", "indicator", "Ctrl+G", self._ask_figures)
        self.near = add_action(self, "Đủ, sắp đủ điề&u kiện…", "award", "Ctrl+D", self._ask_near)
        self.near.setToolTip("Ai đủ, sắp đủ điều kiện khen thưởng trong năm (Ctrl+D)")
        self.holds = add_action(self, "Tạm &dừng xét khen thưởng…", "warning", "", self._ask_holds)
        self.to_excel = add_action(self, "Xuấ&t ra Excel…", "export-sheet", "", self.export)
        self.to_excel.setToolTip(EXPORT_TIP)
        self.paste_block = add_action(self, "Dán &bảng từ Excel…", "import", "Ctrl+V", self.paste)
        initiatives = add_action(self, "Dá&n sáng kiến từ Excel…", "import", "", partial(self._paste_as, "initiatives"))
        initiatives.setToolTip("Dán bảng sáng kiến, đề tài chép từ Excel: xem từng dòng rồi mới ghi")
        self.rate.setToolTip("Xếp loại những dòng đang chọn (Ctrl+L)")
        self.register.setToolTip("Ghi việc đăng ký danh hiệu thi đua của những dòng đang chọn (F7)")
        self._new = {
            NomineeKind.INDIVIDUAL: add_action(self, "Thêm người", "people", "", self._ask_new),
            NomineeKind.COLLECTIVE: add_action(self, "Thêm đơn vị", "unit", "", self._ask_new),
        }
        return [
            *(self.initiative, self.rate, self.register, self.near, self.history),
            *(self.figures, self.holds, self.to_excel, self.paste_block, initiatives),
            separator(self),
            *paper_offers(self, MenuPlace.YEAR, self._preview),
        ]

    def _lay_out(self) -> None:
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setValue(date.today().year)
        self.year.setKeyboardTracking(False)
        name_input(self.year, "Năm")
        self.year.setToolTip("Năm (Alt+Page Up, Alt+Page Down: năm sau, năm trước)")
        set_mark(self.sum, "muted")
        label = QLabel("&Năm")
        label.setBuddy(self.year)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(label)
        line.addWidget(self.year)
        # On the line of the year, which is higher than they are.
        line.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignVCenter)
        keep_room(self.filter)
        line.addWidget(self.filter, 1)
        line.addWidget(self.without_room)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GROUP, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(line)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        column.addWidget(self.sum)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.year.valueChanged.connect(lambda _: self.refresh())
        self.kind.chosen.connect(lambda _: self.refresh())
        self.filter.seen_changed.connect(lambda _: self._show_matching())
        self.filter.returnPressed.connect(self.table.setFocus)
        self.filter.left.connect(self.table.setFocus)
        self.table.year.entered.connect(
            lambda row, column, value: self._record([self.table.year.rows[row]], column, value)
        )
        self.table.put.connect(lambda column, value: self._record(self.table.chosen(), column, value))
        self.table.typed.connect(self.filter.type_in)
        self.table.row_entered.connect(lambda _: self._ask_history())
        self.table.customContextMenuRequested.connect(self._open_menu)
        self._context.changed.connect(self._changed)
        for keys, step in (("Alt+PgUp", 1), ("Alt+PgDown", -1)):
            go = QAction(self)
            go.setShortcut(keys)
            go.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            go.triggered.connect(partial(self._change_year, step))
            self.addAction(go)

    def _change_year(self, step: int) -> None:
        self.year.setValue(self.year.value() + step)

    def _changed(self, changes: Changes) -> None:
        if _SHOWN_KINDS & changes.kinds:
            self.refresh()

    def _show(self, rows: Sequence[YearRow]) -> None:
        self._rows = rows
        of_people = self._kind is NomineeKind.INDIVIDUAL
        self.table.leave_out(POSITION, not of_people)
        if of_people is not self._shows_people:
            self._shows_people = of_people
            self.table.usual |= {column: at_size(width) for column, width in _WIDTHS[of_people].items()}
        self._show_matching()

    def _show_matching(self) -> None:
        words = search_words(self.filter.seen_text).split()
        rows = [row for row in self._rows if _has_words(row, words)]
        self.table.show_rows(rows)
        self.without_room.follow()
        self.sum.setText(_sum_words(rows, (PEOPLE if self._kind is NomineeKind.INDIVIDUAL else UNITS).noun))
        self.filter.setVisible(bool(self._rows))
        if rows:
            self._stack.setCurrentWidget(self.table)
        elif self._rows:
            self.empty.say_no_match(self.filter.seen_text, self.filter.clear)
            self._stack.setCurrentWidget(self.empty)
        else:
            self.empty.set_words(_EMPTY[self._kind], self._new[self._kind])
            self.empty.say_empty()
            self._stack.setCurrentWidget(self.empty)
        of_rows = (self.rate, self.register, self.initiative, self.history, self.holds, self.to_excel)
        for action in of_rows:
            allow(action, rows, self.empty.text)
        allow(self.figures, rows and self._kind is NomineeKind.COLLECTIVE, self.empty.text if not rows else _OF_UNITS)

    def _record(self, rows: Sequence[YearRow], column: int, value: object) -> None:
        """Record the value for these rows in one change."""
        year, subjects = self.year.value(), [row.subject for row in rows]
        if not subjects:
            return
        if column == RATING:
            rating = value if isinstance(value, Rating) else None
            self._context.act(lambda book: year_records.set_rating(book, subjects, year, rating))
        elif column == REGISTERED:
            registered = value if isinstance(value, bool) else None
            self._context.act(lambda book: year_records.set_registered(book, subjects, year, registered))
        else:
            name, text = TEXTS[column], str(value)
            self._context.act(lambda book: year_records.set_text(book, subjects, year, name, text))

    def _offer_values(self, column: int) -> None:
        """Show a menu of the values of a column, to set one of them for all selected rows."""
        rows = self.table.chosen()
        if not rows:
            self._context.message.emit(NOT_CHOSEN)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        of_column: dict[object, str] = (
            {rating: f"&{RATING_LABELS[rating]}" for rating in sorted(Rating, reverse=True)}
            if column == RATING
            else {True: "&Có đăng ký", False: "&Không đăng ký"}
        )
        for value, words in {**of_column, None: "Chưa &ghi"}.items():
            menu.addAction(words).triggered.connect(partial(self._record, rows, column, value))
        corner = self.table.visualRect(self.table.currentIndex()).bottomLeft()
        menu.popup(self.table.viewport().mapToGlobal(corner))

    def _with_subject(self, act: Callable[[Subject], None]) -> None:
        row = self.table.current()
        if row is None:
            self._context.message.emit(NOT_CHOSEN)
        else:
            act(row.subject)

    def _ask_history(self) -> None:
        self._with_subject(self.history_asked.emit)

    def _ask_holds(self) -> None:
        self._with_subject(self.holds_asked.emit)

    def _ask_initiative(self) -> None:
        self._with_subject(lambda subject: self.initiative_asked.emit(subject, self.year.value()))

    def _ask_new(self) -> None:
        self.new_asked.emit(self._kind)

    def _ask_near(self) -> None:
        self.near_asked.emit(self._kind, self.year.value())

    def _ask_figures(self) -> None:
        self._with_subject(lambda subject: self.figures_asked.emit(subject.id, self.year.value()))

    def _preview(self, kind: str) -> None:
        # Showing a PDF needs libraries that nothing else in the window uses.
        from desktop_app.ui.widgets.papers.preview import PreviewWindow

        PreviewWindow(self._context, kind, {"year": str(self.year.value())}, self).show()

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions_menu)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has not been read yet."""
        super().showEvent(event)
        if self._is_stale:
            QTimer.singleShot(0, self, self.refresh)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Export on Ctrl+E, focus the filter on Ctrl+F."""
        if asks_export(event):
            self.export()
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_F:
            self.focus_filter()
        else:
            super().keyPressEvent(event)


def _has_words(row: YearRow, words: Sequence[str]) -> bool:
    if not words:
        return True
    row_words = search_words(row.name, row.position, row.place).split()
    return all(any(word.startswith(start) for word in row_words) for start in words)


def _sum_words(rows: Sequence[YearRow], noun: str) -> str:
    """Return how many rows there are by rating and by award; "" for none."""
    if not rows:
        return ""
    ratings = Counter(row.fields.rating for row in rows)
    awards = Counter(award for row in rows for award in row.awards)
    parts = [
        f"{format_number(ratings[rating])} {words.lower() or 'chưa ghi xếp loại'}"
        for rating, words in sorted(RATING_WORDS.items(), key=lambda each: each[0] or 0, reverse=True)
        if ratings[rating]
    ]
    award_parts = [f"{format_number(number)} {award}" for award, number in sorted(awards.items())]
    return "   ·   ".join(
        filter(None, [f"{format_number(len(rows))} {noun}", ", ".join(parts), ", ".join(award_parts)])
    )
