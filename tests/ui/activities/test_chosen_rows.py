"""The bar that chosen rows bring beside the filter of a list."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services.book import Book
from desktop_app.services.year import activities
from desktop_app.ui.activities.page import ActivitiesPage
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.lists.acts.chosen_bar import ChosenBar
from tests.ui.pages import open_page

WindowRest = Callable[[], None]


def test_chosen_rows_bring_a_bar_with_their_acts(
    book: Book, context: Context, qtbot: QtBot, settled: WindowRest
) -> None:
    for number in range(3):
        activities.add_activity(book, ActivityFields(date.today(), ActivityKind.EVENT, f"Hội nghị {number}"))
    page = ActivitiesPage(context)
    open_page(qtbot, page, page.register.list)
    settled()
    assert page.register.list.findChild(ChosenBar) is None
    page.register.list.table.selectAll()
    bar = page.register.list.findChild(ChosenBar)
    assert bar is not None
    assert bar.isVisible()
    assert bar.words.text() == "Chọn 3/3 dòng"
    assert bar.words.accessibleName().endswith("Đang chọn 3 trong 3 dòng")
    acts = {button.text().rstrip("…"): button for button in bar.findChildren(QToolButton) if button is not bar.words}
    assert [*acts] == ["Sửa", "Xóa"]
    acts["Xóa"].click()
    settled()
    assert page.register.list.total == 0
    assert not bar.isVisible()


def test_the_title_stays_where_it_is_from_tab_to_tab(
    book: Book, context: Context, qtbot: QtBot, settled: WindowRest, qapp: QApplication
) -> None:
    apply_theme(qapp)
    page = ActivitiesPage(context)
    open_page(qtbot, page, page.register.list)
    (head,) = page.findChildren(PageHead)
    stood = set()
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        settled()
        QApplication.processEvents()
        stood.add((head.height(), head.title.mapTo(page, head.title.rect().center()).y()))
    assert len(stood) == 1
