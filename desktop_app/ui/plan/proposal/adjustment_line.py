"""The line on which the clerk says by which paper a plan is adjusted."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.widgets.forms.date_edit import DateEdit


class AdjustmentLine(QWidget):
    """Number and day of the paper that adjusts a plan; both empty where the text is only read again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self.dated_on = QLineEdit(), DateEdit()
        self.number.setPlaceholderText("25/KH-SNgV")
        self.number.setMaximumWidth(150)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        for text, widget in (("Điều chỉnh theo &văn bản số", self.number), ("n&gày", self.dated_on)):
            label = QLabel(text)
            label.setBuddy(widget)
            widget.setAccessibleName(text.replace("&", ""))
            line.addWidget(label)
            line.addWidget(widget)

    def adjustment(self) -> AdjustmentFields | None:
        """Return the adjustment, None while nothing is entered. Raises InvalidRecord for a number without a day."""
        fields = AdjustmentFields(self.dated_on.value(), self.number.text())
        return fields.checked() if self.number.text().strip() or fields.dated_on is not None else None
