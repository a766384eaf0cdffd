"""Where the program is put together: window first, then the book behind it; and how it is taken apart again.

The window is painted before anything of the store is loaded. Then a thread imports the services and opens the book.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop_app.domain.errors import ClerkError
from desktop_app.runtime.paths import DataFolder, current_folder, practice_folder
from desktop_app.ui.base.icons import application_icon
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.base.translation import install_vietnamese
from desktop_app.ui.frame.backups.of_book import BookBackups
from desktop_app.ui.frame.main_window import MainWindow
from desktop_app.ui.frame.practice.switch import PracticeSwitch
from desktop_app.ui.frame.problems import UncaughtErrors, keep_crashes, speak_before_abort

if TYPE_CHECKING:
    # Loaded only once the window is painted.
    from desktop_app.services.book import Book
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.base.tasks import Tasks
    from desktop_app.ui.frame.closed_book.acts import ClosedBookActs

TIMING_VARIABLE = "SO_THI_DUA_TIMING"
_SETTLED_MS = 1500


def _nothing() -> None:
    pass


def run(folder: DataFolder, package: Path | None = None) -> int:
    """Open the window on a data folder, and with a package ask about it; return the exit status of the process."""
    speak_before_abort()
    app = make_application()
    program = Program(folder, package)
    program.faults.take_over()
    program.ready.connect(lambda: _load_ahead(program))
    program.settled.connect(lambda root: _settle(program, DataFolder(Path(root))))
    program.window.overlay.offered.connect(_quieten)
    program.window.show()
    if os.environ.get(TIMING_VARIABLE):
        from desktop_app.ui.frame.timing import Timing

        Timing(program.window, program.filled)
    return app.exec() or program.status


def _settle(program: Program, folder: DataFolder) -> None:
    """Do what can wait until the first page is shown."""
    from desktop_app.runtime.interpreter.garbage_collection import spare_loaded_objects
    from desktop_app.runtime.logs import log_to
    from desktop_app.ui.frame.help.news import tell_news

    _quieten()
    log_to(folder.log)
    keep_crashes(folder.crashes)
    spare_loaded_objects()
    tell_news(program.window)
    program.begin_backups()


def _load_ahead(program: Program) -> None:
    from desktop_app.ui.frame.loading.pages_ahead import load_ahead

    load_ahead(program, program.context)


def _quieten() -> None:
    from desktop_app.ui.base.keyboard.accelerators import quieten

    quieten()


def make_application() -> QApplication:
    """Return the application with its looks and its language."""
    # Said to setStyle(), which answers with the style, this would have PySide make every enum of one.
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName("so-thi-dua")
    app.setApplicationDisplayName("Sổ Thi đua")
    app.setDesktopFileName("so-thi-dua")
    install_vietnamese(app)
    apply_theme(app)
    app.setWindowIcon(application_icon())
    return app


class Program(QObject):
    """One window and the book it shows.

    Signals: `filled` when what the first page asked of the book is answered; `ready` when what it did without is
    loaded, too; `settled(str)` with the data folder, a while after it was opened.
    """

    filled = Signal()
    ready = Signal()
    settled = Signal(str)

    def __init__(self, folder: DataFolder, package: Path | None = None) -> None:
        super().__init__()
        self.status = 0
        """What the process ends with: that of the problem which kept the book from being opened, or 0."""
        self.tasks: Tasks | None = None
        self.context: Context | None = None
        self._folder, self._package = folder, package
        self._closing = False
        self._closed = False
        self.window = MainWindow(SettingsFile(folder.settings), str(folder.root), self._finish)
        self._backups = BookBackups(self.window, self)
        self.faults = UncaughtErrors(self.window)
        # By way of the event loop: the painting has to end, and to be seen, first.
        self.window.painted.connect(lambda: QTimer.singleShot(0, self, self._begin))
        self.window.open_asked.connect(self._open_again)
        self.window.new_asked.connect(lambda: self._open(new=True))
        self.window.view_asked.connect(lambda: self._open(view=True))
        self.window.folder_asked.connect(lambda name: self._open_other(name))
        self.window.restore_asked.connect(lambda name, passphrase: self._closed_acts.restore(name, passphrase))
        self.window.backup_asked.connect(lambda: self._closed_acts.ask_backup())
        self.window.repair_asked.connect(lambda: self._closed_acts.repair())
        self.window.move_asked.connect(self._move)
        self.window.overlay.use_asked.connect(self._use_again)
        self._practice = PracticeSwitch(self.window, folder)
        self._practice.folder_asked.connect(lambda name: self._open_other(name))
        self._practice.afresh_asked.connect(self._open_afresh)

    def _begin(self) -> None:
        from desktop_app.ui.base.tasks import Tasks

        self.tasks = Tasks(self)
        self.tasks.faulted.connect(self.faults.tell)
        self.window.watch(self.tasks)
        self._open()

    def _open(
        self, *, new: bool = False, view: bool = False, afresh: bool = False, then: Callable[[], None] = _nothing
    ) -> None:
        folder, page, old = self._folder, self.window.first_page, self._leave_book()
        to_fill = afresh or (folder == practice_folder() and not view)

        def work() -> Book:
            if old is not None:
                from desktop_app.services.book import close_book

                close_book(old)
            if to_fill:
                from desktop_app.services.sample.practice import prepare_practice

                prepare_practice(folder, afresh=afresh)
            return _open_book(folder, page, new=new, view=view)

        self.status = 0
        self.window.show_overlay("Đang lập sổ thực hành, chờ vài giây…" if to_fill else "Đang mở sổ…")
        self._write(work, lambda book: self._opened(book, then))

    def _leave_book(self) -> Book | None:
        """Let go of the open book, and return it for the work that closes it before it opens another."""
        if self.context is None:
            return None
        self.context.closing.emit()
        self._backups.leave()
        self._practice.show(on=False)
        book, self.context = self.context.book, None
        return book

    def _open_afresh(self) -> None:
        if self._others_closed():
            self._open(afresh=True)

    def _open_again(self) -> None:
        """Try the folder again; what was moved away may be found by now."""
        there = current_folder(self._folder)
        self._open() if there == self._folder else self._open_other(str(there.root))

    def _open_other(self, name: str, then: Callable[[], None] = _nothing) -> None:
        # What another window shows is of the book that is left: none of it may seem to be of the other one.
        if not self._others_closed():
            return
        self.window.keep_place()
        self.window.settings.write()
        self._folder = current_folder(DataFolder(Path(name)))
        self._practice.go(self._folder)
        self.window.settings = SettingsFile(self._folder.settings)
        self.window.show_folder(str(self._folder.root))
        self._open(then=then)

    def _opened(self, book: Book, then: Callable[[], None] = _nothing) -> None:
        from desktop_app.ui.base.context import Context

        if self.tasks is None:
            return
        self.context = Context(book, self.tasks, self)
        self.window.settings.setParent(self.context)
        self.window.settings.is_kept = not book.store.read_only
        self.window.look.keep()
        self.faults.log = book.folder.log
        QTimer.singleShot(_SETTLED_MS, self, lambda: self.settled.emit(str(book.folder.root)))
        if not self._closing:
            self._practice.show(on=book.store.is_for_practice)
            self.window.show_book(self.context)
            self._say_read_only(book)
            # A page that asks only once it is painted has been given the time to.
            QTimer.singleShot(0, self, self._await_rest)
            then()

    def _say_read_only(self, book: Book) -> None:
        from desktop_app.services.book import read_only_in_words

        sentence = read_only_in_words(book)
        self.window.show_folder(f"{book.folder.root}{' (chỉ để đọc)' if sentence else ''}")
        if sentence:
            from desktop_app.ui.base.book_follower import BookFollower

            self.window.notice.say(sentence, "warning")
            if self.context is not None:
                follower = BookFollower(self.context)
                follower.changed.connect(self.window.menus.refresh.trigger)
                follower.freed.connect(self._offer_to_write)

    def _offer_to_write(self) -> None:
        self.window.notice.say("Nơi kia đã đóng sổ. Mở lại để ghi được.", "info", "Mở để &ghi", lambda: self._open())

    def _await_rest(self) -> None:
        if self.tasks is not None and self.tasks.busy:
            self.tasks.rested.connect(self._rested, Qt.ConnectionType.SingleShotConnection)
        else:
            self._rested()

    def _rested(self) -> None:
        self.filled.emit()
        if not self._practice.is_shown:
            self.window.remind()
        if self.tasks is not None and self.context is not None:
            opened = self.context.book
            if not opened.store.read_only:
                from desktop_app.ui.frame.second_start.call_watch import CallWatch

                CallWatch(self.context, self.window)
            if opened.folder.drafts.exists():
                from desktop_app.ui.widgets.drafts.window import offer_interrupted

                offer_interrupted(self.context, self.window.notice)
            # What is refused here is said by whatever she asks next.
            self.tasks.read(lambda: _load_rest(opened), lambda _: self.ready.emit(), lambda _: None)
            package, self._package = self._package, None
            if package is not None:
                from desktop_app.ui.widgets.book_acts import BookActs

                BookActs.of(self.context).restore_from(package)

    def begin_backups(self) -> None:
        """Back the book up by itself from now on: at the first start of a day, as she works, and when it is closed."""
        if not (self._closing or self._closed) and self.context is not None and not self.context.book.store.read_only:
            self._backups.begin(self.context)

    def _refused(self, problem: ClerkError) -> None:
        from desktop_app.domain.errors import BookInUse

        self.status = problem.exit_status
        # They are those of the window that has the book.
        self.window.settings.is_kept = not isinstance(problem, BookInUse)
        self.window.show_problem(problem)
        package, self._package = self._package, None
        if package is not None and not isinstance(problem, BookInUse):
            self._closed_acts.ask_backup(package)
        elif package is not None:
            self.window.notice.say(f"Chưa mở gói “{package.name}”: thả gói ấy vào cửa sổ đang mở sổ.", "warning")

    @cached_property
    def _closed_acts(self) -> ClosedBookActs:
        from desktop_app.ui.frame.closed_book.acts import BookHands, ClosedBookActs

        if self.tasks is None:
            raise LookupError("nothing has begun")
        hands = BookHands(
            lambda: self._folder,
            self._leave_book,
            lambda: partial(_open_book, self._folder, self.window.first_page),
            self._opened,
            self._refused,
            lambda target, then: self._open_other(str(target), then),
        )
        return ClosedBookActs(self.window, self.tasks, hands)

    def _move(self, target: str) -> None:
        if self.context is not None and self._others_closed():
            self._closed_acts.move(target, self.context.book.store.operator)

    def _use_again(self) -> None:
        from desktop_app.services.keeping.moving.move import use_again

        folder = self._folder
        self._write(lambda: use_again(folder), lambda _: self._open())

    def _write[T](self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        if self.tasks is not None:
            self.tasks.write(work, done, self._refused)

    def _finish(self) -> bool:
        """Return whether the window may close now; if not, it closes by itself once what is under way is done."""
        if self._closed or not self._others_closed():
            return self._closed
        self._backups.stop()
        # Closed once more, she does not want to wait for it.
        if self._backups.give_up_last():
            return False
        if self.tasks is not None and self.tasks.busy:
            if not self._closing:
                self._closing = True
                self.window.show_overlay("Đang lưu…", "Cửa sổ sẽ tự đóng khi việc đang làm xong.")
                self._write(lambda: None, lambda _: self._back_up_and_close())
            return False
        if self._backups.is_due_at_closing():
            self._closing = True
            self._backups.make_at_closing(self._shut_and_close)
            return False
        self._shut()
        return True

    def _back_up_and_close(self) -> None:
        if self._backups.is_due_at_closing():
            self._backups.make_at_closing(self._shut_and_close)
        else:
            self._shut_and_close()

    def _others_closed(self) -> bool:
        others = [window for window in QApplication.topLevelWidgets() if window.isWindow() and window.isVisible()]
        return all(window.close() for window in others if window is not self.window)

    def _shut_and_close(self) -> None:
        self._shut()
        self.window.close()

    def _shut(self) -> None:
        self._closed = True
        if self.context is not None:
            self.context.closing.emit()
        self.window.settings.write()
        if self.tasks is not None:
            self.tasks.close()
        if self.context is not None:
            from desktop_app.services.book import close_book

            close_book(self.context.book)


def _open_book(folder: DataFolder, page: str, *, new: bool = False, view: bool = False) -> Book:
    """Load the services and the module of the page to be shown first, and open the book. Raises StoreProblem."""
    from desktop_app.runtime.interpreter.lazy_imports import OF_SQLALCHEMY, lazily_imported

    with lazily_imported(OF_SQLALCHEMY):
        from desktop_app.services.book import open_book, viewing

        with viewing(only=view):
            book = open_book(folder, new=new)
        import_module(page)
        # Asked here, off the window's thread, and known from then on.
        _ = book.store.is_for_practice
    return book


def _load_rest(book: Book) -> None:
    """Load what the first page did without, and do what need not be done before it."""
    from desktop_app.runtime.interpreter.lazy_imports import OF_SQLALCHEMY, lazily_imported
    from desktop_app.runtime.leftovers import sweep_attached

    with lazily_imported(OF_SQLALCHEMY):
        book.store.get_ready()
    if not book.store.read_only:
        sweep_attached(book.folder, book.opened_at)
