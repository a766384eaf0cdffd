"""The papers of a round once it is decided: what they say of files, of a movement, of a sudden achievement."""

from datetime import date

from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.papers.document.as_text import as_json
from desktop_app.services.awards.next_decision import decide_next
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.rounds.nominations import nominate
from tests.books import person, review_round, unit

CODE = "2026-H1"
ROUND = {"round": CODE}
SIGNED = date(2026, 7, 9)


def proposed(book: Book, *summaries: str, kind: CommendationType = CommendationType.MERIT, **more: object) -> None:
    """Propose a person of one unit for a Giấy khen for each summary."""
    office = unit(book, "Văn phòng")
    review_round(book, CODE)
    for number, summary in enumerate(summaries):
        fields = NominationFields(
            CODE,
            NomineeKind.INDIVIDUAL,
            person(book, f"Lộc Thị {'ABCD'[number]}", office, "Chuyên viên"),
            award="certificate_of_merit",
            commendation_type=kind,
            summary=summary,
            exception_reason="Hội đồng thống nhất đề nghị.",
            **more,  # type: ignore[arg-type]
        )
        nominate(book, fields)


def words(book: Book, kind: str, options: dict[str, str]) -> str:
    return as_json(papers.document(book, kind, options)).replace("\N{NO-BREAK SPACE}", " ")


def test_a_decision_does_not_make_a_file_complete_that_nobody_received(book: Book) -> None:
    proposed(book, "Dẫn đầu cải cách.", "Đăng 10 tin tốt.")
    lacking = "Sổ chưa ghi đã nhận “Báo cáo thành tích” của 2/2 đề nghị"
    for is_decided in (False, True):
        if is_decided:
            decide_next(book, CODE, "15/QĐ-SNgV", SIGNED)
        paper = words(book, "submission", ROUND)
        assert "danh sách kèm theo" in paper
        assert "báo cáo thành tích" not in paper
        assert "thủ tục theo quy định" not in paper
        assert lacking in " ".join(remark.sentence for remark in remarks(book, "submission", ROUND))
