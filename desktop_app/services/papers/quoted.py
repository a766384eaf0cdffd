"""The record that a paper has a text from: where a remark on its words leads."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.vietnamese import nfc
from desktop_app.papers.document.proofreading import ProofNote
from desktop_app.services.papers.remarks import PaperRemark
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

_TASK_TEXTS: Final = ("text", "product")
_TEXTS_OF_ROUND: Final = {
    "council_session": ("discussion", "conclusion", "guests", "place"),
    "decision": ("subject", "number"),
    "award": ("reason_line",),
    "nomination": ("summary", "reason_line", "note"),
}
"""The tables whose texts papers of a round print, and the columns that hold them."""

_AROUND: Final = 15


def leading_remarks(connection: Reader, notes: Iterable[ProofNote], round_row: Record | None) -> Iterator[PaperRemark]:
    """Yield a remark for each note on a text that comes from a record; it leads there, if the record is found.

    Several notes on one word of one record are one remark; so are those that say the same of a word in several, with
    their number: it leads to all of the first list that has any.
    """
    places: dict[str, dict[str, tuple[ProofNote, ListQuery | None]]] = {}
    for note in notes:
        query = _of_task(connection, note)
        if query is None:
            query = _of_round(connection, note, round_row) if round_row else _of_decision(connection, note)
        place = repr(query) if query is not None else note.sentence
        of_word = places.setdefault(note.of_every_place or f"{note.word}{place}", {})
        of_word.setdefault(place, (note, query))
    for of_word in places.values():
        (first, _), *_ = of_word.values()
        yield PaperRemark(first.at_places(len(of_word)), _all_of([query for _, query in of_word.values() if query]))


def _all_of(queries: Sequence[ListQuery]) -> ListQuery | None:
    """Return a query of the rows of all that are of records of one kind as the first, None for none.

    Only rows that are called by their ids can be joined: else it is the first.
    """
    if not queries:
        return None
    first, *_ = queries
    if "ids" not in first.scope:
        return first
    alike = [query for query in queries if query.kind == first.kind and query.scope.keys() == first.scope.keys()]
    of_plan = [query for query in alike if query.scope.get("plan") == first.scope.get("plan")]
    ids = tuple(dict.fromkeys(row_id for query in of_plan for row_id in _ids(query)))
    return replace(first, scope={**first.scope, "ids": ids})


def _ids(query: ListQuery) -> tuple[int, ...]:
    ids = query.scope["ids"]
    return ids if isinstance(ids, tuple) else ()


def _of_task(connection: Reader, note: ProofNote) -> ListQuery | None:
    row = _holding(connection, "task", _TASK_TEXTS, note, {})
    return ListQuery("tasks", scope={"ids": (row["id"],), "plan": row["plan_id"]}) if row is not None else None


def _of_round(connection: Reader, note: ProofNote, round_row: Record) -> ListQuery | None:
    code, decisions = str(round_row["code"]), records.living(connection, "decision", {"round_id": round_row["id"]})
    for table, columns in _TEXTS_OF_ROUND.items():
        matches = (
            [{"decision_id": row["id"]} for row in decisions] if table == "award" else [{"round_id": round_row["id"]}]
        )
        for match in matches:
            row = _holding(connection, table, columns, note, match)
            if row is None:
                continue
            if table == "council_session":
                return ListQuery("sessions", scope={"round": code})
            if table == "nomination":
                return ListQuery("nominations", row["nominee_name"], scope={"round": code, "kind": row["kind"]})
            name = row["awarded_name"] if table == "award" else ""
            return ListQuery("awards", name, scope={"decision": row["decision_id"] if table == "award" else row["id"]})
    return None


def _of_decision(connection: Reader, note: ProofNote) -> ListQuery | None:
    row = _holding(connection, "decision", ("number",), note, {}) if note.word.isdecimal() else None
    return (
        ListQuery("awards", scope={"decision": row["id"]}) if row is not None and row["number"] == note.word else None
    )


def _holding(
    connection: Reader, table: str, columns: Iterable[str], note: ProofNote, match: dict[str, object]
) -> Record | None:
    """Return the record of a table with the word, between the same letters as on the paper; None if there is none."""
    printed, word = _plain(note.text), _plain(note.word)
    for row in records.living(connection, table, match):
        for column in columns:
            text = _plain(row[column] or "")
            place = text.find(word)
            # A report may print only a part of it.
            if place >= 0 and text[max(place - _AROUND, 0) : place + len(word) + _AROUND].strip(" .;") in printed:
                return row
    return None


def _plain(text: str) -> str:
    return " ".join(nfc(text).split())
