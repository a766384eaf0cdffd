"""Who was proposed for commendation in a movement and is not decided on: its report tells them."""

from datetime import date

from desktop_app.domain.council.votes import Votes
from desktop_app.domain.year.movements import MovementFields
from desktop_app.services.book import Book
from desktop_app.services.council.vote_tallies import record_votes
from desktop_app.services.papers import papers
from desktop_app.services.year.movements import save_movement
from tests.books import person, review_round, unit
from tests.services.judging import MOVEMENT, PAPER, decide, propose
from tests.services.meetings import meeting


def test_a_movement_report_tells_who_is_proposed_until_they_are_decided_on(book: Book) -> None:
    review_round(book, "2026-H1")
    fields = MovementFields("Nói không với tin giả", date(2026, 1, 5), date(2026, 12, 31))
    movement_id = save_movement(book, None, fields).only_id("emulation_movement")
    division = unit(book, "Phòng Pháp chế")
    subjects = [(person(book, "Lộc Văn Bình", division), PAPER), (person(book, "Vi Thị Cúc", division), PAPER)]
    ids = [
        propose(book, "2026-H1", subject, award, commendation_type=MOVEMENT, movement_id=movement_id)
        for subject, award in subjects
    ]

    def body_to(cut_off: str) -> str:
        options = {"movement": str(movement_id), "cut_off": cut_off}
        return str(papers.document(book, "movement-interim-report", options).body)

    words = "Có 02 cá nhân được đề nghị khen thưởng, đến ngày 01/11/2026 chưa có kết quả xét của Hội đồng."
    assert words in body_to("2026-11-01")
    session = meeting(book, "2026-H1", nominations=ids, held_on=date(2026, 10, 30))
    record_votes(book, session.id, {ids[0]: Votes(3, 3, 3, 3), ids[1]: Votes(3, 3, 3, 0, 3)})
    left = "Hội đồng xét không đạt 01 cá nhân; đến ngày 01/11/2026 còn 01 cá nhân chưa có quyết định."
    assert f"Có 02 cá nhân được đề nghị khen thưởng; {left}" in body_to("2026-11-01")
    record_votes(book, session.id, {row_id: Votes(3, 3, 3, 3) for row_id in ids})
    decide(book, "2026-H1", ids, "9/QĐ-SNgV", date(2026, 11, 2))
    assert "chưa có quyết định" not in body_to("2026-11-03")


def test_all_reports_tell_of_the_same_exemplars(book: Book) -> None:
    # The report on the movement named those alone whose award was decided; the others counted them before that.
    review_round(book, "2026-H1")
    fields = MovementFields("Nói không với tin giả", date(2026, 1, 5), date(2026, 12, 31))
    movement_id = save_movement(book, None, fields).only_id("emulation_movement")
    division = unit(book, "Phòng Pháp chế")
    subject = (person(book, "Lộc Văn Bình", division), PAPER)
    propose(book, "2026-H1", *subject, commendation_type=MOVEMENT, movement_id=movement_id, exemplar=True)

    def reports_naming() -> tuple[bool, bool, bool]:
        movement = papers.document(
            book, "movement-interim-report", {"movement": str(movement_id), "cut_off": "2026-11-01"}
        )
        of_year = {"year": "2026", "cut_off": "2026-11-15"}
        emulation, annual = (papers.document(book, kind, of_year) for kind in ("emulation-report", "annual-report"))
        return (
            "nhân rộng: Lộc Văn Bình" in str(movement.body),
            "Có 01 gương điển hình" in str(emulation.body),
            "01 gương điển hình" in str(annual.body),
        )

    assert reports_naming() == (True, True, True)
