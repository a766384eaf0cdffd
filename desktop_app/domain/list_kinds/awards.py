"""The lists of decisions and awards."""

from functools import partial

from desktop_app.domain.list_columns import columns_of
from desktop_app.domain.lists import Column, ColumnKind, ListKind, Worth

nomination = columns_of("rounds.nominations", "NominationFields")
decision = columns_of("awards.decisions", "DecisionFields")
number_of = partial(Column, kind=ColumnKind.INTEGER, sortable=False, worth=Worth.LEAST)

DECISIONS = ListKind(
    "decisions",
    "Quyết định khen thưởng",
    lambda: (
        decision("number", ColumnKind.CODE, 20, worth=Worth.MOST),
        decision("signed_on", ColumnKind.DATE, 12),
        decision("subject", ColumnKind.LONG_TEXT, 50, worth=Worth.MOST),
        decision("issuing_body", width=28, worth=Worth.LEAST),
        decision("signer", width=24, worth=Worth.LEAST),
        decision("round_code", ColumnKind.CODE, 10, key="round", sortable=False),
        number_of("collectives", "Tập thể", width=9, counts_with="individuals"),
        number_of("individuals", "Cá nhân", width=9, counts_with="collectives"),
        Column("amount", "Tiền thưởng (đồng)", ColumnKind.INTEGER, 14, sortable=False, adds_up=True),
        decision("level", width=18),
        decision("content", width=30, sortable=False, worth=Worth.LEAST),
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
        decision("number", ColumnKind.CODE, 20),
        nomination("kind", width=11),
        nomination("person_id", width=30, key="name", worth=Worth.MOST),
        nomination("post_title", width=22, key="post", sortable=False, worth=Worth.LEAST),
        nomination("unit_id", width=34, key="unit", worth=Worth.LEAST),
        Column("award", "Hình thức", width=24),
        nomination("commendation_type", width=22, key="type"),
        Column("place", "Số sổ vàng", ColumnKind.INTEGER, 8, worth=Worth.LEAST),
        Column("amount", "Tiền thưởng (đồng)", ColumnKind.INTEGER, 14, adds_up=True),
        Column("paid_on", "Đã chi", ColumnKind.DATE, 12, worth=Worth.MOST),
        Column("handed_on", "Đã trao", ColumnKind.DATE, 12, worth=Worth.MOST),
        Column("cancelled_on", "Hủy bỏ", ColumnKind.DATE, 12, worth=Worth.LEAST),
        Column("recovered_on", "Đã thu hồi", ColumnKind.DATE, 12, worth=Worth.LEAST),
        Column("body", "Cơ quan quyết định", width=28, sortable=False),
        Column("remark", "Ghi chú", ColumnKind.LONG_TEXT, 30, sortable=False, worth=Worth.LEAST),
    ),
    default_sort="signed_on",
    default_descending=True,
    shows=frozenset({"award", "decision", "review_round", "person", "nomination", "nomination_task", "task", "plan"}),
    stands_under=("decision", "number", "signed_on", "body"),
)
