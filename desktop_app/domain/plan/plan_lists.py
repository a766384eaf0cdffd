"""The lists of plans and of their adjustments."""

from typing import Final

from desktop_app.domain.list_columns import columns_of
from desktop_app.domain.lists import Column, ColumnKind, ListKind

plan = columns_of("plan.plan_record", "PlanFields")
adjustment = columns_of("plan.adjustments", "AdjustmentFields")

PLANS: Final = ListKind(
    "plans",
    "Kế hoạch, chương trình",
    lambda: (
        plan("document_type", width=14),
        plan("number", width=18),
        plan("dated_on", ColumnKind.DATE, 12),
        plan("issuer", width=22),
        plan("title", ColumnKind.LONG_TEXT, 60),
        plan("from_year", ColumnKind.INTEGER, 8),
        plan("to_year", ColumnKind.INTEGER, 8),
        plan("state", width=16),
        plan("programme", ColumnKind.LONG_TEXT, 40, sortable=False),
        Column("tasks", "Nhiệm vụ", ColumnKind.INTEGER, 9, sortable=False),
        Column("adjustments", "Lần điều chỉnh", ColumnKind.INTEGER, 9, sortable=False),
    ),
    default_sort="",
    shows=frozenset({"plan", "plan_adjustment", "task"}),
)

ADJUSTMENTS: Final = ListKind(
    "adjustments",
    "Điều chỉnh kế hoạch",
    lambda: (
        Column("plan", "Kế hoạch", ColumnKind.LONG_TEXT, 50),
        adjustment("document_type", width=14),
        adjustment("number", width=18),
        adjustment("dated_on", ColumnKind.DATE, 12),
        adjustment("issuer", width=22),
        adjustment("content", ColumnKind.LONG_TEXT, 60, sortable=False),
    ),
    default_sort="dated_on",
    shows=frozenset({"plan_adjustment", "plan"}),
)
