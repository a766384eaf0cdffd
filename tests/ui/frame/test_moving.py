"""The data folder moved from the window: asked for, stopped, done, found again; a backup read on the first screen."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QFile, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Cancelled
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.keeping import packages
from desktop_app.services.keeping.backups import back_up
from desktop_app.services.keeping.moving import move as moving
from desktop_app.ui.settings.data_safety_page import DataSafetyPage
from desktop_app.ui.widgets.progress import ProgressLine
from tests.books import book_in, fill, unit
from tests.ui.frame.test_main_window import Run, button
from tests.ui.frame.test_packages import answer, choose, click


def until_stopped(*given: object) -> None:
    """Stand for long work: it goes on until its report says so."""
    report = cast(Callable[[int], bool], next(filter(callable, reversed(given))))
    turn = threading.Event()
    while report(1 << 20):
        turn.wait(0.01)
    raise Cancelled


def stop(run: Run) -> None:
    """Press the button that stops what is under way, in the middle of the window; the one below is not seen."""
    lines = [line for line in run.window.findChildren(ProgressLine) if line.isVisible()]
    assert [run.window.overlay.isAncestorOf(line) for line in lines] == [True]
    run.qtbot.waitUntil(lambda: lines[0].text.endswith(("… 1", "… 1.048.576")))
    click(lines[0].stop)
    run.settle()


def agree(run: Run, label: str) -> str:
    """Press a button of the question that is open, wait for nothing, and return the question."""
    (box,) = (box for box in run.window.findChildren(QMessageBox) if box.isVisible())
    click(button(box, label))
    return box.text()


def ask_to_move(run: Run, place: Path) -> str:
    """Choose a place on the page of data safety, and agree; return what was asked."""
    run.window.go_to("backup")
    page = run.window.current_page
    assert isinstance(page, DataSafetyPage)
    page.move_folder.trigger()
    dialog = run.window.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(place))
    dialog.close()
    run.settle()
    return agree(run, "Dời")


def test_the_folder_is_moved_from_the_page_stopped_left_whole_and_found_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ổ khác").mkdir()
    (tmp_path / "ổ khác" / "thư.txt").write_text("letter", encoding="utf-8")
    old, new = DataFolder(tmp_path / "book"), DataFolder(tmp_path / "ổ khác" / "so-thi-dua")
    with book_in(old.root) as book:
        unit(book, "Phòng Một")
    run = Run(qtbot, old.root).start()
    with monkeypatch.context() as patched:
        patched.setattr(moving, "move", until_stopped)
        question = ask_to_move(run, tmp_path / "ổ khác")
        assert f"sang “{new.root}”" in question
        stop(run)
    assert (run.book.folder, run.window.notice.text) == (old, "Chưa dời: đã dừng.")
    assert not new.root.exists()
    ask_to_move(run, tmp_path / "ổ khác")
    qtbot.waitUntil(lambda: run.window.notice.isVisible() and "Đã dời sổ sang" in run.window.notice.text)
    run.settle()
    assert (run.book.folder, run.unit_names()) == (new, ["Phòng Một"])
    assert isinstance(run.window.current_page, DataSafetyPage)
    run.add_unit("Phòng Hai")
    thrown: list[str] = []

    def throw(name: str) -> tuple[bool, str]:
        thrown.append(Path(name).name)
        return True, name

    monkeypatch.setattr(QFile, "moveToTrash", staticmethod(throw))
    click(run.window.notice.button)
    assert thrown == []
    agree(run, "Đưa vào thùng rác")
    run.settle()
    assert "so-thi-dua.db" in thrown
    assert old.moved.name not in thrown
    run.close()
    # The disk is away: she is told, and nothing opens in its place; back again, one press goes on.
    new.root.rename(tmp_path / "rút ra")
    again = Run(qtbot, old.root).start()
    assert "đã dời sang" in again.window.overlay.text
    assert button(again.window.overlay, "Dùng lại sổ ở đây").isVisible()
    (tmp_path / "rút ra").rename(new.root)
    QTest.keyClick(button(again.window.overlay, "Thử lại"), Qt.Key.Key_Return)
    again.settle()
    assert (again.book.folder, again.unit_names()) == (new, ["Phòng Một", "Phòng Hai"])
    again.close()
    new.root.rename(tmp_path / "mất hẳn")
    last = Run(qtbot, old.root).start()
    click(button(last.window.overlay, "Dùng lại sổ ở đây"))
    last.settle()
    assert (last.book.folder, last.unit_names()) == (old, ["Phòng Một"])
    last.close()


def test_reading_a_large_backup_on_the_first_screen_can_be_stopped(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with book_in(tmp_path / "other", fill) as other:
        backup = back_up(other, tmp_path / "sao-luu.db").path
    run = Run(qtbot, tmp_path / "book").start()
    overlay = run.window.overlay
    first, offer = overlay.text, button(overlay, "Mở từ bản sao lưu, gói…")

    def stopped(patch: str, begin: Callable[[], object]) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(packages, patch, until_stopped)
            begin()
            qtbot.waitUntil(lambda: not offer.isVisible())
            stop(run)
        qtbot.waitUntil(offer.isVisible)
        assert (overlay.text, (tmp_path / "book").exists()) == (first, False)

    def choose_backup() -> None:
        click(offer)
        dialog = run.window.findChildren(QFileDialog)[-1]
        dialog.fileSelected.emit(str(backup))
        dialog.close()

    stopped("preview", choose_backup)
    click(offer)
    choose(run, backup)
    stopped("restore", lambda: agree(run, "Phục hồi"))
    click(offer)
    choose(run, backup)
    answer(run, run.window, "Phục hồi")
    assert run.unit_names()
    run.close()
