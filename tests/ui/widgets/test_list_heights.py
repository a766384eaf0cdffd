"""How high the rows of lists are: as their texts need, and by rows and room alone, whatever they stood in before."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.list_kinds.office import PEOPLE
from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.list_kinds.year import MOVEMENTS, REFERRALS
from desktop_app.domain.lists import ListKind
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.lists.filters.chips import Filtering
from desktop_app.ui.widgets.lists.heights.arranged import Arranged, arranged
from desktop_app.ui.widgets.lists.heights.row_heights import LEAST
from desktop_app.ui.widgets.lists.model import ListModel
from desktop_app.ui.widgets.lists.table import ListTable
from desktop_app.ui.widgets.lists.view import ListView
from tests.ui.list_cells import PADDING, lines_of, texts_in
from tests.ui.list_views import WindowRest, dressed_sample, hide, list_shower, sample_folder, settle

show = pytest.fixture(list_shower)
sample = pytest.fixture(sample_folder, scope="module")
book = pytest.fixture(dressed_sample)


def lines_in(table: ListTable) -> list[list[int]]:
    """Return for each row in sight how many lines its texts need, column by column."""
    shown = [place for place, column in enumerate(table.kind.columns) if not table.isColumnHidden(place)]
    shown = [place for place in shown if table.kind.columns[place].tone is None]
    rows = rows_in_sight(table)
    texts = {place: texts_in(table, place, len(rows)) for place in shown}
    return [[lines_of(texts[at][row], table, table.columnWidth(at) - PADDING) for at in shown] for row in rows]


def rows_in_sight(table: ListTable) -> range:
    """Return the rows in sight, from the first on."""
    bottom = table.rowAt(table.viewport().height() - 1)
    return range((bottom if bottom >= 0 else table.model().rowCount() - 1) + 1)


def stands(view: ListView) -> dict[str, int]:
    """Return how wide the columns in sight are."""
    table = view.table
    places = [place for place in table.places() if not table.isColumnHidden(place)]
    return {table.kind.columns[place].key: table.columnWidth(place) for place in places}


def resized(view: ListView, size: QSize, settled: WindowRest) -> None:
    """Give a list another size; it is laid out without being painted, which takes longer."""
    view.setUpdatesEnabled(False)
    view.resize(size)
    QApplication.sendPostedEvents()
    settled()


@pytest.mark.parametrize("kind", LIST_KINDS.values(), ids=lambda kind: kind.key)
def test_how_a_list_stands_follows_from_its_rows_and_its_room(
    kind: ListKind, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(kind)
    table, places = view.table, range(len(kind.columns))
    for height in (150, 180, 220, 260, 420):
        size, stood = QSize(1120, height), []
        for before in (QSize(1120, 1400), QSize(1120, 70), QSize(600, 240)):
            resized(view, before, settled)
            resized(view, size, settled)
            heights = [table.rowHeight(row) for row in rows_in_sight(table)]
            stood.append(([table.columnWidth(at) for at in places], heights))
        assert stood == [stood[0]] * 3, height


@pytest.mark.parametrize("kind", LIST_KINDS.values(), ids=lambda kind: kind.key)
def test_columns_are_as_wide_as_what_is_shown_needs_whatever_was_shown_before(
    kind: ListKind, show: Callable[[ListKind], ListView], context: Context, qtbot: QtBot, settled: WindowRest
) -> None:
    view = show(kind)
    every = view.query
    model = view.table.model()
    assert isinstance(model, ListModel)
    # Of a list without rows each query is the same.
    shortest = sorted(model.rows_at_hand(range(view.total)), key=lambda row: len("".join(row.texts)))[:1]
    alone = replace(every, scope={"ids": [shown.row.id for shown in shortest]})
    by_another = next(replace(every, sort=column.key) for column in reversed(kind.columns) if column.sortable)
    at_first = stands(view)
    for other in (alone, by_another, replace(every, text="không có dòng nào như thế")):
        view.set_query(other)
        settled()
        after = stands(view)
        view.set_query(every)
        settled()
        assert stands(view) == at_first, other
        if other == alone:
            by_itself = ListView(context, kind)
            qtbot.addWidget(by_itself)
            by_itself.set_query(alone)
            by_itself.resize(view.size())
            by_itself.show()
            settle(qtbot, by_itself, settled)
            assert after == stands(by_itself)


@pytest.mark.parametrize("kind", LIST_KINDS.values(), ids=lambda kind: kind.key)
def test_few_rows_that_there_is_room_for_are_all_in_sight(
    kind: ListKind, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(kind)
    table = view.table
    metrics = QFontMetrics(table.font())
    for height in range(130, 250, 8):
        resized(view, QSize(640, height), settled)
        room = table.viewport().height()
        if view.total <= LEAST and view.total * (metrics.height() + 6) <= room:
            assert sum(table.rowHeight(row) for row in range(view.total)) <= room, height


@pytest.mark.parametrize("kind", LIST_KINDS.values(), ids=lambda kind: kind.key)
def test_no_row_comes_so_close_that_a_state_touches_its_lines(
    kind: ListKind, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(kind)
    table = view.table
    for height in range(110, 300, 10):
        resized(view, QSize(900, height), settled)
        assert all(table.rowHeight(row) >= table.fontMetrics().height() + 6 for row in rows_in_sight(table)), height


@pytest.mark.parametrize("kind", LIST_KINDS.values(), ids=lambda kind: kind.key)
def test_no_row_is_higher_than_its_texts_need_and_nothing_blank_that_would_make_one_whole(
    kind: ListKind, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(kind)
    table = view.table
    spacing = table.fontMetrics().lineSpacing()
    for width in (680, 1130, 1680):
        resized(view, QSize(width, 700), settled)
        line = table.verticalHeader().defaultSectionSize()
        blank = table.viewport().height() - table.verticalHeader().length()
        for row, needs in enumerate(lines_in(table)):
            assert table.rowHeight(row) <= line + (max(needs) - 1) * spacing, (width, row, needs)
            has = (table.rowHeight(row) - 4) // spacing
            missing = min((need - has for need in needs if has < need <= 8), default=0)
            assert not missing or missing * spacing > blank, (width, row, needs, has, blank)


def test_a_list_is_not_laid_out_before_it_has_room(
    context: Context, qtbot: QtBot, settled: WindowRest, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms = list[QSize]()

    def counted(table: ListTable, inside: QSize, *further: Any) -> Arranged:  # noqa: ANN401 - handed on as it is
        rooms.append(inside)
        return arranged(table, inside, *further)

    monkeypatch.setattr("desktop_app.ui.widgets.lists.table.arranged", counted)
    view = ListView(context, PEOPLE)
    qtbot.addWidget(view)
    hide(view, "birth_year")
    assert rooms == []
    resized(view, QSize(900, 300), settled)
    view.show()
    settle(qtbot, view, settled)
    assert rooms
    assert "birth_year" not in stands(view)


def test_few_rows_without_room_for_all_their_lines_share_what_there_is(
    show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(MOVEMENTS)
    shown = {"name", "from_date", "to_date", "document_number", "state", "units", "people", "closed_on"}
    hide(view, *(column.key for column in MOVEMENTS.columns if column.key not in shown))
    table = view.table
    for height in range(150, 260, 5):
        resized(view, QSize(1120, height), settled)
        blank = table.viewport().height() - table.verticalHeader().length()
        heights, spacing = [table.rowHeight(row) for row in range(view.total)], table.fontMetrics().lineSpacing()
        airs = [high - (2 if high > 2 * spacing + 4 else 1) * spacing for high in heights]
        assert max(airs) - min(airs) <= 1, (height, heights)
        assert blank < view.total or min(airs) == 16, (height, heights, blank)


def test_rows_that_come_closer_and_are_all_in_sight_leave_nothing_blank_for_a_bar(
    show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(REFERRALS)
    table, closer = view.table, 0
    assert view.total > 4
    for height in range(200, 400, 5):
        resized(view, QSize(820, height), settled)
        QApplication.processEvents()
        assert table.horizontalHeader().length() == table.viewport().width(), height
        if not table.verticalScrollBar().isVisible() and table.rowHeight(0) > 2 * table.fontMetrics().lineSpacing():
            closer += 1
            blank = table.viewport().height() - table.verticalHeader().length()
            assert blank < view.total or table.verticalHeader().defaultSectionSize() == 31, (height, blank)
    assert closer


def test_a_row_alone_shows_all_it_has_where_the_rest_is_blank(
    show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(NOMINATIONS)
    view.filter.setText("Vi Hữu Khánh")
    settled()
    resized(view, QSize(1300, 500), settled)
    assert view.total
    (needs, *_), has = lines_in(view.table), view.table.rowHeight(0) // view.table.fontMetrics().lineSpacing()
    assert has >= min(max(needs), 8)


def is_chosen_in_sight(table: ListTable) -> bool:
    """Tell whether the chosen row is whole in sight."""
    (chosen,) = table.selectionModel().selectedRows()
    top = table.rowViewportPosition(chosen.row())
    return 0 <= top <= table.viewport().height() - table.rowHeight(chosen.row())


def test_the_chosen_row_stays_in_sight_in_a_lower_list_and_in_another_order(
    show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    resized(view, QSize(900, 700), settled)
    table = view.table
    table.selectRow(min(14, view.total - 1))
    table.scrollToTop()
    assert is_chosen_in_sight(table)
    resized(view, QSize(900, 250), settled)
    assert is_chosen_in_sight(table)
    # Its place is another one in the other order, and then in groups.
    table.sort_asked.emit(0)
    settled()
    assert is_chosen_in_sight(table)
    view.show_filtering(Filtering((), "unit"))
    settled()
    assert is_chosen_in_sight(table)
