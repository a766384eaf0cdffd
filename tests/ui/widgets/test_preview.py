"""The paper preview: what is shown is what is saved and what is printed."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QImage, QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMessageBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from desktop_app.domain.errors import Cancelled, UnwritableOutput
from desktop_app.domain.office.units import UnitFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.standing.year_records import InitiativeFields, Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.office import units
from desktop_app.services.rounds import acts, nominations
from desktop_app.services.standing.year_records import save_initiative
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.lists.empty import EmptyList
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.papers import view
from desktop_app.ui.widgets.papers.preview import PreviewWindow
from desktop_app.ui.widgets.papers.printing import new_printer, opened, print_pages
from desktop_app.ui.widgets.papers.view import PaperView
from tests.books import person
from tests.papers.typefaces import STAND_INS, has_typeface
from tests.ui.pages import of_qt, press

OPTIONS = {"round": "2026-H1"}


@pytest.fixture(autouse=True)
def _nominated(book: Book) -> None:
    acts.create_round(book, "2026-H1")
    unit_id = units.add_unit(book, UnitFields("Phòng Hợp tác Biển Xanh")).only_id("unit")
    fields = NominationFields("2026-H1", NomineeKind.COLLECTIVE, unit_id=unit_id, summary="Làm tốt việc được giao.")
    nominations.nominate(book, fields)


@pytest.fixture
def preview(qtbot: QtBot, context: Context) -> PreviewWindow:
    return shown(qtbot, context, OPTIONS)


@pytest.fixture
def pages() -> bytes:
    """A PDF of an upright page, a lying one, and a last one."""
    return two_ways_pdf()


def shown(
    qtbot: QtBot,
    context: Context,
    options: dict[str, str],
    kind: str = "nomination-list",
    parent: QWidget | None = None,
) -> PreviewWindow:
    window = PreviewWindow(context, kind, options, parent)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    if parent is None:
        qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: not context.tasks.busy)
    return window


def two_ways_pdf(*more: tuple[float, float]) -> bytes:
    canvas = Canvas("", pagesize=(595.28, 841.89))
    for size in ((595.28, 841.89), (841.89, 595.28), (595.28, 841.89), *more):
        canvas.setPageSize(size)
        canvas.rect(100, 100, 72, 144, stroke=0, fill=1)
        canvas.showPage()
    content: bytes = canvas.getpdfdata()  # type: ignore[no-untyped-call]
    return content


def pdf_printer(content: bytes, path: Path) -> QPrinter:
    printer = new_printer(content, "Danh sách")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(144)
    return printer


def choose_file(window: PreviewWindow, name: Path) -> None:
    (dialog,) = window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(name))
    dialog.close()


def drawn_area(document: QPdfDocument, page: int) -> tuple[int, int, int, int]:
    """Return where the black lies on a page: left, top, right, bottom in points."""
    size = document.pagePointSize(page).toSize()
    paper = QImage(size, QImage.Format.Format_Grayscale8)
    paper.fill(255)
    painter = QPainter(paper)
    painter.drawImage(0, 0, document.render(page, size))
    painter.end()
    bits, width = bytes(paper.constBits()), paper.bytesPerLine()
    dark = [place for place, shade in enumerate(bits) if shade < 128 and place % width < size.width()]
    across = [place % width for place in dark]
    return min(across), dark[0] // width, max(across), dark[-1] // width


def test_what_is_shown_is_what_is_saved(qtbot: QtBot, context: Context, preview: PreviewWindow, tmp_path: Path) -> None:
    QTest.keyClick(preview, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    choose_file(preview, tmp_path / "bản in.pdf")
    qtbot.waitUntil(lambda: not context.tasks.busy)
    paper = preview.paper
    assert paper is not None
    assert paper.content == (tmp_path / "bản in.pdf").read_bytes()
    assert "bản in.pdf" in notice(preview)


def test_saves_word_and_excel_under_the_offices_name(
    qtbot: QtBot, context: Context, preview: PreviewWindow, tmp_path: Path
) -> None:
    dialog = preview.save_paper("docx")
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == "Danh sách đề nghị khen thưởng 2026-H1.docx"
    assert dialog.windowTitle() == "Lưu văn bản Word"
    choose_file(preview, tmp_path / "a.docx")
    qtbot.waitUntil(lambda: (tmp_path / "a.docx").exists() and not context.tasks.busy)
    preview.activateWindow()
    qtbot.waitUntil(lambda: not preview.findChildren(QFileDialog) and preview.isActiveWindow())
    QTest.keyClick(preview, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    choose_file(preview, tmp_path / "a.xlsx")
    qtbot.waitUntil(lambda: (tmp_path / "a.xlsx").exists() and not context.tasks.busy)
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "Phòng Hợp tác Biển Xanh" in cells


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, context: Context, preview: PreviewWindow, tmp_path: Path
) -> None:
    (tmp_path / "thư mục.pdf").mkdir()
    preview.save_paper("pdf")
    choose_file(preview, tmp_path / "thư mục.pdf")
    qtbot.waitUntil(lambda: bool(preview.findChildren(QMessageBox)))
    (box,) = preview.findChildren(QMessageBox)
    assert "thư mục.pdf" in box.text()
    box.close()


def test_what_a_paper_lacks_is_entered_behind_it_and_it_comes_by_itself(
    qtbot: QtBot, context: Context, book: Book
) -> None:
    window = shown(qtbot, context, {"year": "2025"}, "initiative-decision")
    message = window.findChildren(PaperView)[0].message
    assert "Ghi sáng kiến ở thẻ Theo năm" in message.text
    assert message.button.text() == "Đóng bản xem trước"
    lan = person(book, "Nông Thị Lan", 1, "Chuyên viên")
    fields = InitiativeFields(Subject(NomineeKind.INDIVIDUAL, lan), 2025, "Số hóa hồ sơ", recognised=False)
    context.changed.emit(save_initiative(book, None, fields))
    qtbot.waitUntil(lambda: window.paper is not None)
    assert not message.isVisible()


def test_the_window_of_a_paper_that_lacks_something_is_closed_by_its_button(qtbot: QtBot, context: Context) -> None:
    window = shown(qtbot, context, {"year": "2025"}, "initiative-decision")
    press(window, Qt.Key.Key_Return)
    assert not window.isVisible()


@pytest.mark.parametrize(
    ("kind", "words", "work"),
    [
        ("vote-count", "Mở phiên họp", "open_session"),
        ("ceremony-list", "Đến thẻ Quyết định", "decisions"),
        ("exemplar-list", "Đến thẻ Đề nghị", "nominations"),
        ("council-decision", "Hội đồng, thành viên", "councils"),
        ("initiative-decision", "Đến thẻ Theo năm", "years"),
    ],
)
def test_what_a_paper_of_a_round_lacks_is_one_button_away(
    qtbot: QtBot, context: Context, kind: str, words: str, work: str
) -> None:
    page, asked = Page(), list[tuple[str, str]]()
    qtbot.addWidget(page)
    page.work_asked.connect(lambda *where: asked.append(where))
    # It is opened from a part of the page.
    part = QLabel(parent=page)
    of_others = {"council-decision": dict[str, str](), "initiative-decision": {"year": "2025"}}
    options = of_others.get(kind, {"round": "2026-H1"})
    window = shown(qtbot, context, options, kind, part)
    assert window.findChildren(PaperView)[0].message.button.text() == words
    press(window, Qt.Key.Key_Return)
    assert not window.isVisible()
    assert asked == [("people" if work == "years" else "emulation", work)]


def test_a_paper_that_cannot_be_made_says_why(qtbot: QtBot, context: Context) -> None:
    window = shown(qtbot, context, {"round": "2031-H2"})
    assert window.paper is None
    # Where the pages would be, not over a page of nothing.
    (reason,) = (part for part in window.findChildren(EmptyList) if part.isVisible())
    assert "cuối năm 2031" in reason.text
    assert not any(pages.isVisible() for pages in window.findChildren(QPdfView))
    assert not window.findChildren(Notice)[0].isVisible()
    assert window.print_paper() is None
    assert window.save_paper("pdf") is None


def test_what_reading_again_cannot_mend_offers_none(qtbot: QtBot, context: Context) -> None:
    """A paper without what it is of, and one of what is gone, offered to be read again, in vain."""
    for options, kind in (({}, "reward-list"), ({"round": "2031-H2"}, "nomination-list")):
        message = shown(qtbot, context, options, kind).findChildren(PaperView)[0].message
        assert message.text
        assert message.button.text() == "Đóng bản xem trước"


def test_says_that_the_book_has_changed_and_makes_the_paper_anew(
    qtbot: QtBot, context: Context, preview: PreviewWindow
) -> None:
    before = preview.paper
    context.act(lambda book: units.change_unit(book, 1, UnitFields("Phòng Hợp tác Biển Cả")))
    qtbot.waitUntil(lambda: not context.tasks.busy)
    assert "thay đổi" in notice(preview)
    assert preview.paper is before
    QTest.keyClick(preview, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: not context.tasks.busy)
    assert preview.paper is not None
    assert preview.paper != before


@pytest.mark.parametrize(("name", "times_metrics", "sentence"), STAND_INS)
def test_says_which_typeface_stands_in_for_times_new_roman(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch, name: str, times_metrics: bool, sentence: str
) -> None:
    has_typeface(monkeypatch, name, times_metrics)
    window = shown(qtbot, context, OPTIONS)
    assert window.paper is not None
    assert notice(window) == sentence
    assert window.findChildren(Notice)[0].isVisible()


def test_says_nothing_of_times_new_roman_itself(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_typeface(monkeypatch, "Times New Roman")
    window = shown(qtbot, context, OPTIONS)
    assert window.paper is not None
    assert not window.findChildren(Notice)[0].isVisible()


def test_no_page_is_turned_or_zoomed_where_there_is_none(
    qtbot: QtBot, context: Context, preview: PreviewWindow
) -> None:
    names = ("Trang trước", "Trang sau", "−", "+", "Vừa bề ngang", "Cả trang")
    assert [name for name in names if not by_name(preview, name).isEnabled()] == []
    refused = shown(qtbot, context, {"round": "2031-H1"})
    assert [name for name in names if by_name(refused, name).isEnabled()] == []


def by_name(window: PreviewWindow, text: str) -> QAction:
    return next(act for act in window.actions() if act.text() == text)


def test_zooms_and_turns_pages_by_keys(qtbot: QtBot, preview: PreviewWindow) -> None:
    wide = preview.zoom
    QTest.keyClick(preview, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom == pytest.approx(wide / 1.2)
    QTest.keyClick(preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom == pytest.approx(wide)
    preview.go_to_page(99)
    assert "Trang 1/1" in {label.text() for label in preview.findChildren(QLabel)}


@of_qt
@pytest.mark.parametrize("width", [1366, 640])
def test_a_paper_is_closed_by_a_button_also_where_the_others_have_no_room(
    preview: PreviewWindow, settled: Callable[[], None], width: int
) -> None:
    preview.resize(width, 500)
    settled()
    (close,) = (button for button in preview.findChildren(QToolButton) if button.text() == "Đóng")
    place = QRect(close.mapTo(preview, QPoint()), close.size())
    assert close.isVisible()
    assert preview.rect().contains(place)
    close.click()
    assert not preview.isVisible()


def test_prints_through_the_systems_dialog(
    qtbot: QtBot, context: Context, preview: PreviewWindow, tmp_path: Path
) -> None:
    QTest.keyClick(preview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(preview.findChildren(QPrintDialog)))
    (dialog,) = preview.findChildren(QPrintDialog)
    assert dialog.isVisible()
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    printer.setResolution(72)
    with qtbot.waitSignal(context.tasks.ended):
        dialog.done(QDialog.DialogCode.Accepted)
    assert (tmp_path / "in.pdf").read_bytes().startswith(b"%PDF")
    assert "Đã ghi 1 trang vào" in notice(preview)


def test_prints_each_page_at_its_size_in_its_direction(qapp: QApplication, pages: bytes, tmp_path: Path) -> None:
    done: list[int] = []

    def report(count: int) -> bool:
        done.append(count)
        return True

    printer = pdf_printer(pages, tmp_path / "in.pdf")
    # Some pages of them: all would be the PDF's own bytes.
    assert print_pages(two_ways_pdf((595.28, 841.89)), printer, report) == 3
    assert done == [1, 2, 3]
    with opened(pages) as original, opened((tmp_path / "in.pdf").read_bytes()) as printed:
        for page in range(3):
            assert printed.pagePointSize(page).toSize() == original.pagePointSize(page).toSize()
            assert drawn_area(printed, page) == pytest.approx(drawn_area(original, page), abs=1)
        assert drawn_area(printed, 0) == pytest.approx((100, 598, 171, 741), abs=2)


def test_printed_to_a_file_the_paper_is_the_finished_pdf(qapp: QApplication, pages: bytes, tmp_path: Path) -> None:
    assert print_pages(pages, pdf_printer(pages, tmp_path / "in.pdf"), lambda _: True) == 3
    assert (tmp_path / "in.pdf").read_bytes() == pages


@pytest.mark.skipif(sys.platform == "win32", reason="there the system prints no PDF")
def test_a_print_system_that_reads_pdf_gets_the_pages_asked_for(
    qapp: QApplication, pages: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = tmp_path / "lp"
    queue.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/asked\ncat > {tmp_path}/sent\n', encoding="utf-8")
    queue.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    printer = new_printer(pages, "Tờ trình")
    printer.setFromTo(2, 3)
    assert print_pages(pages, printer, lambda _: True) == 2
    assert (tmp_path / "sent").read_bytes() == pages
    asked = (tmp_path / "asked").read_text(encoding="utf-8")
    assert "-t Tờ trình -n 1 -P 2-3" in asked
    queue.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    with pytest.raises(UnwritableOutput):
        print_pages(pages, printer, lambda _: True)


def test_prints_only_the_pages_asked_for(qapp: QApplication, pages: bytes, tmp_path: Path) -> None:
    printer = pdf_printer(pages, tmp_path / "in.pdf")
    assert printer.pageLayout().orientation() == QPageLayout.Orientation.Portrait
    printer.setFromTo(2, 2)
    assert print_pages(pages, printer, lambda _: True) == 1
    with opened((tmp_path / "in.pdf").read_bytes()) as printed:
        assert printed.pageCount() == 1
        assert printed.pagePointSize(0).toSize() == QSize(842, 595)


def test_printing_can_be_stopped(qapp: QApplication, pages: bytes, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        print_pages(pages, pdf_printer(pages, tmp_path / "in.pdf"), lambda _: False)


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_told(qapp: QApplication, pages: bytes, tmp_path: Path) -> None:
    with pytest.raises(UnwritableOutput):
        print_pages(pages, pdf_printer(pages, tmp_path / "không có" / "in.pdf"), lambda _: True)


@pytest.mark.window
def test_previews_and_saves_in_a_real_window(
    qtbot: QtBot, context: Context, preview: PreviewWindow, tmp_path: Path
) -> None:
    test_what_is_shown_is_what_is_saved(qtbot, context, preview, tmp_path)


def notice(window: PreviewWindow) -> str:
    (line,) = window.findChildren(Notice)
    return line.text


def test_a_thick_paper_is_measured_a_part_at_a_time_before_it_is_shown(
    qtbot: QtBot, pages: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "_AT_ONCE", 1)
    paper = PaperView()
    qtbot.addWidget(paper)
    paper.show_pdf(two_ways_pdf((100, 100)))
    paper.show_pdf(pages)
    assert paper.page_count == 0
    qtbot.waitUntil(lambda: paper.page_count > 0)
    assert paper.page_count == 3
    paper.show_pdf(pages)
    paper.clear()
    monkeypatch.setattr(view, "_AT_ONCE", 3)
    paper.show_pdf(pages)
    assert paper.page_count == 3
    qtbot.waitUntil(lambda: len(paper.findChildren(QPdfDocument)) == 1)


def test_pages_have_one_width_whether_they_are_scrolled_or_not(qtbot: QtBot) -> None:
    # A bar that comes where a page just fits narrows the page, which then fits without it, and so on for ever.
    paper = PaperView()
    qtbot.addWidget(paper)
    paper.resize(500, 900)
    paper.show()
    (shown_in,) = paper.findChildren(QPdfView)
    canvas = Canvas("", pagesize=(595.28, 841.89))
    canvas.showPage()
    widths = []
    for content in (canvas.getpdfdata(), two_ways_pdf()):  # type: ignore[no-untyped-call]
        paper.show_pdf(content)
        qtbot.waitUntil(lambda: paper.page_count > 0)
        QApplication.processEvents()
        widths.append(shown_in.viewport().width())
    assert paper.page_count == 3
    assert widths[0] == widths[1]
