"""Who leads a task where the plan does not say it surely: marked, chosen by a digit, and said before it is written."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.context import Context
from desktop_app.ui.plan.proposal.reading import read_plan
from desktop_app.ui.plan.proposal.window import ProposalWindow
from tests.ui.plan.test_proposal import CONTROL, go_to, rows

ALT = Qt.KeyboardModifier.AltModifier
LEADS = 3


@pytest.fixture
def window(qtbot: QtBot, context: Context, tmp_path: Path) -> ProposalWindow:
    path = tmp_path / "ra quân.txt"
    body = ["KẾ HOẠCH", "Ra quân", "I. NỘI DUNG", "1. Hội thi"]
    body += ["- Văn phòng Sở mở hội thi.", "- Các cụm, khối thi đua có trách nhiệm đăng ký."]
    body += ["- Ban QLĐT khoa kiểm tra, tổng hợp kết quả."]
    path.write_text("\n".join(body), "utf-8")
    window = ProposalWindow(context, read_plan(context.book, path))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def choose(window: ProposalWindow, digit: Qt.Key) -> None:
    QTest.keyClick(window.table, Qt.Key.Key_A, ALT)
    assert window.focusWidget() is window.panel.lead_choice
    QTest.keyClick(window.panel.lead_choice, digit)


def test_what_is_not_sure_is_marked_and_said(window: ProposalWindow) -> None:
    assert rows(window, LEADS) == ["Văn phòng", "Các cụm, khối thi đua (chưa chắc)", "Ban QLĐT (chưa chắc)"]
    assert "2 nhiệm vụ chưa chắc ai chủ trì" in window.notice.text
    assert window.outcome == "Sẽ thêm 3 nhiệm vụ. 2 nhiệm vụ chưa chắc ai chủ trì."
    go_to(window, 0)
    assert not window.panel.lead_choice.isVisible()
    go_to(window, 1)
    assert window.panel.lead_choice.isVisible()


def test_a_digit_chooses_another_reading_and_undo_takes_it_back(window: ProposalWindow) -> None:
    go_to(window, 2)
    box = window.panel.lead_choice
    lines = [box.itemText(place) for place in range(box.count())]
    assert lines[1:3] == ["1. Ban QLĐT", "2. Ban QLĐT khoa"]
    choose(window, Qt.Key.Key_2)
    assert rows(window, LEADS)[2] == "Ban QLĐT khoa"
    assert window.panel.leads.names() == ("Ban QLĐT khoa",)
    assert window.outcome == "Sẽ thêm 3 nhiệm vụ. 1 nhiệm vụ chưa chắc ai chủ trì."
    # One looks at the others as long as one stays there.
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert rows(window, LEADS)[2] == "Ban QLĐT"
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert rows(window, LEADS)[2] == "Ban QLĐT (chưa chắc)"
    choose(window, Qt.Key.Key_2)
    QTest.keyClick(window.table, Qt.Key.Key_Z, CONTROL)
    assert rows(window, LEADS)[2] == "Ban QLĐT (chưa chắc)"
    assert box.isVisible()
    assert box.value() == 0


def test_what_was_filled_in_is_sure_once_chosen(window: ProposalWindow) -> None:
    go_to(window, 1)
    choose(window, Qt.Key.Key_1)
    assert rows(window, LEADS)[1] == "Các cụm, khối thi đua"
    go_to(window, 0)
    go_to(window, 1)
    assert not window.panel.lead_choice.isVisible()


def test_whoever_is_entered_instead_is_sure(window: ProposalWindow) -> None:
    go_to(window, 1)
    window.panel.leads.setFocus()
    window.panel.leads.selectAll()
    QTest.keyClicks(window.panel.leads, "Van phong")
    window.table.setFocus()
    assert rows(window, LEADS)[1] == "Van phong"
    assert window.outcome == "Sẽ thêm 3 nhiệm vụ. 1 nhiệm vụ chưa chắc ai chủ trì."


def test_f8_leads_from_one_that_is_not_sure_to_the_next(window: ProposalWindow) -> None:
    action, box = window.unsure_action, window.panel.lead_choice
    assert "F8" in window.notice.text
    assert action.text() == "Chưa chắc (2)"
    for place, left in ((1, 1), (2, 0)):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_F8)
        assert window.table.current_place() == place
        assert window.focusWidget() is box
        QTest.keyClick(box, Qt.Key.Key_1)
        assert action.text() == f"Chưa chắc ({left})"
    QTest.keyClick(box, Qt.Key.Key_F8)
    assert window.notice.text == "Không còn nhiệm vụ nào chưa chắc ai chủ trì."
    assert window.outcome == "Sẽ thêm 3 nhiệm vụ."


def test_behind_the_last_one_the_first_comes_again_and_what_is_not_written_is_passed_over(
    window: ProposalWindow,
) -> None:
    for place in (1, 2, 1):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_F8)
        assert window.table.current_place() == place
    window.editing.set_checked([2], checked=False)
    assert window.unsure_action.text() == "Chưa chắc (1)"
    QTest.keyClick(window.panel.lead_choice, Qt.Key.Key_F8)
    assert window.table.current_place() == 1


def test_a_plan_that_is_sure_shows_no_way_to_what_is_not(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = tmp_path / "ra quân.txt"
    path.write_text("KẾ HOẠCH\nRa quân\nI. NỘI DUNG\n- Văn phòng Sở mở hội thi.", "utf-8")
    window = ProposalWindow(context, read_plan(context.book, path))
    qtbot.addWidget(window)
    assert not window.unsure_action.isVisible()
