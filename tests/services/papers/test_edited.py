"""A paper that was changed in Word and taken back: kept byte for byte, compared, told apart from every other file."""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from desktop_app.domain.errors import InvalidRecord, UnreadableInput, UsageError
from desktop_app.domain.lists import ListQuery
from desktop_app.intake.files.compound import SIGNATURE
from desktop_app.services import lists
from desktop_app.services.book import Book, opened
from desktop_app.services.keeping import backups, history
from desktop_app.services.keeping.checks import check
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.edited import (
    Difference,
    attach_signed,
    differences_of,
    edited_paper,
    names_after,
    take_back,
)
from desktop_app.services.papers.issued import IssueFields, issue, issued_paper, reprint
from tests.books import BookIds, book_in, dump, fill, labels, refused, year_without_day
from tests.intake.workbook_files import compound
from tests.services.meetings import without_vote
from tests.word_files import changed, cut_off, part_of, with_part

ROUND = {"round": "2026-H1"}
PLAIN = IssueFields()
PDF = b"%PDF-1.4\n%signed\n"


@pytest.fixture
def own(book: Book, filled: BookIds, tmp_path: Path) -> Path:
    """The list of the round as the clerk opens it in Word; its proposals need no vote."""
    without_vote(book)
    path = tmp_path / "danh-sach.docx"
    path.write_bytes(list_of_round())
    return path


@cache
def list_of_round() -> bytes:
    """The list as the book of each test writes it; it is written once."""
    with tempfile.TemporaryDirectory() as place, book_in(Path(place, "book"), fill) as book:
        without_vote(book)
        path = Path(place, "danh-sach.docx")
        papers.save(book, "nomination-list", ROUND, path)
        return path.read_bytes()


@pytest.fixture
def edited(own: Path, tmp_path: Path) -> Path:
    return changed(own, tmp_path / "da-sua.docx", {"Nông Thị Lan": "Nông Thị Lân", "Tổng cộng": "Cộng tất cả"})


def taken(book: Book, path: Path, fields: IssueFields = PLAIN, signed: Path | None = None) -> int:
    return take_back(book, "nomination-list", ROUND, fields, path, signed).only_id("issued_paper")


def test_what_was_not_changed_has_no_differences(book: Book, own: Path) -> None:
    before = dump(book)
    assert edited_paper(book, "nomination-list", ROUND, PLAIN, own).differences == ()
    assert dump(book) == before


def test_each_changed_paragraph_and_cell_is_told(book: Book, edited: Path) -> None:
    cell, line = edited_paper(book, "nomination-list", ROUND, PLAIN, edited).differences
    assert re.fullmatch(r"Dòng \d+, cột “Họ và tên.*”", cell.place)
    assert (cell.before.split("\n")[0], cell.after.split("\n")[0]) == ("Nông Thị Lan", "Nông Thị Lân")
    assert line.before.startswith("Tổng cộng: ")
    assert line.after == line.before.replace("Tổng cộng", "Cộng tất cả")


def test_paragraphs_put_in_and_taken_out_are_told(book: Book, own: Path, tmp_path: Path) -> None:
    import docx

    package = docx.Document(str(own))
    package.add_paragraph("Danh sách này có hai bản.")
    package.save(str(tmp_path / "them.docx"))
    (added,) = edited_paper(book, "nomination-list", ROUND, PLAIN, tmp_path / "them.docx").differences
    assert (added.place, added.before, added.after) == ("Đoạn văn: thêm", "", "Danh sách này có hai bản.")
    table = max(package.tables, key=lambda table: len(table.rows))
    row = next(row for row in table.rows if "Nông Thị Lan" in row.cells[1].text)
    element = row.cells[1]._element.getparent()  # noqa: SLF001 - python-docx takes no rows out
    element.getparent().remove(element)
    package.save(str(tmp_path / "bot.docx"))
    removed, _ = edited_paper(book, "nomination-list", ROUND, PLAIN, tmp_path / "bot.docx").differences
    assert removed.place.endswith(": bỏ")
    assert "Nông Thị Lan" in removed.before
    assert removed.after == ""


def test_the_file_is_kept_byte_for_byte_and_marked(book: Book, edited: Path) -> None:
    paper = issued_paper(book, taken(book, edited))
    assert [file.file_name for file in paper.files] == ["Danh sách đề nghị khen thưởng 2026-H1.docx"]
    assert reprint(book, paper.id, "docx").content == edited.read_bytes()
    assert [part.after for part in differences_of(paper.edits)][1].startswith("Cộng tất cả")
    with refused(book, UsageError, "không phát hành dạng .pdf; có: .docx"):
        reprint(book, paper.id)
    (row,) = lists.everything(book, ListQuery("issued", scope={"kind": "nomination-list"}))
    assert "đã sửa bằng Word" in row.values
    assert labels(book)[-1] == "Lấy lại bản sửa bằng Word của “Danh sách đề nghị khen thưởng 2026-H1”, chưa ghi ngày"
    own_version = issued_paper(book, issue(book, "nomination-list", ROUND, PLAIN).only_id("issued_paper"))
    assert (own_version.version, own_version.edits) == (2, "")


def test_a_file_whose_words_are_the_same_is_marked_too(book: Book, own: Path) -> None:
    paper = issued_paper(book, taken(book, own))
    assert (paper.edits, differences_of(paper.edits)) == ("[]", ())


def test_number_day_and_signer_are_those_of_the_file(book: Book, filled: BookIds, tmp_path: Path) -> None:
    without_vote(book)
    path = tmp_path / "to-trinh.docx"
    papers.save(book, "submission", ROUND, path)
    blank = re.search(rf"ngày\s+tháng\s+năm\s{year_without_day(2026)}", " ".join(all_texts(path)))
    assert blank is not None
    words = {"/TTr-VP": "15/TTr-VP", blank[0]: "ngày 02 tháng 7 năm 2026"}
    signed = changed(path, tmp_path / "da-ky.docx", words)
    read_back = edited_paper(book, "submission", ROUND, PLAIN, signed)
    assert (read_back.fields.number, read_back.fields.dated_on) == ("15/TTr-VP", date(2026, 7, 2))
    assert [part for part in read_back.differences if "ngày 02" in part.after or "15/" in part.after] == []
    with refused(book, InvalidRecord, "Tệp ghi số 15/TTr-VP, khác số đang nhập (16)."):
        take_back(book, "submission", ROUND, IssueFields("16"), signed)
    with refused(book, InvalidRecord, "Tệp ghi ngày 02/07/2026, khác ngày đang nhập (03/07/2026)."):
        take_back(book, "submission", ROUND, IssueFields("15", date(2026, 7, 3)), signed)
    paper = issued_paper(book, take_back(book, "submission", ROUND, PLAIN, signed).only_id("issued_paper"))
    assert (paper.number, paper.dated_on) == ("15/TTr-VP", date(2026, 7, 2))


def all_texts(path: Path) -> list[str]:
    import docx

    package = docx.Document(str(path))
    return [p.text for table in package.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]


def test_the_signed_pdf_is_the_reprint(book: Book, edited: Path, tmp_path: Path) -> None:
    (tmp_path / "ban-ky.pdf").write_bytes(PDF)
    with_pdf = taken(book, edited, signed=tmp_path / "ban-ky.pdf")
    assert reprint(book, with_pdf).content == PDF
    without = taken(book, edited)
    attach_signed(book, without, tmp_path / "ban-ky.pdf")
    assert reprint(book, without).content == PDF
    (tmp_path / "ban-ky.txt").write_text("không phải", encoding="utf-8")
    for act in (
        lambda: taken(book, edited, signed=tmp_path / "ban-ky.txt"),
        lambda: attach_signed(book, without, tmp_path / "ban-ky.txt"),
    ):
        with refused(book, UnreadableInput, "không phải bản PDF hoặc ảnh quét"):
            act()


def test_history_undo_and_check_know_it(book: Book, edited: Path) -> None:
    paper_id = taken(book, edited)
    whole = dump(book)
    history.undo(book)
    assert lists.count(book, ListQuery("issued", scope={"kind": "nomination-list"})) == 0
    history.redo(book)
    assert dump(book)["issued_paper"] == whole["issued_paper"]
    (file,) = issued_paper(book, paper_id).files
    file.path.chmod(0o600)
    file.path.write_bytes(b"khac")
    assert check(book).found == (f"Tệp đính kèm “{file.file_name}” bị thiếu hoặc đã thay đổi.",)
    with refused(book, UnreadableInput, "bị mất hoặc đã bị sửa"):
        reprint(book, paper_id, "docx")


TRACKED = '<w:ins w:id="1" w:author="A" w:date="2026-07-02T08:00:00Z"><w:r><w:t>thêm</w:t></w:r></w:ins>'
COMMENT = '<w:r><w:commentReference w:id="0"/></w:r>'


def in_body(markup: str) -> Callable[[Path, Path], Path]:
    def make(source: Path, target: Path) -> Path:
        body = part_of(source, "word/document.xml").decode()
        place = body.rindex("<w:sectPr")
        return with_part(
            source, target, "word/document.xml", f"{body[:place]}<w:p>{markup}</w:p>{body[place:]}".encode()
        )

    return make


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WEB = "http://vi-du.example"


def related(kind: str, rest: str, encoding: str = "utf-8") -> Callable[[Path, Path], Path]:
    """A file with one relation more of its text, in the encoding that its XML then names."""

    def make(source: Path, target: Path) -> Path:
        name = "word/_rels/document.xml.rels"
        relation = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" {rest}/></Relationships>'
        rels = part_of(source, name).decode().replace("</Relationships>", relation)
        return with_part(source, target, name, rels.replace("UTF-8", encoding).encode(encoding))

    return make


def instructed(*instructions: str) -> str:
    """A field whose instruction comes in pieces."""
    pieces = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in instructions)
    ends = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    return ends[0] + pieces + ends[1]


def bomb(source: Path, target: Path) -> Path:
    import zipfile

    shutil.copy(source, target)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/to.bin", b"\0" * (70 << 20))
    return target


def written(content: bytes) -> Callable[[Path, Path], Path]:
    def make(_: Path, target: Path) -> Path:
        target.write_bytes(content)
        return target

    return make


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (in_body(TRACKED), "còn sửa đổi theo dõi chưa duyệt (Track Changes)"),
        (in_body(COMMENT), "còn lời nhận xét (Comment)"),
        (lambda source, target: with_part(source, target, "word/vbaProject.bin", b"x"), "có mã lệnh (macro)"),
        (lambda source, target: with_part(source, target, "word/embeddings/a.bin", b"x"), "đối tượng nhúng"),
        (related("attachedTemplate", f'Target="{WEB}/a" TargetMode="External"'), "có liên kết tới tệp bên ngoài"),
        (related("image", f'Target="{WEB}/a>b" TargetMode="External"'), "có liên kết tới tệp bên ngoài"),
        (related("image", f'Target="{WEB}/a" TargetMode = "External"'), "có liên kết tới tệp bên ngoài"),
        (related("image", f'Target="{WEB}/a" TargetMode="Ext&#101;rnal"'), "có liên kết tới tệp bên ngoài"),
        (related("image", f'Target="{WEB}/hyperlink/a" TargetMode="External"'), "có liên kết tới tệp bên ngoài"),
        (related("image", f'Target="{WEB}/a" TargetMode="External"', "UTF-16"), "có liên kết tới tệp bên ngoài"),
        (related("aFChunk", 'Target="them.html"'), "đối tượng nhúng"),
        (related("oleObject", 'Target="o/bang.bin"'), "đối tượng nhúng"),
        (in_body("<w:r><w:t>x</w:t></w:r></w:p><w:altChunk/><w:p>"), "đối tượng nhúng"),
        (in_body(instructed("DDE", 'AUTO cmd "/k calc"')), "có trường tự cập nhật"),
        (in_body(instructed(instructed("QUOTE 68 68 69"), " cmd")), "có trường tự cập nhật"),
        (
            in_body('<w:fldSimple w:instr="INCLUDETEXT a.docx"><w:r><w:t>a</w:t></w:r></w:fldSimple>'),
            "có trường tự cập",
        ),
        (in_body("</w:p>" + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 20_001 + "<w:p>"), "có hơn 20.000 đoạn văn"),
        (bomb, "phình ra quá lớn"),
        (cut_off, "bị hỏng hoặc chưa tải về đủ"),
        (lambda source, target: with_part(source, target, "word/document.xml", b"<w:document"), "bị hỏng"),
        (written(b""), "rỗng"),
        (written(PDF), "không phải văn bản Word (.docx)"),
        (written(b"{\\rtf1 x}"), "không phải văn bản Word (.docx)"),
        (written(compound("EncryptedPackage", b"\0" * 5000)), "đang đặt mật khẩu"),
        (written(SIGNATURE + os.urandom(2048)), "không phải văn bản Word (.docx)"),
        (written(b"PK\x05\x06" + b"\0" * 18), "không phải văn bản Word"),
    ],
)
def test_what_could_do_harm_or_is_not_settled_is_refused(
    book: Book, own: Path, tmp_path: Path, make: Callable[[Path, Path], Path], sentence: str
) -> None:
    path, stored = make(own, tmp_path / "la.docx"), sorted(book.folder.attachments.glob("??/*"))
    for act in (taken, lambda book, path: edited_paper(book, "nomination-list", ROUND, PLAIN, path)):
        with refused(book, UnreadableInput, sentence):
            act(book, path)
    assert sorted(book.folder.attachments.glob("??/*")) == stored


def test_what_stands_around_the_text_is_compared_too_but_the_number_of_a_page(
    book: Book, own: Path, tmp_path: Path
) -> None:
    header = part_of(own, "word/header1.xml").decode()
    for text, places in (("7", []), ("Kèm theo phụ lục", ["Đầu trang, chân trang, chú thích: thêm"])):
        more = header.replace("</w:p>", f"<w:r><w:t>{text}</w:t></w:r></w:p>")
        path = with_part(own, tmp_path / "dau-trang.docx", "word/header1.xml", more.encode())
        differences = edited_paper(book, "nomination-list", ROUND, PLAIN, path).differences
        assert [part.place for part in differences] == places


def test_another_paper_is_refused_also_one_of_the_same_kind(book: Book, own: Path, tmp_path: Path) -> None:
    papers.save(book, "submission", ROUND, tmp_path / "to-trinh.docx")
    with refused(book, UnreadableInput, "“to-trinh.docx” không phải là bản sửa của văn bản này"):
        taken(book, tmp_path / "to-trinh.docx")
    with refused(book, UnreadableInput, "không phải là bản sửa của văn bản này"):
        take_back(book, "submission", ROUND, PLAIN, own)


def test_a_file_of_the_submission_of_another_type_is_refused_however_alike(
    book: Book, filled: BookIds, tmp_path: Path
) -> None:
    inside = {**ROUND, "direction": "inside"}
    with book.store.work("Một đề nghị công trạng") as work:
        work.update("nomination", filled.of_lan, {"commendation_type": "merit"})
    without_vote(book)
    papers.save(book, "submission", {**inside, "type": "merit"}, tmp_path / "cong-trang.docx")
    merit = take_back(book, "submission", {**inside, "type": "merit"}, PLAIN, tmp_path / "cong-trang.docx")
    assert merit.only_id("issued_paper")
    with refused(book, UnreadableInput, "“cong-trang.docx” là của văn bản cùng loại khác: Tờ trình “Trình Giám đốc Sở"):
        take_back(book, "submission", {**inside, "type": "movement"}, PLAIN, tmp_path / "cong-trang.docx")


def test_a_file_that_lost_the_mark_of_its_paper_is_known_by_its_words(book: Book, edited: Path, tmp_path: Path) -> None:
    assert b"SoThiDua" in part_of(edited, "docProps/custom.xml")
    bare = with_part(edited, tmp_path / "mat-dau.docx", "docProps/custom.xml", b"<Properties/>")
    assert len(edited_paper(book, "nomination-list", ROUND, PLAIN, bare).differences) == 2


def test_checks_hold_the_round_against_the_names_of_the_file(book: Book, edited: Path) -> None:
    taken(book, edited)
    sentences = [remark.sentence for remark in remarks(book, "award-decision", ROUND)]
    start = "“Danh sách đề nghị khen thưởng 2026-H1” đã phát hành (bản 1, đã sửa bằng Word): “Nông Thị"
    assert f"{start} Lân” có trong văn bản mà không có trong danh sách đề nghị của đợt." in sentences
    assert f"{start} Lan” có trong danh sách đề nghị mà không có trong văn bản." in sentences


def test_a_row_taken_out_and_the_others_renumbered_is_told_as_that(book: Book, own: Path, tmp_path: Path) -> None:
    import docx

    package = docx.Document(str(own))
    table = max(package.tables, key=lambda table: len(table.rows))
    rows = [row for row in table.rows if row.cells[0].text.isdecimal()]
    (place,) = (place for place, row in enumerate(rows) if "Nông Thị Lan" in row.cells[1].text)
    for row in rows[place + 1 :]:
        row.cells[0].paragraphs[0].runs[0].text = str(int(row.cells[0].text) - 1)
    element = rows[place].cells[1]._element.getparent()  # noqa: SLF001 - python-docx takes no rows out
    element.getparent().remove(element)
    package.save(str(tmp_path / "bot.docx"))
    differences = edited_paper(book, "nomination-list", ROUND, PLAIN, tmp_path / "bot.docx").differences
    gone = [part for part in differences if not part.after]
    assert ["Nông Thị Lan" in part.before for part in gone] == [True]
    assert all("Họ và tên" not in part.place for part in differences)


def test_names_that_moved_up_a_row_are_still_there() -> None:
    cells = ("Dòng 1, cột “Họ và tên”", "A Thị Lan", "Bế Ân"), ("Dòng 2, cột “Họ và tên”", "Bế Ân", "Chu Dung")
    moved = (*(Difference(*cell) for cell in cells), Difference("Dòng 3: bỏ", "3 | Chu Dung | Phó", ""))
    posts = {"A Thị Lan": "Trưởng phòng", "Bế Ân": "Phó", "Chu Dung": "Chuyên viên"}
    assert names_after(posts, moved) == {"Bế Ân": "Phó", "Chu Dung": "Chuyên viên"}


def test_damaged_differences_are_told(book: Book, edited: Path) -> None:
    with pytest.raises(UnreadableInput, match="bị hỏng"):
        differences_of(json.dumps([["một"]]))
    with pytest.raises(UnreadableInput, match="bị hỏng"):
        differences_of("{")


def test_a_restored_backup_reprints_the_file(tmp_path: Path) -> None:
    with book_in(tmp_path / "book", fill) as book:
        without_vote(book)
        papers.save(book, "nomination-list", ROUND, tmp_path / "a.docx")
        path = changed(tmp_path / "a.docx", tmp_path / "b.docx", {"Nông Thị Lan": "Nông Thị Lân"})
        paper_id = taken(book, path)
        backups.back_up(book, tmp_path / "sao-luu.db")
        history.undo(book)
        folder = book.folder
    backups.restore(folder, tmp_path / "sao-luu.db")
    with opened(folder) as book:
        assert reprint(book, paper_id, "docx").content == path.read_bytes()
        assert check(book).found == ()
