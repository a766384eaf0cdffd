"""The books that are pictured: an empty one, and the sample with what it leaves empty."""

import os
from datetime import date
from pathlib import Path

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.papers import PaperFormat
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping.backups import back_up
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.office.people import save_person
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.reports.entered import ANNUAL
from desktop_app.services.papers.reports.sent_reports import ReportKey, open_again
from desktop_app.services.year.activities import add_activity
from tests.books import book_in, sample_in
from tests.pictures.views import FULL


def make_book(folder: Path, state: str) -> None:
    """Make a book in a folder, full or empty, as somebody who is nobody."""
    os.environ["LOGNAME"] = "van-thu"
    if state == FULL:
        sample_in(folder)
    with book_in(folder) as book:
        if state == FULL:
            fill_the_rest(book)


def fill_the_rest(book: Book) -> None:
    """Write what the sample has none of: somebody not informed, issued papers, late and trashed records, a backup."""
    save_person(
        book,
        None,
        PersonFields("Khúc Bích Yến", "female", 1999),
        [(None, PostFields(1, "Chuyên viên", date(2026, 9, 1)))],
    )
    # Of what was sent before the program nothing can be late.
    open_again(book, ReportKey(ANNUAL, "2025"))
    issue(book, "annual-report", {"year": "2025"}, IssueFields("120", formats=(PaperFormat.PDF,)))
    add_activity(book, ActivityFields(date(2025, 6, 2), ActivityKind.GOOD_NEWS, "Đoàn viên hiến máu nhân đạo"))
    issue(book, "task-table", {"year": "2026"}, IssueFields(formats=(PaperFormat.PDF,)))
    (oldest, *_) = lists.everything(book, ListQuery("activities"))
    put_in_trash(book, "activity", [oldest.id])
    back_up(book)
