"""The table in which the votes of a session are typed; the figures that follow from a typed one are filled in."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Property, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop_app.domain.council.votes import Votes
from desktop_app.services.council.vote_tallies import SessionVotes
from desktop_app.ui.base.keyboard.enter import is_enter
from desktop_app.ui.base.states.cells import StateDelegate
from desktop_app.ui.base.states.colours import state_air
from desktop_app.ui.base.theme import at_size, set_up_table
from desktop_app.ui.emulation.council.frozen_columns import FrozenColumns
from desktop_app.ui.emulation.council.vote_model import (
    AGREE,
    AWARD,
    FIRST_FIGURE,
    NAME,
    NOT_YET,
    NUMBER,
    RESULT,
    WRONG,
    VoteModel,
)
from desktop_app.ui.widgets.drafts.contents import packed, unpacked
from desktop_app.ui.widgets.lists.line_table import Index, WholeText
from desktop_app.ui.widgets.lists.widths.spans import ColumnSpan, shared_out

_NUMBER, _NAME, _AWARD, _FIGURE = 44, 260, 132, 76
_LEAST_NAME, _LEAST_AWARD = 200, 88
_LONGEST_RESULT: Final = "không đạt (88/88 = 88,88 %)"
_LEAST_ROWS, _MOST_ROWS = 4, 14
_MOST_DIGITS: Final = 3


class VoteTable(QTableView):
    """Digits write the current figure, Backspace removes the last digit, Delete clears the row.

    Enter goes down, Tab goes right and on to the next row; Space makes the selected rows unanimous.
    Signal: `altered()` whenever a figure changes.
    """

    altered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.vote_model = VoteModel(self)
        self._totals_before: Votes | None = None
        """The totals of the current row before the first digit of the figure was typed."""
        self._digits = ""
        set_up_table(self)
        # Who somebody is, goes over as many lines as it needs rather than out of sight.
        self.setWordWrap(True)
        self.setItemDelegate(WholeText(self))
        self.verticalHeader().setMinimumSectionSize(self.verticalHeader().defaultSectionSize())
        self.setModel(self.vote_model)
        self.setItemDelegateForColumn(RESULT, StateDelegate(lambda index: self.vote_model.tone(index.row()), self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._frozen = FrozenColumns(self, NAME + 1)
        self.setToolTip("Gõ số; Enter xuống dòng dưới, Tab sang cột bên; phím cách: tất cả đồng ý; Delete: xóa kết quả")
        self.selectionModel().currentChanged.connect(self._moved)

    def show_votes(self, session: SessionVotes) -> None:
        """Show the votes of a session and select the first figure."""
        self.vote_model.show_votes(session)
        for place in range(3):
            self.setColumnHidden(FIRST_FIGURE + place, not session.ballot)
        self._share_out()
        rows = min(max(len(session.rows), _LEAST_ROWS), _MOST_ROWS)
        header_height = self.horizontalHeader().sizeHint().height()
        self.setMinimumHeight(_LEAST_ROWS * self.verticalHeader().defaultSectionSize() + header_height)
        self.resize(self.width(), rows * self.verticalHeader().defaultSectionSize() + header_height)
        self.select_row(0)

    def select_row(self, row: int) -> None:
        """Select the number of those who agree in a row."""
        if row < self.vote_model.rowCount():
            self.setCurrentIndex(self.vote_model.index(row, AGREE))

    def agree_on_blank(self) -> None:
        """Fill in a unanimous vote in every row without totals."""
        self._agree([row for row in range(self.vote_model.rowCount()) if self.vote_model.at(row) is None])

    def first_problem(self) -> int | None:
        """Return the first row whose totals do not add up, None if there is none."""
        return next((row for row in range(self.vote_model.rowCount()) if self.vote_model.problem(row)), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the width anew."""
        self._share_out()
        super().resizeEvent(event)
        self._frozen.place()

    def _share_out(self) -> None:
        """Let names go over two lines, and results be brief, before a figure is out of sight."""
        shown = [column for column in range(self.vote_model.columnCount()) if not self.isColumnHidden(column)]
        self.vote_model.is_brief = False
        self.vote_model.is_brief = sum(self._span(column).least for column in shown) > self.viewport().width()
        for column, width in zip(shown, shared_out(self.viewport().width(), list(map(self._span, shown))), strict=True):
            self.setColumnWidth(column, width)
        self.resizeRowsToContents()

    def _span(self, column: int) -> ColumnSpan:
        if column in (NAME, AWARD):
            usual, least = (_NAME, _LEAST_NAME) if column == NAME else (_AWARD, _LEAST_AWARD)
            return ColumnSpan(at_size(least), at_size(usual), at_size(usual), int(column == NAME))
        head = self.horizontalHeader().sectionSizeHint(column)
        if column == RESULT:
            longest = max(NOT_YET, WRONG, "" if self.vote_model.is_brief else _LONGEST_RESULT, key=len)
            least = max(self.fontMetrics().horizontalAdvance(longest) + state_air(), head)
            return ColumnSpan(least, least, least)
        least, usual = (at_size(_NUMBER),) * 2 if column == NUMBER else (head, max(head, at_size(_FIGURE)))
        return ColumnSpan(least, usual, usual)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into sight, beside the names."""
        super().scrollTo(index, hint)
        self._frozen.uncover(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write and clear figures and move on, all by the keyboard."""
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.text().isdecimal() and event.text().isascii():
            self._type(self._digits + event.text())
        elif plain and key == Qt.Key.Key_Backspace:
            self._remove_digit()
        elif plain and key == Qt.Key.Key_Delete:
            self._set_totals(dict.fromkeys(self._chosen_rows()))
        elif plain and key == Qt.Key.Key_Space:
            self._agree(self._chosen_rows())
        elif is_enter(event):
            self._go_down()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move by Tab from figure to figure, and out of the table after the last."""
        return self._go_sideways(1 if next else -1) or super().focusNextPrevChild(next)

    def draft(self) -> object:
        """Return the totals."""
        return packed(self.vote_model.votes)

    def show_draft(self, content: object) -> None:
        """Show totals as they stood."""
        votes: dict[int, Votes | None] = unpacked(content)
        self._set_totals({place: votes.get(row.nomination_id) for place, row in enumerate(self.vote_model.rows)})

    def _content(self) -> object:
        return tuple(sorted(self.vote_model.votes.items()))

    content = Property(object, _content, notify=altered, user=True)

    def _figures(self) -> list[int]:
        return [column for column in range(FIRST_FIGURE, RESULT) if not self.isColumnHidden(column)]

    def _chosen_rows(self) -> list[int]:
        return sorted({index.row() for index in self.selectionModel().selectedIndexes()})

    def _agree(self, rows: Sequence[int]) -> None:
        self._set_totals({row: self.vote_model.unanimous(row) for row in rows})

    def _type(self, digits: str) -> None:
        index = self.currentIndex()
        if index.column() not in self._figures() or len(digits.lstrip("0")) > _MOST_DIGITS:
            return
        if not self._digits:
            self._totals_before = self.vote_model.at(index.row()) or self.vote_model.unanimous(index.row())
        if self._totals_before is None:
            return
        self._digits = digits
        figure = Votes.FIGURES[index.column() - FIRST_FIGURE]
        self._write({index.row(): self._totals_before.typed(figure, int(digits))})

    def _remove_digit(self) -> None:
        if len(self._digits) > 1:
            self._type(self._digits[:-1])
        elif self.currentIndex().isValid() and self.vote_model.at(self.currentIndex().row()) is not None:
            self._type("0")
            self._digits = ""

    def _set_totals(self, votes: dict[int, Votes | None] | dict[int, Votes] | dict[int, None]) -> None:
        self._digits = ""
        self._write(dict(votes))

    def _write(self, votes: dict[int, Votes | None]) -> None:
        self.vote_model.set_totals(votes)
        self.altered.emit()

    def _go_down(self) -> None:
        index = self.currentIndex()
        if index.row() + 1 < self.vote_model.rowCount():
            self.setCurrentIndex(self.vote_model.index(index.row() + 1, max(index.column(), 0)))

    def _go_sideways(self, step: int) -> bool:
        index, figures = self.currentIndex(), self._figures()
        if not index.isValid() or not figures:
            return False
        start = AGREE if step > 0 else figures[-1]
        beyond = [column for column in figures if (column - index.column()) * step > 0]
        row, column = index.row(), (beyond[0] if step > 0 else beyond[-1]) if beyond else start
        if not beyond:
            row += step
        if not 0 <= row < self.vote_model.rowCount():
            return False
        self.setCurrentIndex(self.vote_model.index(row, column))
        return True

    def _moved(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._digits = ""
