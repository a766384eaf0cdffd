"""The choice of the certificate shown, and of the range of numbers to print."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QToolButton, QWidget

from desktop_app.domain.certificates.texts import Certificate
from desktop_app.ui.base.dress.field_rows import FieldRows
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.theme import set_up_number
from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.widgets.forms.lettered_box import LetteredBox


class RecipientList(QWidget):
    """The recipients in the order of the decision. Signals: `chosen` when another one is shown; `range_changed`."""

    chosen = Signal()
    range_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._certificates: Sequence[Certificate] = ()
        self.box = LetteredBox()
        self.previous, self.next = QToolButton(), QToolButton()
        self.first, self.last = QSpinBox(), QSpinBox()
        self._lay_out()
        self.box.activated.connect(lambda _: self._choose(self.box.currentIndex()))
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        for number in (self.first, self.last):
            number.valueChanged.connect(lambda _: self.range_changed.emit())

    @property
    def current(self) -> Certificate | None:
        """The certificate shown, None if there is none."""
        place = self.box.currentIndex()
        return self._certificates[place] if 0 <= place < len(self._certificates) else None

    @property
    def in_range(self) -> tuple[Certificate, ...]:
        """The certificates to print."""
        return tuple(
            certificate
            for certificate in self._certificates
            if self.first.value() <= certificate.number <= self.last.value()
        )

    def show_all(self, certificates: Sequence[Certificate]) -> None:
        """Show the recipients; the current one stays, and so does a range that is not the full one."""
        place, is_first_time = max(self.box.currentIndex(), 0), not self._certificates
        numbers = [certificate.number for certificate in certificates]
        was_full_range = is_first_time or len(self.in_range) == len(self._certificates)
        self._certificates = certificates
        self.box.clear()
        self.box.addItems([f"{certificate.number:02d}. {certificate.name}" for certificate in certificates])
        self.box.setCurrentIndex(min(place, len(certificates) - 1))
        for number, value in ((self.first, numbers[0]), (self.last, numbers[-1])):
            number.blockSignals(True)
            number.setRange(numbers[0], numbers[-1])
            if was_full_range:
                number.setValue(value)
            number.blockSignals(False)
        self._enable_steps()

    def step(self, places: int) -> None:
        """Go some places down the list, or up."""
        self._choose(self.box.currentIndex() + places)

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._certificates):
            self.box.setCurrentIndex(place)
            self._enable_steps()
            self.chosen.emit()

    def _enable_steps(self) -> None:
        self.previous.setEnabled(self.box.currentIndex() > 0)
        self.next.setEnabled(self.box.currentIndex() < len(self._certificates) - 1)

    def _lay_out(self) -> None:
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setAccessibleName("Giấy của ai")
        for button, picture, words in (
            (self.previous, "left", "Người trước (Alt+Page Up)"),
            (self.next, "right", "Người sau (Alt+Page Down)"),
        ):
            button.setIcon(icon(picture))
            button.setToolTip(words)
            button.setAccessibleName(words)
        for number, words in ((self.first, "In từ số"), (self.last, "In đến số")):
            number.setAccessibleName(words)
            set_up_number(number)
        recipient_line = QHBoxLayout()
        recipient_line.setSpacing(TIGHT)
        recipient_line.addWidget(self.box, 1)
        recipient_line.addWidget(self.previous)
        recipient_line.addWidget(self.next)
        span = QHBoxLayout()
        span.setSpacing(GAP)
        span.addWidget(self.first, 1)
        span.addWidget(QLabel("đến"))
        span.addWidget(self.last, 1)
        form = FieldRows(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(GAP)
        form.setVerticalSpacing(TIGHT)
        form.addRow("&Xem giấy", recipient_line)
        form.addRow("In từ &số", span)
        label = form.labelForField(recipient_line)
        if isinstance(label, QLabel):
            label.setBuddy(self.box)
        label = form.labelForField(span)
        if isinstance(label, QLabel):
            label.setBuddy(self.first)
