"""What an empty list shows: why there are no rows, and what to do about it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.errors import ClerkError, InvalidRecord, RecordGone, UsageError
from desktop_app.domain.lists import ListQuery
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.reading_order import words_on
from desktop_app.ui.base.tokens import GROUP


class EmptyList(QWidget):
    """A sentence and at most one button in the middle of an empty list. Signal: `paste_pressed`."""

    paste_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = "Danh sách chưa có gì."
        self._action: QAction | None = None
        self._act: Callable[[], object] | None = None
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        self._words.setProperty("muted", True)
        self.button = QPushButton()
        # So that Enter presses it, as it does in a form.
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self._do)
        column = QVBoxLayout(self)
        column.setSpacing(GROUP)
        column.addStretch(2)
        column.addWidget(self._words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.setFocusProxy(self.button)

    @property
    def text(self) -> str:
        """The sentence now shown."""
        return self._words.text()

    def set_words(self, text: str, action: QAction | None) -> None:
        """Set the sentence and the button of `say_empty`."""
        self._text, self._action = text, action

    def say_empty(self) -> None:
        """Show that there is nothing yet."""
        action = self._action
        label = words_on(action.text()) if action is not None else ""
        self.say(self._text, label, action.trigger if action is not None else None)

    def say_no_match(self, typed: str, clear: Callable[[], None]) -> None:
        """Show that nothing matches what was typed, or the conditions on the columns."""
        words = f"khớp “{typed.strip()}”" if typed.strip() else "đủ các điều kiện lọc"
        self.say(f"Không có dòng nào {words}.", "Bỏ lọc", clear)

    def say_refused(self, problem: ClerkError, again: Callable[[], None]) -> None:
        """Show why the rows could not be read."""
        words = f"{problem.message}\n{problem.hint}".strip()
        if is_settled(problem):
            self.say(words)
        else:
            self.say(words, "Đọc lại", again)

    def say(self, text: str, label: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a sentence, and a button for what can be done about it."""
        self._words.setText(text)
        self.button.setText(label)
        self.button.setVisible(act is not None)
        self._act = act
        # Where there is no button to hand it on to, the keyboard is with the sentence.
        self.setAccessibleName(text)
        self.setFocusProxy(None)  # type: ignore[arg-type]  # by this Qt takes a proxy away
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if act is not None else Qt.FocusPolicy.StrongFocus)
        if act is not None:
            self.setFocusProxy(self.button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste on Ctrl+V: what fills a list is often at hand in a spreadsheet."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _do(self) -> None:
        if self._act is not None:
            self._act()


def is_settled(problem: ClerkError) -> bool:
    """Return whether what was refused would be refused again, however often it is read.

    What it lacks is chosen or entered elsewhere, after which the window reads by itself.
    """
    return isinstance(problem, (InvalidRecord, RecordGone, UsageError))


def say_no_match(empty: EmptyList, context: Context, query: Callable[[], ListQuery], clear: Callable[[], None]) -> None:
    """Say that no row matches a query; that there is nothing yet where no filter is why."""
    # Loaded when a filter first leaves no row.
    from desktop_app.services.lists import count

    filtered = query()
    whole = replace(filtered, text="", conditions=(), group="")

    def say(total: int) -> None:
        if not total and query() == filtered:
            empty.say_empty()

    empty.say_no_match(filtered.text, clear)
    context.read(lambda book: count(book, whole), say, None, empty)
