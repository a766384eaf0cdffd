"""The form in which a record is entered or changed: fields, what is wrong with them, and one way to save.

By what its fields hold a form knows whether anything was entered; filling a form never saves anything.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError, InvalidRecord
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.widgets.forms.field import Field
from desktop_app.ui.widgets.questions import ask

Act = Callable[[Book], Changes]
Collect = Callable[[], Act]
Keep = Callable[[Changes], None]


class RecordForm(QDialog):
    """A form over one record, modal to its window only. Make it, add fields, fill it, then `show_form`.

    Enter or Ctrl+Enter saves, Esc closes (and asks first if anything was entered). A refusal stands beside the field
    it is about, and everything entered stays. Signal: `saved(Changes)` once the change is kept.
    """

    saved = Signal(object)

    def __init__(self, context: Context, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(640)
        self.fields: dict[str, Field] = {}
        self._unchanged: dict[str, object] = {}
        self._jobs: list[Job] = []
        self._saving = False
        context.tasks.faulted.connect(self._let_go)
        self.banner = QLabel()
        self.banner.setTextFormat(Qt.TextFormat.PlainText)
        self.banner.setWordWrap(True)
        self.banner.hide()
        self.body = QWidget()
        self.rows = QFormLayout(self.body)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setHorizontalSpacing(GROUP)
        self.rows.setVerticalSpacing(GAP)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._line = QHBoxLayout()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(GAP)
        self.buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(self.banner)
        column.addWidget(self.body, 1)
        column.addLayout(self.buttons)

    def add_field(
        self, name: str, label: str, widget: QWidget, note: QWidget | None = None, *, beside: bool = False
    ) -> Field:
        """Add an input on a new line, or `beside` the one added last.

        `name` is that of the record's field, `label` may hold a mnemonic, `note` stands under the input.
        """
        field = Field(name, label, widget)
        if beside:
            self._line.addWidget(field.label)
        else:
            self._line = QHBoxLayout()
            self._line.setSpacing(GROUP)
            self.rows.addRow(field.label, self._line)
        self._line.addLayout(field.cell(note), 1)
        return self.take_field(field)

    def take_field(self, field: Field) -> Field:
        """Take an input that stands somewhere else in the form for one of its own."""
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
        if primary:
            set_mark(button, "primary")
            button.setDefault(True)
        if keys:
            shortcut = QShortcut(self)
            shortcut.setKeys(QKeySequence.listFromString(keys))
            shortcut.activated.connect(button.click)
            button.setToolTip(shortcut.keys()[0].toString(QKeySequence.SequenceFormat.NativeText))
        self.buttons.addWidget(button)
        return button

    def add_cancel_button(self) -> QPushButton:
        """Add the button that closes the form; Esc does the same."""
        button = QPushButton("&Hủy")
        button.setAutoDefault(False)
        button.setToolTip("Esc")
        button.clicked.connect(self.reject)
        self.buttons.addWidget(button)
        return button

    def show_form(self, first: str) -> None:
        """Show the form as filled, the keyboard in the field `first`. From here on what differs was entered."""
        self.settle()
        self.grow()
        self.open()
        self.focus_field(first)

    def settle(self) -> None:
        """Take what the inputs hold now for unchanged."""
        self._unchanged = {name: field.content() for name, field in self.fields.items()}

    @property
    def edited(self) -> bool:
        """Whether the inputs hold anything that is not kept yet."""
        return any(field.content() != self._unchanged.get(name) for name, field in self.fields.items())

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

        def kept(changes: Changes) -> None:
            self._saving = False
            (keep or self.keep)(changes)

        def refused(problem: ClerkError) -> None:
            self._saving = False
            self.refuse(problem)

        self.context.act(act, kept, refused)

    def keep(self, changes: Changes) -> None:
        """Do what follows a save: tell it, and close."""
        self.settle()
        self.saved.emit(changes)
        self.accept()

    def refuse(self, problem: ClerkError) -> None:
        """Show why the record cannot be kept, beside the field it is about, or else on top."""
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
        """Put the keyboard into a field."""
        self.fields[name].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def grow(self) -> None:
        """Make room for everything that is shown."""
        # Qt reckons a window's first height, and never again, without the lines that wrapped sentences come to.
        layout = self.layout()
        if layout is not None:
            layout.activate()
            width = max(self.width(), self.minimumWidth(), layout.totalMinimumSize().width())
            self.resize(width, max(self.height(), layout.totalHeightForWidth(width)))

    def reject(self) -> None:
        """Close without saving; ask first if anything was entered."""
        if self._saving:
            return
        if not self.edited:
            self._leave()
            return
        ask(self, "Chưa lưu", "Đóng và bỏ những gì vừa nhập?", "Bỏ, không lưu", self._leave, danger=True)

    def done(self, result: int) -> None:
        """Close; answers still under way are no longer wanted."""
        for job in self._jobs:
            job.forget()
        super().done(result)

    def _leave(self) -> None:
        super().reject()

    def _let_go(self) -> None:
        # A fault of the program is told by the window; the form must not stay shut because of it.
        self._saving = False

    def _edited(self, field: Field) -> None:
        field.say("")
        self.banner.hide()

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
