"""The lists of the Council, its sessions and its votes."""

from desktop_app.domain.lists import Column, ColumnKind, ListKind

COUNCILS = ListKind(
    "councils",
    "Hội đồng Thi đua - Khen thưởng",
    (
        Column("name", "Tên Hội đồng", width=36),
        Column("decision_number", "Số quyết định", width=16),
        Column("decided_on", "Ngày quyết định", ColumnKind.DATE, 12),
        Column("issuing_body", "Cơ quan thành lập", width=28),
        Column("valid_from", "Hoạt động từ", ColumnKind.DATE, 12),
        Column("valid_to", "Đến", ColumnKind.DATE, 12),
        Column("members", "Thành viên", ColumnKind.INTEGER, 10, sortable=False),
    ),
    default_sort="",
    shows=frozenset({"council", "council_member"}),
)

SESSIONS = ListKind(
    "sessions",
    "Phiên họp Hội đồng",
    (
        Column("held_on", "Ngày họp", ColumnKind.DATE, 12),
        Column("started_at", "Giờ", width=8, sortable=False),
        Column("round", "Đợt", width=10, sortable=False),
        Column("council", "Hội đồng", width=30, sortable=False),
        Column("place", "Địa điểm", width=24, sortable=False),
        Column("manner", "Biểu quyết", width=14),
        Column("chair", "Chủ trì", width=24, sortable=False),
        Column("present", "Có mặt", ColumnKind.INTEGER, 8, sortable=False),
        Column("members", "Thành viên", ColumnKind.INTEGER, 10, sortable=False),
        Column("put", "Đề nghị", ColumnKind.INTEGER, 9, sortable=False),
        Column("passed", "Đạt", ColumnKind.INTEGER, 8, sortable=False),
        Column("failed", "Không đạt", ColumnKind.INTEGER, 9, sortable=False),
        Column("number", "Số biên bản", width=14, sortable=False),
    ),
    default_sort="",
    shows=frozenset({"council_session", "attendance", "vote_tally", "council", "review_round"}),
)

VOTES = ListKind(
    "votes",
    "Kết quả biểu quyết",
    (
        Column("held_on", "Ngày họp", ColumnKind.DATE, 12),
        Column("round", "Đợt", width=10, sortable=False),
        Column("kind", "Đối tượng", width=11, sortable=False),
        Column("name", "Họ và tên, tên tập thể", width=30),
        Column("post", "Chức vụ", width=20, sortable=False),
        Column("unit", "Đơn vị", width=28),
        Column("award", "Hình thức đề nghị", width=24, sortable=False),
        Column("issued", "Phát ra", ColumnKind.INTEGER, 8, sortable=False),
        Column("returned", "Thu về", ColumnKind.INTEGER, 8, sortable=False),
        Column("valid", "Hợp lệ", ColumnKind.INTEGER, 8, sortable=False),
        Column("agree", "Đồng ý", ColumnKind.INTEGER, 8),
        Column("against", "Không đồng ý", ColumnKind.INTEGER, 9, sortable=False),
        Column("abstain", "Không ý kiến", ColumnKind.INTEGER, 9, sortable=False),
        Column("share", "Tỷ lệ đồng ý", width=11, sortable=False),
        Column("result", "Kết luận", width=11),
        Column("needed", "Tỷ lệ cần đạt", width=11, sortable=False),
        Column("article", "Quy định", width=30, sortable=False),
    ),
    default_sort="",
    shows=frozenset({"vote_tally", "council_session", "attendance", "nomination", "review_round"}),
)
