"""Báo cáo thành tích, filled from decisions, ratings and initiatives; read back from the finished paper."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.council.unit_reviews import UnitReviewFields
from desktop_app.domain.errors import RecordGone, UsageError
from desktop_app.domain.law.year_facts import Rating, Scope
from desktop_app.domain.office.citations import day_words
from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.standing.year_records import HoldFields, InitiativeFields, Subject
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.papers.document.model import Document, Paragraph, SignatureBlock
from desktop_app.services.book import Book
from desktop_app.services.council.unit_reviews import save_unit_review
from desktop_app.services.office.offices import change_office, office
from desktop_app.services.papers import papers
from desktop_app.services.papers.choices import paper_options
from desktop_app.services.papers.content.achievement import achievement_paper, blanks_note
from desktop_app.services.rounds.nominations import change_nomination
from desktop_app.services.rounds.nominations import nomination as nomination_of
from desktop_app.services.rounds.summaries.acts import draft_summaries
from desktop_app.services.standing.year_records import save_hold, save_initiative, set_rating
from desktop_app.services.year.activities import add_activity
from tests.books import collective, individual, person, review_round, rows_of, unit
from tests.papers.reading import bodies, body_paragraphs
from tests.services.meetings import meeting
from tests.services.standing.test_award_history import fighter
from tests.services.standing.test_facts import awarded, decided


@pytest.fixture
def lan(book: Book) -> Subject:
    """CSTĐ cơ sở of 2024 and 2025."""
    change_office(book, replace(office(book), name="Sở Ngoại vụ"))
    return fighter(book, 2024, 2025)


def of_person(book: Book, subject: Subject) -> Document:
    return achievement_paper(book, {"person": str(subject.id)})


def test_a_person_s_awards_stand_in_part_three_by_year(book: Book, lan: Subject) -> None:
    # A decision made in the book names the department, for which its director decides.
    decision = decided(book, "30/QĐ-SNgV", "2025-07-10", issuing_body="Sở Ngoại vụ")
    awarded(book, decision, "certificate_of_merit", lan.id, award="Giấy khen")
    titles, forms = bodies(of_person(book, lan))
    assert titles == [
        (
            str(year),
            "Chiến sĩ thi đua cơ sở",
            f"Quyết định số {year % 100}/QĐ-SNgV ngày 20/12/{year} của Giám đốc Sở Ngoại vụ",
        )
        for year in (2024, 2025)
    ]
    assert forms == [("2025", "Giấy khen", "Quyết định số 30/QĐ-SNgV ngày 10/7/2025 của Giám đốc Sở Ngoại vụ")]


def test_gender_and_year_of_birth_are_printed_where_they_are_on_record(book: Book, lan: Subject) -> None:
    dotted = [block.text for block in of_person(book, lan).body if isinstance(block, Paragraph) and block.dotted]
    assert dotted[:2] == ["- Giới tính:", "- Ngày, tháng, năm sinh:"]
    with book.store.work("Ghi") as work:
        work.update("person", lan.id, {"gender": "female", "birth_year": 1985})
    document = of_person(book, lan)
    assert body_paragraphs(document)[2:4] == ["- Giới tính: Nữ", "- Ngày, tháng, năm sinh: ……/……/1985"]
    left = [block.text for block in document.body if isinstance(block, Paragraph) and block.dotted]
    assert left[0] == "- Quê quán:"


def test_ratings_and_initiatives_stand_in_part_two(book: Book, lan: Subject) -> None:
    save_initiative(book, None, InitiativeFields(lan, 2025, "Số hóa hồ sơ", Scope.PROVINCE, "08/QĐ-UBND"))
    lines = body_paragraphs(of_person(book, lan))
    assert ("Mức độ hoàn thành nhiệm vụ: các năm 2024 và 2025 hoàn thành xuất sắc nhiệm vụ.") in lines
    assert "Năm 2025: sáng kiến “Số hóa hồ sơ” được công nhận, phạm vi cấp tỉnh (Quyết định số 08/QĐ-UBND)." in lines


def test_ratings_are_told_with_their_papers_and_the_check_names_the_years_without_one(book: Book, lan: Subject) -> None:
    options = {"person": str(lan.id)}
    without = "Xếp loại các năm 2024 và 2025 chưa ghi văn bản xếp loại"
    blanks, unproved = blanks_note(book, options).split("\n")
    assert blanks.startswith("Sổ không có, để điền tay: ")
    assert unproved.startswith(without)
    with book.store.work("Văn bản") as work:
        for (row_id,) in rows_of(book, "year_record", "id", "year = 2025"):
            work.update("year_record", int(str(row_id)), {"document": "Thông báo số 15/TB-SNgV ngày 14/11/2025"})
    assert (
        "Mức độ hoàn thành nhiệm vụ: năm 2024 hoàn thành xuất sắc nhiệm vụ; năm 2025 hoàn thành xuất sắc nhiệm vụ "
        "(Thông báo số 15/TB-SNgV ngày 14/11/2025)."
    ) in [line.replace("\N{NO-BREAK SPACE}", " ") for line in body_paragraphs(of_person(book, lan))]
    assert "Xếp loại năm 2024 chưa ghi văn bản xếp loại" in blanks_note(book, options)


def test_cancelled_awards_and_holds_are_not_printed(book: Book, lan: Subject) -> None:
    decision = decided(book, "31/QĐ-SNgV", "2025-07-10")
    awarded(book, decision, "certificate_of_merit", lan.id, award="Giấy khen", cancelled_on="2026-01-01")
    save_hold(book, None, HoldFields(lan, date(2026, 2, 2), document="04/TB-SNgV"))
    document = of_person(book, lan)
    assert bodies(document)[1] == []
    assert not [line for line in body_paragraphs(document) if "04/TB-SNgV" in line]


def test_a_nomination_says_what_is_asked_for_and_what_was_known_then(book: Book, lan: Subject) -> None:
    review_round(book, "2025-H1")
    nomination = individual(book, lan.id, "2025-H1", "Tham mưu tốt.")
    for day in (date(2025, 6, 30), date(2025, 7, 1)):
        fields = InitiativeFields(lan, 2025, f"Số hóa {day:%d/%m}", Scope.BASE, "8/QĐ-SNgV", recognised_on=day)
        save_initiative(book, None, fields)
    document = achievement_paper(book, {"nomination": str(nomination)})
    assert document.titles is not None
    assert document.titles.subject == "Đề nghị tặng Giấy khen 6 tháng đầu năm 2025"
    lines = body_paragraphs(document)
    assert "Tham mưu tốt." in lines
    assert "Số hóa 30/06" in str(lines)
    assert "Số hóa 01/07" not in str(lines)
    assert "Mức độ hoàn thành nhiệm vụ: năm 2024 hoàn thành xuất sắc nhiệm vụ." in lines
    assert [row[0] for row in bodies(document)[0]] == ["2024"]


@pytest.mark.parametrize("by", ["summary", "council"])
def test_a_report_lists_no_decision_of_later_than_it_was_before_the_council(book: Book, lan: Subject, by: str) -> None:
    # The titles of the year are decided in its last days, behind the Council that has the reports before it.
    review_round(book, "2025-H2")
    counted = "\n(Số liệu tính đến ngày 15/12/2025.)" if by == "summary" else ""
    nomination = individual(book, lan.id, "2025-H2", f"Tham mưu tốt.{counted}")
    options = {"nomination": str(nomination)}
    if by == "council":
        assert [row[0] for row in bodies(achievement_paper(book, options))[0]] == ["2024", "2025"]
        meeting(book, "2025-H2", held_on=date(2025, 12, 16), nominations=[nomination])
    assert [row[0] for row in bodies(achievement_paper(book, options))[0]] == ["2024"]


def test_a_collective_reports_too(book: Book) -> None:
    works = unit(book, "Thanh tra Sở")
    change_office(book, replace(office(book), signer_name="Nông Văn Bình"))
    awarded(book, decided(book), "excellent_collective", unit_id=works, award="Tập thể lao động xuất sắc")
    set_rating(book, [Subject(NomineeKind.COLLECTIVE, works)], 2025, Rating.EXCELLENT)
    by_unit = achievement_paper(book, {"unit": str(works)})
    assert "- Tên tập thể: Thanh tra Sở" in body_paragraphs(by_unit)
    assert [row[:2] for row in bodies(by_unit)[0]] == [("2025", "Tập thể lao động xuất sắc")]
    review_round(book, "2026-H1")
    nomination = collective(book, works)
    report = achievement_paper(book, {"nomination": str(nomination)})
    assert "- Tên tập thể: Thanh tra Sở" in body_paragraphs(report)
    # Who stands above it is the head of the office.
    assert signing(report) == ["Nông Văn Bình", ""]
    head = person(book, "Đàm Hữu Khánh", works, "Chánh Thanh tra")
    of_works = person(book, "Mã Đình Sơn", works, "Thanh tra viên")
    # Whoever heads the unit signs for it and confirms what its people report, not what he reports himself.
    assert signing(achievement_paper(book, {"nomination": str(nomination)})) == ["Nông Văn Bình", "Đàm Hữu Khánh"]
    assert signing(achievement_paper(book, {"person": str(of_works)})) == ["Đàm Hữu Khánh", "Mã Đình Sơn"]
    assert signing(achievement_paper(book, {"person": str(head)})) == ["Nông Văn Bình", "Đàm Hữu Khánh"]


def test_who_confirms_is_named_with_the_post_and_a_unit_with_its_people(book: Book) -> None:
    change_office(book, replace(office(book), signer_name="Nông Văn Bình"))
    works = unit(book, "Thanh tra Sở")
    person(book, "Đàm Hữu Khánh", works, "Chánh Thanh tra")
    of_works = person(book, "Mã Đình Sơn", works, "Thanh tra viên")
    left = achievement_paper(book, {"person": str(of_works)}).closing.left
    assert isinstance(left, SignatureBlock)
    assert left.capacity_lines == ("XÁC NHẬN", "CỦA THỦ TRƯỞNG ĐƠN VỊ", "CHÁNH THANH TRA")
    of_unit = achievement_paper(book, {"unit": str(works)})
    assert isinstance(of_unit.closing.left, SignatureBlock)
    assert of_unit.closing.left.capacity_lines[-1] == "GIÁM ĐỐC"
    # Who reports for it signs with the post that is on record, too.
    assert of_unit.closing.right is not None
    assert of_unit.closing.right.capacity_lines == ("CHÁNH THANH TRA",)
    lines = body_paragraphs(of_unit)
    assert [line for line in lines if line.startswith("- Số lượng")] == [
        "- Số lượng công chức, viên chức, người lao động: 02 người"
    ]


def test_a_society_of_another_country_has_no_office_above_it_and_no_number_of_staff(book: Book) -> None:
    society = unit(book, "Hội Hữu nghị Hải Âu", UnitKind.OTHER)
    man = person(book, "Sato Kenji", society, "Chủ tịch Hội")
    review_round(book, "2026-H1")
    asked_for = {collective(book, society): {"unit": str(society)}, individual(book, man): {"person": str(man)}}
    for number, alone in asked_for.items():
        fields = nomination_of(book, number).fields
        change_nomination(book, number, replace(fields, commendation_type=CommendationType.EXTERNAL))
        for options in ({"nomination": str(number)}, alone):
            report = achievement_paper(book, options)
            assert report.closing.left is None
            assert "Số lượng" not in " ".join(body_paragraphs(report))
            assert report.letterhead is not None
            assert report.letterhead.parent_lines == ()


def test_without_a_nomination_it_tells_what_was_done_in_the_year(book: Book, lan: Subject) -> None:
    day = date.today().replace(day=1)
    fields = ActivityFields(day, ActivityKind.GOOD_NEWS, "Tin về ngày hội", author_id=lan.id)
    add_activity(book, fields)
    # A year without a round has no rules to draft by: lines are left to write on.
    assert "Tin về ngày hội" not in str(of_person(book, lan))
    review_round(book, f"{day.year}-H1")
    lines = body_paragraphs(of_person(book, lan))
    deeds = [line for line in lines if "Tin về ngày hội" in line]
    assert len(deeds) == 1
    # Ratings and awards have their own places on it.
    assert "xếp loại" not in deeds[0]


def test_a_report_for_no_nomination_is_not_counted_to_the_meeting_of_the_unit(book: Book, lan: Subject) -> None:
    today = date.today()
    for title in ("Tin về ngày hội", "Tin về hội thi"):
        add_activity(book, ActivityFields(today, ActivityKind.GOOD_NEWS, title, author_id=lan.id))
    review_round(book, f"{today.year}-H1")
    ((unit_id,),) = rows_of(book, "post", "unit_id", f"person_id = {lan.id}")
    held = UnitReviewFields(f"{today.year}-H1", int(str(unit_id)), today.replace(month=1, day=1))
    save_unit_review(book, None, held)
    text = " ".join(body_paragraphs(of_person(book, lan)))
    assert "02 tin tốt" in text
    # On its last day the year is told as a whole.
    assert (f"(Số liệu tính đến ngày {day_words(today)}.)" in text) is (today < date(today.year, 12, 31))


def test_a_nomination_left_as_it_was_drafted_for_the_list_is_told_at_full_length(book: Book, lan: Subject) -> None:
    review_round(book, "2025-H1")
    kinds = (ActivityKind.CONFERENCE, ActivityKind.EVENT, ActivityKind.COOPERATION, ActivityKind.OTHER)
    for number, kind in enumerate(kinds, start=1):
        title = f"Tuyên truyền, giới thiệu quy tắc ứng xử trên mạng cho đoàn viên, thanh niên lần {number}"
        paper, day = f"{number}/KH-SNgV", date(2025, 3, number)
        add_activity(book, ActivityFields(day, kind, title, author_id=lan.id, document=paper, document_date=day))
    nomination = individual(book, lan.id, "2025-H1", "")
    draft_summaries(book, [nomination])
    ((listed,),) = rows_of(book, "nomination", "summary", f"id = {nomination}")
    assert "KH-SNgV" not in str(listed)

    def report() -> str:
        return "\n".join(body_paragraphs(achievement_paper(book, {"nomination": str(nomination)})))

    assert "Kế hoạch số 4/KH-SNgV ngày 04/3/2025" in report()
    # What the clerk wrote herself is hers.
    change_nomination(
        book, nomination, replace(nomination_of(book, nomination).fields, summary=f"{listed}\nĐược tin cậy.")
    )
    assert "Được tin cậy." in report()
    assert "KH-SNgV" not in report()


def signing(paper: Document) -> list[str]:
    return [block.name for block in paper.closing.columns if isinstance(block, SignatureBlock)]


@pytest.mark.parametrize("given", [{}, {"person": ""}, {"person": "một"}, {"nomination": "x"}])
def test_without_a_recipient_there_is_no_report(book: Book, given: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        achievement_paper(book, given)


def test_nobody_s_report_is_refused(book: Book) -> None:
    with pytest.raises(RecordGone):
        achievement_paper(book, {"person": "99"})


@pytest.mark.parametrize("suffix", ["pdf", "docx", "xlsx"])
def test_it_is_written_in_every_format(book: Book, lan: Subject, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"bao-cao.{suffix}"
    paper = papers.save(book, "achievement-report", {"person": str(lan.id), "name": "Nông Thị Lan"}, path)
    assert paper.file_name == f"Báo cáo thành tích Nông Thị Lan.{suffix}"
    assert path.read_bytes() == paper.content


def test_people_and_units_are_offered_to_report_on(book: Book, lan: Subject) -> None:
    (option,) = paper_options(book, "achievement-report", {})
    assert [choice.label for choice in option.choices] == ["Nông Thị Lan, Chuyên viên, Văn phòng", "Văn phòng"]
    assert option.choices[0].gives["person"] == str(lan.id)


def test_a_report_within_its_year_says_on_a_line_of_its_own_up_to_which_day_it_counts(book: Book) -> None:
    # It stood with the tasks alone: of one who has none nothing said it.
    today = date.today()
    section = unit(book, "Thanh tra Sở")
    inspector = person(book, "Mã Đình Sơn", section, "Thanh tra viên")
    review_round(book, f"{today.year}-H2")
    add_activity(book, ActivityFields(today, ActivityKind.GOOD_NEWS, "Tin tốt", author_id=inspector))
    lines = body_paragraphs(achievement_paper(book, {"person": str(inspector)}))
    counted = f"(Số liệu tính đến ngày {day_words(today)}.)"
    assert (counted in lines) is (today < date(today.year, 12, 31))
    assert next(line for line in lines if "Tin tốt" in line).startswith(f"Ngày {day_words(today)} ")


def test_what_the_summary_tells_with_its_document_is_not_told_again(book: Book, lan: Subject) -> None:
    # The rating and the initiative of the year stood twice, once with the document and once without.
    review_round(book, "2025-H2")
    summary = (
        "Có sáng kiến “Số hóa hồ sơ” được công nhận phạm vi ảnh hưởng cấp cơ sở năm 2025 (Quyết định số 8/QĐ-SNgV).\n"
        "Năm 2025 được xếp loại hoàn thành xuất sắc nhiệm vụ (Thông báo số 15/TB-SNgV)."
    )
    nomination = individual(book, lan.id, "2025-H2", summary)
    for title in ("Số hóa hồ sơ", "Cổng tra cứu"):
        save_initiative(book, None, InitiativeFields(lan, 2025, title, Scope.BASE, "8/QĐ-SNgV"))
    text = "\n".join(body_paragraphs(achievement_paper(book, {"nomination": str(nomination)})))
    assert text.count("Số hóa hồ sơ") == 1
    assert "Năm 2025: sáng kiến “Cổng tra cứu”" in text
    assert "Mức độ hoàn thành nhiệm vụ: năm 2024 hoàn thành xuất sắc nhiệm vụ." in text
    assert text.count("2025 được xếp loại") == 1
