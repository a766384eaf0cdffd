"""The list of issued papers."""

from functools import cache

from sqlalchemy import ColumnElement, case, func

from desktop_app.store.list_sources.words import begins, in_year, local_moment
from desktop_app.store.lists import ListSource
from desktop_app.store.schema import issued_paper

EDITED = "đã sửa bằng Word"
"""The mark of a version that is the clerk's own file."""


@cache
def issued() -> ListSource:
    """Issued papers, the latest first; the scope `options` filters the versions of one paper."""
    plain = ("issued_at", "title", "version", "number", "dated_on", "signer", "issued_by")
    return ListSource(
        source=issued_paper,
        row_id=issued_paper.c.id,
        columns={name: issued_paper.c[name] for name in plain}
        | {"edited": case((issued_paper.c.edits == "", ""), else_=EDITED)},
        word=lambda word: begins(issued_paper.c.search_text, word),
        sort_keys={"": issued_paper.c.id, "issued_at": issued_paper.c.id},
        own_order_descending=True,
        scopes={
            "kind": lambda kind: issued_paper.c.kind == kind,
            "options": lambda options: issued_paper.c.options == options,
            # As `services.papers.issued` writes them: JSON with sorted keys.
            "round": lambda code: issued_paper.c.options.like(f'%"round": "{code}"%'),
            "year": lambda year: in_year(func.coalesce(issued_paper.c.dated_on, _day_of_issue()), year),
        },
        formatters={"issued_at": local_moment},
    )


def _day_of_issue() -> ColumnElement[str]:
    # The time after the day would sort the last day of a year after that day.
    return func.substr(issued_paper.c.issued_at, 1, 10)
