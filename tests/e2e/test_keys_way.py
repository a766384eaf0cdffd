"""The whole main job by the keyboard alone, from an empty folder to the signed list, and how many keys it takes."""

import io
import sqlite3
from datetime import date
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.forms.record_form import RecordForm
from tests.ui.keyboard import Keys
from tests.ui.pages import letter_key, of_qt
from tests.ui.shown_program import ShownProgram

KEY = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PEOPLE = (
    ("Họ và tên", "Chức vụ", "Đơn vị"),
    ("Hứa Văn Mười", "Giám đốc", "Văn phòng"),
    ("Lộc Thị Chín", "Trưởng phòng", "Văn phòng"),
    ("Triệu Văn Tám", "Chuyên viên", "Thanh tra"),
    ("Mã Thị Bảy", "Chuyên viên", "Văn phòng"),
)
NOMINATED = ("loc chin", "trieu tam", "ma bay")
PASSED = 1
"""Of two who sit on a Council of three one fails by votes, and one for the want of his own."""


class Job:
    """The main job in the window of a folder in which there is no book, done by keys."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.run = ShownProgram(qtbot, folder)
        self.keys = Keys(self.run)
        self.steps: dict[str, int] = {}
        """How many keys each step took beside the words of the records."""

    def count(self, step: str) -> None:
        """Write down what was counted since the step before."""
        self.steps[step] = self.keys.count - sum(self.steps.values())

    def rows(self, table: str, columns: str) -> list[tuple[object, ...]]:
        """Return what the book holds."""
        connection = sqlite3.connect(self.run.book.store.path)
        try:
            return connection.execute(f"SELECT {columns} FROM {table} ORDER BY id").fetchall()
        finally:
            connection.close()

    def to(self, name: str) -> None:
        """Go to an input of the form by the letter that is marked in its label."""
        form = self.keys.focused().window()
        assert isinstance(form, RecordForm)
        self.keys.press(letter_key(form, name), ALT)

    def save(self, modifier: Qt.KeyboardModifier = CONTROL) -> None:
        """Save what is entered."""
        self.keys.press(KEY.Key_Return, modifier)

    def next_act(self) -> None:
        """Do what comes next in the round."""
        self.keys.press(KEY.Key_Return, CONTROL | SHIFT)


@pytest.fixture
def job(qtbot: QtBot, tmp_path: Path) -> Job:
    return Job(qtbot, tmp_path / "so")


def begin(job: Job) -> None:
    """Make the book, take in the plan that comes with the program and the people from a spreadsheet."""
    run, keys = job.run, job.keys
    run.window.show()
    run.window.activateWindow()
    run.qtbot.waitUntil(run.window.overlay.isVisible)
    keys.strike(KEY.Key_Return)
    run.qtbot.waitUntil(lambda: run.program.context is not None)
    run.settle()
    keys.press(KEY.Key_2, CONTROL)
    keys.press(KEY.Key_Return)
    job.save()
    job.count("book and plan")
    assert len(job.rows("task", "id")) == 14
    keys.press(KEY.Key_6, CONTROL)
    QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in PEOPLE))
    keys.press(KEY.Key_V, CONTROL)
    job.save()
    job.count("people")
    assert len(job.rows("person", "id")) == len(PEOPLE) - 1


def record(job: Job) -> None:
    """Record what came of a task, and an activity."""
    keys = job.keys
    keys.press(KEY.Key_3, CONTROL)
    keys.press(KEY.Key_Down)
    keys.press(KEY.Key_F2)
    keys.write("Đã tổ chức ngày hội.")
    job.save()
    job.count("result of a task")
    assert ("Đã tổ chức ngày hội.",) in job.rows("occurrence", "result")
    keys.press(KEY.Key_4, CONTROL)
    keys.press(KEY.Key_N, CONTROL)
    keys.write("Hội nghị an toàn mạng")
    job.save()
    job.count("activity")
    assert job.rows("activity", "title") == [("Hội nghị an toàn mạng",)]


def nominate(job: Job) -> None:
    """Open a round, nominate three."""
    keys = job.keys
    keys.press(KEY.Key_7, CONTROL)
    keys.press(KEY.Key_T, CONTROL)
    job.save()
    job.count("round")
    keys.press(KEY.Key_N, CONTROL)
    for name in NOMINATED:
        keys.type(name)
        keys.press(KEY.Key_Return)
        job.to("summary")
        keys.write("Hoàn thành tốt nhiệm vụ.")
        job.save(CONTROL | SHIFT)
    keys.press(KEY.Key_Escape)
    job.count("nominations")
    assert job.rows("nomination", "state") == [("complete",)] * len(NOMINATED)


def vote(job: Job) -> None:
    """Set up the Council, open a session, let all agree but one."""
    keys = job.keys
    job.next_act()
    keys.type("12/QD-SNgV")
    job.to("decided_on")
    keys.type("t")
    for name in ("hua muoi", "loc chin", "trieu tam"):
        keys.press(KEY.Key_M, ALT)
        keys.type(name)
        keys.press(KEY.Key_Return)
        if name == "hua muoi":
            keys.press(KEY.Key_Tab)
            keys.press(KEY.Key_Home)
    job.save()
    job.count("Council")
    assert [role for (role,) in job.rows("council_member", "role")] == ["chair", "member", "member"]
    job.save()
    job.count("session")
    assert len(job.rows("council_session", "id")) == 1
    job.next_act()
    keys.press(KEY.Key_F8)
    keys.type("1")
    keys.press(KEY.Key_Tab)
    keys.type("2")
    job.save()
    job.count("votes")
    assert sorted(job.rows("vote_tally", "agree, against")) == [(0, 2), (2, 0), (3, 0)]


def decide(job: Job) -> None:
    """Submit whoever passed, enter the signed decision, hand over and pay."""
    keys = job.keys
    job.next_act()
    job.next_act()
    job.count("submitted")
    assert [state for (state,) in job.rows("nomination", "state")].count("submitted") == PASSED
    job.next_act()
    keys.type("15/QD-SNgV")
    job.to("signed_on")
    keys.type("t")
    job.save()
    job.count("decision")
    job.next_act()
    for _day in ("handed over", "paid"):
        keys.press(KEY.Key_Return)
    job.count("handed over and paid")
    today = date.today().isoformat()
    assert job.rows("award", "handed_on, paid_on") == [(today, today)] * (PASSED)


def save_paper(job: Job, path: Path) -> str:
    """Save the paper of the page as it is shown; return its text."""
    keys = job.keys
    keys.press(KEY.Key_P, CONTROL)
    keys.press(KEY.Key_S, CONTROL)
    keys.press(KEY.Key_A, CONTROL)
    keys.type(str(path))
    keys.press(KEY.Key_Return)
    keys.press(KEY.Key_Escape)
    job.count(path.stem)
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages)
    return " ".join(text.split())


@of_qt
def test_the_main_job_is_done_by_the_keyboard_alone(job: Job, tmp_path: Path) -> None:
    begin(job)
    record(job)
    nominate(job)
    vote(job)
    decide(job)
    # The list is the paper of the first tab: on the others its key is that of what is there.
    job.keys.press(KEY.Key_Backtab, CONTROL | SHIFT, times=2)
    assert "Mã Thị Bảy" in save_paper(job, tmp_path / "list.pdf")
    job.keys.press(KEY.Key_9, CONTROL)
    assert "BÁO CÁO" in save_paper(job, tmp_path / "report.pdf")
    assert job.steps == {
        "book and plan": 4,
        "people": 3,
        "result of a task": 4,
        "activity": 3,
        "round": 3,
        "nominations": 2 + 3 * len(NOMINATED),
        "Council": 11,
        "session": 1,
        "votes": 4,
        "submitted": 2,
        "decision": 3,
        "handed over and paid": 3,
        "list": 7,
        "report": 6,
    }
