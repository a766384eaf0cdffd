"""The page An toàn dữ liệu: in plain words how safe the data are, what to do next, the backups, who did what."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.services.keeping.data_safety import DataSafety, ListedBackup, data_safety
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.reading_order import words_on
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GROUP, PAGE
from desktop_app.ui.settings.data_care import DataCare
from desktop_app.ui.settings.folder_move import FolderMove
from desktop_app.ui.settings.safety_tables import ActorTable, BackupTable
from desktop_app.ui.widgets.actions import add_action, part_title, push_button
from desktop_app.ui.widgets.book_acts import BookActs
from desktop_app.ui.widgets.flow_line import FlowLine
from desktop_app.ui.widgets.forms.declared.scrolled import ScrolledContent, VerticalScrollArea
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.lists.empty import EmptyList
from desktop_app.ui.widgets.muted_label import muted_label
from desktop_app.ui.widgets.page import Page, holds_keyboard


class DataSafetyPage(Page):
    """How safe the data are, with what can be done about it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._backups: tuple[ListedBackup, ...] = ()
        self._acts = BookActs.of(context)
        self.care = DataCare(context, self)
        self.mover = FolderMove(context, self)
        self.back_up = add_action(self, "&Sao lưu ngay", "save", "Ctrl+N", self._acts.back_up_here)
        self.restore = add_action(self, "&Phục hồi bản đang chọn…", "history", "Ctrl+R", self._restore_chosen)
        self.elsewhere = add_action(self, "Sao lưu ra &nơi khác…", "export-sheet", "", self._acts.back_up)
        self.from_file = add_action(self, "Phục hồi từ &tệp khác…", "import", "", self._acts.restore)
        self.check = add_action(self, "&Kiểm tra dữ liệu", "check", "F7", self.care.check)
        self.repair = add_action(self, "Sửa &chữa", "edit", "", self.care.repair)
        self.rehearse = add_action(self, "&Diễn tập phục hồi", "check", "", self.care.rehearse)
        self.place = add_action(self, "Nơi &giữ bản sao thứ hai…", "save", "", self.care.choose_place)
        self.passphrase = add_action(self, "&Mật khẩu nơi thứ hai…", "edit", "", self.care.give_passphrase)
        self.no_place = add_action(self, "&Bỏ nơi thứ hai", "trash", "", self.care.leave_place)
        menus = self._acts.menus
        self.carry_away = add_action(self, "Gói dữ liệu để m&ang đi…", "export-sheet", "", menus.carry_away.trigger)
        self.sheet = add_action(self, "Tờ &hướng dẫn phục hồi…", "print", "", menus.recovery_sheet.trigger)
        self.move_folder = add_action(self, "Dời thư mục dữ &liệu…", "import", "", self.mover.choose)
        self.actions_menu = [
            *(self.back_up, self.elsewhere, self.restore, self.check),
            *(self.from_file, self.carry_away, self.sheet, self.repair),
            *(self.place, self.passphrase, self.no_place, self.rehearse, self.move_folder),
        ]
        self.table, self.empty = BackupTable(self._restore_chosen), EmptyList()
        self.empty.set_words("Chưa có bản sao lưu nào.", self.back_up)
        self.actors = ActorTable()
        self.state, self.next_steps = QLabel(), QLabel()
        for label in (self.state, self.next_steps):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words = muted_label()
        # The head shows only some acts; what the advice names is beside it.
        self.advised = {action: push_button(action.text().replace("&", ""), "") for action in self.actions_menu[1:]}
        for action, button in self.advised.items():
            button.clicked.connect(action.trigger)
        self._lay_out()
        self.restore.setEnabled(False)
        self.table.itemSelectionChanged.connect(self._follow)
        self._acts.backed_up.connect(self.refresh)
        context.changed.connect(self.refresh)
        self.care.done.connect(self.refresh)
        self.refresh()

    def works(self) -> Mapping[str, Callable[..., object]]:
        """Return the acts other pages can start here: a backup, where a second one is kept, another data folder."""
        return {"back_up": self._acts.back_up_here, "place": self.care.choose_place, "move": self.mover.choose}

    def _lay_out(self) -> None:
        content = ScrolledContent()
        column = QVBoxLayout(content)
        column.setContentsMargins(PAGE, GROUP, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(self.state)
        column.addWidget(self.next_steps)
        advised = FlowLine()
        for button in self.advised.values():
            advised.addWidget(button)
        # Beside these it is in sight in a low window, too, where the table is not.
        advised.addWidget(self.table.without_room)
        column.addLayout(advised)
        self._stack = QStackedWidget()
        backups = QWidget()
        rows = QVBoxLayout(backups)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.table)
        for part in (backups, self.empty):
            self._stack.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addWidget(self.words)
        column.addWidget(part_title("Ai đã làm gì trong 30 ngày qua"))
        column.addWidget(self.actors)
        self.nobody = muted_label("Trong 30 ngày qua sổ chưa có thay đổi nào.")
        column.addWidget(self.nobody)
        above = QVBoxLayout()
        above.setContentsMargins(PAGE, PAGE, PAGE, 0)
        above.addWidget(PageHead("An toàn dữ liệu", self.actions_menu))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addLayout(above)
        # In a low window the rest is scrolled to the table with the keyboard: what is said of the backups is never cut.
        around.addWidget(VerticalScrollArea(content, ()))
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Ask again how safe the data are."""
        self._context.read(data_safety, self._show, asker=self)

    def _show(self, safety: DataSafety) -> None:
        self.state.setText("\n".join(safety.state))
        self.next_steps.setText("\n".join(f"Nên làm: {step}" for step in safety.next_steps))
        self.next_steps.setVisible(bool(safety.next_steps))
        set_mark(self.next_steps, "doubt", bool(safety.next_steps))
        for action, button in self.advised.items():
            button.setVisible(f"“{words_on(action.text())}" in self.next_steps.text())
        self._show_backups(safety.backups)
        self.actors.show_actors(safety.actors)
        self.no_place.setEnabled(bool(safety.place) or safety.unsure)
        self.passphrase.setEnabled(safety.locked)
        self.rehearse.setEnabled(bool(safety.backups))
        folder = self._context.book.folder.backups
        thinned = "Bản tự động cũ được tỉa dần theo ngày, tuần, tháng; bản tự tay sao lưu thì giữ nguyên."
        there = f"{len(safety.backups)} bản trong “{folder}”. {thinned}"
        self.words.setText(there)
        self.words.setVisible(bool(safety.backups))
        self.actors.setVisible(bool(safety.actors))
        self.nobody.setVisible(not safety.actors)
        self._show_table_or_why(has_backups=bool(safety.backups))

    def _show_backups(self, backups: tuple[ListedBackup, ...]) -> None:
        """Show the backups; the chosen one stays so where a newer comes above it, at first the newest is."""
        row, chosen = self.table.currentRow(), None
        if 0 <= row < len(self._backups):
            chosen = self._backups[row].path
        self._backups = backups
        self.table.show_backups(backups)
        if backups:
            self.table.selectRow(next((place for place, it in enumerate(backups) if it.path == chosen), 0))

    def _show_table_or_why(self, *, has_backups: bool) -> None:
        had_keyboard = holds_keyboard(self._stack)
        if not has_backups:
            self.empty.say_empty()
        shown = self.table if has_backups else self.empty
        self._stack.setCurrentIndex(0 if has_backups else 1)
        self.setFocusProxy(shown)
        if had_keyboard:
            shown.setFocus()

    def _follow(self) -> None:
        self.restore.setEnabled(bool(self.table.selectedItems()))

    def _restore_chosen(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._backups):
            self._acts.restore_from(self._backups[row].path)
