"""Review rounds and their nominations."""

from functools import cache

from sqlalchemy import ColumnElement, column, func, literal_column, select, table, text

from desktop_app.domain.round_codes import round_title
from desktop_app.store.list_sources import texts
from desktop_app.store.list_sources.nomination_columns import BORN_WORDS, COLUMNS, FORMATTERS, PRINTED_ORDER, TABLES
from desktop_app.store.list_sources.words import begins, in_scope, scopes_of
from desktop_app.store.lists import ListSource, Search
from desktop_app.store.schema import emulation_movement, nomination, review_round


@cache
def rounds() -> ListSource:
    """Review rounds, the newest first, with how many are nominated in each."""

    def nominated(kind: str) -> ColumnElement[int]:
        counted = select(func.count()).where(nomination.c.round_id == review_round.c.id)
        of_kind = in_scope(texts.NOMINATIONS, "kind", kind)
        return counted.where(nomination.c.trashed_at.is_(None), of_kind).scalar_subquery()

    return ListSource(
        source=review_round.outerjoin(emulation_movement, emulation_movement.c.id == review_round.c.movement_id),
        row_id=review_round.c.id,
        columns={
            "code": review_round.c.code,
            "title": review_round.c.code,
            "from_date": review_round.c.from_date,
            "to_date": review_round.c.to_date,
            "movement": func.coalesce(emulation_movement.c.name, ""),
            "collectives": nominated("collective"),
            "individuals": nominated("individual"),
        },
        word=lambda word: begins(func.folded_words(review_round.c.code), word),
        sort_keys={"": review_round.c.code},
        own_order_descending=True,
        trashed=literal_column(texts.ROUNDS.trashed),
        scopes=scopes_of(texts.ROUNDS),
        formatters={"title": lambda code: round_title(code)},
    )


@cache
def nominations() -> ListSource:
    """Nominations: the newest first, or in printed order within a round."""
    row_id: ColumnElement[int] = literal_column("nomination.id")
    search_text: ColumnElement[str] = literal_column("nomination.search_text")
    return ListSource(
        source=text(TABLES),
        row_id=row_id,
        columns={key: literal_column(expression) for key, expression in COLUMNS.items()},
        word=lambda word: begins(search_text, word),
        order_tables=text(texts.NOMINATIONS.tables),
        sort_keys={
            "": row_id,
            "kind": literal_column(PRINTED_ORDER),
            "name": literal_column("nomination.name_key"),
            "unit": literal_column("nomination.unit_key"),
            "post": literal_column("nomination.post_key"),
        },
        own_order_descending=True,
        trashed=literal_column(texts.NOMINATIONS.trashed),
        scopes=scopes_of(texts.NOMINATIONS),
        scope_orders={"round": literal_column(PRINTED_ORDER)},
        search=_search(),
        searched={"name": BORN_WORDS, "unit": "", "award": ""},
        formatters=FORMATTERS,
    )


def _search() -> Search:
    search_table = table("nomination_search", column("rowid"))
    words_of: ColumnElement[str] = literal_column("nomination_search")
    return Search(
        table=search_table,
        source=search_table.join(nomination, nomination.c.id == search_table.c.rowid),
        row_id=search_table.c.rowid,
        matches=lambda words: words_of.op("MATCH")(" AND ".join(f'"{word}"*' for word in words)),
    )
