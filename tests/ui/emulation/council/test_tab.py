"""The Council in the window: set up, met, and voted for sixty nominees by the keyboard alone."""

import json
from dataclasses import asdict, replace
from datetime import date, datetime
from functools import partial

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.council.councils import Presence
from desktop_app.domain.council.votes import Votes
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.lists import Condition, ConditionTest, ListQuery
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.awards.direct_awards import DirectAward, save_direct_decision
from desktop_app.services.book import Book
from desktop_app.services.council.sessions import save_session, session, sessions_of
from desktop_app.services.council.vote_tallies import record_unanimous, votes_of_session
from desktop_app.services.keeping import history
from desktop_app.services.rounds.nominations import change_nomination, nomination
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.emulation.council.attendance_form import AttendanceForm
from desktop_app.ui.emulation.council.frozen_columns import FrozenColumns
from desktop_app.ui.emulation.council.session_form import SessionForm
from desktop_app.ui.emulation.council.vote_form import VoteForm
from desktop_app.ui.emulation.council.vote_model import AGREE, NAME, RESULT
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.widgets.drafts.drafts_file import Drafts
from desktop_app.ui.widgets.lists.filters.chips import Filtering
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.papers.preview import PreviewWindow
from tests.books import individual, person, review_round, rows_of
from tests.services.meetings import meeting, state_of
from tests.ui.council_pages import CODE, WindowRest, book_of_round, fill_round, tab_of
from tests.ui.keyboard import type_letters
from tests.ui.pages import go_back, open_form, press
from tests.ui.rounds import page_of_office, the_session

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

FILLINGS, office = {"office": fill_round}, pytest.fixture(book_of_round)
page = pytest.fixture(page_of_office)


def keys(widget: QWidget, *pressed: Qt.Key | str) -> None:
    for key in pressed:
        if isinstance(key, str):
            type_letters(widget, key)
        else:
            QTest.keyClick(widget, key)


def test_the_sessions_of_a_round_are_shown_on_request(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    review_round(office, "2026-H2")
    held = meeting(office)
    page.refresh()
    page.show_query(ListQuery("sessions", scope={"round": CODE}))
    tab = tab_of(qtbot, page, settled)
    assert page.chooser.currentText().startswith(CODE)
    assert tab.sessions.current_id() == held.id


def is_chosen(rows: ListView, row_id: int) -> bool:
    return rows.selected_ids() == [row_id]


def test_a_session_or_decision_asked_for_by_itself_is_selected_in_its_round(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    mine, other = (
        save_decision(office, None, DecisionFields("Về việc khen thưởng", round_code=CODE), [each]).only_id("decision")
        for each in (1, 2)
    )
    of_province = DecisionFields(
        "Tặng Bằng khen", "7/QĐ-UBND", date(2025, 3, 1), "", "UBND tỉnh", "", AwardLevel.PROVINCE
    )
    award = DirectAward(NomineeKind.INDIVIDUAL, 1, "provincial_certificate")
    old = save_direct_decision(office, None, of_province, [award]).only_id("decision")
    held = meeting(office)
    review_round(office, "2026-H2")
    page.refresh()
    settled()
    page.chooser.set_key("2026-H2")
    settled()
    page.show_query(ListQuery("sessions", scope={"ids": [held.id]}))
    tab = tab_of(qtbot, page, settled)
    assert (page.chooser.currentText()[:7], tab.sessions.selected_ids()) == (CODE, [held.id])
    decisions = page.decisions.content.decisions
    for asked, direct in ((mine, False), (old, True), (other, False)):
        page.show_query(ListQuery("decisions", scope={"ids": [asked]}))
        settled()
        qtbot.waitUntil(partial(is_chosen, decisions, asked))
        assert bool(decisions.query.scope.get("direct")) is direct


def test_a_session_that_is_taken_back_is_not_missed(
    qtbot: QtBot, office: Book, context: Context, page: EmulationPage, settled: WindowRest
) -> None:
    held = meeting(office)
    tab = tab_of(qtbot, page, settled)
    assert tab.sessions.current_id() == held.id
    refusals: list[object] = []
    context.tasks.failed.connect(refusals.append)
    context.act(history.undo)
    settled()
    assert (rows_of(office, "council_session"), refusals) == ([], [])


def test_one_key_lets_all_agree_and_exceptions_are_typed(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    council_session = meeting(office, members=11, nominations=(1, 2, 3))
    tab = tab_of(qtbot, page, settled)
    press(page, KEY.Key_Return)
    form = open_form(qtbot, tab, VoteForm)
    form.resize(1366, form.height())
    press(form, KEY.Key_F8)
    assert form.counts.text() == "Đạt: 3; không đạt: 0."
    keys(form.votes, KEY.Key_Return, "8")
    assert form.votes.vote_model.text(1, 9) == "đạt (8/11 = 72,73 %)"
    keys(form.votes, KEY.Key_Return, "7")
    assert form.votes.vote_model.text(2, 9) == "không đạt (7/11 = 63,64 %)"
    assert form.counts.text() == "Đạt: 2; không đạt: 1."
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert [row.votes for row in votes_of_session(office, council_session.id).rows] == [
        Votes(11, 11, 11, 11),
        Votes(11, 11, 11, 8, 3),
        Votes(11, 11, 11, 7, 4),
    ]
    assert [state_of(office, nomination_id)[0] for nomination_id in (1, 3, 2)] == ["passed", "passed", "failed"]


def test_the_key_in_the_list_lets_all_agree_at_once(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    meeting(office, nominations=(1, 2, 3))
    tab = tab_of(qtbot, page, settled)
    press(page, KEY.Key_F8)
    settled()
    assert [state_of(office, nomination_id)[0] for nomination_id in (1, 2, 3)] == ["passed"] * 3
    assert tab.votes.total == 3
    # Nobody is left without a result.
    assert (tab.count.isEnabled(), tab.agree.isEnabled()) == (True, False)
    page.context.act(history.undo)
    settled()
    assert tab.agree.isEnabled()


def voting(qtbot: QtBot, page: EmulationPage, settled: WindowRest) -> VoteForm:
    tab = tab_of(qtbot, page, settled)
    press(page, KEY.Key_B, CONTROL)
    form = open_form(qtbot, tab, VoteForm)
    form.resize(1366, form.height())
    return form


def test_the_vote_table_is_filled_by_keys_alone(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    meeting(office, members=11, nominations=(1, 2, 3))
    form = voting(qtbot, page, settled)
    model = form.votes.vote_model
    # Whoever has a long post takes the lines it needs, with air around them, the others one.
    heights = {form.votes.rowHeight(row) for row in range(model.rowCount())}
    assert min(heights) < form.votes.verticalHeader().defaultSectionSize() + form.votes.fontMetrics().lineSpacing() // 2
    form.votes.setColumnWidth(NAME, 60)
    form.votes.resizeRowsToContents()
    assert form.votes.rowHeight(1) > max(heights)
    words = form.votes.fontMetrics().boundingRect(
        QRect(0, 0, 60 - 2 * GAP, 1000), Qt.TextFlag.TextWordWrap, str(model.index(1, NAME).data())
    )
    assert form.votes.rowHeight(1) >= words.height() + GAP
    keys(form.votes, "1", "0")
    assert model.at(0) == Votes(11, 11, 11, 10, 1)
    keys(form.votes, KEY.Key_Backspace)
    assert model.at(0) == Votes(11, 11, 11, 1, 10)
    keys(form.votes, KEY.Key_Tab, "2", KEY.Key_Tab, "1", KEY.Key_Tab)
    assert model.at(0) == Votes(11, 11, 11, 8, 2, 1)
    assert (form.votes.currentIndex().row(), model.text(0, 9)) == (1, "đạt (8/11 = 72,73 %)")
    keys(form.votes, KEY.Key_Space)
    assert model.at(1) == Votes(11, 11, 11, 11)
    keys(form.votes, KEY.Key_Delete)
    assert model.at(1) is None
    QTest.keyClick(form.votes, KEY.Key_Tab, SHIFT)
    assert form.votes.currentIndex().row() == 1
    keys(form.votes, KEY.Key_Left, "9")
    assert model.at(1) == Votes(11, 9, 9, 9)


def test_names_stay_in_sight_while_figures_are_scrolled(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As with letters of twice the size: with others all figures have room in so wide a window.
    monkeypatch.setattr("desktop_app.ui.emulation.council.vote_table.at_size", lambda pixels: 2 * pixels)
    meeting(office, members=11, nominations=(1, 2, 3))
    form = voting(qtbot, page, settled)
    votes = form.votes
    form.resize(1900, form.height())
    settled()
    names = votes.findChild(FrozenColumns)
    assert isinstance(names, FrozenColumns)
    assert not names.isVisible()
    form.resize(760, form.height())
    settled()
    assert names.isVisible()
    last = max(column for column in range(RESULT) if not votes.isColumnHidden(column))
    for column in (last, AGREE, last):
        votes.setCurrentIndex(votes.vote_model.index(1, column))
        cell = votes.visualRect(votes.currentIndex())
        # What is typed never lies under the names, and these stand beside their own rows.
        assert names.width() <= cell.left() + 1 or cell.width() > votes.viewport().width() - names.width()
        assert names.visualRect(names.model().index(1, NAME)).top() == cell.top()
        assert names.visualRect(names.model().index(1, NAME)).height() == cell.height()
    # Keys and clicks on a name go to the table itself.
    QTest.mouseClick(
        names.viewport(), Qt.MouseButton.LeftButton, pos=names.visualRect(names.model().index(2, NAME)).center()
    )
    assert votes.currentIndex().row() == 2
    keys(votes, KEY.Key_Space)
    assert votes.vote_model.at(2) == Votes(11, 11, 11, 11)


def test_a_narrow_window_shows_every_figure_and_the_result(
    qtbot: QtBot, qapp: QApplication, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    # How wide a head is hangs on the letters and the padding of the program's own look.
    apply_theme(qapp)
    meeting(office, members=7, nominations=(1, 2, 3))
    form = voting(qtbot, page, settled)
    keys(form.votes, KEY.Key_Space)
    for width, result in ((911, "đạt"), (1366, "đạt (7/7 = 100 %)")):
        form.resize(width, 476)
        settled()
        assert form.votes.horizontalScrollBar().maximum() == 0, width
        assert form.votes.vote_model.text(0, RESULT) == result


def test_figures_that_do_not_add_up_are_reported_at_once_and_not_saved(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    council_session = meeting(office, members=11, nominations=(1, 2, 3))
    form = voting(qtbot, page, settled)
    keys(form.votes, KEY.Key_Return, "1", "2")
    assert form.votes.vote_model.text(1, 9) == "số liệu chưa khớp"
    assert "cộng lại là 12, khác số phiếu hợp lệ (11)" in form.row_words.text()
    assert "số liệu chưa khớp: 1" in form.counts.text()
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert form.isVisible()
    assert "Dòng 2, Bế Quốc Dũng: " in form.fields["votes"].sentence.text()
    assert form.votes.currentIndex().row() == 1
    assert all(row.votes is None for row in votes_of_session(office, council_session.id).rows)


def test_a_show_of_hands_leaves_out_the_figures_of_ballots(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    meeting(office, members=5, ballot=False, nominations=(1,))
    form = voting(qtbot, page, settled)
    assert [form.votes.isColumnHidden(column) for column in range(3, 9)] == [True] * 3 + [False] * 3
    keys(form.votes, "4", KEY.Key_Tab, KEY.Key_Tab)
    assert form.votes.vote_model.at(0) == Votes(5, 5, 5, 4, 1)
    QTest.keyClick(form.votes, KEY.Key_Tab)
    assert form.focusWidget() is not form.votes


def test_sixty_nominees_are_voted_on_with_three_exceptions(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    nominees = [individual(office, person(office, f"Người Thứ {place}", 1)) for place in range(60)]
    council_session = meeting(office, members=11, nominations=nominees)
    form = voting(qtbot, page, settled)
    pressed = 0
    press(form, KEY.Key_F8)
    for place in (4, 17, 58):
        row = form.votes.currentIndex().row()
        keys(form.votes, *[KEY.Key_Down] * (place - row), "5")
        pressed += place - row + 1
    press(form, KEY.Key_Return, CONTROL)
    settled()
    rows = votes_of_session(office, council_session.id).rows
    assert [place for place, voted in enumerate(rows) if voted.votes != Votes(11, 11, 11, 11)] == [4, 17, 58]
    assert rows_of(office, "nomination", "count(*)", "state = 'passed'") == [(57,)]
    assert pressed < 70


def test_absences_are_entered_with_their_reasons(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    council_session = meeting(office, nominations=(1,))
    tab = tab_of(qtbot, page, settled)
    press(page, KEY.Key_D, CONTROL | SHIFT)
    form = open_form(qtbot, tab, AttendanceForm)
    row = form.attendance.rows[1]
    assert not row.reason.isEnabled()
    row.presence.set_value(Presence.ABSENT)
    press(form, KEY.Key_Return, CONTROL)
    assert "lý do vắng mặt của “Thành viên 2”" in form.fields["attendance"].sentence.text()
    assert form.focusWidget() is row.reason
    type_letters(row.reason, "đi công tác")
    assert form.counts.text().startswith("Có mặt 2/3 thành viên")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert session(office, council_session.id).attended.present == 2
    assert session(office, council_session.id).attendance[1][1].reason == "đi công tác"


def test_absences_that_were_typed_are_offered_after_a_stop(
    qtbot: QtBot, office: Book, page: EmulationPage, context: Context, settled: WindowRest
) -> None:
    meeting(office, nominations=(1,))
    tab = tab_of(qtbot, page, settled)
    press(page, KEY.Key_D, CONTROL | SHIFT)
    form = open_form(qtbot, tab, AttendanceForm)
    form.attendance.rows[1].presence.set_value(Presence.ABSENT)
    type_letters(form.attendance.rows[1].reason, "đi công tác")
    typed = form.draft()
    assert typed is not None
    content = {"open": [asdict(typed) | {"at": datetime.now().isoformat()}], "left": []}
    file = office.folder.root / "as-left.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    assert Drafts(file, context).left_for(typed.place, typed.title, typed.start) is not None


def test_without_a_session_nothing_is_said_of_one_and_nothing_can_be_done_to_one(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    tab = tab_of(qtbot, page, settled)
    assert tab.votes.empty.text == "Kết quả biểu quyết của một phiên họp hiện ở đây khi chọn phiên họp."
    of_session = [action for action in tab.sessions.actions() if action.text()]
    assert [action.text() for action in of_session if action.isEnabled()] == []


def test_what_one_filters_by_stays_when_another_session_is_chosen(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    first = meeting(office, nominations=(1,))
    save_session(office, None, replace(first.fields, held_on=date(2026, 7, 9)), nominations=[2, 3])
    tab = tab_of(qtbot, page, settled)
    name_filter = Condition("name", ConditionTest.HAS, ("van",))
    tab.votes.show_filtering(Filtering((name_filter,), ""))
    settled()
    other = next(row.id for row in sessions_of(office, CODE) if row.id != tab.sessions.current_id())
    tab.sessions.select_id(other)
    settled()
    assert tab.votes.query.scope == {"session": other}
    assert tab.votes.query.conditions == (name_filter,)


def test_too_few_members_warn_and_do_not_lock(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    council_session = meeting(office, nominations=(1,))
    save_session(
        office, council_session.id, council_session.fields, council_session.attendance(absent={0: "ốm", 1: "ốm"})
    )
    tab = tab_of(qtbot, page, settled)
    assert tab.notice.isVisible()
    assert tab.notice.text.startswith("Có mặt 1/3 thành viên, cần ít nhất 2")
    assert "chưa xác nhận theo quy định của tỉnh" in tab.notice.text
    press(page, KEY.Key_F8)
    settled()
    assert state_of(office, 1)[0] == "failed"


def test_a_session_is_changed_and_goes_to_the_trash(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    council_session = meeting(office, nominations=(1, 2))
    record_unanimous(office, council_session.id, [1])
    tab = tab_of(qtbot, page, settled)
    press(page, KEY.Key_F2)
    form = open_form(qtbot, tab, SessionForm)
    assert form.nominations.words.text() == "Đưa ra Hội đồng 2 trên 3 đề nghị."
    assert form.held_on.selectedText() == form.held_on.text() != ""
    form.started_at.setText("8h30")
    form.place.setText("Phòng họp")
    form.ballot.set_value(False)
    assert not form.tellers.isEnabled()
    press(form, KEY.Key_Return, CONTROL)
    settled()
    fields = session(office, council_session.id).fields
    assert (fields.started_at, fields.place, fields.ballot) == ("08:30", "Phòng họp", False)
    go_back(qtbot, page)
    tab.sessions.setFocus()
    qtbot.waitUntil(lambda: tab.sessions.selected_ids() == [council_session.id])
    QTest.keyClick(tab.sessions.table, KEY.Key_Delete)
    settled()
    assert sessions_of(office, CODE) == []
    assert state_of(office, 1) == ("complete", "")
    assert not tab.count.isEnabled()


def test_a_wrong_time_is_reported_beside_its_field(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    meeting(office, nominations=(1,))
    tab = tab_of(qtbot, page, settled)
    press(page, KEY.Key_F2)
    form = open_form(qtbot, tab, SessionForm)
    form.ended_at.setText("25h")
    press(form, KEY.Key_Return, CONTROL)
    assert "không phải là giờ" in form.fields["ended_at"].sentence.text()


def test_an_exception_is_marked_in_the_vote_table(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    fields = nomination(office, 2).fields
    change_nomination(office, 2, replace(fields, exception_reason="Mới công tác 5 tháng"))
    meeting(office, nominations=(2,))
    form = voting(qtbot, page, settled)
    assert form.votes.vote_model.text(0, 1) == "Lộc Thị Đào (ngoại lệ), Chuyên viên, Văn phòng"
    assert form.row_words.text().endswith("Ngoại lệ: Mới công tác 5 tháng.")


def test_the_papers_of_the_session_chosen_are_offered(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    council_session = meeting(office, nominations=(1,))
    tab = tab_of(qtbot, page, settled)
    press(page, KEY.Key_P, CONTROL | SHIFT)
    preview = tab.findChild(PreviewWindow)
    assert preview is not None
    qtbot.waitUntil(lambda: preview.paper is not None)
    assert preview.paper is not None
    assert preview.paper.file_name == f"Biên bản họp Hội đồng {CODE}.pdf"
    assert council_session.id == the_session(office).id
    preview.close()
    settled()


def test_a_round_without_a_session_offers_to_open_one(qtbot: QtBot, page: EmulationPage, settled: WindowRest) -> None:
    tab = tab_of(qtbot, page, settled)
    assert tab.sessions.empty.isVisible()
    assert tab.new.isEnabled()
    assert not any(action.isEnabled() for action in (tab.count, tab.agree, tab.attendance))
