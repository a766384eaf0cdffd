"""What the list of a session's votes says, and what is said above it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.council import VOTES
from desktop_app.services.book import Book
from desktop_app.services.council.sessions import save_session
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.emulation.council.vote_form import VoteForm
from desktop_app.ui.emulation.page import EmulationPage
from tests.services.meetings import meeting
from tests.ui.council_pages import WindowRest, book_of_round, fill_round, tab_of
from tests.ui.pages import open_form, press
from tests.ui.rounds import page_of_office

FILLINGS = {"office": fill_round}
office = pytest.fixture(book_of_round)
page = pytest.fixture(page_of_office)


def test_whose_votes_are_counted_is_said_above_them(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    held = meeting(office, nominations=(1,))
    save_session(office, held.id, held.fields, held.attendance(written={0: "đi công tác"}))
    tab = tab_of(qtbot, page, settled)
    words = f"Kết quả biểu quyết của phiên họp ngày {format_date(held.fields.held_on)}. "
    assert tab.votes_label.text().replace("\xa0", " ").startswith(words)
    assert "Hội đồng có 3 thành viên: 2 có mặt, 1 cho ý kiến bằng văn bản; 3 tham gia biểu quyết." in (
        tab.votes_label.text().replace("\xa0", " ")
    )


def test_no_colon_announces_what_is_not_there(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    assert tab_of(qtbot, page, settled).votes_label.text() == "Kết quả biểu quyết"
    page.tabs.setCurrentWidget(page.decisions)
    settled()
    assert page.decisions.content.awards_label.text() == "Khen thưởng theo quyết định"


def test_shares_stand_at_the_right_as_the_numbers_beside_them() -> None:
    columns = {column.key: column.kind.at_right for column in VOTES.columns}
    assert (columns["agree"], columns["share"], columns["needed"], columns["result"]) == (True, True, True, False)


def test_what_is_to_be_looked_at_is_advice_on_the_page_and_in_the_form(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    meeting(office, nominations=(1,))
    tab = tab_of(qtbot, page, settled)
    press(page, Qt.Key.Key_Return)
    form = open_form(qtbot, tab, VoteForm)
    # On the page the same stands in a notice that warns; red is what is wrong.
    assert (form.findings.property("doubt"), form.findings.property("problem")) == (True, None)
