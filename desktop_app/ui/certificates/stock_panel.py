"""The panel for the stock: its unit, its size, whether it is preprinted, its picture on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.certificates.layouts import Stock, StoredLayout
from desktop_app.ui.base.dress.field_rows import FieldRows
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, TIGHT
from desktop_app.ui.certificates.boxes import MeasureBox, WheelGuard
from desktop_app.ui.widgets.forms.value_box import ValueBox

_OTHER = (0.0, 0.0)
_SIZES = {
    (297.0, 210.0): "A4 ngang",
    (420.0, 297.0): "A3 ngang",
    (210.0, 297.0): "A4 đứng",
    (210.0, 148.0): "A5 ngang",
    _OTHER: "Khổ khác",
}


@dataclass(frozen=True, slots=True)
class StockView:
    """What the panel shows: a layout, the recipient's unit ("" for none), and whether the unit has its own layout."""

    kept: StoredLayout
    unit_name: str
    own: bool
    is_kept: bool
    sources: Sequence[tuple[Stock, str]]


class StockPanel(QWidget):
    """Shows the settings of the whole paper.

    Signals: `changed(StoredLayout, str)` with the name of what was changed; `own_asked(bool)` to give the
    unit a layout of its own or drop it; `picture_asked`; `copy_asked(Stock)`; `default_asked` to drop this layout.
    """

    changed = Signal(object, str)
    own_asked = Signal(bool)
    picture_asked = Signal()
    copy_asked = Signal(object)
    default_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: StockView | None = None
        self.title = QLabel()
        self.own = QCheckBox()
        self.sizes = ValueBox(_SIZES)
        self.wide, self.high = MeasureBox(70, 600), MeasureBox(70, 600)
        self.stock, self.plain = (
            QRadioButton("Phôi &in sẵn: chỉ in phần thay đổi"),
            QRadioButton("&Giấy trắng: in tất cả"),
        )
        self.frame = MeasureBox(0, 50)
        self.picture = QLabel()
        self.choose_picture, self.drop_picture = QPushButton("Chọn ảnh &phôi…"), QPushButton("Bỏ ả&nh")
        self.copy = QToolButton()
        self.default = QPushButton("Bỏ khuôn đã &sửa")
        self.problem, self.note = QLabel(), QLabel()
        # Until there is a stock, and a unit that may have one of its own.
        self.own.hide()
        self._lay_out()
        WheelGuard(self)
        self._connect()

    def show_stock(self, view: StockView) -> None:
        """Show a stock."""
        self._view = view
        layout = view.kept.layout
        self.title.setText(view.kept.stock.title)
        self.own.setVisible(bool(view.unit_name))
        self.own.setText(f"Phôi riêng của {view.unit_name}".replace("&", "&&"))
        self.own.setChecked(view.own)
        size = (layout.width, layout.height)
        self.sizes.set_value(size if size in _SIZES else _OTHER)
        for box, value in ((self.wide, layout.width), (self.high, layout.height), (self.frame, layout.frame)):
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)
        (self.plain if layout.plain else self.stock).setChecked(True)
        self.frame.setEnabled(layout.plain)
        picture = view.kept.picture
        self.picture.setText(picture.name if picture else "Chưa có ảnh. Ảnh chỉ hiện trên màn hình, không in.")
        self.drop_picture.setEnabled(picture is not None)
        self.copy.setEnabled(bool(view.sources))
        self.default.setEnabled(view.is_kept)
        self.note.setText(layout.note)
        self.note.setVisible(bool(layout.note))
        self.say("")

    def say(self, sentence: str) -> None:
        """Show why a value was refused."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        self.copy.setText("Chép vị trí &từ…")
        self.copy.setToolTip("Lấy khổ giấy, vị trí, cỡ chữ (và ảnh, nếu chưa có) của phôi khác; câu chữ giữ nguyên")
        self.copy.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.copy.setMenu(QMenu(self.copy))
        self.own.setToolTip("Đánh dấu khi đơn vị này in trên phôi khác với các đơn vị khác")
        self.default.setToolTip("Phôi này in theo khuôn chung, hoặc khuôn kèm theo chương trình")
        self.frame.setSpecialValueText("không khung")
        for widget, name in (
            (self.wide, "Bề ngang tờ giấy"),
            (self.high, "Chiều cao tờ giấy"),
            (self.sizes, "Khổ giấy"),
            (self.frame, "Khung cách mép"),
        ):
            widget.setAccessibleName(name)
        for label, mark in ((self.problem, "problem"), (self.note, "muted"), (self.picture, "muted")):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_mark(label, mark)
        self.problem.hide()
        form = FieldRows()
        form.setHorizontalSpacing(GAP)
        form.setVerticalSpacing(TIGHT + 1)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("&Khổ giấy", self.sizes)
        form.addRow("Ngang × cao", _line(self.wide, self.high))
        form.addRow(self.stock)
        form.addRow(self.plain)
        form.addRow("&Khung cách mép", self.frame)
        form.addRow("Ảnh phôi", _line(self.choose_picture, self.drop_picture))
        form.addRow(self.picture)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GROUP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        column.addWidget(self.own)
        column.addLayout(form)
        column.addLayout(_line(self.copy, self.default))
        column.addWidget(self.problem)
        column.addWidget(self.note)
        column.addStretch()

    def _connect(self) -> None:
        self.own.clicked.connect(self.own_asked)
        self.sizes.activated.connect(self._take_size)
        self.wide.valueChanged.connect(lambda: self._resize(self.wide.value(), self.high.value()))
        self.high.valueChanged.connect(lambda: self._resize(self.wide.value(), self.high.value()))
        self.stock.clicked.connect(lambda: self._change("plain", False))
        self.plain.clicked.connect(lambda: self._change("plain", True))
        self.frame.valueChanged.connect(lambda value: self._change("frame", round(value, 1)))
        self.choose_picture.clicked.connect(self.picture_asked)
        self.drop_picture.clicked.connect(self._drop_picture)
        self.copy.menu().aboutToShow.connect(self._fill_sources)
        self.default.clicked.connect(self.default_asked)

    def _take_size(self) -> None:
        size = self.sizes.value()
        if size != _OTHER:
            self._resize(*size)

    def _resize(self, width: float, height: float) -> None:
        if self._view is not None:
            layout = self._view.kept.layout.resized(round(width, 1), round(height, 1))
            self.changed.emit(replace(self._view.kept, layout=layout), "size")

    def _change(self, name: str, value: object) -> None:
        if self._view is not None:
            layout = replace(self._view.kept.layout, **{name: value})  # type: ignore[arg-type]
            self.changed.emit(replace(self._view.kept, layout=layout), name)

    def _drop_picture(self) -> None:
        if self._view is not None:
            self.changed.emit(replace(self._view.kept, picture=None), "picture")

    def _fill_sources(self) -> None:
        menu = self.copy.menu()
        menu.clear()
        for stock, title in self._view.sources if self._view else ():
            action = QAction(title.replace("&", "&&"), menu)
            action.triggered.connect(lambda _checked=False, stock=stock: self.copy_asked.emit(stock))
            menu.addAction(action)


def _line(*widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(GAP)
    for widget in widgets:
        line.addWidget(widget, 1)
    return line
