"""The letter that opens a round: awards, file and timetable are the round's own; what is not recorded stays blank."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.domain.errors import InvalidRecord
from desktop_app.papers import PaperFormat
from desktop_app.papers.document.model import (
    BodyRow,
    Document,
    Letterhead,
    Paragraph,
    Recipients,
    SignatureBlock,
    Table,
)
from desktop_app.papers.document.wording import OPEN_YEAR
from desktop_app.papers.kinds.proposals.guidance import GUIDANCE
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, opened
from desktop_app.services.office.offices import change_office, office
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.house_style.wordings import change_wording
from desktop_app.services.papers.kinds.options import DATED
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.acts import change_round
from tests.books import BookIds, refused, review_round, sample_in
from tests.papers.reading import docx_text, pdf_pages


def awards_of(paper: Document) -> list[object]:
    table = next(block for block in paper.body if isinstance(block, Table))
    return [row.values[1] for row in table.rows if isinstance(row, BodyRow)]


def dots_of(paper: Document) -> list[str]:
    return [block.text for block in paper.body if isinstance(block, Paragraph) and block.dotted]


def letter(book: Book, code: str) -> Document:
    return papers.document(book, "review-guidance", {"round": code})


def test_yearly_titles_are_asked_for_at_the_end_of_the_year_only(book: Book, filled: BookIds) -> None:
    del filled
    first, second = letter(book, "2026-H1"), letter(book, "2025-H2")
    assert "Giấy khen" in awards_of(first)
    assert "Giấy khen" in awards_of(second)
    assert "Lao động tiên tiến" in awards_of(second)
    assert "Lao động tiên tiến" not in awards_of(first)
    assert "Huân chương Lao động hạng Ba" not in awards_of(second)
    assert "từ ngày 01/01/2026 đến ngày 30/6/2026" in docx_text(first).replace("\u00a0", " ")


def test_a_round_without_titles_speaks_of_none(book: Book, filled: BookIds) -> None:
    del filled
    # The letter on a half-year asked to compare "theo các danh hiệu", of which it offered none.
    own_text = {code: str(letter(book, code).body) for code in ("2026-H1", "2025-H2")}
    assert "danh hiệu" not in own_text["2026-H1"].casefold()
    assert "2. Hình thức khen thưởng" in own_text["2026-H1"]
    assert "bình xét theo các hình thức sau" in own_text["2026-H1"]
    assert "2. Danh hiệu thi đua, hình thức khen thưởng" in own_text["2025-H2"]
    assert "bình xét theo các danh hiệu thi đua, hình thức sau" in own_text["2025-H2"]


def test_awards_are_told_as_a_letter_cites_law_and_whom(book: Book, filled: BookIds) -> None:
    del filled
    table = next(block for block in letter(book, "2025-H2").body if isinstance(block, Table))
    whom_by_article = {row.values[1]: (row.values[2], row.values[4]) for row in table.rows if isinstance(row, BodyRow)}
    assert whom_by_article["Giấy khen"] == ("Tập thể, cá nhân", "Điều 75 Luật Thi đua, khen thưởng")
    assert whom_by_article["Lao động tiên tiến"] == ("Cá nhân", "Điều 24 Luật Thi đua, khen thưởng")


def test_who_decides_is_named_with_the_province(book: Book, filled: BookIds) -> None:
    del filled

    def deciders() -> set[object]:
        (table, *_) = (block for block in letter(book, "2025-H2").body if isinstance(block, Table))
        return {row.values[3] for row in table.rows if isinstance(row, BodyRow)}

    assert deciders() == {"Giám đốc Sở", "Chủ tịch UBND tỉnh Lạng Sơn"}
    change_office(book, replace(office(book), parent_name="Bộ Ngoại giao"))
    assert "Chủ tịch UBND tỉnh" in deciders()


def test_standards_are_those_of_the_law_that_the_letter_cites(book: Book, filled: BookIds) -> None:
    del filled
    review_round(book, "2022-H2")
    for day, cited in (("2022-11-01", True), ("2026-11-01", False)):
        paper = papers.document(book, "review-guidance", {"round": "2022-H2", DATED: day})
        assert ("91/2017/NĐ-CP" in docx_text(paper)) is cited
        table = next(block for block in paper.body if isinstance(block, Table))
        articles = " ".join(str(row.values[4]) for row in table.rows if isinstance(row, BodyRow))
        assert ("91/2017" in articles) is cited
        titles = {row.values[1]: str(row.values[4]) for row in table.rows if isinstance(row, BodyRow)}
        assert titles["Lao động tiên tiến"] == "Điều 24 Luật Thi đua, khen thưởng"


def test_an_article_that_the_rules_do_not_know_is_left_out_and_told(book: Book, filled: BookIds) -> None:
    del filled
    review_round(book, "2022-H2")
    options = {"round": "2022-H2", DATED: "2022-11-01"}
    table = next(block for block in papers.document(book, "review-guidance", options).body if isinstance(block, Table))
    articles = {row.values[1]: row.values[4] for row in table.rows if isinstance(row, BodyRow)}
    assert articles["Giấy khen"] == "Luật Thi đua, khen thưởng"
    sentences = str([remark.sentence for remark in remarks(book, "review-guidance", options)])
    assert "chưa ghi điều nêu tiêu chuẩn, công văn chỉ nêu tên luật: Bằng khen của tỉnh, Giấy khen." in sentences
    later = remarks(book, "review-guidance", {"round": "2026-H1", DATED: "2026-05-25"})
    assert "điều nêu tiêu chuẩn" not in str(later)


def test_the_minutes_of_a_unit_stand_once_among_the_papers_of_a_file(book: Book, filled: BookIds) -> None:
    del filled
    texts = [block.text for block in letter(book, "2025-H2").body if isinstance(block, Paragraph)]
    assert [text for text in texts if "iên bản" in text] == ["- Biên bản họp bình xét, đề nghị khen thưởng;"]


def test_whom_it_is_addressed_to_gets_it_once(book: Book, filled: BookIds) -> None:
    del filled
    change_office(book, replace(office(book), copies_to="Lãnh đạo Sở\nCác phòng, đơn vị thuộc Sở"))
    closing = letter(book, "2026-H1").closing.left
    assert closing == Recipients(("Như trên", "Lãnh đạo Sở", "Lưu: VT, VP"))
    submission = papers.document(book, "submission", {"round": "2026-H1"})
    assert submission.closing.left == Recipients(("Như trên", "Lưu: VT, VP"))


def test_its_timetable_is_the_rounds_and_a_day_that_lacks_is_dots_and_told(book: Book, filled: BookIds) -> None:
    del filled
    guided = "Công văn số 1502/SNV-TĐKT ngày 20/5/2026 của Sở Nội vụ"
    timetable = replace(round_of(book, "2026-H1"), units_by=date(2026, 6, 10), files_by=date(2026, 6, 17))
    change_round(book, replace(timetable, guided_by=f" {guided} "))
    paper = letter(book, "2026-H1")
    text = docx_text(paper).replace("\u00a0", " ")
    assert "Gửi hồ sơ về Văn phòng chậm nhất ngày 17/6/2026." in text
    assert f"thực hiện {guided}, " in text
    assert len(dots_of(paper)) == 2
    options = {"round": "2026-H1", DATED: "2026-05-25"}
    sentences = [remark.sentence for remark in remarks(book, "review-guidance", options)]
    assert sentences[0].startswith("Đợt xét chưa ghi: dự kiến họp Hội đồng; hạn trình khen thưởng.")
    assert not any("chữ ký" in sentence for sentence in sentences)


def test_its_forms_are_blank_and_those_in_use(book: Book, filled: BookIds) -> None:
    del filled
    listed, of_person, of_collective = letter(book, "2026-H1").annexes
    # Whoever heads the unit signs its list, as its reports.
    assert listed.closing.right is not None
    assert listed.closing.right.capacity_lines == ("THỦ TRƯỞNG ĐƠN VỊ",)
    assert [annex.titles.type_name for annex in (listed, of_person, of_collective) if annex.titles] == [
        "Phụ lục I",
        "Phụ lục II",
        "Phụ lục III",
    ]
    (table,) = (block for block in listed.body if isinstance(block, Table))
    assert all(row.values[1:] == ("",) * 6 for row in table.rows if isinstance(row, BodyRow))
    texts = " ".join(block.text for block in of_person.body if isinstance(block, Paragraph))
    assert "SƠ LƯỢC LÝ LỊCH" in texts
    # Each begins as the report does that is made of it: who reports under whom, and what for.
    for form in (of_person, of_collective):
        head, title, *_ = form.body
        assert isinstance(head, Letterhead)
        assert (head.parent_lines, head.issuing_lines) == (("TÊN ĐƠN VỊ CẤP TRÊN",), ("TÊN ĐƠN VỊ",))
        assert head.place_date.startswith("Lạng Sơn, ngày")
        assert isinstance(title, Paragraph)
        assert title.text == f"BÁO CÁO THÀNH TÍCH\nĐề nghị tặng {'…' * 15}"
    assert "Chưa có" not in str(of_person.body)


def test_every_blank_of_a_form_is_a_line_to_the_margin_and_there_is_room_for_what_is_asked(
    book: Book, filled: BookIds
) -> None:
    del filled
    paper = letter(book, "2025-H2")
    listed, *forms = paper.annexes
    for form in forms:
        written = [block for block in form.body if isinstance(block, Paragraph) and block.text.startswith("- ")]
        assert len(written) >= 3
        assert all(block.dotted for block in written)
        # Six lines for achievements; three rows for the titles and three for the forms given before.
        assert sum(block == Paragraph("", first_line_indent=False, dotted=True) for block in form.body) == 6
        assert [len(block.rows) for block in form.body if isinstance(block, Table)] == [3, 3]
        assert "…" not in str(form.body[2:])
        head = form.body[0]
        assert isinstance(head, Letterhead)
        assert head.place_date.endswith(OPEN_YEAR)
        assert all(
            isinstance(block, SignatureBlock) and block.hint == "(Ký, ghi rõ họ tên)"
            for block in (form.closing.left, form.closing.right)
        )
        for text in (docx_text(paper), "\n".join(page.text() for page in pdf_pages(paper))):
            assert text.replace("\u00a0", " ").count("TÊN ĐƠN VỊ CẤP TRÊN") == len(forms)
    # The letter itself takes two pages, and each report.
    assert len(pdf_pages(paper)) == 2 + len((listed,)) + 2 * len(forms)


def test_the_file_names_the_list_and_the_annex_that_has_its_form(book: Book, filled: BookIds) -> None:
    del filled
    lines = [block.text for block in letter(book, "2025-H2").body if isinstance(block, Paragraph)]
    assert "- Danh sách đề nghị khen thưởng (theo mẫu tại Phụ lục I);" in lines
    (report,) = [line for line in lines if line.startswith("- Báo cáo thành tích")]
    assert "Phụ lục II đối với cá nhân, Phụ lục III đối với tập thể" in report


@pytest.mark.parametrize("name", ["files_by", "council_on", "submit_by"])
def test_the_days_of_a_timetable_follow_each_other(book: Book, filled: BookIds, name: str) -> None:
    del filled
    before = round_of(book, "2026-H1")
    with refused(book, InvalidRecord, "trước một mốc đứng trước nó của đợt xét."):
        change_round(book, replace(before, units_by=date(2026, 6, 10), **{name: date(2026, 6, 9)}))  # type: ignore[arg-type]


def test_the_command_line_records_a_timetable_and_keeps_what_is_not_given(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    folder: DataFolder = sample_in(tmp_path_factory.mktemp("sample") / "book")
    with opened(folder) as book:
        before = round_of(book, "2026-H1")
    assert main(["--data", str(folder.root), "round", "timetable", "2026-H1", "--submit-by", "2026-12-31"]) == 0
    assert main(["--data", str(folder.root), "round", "timetable", "2026-H1", "--units-by", "2027-01-01"]) == 3
    capsys.readouterr()
    with opened(folder) as book:
        assert round_of(book, "2026-H1") == replace(before, submit_by=date(2026, 12, 31))


@pytest.mark.parametrize("paper_format", list(PaperFormat))
def test_a_letter_whose_forms_have_no_names_of_bodies_is_made(
    book: Book, filled: BookIds, paper_format: PaperFormat
) -> None:
    del filled
    change_wording(book, GUIDANCE.file, "form_head", None, "")
    assert papers.render(book, "review-guidance", {"round": "2026-H1"}, paper_format).content
    _, of_person, _ = letter(book, "2026-H1").annexes
    head, *_ = of_person.body
    assert isinstance(head, Letterhead)
    assert (head.parent_lines, head.issuing_lines) == ((), ())


def test_the_movements_of_its_time_are_told_with_what_launched_them(tmp_path: Path) -> None:
    apart = "trong phong trào thi đua “{}”; tờ trình của đơn vị nêu rõ số lượng đề nghị theo từng loại hình."
    with opened(sample_in(tmp_path / "book")) as sample:
        for code, name, launch in (
            ("2026-H1", "Công chức đối ngoại sáng tạo trên không gian mạng", "Kế hoạch số 04/KH-SNgV ngày 28 tháng 01"),
            ("2023-H1", "Nói không với tin giả", "Kế hoạch số 11/KH-SNgV ngày 24 tháng 02 năm 2023"),
            ("2024-H1", "", ""),
        ):
            text = docx_text(letter(sample, code)).replace("\u00a0", " ")
            assert (apart.format(name) in text, launch in text) == (True, True) if name else "phong trào" not in text
