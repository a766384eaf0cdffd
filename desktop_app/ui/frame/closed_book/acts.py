"""Restoring, repairing and moving the data: the book is closed for it, and opened again whatever came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.errors import Cancelled, ClerkError

if TYPE_CHECKING:
    # Loaded only once the window is painted.
    from desktop_app.runtime.paths import DataFolder
    from desktop_app.services.book import Book
    from desktop_app.services.keeping.checks import CheckResult
    from desktop_app.services.keeping.moving.move import MovedBook
    from desktop_app.ui.base.tasks import Tasks
    from desktop_app.ui.frame.main_window import MainWindow

type Report = Callable[[int], bool]


@dataclass(frozen=True, slots=True)
class BookHands:
    """What the program lends: the folder shown; to let go of its open book; what opens it, on any thread; to show it.

    `refuse` tells why there is no book to show; `go` opens that of another folder, and then does something.
    """

    folder: Callable[[], DataFolder]
    leave: Callable[[], Book | None]
    opener: Callable[[], Callable[[], Book]]
    show: Callable[[Book], None]
    refuse: Callable[[ClerkError], None]
    go: Callable[[Path, Callable[[], None]], None]


class ClosedBookActs(QObject):
    """Acts on a data folder for which its book is closed. `tasks` run them, with progress, and a button that stops."""

    def __init__(self, window: MainWindow, tasks: Tasks, hands: BookHands) -> None:
        super().__init__(window)
        self._window, self._tasks, self._hands = window, tasks, hands

    def ask_backup(self, package: Path | None = None) -> None:
        """Ask about the backup or package from which the book is made that could not be opened, or is not there yet.

        Without one that was handed over, which one is asked for first.
        """
        from desktop_app.ui.widgets.packages.restore_question import RestoreQuestion

        window = self._window
        question = RestoreQuestion(window, self._tasks, self._hands.folder(), window.overlay)
        question.agreed.connect(self.restore)
        question.refused.connect(
            lambda problem: window.notice.say(f"{problem.message} {problem.hint}".strip(), "problem")
        )
        if package is not None:
            question.ask(package)
        else:
            question.ask_file(window.settings)

    def restore(self, name: str, passphrase: str) -> None:
        """Put a backup or package in place of the data."""
        from desktop_app.services.keeping import packages

        folder, path = self._hands.folder(), Path(name)

        def act(report: Report) -> None:
            packages.restore(folder, path, passphrase, lambda done: report(done >> 20))

        self._window.show_overlay("Đang phục hồi từ bản sao lưu…")
        say = self._window.notice.say
        self._do("Đang phục hồi (MB)", act, lambda _: say(f"Đã phục hồi từ “{path.name}”.", "done"), "Chưa phục hồi")

    def repair(self) -> None:
        """Save what can be read of data that cannot be opened."""
        from desktop_app.services.keeping import checks

        folder = self._hands.folder()

        def tell(result: CheckResult) -> None:
            former = f"Tệp hỏng được giữ ở “{'' if result.kept is None else result.kept.name}”."
            remarks = " ".join([*result.lost, *result.left])
            self._window.notice.say(f"Đã sửa chữa và mở lại sổ. {former} {remarks}".strip(), "warning")

        self._window.show_overlay("Đang sửa chữa dữ liệu…")
        # Untitled: what is half repaired cannot be left, so nothing offers to stop it.
        self._do("", lambda _: checks.repair_closed(folder), tell, "Chưa sửa chữa")

    def move(self, target: str, operator: str) -> None:
        """Move the data folder, by whoever works now, and open the book in its new place."""
        from desktop_app.services.keeping.moving.move import move

        folder = self._hands.folder()

        def act(report: Report) -> MovedBook:
            return move(folder, Path(target), report, operator)

        def done(moved: MovedBook) -> None:
            self._hands.go(moved.target, lambda: self._tell_moved(moved))

        self._window.keep_place()
        self._window.settings.write()
        self._window.show_overlay("Đang dời sổ sang chỗ mới…", "Dừng hay tắt máy giữa chừng thì sổ vẫn ở chỗ cũ.")
        self._do("Đang dời sổ (%)", act, done, "Chưa dời", reopens=False)

    def _tell_moved(self, moved: MovedBook) -> None:
        from desktop_app.ui.frame.closed_book.left_folder import LeftFolder

        left = LeftFolder(self._window, self._tasks, moved.source)
        self._window.notice.say(
            f"Đã dời sổ sang “{moved.target}”, đã mở và đếm lại. Chỗ cũ “{moved.source}” còn nguyên, không dùng nữa.",
            "done",
            "&Bỏ dữ liệu ở chỗ cũ…",
            left.ask,
        )

    def _do[T](
        self, title: str, act: Callable[[Report], T], done: Callable[[T], None], not_done: str, *, reopens: bool = True
    ) -> None:
        """Close the book, act, and open it again, refused and stopped or not; unless `done` goes to another one."""
        open_book, old = self._hands.opener(), self._hands.leave()

        def work(report: Report) -> tuple[Book | None, Callable[[], None]]:
            if old is not None:
                from desktop_app.services.book import close_book

                close_book(old)
            try:
                result = act(report)
            except Cancelled:
                return open_book(), lambda: self._window.notice.say(f"{not_done}: đã dừng.", "info")
            except ClerkError as refused:
                if old is None:
                    raise
                sentence = f"{not_done}: {refused.message} {refused.hint}".strip()
                return open_book(), lambda: self._window.notice.say(sentence, "problem")
            return (open_book() if reopens else None), lambda: done(result)

        def show(answer: tuple[Book | None, Callable[[], None]]) -> None:
            book, then = answer
            if book is not None:
                self._hands.show(book)
            then()

        self._tasks.long(title, work, show, self._hands.refuse)
