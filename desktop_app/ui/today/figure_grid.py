"""The day's figures as a grid of buttons: a large number, what it counts, and the list that it opens."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.today.figures import FigureTile

_COLUMNS: Final = 2


class FigureGrid(QWidget):
    """The figures in two columns. Signal: `asked(Target)` when one is pressed."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[FigureButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def show_figures(self, figures: Sequence[FigureTile]) -> None:
        """Show figures, reusing the existing buttons."""
        while len(self.buttons) < len(figures):
            button = FigureButton()
            button.clicked.connect(lambda _=False, button=button: self._press(button))
            self.buttons.append(button)
        for place, (button, figure) in enumerate(zip(self.buttons, figures, strict=False)):
            button.show_figure(figure)
            self._grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
            button.show()
        for button in self.buttons[len(figures) :]:
            self._grid.removeWidget(button)
            button.hide()

    def _press(self, button: "FigureButton") -> None:
        if button.figure is not None:
            self.asked.emit(button.figure.target)


class FigureButton(QPushButton):
    """The button of one figure. Enter and Space press it, the arrow keys go to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure: FigureTile | None = None
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._number, self._caption = QLabel(), QLabel()
        set_mark(self._number, "heading")
        set_mark(self._caption, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(GROUP, GAP, GROUP, GAP)
        column.setSpacing(0)
        for label in (self._number, self._caption):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        column.addStretch()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_figure(self, figure: FigureTile) -> None:
        """Show a figure."""
        self.figure = figure
        self._number.setText(figure.number)
        self._caption.setText(figure.caption)
        self.setToolTip("Mở danh sách")
        self.setAccessibleName(f"{figure.number} {figure.caption}")

    def sizeHint(self) -> QSize:
        """Return the size of the two labels."""
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the size with the words wrapped as far as possible."""
        layout = self.layout()
        return layout.totalMinimumSize() if layout is not None else super().minimumSizeHint()
