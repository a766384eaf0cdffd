"""F1 opens the help of the page one is on; topics are found without accents, and no page is without one."""

import re
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget, QTextBrowser
from pytestqt.qtbot import QtBot

from desktop_app.runtime.resources import resource
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.frame.help.topics import help_topics, nearest_places
from desktop_app.ui.frame.help.window import HelpWindow
from desktop_app.ui.frame.pages import PAGES
from desktop_app.ui.widgets.page import Page
from tests.books import book_in, copied_book, fill
from tests.ui.keyboard import hold
from tests.ui.pages import go_back
from tests.ui.shown_program import ShownProgram

KEY = Qt.Key


def test_every_page_has_a_topic_of_its_own_title_and_no_topic_is_without_a_page() -> None:
    topics = {topic.key: topic for topic in help_topics()}
    for page in PAGES:
        assert topics[page.key].title == page.title
        assert len(topics[page.key].text) > 150
    assert {path.stem for path in resource("help").glob("*.md")} == topics.keys()


def _help_of_tracking(qtbot: QtBot, folder: Path) -> tuple[ShownProgram, HelpWindow]:
    """Return a program over an empty book, and the help that F1 opens on its page of tasks."""
    with book_in(folder / "book"):
        pass
    run = ShownProgram(qtbot, folder / "book")
    run.show()
    run.window.go_to("tracking")
    run.settle()
    QTest.keyClick(run.window, KEY.Key_F1)
    (window,) = run.window.findChildren(HelpWindow)
    return run, window


def test_f1_shows_the_help_of_the_page_and_words_find_the_others(qtbot: QtBot, tmp_path: Path) -> None:
    run, window = _help_of_tracking(qtbot, tmp_path)
    assert window.text.toPlainText().startswith("Theo dõi nhiệm vụ")
    QTest.keyClicks(window.line, "phieu bau")
    assert window.text.toPlainText().startswith("Một đợt xét từ đầu đến cuối")
    QTest.keyClick(window.line, KEY.Key_Down)
    assert window.titles.currentRow() == 0
    # Its words stand in the topic before it, too; it is called so.
    window.line.setText("mot dot xet")
    titles = [window.titles.item(row).text() for row in range(window.titles.count())]
    assert titles[0] == "Một đợt xét từ đầu đến cuối"
    assert "Bắt đầu một sổ mới" in titles
    window.line.setText("khong co chu nay xyz")
    assert "không có những chữ này" in window.text.toPlainText()
    window.line.setText("")
    QTest.keyClick(window.line, KEY.Key_Down)
    assert window.titles.currentRow() == 1
    # Also by what an input method still holds.
    hold(window.line, "p", "phi", "phiếu")
    assert 0 < window.titles.count() < len(PAGES)
    hold(window.line, "")
    assert window.titles.count() > len(PAGES)
    run.settle()


def test_what_is_sought_stands_in_sight_and_marked(qtbot: QtBot, tmp_path: Path) -> None:
    _program, window = _help_of_tracking(qtbot, tmp_path)
    for typed in ("thu hồi", "thu hoi"):
        window.line.setText(typed)
        assert window.titles.currentItem().text() == "Thi đua – Khen thưởng"
        marks = window.text.extraSelections()
        assert {mark.cursor.selectedText() for mark in marks} == {"thu hồi"}
        spot = window.text.cursorRect()
        assert window.text.viewport().rect().contains(spot.center())
        assert window.text.textCursor().position() == marks[0].cursor.selectionStart()
    window.line.setText("")
    assert window.text.extraSelections() == []


def test_words_side_by_side_come_before_syllables_here_and_there() -> None:
    distances = [
        nearest_places(text, "thu hồi")[0]
        for text in ("đã **thu hồi** tiền", "thu hơi", "hồi ấy thu tiền", "thử và Hội đồng", "không có")
    ]
    assert distances == [0, 1, 2, 3, 4]
    assert nearest_places("Đã thử, Hội đồng", "thu hoi")[1] == [(3, 6), (8, 11)]


def test_f1_opens_the_help_of_each_page_on_each_of_its_tabs(qtbot: QtBot, tmp_path: Path) -> None:
    run = ShownProgram(qtbot, copied_book(tmp_path / "book", fill))
    run.show(painted=False)
    for entry in PAGES:
        run.window.go_to(entry.key)
        run.settle()
        tabs = run.window.current_page.findChild(QTabWidget)
        for tab in range(tabs.count() if tabs is not None else 1):
            if tabs is not None:
                tabs.setCurrentIndex(tab)
                run.settle()
            go_back(qtbot, run.window)
            QTest.keyClick(run.window, KEY.Key_F1)
            (window,) = [shown for shown in run.window.findChildren(HelpWindow) if shown.isVisible()]
            assert window.titles.currentItem().text() == entry.title
            assert window.text.toPlainText().startswith(entry.title)
            if tabs is not None:
                title = tabs.tabText(tab).replace("&", "")
                assert window.text.textCursor().block().text() == title, entry.key
                (heading,) = [cursor for cursor in headings(window.text) if cursor.block().text() == title]
                bar = window.text.verticalScrollBar()
                # At the top, or as near to it as the end of the text lets it come.
                assert window.text.cursorRect(heading).top() < 30 or bar.value() == bar.maximum()
            window.close()


def headings(text: QTextBrowser) -> list[QTextCursor]:
    """Return a cursor at each part of a topic."""
    block, cursors = text.document().begin(), []
    while block.isValid():
        if block.blockFormat().headingLevel() == 2:
            cursors.append(QTextCursor(block))
        block = block.next()
    return cursors


def test_the_links_of_a_topic_lead_to_what_it_tells_of(qtbot: QtBot, tmp_path: Path) -> None:
    run = ShownProgram(qtbot, copied_book(tmp_path / "book", fill))
    run.show()
    links = [link for topic in help_topics() for link in re.findall(r"\]\(viec:([^)]*)\)", topic.text)]
    assert len(links) > 4
    for link in links:
        page, _, work = link.partition("/")
        run.window.go_to(page)
        run.settle()
        shown = run.window.current_page
        assert isinstance(shown, Page)
        assert not work or work in shown.works()
    run.window.go_to("today")
    run.window.menus.show_help.trigger()
    (window,) = run.window.findChildren(HelpWindow)
    window.line.setText("tao dot hoi dong phieu")
    assert window.text.toPlainText().startswith("Một đợt xét")
    window.text.anchorClicked.emit(QUrl("viec:emulation/council"))
    run.settle()
    page = run.window.current_page
    assert isinstance(page, EmulationPage)
    assert page.tabs.currentWidget() is page.council
