"""A combo box of titles and forms of commendation, each group under its heading."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from desktop_app.domain.law.catalogue import GROUP_LABELS, AwardGroup
from desktop_app.ui.widgets.forms.lettered_box import LetteredBox


@dataclass(frozen=True, slots=True)
class OfferedAward:
    """An award to choose: its code, its name, and whether it is a title or a form."""

    code: str
    name: str
    group: AwardGroup


class AwardBox(LetteredBox):
    """Chooses one of the awards a round offers; headings cannot be chosen.

    Signal: `picked(OfferedAward)` when the clerk chooses another.
    """

    picked = Signal(object)

    def __init__(self, awards: Sequence[OfferedAward], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._awards: list[OfferedAward | None] = []
        rows = QStandardItemModel(self)
        for group in AwardGroup:
            of_group = [award for award in awards if award.group is group]
            if of_group:
                self._add(rows, None, GROUP_LABELS[group])
            for award in of_group:
                self._add(rows, award, award.name)
        self.setModel(rows)
        self.activated.connect(self._pick)
        self._chosen_code = ""

    def value(self) -> str:
        """Return the code of the award shown, "" if none is offered."""
        place = self.currentIndex()
        award = self._awards[place] if 0 <= place < len(self._awards) else None
        return award.code if award is not None else ""

    def set_value(self, code: str) -> None:
        """Show an award, or the first one if that award is not offered."""
        codes = [award.code if award is not None else None for award in self._awards]
        first = next((place for place, award in enumerate(codes) if award is not None), -1)
        self.setCurrentIndex(codes.index(code) if code in codes else first)
        self._chosen_code = self.value()

    def _add(self, rows: QStandardItemModel, award: OfferedAward | None, text: str) -> None:
        item = QStandardItem(text)
        if award is None:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            font = item.font()
            font.setBold(True)
            item.setFont(font)
        rows.appendRow(item)
        self._awards.append(award)

    def _pick(self, place: int) -> None:
        award = self._awards[place]
        if award is not None and award.code != self._chosen_code:
            self._chosen_code = award.code
            self.picked.emit(award)
