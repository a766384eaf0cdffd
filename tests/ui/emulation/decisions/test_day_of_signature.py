"""A decision signed before the Council met, and votes of a day to come, are told where they are typed."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.law.judging.findings import Rule, Weight
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.council.vote_tallies import record_unanimous, votes_of_session
from desktop_app.services.rounds.checks import check_round
from desktop_app.ui.emulation.council.vote_form import VoteForm
from desktop_app.ui.emulation.decisions.form import DecisionForm
from desktop_app.ui.emulation.decisions.sign_form import SignForm
from desktop_app.ui.emulation.page import EmulationPage
from tests.services.meetings import meeting
from tests.ui.council_pages import CODE, WindowRest, book_of_round, fill_round, tab_of
from tests.ui.keyboard import type_letters
from tests.ui.pages import focused, go_back, open_form, press
from tests.ui.rounds import page_of_office

FILLINGS = {"office": fill_round}
office = pytest.fixture(book_of_round)
page = pytest.fixture(page_of_office)
MET_ON = date(2026, 7, 2)
WORDS = "Ngày ký 01/07/2026 trước phiên họp Hội đồng 02/07/2026: xem lại ngày ký, ngày họp."


def voted(book: Book) -> None:
    record_unanimous(book, meeting(book, nominations=(1, 2, 3), held_on=MET_ON).id)


def test_a_day_before_the_session_is_told_beside_it_as_it_is_typed(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    voted(office)
    go_back(qtbot, page)
    press(focused(page), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    form = open_form(qtbot, page, DecisionForm)
    form.signed_on.setFocus()
    type_letters(form.signed_on, "01/07/2026")
    sentence = form.fields["signed_on"].sentence
    assert (sentence.text(), sentence.property("doubt")) == (f"▲ {WORDS}", True)
    form.signed_on.selectAll()
    type_letters(form.signed_on, "02/07/2026")
    assert sentence.isHidden()


def test_entering_number_and_day_later_tells_it_too(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    voted(office)
    save_decision(office, None, DecisionFields("Về việc khen thưởng", round_code=CODE), (1, 2))
    go_back(qtbot, page)
    page.tabs.setCurrentWidget(page.decisions)
    tab = page.decisions.content
    qtbot.waitUntil(lambda: tab.decisions.current_id() is not None)
    settled()
    tab.sign.trigger()
    form = open_form(qtbot, tab, SignForm)
    form.signed_on.setFocus()
    type_letters(form.signed_on, "01/07/2026")
    assert form.fields["signed_on"].sentence.text() == f"▲ {WORDS}"


def test_the_round_is_checked_for_it(office: Book) -> None:
    voted(office)
    fields = DecisionFields("Về việc khen thưởng", "15/QĐ-SNgV", date(2026, 7, 1), round_code=CODE)
    save_decision(office, None, fields, (1,))
    sentences = {
        row.id: [finding.sentence for finding in row.findings if finding.rule is Rule.COUNCIL]
        for row in check_round(office, CODE).nominations
    }
    assert (sentences[1], sentences[2]) == ([WORDS], [])
    assert all(
        finding.weight is Weight.NOTE
        for row in check_round(office, CODE).nominations
        for finding in row.findings
        if finding.rule is Rule.COUNCIL
    )


def test_votes_of_a_day_to_come_are_told_in_their_form_and_on_the_page(
    qtbot: QtBot, office: Book, page: EmulationPage, settled: WindowRest
) -> None:
    held_on = date.today() + timedelta(days=1)
    held = meeting(office, nominations=(1,), held_on=held_on)
    words = f"Ngày họp {held_on:%d/%m/%Y} chưa tới: xem lại ngày họp."
    # A session that is only prepared may well be tomorrow's.
    assert words not in [finding.words for finding in votes_of_session(office, held.id).findings]
    tab = tab_of(qtbot, page, settled)
    press(page, Qt.Key.Key_Return)
    assert words in open_form(qtbot, tab, VoteForm).findings.text().split("\n")
    record_unanimous(office, held.id)
    assert words in [finding.words for finding in votes_of_session(office, held.id).findings]
