"""Who works at an open book, as the log says it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from desktop_app.domain.errors import InvalidRecord
from desktop_app.ui.widgets.notice import Notice

if TYPE_CHECKING:
    # Loaded only once the window is painted.
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.base.settings_file import SettingsFile

_SETTING = "operator"


class CurrentOperator(QObject):
    """Who works at an open book: kept among the window's settings, said in the status bar and by the menu's action.

    A name holds for the account of the machine that chose it: whoever comes in with another one is not written down
    under a colleague's name.
    """

    def __init__(
        self, context: Context, settings: SettingsFile, action: QAction, notice: Notice, label: QLabel
    ) -> None:
        super().__init__(context)
        from desktop_app.services.book import machine_account

        self._context, self._settings, self._action, self._notice = context, settings, action, notice
        self._label, self._account = label, machine_account()
        chosen = settings.get(_SETTING)
        with suppress(InvalidRecord):
            self._hand_over(str(chosen.get("name", "")) if chosen.get("account") in (None, self._account) else "")

    def ask(self) -> None:
        """Ask who works from now on."""
        from desktop_app.services.book import current_operator, operators

        self._context.read(lambda book: (current_operator(book), operators(book)), self._show_form)

    def _show_form(self, answer: tuple[str, list[str]]) -> None:
        from desktop_app.ui.frame.operator_window import OperatorForm

        form = OperatorForm(self._notice.window(), *answer)
        form.taken.connect(self._take_over)
        form.open()

    def _take_over(self, name: str) -> None:
        self._settings.put(_SETTING, {"name": name, "account": self._account})
        self._hand_over(name)
        who = f"“{name}”" if name else "tài khoản máy"
        self._notice.say(f"Từ bây giờ Nhật ký ghi người làm là {who}.", "done")

    def _hand_over(self, name: str) -> None:
        from desktop_app.services.book import hand_over_to

        hand_over_to(self._context.book, name)
        self._label.setText(f"Người làm: {name}" if name else "")
        self._label.setVisible(bool(name))
        self._action.setText(f"&Người đang làm việc: {name}…" if name else "&Người đang làm việc…")
