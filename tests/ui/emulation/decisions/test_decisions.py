from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.awards.decisions import DecisionContent, DecisionFields
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.list_kinds.awards import AWARDS, DECISIONS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services import lists
from desktop_app.services.awards import decisions
from desktop_app.services.book import Book
from desktop_app.services.keeping import trash
from desktop_app.services.rounds import nominations
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.decisions.form import DecisionForm
from desktop_app.ui.emulation.decisions.form_data import saved_decision
from desktop_app.ui.emulation.page import EmulationPage
from tests.books import review_round
from tests.ui.council_pages import CODE, WindowRest, book_of_round, fill_round
from tests.ui.keyboard import type_letters
from tests.ui.pages import changes, focused, go_back, open_form, press
from tests.ui.rounds import opened, page_of_office

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier

FILLINGS, office = {"office": fill_round}, pytest.fixture(book_of_round)
page = pytest.fixture(page_of_office)


def decided(book: Book, *nominations: int, number: str = "15/QĐ-SNgV", day: date | None = date(2026, 7, 2)) -> int:
    fields = DecisionFields("Về việc khen thưởng", number, day, "Hứa Văn Ước", "Sở Ngoại vụ", CODE)
    return decisions.save_decision(book, None, fields, nominations).only_id("decision")


def awarded(book: Book) -> list[str]:
    return [row.values[3] for row in lists.everything(book, ListQuery(AWARDS.key, scope={"decision": 1}))]


def awards_shown(page: EmulationPage) -> list[str]:
    model = page.decisions.content.awards.table.model()
    name = AWARDS.columns.index(AWARDS.column("name"))
    return [str(model.index(row, name).data()) for row in range(model.rowCount())]


def start(qtbot: QtBot, page: EmulationPage) -> DecisionForm:
    go_back(qtbot, page)
    QTest.keyClick(focused(page), KEY.Key_D, CONTROL)
    return open_form(qtbot, page, DecisionForm)


def test_a_decision_awards_all_that_is_complete_before_it_is_signed(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    form = start(qtbot, page)
    subject = "cho tập thể, cá nhân có thành tích trong phong trào thi đua 6 tháng đầu năm 2026"
    assert form.subject.toPlainText() == f"Về việc tặng Giấy khen {subject}"
    assert form.issuing_body.text() == "Sở Ngoại vụ"
    assert form.nominations.words.text() == "Khen thưởng 3 trên 3 đề nghị."
    press(form, KEY.Key_Return)
    settled()
    assert awarded(office) == ["Văn phòng", "Bế Quốc Dũng", "Lộc Thị Đào"]
    fields, awards = decisions.decision(office, 1)
    assert not fields.is_signed
    assert (fields.round_code, len(awards)) == (CODE, 3)
    assert page.tabs.currentWidget() is page.decisions
    assert page.decisions.content.decisions.current_id() == 1
    assert awards_shown(page) == ["Văn phòng", "Bế Quốc Dũng", "Lộc Thị Đào"]


def test_the_next_decision_is_of_those_whom_the_one_before_left_out(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    form = start(qtbot, page)
    first, second, third = form.nominations.ids()
    form.nominations.set_checked([first])
    form.signer.setText("Hứa Văn Ước")
    type_letters(focused(page), "15/QĐ-SNgV")
    press(form, KEY.Key_Return, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    settled()
    assert awarded(office) == ["Văn phòng"]
    assert form.isVisible()
    assert form.focusWidget() is form.number
    assert (form.number.text(), form.signer.text(), form.edited) == ("", "Hứa Văn Ước", False)
    assert form.nominations.ids() == (second, third)
    # Once nobody is left there is no next one.
    press(form, KEY.Key_Return, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    settled()
    qtbot.waitUntil(lambda: not page.findChildren(DecisionForm))
    assert lists.count(office, ListQuery(DECISIONS.key)) == 2


def test_that_nobody_is_left_to_award_is_said_in_the_width_of_the_form(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    form = start(qtbot, page)
    form.nominations.show_candidates([], ())
    words = form.nominations.words
    assert words.text() == "Đợt xét không còn đề nghị đã hoàn tất nào chưa có quyết định."
    assert words.minimumSizeHint().width() < words.fontMetrics().horizontalAdvance(words.text()) / 2


def test_the_content_chosen_checks_whom_it_is_of_and_names_them(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    form = start(qtbot, page)
    proposed = form.subject.toPlainText()
    form.content.set_value(DecisionContent.INDIVIDUAL_TITLES)
    assert form.nominations.words.text() == "Khen thưởng 0 trên 3 đề nghị."
    form.content.set_value(DecisionContent.FORMS)
    assert form.nominations.words.text() == "Khen thưởng 3 trên 3 đề nghị."
    assert form.subject.toPlainText() == proposed
    form.subject.setPlainText("Về việc tặng Giấy khen")
    form.content.set_value(DecisionContent.ANY)
    form.content.set_value(DecisionContent.FORMS)
    assert form.subject.toPlainText() == "Về việc tặng Giấy khen"
    press(form, KEY.Key_Return)
    settled()
    fields, _ = decisions.decision(office, 1)
    assert (fields.content, fields.subject) == (DecisionContent.FORMS, "Về việc tặng Giấy khen")


def test_the_type_chosen_checks_whom_it_is_of(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    second = next(row.id for row in lists.everything(office, ListQuery("nominations")) if "Bế Quốc Dũng" in row.values)
    with office.store.work("Loại hình") as work:
        work.update("nomination", second, {"commendation_type": CommendationType.MERIT.value})
    form = start(qtbot, page)
    assert form.commendation_type.values() == (None, CommendationType.MERIT, CommendationType.MOVEMENT)
    form.commendation_type.set_value(CommendationType.MERIT)
    assert form.nominations.ids() == (second,)
    form.commendation_type.set_value(None)
    assert len(form.nominations.ids()) == 3
    form.commendation_type.set_value(CommendationType.MERIT)
    press(form, KEY.Key_Return)
    settled()
    assert awarded(office) == ["Bế Quốc Dũng"]


def test_number_and_day_are_added_once_it_is_signed(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    decided(office, 1, 2, number="", day=None)
    page.refresh()
    page.tabs.setCurrentWidget(page.decisions)
    settled()
    page.setFocus()
    press(page, KEY.Key_F2)
    form = open_form(qtbot, page, DecisionForm)
    assert form.nominations.ids() == (1, 2)
    type_letters(form.number, "15/QĐ-SNgV")
    press(form, KEY.Key_Return)
    assert form.fields["signed_on"].sentence.text() == "Quyết định có số thì phải có ngày ký."
    assert form.signed_on.hasFocus()
    QTest.keyClicks(form.signed_on, "2/7/2026")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    fields, awards = decisions.decision(office, 1)
    assert (fields.number, fields.signed_on, awards) == ("15/QĐ-SNgV", date(2026, 7, 2), (1, 2))


def test_the_next_decision_offers_what_is_left(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    decided(office, 1, 2)
    form = start(qtbot, page)
    assert form.nominations.ids() == (3,)
    QTest.mouseClick(form.nominations.none, Qt.MouseButton.LeftButton)
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert form.fields["nominations"].sentence.text() == "Chọn ít nhất một đề nghị được khen thưởng."
    assert form.nominations.list.hasFocus()
    press(form, KEY.Key_Space)
    assert form.nominations.ids() == (3,)
    type_letters(form.number, "15/QĐ-SNgV")
    form.signed_on.set_value(date(2026, 7, 9))
    done = changes(office)
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert form.fields["number"].sentence.text() == "Số quyết định 15/QĐ-SNgV đã dùng trong năm 2026."
    assert changes(office) == done


def test_a_nominee_in_the_trash_stays_in_the_draft_of_a_decision(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    decided(office, 2, 1, number="", day=None)
    trash.put_in_trash(office, "nomination", [2])
    page.refresh()
    page.tabs.setCurrentWidget(page.decisions)
    settled()
    page.setFocus()
    press(page, KEY.Key_Return)
    form = open_form(qtbot, page, DecisionForm)
    assert form.nominations.ids() == (1, 2)
    assert not form.edited
    type_letters(form.subject, "Nay ")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert decisions.decision(office, 1)[1] == (1, 2)


def test_a_collective_in_the_trash_is_named_once(office: Book) -> None:
    decided(office, 1, number="", day=None)
    trash.put_in_trash(office, "nomination", [1])
    form_data = saved_decision(office, 1)
    assert [
        (candidate.name, candidate.place) for candidate in form_data.candidates if candidate.id in form_data.chosen
    ] == [("Văn phòng", "")]


def test_an_invalid_day_is_reported_beside_it(qtbot: QtBot, office: Book, page: EmulationPage) -> None:
    done = changes(office)
    form = start(qtbot, page)
    type_letters(form.number, "1")
    QTest.keyClicks(form.signed_on, "31/6/2026")
    press(form, KEY.Key_Return, CONTROL)
    assert "tháng 6 năm 2026 có 30 ngày" in form.fields["signed_on"].sentence.text()
    assert changes(office) == done


def test_a_decision_goes_to_the_trash_with_its_awards(office: Book, page: EmulationPage, settled: WindowRest) -> None:
    decided(office, 1, 2)
    page.refresh()
    page.tabs.setCurrentWidget(page.decisions)
    settled()
    assert len(awards_shown(page)) == 2
    page.setFocus()
    press(page, KEY.Key_Delete)
    settled()
    assert lists.count(office, ListQuery(DECISIONS.key)) == 0
    assert awards_shown(page) == []


def test_awards_of_a_query_from_another_page_are_shown(office: Book, page: EmulationPage, settled: WindowRest) -> None:
    decided(office, 1)
    decided(office, 2, number="", day=None)
    scope = {"signed": True, "from": "2026-01-01", "to": "2026-12-31"}
    page.show_query(ListQuery(AWARDS.key, scope=scope))
    settled()
    assert page.tabs.currentWidget() is page.decisions
    assert awards_shown(page) == ["Văn phòng"]
    words = "Khen thưởng theo quyết định đã ký từ 01/01/2026 đến 31/12/2026 – chọn một quyết định ở trên để xem riêng:"
    assert page.decisions.content.awards_label.text() == words
    page.decisions.content.decisions.select_id(2)
    settled()
    assert awards_shown(page) == ["Lộc Thị Đào"]


def test_an_award_asked_for_is_shown_in_its_decision_and_round(
    office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    decided(office, 1, 2)
    review_round(office, "2026-H2")
    page.refresh()
    settled()
    page.chooser.set_key("2026-H2")
    page.chooser.chosen.emit()
    page.tabs.setCurrentWidget(page.decisions)
    settled()
    tab = page.decisions.content
    assert tab.decisions.total == 0
    page.show_query(ListQuery(AWARDS.key, scope={"ids": [2]}))
    settled()
    assert page.chooser.key == CODE
    assert (tab.decisions.selected_ids(), tab.awards.selected_ids()) == ([1], [2])
    assert tab.awards_label.text().startswith("Khen thưởng theo quyết định đang chọn: 2 khen thưởng")


def test_the_awards_asked_for_of_one_decision_stand_below_it_in_its_round(
    office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    decided(office, 1, 2)
    review_round(office, "2026-H2")
    page.refresh()
    settled()
    page.chooser.set_key("2026-H2")
    page.chooser.chosen.emit()
    page.show_query(ListQuery(AWARDS.key, scope={"decision": 1}))
    settled()
    tab = page.decisions.content
    assert (page.chooser.key, tab.decisions.selected_ids()) == (CODE, [1])
    assert tab.awards_label.text().startswith("Khen thưởng theo quyết định đang chọn: 2 khen thưởng")
    assert awards_shown(page) == ["Văn phòng", "Lộc Thị Đào"]
    page.show_query(ListQuery(AWARDS.key, "Lộc Thị Đào", scope={"decision": 1}))
    settled()
    assert (tab.decisions.selected_ids(), awards_shown(page)) == ([1], ["Lộc Thị Đào"])


def test_what_another_page_asked_for_goes_with_its_round(
    office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    decided(office, 1)
    review_round(office, "2026-H2")
    page.refresh()
    settled()
    page.show_query(ListQuery(AWARDS.key, scope={"signed": True}))
    settled()
    assert awards_shown(page) == ["Văn phòng"]
    page.chooser.set_key("2026-H2")
    page.chooser.chosen.emit()
    settled()
    assert awards_shown(page) == []
    page.show_query(ListQuery(AWARDS.key, scope={"signed": True}))
    settled()
    QTest.mouseClick(page.decisions.content.sides.buttons["direct"], Qt.MouseButton.LeftButton)
    settled()
    assert awards_shown(page) == []


def test_what_another_page_asked_for_is_gone_when_one_comes_back(
    office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    decided(office, 1)
    decided(office, 2, number="", day=None)
    page.refresh()
    page.tabs.setCurrentWidget(page.decisions)
    settled()
    page.show_query(ListQuery(AWARDS.key, scope={"signed": True}))
    settled()
    assert awards_shown(page) == ["Văn phòng"]
    assert page.decisions.content.decisions.selected_ids() == []
    page.tabs.setCurrentIndex(0)
    settled()
    page.tabs.setCurrentWidget(page.decisions)
    settled()
    tab = page.decisions.content
    chosen = tab.decisions.selected_ids()
    assert len(chosen) == 1
    assert tab.pane.shows(chosen[0])
    assert tab.awards.query.scope == {"decision": chosen[0]}


def test_a_round_begins_with_its_own_decisions(office: Book, page: EmulationPage, settled: WindowRest) -> None:
    decided(office, 1)
    review_round(office, "2026-H2")
    page.refresh()
    settled()
    page.tabs.setCurrentWidget(page.decisions)
    settled()
    tab = page.decisions.content
    QTest.mouseClick(tab.sides.buttons["direct"], Qt.MouseButton.LeftButton)
    settled()
    assert tab.sides.key == "direct"
    page.chooser.set_key("2026-H2")
    page.chooser.chosen.emit()
    settled()
    assert tab.sides.key == "round"
    assert tab.decisions.query.scope == {"round": "2026-H2"}


def test_without_a_round_nothing_can_be_decided(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest
) -> None:
    page = opened(qtbot, context, settled)
    page.tabs.setCurrentWidget(page.decisions)
    settled()
    assert not page.decisions.content.new.isEnabled()
    qtbot.waitUntil(
        lambda: page.decisions.content.decisions.empty.text == "Sổ chưa có đợt xét nào. Bấm Ctrl+T để tạo đợt xét."
    )


def test_the_list_is_put_in_order_by_keys_before_it_is_signed(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    form = start(qtbot, page)
    form.nominations.setFocus()
    # The collective stays before the people.
    assert not form.nominations.up.isEnabled()
    assert not form.nominations.down.isEnabled()
    press(form, KEY.Key_Down)
    assert not form.nominations.up.isEnabled()
    press(form, KEY.Key_Down, ALT)
    assert form.nominations.list.currentIndex().row() == 2
    assert not form.nominations.down.isEnabled()
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert decisions.decision(office, 1)[1] == (1, 2, 3)


def test_the_list_of_a_signed_decision_is_read_only(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    decided(office, 1, 2)
    page.refresh()
    page.tabs.setCurrentWidget(page.decisions)
    settled()
    page.setFocus()
    press(page, KEY.Key_F2)
    form = open_form(qtbot, page, DecisionForm)
    assert form.nominations.words.text().startswith("Quyết định đã ký: danh sách và thứ tự giữ nguyên.")
    form.nominations.setFocus()
    press(form, KEY.Key_Space)
    press(form, KEY.Key_Down, ALT)
    assert form.nominations.ids() == (1, 2)
    assert not form.nominations.none.isEnabled()
    form.number.clear()
    form.signed_on.clear()
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert not decisions.decision(office, 1)[0].is_signed


def test_a_level_has_its_body_and_the_awards_it_decides(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    upward = NominationFields(
        CODE, NomineeKind.INDIVIDUAL, 1, award="provincial_certificate", summary="Dẫn đầu phong trào."
    )
    nominations.nominate(office, upward)
    form = start(qtbot, page)
    assert form.nominations.words.text() == "Khen thưởng 3 trên 4 đề nghị."
    form.level.set_value(AwardLevel.PROVINCE)
    assert form.issuing_body.text() == "Chủ tịch UBND tỉnh Lạng Sơn"
    assert form.nominations.words.text() == "Khen thưởng 1 trên 4 đề nghị."
    type_letters(form.number, "163/QĐ-UBND")
    form.signed_on.set_value(date(2026, 8, 5))
    press(form, KEY.Key_Return, CONTROL)
    settled()
    fields, awards = decisions.decision(office, 1)
    assert (fields.level, awards) == (AwardLevel.PROVINCE, (5,))
    assert (fields.period_from, fields.period_to) == (date(2026, 1, 1), date(2026, 6, 30))


def test_acts_on_a_decision_are_enabled_once_one_is_selected(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    tab = page.decisions.content
    page.tabs.setCurrentWidget(page.decisions)
    settled()

    def offered() -> list[bool]:
        return [action.isEnabled() for action in (tab.sign, tab.edit, tab.certificates, tab.delete)]

    assert offered() == [False] * 4
    decided(office, 1)
    decided(office, 2, number="16/QĐ-SNgV")
    page.refresh()
    # The first one is selected automatically.
    qtbot.waitUntil(lambda: offered() == [True] * 4)
    tab.decisions.table.selectAll()
    qtbot.waitUntil(lambda: offered() == [False, False, False, True])
