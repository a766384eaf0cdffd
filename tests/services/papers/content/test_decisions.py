"""Papers of a round and its decisions: signed ones with stored amounts, drafts with expected, each tờ trình its own."""

import io
from dataclasses import replace
from datetime import date

import docx
import openpyxl
import pypdf
import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.office.people import PersonFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.domain.year.movements import MovementFields
from desktop_app.papers import PaperFormat, write
from desktop_app.papers.document.model import Document
from desktop_app.services.awards import decisions
from desktop_app.services.awards.acts import cancel_awards, change_amount, hand_over_awards, pay_awards, recover_awards
from desktop_app.services.book import Book
from desktop_app.services.office.offices import change_office, office
from desktop_app.services.office.people import save_person
from desktop_app.services.papers import checks, papers
from desktop_app.services.papers.content import decisions as decision_papers
from desktop_app.services.papers.content import submissions
from desktop_app.services.papers.content.awarded import year_book
from desktop_app.services.papers.kinds.options import DATED
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.acts import change_round
from desktop_app.services.rounds.nominations import change_nomination, nominate, nomination
from desktop_app.services.year.movements import save_movement
from tests.books import person, refused, review_round, unit

CODE = "2026-H2"
SIGNED, TODAY = date(2026, 12, 22), date(2027, 3, 8)
MERIT, MOVEMENT = CommendationType.MERIT, CommendationType.MOVEMENT
REASON = "Đã có thành tích xuất sắc trong thực hiện nhiệm vụ năm 2026"


def propose(
    book: Book, kind: NomineeKind, record_id: int, award: str, of: CommendationType = MERIT, reason: str = ""
) -> int:
    collective = kind is NomineeKind.COLLECTIVE
    fields = NominationFields(
        CODE,
        kind,
        None if collective else record_id,
        record_id if collective else None,
        award=award,
        commendation_type=of,
        summary="Hoàn thành tốt.",
        reason_line=reason,
    )
    return nominate(book, fields).only_id("nomination")


def _fill_year_end(book: Book) -> None:
    change_office(book, replace(office(book), signer_name="Hứa Văn Ước"))
    unit_id = unit(book, "Văn phòng")
    dao = person(book, "Lộc Thị Đào", unit_id, "Chuyên viên")
    dung = person(book, "Bế Quốc Dũng", unit_id, "Chánh Văn phòng")
    review_round(book, CODE)
    propose(book, NomineeKind.INDIVIDUAL, dao, "advanced_worker")
    propose(book, NomineeKind.INDIVIDUAL, dao, "grassroots_fighter")
    propose(book, NomineeKind.COLLECTIVE, unit_id, "certificate_of_merit", MOVEMENT)
    propose(book, NomineeKind.INDIVIDUAL, dung, "certificate_of_merit", MOVEMENT)
    propose(book, NomineeKind.INDIVIDUAL, dung, "provincial_certificate")


FILLINGS = {"year_end": _fill_year_end}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def year_end(book: Book) -> Book:
    """A year-end round: two titles of a person (1, 2), Giấy khen of a unit (3) and a person (4), a Bằng khen (5)."""
    return book


def decide(book: Book, *nominations: int, number: str = "58/QĐ-SNgV") -> int:
    fields = DecisionFields(
        "Khen thưởng năm 2026", number, SIGNED, "Nông Văn Hải", "Sở Ngoại vụ", CODE, period_from=date(2026, 1, 1)
    )
    fields = replace(fields, period_to=date(2026, 12, 31))
    return decisions.save_decision(book, None, fields, nominations).only_id("decision")


def words_of(paper: Document) -> str:
    stream = io.BytesIO()
    write(paper, PaperFormat.PDF, stream)
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(stream).pages).split())


def rows_of_sheet(book: Book, kind: str, **options: str) -> list[list[object]]:
    content = papers.render(book, kind, options, "xlsx").content
    sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    return [[cell for cell in row if cell is not None] for sheet in sheets for row in sheet.iter_rows(values_only=True)]


def test_a_draft_follows_the_order_of_a_decision_and_leaves_out_what_goes_up(year_end: Book) -> None:
    text = words_of(decision_papers.decision_paper(year_end, CODE, TODAY))
    names = ["GIẤY KHEN - TẬP THỂ", "CHIẾN SĨ THI ĐUA CƠ SỞ", "LAO ĐỘNG TIÊN TIẾN", "GIẤY KHEN - CÁ NHÂN"]
    places = [text.index(name) for name in names]
    assert places == sorted(places)
    assert "Bằng khen" not in text
    assert "Khen thưởng cho 01 tập thể và 03 lượt cá nhân" in text
    assert "Công nhận danh hiệu “Chiến sĩ thi đua cơ sở” năm 2026 cho 01 cá nhân" in text
    assert "Chỉ chi mức cao nhất" in text


def test_a_blank_date_is_of_the_year_of_the_day(year_end: Book) -> None:
    for paper in (
        submissions.submission_paper(year_end, CODE, on=TODAY),
        decision_papers.decision_paper(year_end, CODE, TODAY),
        decision_papers.reward_paper(year_end, CODE, TODAY),
    ):
        text = words_of(paper)
        assert "năm 2027" in text
        assert "tháng năm 2026" not in text


def test_what_is_signed_prints_as_it_was_frozen(year_end: Book) -> None:
    decision_id = decide(year_end, 2, 1, 3, 4)
    before = papers.render(year_end, "award-decision", {"round": CODE}, "xlsx").content
    save_person(year_end, 1, PersonFields("Lộc Thị Đào Em"), [])
    assert rows_of_sheet(year_end, "award-decision", round=CODE) == [
        [cell for cell in row if cell is not None]
        for sheet in openpyxl.load_workbook(io.BytesIO(before)).worksheets
        for row in sheet.iter_rows(values_only=True)
    ]
    text = words_of(decision_papers.decision_paper(year_end, CODE, TODAY, str(decision_id)))
    assert "Số: 58/QĐ-SNgV" in text
    assert "ngày 22 tháng 12 năm 2026" in text
    assert "4.810.000 đồng (Bằng chữ: Bốn triệu tám trăm mười nghìn đồng)" in text
    assert "Nông Văn Hải" in text
    assert "Lộc Thị Đào Em" not in text


def test_the_list_is_an_annex_or_issued_with_the_decision(year_end: Book) -> None:
    decide(year_end, 3, 4)
    annexed = words_of(decision_papers.decision_paper(year_end, CODE, TODAY))
    issued = words_of(decision_papers.decision_paper(year_end, CODE, TODAY, list_form="issued"))
    assert "Phụ lục" in annexed
    assert annexed.count("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == 1
    assert "Phụ lục" not in issued
    assert issued.count("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == 2
    with refused(year_end, UsageError, "Không có kiểu danh sách “rời”"):
        decision_papers.decision_paper(year_end, CODE, TODAY, list_form="rời")


def test_a_common_reason_is_in_the_first_article_others_in_the_list(year_end: Book) -> None:
    other = replace(nomination(year_end, 4).fields, reason_line=REASON, exemplar=True)
    change_nomination(year_end, 4, other)
    decision_id = decide(year_end, 4)
    text = words_of(decision_papers.decision_paper(year_end, CODE, TODAY, str(decision_id)))
    assert "có tên trong Phụ lục kèm theo, đã có thành tích xuất sắc trong thực hiện nhiệm vụ năm 2026" in text
    mixed = decide(year_end, 3, 1, number="59/QĐ-SNgV")
    assert "đã có thành tích trong năm 2026 nêu tại Phụ lục, gồm:" in words_of(
        decision_papers.decision_paper(year_end, CODE, TODAY, str(mixed))
    )


def test_rewards_are_paid_as_frozen_and_who_gets_none_is_left_out(year_end: Book) -> None:
    decide(year_end, 2, 1, 3, 4)
    change_amount(year_end, 4, 800_000, "Theo quy chế chi tiêu nội bộ")
    rows = rows_of_sheet(year_end, "reward-list", round=CODE)
    listed = [row for row in rows if row and isinstance(row[0], int)]
    # A collective has no post.
    assert [(row[1], row[2 if row[1] == "Văn phòng" else 3]) for row in listed] == [
        ("Văn phòng", "Giấy khen"),
        ("Lộc Thị Đào", "Chiến sĩ thi đua cơ sở"),
        ("Bế Quốc Dũng", "Giấy khen"),
    ]
    assert [row[-1] for row in listed if isinstance(row[-1], str)] == ["Theo quy chế chi tiêu nội bộ"]
    change_office(year_end, replace(office(year_end), chief_accountant="Mã Thị Hiền"))
    text = words_of(decision_papers.reward_paper(year_end, CODE, TODAY))
    assert "Mã Thị Hiền" in text
    assert "Tổng số tiền: 4.850.000 đồng (mức thưởng làm tròn lên 10.000 đồng)." in text
    assert "(Bằng chữ: Bốn triệu tám trăm năm mươi nghìn đồng)" in text
    assert "Dự kiến" not in text


def test_of_what_is_not_signed_head_and_note_say_so_and_no_cell(year_end: Book) -> None:
    text = words_of(decision_papers.reward_paper(year_end, CODE, TODAY))
    assert "DỰ THẢO" in text
    assert "Dự kiến" not in text
    note = decision_papers.expected_note(year_end, CODE, TODAY)
    assert "dự kiến, tính theo mức lương cơ sở 2.530.000 đồng của ngày 08/03/2027" in note
    assert "dự kiến" in papers.render(year_end, "reward-list", {"round": CODE}, "docx").note
    decide(year_end, 2, 1)
    decide(year_end, 3, 4, number="59/QĐ-SNgV")
    assert decision_papers.expected_note(year_end, CODE, TODAY) == (
        "Đợt có 2 quyết định; đây là quyết định ghi sau cùng (số 59/QĐ-SNgV)."
    )
    assert decision_papers.expected_note(year_end, CODE, TODAY, "1") == ""


def test_a_decision_is_asked_for_by_its_number_in_the_book(year_end: Book) -> None:
    first = decide(year_end, 2)
    decide(year_end, 3, number="59/QĐ-SNgV")
    assert "58/QĐ-SNgV" in words_of(decision_papers.decision_paper(year_end, CODE, TODAY, str(first)))
    with refused(year_end, InvalidRecord, "không có quyết định mã số 9"):
        decision_papers.decision_paper(year_end, CODE, TODAY, "9")
    with refused(year_end, UsageError, "không phải mã số quyết định"):
        decision_papers.decision_paper(year_end, CODE, TODAY, "58/QĐ")


def test_cancelled_awards_stay_in_the_decision_and_the_book_and_leave_the_money(year_end: Book) -> None:
    decide(year_end, 2, 3, 4)
    as_signed = words_of(decision_papers.decision_paper(year_end, CODE, TODAY))
    pay_awards(year_end, [1], date(2026, 12, 25))
    hand_over_awards(year_end, [1], date(2026, 12, 28))
    cancel_awards(year_end, [3], "04/QĐ-SNgV", date(2027, 1, 11))
    recover_awards(year_end, [3], date(2027, 1, 20))
    assert words_of(decision_papers.decision_paper(year_end, CODE, TODAY)) == as_signed
    assert "Bế Quốc Dũng" in as_signed
    notes = [remark.sentence for remark in checks.remarks(year_end, "award-decision", {"round": CODE})]
    assert any("1 khen thưởng đã hủy bỏ sau đó vẫn có trong bản in" in note for note in notes)
    assert "Bế Quốc Dũng" not in words_of(decision_papers.reward_paper(year_end, CODE, TODAY))
    text = words_of(year_book.award_book_paper(year_end, "2026", TODAY))
    assert "Quyết định số 58/QĐ-SNgV ngày 22 tháng 12 năm 2026 của Giám đốc Sở Ngoại vụ" in text
    cells = [cell for row in rows_of_sheet(year_end, "award-book", year="2026") for cell in row]
    assert "Đã hủy bỏ: 04/QĐ-SNgV, ngày 11/01/2027; thu hồi 20/01/2027" in cells
    assert "01 khen thưởng đã hủy bỏ" in text
    assert "4.050.000" in text
    assert "25/12/2026" in text
    assert "28/12/2026" in text


def test_the_book_of_another_year_is_empty(year_end: Book) -> None:
    decide(year_end, 2)
    assert "Chưa có khen thưởng nào được ghi sổ./." in words_of(year_book.award_book_paper(year_end, "2025", TODAY))
    with refused(year_end, UsageError, "bốn chữ số"):
        year_book.award_book_paper(year_end, "26", TODAY)


def test_inside_the_office_proposes_under_its_own_name(year_end: Book) -> None:
    text = words_of(submissions.submission_paper(year_end, CODE, on=SIGNED))
    assert text.startswith("SỞ NGOẠI VỤ TỈNH LẠNG SƠN VĂN PHÒNG")
    assert "/TTr-VP" in text
    assert "Kính gửi: Giám đốc Sở Ngoại vụ" in text
    assert "CHÁNH VĂN PHÒNG Bế Quốc Dũng" in text
    assert "Bằng khen" not in text


def test_upward_the_department_proposes_through_the_department_of_the_interior(year_end: Book) -> None:
    text = words_of(submissions.submission_paper(year_end, CODE, "upward", on=SIGNED))
    assert text.startswith("UBND TỈNH LẠNG SƠN SỞ NGOẠI VỤ")
    assert "/TTr-SNgV" in text
    assert "Kính gửi: Chủ tịch UBND tỉnh Lạng Sơn (qua Sở Nội vụ)" in text
    assert "Tặng Bằng khen của tỉnh: 01 cá nhân" in text
    assert "Hứa Văn Ước" in text
    assert "Giấy khen" not in text


def test_one_submission_a_type_of_commendation(year_end: Book) -> None:
    kinds = submissions.submissions_of(year_end, CODE)
    assert [(kind.direction.value, kind.commendation_type.value, kind.count) for kind in kinds] == [
        ("inside", "merit", 2),
        ("inside", "movement", 2),
        ("upward", "merit", 1),
    ]
    assert kinds[0].title == "Trình Giám đốc Sở – Công trạng"
    text = words_of(submissions.submission_paper(year_end, CODE, "", "movement", SIGNED))
    assert "theo loại hình phong trào thi đua (chuyên đề)" in text
    assert "Lao động tiên tiến" not in text
    paper = papers.render(year_end, "submission", {"round": CODE, "type": "merit", "direction": "inside"}, "docx")
    assert paper.file_name == "Tờ trình đề nghị khen thưởng 2026-H2 (trình Giám đốc Sở, công trạng).docx"
    assert "loại hình" not in paper.note
    assert "gồm 2 loại hình (công trạng, phong trào thi đua (chuyên đề))" in (
        papers.render(year_end, "submission", {"round": CODE}, "docx").note
    )


def test_a_submission_that_would_propose_nobody_is_refused(year_end: Book) -> None:
    with refused(year_end, InvalidRecord, "không có đề nghị nào phải trình cấp trên"):
        submissions.submission_paper(year_end, CODE, "upward", "movement")
    with refused(year_end, UsageError, "Hướng trình “xuống” không có"):
        submissions.submission_paper(year_end, CODE, "xuống")
    with refused(year_end, UsageError, "Loại hình “khác” không có"):
        submissions.submission_paper(year_end, CODE, "", "khác")


def test_word_and_pdf_of_the_book_name_the_same_people(year_end: Book) -> None:
    decide(year_end, 2, 3, 4)
    content = papers.render(year_end, "award-book", {"year": "2026"}, "docx").content
    cells = {
        cell.text for table in docx.Document(io.BytesIO(content)).tables for row in table.rows for cell in row.cells
    }
    text = words_of(year_book.award_book_paper(year_end, "2026", TODAY))
    for name in ("Lộc Thị Đào", "Văn phòng", "Bế Quốc Dũng"):
        assert name in cells
        assert name in text


def test_a_submission_says_what_for_and_of_several_types_how_many_for_each(year_end: Book) -> None:
    merit = words_of(submissions.submission_paper(year_end, CODE, "inside", "merit", SIGNED))
    assert "02 lượt cá nhân đã có thành tích trong thực hiện nhiệm vụ năm 2026, theo loại hình công trạng" in merit
    change_nomination(year_end, 5, replace(nomination(year_end, 5).fields, reason_line=REASON, exemplar=True))
    upward = words_of(submissions.submission_paper(year_end, CODE, "upward", on=SIGNED))
    assert "đã có thành tích xuất sắc trong thực hiện nhiệm vụ năm 2026, theo" in upward
    assert "danh sách gương điển hình đề nghị nhân rộng" in upward
    whole = words_of(submissions.submission_paper(year_end, CODE, "inside", on=SIGNED))
    assert (
        "Trong số được đề nghị có 02 lượt cá nhân theo loại hình công trạng; 01 tập thể và 01 cá nhân theo loại hình "
        "phong trào thi đua (chuyên đề)."
    ) in whole.partition("2. Thành tích")[0]
    assert "đã có thành tích ghi tại danh sách kèm theo, cụ thể" in whole
    assert "nhân rộng" not in whole
    # What counts a part is not held against the list.
    assert "mà danh sách có" not in str(checks.remarks(year_end, "submission", {"round": CODE, "direction": "inside"}))


def test_a_submission_and_its_list_name_the_movements_unless_some_are_of_none(year_end: Book) -> None:
    launched = [
        save_movement(year_end, None, MovementFields(name, date(2026, 1, 5))).only_id("emulation_movement")
        for name in ("Mỗi ngày một tin tốt", "Nói không với tin giả")
    ]
    options = {"round": CODE, "type": "movement", "direction": "inside"}
    of_type = ("theo loại hình phong trào thi đua (chuyên đề)",) * 2 + (
        "trong phong trào thi đua “Mỗi ngày một tin tốt”",
    )
    several = "trong phong trào thi đua “Mỗi ngày một tin tốt” và “Nói không với tin giả”"
    first, second = launched
    for (row, movement), words in zip(
        ((3, None), (3, first), (4, first), (4, second)), (*of_type, several), strict=True
    ):
        change_nomination(year_end, row, replace(nomination(year_end, row).fields, movement_id=movement))
        for kind in ("submission", "nomination-list"):
            assert words in words_of(papers.document(year_end, kind, options)).replace("\xa0", " ")
    # Whose reason nobody has written has achieved something in the movement: the list tells what.
    change_nomination(year_end, 4, replace(nomination(year_end, 4).fields, movement_id=first))
    opening = words_of(papers.document(year_end, "submission", options))
    assert "đã có thành tích trong phong trào thi đua “Mỗi ngày một tin tốt” năm 2026, cụ thể như sau:" in opening
    reason = "Đã có thành tích xuất sắc trong phong trào thi đua “Mỗi ngày một tin tốt”"
    for row in (3, 4):
        fields = replace(nomination(year_end, row).fields, movement_id=first, reason_line=reason)
        change_nomination(year_end, row, fields)
    opening = words_of(papers.document(year_end, "submission", options))
    # The movement is named once in a sentence, and what was achieved is told.
    assert f"đ{reason[1:]}, cụ thể như sau:" in opening


def test_a_submission_of_files_that_were_due_under_another_law_is_told(book: Book) -> None:
    review_round(book, "2025-H1")
    who = person(book, "Lộc Thị Đào", unit(book, "Văn phòng"), "Chuyên viên")
    nominate(
        book, NominationFields("2025-H1", NomineeKind.INDIVIDUAL, who, award="certificate_of_merit", summary="Tốt.")
    )
    for due, is_told in ((date(2025, 6, 13), True), (date(2025, 7, 2), False)):
        change_round(book, replace(round_of(book, "2025-H1"), files_by=due))
        told_of = str(checks.remarks(book, "submission", {"round": "2025-H1", DATED: "2025-07-05"}))
        assert ("13/06/2025, khi còn áp dụng Nghị định số 98/2023/NĐ-CP" in told_of) is is_told
        assert ("điều khoản chuyển tiếp" in told_of) is is_told
        assert ("Nghị định 152/2025, Điều 60 khoản 3" in told_of) is is_told
        assert ("chưa ghi ngày họp: Lộc Thị Đào." in told_of) is is_told
