"""Remarks on a paper before it is printed, and the record each leads to."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.offices import Office
from desktop_app.papers.document.model import Paragraph
from desktop_app.papers.document.proofreading import names_on, rows_by_kind
from desktop_app.services import lists
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.council.sessions import save_session
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.office.offices import change_office, office
from desktop_app.services.office.units import change_unit
from desktop_app.services.office.units import unit as unit_of
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.house_style.wordings import change_wording
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.kinds.options import DATED
from desktop_app.services.papers.remarks import PaperRemark, RemarkPlace
from tests.books import BookIds, collective, dump, individual, person, review_round, unit
from tests.services.meetings import meeting, without_vote

CODE = "2026-H1"
ROUND = {"round": CODE}
COUNCIL = ("ballot", "vote-count", "minutes")
DECISION = "quyet-dinh-khen-thuong"
PAPERS = ("nomination-list", "submission", "award-decision", "reward-list")


def remarks_saying(book: Book, kind: str = "nomination-list", words: str = "") -> list[PaperRemark]:
    """Return the remarks on a paper of the round that have these words, and prove that all lead to what there is."""
    remark_list = remarks(book, kind, ROUND)
    for remark in remark_list:
        assert remark.sentence.endswith(".")
        if remark.query is not None:
            lists.checked_query(remark.query)
            assert lists.count(book, remark.query) > 0
    return [remark for remark in remark_list if words in remark.sentence]


def led_to(book: Book, remark: PaperRemark) -> list[int]:
    """Return the ids of the rows that a remark leads to."""
    assert remark.query is not None
    return [row.id for row in lists.everything(book, remark.query)]


def test_asking_changes_nothing(book: Book, filled: BookIds) -> None:
    before = dump(book)
    for kind in PAPERS:
        remarks_saying(book, kind)
    assert dump(book) == before


def test_drafts_left_out_lead_to_the_drafts(book: Book, filled: BookIds) -> None:
    (remark,) = remarks_saying(book, words="còn là nháp")
    assert remark.sentence == "1 đề nghị còn là nháp, không có trong văn bản."
    assert led_to(book, remark) == [filled.draft]


def test_a_nomination_without_an_achievement_is_named(book: Book, filled: BookIds) -> None:
    assert remarks_saying(book, words="chưa có tóm tắt") == []
    with book.store.work("Bỏ tóm tắt") as work:
        work.update("nomination", filled.of_lan, {"summary": "", "reason_line": ""})
    (remark,) = remarks_saying(book, words="chưa có tóm tắt")
    assert "Nông Thị Lan" in remark.sentence
    assert led_to(book, remark) == [filled.of_lan]


def test_who_is_proposed_for_a_movement_that_nothing_names_is_named(book: Book, filled: BookIds) -> None:
    words = "chưa chọn phong trào"
    with book.store.work("Lý do của một phong trào") as work:
        named = {
            "commendation_type": "movement",
            "movement_id": None,
            "reason_line": "Có thành tích trong phong trào A",
        }
        work.update("nomination", filled.of_lan, named)
    assert [each for each in remarks_saying(book, words=words) if "Nông Thị Lan" in each.sentence] == []
    with book.store.work("Lý do không nêu phong trào") as work:
        work.update("nomination", filled.of_lan, {"reason_line": "Có thành tích xuất sắc trong thực hiện nhiệm vụ"})
    (remark,) = (each for each in remarks_saying(book, words=words) if "Nông Thị Lan" in each.sentence)
    assert "“Phong trào thi đua (chuyên đề)”" in remark.sentence
    assert led_to(book, remark) == [filled.of_lan]


def test_a_unit_that_has_ended_is_named(book: Book, filled: BookIds) -> None:
    assert remarks_saying(book, words="đã hết hiệu lực") == []
    change_unit(book, filled.division, replace(unit_of(book, filled.division), valid_to=date(2026, 5, 31)))
    (remark,) = remarks_saying(book, words="đã hết hiệu lực")
    assert "31/05/2026" in remark.sentence
    assert led_to(book, remark) == [filled.of_division]


def test_names_of_office_and_signer_that_are_missing_lead_to_where_they_are_entered(
    book: Book, filled: BookIds
) -> None:
    assert remarks_saying(book, "award-decision", "họ tên dưới chữ ký “GIÁM ĐỐC”") == []
    change_office(book, Office(signer_name="", code="", place=""))
    (signer,) = remarks_saying(book, "award-decision", "họ tên dưới chữ ký “GIÁM ĐỐC”")
    assert signer.place is RemarkPlace.ISSUE
    (place,) = remarks_saying(book, "award-decision", "Địa danh")
    assert place.place is RemarkPlace.OFFICE
    (letters,) = remarks_saying(book, "award-decision", "thiếu chữ viết tắt")
    assert letters.place is RemarkPlace.OFFICE
    assert {remark.place for remark in remarks_saying(book, "submission", "còn để trống, ghi sau khi ký")} == {
        RemarkPlace.ISSUE
    }


def test_a_number_typed_into_the_wording_is_held_against_the_list(book: Book, filled: BookIds) -> None:
    assert remarks_saying(book, "submission", "mà danh sách có") == []
    change_wording(book, "to-trinh-trong-so", "opening", None, "Đề nghị {khen thưởng} cho 03 tập thể, 01 cá nhân")
    (remark,) = remarks_saying(book, "submission", "mà danh sách có")
    assert "ghi 3 tập thể mà danh sách có 1." in remark.sentence
    change_wording(
        book, "quyet-dinh-khen-thuong", "award", None, "Tặng Giấy khen cho 01 cá nhân (có {danh sách} kèm theo)"
    )
    assert remarks_saying(book, "award-decision", "mà danh sách có") == []
    change_wording(
        book, "quyet-dinh-khen-thuong", "award", None, "Tặng Giấy khen cho 02 cá nhân (có {danh sách} kèm theo)"
    )
    (remark,) = remarks_saying(book, "award-decision", "mà danh sách có")
    assert "ghi 2 cá nhân mà danh sách có 1." in remark.sentence


def test_an_article_that_is_not_there_leads_to_the_wording(book: Book, filled: BookIds) -> None:
    change_wording(
        book, "quyet-dinh-khen-thuong", "articles", None, "{Người thi hành} có tên tại Điều 5 thi hành Quyết định này"
    )
    (remark,) = remarks_saying(book, "award-decision", "nhắc Điều 5")
    assert remark.place is RemarkPlace.WORDING


def decided(book: Book, *nominations: int) -> int:
    fields = DecisionFields("Tặng Giấy khen", "15/QĐ-SNgV", date(2026, 7, 10), "Hứa Văn Ước", round_code=CODE)
    return save_decision(book, None, fields, nominations).only_id("decision")


def test_a_decision_that_names_somebody_otherwise_than_the_nomination_is_said(book: Book, filled: BookIds) -> None:
    decided(book, filled.of_division, filled.of_lan)
    assert remarks_saying(book, "award-decision", "Quyết định ghi") == []
    with book.store.work("Sửa") as work:
        work.update("nomination", filled.of_lan, {"post_title": "Phó Chánh Văn phòng"})
    (remark,) = remarks_saying(book, "award-decision", "Quyết định ghi")
    assert "Nông Thị Lan, Chuyên viên, Văn phòng, Giấy khen" in remark.sentence
    assert "Phó Chánh Văn phòng" in remark.sentence
    assert led_to(book, remark) == [filled.of_lan]


def test_an_award_without_an_amount_is_said(book: Book, filled: BookIds) -> None:
    decided(book, filled.of_division, filled.of_lan)
    assert remarks_saying(book, "reward-list", "chưa có số tiền") == []
    with book.store.work("Bỏ tiền") as work:
        (award,) = lists.everything(book, ListQuery("awards", "nong thi lan"))
        work.update("award", award.id, {"amount": None})
    (remark,) = remarks_saying(book, "reward-list", "chưa có số tiền")
    assert led_to(book, remark) == [award.id]


def test_a_submission_dated_after_the_decision_is_said(book: Book, filled: BookIds) -> None:
    assert remarks_saying(book, "submission", "trước tờ trình này") == []
    decided(book, filled.of_division, filled.of_lan)
    of_order = remarks_saying(book, "submission", "trước tờ trình này")
    start = "Đợt đã có quyết định ký ngày 10/07/2026, trước tờ trình này (chưa có ngày"
    # Without a day it has that of today in the year of its round, and is dated by the round when that year is over.
    assert [remark.sentence.startswith(start) for remark in of_order] == [True] * (date.today().year == 2026)
    before = remarks(book, "submission", {**ROUND, DATED: "2026-07-08"})
    assert not any("trước tờ trình này" in remark.sentence for remark in before)


def test_a_decision_without_number_and_day_is_not_counted_yet(book: Book, filled: BookIds) -> None:
    assert remarks_saying(book, "award-decision", "chưa ghi số, ngày ký") == []
    draft = DecisionFields("Tặng Giấy khen", round_code=CODE)
    made = save_decision(book, None, draft, [filled.of_lan]).only_id("decision")
    (remark,) = remarks_saying(book, "award-decision", "chưa ghi số, ngày ký")
    assert remark.query is not None
    assert remark.query.scope == {"decision": made}


def test_a_round_that_the_council_never_met_on_is_said_where_there_is_a_council(book: Book, filled: BookIds) -> None:
    decision_id = decided(book, filled.of_division, filled.of_lan)
    (remark,) = remarks_saying(book, "award-decision", "biểu quyết.")
    assert remark.sentence == "02 đề nghị chưa được “Hội đồng Thi đua - Khen thưởng” biểu quyết."
    # That no session is recorded its note says already.
    assert len(remarks_saying(book, "award-decision", "phiên họp")) == 1
    assert remarks_saying(book, "award-decision", "phải được Hội đồng bỏ phiếu kín") == []
    # What the law has put to the ballot on the day of the decision is named with its article.
    with book.store.work("Ngày trước") as work:
        work.update(
            "nomination", filled.of_lan, {"award": "Chiến sĩ thi đua cơ sở", "award_code": "grassroots_fighter"}
        )
        work.update("decision", decision_id, {"signed_on": "2024-12-24"})
    (remark,) = remarks_saying(book, "award-decision", "phải được Hội đồng bỏ phiếu kín")
    assert "Nghị định 98/2023/NĐ-CP, Điều 30 khoản 7" in remark.sentence
    # The office had no Council yet on that day.
    assert remarks_saying(book, "award-decision", "biểu quyết.") == []
    meeting(book, CODE, nominations=[filled.of_lan])
    assert remarks_saying(book, "award-decision", "phải được Hội đồng bỏ phiếu kín") == []


def test_more_titles_of_a_round_than_the_law_of_its_day_allows_are_said(book: Book, filled: BookIds) -> None:
    fighter = {"award": "Chiến sĩ thi đua cơ sở", "award_code": "grassroots_fighter"}
    assert remarks_saying(book, "award-decision", "không quá 15 %") == []
    decision_id = decided(book, filled.of_division, filled.of_lan)
    (award,) = lists.everything(book, ListQuery("awards", "nong thi lan"))
    with book.store.work("Danh hiệu") as work:
        work.update("award", award.id, fighter)
        work.update("decision", decision_id, {"signed_on": "2023-12-24"})
    (remark,) = remarks_saying(book, "award-decision", "không quá 15 %")
    assert "có 1/1" in remark.sentence
    assert {filled.of_lan, filled.of_division} <= set(led_to(book, remark))
    # The law of today has no such share.
    with book.store.work("Ngày") as work:
        work.update("decision", decision_id, {"signed_on": "2026-07-10"})
    assert remarks_saying(book, "award-decision", "không quá 15 %") == []


def test_whom_the_list_names_and_the_decision_does_not_is_said(book: Book, filled: BookIds) -> None:
    decided(book, filled.of_division)
    (remark,) = remarks_saying(book, "award-decision", "mà không có trong văn bản")
    assert "“Nông Thị Lan” có trong danh sách đề nghị" in remark.sentence
    assert led_to(book, remark) == [filled.of_lan]


def test_papers_issued_before_are_held_against_the_round_as_it_is_now(book: Book, filled: BookIds) -> None:
    without_vote(book)
    for kind in PAPERS[:2]:
        issue(book, kind, ROUND, IssueFields())
    assert remarks_saying(book, "award-decision", "đã phát hành") == []
    newcomer = individual(book, person(book, "Vi Thị Yến", filled.division, "Chuyên viên"), summary="Làm tốt.")
    with book.store.work("Sửa") as work:
        work.update("nomination", filled.of_lan, {"post_title": "Phó Chánh Văn phòng"})
    list_of, post, letter = (
        remarks_saying(
            book, "award-decision", "Danh sách đề nghị khen thưởng 2026-H1” đã phát hành (bản 1): “Vi Thị Yến”"
        ),
        remarks_saying(
            book, "award-decision", "“Nông Thị Lan” ghi “Chuyên viên, Văn phòng”, nay là “Phó Chánh Văn phòng"
        ),
        remarks_saying(book, "award-decision", "Tờ trình đề nghị khen thưởng 2026-H1” đã phát hành (bản 1): "),
    )
    assert [len(remark_list) for remark_list in (list_of, post)] == [1, 1]
    assert ["ghi 1 cá nhân mà danh sách có 2" in remark.sentence for remark in letter] == [True]
    put_in_trash(book, "nomination", [newcomer])
    assert remarks_saying(book, "award-decision", "Vi Thị Yến") == []


def test_each_issued_submission_of_a_round_is_held_against_it(book: Book, filled: BookIds) -> None:
    without_vote(book)
    for kind in ("movement", ""):
        issue(book, "submission", ROUND | {"type": kind}, IssueFields())
    individual(book, person(book, "Vi Thị Yến", filled.division, "Chuyên viên"), summary="Làm tốt.")
    remarks_saying_entry = remarks_saying(book, "award-decision", "đã phát hành (bản 1): ")
    assert len({remark.sentence.split("”")[0] for remark in remarks_saying_entry}) == 2


def test_an_issued_paper_whose_content_is_damaged_is_said(book: Book, filled: BookIds) -> None:
    without_vote(book)
    made = issue(book, "nomination-list", ROUND, IssueFields()).only_id("issued_paper")
    with book.store.work("Hỏng") as work:
        work.update("issued_paper", made, {"content": '{"is":"Documen'})
    (remark,) = remarks_saying(book, "award-decision", "bị hỏng")
    assert led_to(book, remark) == [made]


def test_a_nominee_who_counts_the_votes_is_a_warning(book: Book, filled: BookIds) -> None:
    held = meeting(book, nominations=[filled.of_lan, filled.of_division])
    for kind in COUNCIL:
        assert remarks_saying(book, kind, "Ban kiểm phiếu ngày") == []
    save_session(book, held.id, replace(held.fields, tellers=("Thành viên 2", "nông thị lan")))
    for kind in COUNCIL:
        (remark,) = remarks_saying(book, kind, "Ban kiểm phiếu ngày")
        assert led_to(book, remark) == [held.id]
    away = held.attendance(absent={1: "đi học"})
    save_session(book, held.id, replace(held.fields, tellers=("Thành viên 2", "Thành viên 3")), away)
    for kind in COUNCIL:
        (remark,) = remarks_saying(book, kind, "Ban kiểm phiếu ngày")
        assert remark.sentence.startswith("“Thành viên 2”")
        assert remark.sentence.endswith("nhưng ghi vắng mặt ở phiên họp đó.")
        assert led_to(book, remark) == [held.id]


def test_numbers_that_the_minutes_say_otherwise_are_named(book: Book, filled: BookIds) -> None:
    held = meeting(book, nominations=[filled.of_lan, filled.of_division])
    save_session(book, held.id, replace(held.fields, discussion="Thống nhất đề nghị cho 01 tập thể và 01 cá nhân."))
    assert remarks_saying(book, "minutes", "trong khi đưa ra") == []
    save_session(book, held.id, replace(held.fields, discussion="Thống nhất đề nghị cho 01 tập thể và 03 cá nhân."))
    (remark,) = remarks_saying(book, "minutes", "trong khi đưa ra Hội đồng 1 cá nhân, đạt 0.")
    assert led_to(book, remark) == [held.id]


def test_a_number_used_twice_is_said_of_both_papers(book: Book, filled: BookIds) -> None:
    decided(book, filled.of_division)
    assert remarks_saying(book, "award-decision", "đã dùng cho") == []
    other = DecisionFields("Tặng cá nhân", "15", date(2026, 7, 10), "Hứa Văn Ước", round_code=CODE)
    other_id = save_decision(book, None, other, [filled.of_lan]).only_id("decision")
    (remark,) = remarks_saying(
        book, "award-decision", "Số 15/QĐ-SNgV năm 2026 đã dùng cho quyết định “Tặng Giấy khen”."
    )
    assert remark.query is not None
    assert remark.query.scope == {"decision": other_id - 1}
    (without,) = remarks_saying(book, "award-decision", "“Tặng cá nhân” ghi số “15”, thiếu ký hiệu sau số")
    assert without.query is not None
    assert without.query.scope == {"decision": other_id}


def test_a_reason_that_only_begins_is_no_reason(book: Book, filled: BookIds) -> None:
    decided(book, filled.of_lan, filled.of_division)
    assert remarks_saying(book, "award-decision", "chưa nêu thành tích gì") == []
    (award,) = lists.everything(book, ListQuery("awards", "nong thi lan"))
    with book.store.work("Sửa") as work:
        work.update("award", award.id, {"reason_line": "Đã có thành tích…"})
    (remark,) = remarks_saying(
        book, "award-decision", "“Nông Thị Lan” chỉ ghi “Đã có thành tích…”, chưa nêu thành tích gì"
    )
    assert led_to(book, remark) == [award.id]


def test_law_that_the_office_typed_and_that_is_to_come_leads_to_the_office(book: Book, filled: BookIds) -> None:
    typed = "Quyết định số 90/2026/QĐ-UBND ngày 01 tháng 9 năm 2026 của Ủy ban nhân dân tỉnh"
    change_office(book, replace(office(book), office_rule=typed))
    decided(book, filled.of_lan, filled.of_division)
    (remark,) = remarks_saying(book, "award-decision", "ban hành sau ngày 10/07/2026 của văn bản")
    assert remark.place is RemarkPlace.OFFICE


def test_a_word_of_the_office_leads_to_the_nomination_that_has_it(book: Book, filled: BookIds) -> None:
    assert remarks_saying(book, words="từ dùng trong nội bộ") == []
    with book.store.work("Sửa") as work:
        work.update("nomination", filled.of_lan, {"summary": "Làm tốt công tác văn thư (nháp)."})
    (remark,) = remarks_saying(book, words="“nháp” là từ dùng trong nội bộ")
    assert led_to(book, remark) == [filled.of_lan]


def test_many_remarks_of_one_sort_are_counted(book: Book) -> None:
    review_round(book, CODE)
    units = [unit(book, f"Phòng {number}") for number in range(1, 26)]
    made = [collective(book, unit_id) for unit_id in units]
    with book.store.work("Bỏ tóm tắt") as work:
        for nomination_id in made:
            work.update("nomination", nomination_id, {"summary": ""})
    assert len(remarks_saying(book, words="chưa có tóm tắt")) == 20
    (more,) = remarks_saying(book, words="trường hợp khác")
    assert more.sentence == "Và 5 trường hợp khác như vậy."
    assert sorted(led_to(book, more)) == made


def test_a_reports_own_remarks_lead_to_the_report(book: Book, filled: BookIds) -> None:
    remark_list = remarks(book, "annual-report", {"year": "2026"})
    assert [remark for remark in remark_list if remark.place is RemarkPlace.REPORT] != []
    assert remarks(book, "task-table", {"year": "2026"}) != ()


def test_all_counts_of_a_round_come_from_one_list(book: Book, filled: BookIds) -> None:
    """Tờ trình, minutes, decision, list and rewards of one round: the same names, and numbers in words that are theirs.

    (And the ballots and the count of them.)
    """
    names = zip(("Bế", "Chu", "Đàm", "Mã"), ("Ân", "Dũng", "Đạt", "Uyên"), strict=True)
    put = [filled.of_lan, filled.of_division]
    for number, (family, given) in enumerate(names):
        person_id = person(
            book, f"{family} Văn {given}", filled.centre if number % 2 else filled.office_unit, "Chuyên viên"
        )
        put.append(individual(book, person_id, summary="Hoàn thành tốt nhiệm vụ."))
    put.append(collective(book, filled.centre))
    meeting(book, nominations=put)
    made = {kind: papers.document(book, kind, ROUND) for kind in (*PAPERS, *COUNCIL)}
    named = {kind: names_on(paper) for kind, paper in made.items() if kind != "submission"}
    assert len({frozenset(names) for names in named.values()}) == 1
    assert len(named["nomination-list"]) == 7
    in_groups = {kind: rows_by_kind(made[kind]) for kind in PAPERS if kind != "submission"}
    assert in_groups == {kind: {"tập thể": 2, "cá nhân": 5} for kind in in_groups}
    for kind in made:
        sentences = [remark.sentence for remark in remarks(book, kind, ROUND) if "danh sách" in remark.sentence]
        # The Council has met and nothing is recorded of its vote: the list that goes with the tờ trình is a draft.
        drafted = kind == "nomination-list"
        assert [sentence.endswith("danh sách in là “DỰ THẢO”.") for sentence in sentences] == [True] * drafted
    for kind in ("submission", "award-decision", "nomination-list"):
        titles = made[kind].titles
        assert titles is not None
        assert titles.subject.endswith(" (DỰ THẢO)")
        assert "đã họp" not in str(made[kind].body)
    for kind in ("submission", "award-decision", "minutes"):
        texts = [block.text for block in made[kind].body if isinstance(block, Paragraph)]
        assert any("02 tập thể và 05 cá nhân" in text for text in texts), kind
    assert made["nomination-list"].closing.lines == ("Tổng cộng: 02 tập thể và 05 cá nhân./.",)


def test_whom_the_minutes_do_not_name_is_said(book: Book, filled: BookIds) -> None:
    meeting(book, nominations=[filled.of_division])
    (remark,) = remarks_saying(book, "minutes", "mà không có trong văn bản")
    assert "“Nông Thị Lan”" in remark.sentence
    assert led_to(book, remark) == [filled.of_lan]
