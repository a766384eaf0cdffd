"""Quá trình khen thưởng and Số liệu của tập thể: what they show, what their rows open, what is exported."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.law.year_facts import Rating
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.standing.year_records import InitiativeFields, Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.standing.year_records import save_initiative, set_rating
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.people.history_window import HistoryWindow
from desktop_app.ui.people.near_window import NearWindow
from desktop_app.ui.people.years.initiative_form import InitiativeForm
from desktop_app.ui.people.years.record_form import YearRecordForm
from desktop_app.ui.people.years.unit_year_window import UnitYearWindow
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.papers.preview import PreviewWindow
from tests.books import collective, individual, review_round, rows_of, unit
from tests.services.standing.test_award_history import fighter
from tests.services.standing.test_facts import awarded, decided
from tests.services.standing.test_unit_years import office_of_ten
from tests.ui.pages import choose_file, focused, open_form, open_page

KEY = Qt.Key
WindowRest = Callable[[], None]


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def history_of(qtbot: QtBot, context: Context, subject: Subject, owner: QWidget, settled: WindowRest) -> HistoryWindow:
    window = HistoryWindow(context, subject, owner)
    window.start()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settled()
    return window


def lines(window: HistoryWindow) -> list[tuple[str, ...]]:
    return [window.table.history.texts(row)[:4] for row in range(window.table.history.rowCount())]


def test_streaks_and_near_awards_are_shown_above_the_years(
    qtbot: QtBot, context: Context, book: Book, owner: QWidget, settled: WindowRest
) -> None:
    window = history_of(qtbot, context, fighter(book, 2024, 2025), owner, settled)
    assert (window.name.text(), window.place.text()) == ("Nông Thị Lan", "Chuyên viên, Văn phòng")
    assert "2 năm liền đạt danh hiệu “Chiến sĩ thi đua cơ sở” (2024–2025)" in window.streaks.text()
    assert "“Chiến sĩ thi đua tỉnh”" in window.near.text()
    assert "chưa xác nhận theo quy định của tỉnh" in window.near.text()
    assert lines(window) == [
        ("2025", "Chiến sĩ thi đua cơ sở", "Giám đốc Sở Ngoại vụ", "Quyết định 25/QĐ-SNgV"),
        ("", "Xếp loại: Hoàn thành xuất sắc nhiệm vụ", "", ""),
        ("2024", "Chiến sĩ thi đua cơ sở", "Giám đốc Sở Ngoại vụ", "Quyết định 24/QĐ-SNgV"),
        ("", "Xếp loại: Hoàn thành xuất sắc nhiệm vụ", "", ""),
    ]


def test_enter_on_an_award_leaves_for_the_list_that_has_it(
    qtbot: QtBot, context: Context, book: Book, owner: QWidget, settled: WindowRest
) -> None:
    window = history_of(qtbot, context, fighter(book, 2025), owner, settled)
    with qtbot.waitSignal(window.asked) as signal:
        QTest.keyClick(focused(window), KEY.Key_Return)
    assert signal.args == [ListQuery("awards", scope={"ids": (1,)})]
    assert not window.isVisible()


def test_enter_on_a_rating_opens_it_and_what_is_saved_is_shown(
    qtbot: QtBot, context: Context, book: Book, owner: QWidget, settled: WindowRest
) -> None:
    window = history_of(qtbot, context, fighter(book, 2025), owner, settled)
    QTest.keyClick(focused(window), KEY.Key_Down)
    QTest.keyClick(focused(window), KEY.Key_Return)
    form = open_form(qtbot, window, YearRecordForm)
    assert form.rating.value() is Rating.EXCELLENT
    form.rating.set_value(Rating.GOOD)
    QTest.keyClick(form.document, KEY.Key_Return)
    settled()
    assert rows_of(book, "year_record", "year, rating") == [(2025, 3)]
    assert lines(window)[1][1] == "Xếp loại: Hoàn thành tốt nhiệm vụ"


def test_enter_on_an_initiative_opens_it(
    qtbot: QtBot, context: Context, book: Book, owner: QWidget, settled: WindowRest
) -> None:
    lan = fighter(book)
    save_initiative(book, None, InitiativeFields(lan, 2025, "Số hóa hồ sơ"))
    window = history_of(qtbot, context, lan, owner, settled)
    QTest.keyClick(focused(window), KEY.Key_Return)
    form = open_form(qtbot, window, InitiativeForm)
    assert form.title.text() == "Số hóa hồ sơ"


def test_in_a_narrow_window_acts_stand_in_words_or_under_the_dots(
    qtbot: QtBot, context: Context, book: Book, owner: QWidget, settled: WindowRest
) -> None:
    window = history_of(qtbot, context, fighter(book), owner, settled)
    window.resize(720, 480)
    settled()
    (acts,) = window.findChildren(PageHead)
    shown = [button for button in acts.findChildren(QToolButton) if button.isVisible() and button is not acts.more]
    assert shown
    assert all(button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon for button in shown)
    assert [button.defaultAction() for button in shown] + acts.offered() == window.actions_menu


@pytest.mark.parametrize("width", [1080, 720])
def test_the_history_is_closed_by_a_button(
    qtbot: QtBot, context: Context, book: Book, owner: QWidget, settled: WindowRest, width: int
) -> None:
    window = history_of(qtbot, context, fighter(book), owner, settled)
    window.resize(width, 480)
    settled()
    (close,) = (button for button in window.findChildren(QPushButton) if button.toolTip() == "Esc")
    assert close.isVisible()
    assert window.rect().contains(close.geometry())
    close.click()
    assert not window.isVisible()


def test_an_empty_history_says_so_and_offers_a_beginning(
    qtbot: QtBot, context: Context, book: Book, owner: QWidget, settled: WindowRest
) -> None:
    window = history_of(qtbot, context, Subject(NomineeKind.COLLECTIVE, unit(book, "Thanh tra")), owner, settled)
    assert "Chưa ghi khen thưởng" in window.empty.text
    window.empty.button.click()
    open_form(qtbot, window, InitiativeForm)


def test_the_history_is_exported_as_seen_with_every_year(
    qtbot: QtBot, context: Context, book: Book, owner: QWidget, settled: WindowRest, tmp_path: Path
) -> None:
    window = history_of(qtbot, context, fighter(book, 2025), owner, settled)
    QTest.keyClick(focused(window), KEY.Key_E, Qt.KeyboardModifier.ControlModifier)
    path = tmp_path / "qua-trinh.xlsx"
    choose_file(window, path)
    qtbot.waitUntil(lambda: window.notice.isVisible())
    worksheet = load_workbook(path).active
    assert worksheet is not None
    rows = [[cell.value for cell in row][:4] for row in worksheet.iter_rows()]
    assert rows[-2] == [2025, "Chiến sĩ thi đua cơ sở", "Giám đốc Sở Ngoại vụ", "Quyết định 25/QĐ-SNgV"]
    assert rows[-1][:2] == [2025, "Xếp loại: Hoàn thành xuất sắc nhiệm vụ"]


def test_a_change_of_the_book_is_shown_at_once(
    qtbot: QtBot, context: Context, book: Book, owner: QWidget, settled: WindowRest
) -> None:
    lan = fighter(book, 2025)
    window = history_of(qtbot, context, lan, owner, settled)
    context.act(lambda book: set_rating(book, [lan], 2024, Rating.GOOD))
    settled()
    assert lines(window)[-1][:2] == ("2024", "Xếp loại: Hoàn thành tốt nhiệm vụ")


def figures_of(context: Context, unit_id: int, year: int, owner: QWidget, settled: WindowRest) -> UnitYearWindow:
    window = UnitYearWindow(context, unit_id, year, owner)
    window.start()
    settled()
    return window


def shown(window: UnitYearWindow) -> dict[str, tuple[str, str]]:
    cells = window.figures
    return {
        cells.item(row, 0).text(): (cells.item(row, 1).text(), cells.item(row, 2).text())  # type: ignore[union-attr]
        for row in range(cells.rowCount())
    }


def test_figures_are_shown_with_their_people(context: Context, book: Book, owner: QWidget, settled: WindowRest) -> None:
    window = figures_of(context, office_of_ten(book, 2025, 7, 1, 2), 2025, owner, settled)
    figures = shown(window)
    assert figures["Lao động tiên tiến"] == ("7", "70 %")
    assert figures["Hoàn thành xuất sắc nhiệm vụ"] == ("2", "20 %")
    row = list(figures).index("Chiến sĩ thi đua cơ sở")
    assert window.figures.item(row, 3).text() == "Hà Văn Số 0"  # type: ignore[union-attr]


def test_names_that_one_line_has_no_room_for_go_over_two(
    context: Context, book: Book, owner: QWidget, settled: WindowRest
) -> None:
    """Of ten people six were named, on one line."""
    window = figures_of(context, office_of_ten(book, 2025, 7, 1, 2), 2025, owner, settled)
    line = window.figures.verticalHeader().defaultSectionSize()
    rows = {label: window.figures.rowHeight(row) for row, label in enumerate(shown(window))}
    assert rows["Thành viên"] >= line + window.figures.fontMetrics().lineSpacing()
    assert rows["Chiến sĩ thi đua cơ sở"] == line


def test_enter_on_a_figure_offers_its_people(
    qtbot: QtBot, context: Context, book: Book, owner: QWidget, settled: WindowRest
) -> None:
    window = figures_of(context, office_of_ten(book, 2025, 7, 1, 2), 2025, owner, settled)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    row = list(shown(window)).index("Hoàn thành xuất sắc nhiệm vụ")
    window.figures.setCurrentCell(row, 0)
    window.figures.setFocus()
    QTest.keyClick(window.figures, KEY.Key_Return)
    (menu,) = window.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == ["Hà Văn Số 0", "Hà Văn Số 1"]
    with qtbot.waitSignal(window.history_asked) as signal:
        menu.actions()[1].trigger()
    menu.close()
    assert signal.args == [Subject(NomineeKind.INDIVIDUAL, 2)]


def test_what_if_one_more_is_answered_and_not_saved(
    context: Context, book: Book, owner: QWidget, settled: WindowRest
) -> None:
    window = figures_of(context, office_of_ten(book, 2026, 6, 1, 2), 2026, owner, settled)
    lines = window.conditions.text().splitlines()
    of_best = next(place for place, line in enumerate(lines) if line.startswith("Tập thể lao động xuất sắc ("))
    assert "Chưa đạt  –  Cần từ 70 %" in lines[of_best + 2]
    assert sum("Điều 27" in line for line in lines) == 1, "an article is cited once, not in each of its lines"
    window.more["advanced_worker"].setValue(1)
    assert "Chưa đạt" not in window.conditions.text()
    assert "vượt 1" in window.caps.text()
    window.more["rating.excellent"].setValue(-1)
    assert "còn được thêm 0" in window.caps.text()
    assert shown(window)["Lao động tiên tiến"] == ("6", "60 %")


def test_a_year_without_caps_says_nothing_of_them(
    context: Context, book: Book, owner: QWidget, settled: WindowRest
) -> None:
    window = figures_of(context, office_of_ten(book, 2024, 6, 1, 2), 2024, owner, settled)
    assert not window.caps.isVisible()
    assert set(window.more) == {"advanced_worker", "grassroots_fighter"}


def test_the_figures_are_exported(
    qtbot: QtBot, context: Context, book: Book, owner: QWidget, settled: WindowRest, tmp_path: Path
) -> None:
    office = office_of_ten(book, 2025, 7, 1, 2)
    awarded(book, decided(book), "excellent_collective", unit_id=office)
    window = figures_of(context, office, 2025, owner, settled)
    window.export()
    path = tmp_path / "so-lieu.xlsx"
    choose_file(window, path)
    qtbot.waitUntil(lambda: window.notice.isVisible())
    worksheet = load_workbook(path).active
    assert worksheet is not None
    rows = [[cell.value for cell in row] for row in worksheet.iter_rows()]
    assert ["Lao động tiên tiến", 7, "70 %"] in [row[:3] for row in rows]


@pytest.fixture
def nominated(qtbot: QtBot, context: Context, book: Book, settled: WindowRest) -> EmulationPage:
    """The page of a round with a person and a unit."""
    lan = fighter(book, 2024, 2025)
    review_round(book)
    individual(book, lan.id)
    collective(book, 1)
    page = EmulationPage(context)
    open_page(qtbot, page, page.nominations)
    settled()
    qtbot.waitUntil(lambda: page.nominations.total == 2)
    return page


@pytest.mark.parametrize(("nomination", "scope"), [(1, {"person": 1}), (2, {"unit": 1})])
def test_a_nomination_leads_to_the_years_of_its_nominee(
    qtbot: QtBot, nominated: EmulationPage, nomination: int, scope: dict[str, int]
) -> None:
    nominated.nominations.select_id(nomination)
    qtbot.waitUntil(lambda: nominated.nominations.current_id() == nomination)
    with qtbot.waitSignal(nominated.asked) as signal:
        QTest.keyClick(nominated.nominations.table, KEY.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert signal.args == [ListQuery("year-records", scope=scope)]


def test_a_nomination_is_reported_on_from_its_row(qtbot: QtBot, nominated: EmulationPage) -> None:
    nominated.nominations.select_id(1)
    qtbot.waitUntil(lambda: nominated.nominations.current_id() == 1)
    report, _ = nominated.acts.papers
    report.trigger()
    qtbot.waitUntil(lambda: bool(nominated.findChildren(PreviewWindow)))
    (preview,) = nominated.findChildren(PreviewWindow)
    qtbot.waitUntil(lambda: preview.paper is not None)
    assert preview.paper is not None
    assert preview.paper.file_name == "Báo cáo thành tích đề nghị 1.pdf"
    preview.close()


def test_near_awards_are_shown_and_lead_to_the_history(
    qtbot: QtBot, context: Context, book: Book, owner: QWidget, settled: WindowRest
) -> None:
    lan = fighter(book, 2024, 2025)
    window = NearWindow(context, NomineeKind.INDIVIDUAL, 2025, owner)
    window.start()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settled()
    cells = [[window.table.item(row, column) for column in range(5)] for row in range(window.table.rowCount())]
    texts = [[item.text() if item else "" for item in row] for row in cells]
    assert [row[:4] for row in texts] == [
        ["Nông Thị Lan", "Văn phòng", "Bằng khen của tỉnh", "2025"],
        ["Nông Thị Lan", "Văn phòng", "Chiến sĩ thi đua tỉnh", "2026"],
    ]
    assert "chưa xác nhận theo quy định của tỉnh" in texts[1][4]
    # Year and award have columns of their own: the text begins with what tells the rows apart.
    assert texts[0][4] == "Đã đủ điều kiện qua các năm."
    assert texts[1][4].startswith("Cần ")
    assert window.table.rowHeight(1) > window.table.verticalHeader().defaultSectionSize()
    assert window.sentence.text() == "Đã đủ điều kiện qua các năm để xét “Bằng khen của tỉnh” năm 2025."
    QTest.keyClick(window.table, KEY.Key_Down)
    assert window.sentence.text().startswith("Sớm nhất năm 2026 có thể xét “Chiến sĩ thi đua tỉnh”: cần ")
    with qtbot.waitSignal(window.history_asked) as signal:
        QTest.keyClick(window.table, KEY.Key_Return)
    assert signal.args == [lan]


def test_a_sentence_says_that_nobody_is_near_an_award(
    context: Context, book: Book, owner: QWidget, settled: WindowRest
) -> None:
    window = NearWindow(context, NomineeKind.COLLECTIVE, 2025, owner)
    window.start()
    settled()
    assert "Chưa có ai đủ hay sắp đủ điều kiện" in window.empty.text
