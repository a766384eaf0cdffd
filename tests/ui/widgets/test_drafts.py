"""What is typed and not saved is kept beside the data, offered after the program was stopped, and only then."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services.book import Book
from desktop_app.ui.activities.news.quick_entry import QuickEntry
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Tasks
from desktop_app.ui.papers.wording_window import WordingWindow
from desktop_app.ui.people.person_form import PersonForm
from desktop_app.ui.people.unit_form import UnitForm
from desktop_app.ui.reports.report_editor import ReportEditor
from desktop_app.ui.reports.unsaved import ShownReport
from desktop_app.ui.widgets.drafts.band import DraftBand
from desktop_app.ui.widgets.drafts.drafts_file import Drafts
from desktop_app.ui.widgets.drafts.window import DraftsWindow
from tests.books import book_in, fill, labels
from tests.processes import ROOT, environment
from tests.ui.keyboard import type_letters
from tests.ui.pages import pass_a_second, press
from tests.ui.shown_program import ShownProgram

WRITTEN_AFTER_MS = 2000
TYPING = """
import sys
from pathlib import Path
from desktop_app.app import Program, make_application
from desktop_app.runtime.paths import DataFolder
from desktop_app.ui.people.unit_form import UnitForm

app = make_application()
program = Program(DataFolder(Path(sys.argv[1])))

def type_name():
    form = UnitForm(program.context, None, program.window)
    show_form = form.show_form

    def type_when_shown(*first):
        show_form(*first)
        form.name.setText("Phòng Hợp tác quốc tế")
        form.successor.setText("gõ dở")
        print("typed", flush=True)

    form.show_form = type_when_shown
    form.start()

program.filled.connect(type_name)
program.window.show()
app.exec()
"""


class Run:
    """One run of the program on a folder, from the forms' point of view."""

    def __init__(self, qtbot: QtBot, book: Book) -> None:
        self.qtbot = qtbot
        self.tasks = Tasks()
        self.context = Context(book, self.tasks)
        self.parent = QWidget()
        qtbot.addWidget(self.parent)
        self.parent.show()
        self.drafts = Drafts.of(self.context)

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.tasks.busy)

    def form(self, unit_id: int | None = None) -> UnitForm:
        form = UnitForm(self.context, unit_id, self.parent)
        form.start()
        self.qtbot.waitUntil(form.isVisible)
        self.settle()
        return form

    def close(self) -> None:
        """Close as the program closes: everything was asked about."""
        self.context.closing.emit()
        self.stop()

    def stop(self) -> None:
        """Stop as a killed program does, as far as the file is concerned."""
        self.tasks.close()


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with book_in(tmp_path / "book", fill) as book:
        yield book


@pytest.fixture
def begin(qtbot: QtBot, book: Book) -> Iterator[Callable[[], Run]]:
    runs: list[Run] = []

    def make() -> Run:
        runs.append(Run(qtbot, book))
        return runs[-1]

    yield make
    for run in runs:
        run.stop()


def words_kept(book: Book) -> list[str]:
    """Return the words in the file of drafts, of what is open."""
    try:
        parts = json.loads(book.folder.drafts.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    return [text for draft in parts["open"] for text in draft["words"].values()]


def band(form: QWidget) -> DraftBand | None:
    return next((band for band in form.findChildren(DraftBand) if band.isVisible()), None)


def test_what_is_typed_is_kept_within_two_seconds_privately_and_not_in_the_book(
    qtbot: QtBot, book: Book, begin: Callable[[], Run]
) -> None:
    run = begin()
    form = run.form()
    type_letters(form.name, "Phòng Hợp tác")
    (timer,) = run.drafts.findChildren(QTimer)
    assert timer.isActive()
    assert timer.interval() <= WRITTEN_AFTER_MS
    qtbot.waitUntil(lambda: words_kept(book) == ["Phòng Hợp tác"])
    if os.name == "posix":
        assert book.folder.drafts.stat().st_mode & 0o777 == 0o600
    assert "Hợp tác" not in book.folder.database.read_bytes().decode("utf-8", "ignore")


def test_after_a_stop_the_same_form_offers_it_and_puts_it_back(
    qtbot: QtBot, book: Book, begin: Callable[[], Run]
) -> None:
    run = begin()
    form = run.form(2)
    form.name.end(False)
    type_letters(form.name, " mới")
    form.valid_from.setText("1/2")  # half a date
    pass_a_second(run.drafts)
    qtbot.waitUntil(lambda: len(words_kept(book)) == 2)
    run.stop()
    again = begin()
    assert band(again.form(3)) is None, "another record's form has nothing to do with it"
    assert band(again.form()) is None
    form = again.form(2)
    offer = band(form)
    assert offer is not None
    offer.again.click()
    assert (form.name.text(), form.valid_from.text()) == ("Phòng Quản lý biên giới mới", "1/2")
    assert form.edited
    assert band(form) is None
    assert band(again.form(2)) is None, "it is offered once"


def test_rows_of_inputs_come_back_each_to_its_own(qtbot: QtBot, book: Book, begin: Callable[[], Run]) -> None:
    run = begin()

    def opened(of: Run) -> PersonForm:
        form = PersonForm(of.context, 3, of.parent)
        form.start()
        qtbot.waitUntil(form.isVisible)
        of.settle()
        return form

    form = opened(run)
    first, second = form.posts.rows
    first.remove.click()
    second.position.setText("Trưởng phòng")
    form.posts.add.click()
    form.posts.rows[-1].unit.setText("Trung t")  # no unit yet
    entered = form.posts.draft()
    pass_a_second(run.drafts)
    qtbot.waitUntil(lambda: any("Trung t" in words for words in words_kept(book)))
    run.stop()
    form = opened(begin())
    ids = [row.post_id for row in form.posts.rows]
    offer = band(form)
    assert offer is not None
    offer.again.click()
    assert form.posts.draft() == entered
    assert [row.post_id for row in form.posts.rows] == [ids[1], None]


@pytest.mark.parametrize("way", ["save", "give up", "take back"])
def test_nothing_is_left_of_a_form_that_was_dealt_with(
    qtbot: QtBot, book: Book, begin: Callable[[], Run], way: str
) -> None:
    run = begin()
    form = run.form()
    type_letters(form.name, "Phòng Hợp tác")
    pass_a_second(run.drafts)
    qtbot.waitUntil(lambda: bool(words_kept(book)))
    if way == "save":
        press(form, Qt.Key.Key_Return)
        run.settle()
    elif way == "give up":
        form.reject()
        (question,) = form.findChildren(QMessageBox)
        answers = {button.text().replace("&", ""): button for button in question.findChildren(QPushButton)}
        assert set(answers) == {"Lưu", "Bỏ", "Quay lại"}
        answers["Bỏ"].click()
    else:
        form.name.clear()
    pass_a_second(run.drafts)
    qtbot.waitUntil(lambda: not book.folder.drafts.exists())
    run.close()
    assert not begin().drafts.left


def test_closing_saves_if_the_clerk_says_so_and_stays_where_it_is_refused(
    qtbot: QtBot, book: Book, begin: Callable[[], Run]
) -> None:
    run = begin()
    form = run.form()
    form.valid_from.setText("1/1/2026")
    for name, stays in (("", True), ("Phòng Hợp tác quốc tế", False)):
        form.name.setText(name)
        form.reject()
        question = form.findChildren(QMessageBox)[-1]
        save = next(button for button in question.findChildren(QPushButton) if button.text() == "&Lưu")
        if stays:
            save.click()
            qtbot.waitUntil(lambda: bool(form.fields["name"].sentence.text()))
            assert form.isVisible()
        else:
            with qtbot.waitSignal(form.saved):
                save.click()
    assert labels(book)[-1] == "Thêm đơn vị “Phòng Hợp tác quốc tế”"


def test_a_clean_exit_offers_nothing_and_what_a_stop_left_stays_until_it_is_dropped(
    qtbot: QtBot, book: Book, begin: Callable[[], Run]
) -> None:
    run = begin()
    type_letters(run.form().name, "Phòng Hợp tác")
    pass_a_second(run.drafts)
    qtbot.waitUntil(lambda: bool(words_kept(book)))
    run.stop()
    second = begin()
    assert [draft.title for draft in second.drafts.interrupted] == ["Thêm đơn vị"]
    second.close()
    third = begin()
    assert not third.drafts.interrupted, "the program was closed: nobody is asked again"
    window = DraftsWindow(third.context, third.parent)
    qtbot.addWidget(window)
    assert "Phòng Hợp tác" in window.words.toPlainText()
    window.drop.click()
    nothing = DraftsWindow(third.context, third.parent)
    qtbot.addWidget(nothing)
    nothing.show()
    assert not [part for part in (nothing.list, nothing.words, nothing.copy, nothing.drop) if part.isVisible()]
    assert nothing.leave.isVisible()
    assert "Không có nội dung nào nhập dở." in {label.text() for label in nothing.findChildren(QLabel)}
    third.close()
    assert not book.folder.drafts.exists()


def test_what_this_version_does_not_know_is_passed_over_and_stays_to_be_read(
    qtbot: QtBot, book: Book, begin: Callable[[], Run]
) -> None:
    run = begin()
    type_letters(run.form(2).name, "Mới: ")
    pass_a_second(run.drafts)
    qtbot.waitUntil(lambda: bool(words_kept(book)))
    run.stop()
    parts = json.loads(book.folder.drafts.read_text(encoding="utf-8"))
    parts["open"][0]["contents"] |= {"kind": {"type": "desktop_app.domain.gone:Kind", "value": "x"}, "gone": 1}
    book.folder.drafts.write_text(json.dumps(parts), encoding="utf-8")
    again = begin()
    form = again.form(2)
    offer = band(form)
    assert offer is not None
    offer.again.click()
    assert "Mới: " in form.name.text()
    assert [left.place for left in again.drafts.left] == ["UnitForm"]


DRAFT = {"place": "UnitForm", "title": "", "contents": {}, "words": {}, "start": {}, "at": "2999-01-01T08:00:00"}
DAMAGED = ({"at": "~"}, {"words": ["x"]}, {"words": {"x": 1}}, {"contents": [1]}, {"start": 1}, {"title": "\ud800"})


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        '{"open": [1], "left": []}',
        '{"open": [{"place": 1}], "left": 3}',
        "[" * 200_000,
        *(json.dumps({"open": [DRAFT | damage], "left": []}) for damage in DAMAGED),
    ],
)
def test_a_file_that_is_no_drafts_is_ignored(book: Book, begin: Callable[[], Run], content: str) -> None:
    book.folder.drafts.write_text(content, encoding="utf-8")
    assert not begin().drafts.left


def test_the_quick_entry_offers_the_line(qtbot: QtBot, book: Book, begin: Callable[[], Run]) -> None:
    run = begin()

    def entry(of: Run) -> QuickEntry:
        entry = QuickEntry(of.context, of.parent)
        of.settle()
        return entry

    type_letters(entry(run).line, "https://xa.example.vn Ra quân")
    pass_a_second(run.drafts)
    qtbot.waitUntil(lambda: bool(words_kept(book)))
    run.stop()
    again = entry(begin())
    assert "Ra quân" in again.notice.text
    again.notice.button.click()
    assert again.line.text() == "https://xa.example.vn Ra quân"


def test_the_report_and_the_wording_come_back(qtbot: QtBot, book: Book, begin: Callable[[], Run]) -> None:
    run = begin()
    year = ShownReport("annual", "2026")

    def editor(of: Run) -> ReportEditor:
        editor = ReportEditor(of.context, of.parent)
        of.parent.resize(1000, 700)
        editor.show()
        editor.show_report(year)
        of.settle()
        return editor

    def window(of: Run) -> WordingWindow:
        window = WordingWindow(of.context, "proposal_list", of.parent)
        window.show()
        of.settle()
        return window

    report, wording = editor(run), window(run)
    report.pane.editor.setPlainText("Lời của tôi.")
    wording.text.setPlainText("DANH SÁCH CỦA TÔI")
    pass_a_second(run.drafts)
    qtbot.waitUntil(lambda: {"Lời của tôi.", "DANH SÁCH CỦA TÔI"} <= set(words_kept(book)))
    run.stop()
    again = begin()
    report, wording = editor(again), window(again)
    for place in (report, wording):
        assert "nhập dở" in place.notice.text
        place.notice.button.click()
    again.settle()
    assert report.pane.editor.toPlainText() == "Lời của tôi."
    assert wording.text.toPlainText() == "DANH SÁCH CỦA TÔI"


@pytest.mark.process
def test_a_killed_program_has_kept_what_was_typed_and_the_next_one_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with book_in(tmp_path / "book", fill) as book:
        folder = book.folder
    command = [sys.executable, "-c", TYPING, str(folder.root)]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "typed"
        qtbot.waitUntil(lambda: folder.drafts.exists() and "gõ dở" in folder.drafts.read_text())
    finally:
        process.kill()
        process.communicate()
    shown = ShownProgram(qtbot, folder.root)
    shown.show()
    program = shown.program
    qtbot.waitUntil(lambda: "Thêm đơn vị" in program.window.notice.text)
    program.window.notice.button.click()
    (window,) = program.window.findChildren(DraftsWindow)
    assert "Phòng Hợp tác quốc tế" in window.words.toPlainText()
