"""The remarks on a paper before it is printed; each leads to the place where it is put right."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.services.papers.remarks import PaperRemark
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.papers.remark_list import RemarkList

_NOTHING: Final = "Không có điều gì cần xem lại trước khi in."


class PaperRemarkList(RemarkList[PaperRemark]):
    """The remarks on a paper; the list takes all the height it is given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.show_remarks(None)

    def count_text(self, remarks: Sequence[PaperRemark] | None) -> str:
        """Return the number of remarks in words, "" while it is not known."""
        if remarks is None:
            return ""
        return f"Cần &xem trước khi in: {format_number(len(remarks))}" if remarks else _NOTHING

    def picture(self, remark: PaperRemark) -> str:
        """Return a warning for a remark that leads to a place, else an information icon."""
        return "warning" if remark.query is not None or remark.place is not None else "info"

    def show_remarks(self, remarks: Sequence[PaperRemark] | None) -> None:
        """Show remarks; the line over them is muted if there are none."""
        super().show_remarks(remarks)
        set_mark(self.words, "muted", not remarks)
