"""What a screen reader is told: each thing that takes the keyboard has a name, and the job is done by names alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QTabWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.rounds.states import NominationState
from desktop_app.services.rounds.nominations import nomination
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.emulation.nominations.form import NominationForm
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.emulation.statistics.tab import StatisticsTab
from desktop_app.ui.frame.pages import PAGES
from tests.books import rows_of, sample_in
from tests.pictures.squeezed import squeezed_in
from tests.ui.pages import open_form
from tests.ui.shown_program import ShownProgram
from tests.ui.spoken import Reader, nameless

ROLE = QAccessible.Role


@pytest.fixture
def run(qtbot: QtBot, tmp_path: Path) -> Iterator[ShownProgram]:
    run = ShownProgram(qtbot, sample_in(tmp_path / "book").root, QSize(1366, 740))
    run.show(painted=False)
    yield run
    run.settle()


@pytest.fixture
def large_letters(run: ShownProgram, qapp: QApplication) -> Iterator[None]:
    run.window.resize(1920, 1040)
    apply_theme(qapp)
    run.window.look.choose_size(200)
    yield
    apply_theme(qapp).choose_size(100)


def test_everything_on_every_page_has_a_name_and_is_whole_with_letters_of_twice_the_size(
    run: ShownProgram, large_letters: None
) -> None:
    without: dict[str, set[tuple[str, str]]] = {}
    for page in PAGES:
        run.window.go_to(page.key)
        run.settle()
        tabs = getattr(run.window.current_page, "tabs", None)
        for place in range(tabs.count() if isinstance(tabs, QTabWidget) else 1):
            if isinstance(tabs, QTabWidget):
                tabs.setCurrentIndex(place)
                run.settle()
            without[f"{page.key} {place}"] = nameless(run.window.current_page)
            shown = run.window.current_page
            # What has no room any more gives up its words a moment later.
            run.qtbot.waitUntil(lambda shown=shown: squeezed_in("", shown) == [])  # type: ignore[misc]
    assert {where: parts for where, parts in without.items() if parts} == {}
    assert len(without) > 20


def test_somebody_is_nominated_by_names_and_acts_alone(run: ShownProgram) -> None:
    reader = Reader(run.window)
    reader.select("Thi đua – Khen thưởng", "Các trang công việc")
    run.qtbot.waitUntil(lambda: isinstance(run.window.current_page, EmulationPage))
    run.settle()
    ((before,),) = rows_of(run.book, "nomination", "count(*)")
    ((name,), *_) = rows_of(
        run.book,
        "person",
        "full_name",
        "trashed_at IS NULL AND id NOT IN (SELECT person_id FROM nomination n"
        " JOIN review_round r ON r.id = n.round_id WHERE r.code = '2026-H1' AND person_id IS NOT NULL)",
    )
    reader.press("Đề nghị cá nhân (Ctrl+N)")
    run.settle()
    form = open_form(run.qtbot, run.window, NominationForm)
    filled = Reader(form)
    filled.enter("Họ và tên", str(name))
    assert "Xóa các chữ đã gõ" in filled.names(ROLE.Button)
    filled.enter("Tóm tắt thành tích", "Tham mưu kịp thời, hoàn thành tốt nhiệm vụ được giao.")
    run.settle()
    filled.press("Hoàn tất")
    run.qtbot.waitUntil(lambda: not run.window.findChildren(NominationForm))
    run.settle()
    ((after, newest),) = rows_of(run.book, "nomination", "count(*), max(id)")
    assert after == int(str(before)) + 1
    fields = nomination(run.book, int(str(newest))).fields
    assert (fields.state, fields.summary) == (
        NominationState.COMPLETE,
        "Tham mưu kịp thời, hoàn thành tốt nhiệm vụ được giao.",
    )
    # The act that comes next is called by the words on it, too; panes are read from above.
    assert any(name.startswith("Mở phiên họp: ") for name in reader.names(ROLE.Button))
    reader.press("Hội đồng", ROLE.PageTab)
    run.settle()
    lines = reader.names(ROLE.EditableText)
    assert lines.index("Lọc Phiên họp Hội đồng") < lines.index("Lọc Kết quả biểu quyết")
    reader.press("Thống kê", ROLE.PageTab)
    run.settle()
    # The round has no awards yet: the year before has.
    (tab,) = run.window.findChildren(StatisticsTab)
    period = tab.period
    period.setCurrentIndex(period.findText("Năm 2025"))
    period.activated.emit(period.currentIndex())
    run.settle()
    assert reader.named("Khen thưởng theo đơn vị", ROLE.Table).isValid()
