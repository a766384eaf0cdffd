"""The findings against the nomination in the form, with their articles; each leads to its source records."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.law.judging.findings import RULE_LABELS, Finding, Weight
from desktop_app.domain.provisions import UNCONFIRMED_MARK
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.keyboard.enter import is_enter
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, TIGHT

_NOBODY: Final = "Chọn người hoặc tập thể để kiểm tra theo quy định."
_NOTHING: Final = "Chưa thấy điều gì trái quy định. Kiểm tra theo những gì đã ghi trong sổ, không thay cho xét duyệt."
_ICONS: Final = {Weight.FAILED: "warning", Weight.MISSING: "info", Weight.NOTE: "info"}


def article_words(finding: Finding) -> str:
    """Return the article of a finding, followed by a mark if the article is not confirmed."""
    return finding.article if finding.provision.confirmed else f"{finding.article} – {UNCONFIRMED_MARK}"


def count_words(findings: Sequence[Finding]) -> str:
    """Return how many findings of each weight there are: "2 điều chưa đạt, 1 điều chưa ghi"; "" for none."""
    counts = {weight: sum(finding.weight is weight for finding in findings) for weight in Weight}
    words = {Weight.FAILED: "điều chưa đạt", Weight.MISSING: "điều chưa có, chưa ghi", Weight.NOTE: "điều cần biết"}
    return ", ".join(f"{number} {words[weight]}" for weight, number in counts.items() if number)


class FindingsPane(QWidget):
    """A list of findings. Signal: `records_asked(tuple[RecordRef])` for source records, on Enter or double click."""

    records_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings: tuple[Finding, ...] = ()
        self.list = _FindingList()
        self.list.setAccessibleName("Điều chưa đạt, chưa có")
        self.words = QLabel()
        self.words.setWordWrap(True)
        set_mark(self.words, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        self.list.asked.connect(self._ask)
        self.show_findings((), is_named=False)

    @property
    def failed(self) -> bool:
        """Whether a condition fails."""
        return any(finding.weight is Weight.FAILED for finding in self.findings)

    def show_findings(self, findings: Sequence[Finding], *, is_named: bool) -> None:
        """Show findings: failed conditions first, then what is missing; `is_named` tells whether it is of somebody."""
        self.findings = tuple(sorted(findings, key=lambda finding: tuple(Weight).index(finding.weight)))
        self.list.clear()
        for finding in self.findings:
            text = f"{RULE_LABELS[finding.rule]}: {finding.sentence}\n{article_words(finding)}"
            item = QListWidgetItem(icon(_ICONS[finding.weight]), text, self.list)
            hint = f"\nEnter: xem {len(finding.records)} bản ghi liên quan" if finding.records else ""
            item.setToolTip(f"{text}\n{finding.provision.note}".strip() + hint)
        if findings:
            self.list.setCurrentRow(0)
        self.list.setVisible(bool(findings))
        self.words.setText("Enter: xem bản ghi liên quan." if findings else _NOTHING if is_named else _NOBODY)

    def _ask(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self.findings) and self.findings[place].records:
            self.records_asked.emit(self.findings[place].records)


class _FindingList(QListWidget):
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setStyleSheet("QListWidget::item { padding: 3px 4px }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.itemDoubleClicked.connect(lambda _: self.asked.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the source records of the current finding on Enter."""
        if is_enter(event):
            self.asked.emit()
        else:
            super().keyPressEvent(event)
