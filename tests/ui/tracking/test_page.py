"""The page Theo dõi nhiệm vụ by keys and clicks, on a short plan tracked since a past year."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.plan import OCCURRENCES
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.occurrences import OccurrenceState
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.plan.occurrences import occurrence, record_result
from desktop_app.services.plan.tasks import add_arisen_task
from desktop_app.services.plan.tracking import Tracking, tracking
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.tracking.arisen_task_form import ArisenTaskForm
from desktop_app.ui.tracking.page import TrackingPage
from desktop_app.ui.tracking.result_form import ResultForm
from desktop_app.ui.tracking.state_filters import counts_of, key_of
from desktop_app.ui.tracking.track_from_form import TrackFromForm
from tests.books import unit
from tests.ui.keyboard import compose
from tests.ui.pages import changes, focused, go_back, letter_key, open_form, press
from tests.ui.tracking.tracking_pages import YEAR, fill_office, make_page, shown

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
WindowRest = Callable[[], None]
FILLINGS = {"office": fill_office}


def row_ids(book: Book, **scope: object) -> list[int]:
    return [row.id for row in lists.everything(book, ListQuery(OCCURRENCES.key, scope={"year": YEAR, **scope}))]


def select_task(page: TrackingPage, row_id: int, settled: WindowRest) -> None:
    page.occurrences.select_id(row_id)
    settled()
    page.occurrences.setFocus()


def start(qtbot: QtBot, page: TrackingPage, row_id: int, settled: WindowRest) -> ResultForm:
    select_task(page, row_id, settled)
    QTest.keyClick(page.occurrences.table, KEY.Key_Return)
    return open_form(qtbot, page, ResultForm)


def test_a_result_is_recorded_by_keys_alone(
    qtbot: QtBot, office: Book, page: TrackingPage, settled: WindowRest
) -> None:
    late = row_ids(office, state="late")[1]
    form = start(qtbot, page, late, settled)
    assert "hạn 20/04/2024; quá hạn" in form.standing.text()
    compose(focused(form), "Đã tổ chức ngày hội.")
    for name, typed in (
        ("progress", "60 %"),
        ("difficulty", "Thieu kinh phi"),
        ("needs_direction", "Bo sung"),
        ("document_type", "Bao cao"),
        ("document_number", "12/BC-SNgV"),
        ("document_date", "5.3.24"),
        ("document_abstract", "Ket qua ngay hoi"),
        ("done_on", "20042024"),
    ):
        press(form, letter_key(form, name), ALT)
        QTest.keyClicks(focused(form), typed)
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert occurrence(office, late).fields == OccurrenceFields(
        "Đã tổ chức ngày hội.",
        100,
        date(2024, 4, 20),
        "Thieu kinh phi",
        "Bo sung",
        "Bao cao",
        "12/BC-SNgV",
        date(2024, 3, 5),
        "Ket qua ngay hoi",
    )
    assert page.occurrences.current_id() == late
    assert page.states.buttons["late"].text() == "Quá hạn (2)"
    assert page.states.buttons["done"].text() == "Xong (1)"
    go_back(qtbot, page)
    assert page.occurrences.table.hasFocus()


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("progress", "-5", "Tiến độ từ 0 đến 100 %."),
        ("progress", "101", "Tiến độ từ 0 đến 100 %."),
        ("progress", "một nửa", "“một nửa” không phải là số từ 0 đến 100."),
        ("done_on", "31/6/2024", "“31/6/2024” không phải là ngày: tháng 6 năm 2024 có 30 ngày."),
        ("document_date", "29/2/2023", "“29/2/2023” không phải là ngày: tháng 2 năm 2023 có 28 ngày."),
    ],
)
def test_impossible_input_is_reported_beside_its_field_and_not_saved(
    qtbot: QtBot, office: Book, page: TrackingPage, settled: WindowRest, field: str, typed: str, sentence: str
) -> None:
    before, row_id = changes(office), row_ids(office)[0]
    form = start(qtbot, page, row_id, settled)
    form.outcome.setPlainText("Đã làm.")
    form.focus_field(field)
    compose(focused(form), typed)
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert form.fields[field].sentence.text() == sentence
    assert form.fields[field].widget.hasFocus()
    assert form.outcome.toPlainText() == "Đã làm."
    assert occurrence(office, row_id).fields.is_blank
    assert changes(office) == before


def test_what_is_done_on_a_day_cannot_be_half_done(
    qtbot: QtBot, office: Book, page: TrackingPage, settled: WindowRest
) -> None:
    form = start(qtbot, page, row_ids(office)[0], settled)
    form.progress.setText("40")
    form.focus_field("done_on")
    QTest.keyClicks(focused(form), "1/2/2024")
    assert form.progress.text() == "100"
    form.progress.setText("40")
    press(form, KEY.Key_Return, CONTROL)
    assert form.fields["progress"].sentence.text() == "Đã hoàn thành thì tiến độ là 100 %."


def test_a_selection_is_done_today_in_one_step(
    qtbot: QtBot, office: Book, page: TrackingPage, context: Context, settled: WindowRest
) -> None:
    earlier = date(2024, 6, 1)
    first, *others = row_ids(office)
    record_result(office, first, OccurrenceFields("Đã có tủ sách", done_on=earlier))
    page.refresh()
    settled()
    select_task(page, first, settled)
    QTest.keyClick(page.occurrences.table, KEY.Key_A, CONTROL)
    before = changes(office)
    QTest.keyClick(page.occurrences.table, KEY.Key_D, CONTROL)
    settled()
    assert changes(office) == before + 1
    assert occurrence(office, first).fields.done_on == earlier
    for row_id in others:
        assert occurrence(office, row_id).fields == OccurrenceFields(progress=100, done_on=date.today())
    history.undo(office)
    assert all(occurrence(office, row_id).fields.is_blank for row_id in others)


def test_a_completed_task_is_named_and_cannot_be_completed_again(
    qtbot: QtBot, office: Book, page: TrackingPage, context: Context, settled: WindowRest
) -> None:
    sentences: list[str] = []
    context.message.connect(sentences.append)
    done, undone = row_ids(office)[1:3]
    select_task(page, done, settled)
    before = changes(office)
    for _ in range(2):
        QTest.keyClick(page.occurrences.table, KEY.Key_D, CONTROL)
        settled()
    assert changes(office) == before + 1
    assert sentences[0].startswith("Hoàn thành nhiệm vụ “Thanh tra Sở")
    assert not page.done_today.isEnabled()
    select_task(page, undone, settled)
    assert page.done_today.isEnabled()
    # Of several, those not done yet can be.
    QTest.keyClick(page.occurrences.table, KEY.Key_A, CONTROL)
    settled()
    assert page.done_today.isEnabled()


def test_filters_by_state_are_applied_and_remembered(
    qtbot: QtBot, office: Book, page: TrackingPage, context: Context, settled: WindowRest
) -> None:
    assert page.states.buttons["all"].text() == "Tất cả (5)"
    QTest.keyClick(page.occurrences.table, KEY.Key_2, ALT)
    settled()
    assert shown(page) == 3
    QTest.mouseClick(page.states.buttons["blank"], Qt.MouseButton.LeftButton)
    settled()
    assert shown(page) == 2
    again = make_page(qtbot, context, settled)
    assert (again.year.year, again.states.key, shown(again)) == (YEAR, "blank", 2)
    QTest.keyClick(again.occurrences.table, KEY.Key_3, ALT)
    settled()
    assert again.occurrences.empty.text == "Năm 2024 không có nhiệm vụ nào trong mục “Sắp đến hạn”."


def test_each_task_is_counted_by_one_filter(office: Book) -> None:
    for year in (None, YEAR, date.today().year + 1):
        counts = dict(counts_of(office, year, None))
        assert counts.pop("all") == sum(counts.values()) > 0
    assert key_of({"state": OccurrenceState.OPEN.value}) == "open"


def test_years_are_gone_through_by_keys_and_the_current_one_is_not_remembered(
    qtbot: QtBot, office: Book, context: Context, settled: WindowRest
) -> None:
    page = make_page(qtbot, context, settled)
    this_year = date.today().year
    assert page.year.year == this_year
    QTest.keyClick(page.occurrences.table, KEY.Key_PageDown, ALT)
    settled()
    assert page.year.year == this_year - 1
    assert make_page(qtbot, context, settled).year.year == this_year - 1
    go_back(qtbot, page)
    QTest.keyClick(page.occurrences.empty, KEY.Key_PageUp, ALT)
    settled()
    assert page.year.year == this_year
    assert page._settings.get("tracking") == {"state": "all"}  # noqa: SLF001 - what is written down is the point


def ask(page: TrackingPage, settled: WindowRest, scope: dict[str, object], text: str = "") -> None:
    page.show_query(ListQuery(OCCURRENCES.key, text, scope=scope))
    settled()


def test_a_query_from_another_page_is_shown(page: TrackingPage, settled: WindowRest) -> None:
    page.occurrences.set_query(ListQuery(OCCURRENCES.key, "quy che", scope={"year": YEAR}))
    ask(page, settled, {"state": "late"})
    assert (page.year.year, page.states.key) == (None, "late")
    assert page.occurrences.filter.text() == ""
    assert page.filter_line.isHidden()


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        ({"year": YEAR, "state": "done_late"}, "Xong trễ hạn"),
        ({"states": ["late", "due_soon"]}, "Quá hạn, Sắp đến hạn"),
        ({"year": YEAR, "unit": 1}, "một đơn vị"),
        ({"task": 2}, "một nhiệm vụ"),
        ({"round": "2026-H1", "lead": 1}, "một đơn vị chủ trì, đợt sơ kết 6 tháng đầu năm 2026"),
    ],
)
def test_a_filtered_list_says_what_it_shows(
    office: Book, page: TrackingPage, settled: WindowRest, scope: dict[str, object], words: str
) -> None:
    ask(page, settled, scope)
    assert page.states.key == "all"
    assert page.filter_line.text() == f"Chỉ hiện: {words}"
    assert shown(page) == lists.count(office, ListQuery(OCCURRENCES.key, scope=scope))
    QTest.mouseClick(page.filter_line, Qt.MouseButton.LeftButton)
    settled()
    assert page.filter_line.isHidden()
    whole = {"year": scope["year"]} if "year" in scope else {}
    assert shown(page) == lists.count(office, ListQuery(OCCURRENCES.key, scope=whole))


def test_work_that_arises_is_entered_by_keys_alone(
    qtbot: QtBot, office: Book, page: TrackingPage, settled: WindowRest
) -> None:
    due_on = date(date.today().year, 12, 31)
    QTest.keyClick(page.occurrences.table, KEY.Key_N, CONTROL)
    form = open_form(qtbot, page, ArisenTaskForm)
    compose(focused(form), "Góp ý dự thảo quy chế")
    press(form, letter_key(form, "leads"), ALT)
    QTest.keyClicks(focused(form), "thanh tra")
    press(form, KEY.Key_Return)
    press(form, letter_key(form, "deadline"), ALT)
    QTest.keyClicks(focused(form), format_date(due_on))
    press(form, KEY.Key_Return)
    settled()
    (row,) = lists.everything(office, ListQuery(OCCURRENCES.key, "gop y du thao"))
    assert row.values[1:6] == ("Góp ý dự thảo quy chế", "Thanh tra Sở", "", "một lần", due_on)
    assert page.year.year == due_on.year
    qtbot.waitUntil(lambda: page.occurrences.current_id() == row.id)


def test_work_that_arises_needs_words_and_a_day_to_come(
    qtbot: QtBot, office: Book, page: TrackingPage, settled: WindowRest
) -> None:
    QTest.keyClick(page.occurrences.table, KEY.Key_N, CONTROL)
    form = open_form(qtbot, page, ArisenTaskForm)
    press(form, KEY.Key_Return, CONTROL)
    assert form.fields["text"].sentence.text() == "Nhập nội dung nhiệm vụ."
    form.text.setPlainText("Góp ý dự thảo")
    form.due_on.setText("31/12/2023")
    before = changes(office)
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert form.fields["deadline"].sentence.text().startswith("Việc phát sinh được theo dõi từ năm")
    assert changes(office) == before


def test_the_year_tasks_are_followed_from_is_changed(
    qtbot: QtBot, office: Book, page: TrackingPage, settled: WindowRest
) -> None:
    occurrence_id = row_ids(office)[0]
    record_result(office, occurrence_id, OccurrenceFields("Đã có tủ sách"))
    QTest.keyClick(page.occurrences.table, KEY.Key_T, CONTROL)
    form = open_form(qtbot, page, TrackFromForm)
    assert form.year.value() == YEAR
    form.year.setValue(YEAR + 1)
    press(form, KEY.Key_Return)
    settled()
    assert tracking(office) == Tracking(1, "Thực hiện phong trào đọc sách giai đoạn 2024 - 2028", 2024, 2028, YEAR + 1)
    assert row_ids(office) == [occurrence_id]


def test_without_a_plan_the_page_says_where_to_begin(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest
) -> None:
    sentences: list[str] = []
    context.message.connect(sentences.append)
    page = make_page(qtbot, context, settled)
    assert "Nhập kế hoạch ở trang Kế hoạch" in page.occurrences.empty.text
    page.track.trigger()
    settled()
    assert sentences == ["Sổ chưa có kế hoạch nào: nhập kế hoạch ở trang Kế hoạch trước"]
    press(page, KEY.Key_N, CONTROL)
    assert open_form(qtbot, page, ArisenTaskForm).text.hasFocus()


def test_with_a_plan_an_empty_year_says_that_it_has_no_period(page: TrackingPage, settled: WindowRest) -> None:
    page.year.set_year(2023)
    page.year.chosen.emit()
    settled()
    words = page.occurrences.empty.text
    assert words.startswith("Năm 2023 chưa có nhiệm vụ nào để theo dõi: kế hoạch không có kỳ nào trong năm này.")
    assert "Nhập kế hoạch" not in words


def test_the_form_of_a_result_shows_the_whole_task(
    qtbot: QtBot, office: Book, page: TrackingPage, settled: WindowRest
) -> None:
    text = "; ".join(f"tổ chức ngày hội sách lần {number} cho đoàn viên, thanh niên" for number in range(1, 9))
    year = date.today().year
    last_day = Deadline(f"đến ngày 31/12/{year}", DeadlineKind.DAY, day=31, month=12, year=year)
    (occurrence_id,) = add_arisen_task(office, TaskFields(text, deadline=last_day)).ids["occurrence"]
    page.show_query(ListQuery(OCCURRENCES.key, scope={"year": year}))
    settled()
    form = start(qtbot, page, occurrence_id, settled)
    assert form.task.text() == text
    assert form.task.height() >= form.task.heightForWidth(form.task.width())


def test_a_change_elsewhere_is_shown(page: TrackingPage, office: Book, context: Context, settled: WindowRest) -> None:
    unit(office, "Phòng Lễ tân")
    row_id = row_ids(office)[0]
    context.act(lambda book: record_result(book, row_id, OccurrenceFields(done_on=date(2024, 5, 1))))
    settled()
    assert page.states.buttons["done"].text() == "Xong (1)"
    settled()
    assert page.occurrences.total == 5


def test_files_are_attached_and_taken_off_with_the_save(
    qtbot: QtBot, office: Book, page: TrackingPage, settled: WindowRest, tmp_path: Path
) -> None:
    row_id = row_ids(office)[0]
    proofs = [tmp_path / name for name in ("bao-cao.pdf", "anh.jpg")]
    for proof in proofs:
        proof.write_text(proof.name, encoding="utf-8")
    form = start(qtbot, page, row_id, settled)
    form.files.add(proofs)
    press(form, KEY.Key_Return, CONTROL)
    settled()
    form = start(qtbot, page, row_id, settled)
    assert form.files.list.count() == 2
    form.files.list.setCurrentRow(0)
    form.files.list.setFocus()
    press(form, KEY.Key_Delete)
    form.outcome.setPlainText("Đã báo cáo.")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    form = start(qtbot, page, row_id, settled)
    assert form.files.list.item(0).text() == "anh.jpg – 1 KB"
    assert form.files.list.count() == 1
    assert occurrence(office, row_id).fields.result == "Đã báo cáo."


def test_a_file_that_cannot_be_read_leaves_all_as_it_was(
    qtbot: QtBot, office: Book, page: TrackingPage, settled: WindowRest, tmp_path: Path
) -> None:
    row_id = row_ids(office)[0]
    form = start(qtbot, page, row_id, settled)
    form.outcome.setPlainText("Đã báo cáo.")
    form.files.add([tmp_path / "mat-roi.pdf"])
    before = changes(office)
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert form.banner.text() == "Không đọc được tệp “mat-roi.pdf”."
    assert changes(office) == before
    assert occurrence(office, row_id).fields.is_blank
    form.files.list.setCurrentRow(0)
    form.files.take_out()
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert occurrence(office, row_id).fields.result == "Đã báo cáo."


@pytest.mark.window
def test_a_result_is_recorded_in_a_real_window(
    qtbot: QtBot, office: Book, page: TrackingPage, settled: WindowRest
) -> None:
    late = row_ids(office, state="late")[0]
    form = start(qtbot, page, late, settled)
    QTest.keyClicks(focused(form), "Da xong")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert occurrence(office, late).fields.result == "Da xong"
