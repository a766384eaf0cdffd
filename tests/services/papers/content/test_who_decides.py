"""A tờ trình sent up asks its addressee to decide on what he decides on, and to put the rest before those who do."""

import pytest

from desktop_app.papers.document.as_text import as_json
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from tests.books import BookIds, person
from tests.services.judging import propose

UPWARD = {"round": "2026-H1", "direction": "upward"}
CHAIRMAN = "kính trình Chủ tịch UBND tỉnh Lạng Sơn xem xét, "


@pytest.mark.parametrize(
    ("awards", "asked"),
    [
        (["provincial_certificate"], "quyết định./."),
        (["pm_certificate"], "trình Thủ tướng Chính phủ quyết định./."),
        (["labour_order_third"], "trình Chủ tịch nước quyết định./."),
        (
            ["provincial_certificate", "pm_certificate", "labour_order_third"],
            "quyết định theo thẩm quyền và trình Thủ tướng Chính phủ, Chủ tịch nước quyết định./.",
        ),
    ],
)
def test_the_chairman_decides_on_what_is_his_and_puts_the_rest_before_those_who_do(
    book: Book, filled: BookIds, awards: list[str], asked: str
) -> None:
    # He was asked to decide on an order that the State President gives.
    for number, award in enumerate(awards):
        propose(book, "2026-H1", person(book, f"Lộc Thị {'ABC'[number]}", filled.office_unit, "Chuyên viên"), award)
    paper = as_json(papers.document(book, "submission", UPWARD)).replace("\N{NO-BREAK SPACE}", " ")
    assert f"{CHAIRMAN}{asked}".replace("UBND", "Ủy ban nhân dân") in paper
    for kind, what in (("submission", "Tờ trình"), ("nomination-list", "Danh sách")):
        noted = [remark.sentence for remark in remarks(book, kind, UPWARD) if "nhiều cấp" in remark.sentence]
        names = "Chủ tịch UBND tỉnh Lạng Sơn, Thủ tướng Chính phủ, Chủ tịch nước"
        several = f"{what} gồm đề nghị do nhiều cấp quyết định ({names}); nên mở bằng Word, tách riêng cho mỗi cấp."
        assert noted == ([several] if len(awards) > 1 else [])
