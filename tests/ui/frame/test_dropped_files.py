"""Files dropped on the window: what each is, is known or asked for; a file is attached to the row that is chosen."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.services.attachments import attachments
from desktop_app.services.book import Book
from desktop_app.services.imports.unit_files.templates import TemplateOrder, write_template
from desktop_app.services.keeping.backups import back_up
from desktop_app.services.keeping.exports.whole_book import export_whole
from desktop_app.services.keeping.packages import write_package
from desktop_app.services.review_rounds import rounds
from desktop_app.ui.activities.page import ActivitiesPage
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.frame.main_window import MainWindow
from desktop_app.ui.plan.page import PlanPage
from desktop_app.ui.widgets.imports.dropped import DropWindow
from desktop_app.ui.widgets.imports.sent_window import SentWindow
from desktop_app.ui.widgets.imports.window import ImportWindow
from tests.books import PLAN, person, rows_of, unit, workbook

WindowRest = Callable[[], None]


def drop(window: MainWindow, settled: WindowRest, *paths: Path) -> QDialog:
    """Drop files on a window, and return the dialog that comes."""
    before = window.findChildren(QDialog)
    let_fall(window, *paths)
    settled()
    return next(dialog for dialog in window.findChildren(QDialog) if dialog not in before)


def let_fall(window: MainWindow, *paths: Path) -> None:
    """Drop files on a window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)


def window_on_activities(qtbot: QtBot, book: Book, context: Context, settled: WindowRest) -> MainWindow:
    """Return a window that shows the list of activities of a book."""
    window = MainWindow(SettingsFile(book.folder.settings), "sổ")
    qtbot.addWidget(window)
    window.show_book(context)
    window.show()
    window.go_to("activities")
    settled()
    return window


@pytest.mark.usefixtures("filled")
def test_what_is_dropped_is_taken_in_as_what_it_is(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest, tmp_path: Path
) -> None:
    window = window_on_activities(qtbot, book, context, settled)
    page = window.current_page
    assert isinstance(page, ActivitiesPage)
    heads = ("Họ và tên", "Chức vụ", "Năm sinh")
    people = workbook(tmp_path / "danh sách.xlsx", heads, ("Người Mới", "Chuyên viên", 1990))
    asked = drop(window, settled, people)
    assert isinstance(asked, DropWindow)
    assert (asked.kind.value(), asked.as_list.isChecked(), asked.as_file.isEnabled()) == (("people", ""), True, False)
    asked.accept()
    settled()
    rows = window.findChild(ImportWindow)
    assert rows is not None
    assert rows.model.index(0, 1).data() == "Thêm mới"
    rows.reject()

    titles = ("Họ và tên", "Đơn vị", "Hình thức đề nghị", "Tóm tắt thành tích")
    asked = drop(
        window, settled, workbook(tmp_path / "đề nghị.xlsx", titles, ("Người Mới", "", "Giấy khen", "Tận tụy"))
    )
    assert isinstance(asked, DropWindow)
    open_round = next(str(each.code) for each in rounds(book) if not each.is_closed(date.today()))
    assert asked.kind.value() == ("nominations", open_round)
    asked.accept()
    settled()
    nominations = [each for each in window.findChildren(ImportWindow) if each is not rows]
    assert [each.model.index(0, 1).data() for each in nominations] == ["Chưa rõ"]
    nominations[0].reject()

    folder = tmp_path / "đơn vị"
    folder.mkdir()
    write_template(book, folder / "mẫu.xlsx", TemplateOrder("good-news"))
    assert isinstance(drop(window, settled, folder), SentWindow)

    for name in ("trọn sổ.xlsx", "trọn sổ"):
        question = drop(window, settled, export_whole(book, tmp_path / name).path)
        assert "Thay toàn bộ dữ liệu" in " ".join(label.text() for label in question.findChildren(QLabel))
        question.reject()
        settled()

    picture = tmp_path / "ảnh.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    page.register.list.select_first()
    settled()
    chosen = page.register.list.current_id()
    assert chosen is not None
    asked = drop(window, settled, picture)
    assert isinstance(asked, DropWindow)
    assert asked.as_file.isChecked()
    asked.accept()
    settled()
    assert "ảnh.png" in [file.file_name for file in attachments(book, "activity", chosen)]


def test_each_kind_of_file_leads_to_its_next_window_or_is_told_what_it_is_not(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest, tmp_path: Path
) -> None:
    person(book, "Lò Thị Pánh", unit(book, "Văn phòng"))
    window = MainWindow(SettingsFile(book.folder.settings), "sổ")
    qtbot.addWidget(window)
    window.show_book(context)
    window.show()
    settled()
    plan = Document()
    for line in PLAN.splitlines():
        plan.add_paragraph(line)
    plan.save(str(tmp_path / "kế hoạch.docx"))
    heads = ("Họ và tên", "Đơn vị", "Danh hiệu", "Số quyết định", "Ngày ký", "Năm")
    award = ("Người Mới", "Văn phòng", "Lao động tiên tiến", "12/QĐ-SNgV", "15/12/2024", 2024)
    asked = drop(window, settled, workbook(tmp_path / "khen thưởng.xlsx", heads, award))
    assert isinstance(asked, DropWindow)
    assert (asked.kind.value(), asked.as_list.isChecked()) == (("awards", ""), True)
    asked.accept()
    settled()
    rows = window.findChild(ImportWindow)
    assert rows is not None
    assert rows.model.rowCount() == 1
    rows.reject()

    package = write_package(book, tmp_path / "bàn giao.zip", "", handover=True).path
    for path in (back_up(book, tmp_path / "sao lưu.db").path, package):
        question = drop(window, settled, path)
        assert "Thay toàn bộ dữ liệu" in " ".join(label.text() for label in question.findChildren(QLabel))
        question.reject()
        settled()
    for name in ("ảnh.png", "tệp lạ.xyz"):
        (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n")
        let_fall(window, tmp_path / name)
        settled()
        assert window.notice.text.startswith(f"Chưa dùng được “{name}” ở đây. Muốn đính kèm: chọn trước một hoạt động")
    archive = (tmp_path / "tệp lạ.xyz").rename(tmp_path / "ảnh.zip")
    let_fall(window, archive)
    settled()
    assert window.notice.text == "Tệp “ảnh.zip” bị hỏng hoặc không phải tệp sao lưu của Sổ Thi đua."

    asked = drop(window, settled, tmp_path / "kế hoạch.docx")
    assert isinstance(asked, DropWindow)
    assert asked.as_plan.isChecked()
    asked.accept()
    settled()
    page = window.current_page
    assert isinstance(page, PlanPage)
    assert page.proposal is not None
    page.proposal.close()
    settled()


@pytest.mark.usefixtures("filled")
def test_the_pictures_of_a_zip_are_attached_each_to_the_row_that_is_chosen(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest, tmp_path: Path
) -> None:
    window = window_on_activities(qtbot, book, context, settled)
    photos = tmp_path / "ảnh buổi lễ.zip"
    with ZipFile(photos, "w") as archive:
        for name in ("Lễ/trao quà.jpg", "Lễ/tập thể.jpg"):
            archive.writestr(name, name)
    page = window.current_page
    assert isinstance(page, ActivitiesPage)
    page.register.list.select_first()
    settled()
    chosen = page.register.list.current_id()
    assert chosen is not None
    asked = drop(window, settled, photos)
    assert isinstance(asked, DropWindow)
    assert "từng tệp trong đó (2 tệp)" in asked.as_file.text()
    assert asked.as_file.isChecked()
    asked.accept()
    settled()
    assert {"trao quà.jpg", "tập thể.jpg"} <= {file.file_name for file in attachments(book, "activity", chosen)}


@pytest.mark.usefixtures("filled")
def test_several_lists_are_read_together_as_if_they_were_a_folder(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest, tmp_path: Path
) -> None:
    window = window_on_activities(qtbot, book, context, settled)
    heads = ("Họ và tên", "Chức vụ", "Năm sinh")
    lists = [workbook(tmp_path / f"{name}.xlsx", heads, (name, "Chuyên viên", 1990)) for name in ("Lò Mười", "Lò Hai")]
    workbook(tmp_path / "không thả.xlsx", heads, ("Lò Ba", "Chuyên viên", 1990))
    asked = drop(window, settled, *lists)
    assert isinstance(asked, DropWindow)
    assert "làm gì với các tệp này?" in " ".join(label.text() for label in asked.findChildren(QLabel))
    assert (asked.kind.value(), asked.as_list.isChecked(), asked.as_plan.isEnabled()) == (("people", ""), True, False)
    asked.accept()
    settled()
    sent = window.findChild(SentWindow)
    assert sent is not None
    assert sent.kind.value() == "people"
    assert [file.file for file in sent.sent.files if file.file] == ["Lò Mười.xlsx", "Lò Hai.xlsx"]
    sent.kind.setCurrentIndex(0)
    settled()
    sent.kind.set_value("people")
    settled()
    sent.take()
    settled()
    names = [name for (name,) in rows_of(book, "person", "full_name")]
    assert {"Lò Mười", "Lò Hai"} <= set(names)
    assert "Lò Ba" not in names


def test_what_is_refused_is_not_said_to_be_read_any_more(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest, tmp_path: Path
) -> None:
    window = window_on_activities(qtbot, book, context, settled)
    (tmp_path / "trống").mkdir()
    let_fall(window, tmp_path / "trống")
    assert window.statusBar().currentMessage() == "Đang đọc các tệp trong “trống”…"
    settled()
    assert "không có bảng tính nào" in window.notice.text
    assert window.statusBar().currentMessage() == ""


@pytest.mark.usefixtures("filled")
def test_several_templates_are_read_together_and_several_nominations_are_told_their_way(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest, tmp_path: Path
) -> None:
    window = window_on_activities(qtbot, book, context, settled)
    code = next(str(each.code) for each in rounds(book) if not each.is_closed(date.today()))
    templates = [tmp_path / f"mẫu {number}.xlsx" for number in (1, 2)]
    for path in templates:
        write_template(book, path, TemplateOrder("nominations", round_code=code))
    write_template(book, tmp_path / "không thả.xlsx", TemplateOrder("nominations", round_code=code))
    sent = drop(window, settled, *templates)
    assert isinstance(sent, SentWindow)
    assert [file.file for file in sent.sent.files if file.file] == [path.name for path in templates]
    sent.reject()

    titles = ("Họ và tên", "Đơn vị", "Hình thức đề nghị", "Tóm tắt thành tích")
    lists = [workbook(tmp_path / f"{name}.xlsx", titles, (name, "", "Giấy khen", "Tận tụy")) for name in ("A", "B")]
    asked = drop(window, settled, *lists)
    assert isinstance(asked, DropWindow)
    words = " ".join(label.text() for label in asked.findChildren(QLabel))
    assert "chưa có đợt xét nào đang mở" not in words
    assert "thả từng tệp để chọn đợt xét" in words
    asked.reject()
