"""The forms in which a list is written out: chosen, made, kept by name, and used."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError
from desktop_app.domain.keeping.export_layouts import ExportLayout, LayoutColumn
from desktop_app.domain.lists import ListKind, ListQuery
from desktop_app.services.keeping.exports.layouts import export_by_layout, layouts, remove_layout, save_layout
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.reading_order import name_box
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.widgets.actions import heading, push_button
from desktop_app.ui.widgets.drafts.contents import packed, unpacked
from desktop_app.ui.widgets.drafts.drafts_file import Drafts, InputDraft
from desktop_app.ui.widgets.drafts.offering import offer_left
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.lists.table_export import export_to_sheet
from desktop_app.ui.widgets.muted_label import muted_label
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.questions import ask, ask_to_save

_NEW: Final = ""
_FIXED: Final = ""
_TITLES: Final = ("Tiêu đề cột", "Lấy từ", "Giá trị cố định")


class LayoutsWindow(QDialog):
    """Shows the forms of a list; a form is its columns with head, source and fixed value, in order."""

    def __init__(
        self,
        context: Context,
        list_notice: Notice,
        kind: ListKind,
        query: ListQuery,
        shown: Sequence[str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Xuất theo mẫu: {kind.title}")
        open_at(self, 900, 560)
        self._context, self._list_notice, self._kind, self._query = context, list_notice, kind, query
        self._shown = tuple(shown)
        self._drafts = Drafts.of(context)
        self._as_shown: ExportLayout | None = None
        self._is_offered = False
        self._sources = {_FIXED: "– giá trị cố định –"} | {column.key: column.title for column in kind.columns}
        self.notice = Notice()
        self.forms: ValueBox[str] = ValueBox({_NEW: "(mẫu mới)"})
        self.name = QLineEdit()
        self.table = QTableWidget(0, len(_TITLES))
        self.table.setHorizontalHeaderLabels(_TITLES)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAccessibleName("Các cột của mẫu xuất")
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().setDefaultSectionSize(QLineEdit().sizeHint().height() + 2)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.add = push_button("Thêm &cột", "Thêm một cột vào cuối mẫu")
        self.take_out = push_button("&Bỏ cột", "Bỏ cột đang chọn")
        self.up = push_button("&Lên", "Đưa cột đang chọn lên trước")
        self.down = push_button("&Xuống", "Đưa cột xuống sau")
        self.keep = push_button("Lư&u mẫu", "Giữ mẫu này theo tên, dùng lại lần sau")
        self.forget = push_button("Bỏ mẫ&u", "Bỏ mẫu đang chọn; hoàn tác được")
        self.write = push_button("Xuất ra &tệp…", "Lưu mẫu rồi ghi danh sách đang xem ra Excel hoặc CSV theo mẫu")
        set_mark(self.write, "primary")
        self.close_button = push_button("Đó&ng", "Esc")
        self._column_of_parts = self._lay_out()
        self._connect()
        self._read()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the row whose input has the keyboard be the current one."""
        if event.type() == QEvent.Type.FocusIn:
            places = [(row, column) for row in range(self.table.rowCount()) for column in range(len(_TITLES))]
            at = next((place for place in places if self.table.cellWidget(*place) is watched), None)
            if at is not None and at[0] != self.table.currentRow():
                self.table.setCurrentCell(*at)
        return super().eventFilter(watched, event)

    def reject(self) -> None:
        """Close, asked first what becomes of a form that is not kept."""
        if self.draft() is None:
            super().reject()
        else:
            ask_to_save(self, "Lưu mẫu xuất vừa sửa trước khi đóng?", self._save_and_leave, self._leave)

    def done(self, result: int) -> None:
        """Close, and keep nothing of it."""
        self._drafts.leave(self)
        super().done(result)

    def draft(self) -> InputDraft | None:
        """Return the form as it is typed, if it is not kept so."""
        layout = self.layout_shown()
        if self._as_shown is None or layout == self._as_shown:
            return None
        words = {"Mẫu": layout.name} | {column.head: column.fixed or column.key for column in layout.columns}
        return replace(self._place(), contents={"chosen": self.forms.value(), "form": packed(layout)}, words=words)

    def _place(self) -> InputDraft:
        start = {"forms": packed(tuple(self._layouts.values()))}
        return InputDraft(type(self).__name__, self.windowTitle(), {}, {}, start)

    def _fill_again(self, contents: Mapping[str, Any]) -> None:
        layout = unpacked(contents["form"])
        if not isinstance(layout, ExportLayout):
            raise TypeError("this is no form")
        self.forms.set_value(str(contents["chosen"]))
        self.name.setText(layout.name)
        self._show_columns(layout.columns)

    def _leave(self) -> None:
        super().reject()

    def _save_and_leave(self) -> None:
        self.save(partial(self._leave))

    def layout_shown(self) -> ExportLayout:
        """Return the form as it is typed."""
        columns = [self._column(row) for row in range(self.table.rowCount())]
        return ExportLayout(self.name.text(), self._kind.key, tuple(columns))

    def _column(self, row: int) -> LayoutColumn:
        head, source, fixed = (self.table.cellWidget(row, column) for column in range(3))
        key = source.value() if isinstance(source, ValueBox) else _FIXED
        texts = [widget.text() if isinstance(widget, QLineEdit) else "" for widget in (head, fixed)]
        return LayoutColumn(texts[0], key, "" if key else texts[1])

    def _show_columns(self, columns: Sequence[LayoutColumn]) -> None:
        self.table.setRowCount(0)
        for column in columns:
            self._add_row(column)
        self.table.setCurrentCell(0, 0)

    def _add_row(self, column: LayoutColumn) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        head, fixed = QLineEdit(column.head), QLineEdit(column.fixed)
        source: ValueBox[str] = ValueBox(self._sources)
        source.set_value(column.key if column.key in self._sources else _FIXED)
        for place, (widget, title) in enumerate(zip((head, source, fixed), _TITLES, strict=True)):
            name_box(widget, title)
            widget.installEventFilter(self)
            self.table.setCellWidget(row, place, widget)
        fixed.setEnabled(not column.key)
        for edit in (head, fixed):
            edit.textChanged.connect(self._drafts.note)
        source.currentIndexChanged.connect(self._drafts.note)
        self._drafts.note()
        source.currentIndexChanged.connect(partial(self._follow_source, source, head, fixed))

    def _follow_source(self, source: ValueBox[str], head: QLineEdit, fixed: QLineEdit, _: int) -> None:
        fixed.setEnabled(not source.value())
        if source.value() and not head.text():
            head.setText(self._sources[source.value()])

    def _move(self, by: int) -> None:
        row = self.table.currentRow()
        columns = list(self.layout_shown().columns)
        if 0 <= row < len(columns) and 0 <= row + by < len(columns):
            columns.insert(row + by, columns.pop(row))
            self._show_columns(columns)
            self.table.setCurrentCell(row + by, 0)

    def _take_out(self) -> None:
        self.table.removeRow(self.table.currentRow())
        self._drafts.note()

    def _read(self, name: str = _NEW) -> None:
        kind = self._kind.key
        self._context.read(lambda book: layouts(book, kind), partial(self._offer, name), self._refuse, self)

    def _offer(self, name: str, kept_layouts: Sequence[ExportLayout]) -> None:
        self._layouts = {layout.name: layout for layout in kept_layouts}
        self.forms.blockSignals(True)
        self.forms.offer({_NEW: "(mẫu mới)"} | {name: name for name in self._layouts})
        self.forms.set_value(name if name in self._layouts else _NEW)
        self.forms.blockSignals(False)
        self._show_form()
        if not self._is_offered:
            self._is_offered = True
            offer_left(self._drafts, self, self._place(), self._column_of_parts, self.notice, self._fill_again)

    def _show_form(self) -> None:
        layout = self._layouts.get(self.forms.value())
        self.forget.setEnabled(layout is not None)
        self.name.setText(layout.name if layout is not None else "")
        titles = [LayoutColumn(self._kind.column(key).title, key) for key in self._shown]
        self._show_columns(layout.columns if layout is not None else titles)
        self._as_shown = self.layout_shown()

    def save(self, then: partial[None] | None = None) -> None:
        """Keep the form under its name; `then` is called when it is kept."""
        layout = self.layout_shown()

        def done(changes: Changes) -> None:
            self.notice.say(f"{changes.label}.", "done")
            self._read(layout.checked().name)
            if then is not None:
                then()

        self._context.act(lambda book: save_layout(book, layout), done, self._refuse, self)

    def export(self) -> None:
        """Keep the form and ask for the file to write the list to."""
        self.save(partial(self._export, self.name.text()))

    def _export(self, name: str) -> None:
        context, query, kind, notice = self._context, self._query, self._kind, self._list_notice
        keys = [column.key for column in self.layout_shown().columns]

        def begin(*, with_personal: bool) -> None:
            export_to_sheet(
                context,
                notice.window(),
                notice,
                kind.title,
                lambda path, progress: export_by_layout(
                    context.book, query, name, path, progress, with_personal=with_personal
                ),
            )
            self.accept()

        if titles := kind.personal_titles(keys):
            words = f"Mẫu có thông tin cá nhân: {', '.join(titles)}. Vẫn xuất ra tệp? Lần xuất được ghi lại."
            ask(self, "Xuất theo mẫu", words, "Xuất…", lambda: begin(with_personal=True))
        else:
            begin(with_personal=False)

    def _forget(self) -> None:
        name = self.forms.value()

        def done(changes: Changes) -> None:
            self.notice.say(f"{changes.label}.", "done")
            self._read()

        self._context.act(lambda book: remove_layout(book, name), done, self._refuse, self)

    def _refuse(self, problem: ClerkError) -> None:
        self.notice.say(f"{problem.message} {problem.hint}".strip(), "problem")

    def _connect(self) -> None:
        self.forms.currentIndexChanged.connect(self._show_form)
        self.name.textChanged.connect(self._drafts.note)
        self.add.clicked.connect(lambda: self._add_row(LayoutColumn("")))
        self.take_out.clicked.connect(self._take_out)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.keep.clicked.connect(lambda: self.save())
        self.forget.clicked.connect(self._forget)
        self.write.clicked.connect(self.export)
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self) -> QVBoxLayout:
        above = QHBoxLayout()
        above.setSpacing(GAP)
        for words, widget, stretch in (("&Mẫu", self.forms, 1), ("Tê&n mẫu", self.name, 2)):
            label = QLabel(words)
            label.setBuddy(widget)
            above.addWidget(label)
            above.addWidget(widget, stretch)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for button in (self.add, self.take_out, self.up, self.down, self.keep, self.forget):
            buttons.addWidget(button)
        buttons.addStretch()
        for button in (self.write, self.close_button):
            buttons.addWidget(button)
        explanation = muted_label(
            "Mỗi dòng là một cột của tệp xuất, theo thứ tự: tiêu đề như hệ thống của tỉnh cần, lấy từ cột nào của danh "
            "sách, hoặc một giá trị giống nhau ở mọi dòng."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(heading(self.windowTitle()))
        column.addWidget(explanation)
        column.addLayout(above)
        column.addWidget(self.notice)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        return column
