"""The actions for the papers that a menu of the window offers."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop_app.services.papers.kinds.catalogue import offered_at
from desktop_app.services.papers.kinds.declaration import MenuPlace
from desktop_app.ui.base.tokens import PAPER
from desktop_app.ui.widgets.actions import add_action


def paper_offers(
    owner: QWidget, place: MenuPlace, preview: Callable[[str], None], icon: str = "document"
) -> list[QAction]:
    """Return new actions of `owner`, one for each paper offered at a place; `preview` gets the key of its kind."""
    actions = []
    for kind, entry in offered_at(place):
        action = add_action(owner, entry.text, icon, entry.keys, partial(preview, kind.key))
        action.setProperty(PAPER, True)
        if entry.short:
            # A button beside the list can have a shorter name than a menu.
            action.setIconText(entry.short)
        actions.append(action)
    return actions
