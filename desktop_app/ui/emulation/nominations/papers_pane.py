"""The papers of a nomination's file, each checked when it has come in."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.domain.provisions import UNCONFIRMED_MARK
from desktop_app.domain.rounds.required_papers import RequiredPaper
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.widgets.forms.checks.check_list import CheckList
from desktop_app.ui.widgets.forms.checks.check_model import CheckItem
from desktop_app.ui.widgets.forms.field import Field
from desktop_app.ui.widgets.muted_label import muted_label


class PapersPane(QWidget):
    """A check box for each paper that the award requires, and below them the articles that require them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.papers = CheckList()
        self.papers.setToolTip("Phím cách: đã có, chưa có")
        self.field = Field("papers", "Giấy tờ đã có trong hồ sơ (phím cách: đánh dấu)", self.papers)
        self.state = muted_label()
        self._offered: Sequence[RequiredPaper] = ()
        self.papers.altered.connect(self._show_state)
        self.source = QLabel()
        self.source.setWordWrap(True)
        set_mark(self.source, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.field.label)
        column.addLayout(self.field.cell(), 1)
        column.addWidget(self.state)
        column.addWidget(self.source)

    def offer(self, papers: Sequence[RequiredPaper]) -> None:
        """Show the papers an award requires."""
        self._offered = papers
        self.papers.offer([_check_item(paper) for paper in papers])
        self._show_state()
        articles = dict.fromkeys(paper.provision.article for paper in papers)
        notes = dict.fromkeys(paper.provision.note for paper in papers if paper.provision.note)
        self.source.setText("\n".join([f"Căn cứ: {'; '.join(articles)}." if articles else "", *notes]).strip())

    def _show_state(self) -> None:
        """Say what the file lacks: what is made once for the round is no paper of its own."""
        own = [paper for paper in self._offered if not paper.of_round]
        lacking = [paper.name for paper in own if paper.key not in self.keys()]
        words = [f"Còn thiếu: {', '.join(lacking)}." if lacking else "Đủ giấy tờ riêng của đề nghị." if own else ""]
        if len(own) < len(self._offered):
            words.append("Giấy làm chung cho cả đợt không tính là thiếu của từng đề nghị.")
        self.state.setText(" ".join(filter(None, words)))

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the checked papers."""
        return tuple(str(key) for key in self.papers.keys())


def _check_item(paper: RequiredPaper) -> CheckItem:
    of_round = " – làm chung cho cả đợt" if paper.of_round else ""
    mark = "" if paper.provision.confirmed else f" ({UNCONFIRMED_MARK})"
    return CheckItem(paper.key, f"{paper.name}{of_round}{mark}", paper.provision.article)
