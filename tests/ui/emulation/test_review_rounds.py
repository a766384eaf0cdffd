from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.law.province import ProvinceRules
from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.office.units import UnitFields
from desktop_app.domain.round_codes import RoundCode
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services import lists, review_rounds
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.law import rules
from desktop_app.services.office import people, units
from desktop_app.services.rounds import acts, nominations
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.emulation.round_form import NewRoundForm, RoundForm, next_round
from desktop_app.ui.widgets.imports.window import ImportWindow
from desktop_app.ui.widgets.papers.preview import PreviewWindow
from tests.ui.pages import changes, choose_file, go_back, open_form, press, write_workbook
from tests.ui.rounds import opened, page_of_office

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
CODE = "2026-H1"
WindowRest = Callable[[], None]


def _fill_office(book: Book) -> None:
    units.add_unit(book, UnitFields("Phòng Lãnh sự"))
    for name in ("Lộc Thị Đào", "Bế Quốc Dũng"):
        people.save_person(book, None, PersonFields(name), [(None, PostFields(1, "Chuyên viên"))])
    acts.create_round(book, CODE)
    nominations.nominate(book, NominationFields(CODE, NomineeKind.INDIVIDUAL, person_id=2, summary="Tốt."))


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """A person in a unit, nominated in a round."""
    return book


page = pytest.fixture(page_of_office)


def round_codes(book: Book) -> list[str]:
    rows = lists.everything(book, ListQuery(NOMINATIONS.key, scope={"round": CODE}))
    return [str(row.values[2]) for row in rows]


def test_the_next_round_is_offered_and_shown_once_created(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    QTest.keyClick(page.nominations.focusProxy() or page, KEY.Key_T, CONTROL)
    form = open_form(qtbot, page, NewRoundForm)
    assert form.fields["code"].note.text() == "Mã 2026-H2; xét thành tích từ 01/01/2026 đến 31/12/2026."
    press(form, KEY.Key_Return)
    settled()
    assert page.chooser.currentText() == "2026-H2 – cuối năm 2026"
    assert page.chooser.toolTip().startswith("2026-H2 – cuối năm 2026\n")
    # On a small screen acts give way to what one is looking at.
    page.resize(1136, 700)
    qtbot.waitUntil(lambda: page.chooser.width() == page.chooser.sizeHint().width())
    assert page.head.more.isVisible()
    assert page.nominations.query.scope == {"round": "2026-H2"}
    go_back(qtbot, page)
    QTest.keyClick(page, KEY.Key_PageDown, ALT)
    assert page.nominations.query.scope == {"round": CODE}


def test_an_existing_round_is_refused_beside_its_input(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    page.round_acts.new.trigger()
    form = open_form(qtbot, page, NewRoundForm)
    form.half.set_value(1)
    press(form, KEY.Key_Return)
    settled()
    assert form.fields["code"].sentence.text() == "Đợt sơ kết 6 tháng đầu năm 2026 đã có."


def test_the_dates_of_a_round_are_changed(qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest) -> None:
    page.round_acts.edit.trigger()
    form = open_form(qtbot, page, RoundForm)
    form.to_date.setText("1/1/2025")
    press(form, KEY.Key_Return)
    settled()
    assert "phải sau ngày đầu" in form.fields["to_date"].sentence.text()
    form.from_date.clear()
    press(form, KEY.Key_Return)
    assert form.fields["from_date"].sentence.text() == "Nhập ngày đầu của thời gian xét thành tích."
    form.from_date.setText("1.1.26")
    form.to_date.setText("15.6.26")
    press(form, KEY.Key_Return)
    settled()
    assert review_rounds.round_of(office, CODE).to_date == date(2026, 6, 15)


def test_a_round_is_closed_and_judged_by_other_rules(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    rules.save_province_rules(office, ProvinceRules("Quyết định số 7/2026/QĐ-UBND", newcomer_months=8))
    page.round_acts.edit.trigger()
    form = open_form(qtbot, page, RoundForm)
    assert form.rule_set.currentText() == "quy định áp dụng từ 01/07/2025 đến 30/09/2026"
    notes = " ".join(label.text() for label in form.findChildren(QLabel))
    assert "Chưa áp dụng các mức riêng của tỉnh" in notes
    (province,) = [button for button in form.findChildren(QPushButton) if "của tỉnh" in button.text()]
    QTest.mouseClick(province, Qt.MouseButton.LeftButton)
    settled()
    assert "nay xét theo các mức của tỉnh" in form.banner.text()
    form.rule_set.set_value("2026-10-01")
    form.closed_on.setText("1/7/2026")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    kept_round = review_rounds.round_of(office, CODE)
    assert (kept_round.closed_on, kept_round.rule_set) == (date(2026, 7, 1), "2026-10-01")
    with office.store.reading() as connection:
        judged = rules.round_rules(review_rounds.round_row(connection, CODE))
    assert (judged.code, judged.newcomer.months) == ("2026-10-01", 8)


def test_nominations_on_hold_are_carried_over_to_the_next_round(
    office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    acts.create_round(office, "2026-H2")
    with office.store.work("Tạm hoãn") as work:
        work.update("nomination", 1, {"state": "held"})
    page.refresh()
    settled()
    page.chooser.setCurrentIndex(0)
    page.chooser.activated.emit(0)
    settled()
    assert page.nominations.total == 0
    page.round_acts.carry_over.trigger()
    settled()
    assert page.nominations.total == 1
    assert page.steps.chips.buttons["draft"].text() == "Nháp (1)"


def test_deleting_the_round_leaves_none_to_work_in(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    page.round_acts.delete.trigger()
    settled()
    assert page.round is None
    assert not page.new_individual.isEnabled()
    history.undo(office)
    assert len(round_codes(office)) == 1


def test_a_book_without_rounds_says_what_to_do(qtbot: QtBot, context: Context, settled: WindowRest) -> None:
    page = opened(qtbot, context, settled)
    assert "Tạo đợt xét" in page.nominations.empty.text
    assert not page.new_individual.isEnabled()
    sentences: list[str] = []
    context.message.connect(sentences.append)
    QTest.keyClick(page.nominations, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert sentences == ["Sổ chưa có đợt xét nào. Tạo đợt xét, rồi ghi từng đề nghị vào đợt."]
    QTest.mouseClick(page.nominations.empty.button, Qt.MouseButton.LeftButton)
    open_form(qtbot, page, NewRoundForm)


@pytest.mark.parametrize(("tab", "rows"), [("council", "sessions"), ("decisions", "decisions")])
def test_the_other_tabs_of_a_round_offer_to_create_one(
    qtbot: QtBot, context: Context, settled: WindowRest, tab: str, rows: str
) -> None:
    page = opened(qtbot, context, settled)
    assert page.head.primary.text() == "Tạo đợt xét"
    pane = getattr(page, tab)
    page.tabs.setCurrentWidget(pane)
    settled()
    assert page.head.primary.text() == "Tạo đợt xét"
    assert page.head.primary.isEnabled()
    button = getattr(pane.content, rows).empty.button
    qtbot.waitUntil(lambda: button.text() == "Tạo đợt xét")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    open_form(qtbot, page, NewRoundForm)


def test_the_chooser_says_that_there_is_no_round(qtbot: QtBot, context: Context, settled: WindowRest) -> None:
    box = opened(qtbot, context, settled).chooser
    assert box.placeholderText() == "Chưa có đợt xét"
    assert box.fontMetrics().horizontalAdvance(box.placeholderText()) < box.width() - box.height()


def test_the_acts_of_a_round_come_first_once_there_is_one(page: EmulationPage) -> None:
    assert page.head.primary.defaultAction() is page.way.next_act
    assert page.head.acts.count(page.round_acts.new) == 1


def test_the_round_chosen_last_is_shown_again(
    qtbot: QtBot, office: Book, context: Context, settled: WindowRest
) -> None:
    acts.create_round(office, "2026-H2")
    page = opened(qtbot, context, settled)
    assert page.round is not None
    assert str(page.round.code) == "2026-H2"
    QTest.keyClick(page, KEY.Key_PageDown, ALT)
    page.close()
    again = opened(qtbot, context, settled)
    assert again.round is not None
    assert str(again.round.code) == CODE


def test_a_workbook_of_nominations_is_shown_before_it_is_imported(
    qtbot: QtBot, office: Book, page: EmulationPage, tmp_path: Path, settled: WindowRest
) -> None:
    file = write_workbook(
        tmp_path / "Đề nghị.xlsx",
        ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Tóm tắt thành tích"),
        (1, "Lộc Thị Đào", "Trưởng phòng", "Phòng Lãnh sự", "Hoàn thành xuất sắc."),
        (2, "Ngọ Văn Nào", "Chuyên viên", "Phòng Lãnh sự", "Hoàn thành tốt."),
    )
    before = changes(office)
    QTest.keyClick(page.nominations.focusProxy() or page, KEY.Key_I, CONTROL)
    choose_file(page, file)
    window = open_form(qtbot, page, ImportWindow)
    assert window.summary.text() == "2 dòng: thêm mới 1, chưa rõ 1."
    press(window, KEY.Key_Return, CONTROL)
    settled()
    assert round_codes(office) == ["Lộc Thị Đào", "Bế Quốc Dũng"]
    assert changes(office) == before + 1


def test_the_list_to_be_printed_opens_for_the_round(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    QTest.keyClick(page.nominations.focusProxy() or page, KEY.Key_P, CONTROL)
    settled()
    preview = page.findChild(PreviewWindow)
    assert preview is not None
    assert preview.isVisible()
    assert preview.paper is not None
    assert CODE in preview.paper.file_name
    preview.close()


@given(st.sets(st.builds(RoundCode, st.integers(2022, 2098), st.sampled_from([1, 2])), min_size=1))
def test_the_next_round_is_new_and_the_first_after_all(codes: set[RoundCode]) -> None:
    following = next_round(codes, date(2026, 1, 1))
    assert following > max(codes)
    assert following.first_day.year - max(codes).year in (0, 1)


@pytest.mark.parametrize(("today", "code"), [(date(2026, 6, 20), "2026-H1"), (date(2026, 11, 5), "2026-H2")])
def test_the_first_round_is_the_one_whose_time_it_is(today: date, code: str) -> None:
    assert str(next_round([], today)) == code
