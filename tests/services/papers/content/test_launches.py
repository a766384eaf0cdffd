"""Papers on nominees of a movement name it and the paper that launched it."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.vocabulary import CommendationType
from desktop_app.domain.year.movements import MovementFields
from desktop_app.papers.document.model import Document, LegalBases
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.kinds.options import DATED
from desktop_app.services.rounds.nominations import change_nomination, nomination
from desktop_app.services.year.movements import save_movement
from tests.books import BookIds

NAME = "Mỗi ngày một tin tốt"


def of_movement(book: Book, filled: BookIds, **launched: object) -> int:
    """Let the nomination of Lan be for a movement, and return the id of that."""
    fields = replace(MovementFields(NAME, date(2026, 1, 5)), **launched)  # type: ignore[arg-type]
    movement = save_movement(book, None, fields).only_id("emulation_movement")
    stored = nomination(book, filled.of_lan).fields
    of_type = replace(stored, movement_id=movement, commendation_type=CommendationType.MOVEMENT)
    change_nomination(book, filled.of_lan, of_type)
    return movement


def bases_of(paper: Document) -> str:
    return " ".join(
        line.replace("\u00a0", " ") for block in paper.body if isinstance(block, LegalBases) for line in block.lines
    )


def subject_of(paper: Document) -> str:
    assert paper.titles is not None
    return paper.titles.subject.replace("\u00a0", " ")


@pytest.mark.parametrize("kind", ["submission", "unit-request", "award-decision"])
def test_who_asks_for_and_gives_awards_of_a_movement_cites_what_launched_it(
    book: Book, filled: BookIds, kind: str
) -> None:
    launched = {
        "document_type": "Kế hoạch",
        "document_number": "07/KH-SNgV",
        "document_date": date(2026, 1, 13),
    }
    of_movement(book, filled, **launched)
    options = {"round": "2026-H1", DATED: "2026-06-20"}
    own: dict[str, dict[str, str]] = {
        "submission": {"type": "movement"},
        "unit-request": {"unit": str(filled.office_unit)},
        "award-decision": {},
    }
    options |= own[kind]
    paper = papers.document(book, kind, options)
    assert (
        "Căn cứ Kế hoạch số 07/KH-SNgV ngày 13 tháng 01 năm 2026 của Sở Ngoại vụ phát động phong trào thi đua "
        f"“{NAME}”" in bases_of(paper)
    )
    # Beside Lan the book has others, of no movement that it knows: those of several types have no one title.
    if kind == "unit-request":
        assert subject_of(paper).endswith(f"tặng Giấy khen 6 tháng đầu năm 2026 trong phong trào thi đua “{NAME}”")


def test_a_paper_of_another_body_is_cited_with_its_own_words(book: Book, filled: BookIds) -> None:
    of_movement(
        book,
        filled,
        document_type="Kế hoạch",
        document_number="21/KH-UBND",
        document_abstract="Phát động thi đua đặc biệt",
    )
    paper = papers.document(book, "submission", {"round": "2026-H1", "type": "movement"})
    assert "Căn cứ Kế hoạch số 21/KH-UBND phát động thi đua đặc biệt" in bases_of(paper)


def test_a_movement_without_a_paper_is_no_basis(book: Book, filled: BookIds) -> None:
    of_movement(book, filled)
    paper = papers.document(book, "submission", {"round": "2026-H1", "type": "movement"})
    assert "phát động" not in bases_of(paper)


def test_the_minutes_of_a_unit_name_the_movement_of_its_nominees(book: Book, filled: BookIds) -> None:
    of_movement(book, filled)
    paper = papers.document(book, "unit-minutes", {"round": "2026-H1", "unit": str(filled.office_unit)})
    texts = " ".join(getattr(block, "text", "") for block in paper.body).replace("\u00a0", " ")
    assert f"tặng Giấy khen 6 tháng đầu năm 2026 trong phong trào thi đua “{NAME}” cho 01 cá nhân" in texts
