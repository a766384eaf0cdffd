"""Every column of a record is one of its fields, or it is said here who sets it.

A column that a form, an import, the history and `set-field` are to know is a field of a `RowCodec`. A new one that is
not fails here until its field is declared, or it stands below. What needs no reason any more fails as well.
"""

from collections import defaultdict
from collections.abc import Mapping

from desktop_app.store.derived import base_columns
from desktop_app.store.schema import RECORD_TABLES
from tests.declared import every_codec

SET_BY_ACTS: Mapping[str, str] = {
    # As the record was when it was entered or decided: it prints so ever after.
    "award": "awarded_name unit_name post_title award coefficient base_salary",
    "decision": "rule_set base_salary",
    "initiative": "named_as named_post named_unit",
    "year_record": "named_as named_post named_unit",
    "vote_tally": "share base more_than article passed",
    # Set by an act of its own.
    "award (acts)": "certificate_number cancelled_on cancel_document cancel_reason",
    "briefing": "informed_on note",
    "nomination": "nominee_name unit_name award summary_as_of state_reason carried_from place unit_place",
    "nomination_paper": "paper received_on",
    "plan": "tracked_from_year",
    "review_round": "code year half province_rules rule_text",
    # What the program keeps of files, texts and papers.
    "attachment": "table_name row_id file_name sha256 size",
    "certificate_layout": "layout picture_name picture_sha256",
    "issued_paper": "options",
    "plan (text)": "paragraphs source_name",
    "plan_adjustment": "paragraphs_before",
    "printer_offset": "printer right_tenths down_tenths",
    "report": "kind plan_id period issued_from issued_to issued_change",
    "report_part": "key text",
    "report_statement": "key",
    "rule_set": "code content",
    "setting": "key value",
    "task": "first_paragraph last_paragraph",
    # What a row is of, and what follows from that.
    "assignment": "role from_date to_date",
    "earlier_wording": "to_date text deadlines",
    "indicator_value": "period",
    "occurrence": "period year deadline_place own_deadline period_from period_to whole_period due_on approximate",
}
"""The columns by table; the table may be followed by a word that tells its lines here apart."""


def test_each_column_is_a_field_or_is_set_by_an_act() -> None:
    stored = defaultdict[str, set[str]](set)
    for codec in every_codec():
        stored[codec.table] |= codec.column_names
    without_field = {
        f"{table.name}.{column.name}"
        for table in RECORD_TABLES
        for column in base_columns(table)
        if column.name not in {"id", "trashed_at", "position", *stored[table.name]} and not column.foreign_keys
    }
    told_here = {f"{name.split()[0]}.{column}" for name, columns in SET_BY_ACTS.items() for column in columns.split()}
    assert without_field == told_here
