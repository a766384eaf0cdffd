"""What a page asks of the window: a list shown on the page that has it, another page's work, and what was narrowed."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.people import PersonFields
from desktop_app.domain.office.units import UnitFields
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book
from desktop_app.services.office import people, units
from desktop_app.services.plan import tasks
from desktop_app.services.rounds import acts, nominations
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.frame.pages import PAGES, page_of_list
from desktop_app.ui.people.page import PeoplePage
from desktop_app.ui.people.unit_form import UnitForm
from desktop_app.ui.plan.page import PlanPage
from desktop_app.ui.settings.data_safety_page import DataSafetyPage
from desktop_app.ui.settings.office_page import OfficeForm, OfficePage
from desktop_app.ui.today.page import TodayPage
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.imports.window import ImportWindow
from tests.books import book_in, copied_book, plan_file, workbook
from tests.ui.pages import open_form, open_page, press
from tests.ui.shown_program import ShownProgram

CODES = ("2025-H2", "2026-H1")
WindowRest = Callable[[], None]


def collectives(code: str) -> ListQuery:
    return ListQuery("nominations", scope={"round": code, "kind": "collective"})


def fill(book: Book) -> None:
    """Enter a unit, a person, and two rounds, each with both nominated, the person as a draft."""
    units.add_unit(book, UnitFields("Văn phòng"))
    people.save_person(book, None, PersonFields("Lộc Thị Đào"), [])
    for code in CODES:
        acts.create_round(book, code)
        nominations.nominate(book, NominationFields(code, NomineeKind.COLLECTIVE, unit_id=1, summary="Tốt."))
        draft = NominationFields(code, NomineeKind.INDIVIDUAL, person_id=1, unit_id=1, state=NominationState.DRAFT)
        nominations.nominate(book, draft)


FILLINGS = {"emulation": fill}


@pytest.fixture
def emulation(qtbot: QtBot, context: Context, settled: WindowRest) -> EmulationPage:
    page = EmulationPage(context)
    open_page(qtbot, page, page.nominations)
    settled()
    return page


def test_a_round_is_narrowed_on_request_and_says_so(emulation: EmulationPage, settled: WindowRest) -> None:
    emulation.nominations.set_query(ListQuery("nominations", "dao", scope={"round": CODES[1]}))
    emulation.show_query(collectives(CODES[0]))
    settled()
    assert emulation.chooser.currentText().startswith(CODES[0])
    assert emulation.nominations.total == 1
    assert emulation.nominations.filter.text() == ""
    assert emulation.filter_line.text() == "Chỉ hiện: Tập thể"
    QTest.mouseClick(emulation.filter_line, Qt.MouseButton.LeftButton)
    settled()
    assert emulation.nominations.total == 2
    assert emulation.filter_line.isHidden()


def test_drafts_are_shown_on_request_and_all_of_another_round(emulation: EmulationPage, settled: WindowRest) -> None:
    emulation.show_query(ListQuery("nominations", scope={"round": CODES[1], "state": "draft"}))
    settled()
    assert emulation.steps.chips.key == "draft"
    assert emulation.nominations.total == 1
    QTest.keyClick(emulation, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    settled()
    assert emulation.chooser.currentText().startswith(CODES[0])
    assert emulation.nominations.total == 2


def test_a_round_that_is_gone_gives_way_to_the_newest(emulation: EmulationPage, settled: WindowRest) -> None:
    emulation.show_query(ListQuery("nominations", scope={"round": "2031-H1"}))
    settled()
    assert emulation.chooser.currentText().startswith(CODES[1])
    assert emulation.nominations.total == 2


def test_a_list_without_a_page_is_a_fault() -> None:
    assert page_of_list("nominations").key == "emulation"
    with pytest.raises(LookupError):
        page_of_list("nothing")


def test_what_pages_show_on_request_are_lists_of_the_office_each_on_one_page() -> None:
    kinds = [kind for page in PAGES for kind in page.lists]
    assert len(set(kinds)) == len(kinds)
    assert set(kinds) <= LIST_KINDS.keys()


class Run(ShownProgram):
    """A running program, and its pages once they are filled."""

    def __init__(self, qtbot: QtBot, root: Path) -> None:
        super().__init__(qtbot, root)
        self.show()

    def page[P: QWidget](self, kind: type[P]) -> P:
        """Return the page now shown, once it is one of this kind and its questions are answered."""
        self.qtbot.waitUntil(lambda: isinstance(self.window.current_page, kind))
        self.settle()
        page = self.window.current_page
        assert isinstance(page, kind)
        return page

    def today(self) -> TodayPage:
        """Go to the page Hôm nay and return it once it says what the day asks."""
        self.window.go_to("today")
        page = self.page(TodayPage)
        self.qtbot.waitUntil(lambda: page.day_label.text() != "")
        return page


@pytest.fixture
def begin(qtbot: QtBot, tmp_path: Path) -> Callable[[], Run]:
    return lambda: Run(qtbot, tmp_path / "book")


def test_a_number_leads_to_its_list(begin: Callable[[], Run], tmp_path: Path, qtbot: QtBot) -> None:
    copied_book(tmp_path / "book", fill)
    run = begin()
    today = run.today()
    (nominated,) = [button for button in today.overview.figures.buttons if "tập thể" in button.accessibleName()]
    assert nominated.accessibleName().startswith("1 · 1 ")
    QTest.mouseClick(nominated, Qt.MouseButton.LeftButton)
    emulation = run.page(EmulationPage)
    qtbot.waitUntil(lambda: emulation.chooser.currentText().startswith(CODES[1]))
    qtbot.waitUntil(lambda: emulation.nominations.total == 2)


def test_a_first_step_is_taken_on_its_page(begin: Callable[[], Run], tmp_path: Path, qtbot: QtBot) -> None:
    with book_in(tmp_path / "book"):
        pass
    run = begin()
    button = run.today().first_steps.buttons[2]
    # A click goes to whatever lies there, which is the button only once the page has been laid out.
    middle = button.rect().center
    qtbot.waitUntil(lambda: run.window.childAt(button.mapTo(run.window, middle())) is button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    people = run.page(PeoplePage)
    form = people.findChild(UnitForm)
    assert form is not None
    form.reject()


def choose_file(run: Run, file: Path) -> None:
    """Answer the window that asks for a file."""
    run.qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in run.window.findChildren(QFileDialog)))
    for dialog in run.window.findChildren(QFileDialog):
        dialog.fileSelected.emit(str(file))
        dialog.close()


def test_the_five_first_steps_lead_from_one_to_the_next(begin: Callable[[], Run], tmp_path: Path, qtbot: QtBot) -> None:
    with book_in(tmp_path / "book"):
        pass
    run = begin()
    notice, control, save = run.window.notice, Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return

    def is_next(step: str) -> None:
        qtbot.waitUntil(lambda: notice.isVisible() and notice.text.endswith(f"Bước tiếp theo: {step}."))

    def go_on() -> None:
        run.window.activateWindow()
        qtbot.waitUntil(run.window.isActiveWindow)
        QTest.keyClick(run.window, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)

    def fill_in(kind: type[RecordForm], page: type[QWidget], words: str) -> None:
        form = open_form(qtbot, run.page(page), kind)
        QTest.keyClicks(form.focusWidget(), words)
        QTest.keyClick(form.focusWidget(), save, control)

    QTest.keyClick(run.today().first_steps.buttons[0], save)
    fill_in(OfficeForm, OfficePage, "So Ngoai vu")
    is_next("ghi người ký, chức vụ")
    go_on()
    fill_in(OfficeForm, OfficePage, "Nong Van Uoc")
    is_next("thêm các đơn vị của cơ quan")
    # What is taken back is said no longer; once it is there again she hears it again.
    run.settle()
    run.window.menus.undo.trigger()
    qtbot.waitUntil(notice.isHidden)
    run.settle()
    run.window.menus.redo.trigger()
    is_next("thêm các đơn vị của cơ quan")
    go_on()
    fill_in(UnitForm, PeoplePage, "Van phong")
    is_next("nhập danh sách người")
    # Enter on the button, as on those of pages.
    notice.button.setFocus()
    QTest.keyClick(notice.button, save)
    choose_file(run, workbook(tmp_path / "nguoi.xlsx", ("Họ và tên", "Phòng/Đơn vị"), ("Lộc Thị Đào", "Văn phòng")))
    people_read = open_form(qtbot, run.window, ImportWindow)
    run.settle()
    press(people_read, save, control)
    is_next("nhập kế hoạch")
    go_on()
    choose_file(run, plan_file(tmp_path))
    plan = run.page(PlanPage)
    qtbot.waitUntil(lambda: plan.proposal is not None and plan.proposal.isActiveWindow())
    assert plan.proposal is not None
    QTest.keyPress(plan.proposal.table, save, control)
    qtbot.waitUntil(lambda: notice.text == "Năm bước đầu của sổ đã xong cả.")
    run.window.activateWindow()
    qtbot.waitUntil(run.window.isActiveWindow)
    QTest.keyClick(run.window, Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier)
    today = run.page(TodayPage)
    qtbot.waitUntil(today.overview.isVisible)
    assert notice.isHidden()
    run.settle()


def test_a_backup_leads_to_the_page_of_backups(begin: Callable[[], Run], tmp_path: Path, qtbot: QtBot) -> None:
    copied_book(tmp_path / "book", fill)
    run = begin()
    today = run.today()
    backup = today.overview.to_do.rows[-1]
    assert backup.accessibleName() == "Chưa sao lưu lần nào. Sao lưu ngay"
    QTest.keyClick(backup, Qt.Key.Key_Return)
    run.page(DataSafetyPage)
    run.settle()
    assert list((tmp_path / "book" / "sao-luu").glob("*.db"))
    run.window.go_to("today")
    qtbot.waitUntil(lambda: backup.accessibleName().startswith("Đã xong: Đã sao lưu lúc "))


def test_the_program_reminds_when_it_starts(begin: Callable[[], Run], tmp_path: Path) -> None:
    yesterday = date.today() - timedelta(1)
    deadline = Deadline(
        f"{yesterday:%d/%m/%Y}", DeadlineKind.DAY, day=yesterday.day, month=yesterday.month, year=yesterday.year
    )
    with book_in(tmp_path / "book") as book:
        tasks.add_task(book, TaskFields("Việc", deadline=deadline))
    # The page used last was another: on Hôm nay itself the number stands before her anyway.
    settings = SettingsFile(DataFolder(tmp_path / "book").settings)
    settings.put("window", {"page": "people"})
    settings.write()
    run = begin()
    assert run.window.notice.isVisible()
    assert run.window.notice.text == "Có 1 nhiệm vụ quá hạn."
