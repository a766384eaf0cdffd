"""The lists of the Council, its sessions and votes, and of the units' reviews before it."""

from desktop_app.domain.list_columns import columns_of, tones_of
from desktop_app.domain.lists import Column, ColumnKind, ListKind, Worth

council = columns_of("council.councils", "CouncilFields")
session = columns_of("council.councils", "SessionFields")
votes = columns_of("council.votes", "Votes")
unit_review = columns_of("council.unit_reviews", "UnitReviewFields")
nomination = columns_of("rounds.nominations", "NominationFields")

COUNCILS = ListKind(
    "councils",
    "Hội đồng Thi đua - Khen thưởng",
    lambda: (
        council("name", width=36, worth=Worth.MOST),
        council("decision_number", ColumnKind.CODE, 16),
        council("decided_on", ColumnKind.DATE, 12),
        council("issuing_body", width=28, worth=Worth.LEAST),
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
        session("held_on", ColumnKind.DATE, 12, worth=Worth.MOST),
        session("started_at", ColumnKind.CODE, 8, sortable=False),
        session("round_code", ColumnKind.CODE, 10, key="round", sortable=False),
        session("council_id", width=30, key="council", sortable=False),
        session("place", width=24, sortable=False, worth=Worth.LEAST),
        session("ballot", width=14, key="manner", worth=Worth.LEAST),
        session("chair", width=24, sortable=False, worth=Worth.LEAST),
        Column("present", "Có mặt", ColumnKind.INTEGER, 8, sortable=False),
        Column("members", "Thành viên", ColumnKind.INTEGER, 10, sortable=False, worth=Worth.LEAST),
        Column("put", "Đề nghị", ColumnKind.INTEGER, 9, sortable=False),
        Column("passed", "Đạt", ColumnKind.INTEGER, 8, sortable=False),
        Column("failed", "Không đạt", ColumnKind.INTEGER, 9, sortable=False),
        session("number", ColumnKind.CODE, 14, sortable=False),
    ),
    default_sort="",
    shows=frozenset({"council_session", "attendance", "vote_tally", "council", "review_round"}),
)

VOTES = ListKind(
    "votes",
    "Kết quả biểu quyết",
    lambda: (
        session("held_on", ColumnKind.DATE, 12),
        session("round_code", ColumnKind.CODE, 10, key="round", sortable=False),
        nomination("kind", width=11, sortable=False),
        nomination("person_id", width=30, key="name", worth=Worth.MOST),
        nomination("post_title", width=20, key="post", sortable=False, worth=Worth.LEAST),
        nomination("unit_id", width=28, key="unit", worth=Worth.LEAST),
        nomination("award", width=24, sortable=False),
        votes("issued", ColumnKind.INTEGER, 8, sortable=False),
        votes("returned", ColumnKind.INTEGER, 8, sortable=False),
        votes("valid", ColumnKind.INTEGER, 8, sortable=False, worth=Worth.LEAST),
        votes("agree", ColumnKind.INTEGER, 8),
        votes("against", ColumnKind.INTEGER, 9, sortable=False),
        votes("abstain", ColumnKind.INTEGER, 9, sortable=False),
        Column("share", "Tỷ lệ đồng ý", ColumnKind.SHARE, 11, sortable=False),
        Column("result", "Kết luận", width=11, tone=tones_of("council.votes", "RESULT_LABELS", "RESULT_TONES")),
        Column("needed", "Tỷ lệ cần đạt", ColumnKind.SHARE, 11, sortable=False, worth=Worth.LEAST),
        Column("article", "Quy định", width=30, sortable=False, worth=Worth.LEAST),
    ),
    default_sort="",
    shows=frozenset({"vote_tally", "council_session", "attendance", "nomination", "review_round"}),
)

UNIT_REVIEWS = ListKind(
    "unit-reviews",
    "Họp bình xét của đơn vị",
    lambda: (
        unit_review("round_code", ColumnKind.CODE, 10, key="round", sortable=False),
        unit_review("unit_id", width=36, key="unit", worth=Worth.MOST),
        unit_review("held_on", ColumnKind.DATE, 12),
        unit_review("started_at", ColumnKind.CODE, 8, sortable=False),
        unit_review("place", width=26, sortable=False, worth=Worth.LEAST),
        unit_review("chair", width=24, sortable=False),
        unit_review("secretary", width=24, sortable=False, worth=Worth.LEAST),
        unit_review("present", ColumnKind.INTEGER, 9, sortable=False),
    ),
    default_sort="",
    shows=frozenset({"unit_review", "unit", "review_round"}),
)
