"""The tabs beside the fields of a nomination: evidence, papers and findings."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.emulation.checks.findings_pane import FindingsPane
from desktop_app.ui.emulation.nominations.evidence_pane import EvidencePane
from desktop_app.ui.emulation.nominations.form_data import NominationAssessment
from desktop_app.ui.emulation.nominations.papers_pane import PapersPane
from desktop_app.ui.widgets.forms.declared.mnemonics import letter_of
from desktop_app.ui.widgets.forms.declared.scrolled import VerticalScrollArea, bring_into_sight, put_title_above
from desktop_app.ui.widgets.forms.record_form import RecordForm

_FIELDS, _FINDINGS = "Đề nghị", "Kiểm tra"
_WIDE_SCREEN: Final = QSize(1160, 640)
"""The smallest screen on which fields and tabs are side by side."""
_FRAME_HEIGHT: Final = 130  # pixels for the window's frame and the buttons


class NominationSide(QTabWidget):
    """Evidence, papers and findings; Alt+1, Alt+2 and Alt+3 go there, Alt+0 to the fields where they are a tab."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.evidence, self.papers, self.findings = EvidencePane(), PapersPane(), FindingsPane()
        self._on_answer: Callable[[bool], None] | None = None
        self._letters: list[tuple[QShortcut, QWidget]] = []
        """What leads to each field that has a letter, and the words that this is in."""
        for number, (pane, title) in enumerate(
            ((self.evidence, "Căn cứ"), (self.papers, "Giấy tờ"), (self.findings, _FINDINGS)), 1
        ):
            self.setTabToolTip(self.addTab(pane, title), f"{title} (Alt+{number})")
        self.evidence.put_asked.connect(self._place_draft)

    def place_beside(self, form: RecordForm) -> None:
        """Place the tabs to the right of a form's fields; on a small screen the fields are the first of them."""
        for field in (self.evidence.task_field, self.evidence.deed_field, self.papers.field):
            form.take_field(field)
        for number, first in enumerate((self.evidence.tasks, self.papers.papers, self.findings.list), 1):
            keys = QShortcut(QKeySequence(f"Alt+{number}"), form)
            keys.activated.connect(partial(self._go, first))
        QShortcut(QKeySequence("Ctrl+D"), form).activated.connect(self.evidence.draft_asked)
        column = form.layout()
        if not isinstance(column, QVBoxLayout):
            raise TypeError("a form's parts stand one below the other")
        place = column.indexOf(form.body)
        column.removeWidget(form.body)
        room = form.screen().availableGeometry()
        if room.width() < at_size(_WIDE_SCREEN.width()) or room.height() < at_size(_WIDE_SCREEN.height()):
            form.body.setContentsMargins(0, GAP, 0, 0)
            self.insertTab(0, VerticalScrollArea(form.body, form.fields.values()), _FIELDS)
            self.setTabToolTip(0, f"{_FIELDS} (Alt+0)")
            self.setCurrentIndex(0)
            first_field = next(iter(form.fields))
            QShortcut(QKeySequence("Alt+0"), form).activated.connect(lambda: form.focus_field(first_field))
            column.insertWidget(place, self, 1)
            title = put_title_above(column, place)
            self.setMinimumHeight(room.height() - _FRAME_HEIGHT - title.sizeHint().height())
            return
        line = QHBoxLayout()
        line.setSpacing(GROUP)
        line.addWidget(form.body, 11)
        line.addWidget(self, 8)
        column.insertLayout(place, line, 1)

    def lead_by_letters(self, form: RecordForm) -> None:
        """Let Alt and its letter lead to a field that is in another tab: Qt knows only letters in sight."""
        for name, field in form.fields.items():
            if letter := letter_of(field.head.text()):
                keys = QShortcut(QKeySequence(f"Alt+{letter}"), form)
                keys.activated.connect(partial(form.focus_field, name))
                self._letters.append((keys, field.head))
        self.currentChanged.connect(self._follow_tab)
        self._follow_tab()

    def _follow_tab(self) -> None:
        for keys, head in self._letters:
            keys.setEnabled(not head.isVisible() and not head.isHidden())

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
