"""Acts on a round by keys: many rows moved and changed at once, names pasted, nominees copied, the round checked."""

import gc
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.law.year_facts import Rating
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.standing.year_records import HoldFields, Subject
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.rounds.nomination_copies import EarlierNomination, nominated_in
from desktop_app.services.rounds.nominations import nominate, nomination
from desktop_app.services.standing.year_records import save_hold, set_rating
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.checks.cap_line import CapLine
from desktop_app.ui.emulation.checks.window import CheckWindow
from desktop_app.ui.emulation.nominations.bulk_forms import CopyForm, PostponeForm, SetForm
from desktop_app.ui.emulation.nominations.form import NominationForm
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.widgets.forms.checks.check_model import CheckItem
from desktop_app.ui.widgets.imports.window import ImportWindow
from desktop_app.ui.widgets.records.records_window import RecordsWindow
from tests.books import individual, labels, person, review_round, rows_of, unit
from tests.ui.pages import choose_file, focused, go_back, open_form, open_page, press

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
CODE = "2026-H2"
WindowRest = Callable[[], None]


def _fill_office(book: Book) -> None:
    at = unit(book, "Văn phòng")
    for code in ("2026-H1", CODE):
        review_round(book, code)
    people = [person(book, f"Vi Văn {name}", at, "Chuyên viên") for name in ("An", "Ba", "Cao")]
    for person_id in people:
        individual(book, person_id, "2026-H1")
    for person_id in people[:2]:
        individual(book, person_id, CODE)


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """Three people, all nominated in the round before, two of them in the round itself."""
    return book


@pytest.fixture
def page(office: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> EmulationPage:
    del office
    page = EmulationPage(context)
    open_page(qtbot, page, page.nominations)
    settled()
    page.setFocus()
    return page


def states(book: Book) -> list[object]:
    return [state for (state,) in rows_of(book, "nomination", "state", "round_id = 2")]


def choose_all(page: EmulationPage) -> None:
    QTest.keyClick(page.nominations.focusProxy() or page, KEY.Key_A, CONTROL)


def test_chosen_rows_go_to_the_council_and_back_in_one_step_each(
    office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    choose_all(page)
    page.acts.council.trigger()
    settled()
    assert states(office) == ["council", "council"]
    assert labels(office)[-1] == "2 đề nghị: chuyển sang “Đưa ra Hội đồng”"
    page.acts.back.trigger()
    settled()
    assert states(office) == ["complete", "complete"]
    steps = (page.acts.complete, page.acts.council, page.acts.submit)
    assert [step.isEnabled() for step in steps] == [False, True, True]
    page.acts.withdraw.trigger()
    settled()
    assert [step.isEnabled() for step in steps] == [True, False, False]
    page.acts.complete.trigger()
    settled()
    page.acts.submit.trigger()
    settled()
    assert states(office) == ["submitted", "submitted"]


def test_the_printed_order_is_changed_by_keys(office: Book, page: EmulationPage, settled: WindowRest) -> None:
    rows = page.nominations

    def order() -> list[str]:
        return [entry.name for entry in nominated_in(office, CODE)]

    rows.table.setFocus()
    rows.select_id(5)
    QTest.keyClick(rows.table, KEY.Key_Up, ALT)
    settled()
    assert order() == ["Vi Văn Ba", "Vi Văn An"]
    assert rows.current_id() == 5
    QTest.keyClick(rows.table, KEY.Key_Down, ALT)
    settled()
    assert order() == ["Vi Văn An", "Vi Văn Ba"]
    rows.set_query(replace(rows.query, sort="name", descending=True))
    settled()
    messages: list[str] = []
    page.context.message.connect(messages.append)
    QTest.keyClick(rows.table, KEY.Key_Down, ALT)
    settled()
    assert order() == ["Vi Văn An", "Vi Văn Ba"]
    assert messages == [
        "Danh sách đang lọc hoặc xếp theo cột, chưa đổi thứ tự được: "
        "bỏ lọc, rồi bấm tiêu đề cột đang xếp đến khi hết mũi tên"
    ]
    page.acts.usual.trigger()
    settled()
    assert rows_of(office, "nomination", "place", "round_id = 2") == [(None,), (None,)]


def test_a_hold_asks_for_its_reason(qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest) -> None:
    choose_all(page)
    page.acts.hold.trigger()
    form = open_form(qtbot, page, PostponeForm)
    names = [str(row[0]) for row in rows_of(office, "nomination", "nominee_name")]
    assert any(name in form.who.text() for name in names), "nothing said whose nominations are put on hold"
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert "lý do tạm hoãn" in form.fields["reason"].sentence.text()
    QTest.keyClicks(focused(form), "Cho ket luan 07/TB-SNgV")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert (
        rows_of(office, "nomination", "state, state_reason", "round_id = 2")
        == [("held", "Cho ket luan 07/TB-SNgV")] * 2
    )


def test_award_and_reason_are_set_for_a_selection(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    choose_all(page)
    QTest.keyClick(page.nominations.focusProxy() or page, KEY.Key_F2, SHIFT)
    settled()
    form = open_form(qtbot, page, SetForm)
    # It says how many rows are chosen, and that nothing is: then there is nothing to press.
    (save,) = [button for button in form.findChildren(QPushButton) if button.isDefault()]
    assert form.preview.text().startswith("Chưa chọn gì để sửa ở 2 đề nghị;")
    assert not save.isEnabled()
    form.award.setFocus()
    QTest.keyClicks(form.award, "Lao")
    assert save.isEnabled()
    assert form.type.value() is CommendationType.MERIT
    form.reason.setText("Hoàn thành tốt nhiệm vụ")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    for number in (4, 5):
        fields = nomination(office, number).fields
        assert (fields.award, fields.commendation_type) == ("advanced_worker", CommendationType.MERIT)
        assert (fields.reason_line, fields.summary) == ("Hoàn thành tốt nhiệm vụ", "Hoàn thành tốt.")


def test_nominees_of_the_round_before_are_taken_over_as_drafts(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    QTest.keyClick(page, KEY.Key_L, CONTROL)
    settled()
    form = open_form(qtbot, page, CopyForm)
    assert form.fields["nominees"].note.text().startswith("Đã chọn 3 trên 3")
    press(form, KEY.Key_Space)
    assert form.fields["nominees"].note.text().startswith("Đã chọn 2 trên 3")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert states(office) == ["complete", "complete", "draft"]


def test_whom_a_closed_form_offered_is_freed_without_a_search_for_garbage(
    qtbot: QtBot, page: EmulationPage, settled: WindowRest
) -> None:
    def offered() -> int:
        return sum(isinstance(each, EarlierNomination | CheckItem) for each in gc.get_objects())

    before = offered()
    QTest.keyClick(page, KEY.Key_L, CONTROL)
    settled()
    form = open_form(qtbot, page, CopyForm)
    assert offered() == before + 6
    form.reject()
    assert not gc.isenabled()
    assert offered() == before


def test_names_on_the_clipboard_are_shown_before_they_are_taken_in(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    QGuiApplication.clipboard().setText("Vi Văn Cao\nNgười Lạ")
    QTest.keyClick(page.nominations.focusProxy() or page, KEY.Key_V, CONTROL)
    settled()
    window = open_form(qtbot, page, ImportWindow)
    assert window.count.text() == "Sẽ ghi 1 dòng"
    press(window, KEY.Key_Return, CONTROL)
    settled()
    assert states(office) == ["complete", "complete", "draft"]
    assert labels(office)[-1] == "Nhập 1 đề nghị khen thưởng (đợt cuối năm 2026) từ “bảng dán”"


def test_a_name_that_two_have_is_settled_beside_the_pasted_rows(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    # It was only refused: there was no choice beside it and no cell to mend.
    namesake = person(office, "Vi Văn Cao", 1, "Kế toán")
    QGuiApplication.clipboard().setText("Vi Văn Cao\nNgười Lạ")
    QTest.keyClick(page.nominations.focusProxy() or page, KEY.Key_V, CONTROL)
    settled()
    window = open_form(qtbot, page, ImportWindow)
    assert window.count.text().endswith("0 dòng") or not window.write.isEnabled()
    lines = [str(window.model.index(row, 2).data()) for row in range(window.model.rowCount())]
    assert lines == ["dòng 1", "dòng 2"], "her first line is no header"
    (box,) = (box for key, box in window.names.boxes.items() if key.name == "Vi Văn Cao")
    box.set_value(namesake)
    settled()
    assert window.count.text() == "Sẽ ghi 1 dòng"
    press(window, KEY.Key_Return, CONTROL)
    settled()
    assert rows_of(office, "nomination", "person_id")[-1] == (namesake,)


def test_completing_many_leaves_whoever_fails_a_condition_without_a_reason_and_says_so(
    office: Book, page: EmulationPage, settled: WindowRest, context: Context
) -> None:
    number = with_title(office, Rating.COMPLETED)
    sentences: list[str] = []
    context.message.connect(sentences.append)
    page.nominations.refresh()
    settled()
    choose_all(page)
    page.acts.withdraw.trigger()
    settled()
    choose_all(page)
    page.acts.complete.trigger()
    settled()
    assert nomination(office, number).fields.state is NominationState.DRAFT
    assert states(office) == ["complete", "complete", "draft"]
    assert sentences[-1].startswith("2 đề nghị: chuyển sang “Đủ hồ sơ”; để lại “Vi Văn Cao” (Lao động tiên tiến)")
    assert "Điều 24" in sentences[-1]


def check(qtbot: QtBot, page: EmulationPage, settled: WindowRest) -> CheckWindow:
    go_back(qtbot, page)
    QTest.keyClick(page, KEY.Key_F7)
    settled()
    return open_form(qtbot, page, CheckWindow)


def with_title(book: Book, rating: Rating) -> int:
    fields = NominationFields(CODE, NomineeKind.INDIVIDUAL, 3, award="advanced_worker", summary="Tốt.")
    merit = replace(fields, commendation_type=CommendationType.MERIT)
    number = nominate(book, merit).only_id("nomination")
    # The rating is entered after the nomination is complete; before, there was no finding.
    set_rating(book, [Subject(NomineeKind.INDIVIDUAL, 3)], 2026, rating)
    return number


def test_the_round_is_checked_in_a_window_that_follows_the_book(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest, context: Context
) -> None:
    number = with_title(office, Rating.COMPLETED)
    window = check(qtbot, page, settled)
    assert "3 đề nghị; 1 đề nghị có điều chưa đạt (1 chưa ghi lý do)" in window.summary.text()
    assert re.search(
        r"tính đến ngày \d\d/\d\d/\d{4} \((hôm nay|90 ngày sau ngày cuối của đợt, .*)\)", window.summary.text()
    )
    sentences = [line.finding.sentence for line in window.table.findings.lines]
    assert len(sentences) == 4
    window.chips.buttons["failed"].click()
    (line,) = window.table.findings.lines
    assert line.nomination.id == number
    assert "Điều 24" in window.detail.text()
    context.act(lambda book: set_rating(book, [Subject(NomineeKind.INDIVIDUAL, 3)], 2026, Rating.GOOD))
    settled()
    assert window.table.findings.rowCount() == 0
    assert "0 đề nghị có điều chưa đạt" in window.summary.text()
    window.chips.buttons[""].click()
    assert len(window.table.findings.lines) == 3
    window.reject()


def test_the_check_says_which_nominations_of_the_round_it_leaves_out(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    number = with_title(office, Rating.GOOD)
    window = check(qtbot, page, settled)
    assert "3 đề nghị;" in window.summary.text()
    assert "không kiểm tra" not in window.summary.text()
    with office.store.work("không đạt") as work:
        work.update("nomination", number, {"state": NominationState.FAILED.value})
    QTest.keyClick(window, KEY.Key_F5)
    settled()
    assert "2 đề nghị; " in window.summary.text()
    assert "; không kiểm tra 1 đề nghị “Không đạt”. Theo " in window.summary.text()
    window.reject()


def test_a_finding_opens_its_nomination_and_its_records(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    with_title(office, Rating.COMPLETED)
    window = check(qtbot, page, settled)
    window.chips.buttons["failed"].click()
    QTest.keyClick(window, KEY.Key_O, CONTROL)
    settled()
    (records,) = window.findChildren(RecordsWindow)
    (way,) = [button for button in records.findChildren(QPushButton) if button.text() == "Mở trong danh sách"]
    with qtbot.waitSignal(page.asked) as asked:
        way.click()
    assert asked.args == [ListQuery("year-records", scope={"ids": (1,)})]
    window.table.setFocus()
    press(window, KEY.Key_Return)
    settled()
    form = open_form(qtbot, page, NominationForm)
    assert form.nominee.text() == "Vi Văn Cao"
    form.reject()
    window.reject()


def test_the_findings_shown_are_exported(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest, tmp_path: Path
) -> None:
    save_hold(office, None, HoldFields(Subject(NomineeKind.INDIVIDUAL, 1), date(2020, 2, 2), None, "04/TB-SNgV"))
    window = check(qtbot, page, settled)
    QTest.keyClick(window.table, KEY.Key_E, CONTROL)
    # Somebody is on hold: whether that goes along is asked, and a box that is not ticked says no.
    (box,) = window.findChildren(QMessageBox)
    assert "tạm dừng xét" in box.text()
    next(button for button in box.buttons() if button.text() == "Chọn tệp…").click()
    choose_file(window, tmp_path / "kiem-tra.xlsx")
    settled()
    worksheet = openpyxl.load_workbook(tmp_path / "kiem-tra.xlsx").active
    assert worksheet is not None
    cells = list(worksheet.iter_rows(values_only=True))
    assert not [row for row in cells if "04/TB-SNgV" in " ".join(map(str, row))]
    rows = [row for row in cells if "Vi Văn An" in row]
    assert len(rows) == 1
    assert "Luật Thi đua, khen thưởng 2022, Điều 84 – chưa xác nhận theo quy định của tỉnh" in rows[0]
    window.reject()


def test_caps_are_tried_with_more_of_one_or_the_other(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    for subject, rating in ((1, Rating.EXCELLENT), (2, Rating.GOOD), (3, Rating.GOOD)):
        set_rating(office, [Subject(NomineeKind.INDIVIDUAL, subject)], 2026, rating)
    window = check(qtbot, page, settled)
    (cap,) = window.caps.findChildren(CapLine)
    assert "có 1/2" in cap.words.text()
    assert cap.article.text().startswith("Nghị định 335/2025/NĐ-CP. ")
    cap.base.setValue(3)
    assert cap.answer.text() == "thì 1/5: còn được thêm 0."
    cap.counted.setValue(1)
    assert cap.answer.text() == "thì 2/5: vượt 1, cần ít nhất 10."
    cap.base.setValue(0)
    cap.counted.setValue(0)
    assert cap.answer.text() == ""
    window.reject()


def test_a_step_stays_grey_for_the_chosen_row_when_the_rounds_are_read_again(
    page: EmulationPage, office: Book, settled: WindowRest
) -> None:
    page.nominations.select_first()
    page.acts.complete.trigger()
    settled()
    assert states(office)[0] == "complete"
    assert not page.acts.complete.isEnabled()
    assert page.acts.council.isEnabled()
    page.steps.chosen.emit(CODE)
    settled()
    assert page.nominations.current_id() is not None
    assert not page.acts.complete.isEnabled()
    assert page.acts.council.isEnabled()


def test_a_round_of_sixty_is_pasted_set_and_completed_by_keys(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    names = [f"Lộc Thị {chr(ord('A') + number // 26)}{chr(ord('a') + number % 26)}" for number in range(58)]
    for name in names:
        person(office, name, 1, "Chuyên viên")
    table = "\n".join(f"{place}\t{name}\tChuyên viên\tGiấy khen\tĐăng tin tốt" for place, name in enumerate(names, 1))
    QGuiApplication.clipboard().setText(table)
    QTest.keyClick(page.nominations.focusProxy() or page, KEY.Key_V, CONTROL)
    settled()
    window = open_form(qtbot, page, ImportWindow)
    press(window, KEY.Key_Return, CONTROL)
    settled()
    go_back(qtbot, page)
    choose_all(page)
    QTest.keyClick(page.nominations.focusProxy() or page, KEY.Key_F2, SHIFT)
    settled()
    form = open_form(qtbot, page, SetForm)
    form.reason.setText("Đã có thành tích trong Cuộc vận động")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    go_back(qtbot, page)
    page.acts.council.trigger()
    settled()
    assert states(office) == ["council"] * 60
    reasons = {reason for (reason,) in rows_of(office, "nomination", "reason_line", "round_id = 2")}
    assert reasons == {"Đã có thành tích trong Cuộc vận động"}


def test_states_and_dates_are_of_this_round_only(office: Book, page: EmulationPage, settled: WindowRest) -> None:
    choose_all(page)
    page.acts.council.trigger()
    settled()
    of_before = [nomination(office, number).fields for number in (1, 2, 3)]
    assert {fields.state for fields in of_before} == {NominationState.COMPLETE}
    assert {fields.period_to for fields in of_before} == {date(2026, 6, 30)}
