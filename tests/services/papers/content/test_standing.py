"""Titles registered for and initiatives as papers: what is recorded is printed, what only waits counts for nothing."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.law.year_facts import Rating, Scope
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.standing.year_records import InitiativeFields, Subject, YearRecordFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import BodyRow, Document, Table
from desktop_app.services.book import Book
from desktop_app.services.office.people import post_fields, save_person
from desktop_app.services.office.units import change_unit, unit
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.choices import paper_options
from desktop_app.services.papers.house_style.wordings import change_wording
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.kinds.options import DATED
from desktop_app.services.standing.facts import facts_of
from desktop_app.services.standing.year_records import (
    initiative,
    save_initiative,
    save_year_record,
    set_rating,
    set_registered,
    year_record,
)
from desktop_app.store import records
from tests.books import BookIds, refused, rows_of
from tests.made_records import IDS
from tests.papers.reading import docx_text

LAN = Subject(NomineeKind.INDIVIDUAL, 1)
YEAR = {"year": "2026"}


def office_of(filled: BookIds) -> Subject:
    del filled
    return Subject(NomineeKind.COLLECTIVE, IDS.office_unit)


def table_of(paper: Document, section: int = 0) -> list[tuple[object, ...]]:
    (table,) = (block for block in paper.sections[section].body if isinstance(block, Table))
    return [row.values if isinstance(row, BodyRow) else (row.text,) for row in table.rows if not hasattr(row, "label")]


def sentences(book: Book, kind: str, options: dict[str, str]) -> list[str]:
    return [remark.sentence for remark in remarks(book, kind, options)]


def test_who_registered_is_listed_with_the_titles_and_told_where_they_lack(book: Book, filled: BookIds) -> None:
    save_year_record(book, YearRecordFields(LAN, 2026, registered_for=" Chiến sĩ thi đua cơ sở "))
    save_year_record(book, YearRecordFields(office_of(filled), 2026, registered=True))
    save_year_record(book, YearRecordFields(Subject(NomineeKind.INDIVIDUAL, 2), 2026, registered=False))
    assert year_record(book, LAN, 2026).registered is True
    paper = papers.document(book, "title-registrations", YEAR)
    assert [row[0] for row in table_of(paper)] == ["I. TẬP THỂ", 1, "II. CÁ NHÂN", 2]
    assert table_of(paper)[3][3] == "Chiến sĩ thi đua cơ sở"
    assert "Tổng cộng: 01 tập thể và 01 cá nhân./." in docx_text(paper)
    # Forms of commendation are in its name where somebody registered for one.
    assert paper.titles is not None
    assert paper.titles.subject == "Đăng ký danh hiệu thi đua năm 2026"
    notes = ["1 trường hợp đăng ký chưa ghi danh hiệu đăng ký.", "2 trường hợp chưa ghi ngày đăng ký."]
    # When the year is over the first says that the paper has no day.
    missing = [
        words for words in sentences(book, "title-registrations", YEAR) if "chưa có ngày nên để trống" not in words
    ]
    assert missing[:2] == notes


def test_it_is_told_who_registered_before_the_day_of_a_post(book: Book, filled: BookIds) -> None:
    later = PostFields(filled.office_unit, "Chuyên viên", date(2026, 3, 1))
    newcomer = save_person(book, None, PersonFields("Nông Quốc Bình", "male"), [(None, later)]).only_id("person")
    lacking = "1 người chưa có chức vụ, đơn vị trong sổ vào ngày đăng ký."
    for day, is_told in ((date(2026, 2, 20), True), (date(2026, 3, 2), False)):
        subject = Subject(NomineeKind.INDIVIDUAL, newcomer)
        save_year_record(book, YearRecordFields(subject, 2026, registered_for="Lao động tiên tiến", registered_on=day))
        assert (lacking in " ".join(sentences(book, "title-registrations", YEAR))) is is_told


def renamed(book: Book) -> None:
    """Give the person another name and post, and the unit another name."""
    with book.store.reading() as connection:
        (post,) = records.living(connection, "post", {"person_id": LAN.id})
    fields = replace(post_fields(post), position="Phó Chánh Văn phòng")
    save_person(book, LAN.id, PersonFields("Nông Thị Lan Hương"), [(post["id"], fields)])
    change_unit(book, IDS.office_unit, replace(unit(book, IDS.office_unit), name="Văn phòng Sở"))


def test_a_registration_has_its_day_and_prints_names_as_they_stood(book: Book, filled: BookIds) -> None:
    day = date(2026, 2, 10)
    save_year_record(book, YearRecordFields(LAN, 2026, registered_for="Giấy khen", registered_on=day))
    save_year_record(book, YearRecordFields(office_of(filled), 2026, registered=True, registered_on=day))
    before = table_of(papers.document(book, "title-registrations", YEAR))
    assert before[3][1:] == ("Nông Thị Lan", "Chuyên viên, Văn phòng", "Giấy khen", day, "")
    # Who registers later had not registered on the day of an earlier list.
    earlier = table_of(papers.document(book, "title-registrations", {**YEAR, DATED: "2026-02-09"}))
    assert [len(row) for row in earlier] == [1]
    renamed(book)
    set_rating(book, [LAN], 2026, Rating.GOOD)
    assert table_of(papers.document(book, "title-registrations", YEAR)) == before
    as_then = "In tên, chức vụ khi đăng ký; trong sổ nay khác: Nông Thị Lan, Văn phòng."
    assert as_then in sentences(book, "title-registrations", YEAR)
    with refused(book, InvalidRecord, "không đăng ký thi đua thì không có ngày đăng ký"):
        save_year_record(book, YearRecordFields(LAN, 2026, registered=False, registered_on=day))
    with refused(book, InvalidRecord, "Ngày đăng ký 10/02/2024 không thuộc năm 2026"):
        save_year_record(book, YearRecordFields(LAN, 2026, registered_on=date(2024, 2, 10)))
    # Recorded anew it has the names of today's register.
    set_registered(book, [LAN], 2026, None)
    set_registered(book, [LAN], 2026, True)
    assert table_of(papers.document(book, "title-registrations", YEAR))[3][1] == "Nông Thị Lan Hương"


def test_a_recognised_initiative_prints_its_author_as_on_that_day(book: Book, filled: BookIds) -> None:
    del filled
    waiting(book)
    issue(book, "initiative-decision", YEAR, IssueFields("40", date(2026, 6, 1)))
    decided = {**YEAR, "recognition": "40/QĐ-SNgV"}
    before = [table_of(papers.document(book, "initiative-decision", decided), 1)]
    before.append(table_of(papers.document(book, "initiative-book", YEAR)))
    renamed(book)
    waiting(book, "Mẫu phiếu trình")
    after = [table_of(papers.document(book, "initiative-decision", decided), 1)]
    after.append(table_of(papers.document(book, "initiative-book", YEAR)))
    # One that only waits still follows the register.
    assert (after[0], after[1][:1]) == (before[0], before[1])
    assert after[1][1][3] == "Nông Thị Lan Hương"


def test_a_unit_registers_itself_and_its_people_under_its_own_head(book: Book, filled: BookIds) -> None:
    for subject in (LAN, office_of(filled), Subject(NomineeKind.COLLECTIVE, IDS.centre)):
        save_year_record(book, YearRecordFields(subject, 2026, registered_for="Giấy khen"))
    paper = papers.document(book, "title-registrations", {**YEAR, "unit": str(IDS.centre)})
    assert len([row for row in table_of(paper) if len(row) > 1]) == 1
    assert paper.titles is not None
    assert paper.titles.type_name == "BẢN ĐĂNG KÝ THI ĐUA"
    assert paper.letterhead is not None
    assert paper.letterhead.parent_lines == ("SỞ NGOẠI VỤ TỈNH LẠNG SƠN",)


def test_a_title_without_a_registration_is_refused(book: Book, filled: BookIds) -> None:
    del filled
    with refused(book, InvalidRecord, "không đăng ký thi đua thì không có danh hiệu đăng ký"):
        save_year_record(book, YearRecordFields(LAN, 2026, registered=False, registered_for="Giấy khen"))


def waiting(book: Book, title: str = "Sổ theo dõi hồ sơ", scope: Scope = Scope.BASE) -> int:
    fields = InitiativeFields(LAN, 2026, title, scope, recognised=False, registered_on=date(2026, 2, 20))
    return save_initiative(book, None, fields).only_id("initiative")


def counted(book: Book) -> int:
    with book.store.reading() as connection:
        year = facts_of(connection, NomineeKind.INDIVIDUAL, [LAN.id])[LAN.id].get(2026)
    return len(year.initiatives) if year else 0


def test_only_a_recognised_initiative_counts(book: Book, filled: BookIds) -> None:
    del filled
    initiative_id = waiting(book)
    assert counted(book) == 0
    save_initiative(book, initiative_id, replace(initiative(book, initiative_id), recognised=True))
    assert counted(book) == 1


def test_the_book_has_every_registered_one_with_what_came_of_it(book: Book, filled: BookIds) -> None:
    del filled
    waiting(book)
    done = InitiativeFields(LAN, 2026, "Mẫu phiếu trình", Scope.BASE, "40/QĐ-SNgV", date(2026, 6, 1))
    save_initiative(book, None, done)
    paper = papers.document(book, "initiative-book", YEAR)
    rows = table_of(paper)
    assert [(row[1], row[2], row[6], row[7]) for row in rows] == [
        (date(2026, 2, 20), "Sổ theo dõi hồ sơ", "Chưa công nhận", "–"),
        (None, "Mẫu phiếu trình", "Đã công nhận", "40/QĐ-SNgV\nngày 01/6/2026"),
    ]
    assert "02 sáng kiến; đã công nhận: 01; chưa công nhận: 01." in docx_text(paper)
    assert "1 sáng kiến chưa ghi ngày đăng ký." in sentences(book, "initiative-book", YEAR)


def test_the_book_of_a_day_has_nothing_of_later_days(book: Book, filled: BookIds) -> None:
    del filled
    waiting(book)
    done = InitiativeFields(LAN, 2026, "Mẫu phiếu trình", Scope.BASE, "40/QĐ-SNgV", date(2026, 6, 1))
    save_initiative(book, None, replace(done, registered_on=date(2026, 2, 10)))

    def entered(day: str) -> list[tuple[object, object]]:
        return [(row[2], row[6]) for row in table_of(papers.document(book, "initiative-book", {**YEAR, DATED: day}))]

    assert entered("2026-02-10") == [("Mẫu phiếu trình", "Chưa công nhận")]
    assert entered("2026-05-31") == [("Mẫu phiếu trình", "Chưa công nhận"), ("Sổ theo dõi hồ sơ", "Chưa công nhận")]
    assert entered("2026-06-01") == [("Mẫu phiếu trình", "Đã công nhận"), ("Sổ theo dõi hồ sơ", "Chưa công nhận")]


def test_issuing_the_decision_recognises_what_it_names_and_nothing_of_a_higher_reach(
    book: Book, filled: BookIds
) -> None:
    del filled
    own, higher = waiting(book), waiting(book, "Nền tảng số của tỉnh", Scope.PROVINCE)
    paper = papers.document(book, "initiative-decision", YEAR)
    assert [row[1] for row in table_of(paper, 1)] == ["Sổ theo dõi hồ sơ"]
    assert "Công nhận 01 sáng kiến năm 2026 của cá nhân thuộc Sở Ngoại vụ" in docx_text(paper).replace("\u00a0", " ")
    assert "và cá nhân có tên trong Phụ lục chịu trách nhiệm" in docx_text(paper)
    note = "1 sáng kiến đăng ký phạm vi cao hơn cấp cơ sở: trình cấp trên công nhận."
    assert note in " ".join(sentences(book, "initiative-decision", YEAR))
    # Nobody has recognised it yet, which the paper says of itself and its check of what it lists.
    assert docx_text(paper).count("(DỰ THẢO)") == 2
    assert "01 sáng kiến chưa ghi công nhận" in " ".join(sentences(book, "initiative-decision", YEAR))
    # The decree on initiatives and the minutes of their own council are nowhere in the book: these stay to be written.
    assert "Xét kết quả họp Hội đồng sáng kiến tại Biên bản số ……… ngày …… tháng …… năm ……" in docx_text(paper).replace(
        "\u00a0", " "
    )
    assert "biên bản họp Hội đồng sáng kiến để dòng chấm" in " ".join(sentences(book, "initiative-decision", YEAR))
    lacking = "chưa nêu văn bản về sáng kiến"
    change_wording(book, "quyet-dinh-cong-nhan-sang-kien", "bases", None, "Căn cứ {quy định}")
    assert lacking in " ".join(sentences(book, "initiative-decision", YEAR))
    own_bases = "Căn cứ {quy định}\nCăn cứ Biên bản họp Hội đồng sáng kiến"
    change_wording(book, "quyet-dinh-cong-nhan-sang-kien", "bases", None, own_bases)
    assert lacking not in " ".join(sentences(book, "initiative-decision", YEAR))
    issue(book, "initiative-decision", YEAR, IssueFields("61", date(2026, 11, 20)))
    stored = initiative(book, own)
    assert (stored.recognised, stored.document, stored.recognised_on) == (True, "61/QĐ-SNgV", date(2026, 11, 20))
    assert not initiative(book, higher).recognised
    assert counted(book) == 1
    # It can be printed again, and there is no draft any more.
    _, option = paper_options(book, "initiative-decision", YEAR)
    assert [choice.label for choice in option.choices] == ["61/QĐ-SNgV (1 sáng kiến)"]
    again = papers.document(book, "initiative-decision", {**YEAR, "recognition": "61/QĐ-SNgV"})
    assert again.letterhead is not None
    assert "DỰ THẢO" not in f"{docx_text(again)}{rows_of(book, 'issued_paper', 'content')}"
    assert "chưa ghi công nhận" not in " ".join(
        sentences(book, "initiative-decision", {**YEAR, "recognition": "61/QĐ-SNgV"})
    )
    assert again.letterhead.number_text == "Số: 61/QĐ-SNgV"
    assert "2026" in again.letterhead.place_date
    with refused(book, InvalidRecord, "Năm 2026 không có sáng kiến nào cấp cơ sở chờ công nhận."):
        papers.document(book, "initiative-decision", YEAR)


@pytest.mark.parametrize(
    ("titles", "words"),
    [
        (("Sổ theo dõi hồ sơ",), "sáng kiến"),
        (("Đề tài: Nâng cao chất lượng lễ tân",), "đề tài"),
        (("Sổ theo dõi hồ sơ", "Đề tài: Nâng cao chất lượng lễ tân"), "sáng kiến, đề tài"),
    ],
)
def test_the_papers_of_initiatives_call_them_what_they_are(
    book: Book, filled: BookIds, titles: tuple[str, ...], words: str
) -> None:
    del filled
    for title in titles:
        waiting(book, title)
    paper = papers.document(book, "initiative-decision", YEAR)
    text = docx_text(paper).replace("\u00a0", " ")
    assert f"Về việc công nhận {words} năm 2026" in text
    assert f"Công nhận {len(titles):02d} {words} năm 2026" in text
    assert f"Danh sách gồm {len(titles):02d} {words}." in text
    (table,) = paper.annexes[0].body
    assert isinstance(table, Table)
    assert table.columns[1].title == f"Tên {words}"
    assert f"Tổng cộng: {len(titles):02d} {words}" in docx_text(papers.document(book, "initiative-book", YEAR))


def test_recognition_before_registration_is_refused(book: Book, filled: BookIds) -> None:
    del filled
    fields = replace(initiative(book, waiting(book)), recognised=True, recognised_on=date(2026, 2, 1))
    with refused(book, InvalidRecord, "Ngày công nhận phải sau ngày đăng ký sáng kiến."):
        save_initiative(book, None, fields)


@pytest.mark.parametrize("kind", ["title-registrations", "initiative-book", "initiative-decision"])
def test_a_year_that_is_none_is_refused(book: Book, kind: str) -> None:
    with refused(book, UsageError, "Năm “26” phải viết bằng bốn chữ số."):
        papers.document(book, kind, {"year": "26"})
