"""Acts on the book as a whole: undo and redo, export of everything, backups; and messages for refusals."""

from __future__ import annotations

from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from desktop_app.domain.errors import ClerkError
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.steps import Steps
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.notice import Notice, refuse_in

if TYPE_CHECKING:
    # Loaded when a backup or an export is first asked for, as is what asks for a file: the first page is filled before.
    from desktop_app.services.keeping import backups
    from desktop_app.ui.widgets.packages.restore_question import RestoreQuestion


class BookActions(Protocol):
    """The actions that `BookActs` connects, wherever a window has them."""

    undo: QAction
    redo: QAction
    export_all: QAction
    export_whole: QAction
    back_up: QAction
    restore: QAction
    carry_away: QAction
    recovery_sheet: QAction


BACKUPS = "Bản sao lưu Sổ Thi đua (*.db)"


class BookActs(QObject):
    """Connects the menus' actions to an open book; results are shown in a notice.

    Signals: `restore_asked(str, str)` when the clerk has agreed to replace the data by a backup that was checked, with
    its passphrase ("" for none); `move_asked(str)` when she has agreed to move the data folder; `backed_up` when a
    backup has been made.
    """

    restore_asked = Signal(str, str)
    move_asked = Signal(str)
    backed_up = Signal()

    def __init__(self, context: Context, menus: BookActions, notice: Notice) -> None:
        super().__init__(context)
        self._context = context
        self.notice, self.menus = notice, menus
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self._steps = Steps(context, menus.undo, menus.redo, self)
        self._connections = (
            (menus.export_all, self.export_everything),
            (menus.export_whole, self.export_whole),
            (menus.back_up, self.back_up),
            (menus.restore, self.restore),
        )
        for action, act in self._connections:
            action.triggered.connect(act)
        context.tasks.failed.connect(self.say_refused)
        context.tasks.lost.connect(self._offer_elsewhere)
        self._asked_elsewhere = False

    @cached_property
    def _question(self) -> RestoreQuestion:
        from desktop_app.ui.widgets.packages.restore_question import RestoreQuestion

        question = RestoreQuestion(self.notice.window(), self._context.tasks, self._context.book.folder, self)
        question.agreed.connect(self.restore_asked)
        question.refused.connect(self.say_refused)
        return question

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
        """Show why something was not done, without waiting for an answer; what was under way is no more."""
        self._context.message.emit("")
        refuse_in(self.notice, self._context, problem)

    def export_everything(self) -> None:
        """Ask whether personal facts go along, and for a file; write every record to it, a sheet for each kind."""
        from desktop_app.ui.widgets.questions import ask_ticked

        ask_ticked(
            self.notice.window(),
            "Xuất toàn bộ ra Excel",
            "Xuất mọi bản ghi của sổ, mỗi loại một trang tính. Giới tính, năm sinh, tạm dừng xét là thông tin cá nhân.",
            "&Kèm thông tin cá nhân",
            "Chọn tệp…",
            self._export_everything,
        )

    def _export_everything(self, with_personal: bool) -> None:
        from desktop_app.services.keeping import export
        from desktop_app.ui.widgets.file_dialogs import choose_to_write
        from desktop_app.ui.widgets.lists.table_export import WORKBOOK

        book = self._context.book

        def write(path: Path) -> None:
            self._context.tasks.long(
                "Đang xuất toàn bộ sổ",
                lambda progress: export.export_everything(book, path, progress, with_personal=with_personal),
                lambda rows: self._say_written(f"Đã xuất {format_number(rows)} dòng ra “{path.name}”.", path),
            )

        name = f"Sổ Thi đua {date.today():%Y-%m-%d}.xlsx"
        choose_to_write(self.notice.window(), self._settings, "Xuất toàn bộ ra Excel", name, WORKBOOK, write)

    def export_whole(self) -> None:
        """Ask whether all is to leave, and where to; write every row of every table there, to be restored from."""
        from desktop_app.ui.widgets.questions import ask

        text = (
            "Ghi mọi bảng, mọi dòng của sổ, kể cả thông tin cá nhân và nhật ký, ra một tệp Excel, hoặc ra một thư mục "
            "tệp CSV có cả tệp đính kèm. Phục hồi được từ đó (Phục hồi từ tệp khác); tệp Excel không có tệp đính kèm."
        )
        ask(self.notice.window(), "Xuất trọn sổ", text, "Chọn tệp…", self._export_whole)

    def _export_whole(self) -> None:
        from desktop_app.services.keeping.exports.whole_book import export_whole
        from desktop_app.ui.widgets.file_dialogs import choose_to_write
        from desktop_app.ui.widgets.lists.table_export import WORKBOOK

        book, kinds = self._context.book, f"{WORKBOOK};;Thư mục tệp CSV (*.csv)"

        def write(path: Path) -> None:
            self._context.tasks.long(
                "Đang xuất trọn sổ",
                lambda progress: export_whole(book, path, progress),
                lambda whole: self._say_written(
                    f"Đã xuất trọn sổ, {format_number(whole.rows)} dòng, ra “{whole.path.name}”.", whole.path
                ),
            )

        name = f"Trọn Sổ Thi đua {date.today():%Y-%m-%d}.xlsx"
        choose_to_write(self.notice.window(), self._settings, "Xuất trọn sổ", name, kinds, write)

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
        restore = partial(self.restore_asked.emit, str(backup.path), "")
        self.notice.say(f"{sentence.strip()} Phục hồi từ tệp này để làm tiếp.", "warning", "Phục hồi", restore)

    def restore(self) -> None:
        """Ask for a backup or package, check it, and ask whether to replace the data by it."""
        self._question.ask_file(self._settings)

    def restore_from(self, path: Path) -> None:
        """Check a backup or package, and ask whether to replace the data by it."""
        self._question.ask(path)

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
