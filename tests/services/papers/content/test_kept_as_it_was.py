"""What stays as it was when something came later: lists of a round, decisions of no round, what was pending."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.council.votes import Votes
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.awards.acts import cancel_awards
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.awards.direct_awards import DirectAward, save_direct_decision
from desktop_app.services.book import Book
from desktop_app.services.council.vote_tallies import record_votes
from desktop_app.services.papers.kinds.options import DATED
from desktop_app.services.rounds.nomination_acts import move
from desktop_app.services.rounds.nominations import nominate
from tests.books import REASON, collective, individual, person, review_round, rows_of, unit
from tests.services.meetings import meeting
from tests.services.papers.content.test_awarded import cells_of, made, remarks_of, words_of


@pytest.fixture
def decided(book: Book) -> Book:
    """A signed decision on a collective (award 1) and two people (2, 3) of a round."""
    office_unit = unit(book, "Văn phòng")
    people = [person(book, name, office_unit, "Chuyên viên") for name in ("Lộc Thị Đào", "Bế Quốc Dũng", "Vi Thu Hà")]
    review_round(book, "2026-H1")
    nominations = [collective(book, office_unit), *(individual(book, person_id) for person_id in people)]
    fields = DecisionFields(
        "Về việc tặng Giấy khen", "15/QĐ-SNgV", date(2026, 7, 2), issuing_body="Sở Ngoại vụ", round_code="2026-H1"
    )
    save_decision(book, None, fields, nominations[:3])
    return book


def test_the_list_and_the_submission_stay_as_they_were_submitted_when_an_award_is_cancelled(decided: Book) -> None:
    inside = {"round": "2026-H1", "direction": "inside", DATED: "2026-07-01"}
    before = {kind: words_of(made(decided, kind, **inside)) for kind in ("nomination-list", "submission")}
    cancel_awards(decided, [2], "20/QĐ-SNgV", date(2026, 8, 3))
    assert {kind: words_of(made(decided, kind, **inside)) for kind in before} == before
    # The notice and the list for paying are right without whose award was cancelled.
    for kind in ("award-notice", "reward-list"):
        assert "“Lộc Thị Đào” có trong danh sách đề nghị" not in remarks_of(decided, kind, round="2026-H1")
    # They cite a decision on more than they have: that was told nowhere.
    for kind in ("award-notice", "reward-list", "payment-request", "ceremony-list"):
        assert "1 khen thưởng đã hủy bỏ, không có trong bản in." in remarks_of(decided, kind, round="2026-H1")


def test_a_decision_of_no_round_has_its_extract_and_its_notice(decided: Book) -> None:
    fields = DecisionFields(
        "Về việc tặng Giấy khen đột xuất", "33/QĐ-SNgV", date(2026, 7, 24), issuing_body="Sở Ngoại vụ"
    )
    direct = DirectAward(NomineeKind.INDIVIDUAL, 3, "certificate_of_merit")
    decision = save_direct_decision(decided, None, fields, [direct]).only_id("decision")
    ((award,),) = rows_of(decided, "award", "id", f"decision_id = {decision}")
    (row,) = cells_of(made(decided, "award-extract", award=str(award)))
    assert row[:2] == (1, "Vi Thu Hà")
    notice = words_of(made(decided, "award-notice", decision=str(decision)))
    assert "Vi Thu Hà" in notice
    assert "33/QĐ-SNgV" in notice
    assert "Lộc Thị Đào" not in notice
    assert "Quyết định ngoài đợt xét" in remarks_of(decided, "award-notice", decision=str(decision))


@pytest.mark.parametrize(("day", "in_2024"), [(date(2024, 12, 24), True), (date(2025, 12, 24), False)])
def test_a_decision_on_titles_of_no_round_is_checked_by_its_rows_and_its_record(
    decided: Book, day: date, in_2024: bool
) -> None:
    fields = DecisionFields("Về việc công nhận danh hiệu", "185", day, issuing_body="Sở Ngoại vụ")
    direct = [
        DirectAward(NomineeKind.COLLECTIVE, 1, "advanced_collective"),
        *(DirectAward(NomineeKind.INDIVIDUAL, place, "advanced_worker") for place in (1, 2)),
        DirectAward(NomineeKind.INDIVIDUAL, 3, "grassroots_fighter", CommendationType.MOVEMENT),
    ]
    decision = str(save_direct_decision(decided, None, fields, direct).only_id("decision"))
    for list_form in ("annex", "issued"):
        sentences = remarks_of(decided, "award-decision", decision=decision, list_form=list_form)
        assert "mà danh sách có" not in sentences
        assert "ghi số “185”, thiếu ký hiệu sau số" in sentences
        assert f"(số 185, ngày {day:%d/%m/%Y}) chưa ghi họ tên người ký." in sentences
        assert "không thuộc đợt xét nào" in sentences
        assert "quyết định không có căn cứ “Xét kết quả họp Hội đồng…”" in sentences
        assert (
            "“Chiến sĩ thi đua cơ sở” phải được Hội đồng bỏ phiếu kín, đạt từ 80 % (Nghị định 98/2023/NĐ-CP, "
            "Điều 30 khoản 7); sổ không ghi phiếu nào." in sentences
        ) is in_2024
        # What is signed has its minutes on the paper, or none: nothing is left to write in.
        paper = words_of(made(decided, "award-decision", decision=decision, list_form=list_form))
        assert "Xét kết quả họp" not in paper
        # No reason is recorded: none is made up.
        assert "đã có thành tích" not in paper
        assert sentences.count("nhưng lý do khen không nêu phong trào, chuyên đề nào") == 1
    # Nothing stands beside each title in the notice, which has no column for it then.
    notice = made(decided, "award-notice", decision=decision)
    assert {len(row) for row in cells_of(notice)} == {4}
    # Titles are recognised: what is made known is not called a commendation.
    text = words_of(notice).replace("\u00a0", " ")
    assert f"Công khai kết quả công nhận danh hiệu thi đua năm {day.year}" in text
    assert f"thông báo công khai kết quả công nhận danh hiệu thi đua năm {day.year}" in text
    assert "kết quả khen thưởng" not in text.casefold()
    assert f"ĐƯỢC CÔNG NHẬN DANH HIỆU THI ĐUA NĂM {day.year}" in text


def test_a_document_that_cancels_awards_of_two_decisions_has_a_paper_for_each(decided: Book) -> None:
    nomination = individual(decided, person(decided, "Hà Thị Mây", 1))
    fields = DecisionFields("Về việc tặng Giấy khen", "30/QĐ-SNgV", date(2026, 7, 20), round_code="2026-H1")
    save_decision(decided, None, fields, [nomination])
    cancel_awards(decided, [2, 4], "40/QĐ-SNgV", date(2026, 8, 3), "Kê khai không đúng")
    of_fourth = words_of(made(decided, "award-cancellation", award="4"))
    assert "Hà Thị Mây" in of_fourth
    assert "Lộc Thị Đào" not in of_fourth
    remarks = remarks_of(decided, "award-cancellation", award="2")
    assert "còn hủy bỏ khen thưởng của quyết định khác (30/QĐ-SNgV)" in remarks


def _agreed_to(book: Book, code: str, held_on: date) -> int:
    """Return a proposal to the province that the Council agreed to on a day."""
    review_round(book, code)
    fields = NominationFields(
        code,
        NomineeKind.INDIVIDUAL,
        person(book, "Hứa Thị Dung", unit(book, "Văn phòng"), "Chuyên viên"),
        award="provincial_certificate",
        summary="Tốt.",
        exception_reason=REASON,
        state=NominationState.COMPLETE,
    )
    nomination = nominate(book, fields).only_id("nomination")
    session = meeting(book, code, held_on=held_on, nominations=[nomination])
    record_votes(book, session.id, {nomination: Votes(3, 3, 3, 3)})
    return nomination


def test_what_was_decided_later_was_pending_on_the_day_of_the_report(book: Book) -> None:
    nomination = _agreed_to(book, "2026-H1", date(2026, 7, 2))
    of_province = DecisionFields(
        "Tặng Bằng khen", "163/QĐ-UBND", date(2026, 8, 10), issuing_body="UBND tỉnh", round_code="2026-H1"
    )
    save_decision(book, None, replace(of_province, level=AwardLevel.PROVINCE), [nomination])
    waiting = "Sở Ngoại vụ đang trình cấp trên xem xét 01 hồ sơ Bằng khen"
    of_year = words_of(made(book, "emulation-report", year="2026", cut_off="2026-08-09"))
    assert waiting in of_year
    assert "trình trước năm" not in of_year
    assert waiting not in words_of(made(book, "emulation-report", year="2026", cut_off="2026-08-10"))


def test_what_a_higher_level_has_stays_with_it_over_the_end_of_a_year(book: Book) -> None:
    nomination = _agreed_to(book, "2025-H2", date(2025, 12, 12))
    move(book, [nomination], NominationState.SUBMITTED)
    text = words_of(made(book, "emulation-report", year="2026", cut_off="2026-08-09"))
    assert "đang trình cấp trên xem xét 01 hồ sơ Bằng khen của tỉnh trình trước năm 2026; chưa tính" in text
    # The year after the one in which it was put forward reports on no proposal of its own.
    assert "Hứa Thị Dung" not in text
