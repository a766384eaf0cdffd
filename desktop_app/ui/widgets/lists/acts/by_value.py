"""Acts that have sense only for rows with certain values: grey while no chosen row has one."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QAction

from desktop_app.ui.widgets.lists.model import ListModel
from desktop_app.ui.widgets.lists.view import ListView


def offer_by_value(rows: ListView, action: QAction, key: str, has_sense: Callable[[Any], bool]) -> None:
    """Offer an act only while one of the chosen rows has a value in the column `key` with which it has sense.

    With no row chosen the act says so itself; a chosen row that is not loaded may have any value.
    """

    def follow() -> None:
        model = rows.table.model()
        assert isinstance(model, ListModel)
        place = next(place for place, column in enumerate(model.kind.columns) if column.key == key)
        chosen = [model.row(index.row()) for index in rows.table.selectionModel().selectedRows()]
        action.setEnabled(not chosen or any(row is None or has_sense(row.values[place]) for row in chosen))

    rows.selection_changed.connect(follow)
    rows.refreshed.connect(follow)
