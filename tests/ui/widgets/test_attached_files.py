from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.office.units import UnitFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.services.attachments import Attachment, attach, attachments
from desktop_app.services.book import Book
from desktop_app.services.office.units import add_unit
from desktop_app.services.plan.tasks import add_task
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.widgets.forms.attached_files import AttachedFiles, StagedFiles

WindowRest = Callable[[], None]


@pytest.fixture
def attached(book: Book, tmp_path: Path) -> list[Attachment]:
    """Two files of one task."""
    add_task(book, TaskFields("Tổng kết phong trào"))
    sources = [tmp_path / "Báo cáo.txt", tmp_path / "khong-duoi"]
    for source in sources:
        source.write_text(f"Nội dung {source.name}", encoding="utf-8")
    attach(book, "task", 1, sources)
    return attachments(book, "task", 1)


@pytest.fixture
def files(attached: list[Attachment], qtbot: QtBot, context: Context) -> AttachedFiles:
    files = AttachedFiles(context)
    qtbot.addWidget(files)
    files.set_attached(attached)
    files.show()
    return files


@pytest.fixture
def urls(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """Return what the system is asked to open."""
    asked: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
    return asked


def test_nothing_is_staged_at_first_and_a_save_is_as_without_files(files: AttachedFiles, book: Book) -> None:
    staged = files.staged()
    assert staged == StagedFiles()
    saved = staged.with_save(lambda book: add_unit(book, UnitFields("Thanh tra")), "unit")(book)
    assert saved.kinds == {"unit"}


def test_files_dropped_anywhere_on_the_form_are_attached_to_it(
    attached: list[Attachment], qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    column = QVBoxLayout(form)
    line, files = QLineEdit(), AttachedFiles(context)
    column.addWidget(line)
    column.addWidget(files)
    form.show()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in (tmp_path / "Báo cáo.txt", tmp_path)])
    actions, buttons, modifiers = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    assert (form.acceptDrops(), line.acceptDrops()) == (True, False)
    # Qt hands a drop on only while something is being dragged.
    assert files.eventFilter(form, QDropEvent(line.pos(), actions, dropped, buttons, modifiers))
    # A folder is no file.
    assert files.staged() == StagedFiles((tmp_path / "Báo cáo.txt",))
    assert line.text() == ""


def test_what_is_added_and_taken_out_is_staged(
    files: AttachedFiles, attached: list[Attachment], tmp_path: Path
) -> None:
    before, new = files.content, tmp_path / "moi.pdf"
    files.list.setCurrentRow(0)
    files.take_out()
    files.add([new, new])
    assert files.content != before
    assert files.staged() == StagedFiles((new,), (attached[0].id,))
    files.take_out()
    assert files.staged() == StagedFiles((), (attached[0].id,))


def test_files_are_chosen_several_at_once(
    files: AttachedFiles, context: Context, tmp_path: Path, settled: WindowRest
) -> None:
    files.choose()
    dialog = files.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    chosen = [str(tmp_path / "một.pdf"), str(tmp_path / "hai.pdf")]
    dialog.filesSelected.emit(chosen)
    dialog.close()
    assert [str(path) for path in files.staged().added] == chosen
    remembered = SettingsFile.of(context, context.book.folder.settings).get("files")
    assert remembered == {"folder": str(tmp_path)}


def test_a_copy_that_cannot_be_changed_is_opened_under_its_own_name(
    files: AttachedFiles, settled: WindowRest, urls: list[QUrl]
) -> None:
    files.list.setCurrentRow(0)
    for _ in range(2):
        files.open_current()
        settled()
    paths = [Path(url.toLocalFile()) for url in urls]
    assert paths[0] == paths[1]
    assert paths[0].name == "Báo cáo.txt"
    assert paths[0].read_text(encoding="utf-8") == "Nội dung Báo cáo.txt"
    assert paths[0].stat().st_mode & 0o222 == 0


def test_a_file_not_yet_attached_is_opened_where_it_lies(
    files: AttachedFiles, urls: list[QUrl], tmp_path: Path
) -> None:
    files.add([tmp_path / "moi.pdf"])
    files.open_current()
    assert [Path(url.toLocalFile()) for url in urls] == [tmp_path / "moi.pdf"]
    files.save_current()
    assert files.findChild(QFileDialog) is None


def test_a_copy_is_saved(files: AttachedFiles, context: Context, settled: WindowRest, tmp_path: Path) -> None:
    messages: list[str] = []
    context.message.connect(messages.append)
    files.list.setCurrentRow(1)
    files.save_current()
    dialog = files.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "ra.txt"))
    dialog.close()
    settled()
    assert (tmp_path / "ra.txt").read_text(encoding="utf-8") == "Nội dung khong-duoi"
    assert messages == ["Đã lưu “ra.txt”."]


def test_a_file_whose_content_is_gone_is_told(
    files: AttachedFiles, attached: list[Attachment], settled: WindowRest, urls: list[QUrl]
) -> None:
    attached[0].path.unlink()
    files.list.setCurrentRow(0)
    files.open_current()
    settled()
    box = files.findChild(QMessageBox)
    assert box is not None
    assert box.text() == "Tệp “Báo cáo.txt” không còn trong thư mục dữ liệu."
    assert urls == []
    box.close()
