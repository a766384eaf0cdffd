"""The lists of rounds and their nominations."""

from desktop_app.domain.list_columns import columns_of, tones_of
from desktop_app.domain.lists import Column, ColumnKind, ListKind, Worth

nomination = columns_of("rounds.nominations", "NominationFields")

ROUNDS = ListKind(
    "rounds",
    "Đợt xét khen thưởng",
    lambda: (
        Column("code", "Mã đợt", ColumnKind.CODE, 10),
        Column("title", "Đợt xét", width=34, sortable=False, worth=Worth.MOST),
        Column("from_date", "Từ ngày", ColumnKind.DATE, 12),
        Column("to_date", "Đến ngày", ColumnKind.DATE, 12),
        Column("movement", "Phong trào", width=30, sortable=False, worth=Worth.LEAST),
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
        nomination("round_code", ColumnKind.CODE, 10, key="round", sortable=False),
        nomination("kind", width=11),
        nomination("person_id", width=30, key="name", worth=Worth.MOST),
        nomination("post_title", width=22, key="post", worth=Worth.LEAST),
        nomination("unit_id", width=34, key="unit", worth=Worth.LEAST),
        nomination("award", width=24),
        nomination("commendation_type", width=22, key="type"),
        nomination("movement_id", width=30, key="movement", sortable=False),
        nomination("summary", ColumnKind.LONG_TEXT, 50, sortable=False, worth=Worth.MOST),
        nomination("task_ids", width=14, key="tasks", sortable=False),
        nomination("period_from", ColumnKind.DATE, 12),
        nomination("period_to", ColumnKind.DATE, 12),
        nomination("state", width=11, tone=tones_of("rounds.states", "STATE_LABELS", "STATE_TONES")),
        nomination("note", width=20, sortable=False),
        nomination("reason_line", ColumnKind.LONG_TEXT, 40, sortable=False),
        nomination("exemplar", width=10, sortable=False),
        Column("state_reason", "Lý do hoãn, không đạt", width=30, sortable=False, worth=Worth.LEAST),
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
