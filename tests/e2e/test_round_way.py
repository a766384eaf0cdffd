"""A round of sixty nominees through the real window by the keyboard: nominated, voted on, decided, paid, counted."""

import io
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.awards import AWARDS
from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.services import lists
from desktop_app.services.office.offices import change_office, office
from desktop_app.services.papers import papers
from desktop_app.ui.emulation.council.form import CouncilForm
from desktop_app.ui.emulation.council.session_form import SessionForm
from desktop_app.ui.emulation.council.vote_form import VoteForm
from desktop_app.ui.emulation.decisions.award_forms import DayForm
from desktop_app.ui.emulation.decisions.form import DecisionForm
from desktop_app.ui.emulation.decisions.sign_form import SignForm
from desktop_app.ui.emulation.nominations.form import NominationForm
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.emulation.round_form import NewRoundForm
from tests.books import person, unit
from tests.e2e.clerk import Clerk
from tests.ui.keyboard import compose
from tests.ui.pages import open_form, press

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CODE = "2026-H1"
NOMINEES = 60
MEMBERS = ("Hứa Văn Mười", "Lộc Thị Chín", "Triệu Văn Tám", "Mã Thị Bảy", "Ngọ Văn Sáu")
FAMILY = ("Hứa", "Lộc", "Nông", "Vi", "Lương", "Bế")
GIVEN = ("Anh", "Bình", "Chi", "Dung", "Giang", "Hoa", "Khanh", "Lan", "Minh", "Ninh")


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path) -> Clerk:
    return Clerk(qtbot, tmp_path / "so")


def fill(clerk: Clerk) -> list[str]:
    """Enter the office, its people and the members to be; return the names of those who will be nominated."""
    book = clerk.book
    change_office(book, replace(office(book), signer_name="Hứa Văn Mười", code="SNgV"))
    office_unit = unit(book, "Văn phòng")
    for name in MEMBERS:
        person(book, name, office_unit, "Trưởng phòng")
    names = [f"{family} Thu {given}" for family in FAMILY for given in GIVEN]
    for name in names:
        person(book, name, office_unit, "Chuyên viên", "female")
    return names


def closed(clerk: Clerk, page: EmulationPage, kind: type[QDialog]) -> None:
    clerk.settle()
    clerk.qtbot.waitUntil(lambda: not [child for child in page.findChildren(kind) if child.isVisible()])


def nominate_all(clerk: Clerk, page: EmulationPage, names: list[str]) -> None:
    """Nominate everybody in one form that goes on from one to the next."""
    clerk.press(page, KEY.Key_N, CONTROL)
    form = open_form(clerk.qtbot, page, NominationForm)
    for name in names:
        clerk.qtbot.waitUntil(lambda: form.nominee.text() == "")
        compose(form.nominee, name)
        press(form, KEY.Key_Return)
        compose(form.summary, f"{name} hoàn thành tốt nhiệm vụ của Kế hoạch.")
        press(form, KEY.Key_Return, CONTROL | SHIFT)
        clerk.settle()
    form.reject()
    closed(clerk, page, NominationForm)
    assert lists.count(clerk.book, ListQuery(NOMINATIONS.key)) == len(names)


def set_up_council(clerk: Clerk, page: EmulationPage) -> None:
    """Enter the five members of the Council, the first its chair."""
    form = open_form(clerk.qtbot, page, CouncilForm)
    compose(form.decision_number, "12/QĐ-SNgV")
    form.decided_on.setText("5/1/2026")
    for place, name in enumerate(MEMBERS):
        if place:
            form.members.rows.add.click()
        row = form.members.rows.rows[place]
        compose(row.name, name)
        QTest.keyClick(row.name, KEY.Key_Return)
        row.role.setCurrentIndex(0 if not place else row.role.currentIndex())
    press(form, KEY.Key_Return, CONTROL)
    closed(clerk, page, CouncilForm)


@pytest.mark.window
def test_sixty_nominees_from_the_first_name_to_the_money_in_the_hand(clerk: Clerk) -> None:
    names = fill(clerk)
    page = clerk.go_to("emulation", EmulationPage)
    clerk.press(page, KEY.Key_T, CONTROL)
    rounds = open_form(clerk.qtbot, page, NewRoundForm)
    rounds.half.set_value(1)
    rounds.year.setValue(2026)
    press(rounds, KEY.Key_Return, CONTROL)
    closed(clerk, page, NewRoundForm)
    nominate_all(clerk, page, names)
    assert page.way.next_act.toolTip() == f"{NOMINEES} đề nghị đủ hồ sơ, chưa đưa ra Hội đồng (Ctrl+Shift+Enter)"

    council = page.council
    page.tabs.setCurrentWidget(council)
    clerk.press(council, KEY.Key_M, CONTROL | SHIFT)
    set_up_council(clerk, page)
    session = open_form(clerk.qtbot, page, SessionForm)
    session.held_on.setText("2/7/2026")
    assert len(session.nominations.ids()) == NOMINEES
    press(session, KEY.Key_Return, CONTROL)
    closed(clerk, page, SessionForm)

    clerk.press(council, KEY.Key_B, CONTROL)
    votes = open_form(clerk.qtbot, page, VoteForm)
    QTest.keyClick(votes.votes, KEY.Key_F8)
    votes.votes.select_row(0)
    QTest.keyClicks(votes.votes, "2")
    QTest.keyClick(votes.votes, KEY.Key_Tab)
    QTest.keyClicks(votes.votes, "3")
    assert votes.counts.text() == f"Đạt: {NOMINEES - 1}; không đạt: 1."
    press(votes, KEY.Key_Return, CONTROL)
    closed(clerk, page, VoteForm)

    clerk.press(council, KEY.Key_D, CONTROL)
    decision = open_form(clerk.qtbot, page, DecisionForm)
    assert len(decision.nominations.ids()) == NOMINEES - 1
    press(decision, KEY.Key_Return, CONTROL)
    closed(clerk, page, DecisionForm)
    clerk.press(page.decisions.content.decisions, KEY.Key_K, CONTROL | SHIFT)
    sign = open_form(clerk.qtbot, page, SignForm)
    compose(sign.number, "15/QĐ-SNgV")
    sign.signed_on.setText("9/7/2026")
    press(sign, KEY.Key_Return, CONTROL)
    closed(clerk, page, SignForm)

    for key in (KEY.Key_M, KEY.Key_U):
        clerk.press(page.decisions.content.awards, KEY.Key_A, CONTROL)
        clerk.press(page.decisions.content.awards, key, CONTROL)
        day = open_form(clerk.qtbot, page, DayForm)
        day.day.setText("15/7/2026")
        press(day, KEY.Key_Return, CONTROL)
        closed(clerk, page, DayForm)
    check_papers(clerk)
    states = [row.values[NOMINATIONS.columns.index(NOMINATIONS.column("state"))] for row in nominations(clerk)]
    assert sorted(states) == ["Không đạt"] + ["Đã trao, đã chi"] * (NOMINEES - 1)
    assert page.way.acts() == []


def nominations(clerk: Clerk) -> list[ListRow]:
    return lists.everything(clerk.book, ListQuery(NOMINATIONS.key, scope={"round": CODE}))


def check_papers(clerk: Clerk) -> None:
    """Read what the round prints: money by the base salary of the day it was signed, everybody once."""
    awards = lists.everything(clerk.book, ListQuery(AWARDS.key, scope={"round": CODE}))
    amount = AWARDS.columns.index(AWARDS.column("amount"))
    # 0,3 × 2.530.000 = 759.000, rounded up to 10.000 (Nghị định 152/2025, Điều 49 và Điều 54).
    assert {row.values[amount] for row in awards} == {760_000}
    assert len(awards) == NOMINEES - 1
    for kind in ("minutes", "award-decision", "reward-list"):
        paper = papers.render(clerk.book, kind, {"round": CODE}, "pdf")
        pages = pypdf.PdfReader(io.BytesIO(paper.content)).pages
        text = " ".join(" ".join(page.extract_text() for page in pages).split())
        assert text.count("Ninh") >= len(FAMILY), kind
        if kind == "reward-list":
            assert "44.840.000" in text
            assert "Bốn mươi tư triệu tám trăm bốn mươi nghìn đồng" in text
