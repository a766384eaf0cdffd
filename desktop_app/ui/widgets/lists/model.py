"""The model of a list: rows read a page at a time off the window's thread.

How it holds together: a view may have a million rows, of which a page or two can be seen. `data` answers from the
loaded pages and requests a missing one, showing "…" until it comes. Each new query (`ask`) is a new turn: jobs of older
turns that have not begun are skipped on their thread, and their answers are dropped. The first page is shown as soon as
it is there; a list that is longer is counted after that.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop_app.domain.errors import Cancelled, ClerkError
from desktop_app.domain.lists import Column, ColumnKind, ListKind, ListQuery, ListRow
from desktop_app.domain.shown import name_first
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.translation import format_date, format_number

PAGE: Final = 100
_KEPT_PAGES: Final = 40
_WANTED_PAGES: Final = 4
"""How many of the last requested pages are still read; that is more than a screen shows."""
_SEARCHED_ROWS: Final = 20_000
_SEARCHED_AT_ONCE: Final = 1_000
_WAITING: Final = "…"
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_NOWHERE: Final = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


class ShownRow(NamedTuple):
    """A row and its cells as one line of text each."""

    row: ListRow
    texts: tuple[str, ...]


def shown_text(value: object) -> str:
    """Return a value as lists show it: dd/mm/yyyy, dots between thousands, "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, int):
        return format_number(value)
    return str(value)


class ListModel(QAbstractTableModel):
    """Rows of one kind of list.

    Signals: `settled` when the first rows and the number of rows of the latest query are known; `refused(ClerkError)`
    when it could not be answered.
    """

    settled = Signal()
    refused = Signal(object)

    def __init__(self, context: Context, kind: ListKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.query = ListQuery(kind.key)
        self.counted = False
        self._context = context
        self._total = 0
        self._turn = 0
        self._jobs: list[Job] = []
        self._pages: OrderedDict[int, Sequence[ShownRow]] = OrderedDict()
        self._latest = -1
        self._page_jobs: dict[int, Job] = {}
        self._wanted_pages: tuple[int, ...] = ()

    @cached_property
    def _formats(self) -> Sequence[Callable[[Any], str]]:
        # Only of a list that is looked at: making the columns of a kind imports its records.
        return [format_of(column) for column in self.kind.columns]

    @property
    def total(self) -> int:
        """The number of rows known so far."""
        return self._total

    @property
    def filtered_places(self) -> frozenset[int]:
        """The places of the columns that the rows are filtered by."""
        keys = {condition.column for condition in self.query.conditions}
        return frozenset(place for place, column in enumerate(self.kind.columns) if keys and column.key in keys)

    def ask(self, query: ListQuery) -> None:
        """Show the rows of `query` from the first on."""
        self.query = query
        self._new_turn()

        def on_page(rows: Sequence[ShownRow]) -> None:
            self._show(len(rows), {0: rows})
            if len(rows) < PAGE:
                self._settle()
            else:
                self._jobs.append(self._count(on_count))

        def on_count(count: int) -> None:
            self._grow(count)
            self._settle()

        self._jobs = [self._read(range(PAGE), None, on_page)]

    def ask_again(self, visible: range) -> None:
        """Read the same query again after a change, beginning with the rows at the places `visible`."""
        self._new_turn()
        first, last = visible.start // PAGE, max(visible.stop - 1, visible.start) // PAGE
        answers: dict[str, Any] = {}

        def show_if_complete() -> None:
            if len(answers) == 2:
                rows = answers["rows"]
                pages = {first + at // PAGE: rows[at : at + PAGE] for at in range(0, len(rows), PAGE)}
                self._show(answers["count"], pages)
                self._settle()

        def on_rows(rows: Sequence[ShownRow]) -> None:
            answers["rows"] = rows
            show_if_complete()

        def on_count(count: int) -> None:
            answers["count"] = count
            show_if_complete()

        window = range(first * PAGE, (last + 1) * PAGE)
        self._jobs = [self._read(window, None, on_rows), self._count(on_count)]

    def row(self, place: int) -> ListRow | None:
        """Return the row at `place`, None while it is not loaded."""
        page = self._pages.get(place // PAGE)
        at = place % PAGE
        return page[at].row if page is not None and at < len(page) else None

    def texts(self, place: int) -> tuple[str, ...]:
        """Return the cells of the row at `place` as they are shown, nothing while it is not loaded."""
        page = self._pages.get(place // PAGE)
        at = place % PAGE
        return page[at].texts if page is not None and at < len(page) else ()

    def rows_at_hand(self, places: range) -> Iterator[ShownRow]:
        """Yield those of the rows at `places` that are loaded, in their order."""
        for number in sorted(self._pages):
            first = number * PAGE
            page = self._pages[number]
            yield from page[max(0, places.start - first) : max(0, places.stop - first)]

    def place_of(self, row_id: int) -> int | None:
        """Return the place of a loaded row, None for any other."""
        return next(iter(self.places_of(frozenset((row_id,)))), None)

    def places_of(self, row_ids: frozenset[int]) -> list[int]:
        """Return the places of those of the rows that are loaded."""
        return [
            number * PAGE + at
            for number, page in self._pages.items()
            for at, shown_row in enumerate(page)
            if shown_row.row.id in row_ids
        ]

    def read_rows(self, places: Iterable[range], done: Callable[[list[ShownRow]], None]) -> Job:
        """Read the rows at some places, loaded or not, and call `done` with them."""
        query, windows, total = self.query, list(places), self._total if self.counted else None

        def read(book: Book) -> list[ShownRow]:
            return [self._shown_row(row) for window in windows for row in lists.page(book, query, window, total)]

        return self._context.read(read, done)

    def seek(self, row_id: int, done: Callable[[int], None]) -> Job:
        """Search the list for a row and call `done` with its place; only the first `_SEARCHED_ROWS` are searched."""
        query, turn, total = self.query, self._turn, self._total

        def look(book: Book) -> int:
            for start in range(0, min(total, _SEARCHED_ROWS), _SEARCHED_AT_ONCE):
                if turn != self._turn:
                    break
                for at, row in enumerate(lists.page(book, query, range(start, start + _SEARCHED_AT_ONCE), total)):
                    if row.id == row_id:
                        return start + at
            raise Cancelled

        return self._context.read(look, done)

    def full_text(self, index: Index) -> str:
        """Return all lines of text of a cell, "" while it is not loaded."""
        row = self.row(index.row())
        value = row.values[index.column()] if row is not None else None
        return value if isinstance(value, str) else str(self.data(index) or "")

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of rows known so far."""
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns the kind has, shown or not."""
        return 0 if parent.isValid() else len(self.kind.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> str | None:
        """Return the text of a cell, and nothing for other roles: views call this very often."""
        if role != _DISPLAY:
            return None
        place = index.row()
        number = place // PAGE
        page = self._pages.get(number)
        if page is None:
            self._request_page(number)
            return _WAITING
        if number != self._latest:
            self._latest = number
            self._pages.move_to_end(number)
        at = place % PAGE
        return page[at].texts[index.column()] if at < len(page) else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> str | Qt.AlignmentFlag | None:
        """Return the title of a column; titles of numbers are aligned to the right."""
        if orientation == Qt.Orientation.Vertical:
            return None
        column = self.kind.columns[section]
        if role == _DISPLAY:
            return column.title
        if role == _ALIGNMENT and column.kind.at_right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _new_turn(self) -> None:
        self._turn += 1
        self.counted = False
        for job in (*self._jobs, *self._page_jobs.values()):
            job.forget()
        self._jobs, self._page_jobs, self._wanted_pages = [], {}, ()

    def _read(self, window: range, total: int | None, done: Callable[[Sequence[ShownRow]], None]) -> Job:
        query, turn = self.query, self._turn

        def read(book: Book) -> Sequence[ShownRow]:
            if turn != self._turn:
                raise Cancelled
            return [self._shown_row(row) for row in lists.page(book, query, window, total)]

        return self._context.read(read, done, self._refuse, asker=self)

    def _count(self, done: Callable[[int], None]) -> Job:
        query, turn = self.query, self._turn

        def count(book: Book) -> int:
            if turn != self._turn:
                raise Cancelled
            return lists.count(book, query)

        return self._context.read(count, done, self._refuse, asker=self)

    def _request_page(self, number: int) -> None:
        if number in self._page_jobs or not self.counted:
            return
        self._wanted_pages = (*self._wanted_pages[1 - _WANTED_PAGES :], number)
        for old in [other for other in self._page_jobs if other not in self._wanted_pages]:
            self._page_jobs.pop(old).forget()
        window = range(number * PAGE, min((number + 1) * PAGE, self._total))
        query, turn, total = self.query, self._turn, self._total

        def read(book: Book) -> Sequence[ShownRow]:
            if turn != self._turn or number not in self._wanted_pages:
                raise Cancelled
            return [self._shown_row(row) for row in lists.page(book, query, window, total)]

        self._page_jobs[number] = self._context.read(read, lambda rows: self._store_page(number, rows), self._refuse)

    def _store_page(self, number: int, rows: Sequence[ShownRow]) -> None:
        self._page_jobs.pop(number, None)
        self._pages[number] = rows
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        first = self.index(number * PAGE, 0)
        last = self.index(min((number + 1) * PAGE, self._total) - 1, len(self.kind.columns) - 1)
        self.dataChanged.emit(first, last)

    def _shown_row(self, row: ListRow) -> ShownRow:
        pairs = zip(row.values, self._formats, strict=True)
        return ShownRow(row, tuple(" ".join(form(value).splitlines()) for value, form in pairs))

    def _show(self, total: int, pages: Mapping[int, Sequence[ShownRow]]) -> None:
        self.beginResetModel()
        self._total = total
        self._pages = OrderedDict(pages)
        self._latest = -1
        self.endResetModel()

    def _grow(self, total: int) -> None:
        if total > self._total:
            self.beginInsertRows(_NOWHERE, self._total, total - 1)
            self._total = total
            self.endInsertRows()

    def _settle(self) -> None:
        self.counted = True
        self.settled.emit()

    def _refuse(self, problem: ClerkError) -> None:
        self._new_turn()
        self.refused.emit(problem)


def format_of(column: Column) -> Callable[[Any], str]:
    """Return what shows the values of a column."""
    if column.kind is ColumnKind.INTEGER and column.key.endswith("year"):
        # a year is a number without dots
        return lambda value: "" if value is None else str(value)
    return name_first if column.kind is ColumnKind.PATH else shown_text
