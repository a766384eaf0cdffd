"""The lists of units and people."""

from desktop_app.domain.list_columns import columns_of
from desktop_app.domain.lists import Column, ColumnKind, ListKind, Worth

unit = columns_of("office.units", "UnitFields")
person = columns_of("office.people", "PersonFields")
post = columns_of("office.people", "PostFields")

UNITS = ListKind(
    "units",
    "Đơn vị, tập thể",
    lambda: (
        unit("position", ColumnKind.INTEGER, 8, key="order"),
        unit("name", width=42, worth=Worth.MOST),
        unit("kind", width=24),
        unit("valid_from", ColumnKind.DATE, 12),
        unit("valid_to", ColumnKind.DATE, 12),
        unit("successor_id", width=30, key="successor", sortable=False),
        Column("people", "Số người", ColumnKind.INTEGER, 10, sortable=False),
    ),
    default_sort="order",
    noun="đơn vị",
    shows=frozenset({"unit", "person", "post"}),
)

PEOPLE = ListKind(
    "people",
    "Cán bộ, công chức, viên chức, người lao động",
    lambda: (
        person("full_name", width=28, key="name", worth=Worth.MOST),
        person("gender", width=10, worth=Worth.LEAST),
        person("birth_year", ColumnKind.INTEGER, 10, worth=Worth.LEAST),
        person("served_from", ColumnKind.DATE, 14, worth=Worth.LEAST),
        post("position", width=24, key="post"),
        post("unit_id", width=36, key="unit"),
        post("from_date", ColumnKind.DATE, 14, worth=Worth.LEAST),
    ),
    default_sort="name",
    noun="người",
    shows=frozenset({"person", "post", "unit"}),
)
