"""The backups of the open book that nobody asks for: of the day, as the clerk works, and when the window is closed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.errors import ClerkError

if TYPE_CHECKING:
    # Loaded only once the window is painted.
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.base.tasks import Job
    from desktop_app.ui.frame.backups.timer import BackupTimer
    from desktop_app.ui.frame.main_window import MainWindow


class BookBackups(QObject):
    """Makes them of the book of a context, from `begin` to `leave`; the window says what kept one from being made."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._context: Context | None = None
        self._timer: BackupTimer | None = None
        self._last: Job | None = None
        """The one that is made when the window is closed."""

    def begin(self, context: Context) -> None:
        """Back a book up by itself from now on: at the first start of a day, and as she works."""
        from desktop_app.ui.frame.backups.timer import BackupTimer
        from desktop_app.ui.widgets.book_acts import BookActs

        self.leave()
        self._context, self._timer = context, BackupTimer(context, self)
        self._timer.failed.connect(lambda sentence: self._window.notice.say(sentence, "warning"))
        self._timer.made.connect(BookActs.of(context).backed_up)
        self._timer.passphrase_missing.connect(self._ask_passphrase)
        self._timer.begin()

    def stop(self) -> None:
        """Make no more as she works."""
        if self._timer is not None:
            self._timer.stop()

    def leave(self) -> None:
        """Have nothing to do with the book any more."""
        self.stop()
        self._context = self._timer = None

    def is_due_at_closing(self) -> bool:
        """Return whether the book is to be backed up before it is closed."""
        if self._context is None:
            return False
        from desktop_app.domain.keeping.backups import Occasion
        from desktop_app.services.keeping.data_safety import is_backup_due

        try:
            return is_backup_due(self._context.book, Occasion.CLOSING)
        except ClerkError:
            return False

    def make_at_closing(self, done: Callable[[], None]) -> None:
        """Make that one, and then close the window by `done`, whatever became of it."""
        if self._context is None:
            done()
            return
        from desktop_app.domain.errors import Cancelled
        from desktop_app.domain.keeping.backups import Occasion
        from desktop_app.services.keeping.data_safety import back_up_if_due

        book = self._context.book

        def work(report: Callable[[int], bool]) -> None:
            # What she did is saved, and the next start finds that a backup is due.
            with suppress(Cancelled, ClerkError):
                back_up_if_due(book, Occasion.CLOSING, report)

        words = "Mọi thay đổi đã được lưu. Đóng cửa sổ lần nữa để thoát ngay, không chờ bản sao lưu."
        self._window.show_overlay("Đang sao lưu trước khi đóng…", words)
        self._last = self._context.tasks.long("", work, lambda _: done())

    def give_up_last(self) -> bool:
        """Do not wait for the one at closing any longer; return whether it was being made."""
        if self._last is not None:
            self._last.cancel()
        return self._last is not None

    def _ask_passphrase(self) -> None:
        from desktop_app.ui.settings.second_place import ask_passphrase_of_day

        if self._context is not None:
            ask_passphrase_of_day(self._context, self._window, lambda _: None)
