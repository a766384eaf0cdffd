"""The window of the recovery sheet of a package: as it will be printed, to be printed and saved."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QMainWindow, QVBoxLayout, QWidget

from desktop_app.domain.errors import ClerkError
from desktop_app.services.keeping.recovery import TITLE, recovery_sheet
from desktop_app.services.papers.papers import Paper
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.widgets.actions import add_action, push_button
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.papers.bars import add_bar
from desktop_app.ui.widgets.papers.keeper import PaperKeeper
from desktop_app.ui.widgets.papers.view import PaperView

_ICON_SIDE = 18


class RecoverySheetWindow(QMainWindow):
    """Shows the sheet for a `package` (its file's name, "" for a dotted line); it never has a passphrase on it."""

    def __init__(self, context: Context, package: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self._questions = BookQuestions(context, self)
        self.package = QLineEdit(package)
        self.package.setPlaceholderText("để trống thì in dòng chấm")
        self.package.setAccessibleName("Tên tệp gói")
        self.package.editingFinished.connect(self.refresh)
        self.hand_line = QCheckBox("&Chừa một dòng để ghi tay mật khẩu")
        self.hand_line.toggled.connect(self.refresh)
        self.notice = Notice()
        self.view = PaperView()
        self.keeper = PaperKeeper(context, self.notice, self)
        self._lay_out()
        open_at(self, 900, 720)
        add_action(self, "Đóng", "close", "Esc; Ctrl+W", self._close)
        self.refresh()
        self.package.setFocus()

    def refresh(self) -> None:
        """Make the sheet again, from what is typed and ticked."""
        make = partial(recovery_sheet, package=self.package.text().strip(), hand_line=self.hand_line.isChecked())
        self._questions.ask("sheet", make, self._show, self._refuse)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the document before the bytes that it reads are freed."""
        self.view.clear()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        bar = add_bar(self, "Bản in")
        bar.addActions([self.keeper.print_action, self.keeper.save_actions["pdf"]])
        bar.addSeparator()
        self.view.add_to(bar, self)
        label = QLabel("&Tên tệp gói")
        label.setBuddy(self.package)
        line = QHBoxLayout()
        line.setSpacing(GROUP)
        line.addWidget(label)
        line.addWidget(self.package, 1)
        line.addWidget(self.hand_line)
        close = push_button("Đón&g", "Esc")
        close.clicked.connect(self._close)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(close)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.notice)
        column.addLayout(line)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self.setCentralWidget(body)

    def _show(self, content: bytes) -> None:
        self.view.show_pdf(content, stay=True)
        self.keeper.take(Paper(content, f"{TITLE}{self._of_package()}.pdf"), None, ("pdf",))

    def _of_package(self) -> str:
        name = Path(self.package.text().strip()).stem
        return f" - {name}" if name else ""

    def _refuse(self, problem: ClerkError) -> None:
        self.keeper.take(None, None)
        self.view.refuse(problem, self.refresh)

    def _close(self) -> None:
        self.close()
