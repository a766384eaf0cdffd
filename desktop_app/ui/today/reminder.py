"""The reminder when the program starts: a notice in the window, and a desktop notification if the clerk wants one."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.occurrences import OccurrenceState
from desktop_app.services.day.reminders import count_due
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.notice import Notice

DUE: Final = ListQuery(
    "occurrences",
    sort="due_on",
    scope={"states": [OccurrenceState.LATE.value, OccurrenceState.DUE_SOON.value]},
)
"""The query for all due and late tasks of any year, the longest due first."""
_SHOWN_MS: Final = 10_000


def remind(context: Context, notice: Notice, show_list: Callable[[ListQuery], None]) -> Job:
    """Show in `notice` how many tasks are late and due soon, unless there are none or it shows something else."""

    def say(counted: tuple[int, int]) -> None:
        words = reminder(*counted)
        if words and notice.isHidden():
            manner = "warning" if counted[0] else "info"
            notice.say(words, manner, "Xem danh sách", lambda: show_list(DUE))

    return context.read(count_due, say)


def remind_on_desktop(context: Context, window: QWidget) -> Job:
    """Show a desktop notification of late and due tasks, where possible; a click on it activates the window."""

    def say(counted: tuple[int, int]) -> None:
        words = reminder(*counted)
        if words and QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            tray = QSystemTrayIcon(window.windowIcon(), window)
            tray.messageClicked.connect(window.activateWindow)
            tray.show()
            tray.showMessage("Sổ Thi đua", words, window.windowIcon(), _SHOWN_MS)
            # The tray icon is needed only for the notification.
            QTimer.singleShot(_SHOWN_MS, tray, tray.deleteLater)

    return context.read(count_due, say)


def reminder(late: int, soon: int) -> str:
    """Return the reminder as a sentence, "" if there is nothing to remind of."""
    parts = [
        f"{format_number(number)} nhiệm vụ {words}"
        for number, words in ((late, "quá hạn"), (soon, "sắp đến hạn"))
        if number
    ]
    return f"Có {' và '.join(parts)}." if parts else ""
