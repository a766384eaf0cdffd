"""What the program says of report texts that were being typed when it stopped."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.context import Context
from desktop_app.ui.reports.page import ReportsPage
from tests.books import BookIds
from tests.ui.report_pages import make_page, write


@pytest.fixture
def page(filled: BookIds, qtbot: QtBot, context: Context, settled: Callable[[], None]) -> ReportsPage:
    del filled
    return make_page(qtbot, context, settled)


def test_a_text_left_behind_is_named_by_its_report_and_part(page: ReportsPage) -> None:
    # It was called "2026, proposals".
    write(page, "proposals", "Dang do.")
    draft = page.editor.draft()
    assert draft is not None
    (report,) = (key for key, _ in page.editor.unsaved)
    assert draft.words == {f"{report.words}: Đề xuất, kiến nghị": "Dang do."}
