"""Acts that have sense only for rows with certain values: grey while no chosen row has one."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QAction

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.ui.widgets.lists.view import ListView


def offer_by_value(rows: ListView, action: QAction, key: str, has_sense: Callable[[Any], bool]) -> Callable[[], None]:
    """Offer an act only while one of the chosen rows has a value in the column `key` with which it has sense.

    With no row chosen the act says so itself; a chosen row that is not loaded may have any value. Returns what offers
    it anew, for whoever made it grey for another reason that is gone.
    """

    def follow() -> None:
        # By ranges and loaded pages: going through all rows that Ctrl+A chooses would hold the window for a second.
        chosen, count = rows.choice.rows_at_hand(), rows.choice.count()
        place = next(place for place, column in enumerate(LIST_KINDS[rows.query.kind].columns) if column.key == key)
        may_be = any(has_sense(shown_row.row.values[place]) for shown_row in chosen)
        action.setEnabled(not count or len(chosen) < count or may_be)

    rows.selection_changed.connect(follow)
    rows.refreshed.connect(follow)
    return follow
