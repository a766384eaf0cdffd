"""Who works is chosen in the menu Sổ: the deputy takes over, and the log says who did what; it also says what left."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.vocabulary import DepartureWay
from desktop_app.services.departures import note_departure
from desktop_app.ui.frame.operator_window import OperatorForm
from desktop_app.ui.settings.departures_window import DeparturesWindow
from desktop_app.ui.settings.history_page import HistoryPage
from tests.books import book_in, rows_of
from tests.ui.frame.test_main_window import Run


def take_over(run: Run, name: str) -> OperatorForm:
    run.window.menus.operator.trigger()
    run.settle()
    (form,) = run.window.findChildren(OperatorForm)
    form.name.setCurrentText(name)
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    run.settle()
    return form


def test_the_deputy_takes_over(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "van-thu")
    with book_in(tmp_path / "book"):
        pass
    run = Run(qtbot, tmp_path / "book").start()
    run.add_unit("Văn phòng")
    take_over(run, "12")
    (form,) = run.window.findChildren(OperatorForm)
    assert form.isVisible()
    form.reject()
    qtbot.waitUntil(lambda: run.window.findChildren(OperatorForm) == [])
    take_over(run, "Hoàng Thị Dịu")
    assert run.window.menus.operator.text() == "&Người đang làm việc: Hoàng Thị Dịu…"
    run.add_unit("Thanh tra")
    run.close()
    again = Run(qtbot, tmp_path / "book").start()
    again.add_unit("Phòng Lễ tân")
    assert rows_of(again.context.book, "change", "actor, login") == [
        ("van-thu", "van-thu"),
        ("Hoàng Thị Dịu", "van-thu"),
        ("Hoàng Thị Dịu", "van-thu"),
    ]
    assert "Người làm: Hoàng Thị Dịu" in [label.text() for label in again.window.statusBar().findChildren(QLabel)]
    again.close()
    # With an account of her own the next one is not taken for the one before.
    monkeypatch.setenv("LOGNAME", "pho-van-phong")
    third = Run(qtbot, tmp_path / "book").start()
    third.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    third.settle()
    assert rows_of(third.context.book, "change", "actor, login, kind")[3:] == [
        ("pho-van-phong", "pho-van-phong", "undo")
    ]
    third.close()


def test_page_of_the_log_shows_what_left(qtbot: QtBot, tmp_path: Path) -> None:
    with book_in(tmp_path / "book") as book:
        note_departure(book, DepartureWay.PRINT, "Quyết định", "Máy in phòng Văn thư", 2)
    run = Run(qtbot, tmp_path / "book").start()
    run.window.go_to("history")
    run.settle()
    page = run.window.current_page
    assert isinstance(page, HistoryPage)
    page.departures.trigger()
    run.settle()
    (window,) = page.findChildren(DeparturesWindow)
    model = window.list.table.model()
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    shown = [model.index(0, column).data() for column in range(model.columnCount())]
    assert shown[2:6] == ["In", "Quyết định", "2", "Máy in phòng Văn thư"]
    window.reject()
    run.close()
