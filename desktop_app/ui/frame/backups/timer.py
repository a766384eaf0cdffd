"""Backups while the clerk works: at the first start of a day, and every half hour in which the book has changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    # Loaded once the first page is filled.
    from desktop_app.domain.errors import ClerkError
    from desktop_app.services.keeping.rehearsal import Rehearsal
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.base.tasks import Job

LOOK_EVERY_MS = 60_000


class BackupTimer(QObject):
    """Asks each minute, on a reading thread, whether a backup is due.

    Signals: `failed(str)` with why one could not be made, once for each reason; `made` when there is a new one;
    `passphrase_missing` once a day, where the second place waits for one.
    """

    failed = Signal(str)
    made = Signal()
    passphrase_missing = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self._stopped = False
        self._last_failure = self._last_damage = ""
        self._asked_on: date | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Make the backup of the day if there is none, and look each minute from now on."""
        from desktop_app.services.keeping.data_safety import begin_day

        if not self._stopped:
            self._timer.start()
            self._start(lambda report: begin_day(self._context.book, report), self._say_rehearsed)

    def look(self) -> None:
        """Make a backup if one is due."""
        from desktop_app.domain.keeping.backups import Occasion
        from desktop_app.services.keeping.data_safety import back_up_if_due

        book = self._context.book

        def done(new: bool) -> None:
            if new:
                self.made.emit()

        self._start(lambda report: back_up_if_due(book, Occasion.WORK, report), done)

    def stop(self) -> None:
        """Make no more, and give up the one that is being made: nothing of it is left."""
        self._stopped = True
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()

    def _start[T](self, work: Callable[[Callable[[int], bool]], T], done: Callable[[T], None]) -> None:
        if self._job is not None or self._stopped:
            return

        def answered(result: T) -> None:
            self._job = None
            done(result)
            self._ask_passphrase()
            self._say_damage()

        self._job = self._context.tasks.long("", work, answered, self._refused, writes=False)

    def _ask_passphrase(self) -> None:
        from desktop_app.services.keeping.data_safety import is_passphrase_missing

        today = date.today()
        if self._asked_on != today and not self._stopped and is_passphrase_missing(self._context.book):
            self._asked_on = today
            self.passphrase_missing.emit()

    def _say_damage(self) -> None:
        from desktop_app.services.keeping.data_safety import damage_in_words

        sentence = "" if self._stopped else damage_in_words(self._context.book)
        if sentence and sentence != self._last_damage:
            self.failed.emit(f"{sentence} (trang An toàn dữ liệu)")
        self._last_damage = sentence

    def _refused(self, problem: ClerkError) -> None:
        self._job = None
        sentence = f"Chưa tự sao lưu được: {problem.message} {problem.hint}".strip()
        if sentence != self._last_failure:
            self._last_failure = sentence
            self.failed.emit(sentence)

    def _say_rehearsed(self, rehearsal: Rehearsal | None) -> None:
        self.made.emit()
        if rehearsal is not None and rehearsal.problem:
            self.failed.emit(rehearsal.sentence)
        elif rehearsal is not None:
            self._context.message.emit(rehearsal.sentence)
