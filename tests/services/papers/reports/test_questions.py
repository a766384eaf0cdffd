"""A report reads each table that tells the days of records once for each state of the book that it looks back on."""

from pathlib import Path

from desktop_app.services.book import opened
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
        # Which plan is the first is asked for anew.
        assert questions(book, lambda: days_of_records(tables, plan_id=1)) == 1
        assert questions(book, lambda: (decision_days(tables), cancellation_days(tables))) == 0
        assert questions(book, lambda: votes_until(tables, "2025-12-31")) == 0
        assert questions(book, lambda: proposal_days(tables, "2025-12-31")) == 0
        assert questions(book, lambda: voted_down_days(tables, "2025-12-31")) == 0
        # Of an earlier state only the log is read.
        assert questions(book, lambda: days_of_records(tables, last, 1)) <= first
        assert days_of_records(tables, last, 1) == days_of_records(tables, plan_id=1)
