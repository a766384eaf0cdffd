"""A tờ trình says for what they are proposed as its decision will: who for which of up to three reasons."""

from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.papers.document.as_text import as_json
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
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


def test_who_achieved_which_of_up_to_three_things_is_told_in_points_as_in_the_decision(book: Book) -> None:
    text = proposed(book, *REASONS[:3])
    first, second, third = (reason.removeprefix("Đã có thành tích ") for reason in REASONS[:3])
    assert "đề nghị tặng Giấy khen cho 03 cá nhân, theo loại hình đột xuất, cụ thể như sau:" in text
    assert "Tặng Giấy khen: 03 cá nhân, gồm:" in text
    for point in (f"a) 01 cá nhân đã có thành tích {first};", f"b) 01 cá nhân đã có thành tích {second};"):
        assert point in text
    assert f"c) 01 cá nhân đã có thành tích {third}." in text
    assert "ghi tại danh sách kèm theo" not in text


def proposed_for_merit(book: Book, reason: str = "") -> None:
    """Propose somebody for the work, beside those of another type."""
    who = person(book, "Lộc Thị Hoa", unit(book, "Thanh tra Sở"), "Chuyên viên")
    fields = NominationFields(
        CODE,
        NomineeKind.INDIVIDUAL,
        who,
        award="certificate_of_merit",
        commendation_type=CommendationType.MERIT,
        summary="Hoàn thành nhiệm vụ.",
        reason_line=reason,
        exception_reason="Hội đồng thống nhất đề nghị.",
    )
    nominate(book, fields)


def test_of_two_types_each_point_tells_its_own_once(book: Book) -> None:
    proposed(book, REASONS[0])
    proposed_for_merit(book, f"Đã có thành tích xuất sắc trong thực hiện nhiệm vụ {YEAR}")
    text = as_json(papers.document(book, "submission", {"round": CODE})).replace("\N{NO-BREAK SPACE}", " ")
    assert (
        f"a) 01 cá nhân đã có thành tích xuất sắc trong thực hiện nhiệm vụ {YEAR}, theo loại hình công trạng;" in text
    )
    assert f"b) 01 cá nhân đã có thành tích xuất sắc trong công tác lãnh sự {YEAR}, theo loại hình đột xuất." in text
    assert "Trong số được đề nghị có" not in text


def test_a_paper_that_some_files_need_is_asked_for_of_these_alone(book: Book) -> None:
    proposed(book, REASONS[0])
    proposed_for_merit(book)
    lacking = " ".join(remark.sentence for remark in remarks(book, "submission", {"round": CODE}))
    assert "Sổ chưa ghi đã nhận “Báo cáo thành tích” của 2/2, “Chứng nhận thành tích đột xuất" in lacking
    assert " của 1/2 đề nghị: tờ trình không viết" in lacking


def test_more_reasons_stand_in_the_list(book: Book) -> None:
    assert "đã có thành tích ghi tại danh sách kèm theo" in proposed(book, *REASONS)
