"""A kind of paper is offered where its entry says, and on page Văn bản in any case."""

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.papers.kinds import catalogue
from desktop_app.services.papers.kinds.catalogue import offered_at, offered_in, paper_kinds
from desktop_app.services.papers.kinds.declaration import MenuEntry, MenuPlace, RoundStep
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.emulation.step_papers import StepPapers
from desktop_app.ui.papers.paper_chooser import PaperChooser
from desktop_app.ui.people.history_window import HistoryWindow
from desktop_app.ui.reports.page import ReportsPage
from desktop_app.ui.widgets.papers.preview import PreviewWindow
from tests.ui import rounds
from tests.ui.conftest import WindowRest
from tests.ui.council_pages import fill_round
from tests.ui.pages import opened_menu


def kinds_in(chooser: PaperChooser) -> list[str]:
    box = chooser.kinds
    keys = (box.itemData(row, Qt.ItemDataRole.UserRole) for row in range(box.count()))
    return [key for key in keys if key]


def texts_at(place: MenuPlace) -> list[str]:
    return [entry.text for _, entry in offered_at(place)]


def test_every_kind_is_offered_on_page_van_ban(qtbot: QtBot, context: Context) -> None:
    chooser = PaperChooser(context)
    qtbot.addWidget(chooser)
    assert sorted(kinds_in(chooser)) == sorted(kind.key for kind in paper_kinds())


def test_a_kind_without_a_place_in_a_menu_is_offered_on_page_van_ban(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first, *_) = catalogue.KINDS
    lonely = first._replace(key="thank-you-letter", title="Thư cảm ơn", menus=())
    monkeypatch.setattr(catalogue, "KINDS", (*catalogue.KINDS, lonely))
    assert lonely not in [kind for place in MenuPlace for kind, _ in offered_at(place)]
    chooser = PaperChooser(context)
    qtbot.addWidget(chooser)
    assert lonely.key in kinds_in(chooser)


def test_the_round_offers_its_papers_and_so_do_its_nominations_and_sessions(
    book: Book, qtbot: QtBot, context: Context, settled: WindowRest
) -> None:
    page: EmulationPage = rounds.page_of_office(fill_round(book), qtbot, context, settled)
    offered = {action.text() for action in page.acts_in_menu()}
    assert set(texts_at(MenuPlace.NOMINATIONS)) <= offered
    assert set(texts_at(MenuPlace.NOMINATION)) <= {action.text() for action in page.acts.steps}
    page.tabs.setCurrentWidget(page.council)
    settled()
    assert set(texts_at(MenuPlace.SESSION)) <= {action.text() for action in page.council.content.actions_menu}


def titles_in(menu: StepPapers) -> list[str]:
    return [action.text().rstrip("…") for action in opened_menu(menu) if not action.isSeparator()]


def titles_of(*steps: RoundStep) -> list[str]:
    return [kind.title for step in steps for kind in offered_in(step)]


def test_each_step_of_a_round_offers_the_papers_declared_for_it(
    book: Book, qtbot: QtBot, context: Context, settled: WindowRest
) -> None:
    page: EmulationPage = rounds.page_of_office(fill_round(book), qtbot, context, settled)
    of_tabs = (
        (page.tabs.proposed, page.papers, (RoundStep.PROPOSALS,)),
        (page.council, page.council.content.papers, (RoundStep.COUNCIL,)),
        (page.decisions, page.decisions.content.papers, (RoundStep.DECISION, RoundStep.HAND_OVER)),
    )
    for tab, menu, steps in of_tabs:
        assert titles_in(menu) == titles_of(*steps)
        assert menu.menuAction().isEnabled()
        page.tabs.setCurrentWidget(tab)
        # In the page's menu; the icon of each step opens it, too.
        assert menu.menuAction() in page.acts_in_menu()
    assert all(offered_in(step) for step in RoundStep)
    assert {step for *_, steps in of_tabs for step in steps} == set(RoundStep)


def test_a_paper_of_a_step_is_made_of_what_is_chosen_there(
    book: Book, qtbot: QtBot, context: Context, settled: WindowRest
) -> None:
    page: EmulationPage = rounds.page_of_office(fill_round(book), qtbot, context, settled)
    asked = []
    page.paper_asked.connect(lambda *paper: asked.append(paper))
    page.tabs.setCurrentWidget(page.decisions)
    settled()
    (rewards,) = [action for action in opened_menu(page.decisions.content.papers) if "nhận tiền" in action.text()]
    rewards.trigger()
    settled()
    (window,) = page.findChildren(PreviewWindow)
    assert window.paper is not None
    assert window.paper.file_name == "Danh sách nhận tiền thưởng 2026-H1.pdf"
    assert asked == []


def test_a_paper_that_needs_more_than_the_step_has_is_chosen_on_page_van_ban(
    book: Book, qtbot: QtBot, context: Context, settled: WindowRest
) -> None:
    page: EmulationPage = rounds.page_of_office(fill_round(book), qtbot, context, settled)
    asked = []
    page.paper_asked.connect(lambda *paper: asked.append(paper))
    page.nominations.table.clearSelection()
    page.nominations.table.setCurrentIndex(QModelIndex())
    (achievements,) = [action for action in opened_menu(page.papers) if "thành tích" in action.text()]
    achievements.trigger()
    assert asked == [("achievement-report", {})]
    assert page.findChildren(PreviewWindow) == []
    page.nominations.table.selectRow(0)
    achievements.trigger()
    settled()
    (window,) = page.findChildren(PreviewWindow)
    assert window.paper is not None
    assert len(asked) == 1


def test_the_history_of_a_recipient_offers_its_papers(book: Book, qtbot: QtBot, context: Context) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    window = HistoryWindow(context, Subject(NomineeKind.INDIVIDUAL, 1), owner)
    assert set(texts_at(MenuPlace.HISTORY)) <= {action.text() for action in window.actions_menu}


def test_page_bao_cao_offers_its_papers_in_their_order(
    book: Book, qtbot: QtBot, context: Context, settled: WindowRest
) -> None:
    page = ReportsPage(context)
    qtbot.addWidget(page, before_close_func=QWidget.hide)
    settled()
    assert [button.text() for button in page.papers.buttons.values()] == texts_at(MenuPlace.REPORTS)
    assert texts_at(MenuPlace.REPORTS)[0] == "Báo cáo năm"


def test_page_bao_cao_makes_a_paper_that_does_not_say_what_it_will_hold(
    book: Book, qtbot: QtBot, context: Context, settled: WindowRest, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = next(kind for kind in catalogue.KINDS if kind.needs == ("year",) and kind.content().holds is None)
    offered = silent._replace(menus=(MenuEntry(MenuPlace.REPORTS, "Sổ của năm"),))
    monkeypatch.setattr(catalogue, "KINDS", (*(kind for kind in catalogue.KINDS if kind != silent), offered))
    page = ReportsPage(context)
    qtbot.addWidget(page, before_close_func=QWidget.hide)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    QTest.mouseClick(page.papers.buttons[offered.key], Qt.MouseButton.LeftButton)
    settled()
    panel = page.plain[offered.key]
    assert panel.words.text() == f"{offered.title}: lập từ số liệu trong sổ."
    panel.preview.trigger()
    (window,) = page.findChildren(PreviewWindow)
    settled()
    assert window.windowTitle().startswith(offered.content().file_name({"year": str(date.today().year)}))


def test_a_paper_of_a_step_that_lacks_both_of_what_it_is_made_of_is_chosen_on_page_van_ban() -> None:
    """Four papers opened a window that said “cần chọn đợt xét hoặc quyết định” and led nowhere."""
    of_steps = [kind for step in RoundStep for kind in offered_in(step)]
    assert any(kind.any_of for kind in of_steps)
    for kind in of_steps:
        if (options := kind.of_step({})) is not None:
            kind.check_options(options)
        if kind.any_of:
            assert options is None, kind.key
            assert kind.of_step({"round": "2026-H1"}) == {"round": "2026-H1"}
