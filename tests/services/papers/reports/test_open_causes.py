"""Each report that prints dots for the cause of a weakness says so where it is made and where it is looked over."""

from datetime import date

import pytest

from desktop_app.domain.year.movements import MovementFields
from desktop_app.papers import PaperFormat
from desktop_app.services.book import Book
from desktop_app.services.papers import checks, papers
from desktop_app.services.papers.reports.texts.causes import CAUSE_TO_FILL, causes_to_fill
from desktop_app.services.year.movements import save_movement
from tests.books import BookIds

OPEN, BY_KIND = "Chưa ghi nguyên nhân của ", "Mục “a) Khách quan” để dòng chấm."
MOVEMENT = MovementFields(
    "Nói không với tin giả",
    date(2026, 1, 5),
    date(2026, 6, 1),
    closed_on=date(2026, 6, 10),
    weaknesses="Rà soát còn chậm.",
)


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("annual-report", {"year": "2026"}),
        ("half-year-report", {"round": "2026-H1"}),
        ("phase-report", {"phase": "2025-2026"}),
        ("movement-report", {}),
        ("emulation-report", {"year": "2026"}),
    ],
)
def test_an_open_cause_is_said_by_each_report(book: Book, filled: BookIds, kind: str, options: dict[str, str]) -> None:
    stored = save_movement(book, None, MOVEMENT).only_id("emulation_movement")
    options = options or {"movement": str(stored)}
    made = papers.render(book, kind, options, PaperFormat.DOCX)
    looked_over = [remark.sentence for remark in checks.remarks(book, kind, options)]
    # Of several years nobody wrote any: dots stand below both kinds.
    words = BY_KIND if kind == "phase-report" else OPEN
    assert words in made.note
    assert any(words in sentence for sentence in looked_over)


@pytest.mark.parametrize(
    ("weakness", "named"),
    [
        ("“Tổ chức “Ngày pháp luật”” (hạn 28/02/2026)", "“Tổ chức ‘Ngày pháp luật’” (hạn 28/02/2026)"),
        (f"“Tổ chức {'tuyên truyền ' * 9}” (hạn 28/02/2026)", f"“Tổ chức{' tuyên truyền' * 3}…” (hạn 28/02/2026)"),
        ("Rà soát còn chậm.", "“Rà soát còn chậm”"),
    ],
)
def test_a_task_whose_cause_is_open_is_named_briefly_in_one_pair_of_marks(weakness: str, named: str) -> None:
    (sentence,) = causes_to_fill(f"- {weakness}{CAUSE_TO_FILL}")
    assert sentence == f"Chưa ghi nguyên nhân của tồn tại, hạn chế {named}: báo cáo để dòng chấm."
