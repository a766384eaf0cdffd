"""The findings of the checks of a round as a table, one row for each finding."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.law.judging.findings import RULE_LABELS, Finding, Weight
from desktop_app.domain.law.rules import Principle
from desktop_app.domain.list_columns import tones_of
from desktop_app.domain.lists import Column, ColumnKind
from desktop_app.domain.rounds.states import STATE_LABELS
from desktop_app.services.rounds.checks import CheckedNomination
from desktop_app.ui.base.icons import icon
from desktop_app.ui.emulation.checks.findings_pane import article_words
from desktop_app.ui.widgets.lists.line_table import Index, LineModel, LineTable
from desktop_app.ui.widgets.lists.table_export import SeenTable

_COLUMNS: Final = (
    Column("name", "Họ tên, tập thể", width=28),
    Column("unit", "Đơn vị", width=26),
    Column("award", "Đề nghị", width=22),
    Column("state", "Tình trạng", width=14, tone=tones_of("rounds.states", "STATE_LABELS", "STATE_TONES")),
    Column("rule", "Điều kiểm tra", width=20),
    Column("sentence", "Nội dung", ColumnKind.LONG_TEXT, 60),
    Column("article", "Căn cứ", ColumnKind.LONG_TEXT, 40),
    Column("reason", "Lý do vẫn đề nghị", ColumnKind.LONG_TEXT, 30),
)
_WIDTHS: Final = (165, 120, 150, 132, 130, 400, 220)
_RULE: Final = 4


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding and the nomination it is about."""

    nomination: CheckedNomination
    finding: Finding


def finding_lines(nominations: Sequence[CheckedNomination], key: str) -> list[FindingLine]:
    """Return the findings of a filter: "" for all, a weight, or "unexplained" for failed ones without a reason."""
    return [
        FindingLine(nomination, finding)
        for nomination in nominations
        for finding in nomination.findings
        if not key
        or finding.weight == key
        or (key == UNEXPLAINED and finding.weight is Weight.FAILED and not nomination.exception_reason)
    ]


UNEXPLAINED: Final = "unexplained"


class FindingModel(LineModel[FindingLine]):
    """Rows of findings."""

    def __init__(self) -> None:
        super().__init__(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows; a failed condition has a warning icon."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return texts(line)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (texts(line)[index.column()], line.finding.provision.note)))
        if role == Qt.ItemDataRole.DecorationRole and index.column() == _RULE:
            return icon("warning" if line.finding.weight is Weight.FAILED else "info")
        return None

    def seen(self, title: str) -> SeenTable:
        """Return the findings for export to a workbook."""
        holds = [place for place, line in enumerate(self.lines) if line.finding.rule is Principle.HOLD]
        return SeenTable(title, _COLUMNS, [texts(line) for line in self.lines], holds)


def texts(line: FindingLine) -> tuple[str, ...]:
    """Return the texts of the cells of a finding."""
    nomination, finding = line.nomination, line.finding
    unit = nomination.unit_name if nomination.unit_name != nomination.name else ""
    about = (nomination.name, unit, nomination.award, STATE_LABELS[nomination.state])
    return *about, RULE_LABELS[finding.rule], finding.sentence, article_words(finding), nomination.exception_reason


class FindingTable(LineTable[FindingLine]):
    """The table of findings. Signal: `current_changed()` when another row becomes current."""

    current_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.findings = FindingModel()
        super().__init__(self.findings, _WIDTHS, "Điều chưa đạt, chưa có của đợt xét", parent)
        self.show_states()
        self.selectionModel().currentRowChanged.connect(lambda *_: self.current_changed.emit())

    def show_lines(self, lines: Sequence[FindingLine]) -> None:
        """Show findings; the current row stays, or the nearest one becomes current."""
        row = max(self.currentIndex().row(), 0)
        self.findings.show_lines(lines)
        if lines:
            self.setCurrentIndex(self.findings.index(min(row, len(lines) - 1), 0))
        self.current_changed.emit()
