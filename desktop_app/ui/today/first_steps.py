"""The first steps in a new book, each with a button that leads to it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.services.day.today import Today
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.today.figures import PageWork

_WIDEST: Final = 660
_NARROWEST: Final = 600
_WORDS: Final = 400
_STEPS_AT: Final = 3
"""Below the title and the words."""


HIDE: Final = PageWork("today", "hide_first_steps")
"""Puts the steps away, until the menu of the page is asked for them."""


class FirstStep(NamedTuple):
    """One of the first steps: what is done, what for, the button's label (with its mnemonic), and where it is done."""

    words: str
    detail: str
    label: str
    short: str
    """The same where a row says the rest."""
    work: PageWork
    is_done: bool

    @property
    def leads_to(self) -> PageWork:
        """Where a press leads: to what does it, or, once it is done, to the page that shows it."""
        return PageWork(self.work.page) if self.is_done else self.work


def first_steps(today: Today) -> list[FirstStep]:
    """Return the five first steps in their order; whether one is done is told by the records alone."""
    return [
        FirstStep(
            "Ghi tên cơ quan, địa danh, căn cứ",
            "Đứng ở đầu mọi văn bản.",
            "&Cơ quan…",
            "Ghi",
            PageWork("office", "edit"),
            today.has_office,
        ),
        FirstStep(
            "Ghi người ký, chức vụ",
            "Đổi người thì thêm mốc từ ngày ấy; văn bản trước đó vẫn như cũ.",
            "Người &ký…",
            "Ghi",
            PageWork("office", "edit_signer"),
            today.has_signer,
        ),
        FirstStep(
            "Thêm các đơn vị của cơ quan",
            "Phòng, trung tâm, chi đoàn; nhập danh sách người thì đơn vị cũng thêm được luôn.",
            "Đơn &vị…",
            "Thêm",
            PageWork("people", "add_unit"),
            today.has_units,
        ),
        FirstStep(
            "Nhập danh sách người",
            "Từ bảng tính Excel đang có, cột đặt tên thế nào cũng được.",
            "&Danh sách người…",
            "Nhập",
            PageWork("people", "import_people"),
            today.people > 0,
        ),
        FirstStep(
            "Nhập kế hoạch",
            "Để có danh sách nhiệm vụ, đơn vị chủ trì và thời hạn.",
            "&Nhập kế hoạch…",
            "Nhập",
            PageWork("plan", "import_plan"),
            today.has_plan,
        ),
    ]


class FirstSteps(QWidget):
    """Shown instead of the figures while the book is new. Signal: `asked(PageWork)`."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._steps: Sequence[FirstStep] = ()
        self._grid_of_steps: QWidget | None = None
        title = QLabel("Năm bước đầu của một sổ mới")
        set_mark(title, "heading")
        words = QLabel("Bỏ dở lúc nào cũng được, bước còn lại vẫn hiện ở đây. Tập trước: Trợ giúp, Sổ thực hành.")
        words.setWordWrap(True)
        words.setMaximumWidth(_WIDEST)
        # What a screen of 1366 pixels has beside the navigation at 150 per cent.
        words.setMinimumWidth(_NARROWEST)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        set_mark(words, "muted")
        self.hide_steps = QPushButton("Không cần các bước nà&y")
        self.hide_steps.clicked.connect(lambda: self.asked.emit(HIDE))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(GROUP)
        self._column.addStretch(2)
        for widget in (title, words, self.hide_steps):
            self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(3)

    def show_steps(self, steps: Sequence[FirstStep]) -> None:
        """Show the steps; the first one that is left has the primary button."""
        if steps == self._steps:
            return
        self._steps = steps
        had_focus = self.hasFocus() or any(button.hasFocus() for button in self.buttons)
        if self._grid_of_steps is not None:
            self._grid_of_steps.hide()
            self._grid_of_steps.deleteLater()
        self._grid_of_steps = QWidget()
        self._grid_of_steps.setMaximumWidth(_WIDEST)
        grid = QGridLayout(self._grid_of_steps)
        grid.setContentsMargins(0, GAP, 0, 0)
        grid.setHorizontalSpacing(PAGE)
        grid.setVerticalSpacing(GROUP)
        grid.setColumnStretch(1, 1)
        self.buttons = []
        left = next((number for number, step in enumerate(steps) if not step.is_done), 0)
        for number, step in enumerate(steps):
            self._add_row(grid, number, step, is_next=number == left)
        self._column.insertWidget(_STEPS_AT, self._grid_of_steps, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setFocusProxy(self.buttons[left])
        if had_focus:
            self.buttons[left].setFocus()

    def _add_row(self, grid: QGridLayout, number: int, step: FirstStep, *, is_next: bool) -> None:
        button = QPushButton("Xem" if step.is_done else step.label)
        button.setAutoDefault(True)
        set_mark(button, "primary", is_next and not step.is_done)
        button.clicked.connect(lambda _=False, work=step.leads_to: self.asked.emit(work))
        words = QLabel(f"{step.words}. {step.detail}" if not step.is_done else f"{step.words}: đã xong.")
        button.setAccessibleName(words.text())
        words.setWordWrap(True)
        set_mark(words, "muted", step.is_done)
        # In the middle of its column the grid does not ask how high these lines are at their width.
        words.ensurePolished()
        words.setMinimumSize(_WORDS, words.heightForWidth(_WORDS))
        grid.addWidget(QLabel("✓" if step.is_done else f"{number + 1}."), number, 0)
        grid.addWidget(words, number, 1)
        grid.addWidget(button, number, 2)
        self.buttons.append(button)
