"""The lists of the office, by the word the command line knows them by."""

from desktop_app.domain.council_lists import COUNCILS, SESSIONS, VOTES
from desktop_app.domain.lists import Column, ColumnKind, ListKind

UNITS = ListKind(
    "units",
    "Đơn vị, tập thể",
    (
        Column("order", "Thứ tự", ColumnKind.INTEGER, 8),
        Column("name", "Tên đơn vị", width=42),
        Column("kind", "Loại", width=24),
        Column("valid_from", "Hiệu lực từ", ColumnKind.DATE, 12),
        Column("valid_to", "Đến", ColumnKind.DATE, 12),
        Column("successor", "Đơn vị kế thừa", width=30, sortable=False),
        Column("people", "Số người", ColumnKind.INTEGER, 10, sortable=False),
    ),
    default_sort="order",
    shows=frozenset({"unit", "person", "post"}),
)

PEOPLE = ListKind(
    "people",
    "Cán bộ, công chức, viên chức, người lao động",
    (
        Column("name", "Họ và tên", width=28),
        Column("gender", "Giới tính", width=10),
        Column("birth_year", "Năm sinh", ColumnKind.INTEGER, 10),
        Column("post", "Chức vụ", width=24),
        Column("unit", "Đơn vị", width=36),
        Column("from_date", "Giữ chức vụ từ", ColumnKind.DATE, 14),
    ),
    default_sort="name",
    shows=frozenset({"person", "post", "unit"}),
)

TASKS = ListKind(
    "tasks",
    "Nhiệm vụ của kế hoạch",
    (
        Column("path", "Mục", width=10),
        Column("text", "Nhiệm vụ", ColumnKind.LONG_TEXT, 70),
        Column("leads", "Chủ trì", width=30, sortable=False),
        Column("supports", "Phối hợp", width=26, sortable=False),
        Column("deadline", "Thời hạn", width=24),
        Column("recipients", "Nơi nhận kết quả", width=26, sortable=False),
    ),
    default_sort="path",
    shows=frozenset({"task", "assignment", "unit", "plan", "plan_section"}),
)

ROUNDS = ListKind(
    "rounds",
    "Đợt xét khen thưởng",
    (
        Column("code", "Mã đợt", width=10),
        Column("title", "Đợt xét", width=34, sortable=False),
        Column("from_date", "Từ ngày", ColumnKind.DATE, 12),
        Column("to_date", "Đến ngày", ColumnKind.DATE, 12),
        Column("collectives", "Tập thể", ColumnKind.INTEGER, 9, sortable=False),
        Column("individuals", "Cá nhân", ColumnKind.INTEGER, 9, sortable=False),
    ),
    default_sort="code",
    default_descending=True,
    shows=frozenset({"review_round", "nomination"}),
)

NOMINATIONS = ListKind(
    "nominations",
    "Đề nghị khen thưởng",
    (
        Column("round", "Đợt", width=10, sortable=False),
        Column("kind", "Đối tượng", width=11),
        Column("name", "Họ và tên, tên tập thể", width=30),
        Column("post", "Chức vụ", width=22),
        Column("unit", "Đơn vị", width=34),
        Column("award", "Hình thức đề nghị", width=24),
        Column("type", "Loại hình", width=22),
        Column("summary", "Tóm tắt thành tích", ColumnKind.LONG_TEXT, 50, sortable=False),
        Column("tasks", "Nhiệm vụ", width=14, sortable=False),
        Column("period_from", "Thành tích từ", ColumnKind.DATE, 12),
        Column("period_to", "Đến", ColumnKind.DATE, 12),
        Column("state", "Tình trạng", width=11),
        Column("note", "Ghi chú", width=20, sortable=False),
        Column("reason_line", "Lý do khen", ColumnKind.LONG_TEXT, 40, sortable=False),
        Column("exemplar", "Nhân rộng", width=10, sortable=False),
        Column("state_reason", "Lý do hoãn, không đạt", width=30, sortable=False),
        Column("exception_reason", "Lý do vẫn đề nghị", width=30, sortable=False),
    ),
    default_sort="",
    shows=frozenset({"nomination", "nomination_task", "review_round", "person", "task", "plan_section"}),
)

OCCURRENCES = ListKind(
    "occurrences",
    "Theo dõi thực hiện nhiệm vụ",
    (
        Column("path", "Mục", width=10),
        Column("text", "Nhiệm vụ", ColumnKind.LONG_TEXT, 56),
        Column("leads", "Chủ trì", width=28, sortable=False),
        Column("supports", "Phối hợp", width=24, sortable=False),
        Column("period", "Kỳ", width=18),
        Column("due_on", "Thời hạn", ColumnKind.DATE, 12),
        Column("state", "Tình trạng", width=18),
        Column("progress", "Tiến độ (%)", ColumnKind.INTEGER, 10),
        Column("result", "Kết quả", ColumnKind.LONG_TEXT, 40, sortable=False),
        Column("done_on", "Hoàn thành", ColumnKind.DATE, 12),
        Column("difficulty", "Khó khăn", ColumnKind.LONG_TEXT, 30, sortable=False),
        Column("needs_direction", "Cần chỉ đạo", ColumnKind.LONG_TEXT, 30, sortable=False),
        Column("document", "Văn bản kết quả", width=30, sortable=False),
    ),
    default_sort="path",
    shows=frozenset({"occurrence", "task", "assignment", "unit", "plan_section"}),
)

ACTIVITIES = ListKind(
    "activities",
    "Hoạt động",
    (
        Column("from_date", "Ngày", ColumnKind.DATE, 12),
        Column("to_date", "Đến ngày", ColumnKind.DATE, 12),
        Column("kind", "Loại", width=24),
        Column("title", "Nội dung", ColumnKind.LONG_TEXT, 56),
        Column("unit", "Đơn vị", width=30),
        Column("task", "Nhiệm vụ", width=10, sortable=False),
        Column("channel", "Kênh", width=20),
        Column("spread", "Hình thức", width=12),
        Column("link", "Liên kết", width=30, sortable=False),
        Column("author", "Người đăng", width=24, sortable=False),
        Column("reached", "Số người tiếp cận", ColumnKind.INTEGER, 12),
        Column("participants", "CCVCNLĐ tham gia", ColumnKind.INTEGER, 12, sortable=False),
        Column("note", "Ghi chú", ColumnKind.LONG_TEXT, 24, sortable=False),
    ),
    default_sort="from_date",
    default_descending=True,
    shows=frozenset({"activity", "participant", "unit", "person", "task", "plan_section"}),
)

OBSTACLES = ListKind(
    "obstacles",
    "Khó khăn, vướng mắc",
    (
        Column("raised_on", "Ngày phản ánh", ColumnKind.DATE, 12),
        Column("unit", "Đơn vị", width=30),
        Column("content", "Nội dung", ColumnKind.LONG_TEXT, 50, sortable=False),
        Column("proposal", "Đề xuất, kiến nghị", ColumnKind.LONG_TEXT, 40, sortable=False),
        Column("state", "Tình trạng", width=20),
        Column("put_on", "Báo cáo Lãnh đạo", ColumnKind.DATE, 12),
        Column("answer", "Ý kiến trả lời", ColumnKind.LONG_TEXT, 40, sortable=False),
        Column("answered_on", "Ngày trả lời", ColumnKind.DATE, 12),
        Column("closed_on", "Giải quyết xong", ColumnKind.DATE, 12),
    ),
    default_sort="raised_on",
    default_descending=True,
    shows=frozenset({"obstacle", "unit"}),
)

REFERRALS = ListKind(
    "referrals",
    "Thông tin đã chuyển cơ quan chức năng",
    (
        Column("passed_on", "Ngày chuyển", ColumnKind.DATE, 12),
        Column("kind", "Loại thông tin", width=30),
        Column("receiving_body", "Cơ quan tiếp nhận", width=34),
        Column("document_number", "Số văn bản", width=18),
        Column("outcome", "Kết quả xử lý", ColumnKind.LONG_TEXT, 44, sortable=False),
    ),
    default_sort="passed_on",
    default_descending=True,
    shows=frozenset({"referral"}),
)

INDICATORS = ListKind(
    "indicators",
    "Chỉ tiêu",
    (
        Column("order", "TT", ColumnKind.INTEGER, 6),
        Column("category", "Nhóm", width=24),
        Column("name", "Chỉ tiêu", ColumnKind.LONG_TEXT, 60),
        Column("measure", "ĐVT", width=10),
        Column("automatic", "Cách tính", width=24),
        Column("confirmed", "Xác nhận", width=16),
        Column("note", "Ghi chú", ColumnKind.LONG_TEXT, 30, sortable=False),
    ),
    default_sort="order",
    shows=frozenset({"indicator"}),
)

DECISIONS = ListKind(
    "decisions",
    "Quyết định khen thưởng",
    (
        Column("number", "Số quyết định", width=20),
        Column("signed_on", "Ngày ký", ColumnKind.DATE, 12),
        Column("subject", "Trích yếu", ColumnKind.LONG_TEXT, 50),
        Column("issuing_body", "Cơ quan ban hành", width=28),
        Column("signer", "Người ký", width=24),
        Column("round", "Đợt", width=10, sortable=False),
        Column("collectives", "Tập thể", ColumnKind.INTEGER, 9, sortable=False),
        Column("individuals", "Cá nhân", ColumnKind.INTEGER, 9, sortable=False),
        Column("amount", "Tiền thưởng (đồng)", ColumnKind.INTEGER, 14, sortable=False),
        Column("level", "Cấp", width=18),
    ),
    default_sort="signed_on",
    default_descending=True,
    shows=frozenset({"decision", "award", "review_round"}),
)

AWARDS = ListKind(
    "awards",
    "Khen thưởng đã có quyết định",
    (
        Column("signed_on", "Ngày ký", ColumnKind.DATE, 12),
        Column("number", "Số quyết định", width=20),
        Column("kind", "Đối tượng", width=11),
        Column("name", "Họ và tên, tên tập thể", width=30),
        Column("post", "Chức vụ", width=22, sortable=False),
        Column("unit", "Đơn vị", width=34),
        Column("award", "Hình thức", width=24),
        Column("type", "Loại hình", width=22),
        Column("place", "Số sổ vàng", ColumnKind.INTEGER, 8),
        Column("amount", "Tiền thưởng (đồng)", ColumnKind.INTEGER, 14),
        Column("paid_on", "Đã chi", ColumnKind.DATE, 12),
        Column("handed_on", "Đã trao", ColumnKind.DATE, 12),
        Column("cancelled_on", "Hủy bỏ", ColumnKind.DATE, 12),
        Column("recovered_on", "Đã thu hồi", ColumnKind.DATE, 12),
        Column("body", "Cơ quan quyết định", width=28, sortable=False),
        Column("remark", "Ghi chú", ColumnKind.LONG_TEXT, 30, sortable=False),
    ),
    default_sort="signed_on",
    default_descending=True,
    shows=frozenset({"award", "decision", "review_round", "person"}),
)

ISSUED = ListKind(
    "issued",
    "Văn bản đã phát hành",
    (
        Column("issued_at", "Phát hành lúc", width=18),
        Column("title", "Văn bản", width=46),
        Column("version", "Bản", ColumnKind.INTEGER, 6),
        Column("number", "Số, ký hiệu", width=16),
        Column("dated_on", "Ngày văn bản", ColumnKind.DATE, 14),
        Column("signer", "Người ký", width=24),
        Column("issued_by", "Người dùng máy", width=16, sortable=False),
    ),
    default_sort="issued_at",
    default_descending=True,
    shows=frozenset({"issued_paper"}),
)

YEAR_RECORDS = ListKind(
    "year-records",
    "Xếp loại, đăng ký thi đua",
    (
        Column("year", "Năm", ColumnKind.INTEGER, 8),
        Column("kind", "Đối tượng", width=11, sortable=False),
        Column("name", "Họ và tên, tên tập thể", width=32),
        Column("rating", "Xếp loại", width=30),
        Column("registered", "Đăng ký thi đua", width=16),
        Column("document", "Văn bản xếp loại", width=28),
        Column("note", "Ghi chú", ColumnKind.LONG_TEXT, 30, sortable=False),
    ),
    default_sort="year",
    default_descending=True,
    shows=frozenset({"year_record", "person", "unit"}),
)

INITIATIVES = ListKind(
    "initiatives",
    "Sáng kiến, đề tài được công nhận",
    (
        Column("year", "Năm", ColumnKind.INTEGER, 8),
        Column("kind", "Đối tượng", width=11, sortable=False),
        Column("name", "Họ và tên, tên tập thể", width=32),
        Column("title", "Tên sáng kiến, đề tài", ColumnKind.LONG_TEXT, 56),
        Column("scope", "Phạm vi", width=14),
        Column("document", "Văn bản công nhận", width=28),
        Column("recognised_on", "Ngày công nhận", ColumnKind.DATE, 14),
    ),
    default_sort="year",
    default_descending=True,
    shows=frozenset({"initiative", "person", "unit"}),
)

HOLDS = ListKind(
    "holds",
    "Tạm dừng xét khen thưởng",
    (
        Column("from_date", "Từ ngày", ColumnKind.DATE, 12),
        Column("to_date", "Đến ngày", ColumnKind.DATE, 12),
        Column("kind", "Đối tượng", width=11, sortable=False),
        Column("name", "Họ và tên, tên tập thể", width=32),
        Column("document", "Số, ngày văn bản", width=32),
        Column("discipline", "Kỷ luật", width=10),
    ),
    default_sort="from_date",
    default_descending=True,
    shows=frozenset({"hold", "person", "unit"}),
    withheld=True,
)

HISTORY = ListKind(
    "history",
    "Nhật ký thay đổi",
    (
        Column("at", "Lúc", width=18),
        Column("actor", "Người dùng máy", width=16, sortable=False),
        Column("label", "Việc đã làm", width=60, sortable=False),
        Column("state", "Tình trạng", width=14, sortable=False),
        Column("items", "Số bản ghi", ColumnKind.INTEGER, 10, sortable=False),
    ),
    default_sort="at",
    default_descending=True,
)

TRASH = ListKind(
    "trash",
    "Thùng rác",
    (
        Column("kind", "Loại", width=22, sortable=False),
        Column("name", "Bản ghi", width=60, sortable=False),
        Column("at", "Bỏ vào lúc", width=18),
    ),
    default_sort="at",
    default_descending=True,
)

LIST_KINDS = {
    kind.key: kind
    for kind in (
        UNITS,
        PEOPLE,
        TASKS,
        OCCURRENCES,
        ACTIVITIES,
        OBSTACLES,
        REFERRALS,
        INDICATORS,
        ROUNDS,
        NOMINATIONS,
        COUNCILS,
        SESSIONS,
        VOTES,
        DECISIONS,
        AWARDS,
        ISSUED,
        YEAR_RECORDS,
        INITIATIVES,
        HOLDS,
        HISTORY,
        TRASH,
    )
}
"""Every kind of list, by its key."""
