"""The way through the whole window: every page, each of its tabs, and every window that opens from there.

Pages are those of the navigation, actions and buttons those that the pages, menus and windows offer: a new one is
pictured without being named here. By the custom of menus one that opens something ends in “…”; no other is started,
since it would act at once.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu, QTabWidget, QWidget
from shiboken6 import isValid

from desktop_app.ui.frame.pages import PAGES
from desktop_app.ui.widgets.page import Page
from tests.pictures.hand import Hand, Starter, is_own, slug

if TYPE_CHECKING:
    # They load what the windows that they open are made of.
    from tests.pictures.openings import Opening

_OPENS = "…"
_MENU = "menu"

type Windows = tuple[QWidget, ...]


class Tour:
    """Takes a hand through the window. `seen` are the classes of the windows that were pictured, by their names.

    `openings` are the ways to what no action alone comes to; `files` what is chosen where an action asks for a file.
    `pages_alone` leaves out all other windows.
    """

    def __init__(
        self,
        hand: Hand,
        openings: Sequence["Opening"] = (),
        files: Mapping[str, Callable[[Path], Path]] | None = None,
        *,
        pages_alone: bool = False,
    ) -> None:
        self.seen: set[str] = set()
        self._hand = hand
        self._openings, self._files, self._pages_alone = openings, files or {}, pages_alone
        self._key = ""
        self._done: list[Starter] = []
        """What has opened a window from a page; on another of its tabs one may have what it lacked on the first."""
        self._known: set[type[QWidget]] = set()
        """Windows of which all that they open was pictured."""

    def go(self, *keys: str) -> None:
        """Picture the pages with these keys and all they open, or (without any) every page and what the menus open."""
        for page in PAGES:
            if not keys or page.key in keys:
                self._picture_page(page.key)
        if not keys:
            self._picture_menus()

    def _picture_page(self, key: str) -> None:
        self._key = key
        self._hand.begin(key)
        self._hand.go_to(key)
        self._picture_tabs(key)
        for opening in self._openings:
            if opening.page == key and (opening.is_state or not self._pages_alone):
                self._hand.begin(f"{key}.{opening.name}")
                opening.open(self._hand)
                self._hand.rest()
                if opening.is_state:
                    self._picture_tabs(f"{key}.{opening.name}")
                else:
                    self._picture_opened(f"{key}.{opening.name}", ())

    def _picture_tabs(self, subject: str) -> None:
        page = self._hand.window.current_page
        for shown in self._tabs(page, subject):
            self._hand.take(shown)
            offered = _actions(cast(Page, page).acts_in_menu())
            self._start_all(self._key, [*offered, *_offered_by(page)], ())

    def _picture_menus(self) -> None:
        of_page = list(_actions(cast(Page, self._hand.window.current_page).acts_in_menu()))
        *menus, help_menu = [menu for menu in self._hand.window.menuBar().actions()]
        self._start_all(_MENU, [action for action in _actions(menus) if action not in of_page], ())
        self._start_all(_MENU, list(_actions([help_menu])), (), all_open=True)

    def _tabs(self, widget: QWidget, subject: str) -> Iterator[str]:
        """Turn to each tab of a page or window, its rows chosen, and give the name of what is to be seen then."""
        self._hand.rest()
        tabs = next((child for child in widget.findChildren(QTabWidget) if child.isVisible()), None)
        for place in range(tabs.count() if tabs is not None else 1):
            if tabs is not None:
                self._hand.begin(subject if place == 0 else f"{subject}.{slug(tabs.tabText(place))}")
                self._hand.turn(tabs, place)
            self._hand.rest()
            self._hand.choose_rows(widget)
            yield subject if tabs is None or place == 0 else f"{subject}.{slug(tabs.tabText(place))}"

    def _start_all(self, key: str, starters: list[Starter], open_now: Windows, *, all_open: bool = False) -> None:
        """Start what opens another window, picture that, and come back."""
        if self._pages_alone:
            return
        started: set[str] = set()
        for starter in starters:
            if not isValid(starter) or starter in self._done or not starter.isEnabled():
                continue
            text = starter.text()
            if text in started or not (all_open or text.endswith(_OPENS)):
                continue
            started.add(text)
            self._hand.begin(f"{key}: {text}")
            self._hand.start(starter)
            if self._picture_opened(f"{key}.{slug(text)}", open_now):
                self._done.append(starter)
            # Some lead to another page.
            self._hand.go_to(self._key)

    def _picture_opened(self, subject: str, open_before: Windows) -> bool:
        """Picture the windows that are open now and were not before, and what they open; then close them."""
        opened = self._opened(open_before)
        if subject in self._files and any(window.inherits("QFileDialog") for window in opened):
            for window in opened:
                if window.inherits("QFileDialog"):
                    self._hand.choose_file(window, self._files[subject](self._hand.folder))
            opened = self._opened(open_before)
        for window in opened:
            if _is_pictured(window):
                self.seen.add(type(window).__name__)
                self._picture_window(subject, window, (*open_before, *opened))
        if opened:
            self._hand.close_but(open_before)
        return bool(opened)

    def _picture_window(self, subject: str, window: QWidget, open_now: Windows) -> None:
        first = type(window) not in self._known
        self._known.add(type(window))
        for shown in self._tabs(window, subject):
            self._hand.take(shown, window)
            if first and is_own(window):
                self._start_all(subject, _offered_by(window), open_now)

    def _opened(self, open_before: Windows) -> list[QWidget]:
        self._hand.rest()
        return [window for window in self._hand.windows() if window not in open_before]


def _offered_by(owner: QWidget) -> list[Starter]:
    """Return those actions and buttons of a page or window that are in sight."""
    actions: list[Starter] = [action for action in owner.findChildren(QAction) if _in_sight(action.parent())]
    return actions + [button for button in owner.findChildren(QAbstractButton) if button.isVisible()]


def _actions(offered: list[QAction]) -> Iterator[QAction]:
    for action in offered:
        menu = cast(QMenu | None, action.menu())
        if menu is None:
            yield action
        else:
            # Some menus are filled when they are opened.
            menu.aboutToShow.emit()
            yield from _actions(menu.actions())


def _is_pictured(window: QWidget) -> bool:
    """Tell whether a window is the program's: those for choosing a file or a printer are Qt's or the system's."""
    return not (window.inherits("QFileDialog") or window.inherits("QPrintDialog"))


def _in_sight(owner: QObject | None) -> bool:
    return isinstance(owner, QWidget) and owner.isVisible()
