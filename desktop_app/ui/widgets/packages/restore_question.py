"""Whether to put a backup or package in place of the data: asked for, looked into, and told of before it is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import ClerkError, PassphraseNeeded
from desktop_app.ui.base.translation import format_number

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    # Loaded when a backup is first asked for: the first page is filled before.
    from desktop_app.runtime.paths import DataFolder
    from desktop_app.services.keeping import backups
    from desktop_app.ui.base.settings_file import SettingsFile
    from desktop_app.ui.base.tasks import Tasks

_FILES = "Bản sao lưu, gói dữ liệu, trọn sổ (*.db *.zip *.xlsx TRON-SO.csv)"
_TITLE = "Phục hồi từ bản sao lưu"
_DIFFERENCES = 8
"""How many differences a question names."""
_FINDINGS = 5
"""How many of a backup's faults a question names."""


class RestoreQuestion(QObject):
    """Asks over a window, whether it shows a book or not.

    Signals: `agreed(str, str)` with the backup or package, which was checked, and its passphrase ("" for none);
    `refused(ClerkError)` for one that cannot be put back.
    """

    agreed = Signal(str, str)
    refused = Signal(object)

    def __init__(self, window: QWidget, tasks: Tasks, folder: DataFolder, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._tasks, self._folder = window, tasks, folder

    def ask_file(self, settings: SettingsFile) -> None:
        """Ask for a backup or package, check it, and ask whether to replace the data by it."""
        from desktop_app.ui.widgets.file_dialogs import choose_to_read

        choose_to_read(self._window, settings, _TITLE, _FILES, self.ask)

    def ask(self, path: Path, passphrase: str = "") -> None:
        """Check a backup or package, asking for its passphrase, and ask whether to replace the data by it."""
        from desktop_app.services.keeping import packages

        folder = self._folder

        def refuse(problem: ClerkError) -> None:
            if isinstance(problem, PassphraseNeeded):
                self._ask_passphrase(path, problem.message)
            else:
                self.refused.emit(problem)

        def tell(backup: backups.BackupSummary) -> None:
            self._ask_to_restore(backup, passphrase)

        self._tasks.long(
            f"Đang đọc “{path.name}” (MB)",
            lambda report: packages.preview(folder, path, passphrase, lambda done: report(done >> 20)),
            tell,
            refuse,
            writes=False,
            asker=self,
        )

    def _ask_passphrase(self, path: Path, sentence: str) -> None:
        from desktop_app.ui.widgets.input_dialog import ask_passphrase

        words = f"{sentence}\nMật khẩu của gói:"
        ask_passphrase(self._window, "Phục hồi từ gói dữ liệu", words, "Mở gói", lambda text: self.ask(path, text))

    def _ask_to_restore(self, backup: backups.BackupSummary, passphrase: str) -> None:
        from desktop_app.ui.widgets.questions import ask

        replaced = self._folder.database.exists()
        question = "Thay toàn bộ dữ liệu đang dùng bằng" if replaced else "Mở sổ từ"
        former = (
            "Dữ liệu đang dùng được giữ lại trước, trong thư mục “sao-luu”; Hoàn tác (Ctrl+Z) đưa nó trở lại."
            if replaced
            else f"Sổ được đặt vào “{self._folder.root}”; tệp này giữ nguyên."
        )
        ask(
            self._window,
            _TITLE,
            f"{question} bản sao lưu “{backup.path.name}”?\n\n"
            f"Lập lúc {backup.made}: {counts_of(backup)}.\n\n{_differing(backup)}{_warned(backup)}{former}",
            "Phục hồi",
            lambda: self.agreed.emit(str(backup.path), passphrase),
            danger=replaced,
        )


def _differing(backup: backups.BackupSummary) -> str:
    lines = [f"– {line}" for line in backup.differences[:_DIFFERENCES]]
    if len(backup.differences) > _DIFFERENCES:
        lines.append(f"– Và {len(backup.differences) - _DIFFERENCES} loại bản ghi khác.")
    return "So với sổ đang dùng:\n" + "\n".join(lines) + "\n\n" if lines else ""


def _warned(backup: backups.BackupSummary) -> str:
    from desktop_app.services.keeping.backups import missing_in_words

    lines = [line for line in (missing_in_words(backup.missing_files), *backup.findings[:_FINDINGS]) if line]
    if len(backup.findings) > _FINDINGS:
        lines.append(f"Và {len(backup.findings) - _FINDINGS} điều khác.")
    return "Cần biết về bản sao lưu này:\n" + "\n".join(f"– {line}" for line in lines) + "\n\n" if lines else ""


def counts_of(backup: backups.BackupSummary) -> str:
    """Return how many records the lists of a backup's book show, and what of them lies in its trash, on one line.

    "14 nhiệm vụ, 9 đơn vị, 46 người, 30 đề nghị; trong Thùng rác còn 2 người".
    """
    from desktop_app.domain.record_kinds import RECORD_KINDS

    kinds = [RECORD_KINDS[key] for key in ("task", "unit", "person", "nomination")]
    trashed = {kind.key: backup.trashed.get(kind.key, 0) for kind in kinds}
    shown = [f"{format_number(backup.counts.get(kind.key, 0) - trashed[kind.key])} {kind.noun}" for kind in kinds]
    away = [f"{format_number(trashed[kind.key])} {kind.noun}" for kind in kinds if trashed[kind.key]]
    return "; trong Thùng rác còn ".join(", ".join(words) for words in (shown, away) if words)
