"""A block pasted into each list with Ctrl+V: shown row by row, written with Ctrl+Enter as one step, taken back."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.movements import MovementFields
from desktop_app.services.awards.direct_awards import DirectAward, save_direct_decision
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.office.units import unit_choices
from desktop_app.services.year.movements import save_movement
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.imports.window import ImportWindow
from desktop_app.ui.widgets.lists.view import ListView
from tests.books import PLAN, book_in, collective, import_plan, record_rows, review_round
from tests.services.meetings import meeting
from tests.ui.list_views import list_shower
from tests.ui.pages import press

WindowRest = Callable[[], None]
CONTROL = Qt.KeyboardModifier.ControlModifier


class Block(NamedTuple):
    """What is pasted: its rows, and what the last of them, which is wrong, is told."""

    heads: str
    right: str
    wrong: str
    reason: str
    act: str = "Thêm mới"


BLOCKS = {
    "tasks": Block(
        "Mục\tNhiệm vụ\tChủ trì\tThời hạn",
        "II/1\tMua sách mới\tThanh tra Sở\ttrước ngày 20/11 hằng năm",
        "IX\tMua bàn ghế\tThanh tra Sở\t",
        "Kế hoạch không có mục “IX”.",
    ),
    "movements": Block(
        "Tên phong trào\tTừ ngày\tĐến ngày",
        "Người người đọc sách\t01/3/2026\t30/11/2026",
        "Cơ quan xanh\t01/3/2026\t01/02/2026",
        "Ngày kết thúc phong trào phải sau ngày bắt đầu.",
    ),
    "movement-registrations": Block(
        "Phong trào\tHọ và tên\tNgày đăng ký",
        "Thi đua xây dựng\tVăn phòng\t05/3/2026",
        "Thi đua xây dựng\tThanh tra Sở\t05/3/2027",
        "Phong trào này kết thúc ngày 31/12/2026, trước ngày đăng ký.",
    ),
    "decisions": Block(
        "Số quyết định\tNgày ký\tTrích yếu\tNgười ký",
        "163/QĐ-UBND\t22/01/2025\tTặng Bằng khen\tHứa Văn Ước",
        "77/QĐ-SNgV\t22/01/2025\tTặng Giấy khen\t",
        "Sổ chưa có quyết định “77/QĐ-SNgV”: quyết định mới phải có người được khen, lập ở đợt xét hoặc nhập “Khen "
        "thưởng đã có”.",
        "Sửa",
    ),
    "councils": Block(
        "Hội đồng\tHọ và tên\tChức vụ\tChức danh",
        "Hội đồng Khen thưởng\tVi Văn Thức\tGiám đốc\tChủ tịch",
        "Hội đồng Khen thưởng\tLò Văn Hai\tPhó Giám đốc\tChủ tịch",
        "Dòng 2: “Vi Văn Thức” đã là Chủ tịch Hội đồng trong thời gian này.",
    ),
    "votes": Block(
        "Tập thể, cá nhân\tĐồng ý\tKhông đồng ý",
        "Thanh tra Sở\t2\t1",
        "Văn phòng\t2\t2",
        "Phiên họp không xét đề nghị nào của “Văn phòng”.",
    ),
    "unit-reviews": Block(
        "Đợt\tĐơn vị\tNgày họp\tGiờ\tCó mặt",
        "2026-H1\tVăn phòng\t15/6/2026\t8h30\t12",
        "2026-H1\tThanh tra Sở\t15/6/2026\t8h30\t0",
        "Số người có mặt phải từ 1 trở lên.",
    ),
}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book with a plan, its units and a movement."""
    with book_in(tmp_path / "book", lambda book: import_plan(book, PLAN)) as book:
        of_province = DecisionFields("Tặng Bằng khen", "163/QĐ-UBND", date(2025, 1, 22), issuing_body="UBND tỉnh")
        save_direct_decision(
            book, None, of_province, [DirectAward(NomineeKind.COLLECTIVE, 1, "provincial_certificate")]
        )
        save_movement(book, None, MovementFields("Thi đua xây dựng", date(2026, 1, 1), date(2026, 12, 31)))
        review_round(book, "2026-H1")
        meeting(book, nominations=[collective(book, _inspectors(book))])
        yield book


def _inspectors(book: Book) -> int:
    return next(unit.id for unit in unit_choices(book) if unit.name == "Thanh tra Sở")


def pasted(view: ListView, settled: WindowRest, text: str) -> ImportWindow:
    QGuiApplication.clipboard().setText(text)
    (view.empty if view.empty.isVisible() else view.table).setFocus()
    press(view, Qt.Key.Key_V, CONTROL)
    settled()
    (window,) = [each for each in view.findChildren(ImportWindow) if each.isVisible()]
    return window


def outcomes(window: ImportWindow) -> list[tuple[str, str]]:
    rows = range(window.model.rowCount())
    return [(window.model.index(row, 1).data(), window.model.index(row, 3).data()) for row in rows]


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_block_is_written_once_as_one_step_and_taken_back(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest, kind: str
) -> None:
    block = BLOCKS[kind]
    view = list_shower(qtbot, context, settled)(LIST_KINDS[kind])
    before, text = record_rows(book), "\r\n".join((block.heads, block.right, block.wrong))
    window = pasted(view, settled, text)
    assert [action for action, _ in outcomes(window)] == [block.act, "Chưa rõ"]
    assert outcomes(window)[1][1] == block.reason
    assert record_rows(book) == before
    press(window, Qt.Key.Key_Return, CONTROL)
    settled()
    assert record_rows(book) != before
    window = pasted(view, settled, text)
    assert [action for action, _ in outcomes(window)] == ["Đã có", "Chưa rõ"]
    window.reject()
    history.undo(book)
    assert record_rows(book) == before


def test_the_day_of_registrations_that_say_none_is_asked_for_as_every_day_is(
    qtbot: QtBot, context: Context, settled: WindowRest
) -> None:
    view = list_shower(qtbot, context, settled)(LIST_KINDS["movement-registrations"])
    window = pasted(view, settled, "Phong trào\tHọ và tên\nThi đua xây dựng\tVăn phòng\n")
    window.back.click()
    labels = [label.text() for label in window.findChildren(QLabel) if label.buddy() is window.year]
    assert labels == ["Ngày, khi &bảng không ghi"]
    QTest.keyClicks(window.year, "t")
    assert window.year.text() == f"{date.today():%d/%m/%Y}"
