"""What is late, told from the start on: in the list of pages, above the first page, and on the desktop if asked for."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.list_kinds.plan import OCCURRENCES
from desktop_app.domain.lists import ListQuery
from desktop_app.services.day.reminders import count_due
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.frame.navigation import Navigation
from desktop_app.ui.today.reminder import remind, remind_on_desktop
from desktop_app.ui.widgets.notice import Notice

_MINUTE_MS: Final = 60_000


class LateCount(QObject):
    """Keeps the number of late tasks beside their page in the list of pages. `clock` returns today's date."""

    def __init__(self, context: Context, navigation: Navigation, clock: Callable[[], date] = date.today) -> None:
        super().__init__(context)
        self._context, self._navigation, self._clock = context, navigation, clock
        self._job: Job | None = None
        self._day = clock()
        context.changed.connect(self._follow)
        context.closing.connect(self._end)
        minute = QTimer(self)
        minute.timeout.connect(self.follow_day)
        minute.start(_MINUTE_MS)
        self._count()

    def follow_day(self) -> None:
        """Count what is late on the new day after midnight: nothing in the book changes for that."""
        if self._day != self._clock():
            self._count()

    def _follow(self, changes: Changes) -> None:
        if OCCURRENCES.shows & changes.kinds:
            self._count()

    def _count(self) -> None:
        if self._job is not None:
            self._job.forget()
        self._day = self._clock()
        self._job = self._context.read(count_due, lambda due: self._navigation.show_late(due[0]))

    def _end(self) -> None:
        if self._job is not None:
            self._job.forget()
        self._navigation.show_late(0)
        self.deleteLater()


def tell_late(
    context: Context,
    window: QWidget,
    navigation: Navigation,
    notice: Notice | None,
    show_list: Callable[[ListQuery], None],
    *,
    on_desktop: bool,
) -> list[Job]:
    """Tell what is late and due soon; `notice` is None where the page in sight tells it."""
    LateCount(context, navigation)
    jobs = [remind(context, notice, show_list)] if notice is not None else []
    return [*jobs, remind_on_desktop(context, window)] if on_desktop else jobs
