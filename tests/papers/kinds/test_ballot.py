from dataclasses import replace

import pytest
from docx.oxml.ns import qn

from desktop_app.domain.errors import InvalidRecord
from desktop_app.papers.document.model import Document
from desktop_app.papers.kinds.council.ballot import BALLOT, build
from desktop_app.papers.parts.awarded import AwardedRecipient
from tests.papers.reading import MM, docx_package, pdf_pages
from tests.papers.round_samples import ballot_data, rows, wording


def paper(nominees: tuple[AwardedRecipient, ...] | None = None, ballots: int = 7) -> Document:
    return build(ballot_data(nominees, ballots), wording(BALLOT))


def test_every_ballot_is_the_same_and_whole_and_nothing_numbers_it() -> None:
    pages = pdf_pages(paper(rows(2, 0), 7))
    assert sum(page.text().count("PHIẾU BẦU") for page in pages) == 7
    assert len(pages) == 4
    assert pages[0].text().split() == pages[1].text().split()
    for page in pages:
        count = page.text().count("PHIẾU BẦU")
        assert page.text().count("Nông Thị Bích Đào") == page.text().count("Hoàng Văn Đạt") == count
        assert max(fragment.y for fragment in page.fragments) < (297 - 20) / 25.4 * 72


def test_a_long_list_takes_a_page_or_more_for_each() -> None:
    pages = pdf_pages(paper(rows(9, 3), 2))
    assert len(pages) == 2
    assert all(page.text().count("PHIẾU BẦU") == 1 for page in pages)


def test_a_ballot_longer_than_a_page_fills_its_first_one_and_shares_none() -> None:
    pages = pdf_pages(paper(rows(24, 6), 2))
    assert [page.text().count("PHIẾU BẦU") for page in pages] == [1, 0, 1, 0]
    # Less than a row of three lines is left free.
    assert min(fragment.y for fragment in pages[0].fragments) < (20 + 22) * MM


def test_the_pages_of_a_long_ballot_are_numbered_each_from_its_first() -> None:
    pages = pdf_pages(paper(rows(24, 6), 3))
    numbers = [[fragment.text for fragment in page.fragments if fragment.y > (297 - 20) * MM] for page in pages]
    assert numbers == [[], ["2"], [], ["2"], [], ["2"]]
    sections = docx_package(paper(rows(24, 6), 3)).sections
    assert len(sections) == 3
    for section in sections:
        fields = section.header.paragraphs[0]._p.iter(qn("w:instrText"))  # noqa: SLF001 - python-docx has no fields
        assert [field.text for field in fields] == ["PAGE"]
    # Those that share a page are still of one section without numbers.
    assert len(docx_package(paper(rows(3, 0), 3)).sections) == 1


def test_a_line_to_cut_along_stands_only_between_ballots() -> None:
    first, last = pdf_pages(paper(rows(3, 0), 3))
    ends = [fragment.y for fragment in first.fragments if fragment.text == "Lương Quốc Khánh"]
    flat = {y for x, y, x2, y2 in first.segments if y == y2 and x2 - x > 160 * MM}
    assert len(ends) == 2
    # The edge of the table.
    assert len([y for y in flat if y < min(ends)]) == 1
    assert last.text().count("PHIẾU BẦU") == 1


def test_a_ballot_asks_for_a_mark_and_says_when_it_does_not_count() -> None:
    text = pdf_pages(paper(ballots=1))[0].text()
    assert "Đồng ý" in text
    assert "Không đồng ý" in text
    assert "không hợp lệ" in text
    assert "Số:" not in text


def test_an_exception_is_told_to_whoever_votes() -> None:
    nominees = (*rows(1, 0), replace(rows(2, 0)[1], note="Mới công tác 5 tháng"))
    text = pdf_pages(paper(nominees, 1))[0].text()
    assert text.count("(Mới công tác 5 tháng)") == 1
    assert "(Mới" not in pdf_pages(paper(rows(2, 0), 1))[0].text()


def test_word_has_them_all() -> None:
    tables = docx_package(paper(ballots=5)).tables
    assert len(tables) == 10


@pytest.mark.parametrize("ballots", [0, -1, 201])
def test_numbers_that_are_none_are_refused(ballots: int) -> None:
    with pytest.raises(InvalidRecord, match="từ 1 đến 200"):
        paper(ballots=ballots)


def test_without_candidates_there_is_no_ballot() -> None:
    with pytest.raises(InvalidRecord, match="Chưa có trường hợp nào"):
        paper(())
