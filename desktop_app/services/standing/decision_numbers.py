"""The numbers of decisions as papers and lists cite them: each with its symbol, also where none was typed."""

from collections.abc import Iterable
from datetime import date

from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.law.year_facts import Scope
from desktop_app.domain.office.citations import giver_words
from desktop_app.services.office.offices import office_of_day
from desktop_app.store import records
from desktop_app.store.records import Reader, Record


def with_whole_numbers(connection: Reader, rows: Iterable[Record]) -> list[Record]:
    """Return decisions, or awards with what their decisions have, each number with its symbol."""
    return [{**row, "number": whole_number(connection, row)} for row in rows]


def whole_number(connection: Reader, decision: Record) -> str:
    """Return the number of a decision with its symbol: of a signed one of the department "96/QĐ-SNgV" for 96."""
    number = str(decision["number"])
    if decision["level"] != AwardLevel.DEPARTMENT or not decision["signed_on"]:
        return number
    return _with_symbol(connection, number, decision["signed_on"])


def recognised_by(connection: Reader, initiative: Record) -> str:
    """Return the document that recognised an initiative: a bare number is that of the office's own decision.

    What a higher level recognised keeps it as it was typed: its symbol is not known.
    """
    document, day = str(initiative["document"]), initiative["recognised_on"]
    is_own = initiative["scope"] == Scope.BASE and document.isdecimal() and day
    return _with_symbol(connection, document, day) if is_own else document


def cancelled_by(connection: Reader, awards: Iterable[Record]) -> dict[int, str]:
    """Return, by the ids of these rows, what cancelled awards: a bare number is that of the office's own decision."""
    ids = [row["id"] for row in awards]
    cancelled = records.fetch_many(connection, "award", ids)
    decisions = records.fetch_many(connection, "decision", sorted({row["decision_id"] for row in cancelled.values()}))
    rows = (cancelled[row_id] for row_id in ids)
    return {row["id"]: _cancelling(connection, row, decisions[row["decision_id"]]) for row in rows}


def set_up_by(connection: Reader, number: str, decided_on: date | None, body: str) -> str:
    """Return the number of the decision that set a Council up, which a `body` signed, "" for the office's director."""
    if decided_on is None or not number.isdecimal():
        return number
    office = office_of_day(connection, decided_on).name
    is_own = giver_words(body, office).casefold() == giver_words("", office).casefold()
    return _with_symbol(connection, number, decided_on.isoformat()) if is_own else number


def council_without_symbol(number: str) -> str:
    """Return a sentence on the number of a decision that set a Council up, if its symbol was not typed, else ""."""
    if not number or "/" in number:
        return ""
    return f"Quyết định thành lập Hội đồng ghi số “{number}”, thiếu ký hiệu sau số."


def _cancelling(connection: Reader, award: Record, decision: Record) -> str:
    document, day = str(award["cancel_document"]), award["cancelled_on"]
    is_own = decision["level"] == AwardLevel.DEPARTMENT and document.isdecimal() and day
    return _with_symbol(connection, document, day) if is_own else document


def _with_symbol(connection: Reader, number: str, day: str) -> str:
    """Return the number of a decision of the office, of a day, with its symbol if it was typed without."""
    from desktop_app.papers.document.wording import document_number

    if not number.strip() or "/" in number:
        return number
    return document_number(number, f"QĐ-{office_of_day(connection, date.fromisoformat(day)).code}")
