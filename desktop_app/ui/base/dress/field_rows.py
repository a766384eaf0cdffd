"""Rows of a label and a field where the label stands on the line of what it names, or on the first of its lines."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QFormLayout, QLabel

_LINES: Final = 2.5
"""A field that is higher than so many labels has several lines."""
_AIR: Final = 2.0
"""How high a field of one line is, in labels: in the first line of a higher one letters stand as in that."""


class FieldRows(QFormLayout):
    """A form as Qt lays it out, but for the height of labels: Qt has them stand 2 to 7 pixels off the line."""

    def setGeometry(self, rect: QRect) -> None:
        """Put each label on the line of its field."""
        super().setGeometry(rect)
        for row in range(self.rowCount()):
            named = self.itemAt(row, QFormLayout.ItemRole.LabelRole)
            field = self.itemAt(row, QFormLayout.ItemRole.FieldRole)
            if named is None or field is None or field.isEmpty():
                continue
            at, of_field, line = named.geometry(), field.geometry(), named.sizeHint().height()
            if of_field.x() <= at.right():
                # It stands above, for want of room beside.
                continue
            height = of_field.height()
            if height > _LINES * line:
                is_text = isinstance(field.widget(), QLabel)
                height = line if is_text else round(_AIR * line)
            named.setGeometry(QRect(at.x(), of_field.y(), at.width(), height))
