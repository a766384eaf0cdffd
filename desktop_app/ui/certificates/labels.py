"""The labels of the parts that stand above each other beside a certificate."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFormLayout, QLabel


def even_out(forms: Sequence[QFormLayout]) -> None:
    """Make the labels of all forms as wide as the widest, so that their inputs begin at one place."""
    labels = [label for form in forms for label in _labels_of(form)]
    width = max(label.sizeHint().width() for label in labels)
    for label in labels:
        label.setMinimumWidth(width)


def _labels_of(form: QFormLayout) -> list[QLabel]:
    items = [form.itemAt(row, QFormLayout.ItemRole.LabelRole) for row in range(form.rowCount())]
    widgets = [item.widget() for item in items if item is not None]
    return [widget for widget in widgets if isinstance(widget, QLabel)]
