"""A line edit for several names separated by ";", with completion of each name."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from desktop_app.domain.vietnamese import clean_line, search_words
from desktop_app.services.choices import Choice, matching

_MOST_OFFERED: Final = 8


class NamesEdit(QLineEdit):
    """A line of names. Any name can be typed; a completer offers names, matched with or without accents."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._completions = QStringListModel(self)
        self._completer = QCompleter(self._completions, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self.popup = QListView()
        self._completer.setPopup(self.popup)
        self._completer.activated.connect(self._insert)
        self.textEdited.connect(self._complete)

    def offer_names(self, names: Iterable[str]) -> None:
        """Set the names that the completer offers."""
        distinct = dict.fromkeys(names)
        self._choices = tuple(Choice(place, name, "", search_words(name)) for place, name in enumerate(distinct))

    def set_names(self, names: Iterable[str]) -> None:
        """Show these names."""
        self.setText("; ".join(names))
        self.setCursorPosition(0)

    def names(self) -> tuple[str, ...]:
        """Return the names as entered, without repetitions."""
        return tuple(dict.fromkeys(filter(None, map(clean_line, self.text().split(";")))))

    def _current_range(self) -> tuple[int, int]:
        # The range of the name under the cursor.
        at, text = self.cursorPosition(), self.text()
        first = text.rfind(";", 0, at) + 1
        last = text.find(";", at)
        return first, len(text) if last < 0 else last

    def _complete(self) -> None:
        first, last = self._current_range()
        typed = clean_line(self.text()[first:last])
        names = [choice.name for choice in matching(self._choices, typed)][:_MOST_OFFERED] if typed else []
        if not names or names == [typed]:
            self.popup.hide()
            return
        self._completions.setStringList(names)
        self._completer.complete()

    def _insert(self, name: str) -> None:
        first, last = self._current_range()
        before = self.text()[:first]
        lead = f"{before} {name}" if before else name
        self.setText(lead + self.text()[last:])
        self.setCursorPosition(len(lead))
