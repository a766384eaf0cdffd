"""A report reads each table that tells the days of records once for each state of the book that it looks back on."""

from collections import Counter
from pathlib import Path

from sqlalchemy import event

from desktop_app.services.book import opened
from desktop_app.services.papers.reports.facts.span import facts
from desktop_app.services.year.indicators import period_span
from desktop_app.store.queries.report_days import (
    DatedTables,
    cancellation_days,
    days_of_records,
    decision_days,
    proposal_days,
    voted_down_days,
    votes_until,
)
from desktop_app.store.records import highest
from tests.books import sample_in
from tests.questions import questions


def test_days_are_told_from_tables_that_are_read_once(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book, book.store.reading() as connection:
        tables, last = DatedTables(connection), highest(connection, "change", "id")
        first = questions(book, lambda: days_of_records(tables, plan_id=1))
        assert questions(book, lambda: days_of_records(tables, plan_id=1)) == 0
        assert questions(book, lambda: (decision_days(tables), cancellation_days(tables))) == 0
        assert questions(book, lambda: votes_until(tables, "2025-12-31")) == 0
        assert questions(book, lambda: proposal_days(tables, "2025-12-31")) == 0
        assert questions(book, lambda: voted_down_days(tables, "2025-12-31")) == 0
        # Of an earlier state only the log is read.
        assert questions(book, lambda: days_of_records(tables, last, 1)) <= first
        assert days_of_records(tables, last, 1) == days_of_records(tables, plan_id=1)


def test_the_facts_of_a_span_ask_each_of_these_tables_once(tmp_path: Path) -> None:
    # Awards, what was put forward and what was voted down each read them for themselves: votes and sessions thrice.
    statements: Counter[str] = Counter()
    with opened(sample_in(tmp_path / "book")) as book:
        event.listen(book.store.engine, "before_cursor_execute", lambda *asked: statements.update([asked[2]]))
        facts(book, "2025", period_span("2025"))
    of_days = {
        text: times for text, times in statements.items() if "FROM vote_tally" in text or "FROM council_s" in text
    }
    assert of_days
    assert set(of_days.values()) == {1}
