"""Work off the window's thread: what is asked when the program is closing."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.tasks import Tasks


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


@pytest.mark.usefixtures("qapp")
def test_a_change_after_the_close_is_a_fault_that_is_not_passed_over() -> None:
    tasks = Tasks()
    tasks.close()
    with pytest.raises(RuntimeError):
        tasks.write(lambda: None, lambda _: None)
    assert not tasks.busy


def test_changes_asked_for_before_the_close_are_made(qtbot: QtBot) -> None:
    tasks = Tasks()
    made: list[int] = []
    for number in range(5):
        tasks.write(lambda number=number: made.append(number), lambda _: None)  # type: ignore[misc]
    tasks.close()
    assert made == list(range(5))
    qtbot.waitUntil(lambda: not tasks.busy)


def test_the_word_that_all_is_answered_comes_once_after_the_last_answer(qtbot: QtBot) -> None:
    tasks = Tasks()
    said: list[str] = []
    tasks.rested.connect(lambda: said.append("rested"))

    def answered(_: None) -> None:
        said.append("answered")
        if said.count("answered") < 3:
            # What an answer leads to being asked is waited for, too.
            tasks.read(lambda: None, answered)

    with qtbot.waitSignal(tasks.rested):
        tasks.read(lambda: None, answered)
    assert said == ["answered"] * 3 + ["rested"]
    tasks.close()
