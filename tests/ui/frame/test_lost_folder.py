"""The data folder deleted under an open window."""

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.books import book_in
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
