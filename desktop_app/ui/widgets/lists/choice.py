"""The selection of a list, kept by row ids, so that it survives reading the rows again."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Signal

from desktop_app.domain.changes import Changes
from desktop_app.ui.widgets.lists.model import ListModel, ShownRow
from desktop_app.ui.widgets.lists.table import ListTable

NOT_CHOSEN: Final = "Chưa chọn dòng nào"
"""What an act on rows says where none is chosen: it is never silent."""

_FRAMED: Final = "Chưa chọn dòng nào; nay đã chọn dòng có khung: nhấn phím ấy lần nữa để làm."
NOT_YET: Final = (NOT_CHOSEN, _FRAMED)
"""What is no longer so once a row is chosen."""


class _ChoiceSnapshot(NamedTuple):
    """The selection and the scroll position before the rows are read again."""

    ids: frozenset[int]
    current_id: int | None
    place: int
    column: int
    scrolled: tuple[int, int]
    stay: bool


class ListChoice(QObject):
    """The selected rows of a table over a `ListModel`. Signal: `changed(list[int])` with their ids, when others are."""

    changed = Signal(object)

    def __init__(self, table: ListTable, model: ListModel) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._snapshot: _ChoiceSnapshot | None = None
        self._gone: frozenset[int] = frozenset()
        """The chosen rows that a change has taken from the list, until others are asked for."""
        self._returning: frozenset[int] = frozenset()
        self._last: tuple[list[int], int] = [], 0
        for changed in (table.selectionModel().selectionChanged, table.selectionModel().currentChanged):
            # What is chosen while the rows are read is what is to be restored.
            changed.connect(self._retake_snapshot)
        table.selectionModel().selectionChanged.connect(self._emit_changed)
        model.dataChanged.connect(self._emit_changed)
        model.modelReset.connect(self._restore_snapshot)

    def ids(self) -> list[int]:
        """Return the ids of the selected rows that are loaded, from top to bottom."""
        return [shown_row.row.id for shown_row in self.rows_at_hand()]

    def rows_at_hand(self) -> list[ShownRow]:
        """Return the selected rows that are loaded, from top to bottom."""
        return [shown_row for places in self.places() for shown_row in self._model.rows_at_hand(places)]

    def count(self) -> int:
        """Return how many rows are selected, loaded or not."""
        return sum(map(len, self.places()))

    def places(self) -> list[range]:
        """Return the ranges of selected rows, from top to bottom."""
        merged: list[range] = []
        for start, stop in sorted(self._spans()):
            first = max(start, merged[-1].stop) if merged else start
            if first < stop:
                merged.append(range(first, stop))
        return merged

    def current_id(self) -> int | None:
        """Return the id of the current row, None if there is none or it is not loaded."""
        index = self._table.currentIndex()
        row = self._model.row(index.row()) if index.isValid() else None
        return row.id if row is not None else None

    def select_place(self, place: int) -> None:
        """Select the row at a place and scroll to it."""
        if place < self._model.total:
            self._table.show_row(place)

    def choose_framed(self) -> str:
        """Choose the row with the frame, which keys on a single row act on, and return what is said of that."""
        is_framed = self._table.currentIndex().isValid()
        return _FRAMED if is_framed and self._table.choose_current() else NOT_CHOSEN

    def with_rows(self, then: Callable[[Sequence[ShownRow]], None]) -> None:
        """Call `then` with the selected rows, if any, after reading those that are not loaded."""
        places, rows = self.places(), self.rows_at_hand()
        if rows and len(rows) == sum(map(len, places)):
            then(rows)
        elif places:
            self._model.read_rows(places, then)

    def take_snapshot(self, *, stay: bool) -> None:
        """Remember the selection until the rows are read again.

        With `stay` the scroll position is restored too, and if the current row is gone its neighbour is selected;
        otherwise the list begins at its top, or at the row that is still chosen.
        """
        index = self._table.currentIndex()
        scrolled = (self._table.verticalScrollBar().value(), self._table.horizontalScrollBar().value())
        ids = frozenset(self.ids())
        self._snapshot = _ChoiceSnapshot(ids, self.current_id(), index.row(), max(index.column(), 0), scrolled, stay)

    def follow(self, changes: Changes) -> None:
        """Choose the rows again that were chosen when they went, if this change brings them back, as undo does."""
        self._returning |= self._gone & frozenset().union(*changes.ids.values())

    def _retake_snapshot(self) -> None:
        if self._snapshot is not None:
            self.take_snapshot(stay=self._snapshot.stay)

    def drop_snapshot(self) -> None:
        """Forget the remembered selection: the rows were not read."""
        self._snapshot = None

    def _restore_snapshot(self) -> None:
        snapshot, self._snapshot = self._snapshot, None
        if snapshot is None:
            # Qt takes the selection away with the rows and says nothing of it.
            self._emit_changed()
            return
        self._table.verticalScrollBar().setValue(snapshot.scrolled[0] if snapshot.stay else 0)
        self._table.horizontalScrollBar().setValue(snapshot.scrolled[1])
        places = self._model.places_of(snapshot.ids)
        current = self._model.place_of(snapshot.current_id) if snapshot.current_id is not None else None
        returned, self._returning = self._returning, frozenset()
        self._gone -= returned
        if back := self._model.places_of(returned):
            places, current = back, min(back)
        elif current is None and snapshot.stay and snapshot.place >= 0:
            current = self._neighbour_of_gone(snapshot, places)
            places = places or ([] if current is None else [current])
        for row_id in returned if len(returned) == 1 and not back else ():
            # She has scrolled far away meanwhile.
            self._model.seek(row_id, self.select_place)
        if not snapshot.stay:
            self._gone = frozenset()
        self._select(places, current, snapshot.column)
        if current is not None and current in places and (back or not snapshot.stay):
            # It stays chosen in another order or among others: what is done next is done to it.
            self._table.follow_row(current)
        self._table.keep_in_sight()
        self._emit_changed()

    def _neighbour_of_gone(self, snapshot: _ChoiceSnapshot, places: Sequence[int]) -> int | None:
        """Return the place of the row to go on with instead of one that is gone, None where no row is left."""
        neighbour = min(snapshot.place, self._model.total - 1)
        if neighbour < 0 or self._model.row(neighbour) is not None:
            # Of rows that are not read nobody knows whether they are gone.
            still_there = {row.id for row in map(self._model.row, places) if row is not None}
            self._gone |= snapshot.ids - still_there
        return neighbour if neighbour >= 0 else None

    def _select(self, places: Sequence[int], current: int | None, column: int) -> None:
        selection = QItemSelection()
        last = self._model.columnCount() - 1
        for place in places:
            selection.select(self._model.index(place, 0), self._model.index(place, last))
        model = self._table.selectionModel()
        if current is not None:
            model.setCurrentIndex(self._model.index(current, column), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _spans(self) -> Iterator[tuple[int, int]]:
        selection = self._table.selectionModel().selection()
        for at in range(selection.count()):
            span = selection.at(at)
            yield span.top(), span.bottom() + 1

    def _emit_changed(self) -> None:
        ids = self.ids()
        # Those that are not loaded have no ids yet, but are chosen with the others.
        if (ids, self.count()) != self._last:
            self._last = ids, self.count()
            self.changed.emit(list(ids))
