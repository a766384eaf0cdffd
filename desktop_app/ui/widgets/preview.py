"""The paper as it will be: the finished PDF shown, printed, and kept in a file."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSize, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QMainWindow, QToolBar, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError, UnwritableOutput
from desktop_app.runtime.files import FileNotWritten, written_whole
from desktop_app.services import papers
from desktop_app.services.book import Book
from desktop_app.ui.context import Context
from desktop_app.ui.icons import icon
from desktop_app.ui.settings_file import SettingsFile
from desktop_app.ui.tokens import GAP
from desktop_app.ui.widgets.file_dialogs import choose_to_write, show_in_folder
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.printing import new_printer, print_pages
from desktop_app.ui.widgets.questions import tell

_FORMATS: Final = {"pdf": "Tệp PDF", "docx": "Văn bản Word", "xlsx": "Bảng tính Excel"}
_ZOOM_STEP: Final = 1.2
_LEAST_ZOOM, _MOST_ZOOM = 0.25, 5.0
_ICON_SIDE: Final = 18


class PreviewWindow(QMainWindow):
    """Shows one paper. What is saved as PDF is, byte for byte, what is shown; what is printed are its pages."""

    def __init__(self, context: Context, kind: str, options: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._kind = kind
        self._options = dict(options)
        self._paper: papers.Paper | None = None
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self._document)  # so that it outlives what reads it
        self._view = QPdfView(self)
        self._page_label, self._zoom_label = QLabel(), QLabel()
        self._notice = Notice()
        self.setWindowTitle("Xem trước bản in")
        self.resize(980, 720)
        self._build()
        context.changed.connect(self._book_changed)
        self.refresh()

    @property
    def paper(self) -> papers.Paper | None:
        """The paper shown, None while it is being made or could not be."""
        return self._paper

    @property
    def page_words(self) -> str:
        """Which page of how many is shown, in words."""
        return self._page_label.text()

    @property
    def zoom(self) -> float:
        """How large the page is shown, whichever way the view found it: 1 is one point for 1/72 inch of screen."""
        if self._view.zoomMode() == QPdfView.ZoomMode.Custom or not self._document.pageCount():
            return self._view.zoomFactor()
        page = self._document.pagePointSize(self._view.pageNavigator().currentPage())
        margins = self._view.documentMargins()
        inch = self._view.logicalDpiX() / 72
        across = (self._view.viewport().width() - margins.left() - margins.right()) / (page.width() * inch)
        if self._view.zoomMode() == QPdfView.ZoomMode.FitToWidth:
            return across
        down = (self._view.viewport().height() - self._view.pageSpacing()) / (page.height() * inch)
        return min(across, down)

    def refresh(self) -> None:
        """Make the paper anew from the book."""
        self._context.read(lambda book: papers.render(book, self._kind, self._options, "pdf"), self._show, self._refuse)

    def print_paper(self) -> QPrintDialog | None:
        """Ask for the printer and print; None while there is nothing to print."""
        if self._paper is None:
            return None
        content, name = self._paper.content, Path(self._paper.file_name).stem
        printer = new_printer(content, name)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, self._document.pageCount())

        def ended(result: int) -> None:
            if result == QDialog.DialogCode.Accepted:
                work = partial(print_pages, content, printer)
                self._context.tasks.long(f"In “{name}”", work, self._printed, self._tell)

        dialog.finished.connect(ended)
        QDialog.open(dialog)  # QPrintDialog hides it behind one that wants a slot by name
        return dialog

    def save_paper(self, suffix: str) -> QFileDialog | None:
        """Ask where to keep the paper as "pdf", "docx" or "xlsx", and write it there."""
        if self._paper is None:
            return None
        name = Path(self._paper.file_name).with_suffix(f".{suffix}").name
        settings = SettingsFile.of(self._context, self._context.book.folder.settings)
        title = _FORMATS[suffix]
        return choose_to_write(self, settings, f"Lưu {title}", name, f"{title} (*.{suffix})", self._write)

    def zoom_by(self, factor: float) -> None:
        """Make the pages larger or smaller."""
        now = self.zoom
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(min(max(now * factor, _LEAST_ZOOM), _MOST_ZOOM))
        self._tell_zoom()

    def go_to_page(self, page: int) -> None:
        """Show the page (from 0), or the nearest there is."""
        last = self._document.pageCount() - 1
        self._view.pageNavigator().jump(max(0, min(page, last)), QPointF())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the document before the bytes it reads."""
        self._context.changed.disconnect(self._book_changed)
        self._document.close()
        super().closeEvent(event)

    def _build(self) -> None:
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setAccessibleName("Trang in")
        self._view.zoomFactorChanged.connect(self._tell_zoom)
        self._view.pageNavigator().currentPageChanged.connect(self._tell_page)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(GAP, 0, GAP, GAP)
        column.addWidget(self._notice)
        column.addWidget(self._view, 1)
        self.setCentralWidget(body)
        bar = QToolBar("Bản in", self)
        bar.setMovable(False)
        bar.setIconSize(QSize(_ICON_SIDE, _ICON_SIDE))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addToolBar(bar)
        self._add_paper_actions(bar)
        bar.addSeparator()
        self._add_view_actions(bar)

    def _add_paper_actions(self, bar: QToolBar) -> None:
        self._paper_actions = [
            self._action("&In…", "print", ["Ctrl+P"], self.print_paper),
            self._action("Lưu &PDF…", "save", ["Ctrl+S"], partial(self.save_paper, "pdf")),
            self._action("Lưu &Word…", "document", ["Ctrl+Shift+W"], partial(self.save_paper, "docx")),
            self._action("Lưu &Excel…", "export-sheet", ["Ctrl+E"], partial(self.save_paper, "xlsx")),
        ]
        bar.addActions(self._paper_actions)
        self.addAction(self._action("Lập lại", "redo", ["F5"], self.refresh))
        self.addAction(self._action("Đóng", "close", ["Esc", "Ctrl+W"], self.close))

    def _add_view_actions(self, bar: QToolBar) -> None:
        page = self._view.pageNavigator()
        bar.addAction(self._action("Trang trước", "up", ["Ctrl+PgUp"], lambda: self.go_to_page(page.currentPage() - 1)))
        bar.addWidget(self._page_label)
        bar.addAction(
            self._action("Trang sau", "down", ["Ctrl+PgDown"], lambda: self.go_to_page(page.currentPage() + 1))
        )
        bar.addSeparator()
        bar.addAction(self._action("−", "", ["Ctrl+-"], lambda: self.zoom_by(1 / _ZOOM_STEP), "Thu nhỏ"))
        bar.addWidget(self._zoom_label)
        bar.addAction(self._action("+", "", ["Ctrl++", "Ctrl+="], lambda: self.zoom_by(_ZOOM_STEP), "Phóng to"))
        for text, key, mode in (
            ("Vừa bề ngang", "Ctrl+0", QPdfView.ZoomMode.FitToWidth),
            ("Cả trang", "Ctrl+9", QPdfView.ZoomMode.FitInView),
        ):
            bar.addAction(self._action(text, "", [key], partial(self._fit, mode)))
        for act in bar.actions():
            button = bar.widgetForAction(act)
            if act.text() in {"Trang trước", "Trang sau"} and button is not None:
                button.setProperty("toolButtonStyle", Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _action(self, text: str, picture: str, keys: list[str], does: Callable[[], object], name: str = "") -> QAction:
        action = QAction(text, self)
        if picture:
            action.setIcon(icon(picture))
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setToolTip(f"{name or text.replace('&', '').rstrip('…')} ({keys[0]})")
        action.triggered.connect(lambda _checked: does())
        return action

    def _show(self, paper: papers.Paper) -> None:
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(paper.content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._paper = paper
        self.setWindowTitle(Path(paper.file_name).stem)
        self._allow(True)
        self._notice.hide()
        if paper.note:
            self._notice.say(paper.note)
        self._tell_page()
        self._tell_zoom()
        self._view.setFocus()

    def _refuse(self, problem: ClerkError) -> None:
        self._paper = None
        self._document.close()
        self._allow(False)
        self._notice.say(f"{problem.message} {problem.hint}".rstrip(), "problem", "Lập lại (F5)", self.refresh)
        self._tell_page()

    def _write(self, path: Path) -> None:
        paper = self._paper
        if paper is None:
            return
        if path.suffix.lower() == ".pdf":
            job = partial(_written, paper.content, path)
            self._context.tasks.read(job, self._written, self._tell)
        else:
            self._context.read(lambda book: self._saved(book, path), self._written, self._tell)

    def _saved(self, book: Book, path: Path) -> Path:
        papers.save(book, self._kind, self._options, path)
        return path

    def _written(self, path: Path) -> None:
        self._notice.say(f"Đã lưu “{path.name}”.", "done", "Mở thư mục", partial(show_in_folder, path))

    def _printed(self, pages: int) -> None:
        self._notice.say(f"Đã in {pages} trang.", "done")

    def _book_changed(self, _changes: Changes) -> None:
        if self._paper is not None:
            self._notice.say("Sổ đã có thay đổi sau khi lập bản này.", "warning", "Lập lại (F5)", self.refresh)

    def _tell(self, problem: ClerkError) -> None:
        tell(self, problem)

    def _fit(self, mode: QPdfView.ZoomMode) -> None:
        self._view.setZoomMode(mode)
        self._tell_zoom()

    def _allow(self, allowed: bool) -> None:
        for action in self._paper_actions:
            action.setEnabled(allowed)

    def _tell_page(self) -> None:
        count = self._document.pageCount()
        self._page_label.setText(f"Trang {self._view.pageNavigator().currentPage() + 1}/{count}" if count else "")

    def _tell_zoom(self) -> None:
        self._zoom_label.setText(f"{round(self.zoom * 100)}%")


def _written(content: bytes, path: Path) -> Path:
    try:
        with written_whole(path) as stream:
            stream.write(content)
    except FileNotWritten as problem:
        raise UnwritableOutput(problem.sentence) from problem
    return path
