"""The clerk's whole way through the real window, from an empty folder to the list in her hand, by keys and clicks."""

import io
from pathlib import Path

import docx
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from desktop_app.domain.lists import ListQuery
from desktop_app.services import lists
from desktop_app.services.keeping import history
from desktop_app.ui.emulation.nominations.form import NominationForm
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.emulation.round_form import NewRoundForm
from desktop_app.ui.people.page import PeoplePage
from desktop_app.ui.plan.page import PlanPage
from desktop_app.ui.plan.proposal.window import ProposalWindow
from desktop_app.ui.widgets.imports.window import ImportWindow
from desktop_app.ui.widgets.papers.preview import PreviewWindow
from tests.e2e.clerk import Clerk
from tests.ui.keyboard import compose
from tests.ui.pages import choose_file, open_form, press, write_workbook

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PEOPLE = (
    ("STT", "Họ và tên", "Chức vụ", "Phòng/Đơn vị", "Giới tính", "Năm sinh"),
    (1, "Đặng Thị Ước", "Chuyên viên", "Văn phòng", "Nữ", 1990),
    (2, "Lộc Văn Ánh", "Trưởng phòng", "Phòng Quản lý biên giới", "Nam", 1981),
    (3, "Bế Thị Ân", "Chuyên viên", "Thanh tra Sở", "Nữ", 1987),
)


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path) -> Clerk:
    return Clerk(qtbot, tmp_path / "so")


def take_in_plan(clerk: Clerk) -> None:
    page = clerk.go_to("plan", PlanPage)
    QTest.mouseClick(page.no_plan.shipped, Qt.MouseButton.LeftButton)
    proposal = clerk.top_level(ProposalWindow)
    QTest.keyPress(proposal.table, KEY.Key_Return, CONTROL)
    clerk.settle()
    clerk.qtbot.waitUntil(lambda: lists.count(clerk.book, ListQuery("tasks")) == 14)


def take_in_people(clerk: Clerk, path: Path) -> None:
    page = clerk.go_to("people", PeoplePage)
    page.import_people()
    choose_file(page, path)
    preview = clerk.top_level(ImportWindow)
    # The rows are compared with the book first.
    clerk.qtbot.waitUntil(preview.write.isEnabled)
    QTest.keyClick(preview, KEY.Key_Return, CONTROL)
    clerk.settle()
    clerk.qtbot.waitUntil(lambda: lists.count(clerk.book, ListQuery("people")) == 3)


def make_round(clerk: Clerk) -> EmulationPage:
    page = clerk.go_to("emulation", EmulationPage)
    page.round_acts.new.trigger()
    form = open_form(clerk.qtbot, page, NewRoundForm)
    form.half.set_value(1)
    form.year.setValue(2026)
    press(form, KEY.Key_Return, CONTROL)
    clerk.settle()
    clerk.qtbot.waitUntil(lambda: page.round is not None)
    return page


def nominate(clerk: Clerk, page: EmulationPage, typed: str, summary: str, modifier: Qt.KeyboardModifier) -> None:
    clerk.press(page, KEY.Key_N, modifier)
    form = open_form(clerk.qtbot, page, NominationForm)
    QTest.keyClicks(form.focusWidget(), typed)
    press(form, KEY.Key_Return)
    compose(form.summary, summary)
    press(form, KEY.Key_Return, CONTROL)
    clerk.settle()
    clerk.qtbot.waitUntil(lambda: not [child for child in page.findChildren(NominationForm) if child.isVisible()])


@pytest.mark.window
def test_from_an_empty_folder_to_the_list_in_her_hand(clerk: Clerk, tmp_path: Path) -> None:
    take_in_plan(clerk)
    take_in_people(clerk, write_workbook(tmp_path / "nguoi.xlsx", *PEOPLE))
    page = make_round(clerk)
    nominate(clerk, page, "dang uoc", "Đăng 42 tin tốt trên trang của Sở.", CONTROL)
    nominate(clerk, page, "loc anh", "Nắm bắt, báo cáo kịp thời.", CONTROL)
    nominate(clerk, page, "quan ly bien gioi", "Dẫn đầu phong trào.", CONTROL | SHIFT)
    clerk.press(page, KEY.Key_P, CONTROL)
    preview = clerk.top_level(PreviewWindow)
    assert preview.paper is not None
    for suffix in ("pdf", "docx", "xlsx"):
        dialog = preview.save_paper(suffix)
        assert dialog is not None
        dialog.fileSelected.emit(str(tmp_path / f"danh-sach.{suffix}"))
        clerk.settle()
        dialog.close()
    pdf = (tmp_path / "danh-sach.pdf").read_bytes()
    assert pdf == preview.paper.content
    preview.close()
    # The Văn phòng comes before the phòng, in whatever order the plan names them.
    expected = ["Phòng Quản lý biên giới", "Đặng Thị Ước", "Lộc Văn Ánh"]
    assert order_in(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)) == expected
    word = docx.Document(str(tmp_path / "danh-sach.docx"))
    assert (
        order_in(" ".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)) == expected
    )
    sheet = CalamineWorkbook.from_path(tmp_path / "danh-sach.xlsx").get_sheet_by_index(0)
    assert order_in(" ".join(str(cell) for row in sheet.to_python() for cell in row)) == expected


def order_in(text: str) -> list[str]:
    """Return the nominees in the order in which a paper names them first."""
    plain = " ".join(text.split())
    names = ("Đặng Thị Ước", "Lộc Văn Ánh", "Phòng Quản lý biên giới", "Bế Thị Ân")
    return sorted((name for name in names if name in plain), key=plain.index)


@pytest.mark.window
def test_all_of_it_is_taken_back_step_by_step(clerk: Clerk, tmp_path: Path) -> None:
    take_in_plan(clerk)
    take_in_people(clerk, write_workbook(tmp_path / "nguoi.xlsx", *PEOPLE))
    page = make_round(clerk)
    nominate(clerk, page, "be an", "Làm tốt.", CONTROL)
    undo, labels = clerk.window.menus.undo, [""]
    while undo.isEnabled():
        labels.append(undo.text())
        undo.trigger()
        clerk.settle()
        clerk.qtbot.waitUntil(lambda: undo.text() != labels[-1])
    assert len(labels) == 1 + 4
    assert [lists.count(clerk.book, ListQuery(kind)) for kind in ("tasks", "people", "units", "rounds")] == [0] * 4
    assert history.next_steps(clerk.book)[0] is None
    assert not clerk.window.findChildren(QFileDialog)
