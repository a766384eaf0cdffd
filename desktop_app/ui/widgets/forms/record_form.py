"""The base class of forms for a record: its declared inputs, error messages, and saving.

A form declares its inputs as attributes (`Input`), texts between them (`Text`), and in `rows` the names of those that
stand beside each other. Labels, placeholders and editors come from the record's dataclass unless the form says
otherwise. A form compares the contents of its inputs to find out whether anything was entered; filling a form never
saves anything.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError, InvalidRecord
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.focused_button import press_focused
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.theme import at_size, set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.base.window_size import room_for
from desktop_app.ui.widgets.drafts.band import DraftBand
from desktop_app.ui.widgets.drafts.contents import content_of, words_in
from desktop_app.ui.widgets.drafts.contents import put_back as put_back_content
from desktop_app.ui.widgets.drafts.drafts_file import Drafts, InputDraft
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.declaration import check_declared, declared, field_of
from desktop_app.ui.widgets.forms.declared.grid import FormGrid
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text
from desktop_app.ui.widgets.forms.declared.live_checks import LiveChecks
from desktop_app.ui.widgets.forms.declared.mnemonics import letter_of, taken_letters, underlined
from desktop_app.ui.widgets.forms.declared.next_record import LastRecords, show_blank
from desktop_app.ui.widgets.forms.declared.scrolled import VerticalScrollArea, bring_into_sight, scroll_in
from desktop_app.ui.widgets.forms.declared.usual_keys import takes_usual_key
from desktop_app.ui.widgets.forms.field import Field
from desktop_app.ui.widgets.forms.lines_edit import show_whole_texts
from desktop_app.ui.widgets.questions import ask_to_save

Act = Callable[[Book], Changes]
Collect = Callable[[], Act]
Keep = Callable[[Changes], None]

NEXT_KEYS: Final = "Ctrl+Shift+Return; Ctrl+Shift+Enter"
"""What saves a record and goes on with the next one."""
_BAR: Final = QStyle.PixelMetric.PM_ScrollBarExtent


class RecordForm(QDialog):
    """A form, modal to its window only. Make it, fill it, then `show_form`.

    Enter or Ctrl+Enter saves (Enter on a button presses that one), Esc closes (and asks first if anything was entered).
    A refusal is shown at the field it is about, and everything entered stays. Signal: `saved(Changes)` once the record
    is saved.

    A subclass declares, besides its inputs and texts, `rows`, the names of those that stand beside each other, from
    top to bottom; `least_width` in pixels; and `save_text`, the button that Enter presses. Inputs named in `without`
    are not shown; `editors` are the widgets of those that the class declares without one.
    """

    saved = Signal(object)

    record: ClassVar[type | None] = None
    not_entered: ClassVar[tuple[str, ...]] = ()
    rows: ClassVar[tuple[tuple[str, ...], ...]] = ()
    least_width: ClassVar[int] = 680
    save_text: ClassVar[str] = "Lưu"

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if cls.rows:
            check_declared(cls, cls.rows, cls.record, cls.not_entered)

    def __init__(
        self, context: Context, title: str, parent: QWidget, *, without: Collection[str] = (), **editors: QWidget
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(at_size(self.least_width), room_for(self).width()))
        self.fields: dict[str, Field] = {}
        self.texts: dict[str, QLabel] = {}
        self._unchanged: dict[str, object] = {}
        self._start: dict[str, object] = {}
        self._first_contents: dict[str, object] = {}
        self._first_field = ""
        self._drafts = Drafts.of(context)
        self._without_letter: set[str] = set()
        self._jobs: list[Job] = []
        self._saving = False
        self._live: LiveChecks | None = None
        self._last = LastRecords.of(context)
        context.tasks.faulted.connect(self._let_go)
        self.banner = QLabel()
        self.banner.setTextFormat(Qt.TextFormat.PlainText)
        self.banner.setWordWrap(True)
        # From the start: what a frame keeps free of its words is read when it is first shown.
        set_mark(self.banner, "banner")
        self.banner.hide()
        self.body = QWidget()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(GAP)
        self.buttons.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        self._column.setSpacing(GROUP)
        self._column.addWidget(self.banner)
        self._column.addWidget(self.body, 1)
        self._column.addLayout(self.buttons)
        self._scroll: VerticalScrollArea | None = None
        self._primary: QPushButton | None = None
        self._grid = FormGrid(self.body)
        self._lay_out_rows(without, editors)
        self.add_save_button(self.save_text, self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self._add_cancel_button()

    def add_row(self, row: Sequence[Input[Any]], editors: Mapping[str, QWidget]) -> None:
        """Add a row of inputs that are not declared by the class, with their editors by name."""
        self._without_letter |= {declared_input.name for declared_input in row if not declared_input.letter}
        self._grid.add_inputs(
            [
                (self.take_field(field_of(row_input, self.record, editors.get(row_input.name))), row_input)
                for row_input in row
            ]
        )

    def take_field(self, field: Field) -> Field:
        """Make a field that is laid out elsewhere one of the form's fields."""
        field.when_edited(lambda: self._edited(field))
        self.fields[field.name] = field
        return field

    def add_save_button(
        self, text: str, collect: Collect, keys: str = "", *, primary: bool = False, keep: Keep | None = None
    ) -> QPushButton:
        """Add a button that saves what `collect` makes of the inputs; Enter presses the primary one.

        `keys` are shortcuts as Qt writes a list of them: "Ctrl+Return; Ctrl+Enter". `keep` is called with the change
        in place of the form's own `keep`, which closes it.
        """
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.save(collect, keep))
        place = self.buttons.indexOf(self._primary) if self._primary is not None else self.buttons.count()
        if primary:
            set_mark(button, "primary")
            button.setDefault(True)
            self._primary = button
        if keys:
            shortcut = QShortcut(self)
            shortcut.setKeys(QKeySequence.listFromString(keys))
            shortcut.activated.connect(button.click)
            button.setToolTip(shortcut.keys()[0].toString(QKeySequence.SequenceFormat.NativeText))
        # The buttons that Enter and Esc press stay the last ones, whenever others are added.
        self.buttons.insertWidget(place, button)
        return button

    def allow_saving(self, possible: bool) -> None:
        """Let Enter save, or not while there is nothing to save: what is missing stands beside the button."""
        if self._primary is not None:
            self._primary.setEnabled(possible)

    def offer_next(self, keeping: Collection[str] = ()) -> None:
        """Add a button that saves a new record and goes on with the next one, which keeps some of its fields."""
        go_on = partial(self._go_on_new, keeping=keeping)
        self.add_save_button("Lưu và thêm tiếp", self._collect, NEXT_KEYS, keep=go_on)

    def _go_on_new(self, changes: Changes, keeping: Collection[str]) -> None:
        show_blank(self.fields, self._first_contents, keeping)
        if self._live is not None:
            self._live.forget()
        self.begin_next(self._first_field, changes, f"{changes.label}. Nhập bản ghi tiếp theo.")

    def begin_next(self, first: str, changes: Changes, sentence: str) -> None:
        """Begin with the next record in the field `first`, and say of the one before that it was saved."""
        # A date is written out as the keyboard leaves it, which is nothing entered.
        self.focus_field(first)
        self.settle()
        self.saved.emit(changes)
        self.say(sentence, "done")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button it is on; take over a field of the record before on Ctrl+'; save on Ctrl+S."""
        if press_focused(self, event) or takes_usual_key(event, self._primary, self.context):
            return
        if event.key() != Qt.Key.Key_Apostrophe or event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        field = next((each for each in self.fields.values() if each.holds(focused)), None)
        if field is not None and not self._last.show(type(self).__name__, field):
            self.say("Chưa ghi bản ghi nào ở biểu mẫu này từ khi mở chương trình, hoặc ô ấy để trống.", "info")

    def show_form(self, first: str = "") -> None:
        """Show the form with the focus in the field `first`. What the inputs hold now counts as unchanged."""
        self.settle()
        self._offer_draft()
        self._live = LiveChecks(self, self)
        self._mark_letters()
        for field in self.fields.values():
            field.belong_to(self)
        # Those made later come before the one that Enter presses, for Tab as for the eye.
        for before, button in pairwise(self._shown_buttons()):
            QWidget.setTabOrder(before, button)
        self.grow()
        self.open()
        show_whole_texts(self)
        self._first_field, self._first_contents = first or next(iter(self.fields)), dict(self._start)
        self.focus_field(self._first_field)
        bring_into_sight(self, opening=True)

    def settle(self) -> None:
        """Count what the inputs hold now as unchanged."""
        self._unchanged = {name: field.content() for name, field in self.fields.items()}
        self._start = {name: content_of(field.widget) for name, field in self.fields.items()}
        self._drafts.note()

    @property
    def edited(self) -> bool:
        """Whether the inputs hold anything that is not saved yet."""
        return any(field.content() != self._unchanged.get(name) for name, field in self.fields.items())

    def draft(self) -> InputDraft | None:
        """Return what is typed and not saved."""
        edited = [field for field in self.fields.values() if field.content() != self._unchanged.get(field.name)]
        if not edited:
            return None
        contents = {field.name: content_of(field.widget) for field in edited}
        words = {field.widget.accessibleName(): words_in(field.widget) for field in edited}
        return InputDraft(type(self).__name__, self.windowTitle(), contents, words, self._start)

    def ask_book[T](self, question: Callable[[Book], T], done: Callable[[T], None]) -> Job:
        """Ask the book something for this form; the answer is forgotten once the form is closed."""
        job = self.context.read(question, done)
        self._jobs.append(job)
        return job

    def save(self, collect: Collect, keep: Keep | None = None) -> None:
        """Save what the inputs hold, unless one of them is wrong."""
        if self._saving or not self._inputs_are_right():
            return
        try:
            act = collect()
        except InvalidRecord as problem:
            self.refuse(problem)
            return
        self._saving = True

        def on_saved(changes: Changes) -> None:
            self._saving = False
            self._last.keep(type(self).__name__, self.fields)
            (keep or self.keep)(changes)

        def on_refused(problem: ClerkError) -> None:
            self._saving = False
            self.refuse(problem)

        self.context.act(act, on_saved, on_refused)

    def keep(self, changes: Changes) -> None:
        """Emit `saved` and close the form."""
        self.settle()
        self.saved.emit(changes)
        self.accept()

    def refuse(self, problem: ClerkError) -> None:
        """Show why the record cannot be saved, at the field it is about, or else at the top."""
        field = self.fields.get(problem.field) if isinstance(problem, InvalidRecord) else None
        sentence = f"{problem.message} {problem.hint}".strip()
        if field is None:
            self.say(sentence, "problem")
            return
        field.say(sentence)
        self.grow()
        self.focus_field(field.name)

    def say(self, sentence: str, manner: str) -> None:
        """Show a sentence on top until something is entered; `manner` is "problem", "done" or another of banners."""
        set_mark(self.banner, "banner", manner)
        self.banner.setText(sentence)
        self.banner.show()
        self.grow()

    def focus_field(self, name: str) -> None:
        """Put the focus into a field. A date is selected, as if one had come with Tab: the next key means another."""
        widget = self.fields[name].widget
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(widget, DateEdit):
            widget.selectAll()
        bring_into_sight(self)

    def grow(self) -> None:
        """Enlarge the form so that everything in it is visible."""
        # Qt computes a window's height only once, and without the extra lines of wrapped texts.
        layout = self.layout()
        if layout is not None:
            room = room_for(self)
            self._grid.even_out(room.width() - 2 * PAGE - self.style().pixelMetric(_BAR))
            layout.activate()
            # Before it is shown, Qt knows its height at a width with inputs as wide as beside shorter labels.
            self.body.updateGeometry()
            # What longer labels take, the form gets more, so that the inputs keep their width.
            usual = min(at_size(self.least_width) + self._grid.widened, room.width())
            width = max(self.width(), usual, layout.totalMinimumSize().width())
            height = max(self.height(), layout.totalHeightForWidth(width))
            if height > room.height() or width > room.width():
                self._scroll_body()
                layout.activate()
                width = max(width, layout.totalMinimumSize().width())
            self.resize(min(width, room.width()), min(height, room.height()))

    def reject(self) -> None:
        """Close without saving; ask first if anything was entered."""
        if self._saving:
            return
        if not self.edited:
            self._leave()
            return
        ask_to_save(self, "Lưu những gì vừa nhập trước khi đóng?", self._save_and_leave, self._leave)

    def done(self, result: int) -> None:
        """Close the form and forget its open questions."""
        for job in self._jobs:
            job.forget()
        self._drafts.leave(self)
        super().done(result)

    def _leave(self) -> None:
        super().reject()

    def _save_and_leave(self) -> None:
        """Save as Enter does: what the form refuses, it says, and stays."""
        if self._primary is not None:
            self._primary.click()

    def _offer_draft(self) -> None:
        """Keep what is typed from now on, and offer what was typed here when the program stopped."""
        self._drafts.watch(self)
        left = self._drafts.left_for(type(self).__name__, self.windowTitle(), self._start)
        if left is None:
            return

        def put_back() -> None:
            contents = [(name, content) for name, content in left.contents.items() if content is not None]
            shown = [name in self.fields and put_back_content(self.fields[name].widget, of) for name, of in contents]
            # What could not be filled in can still be read and copied.
            if all(shown):
                drop()

        def drop() -> None:
            self._drafts.drop(left)

        self._column.insertWidget(0, DraftBand(left, put_back, drop))

    def _let_go(self) -> None:
        # The window reports the fault; the form must be usable again after it.
        self._saving = False

    def record_problem(self) -> InvalidRecord | None:
        """Return what the record's own checks say of what is entered so far, None where it has none."""
        return None

    def _edited(self, field: Field) -> None:
        field.say("")
        if self._live is not None:
            self._live.edited()
        self.banner.hide()
        self._drafts.note()

    def _inputs_are_right(self) -> bool:
        self.banner.hide()
        wrong = ""
        for field in self.fields.values():
            sentence = field.problem()
            field.say(sentence)
            if sentence and not wrong:
                wrong = field.name
        if wrong:
            self.grow()
            self.focus_field(wrong)
        return not wrong

    def _collect(self) -> Act:
        """Return the act that saves what the inputs hold. Raises InvalidRecord naming the field."""
        raise NotImplementedError

    def _add_cancel_button(self) -> None:
        """Add the button that closes the form; Esc does the same."""
        button = QPushButton("Hủy")
        button.setAutoDefault(False)
        button.setToolTip("Esc")
        button.clicked.connect(self.reject)
        self.buttons.addWidget(button)

    def _lay_out_rows(self, without: Collection[str], editors: dict[str, QWidget]) -> None:
        inputs, texts = declared(type(self), Input), declared(type(self), Text)
        for names in self.rows:
            shown_names = [name for name in names if name not in without]
            if not shown_names:
                continue
            if shown_names[0] in texts:
                text = texts[shown_names[0]]
                self.texts[text.name] = text.make_label()
                self._grid.add_text(self.texts[text.name], text)
                continue
            row = [inputs.get(name) or Input[QWidget](of=name) for name in shown_names]
            self.add_row(row, editors)

    def _mark_letters(self) -> None:
        """Give mnemonics to the last button, then to the one before it and the inputs, then to the other buttons."""
        used_letters = taken_letters(self)
        buttons: list[QAbstractButton | QLabel] = [*reversed(self._shown_buttons())]
        labels = [
            field.head
            for field in self.fields.values()
            if field.name not in self._without_letter and field.head.parent() is not None
        ]
        # "Hủy" has the same letter in every form; the buttons that not every form has also have keys of their own.
        for parts in (buttons[:1], [*buttons[1:2], *labels], buttons[2:]):
            plain = [part for part in parts if part.text() and not letter_of(part.text())]
            for part, text in zip(plain, underlined([part.text() for part in plain], used_letters), strict=True):
                part.setText(text)
                used_letters.add(letter_of(text))

    def _shown_buttons(self) -> list[QAbstractButton]:
        """Return the buttons below the inputs from left to right."""
        items = [self.buttons.itemAt(place) for place in range(self.buttons.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, QAbstractButton)]

    def _scroll_body(self) -> None:
        """Put the inputs into a scroll area, where the screen is too small for all of them."""
        if self._scroll is None and self._column.indexOf(self.body) >= 0:
            self._scroll = scroll_in(self._column, self.body, self.fields.values())
