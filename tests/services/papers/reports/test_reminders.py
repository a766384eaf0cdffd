"""The day by which a letter asks for a report: no record has it, so it is counted from the letter's own date."""

from datetime import date

from desktop_app.domain.office.citations import day_words
from desktop_app.papers.document.as_text import as_json
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.kinds.options import DATED
from desktop_app.services.papers.reports.tables.reminders import units_to_remind
from tests.books import ask_for_tasks_from, import_shipped_plan


def test_the_day_of_the_reply_is_counted_from_the_date_of_the_letter_and_open_without(book: Book) -> None:
    plan = import_shipped_plan(book)
    ask_for_tasks_from(book, date(2026, 1, 1), plan)
    unit = {"unit": str(units_to_remind(book, date(2026, 8, 9))[0][0])}
    dated = unit | {DATED: "2026-08-09"}
    assert f"trước ngày {day_words(date(2026, 8, 19))}" in _text(book, dated)
    assert "trước ngày ……/……/……" in _text(book, unit)
    for options, words in ((dated, "trước ngày 19/8/2026, do chương trình tính"), (unit, "để dòng chấm vì")):
        assert any(words in remark.sentence for remark in remarks(book, "reminder-letter", options))


def _text(book: Book, options: dict[str, str]) -> str:
    return as_json(papers.document(book, "reminder-letter", options)).replace("\\u00a0", " ").replace("\xa0", " ")
