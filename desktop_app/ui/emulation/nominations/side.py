"""The tabs beside the fields of a nomination: evidence, papers and findings."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.tokens import GROUP
from desktop_app.ui.emulation.checks.findings_pane import FindingsPane
from desktop_app.ui.emulation.nominations.evidence_pane import EvidencePane
from desktop_app.ui.emulation.nominations.form_data import NominationAssessment
from desktop_app.ui.emulation.nominations.papers_pane import PapersPane
from desktop_app.ui.widgets.forms.declared.scrolled import VerticalScrollArea, bring_into_sight
from desktop_app.ui.widgets.forms.record_form import RecordForm

_FINDINGS: Final = "Kiểm tra"
_WIDE_SCREEN: Final = QSize(1160, 640)
"""The smallest screen on which fields and tabs are side by side."""
_FRAME_HEIGHT: Final = 130  # pixels for the window's frame and the buttons


class NominationSide(QTabWidget):
    """Evidence, papers and findings; Alt+1, Alt+2 and Alt+3 go there. `is_below` says it is below the fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.evidence, self.papers, self.findings = EvidencePane(), PapersPane(), FindingsPane()
        self.is_below = False
        self._on_answer: Callable[[bool], None] | None = None
        for number, (pane, title) in enumerate(
            ((self.evidence, "Căn cứ"), (self.papers, "Giấy tờ"), (self.findings, _FINDINGS)), 1
        ):
            self.setTabToolTip(self.addTab(pane, title), f"{title} (Alt+{number})")
        self.evidence.put_asked.connect(self._place_draft)

    def place_beside(self, form: RecordForm) -> None:
        """Place the tabs to the right of a form's fields, or on a small screen below them in a scroll area."""
        for field in (self.evidence.task_field, self.evidence.deed_field, self.papers.field):
            form.take_field(field)
        for number, first in enumerate((self.evidence.tasks, self.papers.papers, self.findings.list), 1):
            keys = QShortcut(QKeySequence(f"Alt+{number}"), form)
            keys.activated.connect(partial(self._go, first))
        QShortcut(QKeySequence("Ctrl+D"), form).activated.connect(self.evidence.draft.click)
        column = form.layout()
        if not isinstance(column, QVBoxLayout):
            raise TypeError("a form's parts stand one below the other")
        place = column.indexOf(form.body)
        column.removeWidget(form.body)
        room = form.screen().availableGeometry()
        if room.width() < at_size(_WIDE_SCREEN.width()) or room.height() < at_size(_WIDE_SCREEN.height()):
            self.is_below = True
            both = QWidget()
            below = QVBoxLayout(both)
            below.setContentsMargins(0, 0, 0, 0)
            below.setSpacing(GROUP)
            below.addWidget(form.body)
            below.addWidget(self)
            scrolled = VerticalScrollArea(both, form.fields.values())
            scrolled.setMinimumHeight(room.height() - _FRAME_HEIGHT)
            column.insertWidget(place, scrolled, 1)
            return
        line = QHBoxLayout()
        line.setSpacing(GROUP)
        line.addWidget(form.body, 11)
        line.addWidget(self, 8)
        column.insertLayout(place, line, 1)

    def fill(self, fields: NominationFields) -> None:
        """Check what a saved nomination has."""
        self.evidence.set_checked(fields.activity_ids, fields.initiative_ids)
        self.papers.papers.set_keys(set(fields.papers))

    def clear(self) -> None:
        """Uncheck everything: it belonged to another nominee."""
        self.evidence.set_checked((), ())
        self.papers.papers.set_keys(set())
        self.evidence.forget_draft()
        self.evidence.tell_untold(())

    def show_assessment(self, assessment: NominationAssessment, *, is_named: bool) -> None:
        """Show the evidence that can be cited, the required papers and the findings."""
        self.evidence.offer(assessment.offered, is_named=is_named)
        self.papers.offer(assessment.papers)
        self.findings.show_findings(assessment.findings, is_named=is_named)
        number = len(assessment.findings)
        self.setTabText(self.indexOf(self.findings), f"{_FINDINGS} ({number})" if number else _FINDINGS)

    def show_findings(self) -> None:
        """Bring the findings to the front."""
        self.setCurrentWidget(self.findings)

    def bring_forth(self, widget: QWidget) -> None:
        """Show the tab that contains an input, if one does."""
        for number in range(self.count()):
            pane = self.widget(number)
            if pane is not None and pane.isAncestorOf(widget):
                self.setCurrentIndex(number)

    def ask_placement(self, then: Callable[[bool], None]) -> None:
        """Ask where the draft goes, and call `then` with whether it replaces the text already written."""
        self._on_answer = then
        self.setCurrentWidget(self.evidence)
        self.evidence.ask_placement()

    def _place_draft(self, instead: bool) -> None:
        if self._on_answer is not None:
            then, self._on_answer = self._on_answer, None
            then(instead)

    def _go(self, first: QWidget) -> None:
        self.bring_forth(first)
        first.setFocus()
        bring_into_sight(self.window())
