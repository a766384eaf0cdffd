"""The proposal of a plan beside the book: what is no task, which unit is meant, what moved and what is gone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.office.units import UnitFields, UnitKind
from desktop_app.services.office import units
from desktop_app.services.plan import plans
from desktop_app.ui.base.context import Context
from desktop_app.ui.plan.proposal.reading import read_plan
from desktop_app.ui.plan.proposal.window import ProposalWindow
from tests.ui.plan.test_proposal import CONTROL, Show, WindowRest, go_to, rows, write_all


@pytest.fixture
def show(qtbot: QtBot, context: Context) -> Callable[[Path], ProposalWindow]:
    def shown(path: Path) -> ProposalWindow:
        window = ProposalWindow(context, read_plan(context.book, path))
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return shown


def test_what_is_no_task_stands_apart_until_space_takes_it_over(
    context: Context, show: Show, tmp_path: Path, settled: WindowRest
) -> None:
    path = tmp_path / "phát động.txt"
    body = ["KẾ HOẠCH", "Phát động thi đua", "I. NỘI DUNG", "1. Hội thi"]
    body += [
        "- Văn phòng Sở mở hội thi.",
        "- Phấn đấu 90% đoàn viên dự thi.",
        "- Thanh tra Sở giám sát.",
        "- Lưu ý: không.",
    ]
    path.write_text("\n".join(body), "utf-8")
    window = show(path)
    assert rows(window, 6) == ["Thêm", "Thêm", "Để riêng", "Để riêng"]
    assert rows(window, 2)[2] == "[Chỉ tiêu] Phấn đấu 90% đoàn viên dự thi."
    assert window.outcome == "Sẽ thêm 2 nhiệm vụ."
    assert "2 đoạn không phải nhiệm vụ" in window.summary
    go_to(window, 2)
    assert not window.panel.isEnabled()
    QTest.keyClick(window.table, Qt.Key.Key_Space)
    assert rows(window, 6) == ["Thêm", "Thêm", "Thêm", "Để riêng"]
    assert rows(window, 0) == ["1", "2", "3", ""]
    assert window.table.places() == [1]
    assert window.panel.isEnabled()
    QTest.keyClick(window.table, Qt.Key.Key_Z, CONTROL)
    assert rows(window, 6) == ["Thêm", "Thêm", "Để riêng", "Để riêng"]
    QTest.keyClick(window.table, Qt.Key.Key_Y, CONTROL)
    write_all(window, settled)
    text = plans.plan_text(context.book)
    assert text is not None
    assert sorted(span.first for span in text.tasks.values()) == [4, 5, 6]


def test_which_unit_of_the_book_is_meant_is_chosen_where_it_is_not_sure(context: Context, show: Show) -> None:
    like = "Trung tâm Thông tin và Dịch vụ đối ngoại tỉnh"
    units.add_unit(context.book, UnitFields(like, UnitKind.CENTRE))
    window = show(plans.shipped_plan())
    name = like.removesuffix(" tỉnh")
    assert "Đơn vị chưa rõ" in window.notice.text
    assert window.tabs.tabText(2) == "Đơn vị chưa &rõ (1)"
    assert name in rows(window, 3)
    window.activateWindow()
    QTest.keyClick(window.table, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert window.tabs.currentWidget() is window.unit_choices
    box = window.unit_choices.boxes[name]
    assert window.focusWidget() is box
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == f"Là {like}"
    assert like in rows(window, 3)
    assert name not in rows(window, 3)
    QTest.keyClick(window.table, Qt.Key.Key_Z, CONTROL)
    assert name in rows(window, 3)
    assert box.value() == name


def test_a_changed_version_shows_what_moved_and_what_is_gone(context: Context, show: Show, tmp_path: Path) -> None:
    plans.apply_plan(context.book, plans.propose_plan(context.book, plans.shipped_plan()))
    text = plans.shipped_plan().read_text("utf-8").split("\n\n")
    gone = next(paragraph for paragraph in text if paragraph.startswith("- Thanh tra Sở tổ chức"))
    moved = next(paragraph for paragraph in text if paragraph.startswith("- Chi đoàn thanh niên Sở xây dựng"))
    place = next(number for number, paragraph in enumerate(text) if paragraph.startswith("- Khi phát hiện"))
    changed = [*text[: place + 1], moved, *text[place + 1 :]]
    changed.remove(gone)
    changed.remove(moved)
    path = tmp_path / "kế hoạch sửa.txt"
    path.write_text("\n\n".join(changed), "utf-8")
    window = show(path)
    assert list(zip(rows(window, 0), rows(window, 6), strict=True)) == [("6", "Chuyển"), ("", "Không còn")]
    assert "1 chuyển mục" in window.summary
    assert "1 không còn trong văn bản, vẫn ở trong sổ" in window.summary
    assert window.outcome == "Sẽ chuyển 1 nhiệm vụ sang mục khác."
    go_to(window, 1)
    assert not window.panel.isEnabled()
