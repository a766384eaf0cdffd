"""The sums at the foot of a list, of the chosen rows or of all, and what the headings of its groups say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from desktop_app.domain.lists import Column
from desktop_app.services import lists
from desktop_app.services.lists import GroupFigures
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.lists.model import ListModel, ShownRow

if TYPE_CHECKING:
    from desktop_app.ui.widgets.lists.parts import ListParts

_LOW: Final = 200
"""Below this height a list needs the room for its rows: the sums of all are told once all are chosen."""


class ListFigures(QObject):
    """Follows the rows of a list, those that are chosen, and its height."""

    def __init__(self, context: Context, model: ListModel, parts: ListParts) -> None:
        super().__init__(parts)
        self._context, self._model, self._parts = context, model, parts
        self._columns = [column for column in model.kind.columns if column.adds_up]
        self._whole: Sequence[int] | None = None
        self._foot = QLabel(parts)
        self._foot.setObjectName("foot")
        self._foot.setProperty("muted", True)
        self._foot.hide()
        parts.put_below_rows(self._foot)
        model.settled.connect(self._read)
        parts.choice.changed.connect(lambda _: self._show())
        parts.resized.connect(self._show)

    def _read(self) -> None:
        query, self._whole = self._model.query, None
        if query.group:
            self._context.read(lambda book: lists.group_figures(book, query), self._show_groups, None, self)
        if not self._columns or not self._model.total:
            self._foot.hide()
            return
        self._context.read(lambda book: lists.sums(book, query), self._show_whole, None, self)

    def _show_groups(self, groups: Sequence[GroupFigures]) -> None:
        self._parts.table.show_groups({each.value: self._words(each) for each in groups})

    def _words(self, group: GroupFigures) -> str:
        return "  ·  ".join(
            [f"{format_number(group.count)} {self._model.kind.noun}", *_sum_words(self._columns, group.sums)]
        )

    def _show_whole(self, whole: Sequence[int]) -> None:
        self._whole = whole
        self._show()

    def _show(self) -> None:
        chosen = self._parts.choice.count()
        if self._whole is None or not self._columns:
            return
        if chosen in (0, 1) and self._parts.height() < at_size(_LOW):
            self._foot.hide()
        elif chosen in (0, 1, self._model.total):
            self._say("Cả danh sách", self._whole)
        else:
            self._parts.choice.with_rows(self._show_chosen)

    def _show_chosen(self, rows: Sequence[ShownRow]) -> None:
        places = [self._model.kind.columns.index(column) for column in self._columns]
        sums = [sum(row.row.values[place] or 0 for row in rows) for place in places]
        self._say(f"{format_number(len(rows))} {self._model.kind.noun} đang chọn", sums)

    def _say(self, of_what: str, sums: Sequence[int]) -> None:
        self._foot.setText(f"{of_what}:  {'  ·  '.join(_sum_words(self._columns, sums))}")
        self._foot.show()


def _sum_words(columns: Sequence[Column], sums: Sequence[int]) -> list[str]:
    return [f"{column.title} {format_number(number)}" for column, number in zip(columns, sums, strict=True)]
