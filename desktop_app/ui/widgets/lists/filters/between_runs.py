"""Where a list of a page was left: filter, order, groups and the row chosen, found again at the next start."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMainWindow

from desktop_app.domain.errors import UsageError
from desktop_app.domain.lists import ListKind, ListQuery, read_condition
from desktop_app.domain.vietnamese import clean_line
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    # It makes this.
    from desktop_app.ui.widgets.lists.model import ListModel
    from desktop_app.ui.widgets.lists.view import ListView

_NAME: Final = "list.{}.place"
_LONGEST: Final = 200
_MOST: Final = 50
"""How long a text and how many conditions are found again."""
_TELLING: Final = 2
"""How many columns tell what a row is of; what others say may be otherwise on the next day."""


class PlaceOfList(QObject):
    """Keeps the place of a list on a page; one in a window of its own begins anew each time."""

    def __init__(self, view: ListView, context: Context, model: ListModel, settings: SettingsFile) -> None:
        super().__init__(view)
        self.is_asked = False
        """Whether somebody asked for certain rows, rather than for those that were left."""
        self.is_of_nothing = False
        """Whether what its rows are of is not chosen yet: it is as it was left once that is."""
        self._view, self._model, self._kind, self._settings = view, model, model.kind, settings
        self._is_shown = self._is_taken_up = False
        self._left: tuple[int, str] | None = None
        context.closing.connect(self._leave)

    def take_up(self, query: ListQuery) -> ListQuery:
        """Return the first query filtered and sorted as the list was left; the row chosen there is chosen once read.

        Of settings that say anything else nothing is taken.
        """
        self._is_shown = isinstance(self._view.window(), QMainWindow)
        if not self._is_shown or self.is_asked or self.is_of_nothing or self._is_taken_up:
            return query
        self._is_taken_up = True
        saved = self._settings.get(_NAME.format(self._kind.key))
        try:
            query = replace(query, **_filtering(self._kind, saved))
        except (LookupError, TypeError, ValueError, UsageError):
            return query
        row_id, seen = saved.get("row"), saved.get("seen")
        if isinstance(row_id, int) and isinstance(seen, str):
            self._left = row_id, seen
            self._view.refreshed.connect(self._choose, Qt.ConnectionType.SingleShotConnection)
        return query

    def forget_row(self) -> None:
        """Leave the row that was chosen when the program was left: another has been chosen."""
        self._left = None

    def _choose(self) -> None:
        if self._left is None or self.is_asked:
            return
        row_id, seen = self._left

        def compare(texts: Sequence[str]) -> None:
            # In another book, or one that was restored, the row of this id may be of something else.
            if _digest(texts) == seen and self._left is not None and not self.is_asked:
                self._view.select_id(row_id)

        def look(place: int) -> None:
            texts = self._model.texts(place)
            if texts:
                compare(texts)
            else:
                self._model.read_rows([range(place, place + 1)], lambda rows: compare(rows[0].texts if rows else ()))

        place = self._model.place_of(row_id)
        if place is not None:
            look(place)
        else:
            self._model.seek(row_id, look)

    def _leave(self) -> None:
        if not self._is_shown or not (self._is_taken_up or self.is_asked):
            return
        query, chosen = self._view.query, self._view.selected_ids()
        place: dict[str, Any] = {
            "text": query.text,
            "sort": query.sort,
            "descending": query.descending,
            "conditions": [condition.written for condition in query.conditions],
            "group": query.group,
        }
        at = self._model.place_of(chosen[0]) if len(chosen) == 1 else None
        if at is not None:
            place |= {"row": chosen[0], "seen": _digest(self._model.texts(at))}
        self._settings.put(_NAME.format(self._kind.key), {key: value for key, value in place.items() if value})


def _digest(texts: Sequence[str]) -> str:
    """Return by what a row is known again: not its words, which are the office's."""
    # Loaded with the first row that is chosen.
    from hashlib import blake2b

    return blake2b("\t".join(texts[:_TELLING]).encode(), digest_size=8).hexdigest()


def _filtering(kind: ListKind, saved: dict[str, Any]) -> dict[str, Any]:
    sort, group = str(saved.get("sort", "")), str(saved.get("group", ""))
    if sort and not kind.column(sort).sortable:
        raise KeyError(sort)
    if group:
        kind.column(group)
    text, conditions = clean_line(str(saved.get("text", ""))), saved.get("conditions", ())
    if len(text) > _LONGEST or len(conditions) > _MOST:
        # What was pasted by mistake, or written by somebody else: a list that cannot be read would come back each day.
        raise ValueError(len(text))
    return {
        "text": text,
        "sort": sort,
        "descending": saved.get("descending") is True,
        "conditions": tuple(read_condition(kind, str(text)) for text in conditions),
        "group": group,
    }
