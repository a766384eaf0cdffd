"""The panel with the exact values of the chosen field."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QWidget,
)

from desktop_app.domain.certificates.certificates import (
    BLANKS,
    FIELD_LABELS,
    PLAIN_ONLY,
    Alignment,
    FieldKey,
    FieldLayout,
    Growth,
)
from desktop_app.domain.errors import InvalidRecord
from desktop_app.ui.base.dress.field_rows import FieldRows
from desktop_app.ui.base.theme import set_mark, set_up_number
from desktop_app.ui.base.tokens import GAP, GROUP, TIGHT
from desktop_app.ui.certificates.boxes import COLOURS, MeasureBox, WheelGuard, colour_box
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.value_box import ValueBox

_ALIGNMENTS = {Alignment.LEFT: "Trái", Alignment.CENTRE: "Giữa", Alignment.RIGHT: "Phải"}
_GROWTHS = {Growth.DOWN: "xuống dưới", Growth.BOTH: "cả hai phía", Growth.UP: "lên trên"}


class FieldPanel(QWidget):
    """Shows one field of a layout and lets it be changed.

    Signals: `key_chosen(FieldKey)` for another field; `changed(FieldLayout, str)` with the name of what was changed.
    """

    key_chosen = Signal(object)
    changed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field: FieldLayout | None = None
        self._filling = False
        self.key = ValueBox(FIELD_LABELS)
        self.shown = QCheckBox("&In chỗ này")
        self.across, self.down, self.wide = MeasureBox(0, 600), MeasureBox(0, 600), MeasureBox(5, 600)
        self.size_pt, self.least = MeasureBox(6, 96, " pt"), MeasureBox(6, 96, " pt")
        self.lines, self.pitch = QSpinBox(), MeasureBox(0, 50)
        self.growth, self.alignment, self.colour = ValueBox(_GROWTHS), ValueBox(_ALIGNMENTS), colour_box()
        self.bold, self.italic, self.capitals = QCheckBox("Đậ&m"), QCheckBox("N&ghiêng"), QCheckBox("H&OA")
        self.wording = LinesEdit(3)
        self.blanks = QToolButton()
        self.problem = QLabel()
        self.note = QLabel()
        self._lay_out()
        WheelGuard(self)
        self._connect()

    def show_field(self, field: FieldLayout, written: bool) -> None:
        """Show a field; `written` says whether it is printed."""
        self.note.setVisible(not written)
        self.note.setText("Phôi in sẵn đã có dòng này." if field.key in PLAIN_ONLY else "Đang tắt, không in.")
        if field == self._field:
            return
        self._field = field
        with self._quiet():
            self.key.set_value(field.key)
            self.shown.setChecked(field.shown)
            for box, value in self._measures(field):
                box.setValue(value)
            self.lines.setValue(field.lines)
            self.growth.set_value(field.growth)
            self.alignment.set_value(field.alignment)
            self._show_colour(field.colour)
            for check_box, on in self._style_boxes(field):
                check_box.setChecked(on)
            if self.wording.toPlainText() != field.wording:
                self.wording.setPlainText(field.wording)
        self._say("")

    @property
    def refused(self) -> tuple[FieldKey, str] | None:
        """The wording that is typed and not right yet, None if it is the field's."""
        typed = self.wording.toPlainText()
        return (self._field.key, typed) if self._field is not None and typed != self._field.wording else None

    def _lay_out(self) -> None:
        self.lines.setRange(1, 10)
        self.lines.setSuffix(" dòng")
        set_up_number(self.lines)
        self.pitch.setSpecialValueText("tự động")
        self.wording.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.blanks.setText("Chỗ &trống…")
        self.blanks.setToolTip("Chèn chỗ sẽ được điền khi in")
        self.blanks.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.blanks.setMenu(self._blank_menu())
        for label, mark in ((self.problem, "problem"), (self.note, "muted")):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_mark(label, mark)
            label.hide()
        self._name_inputs()
        form = FieldRows(self)
        form.setContentsMargins(0, GROUP, 0, 0)
        form.setHorizontalSpacing(GAP)
        form.setVerticalSpacing(TIGHT + 1)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("&Chỗ in", self.key)
        form.addRow("", _line(self.shown, self.note))
        form.addRow("Cách t&rái", self.across)
        form.addRow("Chân c&hữ", self.down)
        form.addRow("&Bề rộng", self.wide)
        form.addRow("Cỡ chữ, từ", _line(self.size_pt, QLabel("đến"), self.least))
        form.addRow("Nhiều nhất", _line(self.lines, QLabel("cách"), self.pitch))
        form.addRow("Thêm dòng", self.growth)
        form.addRow("Canh, màu", _line(self.alignment, self.colour))
        form.addRow("Kiểu chữ", _line(self.bold, self.italic, self.capitals))
        form.addRow("Câ&u chữ", self.wording)
        form.addRow("", self.blanks)
        form.addRow(self.problem)

    def _name_inputs(self) -> None:
        for widget, name, tip in (
            (self.across, "Cách mép trái", "Từ mép trái tờ giấy đến mép trái của chỗ in"),
            (self.down, "Chân chữ cách mép trên", "Từ mép trên tờ giấy đến chân dòng chữ: đặt trùng dòng kẻ của phôi"),
            (self.wide, "Bề rộng", "Chữ dài hơn bề rộng thì thu nhỏ, đến cỡ nhỏ nhất thì xuống dòng"),
            (self.size_pt, "Cỡ chữ", "Cỡ chữ khi đủ chỗ"),
            (self.least, "Cỡ chữ nhỏ nhất", "Không thu nhỏ hơn cỡ này"),
            (
                self.lines,
                "Số dòng nhiều nhất trước khi thu nhỏ",
                "Chữ dài chiếm nhiều nhất ngần này dòng rồi mới thu nhỏ",
            ),
            (self.pitch, "Khoảng cách dòng", "Đặt bằng khoảng cách dòng kẻ của phôi; tự động: theo cỡ chữ"),
            (self.growth, "Dòng thêm về phía nào", "Chữ xuống dòng thì các dòng thêm nằm về phía nào"),
            (self.alignment, "Canh lề", "Canh chữ trong bề rộng"),
            (self.colour, "Màu chữ", "Màu chữ khi in"),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(tip)

    def _blank_menu(self) -> QMenu:
        menu = QMenu(self)
        for blank, meaning in BLANKS.items():
            action = QAction(f"{{{blank}}}: {meaning}", menu)
            action.triggered.connect(lambda _checked=False, blank=blank: self._insert(blank))
            menu.addAction(action)
        return menu

    def _connect(self) -> None:
        self.key.activated.connect(lambda _: self.key_chosen.emit(self.key.value()))
        for name, box in self._boxes():
            box.valueChanged.connect(lambda value, name=name: self._change(name, round(value, 1)))
        self.lines.valueChanged.connect(lambda value: self._change("lines", value))
        for name, choice in (("growth", self.growth), ("alignment", self.alignment)):
            choice.activated.connect(lambda _, name=name, choice=choice: self._change(name, choice.value()))
        self.colour.activated.connect(self._change_colour)
        for name, check_box in (
            ("shown", self.shown),
            ("bold", self.bold),
            ("italic", self.italic),
            ("capitals", self.capitals),
        ):
            check_box.clicked.connect(lambda on, name=name: self._change(name, on))
        self.wording.textChanged.connect(lambda: self._change("wording", self.wording.toPlainText()))

    def _boxes(self) -> tuple[tuple[str, MeasureBox], ...]:
        return (
            ("x", self.across),
            ("y", self.down),
            ("width", self.wide),
            ("size", self.size_pt),
            ("least", self.least),
            ("pitch", self.pitch),
        )

    def _measures(self, field: FieldLayout) -> Iterator[tuple[MeasureBox, float]]:
        for name, box in self._boxes():
            yield box, getattr(field, name)

    def _style_boxes(self, field: FieldLayout) -> tuple[tuple[QCheckBox, bool], ...]:
        return ((self.bold, field.bold), (self.italic, field.italic), (self.capitals, field.capitals))

    def _show_colour(self, colour: str) -> None:
        colours = list(COLOURS)
        self.colour.setCurrentIndex(colours.index(colour) if colour in colours else -1)

    def _change_colour(self) -> None:
        self._change("colour", self.colour.value())

    def _insert(self, blank: str) -> None:
        self.wording.insertPlainText(f"{{{blank}}}")
        self.wording.setFocus()

    def _change(self, name: str, value: object) -> None:
        if self._filling or self._field is None:
            return
        changed = replace(self._field, **{name: value})  # type: ignore[arg-type]
        try:
            changed.checked()
        except InvalidRecord as problem:
            self._say(problem.message)
            return
        self._say("")
        self._field = changed
        self.changed.emit(changed, name)

    def refuse(self, sentence: str) -> None:
        """Show why a value was refused."""
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        self._filling = True
        try:
            yield
        finally:
            self._filling = False


def _line(*widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(GAP)
    for widget in widgets:
        line.addWidget(widget, 0 if isinstance(widget, QLabel) and widget.text() else 1)
    return line
