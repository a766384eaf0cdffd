"""The form in which the office chooses margins, sizes and spacings of its papers, within what the decree allows."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

from desktop_app.services.papers.house_style.layouts import LayoutMeasure, change_layout, restore_layout
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import set_up_number
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text
from desktop_app.ui.widgets.forms.record_form import Act, RecordForm

_OFFERED = (
    ("top", "bottom"),
    ("left", "right"),
    ("body_pt", "table_pt"),
    ("title_pt", "place_date_pt"),
    ("issuer_pt", "quoc_hieu_pt"),
    ("signature_pt", "signature_lines"),
    ("first_line_indent", "paragraph_gap_pt"),
    ("line_spacing", "page_number_from_edge"),
)
"""The measures the clerk can change, two on each row; the other measures of the profile are fixed."""
_NOTE = (
    "Khoảng cho phép theo Nghị định 30/2020/NĐ-CP, Phụ lục I. "
    "Văn bản đã phát hành giữ nguyên cách trình bày lúc phát hành."
)


class LayoutForm(RecordForm):
    """Edits the measures of all papers."""

    decree = Text(_NOTE, manner="muted")
    rows = (("decree",),)
    least_width = 720

    def __init__(self, context: Context, measures: Sequence[LayoutMeasure], parent: QWidget) -> None:
        super().__init__(context, "Trình bày văn bản", parent)
        measures_by_key = {measure.key: measure for measure in measures}
        self.boxes = {key: _box(measures_by_key[key]) for line in _OFFERED for key in line if key in measures_by_key}
        for line in _OFFERED:
            self.add_row(
                [Input(of=key, label=_label(measures_by_key[key])) for key in line if key in measures_by_key],
                self.boxes,
            )
        restore = self.add_save_button("Khôi phục mặc định", lambda: restore_layout)
        restore.setEnabled(any(measure.is_own for measure in measures))
        restore.setToolTip("Lấy lại cách trình bày có sẵn của chương trình")

    def _collect(self) -> Act:
        values = {key: float(box.value()) for key, box in self.boxes.items()}
        return lambda book: change_layout(book, values)


def _label(measure: LayoutMeasure) -> str:
    """Return the title of a measure; where it is over two lines its unit does not stand alone."""
    return measure.title.replace(" (", "\N{NO-BREAK SPACE}(")


def _box(measure: LayoutMeasure) -> QSpinBox | QDoubleSpinBox:
    box = QSpinBox() if measure.is_whole else QDoubleSpinBox()
    if isinstance(box, QSpinBox):
        box.setRange(int(measure.least), int(measure.most))
        box.setValue(int(measure.value))
    else:
        box.setDecimals(1)
        box.setSingleStep(0.5)
        box.setRange(measure.least, measure.most)
        box.setValue(measure.value)
    set_up_number(box)
    box.setToolTip(f"Từ {measure.least:g} đến {measure.most:g}; mặc định {measure.shipped:g}".replace(".", ","))
    return box
