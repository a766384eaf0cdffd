"""The pane beside a list (F4): the whole record of the current row, with the records that it is linked to."""

from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import Final

from PySide6.QtCore import QSize, QUrl, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop_app.domain.lists import Column, ListKind, ListQuery
from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.services.keeping.fields.links import LinkedRecords, linked_records
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.states.colours import state_html
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.tokens import GROUP
from desktop_app.ui.widgets.records.of_lists import kind_of_rows, show_history

_OPEN, _HISTORY, _WHY = "open", "history", "why"
_NAMES: Final = ("name", "full_name", "title", "subject", "text", "content", "number")
"""The columns by which a row is called, the first that a list has."""
_NOTHING: Final = "Chọn một dòng để xem cả bản ghi."
_WIDTH: Final = 320
_TITLE: Final = 16
"""Pixels of its letters."""
_LONGEST_TITLE: Final = 80


class DetailPane(QTextBrowser):
    """Shows one row.

    Signals: `opened` for what Enter on it does; `list_asked(ListQuery)` for the list of what it is linked to.
    """

    opened = Signal()
    list_asked = Signal(object)

    def __init__(self, context: Context, kind: ListKind, entering: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._kind, self._entering = context, kind, entering
        self._record = kind_of_rows(kind)
        self._questions = BookQuestions(context, self)
        self._row_id: int | None = None
        self._texts: Sequence[str] = ()
        self._links: Sequence[LinkedRecords] = ()
        self.setAccessibleName("Cả bản ghi của dòng đang chọn")
        self.setObjectName("details")
        self.setOpenLinks(False)
        self.document().setDocumentMargin(GROUP)
        self.anchorClicked.connect(self._follow)
        self.show_row(None, ())

    def sizeHint(self) -> QSize:
        """Return the width it takes beside a list."""
        return QSize(_WIDTH, super().sizeHint().height())

    def show_row(self, row_id: int | None, texts: Sequence[str]) -> None:
        """Show the texts of a row by the columns of its list, then what it is linked to; None for no row."""
        if row_id != self._row_id:
            self._links = ()
        self._row_id, self._texts = row_id, texts
        self._draw()
        record = self._record
        if row_id is None or record is None:
            self._questions.forget("links")
            return

        def show(links: Sequence[LinkedRecords]) -> None:
            self._links = links
            self._draw()

        # A row that has just gone says nothing of its links.
        self._questions.ask("links", lambda book: linked_records(book, record.key, row_id), show, lambda _: None)

    def _draw(self) -> None:
        if self._row_id is None:
            self.setHtml(f"<p style='color:{self._muted}'>{_NOTHING}</p>")
            return
        columns = self._kind.columns
        titled = [(column, text) for column, text in zip(columns, self._texts, strict=True) if text]
        name = next((text for key in _NAMES for column, text in titled if column.key == key), "")
        # What is called by a whole sentence is not to be shouted.
        letters = f"font-size:{at_size(_TITLE)}px; " if len(name) <= _LONGEST_TITLE else ""
        parts = [f"<p style='{letters}font-weight:600; margin-bottom:4px'>{escape(name)}</p>"] if name else []
        parts += [self._part(column.title, _shown(column, text)) for column, text in titled if text != name]
        for label, links in groupby(self._links, lambda link: link.label):
            parts.append(self._part(label, "<br>".join(map(self._link, links))))
        if acts := self._acts():
            parts.append(f"<p style='margin-top:14px'>{' &nbsp;·&nbsp; '.join(acts)}</p>")
        scrolled = self.verticalScrollBar().value()
        self.setHtml("".join(parts))
        self.verticalScrollBar().setValue(scrolled)

    def _part(self, title: str, text: str) -> str:
        return (
            f"<p style='margin-top:8px; margin-bottom:0; color:{self._muted}'>{escape(title)}</p>"
            f"<p style='margin-top:1px; margin-bottom:0'>{text}</p>"
        )

    def _link(self, link: LinkedRecords) -> str:
        kind = RECORD_KINDS[link.kind].shown_by
        words = escape(link.words)
        return f"<a href='{self._links.index(link)}'>{words}</a>" if kind is not None else words

    def _acts(self) -> list[str]:
        acts = [f"<a href='{_OPEN}'>{escape(self._entering)}</a>"] if self._entering else []
        if self._record is not None and self._record.noun:
            acts.append(f"<a href='{_HISTORY}'>Nhật ký</a>")
        if self._record is not None and self._record.key in ("nomination", "award"):
            acts.append(f"<a href='{_WHY}'>Vì sao có tên</a>")
        return acts

    def _follow(self, target: QUrl) -> None:
        asked, row_id = target.toString(), self._row_id
        if row_id is None:
            return
        if asked == _OPEN:
            self.opened.emit()
        elif asked == _HISTORY:
            show_history(self._context, self._kind, row_id, self.window())
        elif asked == _WHY:
            self._show_chain(row_id)
        else:
            link = self._links[int(asked)]
            kind = RECORD_KINDS[link.kind].shown_by
            if kind is not None:
                self.list_asked.emit(ListQuery(kind.key, scope={"ids": link.ids}))

    def _show_chain(self, row_id: int) -> None:
        from desktop_app.ui.widgets.records.chain_window import show_award_chain, show_nomination_chain

        of_nomination = self._record is not None and self._record.key == "nomination"
        show = show_nomination_chain if of_nomination else show_award_chain
        show(self._context, row_id, self.window()).asked.connect(self.list_asked)

    @property
    def _muted(self) -> str:
        return self.palette().color(QPalette.ColorRole.PlaceholderText).name()


def _shown(column: Column, text: str) -> str:
    tone = column.tone(text) if column.tone is not None else None
    return state_html(text, tone) if tone is not None else escape(text).replace("\n", "<br>")
