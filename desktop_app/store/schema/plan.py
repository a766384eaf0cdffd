"""The plan: its sections, its tasks, the units assigned to them, and their results in each period."""

from sqlalchemy import Column, Index, Integer, String, Text

from desktop_app.store.schema.columns import day, link, number, order, record, text, trashed


def _deadline() -> tuple[Column[str] | Column[int], ...]:
    """Return the columns of one deadline: a task has its first, `further_deadline` the others."""
    return (
        text("deadline_text"),
        text("deadline_kind"),
        text("recurrence"),
        number("deadline_day"),
        number("deadline_month"),
        number("deadline_quarter"),
        number("deadline_year"),
        number("deadline_from_year"),
        number("deadline_to_year"),
        text("deadline_until_round"),
    )


plan = record(
    "plan",
    Column("title", Text, nullable=False),
    number("from_year"),
    number("to_year"),
    text("paragraphs"),
    text("legal_bases"),
    text("recipients"),
    text("signer_title"),
    text("signer_name"),
    text("source_name"),
    number("tracked_from_year"),
    Column("document_type", Text, nullable=False, default="Kế hoạch", server_default="Kế hoạch"),
    text("number"),
    day("dated_on"),
    text("issuer"),
    text("short_name"),
    text("programme"),
    Column("state", String(12), nullable=False, default="in_force", server_default="in_force"),
    day("late_from"),
    trashed(),
    text("search_text"),
)

plan_adjustment = record(
    "plan_adjustment",
    link("plan_id", "plan"),
    text("document_type"),
    text("number"),
    day("dated_on"),
    text("issuer"),
    text("content"),
    # The text of the plan until this adjustment; "" where the adjustment brought no text.
    text("paragraphs_before"),
)

plan_section = record(
    "plan_section",
    link("plan_id", "plan"),
    Column("path", Text, nullable=False),
    text("marker"),
    text("title"),
    Column("level", Integer, nullable=False),
    order(),
    number("first_paragraph"),
    number("last_paragraph"),
)

task = record(
    "task",
    link("plan_id", "plan", required=False),
    link("section_id", "plan_section", required=False),
    order(),
    Column("text", Text, nullable=False),
    text("product"),
    *_deadline(),
    text("recipients"),
    number("first_paragraph"),
    number("last_paragraph"),
    # The first and the last day on which it is a task of its plan; NULL: always, and until now.
    day("from_date"),
    day("to_date"),
    trashed(),
    text("text_key"),
    text("search_text"),
)

further_deadline = record(
    "further_deadline",
    link("task_id", "task"),
    order(),
    *_deadline(),
)

assignment = record(
    "assignment",
    link("task_id", "task"),
    link("unit_id", "unit"),
    Column("role", String(10), nullable=False),
    order(),
    # The first and the last day on which it holds; NULL: since the task is there, and until now.
    day("from_date"),
    day("to_date"),
)

earlier_wording = record(
    "earlier_wording",
    link("task_id", "task"),
    # The last day on which the task was worded so: an adjustment of the next day worded it anew.
    day("to_date", required=True),
    text("text"),
    # The words of its deadlines as a JSON list, each at its place.
    Column("deadlines", Text, nullable=False, default="[]", server_default="[]"),
)

occurrence = record(
    "occurrence",
    link("task_id", "task"),
    # "2026", "2026-H1", "2026-Q3", "2026-05", "" for a task that is done once.
    Column("period", String(7), nullable=False),
    number("year"),
    # Which of the task's deadlines: 0 is the first, -1 one that it has no more.
    Column("deadline_place", Integer, nullable=False, default=0, server_default="0"),
    # The words of the deadline that it keeps since the task's was changed, NULL where it is due by the task's.
    Column("own_deadline", Text),
    day("period_from"),
    day("period_to"),
    # 1: whatever is done in the period carries the task out.
    number("whole_period"),
    day("due_on"),
    number("approximate"),
    text("result"),
    number("progress"),
    day("done_on"),
    text("difficulty"),
    text("needs_direction"),
    text("document_type"),
    text("document_number"),
    day("document_date"),
    text("document_abstract"),
    # 1: it was let go, nothing was done in it.
    Column("not_carried_out", Integer, nullable=False, default=0, server_default="0"),
)
Index("ix_occurrence_due", occurrence.c.year, occurrence.c.due_on, occurrence.c.id)
