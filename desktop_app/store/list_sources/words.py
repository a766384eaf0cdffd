"""What the sources of lists share: finding words, the filters that are SQL text, and how stored values are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # How values are shown is asked for before SQLAlchemy is loaded, too.
    from sqlalchemy import BindParameter, ColumnElement

    from desktop_app.store.list_sources.texts import ListText


def begins(text: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """Return the condition that some word of a folded text begins with `word`."""
    # Folded words hold letters and digits only, so nothing in them means anything to LIKE.
    return text.like(f"% {word}%")


def in_year(day: ColumnElement[str], year: int) -> ColumnElement[bool]:
    """Return the condition that a day lies in a year."""
    return day.between(f"{year}-01-01", f"{year}-12-31")


def in_scope(listed: ListText, scope: str, value: object) -> ColumnElement[bool]:
    """Return the condition of a scope that a list has as SQL text."""
    from sqlalchemy import bindparam, text
    from sqlalchemy.sql.expression import Grouping

    condition, values = listed.condition(scope, value)
    # Unique, for another list in the same statement may have a scope of the same name.
    bound: list[BindParameter[Any]] = [bindparam(name, value, unique=True) for name, value in values.items()]
    return Grouping(text(condition).bindparams(*bound))


def scopes_of(listed: ListText) -> dict[str, Callable[[Any], ColumnElement[bool]]]:
    """Return, for each scope that a list has as SQL text, the condition for a value."""
    return {scope: partial(in_scope, listed, scope) for scope in (*listed.scopes, *listed.flags)}


def label(labels: Mapping[Any, str]) -> Callable[[str], str]:
    """Return how a stored value is shown: by its label, or as it is where it has none."""
    return lambda value: labels.get(value, value)


def local_moment(text: str) -> str:
    """Return a stored moment (UTC) as "dd/mm/yyyy HH:MM" of this machine's clock; what is no moment as it is."""
    try:
        moment = datetime.fromisoformat(text).astimezone()
    except ValueError:
        return text
    return f"{moment:%d/%m/%Y %H:%M}"
