"""The data folder deleted under an open window, or one that may only be read."""

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import StoreReadOnly
from desktop_app.runtime.instance_lock import InstanceLock
from desktop_app.runtime.paths import DataFolder
from desktop_app.ui.settings.data_safety_page import DataSafetyPage
from tests.books import book_in, fill
from tests.ui.frame.test_main_window import Run, button


@pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody delete an open file")
def test_what_is_in_memory_is_written_elsewhere_when_the_data_folder_is_deleted(qtbot: QtBot, tmp_path: Path) -> None:
    # Saving used to go on, into files that nobody would ever read.
    with book_in(tmp_path / "book"):
        pass
    run = Run(qtbot, tmp_path / "book").start()
    run.add_unit("Văn phòng")
    shutil.rmtree(tmp_path / "book")
    for name in ("Thanh tra", "Phòng Lễ tân"):
        run.add_unit(name)
    (box,) = run.window.findChildren(QMessageBox)
    assert "việc vừa rồi chưa được lưu" in box.text()
    assert "việc vừa rồi chưa được lưu" in run.window.notice.text
    QTest.mouseClick(button(box, "Ghi ra nơi khác…"), Qt.MouseButton.LeftButton)
    dialog = run.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "cuu.db"))
    dialog.close()
    run.settle()
    assert "Đã ghi sổ vào “cuu.db”" in run.window.notice.text
    QTest.mouseClick(run.window.notice.button, Qt.MouseButton.LeftButton)
    run.settle()
    run.settle()
    run.add_unit("Thanh tra")
    assert run.unit_names() == ["Văn phòng", "Thanh tra"]
    run.close()


def test_a_folder_that_may_only_be_read_is_shown_and_nothing_in_it_is_written(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The window used to show that it had no right to write, and nothing of the book.
    with book_in(tmp_path / "book", fill):
        pass

    def refuse(folder: DataFolder) -> InstanceLock:
        raise StoreReadOnly(f"Không có quyền ghi vào thư mục dữ liệu “{folder.root}”.", "Chọn thư mục khác.")

    monkeypatch.setattr("desktop_app.services.book._take", refuse)
    monkeypatch.setattr("desktop_app.app._SETTLED_MS", 0)
    before = {path: path.read_bytes() for path in (tmp_path / "book").rglob("*") if path.is_file()}
    run = Run(qtbot, tmp_path / "book").start()
    opening_sentence = f"Sổ mở ra chỉ để đọc, vì không có quyền ghi vào thư mục dữ liệu “{tmp_path / 'book'}”"
    assert run.window.notice.text.startswith(opening_sentence)
    assert "Văn phòng" in run.unit_names()
    run.window.go_to("backup")
    run.settle()
    page = run.window.current_page
    assert isinstance(page, DataSafetyPage)
    assert page.state.text().startswith(opening_sentence)
    for act in (page.back_up, page.repair):
        act.trigger()
        run.settle()
        assert run.window.notice.text.startswith("Việc này chưa được lưu: không có quyền ghi")
    run.add_unit("Phòng Thêm Sau")
    assert run.window.notice.text.startswith("Việc này chưa được lưu: không có quyền ghi")
    assert "Phòng Thêm Sau" not in run.unit_names()
    run.close()
    after = {path: path.read_bytes() for path in (tmp_path / "book").rglob("*") if path.is_file()}
    after.pop(tmp_path / "book" / "cai-dat.json", None)
    assert after == before
