"""The page Theo dõi nhiệm vụ: whose tasks are shown, what was done in a period, and which day is in time."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.plan import OCCURRENCES
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.keeping import history
from desktop_app.services.year.activities import add_activity
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.tracking.page import TrackingPage
from desktop_app.ui.tracking.result_form import ResultForm
from desktop_app.ui.tracking.state_filters import ALL_LATE
from tests.books import PLAN, import_plan, rows_of
from tests.ui.pages import open_form, open_page
from tests.ui.tracking.tracking_pages import YEAR, fill_office, make_page, shown

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
WindowRest = Callable[[], None]
FILLINGS = {"office": fill_office}


def start(qtbot: QtBot, page: TrackingPage, row_id: int, settled: WindowRest) -> ResultForm:
    page.occurrences.select_id(row_id)
    settled()
    page.occurrences.setFocus()
    QTest.keyClick(page.occurrences.table, KEY.Key_Return)
    return open_form(qtbot, page, ResultForm)


def test_what_is_late_in_another_year_or_plan_is_told_with_the_way_there(
    office: Book, page: TrackingPage, settled: WindowRest
) -> None:
    page.show_query(ListQuery(OCCURRENCES.key, scope={"year": YEAR - 2}))
    settled()
    late = lists.count(office, ALL_LATE)
    assert late >= 3
    assert page.late_elsewhere.isVisible()
    # It takes no row from the list.
    assert page.late_elsewhere.geometry().top() <= page.in_time_line.geometry().center().y()
    assert page.in_time_line.geometry().left() > page.late_elsewhere.geometry().right()
    assert page.late_elsewhere.text() == f"Xem {late} việc quá hạn ở năm, kế hoạch khác"
    page.late_elsewhere.click()
    settled()
    assert (page.year.year, page.plan_box.plan_id, page.states.key, shown(page)) == (None, None, "late", late)
    assert page.late_elsewhere.isHidden()


def test_the_page_shows_the_first_plan_and_another_when_it_is_chosen(
    qtbot: QtBot, office: Book, context: Context, settled: WindowRest
) -> None:
    other = import_plan(office, PLAN.replace("phong trào đọc sách giai đoạn 2024 - 2028", "công tác năm 2027"))
    page = make_page(qtbot, context, settled)
    assert page.plan_box.plan_id == 1
    assert [page.plan_box.itemText(place) for place in range(page.plan_box.count())] == [
        "Kế hoạch 2024 - 2028",
        "Kế hoạch 2027",
        "Mọi kế hoạch",
    ]
    page.year.set_year(None)
    QTest.keyClick(page.plan_box, KEY.Key_Down)
    settled()
    assert page.plan_box.plan_id == other
    assert {row.id for row in lists.everything(office, ListQuery(OCCURRENCES.key, scope={"plan": other}))} >= set(
        page.occurrences.selected_ids()
    )
    assert shown(page) == len(lists.everything(office, ListQuery(OCCURRENCES.key, scope={"plan": other})))
    QTest.keyClick(page.plan_box, KEY.Key_Down)
    settled()
    assert shown(page) == len(lists.everything(office, ListQuery(OCCURRENCES.key)))


def test_the_page_opens_with_the_plan_worked_on_last(
    qtbot: QtBot, office: Book, context: Context, settled: WindowRest
) -> None:
    other = import_plan(office, PLAN.replace("phong trào đọc sách giai đoạn 2024 - 2028", "công tác năm 2027"))
    settings = SettingsFile.of(context, office.folder.settings)
    settings.put("plan.shown", {"id": other})
    page = make_page(qtbot, context, settled)
    assert page.plan_box.plan_id == other
    page.plan_box.show_plan(1)
    page.refresh()
    settled()
    assert page.plan_box.plan_id == 1
    # One that is in the trash by now is none.
    settings.put("plan.shown", {"id": 99})
    assert make_page(qtbot, context, settled).plan_box.plan_id == 1


def test_the_title_of_a_plan_takes_what_room_the_acts_beside_it_leave(page: TrackingPage) -> None:
    title = "Kế hoạch 311 thực hiện phong trào thi đua giai đoạn 2022 - 2030"
    page.plan_box.set_plans([Choice(1, title, "", ""), Choice(2, "Kế hoạch 12", "", "")], 1)
    for width, is_whole in ((1600, True), (700, False), (1600, True)):
        page.resize(width, 600)
        QApplication.sendPostedEvents()
        assert page.width() == width
        assert (page.plan_box.width() > page.plan_box.fontMetrics().horizontalAdvance(title)) is is_whole
    wide = page.plan_box.width()
    page.plan_box.set_key("2")
    QApplication.sendPostedEvents()
    assert page.plan_box.width() < wide


def test_the_form_of_a_result_tells_what_was_done_in_the_period(
    qtbot: QtBot, office: Book, page: TrackingPage, settled: WindowRest
) -> None:
    # The task of the law days has no day: its period is the year.
    ((period,),) = rows_of(office, "occurrence", "id", f"task_id = 2 AND year = {YEAR}")
    for month in (3, 4, 5, 6):
        title = f"Giới thiệu sách tháng {month}" + " tại phòng đọc của cơ quan cho đoàn viên, thanh niên" * (month == 3)
        add_activity(office, ActivityFields(date(YEAR, month, 9), ActivityKind.LAW_DAY, title, task_id=2))
    add_activity(office, ActivityFields(date(YEAR + 1, 3, 9), ActivityKind.LAW_DAY, "Của năm sau", task_id=2))
    form = start(qtbot, page, int(str(period)), settled)
    first = (
        "Đã làm trong kỳ: 09/03/2024 Giới thiệu sách tháng 3 tại phòng đọc của cơ quan cho đoàn viên, thanh niên; "
        "09/04/2024 Giới thiệu sách tháng 4;"
    )
    assert form.deeds.text().startswith(first)
    assert form.deeds.text().endswith("và 1 hoạt động khác.")
    assert "Của năm sau" not in form.deeds.toolTip()


def test_the_page_names_whether_the_day_itself_is_in_time_and_changes_it_by_keys(
    office: Book, page: TrackingPage, settled: WindowRest
) -> None:
    assert page.in_time_line.text() == "“Trước ngày 20/11”: hạn cuối là ngày 19"
    page.occurrences.setFocus()
    QTest.keyClick(page.occurrences.table, KEY.Key_T, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    settled()
    assert page.in_time_line.text() == "“Trước ngày 20/11”: trong ngày 20 vẫn đúng hạn"
    days = {str(day) for (day,) in rows_of(office, "occurrence", "due_on", "task_id = 5")}
    assert days
    assert all(day.endswith("-11-20") for day in days)
    history.undo(office)
    page.refresh()
    settled()
    assert page.in_time_line.text() == "“Trước ngày 20/11”: hạn cuối là ngày 19"


def test_an_empty_book_is_given_its_plan_from_here(qtbot: QtBot, context: Context, settled: WindowRest) -> None:
    page = TrackingPage(context)
    open_page(qtbot, page, page.occurrences)
    settled()
    asked: list[tuple[str, str]] = []
    page.work_asked.connect(lambda *work: asked.append(work))
    assert page.occurrences.empty.button.text() == "Nhập kế hoạch"
    QTest.mouseClick(page.occurrences.empty.button, Qt.MouseButton.LeftButton)
    assert asked == [("plan", "import_plan")]


def test_the_head_names_an_act_as_its_form_and_the_menu_do(qtbot: QtBot, context: Context) -> None:
    page = TrackingPage(context)
    qtbot.addWidget(page)
    assert page.new_task.iconText() == "Thêm việc phát sinh"
