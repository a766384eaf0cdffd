"""The pages of a finished paper, as they will be printed, or the reason why there are none."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QLabel, QStackedWidget, QToolBar, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.errors import ClerkError
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.keyboard.grey_acts import allow
from desktop_app.ui.base.theme import icon_size
from desktop_app.ui.widgets.actions import add_action
from desktop_app.ui.widgets.lists.empty import EmptyList

_ZOOM_STEP: Final = 1.2
_LEAST_ZOOM, _MOST_ZOOM = 0.25, 5.0
_NO_PAGES: Final = "Chưa có trang nào để xem."
_ICON_SIDE: Final = 18
_AT_ONCE: Final = 400
"""Pages of which the size is asked at a time; a page takes up to a twelfth of a millisecond."""


class PaperView(QWidget):
    """Shows one PDF at a time, or a sentence in its place. Signal: `turned` on another current page or zoom."""

    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = QPdfDocument(self)
        self._coming: QPdfDocument | None = None
        """The one that is measured before it is shown."""
        self._view = QPdfView(self)
        self.message = EmptyList()
        self._page_label, self._zoom_label = QLabel(), QLabel()
        self._of_pages: list[QAction] = []
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        # A bar that comes and goes makes a page that just fits fit and not fit by turns, for ever.
        self._view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._view.setAccessibleName("Trang in")
        self._view.zoomFactorChanged.connect(self._show_position)
        self._view.pageNavigator().currentPageChanged.connect(self._show_position)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._view)
        self._stack.addWidget(self.message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self._view)

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    @property
    def zoom(self) -> float:
        """The zoom factor, also when the page is fitted to the view: at 1, a point is 1/72 inch of screen."""
        if self._view.zoomMode() == QPdfView.ZoomMode.Custom or not self.page_count:
            return self._view.zoomFactor()
        page = self._document.pagePointSize(self._view.pageNavigator().currentPage())
        margins = self._view.documentMargins()
        inch = self._view.logicalDpiX() / 72
        fit_width = (self._view.viewport().width() - margins.left() - margins.right()) / (page.width() * inch)
        if self._view.zoomMode() == QPdfView.ZoomMode.FitToWidth:
            return fit_width
        fit_height = (self._view.viewport().height() - self._view.pageSpacing()) / (page.height() * inch)
        return min(fit_width, fit_height)

    def show_pdf(self, content: bytes, *, stay: bool = False) -> None:
        """Show the pages of a PDF from the first on, or with `stay` from the current one."""
        self._show_part(self._view)
        page = self._view.pageNavigator().currentPage() if stay else 0
        self._document.close()
        self._coming = QPdfDocument(self)
        buffer = QBuffer(self._coming)  # its parent reads it, so it must live as long
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._coming.load(buffer)
        self._measure(self._coming, 0, page)

    def clear(self) -> None:
        """Show nothing, and close the document before the bytes that it reads are freed."""
        if self._coming is not None:
            self._coming.close()
            self._coming = None
        self._document.close()
        self._show_position()

    def say(self, words: str, action: QAction | None = None) -> None:
        """Show a sentence and at most one button in place of the pages."""
        self.message.set_words(words, action)
        self.message.say_empty()
        self.clear()
        self._show_part(self.message)

    def refuse(self, problem: ClerkError, again: Callable[[], None]) -> None:
        """Show why there are no pages, where they would be."""
        self.message.say_refused(problem, again)
        self.clear()
        self._show_part(self.message)

    def _measure(self, document: QPdfDocument, first: int, page: int) -> None:
        """Measure the pages from one on, then show them: the view would measure all of a thick paper at once."""
        if document is not self._coming:
            document.close()
            document.deleteLater()
            return
        end = min(first + _AT_ONCE, document.pageCount())
        for number in range(first, end):
            document.pagePointSize(number)
        if end < document.pageCount():
            QTimer.singleShot(0, self, partial(self._measure, document, end, page))
            return
        past, self._document, self._coming = self._document, document, None
        self._view.setDocument(document)
        past.deleteLater()
        if page:
            self.go_to_page(page)
        self._show_position()

    def zoom_by(self, factor: float) -> None:
        """Make the pages larger or smaller."""
        zoom = self.zoom
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(min(max(zoom * factor, _LEAST_ZOOM), _MOST_ZOOM))
        self._show_position()

    def fit(self, mode: QPdfView.ZoomMode) -> None:
        """Fit the pages to the width or the size of the view."""
        self._view.setZoomMode(mode)
        self._show_position()

    def go_to_page(self, page: int) -> None:
        """Show the page (from 0), or the nearest there is."""
        self._view.pageNavigator().jump(max(0, min(page, self.page_count - 1)), QPointF())

    def add_to(self, bar: QToolBar, owner: QWidget, fit_keys: tuple[str, str] = ("Ctrl+0", "Ctrl+9")) -> None:
        """Add the actions for turning pages and zooming to a toolbar; their shortcuts work anywhere in `owner`.

        `fit_keys` are the shortcuts for fitting the width and the whole page; a page of the window must not use Ctrl
        with a digit, which goes to another page.
        """
        bar.setMovable(False)
        bar.setIconSize(icon_size(_ICON_SIDE))
        navigator = self._view.pageNavigator()
        width, whole_page = QPdfView.ZoomMode.FitToWidth, QPdfView.ZoomMode.FitInView
        back = _action(owner, "Trang trước", "Ctrl+PgUp", lambda: self.go_to_page(navigator.currentPage() - 1), "up")
        forward = _action(
            owner, "Trang sau", "Ctrl+PgDown", lambda: self.go_to_page(navigator.currentPage() + 1), "down"
        )
        before = len(bar.actions())
        bar.addAction(back)
        bar.addWidget(self._page_label)
        bar.addAction(forward)
        bar.addSeparator()
        bar.addAction(_action(owner, "−", "Ctrl+-", partial(self.zoom_by, 1 / _ZOOM_STEP), name="Thu nhỏ"))
        bar.addWidget(self._zoom_label)
        bar.addAction(_action(owner, "+", "Ctrl++; Ctrl+=", partial(self.zoom_by, _ZOOM_STEP), name="Phóng to"))
        fit_width = _action(owner, "Vừa bề ngang", fit_keys[0], partial(self.fit, width))
        # With large letters both stand in the bar so.
        fit_width.setIconText("Bề ngang")
        bar.addAction(fit_width)
        bar.addAction(_action(owner, "Cả trang", fit_keys[1], partial(self.fit, whole_page)))
        self._of_pages = [act for act in bar.actions()[before:] if act.text()]
        self._show_position()
        for act in (back, forward):
            button = bar.widgetForAction(act)
            if button is not None:
                button.setProperty("toolButtonStyle", Qt.ToolButtonStyle.ToolButtonIconOnly)
        show_extension(bar)

    def _show_part(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        self.setFocusProxy(part)

    def _show_position(self) -> None:
        count = self.page_count
        for act in self._of_pages:
            allow(act, count, _NO_PAGES)
        self._page_label.setText(f"Trang {self._view.pageNavigator().currentPage() + 1}/{count}" if count else "")
        self._zoom_label.setText(f"{round(self.zoom * 100)}%" if count else "")
        self.turned.emit()


def show_extension(bar: QToolBar) -> None:
    """Give a toolbar's extension button, shown while the bar is too narrow, a visible icon."""
    button = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    if button is not None:
        button.setIcon(icon("more"))
        button.setToolTip("Các nút khác")
        button.setAccessibleName("Các nút khác")


def _action(
    owner: QWidget, text: str, keys: str, act: Callable[[], None], picture: str = "", *, name: str = ""
) -> QAction:
    action = add_action(owner, text, picture, keys, act) if picture else QAction(text, owner)
    if not picture:
        action.setShortcuts(QKeySequence.listFromString(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: act())
        owner.addAction(action)
    action.setToolTip(f"{name or text} ({keys.split(';')[0]})")
    return action
