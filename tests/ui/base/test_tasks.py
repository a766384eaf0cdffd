"""Work off the window's thread: what is asked when the program is closing."""

import threading
import weakref

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.units import UnitFields
from desktop_app.services.book import Book
from desktop_app.services.office.units import add_unit
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import READERS, Tasks
from tests.patience import PATIENCE


@pytest.mark.usefixtures("qapp")
def test_a_question_after_the_close_is_not_asked() -> None:
    tasks = Tasks()
    asked: list[str] = []
    tasks.close()
    job = tasks.read(lambda: asked.append("asked"), lambda _: asked.append("answered"))
    assert not job.wanted
    job.forget()
    assert not tasks.busy
    assert asked == []


def test_a_question_that_is_forgotten_before_its_turn_is_not_asked(qtbot: QtBot) -> None:
    tasks = Tasks()
    go_on = threading.Event()
    asked: list[int] = []
    for _ in range(READERS):
        tasks.read(lambda: go_on.wait(PATIENCE), lambda _: None)
    jobs = [tasks.read(lambda number=number: asked.append(number), lambda _: None) for number in range(3)]  # type: ignore[misc]
    for job in jobs[:-1]:
        job.forget()
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    tasks.close()
    assert asked == [2]


@pytest.mark.usefixtures("qapp")
def test_a_change_after_the_close_is_a_fault_that_is_not_passed_over() -> None:
    tasks = Tasks()
    tasks.close()
    with pytest.raises(RuntimeError):
        tasks.write(lambda: None, lambda _: None)
    assert not tasks.busy


def test_changes_asked_for_before_the_close_are_made_and_answered_to_nobody(qtbot: QtBot) -> None:
    tasks = Tasks()
    results: list[int] = []
    answered: list[None] = []
    for number in range(5):
        tasks.write(lambda number=number: results.append(number), answered.append)  # type: ignore[misc]
    tasks.close()
    assert results == list(range(5))
    qtbot.waitUntil(lambda: not tasks.busy)
    # By now whoever asked may be gone.
    assert answered == []


def test_the_word_that_all_is_answered_comes_once_after_the_last_answer(qtbot: QtBot) -> None:
    tasks = Tasks()
    messages: list[str] = []
    tasks.rested.connect(lambda: messages.append("rested"))

    def answered(_: None) -> None:
        messages.append("answered")
        if messages.count("answered") < 3:
            # What an answer leads to being asked is waited for, too.
            tasks.read(lambda: None, answered)

    with qtbot.waitSignal(tasks.rested):
        tasks.read(lambda: None, answered)
    assert messages == ["answered"] * 3 + ["rested"]
    tasks.close()


def test_an_asker_that_is_gone_hears_nothing_and_its_refusal_is_told_all_the_same(qtbot: QtBot) -> None:
    tasks, asker = Tasks(), QObject()
    heard: list[object] = []
    tasks.failed.connect(heard.append)
    problem = InvalidRecord("Chưa ghi được.")

    def refuse() -> None:
        raise problem

    with qtbot.waitSignal(tasks.rested):
        tasks.read(lambda: "answer", heard.append, heard.append, asker)
        tasks.read(refuse, heard.append, lambda _: heard.append("told to nobody"), asker)
        delete(asker)
    assert heard == [problem]
    tasks.close()


def test_a_change_asked_for_by_a_window_that_is_gone_is_told_to_the_pages(qtbot: QtBot, context: Context) -> None:
    asker = QObject()
    heard: list[object] = []
    context.changed.connect(lambda changes: heard.append(changes.kinds))
    context.tasks.failed.connect(heard.append)
    problem = InvalidRecord("Chưa ghi được.")

    def refuse(_: Book) -> Changes:
        raise problem

    with qtbot.waitSignal(context.tasks.rested):
        context.act(lambda book: add_unit(book, UnitFields("Văn phòng")), heard.append, heard.append, asker)
        context.act(refuse, heard.append, lambda _: heard.append("told to nobody"), asker)
        delete(asker)
    assert heard == [frozenset({"unit"}), problem]


@pytest.mark.parametrize("refused", [False, True])
def test_a_thread_has_let_go_of_a_window_before_it_answers(qtbot: QtBot, *, refused: bool) -> None:
    class Window:
        """Stands for a window that is closed once it has its answer."""

        def ask(self) -> "Window":
            if refused:
                raise InvalidRecord("Không được.")
            return self

        def hear(self, _answer: object) -> None:
            answered.append(True)

    answered: list[bool] = []
    tasks = Tasks()
    left = threading.Event()
    # A thread of the pool that a busy machine stops right after its answer.
    tasks._answered.connect(lambda _: left.wait(PATIENCE / 1000), Qt.ConnectionType.DirectConnection)  # noqa: SLF001
    window = Window()
    there = weakref.ref(window)
    tasks.read(window.ask, window.hear, window.hear)
    del window
    qtbot.waitUntil(lambda: bool(answered))
    still_there = there()
    left.set()
    tasks.close()
    assert still_there is None
