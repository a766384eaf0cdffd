"""Number, date and signer set in a finished paper where it has blanks for them, also in its annexes."""

from datetime import date

import pytest

from desktop_app.papers.document.model import Document
from desktop_app.papers.document.numbered import date_of, number_of, numbered, signed_by, signer_of, symbol_of
from tests.papers.every_kind import KINDS, blocks
from tests.papers.reading import pdf_pages, squeezed

DAY = date(2027, 1, 5)
WORDS = "ngày 05 tháng 01 năm 2027"


def bare(kind: str) -> Document:
    """Return a paper with blanks for number and date."""
    document = KINDS[kind](3)
    assert not number_of(document)
    return document


@pytest.mark.parametrize("kind", ["decision", "annual report"])
def test_number_and_day_stand_in_the_head_and_on_the_line_of_every_annex(kind: str) -> None:
    symbol = symbol_of(bare(kind))
    given = numbered(bare(kind), "7", DAY)
    assert number_of(given) == f"07/{symbol}"
    first, *others = pdf_pages(given)
    assert f"Số: 07/{symbol}" in squeezed(first.text())
    assert WORDS in squeezed(first.text())
    assert given.annexes
    attached = [squeezed(annex.titles.attached_to) for annex in given.annexes if annex.titles is not None]
    assert len(attached) == len(given.annexes)
    assert all(f"số 07/{symbol} {WORDS} của" in line for line in attached)
    printed = squeezed(" ".join(page.text() for page in others))
    assert attached[0] in printed


def test_a_list_issued_with_the_decision_has_no_number_or_day_of_its_own() -> None:
    given = numbered(bare("decision with issued list"), "7", DAY)
    (annexed,) = given.annexes
    assert annexed.letterhead is not None
    assert (annexed.letterhead.number_text, annexed.letterhead.place_date) == ("", "")
    assert annexed.titles is not None
    assert WORDS in squeezed(annexed.titles.attached_to)


def test_a_list_issued_with_another_paper_names_its_number_and_day_and_has_none_of_its_own() -> None:
    document = bare("nomination list")
    assert date_of(document) is None
    given = numbered(document, "7", DAY)
    assert given.titles is not None
    assert f"số 07/TTr-SNgV {WORDS} của" in squeezed(given.titles.attached_to)
    assert given.letterhead == document.letterhead
    assert symbol_of(given) == number_of(given) == ""
    assert date_of(given) == DAY
    assert numbered(given, "8", date(2027, 2, 9)) == given


def test_a_number_that_was_given_stays() -> None:
    once = numbered(bare("decision"), "7", None)
    assert number_of(numbered(once, "8", DAY)) == number_of(once)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_given_changes_nothing(kind: str) -> None:
    document = KINDS[kind](3)
    assert numbered(document, "", None) == document
    assert signed_by(document, "") == document


def test_the_name_of_who_signs_stands_under_every_signature_of_that_capacity() -> None:
    given = signed_by(bare("decision with issued list"), "Ngọ Thị Yến")
    assert signer_of(given) == "Ngọ Thị Yến"
    assert [block.name for block in blocks(given.annexes[0])] == ["Ngọ Thị Yến"]
    assert "Ngọ Thị Yến" in pdf_pages(given)[0].text()
