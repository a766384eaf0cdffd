"""The report on a year's emulation of which little or nothing was recorded."""

import re
from dataclasses import replace

from desktop_app.services.book import Book
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.acts import change_round
from tests.books import record_rows, review_round
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
