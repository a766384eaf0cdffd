"""The first steps in a new book, each with a button that leads to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.services.day.today import Today
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.today.figures import PageWork

_PICTURE_SIDE: Final = 56
_WIDEST: Final = 660
_WORDS: Final = 260


@dataclass(frozen=True, slots=True)
class FirstStep:
    """A first step that is still to be done: why, the button's label (with its mnemonic), and where it is done."""

    words: str
    missing: str
    """What the book lacks without it, as a sentence."""
    label: str
    short: str
    """The same where a row says the rest."""
    work: PageWork


def first_steps(today: Today) -> list[FirstStep]:
    """Return the first steps that are still to be taken, in their order."""
    steps = []
    if not today.has_plan:
        steps.append(
            FirstStep(
                "Nhập kế hoạch để có danh sách nhiệm vụ, đơn vị chủ trì và thời hạn.",
                "Sổ chưa có kế hoạch.",
                "&Nhập kế hoạch…",
                "Nhập",
                PageWork("plan", "import_plan"),
            )
        )
    if not today.people:
        steps.append(
            FirstStep(
                "Nhập đơn vị và người của cơ quan từ bảng tính Excel đang có.",
                "Sổ chưa có người nào.",
                "Nhập danh sách n&gười…",
                "Nhập",
                PageWork("people", "import_people"),
            )
        )
    if today.round is None:
        steps.append(
            FirstStep(
                "Tạo đợt xét để ghi đề nghị khen thưởng của tập thể, cá nhân.",
                "Sổ chưa có đợt xét nào.",
                f"&Tạo đợt xét {today.next_round}…",
                "Tạo đợt",
                PageWork("emulation", "new_round"),
            )
        )
    return steps


class FirstSteps(QWidget):
    """Shown instead of the figures while the book is new. Signal: `asked(PageWork)`."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        picture = QLabel()
        picture.setPixmap(icon("today").pixmap(_PICTURE_SIDE, _PICTURE_SIDE))
        title = QLabel("Sổ mới, chưa có gì.")
        set_mark(title, "heading")
        words = QLabel("Làm lần lượt các việc sau; từ đó trang này cho biết mỗi ngày có việc gì đến hạn.")
        set_mark(words, "muted")
        steps = QWidget()
        steps.setMaximumWidth(_WIDEST)
        self._grid = QGridLayout(steps)
        self._grid.setContentsMargins(0, GAP, 0, 0)
        self._grid.setHorizontalSpacing(PAGE)
        self._grid.setVerticalSpacing(GROUP)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setSpacing(GROUP)
        column.addStretch(2)
        for widget in (picture, title, words, steps):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_steps(self, steps: Sequence[FirstStep]) -> None:
        """Show the steps; the first one has the primary button."""
        if self.buttons:
            return
        for number, step in enumerate(steps):
            button = QPushButton(step.label)
            button.setAutoDefault(True)
            set_mark(button, "primary", number == 0)
            button.clicked.connect(lambda _=False, work=step.work: self.asked.emit(work))
            words = QLabel(step.words)
            words.setWordWrap(True)
            # In the middle of its column the grid does not ask how high these lines are at their width.
            words.ensurePolished()
            words.setMinimumSize(_WORDS, words.heightForWidth(_WORDS))
            self._grid.addWidget(QLabel(f"{number + 1}."), number, 0)
            self._grid.addWidget(words, number, 1)
            self._grid.addWidget(button, number, 2)
            self.buttons.append(button)
        self.setFocusProxy(self.buttons[0])
