"""What was read from a plan besides its tasks: the summary, and units, legal bases, recipients and signer."""

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from desktop_app.domain.office.units import UNIT_KIND_LABELS
from desktop_app.domain.plan.drafts import DraftAction
from desktop_app.domain.plan.plans import PlanProposal
from desktop_app.domain.vietnamese import fold
from desktop_app.services.plan.plans import PlanImport
from desktop_app.ui.base.dress.tables import CellDelegate
from desktop_app.ui.plan.proposal.draft_editing import DraftEditing

_ADJUSTS: Final = re.compile(r"\b(dieu chinh|sua doi|bo sung)\b")
_MAY_ADJUST: Final = (
    "Trích yếu nói đến điều chỉnh, sửa đổi hoặc bổ sung. Nếu văn bản điều chỉnh kế hoạch đã có trong sổ, chọn kế hoạch "
    "đó ở “Văn bản này là”: nhiệm vụ và kết quả đã ghi của kế hoạch được giữ nguyên."
)


_OF_GONE: Final = (
    "vẫn ở trong sổ cùng kết quả đã ghi; nhập làm điều chỉnh thì thôi thực hiện từ ngày của văn bản điều chỉnh"
)


def adjusting_words(title: str) -> str:
    """Return what to look at where the title of a plan may be that of an adjustment; "" where it is not."""
    return _MAY_ADJUST if _ADJUSTS.search(fold(title)) else ""


def reading_words(plan_import: PlanImport, text_differs: bool) -> str:
    """Return in words what was read and how it differs from the book."""
    proposal = plan_import.proposal
    left_out = f" {proposal.left_out}" if proposal.left_out else ""
    if plan_import.plan_id is None:
        return f"{_read(proposal)}{left_out} Chưa có gì được ghi vào sổ."
    counts = {action: sum(draft.action is action for draft in plan_import.drafts) for action in DraftAction}
    moved, gone = counts[DraftAction.MOVE], counts[DraftAction.GONE]
    compared = (
        f"So với sổ: {counts[DraftAction.ADD]} nhiệm vụ mới, {counts[DraftAction.CHANGE]} nhiệm vụ sửa lời, "
        + (f"{moved} chuyển mục, " if moved else "")
        + f"{counts[DraftAction.KEEP]} không đổi"
        + (f"; {gone} không còn trong văn bản, {_OF_GONE}" if gone else "")
        + f".{left_out}"
    )
    if text_differs and not plan_import.differs:
        return f"{compared} Chỉ lời văn ngoài các nhiệm vụ có khác; ghi vào sổ để thay bản cũ."
    return compared


def brief_words(plan_import: PlanImport) -> str:
    """Return what those words are where they have one line; "" where nothing of them may be left out."""
    return _read(plan_import.proposal) if may_be_cut(plan_import) else ""


def _read(proposal: PlanProposal) -> str:
    read = f"{len(proposal.headings)} đề mục, {len(proposal.tasks)} nhiệm vụ, {len(proposal.units)} đơn vị"
    return f"Đọc được {read}."


def may_be_cut(plan_import: PlanImport) -> bool:
    """Return whether the end of those words may be out of sight: of a new plan it is said where it is written, too."""
    return plan_import.plan_id is None and not plan_import.proposal.left_out


def unsure_words(plan_import: PlanImport) -> str:
    """Return what is not sure of what was read, and where it is chosen; "" for nothing."""
    count = len(plan_import.unsure_units)
    units = f"{count} đơn vị chưa rõ tên: chọn ở thẻ “Đơn vị chưa rõ” bên trái." if count else ""
    leads = plan_import.unsure_leads_in_words.replace(".", ": chọn ở ô “Ai chủ trì?” (F8: nhiệm vụ tiếp theo).")
    return f"{units} {leads}".strip()


def outcome_words(editing: DraftEditing) -> str:
    """Return what writing the drafts would do now, and what of it is not sure; "" if no task is to be written."""
    added, changed = editing.count(DraftAction.ADD), editing.count(DraftAction.CHANGE)
    parts = [f"thêm {added} nhiệm vụ"] if added else []
    parts += [f"sửa {changed} nhiệm vụ"] if changed else []
    moved = editing.count(DraftAction.MOVE)
    parts += [f"chuyển {moved} nhiệm vụ sang mục khác"] if moved else []
    if not parts:
        return ""
    unsure = f" {len(editing.unsure)} nhiệm vụ chưa chắc ai chủ trì." if editing.unsure else ""
    return f"Sẽ {', '.join(parts)}.{unsure}"


def facts_view(proposal: PlanProposal) -> QTreeWidget:
    """Return a tree of the units, legal bases, recipients and signer of a plan."""
    tree = QTreeWidget()
    tree.setHeaderHidden(True)
    tree.setWordWrap(True)
    tree.setItemDelegate(CellDelegate(tree))
    tree.setAccessibleName("Đơn vị, căn cứ, nơi nhận đọc được")
    units = [f"{unit.name} – {UNIT_KIND_LABELS[unit.kind].lower()}" for unit in proposal.units]
    _add_group(tree, "Đơn vị", units)
    _add_group(tree, "Căn cứ", proposal.legal_bases)
    _add_group(tree, "Nơi nhận", proposal.recipients)
    if proposal.signer_name:
        _add_group(tree, "Người ký", [f"{proposal.signer_name} – {proposal.signer_title}".removesuffix(" – ")])
    tree.expandAll()
    tree.setStyleSheet("QTreeView::item { padding: 3px 0 }")
    return tree


def _add_group(tree: QTreeWidget, title: str, rows: Sequence[str]) -> None:
    group = QTreeWidgetItem([f"{title} ({len(rows)})"])
    font = tree.font()
    font.setBold(True)
    group.setFont(0, font)
    tree.addTopLevelItem(group)
    for row in rows:
        item = QTreeWidgetItem([row])
        item.setToolTip(0, row)
        group.addChild(item)
