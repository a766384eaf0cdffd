"""The rules filtered as one types, sorted by their heads, copied and exported as they stand."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from desktop_app.domain.vietnamese import natural_key
from desktop_app.services.book import Book
from desktop_app.services.law import own_sets
from desktop_app.ui.base.context import Context
from desktop_app.ui.settings.rules_page import RulesPage
from tests.ui.pages import choose_file, press, show_page

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
GROUP, SUBJECT = 0, 1
WindowRest = Callable[[], None]


@pytest.fixture
def page(book: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> RulesPage:
    del book
    page = RulesPage(context)
    show_page(qtbot, page, 1200, 700)
    settled()
    page.setFocus()
    return page


def rows(page: RulesPage) -> list[list[str]]:
    table = page.table
    return [
        [item.text() for column in range(table.columnCount()) if (item := table.item(row, column)) is not None]
        for row in range(table.rowCount())
    ]


def test_letters_on_the_rows_filter_them_by_every_column(page: RulesPage) -> None:
    whole = rows(page)
    QTest.keyClicks(page.table, "g")
    assert page.filter.hasFocus()
    QTest.keyClicks(page.filter, "iay khen")
    in_sight = rows(page)
    assert 0 < len(in_sight) < len(whole)
    assert all("giấy khen" in " ".join(row).lower() for row in in_sight)
    QTest.keyClick(page.filter, KEY.Key_Down)
    assert page.table.hasFocus()
    page.focus_filter()
    QTest.keyClicks(page.filter, "xyz")
    assert page.empty.isVisible()
    assert page.empty.text == "Không có dòng nào khớp “xyz”."
    page.empty.button.click()
    assert rows(page) == whole


def test_a_head_sorts_and_the_chosen_rule_stays(page: RulesPage) -> None:
    own_order = rows(page)
    chosen = own_order[7]
    page.table.choose_cell(7, SUBJECT)
    header = page.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(SUBJECT) + 30, header.height() // 2)
    in_order = sorted((row[SUBJECT] for row in own_order), key=natural_key)
    for expected in (in_order, in_order[::-1]):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert [row[SUBJECT] for row in rows(page)] == expected
        assert rows(page)[page.table.currentRow()] == chosen
    # The key goes by the column one is in, which stays the same.
    QTest.keyClick(page.table, KEY.Key_F8)
    assert rows(page) == own_order


def test_several_rules_are_copied_with_their_heads_and_changed_one_by_one(
    book: Book, page: RulesPage, settled: WindowRest
) -> None:
    made = own_sets.copy_set(book, "2026-10-01", own_sets.SetFields("riêng", date(2026, 10, 2)))
    page.refresh()
    settled()
    page.chooser.set_value(own_sets.code_of(book, made.only_id("rule_set")))
    settled()
    page.table.choose_cell(0)
    assert page.edit_rule.isEnabled()
    QTest.keyClick(page.table, KEY.Key_Down, SHIFT)
    QTest.keyClick(page.table, KEY.Key_C, CONTROL | SHIFT)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert [line[:2] for line in lines] == [["Nhóm", "Nội dung"], *(row[:2] for row in rows(page)[:2])]
    assert not any(action.isEnabled() for action in (page.edit_rule, page.confirm, page.remove_rule))


def test_the_rules_in_sight_are_exported(page: RulesPage, settled: WindowRest, tmp_path: Path) -> None:
    page.filter.setText("giay khen")
    in_sight = rows(page)
    page.export()
    choose_file(page, tmp_path / "ra.xlsx")
    settled()
    _, *cells = CalamineWorkbook.from_path(tmp_path / "ra.xlsx").get_sheet_by_index(0).to_python()
    assert [row[:2] for row in cells] == [row[:2] for row in in_sight]


def test_a_filter_is_left_by_escape_and_holds_for_another_set(page: RulesPage, settled: WindowRest) -> None:
    page.filter.setText("giay khen")
    number = len(rows(page))
    page.chooser.set_value("2017-10-01")
    settled()
    assert all("giấy khen" in " ".join(row).lower() for row in rows(page))
    page.filter.setFocus()
    press(page, KEY.Key_Escape)
    assert len(rows(page)) > number


def test_no_rule_of_a_set_is_removed_while_another_is_being_read(
    book: Book, page: RulesPage, settled: WindowRest
) -> None:
    codes = [
        own_sets.code_of(
            book,
            own_sets.copy_set(book, "2026-10-01", own_sets.SetFields(f"riêng {day}", date(2026, 10, day))).only_id(
                "rule_set"
            ),
        )
        for day in (2, 3)
    ]
    page.refresh()
    settled()
    page.chooser.set_value(codes[0])
    settled()
    place = next(at for at, row in enumerate(rows(page)) if row[SUBJECT].startswith("Giấy khen"))
    page.table.choose_cell(place)
    assert page.remove_rule.isEnabled()
    page.chooser.set_value(codes[1])
    page.remove_rule.trigger()
    settled()
    settled()
    assert any(row[SUBJECT].startswith("Giấy khen") for row in rows(page))
