"""What reports on a movement call it, and of which day what they cite is."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.year.movements import save_movement
from tests.services.papers.content.test_movements import NEWS, lines


def test_the_year_of_a_movement_is_in_title_first_and_last_sentence_of_its_reports(book: Book) -> None:
    # "Báo cáo tổng kết phong trào thi đua “Mỗi ngày một tin tốt”" was that of each year alike.
    save_movement(book, None, NEWS)
    for kind, options, what in (
        ("movement-report", {}, "tổng kết"),
        ("movement-interim-report", {"cut_off": "2025-06-30"}, "sơ kết"),
    ):
        text = lines(book, kind, **options)
        named = f"{what} phong trào thi đua “Mỗi ngày một tin tốt” năm 2025"
        titles = papers.document(book, kind, {"movement": "1", **options}).titles
        assert titles is not None
        assert titles.subject.replace("\xa0", " ").lower() == named.lower()
        assert [line for line in text if f"báo cáo {named}. Số liệu" in line], kind
        assert [line for line in text if line.startswith(f"Trên đây là báo cáo {named} của Sở Ngoại vụ")], kind


@pytest.mark.parametrize(
    ("name", "to_date", "words"),
    [
        ("Mỗi ngày một tin tốt", date(2027, 6, 30), " giai đoạn 2025 - 2027"),
        ("Mỗi ngày một tin tốt", None, " từ ngày 15/01/2025 đến ngày 30/6/2026"),
        ("Mỗi ngày một tin tốt năm 2025", date(2025, 12, 15), ""),
        ("Thi đua giai đoạn 2025 - 2027", date(2027, 6, 30), ""),
    ],
)
def test_a_movement_is_named_with_its_years_once(book: Book, name: str, to_date: date | None, words: str) -> None:
    save_movement(book, None, replace(NEWS, name=name, to_date=to_date))
    day = "2026-06-30" if to_date != date(2025, 12, 15) else "2025-06-30"
    titles = papers.document(book, "movement-interim-report", {"movement": "1", "cut_off": day}).titles
    assert titles is not None
    assert titles.subject == f"Sơ kết phong trào thi đua “{name}”{words}"


def test_the_note_on_an_undated_report_says_that_its_law_is_that_of_the_launch(book: Book) -> None:
    # It named the last day for the law, too.
    save_movement(book, None, NEWS)
    undated = [remark.sentence for remark in remarks(book, "movement-report", {"movement": "1"})]
    law = "biểu mẫu, cơ quan, người ký theo ngày 15/12/2025 (ngày cuối của kỳ); căn cứ pháp lý theo ngày 13/01/2025"
    assert [each for each in undated if f"để trống năm; {law} (ngày văn bản phát động)" in each]
    save_movement(book, 1, replace(NEWS, document_date=None))
    undated = [remark.sentence for remark in remarks(book, "movement-report", {"movement": "1"})]
    assert [each for each in undated if "căn cứ pháp lý theo ngày 15/01/2025 (ngày bắt đầu phong trào)" in each]
