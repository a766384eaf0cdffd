"""Vì sao có tên trong danh sách: opened by its key from lists, steps opened by Enter, printed as a dossier."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.awards.chains import STAGE_LABELS, ChainStage
from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.domain.list_kinds.awards import AWARDS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.standing.year_records import Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.papers.chains.read import chain_of_award, chain_of_nomination, chains_of
from desktop_app.services.rounds.nomination_acts import SetForMany, set_for_many
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.council.tab import CouncilTab
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.people.history_window import HistoryWindow
from desktop_app.ui.widgets.papers.preview import PreviewWindow
from desktop_app.ui.widgets.records.chain_window import TITLE, ChainWindow, show_award_chain, show_chains_of
from desktop_app.ui.widgets.records.records_window import RecordsWindow
from tests.books import BookIds, rows_of
from tests.ui import rounds
from tests.ui.conftest import WindowRest
from tests.ui.pages import press

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def filled(book: Book, filled: BookIds) -> BookIds:
    """The ids of what is in `book`, where Lan's nomination names her evidence."""
    set_for_many(book, [filled.of_lan], SetForMany(evidence=(RecordRef("activity", 1), RecordRef("task", filled.task))))
    return filled


@pytest.fixture
def page(book: Book, filled: BookIds, qtbot: QtBot, context: Context, settled: WindowRest) -> EmulationPage:
    return rounds.page_of_office(book, qtbot, context, settled)


def opened[W: QWidget](qtbot: QtBot, parent: QWidget, kind: type[W]) -> W:
    qtbot.waitUntil(lambda: any(window.isVisible() for window in parent.findChildren(kind)))
    return next(window for window in parent.findChildren(kind) if window.isVisible())


def texts(window: ChainWindow) -> list[str]:
    model = window.table.steps
    return [str(model.index(row, 2).data()) for row in range(model.rowCount())]


def test_a_nomination_of_the_list_tells_its_steps_by_a_key(
    qtbot: QtBot, book: Book, filled: BookIds, page: EmulationPage, settled: WindowRest
) -> None:
    sentences: list[str] = []
    page.context.message.connect(sentences.append)
    page.nominations.table.clearSelection()
    page.nominations.table.setCurrentIndex(QModelIndex())
    for key in (KEY.Key_J, KEY.Key_H):
        press(page.nominations.table, key, CONTROL)
    assert sentences == ["Chưa chọn dòng nào"] * 2
    page.nominations.select_id(filled.of_lan)
    settled()
    press(page.nominations.table, KEY.Key_J, CONTROL)
    window = opened(qtbot, page, ChainWindow)
    settled()
    chain = chain_of_nomination(book, filled.of_lan)
    assert texts(window) == [step.text for step in chain.steps]
    assert window.name.text() == chain.title
    assert str(window.table.steps.index(0, 0).data()) == STAGE_LABELS[ChainStage.TASK]
    assert window.table.hasFocus() or window.focusProxy() is window.table
    place = next(row for row, step in enumerate(chain.steps) if step.stage is ChainStage.ACTIVITY)
    window.table.setCurrentIndex(window.table.steps.index(place, 2))
    press(window.table, KEY.Key_Return)
    record = opened(qtbot, window, RecordsWindow)
    settled()
    words = [label.text() for label in record.body.findChildren(type(window.name))]
    assert "Tin về ngày hội" in words


def test_every_step_opens_its_record(qtbot: QtBot, filled: BookIds, page: EmulationPage, settled: WindowRest) -> None:
    page.nominations.select_id(filled.of_lan)
    settled()
    press(page.nominations.table, KEY.Key_J, CONTROL)
    window = opened(qtbot, page, ChainWindow)
    settled()
    for row in range(window.table.steps.rowCount()):
        window.table.setCurrentIndex(window.table.steps.index(row, 2))
        press(window.table, KEY.Key_Return)
        record = opened(qtbot, window, RecordsWindow)
        settled()
        words = [label.text() for label in record.body.findChildren(type(window.name))]
        assert len(words) > 2, window.table.steps.lines[row]
        record.reject()
        record.setParent(None)


def test_it_is_printed_as_a_dossier_by_a_key(
    qtbot: QtBot, filled: BookIds, page: EmulationPage, settled: WindowRest
) -> None:
    page.nominations.select_id(filled.of_lan)
    settled()
    press(page.nominations.table, KEY.Key_J, CONTROL)
    window = opened(qtbot, page, ChainWindow)
    settled()
    press(window, KEY.Key_P, CONTROL)
    preview = opened(qtbot, window, PreviewWindow)
    settled()
    assert "Hồ sơ khen thưởng" in preview.windowTitle()
    preview.close()


def test_a_persons_chains_are_chosen_in_a_box(
    qtbot: QtBot, book: Book, filled: BookIds, context: Context, settled: WindowRest
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    who = Subject(NomineeKind.INDIVIDUAL, filled.lan)
    chains = chains_of(book, who)
    window = show_chains_of(context, who, parent)
    settled()
    assert [window.choice.itemText(row) for row in range(window.choice.count())] == [chain.title for chain in chains]
    assert window.choice.isVisible() is (len(chains) > 1)
    assert texts(window) == [step.text for step in chains[-1].steps]


def test_the_history_of_a_person_leads_to_it(
    qtbot: QtBot, book: Book, filled: BookIds, context: Context, settled: WindowRest
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    history = HistoryWindow(context, Subject(NomineeKind.INDIVIDUAL, filled.lan), parent)
    history.start()
    settled()
    QTest.keyClick(history, KEY.Key_J, CONTROL)
    window = opened(qtbot, history, ChainWindow)
    settled()
    assert window.table.steps.rowCount() > 0


def test_an_award_of_a_decision_leads_to_it(
    qtbot: QtBot, book: Book, filled: BookIds, page: EmulationPage, settled: WindowRest
) -> None:
    awards = page.decisions.content.awards
    page.show_query(ListQuery(AWARDS.key, scope={"ids": (1,)}))
    settled()
    awards.select_id(1)
    settled()
    awards.table.setFocus()
    QTest.keyClick(awards.table, KEY.Key_J, CONTROL)
    window = opened(qtbot, page.decisions.content, ChainWindow)
    settled()
    assert texts(window) == [step.text for step in chain_of_award(book, 1).steps]


def test_a_vote_of_the_council_leads_to_it(
    qtbot: QtBot, book: Book, filled: BookIds, context: Context, settled: WindowRest
) -> None:
    tab = CouncilTab(context)
    qtbot.addWidget(tab)
    tab.resize(900, 600)
    tab.show()
    tab.show_round("2025-H2")
    settled()
    settled()
    tab.votes.table.setFocus()
    tab.votes.table.selectRow(0)
    settled()
    QTest.keyClick(tab.votes.table, KEY.Key_J, CONTROL)
    window = opened(qtbot, tab, ChainWindow)
    settled()
    (nomination_id,) = rows_of(book, "vote_tally", "nomination_id", f"id = {tab.votes.current_id()}")[0]
    assert isinstance(nomination_id, int)
    assert texts(window) == [step.text for step in chain_of_nomination(book, nomination_id).steps]


def test_nothing_to_tell_is_a_sentence_and_no_act(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    for window in (
        show_chains_of(context, Subject(NomineeKind.INDIVIDUAL, 99), parent),
        show_award_chain(context, 99, parent),
    ):
        settled()
        assert window.empty.isVisible()
        assert window.empty.text
        assert window.name.text() == TITLE
        assert [action.text() for action in window.actions() if action.isEnabled()] == []


def test_a_record_that_is_gone_is_not_offered_to_be_read_again(
    qtbot: QtBot, context: Context, settled: WindowRest
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    window = ChainWindow(context, lambda book: [chain_of_nomination(book, 404)], parent)
    window.start()
    settled()
    assert "không còn nữa" in window.empty.text
    assert not window.empty.button.isVisible()
