"""Columns computed from their own row: sort keys and search words, so that plain SQL sorts and finds Vietnamese.

They are never in the change log: whoever writes a row, undo included, gets them afresh.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from desktop_app.domain import vietnamese

if TYPE_CHECKING:
    # Every connection knows these words, also one made before SQLAlchemy is loaded.
    from sqlalchemy import Column, Table

Row = Mapping[str, Any]


def folded_words(*texts: str) -> str:
    """Return what lists search of `texts`: their folded words, each with a blank before it."""
    # A leading blank before every word lets "% dang%" mean "a word that begins with dang".
    words = vietnamese.search_words(*texts)
    return f" {words}" if words else ""


def _unit(row: Row) -> dict[str, str]:
    return {"name_key": vietnamese.natural_key(row["name"]), "search_text": folded_words(row["name"])}


def _person(row: Row) -> dict[str, str]:
    return {"name_key": vietnamese.name_key(row["full_name"]), "search_text": folded_words(row["full_name"])}


def _post(row: Row) -> dict[str, str]:
    return {"position_key": vietnamese.sort_key(row["position"])}


def _task(row: Row) -> dict[str, str]:
    return {
        "text_key": vietnamese.sort_key(row["text"][:80]),
        "search_text": folded_words(row["text"], row["product"], row["deadline_text"]),
    }


def _nomination(row: Row) -> dict[str, str]:
    collective = row["kind"] == "collective"
    name_key = (vietnamese.natural_key if collective else vietnamese.name_key)(row["nominee_name"])
    return {
        "list_key": ("1" if collective else "2") + name_key,
        "name_key": name_key,
        "unit_key": vietnamese.natural_key(row["unit_name"]),
        "post_key": vietnamese.sort_key(row["post_title"]),
        "search_text": folded_words(row["nominee_name"], row["unit_name"], row["award"]),
    }


def _activity(row: Row) -> dict[str, str]:
    return {
        "title_key": vietnamese.sort_key(row["title"][:80]),
        "search_text": folded_words(row["title"], row["channel"], row["note"]),
    }


def _obstacle(row: Row) -> dict[str, str]:
    return {"search_text": folded_words(row["content"], row["proposal"], row["answer"])}


def _referral(row: Row) -> dict[str, str]:
    return {"search_text": folded_words(row["kind"], row["receiving_body"], row["document_number"], row["outcome"])}


def _indicator(row: Row) -> dict[str, str]:
    return {"search_text": folded_words(row["name"], row["category"])}


def _decision(row: Row) -> dict[str, str]:
    return {"search_text": folded_words(row["number"], row["subject"], row["issuing_body"])}


def _award(row: Row) -> dict[str, str]:
    key = vietnamese.natural_key if row["kind"] == "collective" else vietnamese.name_key
    return {
        "name_key": key(row["awarded_name"]),
        "search_text": folded_words(row["awarded_name"], row["unit_name"], row["award"]),
    }


def _council(row: Row) -> dict[str, str]:
    return {"search_text": folded_words(row["name"], row["decision_number"])}


def _initiative(row: Row) -> dict[str, str]:
    return {"search_text": folded_words(row["title"], row["document"])}


def _issued_paper(row: Row) -> dict[str, str]:
    return {"search_text": folded_words(row["title"], row["number"], row["signer"])}


DERIVED: Mapping[str, tuple[tuple[str, ...], Callable[[Row], dict[str, str]]]] = {
    "unit": (("name_key", "search_text"), _unit),
    "person": (("name_key", "search_text"), _person),
    "post": (("position_key",), _post),
    "task": (("text_key", "search_text"), _task),
    "decision": (("search_text",), _decision),
    "award": (("name_key", "search_text"), _award),
    "council": (("search_text",), _council),
    "initiative": (("search_text",), _initiative),
    "issued_paper": (("search_text",), _issued_paper),
    "activity": (("title_key", "search_text"), _activity),
    "obstacle": (("search_text",), _obstacle),
    "referral": (("search_text",), _referral),
    "indicator": (("search_text",), _indicator),
    "nomination": (("list_key", "name_key", "unit_key", "post_key", "search_text"), _nomination),
}
"""For each table that has them: the derived columns, and the function that computes them from a whole row."""


def derived_columns(table_name: str) -> tuple[str, ...]:
    """Return the names of the derived columns of a table."""
    return DERIVED[table_name][0] if table_name in DERIVED else ()


def kept_columns(table: Table) -> list[Column[Any]]:
    """Return the columns of a table that are not derived: what the office's records hold."""
    hidden = derived_columns(table.name)
    return [column for column in table.columns if column.name not in hidden]


def with_derived(table_name: str, row: Row) -> dict[str, Any]:
    """Return `row` (whole, by column name) with its derived columns computed."""
    if table_name not in DERIVED:
        return {**row}
    return {**row, **DERIVED[table_name][1](row)}
