"""The window of an import: columns, then every row with what it will do, then one change that can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import ClerkError, InvalidRecord
from desktop_app.domain.list_kinds.standing import HOLDS
from desktop_app.domain.round_codes import round_title
from desktop_app.services.import_rows import ImportProposal, ImportRow, ImportSettings, NameKind, RowAction
from desktop_app.services.imports.looking import SheetColumns, personal_labels, save_report
from desktop_app.services.imports.proposing import ACTION_LABELS, column_labels, propose
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.reading_order import OrderedSplitter, name_box
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.theme import at_size, set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.widgets.actions import heading, push_button
from desktop_app.ui.widgets.book_acts import BookActs
from desktop_app.ui.widgets.drafts.drafts_file import Drafts, InputDraft
from desktop_app.ui.widgets.drafts.offering import offer_left
from desktop_app.ui.widgets.file_dialogs import choose_to_write
from desktop_app.ui.widgets.forms.date_edit import DateEdit, read_date
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.imports.columns import ColumnsPane
from desktop_app.ui.widgets.imports.names import NamesPane
from desktop_app.ui.widgets.imports.opened_file import LAYOUTS, UNITS, OpenedFile
from desktop_app.ui.widgets.imports.rows import UNSETTLED, RowsModel, RowsTable
from desktop_app.ui.widgets.imports.shown_rows import ShownRows, shown_rows
from desktop_app.ui.widgets.imports.unsaved import UnsavedImport, began_with
from desktop_app.ui.widgets.lists.heights.window_growth import WindowGrowth
from desktop_app.ui.widgets.lists.table_export import SHEETS, ask_for_personal
from desktop_app.ui.widgets.notice import Notice, hide_when_undone
from desktop_app.ui.widgets.questions import ask, ask_to_save

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.domain.changes import Changes
    from desktop_app.services.book import Book
    from desktop_app.services.import_rows import Place

_MOST_KEPT: Final = 200
"""Layouts, and names of units, that are remembered."""
_REPORT: Final = "Lưu bảng các dòng"


class ImportWindow(QDialog):
    """Shows the columns of a file and every row with what it will do; all checked rows become one change.

    Signal: `taken(Changes)`.
    """

    taken = Signal(object)

    def __init__(self, context: Context, opened: OpenedFile, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._opened = opened
        self._settings_file = SettingsFile.of(context, context.book.folder.settings)
        self._proposal: ImportProposal | None = None
        self._drafts = Drafts.of(context)
        self._place = InputDraft(type(self).__name__, _title(opened), {}, {}, began_with(opened))
        self._cells: dict[tuple[str, int, int], str] = {}
        self._entries: set[tuple[str, int]] = set()
        self._job: Job | None = None
        self._asked = 0
        self._step = -1
        self.setWindowTitle(_title(opened))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 1260, 660)
        self.notice = Notice()
        self.model = RowsModel(self._can_mend, self)
        self.table = RowsTable(self.model)
        WindowGrowth(self, self.table)
        self.names = NamesPane()
        self.columns: ColumnsPane | None = None
        if opened.look is not None:
            self.columns = ColumnsPane(opened.look, column_labels(opened.kind.key), opened.columns)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        set_mark(self.summary, "muted")
        self.reason = QLabel()
        self.reason.setWordWrap(True)
        # As high as most reasons, that the table does not jump from row to row.
        self.reason.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        set_mark(self.reason, "muted")
        self.hint = QLabel("Phím cách: ghi hay không ghi" + ("; gõ chữ, F2: sửa ô" if self.columns is not None else ""))
        set_mark(self.hint, "muted")
        self.filter: ValueBox[RowAction | None] = ValueBox({None: "Mọi dòng"} | dict(ACTION_LABELS))
        name_box(self.filter, "Hiện các dòng")
        self.year = DateEdit() if opened.kind.of_day else QLineEdit(str(opened.settings.year or ""))
        self._year_line = QWidget()
        self.count = QLabel()
        self.back = push_button("‹ &Cột", "Chọn lại trang và cột")
        self.report = push_button("&Lưu bảng này…", "Lưu mọi dòng cùng việc của từng dòng ra Excel")
        self.write = push_button("&Ghi vào sổ", "Ctrl+Enter")
        set_mark(self.write, "primary")
        self.cancel = push_button("&Hủy", "Esc")
        self.steps = QStackedWidget()
        column = self._lay_out()
        self._connect()
        self._start()
        offer_left(self._drafts, self, self._place, column, self.notice, self._fill_again)

    def take(self) -> None:
        """Write the checked rows as one change, and close; in the step of columns, go on to the rows."""
        if self.steps.currentIndex() == 0:
            self._compare()
            return
        places, proposal = self.model.checked_places(), self._proposal
        if self._job is not None or proposal is None or not places:
            return
        self.cancel.setText("&Dừng")
        self._job = self._context.tasks.long(
            "Đang nhập",
            lambda report: proposal.apply(self._context.book, places, report),
            lambda changes: self._finish(changes, proposal, places),
            self._show_refusal,
        )
        self._show_count()

    def reject(self) -> None:
        """Close without a trace, asked first if something was chosen or mended; while rows are written, stop."""
        if self._job is not None:
            self._job.cancel()
        elif self._unsaved() == UnsavedImport():
            super().reject()
        elif self.steps.currentIndex() == 1 and self.model.checked_count:
            ask_to_save(self, "Ghi các dòng đã chọn vào sổ trước khi đóng?", self.take, self._leave)
        else:
            words = "Đóng và bỏ những gì vừa chọn, vừa sửa?"
            ask(self, "Chưa ghi vào sổ", words, "&Bỏ", self._leave, danger=True, no_label="&Quay lại")

    def _leave(self) -> None:
        super().reject()

    def done(self, result: int) -> None:
        """Close, and keep nothing of it."""
        self._drafts.leave(self)
        super().done(result)

    def draft(self) -> InputDraft | None:
        """Return what was chosen and mended, and is not written."""
        unsaved = self._unsaved()
        if unsaved == UnsavedImport():
            return None
        return replace(self._place, contents=unsaved.contents(), words=unsaved.words())

    def _unsaved(self) -> UnsavedImport:
        chosen = self.columns.columns() if self.columns is not None else ()
        letters = self.columns.letters_chosen(self._opened.look) if self.columns is not None else {}
        return UnsavedImport(
            () if chosen == self._opened.columns else chosen,
            letters,
            self._cells,
            frozenset(self._entries),
            self.names.answers,
            self.year.text().strip(),
            self.model.unchecked,
        )

    def _fill_again(self, contents: Mapping[str, Any]) -> None:
        unsaved = UnsavedImport.of(contents)
        if self.columns is not None and (unsaved.columns or unsaved.letters):
            self.columns.fill(unsaved.columns or self.columns.columns(), unsaved.letters)
        self._cells, self._entries = dict(unsaved.cells), set(unsaved.entries)
        self.names.fill(unsaved.answers)
        self.year.setText(unsaved.year)
        self.model.uncheck_only(unsaved.unchecked)
        self._compare()

    def _start(self) -> None:
        opened = self._opened
        if opened.proposal is not None:
            self._show(opened.proposal, opened.rows)
        else:
            self._show_step(0)
            self.notice.say(opened.problem, "warning")

    def _compare(self) -> None:
        """Compare the file with the book anew, as the columns, cells and names are now."""
        if self.columns is None:
            return
        try:
            settings = self._settings()
        except InvalidRecord as problem:
            self.notice.say(problem.message, "warning")
            return
        self._asked += 1
        number, kind, look = self._asked, self._opened.kind.key, self.columns.look
        sheets, cells = dict(self.columns.sheets), dict(self._cells)
        self.write.setEnabled(False)

        def compared(book: Book) -> tuple[ImportProposal, ShownRows]:
            proposal = propose(book, kind, look.path, settings)
            return proposal, shown_rows(proposal, look, sheets, cells)

        def show(answer: tuple[ImportProposal, ShownRows]) -> None:
            if number == self._asked:
                self.notice.hide()
                self._show(*answer)

        self._context.read(compared, show, self._show_refusal, self)

    def _settings(self) -> ImportSettings:
        if self.columns is None:
            return self._opened.settings
        reading = self.columns.look.reading(self.columns.columns(), dict(self._cells), frozenset(self._entries))
        typed = self.year.text().strip()
        if self._opened.kind.of_day:
            reading = replace(reading, day=read_date(typed))
        year = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) == 4 else None
        return replace(self._opened.settings, reading=reading, answers=dict(self.names.answers), year=year)

    def _show(self, proposal: ImportProposal, rows: ShownRows) -> None:
        self._proposal = proposal
        first = self.model.columnCount() != len(rows.titles)
        self.table.show_rows(rows)
        self.names.show_questions(proposal.questions)
        self.names.setVisible(bool(proposal.questions) and self.columns is not None)
        remarks = self.columns.look.remarks(self.columns.columns()) if self.columns is not None else ""
        self.summary.setText(f"{rows.summary()} {remarks}".rstrip())
        self._show_step(1)
        if first:
            self.table.fit_columns()
        self._show_count()

    def _columns_of(self, place: Place) -> SheetColumns | None:
        return self.columns.sheets.get(place.sheet) if self.columns is not None else None

    def _can_mend(self, row: ImportRow, field: str) -> bool:
        columns = self._columns_of(row.place)
        return columns is not None and (not field or field in columns.columns)

    def _mend(self, place: Place, field: str, text: str) -> None:
        columns = self._columns_of(place)
        if columns is not None:
            self._cells[place.sheet, place.row, columns.columns[field]] = text
            self._compare()

    def _take_in(self, places: Sequence[Place]) -> None:
        self._entries.update((place.sheet, place.row) for place in places)
        self._compare()

    def _finish(self, changes: Changes, proposal: ImportProposal, places: list[int]) -> None:
        self._job = None
        self._remember()
        if changes.change_id is not None:
            self._context.message.emit(changes.label)
            self._context.changed.emit(changes)
            self._offer_report(changes, proposal, places)
        self.taken.emit(changes)
        self.accept()

    def _end(self, job: Job) -> None:
        if job is self._job and job.stopped.is_set():
            self._stop_writing()
            self.notice.say("Đã dừng: không dòng nào được ghi.", "info")

    def _show_refusal(self, problem: ClerkError) -> None:
        self._stop_writing()
        self.notice.say(f"{problem.message} {problem.hint}".strip(), "problem")

    def _stop_writing(self) -> None:
        self._job = None
        self.cancel.setText("&Hủy")
        self._show_count()

    def _remember(self) -> None:
        """Keep the columns of this layout for the next file with such a header, and what names of units mean."""
        answers = self.names.answers.items()
        self._keep(UNITS, {key.name: it for key, it in answers if key.kind is NameKind.UNIT and isinstance(it, int)})
        if self.columns is not None:
            look, columns = self.columns.look, self.columns.columns()
            self._keep(LAYOUTS, {look.signature(chosen): dict(chosen.columns) for chosen in columns if chosen.included})

    def _keep(self, name: str, entries: Mapping[str, object]) -> None:
        """Keep these entries of a setting as its last ones, and of those before as many as there is room for."""
        if entries:
            before = {key: value for key, value in self._settings_file.get(name).items() if key not in entries}
            self._settings_file.put(name, dict(list({**before, **entries}.items())[-_MOST_KEPT:]))

    def _save_report(self) -> None:
        if self._proposal is not None:
            places = self.model.checked_places()
            _ask_to_save(self._context, self._settings_file, self._proposal, places, self.notice)

    def _offer_report(self, changes: Changes, proposal: ImportProposal, places: list[int]) -> None:
        """Offer in the main window, where there is one, to save what came of the rows."""
        acts = self._context.findChild(BookActs)
        if acts is not None:
            notice = acts.notice
            save = partial(_ask_to_save, self._context, self._settings_file, proposal, places, notice)
            left = len([row for row in proposal.rows if row.action in UNSETTLED])
            words = f" {format_number(left)} dòng chưa rõ không ghi." if left else ""
            notice.say(f"{changes.label}.{words}", "warning" if left else "done", "Lưu bảng các dòng…", save)
            if changes.change_id is not None:
                hide_when_undone(notice, self._context, changes.change_id)

    def _show_step(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        for widget in (self.summary, self.hint, self.filter, self.reason, self.count):
            widget.setVisible(step == 1)
        self.report.setVisible(step == 1)
        self.back.setVisible(step == 1 and self.columns is not None)
        self._year_line.setVisible(step == 0 and (self._opened.kind.of_year or self._opened.kind.of_day))
        self._show_count()
        if step != self._step:
            # Not on each comparing: a name that was answered keeps the keyboard.
            self._step = step
            of_sheet = self.columns.sheet if self.columns is not None else self.cancel
            first = self.year if self._year_line.isVisibleTo(self) else of_sheet
            (self.table if step else first).setFocus()

    def _show_count(self) -> None:
        if self.steps.currentIndex() == 0:
            self.write.setText("Tiếp the&o")
            self.write.setEnabled(self.columns is not None)
            return
        checked = self.model.checked_count
        self.write.setText("&Ghi vào sổ")
        self.count.setText(f"Sẽ ghi {format_number(checked)} dòng" if checked else "Không có dòng nào để ghi")
        if self._job is not None:
            self.count.setText("Đang ghi…")
        self.write.setEnabled(checked > 0 and self._job is None)

    def _show_progress(self, job: Job, count: int) -> None:
        if job is self._job:
            self.count.setText(f"Đang ghi… {format_number(count)} dòng")

    def _connect(self) -> None:
        self.model.checks_changed.connect(self._show_count)
        for signal in (self.model.checks_changed, self.model.mended, self.model.taken_in, self.names.answered):
            signal.connect(self._drafts.note)
        if self.columns is not None:
            self.columns.chosen.connect(self._drafts.note)
        self.year.textChanged.connect(self._drafts.note)
        self.model.mended.connect(self._mend)
        self.model.taken_in.connect(self._take_in)
        self.table.reason_shown.connect(self.reason.setText)
        self.names.answered.connect(self._compare)
        self.filter.currentIndexChanged.connect(lambda: self.model.show_only(self.filter.value()))
        self.back.clicked.connect(lambda: self._show_step(0))
        self.report.clicked.connect(self._save_report)
        self.write.clicked.connect(self.take)
        self.cancel.clicked.connect(self.reject)
        keys = QShortcut(self)
        keys.setKeys(QKeySequence.listFromString("Ctrl+Return; Ctrl+Enter"))
        keys.activated.connect(self.write.click)
        tasks = self._context.tasks
        tasks.progressed.connect(self._show_progress)
        tasks.ended.connect(self._end)
        tasks.faulted.connect(self._stop_writing)

    def _lay_out(self) -> QVBoxLayout:
        splitter = OrderedSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.table)
        splitter.addWidget(self.names)
        # In a narrow window, too, the names leave three quarters to the rows.
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        self.names.hide()
        self.steps.addWidget(self.columns if self.columns is not None else QWidget())
        self.steps.addWidget(splitter)
        of_year = QHBoxLayout(self._year_line)
        of_year.setContentsMargins(0, 0, 0, 0)
        of_day = self._opened.kind.of_day
        label = QLabel(f"{'Ngày' if of_day else 'Năm'}, khi &bảng không ghi")
        label.setBuddy(self.year)
        self.year.setMaximumWidth(at_size(160 if of_day else 80))
        self.year.setMaxLength(10 if of_day else 4)
        of_year.addWidget(label)
        of_year.addWidget(self.year)
        of_year.addStretch()
        above = QHBoxLayout()
        above.setSpacing(GROUP)
        above.addWidget(self.summary, 1)
        above.addWidget(self.hint)
        above.addWidget(self.filter)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.back)
        buttons.addWidget(self.report)
        buttons.addStretch()
        buttons.addWidget(self.count)
        buttons.addWidget(self.write)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(heading(_title(self._opened)))
        column.addLayout(above)
        column.addWidget(self._year_line)
        column.addWidget(self.notice)
        column.addWidget(self.steps, 1)
        column.addWidget(self.reason)
        column.addLayout(buttons)
        return column


def _ask_to_save(
    context: Context, settings_file: SettingsFile, proposal: ImportProposal, places: list[int], notice: Notice
) -> None:
    """Ask where to save the rows with what each does or did; the notice says what came of it."""

    def write(with_personal: bool, path: Path) -> None:
        context.read(
            lambda book: save_report(book, path, proposal, places, with_personal=with_personal),
            lambda rows: notice.say(f"Đã lưu {format_number(rows)} dòng ra “{path.name}”.", "done"),
            lambda problem: notice.say(f"{problem.message} {problem.hint}".strip(), "problem"),
            notice,
        )

    def choose(with_personal: bool) -> None:
        name = f"Nhập từ {Path(proposal.file_name).stem}.xlsx"
        choose_to_write(notice.window(), settings_file, _REPORT, name, SHEETS, partial(write, with_personal))

    titles = list(personal_labels(proposal).values())
    ask_for_personal(notice.window(), _REPORT, titles, proposal.kind == HOLDS.key, choose)


def _title(opened: OpenedFile) -> str:
    name = opened.look.path.name if opened.look is not None else "bảng dán"
    into = f" vào đợt {round_title(opened.settings.round_code)}" if opened.settings.round_code else ""
    return f"{opened.kind.title}: nhập{into} từ “{name}”"
