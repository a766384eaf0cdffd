"""The lists of plans, their tasks and what came of them."""

from desktop_app.domain.list_columns import columns_of, tones_of
from desktop_app.domain.lists import Column, ColumnKind, ListKind, Worth
from desktop_app.domain.vocabulary import StateTone

task = columns_of("plan.tasks", "TaskFields")
result = columns_of("plan.results", "OccurrenceFields")
plan = columns_of("plan.plan_record", "PlanFields")
adjustment = columns_of("plan.adjustments", "AdjustmentFields")

PLANS = ListKind(
    "plans",
    "Kế hoạch, chương trình",
    lambda: (
        plan("document_type", width=14),
        plan("number", ColumnKind.CODE, 18),
        plan("dated_on", ColumnKind.DATE, 12),
        plan("issuer", width=22),
        plan("title", ColumnKind.LONG_TEXT, 60, worth=Worth.MOST),
        plan("from_year", ColumnKind.INTEGER, 8),
        plan("to_year", ColumnKind.INTEGER, 8),
        plan("state", width=16, tone=tones_of("plan.plan_record", "PLAN_STATE_LABELS", "PLAN_STATE_TONES")),
        plan("programme", ColumnKind.LONG_TEXT, 40, sortable=False, worth=Worth.LEAST),
        Column("tasks", "Nhiệm vụ", ColumnKind.INTEGER, 9, sortable=False),
        Column("adjustments", "Lần điều chỉnh", ColumnKind.INTEGER, 9, sortable=False),
    ),
    default_sort="",
    shows=frozenset({"plan", "plan_adjustment", "task"}),
)

ADJUSTMENTS = ListKind(
    "adjustments",
    "Điều chỉnh kế hoạch",
    lambda: (
        Column("plan", "Kế hoạch", ColumnKind.LONG_TEXT, 50, worth=Worth.LEAST),
        adjustment("document_type", width=14),
        adjustment("number", ColumnKind.CODE, 18),
        adjustment("dated_on", ColumnKind.DATE, 12),
        adjustment("issuer", width=22, worth=Worth.LEAST),
        adjustment("content", ColumnKind.LONG_TEXT, 60, sortable=False, worth=Worth.MOST),
    ),
    default_sort="dated_on",
    shows=frozenset({"plan_adjustment", "plan"}),
)

TASKS = ListKind(
    "tasks",
    "Nhiệm vụ của kế hoạch",
    lambda: (
        task("section_id", ColumnKind.CODE, 10, key="path"),
        task("text", ColumnKind.LONG_TEXT, 70, worth=Worth.MOST),
        task("leads", width=30, sortable=False),
        task("supports", width=26, sortable=False, worth=Worth.LEAST),
        task("deadline", width=24, worth=Worth.MOST),
        task("recipients", width=26, sortable=False, worth=Worth.LEAST),
        Column("state", "Tình trạng", width=28, worth=Worth.LEAST, tone=_tone_of_task),
    ),
    default_sort="path",
    shows=frozenset({"task", "assignment", "unit", "plan", "plan_section", "further_deadline"}),
)

OCCURRENCES = ListKind(
    "occurrences",
    "Theo dõi thực hiện nhiệm vụ",
    lambda: (
        task("section_id", ColumnKind.CODE, 10, key="path"),
        task("text", ColumnKind.LONG_TEXT, 56, worth=Worth.MOST),
        task("leads", width=28, sortable=False),
        task("supports", width=24, sortable=False, worth=Worth.LEAST),
        Column("period", "Kỳ", width=18, worth=Worth.LEAST),
        task("deadline", ColumnKind.DATE, 12, key="due_on"),
        Column("state", "Tình trạng", width=18, tone=_tone_of_occurrence),
        Column("activities", "Hoạt động", ColumnKind.INTEGER, 10, sortable=False, worth=Worth.LEAST),
        result("progress", ColumnKind.INTEGER, 10, worth=Worth.LEAST),
        result("result", ColumnKind.LONG_TEXT, 40, sortable=False),
        result("done_on", ColumnKind.DATE, 12),
        result("difficulty", ColumnKind.LONG_TEXT, 30, sortable=False),
        result("needs_direction", ColumnKind.LONG_TEXT, 30, sortable=False),
        result("document_type", width=30, key="document", sortable=False),
        Column("plan", "Kế hoạch", width=22, sortable=False, worth=Worth.LEAST),
    ),
    default_sort="path",
    shows=frozenset({"occurrence", "task", "assignment", "unit", "plan", "plan_section", "activity", "setting"}),
)


def _tone_of_task(words: str) -> StateTone | None:
    return StateTone.WARNING if "thôi thực hiện" in words else None


def _tone_of_occurrence(words: str) -> StateTone | None:
    from desktop_app.domain.plan.occurrences import tone_of_words

    return tone_of_words(words)
