"""What is not as it should be in a data file, attached files apart: the book's, and a backup's before it counts."""

from collections.abc import Iterator

from desktop_app.domain.errors import ClerkError
from desktop_app.store import records
from desktop_app.store.data_file import check as stored
from desktop_app.store.data_file.opening import Store
from desktop_app.store.records import Reader


def findings(store: Store) -> list[str]:
    """Return a sentence for each thing found."""
    problems = list(stored.problems(store.path))
    if not stored.lacks(store.path, "setting"):
        with store.reading() as connection:
            problems += [f"Cài đặt “{key}” không đọc được." for key in unreadable_settings(connection)]
    if not stored.lacks(store.path, "rule_set"):
        with store.reading() as connection:
            problems += [f"Bộ quy định riêng “{code}” không đọc được." for _, code in unreadable_rule_sets(connection)]
    return problems


def unreadable_rule_sets(connection: Reader) -> Iterator[tuple[int, str]]:
    """Yield id and code of each rule set of the office that cannot be read."""
    from desktop_app.services.law import rules

    for row in records.living(connection, rules.TABLE, order="code"):
        try:
            rules.own_set(row["content"])
        except ClerkError:
            yield row["id"], row["code"]


def unreadable_settings(connection: Reader) -> Iterator[str]:
    """Yield the key of each setting that cannot be read."""
    # What reads them loads the rules and the papers.
    from desktop_app.domain.law.province import parse_province_rules
    from desktop_app.domain.plan.occurrences import SOON_DAYS_KEY
    from desktop_app.services.keeping.exports import layouts as export_layouts
    from desktop_app.services.keeping.lists import list_filters
    from desktop_app.services.law import rules
    from desktop_app.services.papers.house_style import column_sets, layouts, wordings
    from desktop_app.services.plan.occurrences import read_soon_days

    readers = {
        rules.KEY: parse_province_rules,
        layouts.KEY: layouts.read_measures,
        column_sets.KEY: column_sets.read_columns,
        wordings.KEY: wordings.read_passage,
        export_layouts.KEY: export_layouts.layouts_in,
        list_filters.KEY: list_filters.filters_in,
        SOON_DAYS_KEY: read_soon_days,
    }
    for row in records.living(connection, "setting", order="key"):
        key = row["key"]
        read = readers.get(key) or readers.get(key.split(".")[0])
        try:
            if read is not None:
                read(row["value"])
        except ClerkError:
            yield key
