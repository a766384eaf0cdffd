"""The lists of what was done in the book, what left it, and what lies in its trash."""

from desktop_app.domain.list_columns import tones_of
from desktop_app.domain.lists import Column, ColumnKind, ListKind, Worth

HISTORY = ListKind(
    "history",
    "Nhật ký thay đổi",
    lambda: (
        Column("at", "Lúc", ColumnKind.CODE, 18),
        Column("actor", "Người làm", width=18, sortable=False),
        Column("label", "Việc đã làm", width=60, sortable=False, worth=Worth.MOST),
        Column(
            "state",
            "Tình trạng",
            width=14,
            sortable=False,
            tone=tones_of("vocabulary", "CHANGE_STATE_LABELS", "CHANGE_STATE_TONES"),
        ),
        Column("items", "Số bản ghi", ColumnKind.INTEGER, 10, sortable=False, worth=Worth.LEAST),
        Column("login", "Tài khoản máy", width=14, sortable=False, worth=Worth.LEAST),
    ),
    default_sort="at",
    default_descending=True,
)

DEPARTURES = ListKind(
    "departures",
    "Đã xuất, in, sao ra ngoài",
    lambda: (
        Column("at", "Lúc", ColumnKind.CODE, 18),
        Column("actor", "Người làm", width=18, sortable=False),
        Column("way", "Cách đưa ra", width=16, sortable=False),
        Column("label", "Nội dung", width=44, sortable=False, worth=Worth.MOST),
        Column("amount", "Số dòng, trang", ColumnKind.INTEGER, 10, sortable=False),
        Column("place", "Nơi đến", ColumnKind.PATH, 44, sortable=False),
        Column("personal", "Kèm giới tính, năm sinh", width=14, sortable=False),
        Column("sealed", "Mật khẩu", width=10, sortable=False, worth=Worth.LEAST),
        Column("login", "Tài khoản máy", width=14, sortable=False, worth=Worth.LEAST),
    ),
    default_sort="at",
    default_descending=True,
)

TRASH = ListKind(
    "trash",
    "Thùng rác",
    lambda: (
        Column("kind", "Loại", width=22, sortable=False),
        Column("name", "Bản ghi", width=60, sortable=False, worth=Worth.MOST),
        Column("at", "Bỏ vào lúc", ColumnKind.CODE, 18),
    ),
    default_sort="at",
    default_descending=True,
)
