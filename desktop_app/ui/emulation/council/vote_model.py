"""The votes of a session as a table model: a row for each nominee with the typed totals and the result they give."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.council.votes import RESULT_TONES, Votes, outcome_words
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.votes import verdict_sentence
from desktop_app.domain.vocabulary import StateTone
from desktop_app.services.council.vote_tallies import SessionVotes, VotedNominee

Index = QModelIndex | QPersistentModelIndex

NUMBER, NAME, AWARD = range(3)
FIRST_FIGURE: Final = 3
RESULT: Final = FIRST_FIGURE + len(Votes.FIGURES)
AGREE: Final = FIRST_FIGURE + Votes.FIGURES.index("agree")
HEADERS: Final = (
    *("TT", "Họ và tên, tên tập thể", "Đề nghị"),
    *("Phát ra", "Thu về", "Hợp lệ", "Đồng ý", "Không đồng ý", "Không ý kiến"),
    "Kết quả",
)
_HEADER_TIPS: Final = {"Phát ra": "Số phiếu phát ra", "Thu về": "Số phiếu thu về", "Hợp lệ": "Số phiếu hợp lệ"}
NOT_YET: Final = "chưa có kết quả"
WRONG: Final = "số liệu chưa khớp"
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class VoteModel(QAbstractTableModel):
    """The rows of a session; `votes` are the totals as typed by nomination, None where there are none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._session: SessionVotes | None = None
        self.is_brief = False
        """Whether a result is told without its figures, which are said below the table and in a tip."""
        self.votes: dict[int, Votes | None] = {}

    @property
    def rows(self) -> Sequence[VotedNominee]:
        """The nominees, from top to bottom."""
        return self._session.rows if self._session is not None else ()

    @property
    def by_ballot(self) -> bool:
        """Whether ballots are counted; for a show of hands three columns are left out."""
        return self._session is not None and self._session.ballot

    def show_votes(self, session: SessionVotes) -> None:
        """Show the votes of a session."""
        self.beginResetModel()
        self._session = session
        self.votes = {row.nomination_id: row.votes for row in session.rows}
        self.endResetModel()

    def at(self, row: int) -> Votes | None:
        """Return the totals of a row."""
        return self.votes[self.rows[row].nomination_id]

    def set_totals(self, votes: Mapping[int, Votes | None]) -> None:
        """Set the totals of some rows, by row number."""
        for row, totals in votes.items():
            self.votes[self.rows[row].nomination_id] = totals
        if votes:
            self.dataChanged.emit(self.index(min(votes), 0), self.index(max(votes), len(HEADERS) - 1))

    def unanimous(self, row: int) -> Votes:
        """Return the totals of a unanimous vote on the nominee of a row."""
        if self._session is None:
            raise ValueError("no session is shown")
        return self._session.unanimous(self.rows[row])

    def problem(self, row: int) -> str:
        """Return what is wrong with the totals of a row, "" if nothing is."""
        totals = self.at(row)
        if totals is None or self._session is None:
            return ""
        try:
            totals.checked(self._session.attended, ballot=self._session.ballot)
        except InvalidRecord as problem:
            return problem.message
        return ""

    def changed(self) -> dict[int, Votes | None]:
        """Return the totals that differ from the saved ones, by nomination."""
        return {row.nomination_id: self.votes[row.nomination_id] for row in self.rows if self._differs(row)}

    def _differs(self, row: VotedNominee) -> bool:
        return self.votes[row.nomination_id] != row.votes

    def counts(self) -> tuple[int, int, int, int]:
        """Return how many pass, fail, have no result, and do not add up."""
        passed = failed = without = wrong = 0
        for place, row in enumerate(self.rows):
            totals = self.at(place)
            if totals is None:
                without += 1
            elif self.problem(place):
                wrong += 1
            elif self._session is not None and totals.tally(self._session.attended).passes(row.rule):
                passed += 1
            else:
                failed += 1
        return passed, failed, without, wrong

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many nominees there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's title."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            # Figures are short: their heads go over two lines, so that all columns have room.
            is_figure = FIRST_FIGURE <= section < RESULT
            return HEADERS[section].replace(" ", "\n", 1) if is_figure else HEADERS[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return _HEADER_TIPS.get(HEADERS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and FIRST_FIGURE <= section < RESULT:
            return _RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, column)
            case Qt.ItemDataRole.TextAlignmentRole if column == NUMBER or FIRST_FIGURE <= column < RESULT:
                return _RIGHT
        return None

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        nominee, totals = self.rows[row], self.at(row)
        if column in (NUMBER, NAME, AWARD):
            # Whoever types the votes must not overlook that the nominee is an exception to a condition.
            name = f"{nominee.name} (ngoại lệ)" if nominee.exception_reason else nominee.name
            return (str(row + 1), ", ".join(filter(None, (name, nominee.place))), nominee.award)[column]
        if column < RESULT:
            return "" if totals is None else str(getattr(totals, Votes.FIGURES[column - FIRST_FIGURE]))
        if totals is None or self._session is None:
            return NOT_YET
        if self.problem(row):
            return WRONG
        words = outcome_words(totals.tally(self._session.attended), nominee.rule)
        return words.partition(" (")[0] if self.is_brief else words

    def words(self, row: int) -> str:
        """Return a sentence on a row: what is wrong with it, or the result of the vote and the rule that decides it."""
        nominee, totals = self.rows[row], self.at(row)
        exception = f" Ngoại lệ: {nominee.exception_reason}." if nominee.exception_reason else ""
        if totals is None or self._session is None:
            return f"{nominee.name}: {NOT_YET}.{exception}"
        sentence = self.problem(row) or verdict_sentence(totals.tally(self._session.attended), nominee.rule)
        own_case = " Là thành viên Hội đồng, không biểu quyết đối với bản thân." if nominee.own_case else ""
        return f"{nominee.name}: {sentence} {nominee.rule.provision.article}.{own_case}{exception}"

    def failed(self, row: int) -> bool:
        """Return whether a vote is counted, adds up, and does not pass."""
        totals = self.at(row)
        if totals is None or self._session is None or self.problem(row):
            return False
        return not totals.tally(self._session.attended).passes(self.rows[row].rule)

    def _tip(self, row: int, column: int) -> str:
        return self.words(row) if column == RESULT and self.at(row) is not None else self.text(row, column)

    def tone(self, row: int) -> StateTone:
        """Return what the result of a row asks of the clerk."""
        if self.at(row) is None:
            return StateTone.NONE
        return StateTone.WARNING if self.problem(row) else RESULT_TONES[not self.failed(row)]
