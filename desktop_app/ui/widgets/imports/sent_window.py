"""The files of a folder that units sent: who has sent, who has not, what ails each, and all of it as one change."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.errors import ClerkError
from desktop_app.domain.lists import Column, ColumnKind
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.kinds import IMPORT_KINDS
from desktop_app.services.imports.unit_files.returned import SentFile, SentFolder, look_at_folder, take_in_folder
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.theme import at_size, set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.widgets.actions import heading, push_button
from desktop_app.ui.widgets.file_dialogs import choose_folder
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.imports.opened_file import opened_look
from desktop_app.ui.widgets.imports.window import ImportWindow
from desktop_app.ui.widgets.lists.line_table import LineModel, LineTable, give_blank
from desktop_app.ui.widgets.lists.table_export import SeenTable, export_table
from desktop_app.ui.widgets.muted_label import muted_label
from desktop_app.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from desktop_app.domain.changes import Changes

Index = QModelIndex | QPersistentModelIndex

_COLUMNS: Final = tuple(
    Column(key, title, ColumnKind.TEXT, width)
    for key, title, width in (
        ("unit", "Đơn vị", 34),
        ("state", "Tình trạng", 18),
        ("trouble", "Cần xem", 60),
        ("rows", "Số dòng", 9),
        ("new", "Sẽ ghi", 9),
        ("same", "Đã có", 9),
        ("kind", "Danh sách", 26),
        ("file", "Tệp", 34),
    )
)
_WIDTHS: Final = (210, 160, 250, 80, 75, 75, 130)
_STATE: Final = 1
_COUNTS: Final = range(3, 6)
_GIVING_WAY: Final = (6, 5, 7)
"""What a narrow window leaves out, in this order: the file is named below the table, too, where it needs a look."""


def cells_of(file: SentFile) -> tuple[str, ...]:
    """Return a line of the table as texts."""
    kind = IMPORT_KINDS[file.kind].title if file.kind else ""
    counts = (file.rows, file.new, file.same) if file.file else ("", "", "")
    return (file.unit or "(chưa rõ đơn vị)", file.state, file.trouble, *map(str, counts), kind, file.file)


class SentModel(LineModel[SentFile]):
    """The files, and the units that sent none."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        file = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cells_of(file)[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == _STATE:
            return icon("warning") if file.trouble or not file.file else icon("check")
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _COUNTS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


class _SentTable(LineTable[SentFile]):
    """The table of them; in a narrow window some columns give way."""

    def __init__(self, files: SentModel) -> None:
        self._files = files
        super().__init__(files, _WIDTHS, "Tệp các đơn vị gửi")

    def show_lines(self, files: Sequence[SentFile]) -> None:
        """Show these."""
        self._files.show_lines(files)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the texts the room there is."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        usual = {place: at_size(width) for place, width in enumerate(_WIDTHS)}
        texts = [cells_of(file) for file in self._files.lines]
        give_blank(self, usual, texts.__getitem__, shown=range(len(_COLUMNS)), cut=True, giving_way=_GIVING_WAY)


class SentWindow(QDialog):
    """Shows who has sent what; all rows that are clear become one change.

    Signal: `taken(Changes)`.
    """

    taken = Signal(object)

    def __init__(self, context: Context, sent: SentFolder, parent: QWidget, kind: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Tệp các đơn vị gửi: “{sent.folder.name}”")
        open_at(self, 1180, 560)
        self._context, self.sent = context, sent
        self._job: Job | None = None
        self.notice = Notice()
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        set_mark(self.summary, "muted")
        self.model = SentModel(_COLUMNS)
        self.table = _SentTable(self.model)
        self.detail = muted_label()
        # Nominations are taken in for a round, which only a template names.
        kinds = {each.key: each.title for each in IMPORT_KINDS.values() if not each.needs_round}
        self.kind: ValueBox[str] = ValueBox({"": "– không nhận –"} | kinds)
        self.kind.set_value(kind)
        self._of_others = QWidget()
        self.look = push_button("&Xem từng dòng…", "Mọi dòng của loại danh sách đang chọn: sửa, bỏ, chọn tên (Enter)")
        self.save = push_button("&Lưu bảng này…", "Lưu bảng đơn vị nào đã gửi, chưa gửi ra Excel")
        self.write = push_button("&Ghi vào sổ", "Ghi mọi dòng đã rõ của mọi tệp, một bước (Ctrl+Enter)")
        set_mark(self.write, "primary")
        self.cancel = push_button("Đó&ng", "Esc")
        self._lay_out()
        self._connect()
        self._show(sent)

    def take(self) -> None:
        """Write all that is clear as one change, and close."""
        if self._job is not None or not self.write.isEnabled():
            return
        book, sent = self._context.book, self.sent
        self.cancel.setText("&Dừng")
        self.write.setEnabled(False)
        self._job = self._context.tasks.long(
            "Đang nhập",
            lambda report: take_in_folder(book, sent, report),
            self._finish,
            self._refuse,
        )

    def reject(self) -> None:
        """Close without a trace; while rows are written, stop: then nothing is written."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()

    def look_at_rows(self, file: SentFile | None) -> None:
        """Show every row of the list that a file is of, of all units together."""
        kind = file.kind if file is not None and file.kind in self.sent.looks else next(iter(self.sent.looks), "")
        if not kind:
            return
        look, settings = self.sent.looks[kind], self.sent.readings[kind]

        def show(window: ImportWindow) -> None:
            window.taken.connect(lambda _: self._read_again())
            window.open()

        self._context.read(
            lambda book: opened_look(book, IMPORT_KINDS[kind], look, settings),
            lambda opened: show(ImportWindow(self._context, opened, self)),
            self._refuse,
            self,
        )

    def _read_again(self) -> None:
        folder, only, kind = self.sent.folder, self.sent.only, self.kind.value()
        settings = ImportSettings()
        self._context.read(
            lambda book: look_at_folder(book, folder, settings, kind, only), self._show, self._refuse, self
        )

    def _show(self, sent: SentFolder) -> None:
        self.sent = sent
        self.table.show_lines(sent.files)
        if sent.files:
            self.table.selectRow(0)
            self._tell_file()
        files = [file for file in sent.files if file.file]
        missing = sum(1 for file in sent.files if not file.file)
        bad = sum(1 for file in files if file.trouble)
        parts = [f"{format_number(len(files))} tệp", f"{format_number(missing)} đơn vị chưa gửi" if missing else ""]
        parts.append(f"{format_number(bad)} tệp cần xem" if bad else "")
        rows = sum(file.new for file in files)
        parts.append(f"sẽ ghi {format_number(rows)} dòng" if rows else "không có dòng nào để ghi")
        self.summary.setText(f"{', '.join(filter(None, parts))}.")
        self._of_others.setVisible(bool(self.kind.value()) or any(not file.kind for file in files))
        self.write.setEnabled(rows > 0)
        self.look.setEnabled(bool(sent.looks))

    def _tell_file(self) -> None:
        """Say the whole of what ails the current file."""
        file = self.table.current()
        self.detail.setText(f"{file.file}: {file.trouble}" if file is not None and file.trouble else "")

    def _finish(self, changes: "Changes") -> None:
        self._job = None
        self._context.message.emit(changes.label)
        self._context.changed.emit(changes)
        self.taken.emit(changes)
        self.accept()

    def _end(self, job: Job) -> None:
        if job is self._job and job.stopped.is_set():
            self._stop()
            self.notice.say("Đã dừng: không dòng nào được ghi.", "info")

    def _refuse(self, problem: ClerkError) -> None:
        self._stop()
        self.notice.say(f"{problem.message} {problem.hint}".strip(), "problem")

    def _stop(self) -> None:
        self._job = None
        self.cancel.setText("Đó&ng")
        self.write.setEnabled(any(file.new for file in self.sent.files))

    def _save(self) -> None:
        rows: Sequence[Sequence[object]] = [cells_of(file) for file in self.sent.files]
        export_table(self._context, self, self.notice, SeenTable("Đơn vị đã gửi, chưa gửi", _COLUMNS, rows))

    def _connect(self) -> None:
        self.table.entered.connect(self.look_at_rows)
        self.table.selectionModel().currentRowChanged.connect(self._tell_file)
        self.kind.currentIndexChanged.connect(lambda _: self._read_again())
        self.look.clicked.connect(lambda: self.look_at_rows(self.table.current()))
        self.save.clicked.connect(self._save)
        self.write.clicked.connect(self.take)
        self.cancel.clicked.connect(self.reject)
        keys = QShortcut(self)
        keys.setKeys(QKeySequence.listFromString("Ctrl+Return; Ctrl+Enter"))
        keys.activated.connect(self.take)
        self._context.tasks.ended.connect(self._end)
        self._context.tasks.faulted.connect(self._stop)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for button in (self.look, self.save):
            buttons.addWidget(button)
        buttons.addStretch()
        for button in (self.write, self.cancel):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(heading(self.windowTitle()))
        of_others = QHBoxLayout(self._of_others)
        of_others.setContentsMargins(0, 0, 0, 0)
        of_others.setSpacing(GAP)
        label = QLabel("&Tệp không phải mẫu là danh sách")
        label.setBuddy(self.kind)
        of_others.addWidget(label)
        of_others.addWidget(self.kind)
        of_others.addStretch()
        column.addWidget(self.summary)
        column.addWidget(self._of_others)
        column.addWidget(self.notice)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        column.addLayout(buttons)


def import_folder(context: Context, parent: QWidget) -> None:
    """Ask for a folder and show who has sent what."""
    settings = SettingsFile.of(context, context.book.folder.settings)
    choose_folder(
        parent, settings, "Nhập cả thư mục tệp các đơn vị gửi", lambda folder: show_folder(context, parent, folder)
    )


def show_folder(context: Context, parent: QWidget, folder: Path, kind: str = "", only: Sequence[Path] = ()) -> None:
    """Show who has sent what into a folder; `kind` and `only` as for `look_at_folder`."""
    context.message.emit(f"Đang đọc các tệp trong “{folder.name}”…")

    def show(sent: SentFolder) -> None:
        context.message.emit("")
        SentWindow(context, sent, parent, kind).open()

    context.read(lambda book: look_at_folder(book, folder, ImportSettings(), kind, only), show, None, parent)
