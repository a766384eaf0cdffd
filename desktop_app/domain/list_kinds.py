"""The lists of the office, by their keys, which are also their words on the command line."""

from typing import Final

from desktop_app.domain.list_columns import columns_of
from desktop_app.domain.lists import Column, ColumnKind, ListKind
from desktop_app.domain.plan.plan_lists import ADJUSTMENTS, PLANS
from desktop_app.domain.year import movement_lists

unit = columns_of("office.units", "UnitFields")
person = columns_of("office.people", "PersonFields")
post = columns_of("office.people", "PostFields")
task = columns_of("plan.tasks", "TaskFields")
result = columns_of("plan.results", "OccurrenceFields")
activity = columns_of("year.activities", "ActivityFields")
obstacle = columns_of("year.obstacles", "ObstacleFields")
referral = columns_of("year.obstacles", "ReferralFields")
indicator = columns_of("year.indicator_sets", "IndicatorDraft")
year_record = columns_of("standing.year_records", "YearRecordFields")
initiative = columns_of("standing.year_records", "InitiativeFields")
hold = columns_of("standing.year_records", "HoldFields")
council = columns_of("council.councils", "CouncilFields")
session = columns_of("council.councils", "SessionFields")
votes = columns_of("council.votes", "Votes")
nomination = columns_of("rounds.nominations", "NominationFields")
decision = columns_of("awards.decisions", "DecisionFields")

UNITS = ListKind(
    "units",
    "Đơn vị, tập thể",
    lambda: (
        unit("position", ColumnKind.INTEGER, 8, key="order"),
        unit("name", width=42),
        unit("kind", width=24),
        unit("valid_from", ColumnKind.DATE, 12),
        unit("valid_to", ColumnKind.DATE, 12),
        unit("successor_id", width=30, key="successor", sortable=False),
        Column("people", "Số người", ColumnKind.INTEGER, 10, sortable=False),
    ),
    default_sort="order",
    shows=frozenset({"unit", "person", "post"}),
)

PEOPLE = ListKind(
    "people",
    "Cán bộ, công chức, viên chức, người lao động",
    lambda: (
        person("full_name", width=28, key="name"),
        person("gender", width=10),
        person("birth_year", ColumnKind.INTEGER, 10),
        person("served_from", ColumnKind.DATE, 14),
        post("position", width=24, key="post"),
        post("unit_id", width=36, key="unit"),
        post("from_date", ColumnKind.DATE, 14),
    ),
    default_sort="name",
    shows=frozenset({"person", "post", "unit"}),
)

TASKS = ListKind(
    "tasks",
    "Nhiệm vụ của kế hoạch",
    lambda: (
        task("section_id", width=10, key="path"),
        task("text", ColumnKind.LONG_TEXT, 70),
        task("leads", width=30, sortable=False),
        task("supports", width=26, sortable=False),
        task("deadline", width=24),
        task("recipients", width=26, sortable=False),
    ),
    default_sort="path",
    shows=frozenset({"task", "assignment", "unit", "plan", "plan_section", "further_deadline"}),
)

OCCURRENCES = ListKind(
    "occurrences",
    "Theo dõi thực hiện nhiệm vụ",
    lambda: (
        task("section_id", width=10, key="path"),
        task("text", ColumnKind.LONG_TEXT, 56),
        task("leads", width=28, sortable=False),
        task("supports", width=24, sortable=False),
        Column("period", "Kỳ", width=18),
        task("deadline", ColumnKind.DATE, 12, key="due_on"),
        Column("state", "Tình trạng", width=18),
        Column("activities", "Hoạt động", ColumnKind.INTEGER, 10, sortable=False),
        result("progress", ColumnKind.INTEGER, 10),
        result("result", ColumnKind.LONG_TEXT, 40, sortable=False),
        result("done_on", ColumnKind.DATE, 12),
        result("difficulty", ColumnKind.LONG_TEXT, 30, sortable=False),
        result("needs_direction", ColumnKind.LONG_TEXT, 30, sortable=False),
        result("document_type", width=30, key="document", sortable=False),
        Column("plan", "Kế hoạch", width=22, sortable=False),
    ),
    default_sort="path",
    shows=frozenset({"occurrence", "task", "assignment", "unit", "plan", "plan_section", "activity"}),
)

ACTIVITIES = ListKind(
    "activities",
    "Hoạt động",
    lambda: (
        activity("from_date", ColumnKind.DATE, 12),
        activity("to_date", ColumnKind.DATE, 12),
        activity("kind", width=24),
        activity("title", ColumnKind.LONG_TEXT, 56),
        activity("unit_id", width=30, key="unit"),
        activity("partners", width=26, sortable=False),
        activity("task_id", width=10, key="task", sortable=False),
        activity("channel", width=20),
        activity("spread", width=12),
        activity("link", width=30, sortable=False),
        activity("author_id", width=24, key="author", sortable=False),
        activity("movement_id", width=30, key="movement", sortable=False),
        activity("reached", ColumnKind.INTEGER, 12),
        activity("participants", ColumnKind.INTEGER, 12, sortable=False),
        Column("roles", "Vai trò được ghi", width=30, sortable=False),
        activity("document", width=26, sortable=False),
        activity("document_date", ColumnKind.DATE, 12, sortable=False),
        activity("notable", width=10, sortable=False),
        activity("note", ColumnKind.LONG_TEXT, 24, sortable=False),
    ),
    default_sort="from_date",
    default_descending=True,
    shows=frozenset(
        {"activity", "participant", "unit", "person", "task", "plan", "plan_section", "emulation_movement"}
    ),
)

MOVEMENTS, MOVEMENT_REGISTRATIONS = movement_lists.MOVEMENTS, movement_lists.MOVEMENT_REGISTRATIONS

OBSTACLES = ListKind(
    "obstacles",
    "Khó khăn, vướng mắc",
    lambda: (
        obstacle("raised_on", ColumnKind.DATE, 12),
        obstacle("unit_id", width=30, key="unit"),
        obstacle("content", ColumnKind.LONG_TEXT, 50, sortable=False),
        obstacle("proposal", ColumnKind.LONG_TEXT, 40, sortable=False),
        Column("state", "Tình trạng", width=20),
        obstacle("put_on", ColumnKind.DATE, 12),
        obstacle("answer", ColumnKind.LONG_TEXT, 40, sortable=False),
        obstacle("answered_on", ColumnKind.DATE, 12),
        obstacle("closed_on", ColumnKind.DATE, 12),
    ),
    default_sort="raised_on",
    default_descending=True,
    shows=frozenset({"obstacle", "unit", "plan"}),
)

REFERRALS = ListKind(
    "referrals",
    "Thông tin đã chuyển cơ quan chức năng",
    lambda: (
        referral("passed_on", ColumnKind.DATE, 12),
        referral("kind", width=30),
        referral("receiving_body", width=34),
        referral("document_number", width=18),
        referral("outcome", ColumnKind.LONG_TEXT, 44, sortable=False),
    ),
    default_sort="passed_on",
    default_descending=True,
    shows=frozenset({"referral", "plan"}),
)

INDICATORS = ListKind(
    "indicators",
    "Chỉ tiêu",
    lambda: (
        Column("order", "TT", ColumnKind.INTEGER, 6),
        indicator("category", width=24),
        indicator("name", ColumnKind.LONG_TEXT, 60),
        indicator("measure", width=10),
        indicator("automatic", width=24),
        indicator("confirmed", width=16),
        indicator("note", ColumnKind.LONG_TEXT, 30, sortable=False),
    ),
    default_sort="order",
    shows=frozenset({"indicator"}),
)

ROUNDS = ListKind(
    "rounds",
    "Đợt xét khen thưởng",
    lambda: (
        Column("code", "Mã đợt", width=10),
        Column("title", "Đợt xét", width=34, sortable=False),
        Column("from_date", "Từ ngày", ColumnKind.DATE, 12),
        Column("to_date", "Đến ngày", ColumnKind.DATE, 12),
        Column("movement", "Phong trào", width=30, sortable=False),
        Column("collectives", "Tập thể", ColumnKind.INTEGER, 9, sortable=False),
        Column("individuals", "Cá nhân", ColumnKind.INTEGER, 9, sortable=False),
    ),
    default_sort="code",
    default_descending=True,
    shows=frozenset({"review_round", "nomination", "emulation_movement"}),
)

NOMINATIONS = ListKind(
    "nominations",
    "Đề nghị khen thưởng",
    lambda: (
        nomination("round_code", width=10, key="round", sortable=False),
        nomination("kind", width=11),
        nomination("person_id", width=30, key="name"),
        nomination("post_title", width=22, key="post"),
        nomination("unit_id", width=34, key="unit"),
        nomination("award", width=24),
        nomination("commendation_type", width=22, key="type"),
        nomination("movement_id", width=30, key="movement", sortable=False),
        nomination("summary", ColumnKind.LONG_TEXT, 50, sortable=False),
        nomination("task_ids", width=14, key="tasks", sortable=False),
        nomination("period_from", ColumnKind.DATE, 12),
        nomination("period_to", ColumnKind.DATE, 12),
        nomination("state", width=11),
        nomination("note", width=20, sortable=False),
        nomination("reason_line", ColumnKind.LONG_TEXT, 40, sortable=False),
        nomination("exemplar", width=10, sortable=False),
        Column("state_reason", "Lý do hoãn, không đạt", width=30, sortable=False),
        nomination("exception_reason", width=30, sortable=False),
    ),
    default_sort="",
    shows=frozenset(
        {
            "nomination",
            "nomination_task",
            "review_round",
            "person",
            "task",
            "plan",
            "plan_section",
            "emulation_movement",
        }
    ),
)

COUNCILS = ListKind(
    "councils",
    "Hội đồng Thi đua - Khen thưởng",
    lambda: (
        council("name", width=36),
        council("decision_number", width=16),
        council("decided_on", ColumnKind.DATE, 12),
        council("issuing_body", width=28),
        council("valid_from", ColumnKind.DATE, 12),
        council("valid_to", ColumnKind.DATE, 12),
        Column("members", "Thành viên", ColumnKind.INTEGER, 10, sortable=False),
    ),
    default_sort="",
    shows=frozenset({"council", "council_member"}),
)

SESSIONS = ListKind(
    "sessions",
    "Phiên họp Hội đồng",
    lambda: (
        session("held_on", ColumnKind.DATE, 12),
        session("started_at", width=8, sortable=False),
        session("round_code", width=10, key="round", sortable=False),
        session("council_id", width=30, key="council", sortable=False),
        session("place", width=24, sortable=False),
        session("ballot", width=14, key="manner"),
        session("chair", width=24, sortable=False),
        Column("present", "Có mặt", ColumnKind.INTEGER, 8, sortable=False),
        Column("members", "Thành viên", ColumnKind.INTEGER, 10, sortable=False),
        Column("put", "Đề nghị", ColumnKind.INTEGER, 9, sortable=False),
        Column("passed", "Đạt", ColumnKind.INTEGER, 8, sortable=False),
        Column("failed", "Không đạt", ColumnKind.INTEGER, 9, sortable=False),
        session("number", width=14, sortable=False),
    ),
    default_sort="",
    shows=frozenset({"council_session", "attendance", "vote_tally", "council", "review_round"}),
)

VOTES = ListKind(
    "votes",
    "Kết quả biểu quyết",
    lambda: (
        session("held_on", ColumnKind.DATE, 12),
        session("round_code", width=10, key="round", sortable=False),
        nomination("kind", width=11, sortable=False),
        nomination("person_id", width=30, key="name"),
        nomination("post_title", width=20, key="post", sortable=False),
        nomination("unit_id", width=28, key="unit"),
        nomination("award", width=24, sortable=False),
        votes("issued", ColumnKind.INTEGER, 8, sortable=False),
        votes("returned", ColumnKind.INTEGER, 8, sortable=False),
        votes("valid", ColumnKind.INTEGER, 8, sortable=False),
        votes("agree", ColumnKind.INTEGER, 8),
        votes("against", ColumnKind.INTEGER, 9, sortable=False),
        votes("abstain", ColumnKind.INTEGER, 9, sortable=False),
        Column("share", "Tỷ lệ đồng ý", width=11, sortable=False),
        Column("result", "Kết luận", width=11),
        Column("needed", "Tỷ lệ cần đạt", width=11, sortable=False),
        Column("article", "Quy định", width=30, sortable=False),
    ),
    default_sort="",
    shows=frozenset({"vote_tally", "council_session", "attendance", "nomination", "review_round"}),
)

DECISIONS = ListKind(
    "decisions",
    "Quyết định khen thưởng",
    lambda: (
        decision("number", width=20),
        decision("signed_on", ColumnKind.DATE, 12),
        decision("subject", ColumnKind.LONG_TEXT, 50),
        decision("issuing_body", width=28),
        decision("signer", width=24),
        decision("round_code", width=10, key="round", sortable=False),
        Column("collectives", "Tập thể", ColumnKind.INTEGER, 9, sortable=False),
        Column("individuals", "Cá nhân", ColumnKind.INTEGER, 9, sortable=False),
        Column("amount", "Tiền thưởng (đồng)", ColumnKind.INTEGER, 14, sortable=False),
        decision("level", width=18),
    ),
    default_sort="signed_on",
    default_descending=True,
    shows=frozenset({"decision", "award", "review_round"}),
)

AWARDS = ListKind(
    "awards",
    "Khen thưởng đã có quyết định",
    lambda: (
        decision("signed_on", ColumnKind.DATE, 12),
        decision("number", width=20),
        nomination("kind", width=11),
        nomination("person_id", width=30, key="name"),
        nomination("post_title", width=22, key="post", sortable=False),
        nomination("unit_id", width=34, key="unit"),
        Column("award", "Hình thức", width=24),
        nomination("commendation_type", width=22, key="type"),
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
    shows=frozenset({"award", "decision", "review_round", "person", "nomination", "nomination_task", "task", "plan"}),
)

ISSUED = ListKind(
    "issued",
    "Văn bản đã phát hành",
    lambda: (
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
    lambda: (
        year_record("year", ColumnKind.INTEGER, 8),
        Column("kind", "Đối tượng", width=11, sortable=False),
        year_record("subject", width=32, key="name"),
        year_record("rating", width=30),
        year_record("registered", width=16),
        year_record("document", width=28),
        year_record("note", ColumnKind.LONG_TEXT, 30, sortable=False),
    ),
    default_sort="year",
    default_descending=True,
    shows=frozenset({"year_record", "person", "unit"}),
)

INITIATIVES = ListKind(
    "initiatives",
    "Sáng kiến, đề tài được công nhận",
    lambda: (
        initiative("year", ColumnKind.INTEGER, 8),
        Column("kind", "Đối tượng", width=11, sortable=False),
        initiative("subject", width=32, key="name"),
        initiative("title", ColumnKind.LONG_TEXT, 56),
        initiative("scope", width=14),
        initiative("document", width=28),
        initiative("recognised_on", ColumnKind.DATE, 14),
    ),
    default_sort="year",
    default_descending=True,
    shows=frozenset({"initiative", "person", "unit"}),
)

HOLDS = ListKind(
    "holds",
    "Tạm dừng xét khen thưởng",
    lambda: (
        hold("from_date", ColumnKind.DATE, 12),
        hold("to_date", ColumnKind.DATE, 12),
        Column("kind", "Đối tượng", width=11, sortable=False),
        hold("subject", width=32, key="name"),
        hold("document", width=32),
        hold("discipline", width=10),
    ),
    default_sort="from_date",
    default_descending=True,
    shows=frozenset({"hold", "person", "unit"}),
    withheld=True,
)

HISTORY = ListKind(
    "history",
    "Nhật ký thay đổi",
    lambda: (
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
    lambda: (
        Column("kind", "Loại", width=22, sortable=False),
        Column("name", "Bản ghi", width=60, sortable=False),
        Column("at", "Bỏ vào lúc", width=18),
    ),
    default_sort="at",
    default_descending=True,
)

_DECLARED_APART: Final = (PLANS, ADJUSTMENTS)
_DECLARED: Final = [kind for kind in vars().values() if isinstance(kind, ListKind) and kind not in _DECLARED_APART]
LIST_KINDS: Final = {kind.key: kind for kind in (*_DECLARED, *_DECLARED_APART)}
"""Every kind of list there is above, in that order, and those that a subject declares apart, by its key."""
