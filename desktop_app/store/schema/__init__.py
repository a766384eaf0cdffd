"""The tables. Dates are ISO text, money int đồng, texts NFC; keys for sorting and searching are columns (derived.py).

`trashed_at` is NULL for a living record, otherwise the time when it was put in the trash. Nothing here may depend on
SQLite except the full-text tables, which migrations make (search.py).
"""

from desktop_app.store.schema.columns import metadata
from desktop_app.store.schema.council import (
    attendance,
    council,
    council_member,
    council_session,
    unit_review,
    unit_vote,
    vote_tally,
)
from desktop_app.store.schema.emulation import (
    award,
    decision,
    nomination,
    nomination_activity,
    nomination_initiative,
    nomination_paper,
    nomination_task,
    review_round,
)
from desktop_app.store.schema.log import change, change_item, departure
from desktop_app.store.schema.office import office, person, post, unit
from desktop_app.store.schema.papers import certificate_layout, issued_paper, printer_offset, rule_set, setting
from desktop_app.store.schema.plan import (
    assignment,
    earlier_wording,
    further_deadline,
    occurrence,
    plan,
    plan_adjustment,
    plan_section,
    task,
)
from desktop_app.store.schema.standing import hold, initiative, year_record
from desktop_app.store.schema.year import (
    activity,
    attachment,
    briefing,
    emulation_movement,
    indicator,
    indicator_target,
    indicator_value,
    movement_criterion,
    movement_registration,
    obstacle,
    participant,
    referral,
    report,
    report_part,
    report_statement,
)

_LOGS = (change, change_item, departure)
RECORD_TABLES = tuple(table for table in metadata.sorted_tables if table not in _LOGS)
"""The tables that a change can write, parents before children."""

__all__ = [
    "RECORD_TABLES",
    "activity",
    "assignment",
    "attachment",
    "attendance",
    "award",
    "briefing",
    "certificate_layout",
    "change",
    "change_item",
    "council",
    "council_member",
    "council_session",
    "decision",
    "departure",
    "earlier_wording",
    "emulation_movement",
    "further_deadline",
    "hold",
    "indicator",
    "indicator_target",
    "indicator_value",
    "initiative",
    "issued_paper",
    "metadata",
    "movement_criterion",
    "movement_registration",
    "nomination",
    "nomination_activity",
    "nomination_initiative",
    "nomination_paper",
    "nomination_task",
    "obstacle",
    "occurrence",
    "office",
    "participant",
    "person",
    "plan",
    "plan_adjustment",
    "plan_section",
    "post",
    "printer_offset",
    "referral",
    "report",
    "report_part",
    "report_statement",
    "review_round",
    "rule_set",
    "setting",
    "task",
    "unit",
    "unit_review",
    "unit_vote",
    "vote_tally",
    "year_record",
]
