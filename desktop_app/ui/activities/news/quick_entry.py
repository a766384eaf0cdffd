"""The quick entry of posts one after another: paste a link and a title, press Enter, go on."""

from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError, InvalidRecord
from desktop_app.domain.vietnamese import shortened
from desktop_app.domain.year.activities import (
    ACTIVITY_KIND_LABELS,
    POSTED_KINDS,
    SPREAD_LABELS,
    ActivityFields,
    ActivityKind,
    Spread,
)
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.office import people, units
from desktop_app.services.year.good_news import LinkPosted, post
from desktop_app.ui.activities.activity_form import ChannelBox
from desktop_app.ui.activities.news.link_watch import LinkWatch
from desktop_app.ui.activities.news.pasted import link_in, read_pasted
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.reading_order import add_clear_button
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.steps import leave_undo
from desktop_app.ui.base.theme import at_size, set_mark
from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.base.window_size import is_low
from desktop_app.ui.widgets.drafts.contents import content_of, put_back, words_in
from desktop_app.ui.widgets.drafts.drafts_file import Drafts, InputDraft
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.field import Field
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.notice import Notice, hide_when_undone
from desktop_app.ui.widgets.wrapping_line import WrappingLine

_AGAIN: Final = "Nhấn Enter lần nữa nếu vẫn muốn ghi."
_DATE_WIDTH: Final = 136
_IN_PART: Final = 3
_TITLE: Final = "Ghi nhanh tin tốt, câu chuyện đẹp"


class QuickEntry(QWidget):
    """A line for the post, and inputs that keep their values from post to post; Enter in any of them records it.

    Signal: `added(date)` with the day of a recorded post.
    """

    added = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self._refused = ""
        self._started = False
        self._drafts = Drafts.of(context)
        self.line = QLineEdit()
        self.button = QPushButton("Gh&i")
        self.kind = ValueBox({kind: ACTIVITY_KIND_LABELS[kind] for kind in POSTED_KINDS})
        self.channel = ChannelBox()
        self.spread = ValueBox({spread: label for spread, label in SPREAD_LABELS.items() if label})
        self.day = DateEdit()
        self.unit, self.author = ChoiceEdit(), ChoiceEdit()
        self.link_note = QLabel()
        self.notice = Notice()
        self._watch = LinkWatch(context, parent=self)
        self._fields = self._make_fields()
        self._labelled: list[QBoxLayout] = []
        self._lay_out()
        self._connect()
        self._today: date | None = None
        self._follow_today()
        self.refresh()

    def refresh(self) -> None:
        """Read again which units and people can be chosen."""

        def question(book: Book) -> tuple[list[Choice], list[Choice]]:
            return units.unit_choices(book), people.person_choices(book)

        self._context.read(question, lambda answer: self._offer(*answer))

    def showEvent(self, event: QShowEvent) -> None:
        """Update the date if the day has changed."""
        super().showEvent(event)
        self._follow_today()

    def _follow_today(self) -> None:
        """Show today's date unless the clerk has typed another one."""
        if self.day.value() == self._today:
            self._today = date.today()
            self.day.set_value(self._today)

    def draft(self) -> InputDraft | None:
        """Return what is typed and not recorded."""
        if not self.line.text().strip():
            return None
        contents = {name: content_of(field.widget) for name, field in self._fields.items()}
        words = {field.widget.accessibleName(): words_in(field.widget) for field in self._fields.values()}
        return InputDraft(type(self).__name__, _TITLE, contents, words)

    def _offer_draft(self) -> None:
        """Keep what is typed from now on, and offer what was typed here when the program stopped."""
        self._drafts.watch(self)
        left = self._drafts.left_for(type(self).__name__)
        if left is None:
            return

        def fill_again() -> None:
            contents = left.contents.items()
            shown = [name in self._fields and put_back(self._fields[name].widget, of) for name, of in contents]
            if all(shown):
                self._drafts.drop(left)
            self.notice.hide()

        line = shortened(str(left.contents.get("line", "")), 90)
        self.notice.say(f"Dòng nhập dở lúc {left.when}, chưa ghi: “{line}”.", "warning", "Điền lại", fill_again)

    def _make_fields(self) -> dict[str, Field]:
        labels: tuple[tuple[str, str, QWidget], ...] = (
            ("kind", "&Loại", self.kind),
            ("channel", "&Kênh", self.channel),
            ("spread", "Hìn&h thức", self.spread),
            ("from_date", "Ngà&y", self.day),
            ("unit_id", "Đơn &vị", self.unit),
            ("author_id", "Người đă&ng", self.author),
        )
        return {"line": Field("line", "Liên kết và tiêu đề", self.line)} | {
            name: Field(name, label, widget) for name, label, widget in labels
        }

    def _lay_out(self) -> None:
        set_mark(self.button, "primary")
        set_mark(self.link_note, "muted")
        self.button.setToolTip("Ghi, rồi nhập tin tiếp theo (Enter)")
        self.line.setPlaceholderText("Dán liên kết, gõ tiêu đề rồi nhấn Enter: https://… Ra quân làm sạch môi trường")
        add_clear_button(self.line)
        self.link_note.setTextFormat(Qt.TextFormat.PlainText)
        self.link_note.setWordWrap(True)
        self.link_note.hide()
        self.day.setFixedWidth(at_size(_DATE_WIDTH))
        # The least number of letters that a narrow page shows of each box.
        for box, letters in ((self.kind, 6), (self.channel, 5), (self.spread, 8)):
            box.setMinimumContentsLength(letters)
        first = QHBoxLayout()
        first.setSpacing(GAP)
        first.addLayout(self._fields["line"].cell(), 1)
        self._fields["line"].put_below(self.link_note)
        first.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        # What is kept from post to post, beside each other, or on a narrow page three above three.
        parts = (QHBoxLayout(), QHBoxLayout())
        for place, field in enumerate(list(self._fields.values())[1:]):
            field.label.setContentsMargins(0, 0, 0, 0)
            labelled = QBoxLayout(QBoxLayout.Direction.TopToBottom)
            labelled.setSpacing(TIGHT)
            labelled.addWidget(field.label, 0, Qt.AlignmentFlag.AlignVCenter)
            labelled.addLayout(field.cell(), 1)
            self._labelled.append(labelled)
            parts[place // _IN_PART].addLayout(labelled, 2 if field.widget in (self.unit, self.author) else 1)
        for part in parts:
            part.setSpacing(GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(first)
        self._fields["line"].belong_to(self)
        column.addWidget(WrappingLine(*parts, shares=(3, 5)))
        column.addWidget(self.notice)
        self.setFocusProxy(self.line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the labels before their inputs in a low window, where the month below needs the room above them."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction.LeftToRight if is_low(self) else QBoxLayout.Direction.TopToBottom
        for labelled in self._labelled:
            labelled.setDirection(direction)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Ctrl+Z take the last post back once the line is empty again."""
        if watched is self.line and event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return leave_undo(self.line, event)
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self.line.installEventFilter(self)
        for field in self._fields.values():
            field.when_edited(partial(field.say, ""))
            field.when_edited(self._drafts.note)
        self.line.textChanged.connect(self._look_up_link)
        self._watch.answered.connect(self._show_link_note)
        self.button.clicked.connect(self.record)
        enter = QShortcut(self)
        # With Ctrl, too, as every form is saved.
        enter.setKeys(QKeySequence.listFromString("Return; Enter; Ctrl+Return; Ctrl+Enter"))
        enter.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        enter.activated.connect(self.record)

    def _offer(self, unit_choices: list[Choice], person_choices: list[Choice]) -> None:
        self.unit.set_choices(unit_choices)
        self.author.set_choices(person_choices)
        if not self._started:
            self._started = True
            self._restore(self._settings.get("good_news"))
            self._offer_draft()

    def _restore(self, settings: dict[str, Any]) -> None:
        """Restore the values of the last post from the settings."""
        kind, spread = settings.get("kind"), settings.get("spread")
        self.kind.set_value(ActivityKind(kind) if kind in POSTED_KINDS else ActivityKind.GOOD_NEWS)
        self.spread.set_value(Spread(spread) if spread in (Spread.POSTED, Spread.SHARED) else Spread.POSTED)
        self.channel.setEditText(str(settings.get("channel", "")))
        for edit, name in ((self.unit, "unit"), (self.author, "author")):
            row_id = settings.get(name)
            edit.set_chosen_id(row_id if isinstance(row_id, int) else None)

    def record(self) -> None:
        """Record the post unless something is wrong with it, and be ready for the next one at once."""
        line = self.line.text()
        try:
            entered = self._entered(line)
        except InvalidRecord as problem:
            self._show_problem(problem)
            return
        again = line == self._refused
        self._refused = ""
        # What was recorded is the book's to take back: `clear` would leave it to the line.
        self.line.setText("")
        self.line.setFocus()
        self._context.act(
            lambda book: post(book, entered, again=again),
            lambda changes: self._recorded(entered, changes),
            lambda problem: self._restore_line(line, problem),
        )

    def _entered(self, line: str) -> ActivityFields:
        for name, field in self._fields.items():
            if sentence := field.problem():
                raise InvalidRecord(sentence, name)
        day = self.day.value()
        if day is None:
            raise InvalidRecord("Nhập ngày đăng.", "from_date")
        link, title = read_pasted(line)
        return ActivityFields(
            from_date=day,
            kind=self.kind.value(),
            title=title,
            unit_id=self.unit.chosen_id,
            author_id=self.author.chosen_id,
            channel=self.channel.currentText(),
            link=link,
            spread=self.spread.value(),
        ).checked()

    def _recorded(self, entered: ActivityFields, changes: Changes) -> None:
        settings = {
            "kind": entered.kind.value,
            "channel": entered.channel,
            "spread": entered.spread.value,
            "unit": entered.unit_id,
            "author": entered.author_id,
        }
        self._settings.put("good_news", settings)
        day = format_date(entered.from_date)
        kind = ACTIVITY_KIND_LABELS[entered.kind]
        self.notice.say(f"Đã ghi: {kind}, {day} – “{shortened(entered.title, 90)}”.", "done")
        if changes.change_id is not None:
            hide_when_undone(self.notice, self._context, changes.change_id)
        self.added.emit(entered.from_date)

    def _restore_line(self, line: str, problem: ClerkError) -> None:
        """Say why a post was not recorded; restore its line unless the next one is being typed."""
        hint = _AGAIN if isinstance(problem, LinkPosted) else problem.hint
        if self.line.text():
            self.notice.say(f"Chưa ghi “{line}”. {problem.message} {problem.hint}".strip(), "problem")
            return
        self.line.setText(line)
        self._refused = line if isinstance(problem, LinkPosted) else ""
        self._show_link_note("")
        self._show_problem(InvalidRecord(f"{problem.message} {hint}".strip(), "line"))

    def _show_problem(self, problem: InvalidRecord) -> None:
        """Show a problem beside its input; link and title share the one line."""
        self.notice.hide()
        field = self._fields.get(problem.field, self._fields["line"])
        field.say(problem.message)
        field.widget.setFocus()

    def _look_up_link(self, line: str) -> None:
        if line:
            self.notice.hide()
        if line != self._refused:
            self._watch.look_up(link_in(line))

    def _show_link_note(self, sentence: str) -> None:
        self.link_note.setText(sentence)
        self.link_note.setVisible(bool(sentence))
