"""The form of an activity."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError, InvalidRecord
from desktop_app.domain.year.activities import (
    ACTIVITY_KIND_LABELS,
    CHANNELS,
    SPREAD_LABELS,
    ActivityFields,
    Reached,
    Spread,
)
from desktop_app.services import attachments
from desktop_app.services.book import Book
from desktop_app.services.year import activities
from desktop_app.ui.activities.activity_data import ActivitySheet
from desktop_app.ui.activities.news.link_watch import LinkWatch
from desktop_app.ui.activities.news.pasted import link_in
from desktop_app.ui.activities.reached_edit import ReachedEdit
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.widgets.forms.attached_files import AttachedFiles
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.choice_list import ChoiceList
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.record_form import Keep, RecordForm
from desktop_app.ui.widgets.forms.value_box import ValueBox

_WIDTH: Final = 960


class ChannelBox(QComboBox):
    """Where something was posted: one of the usual channels, or any other typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(["", *CHANNELS])


class ActivityForm(RecordForm):
    """Enters or changes one activity; after a save it can go on with the next one like it."""

    def __init__(self, context: Context, sheet: ActivitySheet, parent: QWidget) -> None:
        super().__init__(context, "Thêm hoạt động" if sheet.activity_id is None else "Sửa hoạt động", parent)
        self.setMinimumWidth(_WIDTH)
        self.activity_id = sheet.activity_id
        self.from_date, self.to_date = DateEdit(), DateEdit()
        self.kind = ValueBox(ACTIVITY_KIND_LABELS)
        self.title = QLineEdit()
        self.unit, self.task, self.author = ChoiceEdit(), ChoiceEdit(), ChoiceEdit()
        self.channel = ChannelBox()
        self.spread = ValueBox(SPREAD_LABELS | {Spread.NONE: "Không ghi"})
        self.link = QLineEdit()
        self.link_note = QLabel()
        self.reached = ReachedEdit()
        self.participants = ChoiceList()
        self.files = AttachedFiles(context)
        self.note = QLineEdit()
        self._watch = LinkWatch(context, sheet.activity_id, self)
        self._add_fields()
        self._add_buttons()
        self._fill(sheet)
        self._watch.told.connect(self._tell_link)
        self.link.textChanged.connect(lambda text: self._watch.look(link_in(text)))

    def _add_fields(self) -> None:
        self.add_field("from_date", "Từ ngà&y", self.from_date)
        self.add_field("to_date", "đế&n ngày", self.to_date, beside=True)
        self.add_field("title", "Nội &dung", self.title)
        self.add_field("kind", "L&oại", self.kind)
        self.add_field("channel", "&Kênh", self.channel, beside=True)
        self.add_field("spread", "Hình thứ&c", self.spread, beside=True)
        self.add_field("unit_id", "Đơn &vị", self.unit)
        self.add_field("task_id", "Nhiệ&m vụ", self.task, beside=True)
        self.add_field("link", "Liên kế&t", self.link, self.link_note)
        self.add_field("author_id", "Ngườ&i đăng", self.author, beside=True)
        self.add_field("reached", "&Số người", self.reached)
        self.add_field("participants", "CCVCNLĐ th&am gia", self.participants)
        self.add_field("files", "Tệ&p", self.files, beside=True)
        self.add_field("note", "&Ghi chú", self.note)
        self._set_looks()

    def _set_looks(self) -> None:
        self.task.setPlaceholderText("Gõ mục (ví dụ II.1) hoặc vài chữ")
        self.to_date.setPlaceholderText("nếu nhiều ngày")
        self.link.setPlaceholderText("https://…")
        self.participants.line.setPlaceholderText("Gõ vài chữ của tên; mỗi lần một người")
        self.link_note.setTextFormat(Qt.TextFormat.PlainText)
        self.link_note.setWordWrap(True)
        self.link_note.hide()
        set_mark(self.link_note, "muted")
        for part in (self.participants, self.files):
            if (column := part.layout()) is not None:
                column.setAlignment(Qt.AlignmentFlag.AlignTop)  # beside one that may be taller

    def _add_buttons(self) -> None:
        if self.activity_id is None:
            keys = "Ctrl+Shift+Return; Ctrl+Shift+Enter"
            keep = partial(self._keep_files, self._go_on)
            self.add_save_button("Lưu và thêm tiếp", self._collect, keys, keep=keep)
        keep = partial(self._keep_files, super().keep)
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True, keep=keep)
        self.add_cancel_button()

    def _fill(self, sheet: ActivitySheet) -> None:
        fields = sheet.fields
        self.unit.set_choices(sheet.units)
        self.task.set_choices(sheet.tasks)
        self.author.set_choices(sheet.people)
        self.participants.set_choices(sheet.people)
        self.from_date.set_value(fields.from_date)
        self.to_date.set_value(fields.to_date if fields.to_date != fields.from_date else None)
        self.kind.set_value(fields.kind)
        self.title.setText(fields.title)
        self.unit.set_chosen_id(fields.unit_id)
        self.task.set_chosen_id(fields.task_id)
        self.author.set_chosen_id(fields.author_id)
        self.channel.setEditText(fields.channel)
        self.spread.set_value(fields.spread)
        self.link.setText(fields.link)
        self.reached.set_value(fields.reached)
        self.participants.set_ids(fields.participants)
        self.files.set_attached(sheet.files)
        self.note.setText(fields.note)
        for line in (self.title, self.link, self.note):
            line.setCursorPosition(0)

    def _collect(self) -> Callable[[Book], Changes]:
        first = self.from_date.value()
        if first is None:
            raise InvalidRecord("Nhập ngày bắt đầu.", "from_date")
        entered = ActivityFields(
            from_date=first,
            to_date=self.to_date.value(),
            kind=self.kind.value(),
            title=self.title.text(),
            unit_id=self.unit.chosen_id,
            task_id=self.task.chosen_id,
            author_id=self.author.chosen_id,
            channel=self.channel.currentText(),
            link=self.link.text(),
            spread=self.spread.value(),
            reached=self.reached.value(),
            participants=self.participants.ids(),
            note=self.note.text(),
        ).checked()
        activity_id = self.activity_id
        if activity_id is None:
            return lambda book: activities.add_activity(book, entered)
        act = partial(activities.change_activity, activity_id=activity_id, entered=entered)
        return self.files.staged().before(act, "activity", activity_id)

    def _keep_files(self, then: Keep, changes: Changes) -> None:
        """Attach the files of an activity that was new until now, which had no number to attach them to."""
        if self.activity_id is not None:
            then(changes)
            return
        self.activity_id = activity_id = changes.only_id("activity")
        added = self.files.staged().added
        if not added:
            then(changes)
            return

        def refused(problem: ClerkError) -> None:
            self.saved.emit(changes)
            self.say(f"Hoạt động đã lưu, tệp thì chưa. {problem.message} {problem.hint}".strip(), "problem")

        act = partial(attachments.attach, kind="activity", row_id=activity_id, sources=added)
        self.context.act(act, lambda _: then(changes), refused)

    def _go_on(self, changes: Changes) -> None:
        """Keep what activities of one sort have in common, and be ready for the next."""
        title = self.title.text()
        self.activity_id = None
        for line in (self.title, self.link, self.note):
            line.clear()
        self.reached.set_value(Reached())
        self.participants.set_ids(())
        self.files.set_attached(())
        self.settle()
        self.saved.emit(changes)
        self.say(f"Đã ghi “{title}”. Nhập hoạt động tiếp theo.", "done")
        self.focus_field("title")

    def _tell_link(self, sentence: str) -> None:
        self.link_note.setText(sentence)
        self.link_note.setVisible(bool(sentence))
        self.grow()
