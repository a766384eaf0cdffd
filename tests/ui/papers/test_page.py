"""The page Văn bản: a paper chosen, seen, looked over, kept in files and issued, by keys and clicks."""

import errno
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QMainWindow, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.offices import Office
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.office.offices import change_office
from desktop_app.services.year.movements import movement
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.frame.menus import Menus
from desktop_app.ui.papers.issue_form import IssueForm
from desktop_app.ui.papers.page import PapersPage
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from tests.books import BookIds, book_in, fill, record_rows
from tests.ui.conftest import WindowRest
from tests.ui.pages import choose_file, go_back, open_form, press
from tests.ui.paper_pages import CONTROL, SHIFT, box_of, choose, opened, remark


@pytest.fixture
def book(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Book]:
    """A book with some of everything, or an empty one for a test that asks for `empty`."""
    with book_in(tmp_path / "book", None if "empty" in request.fixturenames else fill) as book:
        yield book


@pytest.fixture
def empty(book: Book) -> Book:
    return book


@pytest.fixture
def page(qtbot: QtBot, context: Context, settled: WindowRest) -> PapersPage:
    return opened(qtbot, context, settled)


def shown(page: PapersPage, name: str) -> str:
    """Return what a box of the chooser shows."""
    box = page.chooser.boxes[name]
    return box.currentText() if isinstance(box, QComboBox) else box.text()


def test_a_paper_is_shown_at_once_and_another_by_the_keyboard(page: PapersPage, settled: WindowRest) -> None:
    assert page.chooser.kind == "nomination-list"
    assert page.pane.is_shown
    assert any(label.text().startswith("Trang 1/") for label in page.findChildren(QLabel))
    press(page, Qt.Key.Key_L, CONTROL)
    assert page.chooser.kinds.hasFocus()
    press(page, Qt.Key.Key_Down)
    settled()
    assert page.chooser.kind == "submission"
    assert page.pane.is_shown
    assert set(page.chooser.options) == {"round", "direction", "type"}


def test_what_a_paper_lacks_has_a_way_to_the_page_where_it_is_entered(
    page: PapersPage, settled: WindowRest, qtbot: QtBot
) -> None:
    choose(page, settled, "initiative-decision", year="2023")
    assert "chưa có sáng kiến nào" in page.pane.message.text
    assert page.pane.message.button.text() == "Đến trang Tập thể – cá nhân"
    page.pane.message.setFocus()
    with qtbot.waitSignal(page.work_asked) as asked:
        press(page, Qt.Key.Key_Return)
    assert asked.args == ["people", ""]
    # What was chosen for another paper is not what this one lacks.
    choose(page, settled, "minutes")
    assert page.pane.message.button.text() == "Đến trang Thi đua – Khen thưởng"


def test_the_kinds_stand_in_groups_whose_names_cannot_be_chosen(page: PapersPage) -> None:
    kinds = page.chooser.kinds
    group_rows = [row for row in range(kinds.count()) if not kinds.itemData(row, Qt.ItemDataRole.UserRole)]
    assert len(group_rows) >= 3
    for row in group_rows:
        assert kinds.model().flags(kinds.model().index(row, 0)) == Qt.ItemFlag.NoItemFlags


def test_what_is_chosen_last_is_shown_next_time(
    qtbot: QtBot, context: Context, page: PapersPage, settled: WindowRest
) -> None:
    choose(page, settled, "award-decision", round="2025-H2", list_form="issued")
    again = opened(qtbot, context, settled)
    assert again.chooser.kind == "award-decision"
    assert again.chooser.options["round"] == "2025-H2"
    assert again.chooser.options["list_form"] == "issued"
    remembered = SettingsFile.of(context, context.book.folder.settings).get("papers")
    assert remembered["kind"] == "award-decision"


def test_a_round_chosen_by_its_box_changes_the_paper_and_what_depends_on_it(
    page: PapersPage, settled: WindowRest
) -> None:
    choose(page, settled, "award-decision")
    before = shown(page, "decision")
    rounds = page.chooser.boxes["round"]
    rounds.setFocus()
    press(page, Qt.Key.Key_Down)
    settled()
    assert page.chooser.options["round"] == "2025-H2"
    assert before == "Dự thảo"
    assert shown(page, "decision") == "05/QĐ-SNgV ngày 12/01/2026"
    assert page.pane.is_shown


def test_boxes_under_each_other_begin_at_the_same_place(page: PapersPage, settled: WindowRest) -> None:
    choose(page, settled, "award-cancellation")
    (below,) = [box for name, box in page.chooser.boxes.items() if box.isVisible() and name == "award"]
    page.resize(1200, 700)
    settled()
    kinds = page.chooser.kinds
    assert below.mapTo(page, QPoint(0, 0)).y() > kinds.mapTo(page, QPoint(0, 0)).y()
    assert left_of(below, page) == left_of(kinds, page)


def left_of(widget: QWidget, page: PapersPage) -> int:
    return widget.mapTo(page, QPoint(0, 0)).x()


def test_who_a_report_is_of_is_found_by_typing_part_of_the_name(page: PapersPage, settled: WindowRest) -> None:
    choose(page, settled, "achievement-report")
    who = page.chooser.boxes["recipient"]
    assert isinstance(who, ChoiceEdit)
    who.setFocus()
    who.selectAll()
    QTest.keyClicks(who, "be hoa")
    press(page, Qt.Key.Key_Return)
    settled()
    assert page.chooser.options["name"] == "Bế Thu Hòa"
    assert page.pane.is_shown
    assert page.chooser.remembered["person"] == page.chooser.options["person"]


def test_the_file_is_what_is_shown_under_the_offices_name(
    qtbot: QtBot, page: PapersPage, settled: WindowRest, tmp_path: Path
) -> None:
    press(page, Qt.Key.Key_S, CONTROL)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == "Danh sách đề nghị khen thưởng 2026-H1.pdf"
    choose_file(page, tmp_path / "in.pdf")
    settled()
    assert (tmp_path / "in.pdf").read_bytes().startswith(b"%PDF")
    assert "Đã lưu “in.pdf”." in page.notice.text
    go_back(qtbot, page)
    press(page, Qt.Key.Key_E, CONTROL | SHIFT)
    choose_file(page, tmp_path / "in.xlsx")
    settled()
    cells = [cell.value for row in load_workbook(tmp_path / "in.xlsx").worksheets[0].rows for cell in row]
    assert "Nông Thị Lan" in cells


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EACCES, "đang mở ở chương trình khác"), (errno.EROFS, "chỉ cho đọc"), (errno.ENOSPC, "đã đầy")],
)
@pytest.mark.parametrize("suffix", ["pdf", "docx", "xlsx"])
def test_a_target_that_refuses_is_one_sentence_and_no_half_file(
    qtbot: QtBot,
    page: PapersPage,
    settled: WindowRest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    words: str,
    suffix: str,
) -> None:
    target = tmp_path / f"in.{suffix}"
    target.write_bytes(b"what was there")

    def refuse(_source: object, _target: object) -> None:
        raise OSError(number, "")

    page.keeper.save_paper(suffix)
    monkeypatch.setattr("desktop_app.runtime.files.os.replace", refuse)
    choose_file(page, target)
    settled()
    monkeypatch.undo()
    box = box_of(qtbot, page)
    assert words in box.text()
    assert target.read_bytes() == b"what was there"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == [target.name]
    box.close()


def test_word_is_given_a_copy(page: PapersPage, settled: WindowRest, monkeypatch: pytest.MonkeyPatch) -> None:
    paths: list[Path] = []

    def take(url: QUrl) -> bool:
        paths.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    page.keeper.open_action.trigger()
    settled()
    (copy,) = paths
    assert copy.name == "Danh sách đề nghị khen thưởng 2026-H1.docx"
    assert copy.read_bytes().startswith(b"PK")
    assert "bản sao" in page.notice.text
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    page.keeper.open_action.trigger()
    settled()
    assert "chưa có chương trình" in page.notice.text


def test_a_remark_leads_to_the_rows_it_is_about(qtbot: QtBot, page: PapersPage) -> None:
    asked: list[ListQuery] = []
    page.asked.connect(asked.append)
    page.remarks.list.setFocus()
    page.remarks.list.setCurrentRow(remark(page, "còn là nháp"))
    press(page, Qt.Key.Key_Return)
    (query,) = asked
    assert (query.kind, query.scope) == ("nominations", {"round": "2026-H1", "state": "draft"})


def test_remarks_lead_on_to_the_office_the_wording_and_the_form(
    qtbot: QtBot, context: Context, page: PapersPage, settled: WindowRest
) -> None:
    # The list has the place and the date of the tờ trình it goes with.
    page.chooser.choose("submission", {})
    context.act(lambda book: change_office(book, Office(signer_name="Hứa Văn Ước", place="")))
    settled()
    pages: list[tuple[str, str]] = []
    page.work_asked.connect(lambda key, work: pages.append((key, work)))
    page.remarks.list.setCurrentRow(remark(page, "Địa danh") - 1)
    press(page, Qt.Key.Key_F8)
    assert pages == [("office", "")]
    page.remarks.list.setCurrentRow(remark(page, "Ngày văn bản còn để trống") - 1)
    press(page, Qt.Key.Key_F8)
    settled()
    form = open_form(qtbot, page, IssueForm)
    form.reject()


def test_the_day_a_paper_is_made_for_is_seen_and_set_beside_it(
    qtbot: QtBot, page: PapersPage, settled: WindowRest
) -> None:
    choose(page, settled, "submission", round="2025-H2", direction="inside", type="merit")
    assert page.day.words.text() == "Để trống: theo ngày 19/12/2025 (ngày họp Hội đồng)."
    page.day.edit.setFocus()
    page.day.edit.setText("31/11/2025")
    press(page, Qt.Key.Key_Return)
    assert "tháng 11 năm 2025 có 30 ngày" in page.day.words.text()
    page.day.edit.setText("20/12/2025")
    press(page, Qt.Key.Key_Return)
    settled()
    assert page.day.words.text().startswith("Căn cứ pháp lý, mẫu, cơ quan, người ký của ngày này")
    assert not any("Ngày khác" in remark.sentence for remark in page.remarks.remarks)
    press(page, Qt.Key.Key_P, CONTROL | SHIFT)
    form = open_form(qtbot, page, IssueForm)
    assert form.dated_on.value() == date(2025, 12, 20)
    form.reject()
    choose(page, settled, "nomination-list", round="2025-H2")
    assert page.day.value() is None
    assert page.day.edit.text() == ""


def test_the_day_of_a_report_on_a_movement_is_not_said_to_be_that_of_its_law(
    book: Book, page: PapersPage, settled: WindowRest
) -> None:
    choose(page, settled, "movement-interim-report", movement=str(BookIds().movement))
    page.day.edit.setFocus()
    page.day.edit.setText("20/12/2026")
    press(page, Qt.Key.Key_Return)
    settled()
    day = movement(book, BookIds().movement).from_date
    words = f"Mẫu, cơ quan, người ký của ngày này (căn cứ pháp lý: {day:%d/%m/%Y}, ngày bắt đầu phong trào)"
    assert page.day.words.text().startswith(words)


def test_the_paper_follows_the_book_while_it_is_seen(context: Context, page: PapersPage, settled: WindowRest) -> None:
    remark(page, "1 đề nghị còn là nháp")
    context.act(lambda book: put_in_trash(book, "nomination", [BookIds().draft]))
    settled()
    assert not any("còn là nháp" in remark.sentence for remark in page.remarks.remarks)
    page.hide()
    context.act(history.undo)
    settled()
    assert not any("còn là nháp" in remark.sentence for remark in page.remarks.remarks)
    page.show()
    settled()
    remark(page, "1 đề nghị còn là nháp")


def test_a_round_that_has_nothing_for_the_paper_says_why_and_leads_there(page: PapersPage, settled: WindowRest) -> None:
    pages: list[tuple[str, str]] = []
    page.work_asked.connect(lambda key, work: pages.append((key, work)))
    choose(page, settled, "minutes")
    assert not page.pane.is_shown
    assert "chưa có phiên họp nào của Hội đồng" in page.pane.message.text
    assert not page.issue_action.isEnabled()
    assert not page.keeper.print_action.isEnabled()
    assert page.keeper.save_paper("pdf") is None
    QTest.mouseClick(page.pane.message.button, Qt.MouseButton.LeftButton)
    assert pages == [("emulation", "")]


@pytest.mark.usefixtures("empty")
def test_an_empty_book_says_what_to_do_first(page: PapersPage, settled: WindowRest) -> None:
    assert "Chưa có đợt xét nào" in page.pane.message.text
    assert page.pane.message.button.text() == "Đến trang Thi đua – Khen thưởng"
    round_box = page.chooser.boxes["round"]
    assert isinstance(round_box, QComboBox)
    assert (round_box.isEnabled(), round_box.placeholderText()) == (False, "Chưa có đợt xét")
    # Of what cannot be made there is neither a day nor a version.
    assert not page.day.isVisible()
    assert not page.issued.isVisible()
    choose(page, settled, "task-table", year="2026")
    assert page.issued.isVisible()
    # A paper of a year, too, leads to where its records are entered.
    for kind, title in (
        ("emulation-report", "Thi đua – Khen thưởng"),
        ("task-table", "Kế hoạch"),
        ("annual-report", "Kế hoạch"),
        ("initiative-decision", "Tập thể – cá nhân"),
    ):
        choose(page, settled, kind, year="2026")
        assert page.pane.is_shown or page.pane.message.button.text() == f"Đến trang {title}", kind


def test_a_paper_that_takes_long_can_be_left_off(page: PapersPage, settled: WindowRest) -> None:
    page.refresh()
    page.stop()
    settled()
    assert "Đã dừng" in page.pane.message.text
    QTest.mouseClick(page.pane.message.button, Qt.MouseButton.LeftButton)
    settled()
    assert page.pane.is_shown


def test_looking_changes_nothing(page: PapersPage, settled: WindowRest, book: Book) -> None:
    before = record_rows(book)
    for kind in ("submission", "award-decision", "reward-list", "award-book", "annual-report", "task-table"):
        choose(page, settled, kind)
        assert page.pane.is_shown, kind
    assert record_rows(book) == before


@pytest.fixture
def long_round(book: Book) -> None:
    """A round with so many nominations that a list of them takes its time."""
    row = {"round_id": 2, "kind": "individual", "unit_id": 1, "unit_name": "Văn phòng", "award": "Giấy khen"}
    with book.store.work("Nhiều đề nghị") as work:
        names = (f"Vi Văn {chr(ord('A') + place % 26)} {place}" for place in range(1500))
        work.insert_many("nomination", (row | {"nominee_name": name, "state": "complete"} for name in names))


@pytest.mark.usefixtures("long_round")
def test_a_long_list_tells_how_far_it_is_and_stops(qtbot: QtBot, context: Context, settled: WindowRest) -> None:
    page = PapersPage(context)
    qtbot.addWidget(page)
    counts: list[int] = []
    go_on = threading.Event()

    def hold(_job: Job, rows: int) -> None:
        # In the thread that makes the paper: it waits until the clerk has pressed the button.
        counts.append(rows)
        go_on.wait(30)

    context.tasks.progressed.connect(hold, Qt.ConnectionType.DirectConnection)
    page.show()
    qtbot.waitUntil(lambda: "Đang lập bản in…" in page.pane.message.text)
    qtbot.waitUntil(lambda: bool(counts))
    QTest.mouseClick(page.pane.message.button, Qt.MouseButton.LeftButton)
    go_on.set()
    settled()
    assert counts == [100]
    assert "Đã dừng" in page.pane.message.text
    assert not page.pane.is_shown
    page.again.trigger()
    settled()
    assert page.pane.is_shown


@pytest.mark.usefixtures("long_round")
def test_a_long_list_that_is_not_waited_for_leaves_no_file(
    qtbot: QtBot, context: Context, page: PapersPage, settled: WindowRest, tmp_path: Path
) -> None:
    counts: list[int] = []

    def stop(job: Job, rows: int) -> None:
        counts.append(rows)
        job.cancel()

    context.tasks.progressed.connect(stop, Qt.ConnectionType.DirectConnection)
    page.keeper.save_paper("xlsx")
    choose_file(page, tmp_path / "in.xlsx")
    settled()
    assert counts != []
    assert [file for file in tmp_path.iterdir() if file.is_file()] == []
    assert not any(box.isVisible() for box in page.findChildren(QMessageBox))


def test_no_key_of_the_page_is_one_of_the_windows(qtbot: QtBot, page: PapersPage) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    menus = Menus(window)
    used_keys = {keys.toString() for action in window.findChildren(QAction) for keys in action.shortcuts()}
    own = {keys.toString() for action in page.findChildren(QAction) for keys in action.shortcuts()}
    assert menus.refresh.shortcut().toString() in used_keys
    assert {"F9", "Ctrl+P", "Ctrl+Shift+P"} <= own
    # What exports a list and finds in it is claimed by the list that has the keyboard.
    assert own & used_keys - {""} == set()
