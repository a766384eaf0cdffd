"""The main window: its pages, each made when it is first shown, and the messages that concern all of them.

It is painted before anything of the store is loaded: first the frame with "Đang mở sổ…", then, once `show_book` gives
it an open book, the page used last. Acts on the book as a whole (undo, export, backup) are in `book_acts`.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QVBoxLayout, QWidget

from desktop_app.domain.errors import ClerkError
from desktop_app.ui.base.keyboard.focused_button import press_focused
from desktop_app.ui.base.keyboard.grey_acts import GreyKeys
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tokens import GAP, PAGE
from desktop_app.ui.base.window_size import keep_place, restore_place
from desktop_app.ui.frame import book_windows
from desktop_app.ui.frame.finding.trail import Trail
from desktop_app.ui.frame.help.unanswered import NO_EXPORT, NO_LIST, say_unanswered
from desktop_app.ui.frame.menus import Menus
from desktop_app.ui.frame.navigation import Navigation, WithNavigation
from desktop_app.ui.frame.operator import CurrentOperator
from desktop_app.ui.frame.overlay import Overlay
from desktop_app.ui.frame.page_stack import PageStack
from desktop_app.ui.frame.pages import PAGES, PageEntry, entry_of, page_of_list
from desktop_app.ui.frame.preferences.look import WindowLook
from desktop_app.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    # Loaded only once the window is painted.
    from desktop_app.domain.changes import Changes
    from desktop_app.domain.lists import ListQuery
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.base.tasks import Job, Tasks
    from desktop_app.ui.frame.loading.coming_page import ComingPage
    from desktop_app.ui.frame.step_line import StepLine
    from desktop_app.ui.widgets.book_acts import BookActs
    from desktop_app.ui.widgets.page import Page

TITLE = "Sổ Thi đua"
_SIZE = QSize(1320, 740)
_MESSAGE_MS = 10_000
_TODAY = "today"


class MainWindow(QMainWindow):
    """The main window.

    Signals: `painted` once, after the first painting; `open_asked` to try the same folder again; `new_asked` to make a
    book in it; `folder_asked(str)` to open another one; `restore_asked(str, str)` to put a backup, with its passphrase,
    in place of the data; `backup_asked` to choose one while there is no book; `repair_asked` to save what can be read
    of data that cannot be opened; `view_asked` to look at a book that is open elsewhere; `move_asked(str)` to move the
    data folder.
    """

    painted = Signal()
    open_asked = Signal()
    new_asked = Signal()
    folder_asked = Signal(str)
    restore_asked = Signal(str, str)
    backup_asked = Signal()
    repair_asked = Signal()
    view_asked = Signal()
    move_asked = Signal(str)

    def __init__(self, settings: SettingsFile, folder_name: str, may_close: Callable[[], bool] = lambda: True) -> None:
        super().__init__()
        self.settings = settings
        self._may_close = may_close
        self._is_painted = False
        self._context: Context | None = None
        self._acts: BookActs | None = None
        self._reminder_jobs: list[Job] = []
        self._step_line: StepLine | None = None
        self._operator: CurrentOperator | None = None
        self._pages: dict[str, Page] = {}
        self._trail = Trail(self._visible_page, self._go_and_focus)
        self.setWindowTitle(TITLE)
        self.setAcceptDrops(True)
        self.menus = Menus(self)
        self.look = WindowLook(lambda: self.settings, self.menus)
        GreyKeys(self, self.menus.acts, self._say)
        self._lay_out()
        self._connect()
        self.show_folder(folder_name)
        restore_place(self, self.settings, _SIZE)
        self.overlay.say("Đang mở sổ…")

    def _lay_out(self) -> None:
        self.navigation = Navigation()
        self.navigation.setEnabled(False)
        self.overlay = Overlay()
        self._stack = PageStack(self.overlay)
        self._coming: ComingPage | None = None
        self.notice = Notice(PAGE)
        self._stack.left.connect(self.notice.take_down)
        self._stack.left.connect(self.statusBar().clearMessage)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        middle = QWidget()
        WithNavigation(middle, self.navigation, column)
        self.setCentralWidget(middle)
        self._folder = QLabel()
        self._folder.setContentsMargins(GAP, 0, GAP, 0)
        self._who = QLabel()
        self._who.setContentsMargins(GAP, 0, GAP, 0)
        self._who.setTextFormat(Qt.TextFormat.PlainText)
        self._who.hide()
        self.statusBar().addPermanentWidget(self._who)
        self.statusBar().addPermanentWidget(self._folder)

    def _connect(self) -> None:
        self.navigation.chosen.connect(lambda key: self._turn_to(key, self.go_to))
        self.overlay.again.connect(self.open_asked)
        self.overlay.new_asked.connect(self.new_asked)
        self.overlay.view_asked.connect(self.view_asked)
        self.overlay.restore_asked.connect(lambda backup: self.restore_asked.emit(backup, ""))
        self.overlay.file_asked.connect(self.backup_asked)
        self.overlay.repair_asked.connect(self.repair_asked)
        self.overlay.folder_chosen.connect(self.folder_asked)
        self.overlay.leave.connect(self.close)
        menus = self.menus
        menus.page_asked.connect(self._go_and_focus)
        menus.preferences.triggered.connect(lambda: self._show_settings())
        menus.leave.triggered.connect(self.close)
        menus.refresh.triggered.connect(lambda: self._with_page(lambda page: page.refresh()))
        menus.find.triggered.connect(lambda: self._with_page(lambda p: self._say("" if p.focus_filter() else NO_LIST)))
        menus.find_anything.triggered.connect(self._find_anything)
        menus.charts.triggered.connect(lambda: self._with_book(book_windows.show_charts, self.show_list))
        menus.back.triggered.connect(lambda: self._trail.travel(-1))
        menus.forward.triggered.connect(lambda: self._trail.travel(1))
        menus.export_list.triggered.connect(
            lambda: self._with_page(lambda p: self._say("" if p.export() else NO_EXPORT))
        )
        menus.import_plan.triggered.connect(lambda: self._ask_page("plan", "import_plan"))
        menus.import_people.triggered.connect(lambda: self._ask_page("people", "import_people"))
        menus.import_asked.connect(lambda key: self._with_book(book_windows.import_list, key))
        menus.template_asked.connect(lambda: self._with_book(book_windows.ask_template, self.notice))
        menus.folder_asked.connect(lambda: self._with_book(book_windows.import_sent))
        menus.operator.triggered.connect(self._ask_operator)
        menus.carry_away.triggered.connect(lambda: self._with_book(book_windows.carry_away, self.notice))
        menus.recovery_sheet.triggered.connect(lambda: self._with_book(book_windows.show_recovery_sheet))
        menus.show_help.triggered.connect(self._show_help)
        for of_help in (menus.show_keys, menus.show_news, menus.show_data_file, menus.show_about):
            of_help.triggered.connect(lambda _=False, action=of_help: self._help(action))
        menus.desktop_notes.setChecked(bool(self.settings.get("reminder").get("desktop", False)))
        menus.desktop_notes.toggled.connect(lambda on: self.settings.put("reminder", {"desktop": on}))

    def show_folder(self, name: str) -> None:
        """Show the name of the data folder in the status bar."""
        self._folder.setText(name)
        self._folder.setToolTip(f"Thư mục dữ liệu: {name}")

    def show_book(self, context: "Context") -> None:
        """Show the pages of an open book, beginning with the page used last."""
        from desktop_app.ui.widgets.book_acts import BookActs

        self._context = context
        self._acts = BookActs(context, self.menus, self.notice)
        self._acts.restore_asked.connect(self.restore_asked)
        self._acts.move_asked.connect(self.move_asked)
        self._operator = CurrentOperator(context, self.settings, self.menus.operator, self.notice, self._who)
        context.message.connect(self._say)
        context.list_asked.connect(self._show_asked)
        context.help_asked.connect(self._show_help)
        context.changed.connect(self._tell_step)
        self.navigation.setEnabled(True)
        self.menus.set_book_open(True)
        self._show_focused(self._first_entry.key)

    def remind(self) -> None:
        """Tell what is late and due, once the first page is filled, which is not to wait for it."""
        from desktop_app.ui.frame.late_count import tell_late

        if self._context is not None:
            notice = self.notice if self._first_entry.key != _TODAY else None
            on_desktop = self.menus.desktop_notes.isChecked()
            given = self._context, self, self.navigation, notice, self.show_list
            self._reminder_jobs += tell_late(*given, on_desktop=on_desktop)

    def watch(self, tasks: "Tasks") -> None:
        """Show the progress of long work: in the status bar, or where the pages are while there are none."""
        from desktop_app.ui.widgets.progress import ProgressLine

        self.overlay.watch(tasks)
        self.statusBar().insertPermanentWidget(0, ProgressLine(tasks, unless=self.overlay))

    def show_overlay(self, title: str, words: str = "") -> None:
        """Hide the pages and say what is under way."""
        self._leave_book()
        self.overlay.say(title, words)

    def show_problem(self, problem: ClerkError) -> None:
        """Hide the pages and say why the book cannot be opened."""
        self._leave_book()
        self.overlay.show_problem(problem)

    def go_to(self, key: str) -> None:
        """Show a page, making it when it is shown for the first time."""
        if self._context is None:
            return
        self._trail.visit(key)
        page = self._pages.get(key)
        if page is None:
            page = entry_of(key).make(self._context, self._stack)
            page.asked.connect(self.show_list)
            page.work_asked.connect(self._ask_page)
            page.record_work_asked.connect(self._ask_page)
            page.certificates_asked.connect(self._show_certificates)
            page.paper_asked.connect(self._choose_paper)
            page.back_asked.connect(lambda: self._trail.travel(-1))
            self._pages[key] = page
            self._stack.addWidget(page)
        # First: the keyboard may come to the list of pages as the stack is turned, and begin with its first one.
        self.navigation.choose(key)
        self._stack.turn_to(page)
        self.menus.set_page(page.acts_in_menu)
        self.settings.put("window", {**self.settings.get("window"), "page": key})

    def show_list(self, query: "ListQuery") -> None:
        """Show the rows of a query on the page that has lists of its kind."""
        key = page_of_list(query.kind).key
        self._trail.visit(key, query)
        self._go_and_focus(key, lambda page: page.show_query(query))

    def _find_anything(self) -> None:
        from desktop_app.ui.frame.finding.choices import ActChoices
        from desktop_app.ui.frame.finding.finder import Finder

        if self._context is not None:
            ways = (self._go_and_focus, self._choose_paper, self._show_topic, self._show_settings)
            acts = ActChoices(self.menus, self._visible_page(), self._current_key(), *ways)
            Finder(self._context, acts, self._show_asked, self).open()

    def _show_asked(self, query: "ListQuery") -> None:
        try:
            self.show_list(query)
        except LookupError:
            self._say("Chưa có trang riêng cho danh sách này")

    @property
    def first_page(self) -> str:
        """The module of the page that will be shown first: the one used last."""
        return self._first_entry.module

    @property
    def _first_entry(self) -> PageEntry:
        key = self.settings.get("window").get("page")
        return next((page for page in PAGES if page.key == key), PAGES[0])

    @property
    def current_page(self) -> QWidget:
        """The page now shown, or the overlay."""
        return self._stack.currentWidget() or self.overlay

    def _leave_book(self) -> None:
        self.menus.set_page(list)
        self.menus.set_book_open(False)
        self.navigation.setEnabled(False)
        self._stack.setCurrentWidget(self.overlay)
        for page in self._pages.values():
            # It stays with the window, unseen: answers it still waits for must find it.
            self._stack.removeWidget(page)
            page.hide()
        self._pages = {}
        self._trail.forget()
        for job in self._reminder_jobs:
            job.forget()
        if self._acts is not None:
            self._acts.disconnect_menus()
            self._acts = None
        self.notice.hide()
        if self._context is not None:
            self._context.message.disconnect(self._say)
            self._context.list_asked.disconnect(self._show_asked)
            self._context.help_asked.disconnect(self._show_help)
            self._context.changed.disconnect(self._tell_step)
            if self._step_line is not None:
                self._step_line.deleteLater()
                self._step_line = None
            self._context = None

    def _turn_to(self, key: str, show: "Callable[[str], object]") -> None:
        """Have a page shown; while its module is not loaded, one that is empty."""
        entry = entry_of(key)
        if self._context is None or entry.is_loaded:
            show(key)
            return
        from desktop_app.ui.frame.loading.coming_page import ComingPage

        self._trail.visit(key)
        self.menus.set_page(list)
        if self._coming is None:
            self._coming = ComingPage()
            self._stack.addWidget(self._coming)
        self.navigation.choose(key)
        self._stack.setCurrentWidget(self._coming)
        self._coming.wait_for(self._context, entry, show)

    def _show_focused(self, key: str, act: "Callable[[Page], object] | None" = None) -> None:
        self.go_to(key)
        self.current_page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if act is not None and key in self._pages:
            act(self._pages[key])

    def _go_and_focus(self, key: str, act: "Callable[[Page], object] | None" = None) -> None:
        """Show a page with the keyboard in it, and do something there; both once its module is loaded."""
        self._turn_to(key, lambda key: self._show_focused(key, act))

    def _ask_page(self, key: str, work: str, record_id: int = 0) -> None:
        given = [record_id] if record_id else []
        self._go_and_focus(key, lambda page: page.works()[work](*given) if work else None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this machine, while a book is open."""
        if self._context is not None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask what the files are, and take them in."""
        from desktop_app.ui.widgets.forms.attached_files import local_paths
        from desktop_app.ui.widgets.imports.dropped import take_dropped

        if self._context is not None and (paths := local_paths(event.mimeData())):
            event.acceptProposedAction()
            take_dropped(self._context, self, self.current_page, paths, self._read_plan)

    def _read_plan(self, path: Path) -> None:
        self._go_and_focus("plan", lambda page: page.read_plan(path))

    def _visible_page(self) -> "Page | None":
        return next((page for page in self._pages.values() if page is self.current_page), None)

    def _show_certificates(self, decision_id: int) -> None:
        # Laying out certificates takes libraries that nothing else of the window needs.
        from desktop_app.services.certificates.texts import certificates_of
        from desktop_app.ui.certificates.window import CertificateWindow

        if (context := self._context) is not None:
            has_some = partial(certificates_of, decision_id=decision_id)
            context.read(has_some, lambda _: CertificateWindow(context, decision_id, self).show(), asker=self)

    def _choose_paper(self, kind: str, options: "Mapping[str, str]") -> None:
        self._go_and_focus("papers", lambda page: page.choose_paper(kind, options))

    def _say(self, sentence: str) -> None:
        self.statusBar().showMessage(sentence, _MESSAGE_MS)

    def _tell_step(self, changes: "Changes") -> None:
        """Offer for a while to take an act back."""
        from desktop_app.ui.frame.step_line import StepLine

        if self._context is not None and self._step_line is None:
            self._step_line = StepLine(self._context, self.show_list, self._go_and_focus, self._current_key)
            self.statusBar().insertPermanentWidget(0, self._step_line)
        if self._step_line is not None:
            self._step_line.tell(changes)

    def _current_key(self) -> str:
        return next((key for key, page in self._pages.items() if page is self.current_page), "")

    def _with_page(self, act: "Callable[[Page], object]") -> None:
        page = self._visible_page()
        if page is not None:
            act(page)

    def _with_book[**Given](
        self, show: "Callable[Concatenate[Context, QWidget, Given], None]", *given: Given.args, **named: Given.kwargs
    ) -> None:
        if self._context is not None:
            show(self._context, self, *given, **named)

    def _ask_operator(self) -> None:
        if self._context is not None and self._operator is not None:
            self._operator.ask()

    def _show_help(self) -> None:
        page = self._visible_page()
        self._show_topic(self._current_key(), page.tab_title if page is not None else "")

    def _show_topic(self, key: str, part: str = "") -> None:
        from desktop_app.ui.frame.help.window import show_help_of

        show_help_of(key, self, part).work_asked.connect(self._ask_page)

    def _help(self, action: QAction) -> None:
        from desktop_app.ui.frame import help_windows

        windows = {
            self.menus.show_keys: help_windows.show_keys,
            self.menus.show_news: help_windows.show_news,
            self.menus.show_data_file: help_windows.show_data_file,
        }
        windows.get(action, help_windows.show_about)(self)

    def _show_settings(self, key: str = "") -> None:
        from desktop_app.ui.frame.preferences.hands import SettingHands
        from desktop_app.ui.frame.preferences.window import SettingsWindow

        if self._context is not None:
            hands = SettingHands(self._context, self.menus, self.look, self._ask_page, self)
            SettingsWindow(hands, self.settings, self, key).open()

    def keep_place(self) -> None:
        """Save the position and size of the window in the settings."""
        keep_place(self, self.settings)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Emit `painted` after the first painting."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep half of the status bar free for messages."""
        super().resizeEvent(event)
        self._folder.setMaximumWidth(self.width() // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press a button outside of the pages; say of a list's key that there is none where that is so."""
        if press_focused(self, event):
            return
        page = self._visible_page()
        if page is None or not say_unanswered(page, event, self._say):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go with Tab from one thing to the next in the order in which they are read."""
        from desktop_app.ui.base.keyboard.tab_order import step_to_neighbour

        return step_to_neighbour(self, forward=next) or super().focusNextPrevChild(next)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only once nothing is under way any more."""
        self.keep_place()
        if self._may_close():
            event.accept()
        else:
            event.ignore()
