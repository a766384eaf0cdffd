"""The dialog for a package that is carried away: what goes into it, and its passphrase, typed twice, kept nowhere."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.errors import InvalidRecord
from desktop_app.services.keeping import packages
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GROUP, PAGE
from desktop_app.ui.widgets.file_dialogs import choose_to_write, show_in_folder
from desktop_app.ui.widgets.forms.declared.grid import FormGrid
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.field import Field
from desktop_app.ui.widgets.muted_label import muted_label
from desktop_app.ui.widgets.notice import Notice


class PackageForm(QDialog):
    """Asks for a passphrase and a file, and writes the package there; `notice` shows the result."""

    def __init__(self, context: Context, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Gói dữ liệu để mang đi")
        self.setMinimumWidth(920)
        self._context, self._notice = context, notice
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        for line in (self.passphrase, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        self.handover = QCheckBox("Gói &bàn giao: thêm văn bản đã phát hành, mục lục, bảng mọi bản ghi")
        self.field = Field("passphrase", "&Mật khẩu", self.passphrase)
        second = Field("again", "&Nhập lại", self.again)
        words = muted_label(
            "Một tệp zip chứa toàn bộ sổ và tệp đính kèm, mã hóa bằng mật khẩu; máy nào có 7-Zip cũng mở được. "
            "Mật khẩu không lưu ở đâu: quên thì không ai mở được gói. Sổ ở máy này không khóa bằng mật khẩu này, "
            "mà dựa vào mã hóa ổ đĩa của máy."
        )
        body = QWidget()
        FormGrid(body).add_inputs([(field, Input(QLineEdit, of=field.name)) for field in (self.field, second)])
        buttons = QDialogButtonBox()
        set_mark(buttons.addButton("&Chọn tệp…", QDialogButtonBox.ButtonRole.AcceptRole), "primary")
        buttons.addButton("&Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        for widget in (words, body, self.handover, buttons):
            column.addWidget(widget)

    def accept(self) -> None:
        """Ask for the file and close, if the passphrase is one and was typed twice."""
        try:
            passphrase = packages.checked_passphrase(self.passphrase.text())
        except InvalidRecord as problem:
            self._say(problem.message)
            return
        if self.again.text() != passphrase:
            self._say("Hai lần nhập mật khẩu không giống nhau.")
            return
        self._choose(passphrase, self.handover.isChecked())
        super().accept()

    def _say(self, sentence: str) -> None:
        self.field.say(sentence)
        self.passphrase.setFocus()
        self.adjustSize()

    def _choose(self, passphrase: str, handover: bool) -> None:
        context, notice = self._context, self._notice

        def say(package: packages.PackageSummary) -> None:
            sentence = f"Đã ghi gói có mật khẩu: “{package.path.name}”, {package.records} bản ghi."
            notice.say(sentence, "done", "Mở thư mục", lambda: show_in_folder(package.path))

        def write(path: Path) -> None:
            book = context.book
            context.tasks.long(
                "Đang ghi gói dữ liệu",
                lambda _: packages.write_package(book, path, passphrase, handover=handover, replace=True),
                say,
            )

        name = f"{'Bàn giao' if handover else 'Sao lưu'} Sổ Thi đua {date.today():%Y-%m-%d}{packages.SUFFIX}"
        settings = SettingsFile.of(context, context.book.folder.settings)
        choose_to_write(notice.window(), settings, "Gói dữ liệu để mang đi", name, "Gói dữ liệu (*.zip)", write)
