"""Decisions on titles of collectives, on titles of people, on Giấy khen: each apart, with a heading of its own."""

from datetime import date

import pytest

from desktop_app.domain.awards.decisions import DecisionContent, DecisionFields
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.papers.document.as_text import as_json
from desktop_app.papers.document.model import Document
from desktop_app.services.awards.decisions import decision, save_decision
from desktop_app.services.awards.direct_awards import DirectAward, save_direct_decision
from desktop_app.services.awards.next_decision import decide_next
from desktop_app.services.book import Book
from desktop_app.services.certificates.texts import certificates_of
from desktop_app.services.papers import checks, papers
from desktop_app.services.papers.choices import paper_options
from desktop_app.services.rounds.nominations import nominate
from tests.books import person, refused, review_round, unit
from tests.papers.reading import bodies, body_paragraphs

CODE, SIGNED = "2026-H2", date(2026, 12, 22)
COLLECTIVES, PEOPLE, FORMS = (
    DecisionContent.COLLECTIVE_TITLES,
    DecisionContent.INDIVIDUAL_TITLES,
    DecisionContent.FORMS,
)
MERIT = "xuất sắc trong thực hiện nhiệm vụ năm 2026"
HEADINGS = {
    COLLECTIVES: "Về việc công nhận danh hiệu “Tập thể lao động tiên tiến” năm 2026 cho tập thể",
    PEOPLE: "Về việc công nhận danh hiệu “Lao động tiên tiến” năm 2026 cho cá nhân",
    FORMS: f"Về việc tặng Giấy khen cho cá nhân có thành tích {MERIT}",
}


def _fill_year_end(book: Book) -> None:
    office = unit(book, "Văn phòng")
    who = person(book, "Lộc Thị Đào", office, "Chuyên viên")
    review_round(book, CODE)
    propose(book, "advanced_collective", unit_id=office)
    propose(book, "advanced_worker", person_id=who)
    propose(book, "certificate_of_merit", f"Đã có thành tích {MERIT}", person_id=who)


FILLINGS = {"year_end": _fill_year_end}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def year_end(book: Book) -> Book:
    """A year's end with a title of a unit (1), one of a person (2), and a Giấy khen (3)."""
    return book


def propose(
    book: Book, award: str, reason: str = "", *, unit_id: int | None = None, person_id: int | None = None
) -> None:
    fields = NominationFields(
        CODE,
        NomineeKind.COLLECTIVE if person_id is None else NomineeKind.INDIVIDUAL,
        person_id,
        unit_id,
        award=award,
        commendation_type=CommendationType.MERIT,
        summary="Dẫn đầu cải cách. Còn lại.",
        reason_line=reason,
        exception_reason="Hội đồng thống nhất đề nghị.",
    )
    nominate(book, fields)


def made(book: Book, content: DecisionContent, number: str = "") -> int:
    return decide_next(book, CODE, number, SIGNED if number else None, content).only_id("decision")


def paper(book: Book, decision_id: int) -> Document:
    return papers.document(book, "award-decision", {"decision": str(decision_id)})


@pytest.mark.parametrize("content", HEADINGS)
def test_each_has_its_own_awards_and_a_heading_that_names_them(year_end: Book, content: DecisionContent) -> None:
    decision_id = made(year_end, content)
    fields, awarded = decision(year_end, decision_id)
    assert awarded == (list(HEADINGS).index(content) + 1,)
    assert (fields.content, fields.subject) == (content, HEADINGS[content])
    printed = paper(year_end, decision_id)
    assert printed.titles is not None
    assert printed.titles.subject == HEADINGS[content]
    assert "cuối năm" not in as_json(printed).lower()


def test_what_is_left_is_for_another_decision(year_end: Book) -> None:
    for content in HEADINGS:
        made(year_end, content)
    with refused(year_end, InvalidRecord, "không còn đề nghị nào (danh hiệu thi đua của tập thể) chưa có quyết định"):
        made(year_end, COLLECTIVES)


def test_what_a_decision_is_not_about_is_refused(year_end: Book) -> None:
    fields = DecisionFields("Công nhận danh hiệu", round_code=CODE, content=PEOPLE)
    words = "chỉ gồm danh hiệu thi đua của cá nhân, không gồm “Giấy khen” của “Lộc Thị Đào”"
    with refused(year_end, InvalidRecord, words):
        save_decision(year_end, None, fields, [2, 3])
    whatever = save_decision(year_end, None, DecisionFields("Khen thưởng", round_code=CODE), [1, 2, 3])
    with refused(year_end, InvalidRecord, "không gồm “Tập thể lao động tiên tiến”"):
        save_decision(year_end, whatever.only_id("decision"), fields, [1, 2, 3])


def test_without_a_reason_annex_and_certificate_say_how_the_summary_begins(year_end: Book) -> None:
    propose(year_end, "certificate_of_merit", unit_id=1)
    decision_id = made(year_end, FORMS, "58/QĐ-SNgV")
    achievements = {
        certificate.name: certificate.values["thành tích"] for certificate in certificates_of(year_end, decision_id)
    }
    assert achievements == {"Văn phòng": "Dẫn đầu cải cách.", "Lộc Thị Đào": f"Đã có thành tích {MERIT}"}
    assert {str(row[1]): row[4] for row in bodies(paper(year_end, decision_id))[0]} == achievements


def test_a_decision_of_no_round_is_printed_by_its_own_id(year_end: Book) -> None:
    subject = "Về việc công nhận danh hiệu thi đua năm 2025"
    year = date(2025, 1, 1), date(2025, 12, 31)
    own = AwardLevel.DEPARTMENT
    fields = DecisionFields(subject, "185/QĐ-SNgV", date(2025, 12, 24), "", "Giám đốc Sở", "", own, *year)
    award = DirectAward(NomineeKind.INDIVIDUAL, 1, "advanced_worker")
    decision_id = str(save_direct_decision(year_end, None, fields, [award]).only_id("decision"))
    printed = papers.document(year_end, "award-decision", {"decision": decision_id})
    assert printed.titles is not None
    assert printed.titles.subject == subject
    assert body_paragraphs(printed)[2] == (
        "Điều 1. Công nhận danh hiệu “Lao động tiên tiến” năm 2025 cho 01 cá nhân có tên trong Phụ lục kèm theo."
    )
    assert bodies(papers.document(year_end, "reward-list", {"decision": decision_id}))[0][0][1] == "Lộc Thị Đào"
    assert checks.remarks(year_end, "award-decision", {"decision": decision_id}) is not None
    rounds, decisions, _ = paper_options(year_end, "award-decision", {"round": "", "decision": decision_id})
    assert rounds.choices[-1].gives == {"round": "", "decision": decision_id}
    assert decisions.choices[0].gives == {"decision": decision_id}
    with pytest.raises(UsageError, match=r"cần chọn đợt xét hoặc quyết định\."):
        papers.document(year_end, "award-decision", {})
    with pytest.raises(InvalidRecord, match="Sổ không có quyết định mã số 99 do Sở ban hành"):
        papers.document(year_end, "award-decision", {"decision": "99"})
