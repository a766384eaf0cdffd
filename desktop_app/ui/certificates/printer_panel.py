"""The panel for the offsets of printers, and the test sheet that shows them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.certificates.certificates import NO_OFFSET, Offset
from desktop_app.ui.base.dress.field_rows import FieldRows
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.certificates.boxes import MeasureBox, WheelGuard
from desktop_app.ui.widgets.forms.lettered_box import LetteredBox

_FARTHEST = 20.0
_NO_PRINTER = "Chưa có máy in; lưu PDF để in."
_HOW_TO = (
    "In tờ kiểm tra trên giấy thường cùng khổ, đo tâm dấu chữ thập ở góc: phải cách hai mép đúng 20 mm. "
    "Cách mép trái thiếu bao nhiêu thì cộng vào “Sang phải”, cách mép trên thiếu bao nhiêu thì cộng vào “Xuống dưới”. "
    "Hộp thoại in chọn máy nào thì bù theo máy ấy; tệp PDF bù theo máy chọn ở đây."
)


class PrinterPanel(QWidget):
    """Shows the offset of one printer at a time.

    Signals: `changed`: another printer or offset; `save_asked`: to save the offset; `sheet_asked`: the test sheet.
    """

    changed = Signal()
    save_asked = Signal()
    sheet_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offsets: dict[str, Offset] = {}
        self.printers = LetteredBox()
        self.right, self.down = (MeasureBox(-_FARTHEST, _FARTHEST, step=0.1) for _ in range(2))
        self.save = QPushButton("Lưu độ &lệch")
        self.sheet = QPushButton("Tờ &kiểm tra lệch…")
        self.words, self.letters = QLabel(_HOW_TO), QLabel()
        self._lay_out()
        WheelGuard(self)
        self.printers.activated.connect(self._show_offset)
        for box in (self.right, self.down):
            box.valueChanged.connect(self._note_change)
        self.save.clicked.connect(self.save_asked)
        self.sheet.clicked.connect(self.sheet_asked)

    @property
    def printer(self) -> str:
        """The chosen printer, "" for none."""
        return self.printers.currentText() if self.printers.isEnabled() else ""

    @property
    def offset(self) -> Offset:
        """The offset now shown."""
        return Offset(round(self.right.value() * 10), round(self.down.value() * 10))

    def offset_of(self, printer: str) -> Offset:
        """Return the offset of a printer: the one shown, or else the saved one."""
        return self.offset if printer == self.printer else self._offsets.get(printer, NO_OFFSET)

    @property
    def unsaved(self) -> tuple[str, Offset] | None:
        """The printer shown and its offset, if that is not saved."""
        is_saved = not self.printer or self.offset == self._offsets.get(self.printer, NO_OFFSET)
        return None if is_saved else (self.printer, self.offset)

    def show_unsaved(self, printer: str, offset: Offset) -> None:
        """Show an offset that is not saved yet, if its printer is still there."""
        place = self.printers.findText(printer)
        if place >= 0 and self.printers.isEnabled():
            self.printers.setCurrentIndex(place)
            self._show(offset)

    def show_printers(self, names: Sequence[str], offsets: Mapping[str, Offset], chosen_printer: str) -> None:
        """Show the installed printers and those with saved offsets."""
        self._offsets = dict(offsets)
        printer_names = list(dict.fromkeys([*names, *sorted(offsets)]))
        self.printers.clear()
        self.printers.addItems(printer_names or [_NO_PRINTER])
        self.printers.setEnabled(bool(printer_names))
        set_mark(self.printers, "message", not printer_names)
        for box in (self.right, self.down):
            box.setEnabled(bool(printer_names))
        if chosen_printer in printer_names:
            self.printers.setCurrentText(chosen_printer)
        self._show_offset()

    def say_letters(self, note: str) -> None:
        """Show a note about the font of the papers, "" for none."""
        self.letters.setText(note)
        self.letters.setVisible(bool(note))

    def take(self, offsets: Mapping[str, Offset]) -> None:
        """Set the saved offsets."""
        self._offsets = dict(offsets)
        self._enable_saving()

    def _lay_out(self) -> None:
        self.printers.setAccessibleName("Máy in")
        self.printers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.right.setToolTip("Số dương: in lùi sang phải")
        self.down.setToolTip("Số dương: in lùi xuống dưới")
        for label in (self.words, self.letters):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_mark(label, "muted")
        form = FieldRows()
        form.setHorizontalSpacing(GAP)
        form.setVerticalSpacing(GAP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("&Máy in", self.printers)
        form.addRow("Sang &phải", self.right)
        form.addRow("&Xuống dưới", self.down)
        form.addRow("", self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GROUP, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(form)
        column.addWidget(self.sheet)
        column.addWidget(self.words)
        column.addWidget(self.letters)
        column.addStretch()

    def _show_offset(self) -> None:
        self._show(self._offsets.get(self.printer, NO_OFFSET))

    def _show(self, offset: Offset) -> None:
        for box, value in ((self.right, offset.right_mm), (self.down, offset.down_mm)):
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)
        self._enable_saving()
        self.changed.emit()

    def _note_change(self) -> None:
        self._enable_saving()
        self.changed.emit()

    def _enable_saving(self) -> None:
        self.save.setEnabled(self.unsaved is not None)
