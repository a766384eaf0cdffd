"""The window's menus. What they do is wired by the window; until a book is open most of it is switched off."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop_app.ui.base.icons import icon
from desktop_app.ui.frame.pages import PAGES, key_of

_SCHEMES: Final = (
    ("Theo &hệ thống", Qt.ColorScheme.Unknown),
    ("&Sáng", Qt.ColorScheme.Light),
    ("&Tối", Qt.ColorScheme.Dark),
)

Shortcut = str | QKeySequence.StandardKey | list[QKeySequence]


class Menus(QObject):
    """The menus of a main window: an attribute for each action that the window wires.

    Signals: `page_asked(str)` with a page's key; `scheme_asked(Qt.ColorScheme)`.
    """

    page_asked = Signal(str)
    scheme_asked = Signal(object)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._of_book: list[QAction] = []
        self._of_page: list[QAction] = []
        bar = window.menuBar()
        self._fill_book(bar.addMenu("&Sổ"))
        self._edit = bar.addMenu("Sử&a")
        self._fill_edit(self._edit)
        self._fill_view(bar.addMenu("&Xem"))
        self._fill_help(bar.addMenu("Trợ &giúp"))
        self.set_book_open(False)

    def set_book_open(self, open_now: bool) -> None:
        """Switch on or off what needs an open book."""
        for action in self._of_book:
            action.setEnabled(open_now)

    def set_page_actions(self, actions: list[QAction]) -> None:
        """Show the acts of the page now shown in the menu Sửa."""
        for action in self._of_page:
            self._edit.removeAction(action)
        self._of_page = list(actions)
        self._edit.addActions(self._of_page)

    def _fill_book(self, menu: QMenu) -> None:
        self.import_plan = self._action(menu, "Nhập &kế hoạch…", symbol="import")
        self.import_people = self._action(menu, "Nhập &danh sách người…", symbol="people")
        menu.addSeparator()
        self.export_all = self._action(menu, "&Xuất toàn bộ ra Excel…", symbol="export-sheet")
        menu.addSeparator()
        self.back_up = self._action(menu, "&Sao lưu…", symbol="save")
        self.restore = self._action(menu, "&Phục hồi từ bản sao lưu…", symbol="restore")
        menu.addSeparator()
        self.leave = self._action(menu, "&Thoát", "Ctrl+Q", of_book=False)
        self.leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _fill_edit(self, menu: QMenu) -> None:
        redo = [QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")]
        self.undo = self._action(menu, "&Hoàn tác", "Ctrl+Z", "undo", of_book=False)
        self.redo = self._action(menu, "&Làm lại", redo, "redo", of_book=False)
        for action in (self.undo, self.redo):
            action.setEnabled(False)
        menu.addSeparator()

    def _fill_view(self, menu: QMenu) -> None:
        for page in PAGES:
            digit = key_of(page)
            title = f"&{digit}  {page.title}" if digit else page.title
            go = self._action(menu, title, digit and f"Ctrl+{digit}", page.icon)
            go.triggered.connect(lambda _=False, key=page.key: self.page_asked.emit(key))
        menu.addSeparator()
        self.refresh = self._action(menu, "Làm &mới", "F5")
        self.find = self._action(menu, "&Lọc danh sách", "Ctrl+F", "search")
        self.export_list = self._action(menu, "&Xuất danh sách đang xem…", "Ctrl+E", "export-sheet")
        menu.addSeparator()
        self.desktop_notes = self._action(menu, "&Nhắc việc đến hạn bằng thông báo của máy", of_book=False)
        self.desktop_notes.setCheckable(True)
        looks = menu.addMenu("&Giao diện")
        group = QActionGroup(looks)
        self._schemes: dict[Qt.ColorScheme, QAction] = {}
        for label, scheme in _SCHEMES:
            choose = self._action(looks, label, of_book=False)
            choose.setCheckable(True)
            choose.triggered.connect(lambda _=False, scheme=scheme: self.scheme_asked.emit(scheme))
            group.addAction(choose)
            self._schemes[scheme] = choose

    def show_scheme(self, scheme: Qt.ColorScheme) -> None:
        """Tick the colour scheme in use."""
        self._schemes[scheme].setChecked(True)

    def _fill_help(self, menu: QMenu) -> None:
        self.show_keys = self._action(menu, "&Phím tắt", "F1", "help", of_book=False)
        self.show_news = self._action(menu, "&Có gì mới", symbol="document", of_book=False)
        self.show_about = self._action(menu, "&Giới thiệu", symbol="info", of_book=False)

    def _action(
        self, menu: QMenu, label: str, shortcut: Shortcut = "", symbol: str = "", *, of_book: bool = True
    ) -> QAction:
        action = menu.addAction(label)
        if isinstance(shortcut, list):
            action.setShortcuts(shortcut)
        elif shortcut:
            action.setShortcut(QKeySequence(shortcut))
        if symbol:
            action.setIcon(icon(symbol))
        if of_book:
            self._of_book.append(action)
        return action
