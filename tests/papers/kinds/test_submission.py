from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.votes import VoteTally
from desktop_app.papers.document.model import Addressees, Document, LegalBases, Paragraph, Recipients
from desktop_app.papers.kinds.proposals.submission import TO_DIRECTOR, TO_PROVINCE, SubmissionData, build
from desktop_app.papers.parts.votes import VoteResult
from tests.papers.reading import body_paragraphs, pdf_pages, squeezed
from tests.papers.round_samples import MEMBERS, RULE, TITLES, rows, submission_data, tally, wording
from tests.papers.samples import ISSUER


def paper(data: SubmissionData | None = None) -> Document:
    return build(data or submission_data(), wording(TO_DIRECTOR))


def bases(document: Document) -> tuple[str, ...]:
    (block,) = (block for block in document.body if isinstance(block, LegalBases))
    return block.bases


def test_it_names_who_asks_whom_for_what() -> None:
    document = paper()
    assert document.titles is not None
    assert (document.titles.type_name, document.titles.subject) == (
        "TỜ TRÌNH",
        "Về việc đề nghị tặng Giấy khen 6 tháng đầu năm 2026 theo loại hình phong trào thi đua",
    )
    assert document.body[0] == Addressees(("Giám đốc Sở Ngoại vụ",))
    assert document.letterhead is not None
    assert document.letterhead.number_text.endswith("/TTr-VP")
    assert document.closing.left == Recipients(("Như trên", "Lưu: VT, VP"))


def test_counts_come_from_the_rows() -> None:
    text = " ".join(body_paragraphs(paper(submission_data(rows(12, 2)))))
    assert text.count("02 tập thể và 12 cá nhân") == 2
    several = body_paragraphs(paper(submission_data((*TITLES, *rows(1, 0)))))
    assert "- Công nhận danh hiệu “Tập thể lao động tiên tiến”: 02 tập thể." in several
    assert "- Công nhận danh hiệu “Lao động tiên tiến”: 05 cá nhân." in several
    assert "- Tặng Giấy khen: 01 cá nhân." in several


def test_of_one_there_is_no_each() -> None:
    alone, several = (" ".join(body_paragraphs(paper(submission_data(rows(count, 0))))) for count in (1, 2))
    assert "Tóm tắt thành tích của cá nhân nêu trong danh sách" in alone
    assert "Tóm tắt thành tích của từng cá nhân nêu trong danh sách" in several


def test_bases_that_are_not_known_are_left_out() -> None:
    assert bases(paper())[-1] == "Xét thành tích của tập thể, cá nhân"
    without = replace(submission_data(), law=(), minutes="", rows=rows(2, 0))
    assert bases(paper(without)) == ("Xét thành tích của cá nhân",)


def votes_of(counted: VoteTally) -> tuple[VoteResult, ...]:
    return tuple(VoteResult(row, counted, RULE) for row in submission_data().rows)


def test_the_least_share_of_votes_is_named_only_if_all_were_voted_on() -> None:
    data = submission_data()
    votes = (VoteResult(data.rows[0], tally(6, 1), RULE), *data.votes[1:])
    # 6 of 7 is 85,714…%.
    assert "từ 85,71% tổng số thành viên Hội đồng trở lên" in " ".join(
        body_paragraphs(paper(replace(data, votes=votes)))
    )
    for incomplete in (votes[1:], (VoteResult(data.rows[0], None, RULE), *votes[1:]), ()):
        assert "tỷ lệ đồng ý" not in " ".join(body_paragraphs(paper(replace(data, votes=incomplete))))


def test_of_all_who_agreed_there_are_no_more() -> None:
    text = " ".join(body_paragraphs(paper(replace(submission_data(), votes=votes_of(tally(7))))))
    assert "đều có tỷ lệ đồng ý 100% tổng số thành viên Hội đồng." in text


def test_of_a_single_nominee_is_said_what_he_had() -> None:
    data = replace(submission_data(), rows=submission_data().rows[:1], votes=votes_of(tally(6, 1))[:1])
    text = " ".join(body_paragraphs(paper(data)))
    assert " Trường hợp đề nghị có tỷ lệ đồng ý 85,71% tổng số thành viên Hội đồng. " in text


def test_nothing_is_said_of_a_council_that_has_not_met() -> None:
    with_council = " ".join(body_paragraphs(paper()))
    assert "(Có biên bản họp, danh sách và báo cáo thành tích kèm theo)" in with_council
    assert "Căn cứ kết quả xét khen thưởng sơ kết 6 tháng đầu năm 2026, Văn phòng đề nghị tặng" in with_council
    for direction in (TO_DIRECTOR, TO_PROVINCE):
        without = replace(submission_data(), minutes="", votes=(), met_on=())
        text = " ".join(body_paragraphs(build(without, wording(direction))))
        assert "(Có danh sách và báo cáo thành tích kèm theo)" in text
        assert "kết quả xét" not in text
        assert "iên bản" not in text
        assert "đủ điều kiện" not in text
    assert body_paragraphs(paper(without))[0].startswith("Văn phòng đề nghị tặng Giấy khen cho")
    # Who decides is addressed once, and asked once.
    assert sum("kính trình" in line.casefold() for line in body_paragraphs(paper())) == 1


def test_who_fails_a_condition_is_not_said_to_meet_it() -> None:
    plain = body_paragraphs(paper())
    assert not any("trừ trường hợp" in line or "chưa đáp ứng" in line for line in plain)
    excepted = replace(submission_data(), exceptions=((submission_data().rows[0].name, "Mới tuyển dụng 05 tháng."),))
    for direction in (TO_DIRECTOR, TO_PROVINCE):
        text = " ".join(body_paragraphs(build(excepted, wording(direction))))
        name = submission_data().rows[0].name
        assert f"đủ điều kiện, tiêu chuẩn (trừ trường hợp của {name}); hồ sơ" in text
        assert f"lý do đề nghị xem xét: {name}: Mới tuyển dụng 05 tháng." in text


def test_headings_stay_in_order_when_nobody_was_asked() -> None:
    text = body_paragraphs(paper(replace(submission_data(), votes=(), met_on=())))
    assert [line for line in text if line[:2] in ("1.", "2.", "3.", "4.")] == [
        "1. Đối tượng, hình thức khen thưởng",
        "2. Thành tích",
    ]


def test_it_goes_up_through_the_department_of_home_affairs() -> None:
    data = replace(
        submission_data(),
        issuer=ISSUER,
        addressee="Chủ tịch UBND tỉnh Sơn Hạ",
        through="Sở Nội vụ",
        number="7",
        issued_on=date(2026, 2, 5),
    )
    document = build(data, wording(TO_PROVINCE))
    assert document.body[0] == Addressees(("Chủ tịch UBND tỉnh Sơn Hạ (qua Sở Nội vụ)",))
    assert document.letterhead is not None
    assert document.letterhead.number_text == "Số: 07/TTr-SNgV"
    assert body_paragraphs(document)[-1] == "Sở Ngoại vụ kính trình Chủ tịch UBND tỉnh Sơn Hạ xem xét, quyết định./."


def test_it_ends_once_and_says_what_comes_with_it() -> None:
    document = paper()
    assert "".join(body_paragraphs(document)).count("./.") == 1
    attached = document.body[-2]
    assert isinstance(attached, Paragraph)
    assert attached.italic
    assert "kèm theo" in attached.text


def test_a_summary_of_the_clerk_is_printed_line_by_line() -> None:
    data = replace(submission_data(), summaries=("Dòng một.\nDòng hai.", " "))
    text = squeezed(" ".join(page.text() for page in pdf_pages(paper(data))))
    assert "Dòng một. Dòng hai." in text


def test_without_anybody_there_is_no_tờ_trình() -> None:
    with pytest.raises(InvalidRecord, match="Chưa có tập thể, cá nhân nào"):
        paper(submission_data(()))


def test_an_opinion_in_writing_is_told_since_the_share_is_of_all_members() -> None:
    counted = replace(tally(7, 0, MEMBERS), present=6, written=1)
    for direction in (TO_DIRECTOR, TO_PROVINCE):
        document = build(replace(submission_data(), votes=votes_of(counted)), wording(direction))
        assert "01 thành viên Hội đồng vắng mặt cho ý kiến bằng văn bản." in body_paragraphs(document)
    assert "bằng văn bản" not in " ".join(body_paragraphs(paper()))


def test_whom_the_council_did_not_find_for_is_counted_beside_those_proposed() -> None:
    data = submission_data(rows(9, 1))
    sentence = "Trong số 01 tập thể và 10 cá nhân Hội đồng xét, 01 cá nhân không đạt tỷ lệ biểu quyết, không đề nghị."
    for direction in (TO_DIRECTOR, TO_PROVINCE):
        document = build(replace(data, failed=rows(10, 0)[-1:]), wording(direction))
        assert sentence in body_paragraphs(document)
        assert not any("không đề nghị" in line for line in body_paragraphs(build(data, wording(direction))))


def test_whom_another_submission_proposes_is_named_beside_those_the_council_reviewed() -> None:
    data = replace(submission_data(rows(9, 1)), failed=rows(10, 0)[-1:], elsewhere=rows(2, 1))
    reviewed = "Trong số 01 tập thể và 10 cá nhân (không kể 01 tập thể và 02 cá nhân thuộc tờ trình khác) Hội đồng xét"
    assert reviewed in " ".join(body_paragraphs(build(data, wording(TO_DIRECTOR))))


def test_who_is_proposed_for_one_award_is_not_said_to_have_failed_for_all() -> None:
    data = submission_data(rows(1, 0))
    (proposed,) = data.rows
    document = paper(replace(data, failed=(replace(proposed, award="Chiến sĩ thi đua tỉnh"),)))
    failed = "01 đề nghị (Chiến sĩ thi đua tỉnh) không đạt tỷ lệ biểu quyết, không đề nghị."
    assert f"Trong số 02 lượt cá nhân Hội đồng xét, {failed}" in body_paragraphs(document)


def test_whom_the_council_found_for_and_who_is_put_off_is_counted_among_those_it_reviewed() -> None:
    data = submission_data(rows(9, 1))
    put_off = rows(9, 2)[1:2]
    sentence = "01 tập thể Hội đồng xét, đạt tỷ lệ biểu quyết, tạm thời chưa đề nghị."
    reviewed = "Trong số 02 tập thể và 10 cá nhân Hội đồng xét, 01 cá nhân không đạt"
    for direction in (TO_DIRECTOR, TO_PROVINCE):
        document = build(replace(data, failed=rows(10, 0)[-1:], put_off=put_off), wording(direction))
        assert reviewed in " ".join(body_paragraphs(document))
        assert sentence in body_paragraphs(document)
        alone = body_paragraphs(build(replace(data, put_off=put_off), wording(direction)))
        assert sentence in alone
        assert not any("Trong số" in line for line in alone)


def test_it_names_the_list_of_exemplars_that_goes_with_it_and_what_each_type_is_for() -> None:
    counts = "01 tập thể theo loại hình công trạng; 03 cá nhân theo loại hình đột xuất"
    data = replace(submission_data(), has_exemplars=True, counts_by_type=counts)
    text = " ".join(body_paragraphs(paper(data)))
    assert "danh sách đề nghị, danh sách gương điển hình đề nghị nhân rộng và báo cáo thành tích kèm theo)" in text
    assert f"Trong số được đề nghị có {counts}." in text
