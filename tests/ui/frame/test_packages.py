"""A package carried away and brought back, in the window."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.ui.frame.package_window import PackageForm
from desktop_app.ui.widgets.book_acts import BookActs
from tests.books import book_in, rows_of
from tests.ui.frame.test_main_window import Run

KEY = "ban do xanh 1945"


def test_a_package_is_carried_away_and_brought_back(qtbot: QtBot, tmp_path: Path) -> None:
    with book_in(tmp_path / "book", filled=True):
        pass
    run = Run(qtbot, tmp_path / "book").start()
    run.window.menus.carry_away.trigger()
    (form,) = run.window.findChildren(PackageForm)
    form.passphrase.setText(KEY)
    form.again.setText("khac")
    form.accept()
    assert form.isVisible()
    form.again.setText(KEY)
    form.accept()
    dialog = run.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "goi.zip"))
    dialog.reject()
    run.settle()
    assert run.window.notice.text.startswith("Đã ghi gói có mật khẩu: “goi.zip”")
    run.add_unit("Phòng thêm sau")
    units = len(rows_of(run.context.book, "unit"))
    for typed in ("sai mat khau roi", KEY):
        if typed != KEY:
            BookActs.of(run.context).restore_from(tmp_path / "goi.zip")
        run.settle()
        asked = run.window.findChildren(QInputDialog)[-1]
        asked.textValueSelected.emit(typed)
        asked.close()
        run.settle()
    box = run.window.findChildren(QMessageBox)[-1]
    next(button for button in box.buttons() if button.text() == "Phục hồi").click()
    run.settle()
    assert len(rows_of(run.context.book, "unit")) == units - 1
    run.close()
