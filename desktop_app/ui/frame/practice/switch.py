"""The way to the book to practise with and back, and how the window looks meanwhile."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.runtime.paths import DataFolder, default_data_folder, practice_folder
from desktop_app.ui.frame.main_window import TITLE, MainWindow

if TYPE_CHECKING:
    # Made when the book to practise with is first shown.
    from desktop_app.ui.frame.practice.band import PracticeBand

_THERE, _BACK = "&Sổ thực hành", "Về &sổ thật"


class PracticeSwitch(QObject):
    """Asks for the other book. Signals: `folder_asked(str)`; `afresh_asked` for the same one as at first."""

    folder_asked = Signal(str)
    afresh_asked = Signal()

    def __init__(self, window: MainWindow, folder: DataFolder) -> None:
        super().__init__(window)
        self._window = window
        self._own = self._folder = folder
        self._band: PracticeBand | None = None
        window.menus.practice.triggered.connect(self._ask_other)
        self._name_act()

    @property
    def is_shown(self) -> bool:
        """Whether the book that is open is one to practise with."""
        return self._band is not None

    def go(self, folder: DataFolder) -> None:
        """Take note of the folder that is shown from now on."""
        if self._folder != practice_folder() and folder != practice_folder():
            self._own = folder
        self._folder = folder
        self._name_act()

    def show(self, *, on: bool) -> None:
        """Make the window look like one over a book to practise with, or like any other."""
        if self._band is not None:
            self._band.take_away(TITLE)
            self._band = None
        if on:
            from desktop_app.ui.frame.practice.band import PracticeBand

            if self._own == self._folder:
                # It was named as the program was started.
                self._own = default_data_folder()
            self._band = PracticeBand(self._window)
            self._band.afresh_asked.connect(self.afresh_asked)
            self._band.leave_asked.connect(self._ask_other)
        self._name_act()

    def _ask_other(self) -> None:
        self.folder_asked.emit(str((self._own if self._is_away else practice_folder()).root))

    @property
    def _is_away(self) -> bool:
        return self._band is not None or self._folder == practice_folder()

    def _name_act(self) -> None:
        self._window.menus.practice.setText(_BACK if self._is_away else _THERE)
