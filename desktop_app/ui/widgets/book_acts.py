"""Acts on the book as a whole: undo and redo, export of everything, backups; and messages for refusals."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from desktop_app.domain.errors import ClerkError, PassphraseNeeded
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.steps import Steps
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.notice import Notice

if TYPE_CHECKING:
    # Loaded when a backup or an export is first asked for, as is what asks for a file: the first page is filled before.
    from desktop_app.services.keeping import backups


class BookActions(Protocol):
    """The actions that `BookActs` connects, wherever a window has them."""

    undo: QAction
    redo: QAction
    export_all: QAction
    back_up: QAction
    restore: QAction


_DIFFERENCES = 8
"""How many differences a question names."""
_FINDINGS = 5
"""How many of a backup's faults a question names."""

BACKUPS = "Bản sao lưu Sổ Thi đua (*.db)"
_RESTORED = "Bản sao lưu, gói dữ liệu Sổ Thi đua (*.db *.zip)"


class BookActs(QObject):
    """Connects the menus' actions to an open book; results are shown in a notice.

    Signals: `restore_asked(str)` when the clerk has agreed to replace the data by a backup that was checked;
    `backed_up` when one has been made.
    """

    restore_asked = Signal(str)
    backed_up = Signal()

    def __init__(self, context: Context, menus: BookActions, notice: Notice) -> None:
        super().__init__(context)
        self._context = context
        self.notice = notice
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self._steps = Steps(context, menus.undo, menus.redo, self)
        self._connections = (
            (menus.export_all, self.export_everything),
            (menus.back_up, self.back_up),
            (menus.restore, self.restore),
        )
        for action, act in self._connections:
            action.triggered.connect(act)
        context.tasks.failed.connect(self.say_refused)
        context.tasks.lost.connect(self._offer_elsewhere)
        self._asked_elsewhere = False
        self.passphrase = ""
        """That of the package that is about to be restored."""

    @classmethod
    def of(cls, context: Context) -> BookActs:
        """Return the acts of an open book's window."""
        acts = context.findChild(cls)
        if acts is None:
            raise LookupError("no window shows this book")
        return acts

    def disconnect_menus(self) -> None:
        """Disconnect the menus: the book is being closed."""
        self._steps.disconnect_actions()
        for action, act in self._connections:
            action.triggered.disconnect(act)
        self._context.tasks.failed.disconnect(self.say_refused)
        self._context.tasks.lost.disconnect(self._offer_elsewhere)

    def say_refused(self, problem: ClerkError) -> None:
        """Show why something was not done, without waiting for an answer."""
        self.notice.say(f"{problem.message} {problem.hint}".strip(), "problem")

    def export_everything(self) -> None:
        """Ask whether personal facts go along, and for a file; write every record to it, a sheet for each kind."""
        from desktop_app.ui.widgets.questions import ask_ticked

        ask_ticked(
            self.notice.window(),
            "Xuất toàn bộ ra Excel",
            "Xuất mọi bản ghi của sổ, mỗi loại một trang tính.",
            "&Kèm giới tính, năm sinh, tạm dừng xét (thông tin cá nhân)",
            "Chọn tệp…",
            self._export_everything,
        )

    def _export_everything(self, with_personal: bool) -> None:
        from desktop_app.services.keeping import export
        from desktop_app.ui.widgets.file_dialogs import choose_to_write
        from desktop_app.ui.widgets.lists.table_export import SHEETS

        book = self._context.book

        def write(path: Path) -> None:
            self._context.tasks.long(
                "Đang xuất toàn bộ sổ",
                lambda progress: export.export_everything(book, path, progress, with_personal=with_personal),
                lambda rows: self._say_written(f"Đã xuất {format_number(rows)} dòng ra “{path.name}”.", path),
            )

        name = f"Sổ Thi đua {date.today():%Y-%m-%d}.xlsx"
        choose_to_write(self.notice.window(), self._settings, "Xuất toàn bộ ra Excel", name, SHEETS, write)

    def back_up(self) -> None:
        """Ask for a file and write a checked backup to it."""
        from desktop_app.services.keeping import backups
        from desktop_app.ui.widgets.file_dialogs import choose_to_write

        book = self._context.book

        def write(path: Path) -> None:
            # The dialog has asked about a file that is there.
            make = partial(backups.back_up, book, path, replace=True)
            self._context.tasks.long("Đang sao lưu", lambda _: make(), self._say_backed_up)

        name = backups.default_backup_path(book.folder).name
        choose_to_write(self.notice.window(), self._settings, "Sao lưu", name, BACKUPS, write)

    def back_up_here(self) -> None:
        """Write a checked backup into the data folder."""
        from desktop_app.services.keeping import backups

        book = self._context.book
        self._context.tasks.long("Đang sao lưu", lambda _: backups.back_up(book), self._say_backed_up)

    def _offer_elsewhere(self, problem: ClerkError) -> None:
        """Offer to write what is in memory to another file: once, however many acts are refused for it."""
        from desktop_app.ui.widgets.questions import ask

        if self._asked_elsewhere:
            return
        self._asked_elsewhere = True
        box = ask(
            self.notice.window(),
            "Tệp dữ liệu không còn ở chỗ cũ",
            f"{problem.message}\n\n{problem.hint}",
            "Ghi ra nơi khác…",
            self.save_elsewhere,
            no_label="Để sau",
        )
        box.finished.connect(self._forget_offer)

    def _forget_offer(self) -> None:
        self._asked_elsewhere = False

    def save_elsewhere(self) -> None:
        """Ask for a file and write to it what the book still holds."""
        from desktop_app.services.keeping import backups
        from desktop_app.ui.widgets.file_dialogs import choose_to_write

        book = self._context.book

        def write(path: Path) -> None:
            make = partial(backups.save_elsewhere, book, path, replace=True)
            self._context.tasks.long("Đang ghi sổ ra nơi khác", lambda _: make(), self._say_saved_elsewhere)

        name = backups.default_backup_path(book.folder).name
        choose_to_write(self.notice.window(), self._settings, "Ghi sổ ra nơi khác", name, BACKUPS, write)

    def _say_saved_elsewhere(self, backup: backups.BackupSummary) -> None:
        from desktop_app.services.keeping.backups import missing_in_words

        sentence = f"Đã ghi sổ vào “{backup.path.name}” và kiểm tra xong. {missing_in_words(backup.missing_files)}"
        restore = partial(self.restore_asked.emit, str(backup.path))
        self.notice.say(f"{sentence.strip()} Phục hồi từ tệp này để làm tiếp.", "warning", "Phục hồi", restore)

    def restore(self) -> None:
        """Ask for a backup, check it, and ask whether to replace the data by it."""
        from desktop_app.ui.widgets.file_dialogs import choose_to_read

        window = self.notice.window()
        choose_to_read(window, self._settings, "Phục hồi từ bản sao lưu", _RESTORED, self.restore_from)

    def restore_from(self, path: Path, passphrase: str = "") -> None:
        """Check a backup or package, asking for its passphrase, and ask whether to replace the data by it."""
        from desktop_app.services.keeping import packages

        folder = self._context.book.folder
        self.passphrase = passphrase

        def refuse(problem: ClerkError) -> None:
            if isinstance(problem, PassphraseNeeded):
                self._ask_passphrase(path, problem.message)
            else:
                self.say_refused(problem)

        self._context.tasks.read(lambda: packages.preview(folder, path, passphrase), self._ask_to_restore, refuse)

    def _ask_passphrase(self, path: Path, sentence: str) -> None:
        from PySide6.QtWidgets import QInputDialog, QLineEdit

        dialog = QInputDialog(self.notice.window())
        dialog.setWindowTitle("Phục hồi từ gói dữ liệu")
        dialog.setLabelText(f"{sentence}\nMật khẩu của gói:")
        dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
        dialog.setOkButtonText("Mở gói")
        dialog.setCancelButtonText("Hủy")
        dialog.textValueSelected.connect(lambda text: self.restore_from(path, text))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_to_restore(self, backup: backups.BackupSummary) -> None:
        from desktop_app.ui.widgets.questions import ask

        ask(
            self.notice.window(),
            "Phục hồi từ bản sao lưu",
            f"Thay toàn bộ dữ liệu đang dùng bằng bản sao lưu “{backup.path.name}”?\n\n"
            f"Lập lúc {backup.made}: {counts_of(backup)}.\n\n{_differing(backup)}{_warned(backup)}"
            "Dữ liệu đang dùng được giữ lại trước, trong thư mục “sao-luu”; Hoàn tác (Ctrl+Z) đưa nó trở lại.",
            "Phục hồi",
            lambda: self.restore_asked.emit(str(backup.path)),
            danger=True,
        )

    def _say_backed_up(self, backup: backups.BackupSummary) -> None:
        from desktop_app.services.keeping.backups import missing_in_words
        from desktop_app.ui.widgets.file_dialogs import show_in_folder

        done, missing = f"Đã sao lưu và kiểm tra xong: “{backup.path.name}”.", missing_in_words(backup.missing_files)
        if missing:
            self.notice.say(f"{done} {missing}", "warning", "Mở thư mục", lambda: show_in_folder(backup.path))
        else:
            self._say_written(done, backup.path)
        self.backed_up.emit()

    def _say_written(self, sentence: str, path: Path) -> None:
        from desktop_app.ui.widgets.file_dialogs import show_in_folder

        self.notice.say(sentence, "done", "Mở thư mục", lambda: show_in_folder(path))


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
    """Return how many records a backup holds, on one line: "14 nhiệm vụ, 9 đơn vị, 46 người, …"."""
    from desktop_app.domain.record_kinds import RECORD_KINDS

    kinds = (RECORD_KINDS[key] for key in ("task", "unit", "person", "nomination"))
    return ", ".join(f"{format_number(backup.counts.get(kind.key, 0))} {kind.noun}" for kind in kinds)
