"""Tables that are read whole and are no lists of the book: filtered as lists are, but nowhere else offered."""

from typing import Final

from desktop_app.domain.list_columns import columns_of, tones_of
from desktop_app.domain.lists import Column, ColumnKind, ListKind, Worth

indicator = columns_of("year.indicator_sets", "IndicatorDraft")

MEASURED = ListKind(
    "measured-indicators",
    "Chỉ tiêu",
    lambda: (
        indicator("name", ColumnKind.LONG_TEXT, 60, title="Chỉ tiêu", worth=Worth.MOST),
        Column("target", "Mục tiêu", ColumnKind.INTEGER, 16, decimals=True),
        Column("value", "Kỳ này", ColumnKind.INTEGER, 16, decimals=True),
        Column("last", "Kỳ trước", ColumnKind.INTEGER, 16, decimals=True),
        Column("before", "Cùng kỳ", ColumnKind.INTEGER, 16, decimals=True),
        Column("difference", "So cùng kỳ", ColumnKind.INTEGER, 16, decimals=True),
        Column("met", "Đạt", width=16, tone=tones_of("year.indicator_sets", "MET_LABELS", "MET_TONES")),
        indicator(
            "confirmed",
            width=16,
            title="Xác nhận",
            tone=tones_of("year.indicator_sets", "CONFIRMATION_LABELS", "CONFIRMATION_TONES"),
        ),
    ),
    default_sort="",
    record="indicator",
    read_whole=True,
)

RULE_LINES = ListKind(
    "rule-lines",
    "Quy định khen thưởng",
    lambda: (
        Column("group", "Nhóm", width=14),
        Column("subject", "Nội dung", width=34),
        Column("value", "Mức, điều kiện", ColumnKind.LONG_TEXT, 60),
        Column("article", "Căn cứ", ColumnKind.LONG_TEXT, 44),
        Column("remark", "Lưu ý", ColumnKind.LONG_TEXT, 60),
    ),
    default_sort="",
    read_whole=True,
)

READ_WHOLE: Final = {kind.key: kind for kind in (MEASURED, RULE_LINES)}
"""These tables by their keys, under which their filters are kept."""
