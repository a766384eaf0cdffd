"""The window Thiết lập: sections at the left, their settings at the right, found by a few letters, accents or not."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.keyboard.composing import ComposingLine
from desktop_app.ui.base.keyboard.enter import is_enter
from desktop_app.ui.base.keyboard.reading_order import add_clear_button, name_box
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE, TIGHT
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.frame.preferences.hands import SettingHands
from desktop_app.ui.frame.preferences.settings import (
    SECTIONS,
    BookChoice,
    Opening,
    Setting,
    ValueChoice,
    section_of,
    settings_with,
)
from desktop_app.ui.widgets.actions import part_title
from desktop_app.ui.widgets.forms.declared.scrolled import VerticalScrollArea
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.muted_label import muted_label

if TYPE_CHECKING:
    from desktop_app.ui.base.settings_file import SettingsFile

_PLACE: Final = "preferences"
_LETTERS: Final = 12
_SECTIONS_WIDTH: Final = 190
_SIZE: Final = (860, 560)


class SettingsWindow(QDialog):
    """Shows a section, or what is found; `key` is the setting to begin at, without one the section seen last."""

    def __init__(self, hands: SettingHands, settings: "SettingsFile", parent: QWidget, key: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Thiết lập")
        self._settings = settings
        self.line, self.sections = ComposingLine(), QListWidget()
        self.nothing = muted_label("Không có thiết lập nào có những chữ này.")
        self.rows: dict[str, SettingRow] = {}
        self._titles: list[QLabel] = []
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, GAP, 0)
        self._column.setSpacing(GROUP)
        for section in SECTIONS:
            QListWidgetItem(icon(section.icon), section.title, self.sections)
            title = part_title(section.title)
            self._titles.append(title)
            self._column.addWidget(title)
            for setting in section.settings:
                self.rows[setting.key] = SettingRow(setting, hands, self._leave_for)
                self._column.addWidget(self.rows[setting.key])
        self._column.addWidget(self.nothing)
        self._column.addStretch()
        self._area = VerticalScrollArea(content, ())
        self._lay_out()
        self.line.seen_changed.connect(self._show)
        self.line.installEventFilter(self)
        self.sections.currentRowChanged.connect(lambda _: self._choose_section())
        # The section seen last is the current one: pressed among what was found, it changes no row.
        self.sections.itemClicked.connect(lambda _: self.line.clear())
        open_at(self, *_SIZE)
        self._begin(key)

    def _lay_out(self) -> None:
        self.line.setPlaceholderText("Tìm thiết lập, có dấu hay không")
        self.line.setAccessibleName("Tìm thiết lập")
        add_clear_button(self.line)
        self.sections.setAccessibleName("Mục thiết lập")
        self.sections.setFixedWidth(at_size(_SECTIONS_WIDTH))
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        close = QPushButton("Đóng")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        halves = QHBoxLayout()
        halves.setSpacing(PAGE)
        halves.addWidget(self.sections)
        halves.addWidget(self._area, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(self.line)
        column.addLayout(halves, 1)
        column.addLayout(foot)

    def _begin(self, key: str) -> None:
        titles = [section.title for section in SECTIONS]
        seen = self._settings.get(_PLACE).get("section")
        title = section_of(key).title if key else seen
        self.sections.setCurrentRow(titles.index(title) if title in titles else 0)
        if key:
            self.rows[key].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys go over the sections, and Enter into what is shown, while one types."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and not self.line.text():
                row = self.sections.currentRow() + step
                self.sections.setCurrentRow(min(max(row, 0), self.sections.count() - 1))
                return True
            if step == 1 or is_enter(event):
                shown = [row for row in self.rows.values() if row.isVisibleTo(self)]
                if shown:
                    shown[0].editor.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _choose_section(self) -> None:
        self._settings.put(_PLACE, {"section": SECTIONS[self.sections.currentRow()].title})
        self.line.clear()
        self._show("")

    def _show(self, text: str) -> None:
        typed = text.strip()
        settings = settings_with(typed) if typed else SECTIONS[self.sections.currentRow()].settings
        shown = {setting.key for setting in settings}
        for title, section in zip(self._titles, SECTIONS, strict=True):
            title.setVisible(any(setting.key in shown for setting in section.settings))
        for key, row in self.rows.items():
            row.setVisible(key in shown)
        self.nothing.setVisible(not shown)

    def _leave_for(self, act: Callable[[], object]) -> None:
        """Give way to a form or page of its own."""
        self.accept()
        act()


class SettingRow(QWidget):
    """A setting: its label and what it is about, what holds now, and how it is changed."""

    def __init__(
        self, setting: Setting, hands: SettingHands, leave_for: Callable[[Callable[[], object]], None]
    ) -> None:
        super().__init__()
        self.said = QLabel()
        self.editor = self._editor(setting, hands, leave_for)
        label = QLabel(setting.label)
        label.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, GAP)
        grid.setHorizontalSpacing(GROUP)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.editor, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(muted_label(setting.words), 1, 0)
        if isinstance(setting.editor, Opening) and setting.editor.said is not None:
            self.said.setTextFormat(Qt.TextFormat.PlainText)
            self.said.setWordWrap(True)
            self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(self.said, 2, 0, 1, 2)
            hands.read(setting.editor.said, self.said.setText, self)

    def _editor(
        self, setting: Setting, hands: SettingHands, leave_for: Callable[[Callable[[], object]], None]
    ) -> QComboBox | QPushButton:
        editor = setting.editor
        if isinstance(editor, ValueChoice):
            box = _box(setting, editor.values, lambda value: self._choose(lambda: editor.choose(hands, value)))
            box.set_value(editor.read(hands))
            return box
        if isinstance(editor, BookChoice):
            return _box_of_book(setting, editor, hands)
        button = QPushButton(editor.button)
        button.setAutoDefault(True)
        button.setAccessibleName(f"{setting.label}: {editor.button}")
        button.setAccessibleDescription(setting.words)
        button.clicked.connect(lambda: leave_for(lambda: editor.open(hands)))
        return button

    def _choose(self, act: Callable[[], object]) -> None:
        """Have a value hold, and the window grow with its letters: at twice their size a word a line was left."""
        letters = at_size(_SECTIONS_WIDTH)
        act()
        if at_size(_SECTIONS_WIDTH) != letters:
            open_at(self.window(), *_SIZE)


def _box_of_book(setting: Setting, choice: BookChoice, hands: SettingHands) -> ValueBox[int]:
    """Return a box that shows what the book keeps as soon as it was read."""
    box = _box(setting, choice.values, lambda value: hands.act(lambda book: choice.choose(book, value)))
    box.setCurrentIndex(-1)

    def show(value: int) -> None:
        if value not in box.values():
            # As it was set on the command line.
            box.offer({each: words for words, each in choice.values} | {value: str(value)})
        box.set_value(value)

    hands.read(choice.read, show, box)
    return box


def _box[T](setting: Setting, values: Sequence[tuple[str, T]], choose: Callable[[T], object]) -> ValueBox[T]:
    box = ValueBox({value: words for words, value in values})
    box.setMinimumContentsLength(_LETTERS)
    name_box(box, setting.label, setting.words)
    box.activated.connect(lambda _: choose(box.value()))
    return box
