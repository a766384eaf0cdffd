"""A combo box in which letters choose, typed with accents or without, from the beginning of any word.

It may be narrower than what it shows: "…" then tells that there is more, after the start or before a year or a date.
"""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget

from desktop_app.domain.vietnamese import fold, has_beginnings
from desktop_app.ui.base.dress.whole_words import elided, elided_middle

_PAUSE_MS: Final = 1200
"""After how long a letter begins a new search: Qt's 400 ms are short for whoever looks for the keys."""
_INSET: Final = 2  # pixels that a style leaves free on both sides of the text
_DASH: Final = " – "
_POLICY: Final = QComboBox.SizeAdjustPolicy


class LetteredBox(QComboBox):
    """A combo box whose choices are found by letters, closed or open; a text that begins so is before a later word.

    The same letter pressed again goes on to the next choice of that letter.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed, self._since = "", QElapsedTimer()

    def sizeHint(self) -> QSize:
        """Return a size for the widest choice: with large letters the style's arrow takes more than Qt reckons with."""
        return self._for_the_widest(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        """Return the same unless it may shrink to some letters: a line gives it no more than its least."""
        least = super().minimumSizeHint()
        return least if self.minimumContentsLength() else self._for_the_widest(least)

    def whole_width(self) -> int:
        """Return how wide it is where what is chosen is whole."""
        return self._width_of(self.fontMetrics().horizontalAdvance(self.currentText()))

    def _width_of(self, text: int) -> int:
        option = QStyleOptionComboBox()
        super().initStyleOption(option)
        option.rect = QRect(QPoint(), super().sizeHint())
        return option.rect.width() + text + _INSET - self._room(option).width()

    def _for_the_widest(self, hint: QSize) -> QSize:
        if self.sizeAdjustPolicy() not in (_POLICY.AdjustToContents, _POLICY.AdjustToContentsOnFirstShow):
            return hint
        option = QStyleOptionComboBox()
        super().initStyleOption(option)
        option.rect = QRect(QPoint(), hint)
        texts = (self.itemText(place) for place in range(self.count()))
        widest = max(map(option.fontMetrics.horizontalAdvance, texts), default=0)
        return hint + QSize(max(widest + _INSET - self._room(option).width(), 0), 0)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Shorten what is shown to the room there is."""
        super().initStyleOption(option)
        width = option.fontMetrics.horizontalAdvance(self.currentText())
        if width < self.width() // 2:
            # There is room: asked of the style for each item of each box, where that is would take its time.
            return
        room = self._room(option)
        if width > room.width():
            option.currentText = self._shortened(option.fontMetrics, room.width() - _INSET)

    def _shortened(self, metrics: QFontMetrics, room: int) -> str:
        """Return what is chosen with “…” for what has no room: not for what tells it from the other choices."""
        text = self.currentText()
        from_start = elided(text, metrics, room)
        # A short name before a dash stands alone where no word after it has room.
        short = text.partition(_DASH)[0]
        if from_start.rstrip(_DASH + "…") == short:
            return short
        *_, end = text.split(" ")
        if any(map(str.isdigit, end)):
            # A year, a date.
            start = elided(text.removesuffix(end), metrics, room - metrics.horizontalAdvance(end))
            if len(start) > len(end) and (short == text or len(start) > len(short + _DASH)):
                # Of what stands in brackets only the end may be left.
                return start + (end if "(" in start + end else end.rstrip(")"))
        begins = from_start.rstrip("…")
        alike = [self.itemText(place) for place in range(self.count()) if self.itemText(place).startswith(begins)]
        return elided_middle(text, metrics, room) if len(alike) > 1 else from_start

    def _room(self, option: QStyleOptionComboBox) -> QRect:
        """Return where the style draws the text."""
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(control, option, part, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by letters."""
        if self.isEditable() or not self._is_letter(event):
            super().keyPressEvent(event)
            return
        place = self._place_of(event.text(), self.currentIndex())
        if place not in (-1, self.currentIndex()):
            self.setCurrentIndex(place)
            self.activated.emit(place)
            self.textActivated.emit(self.itemText(place))

    def showPopup(self) -> None:
        """Open the choices; letters go over them."""
        super().showPopup()
        if not self.isEditable():
            self.view().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the choice that letters name while the choices are open."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._is_letter(event):
            place = self._place_of(event.text(), self.view().currentIndex().row())
            if place >= 0:
                self.view().setCurrentIndex(self.model().index(place, self.modelColumn(), self.rootModelIndex()))
            return True
        return super().eventFilter(watched, event)

    @property
    def _is_under_way(self) -> bool:
        return bool(self._typed) and self._since.isValid() and not self._since.hasExpired(_PAUSE_MS)

    def _is_letter(self, event: QKeyEvent) -> bool:
        """Return whether a key is of a search: a blank only within one, as it opens the choices otherwise."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        text = event.text()
        return not held and text.isprintable() and bool(text.strip() or (text and self._is_under_way))

    def _place_of(self, letter: str, current: int) -> int:
        """Return the place of the choice that the letters typed so far name, -1 if none does."""
        is_next = not self._is_under_way or set(self._typed) == {letter}
        self._typed = letter if is_next else self._typed + letter
        self._since.start()
        # More letters may name the choice that is there; the first one, or the same again, names the next.
        start, wanted = max(current, 0) + is_next, fold(self._typed)
        places = [(start + step) % self.count() for step in range(self.count())]
        texts = {place: fold(self.itemText(place)) for place in places if self._can_be_chosen(place)}
        return next(self._naming(texts, wanted), -1)

    @staticmethod
    def _naming(texts: dict[int, str], wanted: str) -> Iterator[int]:
        yield from (place for place, text in texts.items() if text.startswith(wanted))
        yield from (place for place, text in texts.items() if has_beginnings(text, wanted))

    def _can_be_chosen(self, place: int) -> bool:
        return bool(self.model().flags(self.model().index(place, self.modelColumn())) & Qt.ItemFlag.ItemIsSelectable)
