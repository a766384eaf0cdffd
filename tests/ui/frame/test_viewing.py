"""A book that another instance has open: who has it is said, and it can be looked at until it is free."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import StoreReadOnly
from desktop_app.domain.office.units import UnitFields
from desktop_app.runtime.instance_lock import FolderInUse, Holder, InstanceLock
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import close_book, hand_over_to, is_held, open_book
from desktop_app.services.office import units
from desktop_app.ui.base import book_follower
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.widgets.drafts.drafts_file import Drafts
from desktop_app.ui.widgets.lists.view import ListView
from tests.books import book_in
from tests.ui.frame.test_main_window import Run, button


def test_what_another_has_open_can_be_looked_at_until_it_is_free(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book_follower, "LOOK_EVERY_MS", 20)
    with book_in(tmp_path / "book") as book:
        settings_file = SettingsFile(book.folder.settings)
    settings_file.put("window", {"page": "history"})
    settings_file.write()
    other = open_book(DataFolder(tmp_path / "book"))
    hand_over_to(other, "Vi Thị Bích")
    drafts = other.folder.drafts
    drafts.write_text("what the other one is typing", encoding="utf-8")
    settings = other.folder.settings.read_bytes()
    run = Run(qtbot, tmp_path / "book").start()
    assert "đang được mở ở nơi khác: Vi Thị Bích, máy " in run.window.overlay.text
    QTest.mouseClick(button(run.window.overlay, "Xem, không ghi"), Qt.MouseButton.LeftButton)
    run.settle()
    assert "chỉ để đọc, vì sổ ở" in run.window.notice.text
    assert "Vi Thị Bích" in run.window.notice.text
    # The page used last, also where no other one's module was loaded before: the keyboard came to the list of pages.
    assert run.window.settings.get("window")["page"] == "history"
    # What is written there is seen here; what is tried here is refused with who has the book.
    view = run.window.current_page.findChild(ListView)
    assert view is not None
    assert view.count.text() == "0 dòng"
    units.add_unit(other, UnitFields("Văn phòng"))
    run.qtbot.waitUntil(lambda: view.count.text() == "1 dòng")
    with pytest.raises(StoreReadOnly, match="Vi Thị Bích"):
        units.add_unit(run.context.book, UnitFields("Thanh tra"))
    Drafts.of(run.context).write()
    run.window.settings.put("list.units", {"columns": []})
    run.window.settings.write()
    assert (drafts.read_text(encoding="utf-8"), settings) == (
        "what the other one is typing",
        other.folder.settings.read_bytes(),
    )
    drafts.unlink()
    close_book(other)
    run.qtbot.waitUntil(lambda: "Nơi kia đã đóng sổ" in run.window.notice.text)
    QTest.mouseClick(run.window.notice.button, Qt.MouseButton.LeftButton)
    run.settle()
    run.add_unit("Thanh tra")
    assert run.unit_names() == ["Văn phòng", "Thanh tra"]
    run.close()


def test_one_that_was_killed_is_told_from_one_at_work_and_looking_takes_nothing(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    # As a killed program leaves it: it names who had it.
    folder.lock.write_bytes(b"\nTr\xe1\xba\xa7n\nmay\n2026-11-27T08:00\n")
    assert not is_held(folder)
    own = InstanceLock(folder.lock)
    own.take()
    own.write_holder(Holder("Vi Thị Bích", "may", "2026-11-27T08:00"))
    assert is_held(folder)
    with pytest.raises(FolderInUse):
        InstanceLock(folder.lock).take()
    own.release()
    assert not is_held(folder)
