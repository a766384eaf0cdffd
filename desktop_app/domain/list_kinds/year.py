"""The lists of what is recorded through the year."""

from desktop_app.domain.list_columns import columns_of, tones_of
from desktop_app.domain.lists import Column, ColumnKind, ListKind, Worth

activity = columns_of("year.activities", "ActivityFields")
person = columns_of("office.people", "PersonFields")
post = columns_of("office.people", "PostFields")
obstacle = columns_of("year.obstacles", "ObstacleFields")
referral = columns_of("year.obstacles", "ReferralFields")
indicator = columns_of("year.indicator_sets", "IndicatorDraft")
movement = columns_of("year.movements", "MovementFields")
registration = columns_of("year.movements", "RegistrationFields")

ACTIVITIES = ListKind(
    "activities",
    "Hoạt động",
    lambda: (
        activity("from_date", ColumnKind.DATE, 12),
        activity("to_date", ColumnKind.DATE, 12),
        activity("kind", width=24),
        activity("title", ColumnKind.LONG_TEXT, 56, worth=Worth.MOST),
        activity("unit_id", width=30, key="unit"),
        activity("partners", width=26, sortable=False),
        activity("task_id", ColumnKind.CODE, 10, key="task", sortable=False),
        activity("channel", width=20, worth=Worth.LEAST),
        activity("spread", width=12, worth=Worth.LEAST),
        activity("link", width=30, sortable=False),
        activity("author_id", width=24, key="author", sortable=False),
        activity("movement_id", width=30, key="movement", sortable=False, worth=Worth.LEAST),
        activity("reached", ColumnKind.INTEGER, 12, adds_up=True),
        # Not the heading under which a list that is taken in has their names.
        activity("participants", ColumnKind.INTEGER, 12, title="Số CCVCNLĐ dự", sortable=False),
        Column("roles", "Vai trò được ghi", width=30, sortable=False),
        activity("document", width=26, sortable=False),
        activity("document_date", ColumnKind.DATE, 12, sortable=False),
        activity("notable", width=10, sortable=False),
        activity("note", ColumnKind.LONG_TEXT, 24, sortable=False),
    ),
    default_sort="from_date",
    default_descending=True,
    shows=frozenset(
        {"activity", "participant", "unit", "person", "task", "plan", "plan_section", "emulation_movement"}
    ),
)

BRIEFINGS = ListKind(
    "briefings",
    "Quán triệt",
    lambda: (
        person("full_name", width=28, key="name", worth=Worth.MOST),
        post("position", width=24, key="post"),
        post("unit_id", width=30, key="unit"),
        Column(
            "state",
            "Tình trạng",
            width=18,
            tone=tones_of("year.briefings", "BRIEFING_STATE_LABELS", "BRIEFING_STATE_TONES"),
        ),
        Column("since", "Quán triệt từ ngày", ColumnKind.DATE, 18),
        Column("by", "Qua", ColumnKind.LONG_TEXT, 60),
    ),
    default_sort="name",
    shows=frozenset({"person", "post", "unit", "briefing", "participant", "activity"}),
)
"""The staff of today, each with the first day on which they were informed of the plan, and by what."""

MOVEMENTS = ListKind(
    "movements",
    "Phong trào thi đua",
    lambda: (
        movement("name", ColumnKind.LONG_TEXT, 50, worth=Worth.MOST),
        movement("from_date", ColumnKind.DATE, 12),
        movement("to_date", ColumnKind.DATE, 12),
        movement("document_type", width=18, sortable=False),
        movement("document_number", ColumnKind.CODE, 16, sortable=False, worth=Worth.LEAST),
        movement("document_date", ColumnKind.DATE, 12),
        movement("document_abstract", ColumnKind.LONG_TEXT, 40, sortable=False),
        Column(
            "state",
            "Tình trạng",
            width=22,
            tone=tones_of("year.movements", "MOVEMENT_STATE_LABELS", "MOVEMENT_STATE_TONES"),
        ),
        Column(
            "units", "Tập thể đăng ký", ColumnKind.INTEGER, 10, sortable=False, worth=Worth.LEAST, counts_with="people"
        ),
        Column(
            "people", "Cá nhân đăng ký", ColumnKind.INTEGER, 10, sortable=False, worth=Worth.LEAST, counts_with="units"
        ),
        movement("content", ColumnKind.LONG_TEXT, 40, sortable=False),
        movement("criteria", ColumnKind.LONG_TEXT, 40, sortable=False),
        movement("closed_on", ColumnKind.DATE, 12, worth=Worth.LEAST),
        movement("weaknesses", ColumnKind.LONG_TEXT, 30, sortable=False),
        movement("causes", ColumnKind.LONG_TEXT, 30, sortable=False),
        movement("next_steps", ColumnKind.LONG_TEXT, 30, sortable=False),
    ),
    default_sort="from_date",
    default_descending=True,
    shows=frozenset({"emulation_movement", "movement_criterion", "movement_registration"}),
)

MOVEMENT_REGISTRATIONS = ListKind(
    "movement-registrations",
    "Đăng ký phong trào thi đua",
    lambda: (
        registration("movement_id", width=40, key="movement", sortable=False),
        Column("kind", "Đối tượng", width=11, sortable=False, worth=Worth.LEAST),
        registration("person_id", width=32, key="name", worth=Worth.MOST),
        Column("place", "Chức vụ, đơn vị", width=34, sortable=False),
        registration("registered_on", ColumnKind.DATE, 12),
        registration("content", ColumnKind.LONG_TEXT, 50, sortable=False),
        registration("note", ColumnKind.LONG_TEXT, 24, sortable=False),
    ),
    default_sort="registered_on",
    default_descending=True,
    shows=frozenset({"movement_registration", "emulation_movement", "person", "unit", "post"}),
    stands_under=("movement", "movement"),
)

OBSTACLES = ListKind(
    "obstacles",
    "Khó khăn, vướng mắc",
    lambda: (
        obstacle("raised_on", ColumnKind.DATE, 12),
        obstacle("unit_id", width=30, key="unit"),
        obstacle("content", ColumnKind.LONG_TEXT, 50, sortable=False, worth=Worth.MOST),
        obstacle("cause", ColumnKind.LONG_TEXT, 40, sortable=False, worth=Worth.LEAST),
        obstacle("proposal", ColumnKind.LONG_TEXT, 40, sortable=False),
        obstacle("asked_of", width=24),
        Column(
            "state",
            "Tình trạng",
            width=20,
            tone=tones_of("year.obstacles", "OBSTACLE_STATE_LABELS", "OBSTACLE_STATE_TONES"),
        ),
        obstacle("put_on", ColumnKind.DATE, 12, worth=Worth.LEAST),
        obstacle("answer", ColumnKind.LONG_TEXT, 40, sortable=False),
        obstacle("answered_on", ColumnKind.DATE, 12),
        obstacle("closed_on", ColumnKind.DATE, 12),
    ),
    default_sort="raised_on",
    default_descending=True,
    shows=frozenset({"obstacle", "unit", "plan"}),
)

REFERRALS = ListKind(
    "referrals",
    "Thông tin đã chuyển cơ quan chức năng",
    lambda: (
        referral("passed_on", ColumnKind.DATE, 12),
        referral("kind", width=30),
        referral("receiving_body", width=34, worth=Worth.MOST),
        referral("document_number", ColumnKind.CODE, 18),
        referral("outcome", ColumnKind.LONG_TEXT, 44, sortable=False),
    ),
    default_sort="passed_on",
    default_descending=True,
    shows=frozenset({"referral", "plan"}),
)

INDICATORS = ListKind(
    "indicators",
    "Chỉ tiêu",
    lambda: (
        Column("order", "TT", ColumnKind.INTEGER, 6, worth=Worth.LEAST),
        indicator("category", width=24),
        indicator("name", ColumnKind.LONG_TEXT, 60, worth=Worth.MOST),
        indicator("measure", width=10),
        indicator("automatic", width=24),
        indicator(
            "confirmed", width=16, tone=tones_of("year.indicator_sets", "CONFIRMATION_LABELS", "CONFIRMATION_TONES")
        ),
        indicator("plan_id", width=36, key="plan", sortable=False, worth=Worth.LEAST),
        indicator("note", ColumnKind.LONG_TEXT, 30, sortable=False),
    ),
    default_sort="order",
    shows=frozenset({"indicator", "plan"}),
)
