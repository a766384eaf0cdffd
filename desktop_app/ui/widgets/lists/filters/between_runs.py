"""Where a list of a page was left: filter, order, groups and the row chosen, found again at the next start."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from desktop_app.domain.errors import UsageError
from desktop_app.domain.lists import ListKind, ListQuery, read_condition
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile

if TYPE_CHECKING:
    # It makes this.
    from desktop_app.ui.widgets.lists.view import ListView

_NAME: Final = "list.{}.place"


class PlaceOfList(QObject):
    """Keeps the place of a list on a page; one in a window of its own begins anew each time."""

    def __init__(self, view: ListView, context: Context, kind: ListKind, settings: SettingsFile) -> None:
        super().__init__(view)
        self.is_asked = False
        """Whether somebody asked for certain rows, rather than for those that were left."""
        self._view, self._kind, self._settings = view, kind, settings
        self._is_shown = False
        context.closing.connect(self._leave)

    @property
    def is_found(self) -> bool:
        """Whether the list, which is first shown now, is to be as it was left."""
        self._is_shown = isinstance(self._view.window(), QMainWindow)
        return self._is_shown and not self.is_asked

    def take_up(self, query: ListQuery) -> tuple[ListQuery, int | None]:
        """Return a query filtered and sorted as the list was left, and the id of the row chosen there, None for none.

        Of settings that say anything else nothing is taken.
        """
        saved = self._settings.get(_NAME.format(self._kind.key))
        try:
            query = replace(query, **_filtering(self._kind, saved))
        except (LookupError, TypeError, ValueError, UsageError):
            return query, None
        row_id = saved.get("row")
        return query, row_id if isinstance(row_id, int) else None

    def _leave(self) -> None:
        if not self._is_shown:
            return
        query, chosen = self._view.query, self._view.selected_ids()
        place = {
            "text": query.text,
            "sort": query.sort,
            "descending": query.descending,
            "conditions": [condition.written for condition in query.conditions],
            "group": query.group,
            "row": chosen[0] if len(chosen) == 1 else None,
        }
        self._settings.put(_NAME.format(self._kind.key), {key: value for key, value in place.items() if value})


def _filtering(kind: ListKind, saved: dict[str, Any]) -> dict[str, Any]:
    sort, group = str(saved.get("sort", "")), str(saved.get("group", ""))
    if sort and not kind.column(sort).sortable:
        raise KeyError(sort)
    if group:
        kind.column(group)
    return {
        "text": str(saved.get("text", "")),
        "sort": sort,
        "descending": saved.get("descending") is True,
        "conditions": tuple(read_condition(kind, str(text)) for text in saved.get("conditions", ())),
        "group": group,
    }
