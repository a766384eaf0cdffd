"""The pictures of the help: none is named that is not there, none is there unshown, each is of what exists."""

import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.runtime.resources import resource
from desktop_app.ui.frame.help.text import TopicText
from desktop_app.ui.frame.help.topics import PICTURE, help_topics
from desktop_app.ui.frame.pages import PAGES
from tests.books import book_in, copied_book, fill
from tests.pictures.help import PICTURES
from tests.pictures.views import FULL
from tests.ui.shown_program import ShownProgram

MOST_BYTES = 60_000


def test_each_picture_is_declared_there_and_shown_once() -> None:
    shown = Counter(name for topic in help_topics() for _, name in re.findall(PICTURE, topic.text))
    assert shown == Counter(f"pictures/{picture.name}.png" for picture in PICTURES)
    files = [*resource("help", "pictures").iterdir()]
    assert {file.stem for file in files} == {picture.name for picture in PICTURES}
    assert all(file.stat().st_size <= MOST_BYTES for file in files)
    # Nothing that looks like one is passed over: a name with a fault, or without words for what it shows.
    assert sum(topic.text.count("![") for topic in help_topics()) == len(PICTURES)


def test_each_page_of_the_window_is_pictured_in_its_help() -> None:
    topics = {topic.key: topic for topic in help_topics()}
    assert [page.key for page in PAGES if not re.search(PICTURE, topics[page.key].text)] == []


@pytest.mark.parametrize("is_full", [True, False])
def test_the_part_of_the_page_that_is_pictured_exists(qtbot: QtBot, tmp_path: Path, is_full: bool) -> None:
    if is_full:
        run = ShownProgram(qtbot, copied_book(tmp_path / "book", fill))
    else:
        with book_in(tmp_path / "book"):
            pass
        run = ShownProgram(qtbot, tmp_path / "book")
    run.show()
    keys = {page.key for page in PAGES}
    for picture in PICTURES:
        if (picture.state == FULL) == is_full:
            assert picture.page in keys
            run.window.go_to(picture.page)
            run.settle()
            part = picture.part(run.window.current_page)
            run.settle()
            assert part.isVisible(), picture.name
            assert part.childrenRect().height() > picture.height / 2, picture.name


def test_a_picture_fits_the_text_has_a_frame_and_its_words_below_it(qtbot: QtBot) -> None:
    topic = next(topic for topic in help_topics() if topic.key == "papers")
    assert topic.has("ban in o ben trai")
    text = TopicText()
    qtbot.addWidget(text)
    text.resize(420, 300)
    text.show()
    text.show_topic(topic)
    assert "Bản in ở bên trái, những điều cần xem trước khi in ở bên phải" in text.toPlainText()
    narrow = shown(text)
    assert text.verticalScrollBar().maximum() > 0
    assert text.horizontalScrollBar().maximum() == 0
    text.resize(1200, 300)
    QApplication.processEvents()
    wide = shown(text)
    assert narrow.width() < 420 < wide.width() < 1000
    frame = text.palette().mid().color().name()
    assert wide.pixelColor(0, 0).name() == wide.pixelColor(wide.width() // 2, 0).name() == frame


def shown(text: TopicText) -> QImage:
    kind = QTextDocument.ResourceType.ImageResource.value
    picture = text.document().resource(kind, QUrl("pictures/van-ban.png"))
    assert isinstance(picture, QImage)
    return picture
