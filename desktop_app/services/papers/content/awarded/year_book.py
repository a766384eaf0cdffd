"""The book of the awards of a year: every award that the department decided, as each decision has it."""

from collections.abc import Sequence
from datetime import date

from desktop_app.domain.errors import UsageError
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.office.citations import day_words, giver_words
from desktop_app.domain.vietnamese import is_whole_number, natural_key
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.wording import spelled_date
from desktop_app.papers.kinds.awards import award_book
from desktop_app.services.awards.decisions import is_signed
from desktop_app.services.awards.money import catalogue_of
from desktop_app.services.awards.rows import to_recipient
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.office.offices import issuer, office, signer
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.standing.decision_numbers import cancelled_by, whole_number
from desktop_app.store import records
from desktop_app.store.records import Reader, Record


def award_book_paper(book: Book, year: str, on: date | None = None) -> Document:
    """Return the book of the awards that the department decided in a year. Raises UsageError."""
    if not (is_whole_number(year) and len(year) == 4):
        raise UsageError(f"Năm “{year}” phải viết bằng bốn chữ số.")
    day = on or date.today()
    own_office = office(book, day)
    with book.store.reading() as connection:
        decisions = _signed_in(connection, year)
        awards_by_decision = {
            row["id"]: records.living(connection, "award", {"decision_id": row["id"]}, order="position")
            for row in decisions
        }
        cancelled = cancelled_by(connection, [row for rows in awards_by_decision.values() for row in rows])
        rules = {row["id"]: catalogue_of(connection, row) for row in decisions}
        numbers = {row["id"]: whole_number(connection, row) for row in decisions}
    # Of one number and day collectives come first, as within a decision.
    decisions.sort(
        key=lambda row: (
            row["signed_on"],
            natural_key(numbers[row["id"]]),
            _is_of_people(awards_by_decision[row["id"]]),
        )
    )
    entries = tuple(
        _entry(
            row,
            numbers[row["id"]],
            {**award, "cancel_document": cancelled[award["id"]]},
            rules[row["id"]],
            office(book, date.fromisoformat(row["signed_on"])).name,
        )
        for row in decisions
        for award in awards_by_decision[row["id"]]
    )
    data = award_book.AwardBookData(
        issuer=issuer(own_office),
        signer=signer(own_office),
        year=day.year,
        title=f"năm {year}",
        entries=entries,
        # At its last day the year is whole.
        until=day if day.year == int(year) and day < date(day.year, 12, 31) else None,
    )
    return worded(book, award_book.build, data, award_book.AWARDS, day)


def award_book_note(book: Book, year: str) -> str:
    """Return a note on the awards in force of which neither payment nor handing over is recorded, "" for none."""
    with book.store.reading() as connection:
        rows = [
            award
            for decision in _signed_in(connection, year)
            for award in records.living(connection, "award", {"decision_id": decision["id"], "cancelled_on": None})
        ]
    open_ones = sum(not row["paid_on"] and not row["handed_on"] for row in rows)
    if not open_ones:
        return ""
    return (
        f"{open_ones} khen thưởng chưa ghi ngày nhận tiền lẫn ngày trao; đã chi, đã trao thì ghi ở thẻ Quyết định "
        "trước khi in."
    )


def _signed_in(connection: Reader, year: str) -> list[Record]:
    """Return the department's signed decisions of a year, by day."""
    decisions = records.living(connection, "decision", {"level": AwardLevel.DEPARTMENT.value}, order="signed_on")
    return [row for row in decisions if is_signed(row) and row["signed_on"].startswith(f"{year}-")]


def _is_of_people(awards: Sequence[Record]) -> bool:
    return all(row["kind"] == NomineeKind.INDIVIDUAL for row in awards)


def _cancelled_by(document: str, day: date) -> str:
    """Return the document that cancelled an award with its day, once: its number may be entered with it."""
    in_words = (day_words(day), f"{day:%d/%m/%Y}", spelled_date(day))
    is_dated = any(words in document.replace("\N{NO-BREAK SPACE}", " ") for words in in_words)
    return document if is_dated else f"{document}, ngày {day_words(day)}"


def _entry(row: Record, number: str, award: Record, rules: RuleSet, body: str) -> award_book.BookEntry:
    signed_on = from_iso(row["signed_on"])
    cancelled_on = from_iso(award["cancelled_on"])
    recovered_on = from_iso(award["recovered_on"])
    cancelled = _cancelled_by(award["cancel_document"], cancelled_on) if cancelled_on is not None else ""
    if recovered_on is not None:
        cancelled += f"; thu hồi {day_words(recovered_on)}"
    return award_book.BookEntry(
        awarded=to_recipient(
            award, rules, award["awarded_name"], amount=award["amount"] or 0, note=award["unpaid_reason"]
        ),
        decision_number=number,
        decided_on=signed_on,
        decided_by=giver_words(row["issuing_body"], body),
        place=award["position"],
        certificate_number=award["certificate_number"],
        paid_on=from_iso(award["paid_on"]),
        handed_over_on=from_iso(award["handed_on"]),
        cancelled=cancelled,
        decision=row["id"],
    )
