"""The book to practise with in the window: there by the menu, unlike the real one, back by a button."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import ClerkError
from desktop_app.domain.office.units import UnitFields
from desktop_app.runtime.paths import DataFolder, practice_folder
from desktop_app.services.office import units
from desktop_app.services.sample import practice
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.frame.practice.band import PracticeBand
from desktop_app.ui.papers.issued_register import IssuedRegister
from tests.books import copied_book, fill
from tests.ui.shown_program import ShownProgram


class Run(ShownProgram):
    """A running program whose book is left for another one and found again."""

    def band(self) -> PracticeBand | None:
        bands = self.window.findChildren(PracticeBand)
        return next((band for band in bands if band.isVisible()), None)

    def ask(self, *, there: bool) -> None:
        """Ask for the other book, by the menu or by the band, and wait until it is shown."""
        band = self.band()
        if band is None:
            self.window.menus.practice.trigger()
        else:
            QTest.mouseClick(band.leave, Qt.MouseButton.LeftButton)
        self.wait_for(there=there)

    def wait_for(self, *, there: bool) -> None:
        self.qtbot.waitUntil(lambda: self.program.context is not None and (self.band() is not None) is there)
        self.settle()


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    """Return the folder of a book at work, beside which the one to practise with is soon filled."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "of-user"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "of-user"))
    monkeypatch.setattr(practice, "fill", fill)
    return DataFolder(copied_book(tmp_path / "book", fill))


def test_one_click_leads_to_the_book_to_practise_with_and_back(qtbot: QtBot, own: DataFolder) -> None:
    run = Run(qtbot, own.root)
    run.show()
    title, act, at_work = run.window.windowTitle(), run.window.menus.practice, run.context
    register = IssuedRegister(run.context, run.window)
    register.show()
    assert "thực hành" in act.text()
    run.ask(there=True)
    # Closed, the book at work has no log beside it: what changed of it would show in the file.
    before = hashlib.sha256(own.database.read_bytes()).hexdigest()
    assert run.book.folder == practice_folder()
    # Nothing of the book at work is left to write in: it has no lock any more.
    assert not [left for left in run.window.findChildren(IssuedRegister) if left.isVisible()]
    refused: list[ClerkError] = []
    at_work.act(lambda book: units.add_unit(book, UnitFields("Phòng Lạc")), None, refused.append)
    qtbot.waitUntil(lambda: bool(refused))
    assert "sổ đã đóng" in refused[0].message
    assert run.window.windowTitle().startswith("SỔ THỰC HÀNH")
    assert act.text().replace("&", "") == "Về sổ thật"
    assert QWidget.isVisible(run.window.current_page)
    run.context.act(lambda book: units.add_unit(book, UnitFields("Phòng Tập dượt")))
    run.settle()
    band = run.band()
    assert band is not None
    QTest.mouseClick(band.afresh, Qt.MouseButton.LeftButton)
    run.wait_for(there=True)
    with run.book.store.plain_reading() as connection:
        named = "SELECT count(*) FROM unit WHERE name = 'Phòng Tập dượt'"
        assert connection.execute(named).fetchone() == (0,)
    assert hashlib.sha256(own.database.read_bytes()).hexdigest() == before
    run.ask(there=False)
    assert run.book.folder == own
    assert run.window.windowTitle() == title
    assert "thực hành" in act.text()


@pytest.fixture
def usual_letters(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp).choose_size(100)


@pytest.mark.usefixtures("usual_letters")
def test_the_look_that_is_chosen_there_is_kept_in_the_real_book_too(qtbot: QtBot, own: DataFolder) -> None:
    run = Run(qtbot, own.root)
    run.show()
    for chosen in (125, 110):
        run.ask(there=True)
        run.window.look.choose_size(chosen)
        run.ask(there=False)
        run.window.settings.put("reminder", {"desktop": True})
    run.close()
    assert SettingsFile(own.settings).get("look")["letters"] == 110
    assert SettingsFile(own.settings).get("reminder") == {"desktop": True}
