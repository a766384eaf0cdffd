"""The window backs the book up by itself: when opened, as she works, when closed; and never stands in her way."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.keeping.backups import Occasion
from desktop_app.domain.office.units import UnitFields
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.services.office.units import add_unit
from desktop_app.store.backups.ledger import read_ledger
from desktop_app.store.data_file.backup import back_up
from desktop_app.ui.frame.backups.timer import BackupTimer
from desktop_app.ui.settings.data_safety_page import DataSafetyPage
from tests.books import book_in, dump, dump_file, unit
from tests.ui.frame.test_main_window import Run


@pytest.fixture
def run(qtbot: QtBot, tmp_path: Path) -> Iterator[Run]:
    """A window over a book with one unit, its backups not begun."""
    with book_in(tmp_path / "book") as book:
        unit(book, "Văn phòng")
    run = Run(qtbot, tmp_path / "book").start()
    yield run
    run.close()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "book")


def occasions(run: Run) -> list[Occasion]:
    return [note.occasion for note in read_ledger(run.context.book.folder).backups]


def timer(run: Run) -> BackupTimer:
    return run.program.findChildren(BackupTimer)[-1]


def test_the_first_start_of_a_day_makes_a_backup_and_proves_one_once_a_year(run: Run, folder: DataFolder) -> None:
    run.program.begin_backups()
    run.settle()
    assert occasions(run) == [Occasion.DAY]
    rehearsal = read_ledger(folder).rehearsal
    assert rehearsal is not None
    assert (rehearsal.problem, rehearsal.records) == ("", 1)
    assert run.window.statusBar().currentMessage().startswith("Đã diễn tập phục hồi từ “so-thi-dua ")
    run.program.begin_backups()
    run.settle()
    assert occasions(run) == [Occasion.DAY]
    run.context.book.store.clock = lambda: datetime.now() + timedelta(days=366)
    run.program.begin_backups()
    run.settle()
    assert occasions(run) == [Occasion.DAY, Occasion.DAY]
    again = read_ledger(folder).rehearsal
    assert again is not None
    assert again.at - rehearsal.at > timedelta(days=365)


def test_the_page_follows_without_being_asked(run: Run) -> None:
    run.window.go_to("backup")
    run.settle()
    page = run.window.current_page
    assert isinstance(page, DataSafetyPage)
    assert page.table.rowCount() == 0
    run.program.begin_backups()
    run.settle()
    run.settle()
    assert page.table.rowCount() == 1
    assert "(đầu ngày làm việc)" in page.state.text()
    assert "Diễn tập gần nhất: " in page.state.text()
    run.add_unit("Phòng Tổ chức")
    run.settle()
    assert "từ lúc đó có thêm 1 việc trong sổ" in page.state.text()
    # What is left to do at the end is done before the window goes.
    run.close()


def test_half_an_hour_of_work_makes_another(run: Run) -> None:
    run.program.begin_backups()
    run.settle()
    run.add_unit("Phòng Tổ chức")
    timer(run).look()
    run.settle()
    assert occasions(run) == [Occasion.DAY]
    run.context.book.store.clock = lambda: datetime.now() + timedelta(minutes=31)
    timer(run).look()
    run.settle()
    assert occasions(run) == [Occasion.DAY, Occasion.WORK]


def test_closing_backs_up_what_has_changed_and_only_then(run: Run, folder: DataFolder, qtbot: QtBot) -> None:
    run.program.begin_backups()
    run.settle()
    run.add_unit("Phòng Tổ chức")
    held = dump(run.context.book)
    run.window.close()
    assert run.window.overlay.text.startswith("Đang sao lưu trước khi đóng…")
    qtbot.waitUntil(lambda: not run.window.isVisible())
    notes = read_ledger(folder).backups
    assert [note.occasion for note in notes] == [Occasion.DAY, Occasion.CLOSING]
    assert dump_file(folder.backups / notes[-1].name) == held
    again = Run(qtbot, folder.root).start()
    again.program.begin_backups()
    again.settle()
    again.window.close()
    assert not again.window.isVisible()
    assert len(read_ledger(folder).backups) == 2


class Gate:
    """Holds the copying up until it is opened."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()
        whole = back_up

        def held_up(*args: object, report: Callable[[int], bool], **named: object) -> object:
            self.reached.set()
            self.opened.wait(20)
            return whole(*args, report=report, **named)  # type: ignore[arg-type]

        patch.setattr("desktop_app.store.backups.automatic.back_up", held_up)


def test_the_window_answers_while_a_backup_is_made(run: Run, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    gate = Gate(monkeypatch)
    run.program.begin_backups()
    qtbot.waitUntil(gate.reached.is_set)
    run.context.act(lambda book: add_unit(book, UnitFields("Phòng Tổ chức")))
    qtbot.waitUntil(lambda: len(run.unit_names()) == 2)
    gate.opened.set()
    run.settle()
    assert occasions(run) == [Occasion.DAY]


def test_closing_twice_gives_the_backup_up_and_loses_nothing(
    run: Run, folder: DataFolder, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    run.program.begin_backups()
    run.settle()
    run.add_unit("Phòng Tổ chức")
    gate = Gate(monkeypatch)
    run.window.close()
    qtbot.waitUntil(gate.reached.is_set)
    run.window.close()
    assert run.window.isVisible()
    gate.opened.set()
    qtbot.waitUntil(lambda: not run.window.isVisible())
    assert len(list(folder.backups.glob("*.db"))) == 1
    assert list(folder.backups.rglob(".*")) == []
    with opened(folder) as book:
        assert len(dump(book)["unit"]) == 2


def test_closing_stops_the_one_that_is_being_made(
    run: Run, folder: DataFolder, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    gate = Gate(monkeypatch)
    run.program.begin_backups()
    qtbot.waitUntil(gate.reached.is_set)
    run.window.close()
    gate.opened.set()
    qtbot.waitUntil(lambda: not run.window.isVisible())
    assert [note.occasion for note in read_ledger(folder).backups] == [Occasion.CLOSING]


def test_why_none_could_be_made_is_told_once(run: Run, folder: DataFolder) -> None:
    folder.backups.write_text("a file where the folder should be")
    run.program.begin_backups()
    run.settle()
    assert run.window.notice.text.startswith("Chưa tự sao lưu được: Không tạo được thư mục sao lưu")
    run.window.notice.hide()
    timer(run).look()
    run.settle()
    assert not run.window.notice.isVisible()
    run.window.close()
    run.qtbot.waitUntil(lambda: not run.window.isVisible())
