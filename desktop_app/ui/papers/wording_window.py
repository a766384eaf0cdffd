"""The editor of the papers' wording: passage by passage, by the day from which it is written so.

How it holds together: the saved wording comes from the book as `PaperWording`s, one for each period. What the clerk
has typed and not saved is in `_typed`, which takes precedence wherever a passage is shown; so she can edit several
passages and save once.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError
from desktop_app.services.papers.house_style.wordings import (
    FORM,
    PaperWording,
    Passage,
    WordingFault,
    change_wording,
    papers_with_wording,
    restore_wording,
    wordings,
)
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.reading_order import OrderedSplitter
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE, TIGHT
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.papers.from_day_form import FromDayForm
from desktop_app.ui.widgets.actions import add_action, button_line, window_line
from desktop_app.ui.widgets.drafts.drafts_file import Drafts, InputDraft
from desktop_app.ui.widgets.forms.lettered_box import LetteredBox
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.questions import ask, ask_to_save

_RULES = (
    "{chỗ trống} do chương trình điền; viết hoa chữ đầu thì phần điền vào cũng viết hoa. Phần trong [ngoặc vuông] bỏ đi"
    " khi chỗ trống trong đó chưa có gì."
)
_FORM_NOTE = (
    "Ghi để biết văn bản theo mẫu nào, của văn bản quy định nào; không in ra. Muốn in, ghi ở mục “Số của mẫu in ở góc"
    " trên bên phải”."
)
_LINES = " Mỗi dòng là một đoạn."
_SIZE = (980, 620)
_LIST_WIDTH, _TEXT_WIDTH = 320, 640

Key = tuple[str, date | None, str]
"""The file of a paper, the first day of a period, and the key of a passage."""


class WordingWindow(QDialog):
    """Edits the passages of one paper at a time."""

    def __init__(self, context: Context, file: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Lời văn mẫu")
        open_at(self, *_SIZE)
        self._context = context
        self._questions = BookQuestions(context, self)
        self._files = papers_with_wording()
        self._periods: Sequence[PaperWording] = ()
        self._typed: dict[Key, str] = {}
        self._leaves_when_saved = False
        self._day_to_show: date | None = None
        self.papers, self.periods = LetteredBox(), LetteredBox()
        self.passages, self.text = QListWidget(), QPlainTextEdit()
        self.shipped, self.rules, self.problem = QLabel(), QLabel(), QLabel()
        self.notice = Notice()
        self.save_action = add_action(self, "&Lưu", "save", "Ctrl+S", self.save)
        self.restore_action = add_action(self, "Khôi phục &mục này", "undo", "Ctrl+R", self._restore_passage)
        self.restore_all = add_action(self, "Khôi phục mặc đị&nh", "undo", "Ctrl+Shift+R", self._ask_to_restore)
        self.from_day = add_action(self, "Từ n&gày khác…", "calendar", "Ctrl+N", self._ask_day)
        add_action(self, "Đóng", "close", "Ctrl+W", self._close)
        self.restore_all.setToolTip("Lấy lại toàn bộ lời văn của văn bản này như chương trình có sẵn (Ctrl+Shift+R)")
        self.from_day.setToolTip("Viết khác đi từ một ngày, giữ nguyên cho các văn bản trước ngày đó (Ctrl+N)")
        self._lay_out()
        self._connect()
        self._drafts = Drafts.of(context)
        self._offer_draft()
        self.papers.addItems(list(self._files.values()))
        self.papers.setCurrentIndex(max(list(self._files).index(file), 0) if file in self._files else 0)
        self.refresh()

    @property
    def file(self) -> str:
        """The paper shown, by the name of its file."""
        return list(self._files)[self.papers.currentIndex()]

    @property
    def period(self) -> PaperWording | None:
        """The wording shown."""
        place = self.periods.currentIndex()
        return self._periods[place] if 0 <= place < len(self._periods) else None

    @property
    def passage(self) -> Passage | None:
        """The passage shown."""
        period, place = self.period, self.passages.currentRow()
        return period.passages[place] if period is not None and 0 <= place < len(period.passages) else None

    def refresh(self) -> None:
        """Read the paper's wordings again; what is typed stays."""
        file = self.file
        self._questions.ask("wordings", lambda book: wordings(book, file), self._show, self._refuse)

    def choose(self, key: str) -> None:
        """Go to a passage of the wording shown."""
        period = self.period
        if period is not None:
            self.passages.setCurrentRow([passage.key for passage in period.passages].index(key))

    def save(self) -> None:
        """Save everything typed, one passage after another; stop at the first that cannot be saved."""
        if not self._typed:
            return
        key, text = next(iter(self._typed.items()))
        file, first, passage = key

        def on_saved(_changes: Changes) -> None:
            self._typed.pop(key, None)
            if self._typed:
                self.save()
            elif self._leaves_when_saved:
                self.close()
            else:
                self.notice.say("Đã lưu lời văn mẫu.", "done")
                self.refresh()

        self.save_action.setEnabled(False)
        self._context.act(
            lambda book: change_wording(book, file, passage, first, text),
            on_saved,
            partial(self._refuse_passage, key),
            self,
        )

    def reject(self) -> None:
        """Close on Esc, unless something is typed and not saved."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before unsaved text is lost."""
        if not self._typed:
            self._drafts.leave(self)
            event.accept()
            return
        event.ignore()
        ask_to_save(self, "Lưu lời văn vừa sửa trước khi đóng?", self._save_and_leave, self._discard)

    def draft(self) -> InputDraft | None:
        """Return the passages that are typed and not saved."""
        if not self._typed:
            return None
        typed = [[file, first and first.isoformat(), key, text] for (file, first, key), text in self._typed.items()]
        words = {f"{self._files.get(file, file)}, {key}": text for (file, _, key), text in self._typed.items()}
        return InputDraft(type(self).__name__, self.windowTitle(), {"typed": typed}, words)

    def _offer_draft(self) -> None:
        """Keep what is typed from now on, and offer what was typed here when the program stopped."""
        self._drafts.watch(self)
        left = self._drafts.left_for(type(self).__name__)
        if left is None:
            return

        def fill_again() -> None:
            for file, first, key, text in left.contents["typed"]:
                self._typed[file, date.fromisoformat(first) if first else None, key] = text
            self._drafts.drop(left)
            self.notice.hide()
            self._show_passages()

        self.notice.say(f"Lời văn nhập dở lúc {left.when}, chưa lưu.", "warning", "Điền lại", fill_again)

    def _save_and_leave(self) -> None:
        self._leaves_when_saved = True
        self.save()

    def _lay_out(self) -> None:
        for widget, name in ((self.papers, "Văn bản"), (self.periods, "Áp dụng"), (self.passages, "Mục")):
            widget.setAccessibleName(name)
        self.passages.setSpacing(2)
        self.text.setAccessibleName("Lời văn")
        self.text.setTabChangesFocus(True)
        for label in (self.shipped, self.rules, self.problem):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.shipped.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_mark(self.rules, "muted")
        set_mark(self.problem, "problem")
        # Its days come after it is shown.
        self.periods.setSizeAdjustPolicy(LetteredBox.SizeAdjustPolicy.AdjustToContents)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        for words, box in (("Văn &bản", self.papers), ("Á&p dụng", self.periods)):
            label = QLabel(words)
            label.setBuddy(box)
            top.addWidget(label)
            top.addWidget(box)
        top.addLayout(button_line([self.from_day]))
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        self._title = QLabel()
        self._title.setBuddy(self.text)
        for part in (self._title, self.text, self.problem, self.rules, self.shipped):
            column.addWidget(part, 1 if part is self.text else 0)
        body = OrderedSplitter()
        body.setChildrenCollapsible(False)
        body.setHandleWidth(GROUP)
        body.addWidget(self.passages)
        body.addWidget(right)
        body.setSizes([_LIST_WIDTH, _TEXT_WIDTH])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        layout.setSpacing(GAP)
        layout.addLayout(top)
        layout.addWidget(self.notice)
        layout.addWidget(body, 1)
        layout.addLayout(window_line(self, [self.save_action, self.restore_action, self.restore_all]))

    def _connect(self) -> None:
        self.papers.activated.connect(lambda _: self._forget_day())
        self.periods.activated.connect(lambda _: self._show_passages())
        self.passages.currentRowChanged.connect(lambda _: self._show_passage())
        self.passages.itemActivated.connect(lambda _: self.text.setFocus())
        self.text.textChanged.connect(self._take_text)
        self._context.changed.connect(self._changed)

    def _forget_day(self) -> None:
        self._day_to_show = None
        self.refresh()

    def _changed(self, changes: Changes) -> None:
        if "setting" in changes.kinds and not self._typed:
            self.refresh()

    def _show(self, paper_wordings: Sequence[PaperWording]) -> None:
        shown_period = self.period
        first_day = (
            self._day_to_show
            if self._day_to_show is not None
            else shown_period.first
            if shown_period is not None
            else None
        )
        periods = list(paper_wordings)
        if self._day_to_show is not None and self._day_to_show not in [period.first for period in periods]:
            periods = _split_at(periods, self._day_to_show)
        self._periods = periods
        with QSignalBlocker(self.periods):
            self.periods.clear()
            self.periods.addItems([_period_words(period) for period in periods])
            firsts = [period.first for period in periods]
            is_same_paper = shown_period is not None and shown_period.file == self.file
            can_stay = first_day in firsts and (is_same_paper or self._day_to_show is not None)
            self.periods.setCurrentIndex(firsts.index(first_day) if can_stay else len(periods) - 1)
        self._show_passages()

    def _show_passages(self) -> None:
        period, row = self.period, max(self.passages.currentRow(), 0)
        if period is None:
            return
        with QSignalBlocker(self.passages):
            self.passages.clear()
            for _ in period.passages:
                self.passages.addItem(QListWidgetItem())
            self.passages.setCurrentRow(min(row, len(period.passages) - 1))
        self._mark_passages()
        self._show_passage()

    def _mark_passages(self) -> None:
        period = self.period
        for place, passage in enumerate(period.passages if period is not None else ()):
            typed = self._key(passage) in self._typed
            words = " – chưa lưu" if typed else " – đã sửa" if passage.is_own else ""
            item = self.passages.item(place)
            item.setText(f"{passage.title}{words}")
            font = item.font()
            font.setBold(typed or passage.is_own)
            item.setFont(font)
        self.save_action.setEnabled(bool(self._typed))

    def _show_passage(self) -> None:
        period, passage = self.period, self.passage
        self.text.setEnabled(passage is not None)
        if period is None or passage is None:
            return
        with QSignalBlocker(self.text):
            self.text.setPlainText(self._typed.get(self._key(passage), passage.text))
        self._title.setText(passage.title)
        self.problem.hide()
        blanks = ", ".join(f"{{{name}}}" for name in passage.blanks) or "không có"
        lines = _LINES if passage.has_lines else ""
        rules = f"{_RULES}{lines}\nChỗ trống dùng được: {blanks}."
        self.rules.setText(_FORM_NOTE if passage.key == FORM else rules)
        self._show_shipped(passage)

    def _show_shipped(self, passage: Passage) -> None:
        differs = self._typed.get(self._key(passage), passage.text) != passage.shipped
        self.shipped.setText(f"Mặc định: {passage.shipped or '(để trống)'}")
        self.shipped.setVisible(differs)
        self.restore_action.setEnabled(differs)

    def _take_text(self) -> None:
        passage = self.passage
        if passage is None:
            return
        key, text = self._key(passage), self.text.toPlainText()
        if text == passage.text:
            self._typed.pop(key, None)
        else:
            self._typed[key] = text
        self._drafts.note()
        self.problem.hide()
        self._mark_passages()
        self._show_shipped(passage)

    def _restore_passage(self) -> None:
        passage = self.passage
        if passage is not None:
            self.text.setPlainText(passage.shipped)
            self.text.setFocus()

    def _ask_to_restore(self) -> None:
        title = self._files[self.file]
        words = f"Lấy lại toàn bộ lời văn mặc định của “{title}”? Các mục cơ quan đã sửa, của mọi ngày áp dụng, bị bỏ."
        ask(self, "Khôi phục mặc định", words, "Khôi phục", self._restore)

    def _restore(self) -> None:
        file = self.file
        self._typed = {key: text for key, text in self._typed.items() if key[0] != file}

        def done(_changes: Changes) -> None:
            self.notice.say("Đã khôi phục lời văn mặc định.", "done")
            self._forget_day()

        self._context.act(lambda book: restore_wording(book, file), done, self._refuse, self)

    def _ask_day(self) -> None:
        form = FromDayForm(self)
        form.taken.connect(self._add_day)
        form.open()

    def _add_day(self, day: date) -> None:
        self._day_to_show = day
        self.refresh()

    def _refuse_passage(self, key: Key, problem: ClerkError) -> None:
        self._leaves_when_saved = False
        self.save_action.setEnabled(True)
        if not isinstance(problem, WordingFault) or key[0] != self.file:
            self._refuse(problem)
            return
        firsts = [period.first for period in self._periods]
        if key[1] in firsts and self.periods.currentIndex() != firsts.index(key[1]):
            self.periods.setCurrentIndex(firsts.index(key[1]))
            self._show_passages()
        self.choose(key[2])
        self.problem.setText(problem.message)
        self.problem.show()
        self.text.setFocus()

    def _refuse(self, problem: ClerkError) -> None:
        self.notice.say(f"{problem.message} {problem.hint}".rstrip(), "problem")

    def _key(self, passage: Passage) -> Key:
        period = self.period
        return self.file, period.first if period is not None else None, passage.key

    def _discard(self) -> None:
        self._typed.clear()
        self.close()

    def _close(self) -> None:
        self.close()


def _split_at(periods: Sequence[PaperWording], day: date) -> list[PaperWording]:
    """Return the periods with the one that contains `day` split there; the new period has the same text."""
    split_periods = []
    for period in periods:
        if (period.first or date.min) < day <= (period.last or date.max):
            before = replace(period, last=date.fromordinal(day.toordinal() - 1))
            split_periods += [before, replace(period, first=day)]
        else:
            split_periods.append(period)
    return split_periods


def _period_words(period: PaperWording) -> str:
    match period.first, period.last:
        case None, None:
            return "Mọi ngày"
        case None, last if last is not None:
            return f"Đến {format_date(last)}"
        case first, None if first is not None:
            return f"Từ {format_date(first)}"
        case first, last if first is not None and last is not None:
            return f"{format_date(first)} – {format_date(last)}"
    return ""
