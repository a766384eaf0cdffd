"""A package carried away and brought back, in the window, also where there is no book; and its recovery sheet."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.runtime.paths import DataFolder
from desktop_app.services.keeping.packages import write_package
from desktop_app.ui.settings.data_safety_page import DataSafetyPage
from desktop_app.ui.widgets.book_acts import BookActs
from desktop_app.ui.widgets.packages.package_form import PackageForm
from desktop_app.ui.widgets.packages.recovery_sheet import RecoverySheetWindow
from tests.books import book_in, copied_book, fill, rows_of
from tests.ui.frame.test_main_window import Run, button

KEY = "ban do xanh 1945"


def click(there: QPushButton) -> None:
    QTest.mouseClick(there, Qt.MouseButton.LeftButton)


def choose(run: Run, path: Path) -> None:
    """Choose a file in the dialog that is open."""
    (dialog,) = [dialog for dialog in run.window.findChildren(QFileDialog) if dialog.isVisible()]
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    run.settle()


def answer(run: Run, of: QWidget, label: str) -> str:
    (box,) = [box for box in of.findChildren(QMessageBox) if box.isVisible()]
    question = box.text()
    click(button(box, label))
    run.settle()
    run.settle()
    return question


def type_passphrase(run: Run, typed: str) -> None:
    (question,) = [question for question in run.window.findChildren(QInputDialog) if question.isVisible()]
    question.setTextValue(typed)
    question.accept()
    run.settle()


def test_a_package_is_carried_away_and_brought_back(qtbot: QtBot, tmp_path: Path) -> None:
    copied_book(tmp_path / "book", fill)
    run = Run(qtbot, tmp_path / "book").start()
    run.window.menus.carry_away.trigger()
    (form,) = run.window.findChildren(PackageForm)
    form.passphrase.setText(KEY)
    form.again.setText("khac")
    form.accept()
    assert form.isVisible()
    form.again.setText(KEY)
    form.accept()
    choose(run, tmp_path / "goi.zip")
    assert run.window.notice.text.startswith("Đã ghi gói có mật khẩu: “goi.zip”")
    run.add_unit("Phòng thêm sau")
    units = len(rows_of(run.context.book, "unit"))
    BookActs.of(run.context).restore_from(tmp_path / "goi.zip")
    run.settle()
    for typed in ("sai mat khau roi", KEY):
        type_passphrase(run, typed)
    answer(run, run.window, "Phục hồi")
    run.settle()
    assert len(rows_of(run.context.book, "unit")) == units - 1
    run.close()


def test_a_hand_over_package_goes_without_a_passphrase_only_when_that_was_asked(qtbot: QtBot, tmp_path: Path) -> None:
    with book_in(tmp_path / "book", fill):
        pass
    run = Run(qtbot, tmp_path / "book").start()
    run.window.go_to("backup")
    run.settle()
    page = run.window.current_page
    assert isinstance(page, DataSafetyPage)
    page.carry_away.trigger()
    (form,) = run.window.findChildren(PackageForm)
    click(button(form, "Chọn tệp…"))
    assert form.field.sentence.text() == "Nhập mật khẩu."
    form.handover.setChecked(True)
    click(button(form, "Chọn tệp…"))
    assert "Ai có tệp này cũng đọc được toàn bộ sổ" in answer(run, form, "Hủy")
    assert form.isVisible()
    click(button(form, "Chọn tệp…"))
    answer(run, form, "Lập gói không mật khẩu")
    choose(run, tmp_path / "ban-giao.zip")
    assert run.window.notice.text.startswith("Đã ghi gói KHÔNG có mật khẩu: “ban-giao.zip”, ")
    with zipfile.ZipFile(tmp_path / "ban-giao.zip") as archive:
        assert archive.read("so-thi-dua.db").startswith(b"SQLite format 3")
        assert "danh-muc.xlsx" in archive.namelist()
    assert rows_of(run.context.book, "departure", "way, sealed") == [("handover", 0)]
    run.close()


def test_the_recovery_sheet_is_seen_printed_and_saved_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    with book_in(tmp_path / "book"):
        pass
    run = Run(qtbot, tmp_path / "book").start()
    run.window.menus.recovery_sheet.trigger()
    (window,) = run.window.findChildren(RecoverySheetWindow)
    qtbot.waitUntil(lambda: window.view.page_count == 1)
    window.package.setText("Sao lưu 2026.zip")
    window.package.editingFinished.emit()
    QTest.keyClick(window.hand_line, Qt.Key.Key_Space)
    run.settle()
    window.keeper.save_actions["pdf"].trigger()
    choose(run, tmp_path / "to.pdf")
    assert window.notice.text == "Đã lưu “to.pdf”."
    words = PdfReader(io.BytesIO((tmp_path / "to.pdf").read_bytes())).pages[0].extract_text()
    assert "Sao lưu 2026.zip" in words
    assert "Mật khẩu (ghi tay)" in words
    assert window.keeper.print_action.isEnabled()
    assert [row[0] for row in rows_of(run.context.book, "departure", "way")] == ["file"]
    window.close()
    run.close()


def records_in(folder: DataFolder) -> set[Path]:
    """Return what lies in a folder, but for what the window remembers of itself, whenever it comes to that."""
    return set(folder.root.rglob("*")) - {folder.settings}


@pytest.mark.parametrize("state", ["missing", "damaged", "new"])
def test_where_no_book_can_be_opened_one_is_made_from_a_package(qtbot: QtBot, tmp_path: Path, state: str) -> None:
    with book_in(tmp_path / "other", fill) as other:
        write_package(other, tmp_path / "goi.zip", KEY)
        units = len(rows_of(other, "unit"))
    folder = DataFolder(tmp_path / "book")
    if state != "new":
        with book_in(folder.root):
            pass
        folder.database.write_bytes(b"" if state == "missing" else os.urandom(9000))
    run = Run(qtbot, folder.root).start()
    overlay = run.window.overlay
    assert run.window.current_page is overlay
    before = records_in(folder)
    click(button(overlay, "Mở từ bản sao lưu, gói…"))
    choose(run, tmp_path / "goi.zip")
    type_passphrase(run, "sai mat khau roi")
    type_passphrase(run, KEY)
    assert records_in(folder) == before, "nothing is done before she agrees"
    question = answer(run, run.window, "Phục hồi")
    assert "“goi.zip”" in question
    assert len(rows_of(run.context.book, "unit")) == units
    assert run.window.notice.text == "Đã phục hồi từ “goi.zip”."
    run.close()


def test_a_package_that_is_opened_with_the_program_is_asked_about(qtbot: QtBot, tmp_path: Path) -> None:
    with book_in(tmp_path / "other", fill) as other:
        write_package(other, tmp_path / "goi.zip", KEY)
    run = Run(qtbot, tmp_path / "book", package=tmp_path / "goi.zip").start()
    type_passphrase(run, KEY)
    assert "Mở sổ từ bản sao lưu “goi.zip”?" in answer(run, run.window, "Phục hồi")
    units = len(rows_of(run.context.book, "unit"))
    second = Run(qtbot, tmp_path / "book", package=tmp_path / "goi.zip").start()
    assert second.window.notice.text == "Chưa mở gói “goi.zip”: thả gói ấy vào cửa sổ đang mở sổ."
    second.close()
    run.close()
    again = Run(qtbot, tmp_path / "book", package=tmp_path / "goi.zip").start()
    qtbot.waitUntil(lambda: bool(again.window.findChildren(QInputDialog)))
    type_passphrase(again, KEY)
    assert "Thay toàn bộ dữ liệu đang dùng bằng bản sao lưu “goi.zip”?" in answer(again, again.window, "Hủy")
    assert len(rows_of(again.context.book, "unit")) == units > 0
    again.close()
