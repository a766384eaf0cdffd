"""The papers of a round once it is decided: what they say of files, of a movement, of a sudden achievement."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vietnamese import quoted
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.domain.year.movements import MovementFields
from desktop_app.papers.document.as_text import as_json
from desktop_app.papers.document.model import BodyRow, Document, Table
from desktop_app.services.awards.headings import achieved
from desktop_app.services.awards.next_decision import decide_next
from desktop_app.services.book import Book
from desktop_app.services.certificates.of_decision import decision_findings
from desktop_app.services.certificates.texts import certificates_of
from desktop_app.services.office.offices import change_office, office
from desktop_app.services.office.people import save_person
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.rounds.nominations import nominate
from desktop_app.services.year.movements import save_movement
from tests.books import person, review_round, rows_of, unit
from tests.certificates import decided, given, given_to_all

CODE = "2026-H1"
ROUND = {"round": CODE}
SIGNED = date(2026, 7, 9)


def proposed(
    book: Book,
    *summaries: str,
    kind: CommendationType = CommendationType.MERIT,
    code: str = CODE,
    **more: object,
) -> None:
    """Propose a person of one unit for a Giấy khen for each summary."""
    office = unit(book, "Văn phòng")
    review_round(book, code)
    for number, summary in enumerate(summaries):
        fields = NominationFields(
            code,
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


def test_awards_of_one_movement_are_told_to_be_in_it_by_every_paper_of_their_decision(book: Book) -> None:
    fields = MovementFields("Mỗi tuần một tin tốt", date(2026, 1, 5))
    launched = save_movement(book, None, fields).only_id("emulation_movement")
    proposed(book, "Đăng 10 tin tốt.", "Viết 02 câu chuyện đẹp.", kind=CommendationType.MOVEMENT, movement_id=launched)
    work = "trong phong trào thi đua “Mỗi tuần một tin tốt” 6 tháng đầu năm 2026"
    title = f"tặng Giấy khen cho cá nhân có thành tích {work}"
    assert title in words(book, "award-decision", ROUND)
    decide_next(book, CODE, "15/QĐ-SNgV", SIGNED)
    decision = words(book, "award-decision", ROUND)
    assert f"Về việc {title}" in decision
    assert f"có tên trong Phụ lục kèm theo, đã có thành tích {work}." in decision
    assert f"DANH SÁCH CÁ NHÂN CÓ THÀNH TÍCH {work.upper()} ĐƯỢC TẶNG GIẤY KHEN" in decision
    assert f"Công khai kết quả tặng Giấy khen {work}" in words(book, "award-notice", ROUND)
    assert f"Tiền thưởng kèm theo Giấy khen {work}" in words(book, "payment-request", ROUND)
    assert f"Nhận tiền thưởng kèm theo Giấy khen {work}" in words(book, "reward-list", ROUND)
    (decision_id,) = (row[0] for row in rows_of(book, "decision", "id"))
    for certificate in certificates_of(book, int(str(decision_id))):
        assert certificate.values["thành tích"] == f"Đã có thành tích {work}"


@pytest.mark.parametrize(
    ("to_date", "years"),
    [
        (date(2026, 10, 31), " giai đoạn 2025 - 2026"),
        (None, " năm 2026"),
        (date(2027, 6, 30), " năm 2026"),
    ],
)
def test_what_was_achieved_in_a_movement_of_two_years_is_years_with_its_years_once_it_is_over(
    book: Book, to_date: date | None, years: str
) -> None:
    fields = MovementFields("Mỗi tuần một tin tốt", date(2025, 1, 15), to_date)
    launched = save_movement(book, None, fields).only_id("emulation_movement")
    code = "2026-H2"
    in_movement = {"kind": CommendationType.MOVEMENT, "movement_id": launched}
    proposed(book, "Đăng 10 tin tốt.", "Viết 02 câu chuyện đẹp.", code=code, **in_movement)  # type: ignore[arg-type]
    work = f"trong phong trào thi đua “Mỗi tuần một tin tốt”{years}"
    assert f"đã có thành tích {work}" in words(book, "submission", {"round": code})
    assert f"có thành tích {work}" in words(book, "award-decision", {"round": code})
    decide_next(book, code, "15/QĐ-SNgV", date(2026, 11, 26))
    decision = words(book, "award-decision", {"round": code})
    assert f"Về việc tặng Giấy khen cho cá nhân có thành tích {work}" in decision
    assert f"đã có thành tích {work}." in decision
    assert f"CÓ THÀNH TÍCH {work.upper()} ĐƯỢC TẶNG" in decision
    for kind in ("award-notice", "payment-request", "reward-list"):
        assert f"Giấy khen {work}" in words(book, kind, {"round": code})
    (decision_id,) = (row[0] for row in rows_of(book, "decision", "id"))
    for certificate in certificates_of(book, int(str(decision_id))):
        assert certificate.values["thành tích"] == f"Đã có thành tích {work}"


def test_the_request_to_pay_is_addressed_to_the_accountant_by_the_post_she_signs_with(book: Book) -> None:
    proposed(book, "Dẫn đầu cải cách.")
    decide_next(book, CODE, "15/QĐ-SNgV", SIGNED)
    change_office(book, replace(office(book), name="Sở Ngoại vụ", chief_accountant="Mã Thị Hiền"))
    assert "Kế toán Sở Ngoại vụ" in words(book, "payment-request", ROUND)
    person(book, "Mã Thị Hiền", 1, "Kế toán trưởng")
    assert "Kế toán trưởng Sở Ngoại vụ" in words(book, "payment-request", ROUND)


def test_a_sudden_achievement_is_not_that_of_half_a_year(book: Book) -> None:
    act = "Đã có thành tích đột xuất trong cứu nạn du khách ngày 14/6/2026"
    proposed(book, "Cứu 03 người.", kind=CommendationType.SUDDEN, reason_line=act)
    decide_next(book, CODE, "15/QĐ-SNgV", SIGNED)
    decision = words(book, "award-decision", ROUND)
    assert "đã có thành tích đột xuất trong cứu nạn du khách ngày 14/6/2026." in decision
    assert "tặng Giấy khen về thành tích đột xuất" in words(book, "award-notice", ROUND)
    assert "Tiền thưởng kèm theo Giấy khen về thành tích đột xuất" in words(book, "payment-request", ROUND)
    assert "kèm theo Giấy khen về thành tích đột xuất" in words(book, "reward-list", ROUND)
    for kind in ("award-decision", "award-notice", "payment-request", "reward-list"):
        assert "6 tháng đầu năm" not in words(book, kind, ROUND)


def test_what_is_proposed_for_a_sudden_achievement_is_of_no_half_year(book: Book) -> None:
    proposed(book, "Cứu 03 người.", kind=CommendationType.SUDDEN)
    of_unit = {**ROUND, "unit": "1"}
    by_type = "tặng Giấy khen theo loại hình đột xuất"
    for kind, options, title in (
        ("submission", ROUND, f"Về việc đề nghị {by_type}"),
        ("nomination-list", ROUND, f"Đề nghị {by_type}"),
        ("unit-request", of_unit, f"Về việc đề nghị {by_type}"),
        ("unit-request", of_unit, f"Văn phòng đề nghị {by_type} cho 01 cá nhân"),
        ("unit-minutes", of_unit, f"họp bình xét, đề nghị {by_type} cho 01 cá nhân."),
        ("achievement-report", {"nomination": "1"}, "Đề nghị tặng Giấy khen về thành tích đột xuất"),
    ):
        assert title in words(book, kind, options)
        assert "Giấy khen 6 tháng" not in words(book, kind, options)


@pytest.mark.parametrize(
    ("kind", "work", "heading"),
    [
        (CommendationType.LONG_SERVICE, "trong quá trình cống hiến", "về quá trình cống hiến"),
        (CommendationType.EXTERNAL, *["trong công tác đối ngoại 6 tháng đầu năm 2026"] * 2),
    ],
)
def test_service_and_help_from_abroad_are_told_by_every_paper_of_their_decision(
    book: Book, kind: CommendationType, work: str, heading: str
) -> None:
    # All but the tờ trình told of the half-year, as of any other work.
    proposed(book, "Có 32 năm công tác.", "Có 25 năm công tác.", kind=kind)
    decide_next(book, CODE, "15/QĐ-SNgV", SIGNED)
    decision = words(book, "award-decision", ROUND)
    assert f"Về việc tặng Giấy khen cho cá nhân có thành tích {work}" in decision
    assert f"đã có thành tích {work} nêu tại Phụ lục." in decision
    for paper in ("award-notice", "payment-request", "reward-list"):
        assert f"Giấy khen {heading}" in words(book, paper, ROUND)
    assert achieved({"commendation_type": kind}, "", "6 tháng đầu năm 2026") == f"Đã có thành tích {work}"


def test_the_papers_before_a_sudden_decision_tell_the_deed_and_not_the_time_of_the_round(book: Book) -> None:
    act = "đột xuất trong cứu nạn du khách ngày 14/6/2026"
    proposed(book, "Cứu 03 người.", kind=CommendationType.SUDDEN, reason_line=f"Đã có thành tích {act}")
    assert f"Về việc đề nghị tặng Giấy khen cho cá nhân có thành tích {act}" in words(book, "submission", ROUND)
    options = {**ROUND, "direction": "inside"}
    assert "Đề nghị tặng Giấy khen theo loại hình đột xuất, trình" in words(book, "nomination-list", options)
    assert "Giấy khen 6 tháng đầu năm 2026" not in words(book, "submission", ROUND)


def test_sudden_achievements_of_several_acts_are_told_to_be_sudden(book: Book) -> None:
    proposed(book, "Cứu 03 người.", "Dập đám cháy.", kind=CommendationType.SUDDEN)
    decide_next(book, CODE, "15/QĐ-SNgV", SIGNED)
    decision = words(book, "award-decision", ROUND)
    assert "Về việc tặng Giấy khen cho cá nhân có thành tích đột xuất" in decision
    assert "đã có thành tích đột xuất nêu tại Phụ lục." in decision
    for kind in ("award-decision", "award-notice", "payment-request", "reward-list"):
        assert "6 tháng đầu năm" not in words(book, kind, ROUND)


def test_of_a_sudden_achievement_that_nobody_described_the_time_of_no_work_is_told() -> None:
    award = {"commendation_type": CommendationType.SUDDEN}
    assert achieved(award, "", "6 tháng đầu năm 2026") == "Đã có thành tích đột xuất"


def test_a_list_of_rewards_says_that_its_amounts_are_rounded_where_they_are(book: Book) -> None:
    # 0,3 × 2.530.000 is 759.000: who multiplied the columns found another amount than is paid.
    proposed(book, "Đăng 10 tin tốt.")
    decide_next(book, CODE, "15/QĐ-SNgV", SIGNED)
    rounded = "Tổng số tiền: 760.000 đồng (mức thưởng làm tròn lên 10.000 đồng)."
    assert rounded in words(book, "reward-list", ROUND)
    with book.store.work("Hệ số tròn") as work:
        work.update("award", 1, {"coefficient": "1", "amount": 2_530_000})
    assert "làm tròn" not in words(book, "reward-list", ROUND)


def test_a_name_that_was_corrected_since_its_decision_is_told_of_by_both_checks(book: Book) -> None:
    proposed(book, "Đăng 10 tin tốt.")
    decide_next(book, CODE, "15/QĐ-SNgV", SIGNED)
    ((who, post, unit_id),) = rows_of(book, "post", "person_id, id, unit_id")
    held = [(int(str(post)), PostFields(int(str(unit_id)), "Chuyên viên"))]
    save_person(book, int(str(who)), PersonFields("Lộc Thị Thu A"), held)
    sentence = "Quyết định số 15/QĐ-SNgV ghi tên “Lộc Thị A”, danh sách cán bộ nay ghi “Lộc Thị Thu A”"
    for kind, options in (("award-decision", ROUND), ("emulation-report", {"year": "2026"})):
        assert sentence in " ".join(remark.sentence for remark in remarks(book, kind, options))


def test_a_reason_taken_from_the_summary_is_told_of(book: Book) -> None:
    proposed(book, "Đăng 10 tin tốt; hướng dẫn 05 đồng nghiệp.")
    decide_next(book, CODE, "15/QĐ-SNgV", SIGNED)
    sentence = (
        "Đề nghị của “Lộc Thị A” chưa ghi lý do khen: in đoạn đầu của tóm tắt, “Đăng 10 tin tốt; hướng dẫn 05 đồng"
    )
    assert sentence in " ".join(remark.sentence for remark in remarks(book, "award-decision", ROUND))
    assert sentence in " ".join(finding.sentence for finding in decision_findings(book, 1, certificates_of(book, 1)))


def test_the_check_of_a_certificate_quotes_what_the_certificate_prints(book: Book) -> None:
    fields = MovementFields("Mỗi tuần một tin tốt", date(2026, 1, 5))
    launched = save_movement(book, None, fields).only_id("emulation_movement")
    proposed(book, "Đăng 10 tin tốt.", kind=CommendationType.MOVEMENT, movement_id=launched)
    decide_next(book, CODE, "15/QĐ-SNgV", SIGNED)
    (certificate,) = certificates_of(book, 1)
    (sentence,) = (
        finding.sentence for finding in decision_findings(book, 1, [certificate]) if "lý do khen" in finding.sentence
    )
    assert (
        sentence == f"Đề nghị của “Lộc Thị A” chưa ghi lý do khen: giấy in {quoted(certificate.values['thành tích'])}."
    )
    assert "chưa ghi lý do khen: in thành tích trong phong trào thi đua." in str(remarks(book, "award-decision", ROUND))


def test_annex_notice_and_certificate_of_one_award_say_the_same(book: Book) -> None:
    # Where one of several has a typed reason the annex tells each one's; the certificate alone had the movement's.
    fields = MovementFields("Mỗi tuần một tin tốt", date(2026, 1, 5))
    launched = save_movement(book, None, fields).only_id("emulation_movement")
    typed = "Đã có thành tích xuất sắc trong viết tin"
    proposed(book, "Đoạt giải Nhất cuộc thi. Còn lại.", kind=CommendationType.MOVEMENT, movement_id=launched)
    nomination = NominationFields(
        CODE,
        NomineeKind.COLLECTIVE,
        unit_id=1,
        award="certificate_of_merit",
        commendation_type=CommendationType.MOVEMENT,
        movement_id=launched,
        summary="Dẫn đầu.",
        reason_line=typed,
        exception_reason="Hội đồng thống nhất đề nghị.",
    )
    nominate(book, nomination)
    work = "Đã có thành tích trong phong trào thi đua “Mỗi tuần một tin tốt” 6 tháng đầu năm 2026"
    expected = {"Văn phòng": typed, "Lộc Thị A": work}
    assert achieved_in(papers.document(book, "award-decision", ROUND)) == expected
    decide_next(book, CODE, "15/QĐ-SNgV", SIGNED)
    assert {each.name: each.values["thành tích"] for each in certificates_of(book, 1)} == expected
    for kind in ("award-decision", "award-notice"):
        assert achieved_in(papers.document(book, kind, ROUND)) == expected, kind


def achieved_in(paper: Document) -> dict[str, str]:
    """Return what a paper says that each of its awards is for, by name."""
    tables = [block for section in paper.sections for block in section.body if isinstance(block, Table)]
    place = next(number for number, column in enumerate(tables[0].columns) if "thành tích" in column.title.casefold())
    rows = [row for table in tables for row in table.rows if isinstance(row, BodyRow)]
    return {str(row.values[1]): str(row.values[place]).replace("\N{NO-BREAK SPACE}", " ") for row in rows}


def test_the_symbol_of_a_number_is_the_offices_own_and_a_day_to_come_is_told_of(book: Book) -> None:
    proposed(book, "Đăng 10 tin tốt.")
    ahead = date.today() + timedelta(days=60)
    decide_next(book, CODE, "15/qđ-sngv", ahead)
    assert rows_of(book, "decision", "number") == [("15/QĐ-SNgV",)]
    sentence = f"Quyết định số 15/QĐ-SNgV ghi ký ngày {ahead:%d/%m/%Y}, ngày ấy chưa đến"
    assert sentence in " ".join(remark.sentence for remark in remarks(book, "award-decision", ROUND))


def test_a_decision_for_help_from_abroad_charges_none_of_those_whom_it_thanks(book: Book) -> None:
    society = "Hội Hữu nghị Hải Âu"
    awards = given_to_all(society), given("Sato Kenji", post_title="Chủ tịch", unit_name=society)
    decision_id = decided(book, *({**award, "commendation_type": "external"} for award in awards))
    printed = as_json(papers.document(book, "award-decision", {"decision": str(decision_id)}))
    assert "Kế toán trưởng chịu trách nhiệm thi hành Quyết định này" in printed.replace("\N{NO-BREAK SPACE}", " ")
