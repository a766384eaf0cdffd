"""The totals of a unit's own vote: a line for each of its nominees, with who agrees and who does not."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Property, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop_app.domain.council.unit_reviews import UnitVote
from desktop_app.services.choices import Choice
from desktop_app.ui.base.theme import at_size, set_mark
from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.muted_label import muted_label

_TITLES: Final = ("Đồng ý", "Không đồng ý")
_MOST_PEOPLE: Final = 999
_WIDTH: Final = 96
_AT_ONCE: Final = 30
"""More than a unit ever proposes; lines for a thousand would keep the window waiting for a second."""
_NO_UNIT: Final = "Chọn đơn vị để ghi kết quả của từng đề nghị."
_NOBODY: Final = "Đơn vị chưa có đề nghị nào trong đợt này."


class PresentEdit(QLineEdit):
    """A line for a number of people; only digits can be typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setValidator(QIntValidator(0, _MOST_PEOPLE, self))

    def value(self) -> int | None:
        """Return the number, None if none is typed."""
        return int(self.text()) if self.text().isdecimal() else None

    def set_value(self, number: int | None) -> None:
        """Show a number, or nothing."""
        self.setText("" if number is None else str(number))


class UnitVotesEdit(QWidget):
    """Lines of two numbers, one for each nominee; a line left blank is no vote. Signal: `altered()`.

    Where there are very many, a button below brings the next lines.
    """

    altered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[int, tuple[PresentEdit, PresentEdit]] = {}
        self._kept: dict[int, tuple[str, str]] = {}
        """What is entered for nominations whose lines are still to come."""
        self._coming: list[Choice] = []
        """The nominees whose lines are still to come."""
        self.more: QPushButton | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(TIGHT)
        self._grid.setColumnStretch(0, 1)
        # A label's mnemonic works only for a buddy that accepts the focus itself, even if it has a focus proxy.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._grid.addWidget(_on_line(_NO_UNIT), 0, 0)

    def set_nominees(self, nominees: Sequence[Choice]) -> None:
        """Show a line for each nomination; what was entered for one of them stays, what was for others goes."""
        entered = self._texts()
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines, self.more, self._coming = {}, None, list(nominees)
        self._kept = {nominee.id: entered[nominee.id] for nominee in nominees if nominee.id in entered}
        if not nominees:
            self._grid.addWidget(_on_line(_NOBODY), 0, 0)
        else:
            self._show_titles()
            self._add_lines()
        self.altered.emit()

    def set_value(self, votes: Iterable[UnitVote]) -> None:
        """Show votes in place of those there are."""
        shown = {vote.nomination_id: (str(vote.agree), str(vote.against)) for vote in votes}
        self._kept = {row_id: texts for row_id, texts in shown.items() if row_id not in self.lines}
        for row_id, line in self.lines.items():
            for edit, text in zip(line, shown.get(row_id, ("", "")), strict=True):
                edit.setText(text)
        self.altered.emit()

    def value(self) -> tuple[UnitVote, ...]:
        """Return the votes that are entered."""
        return tuple(
            UnitVote(row_id, int(agree or 0), int(against or 0))
            for row_id, (agree, against) in self._texts().items()
            if agree or against
        )

    def draft(self) -> list[object]:
        """Return what stands in the lines, each with its nomination."""
        return [[row_id, *texts] for row_id, texts in self._texts().items() if any(texts)]

    def show_draft(self, content: Sequence[tuple[int, str, str]]) -> None:
        """Show what stood in the lines."""
        self.set_value(UnitVote(row_id, int(agree or 0), int(against or 0)) for row_id, agree, against in content)

    def _texts(self) -> dict[int, tuple[str, str]]:
        typed = {row_id: (agree.text(), against.text()) for row_id, (agree, against) in self.lines.items()}
        return typed | self._kept

    def _show_titles(self) -> None:
        for column, title in enumerate(_TITLES, 1):
            label = QLabel(title)
            set_mark(label, "muted")
            self._grid.addWidget(label, 0, column)

    def _add_lines(self) -> None:
        """Show the next lines, and a button if there are still others to come."""
        edits = [edit for line in self.lines.values() for edit in line][-1:]
        shown, self._coming = self._coming[:_AT_ONCE], self._coming[_AT_ONCE:]
        for place, nominee in enumerate(shown, len(self.lines) + 1):
            self._add_line(place, nominee, self._kept.pop(nominee.id, ("", "")))
            edits += self.lines[nominee.id]
        for before, after in pairwise(edits):
            QWidget.setTabOrder(before, after)
        self.setFocusProxy(next(iter(self.lines.values()))[0])
        if not self._coming:
            return
        self.more = QPushButton(f"Hiện thêm (còn {format_number(len(self._coming))} đề nghị)")
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self._show_more)
        self._grid.addWidget(self.more, len(self.lines) + 1, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        self.more.show()
        QWidget.setTabOrder(edits[-1], self.more)

    def _show_more(self) -> None:
        first, button = self._coming[0].id, self.more
        self.more = None
        self._add_lines()
        self.lines[first][0].setFocus()
        if button is not None:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()

    def _add_line(self, place: int, nominee: Choice, texts: tuple[str, str]) -> None:
        name = QLabel(f"{nominee.name} – {nominee.detail}")
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        self._grid.addWidget(name, place, 0)
        line = (PresentEdit(), PresentEdit())
        for column, (title, edit, text) in enumerate(zip(_TITLES, line, texts, strict=True), 1):
            edit.setText(text)
            edit.setFixedWidth(at_size(_WIDTH))
            edit.setAccessibleName(f"{title}, {nominee.name}")
            edit.textChanged.connect(lambda _: self.altered.emit())
            self._grid.addWidget(edit, place, column)
            edit.show()
        self.lines[nominee.id] = line

    def _content(self) -> object:
        # In an order that does not change with the lines that are shown.
        return tuple(sorted(self.value(), key=lambda vote: vote.nomination_id))

    content = Property(object, _content, notify=altered, user=True)


def _on_line(words: str) -> QLabel:
    """Return words as high as an input: on the line of the title beside them."""
    label = muted_label(words)
    label.setContentsMargins(0, GAP, 0, GAP)
    return label
