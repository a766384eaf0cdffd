"""The numbers of decisions as papers and lists cite them: each with its symbol, also where none was typed."""

from collections.abc import Iterable
from datetime import date

from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.services.office.offices import office_of_day
from desktop_app.store.records import Reader, Record


def with_whole_numbers(connection: Reader, rows: Iterable[Record]) -> list[Record]:
    """Return decisions, or awards with what their decisions have, each number with its symbol."""
    return [{**row, "number": whole_number(connection, row)} for row in rows]


def whole_number(connection: Reader, decision: Record) -> str:
    """Return the number of a decision with its symbol: of a signed one of the department "96/QĐ-SNgV" for 96."""
    from desktop_app.papers.document.wording import document_number

    number = str(decision["number"])
    is_own = decision["level"] == AwardLevel.DEPARTMENT and decision["signed_on"]
    if not is_own or not number.strip() or "/" in number:
        return number
    code = office_of_day(connection, date.fromisoformat(decision["signed_on"])).code
    return document_number(number, f"QĐ-{code}")
