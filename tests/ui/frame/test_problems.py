"""Faults of the program: logged, told by number, never a traceback; and what Qt says before it gives up."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.context import Context
from desktop_app.ui.frame.problems import UncaughtErrors, details

pytestmark = pytest.mark.logs_errors


class OurFault(Exception):
    """What a programmer did wrong."""


@pytest.fixture
def faults(qtbot: QtBot, tmp_path: Path) -> Iterator[UncaughtErrors]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    faults = UncaughtErrors(window)
    faults.log = tmp_path / "nhat-ky.log"
    yield faults
    for box in window.findChildren(QMessageBox):
        box.done(0)


def boxes(faults: UncaughtErrors) -> list[QMessageBox]:
    window = faults.parent()
    assert isinstance(window, QWidget)
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_a_fault_is_told_by_its_number_and_found_in_the_log(faults: UncaughtErrors, tmp_path: Path) -> None:
    faults.tell(OurFault("which nobody meant"))
    (box,) = boxes(faults)
    fault_id = box.text().partition("(mã ")[2].partition(")")[0]
    assert box.text() == f"Chương trình gặp lỗi (mã {fault_id}). Dữ liệu đã lưu vẫn nguyên vẹn."
    assert "OurFault" not in box.text() + box.informativeText()
    assert f"fault {fault_id}" in (tmp_path / "nhat-ky.log").read_text(encoding="utf-8")


def test_details_are_copied_and_the_box_stays(faults: UncaughtErrors, qtbot: QtBot) -> None:
    faults.tell(OurFault("which nobody meant"))
    (box,) = boxes(faults)
    copy = next(button for button in box.findChildren(QPushButton) if "Chép" in button.text())
    copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "OurFault: which nobody meant" in copied
    assert box.text().partition("(mã ")[2][:8] in copied
    assert box.isVisible()


def test_while_one_fault_is_shown_others_are_logged_only(faults: UncaughtErrors, tmp_path: Path) -> None:
    for number in range(3):
        faults.tell(OurFault(str(number)))
    assert len(boxes(faults)) == 1
    assert (tmp_path / "nhat-ky.log").read_text(encoding="utf-8").count("ERROR") == 3
    boxes(faults)[0].close()
    faults.tell(OurFault("later"))
    assert len(boxes(faults)) == 1


def test_a_fault_in_a_task_is_told(faults: UncaughtErrors, context: Context, qtbot: QtBot) -> None:
    context.tasks.faulted.connect(faults.tell)

    def work(book: object) -> None:
        raise OurFault

    context.read(work, lambda _: None)
    qtbot.waitUntil(lambda: len(boxes(faults)) == 1)


def test_what_nobody_caught_is_told_from_any_thread(
    faults: UncaughtErrors, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    faults.take_over()
    hook = sys.excepthook
    problem = OurFault("elsewhere")
    other = threading.Thread(target=lambda: hook(OurFault, problem, None))
    other.start()
    other.join()
    qtbot.waitUntil(lambda: len(boxes(faults)) == 1)


def test_what_a_slot_raises_is_told(faults: UncaughtErrors, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    faults.take_over()

    def slot() -> None:
        raise OurFault

    QTimer.singleShot(0, faults, slot)
    qtbot.waitUntil(lambda: len(boxes(faults)) == 1)
    QTest.qWait(0)


def test_details_name_the_versions() -> None:
    text = details("ABCD1234", OurFault("x"))
    assert text.startswith("Mã lỗi ABCD1234\nSổ Thi đua ")
    assert "PySide" not in text
    assert "Qt 6" in text
