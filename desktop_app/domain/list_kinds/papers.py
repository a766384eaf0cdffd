"""The lists of issued papers."""

from desktop_app.domain.lists import Column, ColumnKind, ListKind, Worth

ISSUED = ListKind(
    "issued",
    "Văn bản đã phát hành",
    lambda: (
        Column("issued_at", "Phát hành lúc", ColumnKind.CODE, 18),
        Column("title", "Văn bản", width=46, worth=Worth.MOST),
        Column("version", "Bản", ColumnKind.INTEGER, 6, worth=Worth.LEAST),
        Column("number", "Số, ký hiệu", ColumnKind.CODE, 16),
        Column("dated_on", "Ngày văn bản", ColumnKind.DATE, 14),
        Column("signer", "Người ký", width=24),
        Column("edited", "Sửa bằng Word", width=16, sortable=False, worth=Worth.LEAST),
        Column("issued_by", "Người dùng máy", width=16, sortable=False, worth=Worth.LEAST),
    ),
    default_sort="issued_at",
    default_descending=True,
    shows=frozenset({"issued_paper"}),
)
