"""The values of a column among which its filter is chosen."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from desktop_app.domain.errors import ClerkError
from desktop_app.domain.lists import ListQuery
from desktop_app.services.lists import values_of
from desktop_app.ui.base.context import Context


def ask_values(
    context: Context,
    query: ListQuery,
    column: str,
    then: Callable[[Sequence[str]], None],
    asker: QObject,
    refuse: Callable[[ClerkError], None] | None = None,
) -> None:
    """Ask for the values that a column shows in the rows of a query, whatever the column itself is filtered by."""
    others = tuple(each for each in query.conditions if each.column != column)
    wide = replace(query, conditions=others, group="")
    context.read(lambda book: values_of(book, wide, column), then, refuse, asker)
