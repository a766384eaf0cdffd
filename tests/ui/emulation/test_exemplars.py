"""Exemplars in the window: the list of the round filtered by them, and their paper."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.lists import ListQuery
from desktop_app.services.book import Book
from desktop_app.services.rounds.nomination_acts import SetForMany, set_for_many
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.emulation.steps_line import ALL, EXEMPLARS
from desktop_app.ui.widgets.papers.preview import PreviewWindow
from tests.books import collective, individual, person, review_round, unit
from tests.ui import paper_pages, rounds
from tests.ui.conftest import WindowRest
from tests.ui.pages import opened_menu, press

CODE = "2026-H1"
ALT = Qt.KeyboardModifier.AltModifier


def _fill_office(book: Book) -> None:
    at = unit(book, "Văn phòng")
    review_round(book, CODE)
    marked = individual(book, person(book, "Đặng Văn Ước", at, "Chuyên viên"), CODE)
    individual(book, person(book, "Lộc Thị Đào", at, "Chuyên viên"), CODE, summary="")
    set_for_many(book, [marked, collective(book, at, CODE)], SetForMany(exemplar=True))


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """A person and a collective proposed as exemplars, and a draft of another person."""
    return book


@pytest.fixture
def page(office: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> EmulationPage:
    return rounds.page_of_office(office, qtbot, context, settled)


def names(page: EmulationPage) -> list[str]:
    model = page.nominations.table.model()
    column = NOMINATIONS.columns.index(NOMINATIONS.column("name"))
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_a_button_filters_the_round_by_exemplars_and_back(page: EmulationPage, settled: WindowRest) -> None:
    button = page.steps.chips.buttons[EXEMPLARS]
    assert button.isVisible()
    assert button.text() == "Nhân rộng (2)"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settled()
    assert names(page) == ["Văn phòng", "Đặng Văn Ước"]
    QTest.mouseClick(page.steps.chips.buttons["draft"], Qt.MouseButton.LeftButton)
    settled()
    assert names(page) == ["Lộc Thị Đào"]
    QTest.mouseClick(page.steps.chips.buttons[ALL], Qt.MouseButton.LeftButton)
    settled()
    assert page.nominations.total == 3


def test_a_key_shows_the_exemplars(page: EmulationPage, settled: WindowRest) -> None:
    page.nominations.setFocus()
    press(page, Qt.Key.Key_0, ALT)
    settled()
    assert page.steps.chips.key == EXEMPLARS
    assert page.nominations.total == 2


def test_the_arrows_go_from_the_steps_to_the_exemplars(page: EmulationPage, settled: WindowRest) -> None:
    page.steps.chips.buttons[ALL].setFocus()
    for _ in range(3):
        press(page, Qt.Key.Key_Right)
        settled()
    assert page.steps.chips.key == EXEMPLARS
    assert page.nominations.total == 2


def test_the_button_is_visible_only_while_the_round_has_exemplars(page: EmulationPage, settled: WindowRest) -> None:
    button = page.steps.chips.buttons[EXEMPLARS]
    page.context.act(lambda book: set_for_many(book, [1], SetForMany(exemplar=False)))
    settled()
    assert button.text() == "Nhân rộng (1)"
    page.context.act(lambda book: set_for_many(book, [3], SetForMany(exemplar=False)))
    settled()
    assert not button.isVisible()


@pytest.mark.parametrize(
    ("scope", "step", "words", "nominees"),
    [
        ({"exemplar": True}, EXEMPLARS, "", ["Văn phòng", "Đặng Văn Ước"]),
        ({"exemplar": True, "kind": "collective"}, EXEMPLARS, "Chỉ hiện: Tập thể", ["Văn phòng"]),
        ({"exemplar": True, "state": "draft"}, "draft", "Chỉ hiện: Đề nghị nhân rộng", []),
        ({"exemplar": False}, ALL, "Chỉ hiện: Không đề nghị nhân rộng", ["Lộc Thị Đào"]),
    ],
)
def test_a_query_for_exemplars_filters_the_list_until_it_is_cleared(
    page: EmulationPage, settled: WindowRest, scope: dict[str, object], step: str, words: str, nominees: list[str]
) -> None:
    page.show_query(ListQuery("nominations", scope={"round": CODE, **scope}))
    settled()
    assert page.steps.chips.key == step
    assert names(page) == nominees
    assert page.filter_line.isVisible() == bool(words)
    assert not words or page.filter_line.text() == words
    page.filter_line.click()
    settled()
    assert page.steps.chips.key == ALL
    assert page.nominations.total == 3


def test_the_paper_is_shown_from_the_menu_of_the_page(page: EmulationPage, settled: WindowRest) -> None:
    (action,) = [item for item in opened_menu(page.papers) if "gương điển hình" in item.text()]
    action.trigger()
    settled()
    (preview,) = page.findChildren(PreviewWindow)
    assert preview.paper is not None
    assert preview.paper.file_name == f"Danh sách gương điển hình tiên tiến đề nghị nhân rộng {CODE}.pdf"
    preview.close()


def test_the_paper_is_shown_on_the_page_of_papers(
    office: Book, qtbot: QtBot, context: Context, settled: WindowRest
) -> None:
    page = paper_pages.opened(qtbot, context, settled)
    paper_pages.choose(page, settled, "exemplar-list")
    assert page.chooser.kinds.currentText() == "Danh sách gương điển hình tiên tiến đề nghị nhân rộng"
    assert page.chooser.options == {"round": CODE, "direction": "", "type": ""}
    assert page.pane.is_shown
    assert page.columns_action.isEnabled()
