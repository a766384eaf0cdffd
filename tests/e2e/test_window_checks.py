"""From a finding of a round's check to the record behind it, on whatever page of the real window that is."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Participant
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.rounds.nominations import nominate
from desktop_app.services.year.activities import add_activity
from desktop_app.ui.activities.page import ActivitiesPage
from desktop_app.ui.emulation.checks.window import CheckWindow
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.widgets.records.records_window import RecordsWindow
from tests.books import REASON, person, review_round, unit
from tests.e2e.clerk import Clerk


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path) -> Clerk:
    return Clerk(qtbot, tmp_path / "so")


def cite_twice(clerk: Clerk) -> None:
    """Award somebody for an activity, and propose her for it again."""
    book = clerk.book
    an = person(book, "Vi Văn An", unit(book, "Văn phòng"), "Chuyên viên")
    seen = ActivityFields(
        date(2026, 3, 9), ActivityKind.EVENT, "Ngày hội an toàn mạng", participants=(Participant(an),)
    )
    activity = add_activity(book, seen).only_id("activity")
    fields = {"person_id": an, "summary": "Tốt.", "activity_ids": (activity,), "papers": ("report",)}
    fields["exception_reason"] = REASON
    for code in ("2026-H1", "2026-H2"):
        review_round(book, code)
        number = nominate(book, NominationFields(code, NomineeKind.INDIVIDUAL, **fields)).only_id("nomination")  # type: ignore[arg-type]
        if code == "2026-H1":
            signed = DecisionFields("Khen thưởng", "31/QĐ-SNgV", date(2026, 7, 10), round_code=code)
            save_decision(book, None, signed, [number])


def test_a_finding_leads_to_the_award_and_the_activity_behind_it(clerk: Clerk) -> None:
    cite_twice(clerk)
    page = clerk.go_to("emulation", EmulationPage)
    page.refresh()
    clerk.settle()
    clerk.qtbot.waitUntil(lambda: page.round is not None)
    for place, shown in ((1, ActivitiesPage), (0, EmulationPage)):
        page.acts.check_round()
        clerk.settle()
        window = clerk.top_level(CheckWindow)
        clerk.settle()
        (line,) = window.table.findings.lines
        assert "Quyết định 31/QĐ-SNgV" in line.finding.sentence
        window.records.trigger()
        clerk.settle()
        (records,) = [child for child in window.findChildren(RecordsWindow) if child.isVisible()]
        ways = [child for child in records.findChildren(QPushButton) if child.text() == "Mở trong danh sách"]
        ways[place].click()
        clerk.settle()
        assert isinstance(clerk.window.current_page, shown)
        window.reject()
        clerk.settle()
        page = clerk.go_to("emulation", EmulationPage)
