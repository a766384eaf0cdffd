"""The papers on a movement say what is recorded of it up to their day, and nothing else."""

import io
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.errors import InvalidRecord, RecordGone, UsageError
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.offices import Office
from desktop_app.domain.office.people import PersonFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, PeopleReached, Spread
from desktop_app.domain.year.movements import Criterion, MovementFields
from desktop_app.papers import PaperFormat
from desktop_app.services import lists
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.office.offices import change_office
from desktop_app.services.office.people import posts, save_person
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.content.movements.deeds import told_activities
from desktop_app.services.papers.kinds.options import DATED
from desktop_app.services.rounds.acts import create_round
from desktop_app.services.rounds.nominations import nominate
from desktop_app.services.year.activities import activity, add_activity, change_activity
from desktop_app.services.year.movements import save_movement
from desktop_app.services.year.registrations import register
from tests.books import book_in, person, refused, rows_of, unit
from tests.papers.reading import pdf_pages, squeezed
from tests.questions import questions

NEWS = MovementFields(
    "Mỗi ngày một tin tốt",
    date(2025, 1, 15),
    date(2025, 12, 15),
    document_type="Kế hoạch",
    document_number="07/KH-SNgV",
    document_date=date(2025, 1, 13),
    document_abstract="Phát động phong trào thi đua năm 2025",
    criteria=(Criterion("Tin tốt đăng trong năm", "từ 2 tin", "3 tin", "Danh mục tin"), Criterion("Không có sai sót")),
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Book]:
    """A movement (1) for which a unit and a person registered, with three items of news."""
    with book_in(tmp_path / "book") as book:
        centre = unit(book, "Trung tâm Thông tin")
        lan = person(book, "Nông Thị Lan", centre, "Viên chức")
        save_movement(book, None, NEWS)
        register(book, 1, date(2025, 1, 20), units=[centre], content="Mỗi tuần 01 tin")
        register(book, 1, date(2025, 2, 3), people=[lan], content="Mỗi tháng 01 tin")
        for month in (3, 6, 9):
            news = ActivityFields(
                date(2025, month, 5),
                ActivityKind.GOOD_NEWS,
                f"Ngày hội tháng {month}",
                unit_id=centre,
                movement_id=1,
                reached=PeopleReached(members=1_200),
            )
            add_activity(book, news)
        add_activity(book, ActivityFields(date(2025, 4, 5), ActivityKind.GOOD_NEWS, "Tin ngoài phong trào"))
        yield book


def lines(book: Book, kind: str, **options: str) -> list[str]:
    """Return the lines of a paper as Word has them, its tables row by row."""
    paper = papers.render(book, kind, {"movement": "1", **options}, PaperFormat.DOCX)
    word = docx.Document(io.BytesIO(paper.content))
    rows = [" | ".join(cell.text for cell in row.cells) for table in word.tables for row in table.rows]
    return [line.replace("\xa0", " ") for line in (*(paragraph.text for paragraph in word.paragraphs), *rows)]


def award(book: Book, signed_on: date, code: str = "2025-H1", number: str = "81/QĐ-SNgV") -> None:
    """Commend the person in the movement by a signed decision."""
    create_round(book, code, movement_id=1)
    fields = NominationFields(code, NomineeKind.INDIVIDUAL, 1, summary="Đăng 20 tin.", exemplar=True)
    nomination = nominate(book, fields).only_id("nomination")
    save_decision(
        book,
        None,
        DecisionFields("Tặng Giấy khen", number, signed_on, "", "Sở Ngoại vụ", code),
        [nomination],
    )


def test_the_final_report_tells_what_is_recorded(office: Book) -> None:
    award(office, date(2025, 7, 10))
    text = lines(office, "movement-report")
    for line in (
        "Có 01 tập thể và 01 cá nhân đăng ký tham gia (từ ngày 20/01/2025 đến ngày 03/02/2025).",
        "- Tin tốt đăng trong năm: 3 tin (chỉ tiêu: từ 2 tin); minh chứng: Danh mục tin.",
        "Trong phong trào đã có 03 tin tốt.",
        "- Ngày 05/3/2025, Trung tâm Thông tin: Ngày hội tháng 3, có 1.200 lượt người tiếp cận.",
        "Giám đốc Sở Ngoại vụ tặng Giấy khen cho 01 cá nhân (Quyết định số 81/QĐ-SNgV ngày 10/7/2025).",
        "Gương điển hình đề nghị nhân rộng: Nông Thị Lan, Viên chức, Trung tâm Thông tin.",
    ):
        assert line in text, line
    assert "2 | Không có sai sót |  | Chưa có số liệu | –" in text
    assert any(line.startswith("Tổng cộng: 03 tin, bài") for line in text)
    assert not any("Tin ngoài phong trào" in line for line in text)
    # What nobody wrote is not printed.
    assert not any(heading in line for line in text for heading in ("TỒN TẠI", "PHƯƠNG HƯỚNG", "Nguyên nhân"))


def test_what_is_shared_in_a_movement_is_not_added_to_what_is_posted(office: Book) -> None:
    ids = [int(str(row[0])) for row in rows_of(office, "activity", "id", "movement_id = 1")]
    for number, row_id in enumerate(ids):
        spread = Spread.SHARED if number == 0 else Spread.POSTED
        change_activity(office, row_id, replace(activity(office, row_id), spread=spread))
    text = lines(office, "movement-report")
    assert any(line.endswith(" đã đăng mới 02 tin tốt; chia sẻ lại 01 tin tốt.") for line in text)
    assert not any("Trong phong trào đã có" in line for line in text)
    assert any(line.startswith("Tổng cộng: đăng mới 02, chia sẻ lại 01 tin, bài") for line in text)
    # Nor by month, where they are many.
    for day in range(1, 22):
        news = ActivityFields(date(2025, 6, day), ActivityKind.GOOD_NEWS, "Giúp dân", spread=Spread.POSTED)
        add_activity(office, replace(news, movement_id=1))
    text = lines(office, "movement-report")
    assert any("Tháng 6/2025 | Đăng mới 22 tin tốt" in line for line in text)
    assert any(line.startswith("Tổng cộng: đăng mới 23, chia sẻ lại 01 tin, bài") for line in text)


def test_the_check_of_a_movement_counts_what_nobody_recorded_as_posted_or_shared(office: Book) -> None:
    change_activity(office, 1, replace(activity(office, 1), spread=Spread.POSTED))
    for number in range(2, 9):
        news = ActivityFields(date(2025, 6, number), ActivityKind.GOOD_NEWS, f"Giúp dân {number}", movement_id=1)
        add_activity(office, replace(news, link="https://bao.example/a"))
    text = lines(office, "movement-report")
    assert any(line.endswith("đã có 10 tin tốt, trong đó đăng mới 01 tin tốt.") for line in text)
    assert any(line.startswith("Tổng cộng: 10 tin, bài (trong đó đăng mới 01)") for line in text)
    assert "chưa ghi" not in str(text)
    sentences = [each.sentence for each in remarks(office, "movement-report", {"movement": "1"})]
    (remark,) = (sentence for sentence in sentences if "chia sẻ" in sentence)
    # Also of what has a link; and one sentence for all of them.
    assert "Chưa ghi đăng mới hay chia sẻ lại của 09 tin, bài (“Giúp dân 2” ngày 02/6/2025; " in remark
    assert remark.count("“Giúp dân") == 3
    without_link = "Chưa có liên kết của 02 tin, bài (“Ngày hội tháng 6” ngày 05/6/2025; “Ngày hội tháng 9” ngày"
    assert any(sentence.startswith(without_link) for sentence in sentences)


def test_a_report_asks_the_book_as_often_for_many_activities_as_for_few(office: Book) -> None:
    def asked() -> int:
        return questions(office, lambda: papers.document(office, "movement-report", {"movement": "1"}))

    few = asked()
    for day in range(1, 10):
        add_activity(office, ActivityFields(date(2025, 6, day), ActivityKind.EVENT, f"Ngày hội {day}", movement_id=1))
    assert asked() == few


def test_a_report_cites_the_law_of_the_launch_and_names_the_launch_in_full_first(office: Book) -> None:
    title = "phát động phong trào thi đua “Mỗi ngày một tin tốt” năm 2025"
    save_movement(office, 1, replace(NEWS, closed_on=date(2025, 12, 24), document_abstract=title))
    text = lines(office, "movement-report")
    assert any(line.startswith("Thực hiện ") and f"ngày 13/01/2025 {title}, Sở" in line for line in text)
    assert "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;" in text
    bases = [line for line in text if line.startswith("Căn cứ ")]
    assert any(line.startswith("Căn cứ Nghị định số 98/2023/NĐ-CP") for line in bases)
    # A movement of January does not rest on what was issued in June, whenever it is reported on.
    assert not any("152/2025/NĐ-CP" in line for line in bases)
    # Of what holds no more it is said that it did then.
    then = "Phong trào thi đua được phát động ngày 13/01/2025, trên cơ sở các văn bản có hiệu lực khi đó:"
    assert text[text.index(bases[0]) - 1] == then
    assert then not in lines(office, "movement-report", **{DATED: "2025-02-20"})
    assert [line[-1] for line in bases] == [*";" * (len(bases) - 1), "."]
    save_movement(office, 1, replace(NEWS, document_date=None))
    for kind, day in (("movement-interim-report", "2025-09-30"), ("movement-report", "2025-12-24")):
        dated = lines(office, kind, **{DATED: day})
        assert [line for line in dated if line.startswith("Căn cứ ")] == bases


def test_the_purpose_is_a_sentence_and_is_not_announced_twice(office: Book) -> None:
    for content, printed in (
        ("Lan tỏa tin tốt.", "Mục đích: lan tỏa tin tốt."),
        ("XHCN hóa văn hóa.", "Mục đích: XHCN hóa văn hóa."),
        ("Nhằm mục đích lan tỏa tin tốt.", "Nhằm mục đích lan tỏa tin tốt."),
    ):
        save_movement(office, 1, replace(NEWS, content=content))
        assert printed in lines(office, "movement-report")


def test_a_criterion_without_a_result_is_named_in_the_text_as_it_is_in_the_annex(office: Book) -> None:
    assert "- Chưa có số liệu về 01 tiêu chí: không có sai sót." in lines(office, "movement-report")
    save_movement(office, 1, replace(NEWS, criteria=NEWS.criteria[:1]))
    assert not any("Chưa có số liệu" in line for line in lines(office, "movement-report"))


def test_what_was_held_beside_news_is_told_with_the_total_of_the_annex(office: Book) -> None:
    for kind in (ActivityKind.CONFERENCE, ActivityKind.CONFERENCE, ActivityKind.EVENT):
        add_activity(office, ActivityFields(date(2025, 5, 6), kind, "Hội thi viết tin", movement_id=1))
    text = lines(office, "movement-report")
    assert "Trong phong trào đã có 03 hoạt động, gồm 02 hội nghị, lớp tập huấn và 01 sự kiện." in text
    assert "Trong phong trào đã có 03 tin tốt." in text
    assert any(line.startswith("Tổng cộng: 03 hoạt động; 03 tin, bài") for line in text)


def test_the_number_of_a_long_document_stands_beside_its_word_in_the_annex(office: Book) -> None:
    document = "Kế hoạch phối hợp số 67/KHPH-SNgV-BĐBP"
    held = ActivityFields(date(2025, 5, 6), ActivityKind.COOPERATION, "Tuyên truyền ở xã biên giới", document=document)
    add_activity(office, replace(held, document_date=date(2025, 4, 9), movement_id=1))
    pages = pdf_pages(papers.document(office, "movement-report", {"movement": "1"}))
    printed = [fragment.text for page in pages for fragment in page.fragments]
    assert any(squeezed(text).endswith("số 67/KHPH-SNgV-BĐBP") for text in printed)


def test_what_the_clerk_wrote_at_the_end_stands_in_its_parts(office: Book) -> None:
    ending = {"weaknesses": "Tin chưa đều.", "causes": "Kiêm nhiệm.", "next_steps": "Chia lịch đăng."}
    save_movement(office, 1, replace(NEWS, closed_on=date(2025, 12, 24), **ending))  # type: ignore[arg-type]
    text = lines(office, "movement-report")
    assert [line for line in text if line in ending.values()] == list(ending.values())
    assert "Số liệu tính từ ngày 15/01/2025 đến ngày 15/12/2025." in " ".join(text)


def test_days_after_the_end_are_told_of_awards_alone_and_several_of_one_giver_in_one_sentence(office: Book) -> None:
    save_movement(office, 1, replace(NEWS, closed_on=date(2025, 12, 24)))
    award(office, date(2025, 7, 10))
    award(office, date(2025, 12, 22), "2025-H2", "175/QĐ-SNgV")
    text = lines(office, "movement-report")
    # As if posts of the days after the movement had been counted, too.
    days = "từ ngày 15/01/2025 đến ngày 15/12/2025; khen thưởng tính đến ngày 24/12/2025"
    assert f"Số liệu tính {days}." in " ".join(text)
    of_annexes = [line for line in text if line.startswith("(Số liệu tính")]
    # Lists of deeds end with the movement, that of awards with the day of its tổng kết.
    assert [line[-12:-1] for line in of_annexes] == [" 15/12/2025", " 15/12/2025", " 24/12/2025"]
    (given,) = [line for line in text if "tặng Giấy khen" in line]
    assert given.count("cho 01 cá nhân (Quyết định số") == 1
    assert given.endswith("ngày 10/7/2025); 01 cá nhân (Quyết định số 175/QĐ-SNgV ngày 22/12/2025).")
    # What is done for it later is counted to its last day.
    add_activity(office, ActivityFields(date(2025, 12, 20), ActivityKind.GOOD_NEWS, "Tin sau", movement_id=1))
    assert "đến ngày 24/12/2025." in " ".join(lines(office, "movement-report"))


def test_an_interim_report_obeys_its_day(office: Book) -> None:
    award(office, date(2025, 7, 10))
    text = lines(office, "movement-interim-report", cut_off="2025-06-30")
    assert "Trong phong trào đã có 02 tin tốt." in text
    assert not any("Giấy khen" in line or "tháng 9" in line for line in text)
    later = lines(office, "movement-interim-report", cut_off="2025-07-10")
    assert any("tặng Giấy khen" in line for line in later)
    # What was told of the criteria when the movement was closed was not known on an earlier day.
    assert any("3 tin" in line for line in later)
    save_movement(office, 1, replace(NEWS, closed_on=date(2025, 12, 24)))
    assert not any("3 tin" in line for line in lines(office, "movement-interim-report", cut_off="2025-07-10"))
    assert any("3 tin" in line for line in lines(office, "movement-report", cut_off="2025-12-24"))
    # A title is conferred.
    connection = sqlite3.connect(office.store.path)
    with connection:
        connection.execute("UPDATE award SET award = 'Lao động tiên tiến', award_code = 'advanced_worker'")
    connection.close()
    conferred = lines(office, "movement-interim-report", cut_off="2025-07-10")
    assert any("công nhận danh hiệu Lao động tiên tiến cho" in line for line in conferred)


def test_a_report_before_the_end_has_no_account_of_the_end_and_says_so(office: Book) -> None:
    ending = {"weaknesses": "Tin chưa đều.", "causes": "Kiêm nhiệm.", "next_steps": "Chia lịch đăng."}
    save_movement(office, 1, replace(NEWS, closed_on=date(2025, 12, 24), **ending))  # type: ignore[arg-type]
    kind = "movement-interim-report"
    text = lines(office, kind, cut_off="2025-07-10")
    assert not any(words in line for line in text for words in (*ending.values(), "TỒN TẠI"))
    # All that was known then of what comes next.
    assert (
        "Tiếp tục thực hiện phong trào thi đua “Mỗi ngày một tin tốt” đến ngày 15/12/2025, tổng kết khi kết thúc."
        in text
    )
    (day, note, *_) = remarks(office, kind, {"movement": "1", "cut_off": "2025-07-10"})
    assert day.sentence.startswith("Năm 2025 đã qua, văn bản chưa có ngày")
    assert note.sentence == (
        "Kết quả tiêu chí, tồn tại, nguyên nhân, nhiệm vụ tiếp theo ghi khi tổng kết ngày 24/12/2025, "
        "sau ngày chốt số liệu 10/7/2025, nên không in."
    )


def test_a_report_is_refused_the_name_that_is_not_true_on_its_day(office: Book) -> None:
    interim, final = "movement-interim-report", "movement-report"
    save_movement(office, 1, replace(NEWS, closed_on=date(2025, 12, 24)))
    for cut_off in ({}, {"cut_off": "2025-12-24"}):
        with refused(office, InvalidRecord, "Phong trào đã tổng kết ngày 24/12/2025, không còn sơ kết."):
            papers.document(office, interim, {"movement": "1", **cut_off})
    assert lines(office, interim, cut_off="2025-12-10")
    save_movement(office, 1, replace(NEWS, to_date=date(2025, 12, 15), closed_on=None))
    with refused(office, InvalidRecord, "Phong trào đã kết thúc ngày 15/12/2025, không còn sơ kết."):
        papers.document(office, interim, {"movement": "1", "cut_off": "2025-12-16"})
    with refused(office, InvalidRecord, "Phong trào còn thực hiện đến ngày 15/12/2025, chưa tổng kết được."):
        papers.document(office, final, {"movement": "1", "cut_off": "2025-12-14"})
    assert lines(office, final, cut_off="2025-12-15")


def test_the_list_has_every_registration_and_is_a_workbook_too(office: Book) -> None:
    text = lines(office, "registration-list")
    assert any(line.startswith("1 | Trung tâm Thông tin |  | Mỗi tuần 01 tin | 20/01/2025") for line in text)
    assert any(line.startswith("2 | Nông Thị Lan | Viên chức, Trung tâm Thông tin | Mỗi tháng") for line in text)
    assert "Tổng cộng: 01 tập thể và 01 cá nhân./." in " ".join(text)
    paper = papers.render(office, "registration-list", {"movement": "1"}, PaperFormat.XLSX)
    sheet = openpyxl.load_workbook(io.BytesIO(paper.content)).active
    assert sheet is not None
    names = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {"Trung tâm Thông tin", "Nông Thị Lan"} <= names


def test_who_registered_is_named_by_the_post_of_that_day(office: Book) -> None:
    (registered,) = (row for row in lists.everything(office, ListQuery("people")))
    ((before, held),) = ((post.id, post.fields) for post in posts(office, registered.id))
    later = (None, replace(held, position="Phó Giám đốc", from_date=date(2025, 7, 1)))
    earlier = (before, replace(held, to_date=date(2025, 6, 30)))
    save_person(office, registered.id, PersonFields("Nông Thị Lan"), [earlier, later])
    text = lines(office, "registration-list", **{DATED: "2025-12-24"})
    assert any(line.startswith("2 | Nông Thị Lan | Viên chức, Trung tâm Thông tin | Mỗi tháng") for line in text)


def test_the_list_of_a_day_has_nobody_who_registered_later(office: Book) -> None:
    text = " ".join(lines(office, "registration-list", **{DATED: "2025-01-31"}))
    assert "31/01/2025" in text
    assert "Tổng cộng: 01 tập thể./." in text
    assert "Nông Thị Lan" not in text


def test_a_movement_that_is_not_there_or_a_day_before_it_is_refused(office: Book) -> None:
    with refused(office, InvalidRecord, "sau ngày bắt đầu"):
        papers.document(office, "movement-report", {"movement": "1", "cut_off": "2025-01-01"})
    with refused(office, RecordGone):
        papers.document(office, "movement-report", {"movement": "9"})
    with refused(office, UsageError, "không phải mã số phong trào"):
        papers.document(office, "movement-report", {"movement": "một"})


def test_what_a_report_has_no_words_for_is_told_by_name(office: Book) -> None:
    def note(kind: str) -> str:
        of_day, _, words = papers.render(office, kind, {"movement": "1"}, PaperFormat.DOCX).note.partition(").\n")
        assert of_day.startswith("Văn bản chưa có ngày: biểu mẫu, cơ quan, người ký theo ngày ")
        return words

    missing = "mục đích, tồn tại, nguyên nhân, nhiệm vụ tiếp theo, kết quả của 01 tiêu chí: ghi ở thẻ Phong trào."
    assert note("movement-report") == f"Phong trào chưa ghi ngày tổng kết, {missing}"
    assert note("movement-interim-report") == f"Phong trào chưa ghi {missing}"
    closed = replace(
        NEWS,
        criteria=NEWS.criteria[:1],
        content="Lan tỏa việc tốt",
        closed_on=date(2025, 12, 20),
        weaknesses="Tin chưa đều.",
        causes="Thiếu người viết.",
    )
    save_movement(office, 1, closed)
    assert note("movement-report") == "Phong trào chưa ghi nhiệm vụ tiếp theo: ghi ở thẻ Phong trào."


def test_a_report_is_signed_by_who_signs_on_its_day(office: Book) -> None:
    change_office(office, Office(signer_name="Nông Văn Hải"))
    change_office(office, Office(valid_from=date(2026, 3, 1), signer_name="Hứa Thị Mai"))
    for day, name in ((date(2025, 12, 22), "Nông Văn Hải"), (date(2026, 3, 2), "Hứa Thị Mai")):
        options = {"movement": "1", DATED: day.isoformat()}
        closing = papers.document(office, "movement-report", options).closing
        assert closing.right is not None
        assert closing.right.name == name


def test_a_weakness_without_a_cause_has_dots_to_write_it_on_in_each_report(office: Book) -> None:
    dots = f"Tin chưa đều. Nguyên nhân: {'.' * 40}"
    save_movement(office, 1, replace(NEWS, closed_on=date(2025, 12, 24), weaknesses="Tin chưa đều."))
    assert dots in lines(office, "movement-report")
    assert f": t{dots[1:]}" in str(papers.document(office, "emulation-report", {"year": "2025"}))


def test_what_the_posts_reached_is_counted_to_the_day_that_the_opening_names(office: Book) -> None:
    save_movement(office, 1, replace(NEWS, closed_on=date(2025, 12, 24)))
    # Beside the opening and the annex, which count to the end of the movement, it said the day of the tổng kết.
    assert "Tính đến ngày 15/12/2025, các tin, bài có 3.600 lượt người tiếp cận." in lines(office, "movement-report")


def test_units_whose_people_wrote_the_posts_are_counted_where_others_posted_them(office: Book) -> None:
    division = unit(office, "Thanh tra Sở")
    writers = (person(office, "Nông Văn Hải", division), 1)
    ids = [int(str(row[0])) for row in rows_of(office, "activity", "id", "movement_id = 1")]
    whose = "công chức, viên chức, người lao động của 02 phòng, đơn vị"
    sentence = f"Các tin tốt, câu chuyện đẹp do {whose} viết, giới thiệu."
    # The office introduces an exemplar, and nobody in it is the writer.
    add_activity(office, ActivityFields(date(2025, 9, 9), ActivityKind.EXEMPLAR, "Gương sáng", movement_id=1))
    for place, row_id in enumerate(ids):
        assert sentence not in lines(office, "movement-report")
        change_activity(office, row_id, replace(activity(office, row_id), author_id=writers[place % 2]))
    assert sentence in lines(office, "movement-report")


def test_a_movement_that_is_closed_in_the_year_after_its_end_is_told_in_both(office: Book) -> None:
    save_movement(office, 1, replace(NEWS, closed_on=date(2026, 1, 20), weaknesses="Tin chưa đều.", causes="Ít người."))
    texts = {year: str(papers.document(office, "emulation-report", {"year": year})) for year in ("2025", "2026")}
    assert ["“Mỗi ngày một tin tốt”" in text for text in texts.values()] == [True, True]
    assert ["tổng kết ngày 20/01/2026" in text for text in texts.values()] == [False, True]
    assert ["tin chưa đều" in text for text in texts.values()] == [False, True]


def test_one_activity_beside_many_posts_is_told_and_not_counted() -> None:
    # "Trong phong trào đã có 01 hoạt động (01 hoạt động phối hợp)." said the number twice and not which it was.
    day = date(2025, 5, 8)
    news = [ActivityFields(day, ActivityKind.GOOD_NEWS, f"Tin {n}", unit_id=1) for n in range(5)]
    held = ActivityFields(day, ActivityKind.COOPERATION, "Nói chuyện ở xã", unit_id=1, reached=PeopleReached(others=76))
    assert told_activities([*news, held], {1: "Thanh tra Sở"}, day) == (
        "Ngày 08/5/2025, Thanh tra Sở nói chuyện ở xã, có 76 người tham gia.",
        "Trong phong trào đã có 05 tin tốt.",
    )


def test_one_post_of_no_unit_takes_the_others_from_no_unit() -> None:
    day = date(2026, 6, 10)
    news = [
        ActivityFields(day, ActivityKind.GOOD_NEWS, f"Tin {number}", unit_id=unit_id, spread=Spread.POSTED)
        for number, unit_id in enumerate((1, 1, None, 2))
    ]
    assert told_activities(news, {1: "Thanh tra Sở", 2: "Chi đoàn", 3: "Văn phòng"}, day)[:2] == (
        "Thanh tra Sở và Chi đoàn đã đăng mới 04 tin tốt.",
        "Số tin, bài trên tính cả 01 tin tốt chưa ghi đơn vị thực hiện.",
    )


def test_the_check_names_the_posts_of_a_movement_that_are_of_no_unit(office: Book) -> None:
    add_activity(office, ActivityFields(date(2025, 7, 5), ActivityKind.STORY, "Lớp học biên giới", movement_id=1))
    untold = "Chưa ghi đơn vị thực hiện của 01 tin, bài (“Lớp học biên giới” ngày 05/7/2025)"
    sentences = [remark.sentence for remark in remarks(office, "movement-report", {"movement": "1"})]
    assert [sentence for sentence in sentences if sentence.startswith(untold)]
