"""Issued papers, layouts of certificates on bought stock, and the settings of papers and rules.

The exact bytes of an issued paper are attachments of its record.
"""

from sqlalchemy import Column, Index, Integer, String, Text

from desktop_app.store.schema.columns import day, link, number, record, text

issued_paper = record(
    "issued_paper",
    Column("kind", String(30), nullable=False),
    # The paper's options ({"round": "2026-H1"}, JSON with sorted keys): a later issue with the same is a new version.
    text("options"),
    Column("version", Integer, nullable=False),
    text("title"),
    text("number"),
    day("dated_on"),
    text("signer"),
    Column("issued_at", String(20), nullable=False),
    text("issued_by"),
    text("content"),
    # Of a version that was changed in Word and taken back: where it says something else than `content` (JSON).
    text("edits"),
    text("search_text"),
    Index("ix_issued_paper_kind", "kind", "options", "version"),
)

certificate_layout = record(
    "certificate_layout",
    Column("award_code", Text, nullable=False),
    Column("kind", String(12), nullable=False),
    link("unit_id", "unit", required=False),
    Column("layout", Text, nullable=False),
    # The picture of the stock, shown and never printed: kept among the attached files by its hash.
    text("picture_name"),
    text("picture_sha256"),
)

printer_offset = record(
    "printer_offset",
    Column("printer", Text, nullable=False),
    # Tenths of a millimetre to the right and down.
    number("right_tenths"),
    number("down_tenths"),
)

rule_set = record(
    "rule_set",
    # A rule set of the office, by its code; what it says is the text of its file.
    text("code"),
    text("content"),
)

setting = record(
    "setting",
    # "province_rules", "layout_profile", "wording.…": the office's changes to the texts shipped with the program.
    Column("key", String(60), nullable=False),
    Column("value", Text, nullable=False),
    Index("ix_setting_key", "key"),
)
