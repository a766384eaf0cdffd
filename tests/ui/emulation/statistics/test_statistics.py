"""The tab Thống kê: awards by unit and by type, two periods, and the list that every number counts."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.lists import ListQuery
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.emulation.statistics.tab import StatisticsTab
from desktop_app.ui.emulation.statistics.table import Figures, FiguresTable, StatisticsCell
from tests.books import collective, individual, person, review_round, unit
from tests.ui.pages import open_page

WindowRest = Callable[[], None]


@pytest.fixture
def large_letters(qapp: QApplication) -> Iterator[None]:
    theme = apply_theme(qapp)
    theme.choose_size(200)
    yield
    theme.choose_size(100)


@pytest.fixture
def page(book: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> EmulationPage:
    office = unit(book, "Văn phòng")
    lan = person(book, "Nông Thị Lan", office, "Chuyên viên", "female")
    for code, number, signed_on, both in (
        ("2025-H2", "01/QĐ", date(2025, 12, 30), False),
        ("2026-H1", "09/QĐ", date(2026, 7, 9), True),
    ):
        review_round(book, code)
        nominations = [individual(book, lan, code)] + ([collective(book, office, code)] if both else [])
        signed = DecisionFields("Khen thưởng", number, signed_on, round_code=code)
        save_decision(book, None, signed, nominations)
    page = EmulationPage(context)
    open_page(qtbot, page, page.nominations)
    # A bar of a chart is painted another way while it is pointed at.
    page.setUpdatesEnabled(True)
    settled()
    return page


@pytest.fixture
def tab(page: EmulationPage, settled: WindowRest) -> StatisticsTab:
    assert not page.tabs.statistics.is_made
    page.tabs.setCurrentWidget(page.tabs.statistics)
    settled()
    statistics_tab = page.tabs.statistics.content
    assert isinstance(statistics_tab, StatisticsTab)
    # It begins with the round that the page shows.
    assert page.chooser.key == "2026-H1"
    assert statistics_tab.period.currentData() == "2026-H1"
    statistics_tab.period.setCurrentIndex(statistics_tab.period.findText("Năm 2026"))
    statistics_tab.period.activated.emit(statistics_tab.period.currentIndex())
    settled()
    return statistics_tab


@pytest.mark.usefixtures("settled")
def test_names_go_over_several_lines_before_a_number_is_out_of_sight(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp)
    table = FiguresTable("Khen thưởng theo đơn vị")
    qtbot.addWidget(table)
    names = ("Trung tâm Thông tin và Dịch vụ đối ngoại", "Phòng Lãnh sự - Hợp tác quốc tế", "Tổng cộng")
    rows = [[StatisticsCell(name), *(StatisticsCell(1_234) for _ in range(4))] for name in names]
    awards = ("Chiến sĩ thi đua cơ sở", "Lao động tiên tiến", "Giấy khen", "Bằng khen")
    table.show_figures(Figures("", ("Đơn vị", *awards), rows, has_sum=True))
    table.show()
    for width, are_parted in ((1300, False), (560, True), (1300, False)):
        table.resize(width, 300)
        assert table.horizontalHeader().length() <= table.viewport().width()
        for column in range(table.columnCount()):
            assert table.columnWidth(column) >= table.sizeHintForColumn(column) or (are_parted and column == 0)
        assert (table.rowHeight(0) > table.rowHeight(2)) == are_parted
    table.resize(1300, 110)
    assert table.rowViewportPosition(2) + table.rowHeight(2) <= table.viewport().height(), "the sum is in sight"


def test_another_round_of_the_page_is_shown_and_a_period_chosen_in_the_tab_stays_until_then(
    book: Book, page: EmulationPage, tab: StatisticsTab, settled: WindowRest
) -> None:
    tab.refresh()
    settled()
    assert tab.period.currentText() == "Năm 2026"
    page.show_query(ListQuery("nominations", scope={"round": "2025-H2"}))
    page.tabs.setCurrentWidget(page.tabs.statistics)
    settled()
    assert tab.period.currentData() == "2025-H2"
    review_round(book, "2026-H2")
    page.show_query(ListQuery("nominations", scope={"round": "2026-H2"}))
    page.tabs.setCurrentWidget(page.tabs.statistics)
    settled()
    assert tab.period.currentData() == "2026-H2"
    assert tab.nothing.isVisible()


def test_a_year_is_shown_by_unit_with_its_sum(tab: StatisticsTab) -> None:
    assert tab.period.currentText() == "Năm 2026"
    rows = [[cell.value for cell in row] for row in tab.by_unit.figures.rows]
    assert rows == [["Văn phòng", 2], ["Tổng cộng", 2]]
    assert [(bar.label, bar.value) for bar in tab.chart.bars] == [("Giấy khen", 2)]
    assert not tab.nothing.isVisible()


def test_a_table_is_exported_with_its_heads_in_full_words(tab: StatisticsTab) -> None:
    cells = [[StatisticsCell("Văn phòng"), StatisticsCell(2)]]
    seen = Figures("", ("Đơn vị", "GK"), cells, whole_headers=("Đơn vị", "Giấy khen"), legend="GK: Giấy khen").seen
    assert [column.title for column in seen.columns] == ["Đơn vị", "Giấy khen"]
    assert [column.title for column in tab.by_unit.figures.seen.columns] == ["Đơn vị", "Giấy khen"]


def test_a_period_is_whole_while_what_it_is_compared_with_leaves_room(
    qapp: QApplication, qtbot: QtBot, tab: StatisticsTab, settled: WindowRest
) -> None:
    # It is to stand alone here: nothing around it takes it along when it goes.
    qtbot.addWidget(tab)
    # The letters of the program, which are larger than those of a Qt that no test before gave them to.
    apply_theme(qapp)
    tab.period.setCurrentIndex(tab.period.findData("2026-H1"))
    tab.period.activated.emit(tab.period.currentIndex())
    settled()
    for width in (760, 800, 1000):
        tab.setParent(None)
        tab.resize(width, 400)
        tab.show()
        QApplication.sendPostedEvents()
        option = QStyleOptionComboBox()
        tab.period.initStyleOption(option)
        assert option.currentText == tab.period.currentText(), width
        tab.against.initStyleOption(option)
        assert option.currentText == "(không so sánh)", width


@pytest.mark.usefixtures("large_letters")
def test_what_a_period_is_compared_with_is_whole_with_large_letters(qtbot: QtBot, tab: StatisticsTab) -> None:
    qtbot.addWidget(tab)
    tab.setParent(None)
    for width in (1160, 1240, 1400):
        tab.resize(width, 500)
        tab.show()
        QApplication.sendPostedEvents()
        assert tab.against.width() >= tab.against.whole_width(), width


def test_a_number_opens_its_list(page: EmulationPage, tab: StatisticsTab, settled: WindowRest) -> None:
    QTest.keyClick(tab, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert tab.table is tab.by_type
    assert tab.by_type.isVisible()
    women = tab.by_type.figures.headers.index("Trong đó: nữ")
    tab.by_type.setCurrentCell(0, women)
    QTest.keyClick(tab.by_type, Qt.Key.Key_Return)
    settled()
    assert page.tabs.currentWidget() is page.decisions
    assert page.decisions.content.awards.total == 1
    words = "Giấy khen (phong trào thi đua (chuyên đề)), cá nhân nữ, theo quyết định đã ký năm 2026"
    assert page.decisions.content.awards_label.text().startswith(words)


def test_a_period_without_room_for_it_says_that_there_is_more(tab: StatisticsTab) -> None:
    tab.period.setCurrentIndex(tab.period.findData("2026-H1"))
    title = tab.period.currentText()
    words = tab.period.fontMetrics().horizontalAdvance(title)
    tab.period.setFixedWidth(tab.period.width() - words // 3)
    option = QStyleOptionComboBox()
    tab.period.initStyleOption(option)
    assert "…" in option.currentText
    assert tab.period.toolTip() == title


def test_the_table_fills_its_width_with_whole_names_and_marks_the_row(tab: StatisticsTab) -> None:
    table = tab.by_unit
    assert table.horizontalHeader().length() == table.viewport().width()
    header = table.horizontalHeaderItem(1)
    assert header is not None
    assert header.text() == "Giấy khen"
    assert table.legend.isHidden()
    assert {index.column() for index in table.selectedIndexes()} == {0, 1}
    assert tab.chart_title.isVisible()
    assert tab.chart_title.text() == tab.chart.title


def test_short_names_are_explained_where_the_whole_ones_have_no_room(tab: StatisticsTab) -> None:
    table = tab.by_unit
    table.setFixedWidth(table.horizontalHeader().sectionSizeHint(0) + table.sizeHintForColumn(0))
    QApplication.processEvents()
    header = table.horizontalHeaderItem(1)
    assert header is not None
    assert header.text().replace("\n", " ") == "GK"
    assert not table.legend.isHidden()
    assert table.legend.text() == "GK: Giấy khen"


def test_two_periods_are_compared(tab: StatisticsTab, settled: WindowRest) -> None:
    tab.against.setCurrentIndex(tab.against.findText("Năm 2025"))
    tab.against.activated.emit(tab.against.currentIndex())
    settled()
    figures = tab.by_type.figures
    values = dict(zip(figures.headers, (cell.value for cell in figures.rows[0]), strict=True))
    assert (values["2026"], values["2025"], values["Tăng, giảm"], values["Tỷ lệ"]) == (2, 1, "+1", "+100 %")
    of_units = tab.by_unit.figures
    assert of_units.headers == ("Đơn vị", "GK 2026", "GK 2025")
    assert [[cell.value for cell in row] for row in of_units.rows] == [["Văn phòng", 2, 1], ["Tổng cộng", 2, 1]]
    before = of_units.rows[0][2].query
    assert before is not None
    assert before.scope["year"] == 2025
    # The table of rounds compares all of them: no choice there that would change nothing.
    tab.views.buttons["round"].click()
    assert not tab.against.isEnabled()
    tab.views.buttons["unit"].click()
    assert tab.against.isEnabled()


def test_rounds_are_compared_by_the_states_of_their_nominations(
    page: EmulationPage, tab: StatisticsTab, settled: WindowRest
) -> None:
    QTest.mouseClick(tab.views.buttons["round"], Qt.MouseButton.LeftButton)
    figures = tab.by_round.figures
    assert figures.headers == ("Đợt xét", "Đề nghị", "Đã có quyết định")
    assert [[cell.value for cell in row] for row in figures.rows] == [
        ["2026-H1 – sơ kết 6 tháng đầu năm 2026", 2, 2],
        ["2025-H2 – cuối năm 2025", 1, 1],
    ]
    tab.by_round.setCurrentCell(1, 2)
    QTest.keyClick(tab.by_round, Qt.Key.Key_Return)
    settled()
    assert page.tabs.currentWidget() is page.tabs.proposed
    assert page.chooser.currentText().startswith("2025-H2")
    assert page.steps.chips.key == "decided"
    assert page.nominations.total == 1


def test_changes_are_counted_when_the_tab_is_shown_again(
    page: EmulationPage, tab: StatisticsTab, context: Context, settled: WindowRest
) -> None:
    page.tabs.setCurrentIndex(0)
    context.act(lambda book: save_decision(book, 2, DecisionFields("Chưa ký", round_code="2026-H1"), [2, 3]))
    settled()
    page.tabs.setCurrentWidget(page.tabs.statistics)
    settled()
    assert tab.period.currentText() == "Năm 2025"


def test_a_year_without_awards_says_so(book: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> None:
    tab = StatisticsTab(context)
    qtbot.addWidget(tab)
    tab.show()
    settled()
    assert tab.nothing.isVisible()
    assert not tab.export.isEnabled()
    QTest.mouseClick(tab.views.buttons["round"], Qt.MouseButton.LeftButton)
    assert not tab.nothing.isVisible()


def test_a_table_that_has_room_is_not_scrolled_sideways(
    page: EmulationPage, tab: StatisticsTab, settled: WindowRest
) -> None:
    for width in (1300, 1136):
        page.resize(width, 700)
        settled()
        assert tab.by_unit.horizontalScrollBar().maximum() == 0
        assert not tab.by_unit.horizontalScrollBar().isVisible()
