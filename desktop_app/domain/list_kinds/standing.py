"""The lists of what stands for a person or a unit in a year."""

from desktop_app.domain.list_columns import columns_of, tones_of
from desktop_app.domain.lists import Column, ColumnKind, ListKind, Worth

year_record = columns_of("standing.year_records", "YearRecordFields")
initiative = columns_of("standing.year_records", "InitiativeFields")
hold = columns_of("standing.year_records", "HoldFields")

YEAR_RECORDS = ListKind(
    "year-records",
    "Xếp loại, đăng ký thi đua",
    lambda: (
        year_record("year", ColumnKind.INTEGER, 8),
        Column("kind", "Đối tượng", width=11, sortable=False, worth=Worth.LEAST),
        year_record("subject", width=32, key="name", worth=Worth.MOST),
        year_record("rating", width=30),
        year_record("registered", width=16),
        year_record("registered_for", width=28),
        year_record("registered_on", ColumnKind.DATE, 14),
        year_record("document", width=28),
        year_record("note", ColumnKind.LONG_TEXT, 30, sortable=False),
    ),
    default_sort="year",
    default_descending=True,
    shows=frozenset({"year_record", "person", "unit"}),
)

INITIATIVES = ListKind(
    "initiatives",
    "Sáng kiến, đề tài",
    lambda: (
        initiative("year", ColumnKind.INTEGER, 8),
        Column("kind", "Đối tượng", width=11, sortable=False, worth=Worth.LEAST),
        initiative("subject", width=32, key="name"),
        initiative("title", ColumnKind.LONG_TEXT, 56, worth=Worth.MOST),
        initiative("scope", width=14),
        initiative("document", width=28),
        initiative("recognised_on", ColumnKind.DATE, 14),
        initiative(
            "recognised", width=15, tone=tones_of("standing.year_records", "RECOGNITION_LABELS", "RECOGNITION_TONES")
        ),
        initiative("registered_on", ColumnKind.DATE, 12),
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
        Column("kind", "Đối tượng", width=11, sortable=False, worth=Worth.LEAST),
        hold("subject", width=32, key="name", worth=Worth.MOST),
        hold("document", width=32),
        hold("discipline", width=10),
    ),
    default_sort="from_date",
    default_descending=True,
    shows=frozenset({"hold", "person", "unit"}),
    withheld=True,
)
