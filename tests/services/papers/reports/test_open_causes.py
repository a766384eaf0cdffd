"""Each report that prints dots for the cause of a weakness says so where it is made and where it is looked over."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.year.movements import MovementFields
from desktop_app.papers import PaperFormat
from desktop_app.services.book import Book
from desktop_app.services.papers import checks, papers
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.acts import change_round
from desktop_app.services.year.movements import save_movement
from tests.books import BookIds, ask_for_tasks_from, review_round, rows_of

OPEN = "Chưa ghi nguyên nhân của tồn tại, hạn chế “"
MOVEMENT = MovementFields("Nói không với tin giả", date(2026, 1, 5), date(2026, 6, 1), closed_on=date(2026, 6, 10))


def _late_task(book: Book) -> dict[str, str]:
    ask_for_tasks_from(book, date(2026, 1, 1))
    ((row_id,), *_) = rows_of(book, "occurrence", "id", "due_on BETWEEN '2026-01-01' AND '2026-06-30'")
    record_result(book, int(str(row_id)), OccurrenceFields("Đã làm", 100, date(2026, 7, 1)))
    return {}


def _movement(book: Book) -> dict[str, str]:
    save_movement(book, None, replace(MOVEMENT, weaknesses="Rà soát còn chậm."))
    ((row_id,),) = rows_of(book, "emulation_movement", "max(id)", "1")
    return {"movement": str(row_id)}


def _year(book: Book) -> dict[str, str]:
    review_round(book, "2026-H2")
    fields = round_of(book, "2026-H2")
    change_round(book, "2026-H2", replace(fields.fields, weaknesses="Hồ sơ gửi chậm."))
    return {}


@pytest.mark.parametrize(
    ("kind", "options", "plant"),
    [
        ("annual-report", {"year": "2026"}, _movement),
        ("half-year-report", {"round": "2026-H1"}, _movement),
        ("phase-report", {"phase": "2025-2026"}, _movement),
        ("movement-report", {}, _movement),
        ("emulation-report", {"year": "2026"}, _movement),
    ],
)
def test_an_open_cause_is_said_by_each_report(
    book: Book, filled: BookIds, kind: str, options: dict[str, str], plant: Callable[[Book], dict[str, str]]
) -> None:
    planted = plant(book)
    options = options | (planted if kind == "movement-report" else {})
    made = papers.render(book, kind, options, PaperFormat.DOCX)
    looked_over = [remark.sentence for remark in checks.remarks(book, kind, options)]
    assert OPEN in made.note
    assert any(OPEN in sentence for sentence in looked_over)
