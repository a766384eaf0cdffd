"""A paper of a round that is over bears the law of its round and says so, and who proposes himself is told of."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.council.unit_reviews import UnitReviewFields
from desktop_app.domain.rounds.told_deeds import tells_no_deed
from desktop_app.papers.document.model import LegalBases
from desktop_app.papers.document.numbered import with_open_year
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.council.unit_reviews import save_unit_review
from desktop_app.services.office.offices import change_office, office
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.kinds.options import DATED
from desktop_app.services.papers.kinds.proposals import OF_UNITS
from desktop_app.services.papers.law_day import LawDay, law_day
from desktop_app.services.papers.round_day import of_future
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.acts import change_round
from tests.books import BookIds, individual, person, review_round, rows_of
from tests.papers.reading import docx_text
from tests.services.meetings import meeting

OVER = {"round": "2022-H2"}
FIRST = {DATED: "2022-07-01"}
NOW = {DATED: f"{date.today():%Y-%m-%d}"}


@pytest.fixture
def head_nominated(book: Book, filled: BookIds) -> BookIds:
    """A round of 2022 whose only nominee heads the Văn phòng."""
    review_round(book, "2022-H2")
    head = person(book, "Hứa Văn Ước", filled.office_unit, "Chánh Văn phòng")
    individual(book, head, code="2022-H2", summary="Năm 2021 được xếp loại hoàn thành tốt nhiệm vụ.")
    return filled


def sentences_of(book: Book, kind: str, **options: str) -> list[str]:
    return [remark.sentence for remark in remarks(book, kind, {**OVER, **options})]


def test_of_a_round_that_is_over_the_first_line_names_the_option(book: Book, head_nominated: BookIds) -> None:
    first, *_ = sentences_of(book, "submission")
    assert first.startswith("Đợt cuối năm 2022 đã qua, văn bản chưa có ngày nên để trống năm; căn cứ")
    assert "theo ngày 31/12/2022 (ngày cuối của kỳ)" in first
    # With large letters the list of remarks has room for nine lines of 27.
    assert len(first) < 9 * 27
    assert "Ngày khác: ô “Lập theo ngày”" in first
    assert not any("đã qua" in words for words in sentences_of(book, "submission", **{DATED: "2022-12-20"}))


def test_a_paper_of_a_past_year_without_a_day_leaves_its_year_open(book: Book, head_nominated: BookIds) -> None:
    last_year = str(date.today().year - 1)
    for kind, options in (("nomination-list", OVER), ("initiative-book", {"year": last_year})):
        text = docx_text(papers.document(book, kind, options)).replace("\u00a0", " ")
        assert text.count("năm ……") == 1, kind
        assert f"năm {date.today().year}" not in text
        dated = docx_text(papers.document(book, kind, {**options, DATED: f"{last_year}-12-20"})).replace("\u00a0", " ")
        assert f"năm {last_year}" in dated
        assert "……" not in dated
    first, *_ = (remark.sentence for remark in remarks(book, "initiative-book", {"year": last_year}))
    assert first.startswith(f"Năm {last_year} đã qua, văn bản chưa có ngày nên để trống năm; căn cứ pháp lý")
    assert f"theo ngày 31/12/{last_year} (ngày cuối của kỳ)" in first
    issue(book, "initiative-book", {"year": last_year}, IssueFields(dated_on=date(int(last_year), 12, 20)))
    (content,) = rows_of(book, "issued_paper", "content", "kind = 'initiative-book'")[0]
    assert "……" not in str(content)


def test_the_papers_of_a_round_that_is_over_cite_the_law_of_its_own_time(book: Book, head_nominated: BookIds) -> None:
    def law_of(kind: str, **options: str) -> list[str]:
        paper = papers.document(book, kind, {**OVER, **options})
        return [basis for block in paper.body if isinstance(block, LegalBases) for basis in block.bases]

    assert law_of("submission") == law_of("submission", **{DATED: "2022-12-31"}) != law_of("submission", **NOW)
    guidance = papers.document(book, "review-guidance", OVER)
    first, *_ = sentences_of(book, "review-guidance")
    assert "theo ngày 01/07/2022 (ngày đầu của nửa năm)" in first
    assert guidance.annexes == with_open_year(papers.document(book, "review-guidance", {**OVER, **FIRST})).annexes
    change_round(book, replace(round_of(book, "2022-H2"), units_by=date(2022, 11, 22), files_by=date(2022, 11, 29)))
    first, *_ = sentences_of(book, "review-guidance")
    assert "theo ngày 22/11/2022 (hạn đầu tiên của đợt xét)" in first
    # The forms that are sent with the letter leave their year open, too: the letter's own, and those of two reports.
    text = docx_text(guidance).replace("\u00a0", " ")
    assert f"năm {date.today().year}" not in text
    assert text.count("năm ……") == 6
    fields = DecisionFields("Về việc tặng Giấy khen", "9/QĐ-SNgV", date(2023, 1, 9), "Vi Ánh", "Sở Ngoại vụ", "2022-H2")
    ((of_head,),) = rows_of(book, "nomination", "id", "nominee_name = 'Hứa Văn Ước'")
    assert isinstance(of_head, int)
    save_decision(book, None, fields, [of_head])
    first, *_ = sentences_of(book, "reward-list")
    assert "theo ngày 09/01/2023 (ngày ký quyết định)" in first
    ((decision,),) = rows_of(book, "decision", "max(id)")
    rewards = papers.document(book, "reward-list", {"decision": str(decision)})
    assert rewards.letterhead is not None
    assert "……" in rewards.letterhead.place_date


def test_who_signs_the_proposal_of_himself_is_told_with_the_way_out(book: Book, head_nominated: BookIds) -> None:
    sentences = sentences_of(book, "unit-request", unit=str(head_nominated.office_unit))
    (sentence,) = (words for words in sentences if "chính mình" in words)
    assert not [words for words in sentences if "--" in words], "the clerk reads it beside the paper"
    assert sentence == (
        "“Hứa Văn Ước” ký văn bản đề nghị khen thưởng chính mình: nên để cấp phó ký thay, khi phát hành ghi người ký "
        "ấy, chức vụ là hai dòng “KT. CHÁNH VĂN PHÒNG” và “PHÓ CHÁNH VĂN PHÒNG”."
    )


def test_papers_that_do_not_name_their_signer_say_nothing_of_him(book: Book, head_nominated: BookIds) -> None:
    of_movement = individual(book, head_nominated.lan, code="2022-H2", summary="Chủ trì 02 cuộc thi.")
    ((of_head,),) = rows_of(book, "nomination", "id", "nominee_name = 'Hứa Văn Ước'")
    assert isinstance(of_head, int)
    with book.store.work("Loại hình khác, gương điển hình") as work:
        work.update("nomination", of_head, {"commendation_type": "merit"})
        work.update("nomination", of_movement, {"commendation_type": "movement", "exemplar": 1})
    himself = {}
    for kind in ("submission", "nomination-list"):
        for of_type in ("merit", "movement"):
            words = sentences_of(book, kind, type=of_type, direction="inside")
            himself[kind, of_type] = any("khen thưởng chính mình" in sentence for sentence in words)
    assert himself == {
        ("submission", "merit"): True,
        ("submission", "movement"): False,
        ("nomination-list", "merit"): True,
        ("nomination-list", "movement"): False,
    }
    assert "chính mình" not in str(sentences_of(book, "exemplar-list"))
    with book.store.work("Cũng là gương điển hình") as work:
        work.update("nomination", of_head, {"exemplar": 1})
    assert "“Hứa Văn Ước” ký văn bản đề nghị nhân rộng chính mình" in str(sentences_of(book, "exemplar-list"))


def test_a_summary_that_only_tells_of_ratings_is_told(book: Book, head_nominated: BookIds) -> None:
    sentences = sentences_of(book, "nomination-list")
    assert (
        "Tóm tắt thành tích của “Hứa Văn Ước” chỉ nêu xếp loại, khen thưởng đã có, chưa nêu việc làm được trong kỳ."
    ) in sentences
    assert tells_no_deed(
        "Năm 2024 được xếp loại hoàn thành tốt nhiệm vụ (Thông báo số 14/TB-SNgV ngày 14/11/2024); năm 2024 có 01/05 "
        "cá nhân hoàn thành xuất sắc nhiệm vụ; năm 2024 được công nhận “Lao động tiên tiến” (Quyết định số "
        "184/QĐ-SNgV ngày 24/12/2024)."
    )
    assert not tells_no_deed("Năm 2024 chủ trì 02 cuộc thi; năm 2024 được xếp loại hoàn thành tốt nhiệm vụ.")


def test_the_accountant_signs_as_what_she_is(book: Book, head_nominated: BookIds) -> None:
    change_office(book, replace(office(book), chief_accountant="Mã Thị Hiền"))
    for post, printed in (("", "KẾ TOÁN TRƯỞNG"), ("Phụ trách kế toán", "PHỤ TRÁCH KẾ TOÁN")):
        if post:
            person(book, "Mã Thị Hiền", head_nominated.office_unit, post)
        paper = papers.document(book, "reward-list", OVER)
        assert paper.closing.middle is not None
        assert paper.closing.middle.capacity_lines == (printed,)
    # Of a decision that is not signed the list is a draft, and says so.
    assert paper.titles is not None
    assert paper.titles.subject.endswith("(DỰ THẢO)")
    sentences = sentences_of(book, "reward-list")
    assert any(words.startswith("Dự thảo: quyết định chưa có số, ngày, chưa được chi tiền") for words in sentences)
    # Its check and that of the decision tell who is still to sign.
    change_office(book, replace(office(book), signer_name="Vi Thị Ánh"))
    for kind in ("reward-list", "award-decision"):
        assert "Người ký: GIÁM ĐỐC Vi Thị Ánh." in " ".join(sentences_of(book, kind))


def test_an_extract_names_the_list_as_it_was_issued(book: Book, filled: BookIds) -> None:
    fields = DecisionFields(
        "Về việc tặng Giấy khen", "15/QĐ-SNgV", date(2026, 7, 2), "Vi Ánh", "Sở Ngoại vụ", "2026-H1"
    )
    save_decision(book, None, fields, [filled.of_lan])
    ((award_id,),) = rows_of(book, "award", "max(id)")
    extract = {"award": str(award_id)}
    assert "có tên trong Phụ lục kèm theo" in docx_text(papers.document(book, "award-extract", extract))
    issue(book, "award-decision", {"round": "2026-H1", "list_form": "issued"}, IssueFields())
    text = docx_text(papers.document(book, "award-extract", extract))
    assert "có tên trong danh sách kèm theo" in text
    assert "Phụ lục" not in text


def test_a_cut_off_that_has_not_come_is_warned_of() -> None:
    (warning,) = of_future(date.today() + timedelta(days=1))
    assert "chưa đến" in warning.sentence
    assert [*of_future(date.today()), *of_future(None)] == []


def test_the_papers_of_a_unit_cite_the_law_of_the_day_it_met_whatever_day_the_council_meets(
    book: Book, filled: BookIds
) -> None:
    """They come before the Council does, in a year that goes on, too: of a law that was not in force yet, none."""
    review_round(book, "2025-H1")
    head = person(book, "Hứa Văn Ước", filled.office_unit, "Chánh Văn phòng")
    individual(book, head, code="2025-H1", summary="Tham mưu 03 kế hoạch.")
    options = {"round": "2025-H1", "unit": str(filled.office_unit)}

    def law() -> str:
        paper = papers.document(book, "unit-request", options)
        return " ".join(basis for block in paper.body if isinstance(block, LegalBases) for basis in block.bases)

    change_round(book, replace(round_of(book, "2025-H1"), files_by=date(2025, 6, 13), council_on=date(2025, 7, 3)))
    meeting(book, "2025-H1", held_on=date(2025, 7, 1))
    change_round(book, replace(round_of(book, "2025-H1"), files_by=None))
    assert "98/2023/NĐ-CP" in law(), "written before the Council met on the first day of another law"
    assert "theo ngày 30/06/2025 (ngày trước ngày họp Hội đồng)" in str(remarks(book, "unit-request", options))
    change_round(book, replace(round_of(book, "2025-H1"), files_by=date(2025, 6, 13)))
    assert "98/2023/NĐ-CP" in law()
    assert "Biên bản lấy căn cứ pháp lý, biểu mẫu, cơ quan, người ký theo ngày 13/06/2025 (hạn gửi hồ sơ)." in str(
        remarks(book, "unit-minutes", options)
    )
    assert "(hạn gửi hồ sơ)" in str(remarks(book, "unit-request", options))
    save_unit_review(book, None, UnitReviewFields("2025-H1", filled.office_unit, date(2025, 7, 2)))
    assert "152/2025/NĐ-CP" in law()
    for kind in OF_UNITS:
        assert law_day(book, kind, options) == LawDay(date(2025, 7, 2), "ngày họp bình xét", 2025)


def test_a_unit_writes_before_the_session_that_voted_on_its_proposals(book: Book, filled: BookIds) -> None:
    review_round(book, "2025-H1")
    head = person(book, "Hứa Văn Ước", filled.office_unit, "Chánh Văn phòng")
    nomination = individual(book, head, code="2025-H1", summary="Tham mưu 03 kế hoạch.")
    options = {"round": "2025-H1", "unit": str(filled.office_unit)}
    meeting(book, "2025-H1", held_on=date(2025, 6, 12))
    meeting(book, "2025-H1", held_on=date(2025, 6, 25))
    words = "ngày trước ngày họp Hội đồng"
    assert law_day(book, "unit-request", options) == LawDay(date(2025, 6, 11), words, 2025)
    for day in (date(2025, 6, 20), date(2025, 7, 8)):
        meeting(book, "2025-H1", held_on=day, nominations=[nomination])
    assert law_day(book, "unit-request", options) == LawDay(date(2025, 6, 19), words, 2025)


def test_a_unit_that_met_this_year_writes_on_the_day_it_met_and_its_year_stands(book: Book, filled: BookIds) -> None:
    yesterday = date.today() - timedelta(days=1)
    code = f"{date.today().year}-H2"
    review_round(book, code)
    individual(book, person(book, "Hứa Văn Ước", filled.office_unit, "Chánh Văn phòng"), code=code, summary="Đã soạn.")
    held = UnitReviewFields(code, filled.office_unit, yesterday)
    review = save_unit_review(book, None, held).only_id("unit_review")
    options = {"round": code, "unit": str(filled.office_unit)}
    day = law_day(book, "unit-request", options)
    assert day is not None
    assert (day.day, day.words) == (yesterday, "ngày họp bình xét")
    place_date = papers.document(book, "unit-request", options).letterhead.place_date  # type: ignore[union-attr]
    assert "……" not in place_date
    # One that is yet to meet writes today.
    save_unit_review(book, review, replace(held, held_on=date.today() + timedelta(days=1)))
    assert law_day(book, "unit-request", options) is None


def test_the_letter_of_a_round_is_no_younger_than_the_first_meeting_it_guides(book: Book, filled: BookIds) -> None:
    day_before = date.today() - timedelta(days=2)
    code = f"{date.today().year}-H2"
    review_round(book, code)
    options = {"round": code}
    assert law_day(book, "review-guidance", options) is None
    review = save_unit_review(book, None, UnitReviewFields(code, filled.office_unit, day_before)).only_id("unit_review")
    words = "ngày đơn vị đầu tiên họp bình xét"
    assert law_day(book, "review-guidance", options) == LawDay(day_before, words, date.today().year)
    change_round(book, replace(round_of(book, code), units_by=day_before - timedelta(days=3)))
    planned = law_day(book, "review-guidance", options)
    assert planned is not None
    assert (planned.day, planned.words) == (day_before - timedelta(days=3), "hạn đầu tiên của đợt xét")
    # One whose first day is still to come writes today.
    change_round(book, replace(round_of(book, code), units_by=date.today() + timedelta(days=1)))
    unheld = UnitReviewFields(code, filled.office_unit, date.today() + timedelta(days=2))
    save_unit_review(book, review, unheld)
    assert law_day(book, "review-guidance", options) is None
