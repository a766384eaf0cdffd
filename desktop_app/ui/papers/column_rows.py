"""A table of a printed list's columns: whether each is printed, its title and its width."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Property, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop_app.services.papers.house_style.column_sets import ColumnRule
from desktop_app.ui.base.theme import set_up_table
from desktop_app.ui.widgets.drafts.contents import packed, unpacked

_HEADS: Final = ("In", "Cột", "Tên in ra", "Bề ngang (mm)")
_ROWS_IN_VIEW: Final = 10
_SHOWN, _KEY, _TITLE, _WIDTH = range(4)


class ColumnRows(QTableWidget):
    """Edits column rules: Space checks a box, F2 or typing edits, Tab leaves the table. Signal: `altered()`."""

    altered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_HEADS), parent)
        self._rules: tuple[ColumnRule, ...] = ()
        set_up_table(self)
        self.setHorizontalHeaderLabels(_HEADS)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectItems)
        self.setTabKeyNavigation(False)
        self.setToolTip("Phím cách: in hoặc không in; F2: sửa tên, bề ngang (để trống thì chương trình tự chia)")
        header = self.horizontalHeader()
        for place in (_SHOWN, _WIDTH):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        for place in (_KEY, _TITLE):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.itemChanged.connect(lambda _: self.altered.emit())

    def show_rules(self, rules: Sequence[ColumnRule]) -> None:
        """Show the columns of a list."""
        self._rules = tuple(rules)
        with QSignalBlocker(self):
            self.setRowCount(len(rules))
            for row, rule in enumerate(rules):
                for place, item in enumerate(_items(rule)):
                    self.setItem(row, place, item)
            self.setCurrentCell(0, _TITLE)
        height = min(len(rules), _ROWS_IN_VIEW) * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(height + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth())
        self.altered.emit()

    def rules(self) -> tuple[ColumnRule, ...]:
        """Return the columns as edited; a width that is no number becomes -1, which saving refuses."""
        return tuple(self._rule(row, rule) for row, rule in enumerate(self._rules))

    def _rule(self, row: int, rule: ColumnRule) -> ColumnRule:
        shown_item, title_item, width_item = (self.item(row, place) for place in (_SHOWN, _TITLE, _WIDTH))
        if shown_item is None or title_item is None or width_item is None:
            return rule
        return replace(
            rule,
            shown=shown_item.checkState() == Qt.CheckState.Checked,
            title=title_item.text(),
            width=_number(width_item.text()),
        )

    def draft(self) -> object:
        """Return the columns as edited."""
        return packed(self.rules())

    def show_draft(self, content: object) -> None:
        """Show columns as they were edited."""
        self.show_rules(unpacked(content))

    content = Property(object, rules, notify=altered, user=True)


def _items(rule: ColumnRule) -> tuple[QTableWidgetItem, ...]:
    shown_item, key_item = QTableWidgetItem(), QTableWidgetItem(rule.key)
    plain = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
    shown_item.setFlags(plain if rule.needed else plain | Qt.ItemFlag.ItemIsUserCheckable)
    shown_item.setCheckState(Qt.CheckState.Checked if rule.shown else Qt.CheckState.Unchecked)
    shown_item.setToolTip("Cột này luôn phải in" if rule.needed else "")
    key_item.setFlags(plain)
    title_item = QTableWidgetItem(rule.title)
    width_item = QTableWidgetItem(f"{rule.width:g}".replace(".", ",") if rule.width else "")
    width_item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return shown_item, key_item, title_item, width_item


def _number(text: str) -> float:
    text = text.strip().replace(",", ".")
    try:
        return float(text) if text else 0.0
    except ValueError:
        return -1.0
