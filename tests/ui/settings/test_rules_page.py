"""The page Quy định khen thưởng: rules by their time, and the province's own values."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.law.province import ALL_OTHERS, ProvinceRules, ProvinceVote
from desktop_app.domain.law.votes import VoteBase
from desktop_app.services.book import Book
from desktop_app.services.law import rules
from desktop_app.ui.base.context import Context
from desktop_app.ui.settings.province_form import ProvinceForm
from desktop_app.ui.settings.rules_page import RulesPage
from tests.ui.pages import open_form, press

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
Settled = Callable[[], None]


@pytest.fixture
def page(book: Book, qtbot: QtBot, context: Context, settled: Settled) -> RulesPage:
    page = RulesPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    settled()
    return page


def cells(page: RulesPage, subject: str) -> list[str]:
    for row in range(page.table.rowCount()):
        items = [page.table.item(row, place) for place in range(page.table.columnCount())]
        texts = [item.text() for item in items if item is not None]
        if texts[1] == subject:
            return texts
    raise LookupError(subject)


def test_another_time_has_other_rules(page: RulesPage, settled: Settled) -> None:
    page.chooser.set_value("2017-10-01")
    settled()
    assert cells(page, "Thời gian công tác trong năm (LĐTT, CSTĐCS)")[2] == "từ 10 tháng"
    page.chooser.set_value("2024-01-01")
    settled()
    assert cells(page, "Thời gian công tác trong năm (LĐTT, CSTĐCS)")[2] == "từ 6 tháng"


def test_the_provinces_values_are_entered_by_keyboard_and_shown(
    qtbot: QtBot, page: RulesPage, book: Book, settled: Settled
) -> None:
    QTest.keyClick(page.table, KEY.Key_F2)
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
    qtbot: QtBot, page: RulesPage, book: Book, settled: Settled
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


def test_a_kept_share_is_shown_as_it_was_meant(qtbot: QtBot, page: RulesPage, book: Book, settled: Settled) -> None:
    votes = {"provincial_fighter": ProvinceVote(Fraction(9, 10), ballot=True, more_than=True)}
    rules.save_province_rules(book, ProvinceRules("QĐ 7", quorum=Fraction(2, 3), votes=votes))
    page.edit.trigger()
    form = open_form(qtbot, page, ProvinceForm)
    assert form.quorum.text() == "2/3"
    row = form.votes.rows[0]
    assert (row.award.currentText(), row.share.text()) == ("Chiến sĩ thi đua tỉnh", "90 %")
    assert (row.more_than.value(), row.ballot.value()) == (True, True)
    form.reject()
