"""The form of a session's votes: the table, a button for unanimous votes, and how many pass so far."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.council.councils import attended_words
from desktop_app.domain.council.votes import ahead_finding
from desktop_app.domain.errors import InvalidRecord
from desktop_app.services.book import Book
from desktop_app.services.council.vote_tallies import SessionVotes, record_votes
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.translation import format_date, format_number
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.emulation.council.vote_table import VoteTable
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.lists.heights.window_growth import WindowGrowth


class VoteForm(RecordForm):
    """Records how the Council voted. F8 fills in unanimous votes where there is no result; the exceptions are typed."""

    who, findings = Text(), Text(manner="doubt")
    votes = Input(VoteTable, label="Kết quả biểu quyết", across=True)
    row_words, counts = Text(manner="muted"), Text()
    rows = (("who",), ("findings",), ("votes",), ("row_words",), ("counts",))
    least_width = 760
    save_text = "Ghi kết quả"

    def __init__(self, context: Context, votes: SessionVotes, parent: QWidget) -> None:
        manner = "bỏ phiếu kín" if votes.ballot else "giơ tay"
        super().__init__(context, f"Kết quả biểu quyết ngày {format_date(votes.held_on)} ({manner})", parent)
        open_at(self, 1240, 620)
        self._session = votes
        self.votes.show_votes(votes)
        self.who.setText(attended_words(votes.attended))
        # That the day is still to come is said before the first vote is typed, too.
        ahead = ahead_finding(votes.held_on, date.today())
        findings = dict.fromkeys((*votes.findings, *((ahead,) if ahead is not None else ())))
        self.findings.setText("\n".join(finding.words for finding in findings))
        self.findings.setVisible(bool(findings))
        self.all = QPushButton("Tất cả đồng ý")
        self.all.setAutoDefault(False)
        self.all.setToolTip("Mọi đề nghị chưa có kết quả: tất cả thành viên tham gia đều đồng ý (F8)")
        self.all.clicked.connect(self._agree_on_blank)
        QShortcut(QKeySequence("F8"), self).activated.connect(self.all.click)
        self.buttons.insertWidget(0, self.all)
        WindowGrowth(self, self.votes)
        self.votes.altered.connect(self._show_counts)
        self.votes.selectionModel().currentChanged.connect(lambda *_: self._show_row_words())
        self._show_counts()

    def _agree_on_blank(self) -> None:
        self.votes.agree_on_blank()
        self.votes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_counts(self) -> None:
        passed, failed, without, wrong = self.votes.vote_model.counts()
        words = [f"Đạt: {format_number(passed)}", f"không đạt: {format_number(failed)}"]
        words += [f"chưa có kết quả: {format_number(without)}"] if without else []
        words += [f"số liệu chưa khớp: {format_number(wrong)}"] if wrong else []
        self.counts.setText("; ".join(words) + ".")
        self.all.setEnabled(without > 0)
        self._show_row_words()

    def _show_row_words(self) -> None:
        row = self.votes.currentIndex().row()
        self.row_words.setText(self.votes.vote_model.words(row) if row >= 0 else "")

    def _collect(self) -> Callable[[Book], Changes]:
        row = self.votes.first_problem()
        if row is not None:
            self.votes.select_row(row)
            name = self.votes.vote_model.rows[row].name
            raise InvalidRecord(f"Dòng {row + 1}, {name}: {self.votes.vote_model.problem(row)}", "votes")
        session_id, changed = self._session.session_id, self.votes.vote_model.changed()
        return lambda book: record_votes(book, session_id, changed)
