"""The editor of one proposed task: its text, heading, units and deadline."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.plan.drafts import checked_task, places_to_split
from desktop_app.domain.plan.plans import Heading, ProposedTask, TextSpan
from desktop_app.domain.vietnamese import nfc
from desktop_app.ui.base.dress.field_rows import FieldRows
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, TIGHT
from desktop_app.ui.plan.deadline_edit import DeadlineEdit
from desktop_app.ui.plan.deadline_lines import DeadlineLines
from desktop_app.ui.plan.names_edit import NamesEdit
from desktop_app.ui.plan.proposal.lead_choice import LeadChoice
from desktop_app.ui.widgets.forms.declared.scrolled import ScrolledContent
from desktop_app.ui.widgets.forms.value_box import ValueBox

_FEWEST_LINES, _LINES = 2, 5
"""What is in sight of a text; the longest are scrolled."""


class DraftPanel(ScrolledContent):
    """Edits one task.

    Signals: `mended(ProposedTask)` when a changed input loses the focus; `typed()` as something is entered.
    """

    mended = Signal(object)
    typed = Signal()

    def __init__(self, headings: Sequence[Heading], names: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: ProposedTask | None = None
        self._task_as_shown: ProposedTask | None = None
        self._paths = [heading.path for heading in headings]
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.set_low(False)
        self.heading = ValueBox({heading.path: f"{heading.path}  {heading.title}" for heading in headings})
        self.heading.setSizeAdjustPolicy(ValueBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.product = QLineEdit()
        self.leads, self.supports = NamesEdit(), NamesEdit()
        self.lead_choice = LeadChoice()
        self.deadline, self.further_deadlines = DeadlineEdit(), DeadlineLines()
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        set_mark(self._problem, "problem")
        names = tuple(names)
        for line in (self.leads, self.supports):
            line.offer_names(names)
            line.setPlaceholderText("Các đơn vị cách nhau bằng dấu chấm phẩy (;)")
        self._lay_out()
        for widget in self.findChildren(QWidget):
            widget.installEventFilter(self)
        self.show_task(None)
        for edit in (self.text, self.product, self.leads, self.supports):
            edit.textChanged.connect(self.typed)
        self.heading.currentIndexChanged.connect(self.typed)
        self.lead_choice.activated.connect(lambda _index: self._take_choice())
        for deadlines in (self.deadline, self.further_deadlines):
            deadlines.altered.connect(self.typed)

    def _lay_out(self) -> None:
        self._rows = rows = FieldRows()
        rows.setHorizontalSpacing(GROUP)
        rows.setVerticalSpacing(TIGHT + 2)
        # On a small screen the deadline stands below its label.
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, widget in (
            ("Nội d&ung", self.text),
            ("Mụ&c", self.heading),
            ("C&hủ trì", self.leads),
            ("&Ai chủ trì?", self.lead_choice),
            ("&Phối hợp", self.supports),
            ("&Sản phẩm", self.product),
            ("Thời hạ&n", self.deadline),
            ("Thời hạn &khác", self.further_deadlines),
        ):
            title = QLabel(label)
            title.setBuddy(widget)
            widget.setAccessibleName(label.replace("&", ""))
            rows.addRow(title, widget)
            # Align the label with the first line of text of its input.
            title.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            drop = GAP if widget is self.text else (self.leads.sizeHint().height() - title.sizeHint().height()) // 2
            title.setContentsMargins(0, drop, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(rows, 1)
        column.addWidget(self._problem)

    def set_low(self, low: bool) -> None:
        """Have fewer lines of the text in sight, or more: even higher, it would push what is chosen out of sight."""
        high, around = self.fontMetrics().lineSpacing(), 2 * GAP + TIGHT
        self.text.setMinimumHeight(_FEWEST_LINES * high + around)
        self.text.setMaximumHeight((_FEWEST_LINES if low else _LINES) * high + around)

    def inputs(self) -> Mapping[str, QWidget]:
        """Return the inputs by the attribute of the task that each is for."""
        return {
            "text": self.text,
            "path": self.heading,
            "product": self.product,
            "leads": self.leads,
            "lead_choices": self.lead_choice,
            "supports": self.supports,
            "deadline": self.deadline,
            "further_deadlines": self.further_deadlines,
        }

    @property
    def touched(self) -> bool:
        """Whether something is entered that the task does not have yet."""
        return self._task is not None and self._collected(self._task) != self._task_as_shown

    def show_task(self, task: ProposedTask | None, *, fixed: bool = False) -> None:
        """Show a task, or nothing for None; a `fixed` task is read-only."""
        self.setEnabled(task is not None and not fixed)
        self._say("")
        if task == self._task:
            return
        self._task = task
        filled = task or ProposedTask("", "", TextSpan(0, 0))
        self.text.setPlainText(filled.text)
        self.heading.setCurrentIndex(self._paths.index(filled.path) if filled.path in self._paths else -1)
        self.product.setText(filled.product)
        self.leads.set_names(filled.leads)
        self.lead_choice.show_readings(filled.leads, filled.lead_choices)
        self._rows.setRowVisible(self.lead_choice, bool(filled.lead_choices))
        self.supports.set_names(filled.supports)
        self.deadline.set_value(filled.deadline)
        self.further_deadlines.set_value(filled.further_deadlines)
        self._task_as_shown = self._collected(filled)

    def task(self) -> ProposedTask | None:
        """Return the task as entered. Raises InvalidRecord."""
        if self._task is None:
            return None
        collected = checked_task(self._collected(self._task))
        return self._task if collected == self._task_as_shown else collected

    def cursor_place(self) -> int:
        """Return the position of the cursor in the task's text."""
        before = QTextCursor(self.text.textCursor())
        before.setPosition(0, QTextCursor.MoveMode.KeepAnchor)
        return len(nfc(before.selection().toPlainText()))

    def offer_split(self) -> None:
        """Focus the text with the cursor at the end of its first sentence."""
        text = self.text.toPlainText()
        cursor = self.text.textCursor()
        at = next(iter(places_to_split(text)), len(text))
        cursor.setPosition(len(text[:at].encode("utf-16-le")) // 2)
        self.text.setTextCursor(cursor)
        self.text.setFocus()

    @property
    def problem(self) -> str:
        """The problem with the task as entered, "" if there is none."""
        return self._problem.text()

    def commit(self) -> bool:
        """Emit `mended` if the task has changed; return False if the input is invalid."""
        if not self.isEnabled():
            return True
        try:
            task = self.task()
        except InvalidRecord as problem:
            self._say(problem.message)
            return False
        self._say("")
        if task is not None and task != self._task:
            self._task, self._task_as_shown = task, self._collected(task)
            self.mended.emit(task)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Commit the changes whenever an input loses the focus."""
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        return super().eventFilter(watched, event)

    def _take_choice(self) -> None:
        """Fill in who was chosen to lead."""
        self.leads.set_names(self.lead_choice.chosen)
        self.commit()

    def _collected(self, task: ProposedTask) -> ProposedTask:
        leads = self.leads.names()
        return replace(
            task,
            text=nfc(self.text.toPlainText()),
            path=self._paths[self.heading.currentIndex()] if self.heading.currentIndex() >= 0 else task.path,
            product=nfc(self.product.text().strip()),
            leads=leads,
            lead_choices=self.lead_choice.open_readings(leads),
            supports=tuple(name for name in self.supports.names() if name not in leads),
            deadline=self.deadline.value(),
            further_deadlines=self.further_deadlines.value(),
        )

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
