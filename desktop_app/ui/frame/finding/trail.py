"""The way over the pages: Alt+← goes back along it, Alt+→ forward, to the rows that were shown and chosen there."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.domain.lists import ListQuery
    from desktop_app.ui.widgets.page import Page

_LONGEST: Final = 50


class PlaceOnTrail:
    """A page that was shown, the rows that were asked for there, and the row that was chosen when it was left."""

    def __init__(self, key: str, query: "ListQuery | None" = None) -> None:
        self.key = key
        self.query = query
        self.row_id: int | None = None


class Trail:
    """The places in their order, and which of them is shown; `shown` returns the page in sight.

    `go_to` shows a page, and has something done there.
    """

    def __init__(
        self, shown: "Callable[[], Page | None]", go_to: "Callable[[str, Callable[[Page], None]], None]"
    ) -> None:
        self._shown, self._go_to = shown, go_to
        self._places: list[PlaceOnTrail] = []
        self._at = -1

    def visit(self, key: str, query: "ListQuery | None" = None) -> None:
        """Note that a place is gone to, unless it is the one that is shown; what was ahead is forgotten."""
        if query is None and self._places and self._places[self._at].key == key:
            # Not even the row: when one travels, the page in sight is still that of another place.
            return
        self._leave()
        self._places = [*self._places[: self._at + 1], PlaceOnTrail(key, query)][-_LONGEST:]
        self._at = len(self._places) - 1

    def travel(self, by: int) -> None:
        """Go back (-1) or forward (1), to the rows that were shown and chosen there."""
        self._leave()
        if not 0 <= self._at + by < len(self._places):
            return
        self._at += by
        place = self._places[self._at]

        def restore(page: "Page") -> None:
            if place.query is not None:
                page.show_query(place.query)
            page.choose_row(place.row_id)

        self._go_to(place.key, restore)

    def forget(self) -> None:
        """Forget every place: the book is closed."""
        self._places, self._at = [], -1

    def _leave(self) -> None:
        """Note the row that is chosen at the place shown now."""
        page = self._shown()
        if self._places and page is not None:
            self._places[self._at].row_id = page.chosen_row()
