"""The lists of emulation movements and of those who registered for one."""

from typing import Final

from desktop_app.domain.list_columns import columns_of
from desktop_app.domain.lists import Column, ColumnKind, ListKind

movement = columns_of("year.movements", "MovementFields")
registration = columns_of("year.movements", "RegistrationFields")

MOVEMENTS: Final = ListKind(
    "movements",
    "Phong trào thi đua",
    lambda: (
        movement("name", ColumnKind.LONG_TEXT, 50),
        movement("from_date", ColumnKind.DATE, 12),
        movement("to_date", ColumnKind.DATE, 12),
        movement("document_type", width=18, sortable=False),
        movement("document_number", width=16, sortable=False),
        movement("document_date", ColumnKind.DATE, 12),
        movement("document_abstract", ColumnKind.LONG_TEXT, 40, sortable=False),
        Column("state", "Tình trạng", width=22),
        Column("units", "Tập thể đăng ký", ColumnKind.INTEGER, 10, sortable=False),
        Column("people", "Cá nhân đăng ký", ColumnKind.INTEGER, 10, sortable=False),
        movement("content", ColumnKind.LONG_TEXT, 40, sortable=False),
        movement("criteria", ColumnKind.LONG_TEXT, 40, sortable=False),
        movement("closed_on", ColumnKind.DATE, 12),
        movement("weaknesses", ColumnKind.LONG_TEXT, 30, sortable=False),
        movement("causes", ColumnKind.LONG_TEXT, 30, sortable=False),
        movement("next_steps", ColumnKind.LONG_TEXT, 30, sortable=False),
    ),
    default_sort="from_date",
    default_descending=True,
    shows=frozenset({"emulation_movement", "movement_criterion", "movement_registration"}),
)

MOVEMENT_REGISTRATIONS: Final = ListKind(
    "movement-registrations",
    "Đăng ký phong trào thi đua",
    lambda: (
        registration("movement_id", width=40, key="movement", sortable=False),
        Column("kind", "Đối tượng", width=11, sortable=False),
        registration("person_id", width=32, key="name"),
        Column("place", "Chức vụ, đơn vị", width=34, sortable=False),
        registration("registered_on", ColumnKind.DATE, 12),
        registration("content", ColumnKind.LONG_TEXT, 50, sortable=False),
        registration("note", ColumnKind.LONG_TEXT, 24, sortable=False),
    ),
    default_sort="registered_on",
    default_descending=True,
    shows=frozenset({"movement_registration", "emulation_movement", "person", "unit", "post"}),
)
