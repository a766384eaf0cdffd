"""The evidence of a nomination: tasks, activities and initiatives to choose, and a summary drafted from them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.law.year_facts import SCOPE_LABELS, RecordRef
from desktop_app.domain.rounds.achievements import ROLE_LABELS, CitedActivity, CitedInitiative
from desktop_app.domain.year.activities import ACTIVITY_KIND_LABELS
from desktop_app.services.rounds.evidence import EvidenceOffer
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.widgets.actions import push_button
from desktop_app.ui.widgets.forms.checks.check_list import CheckList
from desktop_app.ui.widgets.forms.checks.check_model import CheckItem
from desktop_app.ui.widgets.forms.choice_list import ChoiceList
from desktop_app.ui.widgets.forms.field import Field
from desktop_app.ui.widgets.muted_label import muted_label

_MOST_NAMED: Final = 3
_DRAFT_TIP: Final = "Viết tóm tắt thành tích từ những gì đã chọn (Ctrl+D)"
_NOBODY: Final = "Chọn người hoặc tập thể để thấy hoạt động, sáng kiến đã ghi."
_NONE: Final = "Chưa có hoạt động, sáng kiến nào được ghi trong thời gian này."


class EvidencePane(QWidget):
    """Tasks to choose and records to check; the clerk says where the summary drafted from them goes.

    Signals: `draft_asked()`; `put_asked(bool)` with whether the draft replaces the text already written.
    """

    draft_asked = Signal()
    put_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_named = False
        self._own_records: tuple[RecordRef, ...] = ()
        self._own_tasks: tuple[int, ...] = ()
        self.tasks, self.deeds = ChoiceList(), CheckList()
        self.tasks.line.setPlaceholderText("Gõ mục (ví dụ II.1) hoặc vài chữ")
        self.task_field = Field("task_ids", "Nhiệm vụ của &kế hoạch", self.tasks)
        self.deed_field = Field("activity_ids", "Hoạt động, &sáng kiến đã ghi (phím cách: chọn)", self.deeds)
        self.deeds.setMinimumHeight(4 * self.fontMetrics().height())
        self.words = QLabel()
        self.words.setWordWrap(True)
        set_mark(self.words, "muted")
        self.untold = muted_label()
        self.untold.hide()
        self.draft = push_button("Soạn tóm tắt", _DRAFT_TIP)
        self.append = push_button("Thêm vào cuối", "Giữ nguyên phần đã viết, thêm đoạn vừa soạn vào cuối")
        self.instead = push_button("Thay phần đã viết", "Bỏ phần đã viết, lấy đoạn vừa soạn")
        self._lay_out()
        self.draft.clicked.connect(self.draft_asked)
        self.append.clicked.connect(lambda: self._place_draft(instead=False))
        self.instead.clicked.connect(lambda: self._place_draft(instead=True))
        self.deeds.altered.connect(self._show_count)
        self.offer(EvidenceOffer(), is_named=False)

    def offer(self, offered: EvidenceOffer, *, is_named: bool) -> None:
        """Show the records that can be cited; `is_named` tells whether a nominee is chosen."""
        self._is_named = is_named
        self.draft.setEnabled(is_named)
        self.draft.setToolTip(_DRAFT_TIP if is_named else _NOBODY)
        self._own_records, self._own_tasks = offered.own, offered.own_tasks
        self.deeds.offer([*map(_of_deed, offered.deeds), *map(_of_idea, offered.ideas)])
        self._show_count()

    def ids(self, kind: str) -> tuple[int, ...]:
        """Return the ids of the checked records of a kind, in the order shown."""
        return tuple(key.id for key in self.deeds.keys() if isinstance(key, RecordRef) and key.kind == kind)

    def set_checked(self, activities: Sequence[int], initiatives: Sequence[int]) -> None:
        """Check these records and no others."""
        refs = [RecordRef("activity", row_id) for row_id in activities]
        self.deeds.set_keys({*refs, *(RecordRef("initiative", row_id) for row_id in initiatives)})

    def check_own(self) -> None:
        """If nothing is chosen, check all that the nominee did, so that the draft covers it."""
        if not self.deeds.keys() and not self.tasks.ids():
            self.deeds.set_keys(set(self._own_records))
            self.tasks.set_ids(self._own_tasks)

    def tell_untold(self, untold: Sequence[str]) -> None:
        """Say what is chosen but not in the draft, since no role of the nominee in it is on record."""
        named = "; ".join(f"“{title}”" for title in untold[:_MOST_NAMED])
        others = f" và {len(untold) - _MOST_NAMED} mục khác" if len(untold) > _MOST_NAMED else ""
        self.untold.setText(f"Không đưa vào tóm tắt, vì chưa ghi vai trò trong đó: {named}{others}." if untold else "")
        self.untold.setVisible(bool(untold))

    def ask_placement(self) -> None:
        """Ask whether the draft replaces the text already written or is appended to it."""
        for button in (self.append, self.instead):
            button.show()
        self.append.setFocus()

    def forget_draft(self) -> None:
        """Stop asking where the draft goes."""
        for button in (self.append, self.instead):
            button.hide()

    def _place_draft(self, *, instead: bool) -> None:
        self.forget_draft()
        self.put_asked.emit(instead)

    def _lay_out(self) -> None:
        # Two lines, so that the width of the pane does not change when the buttons appear.
        where = QHBoxLayout()
        where.setSpacing(GAP)
        for button in (self.append, self.instead):
            where.addWidget(button)
        where.addStretch()
        self.forget_draft()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(TIGHT)
        for field, stretch in ((self.task_field, 0), (self.deed_field, 1)):
            column.addWidget(field.label)
            column.addLayout(field.cell(), stretch)
        column.addWidget(self.words)
        column.addWidget(self.untold)
        column.addWidget(self.draft, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(where)

    def _show_count(self) -> None:
        number = self.deeds.count()
        self.words.setText(
            f"Đã chọn {len(self.deeds.keys())} trên {number}." if number else _NONE if self._is_named else _NOBODY
        )


def _of_deed(deed: CitedActivity) -> CheckItem:
    text = f"{deed.days} · {ACTIVITY_KIND_LABELS[deed.kind]}: {deed.title} – {ROLE_LABELS[deed.role]}"
    return CheckItem(deed.record, text, text)


def _of_idea(idea: CitedInitiative) -> CheckItem:
    return CheckItem(idea.record, f"{idea.year} · Sáng kiến {SCOPE_LABELS[idea.scope]}: {idea.title}", idea.document)
