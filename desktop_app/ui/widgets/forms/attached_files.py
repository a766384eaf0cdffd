"""The files attached to a record, as an input of its form: they are attached and removed when the form is saved."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Property, QEvent, QMimeData, QObject, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError
from desktop_app.services import attachments
from desktop_app.services.attachments import Attachment
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tokens import TIGHT
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.actions import add_action, button_line
from desktop_app.ui.widgets.file_dialogs import choose_to_write
from desktop_app.ui.widgets.forms.opened_copies import OpenedCopies
from desktop_app.ui.widgets.questions import show_problem

Act = Callable[[Book], Changes]

_ROWS_IN_VIEW: Final = 3
_KILO: Final = 1024


@dataclass(frozen=True, slots=True)
class StagedFiles:
    """Changes to a record's files that a form has collected: files to attach, ids of attachments to remove."""

    added: tuple[Path, ...] = ()
    removed: tuple[int, ...] = ()

    def with_save(self, act: Act, kind: str, row_id: int | None = None) -> Act:
        """Return an act that does `act` and changes the record's files as one step; without an id `act` makes it."""
        return lambda book: attachments.save_with_files(book, act, kind, row_id, self.added, self.removed)


def local_paths(data: QMimeData) -> list[Path]:
    """Return the files and folders of this machine among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class AttachedFiles(QWidget):
    """A list of files with actions on them. Signal: `altered()` when a file is added or removed."""

    altered = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self._attached: tuple[Attachment, ...] = ()
        self._files: list[Attachment | Path] = []
        self.list = QListWidget()
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTabKeyNavigation(False)
        self.list.setStyleSheet("QListWidget::item { padding: 3px 4px }")
        self.list.itemDoubleClicked.connect(lambda _: self.open_current())
        self.list.currentRowChanged.connect(lambda _: self._enable_actions())
        self._add_action = add_action(self, "Thêm tệp…", "attach", "Ins", self.choose)
        self._file_actions = [
            add_action(self, "Mở", "document", "Ctrl+O", self.open_current),
            add_action(self, "Lưu ra…", "save", "Ctrl+Shift+S", self.save_current),
            add_action(self.list, "Bỏ ra", "close", "Del", self.take_out),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.list)
        column.addLayout(button_line([self._add_action, *self._file_actions]))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.findChildren(QToolButton)[0])
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Take files that are dropped anywhere on the form: its lines would write down where they lie."""
        super().showEvent(event)
        form = self.window()
        form.setAcceptDrops(True)
        form.installEventFilter(self)
        for line in form.findChildren(QLineEdit):
            line.setAcceptDrops(False)
        for text in form.findChildren(QPlainTextEdit):
            text.setAcceptDrops(False)
            text.viewport().setAcceptDrops(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Attach what is dropped on the form."""
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            files = [path for path in local_paths(event.mimeData()) if path.is_file()]
            if files and event.type() == QEvent.Type.Drop:
                self.add(files)
            if files:
                event.acceptProposedAction()
                return True
        return super().eventFilter(watched, event)

    def set_attached(self, files: Sequence[Attachment]) -> None:
        """Show the files that a record has."""
        self._attached = tuple(files)
        self._files = list(files)
        self._fill()

    def staged(self) -> StagedFiles:
        """Return the changes that saving the form is to make."""
        remaining_ids = {file.id for file in self._files if isinstance(file, Attachment)}
        added = tuple(file for file in self._files if isinstance(file, Path))
        return StagedFiles(added, tuple(file.id for file in self._attached if file.id not in remaining_ids))

    def add(self, paths: Iterable[Path]) -> None:
        """Add files to those that saving is to attach."""
        self._files += [path for path in dict.fromkeys(paths) if path not in self._files]
        self._fill()
        self.list.setCurrentRow(len(self._files) - 1)
        self.altered.emit()

    def draft(self) -> list[int | str]:
        """Return the files of the list: those attached by their ids, others by their paths."""
        return [file.id if isinstance(file, Attachment) else str(file) for file in self._files]

    def show_draft(self, content: Sequence[int | str]) -> None:
        """Show the files of a list, as far as they are still there."""
        self._files = [file for file in self._attached if file.id in content]
        self.add(path for name in content if isinstance(name, str) and (path := Path(name)).is_file())

    def choose(self) -> None:
        """Ask which files to attach."""
        dialog = QFileDialog(self, "Đính kèm tệp")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        folder = str(self._settings.get("files").get("folder", ""))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog.setDirectory(folder if folder and Path(folder).is_dir() else documents)
        dialog.filesSelected.connect(self._add_chosen)
        dialog.open()

    def take_out(self) -> None:
        """Remove the current file from the list."""
        row = self.list.currentRow()
        if row >= 0:
            del self._files[row]
            self._fill()
            self.list.setCurrentRow(min(row, len(self._files) - 1))
            self.altered.emit()

    def open_current(self) -> None:
        """Open the current file in the system's own program for it: a copy that cannot be changed by mistake."""
        file = self._current()
        if isinstance(file, Path):
            _open(file)
        elif file is not None:
            copies = OpenedCopies.of(self._context)
            self._context.tasks.read(partial(copies.copy_of, file), _open, self._refuse, asker=self)

    def save_current(self) -> None:
        """Ask where to save a copy of the current file."""
        file = self._current()
        if isinstance(file, Attachment):
            suffix = Path(file.file_name).suffix
            kinds = f"Tệp {suffix} (*{suffix})" if suffix else "Mọi tệp (*)"
            write = partial(self._save, file)
            choose_to_write(self, self._settings, "Lưu tệp đính kèm", file.file_name, kinds, write)

    def _save(self, file: Attachment, path: Path) -> None:
        self._context.tasks.read(
            partial(attachments.save_outside, self._context.book, file, path),
            lambda _: self._context.message.emit(f"Đã lưu “{path.name}”."),
            self._refuse,
            asker=self,
        )

    def _add_chosen(self, names: list[str]) -> None:
        paths = [Path(name) for name in names]
        self._settings.put("files", {"folder": str(paths[0].parent)})
        self.add(paths)

    def _refuse(self, problem: ClerkError) -> None:
        show_problem(self, problem)

    def _current(self) -> Attachment | Path | None:
        row = self.list.currentRow()
        return self._files[row] if 0 <= row < len(self._files) else None

    def _content(self) -> object:
        return tuple(file.id if isinstance(file, Attachment) else str(file) for file in self._files)

    content = Property(object, _content, notify=altered, user=True)

    def _fill(self) -> None:
        self.list.clear()
        for file in self._files:
            item = QListWidgetItem(_file_text(file), self.list)
            item.setToolTip(str(file) if isinstance(file, Path) else file.file_name)
        if not self._files and self.list.hasFocus():
            self.setFocus()
        self.list.setVisible(bool(self._files))
        rows = min(len(self._files), _ROWS_IN_VIEW)
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), 0) + 2 * self.list.frameWidth() + 2)
        self._enable_actions()

    def _enable_actions(self) -> None:
        file = self._current()
        for action in self._file_actions:
            action.setEnabled(file is not None)
        self._file_actions[1].setEnabled(isinstance(file, Attachment))


def _file_text(file: Attachment | Path) -> str:
    if isinstance(file, Path):
        return f"{file.name} – chưa lưu"
    return f"{file.file_name} – {_size(file.size)}"


def _size(count: int) -> str:
    if count < _KILO * _KILO:
        return f"{format_number(max(1, round(count / _KILO)))} KB"
    return f"{count / _KILO / _KILO:.1f} MB".replace(".", ",")


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
