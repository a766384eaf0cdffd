"""The window's surroundings: a book in a folder of its own, and the threads that work on it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Tasks


@pytest.fixture(scope="session", autouse=True)
def pictures_are_painted() -> Iterator[None]:
    """Fail a picture of what is laid out without being painted: it would be black wherever one looks."""
    grab = QWidget.grab

    def grab_painted(widget: QWidget, *room: QRect) -> QPixmap:
        assert widget.updatesEnabled(), "setUpdatesEnabled(True) first"
        return grab(widget, *room)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QWidget, "grab", grab_painted)
        yield


@pytest.fixture
def context(book: Book, qapp: QApplication) -> Iterator[Context]:
    """The window's hold on `book`; its threads are done when the book is closed."""
    tasks = Tasks()
    context = Context(book, tasks)
    yield context
    tasks.close()


@pytest.fixture
def settled(qtbot: QtBot, context: Context) -> "WindowRest":
    """Waits until everything asked of the book is answered: `settled()`."""
    return WindowRest(qtbot, context)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """A window that is shown, to open forms over."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


class WindowRest:
    """Waits until nothing is under way, and hears of every fault of the program meanwhile."""

    def __init__(self, qtbot: QtBot, context: Context) -> None:
        self._qtbot = qtbot
        self._context = context
        self.faults: list[Exception] = []
        context.tasks.faulted.connect(self.faults.append)

    def __call__(self) -> None:
        """Wait; fail if the program had a fault."""
        self._qtbot.waitUntil(lambda: not self._context.tasks.busy)
        if self.faults:
            raise AssertionError("a fault of the program") from self.faults[0]
