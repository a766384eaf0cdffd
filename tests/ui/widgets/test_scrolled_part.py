"""A part of a window that is scrolled by itself where there is little height."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.forms.declared.scrolled import ScrolledPart


def test_it_is_as_high_as_its_texts_and_scrolled_where_the_rest_needs_the_room(qtbot: QtBot) -> None:
    window, content, rest = QWidget(), QWidget(), QLabel("Danh sách")
    qtbot.addWidget(window)
    inside = QVBoxLayout(content)
    words = QLabel("Sớm nhất năm 2026 có thể xét “Chiến sĩ thi đua tỉnh”: cần 3 năm liên tục. " * 6)
    words.setWordWrap(True)
    inside.addWidget(words)
    part = ScrolledPart(content)
    column = QVBoxLayout(window)
    column.addWidget(part)
    column.addWidget(rest, 1)
    rest.setMinimumHeight(100)
    bar = part.verticalScrollBar()
    for width, height, is_scrolled in ((500, 500, False), (300, 500, False), (500, 170, True), (500, 500, False)):
        window.resize(width, height)
        window.show()
        qtbot.waitUntil(lambda is_scrolled=is_scrolled: bool(bar.maximum()) == is_scrolled)  # type: ignore[misc]
        assert rest.height() >= 100
        assert words.height() >= words.heightForWidth(words.width())
        if not is_scrolled:
            # It takes no more than that, once it was asked again at its new width: the rest has what is over.
            qtbot.waitUntil(lambda: part.height() <= inside.heightForWidth(part.width()) + 2)
