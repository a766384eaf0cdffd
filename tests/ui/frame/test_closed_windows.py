"""A window that is closed while the book is still asked: the answer comes too late, and nothing falls over it."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.kinds.proposals.submission import TO_DIRECTOR
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import READERS
from desktop_app.ui.certificates.window import CertificateWindow
from desktop_app.ui.emulation.checks.window import CheckWindow
from desktop_app.ui.emulation.council.window import CouncilWindow
from desktop_app.ui.papers.issued_register import IssuedRegister
from desktop_app.ui.papers.issued_window import IssuedWindow
from desktop_app.ui.papers.wording_window import WordingWindow
from desktop_app.ui.people.history_window import HistoryWindow
from desktop_app.ui.people.near_window import NearWindow
from desktop_app.ui.people.years.holds_window import HoldsWindow
from desktop_app.ui.people.years.unit_year_window import UnitYearWindow
from desktop_app.ui.widgets.papers.preview import PreviewWindow
from desktop_app.ui.widgets.records.records_window import show_source_records
from tests.ui.pages import choose_file

WindowRest = Callable[[], None]
STAFF = Subject(NomineeKind.INDIVIDUAL, 1)
WINDOWS: dict[str, Callable[[Context, QWidget], QWidget]] = {
    "history": lambda context, owner: HistoryWindow(context, STAFF, owner),
    "near": lambda context, owner: NearWindow(context, NomineeKind.INDIVIDUAL, 2026, owner),
    "holds": lambda context, owner: HoldsWindow(context, STAFF, owner),
    "unit-year": lambda context, owner: UnitYearWindow(context, 1, 2026, owner),
    "check": lambda context, owner: CheckWindow(context, "2026-H1", owner),
    "councils": lambda context, owner: CouncilWindow(context, owner),
    "behind": lambda context, owner: show_source_records(context, [RecordRef("person", 1)], owner),
    "wording": lambda context, owner: WordingWindow(context, TO_DIRECTOR.file, owner),
    "register": lambda context, owner: IssuedRegister(context, owner),
    "issued": lambda context, owner: IssuedWindow(context, 1, owner),
    "preview": lambda context, owner: PreviewWindow(context, "nomination-list", {"round": "2026-H1"}, owner),
    "certificates": lambda context, owner: CertificateWindow(context, 1, owner),
}


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("kind", WINDOWS)
def test_an_answer_to_a_window_that_is_closed_is_left_alone(
    qtbot: QtBot, context: Context, settled: WindowRest, kind: str
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    gate, gone = threading.Event(), []
    for _ in range(READERS):
        # All threads that read are kept busy until the window is gone.
        context.read(lambda _: gate.wait(), lambda _: None)
    try:
        window = WINDOWS[kind](context, owner)
        window.destroyed.connect(lambda: gone.append(kind))
        getattr(window, "start", window.show)()
        window.close()
        qtbot.waitUntil(lambda: gone == [kind])
    finally:
        gate.set()
    settled()


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("stored", [True, False])
def test_what_came_of_a_paper_saved_from_a_closed_window_is_told_by_the_main_one(
    qtbot: QtBot, context: Context, settled: WindowRest, tmp_path: Path, stored: bool
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    window = PreviewWindow(context, "nomination-list", {"round": "2026-H1"}, owner)
    window.show()
    settled()
    messages: list[str] = []
    context.message.connect(messages.append)
    context.tasks.failed.connect(lambda problem: messages.append(problem.message))
    gate, gone = threading.Event(), []
    window.destroyed.connect(lambda: gone.append(True))
    path = (tmp_path if stored else tmp_path / "không có") / "danh sách.docx"
    for _ in range(READERS):
        context.read(lambda _: gate.wait(), lambda _: None)
    try:
        window.save_paper("docx")
        choose_file(window, path)
        window.close()
        qtbot.waitUntil(lambda: gone == [True])
    finally:
        gate.set()
    settled()
    assert path.exists() is stored
    (sentence,) = messages
    assert ("Đã lưu" in sentence) is stored
