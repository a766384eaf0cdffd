"""The form of a nomination beside its evidence, papers and findings, by keys alone."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.law.year_facts import Rating, Scope
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.standing.year_records import InitiativeFields, Subject
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Participant
from desktop_app.services.book import Book
from desktop_app.services.rounds.nominations import nomination
from desktop_app.services.standing.year_records import save_initiative, set_rating
from desktop_app.services.year.activities import add_activity
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.emulation.nominations import side
from desktop_app.ui.emulation.nominations.form import NominationForm
from desktop_app.ui.emulation.nominations.form_data import blank_nomination, saved_nomination
from desktop_app.ui.widgets.forms.declared.mnemonics import letter_of
from desktop_app.ui.widgets.records.records_window import RecordsWindow
from tests.books import person, review_round, rows_of, unit
from tests.ui.pages import focused, press

KEY = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
CODE = "2026-H2"
WindowRest = Callable[[], None]
Open = Callable[[], NominationForm]


def _fill_office(book: Book) -> None:
    an = person(book, "Vi Văn An", unit(book, "Văn phòng"), "Chuyên viên")
    for month, title in ((3, "Ngày hội an toàn mạng"), (8, "Hội nghị tập huấn kỹ năng số")):
        add_activity(
            book, ActivityFields(date(2026, month, 9), ActivityKind.EVENT, title, participants=(Participant(an),))
        )
    subject = Subject(NomineeKind.INDIVIDUAL, an)
    save_initiative(book, None, InitiativeFields(subject, 2026, "Cổng tra cứu", Scope.BASE))
    set_rating(book, [subject], 2026, Rating.COMPLETED)
    review_round(book, CODE)


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """An, who took part in two activities and has an initiative, rated only "hoàn thành nhiệm vụ"."""
    return book


@pytest.fixture
def start(office: Book, context: Context, qtbot: QtBot, settled: WindowRest) -> Open:
    """Opens the form of a new nomination, or of the saved one."""
    windows: list[QWidget] = []

    def opened() -> NominationForm:
        exists = bool(nominated(office))
        form_data = saved_nomination(office, 1) if exists else blank_nomination(office, CODE, NomineeKind.INDIVIDUAL)
        parent = QWidget()
        qtbot.addWidget(parent)
        windows.append(parent)
        parent.show()
        form = NominationForm(context, form_data, parent)
        form.show_form("nominee")
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
        settled()
        return form

    return opened


def nominated(book: Book) -> list[tuple[object, ...]]:
    return rows_of(book, "nomination", "id, state, exception_reason")


def choose(form: NominationForm, settled: WindowRest, typed: str = "an") -> None:
    QTest.keyClicks(focused(form), typed)
    press(form, KEY.Key_Return)
    settled()


def pick_award(form: NominationForm, name: str) -> None:
    form.award.setFocus()
    QTest.keyClicks(form.award, name)


def test_nothing_is_said_of_a_nominee_who_is_not_yet_chosen(start: Open, settled: WindowRest) -> None:
    form = start()
    assert form.side.evidence.words.text() == "Chọn người hoặc tập thể để thấy hoạt động, sáng kiến đã ghi."
    # Of nobody no summary can be drafted.
    assert not form.side.evidence.draft.isEnabled()
    assert form.side.findings.words.text() == "Chọn người hoặc tập thể để kiểm tra theo quy định."
    choose(form, settled)
    assert form.side.evidence.words.text() == "Đã chọn 0 trên 3."
    assert form.side.evidence.draft.isEnabled()
    assert "Chọn người" not in form.side.findings.words.text()


def test_evidence_is_checked_by_keys_and_the_summary_drafted_from_it(
    office: Book, start: Open, settled: WindowRest
) -> None:
    form = start()
    choose(form, settled)
    deeds = form.side.evidence.deeds
    assert [deeds.model().index(row, 0).data().split(" · ")[0] for row in range(deeds.count())] == [
        "09/03/2026",
        "09/08/2026",
        "2026",
    ]
    QTest.keyClick(form, KEY.Key_S, ALT)
    assert deeds.hasFocus()
    press(form, KEY.Key_Down)
    press(form, KEY.Key_Space)
    press(form, KEY.Key_Down)
    press(form, KEY.Key_Space)
    settled()
    QTest.keyClick(form, KEY.Key_D, CONTROL)
    settled()
    assert form.summary.hasFocus()
    assert form.summary.toPlainText().split("\n") == [
        "Ngày 09/8/2026 tham gia “Hội nghị tập huấn kỹ năng số”.",
        "Có sáng kiến “Cổng tra cứu” được công nhận phạm vi ảnh hưởng cấp cơ sở năm 2026.",
        "Năm 2026 được xếp loại hoàn thành nhiệm vụ.",
    ]
    press(form, KEY.Key_Return, CONTROL)
    settled()
    fields = nomination(office, 1).fields
    assert (fields.activity_ids, fields.initiative_ids) == ((2,), (1,))


def test_with_nothing_checked_the_draft_covers_all_that_the_nominee_did(start: Open, settled: WindowRest) -> None:
    form = start()
    choose(form, settled)
    QTest.keyClick(form, KEY.Key_D, CONTROL)
    settled()
    assert form.side.evidence.ids("activity") == (1, 2)
    assert form.side.evidence.ids("initiative") == (1,)
    assert form.summary.toPlainText().startswith("Tham gia 02 sự kiện (từ tháng 3 đến tháng 8/2026).\nCó sáng kiến")


@pytest.mark.parametrize(("key", "appends"), [(KEY.Key_Space, True), (KEY.Key_Tab, False)])
def test_a_written_summary_is_replaced_only_on_request(
    start: Open, settled: WindowRest, key: Qt.Key, appends: bool
) -> None:
    form = start()
    choose(form, settled)
    form.summary.setPlainText("Tự viết.")
    QTest.keyClick(form, KEY.Key_D, CONTROL)
    settled()
    assert form.summary.toPlainText() == "Tự viết."
    assert form.side.evidence.append.hasFocus()
    press(form, key)
    if key is KEY.Key_Tab:
        press(form, KEY.Key_Space)
    assert form.summary.toPlainText().startswith("Tự viết.\nTham gia") is appends
    assert ("Tự viết." in form.summary.toPlainText()) is appends
    assert not form.side.evidence.append.isVisible()
    form.summary.undo()
    assert form.summary.toPlainText() == "Tự viết."


def test_a_title_is_for_regular_merit_and_failed_conditions_are_shown_at_once(start: Open, settled: WindowRest) -> None:
    form = start()
    choose(form, settled)
    # No movement is named: a Giấy khen is for regular merit, too, unless she says otherwise.
    assert form.type.value() is CommendationType.MERIT
    assert not form.exception.isVisible()
    pick_award(form, "Lao")
    settled()
    assert (form.award.value(), form.type.value()) == ("advanced_worker", CommendationType.MERIT)
    assert form.verdict.isVisible()
    assert "1 điều chưa đạt" in form.verdict.text()
    assert form.exception.isVisible()
    QTest.keyClick(form, KEY.Key_3, ALT)
    assert form.side.findings.list.hasFocus()
    assert "Điều 24" in form.side.findings.list.item(0).text()
    QTest.keyClick(form.award, KEY.Key_End)
    settled()
    assert form.award.value() == "certificate_of_merit"
    assert form.type.value() is CommendationType.MERIT
    assert not form.exception.isVisible()


def test_a_finding_leads_to_its_source_records(qtbot: QtBot, start: Open, settled: WindowRest) -> None:
    form = start()
    choose(form, settled)
    pick_award(form, "Lao")
    settled()
    QTest.keyClick(form, KEY.Key_3, ALT)
    press(form, KEY.Key_Return)
    settled()
    (window,) = form.findChildren(RecordsWindow)
    texts = {label.text() for label in window.body.findChildren(QWidget) if hasattr(label, "text")}
    assert {"Năm", "2026", "Vi Văn An"} <= texts
    window.reject()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    QTest.keyClick(form, KEY.Key_1, ALT)
    assert form.tasks.line.hasFocus()
    form.side.evidence.deeds.setFocus()
    press(form, KEY.Key_Return)
    settled()
    (window,) = [records_window for records_window in form.findChildren(RecordsWindow) if records_window.isVisible()]
    assert "Ngày hội an toàn mạng" in {
        widget.text() for widget in window.body.findChildren(QWidget) if hasattr(widget, "text")
    }
    qtbot.waitUntil(window.isVisible)
    window.reject()


def test_completing_against_a_condition_asks_for_a_reason(office: Book, start: Open, settled: WindowRest) -> None:
    form = start()
    choose(form, settled)
    pick_award(form, "Lao")
    form.summary.setPlainText("Hoàn thành tốt.")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert nominated(office) == []
    assert form.exception.hasFocus()
    assert "1 điều kiện chưa đạt" in form.fields["exception_reason"].sentence.text()
    QTest.keyClicks(form.exception, "Giam doc dong y")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert nominated(office) == [(1, "complete", "Giam doc dong y")]


def test_a_draft_needs_no_reason(office: Book, start: Open, settled: WindowRest) -> None:
    form = start()
    choose(form, settled)
    pick_award(form, "Lao")
    press(form, KEY.Key_S, CONTROL)
    settled()
    assert nominated(office) == [(1, "draft", "")]


def test_checked_papers_are_saved(office: Book, start: Open, settled: WindowRest) -> None:
    form = start()
    choose(form, settled)
    QTest.keyClick(form, KEY.Key_2, ALT)
    papers = form.side.papers.papers
    assert papers.hasFocus()
    texts = [papers.model().index(row, 0).data() for row in range(papers.count())]
    # What is made once for the round is not lacking in this file.
    state = form.side.papers.state
    assert state.text().startswith("Còn thiếu: Báo cáo thành tích. Giấy làm chung")
    papers.set_keys({"report"})
    assert state.text().startswith("Đủ giấy tờ riêng của đề nghị. Giấy làm chung")
    papers.set_keys(())
    assert [text.split(" – ")[0].split(" (chưa")[0] for text in texts] == [
        "Tờ trình (văn bản đề nghị)",
        "Báo cáo thành tích",
        "Biên bản xét khen thưởng",
    ]
    assert "chưa xác nhận theo quy định của tỉnh" in texts[1]
    press(form, KEY.Key_Down)
    press(form, KEY.Key_Space)
    settled()
    assert form.side.findings.findings == ()
    form.reason.setText("Đã có thành tích xuất sắc")
    form.exemplar.setChecked(True)
    form.summary.setPlainText("Tốt.")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    fields = nomination(office, 1).fields
    assert fields.papers == ("report",)
    assert (fields.reason_line, fields.exemplar) == ("Đã có thành tích xuất sắc", True)


def test_a_saved_nomination_opens_with_all_its_parts_unchanged(office: Book, start: Open, settled: WindowRest) -> None:
    form = start()
    choose(form, settled)
    form.side.evidence.set_checked((2,), (1,))
    form.side.papers.papers.set_keys({"report"})
    form.reason.setText("Đã có thành tích")
    form.summary.setPlainText("Tốt.")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    before = nomination(office, 1).fields
    again = start()
    assert not again.edited
    assert again.side.evidence.ids("activity") == (2,)
    assert "Đã chọn 2 trên 3." in again.side.evidence.words.text()
    press(again, KEY.Key_Return, CONTROL)
    settled()
    assert nomination(office, 1).fields == before
    assert before.state is NominationState.COMPLETE


def test_headings_of_titles_and_forms_cannot_be_chosen(start: Open) -> None:
    form = start()
    names = [form.award.itemText(row) for row in range(form.award.count())]
    assert names.index("Danh hiệu thi đua") < names.index("Lao động tiên tiến") < names.index("Hình thức khen thưởng")
    assert names.index("Hình thức khen thưởng") < names.index("Giấy khen")
    assert "Tập thể lao động xuất sắc" not in names
    form.award.set_value("none such")
    assert form.award.value() != ""


def test_on_a_wide_screen_evidence_papers_and_findings_are_beside_the_fields(
    start: Open, settled: WindowRest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(side, "_WIDE_SCREEN", QSize(100, 100))
    form = start()
    choose(form, settled)
    pick_award(form, "Lao")
    settled()
    assert form.side.x() > form.body.geometry().right()
    assert form.exception.isVisible()
    size = form.minimumSizeHint()
    assert size.width() <= 1366
    assert size.height() <= 700
    QTest.keyClick(form, KEY.Key_K, ALT)
    assert form.tasks.line.hasFocus()


def test_the_form_fits_a_small_screen(start: Open, qapp: QApplication, settled: WindowRest) -> None:
    apply_theme(qapp)
    form = start()
    choose(form, settled)
    room = form.screen().availableGeometry()
    assert form.width() <= room.width()
    assert form.height() <= room.height()
    # The input that gets the focus is scrolled into view.
    for name in ("note", "activity_ids", "nominee"):
        form.focus_field(name)
        widget = form.fields[name].widget
        assert not widget.visibleRegion().isEmpty()
    assert form.summary.height() >= 96
    pick_award(form, "Lao")
    settled()
    form.focus_field("nominee")
    QTest.keyClick(form, KEY.Key_3, ALT)
    findings = form.side.findings.list
    assert findings.hasFocus()
    # All of the tab is seen that was chosen, and so are the tabs.
    assert findings.visibleRegion().boundingRect() == findings.rect()
    assert form.side.tabBar().visibleRegion().boundingRect() == form.side.tabBar().rect()


def test_on_a_small_screen_letters_lead_from_each_tab_to_the_others(start: Open, settled: WindowRest) -> None:
    form = start()
    choose(form, settled)
    assert [form.side.tabText(at).split(" (")[0] for at in range(4)] == ["Đề nghị", "Căn cứ", "Giấy tờ", "Kiểm tra"]
    assert form.side.currentIndex() == 0
    for tab, first in ((KEY.Key_1, form.tasks.line), (KEY.Key_2, form.side.papers.papers)):
        for name in ("note", "summary", "reason_line", "exemplar"):
            QTest.keyClick(form, tab, ALT)
            assert first.hasFocus()
            assert not form.summary.isVisible()
            field = form.fields[name]
            QTest.keyClick(first, KEY(ord(letter_of(field.head.text()).upper())), ALT)
            assert field.widget.hasFocus()
            assert field.widget.isVisible()
    # A row that the form does not show is not led to, and Alt+0 leads to the first.
    QTest.keyClick(form, KEY.Key_0, ALT)
    assert form.nominee.hasFocus()
    assert not form.exception.isVisible()


def test_a_date_typed_as_one_goes_on_to_the_next_nominee_is_not_left_unsaved(start: Open, settled: WindowRest) -> None:
    form = start()
    choose(form, settled)
    form.summary.setPlainText("Tốt.")
    form.period_to.setFocus()
    form.period_to.selectAll()
    QTest.keyClicks(form.period_to, "301126")
    settled()
    press(form, KEY.Key_Return, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    settled()
    if form.exception.isVisible():
        form.exception.setText("Theo kết luận của Hội đồng")
        form.period_to.setFocus()
        form.period_to.selectAll()
        QTest.keyClicks(form.period_to, "301126")
        press(form, KEY.Key_Return, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        settled()
    assert "Đã ghi đề nghị" in form.banner.text()
    assert form.banner.isVisible()
    assert form.period_to.text() == "30/11/2026"
    assert not form.edited


def test_a_row_that_is_not_shown_leaves_no_gap(start: Open, settled: WindowRest) -> None:
    form = start()
    settled()
    form.verdict.hide()
    form.grow()
    tops = [form.fields[name].widget.mapTo(form, QPoint(0, 0)).y() for name in ("award", "period_from", "reason_line")]
    assert form.movement.isHidden()
    assert tops[1] - tops[0] <= tops[2] - tops[1] + 2
