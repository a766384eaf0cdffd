"""The window of Councils: set up by a decision, members with dates, a new one started from the newest."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.council.councils import CouncilFields, CouncilRole, MemberFields
from desktop_app.domain.council.unit_reviews import UnitVote
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.council.councils import councils, save_council
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.emulation.council.form import CouncilForm
from desktop_app.ui.emulation.council.member_rows import MembersEdit
from desktop_app.ui.emulation.council.session_form import SessionForm
from desktop_app.ui.emulation.council.unit_reviews import UnitReviewForm, UnitReviewsWindow
from desktop_app.ui.emulation.council.unit_votes import UnitVotesEdit
from desktop_app.ui.emulation.council.window import CouncilWindow
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.widgets.papers.preview import PreviewWindow
from tests.books import rows_of
from tests.services.meetings import meeting
from tests.ui.council_pages import WindowRest, book_of_round, fill_round, tab_of
from tests.ui.keyboard import type_letters
from tests.ui.pages import focused, open_form, press
from tests.ui.rounds import page_of_office, the_session

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

FILLINGS = {"office": fill_round}
office = pytest.fixture(book_of_round)
page = pytest.fixture(page_of_office)


def entered(form: QDialog, text: str) -> None:
    type_letters(focused(form), text)
    press(form, KEY.Key_Tab)


def test_without_a_council_opening_a_session_sets_it_up_first(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    tab = tab_of(qtbot, page, settled)
    press(page, KEY.Key_M, CONTROL | SHIFT)
    form = open_form(qtbot, tab, CouncilForm)
    assert form.issuing_body.text() == "Giám đốc Sở Ngoại vụ"
    entered(form, "45/QĐ-SNgV")
    entered(form, "10/3/2026")
    row = form.members.rows.rows[0]
    row.name.setFocus()
    type_letters(row.name, "uoc")
    press(form, KEY.Key_Return)
    assert (row.name.text(), row.post.text()) == ("Hứa Văn Ước", "Chánh Văn phòng")
    # How a day is written is not cut.
    assert row.from_date.width() >= row.from_date.minimumSizeHint().width()
    row.role.set_value(CouncilRole.CHAIR)
    QTest.mouseClick(form.members.rows.add, Qt.MouseButton.LeftButton)
    type_letters(form.members.rows.rows[1].name, "Người Ngoài Sở")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    (council,) = councils(office)
    assert [(member.fields.full_name, member.fields.role) for member in council.members] == [
        ("Hứa Văn Ước", CouncilRole.CHAIR),
        ("Người Ngoài Sở", CouncilRole.MEMBER),
    ]
    opened = open_form(qtbot, tab, SessionForm)
    assert opened.chair.text() == "Hứa Văn Ước"
    assert opened.nominations.words.text() == "Đưa ra Hội đồng 3 trên 3 đề nghị."
    opened.held_on.set_value(date(2026, 7, 2))
    press(opened, KEY.Key_Return, CONTROL)
    settled()
    assert the_session(office).fields.held_on == date(2026, 7, 2)
    assert len(the_session(office).nominations) == 3
    assert tab.sessions.current_id() == the_session(office).id


def places_of(window: QDialog, words: str) -> int:
    """Return how many buttons in sight do an act."""
    buttons = [button for button in window.findChildren(QToolButton) if button.isVisible()]
    return sum(button.text().replace("&", "").rstrip("…") == words for button in buttons)


def councils_of(qtbot: QtBot, page: EmulationPage, settled: WindowRest) -> CouncilWindow:
    tab = tab_of(qtbot, page, settled)
    press(page, KEY.Key_H, CONTROL | SHIFT)
    window = open_form(qtbot, tab, CouncilWindow)
    qtbot.waitUntil(lambda: window.councils.current_id() is not None)
    return window


def test_the_next_council_is_entered_from_the_last(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    meeting(office)
    window = councils_of(qtbot, page, settled)
    settled()
    assert [places_of(window, act) for act in ("Thành lập Hội đồng", "Sửa, thành viên", "Xóa")] == [1, 1, 1]
    press(window, KEY.Key_N, CONTROL)
    form = open_form(qtbot, window, CouncilForm)
    assert form.decision_number.text() == ""
    form.decision_number.setText("50/QĐ-SNgV")
    form.decided_on.set_value(date(2026, 8, 1))
    press(form, KEY.Key_Return, CONTROL)
    settled()
    newest, before = councils(office)
    assert newest.fields.decision_number == "50/QĐ-SNgV"
    assert [member.fields.full_name for member in newest.members] == [
        member.fields.full_name for member in before.members
    ]
    assert all(member.fields.from_date is None for member in newest.members)


def test_a_member_leaves_by_a_day_and_a_council_goes_to_the_trash(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    meeting(office)
    window = councils_of(qtbot, page, settled)
    press(window, KEY.Key_F2)
    form = open_form(qtbot, window, CouncilForm)
    form.members.rows.rows[1].to_date.set_value(date(2026, 7, 31))
    press(form, KEY.Key_Return, CONTROL)
    settled()
    (council,) = councils(office)
    assert len(council.in_office(date(2026, 8, 1))) == len(council.members) - 1
    QTest.keyClick(window.councils.table, KEY.Key_Delete)
    settled()
    assert councils(office) == []
    assert the_session(office).attended.members == 3


def test_a_member_who_has_met_is_not_taken_out(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    meeting(office)
    window = councils_of(qtbot, page, settled)
    press(window, KEY.Key_F2)
    form = open_form(qtbot, window, CouncilForm)
    rows = form.members.rows.rows
    rows[2].post.setFocus()
    press(form, KEY.Key_Delete, CONTROL)
    assert len(rows) == 2
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert "“Thành viên 3” đã có tên trong phiên họp" in form.fields["members"].sentence.text()


def test_two_chairs_at_a_time_are_refused_beside_the_members(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    meeting(office)
    window = councils_of(qtbot, page, settled)
    press(window, KEY.Key_F2)
    form = open_form(qtbot, window, CouncilForm)
    form.members.rows.rows[2].role.set_value(CouncilRole.CHAIR)
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert "Dòng 3: “Thành viên 1” đã là Chủ tịch Hội đồng" in form.fields["members"].sentence.text()


def test_the_chair_of_a_session_is_that_of_its_council(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    meeting(office)
    members = [(None, MemberFields("Vương Thị Ánh", CouncilRole.CHAIR)), (None, MemberFields("Lộc Văn Tú"))]
    save_council(office, None, CouncilFields("Hội đồng lâm thời"), members)
    tab = tab_of(qtbot, page, settled)
    press(page, KEY.Key_F2)
    form = open_form(qtbot, tab, SessionForm)
    assert form.chair.text() == ""
    form.council.set_value(2)
    assert form.chair.text() == "Vương Thị Ánh"
    form.council.set_value(1)
    assert form.chair.text() == "Thành viên 1"
    form.chair.setText("Thành viên 2")
    form.council.set_value(2)
    assert form.chair.text() == "Thành viên 2"


def test_the_decision_of_the_council_chosen_is_shown(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    members = [(None, MemberFields("Lương Văn Giang", CouncilRole.CHAIR, "Giám đốc Sở"))]
    set_up = CouncilFields(decision_number="45/QĐ-SNgV", decided_on=date(2026, 3, 10))
    save_council(office, None, set_up, members)
    tab = tab_of(qtbot, page, settled)
    press(page, KEY.Key_H, CONTROL | SHIFT)
    window = open_form(qtbot, tab, CouncilWindow)
    qtbot.waitUntil(lambda: window.councils.current_id() is not None)
    press(window, KEY.Key_P, CONTROL)
    preview = window.findChild(PreviewWindow)
    assert preview is not None
    qtbot.waitUntil(lambda: preview.paper is not None)
    assert preview.paper is not None
    assert preview.paper.file_name.startswith("Quyết định thành lập Hội đồng")


def test_lines_of_many_nominees_are_made_as_they_are_asked_for(qtbot: QtBot) -> None:
    edit = UnitVotesEdit()
    qtbot.addWidget(edit)
    votes = (UnitVote(70, 4, 1), UnitVote(2, 5, 0))
    edit.set_nominees([Choice(number, f"Đặng Thu Hà {number}", "Giấy khen", "") for number in range(1, 71)])
    edit.set_value(votes)
    before = edit.content
    edit.show()
    for shown in (30, 60, 70):
        assert len(edit.lines) == shown
        assert set(edit.value()) == set(votes)
        assert edit.content == before
        if edit.more is not None:
            edit.more.click()
            assert edit.focusWidget() is edit.lines[shown + 1][0]
    assert edit.more is None
    assert edit.lines[70][0].text() == "4"


def test_a_units_review_is_recorded_changed_and_deleted(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    tab = tab_of(qtbot, page, settled)
    tab.unit_reviews.trigger()
    window = open_form(qtbot, tab, UnitReviewsWindow)
    press(window, KEY.Key_N, CONTROL)
    form = open_form(qtbot, window, UnitReviewForm)
    type_letters(form.unit, "van phong")
    press(form, KEY.Key_Return)
    form.place.setText("Phòng họp tầng 2")
    form.present.setText("5")
    qtbot.waitUntil(lambda: bool(form.votes.lines))
    (agree, against), *_ = form.votes.lines.values()
    agree.setText("5")
    against.setText("1")
    press(form, KEY.Key_Return, CONTROL)
    assert form.fields["votes"].sentence.text().endswith("nhiều hơn số người có mặt (5).")
    against.clear()
    press(form, KEY.Key_Return, CONTROL)
    settled()
    assert rows_of(office, "unit_vote", "agree, against") == [(5, 0)]
    (stored,) = rows_of(office, "unit_review", "place, present, trashed_at IS NULL")
    assert stored == ("Phòng họp tầng 2", 5, 1)
    qtbot.waitUntil(lambda: window.reviews.total == 1)
    window.reviews.select_first()
    window.activateWindow()
    window.reviews.setFocus()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.reviews.current_id() is not None)
    assert [places_of(window, act) for act in ("Ghi cuộc họp", "Sửa", "Xóa")] == [1, 1, 1]
    press(window, KEY.Key_F2)
    form = open_form(qtbot, window, UnitReviewForm)
    assert form.present.text() == "5"
    form.present.setText("6")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, KEY.Key_Delete)
    settled()
    (stored,) = rows_of(office, "unit_review", "present, trashed_at IS NULL")
    assert stored == (6, 0)


def test_the_post_of_a_member_is_whole_beside_the_dates(qtbot: QtBot) -> None:
    members = MembersEdit(())
    qtbot.addWidget(members)
    members.show_members([(None, MemberFields("Nông Thanh Vượng", post_title="Trưởng phòng Hợp tác quốc tế - Lễ tân"))])
    members.resize(878, 200)
    members.show()
    post, name = members.rows.rows[0].post, members.rows.rows[0].name
    assert post.fontMetrics().horizontalAdvance(post.text()) < post.width() - 12
    assert name.fontMetrics().horizontalAdvance(name.text()) < name.width() - 22


def test_a_long_post_is_whole_at_150_percent_and_what_removes_a_row_looks_like_nothing_else(qtbot: QtBot) -> None:
    members = MembersEdit(())
    qtbot.addWidget(members)
    members.show_members(
        [(None, MemberFields("Nông Thanh Vượng", post_title="Trưởng phòng Lãnh sự - Hợp tác quốc tế"))]
    )
    members.resize(864, 200)
    members.show()
    row = members.rows.rows[0]
    assert row.post.fontMetrics().horizontalAdvance(row.post.text()) < row.post.width() - 22
    row.name.setText("Nông Thanh Vượng")
    drawn = [button.icon().pixmap(16).toImage() for button in members.rows.findChildren(QToolButton)]
    assert drawn.count(row.remove.icon().pixmap(16).toImage()) == 1
    assert not row.name.isClearButtonEnabled()


def test_names_of_members_are_whole_where_their_form_is_narrow(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp)
    members = MembersEdit(())
    qtbot.addWidget(members)
    members.show_members([(None, MemberFields("Nông Thanh Vượng", post_title="Trưởng phòng Hợp tác quốc tế - Lễ tân"))])
    members.resize(636, 200)
    members.show()
    row = members.rows.rows[0]
    assert row.name.fontMetrics().horizontalAdvance(row.name.text()) < row.name.width() - 22
    assert members.rows.width() <= members.viewport().width()
    assert row.from_date.width() >= row.from_date.minimumSizeHint().width()


def test_the_name_of_a_new_member_has_its_room_before_it_is_typed(qtbot: QtBot, qapp: QApplication) -> None:
    """It was as narrow as a date, its hint cut, and moved all that stands beside it with each letter."""
    apply_theme(qapp)
    members = MembersEdit(())
    qtbot.addWidget(members)
    members.show_members([])
    members.resize(878, 200)
    members.show()
    row = members.rows.rows[0]
    assert row.name.fontMetrics().horizontalAdvance(row.name.placeholderText()) < row.name.width() - 22
    at_first, post = row.name.width(), row.post.x()
    row.name.setText("Nông Thị Lan")
    qtbot.waitUntil(lambda: members.rows.layout() is not None)
    qapp.processEvents()
    assert (row.name.width(), row.post.x()) == (at_first, post)
