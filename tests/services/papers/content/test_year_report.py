"""The report on a year's emulation of which little or nothing was recorded."""

import re
from dataclasses import replace
from pathlib import Path

from desktop_app.services.book import Book, opened
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.acts import change_round
from tests.books import record_rows, review_round, sample_in
from tests.services.papers.content.test_awarded import made, remarks_of, words_of


def test_what_nobody_wrote_of_the_year_is_a_line_and_a_remark(book: Book) -> None:
    review_round(book, "2026-H2")
    assert "chưa ghi ưu điểm, tồn tại, hạn chế, nguyên nhân" in remarks_of(book, "emulation-report", year="2026")
    empty = words_of(made(book, "emulation-report", year="2026"))
    # One line for the assessment, one for what comes next.
    assert len(re.findall("…[… ]+", empty)) == 2
    assert "Ưu điểm" not in empty
    assert "chưa có số liệu về đăng ký thi đua, phong trào, phiên họp, khen thưởng năm 2026." in empty
    remark = "sổ chưa có đăng ký thi đua, phong trào, phiên họp, khen thưởng nào của năm 2026."
    assert remark in remarks_of(book, "emulation-report", year="2026")
    written = replace(
        round_of(book, "2026-H2"),
        strengths="Phong trào gắn với nhiệm vụ.",
        weaknesses="Còn chậm.",
        causes="Do thiếu người.",
        next_steps="Đẩy mạnh.\nGiao chỉ tiêu.",
    )
    change_round(book, written)
    text = words_of(made(book, "emulation-report", year="2026"))
    assert all(words in text for words in ("Phong trào gắn với nhiệm vụ.", "Còn chậm.", "Do thiếu người.", "Đẩy mạnh."))
    assert "……" not in text
    assert "chưa ghi" not in remarks_of(book, "emulation-report", year="2026")
    assert record_rows(book)


def test_a_year_that_goes_on_tells_what_has_no_decision_yet(tmp_path: Path) -> None:
    # Titles are decided on at the end of a year: of what is registered and proposed until then nothing was said.
    with opened(sample_in(tmp_path / "book")) as sample:
        going_on = words_of(made(sample, "emulation-report", year="2026", cut_off="2026-11-20"))
        ended = words_of(made(sample, "emulation-report", year="2025"))
    titles = "Tập thể lao động tiên tiến, Chiến sĩ thi đua cơ sở và Lao động tiên tiến"
    assert f"Tính đến ngày 20/11/2026, chưa có quyết định công nhận {titles} năm 2026." in going_on
    assert "Đã đề nghị khen thưởng 02 tập thể và 09 cá nhân, chưa có quyết định." in going_on
    assert "Tính đến ngày 20/11/2026, có 01 lượt khen thưởng" in going_on
    assert "chưa có quyết định" not in ended
    assert "Trong năm có 49 lượt" in ended
