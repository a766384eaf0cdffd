"""The page Khó khăn, vướng mắc by keys and clicks."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.year import OBSTACLES, REFERRALS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.obstacles import ObstacleFields, ReferralFields
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping import trash
from desktop_app.services.year.obstacles import obstacle, referral, save_obstacle, save_referral
from desktop_app.ui.base.context import Context
from desktop_app.ui.obstacles.obstacle_form import ObstacleForm
from desktop_app.ui.obstacles.page import ObstaclesPage
from desktop_app.ui.obstacles.referral_form import ReferralForm
from tests.books import unit
from tests.ui.keyboard import compose
from tests.ui.pages import changes, focused, go_back, letter_key, open_form, open_page, press

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
RAISED = date(2026, 3, 2)
WindowRest = Callable[[], None]


def _fill_office(book: Book) -> None:
    for name in ("Văn phòng", "Phòng Lãnh sự"):
        unit(book, name)
    save_obstacle(book, None, ObstacleFields(RAISED, "Thiếu kinh phí in ấn", 2, "Bổ sung kinh phí"))


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """Two units, and an obstacle of the second."""
    return book


def make_page(qtbot: QtBot, context: Context, settled: WindowRest) -> ObstaclesPage:
    page = ObstaclesPage(context)
    open_page(qtbot, page, page.obstacles.rows)
    page.setFocus()
    settled()
    return page


@pytest.fixture
def page(office: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> ObstaclesPage:
    page = make_page(qtbot, context, settled)
    page.obstacles.rows.table.selectRow(0)
    return page


def key(page: ObstaclesPage, which: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    QTest.keyClick(page.obstacles.rows.table, which, modifier)


def count_of(book: Book, kind: str) -> int:
    return lists.count(book, ListQuery(kind))


def test_an_obstacle_is_entered_by_keys_alone(
    qtbot: QtBot, office: Book, page: ObstaclesPage, settled: WindowRest
) -> None:
    key(page, KEY.Key_N)
    form = open_form(qtbot, page, ObstacleForm)
    QTest.keyClicks(focused(form), "lanh su")
    press(form, KEY.Key_Return)
    press(form, KEY.Key_Tab)
    compose(focused(form), "Mạng nội bộ chập chờn")
    press(form, KEY.Key_Tab)
    QTest.keyClicks(focused(form), "Thay thiet bi")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert obstacle(office, 2) == ObstacleFields(date.today(), "Mạng nội bộ chập chờn", 2, "Thay thiet bi")
    assert page.obstacles.rows.current_id() == 2
    go_back(qtbot, page)
    assert page.obstacles.rows.table.hasFocus()


def test_each_step_is_taken_by_a_key_with_the_day_it_is_taken_on(
    qtbot: QtBot, office: Book, page: ObstaclesPage, settled: WindowRest
) -> None:
    today = date.today()
    key(page, KEY.Key_B)
    settled()
    assert obstacle(office, 1).put_on == today
    key(page, KEY.Key_T)
    form = open_form(qtbot, page, ObstacleForm)
    assert form.answer.hasFocus()
    compose(focused(form), "Đồng ý bổ sung.")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    go_back(qtbot, page)
    key(page, KEY.Key_D)
    settled()
    assert obstacle(office, 1) == ObstacleFields(
        RAISED, "Thiếu kinh phí in ấn", 2, "Bổ sung kinh phí", today, "Đồng ý bổ sung.", today, today
    )
    (row,) = lists.everything(office, ListQuery(OBSTACLES.key))
    assert row.values[6] == "Đã giải quyết xong"


def test_a_step_taken_earlier_is_not_offered_and_keeps_its_day(
    office: Book, page: ObstaclesPage, settled: WindowRest
) -> None:
    put, answered, closed = page.obstacles.steps
    assert all(step.isEnabled() for step in page.obstacles.steps)
    earlier = RAISED + timedelta(5)
    save_obstacle(office, 1, ObstacleFields(RAISED, "Thiếu kinh phí", put_on=earlier))
    page.refresh()
    settled()
    assert [step.isEnabled() for step in (put, answered, closed)] == [False, True, True]
    save_obstacle(office, 1, ObstacleFields(RAISED, "Thiếu kinh phí", put_on=earlier, closed_on=earlier))
    page.refresh()
    settled()
    before = changes(office)
    assert [step.isEnabled() for step in (put, answered, closed)] == [False, True, False]
    for which in (KEY.Key_B, KEY.Key_D):
        key(page, which)
        settled()
    assert changes(office) == before


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("raised_on", "", "Nhập ngày phản ánh."),
        ("raised_on", "31/6/2026", "“31/6/2026” không phải là ngày: tháng 6 năm 2026 có 30 ngày."),
        ("put_on", "1/3/2026", "Ngày này phải sau ngày phản ánh."),
        ("closed_on", "1/3/2026", "Ngày này phải sau ngày phản ánh."),
        ("unit_id", "khong co", "Không có “khong co” trong danh sách. Để thêm đơn vị này: ↓ rồi Enter."),
    ],
)
def test_impossible_input_is_reported_beside_its_field_and_not_saved(
    qtbot: QtBot, office: Book, page: ObstaclesPage, settled: WindowRest, field: str, typed: str, sentence: str
) -> None:
    before = changes(office)
    key(page, KEY.Key_F2, Qt.KeyboardModifier.NoModifier)
    form = open_form(qtbot, page, ObstacleForm)
    form.proposal.setPlainText("Bổ sung ngay")
    form.focus_field(field)
    focused(form).selectAll()  # type: ignore[attr-defined]
    press(form, KEY.Key_Delete)
    QTest.keyClicks(focused(form), typed)
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert form.fields[field].sentence.text() == sentence
    assert form.isVisible()
    assert changes(office) == before


def test_other_pages_ask_for_a_step_of_an_obstacle_by_its_id(
    qtbot: QtBot, page: ObstaclesPage, settled: WindowRest
) -> None:
    for work, field in (("answer", "answer"), ("close", "closed_on"), ("edit", "content")):
        page.works()[work](1)
        form = open_form(qtbot, page, ObstacleForm)
        assert form.fields[field].holds(focused(form)), work
        days = {"answer": form.answered_on.value(), "close": form.closed_on.value()}
        assert [step for step, day in days.items() if day == date.today()] == [step for step in days if step == work]
        form.reject()
        settled()
        go_back(qtbot, page)


def test_a_day_of_answer_needs_the_answer(qtbot: QtBot, office: Book, page: ObstaclesPage, settled: WindowRest) -> None:
    key(page, KEY.Key_T)
    form = open_form(qtbot, page, ObstacleForm)
    press(form, KEY.Key_Tab)
    press(form, KEY.Key_Return, CONTROL)
    assert form.fields["answer"].sentence.text() == "Nhập ý kiến trả lời."
    assert form.answer.hasFocus()
    # The form filled in the day, the clerk did not: closing does not ask.
    with qtbot.waitSignal(form.rejected):
        press(form, KEY.Key_Escape)
    assert obstacle(office, 1).answered_on is None


def test_an_obstacle_keeps_a_unit_that_has_gone_to_the_trash(
    qtbot: QtBot, office: Book, page: ObstaclesPage, settled: WindowRest
) -> None:
    trash.put_in_trash(office, "unit", [2])
    key(page, KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    form = open_form(qtbot, page, ObstacleForm)
    assert form.unit.text() == "Phòng Lãnh sự"
    form.content.setPlainText("Thiếu kinh phí in tờ rơi")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert obstacle(office, 1).unit_id == 2


def test_an_obstacle_goes_to_the_trash(office: Book, page: ObstaclesPage, settled: WindowRest) -> None:
    key(page, KEY.Key_Delete, Qt.KeyboardModifier.NoModifier)
    settled()
    assert count_of(office, OBSTACLES.key) == 0
    assert page.obstacles.rows.empty.text == "Không có khó khăn, vướng mắc nào."


def test_filters_are_applied_and_remembered(
    qtbot: QtBot, office: Book, page: ObstaclesPage, context: Context, settled: WindowRest
) -> None:
    day = date(2025, 5, 6)
    save_obstacle(office, None, ObstacleFields(day, "Chưa được tập huấn", closed_on=day))
    page.refresh()
    settled()
    rows = page.obstacles.rows
    assert rows.total == 2
    key(page, KEY.Key_3, ALT)
    settled()
    assert rows.total == 1
    page.obstacles.year.setFocus()
    QTest.keyClicks(page.obstacles.year, "2026")
    settled()
    page.obstacles.year.activated.emit(page.obstacles.year.currentIndex())
    settled()
    assert (rows.total, rows.query.scope) == (0, {"year": 2026, "open": False})
    again = make_page(qtbot, context, settled).obstacles
    assert again.rows.query.scope == {"year": 2026, "open": False}


def test_each_filter_says_how_many_rows_it_has(page: ObstaclesPage, settled: WindowRest) -> None:
    filters = page.obstacles.filters
    assert filters is not None

    def words() -> list[str]:
        return [button.text() for button in filters.buttons.values()]

    assert words() == ["Tất cả (1)", "Chưa giải quyết xong (1)", "Đã giải quyết xong (0)"]
    page.obstacles.steps[2].trigger()
    settled()
    assert words() == ["Tất cả (1)", "Chưa giải quyết xong (0)", "Đã giải quyết xong (1)"]


def test_a_query_from_another_page_is_shown(page: ObstaclesPage, settled: WindowRest) -> None:
    page.show_query(ListQuery("obstacles", scope={"open": True}))
    settled()
    assert page.obstacles.rows.query.scope == {"open": True}
    page.show_query(ListQuery("referrals", scope={"year": 2026}))
    settled()
    assert page.tabs.currentWidget() is page.referrals
    assert page.referrals.rows.query.scope == {"year": 2026}


def test_a_referral_is_entered_by_keys_alone(
    qtbot: QtBot, office: Book, page: ObstaclesPage, settled: WindowRest
) -> None:
    key(page, KEY.Key_Tab)
    assert page.tabs.currentWidget() is page.referrals
    qtbot.waitUntil(lambda: page.referrals.rows.count.text() != "")
    QTest.keyClick(page.referrals.rows, KEY.Key_N, CONTROL)
    form = open_form(qtbot, page, ReferralForm)
    press(form, KEY.Key_Return, CONTROL)
    assert form.fields["kind"].sentence.text() == "Nhập loại thông tin."
    QTest.keyClicks(focused(form), "Lua dao")
    press(form, letter_key(form, "receiving_body"), ALT)
    compose(focused(form), "Công an tỉnh")
    press(form, KEY.Key_Tab)
    QTest.keyClicks(focused(form), "12/CV-SNgV")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert referral(office, 1) == ReferralFields(date.today(), "Lua dao", "Công an tỉnh", "12/CV-SNgV")
    assert page.referrals.rows.current_id() == 1


def test_a_referral_is_changed_and_needs_its_day(
    qtbot: QtBot, office: Book, page: ObstaclesPage, settled: WindowRest
) -> None:
    save_referral(office, None, ReferralFields(RAISED, "Luận điệu xuyên tạc", "Công an tỉnh"))
    page.tabs.setCurrentWidget(page.referrals)
    qtbot.waitUntil(lambda: page.referrals.rows.total == 1)
    page.setFocus()
    page.referrals.rows.table.selectRow(0)
    QTest.keyClick(page.referrals.rows.table, KEY.Key_F2)
    form = open_form(qtbot, page, ReferralForm)
    assert form.outcome.hasFocus()
    compose(form.outcome, "Đã gỡ bỏ")
    form.passed_on.clear()
    press(form, KEY.Key_Return, CONTROL)
    assert form.fields["passed_on"].sentence.text() == "Nhập ngày chuyển."
    QTest.keyClicks(form.passed_on, "03032026")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert referral(office, 1) == ReferralFields(
        date(2026, 3, 3), "Luận điệu xuyên tạc", "Công an tỉnh", outcome="Đã gỡ bỏ"
    )


def test_the_register_has_no_field_for_a_person_or_the_content(qtbot: QtBot, page: ObstaclesPage) -> None:
    page.referrals.add()
    form = open_form(qtbot, page, ReferralForm)
    assert set(form.fields) == {"passed_on", "kind", "receiving_body", "document_number", "outcome"}
    assert {column.key for column in REFERRALS.columns} == set(form.fields)


@pytest.mark.window
def test_an_obstacle_is_put_to_the_leadership_in_a_real_window(
    office: Book, page: ObstaclesPage, settled: WindowRest
) -> None:
    key(page, KEY.Key_B)
    settled()
    assert obstacle(office, 1).put_on == date.today()
