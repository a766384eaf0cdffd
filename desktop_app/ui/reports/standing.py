"""How a part of a report stands, in words."""

from collections.abc import Collection, Mapping

from desktop_app.services.papers.reports.entered import ReportPart
from desktop_app.ui.reports.part_table import DRAFTED, EDITED, EMPTY, UNSAVED


def standing_of(part: ReportPart, text: str, edits: Mapping[str, str | None], empty: Collection[str]) -> str:
    """Return a word for the list of parts; `empty` are the parts that are looked for text in vain."""
    if part.key in edits:
        return UNSAVED
    if not text.strip():
        return EMPTY if part.key in empty else ""
    return EDITED if part.edited else DRAFTED


def standing_words(part: ReportPart, edits: Mapping[str, str | None], day: str, *, has_parts: bool) -> str:
    """Return a sentence to stand over the text of a part.

    `day` is the one the records are counted to, `has_parts` says whether headings of its own follow.
    """
    if has_parts and part.key not in edits and not part.text:
        return "Nội dung nằm ở các mục dưới; ở đây chỉ viết lời dẫn, nếu cần."
    if part.key not in edits:
        return "Đã sửa: không đổi theo số liệu nữa." if part.edited else _drafted(part, day)
    if edits[part.key] is None:
        return f"{_drafted(part, day)} Chưa lưu."
    return "Đã sửa, chưa lưu."


def _drafted(part: ReportPart, day: str) -> str:
    return f"Soạn từ số liệu của sổ đến {day}." if part.drafted else "Sổ chưa có số liệu cho phần này."
