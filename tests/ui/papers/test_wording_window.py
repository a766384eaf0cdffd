"""The editor of the papers' wording: passage by passage, checked, by date, taken back by one button."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.papers.kinds.proposals.submission import TO_DIRECTOR, TO_PROVINCE
from desktop_app.papers.kinds.reports.annual_report import ANNUAL_REPORT
from desktop_app.services.book import Book
from desktop_app.services.papers.house_style.wordings import change_wording, wording_of
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.papers.from_day_form import FromDayForm
from desktop_app.ui.papers.page import PapersPage
from desktop_app.ui.papers.wording_window import WordingWindow
from tests.books import book_in, labels
from tests.ui.conftest import WindowRest
from tests.ui.pages import focused, press
from tests.ui.paper_pages import box_of, click

NOW = date(2026, 7, 2)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, context: Context, settled: WindowRest) -> Iterator[WordingWindow]:
    parent = QWidget()
    qtbot.addWidget(parent)
    window = WordingWindow(context, TO_DIRECTOR.file, parent)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settled()
    yield window
    window.close()


def wrote(window: WordingWindow, settled: WindowRest, key: str, text: str) -> None:
    """Write a passage and save it by the keyboard."""
    window.choose(key)
    window.text.setFocus()
    window.text.selectAll()
    QTest.keyClicks(window.text, text) if text.isascii() else window.text.setPlainText(text)
    press(window, Qt.Key.Key_S, CONTROL)
    settled()


def marked(window: WordingWindow, words: str) -> list[str]:
    items = [window.passages.item(row).text() for row in range(window.passages.count())]
    return [item.split(" – ")[0] for item in items if words in item]


def drawn(box: QComboBox) -> str:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    return option.currentText


def test_it_opens_with_the_wording_of_the_paper_shown(
    qtbot: QtBot, qapp: QApplication, context: Context, settled: WindowRest, tmp_path: Path
) -> None:
    apply_theme(qapp)
    page = PapersPage(context)
    qtbot.addWidget(page)
    page.show()
    settled()
    page.chooser.choose("award-decision", {})
    settled()
    page.wording_action.trigger()
    settled()
    (window,) = page.findChildren(WordingWindow)
    assert window.papers.currentText() == "Quyết định khen thưởng"
    assert window.periods.currentText() == "Mọi ngày"
    qtbot.waitUntil(lambda: drawn(window.periods) == "Mọi ngày")
    window.choose("subject")
    assert "Chỗ trống dùng được: {" in window.rules.text()
    assert "{thành tích}" in window.rules.text()
    window.choose("form")
    assert "không in ra" in window.rules.text()
    window.close()


def test_a_passage_written_otherwise_is_kept_and_marked(window: WordingWindow, settled: WindowRest, book: Book) -> None:
    window.choose("conclusion")
    window.text.setPlainText("Kính trình {người nhận} phê duyệt")
    assert marked(window, "chưa lưu") == ["Kết luận"]
    assert window.shipped.text().startswith("Mặc định: Kính trình {người nhận} xem xét, quyết định")
    press(window, Qt.Key.Key_S, CONTROL)
    settled()
    assert wording_of(book, TO_DIRECTOR, NOW).texts["conclusion"] == "Kính trình {người nhận} phê duyệt"
    assert marked(window, "đã sửa") == ["Kết luận"]
    assert marked(window, "chưa lưu") == []
    assert "Đã lưu" in window.notice.text


def test_several_passages_are_written_and_saved_once(window: WordingWindow, settled: WindowRest, book: Book) -> None:
    for key, text in (("conclusion", "Kính trình"), ("bases", "Căn cứ {quy định}\nXét thành tích")):
        window.choose(key)
        window.text.setPlainText(text)
    window.choose("conclusion")
    assert window.text.toPlainText() == "Kính trình"
    press(window, Qt.Key.Key_S, CONTROL)
    settled()
    written = wording_of(book, TO_DIRECTOR, NOW)
    assert written.texts["conclusion"] == "Kính trình"
    assert written.lists["bases"] == ("Căn cứ {quy định}", "Xét thành tích")


def test_what_no_paper_could_be_written_with_is_said_at_its_passage(
    window: WordingWindow, settled: WindowRest, book: Book
) -> None:
    wrote(window, settled, "conclusion", "Trinh {sai}")
    window.choose("bases")
    press(window, Qt.Key.Key_S, CONTROL)
    settled()
    assert window.passage is not None
    assert window.passage.key == "conclusion"
    assert window.problem.isVisible()
    assert "Mục “Kết luận” có chỗ trống {sai}" in window.problem.text()
    assert window.text.hasFocus()
    assert window.text.toPlainText() == "Trinh {sai}"
    assert labels(book) == []
    wrote(window, settled, "conclusion", "Trinh")
    assert not window.problem.isVisible()
    assert wording_of(book, TO_DIRECTOR, NOW).texts["conclusion"] == "Trinh"


def test_one_passage_or_all_come_back_to_the_programs_words(
    qtbot: QtBot, context: Context, window: WordingWindow, settled: WindowRest, book: Book
) -> None:
    shipped = wording_of(book, TO_DIRECTOR, NOW)
    context.act(lambda book: change_wording(book, TO_DIRECTOR.file, "conclusion", None, "Kính trình"))
    context.act(lambda book: change_wording(book, TO_DIRECTOR.file, "opening", None, "Kính gửi"))
    settled()
    assert marked(window, "đã sửa") == ["Lời mở đầu", "Kết luận"]
    window.choose("conclusion")
    press(window, Qt.Key.Key_R, CONTROL)
    assert window.text.toPlainText() == shipped.texts["conclusion"]
    press(window, Qt.Key.Key_S, CONTROL)
    settled()
    assert marked(window, "đã sửa") == ["Lời mở đầu"]
    press(window, Qt.Key.Key_R, CONTROL | SHIFT)
    click(box_of(qtbot, window), "Khôi phục")
    settled()
    assert marked(window, "đã sửa") == []
    assert wording_of(book, TO_DIRECTOR, NOW) == shipped
    assert labels(book)[-1] == "Khôi phục lời văn mẫu “Tờ trình trong Sở”"


def test_a_passage_is_written_otherwise_from_a_day_on(
    qtbot: QtBot, window: WordingWindow, settled: WindowRest, book: Book
) -> None:
    window.papers.setFocus()
    press(window, Qt.Key.Key_Down)
    settled()
    assert window.file == TO_PROVINCE.file
    assert [window.periods.itemText(place) for place in range(window.periods.count())] == [
        "Đến 30/06/2025",
        "Từ 01/07/2025",
    ]
    assert window.periods.currentText() == "Từ 01/07/2025"
    press(window, Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: bool(window.findChildren(FromDayForm)))
    (form,) = window.findChildren(FromDayForm)
    form.accept()
    assert form.field.sentence.isVisible()
    form.day.set_value(date(2026, 10, 1))
    form.accept()
    settled()
    assert window.periods.currentText() == "Từ 01/10/2026"
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    wrote(window, settled, "conclusion", "Trinh")
    assert wording_of(book, TO_PROVINCE, date(2026, 9, 30)).texts["conclusion"] != "Trinh"
    assert wording_of(book, TO_PROVINCE, date(2026, 10, 1)).texts["conclusion"] == "Trinh"
    assert window.periods.currentText() == "Từ 01/10/2026"
    assert window.periods.itemText(1) == "01/07/2025 – 30/09/2026"


def test_what_is_typed_is_not_lost_by_closing(
    qtbot: QtBot, window: WordingWindow, settled: WindowRest, book: Book
) -> None:
    window.choose("conclusion")
    window.text.setPlainText("Kính trình")
    press(window, Qt.Key.Key_Escape)
    click(box_of(qtbot, window), "&Quay lại")
    assert window.isVisible()
    assert window.text.toPlainText() == "Kính trình"
    press(window, Qt.Key.Key_W, CONTROL)
    click(box_of(qtbot, window), "&Bỏ")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert labels(book) == []


def test_the_keyboard_goes_through_it_in_order(window: WordingWindow) -> None:
    window.papers.setFocus()
    names = []
    for _ in range(5):
        press(window, Qt.Key.Key_Tab)
        names.append(focused(window).accessibleName())
    assert names.index("Áp dụng") < names.index("Mục")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with book_in(tmp_path / "book") as book:
        yield book


def test_the_headings_of_a_report_are_worded_without_blanks_and_come_back_by_the_button(
    window: WordingWindow, settled: WindowRest, book: Book
) -> None:
    window.papers.setFocus()
    QTest.keyClick(window.papers, Qt.Key.Key_End)
    for _ in range(window.papers.count()):
        if window.papers.currentText() != ANNUAL_REPORT.title:
            QTest.keyClick(window.papers, Qt.Key.Key_Up)
    settled()
    assert window.papers.currentText() == "Báo cáo năm kết quả thực hiện Kế hoạch"
    window.choose("opening")
    assert (
        "Chỗ trống dùng được: {năm}, {căn cứ}, {cơ quan}, {từ ngày}, {ngày}, {nơi nhận}, {phụ lục}, {kế hoạch}."
        in window.rules.text()
    )
    window.choose("proposals_part")
    assert window.rules.text().endswith("Chỗ trống dùng được: không có.")
    shipped = window.text.toPlainText()
    wrote(window, settled, "proposals_part", "Kien nghi")
    assert wording_of(book, ANNUAL_REPORT, NOW).texts["proposals_part"] == "Kien nghi"
    window.choose("proposals_part")
    press(window, Qt.Key.Key_R, CONTROL)
    press(window, Qt.Key.Key_S, CONTROL)
    settled()
    assert wording_of(book, ANNUAL_REPORT, NOW).texts["proposals_part"] == shipped == "Đề xuất, kiến nghị"
