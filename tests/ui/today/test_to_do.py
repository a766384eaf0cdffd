"""What is to be done on page Hôm nay: each row is a record's, acts by keys, fades once done, returns on undo."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.offices import Office
from desktop_app.domain.office.people import PersonFields
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import NomineeKind, StateTone
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.obstacles import ObstacleFields
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.office import offices, people
from desktop_app.services.plan import tasks
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.rounds import acts, nominations
from desktop_app.services.year import activities, obstacles
from desktop_app.ui.activities.page import ActivitiesPage
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.states.colours import state_colours
from desktop_app.ui.base.theme import Theme
from desktop_app.ui.obstacles.obstacle_form import ObstacleForm
from desktop_app.ui.today.figures import PageWork
from desktop_app.ui.today.first_steps import HIDE
from desktop_app.ui.today.page import TodayPage
from desktop_app.ui.today.to_do_list import ToDoButton, ToDoList
from desktop_app.ui.today.to_do_rows import ToDoGroup, ToDoRow, most_urgent
from desktop_app.ui.tracking.result_form import ResultForm
from tests.books import copied_book, unit
from tests.ui.colours import light_theme
from tests.ui.pages import open_form, show_page
from tests.ui.shown_program import ShownProgram

KEY = Qt.Key
CODE = "2026-H1"
WindowRest = Callable[[], None]


def add_task(book: Book, text: str, due_on: date) -> None:
    deadline = Deadline(f"{due_on:%d/%m/%Y}", DeadlineKind.DAY, day=due_on.day, month=due_on.month, year=due_on.year)
    tasks.add_task(book, TaskFields(text, deadline=deadline, leads=(1,)))


def _fill_office(book: Book) -> None:
    now = date.today()
    unit(book, "Văn phòng")
    people.save_person(book, None, PersonFields("Lộc Thị Đào"), [])
    offices.change_office(book, Office(signer_name="Nông Văn Ước"))
    activities.add_activity(
        book, ActivityFields(from_date=now - timedelta(40), kind=ActivityKind.GOOD_NEWS, title="Tin cũ")
    )
    for number in range(13):
        add_task(book, f"Việc thứ {number}", now + timedelta(2 * number - 20))
    for content, closed_on in (("Thiếu máy tính", None), ("Mất mạng", None), ("Đã xong", now - timedelta(40))):
        obstacles.save_obstacle(book, None, ObstacleFields(now - timedelta(50), content, 1, closed_on=closed_on))
    acts.create_round(book, CODE)
    nominations.nominate(book, NominationFields(CODE, NomineeKind.COLLECTIVE, unit_id=1, summary="Tốt."))


FILLINGS = {"office": _fill_office}


theme = pytest.fixture(light_theme)


@pytest.fixture
def office(book: Book) -> Book:
    """Ten tasks late and three that are due soon, two open obstacles, a round with a nomination."""
    return book


@pytest.fixture
def page(office: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> TodayPage:
    return shown(qtbot, TodayPage(context), settled)


def shown(qtbot: QtBot, page: TodayPage, settled: WindowRest) -> TodayPage:
    """Show the page and wait until it says what is to be done."""
    show_page(qtbot, page, 1152, 690)
    page.setFocus()
    qtbot.waitUntil(lambda: bool(page.overview.to_do.rows))
    settled()
    return page


def sql(book: Book, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(book.store.path)) as connection:
        return connection.execute(question).fetchall()


def titles(page: TodayPage, label: str) -> list[str]:
    """Return the titles of the rows in sight whose act has a label."""
    return [row.row.title for row in page.overview.to_do.rows if row.row is not None and row.row.label == label]


def row_of(page: TodayPage, words: str) -> ToDoButton:
    """Return the only row with these words in its name."""
    (button,) = [button for button in page.overview.to_do.rows if words in button.accessibleName()]
    return button


def test_every_row_is_a_record_and_every_record_that_is_due_has_one(page: TodayPage, office: Book) -> None:
    late = "occurrence.done_on IS NULL AND due_on < date('now', 'localtime')"
    soon = (
        "occurrence.done_on IS NULL AND due_on BETWEEN date('now', 'localtime') AND date('now', 'localtime', '15 days')"
    )
    of_tasks = "SELECT task.text FROM occurrence JOIN task ON task.id = task_id WHERE"
    late_texts = [text for (text,) in sql(office, f"{of_tasks} {late} ORDER BY due_on")]
    soon_texts = [text for (text,) in sql(office, f"{of_tasks} {soon} ORDER BY due_on")]
    assert (len(late_texts), len(soon_texts)) == (10, 3)
    assert titles(page, "Ghi kết quả") == late_texts[:8] + soon_texts
    assert titles(page, "Xem cả") == ["Còn 2 nhiệm vụ quá hạn"]
    open_ones = sql(office, "SELECT content FROM obstacle WHERE closed_on IS NULL ORDER BY id")
    assert titles(page, "Xử lý") == [f"Vướng mắc: {content}" for (content,) in open_ones]
    ((complete,),) = sql(office, "SELECT count(*) FROM nomination WHERE state = 'complete'")
    assert titles(page, "Mở phiên họp") == [f"{complete} đề nghị đủ hồ sơ, chưa đưa ra Hội đồng"]
    assert titles(page, "Sao lưu ngay") == ["Chưa sao lưu lần nào"]


def test_an_obstacle_asks_for_the_step_that_comes_next(page: TodayPage, office: Book, settled: WindowRest) -> None:
    day = date.today() - timedelta(90)
    for content, put_on, answered_on, answer in (
        ("Chưa ai trả lời", day, None, ""),
        ("Trả lời rồi", day, day, "Sẽ bố trí"),
        ("Trả lời không ghi ngày", None, None, "Đã bố trí"),
    ):
        fields = ObstacleFields(day, content, put_on=put_on, answered_on=answered_on, answer=answer)
        obstacles.save_obstacle(office, None, fields)
    page.refresh()
    settled()
    assert titles(page, "Ghi trả lời") == ["Vướng mắc: Chưa ai trả lời"]
    assert titles(page, "Ghi giải quyết xong") == ["Vướng mắc: Trả lời rồi", "Vướng mắc: Trả lời không ghi ngày"]
    answered = row_of(page, "Trả lời rồi").row
    assert answered is not None
    assert answered.detail == f"đã trả lời {day:%d/%m/%Y}, chưa giải quyết xong"
    works: list[tuple[str, str, int]] = []
    page.record_work_asked.connect(lambda *work: works.append(work))
    row_of(page, "Trả lời rồi").click()
    assert [work[:2] for work in works] == [("obstacles", "close")]
    row_of(page, "Chưa ai trả lời").click()
    assert works[1][:2] == ("obstacles", "answer")


def test_the_number_of_late_tasks_says_how_many_the_chart_of_the_year_does_not_count(
    page: TodayPage, office: Book, settled: WindowRest
) -> None:
    add_task(office, "Việc của hai năm trước", date.today().replace(month=6, day=1, year=date.today().year - 2))
    page.refresh()
    settled()
    late = "SELECT count(*) FROM occurrence WHERE done_on IS NULL AND due_on < date('now', 'localtime')"
    number, this_year = (
        int(str(sql(office, question)[0][0])) for question in (late, f"{late} AND year = {date.today().year}")
    )
    assert number > this_year
    names = [part.accessibleName() for part in page.overview.to_do.findChildren(QWidget) if part.isVisible()]
    assert f"Quá hạn {number} việc, {number - this_year} của các năm trước" in names
    in_chart = [bar.value for bar in page.overview.states.bars if bar.label == "Quá hạn"]
    assert in_chart == ([this_year] if this_year else [])


def test_the_filled_act_of_the_page_is_what_is_most_urgent(
    page: TodayPage, office: Book, context: Context, settled: WindowRest
) -> None:
    asked: list[tuple[str, str, int]] = []
    page.record_work_asked.connect(lambda *work: asked.append(work))
    # The first steps that are left stand above it, but what is late cannot wait.
    first_late = next(button.row for button in page.overview.to_do.rows if button.row and button.row.is_late)
    assert page.head.primary.isVisible()
    assert page.head.primary.text() == first_late.label == "Ghi kết quả"
    assert first_late.title in page.head.primary.toolTip()
    QTest.keyClick(page, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    (late_id,) = {work[2] for work in asked}
    assert asked == [("tracking", "record_result", late_id)]
    # Done, it is the next one's; the words follow the records.
    context.act(lambda book: record_result(book, late_id, OccurrenceFields(done_on=date.today())))
    settled()
    assert first_late.title not in page.head.primary.toolTip()
    page.head.primary.click()
    assert asked[1][:2] == ("tracking", "record_result")
    assert asked[1][2] != late_id


def test_on_a_day_on_which_nothing_waits_the_filled_act_is_the_everyday_one() -> None:
    done = ToDoRow("Đã sao lưu", "", "Xem", PageWork("backup"), is_done=True)
    soon = ToDoRow("Việc", "", "Ghi kết quả", PageWork("tracking", "record_result", 1))
    late = ToDoRow("Việc", "", "Soạn báo cáo", PageWork("reports", "annual"), is_late=True)
    hiding = ToDoRow("Không cần các bước còn lại", "", "Ẩn", HIDE)
    assert most_urgent([done, hiding]) is None
    assert most_urgent([done, hiding, soon]) == soon
    assert most_urgent([soon, late]) == late


def test_words_are_laid_out_once_for_their_room_and_letters(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    laid: list[str] = []

    def laid_out(text: str, font: QFont) -> QTextLayout:
        laid.append(text)
        return QTextLayout(text, font)

    monkeypatch.setattr("desktop_app.ui.today.to_do_list.QTextLayout", laid_out)
    button = ToDoButton()
    qtbot.addWidget(button)
    work = PageWork("tracking", "record_result", 1)
    row = ToDoRow("Sơ kết phong trào thi đua " * 3, "", "Ghi kết quả", work)
    button.show_row(row, is_last=True)
    low = button.heightForWidth(420)
    assert [button.heightForWidth(420) for _ in range(3)] == [low] * 3
    assert laid == [row.title]
    font = button.font()
    font.setPointSizeF(2 * font.pointSizeF())
    button.setFont(font)
    assert button.heightForWidth(420) > low
    assert len(laid) == 2
    other = ToDoRow("Tổng kết phong trào thi đua " * 3, "", "Ghi kết quả", work)
    button.show_row(other, is_last=True)
    button.heightForWidth(420)
    assert laid[2:] == [other.title]


def test_the_dot_of_a_group_grows_with_the_letters(qtbot: QtBot, theme: Theme) -> None:
    def width_of_dot() -> int:
        groups = ToDoList()
        qtbot.addWidget(groups)
        groups.show_groups([ToDoGroup("Quá hạn", "", StateTone.PROBLEM, ())])
        groups.resize(600, 60)
        groups.show()
        image = groups.grab().toImage()
        ink = state_colours(StateTone.PROBLEM, theme.tokens)[0]
        columns = (any(image.pixelColor(x, y).name() == ink for y in range(image.height())) for x in range(600))
        return len("".join("|" if marked else " " for marked in columns).split()[0])

    usual = width_of_dot()
    theme.choose_size(200)
    try:
        assert width_of_dot() >= 2 * usual - 2
    finally:
        theme.choose_size(100)


def test_rows_are_gone_through_by_arrows_and_opened_by_a_click_beside_the_act(page: TodayPage, office: Book) -> None:
    asked: list[ListQuery] = []
    works: list[tuple[str, str, int]] = []
    page.asked.connect(asked.append)
    page.record_work_asked.connect(lambda *work: works.append(work))
    first, second = page.overview.to_do.rows[:2]
    assert first.hasFocus()
    QTest.keyClick(first, KEY.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, KEY.Key_Space)
    QTest.mouseClick(second, Qt.MouseButton.LeftButton, pos=second.act_area().center())
    assert works == [("tracking", "record_result", 2)] * 2
    QTest.mouseClick(second, Qt.MouseButton.LeftButton, pos=QPoint(60, second.height() // 2))
    assert [row.values[1] for row in lists.everything(office, asked[0])] == ["Việc thứ 1"]
    QTest.keyClick(second, KEY.Key_Up)
    QTest.keyClick(first, KEY.Key_Up)
    assert first.hasFocus()


def test_what_is_done_fades_and_comes_back_when_it_is_undone(
    page: TodayPage, office: Book, context: Context, qtbot: QtBot, settled: WindowRest
) -> None:
    done = OccurrenceFields("Đã làm", done_on=date.today())
    context.act(lambda book: record_result(book, 3, done))
    qtbot.waitUntil(lambda: "Đã xong: Việc thứ 2. Xem" in [row.accessibleName() for row in page.overview.to_do.rows])
    settled()
    assert "Việc thứ 2" not in titles(page, "Ghi kết quả")
    assert titles(page, "Xem cả") == ["Còn 1 nhiệm vụ quá hạn"]
    context.act(lambda book: history.undo(book))
    qtbot.waitUntil(lambda: "Việc thứ 2" in titles(page, "Ghi kết quả"))
    settled()
    assert [row for row in page.overview.to_do.rows if "Đã xong: Việc" in row.accessibleName()] == []
    old = OccurrenceFields("Đã làm", done_on=date.today() - timedelta(60))
    context.act(lambda book: record_result(book, 3, old))
    qtbot.waitUntil(lambda: "Việc thứ 2" not in titles(page, "Ghi kết quả"))
    settled()
    assert [row for row in page.overview.to_do.rows if "Việc thứ 2" in row.accessibleName()] == []


def test_a_yearly_report_that_is_due_is_drafted(
    book: Book, qtbot: QtBot, context: Context, settled: WindowRest
) -> None:
    # Of this year: in its last week one of the next had its day of this January, too.
    day = min(date.today() + timedelta(7), date(date.today().year, 12, 31))
    deadline = Deadline("hằng năm", DeadlineKind.DAY, Recurrence.YEARLY, day=day.day, month=day.month)
    tasks.add_task(book, TaskFields("Báo cáo kết quả", deadline=deadline, recipients=("Sở Nội vụ",)))
    page = shown(qtbot, TodayPage(context), settled)
    assert titles(page, "Soạn báo cáo") == ["Báo cáo kết quả"]
    works: list[tuple[str, str, int]] = []
    page.record_work_asked.connect(lambda *work: works.append(work))
    QTest.keyClick(row_of(page, "Báo cáo kết quả"), KEY.Key_Return)
    assert works == [("reports", "annual", 0)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Sơ kết việc thực hiện Kế hoạch giai đoạn 2022 - 2025", "Soạn báo cáo"),
        ("Báo cáo giai đoạn gửi Sở Nội vụ", "Soạn báo cáo"),
        ("Tổng kết phong trào thi đua giai đoạn 2022 - 2025", "Ghi kết quả"),
        ("Tuyên truyền về Chương trình giai đoạn 2022 - 2030", "Ghi kết quả"),
    ],
)
def test_a_report_on_a_phase_that_is_due_is_drafted(
    book: Book, qtbot: QtBot, context: Context, settled: WindowRest, text: str, label: str
) -> None:
    unit(book, "Văn phòng")
    add_task(book, text, date.today() + timedelta(7))
    page = shown(qtbot, TodayPage(context), settled)
    assert titles(page, label) == [text]
    works: list[tuple[str, str, int]] = []
    page.record_work_asked.connect(lambda *work: works.append(work))
    if label == "Soạn báo cáo":
        QTest.keyClick(row_of(page, text), KEY.Key_Return)
        assert works == [("reports", "phase", 0)]


def test_the_week_shows_its_days_with_what_is_due_and_what_was_done(
    page: TodayPage, office: Book, context: Context, qtbot: QtBot, settled: WindowRest
) -> None:
    day = date.today() - timedelta(40)
    page.show_week.trigger()
    settled()
    monday = date.today() - timedelta(date.today().weekday())
    while monday > day:
        QTest.keyClick(page.week, KEY.Key_PageUp, Qt.KeyboardModifier.AltModifier)
        monday -= timedelta(7)
    settled()
    assert page.week.title.text().startswith(f"Tuần {monday:%d/%m} – ")
    assert [row.accessibleName() for row in page.week.days.rows] == ["Đã xong: 1 hoạt động. Xem"]
    asked: list[ListQuery] = []
    page.asked.connect(asked.append)
    QTest.keyClick(page.week.days.rows[0], KEY.Key_Return)
    assert lists.count(office, asked[0]) == 1
    QTest.keyClick(page.week, KEY.Key_Home, Qt.KeyboardModifier.AltModifier)
    settled()
    ((due,),) = sql(
        office,
        "SELECT count(*) FROM occurrence WHERE due_on BETWEEN date('now', 'localtime', 'weekday 0', '-6 days') "
        "AND date('now', 'localtime', 'weekday 0')",
    )
    shown_rows = [row for row in page.week.days.rows if row.accessibleName().endswith("Ghi kết quả")]
    assert due
    assert len(shown_rows) == due
    page.show_week.trigger()
    settled()
    assert page.overview.isVisible()


def test_acts_are_done_from_the_first_page_by_keys(qtbot: QtBot, tmp_path: Path) -> None:
    run = ShownProgram(qtbot, copied_book(tmp_path / "book", _fill_office))
    run.show()

    def today() -> TodayPage:
        run.window.go_to("today")
        page = run.window.current_page
        assert isinstance(page, TodayPage)
        qtbot.waitUntil(lambda: bool(page.overview.to_do.rows))
        run.settle()
        return page

    QTest.keyClick(row_of(today(), "Việc thứ 4"), KEY.Key_Return)
    form = open_form(qtbot, run.window, ResultForm)
    assert "Việc thứ 4" in form.task.text()
    form.reject()
    QTest.keyClick(row_of(today(), "Mất mạng"), KEY.Key_Return)
    open_form(qtbot, run.window, ObstacleForm).reject()
    QTest.keyClick(row_of(today(), "Ghi chuyện"), KEY.Key_Return)
    posts = run.window.current_page
    assert isinstance(posts, ActivitiesPage)
    assert posts.news.entry.kind.value() == "story"
    assert run.window.focusWidget() is posts.news.entry.line
    run.settle()


def test_the_keyboard_waits_at_the_first_row_if_the_window_is_not_active_yet(
    office: Book, qtbot: QtBot, context: Context, settled: WindowRest
) -> None:
    page, other = TodayPage(context), QLineEdit()
    for window in (page, other):
        qtbot.addWidget(window)
    page.resize(1152, 690)
    page.show()
    page.setFocus()
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    page.refresh()
    qtbot.waitUntil(lambda: bool(page.overview.to_do.rows))
    settled()
    assert not page.isActiveWindow()
    assert page.focusWidget() is page.overview.to_do.rows[0]
