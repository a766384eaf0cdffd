"""What a setting is read and changed by: the window's menus, its look, the pages with forms of their own."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.domain.changes import Changes
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.frame.menus import Menus
from desktop_app.ui.frame.preferences.look import WindowLook
from desktop_app.ui.widgets.file_dialogs import show_in_folder
from desktop_app.ui.widgets.lists.acts.density import is_dense, set_dense


class SettingHands:
    """Reads and changes settings for their window; `ask_page` goes to a page and has it do one of its `works`."""

    def __init__(
        self, context: Context, menus: Menus, look: WindowLook, ask_page: Callable[[str, str], object], window: QWidget
    ) -> None:
        self.menus, self.look, self.ask_page = menus, look, ask_page
        self._context, self._window = context, window

    @property
    def is_dense(self) -> bool:
        """Whether the rows of lists stand close together."""
        return is_dense(self._context)

    def set_dense(self, dense: bool) -> None:
        """Set the rows of all lists close together or apart."""
        set_dense(self._context, self._window, dense)

    def open_folder(self) -> None:
        """Show the data folder in the system's own program for that."""
        show_in_folder(self._context.book.folder.database)

    def read[T](self, question: Callable[[Book], T], show: Callable[[T], None], asker: QWidget) -> Job:
        """Read what holds now from the book."""
        return self._context.read(question, show, asker=asker)

    def act(self, act: Callable[[Book], Changes]) -> Job:
        """Change what the book keeps."""
        return self._context.act(act)
