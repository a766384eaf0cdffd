"""The kinds of record as declared are those of the schema: none is forgotten, and each column meant is there."""

import pytest
from sqlalchemy import Table

from desktop_app.domain.record_kinds import RECORD_KINDS, TRASH_KINDS, Link, RecordKind
from desktop_app.store.derived import SEARCH_COLUMN, derived_columns
from desktop_app.store.record_links import target_of, trash_order
from desktop_app.store.schema import RECORD_TABLES, metadata

PLAIN_TABLES = frozenset(
    {
        "attachment",
        "certificate_layout",
        "office",
        "printer_offset",
        "report",
        "report_part",
        "report_statement",
        "rule_set",
        "setting",
    }
)
"""The tables whose rows are no records of a kind: no list shows them, and no trash takes them.

A file attached to a record goes for good with it, of whatever kind the record is.
"""

NEVER_IN_THE_TRASH = {"post"}
"""Tables with room for a day in the trash that are never put there by themselves."""

tables = pytest.mark.parametrize("table", RECORD_TABLES, ids=lambda table: table.name)
kinds = pytest.mark.parametrize("kind", RECORD_KINDS.values(), ids=RECORD_KINDS.keys())


def test_every_table_is_a_kind_of_record_or_declared_to_be_none() -> None:
    names = {table.name for table in RECORD_TABLES}
    assert names - RECORD_KINDS.keys() - PLAIN_TABLES == set()
    assert RECORD_KINDS.keys() | PLAIN_TABLES == names
    assert not RECORD_KINDS.keys() & PLAIN_TABLES


@tables
def test_what_can_be_marked_as_trashed_has_a_trash(table: Table) -> None:
    kind = RECORD_KINDS.get(table.name)
    has_trash = kind is not None and kind.trash_number is not None
    assert ("trashed_at" in table.c and table.name not in NEVER_IN_THE_TRASH) == has_trash


@tables
def test_every_column_of_keys_and_search_words_is_computed(table: Table) -> None:
    looks_computed = {column.name for column in table.c if column.name.endswith("_key") or column.name == SEARCH_COLUMN}
    assert looks_computed == set(derived_columns(table.name))


@kinds
def test_the_columns_named_by_a_kind_exist_in_its_table(kind: RecordKind) -> None:
    of_keys = [column for key in kind.sort_keys for column in key.of]
    meant = {*of_keys, *kind.search_words, *kind.of_whom, *kind.links, *([kind.name] if kind.name else [])}
    assert meant <= set(metadata.tables[kind.key].c.keys()) - set(derived_columns(kind.key))
    assert SEARCH_COLUMN in derived_columns(kind.key) or not kind.full_text


@kinds
def test_links_lead_to_records_that_can_go(kind: RecordKind) -> None:
    for column, meaning in kind.links.items():
        target = RECORD_KINDS[target_of(kind.key, column)]
        assert target.trash_number is not None or meaning is Link.REFERS
    for column in kind.of_whom:
        assert RECORD_KINDS[target_of(kind.key, column)].name


@kinds
def test_every_link_has_a_meaning(kind: RecordKind) -> None:
    assert {link.parent.name for link in metadata.tables[kind.key].foreign_keys} == kind.links.keys()


@kinds
def test_a_record_that_follows_another_has_a_trash_of_its_own(kind: RecordKind) -> None:
    meanings = set(kind.links.values())
    if kind.trash_number is None:
        assert meanings <= {Link.PART, Link.REFERS}
        assert Link.PART in meanings or not meanings


def test_the_trash_deletes_referring_records_before_their_targets() -> None:
    order = trash_order()
    assert sorted(order) == sorted(kind.key for kind in TRASH_KINDS)
    for place, name in enumerate(order):
        targets = {link.column.table.name for link in metadata.tables[name].foreign_keys}
        assert not targets & set(order[:place])
