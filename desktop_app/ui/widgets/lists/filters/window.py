"""The window in which a list is filtered by several of its columns at once, and the filter kept by a name."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError, UsageError
from desktop_app.domain.keeping.list_filters import ListFilter
from desktop_app.domain.lists import ColumnKind, ListKind, ListQuery, checked_condition
from desktop_app.services.keeping.lists.list_filters import list_filters, remove_filter, save_filter
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.widgets.actions import heading, push_button
from desktop_app.ui.widgets.forms.declared.scrolled import VerticalScrollArea
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.lists.filters.chips import Filtering
from desktop_app.ui.widgets.lists.filters.column_fields import AskValues
from desktop_app.ui.widgets.lists.filters.condition_row import ConditionRow
from desktop_app.ui.widgets.lists.filters.condition_words import together
from desktop_app.ui.widgets.notice import Notice

_NONE: Final = ""


class FilterWindow(QDialog):
    """Asks for conditions on columns; `asked(Filtering)` once the list is to be filtered by them."""

    asked = Signal(object)

    def __init__(
        self, context: Context, kind: ListKind, query: ListQuery, parent: QWidget, column: str, ask: AskValues
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Lọc theo cột: {kind.title}")
        open_at(self, 820, 460)
        self._context, self._kind, self._ask_values = context, kind, ask
        self._filters: dict[str, ListFilter] = {}
        self.rows: list[ConditionRow] = []
        self.notice = Notice()
        self.kept: ValueBox[str] = ValueBox({_NONE: "(chưa chọn)"})
        texts = [each for each in kind.columns if each.kind in (ColumnKind.TEXT, ColumnKind.CODE)]
        self.group: ValueBox[str] = ValueBox({_NONE: "(không nhóm)"} | {each.key: each.title for each in texts})
        self.name = QLineEdit()
        self.name.setPlaceholderText("ví dụ: Chưa chi tiền")
        self.forget = push_button("&Xóa bộ lọc", "Xóa bộ lọc đã lưu đang chọn; hoàn tác được")
        self.add = push_button("&Thêm điều kiện", "Thêm một dòng; mọi điều kiện cùng phải đúng")
        self.keep = push_button("Lư&u bộ lọc", "Giữ các điều kiện này theo tên, chọn lại lần sau")
        self.clear = push_button("Bỏ lọ&c", "Hiện lại mọi dòng")
        self.apply = push_button("&Lọc", "Enter")
        self.apply.setDefault(True)
        set_mark(self.apply, "primary")
        self.close_button = push_button("Đó&ng", "Esc")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP)
        self._lay_out()
        self._connect()
        self.show_filtering(Filtering(query.conditions, query.group), column)
        self._read()

    def show_filtering(self, filtering: Filtering, column: str = "") -> None:
        """Show conditions, and put the keyboard into the line of `column`, or into the first."""
        for row in tuple(self.rows):
            self._take_out(row)
        self.group.set_value(filtering.group if filtering.group in self.group.values() else _NONE)
        for conditions in together(filtering.conditions):
            self.add_row(conditions[0].column).show_conditions(conditions)
        own = next((row for row in self.rows if row.column.value() == column), None) if column else None
        if own is None and (column or not self.rows):
            own = self.add_row(column or self._kind.columns[0].key)
        (own or self.rows[0]).focus_value()

    def add_row(self, column: str) -> ConditionRow:
        """Add a line for a column."""
        row = ConditionRow(self._kind, column, self._ask_values, self)
        row.taken_out.connect(lambda: self._take_out(row))
        self.rows.append(row)
        self._lines.addWidget(row)
        return row

    def filtering(self) -> Filtering:
        """Return what is asked for. Raises UsageError for what is no number or no day."""
        asked = [checked_condition(self._kind, each) for row in self.rows for each in row.conditions()]
        return Filtering(tuple(dict.fromkeys(asked)), self.group.value())

    def accept(self) -> None:
        """Filter the list, if all that is typed can be used."""
        try:
            filtering = self.filtering()
        except UsageError as problem:
            self._refuse(problem)
            return
        self.asked.emit(filtering)
        super().accept()

    def _take_out(self, row: ConditionRow) -> None:
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _add_next(self) -> None:
        asked = {row.column.value() for row in self.rows}
        left = [column.key for column in self._kind.columns if column.key not in asked]
        self.add_row(left[0] if left else self._kind.columns[0].key).column.setFocus()

    def _read(self, name: str = _NONE) -> None:
        kind = self._kind.key

        def offer(filters: Sequence[ListFilter]) -> None:
            self._filters = {each.name: each for each in filters}
            self.kept.blockSignals(True)
            self.kept.offer({_NONE: "(chưa chọn)"} | {each: each for each in self._filters})
            self.kept.set_value(name if name in self._filters else _NONE)
            self.kept.blockSignals(False)
            self.kept.setEnabled(bool(self._filters))
            self.forget.setEnabled(self.kept.value() != _NONE)

        self._context.read(lambda book: list_filters(book, kind), offer, self._refuse, self)

    def _show_kept(self) -> None:
        chosen = self._filters.get(self.kept.value())
        self.forget.setEnabled(chosen is not None)
        if chosen is not None:
            self.name.setText(chosen.name)
            self.show_filtering(Filtering(chosen.conditions, chosen.group))
            self.kept.setFocus()

    def _save(self) -> None:
        try:
            filtering = self.filtering()
        except UsageError as problem:
            self._refuse(problem)
            return
        list_filter = ListFilter(self.name.text(), self._kind.key, filtering.conditions, filtering.group)

        def done(changes: Changes) -> None:
            self.notice.say(f"{changes.label}.", "done")
            self._read(list_filter.checked().name)

        self._context.act(lambda book: save_filter(book, list_filter), done, self._refuse, self)

    def _forget(self) -> None:
        kind, name = self._kind.key, self.kept.value()

        def done(changes: Changes) -> None:
            self.notice.say(f"{changes.label}.", "done")
            self._read()

        self._context.act(lambda book: remove_filter(book, kind, name), done, self._refuse, self)

    def _refuse(self, problem: ClerkError) -> None:
        self.notice.say(f"{problem.message} {problem.hint}".strip(), "problem")

    def _clear(self) -> None:
        self.asked.emit(Filtering())
        super().accept()

    def _connect(self) -> None:
        self.kept.currentIndexChanged.connect(self._show_kept)
        self.add.clicked.connect(self._add_next)
        self.keep.clicked.connect(self._save)
        self.forget.clicked.connect(self._forget)
        self.clear.clicked.connect(self._clear)
        self.apply.clicked.connect(self.accept)
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        lines = QWidget()
        inner = QVBoxLayout(lines)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GAP)
        inner.addLayout(self._lines)
        inner.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch()
        scroll = VerticalScrollArea(lines, ())
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(heading(self.windowTitle()))
        if self._kind.read_whole:
            # It puts its rows together in its own way.
            self.group.setParent(self)
            self.group.hide()
        groups = () if self._kind.read_whole else (("&Nhóm theo", self.group, 3),)
        column.addLayout(_line(("Đã lư&u", self.kept, 3), *groups, (self.forget,)))
        column.addWidget(self.notice)
        column.addWidget(scroll, 1)
        column.addLayout(
            _line(("Tê&n", self.name, 3), (self.keep,), None, (self.clear,), (self.apply,), (self.close_button,))
        )


def _line(*parts: tuple[str, QWidget, int] | tuple[QWidget] | None) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(GAP)
    for part in parts:
        match part:
            case None:
                line.addStretch(1)
            case (words, widget, stretch):
                label = QLabel(words)
                label.setBuddy(widget)
                widget.setAccessibleName(words.replace("&", ""))
                line.addWidget(label)
                line.addWidget(widget, stretch)
            case (widget,):
                line.addWidget(widget)
    return line
