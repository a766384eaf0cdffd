"""The window in which certificates are laid out on their stock, tried, printed and saved as PDF."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.certificates.certificates import Offset
from desktop_app.domain.certificates.texts import Certificate, CertificateFinding
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError
from desktop_app.services.book import Book
from desktop_app.services.certificates import certificates as paper
from desktop_app.services.certificates.layouts import StoredLayout, layouts, offsets, save_layouts, save_offset
from desktop_app.services.certificates.of_decision import decision_findings
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.keyboard.reading_order import words_on
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.theme import at_size, set_mark
from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.certificates.draft import LayoutDraft
from desktop_app.ui.certificates.editor import CertificateEditor
from desktop_app.ui.certificates.labels import even_out
from desktop_app.ui.certificates.output import CertificateOutput, Make
from desktop_app.ui.certificates.printer_panel import PrinterPanel
from desktop_app.ui.certificates.recipients import RecipientList
from desktop_app.ui.certificates.stage import HOW_TO
from desktop_app.ui.certificates.unsaved import UnsavedLayouts, stored_contents, unsaved_of
from desktop_app.ui.certificates.window_data import CertificateWindowData, certificate_window_data
from desktop_app.ui.widgets.drafts.drafts_file import Drafts, InputDraft
from desktop_app.ui.widgets.drafts.offering import offer_left
from desktop_app.ui.widgets.file_dialogs import show_in_folder
from desktop_app.ui.widgets.forms.declared.scrolled import VerticalScrollArea
from desktop_app.ui.widgets.lists.empty import EmptyList
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.papers.bars import add_bar, add_way_out
from desktop_app.ui.widgets.papers.view import show_extension
from desktop_app.ui.widgets.questions import ask, ask_to_save

_LEAST_PANEL: Final = 340
_MOST_PANEL: Final = 460
_ICON_SIDE: Final = 18
_CHECK_AFTER_MS: Final = 250
_ZOOM_STEP: Final = 1.2
_MOST_SAID: Final = 2
_MOST_ASKED: Final = 6
_TITLE: Final = "In giấy khen"
_FEEDING: Final = frozenset({"award", "decision", "office", "certificate_layout", "printer_offset"})
"""The kinds of record shown here; the window refreshes when another window changes one, or undoes a change."""


def _first_of(findings: Sequence[CertificateFinding], most: int = _MOST_SAID) -> list[str]:
    """Return the sentences of the first findings, and how many there are beside."""
    more = len(findings) - most
    sentences = [finding.sentence for finding in findings[:most]]
    return [*sentences, f"Còn {more} điều nữa."] if more > 0 else sentences


class CertificateWindow(QMainWindow):
    """Certificates of one decision. “Lưu khuôn” saves the layouts; printing uses them with their unsaved changes."""

    def __init__(self, context: Context, decision_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_TITLE)
        open_at(self, 1240, 720)
        self._context = context
        self._decision_id = decision_id
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self._data: CertificateWindowData | None = None
        self._questions = BookQuestions(context, self)
        self._closing = self._leaves_when_saved = False
        self._drafts = Drafts.of(context)
        self.editor = CertificateEditor(context, self)
        self.recipients, self.printer_panel = RecipientList(), PrinterPanel()
        self.tabs, self.notice, self.findings = QTabWidget(), Notice(), QLabel()
        self.empty = EmptyList()
        self.output = CertificateOutput(context, self, self.printer_panel.offset_of)
        self._check_soon = QTimer(self)
        self._make_actions()
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the certificates again; unsaved changes of layouts stay."""
        decision_id = self._decision_id
        self._questions.ask(
            "sheet", lambda book: certificate_window_data(book, decision_id), self._show_data, self._refuse_sheet
        )

    def save(self) -> None:
        """Save the layouts."""
        changed, dropped = self.editor.draft.changed, self.editor.draft.dropped
        if changed or dropped:
            self._context.act(
                lambda book: save_layouts(book, changed, dropped), self._read_layouts, self._refuse_to_save, self
            )

    def save_offset(self) -> None:
        """Save the offset of the printer shown."""
        printer, offset = self.printer_panel.printer, self.printer_panel.offset
        self._context.act(
            lambda book: save_offset(book, printer, offset), self._read_offsets, self._refuse_to_save, self
        )

    def print_range(self) -> None:
        """Print the certificates from one number to another; ask first where their records have a fault."""
        certificates = self.recipients.in_range
        self._questions.ask(
            "records",
            lambda book: self._of_records(book, certificates),
            lambda faults: self._print_in_spite(certificates, faults),
            self._refuse,
        )

    def print_one(self) -> None:
        """Print the certificate shown, as a trial on plain paper."""
        if self.recipients.current is not None:
            self._print((self.recipients.current,))

    def print_test_sheet(self) -> None:
        """Print the sheet that shows the offset of a printer."""
        stored_layout = self.editor.layout_shown
        if stored_layout is not None:
            make: Make = lambda offset, printer: paper.render_test_sheet(stored_layout.layout, printer, offset)  # noqa: E731
            self.output.print_out(make, "Tờ kiểm tra lệch", self.printer_panel.printer)

    def save_pdf(self) -> None:
        """Save the certificates from one number to another as one PDF."""
        certificates = self.recipients.in_range
        if certificates:
            panel = self.printer_panel
            self.output.save_as(self._maker(certificates), paper.file_name(certificates), panel.offset, panel.printer)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close; ask first what becomes of unsaved changes."""
        if self._is_unsaved and not self._closing:
            event.ignore()
            parts = {"khuôn in": self.editor.draft.unsaved, "độ lệch máy in": self.printer_panel.unsaved is not None}
            changed = ", ".join(words for words, is_changed in parts.items() if is_changed)
            ask_to_save(self, f"Lưu {changed} vừa sửa trước khi đóng?", self._save_and_leave, self._leave)
            return
        self._drafts.leave(self)
        self._context.changed.disconnect(self._book_changed)
        self._check_soon.stop()
        self._questions.forget_all()
        super().closeEvent(event)

    def draft(self) -> InputDraft | None:
        """Return what is not saved."""
        unsaved = self._unsaved()
        if unsaved == UnsavedLayouts():
            return None
        return replace(self._place(), contents=unsaved.contents(), words=unsaved.words())

    @property
    def _is_unsaved(self) -> bool:
        return self.editor.draft.unsaved or self.printer_panel.unsaved is not None

    def _unsaved(self) -> UnsavedLayouts:
        layouts_now = self.editor.draft
        return UnsavedLayouts(
            layouts_now.changed, layouts_now.dropped, self.printer_panel.unsaved, self.editor.field_panel.refused
        )

    def _place(self) -> InputDraft:
        """Return the place of a draft: the layouts are the office's, whatever decision is printed."""
        return InputDraft(type(self).__name__, _TITLE, {}, {}, stored_contents(self.editor.draft.stored))

    def _fill_again(self, contents: Mapping[str, Any]) -> None:
        unsaved = unsaved_of(self._context.book, contents)
        if unsaved.offset is not None:
            self.printer_panel.show_unsaved(*unsaved.offset)
        if unsaved.changed or unsaved.dropped:
            self.editor.draft.fill(unsaved.changed, unsaved.dropped)
        self.editor.show()
        if unsaved.wording is not None:
            self.editor.choose_field(unsaved.wording[0])
            self.editor.field_panel.wording.setPlainText(unsaved.wording[1])

    def _leave(self) -> None:
        self._closing = True
        self.close()

    def _save_and_leave(self) -> None:
        self._leaves_when_saved = True
        if self.editor.draft.unsaved:
            self.save()
        else:
            self.save_offset()

    def _close_when_saved(self) -> None:
        if not self._leaves_when_saved:
            return
        if self.printer_panel.unsaved is not None:
            self.save_offset()
        else:
            self._leave()

    def _refuse_to_save(self, problem: ClerkError) -> None:
        self._leaves_when_saved = False
        self._refuse(problem)

    def _show_data(self, data: CertificateWindowData) -> None:
        draft = self.editor.draft
        keeps_draft = draft.unsaved or draft.agrees_with(data.kept)
        self.editor.take(draft if keeps_draft else LayoutDraft(data.kept), data.units)
        is_first_time, self._data = self._data is None, data
        self._stack.setCurrentWidget(self._body)
        for action in self._zooms:
            action.setEnabled(True)
        number = data.certificates[0].decision_number
        self.setWindowTitle(f"In giấy khen – Quyết định {number or 'chưa có số'}[*]")
        self.recipients.show_all(data.certificates)
        if is_first_time:
            offer_left(self._drafts, self, self._place(), self._left, self.notice, self._fill_again)
            printer_name = (
                str(self._settings.get("certificates").get("printer", "")) or QPrinterInfo.defaultPrinterName()
            )
            self.printer_panel.show_printers(QPrinterInfo.availablePrinterNames(), data.offsets, printer_name)
            self.printer_panel.say_letters(data.letters_note)
            self.editor.stage.setFocus()
        else:
            self.printer_panel.take(data.offsets)
        if data.of_records:
            self.notice.say(" ".join(_first_of(data.of_records)), "warning")
        for action in self._paper_actions:
            action.setEnabled(True)
        self._show_current()

    def _show_current(self) -> None:
        if self.recipients.current is not None:
            self.editor.show_certificate(self.recipients.current)

    def _altered(self) -> None:
        draft = self.editor.draft
        self.setWindowModified(draft.unsaved)
        self._save_action.setEnabled(draft.unsaved)
        self._undo.setEnabled(draft.can_go_back)
        self._redo.setEnabled(draft.can_go_on)
        self._drafts.note()
        self._check_soon.start()

    def _read_layouts(self, _changes: Changes) -> None:
        def show_saved(stored_layouts: Sequence[StoredLayout]) -> None:
            self.editor.draft.saved(stored_layouts)
            self.editor.show()
            self.notice.say("Đã lưu khuôn in.", "done")
            self._close_when_saved()

        self._questions.ask("kept", layouts, show_saved, self._refuse_to_save)

    def _read_offsets(self, _changes: Changes) -> None:
        def show_saved(saved_offsets: Mapping[str, Offset]) -> None:
            self.printer_panel.take(saved_offsets)
            self._drafts.note()
            self._close_when_saved()

        self._questions.ask("offsets", offsets, show_saved, self._refuse_to_save)

    def _printer_changed(self) -> None:
        self._settings.put("certificates", {"printer": self.printer_panel.printer})
        self._check_soon.start()

    def _check(self) -> None:
        certificates, stored_layouts = self.recipients.in_range, self.editor.draft.layouts
        offset = self.printer_panel.offset
        self._questions.ask(
            "check",
            lambda book: (
                *paper.problems(certificates, stored_layouts, offset),
                *self._of_records(book, certificates),
            ),
            self._show_findings,
            self._refuse,
        )

    def _of_records(self, book: Book, certificates: Sequence[Certificate]) -> Sequence[CertificateFinding]:
        return decision_findings(book, self._decision_id, certificates)

    def _print_in_spite(self, certificates: Sequence[Certificate], faults: Sequence[CertificateFinding]) -> None:
        if not faults:
            self._print(certificates)
            return
        text = "\n".join((*_first_of(faults, _MOST_ASKED), "In hỏng thì mất phôi. Vẫn in?"))
        ask(self, _TITLE, text, "&Vẫn in", lambda: self._print(certificates))

    def _show_findings(self, findings: Sequence[CertificateFinding]) -> None:
        by_weight = sorted(findings, key=lambda finding: not finding.lost)
        self.findings.setText(" ".join(_first_of(by_weight)) or "Mọi giấy trong khoảng in đều vừa chỗ.")
        self.findings.setToolTip("\n".join(finding.sentence for finding in by_weight))
        set_mark(self.findings, "problem", bool(findings))
        set_mark(self.findings, "muted", not findings)

    def _print(self, certificates: Sequence[Certificate]) -> None:
        if certificates:
            name = Path(paper.file_name(certificates)).stem
            self.output.print_out(self._maker(certificates), name, self.printer_panel.printer)

    def _maker(self, certificates: Sequence[Certificate]) -> Make:
        stored_layouts, title = self.editor.draft.layouts, Path(paper.file_name(certificates)).stem
        return lambda offset, _printer: paper.render(certificates, stored_layouts, offset, title)

    def _printed(self, sentence: str) -> None:
        self.notice.say(sentence, "done")

    def _written(self, path: Path) -> None:
        self.notice.say(f"Đã lưu “{path.name}”.", "done", "Mở thư mục", partial(show_in_folder, path))

    def _refuse(self, problem: ClerkError) -> None:
        self.notice.say(f"{problem.message} {problem.hint}".rstrip(), "problem")

    def _refuse_sheet(self, problem: ClerkError) -> None:
        if self._data is not None:
            self._refuse(problem)
            return
        # With no certificate there is nothing to place, and no printer to set for it.
        self.empty.say(f"{problem.message}\n{problem.hint}".strip(), "Đóng", self.close)
        self._stack.setCurrentWidget(self.empty)
        self.empty.setFocus()
        for action in self._zooms:
            action.setEnabled(False)

    def _book_changed(self, changes: Changes) -> None:
        if changes.kinds & _FEEDING:
            self.refresh()

    def _connect(self) -> None:
        self._check_soon.setSingleShot(True)
        self._check_soon.setInterval(_CHECK_AFTER_MS)
        self._check_soon.timeout.connect(self._check)
        self.editor.altered.connect(self._altered)
        self.editor.refused.connect(self._refuse)
        self.editor.warned.connect(lambda sentence: self.notice.say(sentence, "warning"))
        self.recipients.chosen.connect(self._show_current)
        self.recipients.range_changed.connect(self._check_soon.start)
        self.editor.field_panel.wording.textChanged.connect(self._drafts.note)
        self.printer_panel.changed.connect(self._printer_changed)
        self.printer_panel.changed.connect(self._drafts.note)
        self.printer_panel.save_asked.connect(self.save_offset)
        self.printer_panel.sheet_asked.connect(self.print_test_sheet)
        self.output.printed.connect(self._printed)
        self.output.written.connect(self._written)
        self.output.refused.connect(self._refuse)
        self._context.changed.connect(self._book_changed)

    def _make_actions(self) -> None:
        self._save_action = self._action("&Lưu khuôn", "save", "Ctrl+S", self.save)
        self._undo = self._action("Hoàn tác", "undo", "Ctrl+Z", self.editor.go_back)
        self._redo = self._action("Làm lại", "redo", "Ctrl+Y; Ctrl+Shift+Z", self.editor.go_on)
        self._paper_actions = [
            self._action(
                "In &thử…", "preview", "Ctrl+Shift+P", self.print_one, "In riêng giấy đang xem, trên giấy thường"
            ),
            self._action("&In…", "print", "Ctrl+P", self.print_range, "In các giấy trong khoảng đã chọn"),
            self._action("Lưu &PDF…", "document", "Ctrl+Shift+S", self.save_pdf, "Các giấy trong khoảng vào một tệp"),
            self._action("Tờ &kiểm tra lệch…", "check", "Ctrl+T", self.print_test_sheet),
        ]
        for action in (self._save_action, self._undo, self._redo, *self._paper_actions):
            action.setEnabled(False)
        stage = self.editor.stage
        self._zooms = [
            self._action("−", "", "Ctrl+-", lambda: stage.zoom_by(1 / _ZOOM_STEP), "Thu nhỏ"),
            self._action("+", "", "Ctrl++; Ctrl+=", lambda: stage.zoom_by(_ZOOM_STEP), "Phóng to"),
            self._action("Cả tờ", "", "Ctrl+0", stage.fit),
        ]
        for keys, act in (
            ("Alt+PgUp", lambda: self.recipients.step(-1)),
            ("Alt+PgDown", lambda: self.recipients.step(1)),
            ("F5", self.refresh),
        ):
            self.addAction(self._action("", "", keys, act))
        self._close = self._action("Đóng", "close", "Esc; Ctrl+W", self.close)

    def _action(self, text: str, picture: str, keys: str, act: Callable[[], object], words: str = "") -> QAction:
        action = QAction(text, self)
        if picture:
            action.setIcon(icon(picture))
        action.setShortcuts(QKeySequence.listFromString(keys))
        name = words or words_on(text)
        action.setToolTip(f"{name} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        action.triggered.connect(lambda _checked: act())
        return action

    def _lay_out(self) -> None:
        bar = add_bar(self, "In giấy khen")
        for group in ([self._save_action, self._undo, self._redo], self._paper_actions, self._zooms):
            bar.addActions(group)
            bar.addSeparator()
        show_extension(bar)
        add_way_out(self, self._close)
        # What is around comes first: whatever is moved with all its parts gives each of them the style anew.
        self._stack, self._body, side = QStackedWidget(), QWidget(), QWidget()
        self.setCentralWidget(self._stack)
        for content in (self._body, self.empty):
            self._stack.addWidget(content)
        both = QHBoxLayout(self._body)
        both.setContentsMargins(GAP, GAP, GAP, GAP)
        both.setSpacing(GAP)
        self._left = left = QVBoxLayout()
        both.addLayout(left, 1)
        self.findings.setWordWrap(True)
        self.findings.setTextFormat(Qt.TextFormat.PlainText)
        set_mark(self.findings, "muted")
        left.addWidget(self.notice)
        left.addWidget(self.editor.stage, 1)
        left.addWidget(self.findings)
        how_to = QLabel(HOW_TO)
        how_to.setWordWrap(True)
        set_mark(how_to, "muted")
        left.addWidget(how_to)
        both.addWidget(side)
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        for column in (left, right):
            column.setSpacing(TIGHT)
        right.addWidget(self.recipients)
        right.addWidget(self.tabs, 1)
        panels = {"Chỗ in": self.editor.field_panel, "Phôi": self.editor.stock_panel, "Máy in": self.printer_panel}
        for words, panel in panels.items():
            self.tabs.addTab(VerticalScrollArea(panel, ()), words)
        even_out(side.findChildren(QFormLayout))
        # As wide as the widest panel needs, with room for a scroll bar.
        widest = max(panel.minimumSizeHint().width() for panel in panels.values()) + 2 * GAP
        side.setFixedWidth(min(max(widest, at_size(_LEAST_PANEL)), at_size(_MOST_PANEL)))
