"""What comes of the window of certificates: pictures kept, files written, sheets printed, offsets, closing."""

import io
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QGraphicsPixmapItem, QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.domain.certificates.certificates import Offset
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.certificates.certificates import letters_note
from desktop_app.services.certificates.layouts import layout_for, layouts, offsets, save_offset
from desktop_app.services.keeping import history
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import Theme
from desktop_app.ui.certificates.window import CertificateWindow
from desktop_app.ui.widgets.papers.printing import opened
from tests.certificates import decided, given, three
from tests.ui.certificate_windows import WindowRest, choose_file, field_of, press, shown
from tests.ui.colours import contrast, light_theme
from tests.ui.pages import of_qt

KEY, CONTROL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MERIT, ALL = "certificate_of_merit", NomineeKind.COLLECTIVE


theme = pytest.fixture(light_theme)


@pytest.fixture
def decision_id(book: Book) -> int:
    return three(book)


@pytest.fixture
def window(qtbot: QtBot, context: Context, decision_id: int, settled: WindowRest) -> CertificateWindow:
    return shown(qtbot, context, decision_id, settled)


def picture_file(folder: Path, width: int = 594, height: int = 420) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffeecc"))
    path = folder / "phôi.png"
    assert image.save(str(path))
    return path


def picture_size(window: CertificateWindow) -> tuple[float, float] | None:
    """Width and height in mm of the picture that lies on the sheet."""
    items = (item for item in window.editor.stage.items() if isinstance(item, QGraphicsPixmapItem))
    boxes = [item.sceneBoundingRect() for item in items if item.isVisible()]
    return (boxes[0].width(), boxes[0].height()) if boxes else None


def test_the_stocks_picture_lies_under_the_fields_and_is_never_printed(
    book: Book, window: CertificateWindow, tmp_path: Path, settled: WindowRest
) -> None:
    window.editor.stock_panel.choose_picture.click()
    choose_file(window, picture_file(tmp_path))
    settled()
    assert picture_size(window) == pytest.approx((297, 210))
    assert window.editor.stock_panel.picture.text() == "phôi.png"
    assert not window.notice.isVisible()
    window.save()
    settled()
    assert layout_for(layouts(book), MERIT, ALL).picture is not None
    window.save_pdf()
    choose_file(window, tmp_path / "giấy.pdf")
    settled()
    pages = pypdf.PdfReader(tmp_path / "giấy.pdf").pages
    assert len(pages) == 3
    assert all(not page.images for page in pages)
    window.editor.stock_panel.drop_picture.click()
    assert picture_size(window) is None


def test_a_kept_picture_is_shown_again(
    qtbot: QtBot, context: Context, window: CertificateWindow, tmp_path: Path, decision_id: int, settled: WindowRest
) -> None:
    window.editor.stock_panel.choose_picture.click()
    choose_file(window, picture_file(tmp_path, 500, 500))
    settled()
    assert "bị kéo giãn" in window.notice.text
    window.save()
    settled()
    again = shown(qtbot, context, decision_id, settled)
    assert picture_size(again) == pytest.approx((297, 210))


def test_a_file_that_is_no_picture_is_told_and_not_kept(
    book: Book, window: CertificateWindow, tmp_path: Path, settled: WindowRest
) -> None:
    wrong = tmp_path / "phôi.png"
    wrong.write_bytes(b"no picture")
    window.editor.stock_panel.choose_picture.click()
    choose_file(window, wrong)
    settled()
    assert "Không đọc được ảnh “phôi.png”." in window.notice.text
    assert not list(book.folder.attachments.glob("??/*"))


def test_the_pdf_has_the_range_on_the_layout_that_is_shown(
    window: CertificateWindow, tmp_path: Path, settled: WindowRest
) -> None:
    window.recipients.first.setValue(2)
    press(window, KEY.Key_S, CONTROL | SHIFT)
    (dialog,) = window.findChildren(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "Giấy khen theo Quyết định 15-QĐ-SNgV, số 02-03.pdf"
    choose_file(window, tmp_path / "giấy.pdf")
    settled()
    texts = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "giấy.pdf").pages]
    assert ["Lộc Thị Đào" in text for text in texts] == [True, False]
    assert "Đã lưu “giấy.pdf”." in window.notice.text


def test_a_target_that_cannot_be_written_is_told(
    window: CertificateWindow, tmp_path: Path, settled: WindowRest
) -> None:
    (tmp_path / "giấy.pdf").mkdir()
    window.save_pdf()
    choose_file(window, tmp_path / "giấy.pdf")
    settled()
    assert "đã có thư mục trùng tên" in window.notice.text


def test_what_would_not_fit_is_said_for_the_whole_range(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest
) -> None:
    decision_id = decided(
        book,
        given("Vi Thu Hà", reason_line="Đã có thành tích xuất sắc trong công tác lễ tân"),
        given("Lộc Thị Đào", reason_line="Có thành tích " * 350),
    )
    window = shown(qtbot, context, decision_id, settled)
    qtbot.waitUntil(lambda: "Thành tích: chữ tràn ra ngoài tờ giấy (số 02)." in window.findings.text())
    window.save_pdf()
    choose_file(window, book.folder.root / "giấy.pdf")
    settled()
    assert "chữ tràn ra ngoài tờ giấy" in window.notice.text
    assert not (book.folder.root / "giấy.pdf").exists()
    window.recipients.last.setValue(1)
    qtbot.waitUntil(lambda: window.findings.text() == "Mọi giấy trong khoảng in đều vừa chỗ.")


def printed(qtbot: QtBot, context: Context, window: CertificateWindow, path: Path, act: Callable[[], None]) -> bytes:
    act()
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(QPrintDialog)))
    (dialog,) = (candidate for candidate in window.findChildren(QPrintDialog) if candidate.isVisible())
    printer = dialog.printer()
    assert printer.duplex() == QPrinter.DuplexMode.DuplexNone
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(72)
    with qtbot.waitSignal(context.tasks.ended):
        dialog.done(QDialog.DialogCode.Accepted)
    return path.read_bytes()


@of_qt
def test_prints_one_a_range_and_the_test_sheet_on_sheets_of_their_size(
    qtbot: QtBot, context: Context, window: CertificateWindow, tmp_path: Path
) -> None:
    for act, count in ((window.print_one, 1), (window.print_range, 3), (window.print_test_sheet, 1)):
        content = printed(qtbot, context, window, tmp_path / "in.pdf", act)
        pages = pypdf.PdfReader(io.BytesIO(content)).pages
        assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages] == [(842, 595)] * count
        assert window.notice.text == f"Đã ghi {count} tờ vào “in.pdf”."


def test_stock_is_printed_on_only_after_a_question_where_the_decision_has_a_fault(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest
) -> None:
    decision_id = decided(
        book,
        given("Vi Thu Hà", reason_line="Đã có thành tích …"),
        given("Lộc Thị Đào", reason_line="Đã có thành tích xuất sắc trong công tác lễ tân"),
    )
    window = shown(qtbot, context, decision_id, settled)
    fault = "Lý do khen của “Vi Thu Hà” chỉ ghi “Đã có thành tích …”, chưa nêu thành tích gì."
    assert window.notice.text == fault
    qtbot.waitUntil(lambda: window.findings.text() == fault)
    window.print_range()
    settled()
    (box,) = (box for box in window.findChildren(QMessageBox) if box.isVisible())
    assert fault in box.text()
    assert window.findChildren(QPrintDialog) == []
    box.reject()
    # Of whom there is nothing to say there is nothing to ask.
    window.recipients.first.setValue(2)
    window.print_range()
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(QPrintDialog)))
    (dialog,) = (dialog for dialog in window.findChildren(QPrintDialog) if dialog.isVisible())
    dialog.reject()


def test_without_a_printer_a_sentence_says_what_can_be_done_where_no_dialog_would_open(
    window: CertificateWindow, settled: WindowRest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.ui.widgets.papers.printing.QPrinterInfo.availablePrinterNames", lambda: [])
    monkeypatch.setattr("desktop_app.ui.widgets.papers.printing.sys.platform", "win32")
    window.print_one()
    settled()
    assert window.notice.text.startswith("Máy này chưa có máy in nào")
    assert window.findChildren(QPrintDialog) == []


@of_qt
def test_red_lines_are_printed_red(qtbot: QtBot, context: Context, window: CertificateWindow, tmp_path: Path) -> None:
    window.editor.stock_panel.plain.click()
    content = printed(qtbot, context, window, tmp_path / "in.pdf", window.print_one)
    with opened(content) as document:
        page = document.render(0, document.pagePointSize(0).toSize())
    dots = [page.pixelColor(x, y) for y in range(page.height()) for x in range(0, page.width(), 2)]
    assert any(dot.alpha() > 150 and dot.red() > 150 and dot.green() < 60 and dot.blue() < 60 for dot in dots)


def test_that_there_is_no_printer_can_be_read(theme: Theme, window: CertificateWindow) -> None:
    printers = window.printer_panel.printers
    window.printer_panel.show_printers([], {}, "")
    assert printers.currentText().startswith("Chưa có máy in")
    image = printers.grab().toImage()
    seen = {QColor(point).name() for point in {*memoryview(image.constBits()).cast("I")}}
    assert theme.tokens.muted in seen
    assert contrast(theme.tokens.muted, theme.tokens.window) >= 4.5
    window.printer_panel.show_printers(["Canon"], {}, "")
    assert not printers.property("message")


def test_offsets_are_kept_per_printer(
    qtbot: QtBot, book: Book, context: Context, decision_id: int, settled: WindowRest, tmp_path: Path
) -> None:
    save_offset(book, "Canon", Offset(10, 0))
    save_offset(book, "HP LaserJet", Offset(0, -5))
    window = shown(qtbot, context, decision_id, settled)
    panel = window.printer_panel
    assert panel.letters.text() == letters_note()
    panel.printers.setCurrentText("HP LaserJet")
    panel.printers.activated.emit(panel.printers.currentIndex())
    assert (panel.right.value(), panel.down.value()) == (0, -0.5)
    panel.right.setValue(1.3)
    assert panel.save.isEnabled()
    panel.save.click()
    settled()
    assert not panel.save.isEnabled()
    assert offsets(book) == {"Canon": Offset(10, 0), "HP LaserJet": Offset(13, -5)}
    assert panel.offset_of("Canon") == Offset(10, 0)
    assert panel.offset_of("Máy khác") == Offset(0, 0)
    again = shown(qtbot, context, decision_id, settled)
    assert again.printer_panel.printer == "HP LaserJet"


def test_the_pdf_is_made_for_the_printer_that_is_chosen(
    qtbot: QtBot, book: Book, context: Context, decision_id: int, settled: WindowRest, tmp_path: Path
) -> None:
    def left(path: Path) -> float:
        distances: list[float] = []
        page = pypdf.PdfReader(path).pages[1]
        page.extract_text(
            visitor_text=lambda text, cm, tm, *_: distances.append(cm[4] + tm[4]) if "Đào" in text else None
        )
        return distances[0]

    save_offset(book, "Canon", Offset(10, 0))
    window = shown(qtbot, context, decision_id, settled)
    for name, offset in (("bù.pdf", 1.0), ("không bù.pdf", 0.0)):
        window.printer_panel.right.setValue(offset)
        window.save_pdf()
        choose_file(window, tmp_path / name)
        settled()
    assert left(tmp_path / "bù.pdf") - left(tmp_path / "không bù.pdf") == pytest.approx(72 / 25.4, abs=0.01)


def test_closing_asks_for_what_is_not_kept(qtbot: QtBot, book: Book, window: CertificateWindow) -> None:
    press(window, KEY.Key_Right)
    window.close()
    assert window.isVisible()
    (box,) = window.findChildren(QMessageBox)
    # Only what was changed is named: no printer was touched.
    assert box.text().startswith("Lưu khuôn in vừa sửa")
    (go,) = (button for button in box.buttons() if button.text() == "&Bỏ")
    go.click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert layouts(book) == ()


def test_a_change_of_the_decision_is_shown_and_the_draft_stays(
    book: Book, context: Context, window: CertificateWindow, settled: WindowRest
) -> None:
    press(window, KEY.Key_Right)
    moved = field_of(window)
    with book.store.work("Sửa tên") as work:
        work.update("award", 1, {"awarded_name": "Văn phòng Sở"})
        changes = work.changes()
    context.changed.emit(changes)
    settled()
    assert window.recipients.box.currentText() == "01. Văn phòng Sở"
    assert field_of(window) == moved


def test_a_layout_kept_here_and_undone_elsewhere_is_shown_as_it_was(
    book: Book, context: Context, window: CertificateWindow, settled: WindowRest
) -> None:
    before = field_of(window)
    press(window, KEY.Key_Right)
    window.save()
    settled()
    assert window.editor.draft.can_go_back
    context.act(history.undo)
    settled()
    assert field_of(window) == before
    assert not window.isWindowModified()


def test_the_wheel_turns_no_box_that_has_not_the_keyboard(window: CertificateWindow) -> None:
    box = window.editor.field_panel.across
    value = box.value()
    assert not box.hasFocus()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert box.value() == value
    box.setFocus()
    QApplication.sendEvent(box, turn)
    assert box.value() == value + 0.5


def test_a_decision_that_is_not_signed_is_said_to_be(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest
) -> None:
    decision_id = decided(book, given("Vi Thu Hà"), number="", signed_on=None)
    window = shown(qtbot, context, decision_id, settled)
    assert "chưa có số, ngày ký" in window.notice.text


def test_a_decision_without_certificates_is_told(
    qtbot: QtBot, book: Book, context: Context, settled: WindowRest
) -> None:
    nobody = decided(book, given("Vi Thu Hà", award="Lao động tiên tiến", award_code="advanced_worker"))
    window = shown(qtbot, context, nobody, settled)
    # In place of the inputs for what is not there, which all stood grey.
    assert "không có giấy nào để in" in window.empty.text
    assert window.empty.isVisible()
    assert not window.tabs.isVisible()
    QTest.keyClick(window, KEY.Key_P, CONTROL)
    assert window.findChildren(QPrintDialog) == []
    assert window.focusWidget() is window.empty.button
    QTest.keyClick(window.empty.button, KEY.Key_Return)
    assert not window.isVisible()
