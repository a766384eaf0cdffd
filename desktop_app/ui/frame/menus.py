"""The window's menus. The window connects the actions; most of them are disabled until a book is open."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.keyboard.grey_acts import allow
from desktop_app.ui.base.tokens import PAPER
from desktop_app.ui.frame.pages import PAGES, shortcut_digit

SCHEMES: Final = (
    ("Theo &hệ thống", Qt.ColorScheme.Unknown),
    ("&Sáng", Qt.ColorScheme.Light),
    ("&Tối", Qt.ColorScheme.Dark),
)

Shortcut = str | QKeySequence.StandardKey | list[QKeySequence]


class Menus(QObject):
    """The menus of a main window: an attribute for each action that the window connects.

    Signals: `page_asked(str)` with a page's key; `scheme_asked(Qt.ColorScheme)`; `contrast_asked(bool)`;
    `import_asked(str)` with a list kind; `template_asked` and `folder_asked` for what units are
    asked for and what they sent.
    """

    page_asked = Signal(str)
    scheme_asked = Signal(object)
    contrast_asked = Signal(bool)
    import_asked = Signal(str)
    template_asked = Signal()
    folder_asked = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._bar = window.menuBar()
        self._book_actions: list[QAction] = []
        self._offer: Callable[[], Sequence[QAction]] = list
        bar = self._bar
        self._fill_book(bar.addMenu("&Sổ"))
        self._fill_edit(bar.addMenu("Sử&a"))
        self._add_page_menu(bar.addMenu("T&rang"), papers=False)
        self._add_page_menu(bar.addMenu("&In"), papers=True)
        self._fill_view(bar.addMenu("&Xem"))
        self._fill_help(bar.addMenu("Trợ &giúp"))
        # Alt does so by itself on Windows alone.
        QShortcut(QKeySequence("F10"), window).activated.connect(lambda: bar.setActiveAction(bar.actions()[0]))
        self.set_book_open(False)

    def bar_actions(self) -> list[QAction]:
        """Return the menus of the bar."""
        return self._bar.actions()

    def acts(self) -> list[QAction]:
        """Return all acts of the menus, those of the page that is shown among them."""
        return [*self._bar.findChildren(QAction), *self._offer()]

    def set_book_open(self, open_now: bool) -> None:
        """Enable or disable the actions that need an open book."""
        for action in self._book_actions:
            allow(action, open_now, "Chưa mở sổ nào.")

    def set_page(self, offer: Callable[[], Sequence[QAction]]) -> None:
        """Have the menus Trang and In ask the page now shown what it offers, each time one is opened."""
        self._offer = offer

    def _add_page_menu(self, menu: QMenu, *, papers: bool) -> None:
        nothing = QAction("Trang này không có văn bản để in" if papers else "Trang này không có việc riêng", menu)
        nothing.setEnabled(False)

        def fill() -> None:
            # Not `clear`: PySide takes the actions for deleted then, which are the page's.
            for action in menu.actions():
                menu.removeAction(action)
            offered = [action for action in self._offer() if action.isSeparator() or action.isVisible()]
            offered = [action for action in offered if bool(action.property(PAPER)) is papers]
            menu.addActions(offered if any(not action.isSeparator() for action in offered) else [nothing])

        menu.aboutToShow.connect(fill)
        self._book_actions.append(menu.menuAction())

    def _fill_book(self, menu: QMenu) -> None:
        self.import_plan = self._action(menu, "Nhập &kế hoạch…", symbol="import")
        self.import_people = self._action(menu, "Nhập &danh sách người…", symbol="people")
        self.imports = menu.addMenu("Nhập từ &bảng tính")
        self.imports.setIcon(icon("import"))
        self.imports.aboutToShow.connect(self._fill_imports)
        self._book_actions.append(self.imports.menuAction())
        menu.addSeparator()
        self.export_all = self._action(menu, "&Xuất toàn bộ ra Excel…", symbol="export-sheet")
        self.export_whole = self._action(menu, "Xuất t&rọn sổ, đọc lại được…", symbol="export-sheet")
        menu.addSeparator()
        self.back_up = self._action(menu, "&Sao lưu…", symbol="save")
        self.restore = self._action(menu, "&Phục hồi từ bản sao lưu…", symbol="history")
        menu.addSeparator()
        self.carry_away = self._action(menu, "&Gói dữ liệu để mang đi…", symbol="export-sheet")
        self.recovery_sheet = self._action(menu, "Tờ &hướng dẫn phục hồi…", symbol="print")
        self.operator = self._action(menu, "&Người đang làm việc…", symbol="people")
        self.preferences = self._action(menu, "Th&iết lập…", "Ctrl+,", "settings")
        menu.addSeparator()
        self.leave = self._action(menu, "&Thoát", "Ctrl+Q", needs_book=False)
        self.leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _fill_imports(self) -> None:
        """Offer the kinds of list when they are first asked for: nothing of the book is loaded before the window."""
        from desktop_app.services.imports.kinds import IMPORT_KINDS

        if not self.imports.isEmpty():
            return
        for kind in IMPORT_KINDS.values():
            # Nominations are taken in for a round, on its page.
            if not kind.needs_round:
                action = self._action(self.imports, f"{kind.title}…", needs_book=False)
                action.triggered.connect(lambda _=False, key=kind.key: self.import_asked.emit(key))
        self.imports.addSeparator()
        template = self._action(self.imports, "&Mẫu cho đơn vị điền…", symbol="export-sheet", needs_book=False)
        template.triggered.connect(self.template_asked)
        folder = self._action(self.imports, "Nhập &cả thư mục các đơn vị gửi…", symbol="import", needs_book=False)
        folder.triggered.connect(self.folder_asked)

    def _fill_edit(self, menu: QMenu) -> None:
        redo = [QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")]
        self.undo = self._action(menu, "&Hoàn tác", "Ctrl+Z", "undo", needs_book=False)
        self.redo = self._action(menu, "&Làm lại", redo, "redo", needs_book=False)
        for action in (self.undo, self.redo):
            action.setEnabled(False)
        menu.addSeparator()
        self.find_anything = self._action(menu, "&Tìm bất cứ gì…", "Ctrl+K", "search")
        self.find = self._action(menu, "Lọ&c danh sách", "Ctrl+F", "filter")
        self.export_list = self._action(menu, "&Xuất danh sách đang xem…", "Ctrl+E", "export-sheet")

    def _fill_view(self, menu: QMenu) -> None:
        places = menu.addMenu("Đi &tới trang")
        for page in PAGES:
            digit = shortcut_digit(page)
            title = f"&{digit}  {page.title}" if digit else page.title
            go_action = self._action(places, title, digit and f"Ctrl+{digit}", page.icon)
            go_action.triggered.connect(lambda _=False, key=page.key: self.page_asked.emit(key))
        self.back = self._action(menu, "&Quay lại", "Alt+Left", "left")
        self.forward = self._action(menu, "Đi t&iếp", "Alt+Right", "right")
        menu.addSeparator()
        self.charts = self._action(menu, "&Biểu đồ…", "Ctrl+Shift+J", "indicator")
        self.refresh = self._action(menu, "Làm &mới", "F5")
        self.desktop_notes = self._action(menu, "&Nhắc việc đến hạn bằng thông báo của máy", needs_book=False)
        self.desktop_notes.setCheckable(True)
        scheme_menu = menu.addMenu("&Giao diện")
        group = QActionGroup(scheme_menu)
        self._schemes: dict[Qt.ColorScheme, QAction] = {}
        for label, scheme in SCHEMES:
            scheme_action = self._action(scheme_menu, label, needs_book=False)
            scheme_action.setCheckable(True)
            scheme_action.triggered.connect(lambda _=False, scheme=scheme: self.scheme_asked.emit(scheme))
            group.addAction(scheme_action)
            self._schemes[scheme] = scheme_action
        scheme_menu.addSeparator()
        self._contrast = self._action(scheme_menu, "Tương &phản cao", needs_book=False)
        self._contrast.setCheckable(True)
        self._contrast.triggered.connect(self.contrast_asked)

    def show_scheme(self, scheme: Qt.ColorScheme) -> None:
        """Check the colour scheme in use."""
        self._schemes[scheme].setChecked(True)

    def show_contrast(self, *, high: bool) -> None:
        """Check whether high contrast is chosen."""
        self._contrast.setChecked(high)

    def _fill_help(self, menu: QMenu) -> None:
        self.show_help = self._action(menu, "T&rợ giúp trang này", "F1", "help", needs_book=False)
        self.show_keys = self._action(menu, "&Phím tắt", "Shift+F1", "help", needs_book=False)
        self.practice = self._action(menu, "&Sổ thực hành", symbol="edit", needs_book=False)
        self.show_news = self._action(menu, "&Có gì mới", symbol="document", needs_book=False)
        self.show_data_file = self._action(menu, "&Tệp dữ liệu gồm những gì", symbol="save", needs_book=False)
        self.show_about = self._action(menu, "&Giới thiệu", symbol="info", needs_book=False)

    def _action(
        self, menu: QMenu, label: str, shortcut: Shortcut = "", symbol: str = "", *, needs_book: bool = True
    ) -> QAction:
        action = menu.addAction(label)
        if isinstance(shortcut, list):
            action.setShortcuts(shortcut)
        elif shortcut:
            action.setShortcut(QKeySequence(shortcut))
        if symbol:
            action.setIcon(icon(symbol))
        if needs_book:
            self._book_actions.append(action)
        return action
