"""A tờ trình says for what they are proposed as its decision is going to: up to three reasons in one sentence."""

from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.papers.document.as_text import as_json
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.rounds.nominations import nominate
from tests.books import person, review_round, unit

CODE = "2026-H1"
YEAR = "6 tháng đầu năm 2026"
REASONS = (
    f"Đã có thành tích xuất sắc trong công tác lãnh sự {YEAR}",
    f"Đã có thành tích trong công tác lễ tân {YEAR}",
    f"Đã có thành tích trong công tác biên giới {YEAR}",
    f"Đã có thành tích trong công tác văn thư {YEAR}",
)


def proposed(book: Book, *reasons: str) -> str:
    """Propose somebody for each reason, outside of any yearly work, and return the words of the tờ trình."""
    office = unit(book, "Văn phòng")
    review_round(book, CODE)
    for number, reason in enumerate(reasons):
        who = person(book, f"Lộc Thị {'ABCD'[number]}", office, "Chuyên viên")
        fields = NominationFields(
            CODE,
            NomineeKind.INDIVIDUAL,
            who,
            award="certificate_of_merit",
            commendation_type=CommendationType.SUDDEN,
            summary="Dẫn đầu cải cách.",
            reason_line=reason,
            exception_reason="Hội đồng thống nhất đề nghị.",
        )
        nominate(book, fields)
    return as_json(papers.document(book, "submission", {"round": CODE})).replace("\N{NO-BREAK SPACE}", " ")


def test_up_to_three_reasons_are_told_in_one_sentence(book: Book) -> None:
    text = proposed(book, *REASONS[:3])
    merits = f"xuất sắc trong công tác lãnh sự, trong công tác lễ tân và trong công tác biên giới {YEAR}"
    assert f"đã có thành tích {merits}" in text
    assert "ghi tại danh sách kèm theo" not in text


def test_more_reasons_stand_in_the_list(book: Book) -> None:
    assert "đã có thành tích ghi tại danh sách kèm theo" in proposed(book, *REASONS)
