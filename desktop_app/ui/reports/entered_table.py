"""A table of two columns whose rows can be entered; the base of the tables of parts and of letters."""

from PySide6.QtWidgets import QHeaderView, QWidget

from desktop_app.ui.widgets.lists.row_table import RowTable


class EnteredTable(RowTable):
    """The first column stretches, the second is as wide as its text."""

    def __init__(self, name: str, titles: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(len(titles), name, parent)
        self.setHorizontalHeaderLabels(titles)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
