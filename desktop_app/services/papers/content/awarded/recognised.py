"""What a report on a year says of the initiatives that were recognised in it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from desktop_app.domain.law.year_facts import SCOPE_LABELS, Scope
from desktop_app.domain.office.citations import cited_document, count_words, joined_words
from desktop_app.services.dates import from_iso
from desktop_app.services.standing.decision_numbers import recognised_by
from desktop_app.store import records
from desktop_app.store.records import Reader, Record


def recognised_initiatives(connection: Reader, year: int, last: str) -> tuple[Record, ...]:
    """Return the initiatives that were recognised in a year by a day; one recognised without a day was in its year."""
    rows = records.living(connection, "initiative", {"recognised": 1}, order="recognised_on")
    return tuple(
        {**row, "document": recognised_by(connection, row)}
        for row in rows
        if f"{year}-01-01" <= (row["recognised_on"] or f"{row['year']}-01-01") <= last
    )


def waiting_initiatives(connection: Reader, year: int) -> Iterator[str]:
    """Yield that initiatives of a year have no decision on record: a report tells of none of them."""
    waiting = records.living(connection, "initiative", {"year": year, "recognised": 0})
    if waiting:
        which = f"{count_words(len(waiting))} sáng kiến của năm {year} chưa được công nhận"
        where = "ghi ở trang Tập thể – cá nhân, thẻ Theo năm"
        yield f"Báo cáo không nêu {which}: khi có quyết định, {where}."


def initiatives_sentence(initiatives: Sequence[Record], during: str) -> str:
    """Return how many initiatives were recognised, for which scopes, and by which decisions."""
    scopes = Counter(Scope(row["scope"]) for row in initiatives)
    split = [(count_words(scopes[scope]), label) for scope, label in SCOPE_LABELS.items() if scopes[scope]]
    # As the scopes are told before them: sorting leaves those of one in the order of their days.
    in_order = sorted(initiatives, key=lambda row: list(SCOPE_LABELS).index(Scope(row["scope"])))
    documents = dict.fromkeys(cited_document(row["document"], _day(row)) for row in in_order)
    cited = joined_words(tuple(filter(None, documents)), apart="; ")
    decided = f" ({cited})" if cited else ""
    among = ", " + (
        f"gồm {joined_words(tuple(map(' '.join, split)))}" if len(split) > 1 else f"phạm vi ảnh hưởng {split[0][1]}"
    )
    return f"{during} có {count_words(len(initiatives))} sáng kiến được công nhận{among}{decided}."


def _day(row: Record) -> date | None:
    return from_iso(row["recognised_on"])
