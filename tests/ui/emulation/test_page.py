from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.office.units import UnitFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.office import people, units
from desktop_app.services.plan import tasks
from desktop_app.services.rounds import acts, nominations
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.nominations.form import NominationForm
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.widgets.lists.acts.columns_menu import columns_menu
from desktop_app.ui.widgets.papers.preview import PreviewWindow
from tests.ui.keyboard import compose
from tests.ui.pages import changes, focused, go_back, letter_key, open_form, opened_menu, press
from tests.ui.rounds import opened, page_of_office

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
INDIVIDUAL = NomineeKind.INDIVIDUAL
CODE = "2026-H1"
WindowRest = Callable[[], None]


def _fill_office(book: Book) -> None:
    for name in ("Văn phòng", "Phòng Lãnh sự"):
        units.add_unit(book, UnitFields(name))
    for name, unit_id, position in (
        ("Đặng Văn Ước", 1, "Chuyên viên"),
        ("Lộc Thị Đào", 2, "Trưởng phòng"),
        ("Đặng Văn Ước", 2, "Phó phòng"),
    ):
        people.save_person(book, None, PersonFields(name), [(None, PostFields(unit_id, position))])
    people.save_person(book, None, PersonFields("Bế Quốc Dũng"), [])
    for text in ("Tuyên truyền trên mạng xã hội", "Rà soát trang thông tin của cơ quan"):
        tasks.add_task(book, TaskFields(text))
    acts.create_round(book, CODE)


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """Two units, people two of whom have one name, two tasks and a round."""
    return book


page = pytest.fixture(page_of_office)


def start(qtbot: QtBot, page: EmulationPage, modifier: Qt.KeyboardModifier = CONTROL) -> NominationForm:
    go_back(qtbot, page)
    QTest.keyClick(page.nominations.focusProxy() or page, KEY.Key_N, modifier)
    return open_form(qtbot, page, NominationForm)


def nominations_of(book: Book, code: str = CODE) -> list[tuple[str, str, str]]:
    """Return kind, name and state of the nominations of a round, as printed."""
    rows = lists.everything(book, ListQuery(NOMINATIONS.key, scope={"round": code}))
    places = [NOMINATIONS.columns.index(NOMINATIONS.column(key)) for key in ("kind", "name", "state")]
    return [(row.values[places[0]], row.values[places[1]], row.values[places[2]]) for row in rows]


def nominated(book: Book, person_id: int) -> None:
    fields = NominationFields(CODE, INDIVIDUAL, person_id=person_id, summary="Hoàn thành tốt nhiệm vụ.")
    nominations.nominate(book, fields)


def test_a_person_is_nominated_by_keys_alone(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    form = start(qtbot, page)
    QTest.keyClicks(focused(form), "dao")
    press(form, KEY.Key_Return)
    assert form.nominee.text() == "Lộc Thị Đào"
    assert form.about.words.text() == "Trưởng phòng, Phòng Lãnh sự"
    QTest.keyClick(form, KEY.Key_K, ALT)
    QTest.keyClicks(focused(form), "ra soat")
    press(form, KEY.Key_Return)
    QTest.keyClick(form, letter_key(form, "summary"), ALT)
    compose(focused(form), "Đăng 42 tin tốt.")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    nomination = nominations.nomination(office, 1)
    assert nomination.fields == NominationFields(
        CODE,
        INDIVIDUAL,
        person_id=2,
        unit_id=2,
        post_title="Trưởng phòng",
        commendation_type=CommendationType.MERIT,
        period_from=date(2026, 1, 1),
        period_to=date(2026, 6, 30),
        summary="Đăng 42 tin tốt.",
        task_ids=(2,),
    )
    assert page.nominations.current_id() == 1
    assert page.way.stepper.buttons[0].text() == "Đề nghị: 0 tập thể, 1 cá nhân"


def test_people_of_one_name_are_told_apart_by_unit(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    form = start(qtbot, page)
    QTest.keyClicks(focused(form), "dang uoc lanh su")
    press(form, KEY.Key_Return)
    press(form, KEY.Key_S, CONTROL)
    settled()
    assert nominations.nomination(office, 1).fields.person_id == 3


def test_a_whole_round_is_entered_one_after_another(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    form = start(qtbot, page)
    form.type.set_value(CommendationType.SUDDEN)
    form.period_from.set_value(date(2026, 2, 1))
    for typed in ("dao", "uoc van phong", "uoc lanh su"):
        assert form.nominee.hasFocus()
        QTest.keyClicks(focused(form), typed)
        press(form, KEY.Key_Return)
        form.focus_field("summary")
        QTest.keyClicks(focused(form), f"Viec cua {typed}")
        press(form, KEY.Key_Return, CONTROL | SHIFT)
        settled()
        assert form.summary.toPlainText() == ""
        assert form.nominee.text() == ""
    assert "Đặng Văn Ước" in form.banner.text()
    assert not form.edited
    with qtbot.waitSignal(form.rejected):
        press(form, KEY.Key_Escape)
    # By the units' order, then by rank, then by name.
    assert [name for _, name, _ in nominations_of(office)] == ["Đặng Văn Ước", "Lộc Thị Đào", "Đặng Văn Ước"]
    entered = [nominations.nomination(office, number).fields for number in (1, 2, 3)]
    assert {fields.person_id for fields in entered} == {1, 2, 3}
    assert {fields.commendation_type for fields in entered} == {CommendationType.SUDDEN}
    assert {fields.period_from for fields in entered} == {date(2026, 2, 1)}
    assert changes(office) == 9 + 3


def test_a_row_is_read_in_seven_columns_and_the_rest_is_at_hand(
    office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    nominated(office, 1)
    page.refresh()
    page.resize(1366 - 210, 768)
    settled()
    table = page.nominations.table
    assert table.shown_columns() == ["name", "post", "unit", "award", "state", "summary", "state_reason"]
    assert table.horizontalScrollBar().maximum() == 0
    offered = {action.text(): action.isChecked() for action in columns_menu(table, page).actions()}
    assert [offered[NOMINATIONS.column(key).title] for key in ("kind", "tasks", "movement")] == [False] * 3


def test_a_collective_is_nominated(qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest) -> None:
    form = start(qtbot, page, CONTROL | SHIFT)
    assert "unit" not in form.fields
    QTest.keyClicks(focused(form), "lanh su")
    press(form, KEY.Key_Return)
    form.summary.setPlainText("Dẫn đầu phong trào.")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert nominations_of(office) == [("Tập thể", "Phòng Lãnh sự", "Đủ hồ sơ")]
    assert page.way.stepper.buttons[0].text() == "Đề nghị: 1 tập thể, 0 cá nhân"


def test_a_draft_needs_no_summary_but_what_is_complete_does(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    form = start(qtbot, page)
    QTest.keyClicks(focused(form), "dao")
    press(form, KEY.Key_Return)
    press(form, KEY.Key_Return)
    assert "Lưu nháp" in form.fields["summary"].sentence.text()
    assert form.summary.hasFocus()
    assert nominations_of(office) == []
    press(form, KEY.Key_S, CONTROL)
    settled()
    assert nominations_of(office) == [("Cá nhân", "Lộc Thị Đào", "Nháp")]
    assert page.way.stepper.buttons[0].text() == "Đề nghị: 0 tập thể, 1 cá nhân; 1 nháp"
    assert page.steps.chips.buttons["draft"].text() == "Nháp (1)"


@pytest.mark.parametrize(
    ("action", "file_name"),
    [
        ("Danh sách đề nghị", "Danh sách đề nghị khen thưởng 2026-H1.pdf"),
        ("Tờ trình đề nghị khen thưởng", "Tờ trình đề nghị khen thưởng 2026-H1.pdf"),
        ("Quyết định khen thưởng", "Quyết định khen thưởng 2026-H1.pdf"),
        ("Danh sách nhận tiền thưởng", "Danh sách nhận tiền thưởng 2026-H1.pdf"),
    ],
)
def test_the_papers_of_the_round_are_shown(
    office: Book, page: EmulationPage, settled: WindowRest, action: str, file_name: str
) -> None:
    nominated(office, 1)
    offered = [*page.acts_in_menu(), *opened_menu(page.decisions.content.papers)]
    (chosen,) = [item for item in offered if item.text().replace("&", "").rstrip("…") == action]
    chosen.trigger()
    settled()
    (preview,) = page.findChildren(PreviewWindow)
    assert preview.paper is not None
    assert preview.paper.file_name == file_name
    preview.close()


@pytest.mark.usefixtures("office")
def test_a_summary_is_counted_against_the_longest_there_may_be(qtbot: QtBot, page: EmulationPage) -> None:
    form = start(qtbot, page)
    assert form.fields["summary"].note.text() == "0/5.000 ký tự"
    form.summary.setPlainText(" Đăng tin.\n" * 100)
    assert form.fields["summary"].note.text() == "1.098/5.000 ký tự"


def test_a_nomination_needs_its_nominee(qtbot: QtBot, office: Book, page: EmulationPage) -> None:
    form = start(qtbot, page)
    press(form, KEY.Key_S, CONTROL)
    assert form.fields["nominee"].sentence.text() == "Chọn người được đề nghị."
    QTest.keyClicks(focused(form), "nobody")
    press(form, KEY.Key_S, CONTROL)
    sentence = "Không có “nobody” trong danh sách. Để thêm người này: ↓ rồi Enter."
    assert form.fields["nominee"].sentence.text() == sentence


def test_an_existing_nomination_of_the_nominee_is_named_on_choosing_and_opened(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    nominated(office, 2)
    form = start(qtbot, page)
    QTest.keyClicks(focused(form), "dao")
    press(form, KEY.Key_Return)
    settled()
    assert form.fields["nominee"].sentence.text() == "“Lộc Thị Đào” đã có trong đợt này (Phòng Lãnh sự, Giấy khen)."
    QTest.keyClick(form, KEY.Key_M, ALT)
    other = open_form(qtbot, form, NominationForm)
    assert other.summary.toPlainText() == "Hoàn thành tốt nhiệm vụ."
    other.summary.setPlainText("Bổ sung.")
    with qtbot.waitSignal(other.saved):
        press(other, KEY.Key_Return, CONTROL)
    settled()
    assert nominations.nomination(office, 1).fields.summary == "Bổ sung."
    assert form.isVisible()
    assert form.nominee.text() == "Lộc Thị Đào"


def test_a_duplicate_is_refused_beside_the_nominee_and_the_input_stays(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    nominated(office, 2)
    form = start(qtbot, page)
    form.nominee.set_chosen_id(2)
    form.summary.setPlainText("Viết lần nữa.")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert "đã được đề nghị Giấy khen trong đợt này." in form.fields["nominee"].sentence.text()
    assert form.about.button.isVisible()
    assert form.summary.toPlainText() == "Viết lần nữa."
    assert len(nominations_of(office)) == 1
    form.nominee.set_chosen_id(1)
    assert not form.about.button.isVisible()
    assert not form.fields["nominee"].sentence.isVisible()


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [("31/2/2026", "30/06/2026", "period_from"), ("01/05/2026", "01/02/2026", "period_to")],
)
def test_wrong_dates_are_reported_beside_their_field(
    qtbot: QtBot, office: Book, page: EmulationPage, first: str, last: str, field: str
) -> None:
    form = start(qtbot, page)
    form.nominee.set_chosen_id(2)
    form.period_from.setText(first)
    form.period_to.setText(last)
    form.summary.setPlainText("Tốt.")
    press(form, KEY.Key_Return, CONTROL)
    assert form.fields[field].sentence.isVisible()
    assert form.fields[field].widget.hasFocus()
    assert nominations_of(office) == []


def test_who_holds_no_post_can_be_given_a_unit(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    form = start(qtbot, page)
    QTest.keyClicks(focused(form), "dung")
    press(form, KEY.Key_Return)
    assert form.about.words.text().startswith("Không giữ chức vụ nào vào 30/06/2026")
    press(form, KEY.Key_S, CONTROL)
    settled()
    assert "chưa có đơn vị công tác" in form.fields["unit"].sentence.text()
    QTest.keyClicks(focused(form), "van phong")
    press(form, KEY.Key_Return)
    press(form, KEY.Key_S, CONTROL)
    settled()
    assert nominations.nomination(office, 1).unit_name == "Văn phòng"


def test_opening_closing_and_saving_unchanged_changes_nothing(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    fields = NominationFields(CODE, INDIVIDUAL, person_id=2, summary="Tốt.", note="x", task_ids=(2, 1))
    nominations.nominate(office, fields)
    page.refresh()
    settled()
    before, stored = changes(office), nominations.nomination(office, 1)
    page.nominations.activated.emit(1)
    form = open_form(qtbot, page, NominationForm)
    with qtbot.waitSignal(form.rejected):
        press(form, KEY.Key_Escape)
    page.nominations.activated.emit(1)
    form = open_form(qtbot, page, NominationForm)
    with qtbot.waitSignal(form.saved):
        press(form, KEY.Key_Return, CONTROL)
    settled()
    assert changes(office) == before
    assert nominations.nomination(office, 1) == stored


def test_posts_follow_the_end_of_the_period(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    later = [
        (None, PostFields(1, "Chuyên viên", None, date(2026, 3, 31))),
        (None, PostFields(2, "Phó phòng", date(2026, 4, 1))),
    ]
    people.save_person(office, 1, PersonFields("Đặng Văn Ước"), later)
    form = start(qtbot, page)
    form.nominee.set_chosen_id(1)
    assert form.about.words.text() == "Phó phòng, Phòng Lãnh sự"
    form.period_to.setFocus()
    form.period_to.selectAll()
    QTest.keyClicks(form.period_to, "28/02/2026")
    settled()
    assert form.about.words.text() == "Chuyên viên, Văn phòng"
    assert form.nominee.chosen_id == 1


def test_another_nominee_does_not_inherit_unit_and_post(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    nominated(office, 2)
    page.nominations.activated.emit(1)
    form = open_form(qtbot, page, NominationForm)
    assert (form.unit.text(), form.post.text()) == ("Phòng Lãnh sự", "Trưởng phòng")
    form.nominee.setFocus()
    form.nominee.selectAll()
    QTest.keyClicks(form.nominee, "uoc van phong")
    press(form, KEY.Key_Return)
    press(form, KEY.Key_Return, CONTROL)
    settled()
    nomination = nominations.nomination(office, 1)
    assert (nomination.fields.person_id, nomination.unit_name, nomination.fields.post_title) == (
        1,
        "Văn phòng",
        "Chuyên viên",
    )


def test_input_is_asked_about_before_it_is_lost(qtbot: QtBot, office: Book, page: EmulationPage) -> None:
    form = start(qtbot, page)
    form.focus_field("summary")
    QTest.keyClicks(focused(form), "x")
    press(form, KEY.Key_Escape)
    question = form.findChild(QMessageBox)
    assert question is not None
    assert form.isVisible()


def test_deleting_goes_to_the_trash_and_is_undone(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    nominated(office, 2)
    page.refresh()
    settled()
    page.nominations.select_id(1)
    page.nominations.setFocus()
    settled()
    QTest.keyClick(page.nominations.table, KEY.Key_Delete)
    settled()
    assert nominations_of(office) == []
    assert page.way.stepper.buttons[0].text() == "Đề nghị: chưa có"
    history.undo(office)
    assert len(nominations_of(office)) == 1


def test_a_book_without_people_says_so_in_the_form(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest
) -> None:
    acts.create_round(book, CODE)
    page = opened(qtbot, context, settled)
    assert page.nominations.empty.text == "Đợt xét này chưa có đề nghị nào."
    form = start(qtbot, page)
    assert form.about.words.text() == "Sổ chưa có người nào: thêm ở trang Tập thể – cá nhân trước."


@pytest.mark.window
def test_a_person_is_nominated_by_keys_alone_in_a_real_window(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    test_a_person_is_nominated_by_keys_alone(qtbot, office, page, settled)


def test_a_tab_opened_by_keys_begins_with_its_first_list(
    office: Book, page: EmulationPage, qtbot: QtBot, settled: WindowRest
) -> None:
    page.nominations.setFocus()
    for pane in (page.council.content.sessions, page.decisions.content.decisions):
        QTest.keyClick(focused(page), Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        settled()
        assert pane.isAncestorOf(focused(page))
        assert focused(page) is not pane.filter
