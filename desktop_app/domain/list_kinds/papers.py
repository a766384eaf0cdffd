"""The lists of issued papers."""

from desktop_app.domain.lists import Column, ColumnKind, ListKind

ISSUED = ListKind(
    "issued",
    "Văn bản đã phát hành",
    lambda: (
        Column("issued_at", "Phát hành lúc", ColumnKind.CODE, 18),
        Column("title", "Văn bản", width=46),
        Column("version", "Bản", ColumnKind.INTEGER, 6),
        Column("number", "Số, ký hiệu", ColumnKind.CODE, 16),
        Column("dated_on", "Ngày văn bản", ColumnKind.DATE, 14),
        Column("signer", "Người ký", width=24),
        Column("edited", "Sửa bằng Word", width=16, sortable=False),
        Column("issued_by", "Người dùng máy", width=16, sortable=False),
    ),
    default_sort="issued_at",
    default_descending=True,
    shows=frozenset({"issued_paper"}),
)
