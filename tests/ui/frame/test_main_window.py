"""The window as the clerk meets it: opened, gone about in, undone in, closed; and when its book cannot be opened."""

import builtins
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QPushButton, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import UndoRefused
from desktop_app.domain.list_kinds.office import UNITS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.units import UnitFields
from desktop_app.runtime.paths import DataFolder
from desktop_app.services import lists
from desktop_app.services.book import Book, opened
from desktop_app.services.keeping.backups import back_up
from desktop_app.services.office import units
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.frame.pages import PAGES, PageEntry, shortcut_digit
from desktop_app.ui.widgets.book_acts import BookActs
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.lists.view import ListView
from tests.books import book_in, fill
from tests.ui.shown_program import ShownProgram

CONTROL = Qt.KeyboardModifier.ControlModifier
LOCKER = """
import sys
from pathlib import Path
from desktop_app.runtime.instance_lock import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
lock.take()
print("held", flush=True)
sys.stdin.readline()
"""


class Run(ShownProgram):
    """A running program and what a test asks of it."""

    def start(self) -> "Run":
        self.show()
        return self

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def add_unit(self, name: str) -> None:
        self.context.act(lambda book: units.add_unit(book, UnitFields(name)))
        self.settle()

    def unit_names(self) -> list[str]:
        rows = lists.everything(self.context.book, ListQuery(UNITS.key))
        return [str(row.values[1]) for row in rows]


@pytest.fixture
def begin(qtbot: QtBot, tmp_path: Path) -> Callable[..., Run]:
    def make(
        page: str = "history",
        root: Path = tmp_path / "book",
        filling: Callable[[Book], object] | None = None,
    ) -> Run:
        if page and not root.exists():
            with book_in(root, filling):
                pass
            settings = SettingsFile(DataFolder(root).settings)
            settings.put("window", {"page": page})
            settings.write()
        return Run(qtbot, root)

    return make


def test_faults_of_a_backup_are_told_before_it_is_put_back(begin: Callable[..., Run], tmp_path: Path) -> None:
    with book_in(tmp_path / "other", fill) as other:
        backup = back_up(other, tmp_path / "sao-luu.db").path
    connection = sqlite3.connect(backup)
    connection.execute("UPDATE person SET name_key = 'z'")
    connection.commit()
    connection.close()
    shutil.rmtree(tmp_path / "tep-dinh-kem")
    run = begin().start()
    BookActs.of(run.context).restore_from(backup)
    run.settle()
    box = run.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "Thiếu 2 tệp đính kèm: “" in box.text()
    assert "khóa sắp xếp" in box.text()
    box.reject()


def shown(action: QAction) -> str:
    return action.text().replace("&", "")


def test_first_start_opens_on_the_day_and_what_to_do_first(begin: Callable[..., Run], tmp_path: Path) -> None:
    run = begin(page="", root=tmp_path / "new").start()
    assert run.window.overlay.text.startswith("Chưa có sổ ở đây")
    assert not (tmp_path / "new").exists()
    assert run.program.status == 4
    QTest.mouseClick(button(run.window.overlay, "Tạo sổ mới"), Qt.MouseButton.LeftButton)
    run.settle()
    assert run.program.status == 0
    assert type(run.window.current_page).__name__ == "TodayPage"


@pytest.mark.parametrize("left", [b"", None], ids=["no bytes", "gone"])
def test_a_data_file_that_was_lost_is_put_back_from_the_newest_backup(
    begin: Callable[..., Run], tmp_path: Path, left: bytes | None
) -> None:
    # An empty book used to be opened in its place, without a word.
    with book_in(tmp_path / "book") as book:
        units.add_unit(book, UnitFields("Văn phòng"))
        backup = back_up(book).path
    book.folder.database.unlink()
    if left is not None:
        book.folder.database.write_bytes(left)
    run = begin().start()
    assert f"“{backup.name}” (1 bản ghi)" in run.window.overlay.text
    QTest.mouseClick(button(run.window.overlay, "Phục hồi bản sao lưu này"), Qt.MouseButton.LeftButton)
    run.settle()
    assert run.unit_names() == ["Văn phòng"]
    assert run.window.notice.text.startswith("Đã phục hồi từ")


def test_before_the_book_is_open_the_window_says_so(begin: Callable[..., Run]) -> None:
    run = begin()
    assert run.window.overlay.text == "Đang mở sổ…"
    assert not run.window.menus.back_up.isEnabled()
    run.start()
    assert run.window.menus.back_up.isEnabled()


def test_imports_are_hooked_again_after_the_start(begin: Callable[..., Run]) -> None:
    before = builtins.__import__
    begin().start()
    assert builtins.__import__ is before


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_every_page_by_its_key_or_the_menu(begin: Callable[..., Run], page: PageEntry) -> None:
    run = begin(page="trash" if page.key != "trash" else "history").start()
    if shortcut_digit(page):
        run.press(Qt.Key(Qt.Key.Key_0 + int(shortcut_digit(page))), CONTROL)
    else:
        next(action for action in run.window.findChildren(QAction) if shown(action) == page.title).trigger()
        run.settle()
    assert type(run.window.current_page).__name__ == page.class_name
    head = run.window.current_page.findChild(PageHead)
    assert head is None or head.title.text() == page.title
    again = run.window.current_page
    run.press(Qt.Key.Key_F5)
    run.window.go_to(PAGES[0].key)
    run.window.go_to(page.key)
    assert run.window.current_page is again
    run.settle()


def test_pages_by_arrow_keys(begin: Callable[..., Run]) -> None:
    run = begin(page="history").start()
    run.window.navigation.setFocus()
    run.press(Qt.Key.Key_Up)
    assert type(run.window.current_page).__name__ == [page for page in PAGES if not page.at_foot][-1].class_name
    run.press(Qt.Key.Key_Down)
    assert type(run.window.current_page).__name__ == "HistoryPage"


def test_the_page_used_last_comes_first_next_time(begin: Callable[..., Run], tmp_path: Path) -> None:
    run = begin().start()
    run.window.go_to("office")
    run.window.resize(run.window.width(), 555)
    run.settle()
    run.close()
    later = begin(root=tmp_path / "book").start()
    assert type(later.window.current_page).__name__ == "OfficePage"
    assert later.window.height() == 555


def test_undo_and_redo_are_named_and_done_by_keys(begin: Callable[..., Run]) -> None:
    run = begin().start()
    menus = run.window.menus
    assert not menus.undo.isEnabled()
    run.add_unit("Văn phòng & Thanh tra")
    assert shown(menus.undo) == "Hoàn tác “Thêm đơn vị ‘Văn phòng  Thanh tra’”"
    run.press(Qt.Key.Key_Z, CONTROL)
    run.settle()
    assert run.unit_names() == []
    assert shown(menus.redo).startswith("Làm lại “Thêm đơn vị")
    assert run.window.statusBar().currentMessage().startswith("Hoàn tác: Thêm đơn vị")
    run.press(Qt.Key.Key_Y, CONTROL)
    run.settle()
    assert run.unit_names() == ["Văn phòng & Thanh tra"]


def test_undo_in_a_text_editor_is_the_editors_own(begin: Callable[..., Run]) -> None:
    run = begin().start()
    run.add_unit("Văn phòng")
    run.press(Qt.Key.Key_F, CONTROL)
    box = QApplication.focusWidget()
    view = run.window.current_page.findChild(ListView)
    assert view is not None
    assert box is view.filter
    QTest.keyClicks(box, "them")
    run.press(Qt.Key.Key_Z, CONTROL)
    assert view.filter.text() != "them"
    assert run.unit_names() == ["Văn phòng"]


def test_a_refusal_is_a_sentence_that_waits_for_nobody(begin: Callable[..., Run]) -> None:
    run = begin().start()

    def refuse(book: Book) -> None:
        raise UndoRefused("Không có bước nào để hoàn tác.", "Hãy sửa trực tiếp.")

    run.context.read(refuse, lambda _: None)
    run.settle()
    assert run.window.notice.isVisible()
    assert run.window.notice.text == "Không có bước nào để hoàn tác. Hãy sửa trực tiếp."
    assert QApplication.activeModalWidget() is None
    run.add_unit("Văn phòng")
    assert run.window.notice.isHidden()


@pytest.fixture
def held(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another instance that has the folder open until a line is written to it."""
    with book_in(tmp_path / "book") as book:
        folder = book.folder
    command = [sys.executable, "-c", LOCKER, str(folder.lock)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def button(parent: QWidget, words: str) -> QPushButton:
    return next(
        candidate for candidate in parent.findChildren(QPushButton) if candidate.text().replace("&", "") == words
    )


def test_a_second_window_on_the_same_folder_says_so(
    begin: Callable[..., Run], held: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    run = begin(root=tmp_path / "book").start()
    assert "đang được mở ở một cửa sổ Sổ Thi đua khác" in run.window.overlay.text
    assert run.program.status == 4
    held.communicate("\n")
    QTest.mouseClick(button(run.window.overlay, "Thử lại"), Qt.MouseButton.LeftButton)
    run.settle()
    assert type(run.window.current_page).__name__ == "TodayPage"
    assert run.program.status == 0


def test_another_folder_can_be_chosen(begin: Callable[..., Run], held: "subprocess.Popen[str]", tmp_path: Path) -> None:
    run = begin(root=tmp_path / "book").start()
    QTest.mouseClick(button(run.window.overlay, "Chọn thư mục khác…"), Qt.MouseButton.LeftButton)
    dialog = run.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "other"))
    dialog.reject()
    run.settle()
    QTest.mouseClick(button(run.window.overlay, "Tạo sổ mới"), Qt.MouseButton.LeftButton)
    run.settle()
    assert run.context.book.folder.root == tmp_path / "other"


def test_leaving_from_there_closes_the_window(
    begin: Callable[..., Run], held: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    run = begin(root=tmp_path / "book").start()
    QTest.mouseClick(button(run.window.overlay, "Thoát"), Qt.MouseButton.LeftButton)
    assert not run.window.isVisible()
    assert run.program.status == 4


def test_a_damaged_file_is_a_sentence(begin: Callable[..., Run], tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "book")
    folder.root.mkdir()
    folder.database.write_bytes(b"not a database at all, whatever it is called" * 40)
    run = begin(root=folder.root).start()
    assert run.window.overlay.text.startswith("Chưa mở được sổ")
    assert folder.database.read_bytes().startswith(b"not a database")


def test_closing_waits_for_what_is_being_saved(begin: Callable[..., Run], tmp_path: Path) -> None:
    run = begin().start()
    gate = threading.Event()

    def save(book: Book) -> None:
        gate.wait(20)
        units.add_unit(book, UnitFields("Văn phòng"))

    book = run.context.book
    run.context.tasks.write(lambda: save(book), lambda _: None)
    run.window.close()
    assert run.window.isVisible()
    assert run.window.overlay.text.startswith("Đang lưu…")
    gate.set()
    run.qtbot.waitUntil(lambda: not run.window.isVisible())
    with opened(DataFolder(tmp_path / "book")) as again:
        assert lists.count(again, ListQuery(UNITS.key)) == 1


def test_everything_into_excel_and_the_whole_book_into_a_folder(begin: Callable[..., Run], tmp_path: Path) -> None:
    run = begin().start()
    run.add_unit("Văn phòng")
    run.window.menus.export_all.trigger()
    (box,) = run.window.findChildren(QMessageBox)
    box.buttons()[0].click()
    dialog = run.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "sổ.xlsx"))
    dialog.reject()
    run.settle()
    assert run.window.notice.text.endswith("ra “sổ.xlsx”.")
    assert (tmp_path / "sổ.xlsx").stat().st_size > 0
    # The whole book as a folder: the dialog gives the name the suffix of the files in it.
    run.window.menus.export_whole.trigger()
    run.window.findChildren(QMessageBox)[-1].buttons()[0].click()
    dialog = run.window.findChildren(QFileDialog)[-1]
    assert dialog.nameFilters() == ["Bảng tính Excel (*.xlsx)", "Thư mục tệp CSV (*.csv)"]
    dialog.fileSelected.emit(str(tmp_path / "trọn sổ.csv"))
    dialog.reject()
    run.settle()
    assert run.window.notice.text.endswith("ra “trọn sổ”.")
    assert (tmp_path / "trọn sổ" / "TRON-SO.csv").is_file()


@pytest.mark.parametrize("page", ["indicators", "activities"])
def test_a_table_that_is_no_list_is_exported_from_the_menu(begin: Callable[..., Run], page: str) -> None:
    run = begin(page=page, filling=fill).start()
    run.settle()
    if page == "activities":
        tabs = run.window.current_page.findChild(QTabWidget)
        assert tabs is not None
        tabs.setCurrentIndex(tabs.count() - 1)
        run.settle()
    run.window.menus.export_list.trigger()
    assert len(run.window.findChildren(QFileDialog)) == 1


def test_backup_is_made_and_put_back(begin: Callable[..., Run], tmp_path: Path) -> None:
    run = begin(page="backup").start()
    run.add_unit("Văn phòng")
    run.press(Qt.Key.Key_N, CONTROL)
    run.settle()
    assert run.window.notice.text.startswith("Đã sao lưu và kiểm tra xong")
    run.add_unit("Thanh tra Sở")
    table = run.window.current_page.focusProxy()
    assert table is not None
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    run.press(Qt.Key.Key_Return)
    box = run.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "1 đơn vị" in box.text()
    QTest.mouseClick(button(box, "Phục hồi"), Qt.MouseButton.LeftButton)
    run.settle()
    assert run.unit_names() == ["Văn phòng"]
    assert run.window.notice.text.startswith("Đã phục hồi từ")
    assert type(run.window.current_page).__name__ == "DataSafetyPage"


def test_a_backup_of_something_else_is_refused_and_the_book_stays(begin: Callable[..., Run], tmp_path: Path) -> None:
    run = begin().start()
    run.add_unit("Văn phòng")
    other = tmp_path / "khác.db"
    other.write_bytes(b"no backup" * 100)
    run.window.menus.restore.trigger()
    dialog = run.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(other))
    dialog.reject()
    run.settle()
    assert "khác.db" in run.window.notice.text
    assert run.unit_names() == ["Văn phòng"]


def test_long_work_shows_how_far_it_is_and_stops(begin: Callable[..., Run]) -> None:
    run = begin().start()
    gate = threading.Event()
    came: list[int] = []

    def work(report: Callable[[int], bool]) -> int:
        report(1234)
        gate.wait(20)
        return 1 if report(1235) else 0

    run.context.tasks.long("Đang xuất", work, came.append)
    stop = button(run.window.statusBar(), "Dừng")
    run.qtbot.waitUntil(stop.isVisible)
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    gate.set()
    run.settle()
    assert came == [0]
    assert not stop.isVisible()


@pytest.mark.parametrize(("entry", "words"), [("show_keys", "Ctrl+Z"), ("show_about", "Sổ Thi đua")])
def test_help_is_shown_and_closed_by_esc(begin: Callable[..., Run], entry: str, words: str) -> None:
    run = begin().start()
    getattr(run.window.menus, entry).trigger()
    box = QApplication.activeModalWidget()
    assert isinstance(box, QDialog)
    assert any(words in str(label.property("text")) for label in box.findChildren(QWidget))
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()


@pytest.mark.window
def test_start_work_and_leave_in_a_real_window(begin: Callable[..., Run], tmp_path: Path) -> None:
    run = begin(page="office").start()
    run.add_unit("Văn phòng")
    for number in range(1, len(PAGES) + 1):
        run.press(Qt.Key(Qt.Key.Key_0 + number), CONTROL)
    run.press(Qt.Key.Key_Z, CONTROL)
    run.settle()
    assert run.unit_names() == []
    run.press(Qt.Key.Key_Q, CONTROL)
    run.qtbot.waitUntil(lambda: not run.window.isVisible())
