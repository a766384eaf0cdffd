"""Expressions and formatters that the sources of lists share: finding words, filters of SQL text, labels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from desktop_app.domain.vietnamese import search_words

if TYPE_CHECKING:
    # The formatters are used before SQLAlchemy is loaded.
    from sqlalchemy import BindParameter, ColumnElement

    from desktop_app.store.list_sources.texts import ListText

_MOST_ASKED: Final = 100
"""How many words of a text are searched for: SQLite takes no condition of a thousand parts (a pasted document)."""

type Word = str | ColumnElement[str]
"""A folded word that is searched for, or the expression for the `pattern` of one."""


def asked_words(*texts: str) -> list[str]:
    """Return the folded words that are searched for, each once; of very many the first ones."""
    return search_words(*texts).split()[:_MOST_ASKED]


def begins(text: ColumnElement[str], word: Word) -> ColumnElement[bool]:
    """Return the condition that some word of a folded text begins with `word`."""
    return text.like(pattern(word) if isinstance(word, str) else word)


def pattern(word: str) -> str:
    """Return what LIKE compares a folded text with."""
    # Folded words hold letters and digits only, so they contain no wildcards of LIKE.
    return f"% {word}%"


def in_year(day: ColumnElement[str], year: int) -> ColumnElement[bool]:
    """Return the condition that a day lies in a year."""
    return day.between(f"{year}-01-01", f"{year}-12-31")


def in_scope(list_text: ListText, scope: str, value: object) -> ColumnElement[bool]:
    """Return the condition of a scope that a list has as SQL text."""
    from sqlalchemy import bindparam, text
    from sqlalchemy.sql.expression import Grouping

    condition, values = list_text.condition(scope, value)
    # Unique, for another list in the same statement may have a scope of the same name.
    parameters: list[BindParameter[Any]] = [bindparam(name, value, unique=True) for name, value in values.items()]
    return Grouping(text(condition).bindparams(*parameters))


def scopes_of(list_text: ListText) -> dict[str, Callable[[Any], ColumnElement[bool]]]:
    """Return, for each scope that a list has as SQL text, the condition for a value."""
    return {scope: partial(in_scope, list_text, scope) for scope in (*list_text.scopes, *list_text.flags)}


def label(labels: Mapping[Any, str]) -> Callable[[str], str]:
    """Return a function that returns the label of a stored value, or the value itself if it has none."""
    return lambda value: labels.get(value, value)


def local_moment(text: str) -> str:
    """Return a stored time (UTC) as "dd/mm/yyyy HH:MM" in this machine's time zone; other texts unchanged."""
    try:
        moment = datetime.fromisoformat(text).astimezone()
    except ValueError:
        return text
    return f"{moment:%d/%m/%Y %H:%M}"
