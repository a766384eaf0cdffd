"""Page Sao lưu says who may look into the data."""

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.settings.backup_page import BackupPage
from tests.books import book_in
from tests.ui.frame.test_main_window import Run


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_page_of_backups_says_who_may_look_into_the_data(qtbot: QtBot, tmp_path: Path) -> None:
    with book_in(tmp_path / "book"):
        pass
    run = Run(qtbot, tmp_path / "book").start()
    run.window.go_to("backup")
    run.settle()
    page = run.window.current_page
    assert isinstance(page, BackupPage)
    assert page.privacy.text() == "Dữ liệu ở máy này chỉ tài khoản của bạn mở được."
    (tmp_path / "book").chmod(0o777)
    page.refresh()
    run.settle()
    assert page.privacy.text().startswith("Người dùng khác của máy này có thể xem hoặc sửa dữ liệu")
    run.close()
