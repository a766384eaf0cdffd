"""The page Quy định khen thưởng: rules by their time, and the province's own values."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.law.province import ALL_OTHERS, ProvinceRules, ProvinceVote
from desktop_app.domain.law.votes import VoteBase
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.law import own_sets, rules
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.settings.province_form import ProvinceForm
from desktop_app.ui.settings.rule_forms import AwardForm, ConditionForm, RuleSetForm, rule_form, rule_form_data
from desktop_app.ui.settings.rules_page import RulesPage
from tests.ui.pages import go_back, open_form, press, show_page

KEY = Qt.Key
SIDE = 8
SUBJECT, CONDITION, ARTICLE = 1, 2, 3
CONTROL = Qt.KeyboardModifier.ControlModifier
WindowRest = Callable[[], None]


@pytest.fixture
def page(book: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> RulesPage:
    page = RulesPage(context)
    show_page(qtbot, page, 1200, 700)
    settled()
    page.setFocus()
    return page


def cells(page: RulesPage, subject: str) -> list[str]:
    for row in range(page.table.rowCount()):
        items = [page.table.item(row, place) for place in range(page.table.columnCount())]
        texts = [item.text() for item in items if item is not None]
        if texts[1] == subject:
            return texts
    raise LookupError(subject)


def column(page: RulesPage, place: int) -> list[str]:
    items = (page.table.item(row, place) for row in range(page.table.rowCount()))
    return [item.text() for item in items if item is not None]


def test_another_time_has_other_rules(page: RulesPage, settled: WindowRest) -> None:
    page.chooser.set_value("2017-10-01")
    settled()
    assert cells(page, "Thời gian công tác trong năm (LĐTT, CSTĐCS)")[2] == "từ 10 tháng"
    page.chooser.set_value("2024-01-01")
    settled()
    assert cells(page, "Thời gian công tác trong năm (LĐTT, CSTĐCS)")[2] == "từ 6 tháng"


@pytest.mark.parametrize("place", [SUBJECT, CONDITION, ARTICLE])
def test_what_holds_and_by_what_is_whole_in_a_low_window(
    place: int, page: RulesPage, qapp: QApplication, settled: WindowRest
) -> None:
    """Of a condition “bỏ phiếu kín” the last word was cut: a secret ballot is another one."""
    apply_theme(qapp)
    page.resize(700, 440)
    page.refresh()
    settled()
    table = page.table
    metrics, room = table.fontMetrics(), table.columnWidth(place) - 2 * SIDE
    if place == ARTICLE:
        words = {word for text in column(page, place) for word in text.split()}
        assert [word for word in words if metrics.horizontalAdvance(word) > room] == []
    wrapped = Qt.TextFlag.TextWordWrap
    lows = [
        (text, table.rowHeight(row))
        for row, text in enumerate(column(page, place))
        if metrics.boundingRect(0, 0, room, 1000, wrapped, text).height() > table.rowHeight(row)
    ]
    assert lows == []


def test_what_to_do_with_a_set_is_whole_in_a_low_window(
    page: RulesPage, qapp: QApplication, settled: WindowRest
) -> None:
    apply_theme(qapp)
    page.resize(700, 440)
    page.refresh()
    settled()
    note = page.note
    assert note.shown() == "Bộ kèm theo giữ nguyên: bấm “Chép thành bộ riêng” để sửa."
    assert note.fontMetrics().horizontalAdvance(note.shown()) <= note.width()
    assert note.text().endswith("Quyết định đã ký giữ nguyên.")


def test_the_provinces_values_are_entered_by_keyboard_and_shown(
    qtbot: QtBot, page: RulesPage, book: Book, settled: WindowRest
) -> None:
    QTest.keyClick(page.table, KEY.Key_T, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    form = open_form(qtbot, page, ProvinceForm)
    form.source.setText("Quyết định số 7/2026/QĐ-UBND")
    QTest.keyClicks(form.months, "8")
    QTest.keyClicks(form.quorum, "2/3")
    QTest.mouseClick(form.votes.add, Qt.MouseButton.LeftButton)
    row = form.votes.rows[0]
    QTest.keyClicks(row.share, "75")
    row.base.set_value(VoteBase.TAKING_PART)
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert rules.province_rules(book) == ProvinceRules(
        "Quyết định số 7/2026/QĐ-UBND",
        newcomer_months=8,
        quorum=Fraction(2, 3),
        votes={ALL_OTHERS: ProvinceVote(Fraction(3, 4), VoteBase.TAKING_PART)},
    )
    cell_texts = cells(page, "Các danh hiệu, hình thức khác")
    assert cell_texts[2:] == [
        "từ 75 % số thành viên dự họp và cho ý kiến bằng văn bản, biểu quyết",
        "Quyết định số 7/2026/QĐ-UBND",
        "",
    ]
    assert "Quyết định số 7/2026/QĐ-UBND" in page.note.text()


def test_values_without_their_document_and_shares_that_are_none_are_refused(
    qtbot: QtBot, page: RulesPage, book: Book, settled: WindowRest
) -> None:
    page.edit.trigger()
    form = open_form(qtbot, page, ProvinceForm)
    form.months.setText("8")
    press(form, KEY.Key_Return, CONTROL)
    assert "Nhập văn bản của tỉnh" in form.fields["source"].sentence.text()
    form.source.setText("Quyết định số 7/2026/QĐ-UBND")
    QTest.mouseClick(form.caps.add, Qt.MouseButton.LeftButton)
    form.caps.rows[0].share.setText("20")
    press(form, KEY.Key_Return, CONTROL)
    assert "trên một số khác" in form.fields["caps"].sentence.text()
    form.caps.rows[0].of.set_value("advanced_worker")
    form.caps.rows[0].share.setText("140")
    press(form, KEY.Key_Return, CONTROL)
    assert "không quá 100 %" in form.fields["caps"].sentence.text()
    assert rules.province_rules(book).is_empty


def test_a_kept_share_is_shown_as_it_was_meant(qtbot: QtBot, page: RulesPage, book: Book, settled: WindowRest) -> None:
    votes = {"provincial_fighter": ProvinceVote(Fraction(9, 10), ballot=True, more_than=True)}
    rules.save_province_rules(book, ProvinceRules("QĐ 7", quorum=Fraction(2, 3), votes=votes))
    page.edit.trigger()
    form = open_form(qtbot, page, ProvinceForm)
    assert form.quorum.text() == "2/3"
    row = form.votes.rows[0]
    assert (row.award.currentText(), row.share.text()) == ("Chiến sĩ thi đua tỉnh", "90 %")
    assert (row.more_than.value(), row.ballot.value()) == (True, True)
    form.reject()


def choose(page: RulesPage, group: str, subject: str) -> None:
    for row in range(page.table.rowCount()):
        items = [page.table.item(row, place) for place in (0, 1)]
        if [item.text() for item in items if item is not None] == [group, subject]:
            page.table.choose_cell(row)
            return
    raise LookupError(subject)


def certificate(book: Book) -> tuple[Decimal | None, int]:
    with book.store.reading() as connection:
        award = rules.rules_on(connection, date(2030, 1, 1)).award("certificate_of_merit")
    terms = award.terms[NomineeKind.INDIVIDUAL]
    return terms.coefficient, len(terms.requirements)


def test_the_clerk_makes_a_set_of_her_own_changes_a_rule_and_confirms_it(
    qtbot: QtBot, page: RulesPage, book: Book, settled: WindowRest
) -> None:
    assert not page.edit_rule.isEnabled()
    QTest.keyClick(page.table, KEY.Key_N, CONTROL)
    form = open_form(qtbot, page, RuleSetForm)
    press(form, KEY.Key_Return, CONTROL)
    settled()
    settled()
    settled()
    go_back(qtbot, page)
    assert page.chooser.currentText().count("riêng của cơ quan") == 1
    assert page.chooser.currentText().count(" từ ") == 1
    choose(page, "Danh mục", "Giấy khen")
    QTest.keyClick(page.table, KEY.Key_Return)
    of_award = open_form(qtbot, page, AwardForm)
    assert of_award.windowTitle().startswith("Sửa mục")
    of_award.individual.setText("0,4")
    press(of_award, KEY.Key_Return, CONTROL)
    settled()
    settled()
    go_back(qtbot, page)
    assert certificate(book) == (Decimal("0.4"), 0)
    assert "hệ số 0,4" in cells(page, "Giấy khen")[2]
    choose(page, "Hội đồng", "Số thành viên phải dự họp")
    assert page.confirm.isEnabled()
    QTest.keyClick(page.table, KEY.Key_Return, CONTROL)
    settled()
    settled()
    assert cells(page, "Số thành viên phải dự họp")[4].startswith("Đã xác nhận: ")
    assert not page.confirm.isEnabled()
    choose(page, "Danh mục", "Giấy khen")
    page.new_conditions[NomineeKind.INDIVIDUAL].trigger()
    condition = open_form(qtbot, page, ConditionForm)
    assert condition.windowTitle() == "Thêm mục vào bộ quy định"
    condition.article.setPlainText("Quyết định số 9/2027/QĐ-UBND, Điều 5")
    press(condition, KEY.Key_Return, CONTROL)
    settled()
    settled()
    assert certificate(book) == (Decimal("0.4"), 1)


def test_a_wrong_number_is_refused_beside_its_field(
    qtbot: QtBot, page: RulesPage, book: Book, settled: WindowRest
) -> None:
    changes = own_sets.copy_set(book, "2026-10-01", own_sets.SetFields("riêng", date(2026, 10, 2)))
    page.refresh()
    settled()
    settled()
    page.chooser.set_value(own_sets.code_of(book, changes.only_id("rule_set")))
    settled()
    choose(page, "Danh mục", "Giấy khen")
    page.edit_rule.trigger()
    form = open_form(qtbot, page, AwardForm)
    form.individual.setText("ba phần mười")
    press(form, KEY.Key_Return, CONTROL)
    assert "không phải số" in form.fields["individual"].sentence.text()
    assert certificate(book) == (Decimal("0.3"), 0)
    form.reject()


def test_a_shipped_set_is_looked_at_only(page: RulesPage, settled: WindowRest) -> None:
    page.chooser.set_value("2025-07-01")
    settled()
    choose(page, "Danh mục", "Giấy khen")
    of_own_set = [page.edit_rule, page.confirm, page.remove_rule, page.remove_set, *page.new_rules.values()]
    assert not any(action.isEnabled() for action in of_own_set)
    assert "Chép thành bộ riêng" in page.note.text()


def test_a_tick_stands_beside_the_words_of_its_row(page: RulesPage, book: Book, context: Context) -> None:
    changes = own_sets.copy_set(book, "2026-10-01", own_sets.SetFields("riêng", date(2026, 10, 2)))
    code = own_sets.code_of(book, changes.only_id("rule_set"))
    form = rule_form(context, rule_form_data(book, code, "award.certificate_of_merit"), page)
    form.show_form("name")
    for ticked, beside in (("for_individual", "individual"), ("for_collective", "collective")):
        tick, edit = form.fields[ticked].widget, form.fields[beside].widget
        middles = [widget.mapTo(form, widget.rect().center()).y() for widget in (tick, edit)]
        assert abs(middles[0] - middles[1]) <= 1
