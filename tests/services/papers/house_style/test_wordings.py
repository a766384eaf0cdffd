"""The office's own wording over the shipped one: by date, checked, restored by one act."""

import io
import unicodedata
from collections.abc import Mapping
from datetime import date

import docx
import openpyxl
import pypdf
import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.year.obstacles import ObstacleFields
from desktop_app.papers.kinds.proposals.submission import TO_DIRECTOR, TO_PROVINCE
from desktop_app.papers.parts.passages import PRINTED_FORM, Passages
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.papers import papers
from desktop_app.services.papers.house_style.wordings import (
    FORM,
    PaperWording,
    Passage,
    WordingFault,
    change_wording,
    every_wording,
    papers_with_wording,
    restore_wording,
    wording_file,
    wording_of,
    wordings,
)
from desktop_app.services.papers.kinds.catalogue import paper_kinds
from desktop_app.services.papers.reports.entered import ANNUAL, report
from desktop_app.services.year.obstacles import save_obstacle
from tests.books import BookIds, dump, labels, record_rows, refused, rows_of
from tests.papers.shipped import shipped_wording

BEFORE, NOW = date(2025, 6, 30), date(2026, 7, 2)
DIRECTOR, PROVINCE = TO_DIRECTOR.file, TO_PROVINCE.file
ROUND, YEAR = {"round": "2026-H1"}, {"year": "2026"}


def words_of(book: Book, kind: str, options: Mapping[str, str]) -> str:
    """Return what the finished PDF of a paper says, on one line."""
    made = io.BytesIO(papers.render(book, kind, options, "pdf").content)
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(made).pages)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def passage(wording: PaperWording, key: str) -> Passage:
    return next(passage for passage in wording.passages if passage.key == key)


@pytest.mark.parametrize("passages", every_wording(), ids=lambda entry: entry.file)
def test_every_paper_begins_with_the_words_of_the_program(book: Book, passages: Passages) -> None:
    for period in wordings(book, passages.file):
        day = period.first or period.last or NOW
        assert wording_of(book, passages, day) == shipped_wording(passages, day)
        assert [each.key for each in period.passages if each.is_own] == []
        assert {each.key for each in period.passages} == {FORM, *passages.texts, *passages.several}


@pytest.mark.parametrize("passages", every_wording(), ids=lambda entry: entry.file)
def test_every_passage_has_a_name_of_the_office_and_a_key_that_fits(passages: Passages) -> None:
    for key in (FORM, *passages.texts, *passages.several):
        assert passages.title_of(key)
        assert len(f"wording.{passages.file}.{key}") <= 60
    assert list(papers_with_wording()) == [entry.file for entry in every_wording()]


def test_a_passage_of_the_office_is_printed(book: Book, filled: BookIds) -> None:
    change_wording(book, DIRECTOR, "conclusion", None, "  Văn phòng kính đề nghị {người nhận}  phê duyệt ")
    made = papers.render(book, "submission", ROUND, "docx").content
    text = " ".join(paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs)
    assert "Văn phòng kính đề nghị Giám đốc Sở Ngoại vụ phê duyệt./." in text
    assert "xem xét, quyết định./." not in text


@pytest.mark.parametrize(
    ("kind", "options", "key", "text", "printed"),
    [
        ("nomination-list", ROUND, "prepared_by", "Người lập danh sách", "NGƯỜI LẬP DANH SÁCH"),
        ("nomination-list", ROUND, "subject", "{Đợt}", "Sơ kết 6 tháng đầu năm 2026"),
        ("task-table", YEAR, "title", "Theo dõi việc năm {năm}", "THEO DÕI VIỆC NĂM 2026"),
        ("task-table", YEAR, "as_of", "[Kế hoạch: {kế hoạch}; ]hết năm {năm}", "hết năm 2026"),
        ("award-book", YEAR, "title", "Sổ vàng", "SỔ VÀNG"),
        ("award-book", YEAR, "total", "Cộng {số lượt}\nSố tiền {số tiền} đồng", "Cộng 01 cá nhân"),
        ("annual-report", YEAR, "opening", "{Cơ quan} xin báo cáo.", "Sở Ngoại vụ xin báo cáo. Số liệu tính từ"),
        ("annual-report", YEAR, "as_of", "Chốt số liệu ngày {ngày}", "Chốt số liệu ngày 15/11/2026"),
        ("annual-report", YEAR, "proposals_part", "Kiến nghị với tỉnh", "V. KIẾN NGHỊ VỚI TỈNH"),
        ("annual-report", YEAR, "tasks_annex", "Tiến độ từng việc", "TIẾN ĐỘ TỪNG VIỆC"),
        ("half-year-report", ROUND, "conclusion", "Xin gửi {nơi nhận} xem xét.", "xem xét./."),
        ("half-year-report", ROUND, "movements_part", "Phong trào", "2. Phong trào"),
        ("reminder-letter", {"unit": "1"}, "subject", "nhắc việc năm {năm}", "V/v nhắc việc năm 20"),
        ("reminder-letter", {"unit": "1"}, "own_conclusion", "{Đơn vị} làm xong sớm", "Văn phòng làm xong sớm./."),
    ],
)
def test_a_passage_of_a_list_or_letter_is_printed_as_the_office_wrote_it(
    book: Book, filled: BookIds, kind: str, options: dict[str, str], key: str, text: str, printed: str
) -> None:
    # Something that is asked of a body above: the report has no part of proposals without.
    proposal, asked_of = "Đề nghị UBND tỉnh bổ sung kinh phí", "UBND tỉnh"
    asked = ObstacleFields(date(2026, 3, 2), "Thiếu kinh phí in ấn", None, proposal, asked_of=asked_of)
    save_obstacle(book, None, asked)
    assert printed not in words_of(book, kind, options)
    change_wording(book, wording_file(kind, options), key, None, text)
    assert printed in words_of(book, kind, options)
    restore_wording(book, wording_file(kind, options))
    assert printed not in words_of(book, kind, options)


def test_the_programs_own_new_wording_wins_over_the_offices_old_one(book: Book) -> None:
    first, second = wordings(book, PROVINCE)
    assert (first.last, second.first) == (BEFORE, date(2025, 7, 1))
    change_wording(book, PROVINCE, FORM, None, "Mẫu của tỉnh")
    assert wording_of(book, TO_PROVINCE, BEFORE).form == "Mẫu của tỉnh"
    assert wording_of(book, TO_PROVINCE, NOW) == shipped_wording(TO_PROVINCE, NOW)


def test_a_passage_is_written_otherwise_from_a_day_on(book: Book) -> None:
    day = date(2026, 10, 1)
    change_wording(book, PROVINCE, "bases", day, "Căn cứ {quy định}\n\n Xét công lao của {đối tượng}")
    assert [wording.first for wording in wordings(book, PROVINCE)] == [None, date(2025, 7, 1), day]
    assert [wording.last for wording in wordings(book, PROVINCE)] == [BEFORE, date(2026, 9, 30), None]
    assert wording_of(book, TO_PROVINCE, date(2026, 9, 30)) == shipped_wording(TO_PROVINCE, NOW)
    assert wording_of(book, TO_PROVINCE, day).lists["bases"] == ("Căn cứ {quy định}", "Xét công lao của {đối tượng}")
    change_wording(book, PROVINCE, "bases", date(2025, 7, 1), "Căn cứ {biên bản}")
    assert wording_of(book, TO_PROVINCE, NOW).lists["bases"] == ("Căn cứ {biên bản}",)
    assert len(wording_of(book, TO_PROVINCE, date(2027, 1, 1)).lists["bases"]) == 2


def test_a_text_equal_to_the_shipped_one_is_not_stored(book: Book) -> None:
    before = record_rows(book)
    (whole,) = wordings(book, DIRECTOR)
    change_wording(book, DIRECTOR, "conclusion", None, "Kính trình")
    assert passage(wordings(book, DIRECTOR)[0], "conclusion").is_own
    change_wording(book, DIRECTOR, "conclusion", None, passage(whole, "conclusion").shipped)
    assert record_rows(book) == before
    nothing = change_wording(book, DIRECTOR, "subject", None, passage(whole, "subject").shipped)
    assert nothing.change_id is None


def test_an_own_text_may_come_back_to_the_programs_words_from_a_day_on(book: Book) -> None:
    shipped = shipped_wording(TO_DIRECTOR, NOW).texts["conclusion"]
    change_wording(book, DIRECTOR, "conclusion", None, "Kính trình")
    change_wording(book, DIRECTOR, "conclusion", date(2027, 1, 1), shipped)
    assert wording_of(book, TO_DIRECTOR, NOW).texts["conclusion"] == "Kính trình"
    assert wording_of(book, TO_DIRECTOR, date(2027, 1, 1)).texts["conclusion"] == shipped


def test_one_act_brings_the_words_of_the_program_back_and_is_undone(book: Book) -> None:
    before = record_rows(book)
    change_wording(book, DIRECTOR, "conclusion", None, "Kính trình")
    change_wording(book, DIRECTOR, "subject", date(2026, 5, 1), "Đề nghị {khen thưởng}")
    change_wording(book, PROVINCE, "subject", None, "Đề nghị {khen thưởng}")
    own = wording_of(book, TO_DIRECTOR, NOW)
    restore_wording(book, DIRECTOR)
    assert wording_of(book, TO_DIRECTOR, NOW) == shipped_wording(TO_DIRECTOR, NOW)
    assert wording_of(book, TO_PROVINCE, BEFORE).texts["subject"] == "Đề nghị {khen thưởng}"
    assert labels(book)[-1] == "Khôi phục lời văn mẫu “Tờ trình trong Sở”"
    history.undo(book)
    assert wording_of(book, TO_DIRECTOR, NOW) == own
    restore_wording(book, DIRECTOR, ["conclusion"])
    restore_wording(book, PROVINCE)
    assert [key for (key,) in rows_of(book, "setting", "key")] == [f"wording.{DIRECTOR}.subject"]
    restore_wording(book, DIRECTOR)
    assert record_rows(book) == before


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("conclusion", "Kính trình {Người ký}", "Mục “Kết luận” có chỗ trống {Người ký} mà văn bản này không điền"),
        ("bases", "Căn cứ {quy định}\nCăn cứ [{biên bản}", "Mục “Căn cứ” có dấu ngoặc nhọn hoặc ngoặc vuông"),
        ("opening", " \n ", "Mục “Lời mở đầu” không được để trống."),
        (FORM, "Mẫu số {số lượng}", "Mục “Số của mẫu” có chỗ trống {số lượng}"),
    ],
)
def test_a_passage_no_paper_could_be_written_with_is_refused_by_name(
    book: Book, key: str, text: str, words: str
) -> None:
    with refused(book, WordingFault, words) as raised:
        change_wording(book, DIRECTOR, key, None, text)
    assert raised.value.passage == key
    assert raised.value.field == "text"


@pytest.mark.parametrize("kind", ["nomination-list", "submission", "annual-report"])
def test_the_number_of_a_form_stands_at_the_top_right_only_if_the_office_wants_it(
    book: Book, filled: BookIds, kind: str
) -> None:
    options = YEAR if kind == "annual-report" else ROUND
    assert "Mẫu số 01" not in words_of(book, kind, options)
    change_wording(book, wording_file(kind, options), PRINTED_FORM, None, "Mẫu số 01")
    (first, *_) = pypdf.PdfReader(io.BytesIO(papers.render(book, kind, options, "pdf").content)).pages
    places: list[tuple[str, float, float]] = []
    first.extract_text(visitor_text=lambda text, _, at, *__: places.append((text.strip(), at[4], at[5])))
    ((x, y),) = ((across, up) for text, across, up in places if text == "Mẫu số 01")
    assert x > float(first.mediabox.width) / 2
    assert y > max(up for text, _, up in places if text and text != "Mẫu số 01")
    word = docx.Document(io.BytesIO(papers.render(book, kind, options, "docx").content)).tables[0]
    written = next(paragraph for paragraph in word.rows[0].cells[1].paragraphs if paragraph.text.strip())
    assert (written.text, written.runs[0].italic) == ("Mẫu số 01", True)
    sheet = openpyxl.load_workbook(io.BytesIO(papers.render(book, kind, options, "xlsx").content)).worksheets[0]
    (cell,) = (each for row in sheet.iter_rows(max_row=1) for each in row if str(each.value or "").strip())
    assert (cell.value, cell.font.italic) == ("Mẫu số 01", True)


def test_a_heading_of_a_report_takes_no_blanks_and_says_so(book: Book) -> None:
    file = wording_file("annual-report", YEAR)
    (whole,) = wordings(book, file)
    assert passage(whole, "next_part").blanks == ()
    assert "kế hoạch" in passage(whole, "opening").blanks
    with refused(book, WordingFault, "có chỗ trống {năm} mà văn bản này không điền; có: không."):
        change_wording(book, file, "next_part", None, "Nhiệm vụ sau năm {năm}")


def test_a_report_is_worded_as_on_the_day_it_is_counted_to(book: Book, filled: BookIds) -> None:
    change_wording(book, wording_file("annual-report", YEAR), "emulation_part", date(2026, 11, 1), "Thi đua của Sở")
    assert ". Thi đua của Sở" in words_of(book, "annual-report", YEAR)
    assert ". Thi đua, khen thưởng, nhân rộng điển hình" in words_of(
        book, "annual-report", {**YEAR, "cut_off": "2026-10-31"}
    )
    assert "Thi đua của Sở" in [part.heading for part in report(book, ANNUAL, "2026").parts]


def test_the_number_of_the_form_may_be_left_empty_and_a_list_too(book: Book) -> None:
    change_wording(book, PROVINCE, FORM, date(2025, 7, 1), "")
    change_wording(book, PROVINCE, "opinions", date(2025, 7, 1), "")
    written = wording_of(book, TO_PROVINCE, NOW)
    assert (written.form, written.lists["opinions"]) == ("", ())


def test_a_paper_that_has_no_wording_is_refused(book: Book) -> None:
    before = dump(book)
    for act in (lambda: wordings(book, "khong-co"), lambda: restore_wording(book, "khong-co")):
        with pytest.raises(InvalidRecord, match="khong-co"):
            act()
    assert dump(book) == before


@pytest.mark.parametrize(
    ("kind", "options", "file"),
    [
        ("submission", {}, "to-trinh-trong-so"),
        ("submission", {"direction": "upward"}, "to-trinh-len-tinh"),
        ("achievement-report", {"person": "2", "unit": ""}, "bao-cao-thanh-tich-ca-nhan"),
        ("achievement-report", {"person": "", "unit": "2"}, "bao-cao-thanh-tich-tap-the"),
        ("task-table", {}, "bang-theo-doi-nhiem-vu"),
        ("reminder-letter", {"unit": "1"}, "cong-van-don-doc"),
        ("annual-report", {}, "bao-cao-nam"),
        ("half-year-report", {}, "bao-cao-so-ket"),
        ("nomination-list", {}, "danh-sach-de-nghi"),
        ("exemplar-list", {}, "danh-sach-nhan-rong"),
        ("award-book", {}, "so-khen-thuong"),
    ],
)
def test_the_wording_of_a_paper_is_found(kind: str, options: dict[str, str], file: str) -> None:
    assert wording_file(kind, options) == file


def test_every_wording_belongs_to_a_paper() -> None:
    kinds = [kind.key for kind in paper_kinds()]
    ways: tuple[dict[str, str], ...] = ({}, {"direction": "upward"}, {"unit": "1"})
    assert {wording_file(kind, way) for kind in kinds for way in ways} - {""} == set(papers_with_wording())
