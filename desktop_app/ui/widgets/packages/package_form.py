"""The dialog for a package that is carried away: what goes into it, and its passphrase, typed twice, kept nowhere.

Only a hand-over package may go without one, and that is asked about.
"""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop_app.domain.errors import InvalidRecord
from desktop_app.services.keeping import packages
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.file_dialogs import choose_to_write, show_in_folder
from desktop_app.ui.widgets.forms.declared.grid import FormGrid
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.field import Field
from desktop_app.ui.widgets.input_dialog import InputDialog
from desktop_app.ui.widgets.muted_label import muted_label
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.questions import ask


class PackageForm(InputDialog):
    """Asks for a passphrase and a file, and writes the package there; `notice` shows the result."""

    def __init__(self, context: Context, notice: Notice, parent: QWidget) -> None:
        super().__init__("Gói dữ liệu để mang đi", 920, parent)
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
            "mà dựa vào mã hóa ổ đĩa của máy. Gói bàn giao trao tận tay thì được để trống mật khẩu."
        )
        body = QWidget()
        FormGrid(body).add_inputs([(field, Input(QLineEdit, of=field.name)) for field in (self.field, second)])
        self.lay_out((words, body, self.handover), "&Chọn tệp…")

    def accept(self) -> None:
        """Ask for the file and close, if the passphrase is one and was typed twice, or none is wanted."""
        typed, handover = self.passphrase.text(), self.handover.isChecked()
        try:
            if typed or not handover:
                packages.checked_passphrase(typed)
        except InvalidRecord as problem:
            self._say(problem.message)
            return
        if self.again.text() != typed:
            self._say("Hai lần nhập mật khẩu không giống nhau.")
        elif typed:
            self._leave(typed, handover)
        else:
            ask(
                self,
                "Gói bàn giao không có mật khẩu",
                "Ai có tệp này cũng đọc được toàn bộ sổ: họ tên, năm sinh, thành tích. Chỉ nên để trống mật khẩu khi "
                "trao tận tay người tiếp quản.\n\nVẫn lập gói không có mật khẩu?",
                "Lập gói không mật khẩu",
                lambda: self._leave("", handover),
                danger=True,
            )

    def _leave(self, passphrase: str, handover: bool) -> None:
        self._choose(passphrase, handover)
        super().accept()

    def _say(self, sentence: str) -> None:
        self.field.say(sentence)
        self.passphrase.setFocus()
        self.adjustSize()

    def _choose(self, passphrase: str, handover: bool) -> None:
        context, notice = self._context, self._notice

        def say(package: packages.PackageSummary) -> None:
            locked = "có mật khẩu" if package.sealed else "KHÔNG có mật khẩu"
            held = f"{format_number(package.records)} bản ghi, {format_number(package.files)} tệp đính kèm"
            sentence = f"Đã ghi gói {locked}: “{package.path.name}”, {held}."
            if package.sealed:
                # The sheet belongs to a package whose passphrase can be forgotten.
                notice.say(sentence, "done", "Tờ hướng dẫn…", lambda: show_sheet(package.path.name))
            else:
                notice.say(sentence, "warning", "Mở thư mục", lambda: show_in_folder(package.path))

        def show_sheet(package: str) -> None:
            from desktop_app.ui.widgets.packages.recovery_sheet import RecoverySheetWindow

            RecoverySheetWindow(context, package, notice.window()).show()

        def write(path: Path) -> None:
            book = context.book
            context.tasks.long(
                "Đang ghi gói dữ liệu",
                lambda report: packages.write_package(book, path, passphrase, report, handover=handover, replace=True),
                say,
                writes=False,
            )

        name = f"{'Bàn giao' if handover else 'Sao lưu'} Sổ Thi đua {date.today():%Y-%m-%d}{packages.SUFFIX}"
        settings = SettingsFile.of(context, context.book.folder.settings)
        choose_to_write(notice.window(), settings, "Gói dữ liệu để mang đi", name, "Gói dữ liệu (*.zip)", write)
