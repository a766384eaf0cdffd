"""Vì sao có tên trong danh sách: the records behind an award or a nomination, step by step."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.awards.chains import Chain, ChainStep
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.standing.year_records import Subject
from desktop_app.services.book import Book
from desktop_app.services.papers.chains.read import chain_of_award, chain_of_nomination, chain_of_vote, chains_of
from desktop_app.services.papers.kinds.declaration import MenuPlace
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.reading_order import name_box
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, PAGE
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.widgets.actions import add_action, heading, window_line
from desktop_app.ui.widgets.forms.lettered_box import LetteredBox
from desktop_app.ui.widgets.lists.empty import EmptyList
from desktop_app.ui.widgets.lists.table_export import EXPORT_TIP, asks_export, export_table
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.papers.offers import paper_offers
from desktop_app.ui.widgets.records.chain_table import ChainTable
from desktop_app.ui.widgets.records.records_window import show_source_records

TITLE: Final = "Vì sao có tên trong danh sách"
KEYS: Final = "Ctrl+J"
_NOTHING: Final = "Sổ chưa có đề nghị, khen thưởng nào của người, tập thể này."


class ChainWindow(QDialog):
    """The steps of one chain, or of one of several to choose; every step opens its record, all are printed together.

    Signal: `asked(ListQuery)` for the list that contains a record.
    """

    asked = Signal(object)

    def __init__(self, context: Context, read: Callable[[Book], Sequence[Chain]], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.context = context
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        open_at(self, 1080, 640)
        self._read = read
        self._chains: Sequence[Chain] = ()
        self._questions = BookQuestions(context, self)
        self.name, self.state = heading(""), QLabel()
        self.choice = LetteredBox()
        name_box(self.choice, "Đề nghị, khen thưởng")
        self.choice.hide()
        self.table, self.empty, self._stack = ChainTable(), EmptyList(), QStackedWidget()
        self.empty.set_words(_NOTHING, None)
        self.notice = Notice()
        self._open_step = add_action(self, "&Mở bản ghi…", "open-outside", "Ctrl+O", self.table.enter)
        self._open_step.setToolTip("Mở bản ghi của bước đang chọn (Enter, Ctrl+O)")
        (self.print_action,) = paper_offers(self, MenuPlace.CHAIN, self.preview, "print")
        self._export = add_action(self, "X&uất ra Excel…", "export-sheet", "", self.export)
        self._export.setToolTip(EXPORT_TIP)
        self._lay_out()
        self.choice.activated.connect(lambda _: self._show_chain())
        self.table.entered.connect(self._open)
        context.changed.connect(self._changed)

    def start(self) -> None:
        """Read the chains and show the window."""
        self.refresh()
        self.show()

    def refresh(self) -> None:
        """Read the chains again."""
        self._questions.ask("chains", self._read, self._show, self._refuse)

    def export(self) -> None:
        """Ask for a file and export the steps to it as they are shown."""
        chain = self._chain
        if chain is not None:
            export_table(self.context, self, self.notice, self.table.steps.seen(f"{TITLE} – {chain.name}"))

    def preview(self, kind: str) -> None:
        """Show a paper on the chain that is shown."""
        from desktop_app.ui.widgets.papers.preview import PreviewWindow

        chain = self._chain
        if chain is None:
            return
        options = {"name": chain.name}
        if chain.nomination_id is not None:
            options["nomination"] = str(chain.nomination_id)
        else:
            options["award"] = str(chain.award_ids[0])
        PreviewWindow(self.context, kind, options, self).show()

    @property
    def _chain(self) -> Chain | None:
        place = self.choice.currentIndex()
        return self._chains[place] if 0 <= place < len(self._chains) else None

    def _lay_out(self) -> None:
        set_mark(self.state, "muted")
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        for widget in (self.name, self.choice, self.state):
            column.addWidget(widget)
        column.addWidget(self.notice)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column.addWidget(self._stack, 1)
        column.addLayout(window_line(self, [self._open_step, self.print_action, self._export]))
        self.setFocusProxy(self._stack)

    def _show(self, chains: Sequence[Chain]) -> None:
        place = max(self.choice.currentIndex(), 0)
        self._chains = chains
        self.choice.clear()
        self.choice.addItems([chain.title for chain in chains])
        self.choice.setVisible(len(chains) > 1)
        if chains:
            # The latest is what is asked about most; after a refresh the one that was shown stays.
            self.choice.setCurrentIndex(place if self.table.steps.lines else len(chains) - 1)
        self._show_chain()

    def _show_chain(self) -> None:
        chain = self._chain
        for action in (self._open_step, self.print_action, self._export):
            action.setEnabled(chain is not None)
        self._stack.setCurrentWidget(self.table if chain is not None else self.empty)
        if chain is None:
            self.name.setText(TITLE)
            self.state.clear()
            self.empty.say_empty()
            self.empty.setFocus()
            return
        self.name.setText(chain.title)
        self.setWindowTitle(f"{TITLE} – {chain.name}")
        self.state.setText(", ".join(filter(None, (chain.place, chain.state))))
        self.table.show_steps(chain.steps)
        self.table.setFocus()

    def _refuse(self, problem: ClerkError) -> None:
        self._show(())
        self.empty.say_refused(problem, self.refresh)

    def _open(self, step: ChainStep) -> None:
        window = show_source_records(self.context, [step.record], self, with_links=True)
        window.asked.connect(self._go)

    def _go(self, query: ListQuery) -> None:
        # This window would cover the page that shows the record.
        self.accept()
        self.asked.emit(query)

    def _changed(self, changes: Changes) -> None:
        if changes.kinds:
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Export on Ctrl+E."""
        if asks_export(event):
            self.export()
        else:
            super().keyPressEvent(event)


def show_nomination_chain(context: Context, nomination_id: int, parent: QWidget) -> ChainWindow:
    """Open the window on a nomination."""
    return _started(ChainWindow(context, lambda book: (chain_of_nomination(book, nomination_id),), parent))


def show_award_chain(context: Context, award_id: int, parent: QWidget) -> ChainWindow:
    """Open the window on an award."""
    return _started(ChainWindow(context, lambda book: (chain_of_award(book, award_id),), parent))


def show_vote_chain(context: Context, tally_id: int, parent: QWidget) -> ChainWindow:
    """Open the window on the nomination that a vote was on."""
    return _started(ChainWindow(context, lambda book: (chain_of_vote(book, tally_id),), parent))


def show_chains_of(context: Context, subject: Subject, parent: QWidget) -> ChainWindow:
    """Open the window on all that a person or a collective was proposed for or given."""
    return _started(ChainWindow(context, lambda book: chains_of(book, subject), parent))


def _started(window: ChainWindow) -> ChainWindow:
    window.start()
    return window
