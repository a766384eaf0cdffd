"""What the sample's reports tell of awards of an earlier year, and of who was proposed in several rounds."""

from collections.abc import Iterator

import pytest

from desktop_app.services.book import Book, opened
from desktop_app.services.papers import papers
from tests.books import rows_of, sample_in
from tests.papers.reading import docx_text


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with opened(sample_in(tmp_path_factory.mktemp("awards") / "book")) as book:
        yield book


def test_a_title_is_told_with_the_year_that_it_is_of(office: Book) -> None:
    ((title,),) = rows_of(office, "award", "DISTINCT award", "decision_id = 8")
    assert rows_of(office, "decision", "signed_on, period_to", "id = 8") == [("2026-01-20", "2025-12-31")]
    sentence = f"công nhận danh hiệu {title} năm 2025 cho 01 tập thể"
    for kind in ("annual-report", "emulation-report"):
        printed = docx_text(papers.document(office, kind, {"year": "2026"})).replace("\u00a0", " ")
        assert sentence in printed, kind


def test_who_is_an_example_twice_is_counted_once_beside_the_times(office: Book) -> None:
    printed = docx_text(papers.document(office, "phase-report", {"phase": "2022-2025"})).replace("\u00a0", " ")
    marked = "exemplar = 1 AND state <> 'failed' AND trashed_at IS NULL AND round_id <= 8"
    ((times, several),) = rows_of(
        office, "nomination", "count(*), count(DISTINCT coalesce('p' || person_id, 'u' || unit_id))", marked
    )
    assert (times, several) == (13, 11)
    assert f"Đã đề nghị nhân rộng {times} lượt gương điển hình tiên tiến ({several} gương)." in printed
