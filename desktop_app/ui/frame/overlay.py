"""What the window shows instead of its pages while there is no book: it is opening, being closed, or cannot be used."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.errors import (
    BookDamaged,
    BookInUse,
    BookLost,
    BookMoved,
    ClerkError,
    NoBook,
    StoreDamaged,
    StoreTooNew,
)
from desktop_app.ui.base.theme import at_size, set_mark
from desktop_app.ui.base.tokens import GAP, GROUP

if TYPE_CHECKING:
    from desktop_app.ui.base.tasks import Job, Tasks

_WIDTH = 560


class Overlay(QWidget):
    """A sentence in the middle of the window, with what to do about it.

    Signals, one for each of its buttons: `again`, `restore_asked(str)` with the backup that is offered, `file_asked`
    for another backup or package, `repair_asked`, `new_asked`, `view_asked` for a book that another instance has open,
    `use_asked` for what is left of one that was moved, `folder_chosen(str)`, `leave`; and `offered` when any of
    them is there.
    """

    again = Signal()
    restore_asked = Signal(str)
    file_asked = Signal()
    repair_asked = Signal()
    new_asked = Signal()
    view_asked = Signal()
    use_asked = Signal()
    folder_chosen = Signal(str)
    offered = Signal()
    leave = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._words = QLabel()
        for label in (self._title, self._words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self._title.setProperty("heading", True)
        self._words.setProperty("muted", True)
        self._buttons = self._make_buttons()
        self._offers = False
        """Whether the buttons come back when what is under way ends."""
        middle = QWidget()
        middle.setMaximumWidth(at_size(_WIDTH))
        self._column = column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addWidget(self._buttons)
        column.addStretch(3)
        line = QHBoxLayout(self)
        line.addStretch()
        line.addWidget(middle, 1)
        line.addStretch()

    def _make_buttons(self) -> QWidget:
        self._again = QPushButton("&Thử lại")
        self._again.clicked.connect(self.again)
        self._backup = ""
        self._restore = QPushButton("&Phục hồi bản sao lưu này")
        self._restore.clicked.connect(lambda: self.restore_asked.emit(self._backup))
        self._repair = QPushButton("&Sửa chữa dữ liệu")
        self._repair.clicked.connect(self.repair_asked)
        self._new = QPushButton("Tạo sổ &mới")
        self._new.clicked.connect(self.new_asked)
        self._view = QPushButton("&Xem, không ghi")
        self._view.clicked.connect(self.view_asked)
        self._use = QPushButton("&Dùng lại sổ ở đây")
        self._use.clicked.connect(self.use_asked)
        self._file = QPushButton("Mở từ &bản sao lưu, gói…")
        self._file.clicked.connect(self.file_asked)
        self._other = QPushButton("&Chọn thư mục khác…")
        self._other.clicked.connect(self._choose_folder)
        self._leave = QPushButton("Th&oát")
        self._leave.clicked.connect(self.leave)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        # What mends it stands above what leads elsewhere: all on one line would be cut.
        for buttons in (
            (self._repair, self._restore, self._again, self._view, self._use, self._new),
            (self._file, self._other, self._leave),
        ):
            line = QHBoxLayout()
            line.setSpacing(GAP)
            line.addStretch()
            for button in buttons:
                button.setAutoDefault(True)
                line.addWidget(button)
            line.addStretch()
            column.addLayout(line)
        both.hide()
        return both

    def watch(self, tasks: "Tasks") -> None:
        """Show the progress of long work in place of what is offered, which comes back once it is stopped or done."""
        from desktop_app.ui.widgets.progress import ProgressLine

        line = ProgressLine(tasks, self)
        self._column.insertWidget(self._column.indexOf(self._buttons), line, 0, Qt.AlignmentFlag.AlignHCenter)
        tasks.started.connect(self._wait)
        tasks.ended.connect(self._offer_again)

    def _wait(self, job: "Job") -> None:
        del job
        self._offers = self._buttons.isVisible()
        self._buttons.hide()

    def _offer_again(self, job: "Job") -> None:
        del job
        if self._offers:
            self._buttons.show()
        self._offers = False

    @property
    def text(self) -> str:
        """All that is said."""
        return f"{self._title.text()}\n{self._words.text()}".strip()

    def say(self, title: str, words: str = "") -> None:
        """Show a sentence about what is under way."""
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._buttons.hide()

    def show_problem(self, problem: ClerkError) -> None:
        """Show why the book cannot be opened, and what can be done."""
        absent, lost = isinstance(problem, NoBook), isinstance(problem, BookLost)
        damaged = isinstance(problem, BookDamaged)
        self._backup = problem.backup if isinstance(problem, BookLost | BookDamaged) else ""
        self._title.setText("Chưa có sổ ở đây" if absent and not lost else "Chưa mở được sổ")
        self._words.setText(f"{problem.message}\n{problem.hint}".strip())
        self._words.show()
        self._restore.setVisible(bool(self._backup))
        self._repair.setVisible(damaged)
        self._new.setVisible(absent)
        self._view.setVisible(isinstance(problem, BookInUse))
        self._use.setVisible(isinstance(problem, BookMoved))
        # What another window holds, or what cannot be written, takes no other data.
        self._file.setVisible(absent or isinstance(problem, StoreDamaged | StoreTooNew))
        offered = self._restore if self._backup else self._new if absent and not lost else self._again
        if damaged:
            offered = self._repair
        for button in (self._restore, self._repair, self._new, self._again):
            set_mark(button, "primary", button is offered)
        self._buttons.show()
        offered.setFocus()
        self.offered.emit()

    def _choose_folder(self) -> None:
        # The class of a dialog is made when it is imported: the window is to be painted before.
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self, "Chọn thư mục dữ liệu")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder_chosen)
        dialog.open()
