"""The state of a part of a report, in words."""

from collections.abc import Collection, Mapping

from desktop_app.services.papers.reports.parts import OPTIONAL, ReportPart
from desktop_app.ui.reports.parts.part_table import DRAFTED, EDITED, EMPTY, LEFT_OUT, STATED, TO_WRITE, UNSAVED


def part_state(part: ReportPart, text: str, edits: Mapping[str, str | None], empty: Collection[str]) -> str:
    """Return the state of a part for the table; `empty` are the keys of parts that have a remark for having no text."""
    if part.key in edits:
        return UNSAVED
    if not text.strip():
        if part.key in OPTIONAL:
            return LEFT_OUT
        return EMPTY if part.key in empty else ""
    if part.has_dots:
        return TO_WRITE
    if part.statement is not None and not part.has_records and not part.edited:
        return STATED
    return EDITED if part.edited else DRAFTED


def part_state_words(part: ReportPart, edits: Mapping[str, str | None], day: str, *, has_parts: bool) -> str:
    """Return the sentence over the text of a part.

    `day` is the last day counted; `has_parts` says whether the part has parts of its own.
    """
    if has_parts and part.key not in edits and not part.text:
        return "Nội dung nằm ở các mục dưới; ở đây chỉ viết lời dẫn, nếu cần."
    if part.key not in edits and part.is_to_write:
        return "Sổ không có nội dung này: báo cáo in dòng chấm cho đến khi viết vào đây."
    if part.key not in edits and part.has_dots:
        return "Có chỗ sổ chưa ghi: báo cáo in dòng chấm cho đến khi viết vào đây."
    if part.key not in edits:
        return "Đã sửa: không đổi theo số liệu nữa." if part.edited else _drafted(part, day)
    if edits[part.key] is None:
        return f"{_drafted(part, day)} Chưa lưu."
    return "Đã sửa, chưa lưu."


def _drafted(part: ReportPart, day: str) -> str:
    if part.statement is not None and not part.has_records:
        return f"{part.statement.stated_by} xác nhận ngày {part.statement.stated_on:%d/%m/%Y}: không có."
    return f"Soạn từ số liệu của sổ đến {day}." if part.drafted else "Sổ chưa có số liệu cho phần này."
