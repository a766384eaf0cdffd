"""From the list of decisions to their certificates, in the program's own window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.app import Program
from desktop_app.ui.certificates.window import CertificateWindow
from desktop_app.ui.emulation.page import EmulationPage
from tests.books import copied_book
from tests.certificates import decided, given, three
from tests.ui.shown_program import ShownProgram

CONTROL = Qt.KeyboardModifier.ControlModifier


class ProgramWithEditors(ShownProgram):
    """A running program; at the test's end what was changed in its certificates is put back."""

    def close(self) -> None:
        for window in self.window.findChildren(CertificateWindow):
            while window.editor.draft.can_go_back:
                window.editor.go_back()
        super().close()


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Program:
    shown = ProgramWithEditors(qtbot, copied_book(tmp_path / "book", three))
    shown.show()
    return shown.program


def settle(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: program.tasks is not None and program.context is not None and not program.tasks.busy)


def opened_on_the_decision(qtbot: QtBot, program: Program) -> CertificateWindow:
    program.window.go_to("emulation")
    settle(qtbot, program)
    page = program.window.current_page
    assert isinstance(page, EmulationPage)
    page.tabs.setCurrentWidget(page.decisions)
    settle(qtbot, program)
    page.decisions.content.decisions.select_id(1)
    qtbot.waitUntil(lambda: page.decisions.content.decisions.current_id() == 1)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    page.decisions.setFocus()
    QTest.keyClick(page.decisions.content.decisions.table, Qt.Key.Key_G, CONTROL)
    qtbot.waitUntil(lambda: bool(program.window.findChildren(CertificateWindow)))
    (window,) = program.window.findChildren(CertificateWindow)
    window.activateWindow()
    settle(qtbot, program)
    return window


def test_the_chosen_decisions_certificates_open_by_a_key(qtbot: QtBot, program: Program) -> None:
    window = opened_on_the_decision(qtbot, program)
    assert window.windowTitle().startswith("In giấy khen – Quyết định 15/QĐ-SNgV")
    window.close()
    qtbot.waitUntil(lambda: not program.window.findChildren(CertificateWindow))


def test_the_program_does_not_close_over_a_layout_that_is_not_kept(qtbot: QtBot, program: Program) -> None:
    window = opened_on_the_decision(qtbot, program)
    QTest.keyClick(window.editor.stage, Qt.Key.Key_Right)
    assert window.isWindowModified()
    program.window.close()
    assert program.window.isVisible()
    (box,) = window.findChildren(QMessageBox)
    assert "Lưu khuôn in" in box.text()
    box.reject()


def test_of_a_decision_that_others_print_for_the_program_says_so_without_opening_a_window(
    qtbot: QtBot, program: Program
) -> None:
    """A whole window opened, empty, to say no."""
    program.window.go_to("emulation")
    settle(qtbot, program)
    assert program.context is not None
    assert program.tasks is not None
    page = program.window.current_page
    assert isinstance(page, EmulationPage)
    decision_id = decided(program.context.book, given("Bế Quốc Dũng"), level="province", number="163/QĐ-UBND")
    with qtbot.waitSignal(program.tasks.failed, timeout=10_000) as refused:
        page.certificates_asked.emit(decision_id)
    assert "in." in str(refused.args[0].message)
    assert program.window.findChildren(CertificateWindow) == []
    settle(qtbot, program)
    for box in program.window.findChildren(QMessageBox):
        box.close()
