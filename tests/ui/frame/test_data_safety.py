"""Page An toàn dữ liệu: how safe the data are, what to do next; check, repair, rehearsal, a second place."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.runtime.paths import DataFolder
from desktop_app.services.keeping.backups import back_up
from desktop_app.services.keeping.data_safety import data_safety
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.frame.backups.timer import BackupTimer
from desktop_app.ui.settings.data_safety_page import DataSafetyPage
from desktop_app.ui.widgets.book_acts import BookActs
from desktop_app.ui.widgets.lists.without_room import ColumnsWithoutRoom
from tests.books import book_in, copied_book, dump_file, fill, unit, without_departures
from tests.ui.frame.test_main_window import Run, button

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def run(qtbot: QtBot, tmp_path: Path) -> Iterator[Run]:
    """A window on the page, over a book with every kind of record."""
    copied_book(tmp_path / "book", fill)
    run = Run(qtbot, tmp_path / "book").start()
    run.window.go_to("backup")
    run.settle()
    yield run
    run.close()


def page(run: Run) -> DataSafetyPage:
    shown = run.window.current_page
    assert isinstance(shown, DataSafetyPage)
    return shown


def answer(run: Run, label: str) -> str:
    """Press a button of the question that is asked, and return what it said."""
    box = run.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    question = box.text()
    QTest.mouseClick(button(box, label), Qt.MouseButton.LeftButton)
    run.settle()
    run.settle()
    return question


def cells(run: Run) -> list[list[str]]:
    table = page(run).table
    return [
        [item.text() for place in range(table.columnCount()) if (item := table.item(row, place)) is not None]
        for row in range(table.rowCount())
    ]


def test_it_says_when_where_and_what_the_last_good_backup_holds(run: Run) -> None:
    assert page(run).state.text().startswith("Chưa có bản sao lưu nào được ghi nhận.")
    assert "Nên làm: Bấm “Sao lưu ngay” để có bản đầu tiên." in page(run).next_steps.text()
    # One title of the page; what stands below it is a part.
    headings = [label.text() for label in page(run).findChildren(QLabel) if label.property("heading")]
    assert "Ai đã làm gì trong 30 ngày qua" not in headings
    # Advice, and no fault.
    assert (page(run).next_steps.property("doubt"), page(run).next_steps.property("problem")) == (True, None)
    run.press(Qt.Key.Key_N, CONTROL)
    run.settle()
    state = page(run).state.text().splitlines()
    held = dump_file(run.context.book.store.path)
    tables = [name for name in held if name not in ("change", "change_item", "alembic_version", "sqlite_sequence")]
    assert state[0].startswith("Bản sao lưu tốt gần nhất: ")
    assert "(tự tay sao lưu), đã mở và đếm lại" in state[0]
    held_in_words = data_safety(run.context.book).more[0]
    assert f"{len(held['person'])} người" in held_in_words
    ((name, _, occasion, records, files, _),) = cells(run)
    assert f"tệp “{name}”" in held_in_words
    assert (occasion, int(records)) == ("tự tay sao lưu", sum(len(held[table]) for table in tables))
    assert files == str(len({row[0] for row in _hashes(run)}))
    assert "Bấm “Diễn tập phục hồi”" in page(run).next_steps.text()
    page(run).rehearse.trigger()
    run.settle()
    run.settle()
    assert run.window.notice.text.startswith(f"Đã diễn tập phục hồi từ “{name}” trên một bản sao: mở được")
    assert "Diễn tập gần nhất: " in page(run).state.text()
    assert "Diễn tập" not in page(run).next_steps.text()
    assert page(run).actors.item(0, 2).text() == str(len(held["change"]))  # type: ignore[union-attr]


def _hashes(run: Run) -> list[tuple[str]]:
    asked = (
        "SELECT sha256 FROM attachment UNION SELECT picture_sha256 FROM certificate_layout WHERE picture_sha256 <> ''"
    )
    with closing(sqlite3.connect(run.context.book.store.path)) as connection:
        return connection.execute(asked).fetchall()


def test_an_act_that_is_advised_stands_beside_the_advice(run: Run) -> None:
    run.press(Qt.Key.Key_N, CONTROL)
    run.settle()
    shown = page(run)
    assert "Bấm “Diễn tập phục hồi”" in shown.next_steps.text()
    offered = [button.text() for button in shown.advised.values() if button.isVisible()]
    assert offered == ["Nơi giữ bản sao thứ hai…", "Diễn tập phục hồi"]
    QTest.mouseClick(shown.advised[shown.rehearse], Qt.MouseButton.LeftButton)
    run.settle()
    run.settle()
    assert "Diễn tập" not in shown.next_steps.text()
    assert not shown.advised[shown.rehearse].isVisible()


def test_the_newest_backup_is_chosen_and_stays_so_where_a_newer_one_comes_above_it(run: Run) -> None:
    run.press(Qt.Key.Key_N, CONTROL)
    run.settle()
    shown = page(run)
    ((chosen, *_),) = cells(run)
    assert shown.restore.isEnabled()
    run.add_unit("Phòng thêm sau")
    later = Path(chosen).with_stem("so-thi-dua 2999-01-01 000000").name
    folder = run.context.book.folder.backups
    (folder / later).write_bytes((folder / chosen).read_bytes())
    shown.refresh()
    run.settle()
    assert [row[0] for row in cells(run)] == [later, chosen]
    assert shown.table.currentRow() == 1


def test_without_backups_and_changes_it_says_so_and_enter_makes_the_first_backup(qtbot: QtBot, tmp_path: Path) -> None:
    with book_in(tmp_path / "book"):
        pass
    run = Run(qtbot, tmp_path / "book").start()
    run.window.go_to("backup")
    run.settle()
    shown = page(run)
    assert shown.empty.text == "Chưa có bản sao lưu nào."
    assert shown.nobody.isVisible()
    assert [part for part in (shown.table, shown.actors, shown.words) if part.isVisible()] == []
    shown.setFocus()
    assert run.window.focusWidget() is shown.empty.button
    QTest.keyClick(shown.empty.button, Qt.Key.Key_Return)
    qtbot.waitUntil(shown.table.isVisible)
    run.settle()
    assert len(cells(run)) == 1
    assert run.window.focusWidget() is shown.table
    assert not shown.empty.isVisible()
    run.close()


def test_a_second_place_gets_a_copy_and_can_be_left(run: Run, tmp_path: Path) -> None:
    run.press(Qt.Key.Key_N, CONTROL)
    (tmp_path / "usb").mkdir()
    assert not page(run).no_place.isEnabled()
    notice = BookActs.of(run.context).notice
    notice.say("Thư mục này không dùng được.", "problem")
    page(run).place.trigger()
    dialog = run.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "usb"))
    dialog.reject()
    type_passphrases(run, "")
    (copy,) = (tmp_path / "usb").glob("*.db")
    assert without_departures(dump_file(copy)) == without_departures(dump_file(run.context.book.store.path))
    assert f"Bản sao thứ hai để ở “{tmp_path / 'usb'}”: bản gần nhất “{copy.name}”" in page(run).state.text()
    assert notice.text == "Đã chọn nơi giữ bản sao thứ hai."
    page(run).no_place.trigger()
    run.settle()
    run.settle()
    assert notice.text == "Đã bỏ nơi giữ bản sao thứ hai."
    assert "Chưa có bản sao nào tự động để ngoài máy này." in page(run).state.text()
    assert copy.exists()


def question_of(run: Run) -> QInputDialog:
    (question,) = [box for box in run.window.findChildren(QInputDialog) if box.isVisible()]
    return question


def type_passphrases(run: Run, *typed: str) -> None:
    for passphrase in typed:
        question = question_of(run)
        question.setTextValue(passphrase)
        question.accept()
        run.settle()
        run.settle()


def test_a_second_place_under_a_passphrase_waits_for_it_each_day(run: Run, tmp_path: Path) -> None:
    run.press(Qt.Key.Key_N, CONTROL)
    run.settle()
    stick = tmp_path / "usb"
    stick.mkdir()
    assert not page(run).passphrase.isEnabled()
    page(run).place.trigger()
    dialog = run.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(stick))
    dialog.reject()
    assert "ít nhất 10 ký tự" in question_of(run).labelText()
    # Refused where it is typed, not after it was typed twice; the folder stays chosen.
    type_passphrases(run, "abc")
    assert question_of(run).labelText().startswith("Mật khẩu cần ít nhất 10 ký tự")
    type_passphrases(run, "bon tu khong dau", "bon tu khong dau!", "bon tu khong dau", "bon tu khong dau")
    assert [file.suffix for file in stick.iterdir()] == [".zip"]
    assert f"Bản sao thứ hai (có mật khẩu) để ở “{stick}”: bản gần nhất" in page(run).state.text()
    book = run.context.book
    book.store.clock = lambda: datetime.now() + timedelta(days=1)
    run.add_unit("Phòng hôm sau")
    timer = BackupTimer(run.context, run.window)
    asked = []
    timer.passphrase_missing.connect(lambda: asked.append("asked"))
    timer.begin()
    run.settle()
    timer.look()
    run.settle()
    timer.stop()
    assert asked == ["asked"], "once a day"
    assert len(list(stick.iterdir())) == 1
    page(run).refresh()
    run.settle()
    assert "bản sao ở đó chờ mật khẩu" in page(run).next_steps.text()
    page(run).passphrase.trigger()
    type_passphrases(run, "khong phai mat khau", "bon tu khong dau")
    assert [file.suffix for file in stick.iterdir()] == [".zip", ".zip"]
    assert not page(run).passphrase.isEnabled()


def test_a_damaged_ledger_is_told_and_the_place_is_chosen_again(run: Run) -> None:
    run.press(Qt.Key.Key_N, CONTROL)
    run.settle()
    assert not page(run).no_place.isEnabled()
    (run.context.book.folder.backups / "so-theo-doi.json").write_text("{")
    timer = BackupTimer(run.context, run.window)
    sentences: list[str] = []
    timer.failed.connect(sentences.append)
    for _ in range(2):
        timer.look()
        run.settle()
    timer.stop()
    (sentence,) = sentences
    assert sentence.startswith("Sổ theo dõi các bản sao lưu bị hỏng hoặc mất (bản sao lưu vẫn còn)")
    page(run).refresh()
    run.settle()
    assert "không còn biết nơi giữ bản sao thứ hai" in page(run).next_steps.text()
    assert "Không còn biết bản sao thứ hai để ở đâu." in page(run).state.text()
    page(run).no_place.trigger()
    run.settle()
    run.settle()
    assert "bị hỏng" not in page(run).next_steps.text()
    assert not page(run).no_place.isEnabled()


def spoil(run: Run, *statements: str) -> None:
    with closing(sqlite3.connect(run.context.book.store.path, autocommit=True)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_sound_book_is_said_to_be_sound(run: Run) -> None:
    run.press(Qt.Key.Key_F7)
    run.settle()
    assert run.window.notice.text == "Đã kiểm tra: dữ liệu nguyên vẹn."


def test_what_is_wrong_is_named_and_repaired_from_the_window(run: Run) -> None:
    spoil(run, "UPDATE person SET name_key = 'z' WHERE id = 1", "DROP INDEX ix_post_unit_id")
    spoilt = dump_file(run.context.book.store.path)
    run.press(Qt.Key.Key_F7)
    run.settle()
    question = answer(run, "Sửa chữa")
    assert "Có 2 điều không đúng:" in question
    assert "ix_post_unit_id" in question
    assert run.window.notice.text.startswith("Đã sửa xong. Dữ liệu trước khi sửa giữ ở “truoc-sua-chua ")
    (former,) = DataFolder(run.context.book.folder.root).backups.glob("truoc-sua-chua *.db")
    assert dump_file(former) == spoilt
    assert cells(run)[0][2] == "trước khi sửa chữa"
    page(run).check.trigger()
    run.settle()
    assert run.window.notice.text == "Đã kiểm tra: dữ liệu nguyên vẹn."
    run.add_unit("Phòng sau khi sửa")
    assert "Phòng sau khi sửa" in run.unit_names()


def test_what_a_repair_could_not_save_is_said(run: Run) -> None:
    spoil(run, "UPDATE person SET full_name = CAST(x'4e6f6eff67' AS TEXT) WHERE id = 1")
    page(run).repair.trigger()
    run.settle()
    run.settle()
    question = answer(run, "Đã rõ")
    assert "Bảng person, bản ghi 1: cột full_name" in question
    assert run.window.notice.text.startswith("Đã sửa xong.")


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_it_says_who_may_look_into_the_data(run: Run, tmp_path: Path) -> None:
    # What is as it should be is not told each time one looks: it stands in the help.
    assert len(page(run).state.text().splitlines()) <= 3
    (tmp_path / "book").chmod(0o777)
    page(run).refresh()
    run.settle()
    assert "Người dùng khác của máy này có thể xem hoặc sửa dữ liệu" in page(run).state.text()


def test_a_restore_says_what_differs_and_is_undone_from_the_window(run: Run) -> None:
    run.press(Qt.Key.Key_N, CONTROL)
    run.settle()
    run.add_unit("Phòng thêm sau")
    held = dump_file(run.context.book.store.path)
    page(run).table.selectRow(0)
    page(run).restore.trigger()
    run.settle()
    question = answer(run, "Phục hồi")
    assert "(tự tay sao lưu)" in question
    assert "– Sẽ không còn 1 việc đã làm từ " in question
    assert "“Thêm đơn vị ‘Phòng thêm sau’”" in question
    assert "– Đơn vị: mất 1, " in question
    assert "Phòng thêm sau" not in run.unit_names()
    undo = run.window.menus.undo
    run.qtbot.waitUntil(lambda: undo.isEnabled())
    assert undo.text().startswith("&Hoàn tác “Phục hồi từ bản sao lưu, ")
    undo.trigger()
    run.settle()
    run.settle()
    assert "Phòng thêm sau" in run.unit_names()
    assert dump_file(run.context.book.store.path) == held


def test_data_that_cannot_be_opened_are_repaired_from_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "book")
    with book_in(folder.root) as book:
        unit(book, "Văn phòng")
        back_up(book)
        unit(book, "Phòng thêm sau")
    content = folder.database.read_bytes()
    folder.database.write_bytes(bytes(4096) + content[4096:])
    run = Run(qtbot, folder.root).start()
    assert run.window.overlay.text.startswith("Chưa mở được sổ")
    assert "hoặc phục hồi từ bản sao lưu mới nhất còn tốt" in run.window.overlay.text
    assert button(run.window.overlay, "Phục hồi bản sao lưu này").isVisible()
    QTest.mouseClick(button(run.window.overlay, "Sửa chữa dữ liệu"), Qt.MouseButton.LeftButton)
    run.settle()
    run.settle()
    assert run.unit_names() == ["Văn phòng", "Phòng thêm sau"]
    assert run.window.notice.text.startswith("Đã sửa chữa và mở lại sổ. Tệp hỏng được giữ ở “truoc-sua-chua ")
    run.close()


def test_in_a_low_window_nothing_that_is_said_is_cut_and_the_backups_are_seen(run: Run) -> None:
    run.press(Qt.Key.Key_N, CONTROL)
    run.settle()
    run.window.resize(900, 480)
    shown = page(run)
    for label in (shown.state, shown.next_steps):
        assert label.height() >= label.heightForWidth(label.width())
    row = shown.table.visualRect(shown.table.model().index(0, 0))
    assert shown.table.viewport().rect().contains(row)


def test_the_table_of_backups_tells_which_columns_it_has_no_room_for(run: Run) -> None:
    [beside] = page(run).findChildren(ColumnsWithoutRoom)
    run.press(Qt.Key.Key_N, CONTROL)
    run.settle()
    run.window.resize(1600, 800)
    run.settle()
    assert not beside.isVisible()
    run.window.resize(800, 800)
    run.settle()
    assert (beside.isVisible(), beside.text()) == (True, "1 cột ẩn")
    assert "Dung lượng (KB)" in beside.toolTip()


def test_the_time_in_the_name_of_a_backup_is_whole_in_a_narrow_window(run: Run, qapp: QApplication) -> None:
    apply_theme(qapp)
    run.press(Qt.Key.Key_N, CONTROL)
    run.settle()
    run.window.resize(600, 800)
    run.settle()
    table = page(run).table
    name = str(table.model().index(0, 0).data())
    assert table.fontMetrics().horizontalAdvance(name) + GAP <= table.columnWidth(0)
    # What had no room comes back as wide as its head.
    run.window.resize(1600, 800)
    run.settle()
    head = table.horizontalHeader()
    assert all(head.sectionSize(place) >= head.sectionSizeHint(place) for place in range(head.count()))
