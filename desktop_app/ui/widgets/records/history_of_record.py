"""What was done to one record, or by one change: field by field, before and after; one field can be put back."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError
from desktop_app.domain.list_kinds.keeping import HISTORY
from desktop_app.domain.lists import ListQuery
from desktop_app.services.book import Book
from desktop_app.services.keeping.record_log.put_back import can_put_back, put_back
from desktop_app.services.keeping.record_log.record_history import (
    FieldChange,
    HistoryStep,
    change_fields,
    record_history,
)
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.dress.tables import CellDelegate
from desktop_app.ui.base.tokens import GAP, PAGE
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.widgets.lists.empty import EmptyList
from desktop_app.ui.widgets.lists.heights.window_growth import WindowGrowth
from desktop_app.ui.widgets.muted_label import muted_label
from desktop_app.ui.widgets.notice import Notice

_SIZE: Final = (980, 560)
_HEADS: Final = ("Lúc – việc, mục", "Người làm", "Trước", "Sau")
_FIRST_SHARE: Final = 0.4
"""Of the width, at most, for what was done, and the name of the field."""
_HOW: Final = (
    "Chọn một mục rồi bấm “Lấy lại như trước”: chỉ mục ấy trở về nội dung ở cột Trước, theo đúng quy định của bản ghi."
)
_NOTHING: Final = "Nhật ký không còn việc nào của bản ghi này."
_FIELD: Final = Qt.ItemDataRole.UserRole

Question = Callable[[Book], Sequence[HistoryStep]]


class _AiryRows(CellDelegate):
    """Leaves above and below the words of a row what lists leave."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of the words with that air."""
        return super().sizeHint(option, index) + QSize(0, GAP)


class RecordHistoryWindow(QDialog):
    """A tree of steps, the newest first, with the fields of each."""

    def __init__(
        self, context: Context, title: str, question: Question, parent: QWidget, record: tuple[str, int] | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        open_at(self, *_SIZE)
        self._context, self._question, self._record = context, question, record
        self._questions = BookQuestions(context, self)
        self.notice = Notice()
        self.tree, self.empty, self._stack = QTreeWidget(), EmptyList(), QStackedWidget()
        self.empty.set_words(_NOTHING, None)
        self.how = muted_label(_HOW)
        self.tree.setAccessibleName(title)
        self.tree.setHeaderLabels(list(_HEADS))
        self.tree.setWordWrap(True)
        self.tree.setAlternatingRowColors(True)
        self.tree.setItemDelegate(_AiryRows(self.tree))
        header = self.tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        # No more rows than there are, nor fewer than there is room for.
        WindowGrowth(self, self.tree)
        self.put_back, self.leave = QPushButton("&Lấy lại như trước"), QPushButton("Đón&g")
        self.on_page = QPushButton("&Xem ở trang Nhật ký")
        self.on_page.setToolTip("Trang Nhật ký chỉ hiện những việc đã làm với bản ghi này; lọc thêm theo ngày, người")
        self._lay_out()
        self.tree.currentItemChanged.connect(lambda *_: self._enable())
        self.put_back.clicked.connect(self._put_back)
        self.on_page.clicked.connect(self._show_on_page)
        self.leave.clicked.connect(self.reject)
        context.changed.connect(self._changed)
        self._enable()
        self.refresh()

    @classmethod
    def of_record(cls, context: Context, kind: str, row_id: int, name: str, parent: QWidget) -> "RecordHistoryWindow":
        """Return the window of all that was done to a record."""
        question = partial(record_history, kind=kind, row_id=row_id)
        return cls(context, f"Nhật ký của {name}", question, parent, (kind, row_id))

    @classmethod
    def of_change(cls, context: Context, change_id: int, parent: QWidget) -> "RecordHistoryWindow":
        """Return the window of what one change did."""

        def question(book: Book) -> Sequence[HistoryStep]:
            step = change_fields(book, change_id)
            return [step] if step is not None else []

        return cls(context, "Việc này đã đổi những gì", question, parent)

    def refresh(self) -> None:
        """Read the log again."""
        self._questions.ask("history", self._question, self._show, self._refuse)

    def done(self, result: int) -> None:
        """Close, and forget what was asked."""
        self._questions.forget_all()
        super().done(result)

    def _changed(self, _changes: Changes) -> None:
        self.refresh()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.put_back)
        line.addWidget(self.on_page)
        line.addStretch()
        line.addWidget(self.leave)
        for button in (self.put_back, self.on_page, self.leave):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addWidget(self.notice)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.empty)
        column.addWidget(self._stack, 1)
        column.addWidget(self.how)
        column.addLayout(line)

    def _show(self, steps: Sequence[HistoryStep]) -> None:
        self.tree.clear()
        for step in steps:
            parent = QTreeWidgetItem(self.tree, [f"{step.at} – {step.label}", step.actor, "", ""])
            for field in step.fields:
                words = [f"{field.record}: {field.label}", "", field.before or "(trống)", field.after or "(trống)"]
                item = QTreeWidgetItem(parent, words)
                item.setData(0, _FIELD, field)
                for column, text in enumerate(words):
                    item.setToolTip(column, text)
            parent.setExpanded(True)
        self._share_width()
        self._stack.setCurrentWidget(self.tree if steps else self.empty)
        self.how.setVisible(bool(steps))
        if not steps:
            self.empty.say_empty()
        newest = self.tree.topLevelItem(0)
        if newest is not None:
            self.tree.setCurrentItem(newest)
        self._enable()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give each column what its words need: what is blank beside short ones goes to the longer ones."""
        room = self.tree.viewport().width()
        needs = [self.tree.sizeHintForColumn(column) + GAP for column in range(len(_HEADS))]
        first = min(needs[0], round(room * _FIRST_SHARE))
        rest = max(room - first - self.tree.columnWidth(1), 0)
        before = max(min(needs[2], max(rest // 2, rest - needs[3])), self.tree.header().minimumSectionSize())
        for column, width in ((0, first), (2, before), (3, rest - before)):
            self.tree.setColumnWidth(column, width)

    def _field(self) -> FieldChange | None:
        item = self.tree.currentItem()
        field: FieldChange | None = item.data(0, _FIELD) if item is not None else None
        return field

    def _enable(self) -> None:
        field = self._field()
        self.put_back.setEnabled(field is not None and field.was_there and can_put_back(field.kind, field.column))
        self.on_page.setEnabled(self.tree.topLevelItemCount() > 0 and self._record_chosen() is not None)

    def _record_chosen(self) -> tuple[str, int] | None:
        """Return the record that the window is of; of a change the one that the chosen line is of."""
        field = self._field()
        return self._record or ((field.kind, field.row_id) if field is not None else None)

    def _show_on_page(self) -> None:
        record = self._record_chosen()
        if record is not None:
            self.accept()
            self._context.list_asked.emit(ListQuery(HISTORY.key, scope={"record": record}))

    def _put_back(self) -> None:
        field = self._field()
        if field is not None:
            act = partial(
                put_back, kind=field.kind, row_id=field.row_id, column=field.column, change_id=field.change_id
            )
            self._context.act(act, lambda changes: self.notice.say(f"{changes.label}.", "done"), self._refuse, self)

    def _refuse(self, problem: ClerkError) -> None:
        self.notice.say(f"{problem.message} {problem.hint}".strip(), "problem")
