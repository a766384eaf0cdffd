"""States as dot and word: each has a tone, and can be read in every scheme."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem

from desktop_app.domain.council.votes import RESULT_LABELS, RESULT_TONES
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.plan.occurrences import (
    OCCURRENCE_STATE_LABELS,
    OCCURRENCE_STATE_TONES,
    OccurrenceState,
    words_of_state,
)
from desktop_app.domain.plan.plan_record import PLAN_STATE_LABELS, PLAN_STATE_TONES
from desktop_app.domain.rounds.states import STATE_LABELS, STATE_TONES
from desktop_app.domain.standing.year_records import RECOGNITION_LABELS, RECOGNITION_TONES
from desktop_app.domain.vocabulary import CHANGE_STATE_LABELS, CHANGE_STATE_TONES, StateTone
from desktop_app.domain.year.briefings import BRIEFING_STATE_LABELS, BRIEFING_STATE_TONES
from desktop_app.domain.year.indicator_sets import CONFIRMATION_LABELS, CONFIRMATION_TONES
from desktop_app.domain.year.movements import MOVEMENT_STATE_LABELS, MOVEMENT_STATE_TONES
from desktop_app.domain.year.obstacles import OBSTACLE_STATE_LABELS, OBSTACLE_STATE_TONES
from desktop_app.ui.base import theme as shown_theme
from desktop_app.ui.base.states.cells import StateDelegate
from desktop_app.ui.base.states.colours import paint_state, state_colours, state_html, state_width
from desktop_app.ui.base.theme import Theme, apply_theme, set_up_table
from desktop_app.ui.base.tokens import DARK, LIGHT, Tokens, high_contrast
from desktop_app.ui.tracking.state_filters import ALL, LABELS, scope_of
from tests.ui.colours import contrast

SCHEMES = {"light": LIGHT, "dark": DARK, "light+": high_contrast(LIGHT), "dark+": high_contrast(DARK)}
SHOWN: Mapping[tuple[str, str], tuple[Mapping[object, str], Mapping[object, StateTone]]] = {
    ("plans", "state"): (PLAN_STATE_LABELS, PLAN_STATE_TONES),  # type: ignore[dict-item]
    ("movements", "state"): (MOVEMENT_STATE_LABELS, MOVEMENT_STATE_TONES),  # type: ignore[dict-item]
    ("briefings", "state"): (BRIEFING_STATE_LABELS, BRIEFING_STATE_TONES),  # type: ignore[dict-item]
    ("obstacles", "state"): (OBSTACLE_STATE_LABELS, OBSTACLE_STATE_TONES),  # type: ignore[dict-item]
    ("indicators", "confirmed"): (CONFIRMATION_LABELS, CONFIRMATION_TONES),  # type: ignore[dict-item]
    ("nominations", "state"): (STATE_LABELS, STATE_TONES),  # type: ignore[dict-item]
    ("votes", "result"): (RESULT_LABELS, RESULT_TONES),  # type: ignore[dict-item]
    ("initiatives", "recognised"): (RECOGNITION_LABELS, RECOGNITION_TONES),  # type: ignore[dict-item]
    ("history", "state"): (CHANGE_STATE_LABELS, CHANGE_STATE_TONES),  # type: ignore[dict-item]
}
"""The states that lists show as they are called; those of occurrences count days."""


def test_each_state_that_a_list_shows_has_a_tone_of_its_own_words() -> None:
    of_states = {
        (kind.key, column.key)
        for kind in LIST_KINDS.values()
        for column in kind.columns
        if column.title == "Tình trạng" or column.tone is not None
    }
    assert of_states == {*SHOWN, ("occurrences", "state"), ("tasks", "state")}
    for (kind, key), (labels, tones) in SHOWN.items():
        tone = LIST_KINDS[kind].column(key).tone
        assert tone is not None
        assert [tone(words) for words in labels.values()] == [tones[state] for state in labels]
        assert tone("chữ khác") is None


def test_a_task_that_stopped_is_marked() -> None:
    tone = LIST_KINDS["tasks"].column("state").tone
    assert tone is not None
    assert tone("thôi thực hiện từ ngày 25/11/2025") is StateTone.WARNING
    assert tone("") is None


def test_each_state_of_an_occurrence_has_its_tone_however_many_days_it_counts() -> None:
    tone = LIST_KINDS["occurrences"].column("state").tone
    assert tone is not None
    assert {*OCCURRENCE_STATE_LABELS} == {*OCCURRENCE_STATE_TONES} == {*OccurrenceState}
    due = date(2026, 11, 20)
    for state, days in product(OccurrenceState, (1, 12, 1200)):
        day = due - timedelta(days) if state is OccurrenceState.DUE_SOON else due + timedelta(days)
        done = day if state is OccurrenceState.DONE_LATE else None
        assert tone(words_of_state(state, due, done, day)) is OCCURRENCE_STATE_TONES[state]
    assert tone(words_of_state(OccurrenceState.DUE_SOON, due, None, due)) is StateTone.WARNING


def test_a_state_is_called_the_same_in_rows_filters_and_charts() -> None:
    """Done in time was "đúng hạn" in the list and "Xong đúng hạn" in the chart, what is done "Xong" on its chip."""
    due = date(2026, 11, 20)
    counted = {OccurrenceState.LATE: ("quá hạn",), OccurrenceState.DONE_LATE: ("xong trễ",)}
    counted[OccurrenceState.DUE_SOON] = ("còn",)
    for state, label in OCCURRENCE_STATE_LABELS.items():
        words = words_of_state(state, due, due + timedelta(3), due + timedelta(3))
        assert words.startswith(counted.get(state, (label.lower(),)))
    for key, label in LABELS.items():
        states = [] if key == ALL else scope_of(None, key)["states"]
        # The word of one state is that of no filter of several: it would have two numbers in the window.
        assert (label in OCCURRENCE_STATE_LABELS.values()) == (len(states) == 1), key


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = apply_theme(qapp)
    yield theme
    theme.choose(Qt.ColorScheme.Unknown)


@pytest.mark.parametrize("tokens", SCHEMES.values(), ids=SCHEMES)
def test_a_state_is_drawn_with_colours_that_can_be_read(
    theme: Theme, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shown_theme, "LIGHT", tokens)
    theme.choose(Qt.ColorScheme.Light)
    for tone in StateTone:
        seen = drawn_colours(tone)
        ink, ground = state_colours(tone, tokens)
        assert {ink, ground} <= seen
        assert contrast(ink, ground) >= 4.5, tone
        # The tint may stand in a row that is chosen, or striped: the word stands on the tint alone.
        assert contrast(ink, tokens.surface) >= 4.5, tone


def drawn_colours(tone: StateTone) -> set[str]:
    image = QImage(160, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    painter = QPainter(image)
    paint_state(painter, QRect(4, 0, 150, 30), "Đã có quyết định", tone)
    painter.end()
    # Each colour is asked for once, not each of the thousands of points.
    return {QColor(point).name() for point in {*memoryview(image.constBits()).cast("I")}}


@pytest.mark.parametrize("height", [20, 24, 27, 30, 33, 52])
def test_a_state_stands_on_the_line_of_the_texts_beside_it_and_within_its_row(theme: Theme, height: int) -> None:
    theme.choose(Qt.ColorScheme.Light)
    table = QTableWidget(1, 2)
    set_up_table(table)
    for place in range(2):
        table.setItem(0, place, QTableWidgetItem("Đạt"))
    table.setItemDelegateForColumn(1, StateDelegate(lambda _: StateTone.DONE, table))
    table.setRowHeight(0, height)
    table.resize(400, 200)
    table.clearSelection()
    table.setCurrentCell(-1, -1)
    seen = table.grab().toImage()
    plain, state = (cell_of(table, seen, place) for place in range(2))
    assert rows_of_letters(state) == rows_of_letters(plain)
    ground = QColor(state_colours(StateTone.DONE, LIGHT)[1])
    middle = state.width() // 40 + 10
    tinted = [y for y in range(height) if state.pixelColor(middle, y) == ground]
    assert 2 <= min(tinted)
    assert max(tinted) <= height - 4


def cell_of(table: QTableWidget, seen: QImage, place: int) -> QImage:
    cell = table.visualRect(table.model().index(0, place)).translated(table.viewport().pos())
    return seen.copy(cell)


def rows_of_letters(cell: QImage) -> tuple[int, int]:
    """Return the first and the last row of points in which letters stand, the frame of the cell left out."""
    across = range(6, cell.width() - 6)
    rows = [y for y in range(cell.height()) if sum(cell.pixelColor(x, y).lightness() < 150 for x in across) > 1]
    return rows[0], rows[-1]


def test_every_page_shows_a_state_with_a_capital(qapp: QApplication) -> None:
    def drawn(words: str) -> QImage:
        image = QImage(160, 30, QImage.Format.Format_RGB32)
        image.fill("white")
        painter = QPainter(image)
        paint_state(painter, QRect(0, 0, 160, 30), words, StateTone.DONE)
        painter.end()
        return image

    assert drawn("đúng hạn") == drawn("Đúng hạn")
    assert drawn("đúng hạn") != drawn("Đã xong")
    metrics = QFontMetrics(qapp.font())
    assert state_width(metrics, "đúng hạn") == state_width(metrics, "Đúng hạn")
    assert ">&nbsp;●&nbsp;Đã xong&nbsp;<" in state_html("đã xong", StateTone.DONE)
