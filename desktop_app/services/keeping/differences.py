"""What a backup has otherwise than the book that is used, in words."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.domain.vietnamese import quoted
from desktop_app.store.backups.comparing import FileDifference, TableDifference, compare

_NOUNS = {
    "assignment": "phân công nhiệm vụ",
    "attachment": "tệp đính kèm",
    "attendance": "lượt dự họp",
    "award": "khen thưởng",
    "briefing": "lượt quán triệt",
    "certificate_layout": "khuôn giấy khen",
    "council_member": "thành viên Hội đồng",
    "earlier_wording": "lời văn trước khi điều chỉnh của nhiệm vụ",
    "further_deadline": "thời hạn khác của nhiệm vụ",
    "indicator_target": "mức của chỉ tiêu",
    "indicator_value": "số liệu chỉ tiêu",
    "issued_paper": "văn bản phát hành",
    "movement_criterion": "tiêu chí phong trào",
    "nomination_activity": "hoạt động nêu ở đề nghị",
    "nomination_initiative": "sáng kiến nêu ở đề nghị",
    "nomination_paper": "giấy tờ kèm đề nghị",
    "nomination_task": "nhiệm vụ nêu ở đề nghị",
    "occurrence": "kỳ thực hiện nhiệm vụ",
    "office": "mốc thông tin cơ quan",
    "participant": "người tham gia hoạt động",
    "plan_adjustment": "lần điều chỉnh kế hoạch",
    "plan_section": "mục của kế hoạch",
    "post": "chức vụ công tác",
    "printer_offset": "độ lệch máy in",
    "report": "báo cáo",
    "report_part": "phần của báo cáo",
    "report_statement": "xác nhận trong báo cáo",
    "rule_set": "bộ quy định riêng",
    "setting": "cài đặt",
    "unit_vote": "kết quả biểu quyết của đơn vị",
    "vote_tally": "kết quả biểu quyết",
}
"""Of rows that no list of the trash names."""


def differences_in_words(present: Path, other: Path) -> tuple[str, ...]:
    """Return sentences on what would be another after `other` took the place of the present data file."""
    difference = compare(present, other) if present.exists() else None
    return () if difference is None else tuple(_sentences(difference))


def _sentences(difference: FileDifference) -> Iterator[str]:
    if not (difference.tables or difference.lost_acts or difference.gained_acts):
        yield "Không khác gì sổ đang dùng."
        return
    if difference.lost_acts:
        since = datetime.fromisoformat(difference.since).astimezone()
        labels = ", ".join(quoted(label) for label in difference.labels)
        more = "…" if difference.lost_acts > len(difference.labels) else ""
        span = f"{difference.lost_acts} việc đã làm từ {since:%H:%M} ngày {since:%d/%m/%Y}"
        yield f"Sẽ không còn {span}; gần nhất: {labels}{more}."
    if difference.gained_acts:
        yield f"Sẽ có lại {difference.gained_acts} việc mà sổ đang dùng không có."
    for table in difference.tables:
        yield f"{_noun(table)}: {', '.join(_parts(table))}."


def noun_of(table: str) -> str:
    """Return the noun for the rows of a table."""
    kind = RECORD_KINDS.get(table)
    return _NOUNS.get(table) or (kind.noun if kind is not None else "") or f"bảng {table}"


def _noun(table: TableDifference) -> str:
    noun = noun_of(table.table)
    return noun[0].upper() + noun[1:]


def _parts(table: TableDifference) -> Iterator[str]:
    if table.gone:
        is_setting = table.table == "setting"
        yield f"không còn {table.gone} mục đặt sau lúc sao lưu" if is_setting else f"mất {table.gone}"
    if table.back:
        yield f"có lại {table.back}"
    if table.other:
        yield f"{table.other} trở về nội dung cũ"
