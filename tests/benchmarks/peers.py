"""Peers that are measured by scripts outside this repository, when their folder is at hand."""

from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.measure import Side

_WAYS: Mapping[int, tuple[str, tuple[str, ...]]] = {
    4: ("b2_qt.py", ("QSqlQueryModel",)),
    5: ("b2_qt.py", ("QSqlTableModel",)),
    10: ("b6_sql.py", ("raw executemany (floor)", "Core insert(), list of dicts", "ORM add_all, ids given")),
    11: ("b6_sql.py", ("raw fetchall (floor)", "Core select, tuples", "ORM entities")),
}
"""For each row that has some: the script, and the ways it knows. Each brings its own data, made by its own driver."""


def of_row(row: int, folder: Path) -> Mapping[str, Side]:
    """Return the peers of a row. They write their own tables, narrower than ours: compare them with their own floor."""
    if row not in _WAYS:
        return {}
    script, ways = _WAYS[row]
    return {way: Side([script, "--way", way], folder) for way in ways}
