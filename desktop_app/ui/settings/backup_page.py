"""The page Sao lưu: making and restoring backups, and the list of those in the data folder."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import set_mark, set_up_table
from desktop_app.ui.base.tokens import GROUP, PAGE
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.actions import add_action, button_line, heading
from desktop_app.ui.widgets.book_acts import BookActs
from desktop_app.ui.widgets.muted_label import muted_label
from desktop_app.ui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A backup in the data folder: its path, when it was written, its size in bytes."""

    path: Path
    written: datetime
    size: int


def backup_files(folder: Path) -> list[BackupFile]:
    """Return the backups in a folder (which may not exist yet), the newest first."""
    stats = [(path, path.stat()) for path in folder.glob("*.db")]
    files = [BackupFile(path, datetime.fromtimestamp(stat.st_mtime), stat.st_size) for path, stat in stats]
    return sorted(files, key=lambda file: (file.written, file.path.name), reverse=True)


class BackupPage(Page):
    """The list of backups, with the same acts as the window's menu."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._files: list[BackupFile] = []
        self._acts = BookActs.of(context)
        self.back_up = add_action(self, "&Sao lưu ngay", "save", "Ctrl+N", self._acts.back_up_here)
        self.restore = add_action(self, "&Phục hồi bản đang chọn…", "restore", "Ctrl+R", self._restore_chosen)
        self.elsewhere = add_action(self, "Sao lưu ra &nơi khác…", "export-sheet", "", self._acts.back_up)
        self.from_file = add_action(self, "Phục hồi từ &tệp khác…", "import", "", self._acts.restore)
        self.actions_menu = [self.back_up, self.elsewhere, self.restore, self.from_file]
        self.table = _Files(self._restore_chosen)
        self.words = QLabel()
        set_mark(self.words, "muted")
        self.privacy = QLabel()
        self.privacy.setTextFormat(Qt.TextFormat.PlainText)
        self.privacy.setWordWrap(True)
        self._lay_out()
        self.restore.setEnabled(False)
        self.table.itemSelectionChanged.connect(self._follow)
        self._acts.backed_up.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        words = muted_label(
            "Bản sao lưu là một tệp chứa toàn bộ sổ, được mở và đếm lại ngay khi ghi. "
            "Nên giữ thêm một bản ở ổ đĩa khác (USB)."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(heading("Sao lưu"))
        column.addLayout(button_line(self.actions_menu))
        column.addWidget(words)
        column.addWidget(self.privacy)
        column.addWidget(self.table, 1)
        column.addWidget(self.words)
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Read the folder of backups again, and who may look into the data."""
        from desktop_app.services.keeping.privacy import privacy_in_words

        folder = self._context.book.folder.backups
        self._context.tasks.read(lambda: backup_files(folder), self._show)
        self._context.read(lambda book: privacy_in_words(book.folder), self._show_privacy, asker=self)

    def _show(self, files: list[BackupFile]) -> None:
        self._files = files
        self.table.show_files(files)
        folder = self._context.book.folder.backups
        self.words.setText(f"{len(files)} bản trong {folder}" if files else "Chưa có bản sao lưu nào.")

    def _show_privacy(self, sentence: str) -> None:
        self.privacy.setText(sentence or "Dữ liệu ở máy này chỉ tài khoản của bạn mở được.")
        set_mark(self.privacy, "problem", bool(sentence))
        set_mark(self.privacy, "muted", not sentence)

    def _follow(self) -> None:
        self.restore.setEnabled(bool(self.table.selectedItems()))

    def _restore_chosen(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._files):
            self._acts.restore_from(self._files[row].path)


class _Files(QTableWidget):
    def __init__(self, enter: Callable[[], None]) -> None:
        super().__init__(0, 3)
        self._enter = enter
        set_up_table(self)
        self.setHorizontalHeaderLabels(["Tệp", "Ghi lúc", "Dung lượng (KB)"])
        self.setAccessibleName("Các bản sao lưu")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place in (1, 2):
            header.resizeSection(place, 180)
        self.doubleClicked.connect(lambda _: enter())

    def show_files(self, files: list[BackupFile]) -> None:
        self.setRowCount(len(files))
        for row, file in enumerate(files):
            self.setItem(row, 0, QTableWidgetItem(file.path.name))
            self.setItem(row, 1, QTableWidgetItem(f"{file.written:%d/%m/%Y %H:%M}"))
            size = QTableWidgetItem(format_number(-(-file.size // 1024)))
            size.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, 2, size)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)
