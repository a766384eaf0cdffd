"""The base class of the window's pages: what the window calls on them, and the signals they send to it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from desktop_app.domain.lists import ListQuery
from desktop_app.ui.base.keyboard.focused_button import press_focused
from desktop_app.ui.widgets.lists.acts.keys import asks_details, asks_new, asks_of_list, asks_paper, asks_row

if TYPE_CHECKING:
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.widgets.lists.filters.of_lines import LineParts
    from desktop_app.ui.widgets.lists.view import ListView


def begin_tab(page: QWidget, tabs: QTabWidget, context: "Context") -> None:
    """Let the keyboard of a page begin where the tab shown now does, and be there if a key has opened the tab.

    Qt gives it to what was made first in the tab then, which may be the last thing of it that is read.
    What was said of another tab is taken back.
    """
    context.message.emit("")
    tab = tabs.currentWidget()
    page.setFocusProxy(tab)
    if holds_keyboard(tab):
        tab.setFocus(Qt.FocusReason.ShortcutFocusReason)


def holds_keyboard(part: QWidget) -> bool:
    """Return whether the keyboard is somewhere in a part of the window."""
    focus = QApplication.focusWidget()
    return focus is not None and part.isAncestorOf(focus)


class Page(QWidget):
    """A page of the window, made of a `Context`. `actions_menu` are its actions, of all its tabs.

    Signals to the window: `asked(ListQuery)` for a list to be shown on the page that has it;
    `work_asked(str, str)` for another page, by its key, and one of the `works` it does ("" for going there only);
    `record_work_asked(str, str, int)` for the same with the id of a record (0 for none), which the work is given;
    `certificates_asked(int)` for the certificates of a decision; `paper_asked(str, object)` for a kind of paper and
    the options chosen so far, to be completed on page Văn bản; `back_asked` for the page before, with its chosen row.
    """

    asked = Signal(object)
    work_asked = Signal(str, str)
    record_work_asked = Signal(str, str, int)
    certificates_asked = Signal(int)
    paper_asked = Signal(str, object)
    back_asked = Signal()

    actions_menu: list[QAction]

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keyboard begin where the page says, not at the acts in its head, which Qt would take first."""
        super().showEvent(event)
        if self.window().focusWidget() is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what the widget with the keyboard leaves: Enter on a button, Esc, a list's keys."""
        if press_focused(self.window(), event) or (event.key() == Qt.Key.Key_Escape and self._leave_asked()):
            return
        act = self._act_asked(event)
        if act is not None:
            act.trigger()
            return
        view = self._visible_rows() if asks_of_list(event) else None
        if view is None:
            super().keyPressEvent(event)
        elif asks_details(event):
            view.details.toggle()
        elif asks_row(event):
            view.filters.toggle_row()
        else:
            view.filters.open_window()

    def new_act(self) -> QAction | None:
        """Return what adds a record where one is, by Ctrl+N and by Insert; None where nothing does."""
        return self._act_with("Ctrl+N", "Ins")

    def _act_asked(self, event: QKeyEvent) -> QAction | None:
        """Return the act of a key that adds or prints wherever the keyboard is; the window says why one is grey."""
        act = self.new_act() if asks_new(event) else self._act_with("Ctrl+P") if asks_paper(event) else None
        return act if act is not None and act.isEnabled() else None

    def _act_with(self, *keys: str) -> QAction | None:
        wanted = {QKeySequence(each) for each in keys}
        acts = [act for act in self.acts_in_menu() if act.isVisible()]
        return next((act for act in acts if not wanted.isdisjoint(act.shortcuts())), None)

    def _leave_asked(self) -> bool:
        """Show the rows again beside those that another page asked for; return whether there were such."""
        from desktop_app.ui.widgets.lists.filter_line import FilterLine

        line = next((line for line in self.findChildren(FilterLine) if line.isVisible()), None)
        if line is not None:
            line.click()
        return line is not None

    def acts_in_menu(self) -> list[QAction]:
        """Return what the window's menus Trang and In offer now: the acts of the tab one is on."""
        return self.actions_menu

    @property
    def tab_title(self) -> str:
        """The title of the tab one is on, by which a part of the page's help is called; "" without tabs."""
        tabs = next((each for each in self.findChildren(QTabWidget) if each.isVisible()), None)
        return tabs.tabText(tabs.currentIndex()).replace("&", "") if tabs is not None else ""

    def refresh(self) -> None:
        """Read from the book again what the page shows."""
        raise NotImplementedError

    def show_query(self, query: ListQuery) -> None:
        """Show the rows of a query; for pages that are registered with lists."""
        raise LookupError(f"{type(self).__name__} shows no list of {query.kind}")

    def choose_paper(self, kind: str, options: Mapping[str, str]) -> None:
        """Choose a paper by its kind and options; for page Văn bản."""
        raise LookupError(f"{type(self).__name__} offers no {kind} {options}")

    def read_plan(self, path: Path) -> None:
        """Show what importing a plan document would do; for page Kế hoạch."""
        raise LookupError(f"{type(self).__name__} takes in no plan")

    def works(self) -> Mapping[str, Callable[..., object]]:
        """Return what other pages and the menus can have it do, by name; some are given the id of a record."""
        return {}

    def focus_filter(self) -> bool:
        """Put the focus into the filter of the visible list; return whether there is one."""
        view = self._visible_list()
        if view is None or not view.filter.isVisible():
            return False
        view.focus_filter()
        return True

    def export(self) -> bool:
        """Export the visible list; return whether there is one."""
        view = self._visible_list()
        if view is not None:
            view.export()
        return view is not None

    def chosen_row(self) -> int | None:
        """Return the id of the row that is chosen in the visible list, None without one."""
        view = self._visible_list() if self.isVisible() else None
        return view.current_id() if view is not None else None

    def choose_row(self, row_id: int | None) -> None:
        """Choose a row of the visible list again."""
        view = self._visible_list()
        if view is not None and row_id is not None:
            view.select_id(row_id)

    def _visible_rows(self) -> "ListView | LineParts | None":
        """Return what has conditions on its columns and whole rows beside it."""
        from desktop_app.ui.widgets.lists.filters.of_lines import LineParts

        lines = (parts for parts in self.findChildren(LineParts) if parts.isVisible())
        return self._visible_list() or next(lines, None)

    def _visible_list(self) -> "ListView | None":
        from desktop_app.ui.widgets.lists.view import ListView

        return next((view for view in self.findChildren(ListView) if view.isVisible()), None)
