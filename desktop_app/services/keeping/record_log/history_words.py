"""The words for the columns of records in their history, where no field of a form has words for them."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from desktop_app.domain.fields import Words, words_of
from desktop_app.domain.law.votes import VOTE_BASE_LABELS
from desktop_app.domain.office.offices import Office
from desktop_app.domain.plan.deadlines import DEADLINE_KIND_LABELS, RECURRENCE_LABELS
from desktop_app.domain.plan.plans import AssignmentRole
from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, NOMINEE_KIND_LABELS
from desktop_app.domain.year.indicator_sets import IndicatorDraft
from desktop_app.domain.year.report_periods import REPORT_PERIODS
from desktop_app.services.certificates.layouts import CERTIFICATE_NAMES
from desktop_app.services.review_rounds import Round
from desktop_app.services.rounds.required_papers import paper_names

_HIDDEN: Final = frozenset(
    "id position first_paragraph last_paragraph paragraphs paragraphs_before path level marker content options"
    " rule_text province_rules sha256 size table_name row_id issued_change summary_as_of layout picture_sha256"
    " place unit_place award_code".split()
)
"""Columns that the program needs and the clerk has never seen, unless a field of a form has that name."""

_FIELDS: Final[Mapping[str, type]] = {"review_round": Round, "office": Office, "indicator": IndicatorDraft}
"""What the clerk enters of kinds that are not declared with their fields."""

_PARTS: Final[Mapping[str, str]] = {
    "post": "Chức vụ",
    "participant": "Người tham gia",
    "assignment": "Đơn vị thực hiện",
    "further_deadline": "Thời hạn khác",
    "earlier_wording": "Lời văn trước khi điều chỉnh",
    "occurrence": "Kỳ thực hiện",
    "council_member": "Thành viên Hội đồng",
    "attendance": "Dự họp",
    "vote_tally": "Kết quả biểu quyết",
    "unit_vote": "Kết quả biểu quyết của đơn vị",
    "nomination_task": "Nhiệm vụ làm căn cứ",
    "nomination_activity": "Hoạt động làm căn cứ",
    "nomination_initiative": "Sáng kiến làm căn cứ",
    "nomination_paper": "Giấy tờ của hồ sơ",
    "movement_criterion": "Tiêu chí",
    "indicator_target": "Mục tiêu",
    "indicator_value": "Số liệu",
    "briefing": "Quán triệt",
    "award": "Khen thưởng",
    "attachment": "Tệp đính kèm",
    "plan_adjustment": "Điều chỉnh kế hoạch",
    "plan_section": "Đề mục",
    "issued_paper": "Văn bản đã phát hành",
    "setting": "Cài đặt",
    "office": "Cơ quan",
    "rule_set": "Bộ quy định",
    "report": "Báo cáo",
    "report_part": "Phần báo cáo",
    "report_statement": "Xác nhận không có",
    "certificate_layout": "Khuôn giấy khen",
    "printer_offset": "Bù lệch máy in",
}

_COLUMNS: Final[Mapping[str, str]] = {
    "trashed_at": "Bỏ vào thùng rác lúc",
    "council_id": "Hội đồng",
    "round_id": "Đợt xét",
    "session_id": "Phiên họp",
    "nomination_id": "Đề nghị",
    "review_id": "Cuộc họp bình xét",
    "agree": "Đồng ý",
    "against": "Không đồng ý",
    "movement_id": "Phong trào",
    "decision_id": "Quyết định",
    "person_id": "Người",
    "unit_id": "Đơn vị",
    "task_id": "Nhiệm vụ",
    "activity_id": "Hoạt động",
    "initiative_id": "Sáng kiến",
    "indicator_id": "Chỉ tiêu",
    "plan_id": "Kế hoạch",
    "section_id": "Đề mục",
    "report_id": "Báo cáo",
    "member_id": "Thành viên",
    "year": "Năm",
    "half": "Nửa năm",
    "note": "Ghi chú",
    "opened_on": "Ngày mở đợt",
    "closed_on": "Ngày khóa đợt",
    "rule_set": "Bộ quy định",
    "base": "Số để tính tỷ lệ",
    "more_than": "Phải nhiều hơn tỷ lệ",
    "passed": "Đạt",
    "nominee_name": "Tên khi đề nghị",
    "unit_name": "Đơn vị khi đề nghị",
    "award_code": "Mã danh hiệu, hình thức",
    "carried_from": "Chuyển từ đề nghị",
    "paper": "Giấy tờ",
    "received_on": "Ngày nhận",
    "base_salary": "Lương cơ sở",
    "awarded_name": "Tên được khen",
    "named_as": "Tên khi ghi",
    "named_post": "Chức vụ khi ghi",
    "named_unit": "Đơn vị khi ghi",
    "post_title": "Chức vụ",
    "commendation_type": "Loại hình",
    "reason_line": "Thành tích",
    "period_from": "Từ ngày",
    "period_to": "Đến ngày",
    "coefficient": "Hệ số",
    "unpaid_reason": "Lý do không chi",
    "certificate_number": "Số giấy khen",
    "cancel_document": "Văn bản hủy bỏ",
    "cancel_reason": "Lý do hủy bỏ",
    "kind": "Loại",
    "award": "Danh hiệu, hình thức",
    "amount": "Tiền thưởng",
    "paid_on": "Ngày chi",
    "handed_on": "Ngày trao",
    "cancelled_on": "Ngày hủy bỏ",
    "recovered_on": "Ngày thu hồi",
    "state_reason": "Lý do",
    "deadline_text": "Thời hạn",
    "deadline_kind": "Loại thời hạn",
    "recurrence": "Lặp lại",
    "deadline_day": "Ngày của thời hạn",
    "deadline_month": "Tháng của thời hạn",
    "deadline_quarter": "Quý của thời hạn",
    "deadline_year": "Năm của thời hạn",
    "deadline_from_year": "Thời hạn từ năm",
    "deadline_to_year": "Thời hạn đến năm",
    "deadline_until_round": "Đến đợt xét",
    "role": "Vai trò",
    "from_date": "Từ ngày",
    "to_date": "Đến hết ngày",
    "deadlines": "Thời hạn",
    "deadline_place": "Thời hạn thứ",
    "own_deadline": "Thời hạn cũ",
    "whole_period": "Trọn kỳ",
    "approximate": "Ước chừng",
    "due_on": "Hạn",
    "period": "Kỳ",
    "text": "Nội dung",
    "target": "Mục tiêu",
    "result": "Kết quả",
    "evidence": "Minh chứng",
    "reached_staff": "Số công chức, viên chức tiếp cận",
    "reached_members": "Số đoàn viên tiếp cận",
    "reached_teenagers": "Số thiếu niên tiếp cận",
    "reached_children": "Số trẻ em tiếp cận",
    "reached_others": "Số người khác tiếp cận",
    "informed_on": "Ngày quán triệt",
    "comparison": "So với mức",
    "value": "Giá trị",
    "source": "Nguồn số liệu",
    "source_name": "Tệp đã nhập",
    "tracked_from_year": "Theo dõi từ năm",
    "file_name": "Tệp",
    "title": "Tên",
    "name": "Tên",
    "key": "Mục",
    "cut_off": "Ngày chốt số liệu",
    "number": "Số",
    "dated_on": "Ngày văn bản",
    "issued_from": "Kể từ ngày",
    "issued_to": "Đến ngày",
    "stated_on": "Ngày xác nhận",
    "stated_by": "Người xác nhận",
    "code": "Mã",
    "edits": "Chỗ sửa tay",
    "picture_name": "Tệp ảnh",
    "printer": "Máy in",
    "right_tenths": "Lệch sang phải (phần mười mm)",
    "down_tenths": "Lệch xuống (phần mười mm)",
}


_VALUES: Final[Mapping[tuple[str, str], Callable[[], Mapping[Any, str]]]] = {
    ("award", "kind"): lambda: NOMINEE_KIND_LABELS,
    ("award", "commendation_type"): lambda: COMMENDATION_TYPE_LABELS,
    ("certificate_layout", "kind"): lambda: NOMINEE_KIND_LABELS,
    ("certificate_layout", "award_code"): lambda: CERTIFICATE_NAMES,
    ("assignment", "role"): lambda: {AssignmentRole.LEAD: "Chủ trì", AssignmentRole.SUPPORT: "Phối hợp"},
    ("report", "kind"): lambda: {kind: periods.name for kind, periods in REPORT_PERIODS.items()},
    ("vote_tally", "base"): lambda: VOTE_BASE_LABELS,
    ("nomination_paper", "paper"): paper_names,
    **{(kind, "deadline_kind"): lambda: DEADLINE_KIND_LABELS for kind in ("task", "further_deadline")},
    **{(kind, "recurrence"): lambda: RECURRENCE_LABELS for kind in ("task", "further_deadline")},
}
"""The words for the values of columns that no field of a form has words for."""

_HIDDEN_OF: Final = frozenset({("issued_paper", "kind")})
"""Columns of one kind that say again what another one says."""


def kind_title(kind: str) -> str:
    """Return what a record of a kind is called at the beginning of a line."""
    record_kind = RECORD_KINDS.get(kind)
    return _PARTS.get(kind) or (record_kind.title if record_kind is not None else "") or "Bản ghi"


def is_shown(kind: str, column: str) -> bool:
    """Return whether a column says something to the clerk."""
    if (kind, column) in _VALUES or (kind, column) in _HIDDEN_OF:
        return (kind, column) not in _HIDDEN_OF
    return column not in _HIDDEN or _field_words(kind, column) is not None


def _field_words(kind: str, column: str) -> Words | None:
    record_kind = RECORD_KINDS.get(kind)
    fields = _FIELDS.get(kind) or (record_kind.fields if record_kind is not None else None)
    return words_of(fields).get(column) if fields is not None else None


def column_words(kind: str, column: str) -> Words:
    """Return the words of a column: those of the field that the clerk enters, else of the list's column."""
    words = _column_words(kind, column)
    values = _VALUES.get((kind, column))
    return words._replace(values=values()) if values is not None else words


def _column_words(kind: str, column: str) -> Words:
    words = _field_words(kind, column)
    if words is not None:
        return words
    record_kind = RECORD_KINDS.get(kind)
    if record_kind is not None and record_kind.shown_by is not None:
        title = next((shown.title for shown in record_kind.shown_by.columns if shown.key == column), "")
        if title:
            return Words(title)
    return Words(_COLUMNS.get(column, "Mục khác"))
