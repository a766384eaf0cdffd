"""Documents from outside: what is read from each kind, and that anything else is refused in one sentence."""

import codecs
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from desktop_app.domain.errors import UnreadableInput
from desktop_app.intake.files.documents import (
    LARGEST_DOCUMENT,
    LARGEST_MARKUP,
    LARGEST_TEXT,
    MOST_PARAGRAPHS,
    read_paragraphs,
)
from desktop_app.intake.files.workbook import read_sheets
from desktop_app.intake.plan.reader import proposal_to_json, propose

ROOT = Path(__file__).parents[3]
PLAN = ROOT / "resources/plans/ke-hoach-2022-2030.txt"
PRINTED = sorted((ROOT / "tests/data/plans").glob("*.pdf"))
FONT_FOLDERS = (ROOT / "resources/fonts", Path("/usr/share/fonts"), Path("C:/Windows/Fonts"))
FONT_NAMES = ("LiberationSerif-Regular.ttf", "DejaVuSerif.ttf", "DejaVuSans.ttf", "times.ttf")

PARAGRAPHS = ("KẾ HOẠCH", "Điều kiện: đủ 100%", "Lưu: VT.")


@pytest.fixture(scope="module")
def font() -> str:
    fonts = (path for folder in FONT_FOLDERS for name in FONT_NAMES for path in sorted(folder.rglob(name)))
    path = next(fonts, None)
    if path is None:
        pytest.skip("no font with Vietnamese letters here")
    registerFont(TTFont("Vietnamese", path))
    return "Vietnamese"


def write_docx(path: Path, paragraphs: Iterable[str]) -> None:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))


def write_pdf(path: Path, paragraphs: Iterable[str], font: str, encrypt: StandardEncryption | None = None) -> None:
    style = ParagraphStyle("body", fontName=font, fontSize=14, leading=18, firstLineIndent=36, alignment=4)
    SimpleDocTemplate(str(path), encrypt=encrypt).build([Paragraph(text, style) for text in paragraphs])


def refusal(path: Path) -> str:
    """Return the sentence with which `path` is refused."""
    with pytest.raises(UnreadableInput) as refused:
        read_paragraphs(path)
    sentence = refused.value.message
    assert path.name in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8"),
        lambda text: text.encode("utf-8-sig"),
        lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big"],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\f"])
def test_plain_text_is_read(tmp_path: Path, encode: Callable[[str], bytes], ending: str) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_bytes(encode(f"{ending} ".join(["", *PARAGRAPHS, "  ", ""])))
    assert read_paragraphs(path) == PARAGRAPHS


def test_decomposed_letters_and_odd_blanks_are_cleaned(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_text("KE\u0302\u0301\u00a0\u200bHOA\u0323\t\tCH", "utf-8")
    assert read_paragraphs(path) == ("K\u1ebe HO\u1ea0 CH",)


def test_the_content_decides_and_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.pdf"
    write_docx(path, PARAGRAPHS)
    assert read_paragraphs(path) == PARAGRAPHS
    path.write_text("\n".join(PARAGRAPHS), "utf-8")
    assert read_paragraphs(path) == PARAGRAPHS


def test_a_word_document_is_read_in_order_through_tables(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "SỞ NGOẠI VỤ\nSố: 01"
    inner = table.cell(0, 1).add_table(rows=1, cols=1)
    inner.cell(0, 0).text = "Độc lập"
    document.add_paragraph("KẾ ").add_run("HOẠCH").bold = True
    document.add_table(rows=1, cols=1).cell(0, 0).text = "Nơi nhận:"
    document.add_paragraph("Hết")
    path = tmp_path / "ke-hoach.docx"
    document.save(str(path))
    assert read_paragraphs(path) == ("SỞ NGOẠI VỤ", "Số: 01", "Độc lập", "KẾ HOẠCH", "Nơi nhận:", "Hết")


def test_tracked_changes_links_and_controls_read_as_they_stand(tmp_path: Path) -> None:
    document = Document()
    for xml in (
        "<w:p {0}><w:r><w:t>Mở </w:t></w:r><w:del><w:r><w:delText>họp</w:delText><w:t>cũ</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>lớp</w:t></w:r></w:ins></w:p>",
        "<w:sdt {0}><w:sdtContent><w:p><w:hyperlink><w:r><w:t>Năm</w:t><w:tab/><w:t>2026</w:t></w:r>"
        "</w:hyperlink></w:p></w:sdtContent></w:sdt>",
        "<w:p {0}><w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr><w:r><w:t>A</w:t><w:br/><w:t>B</w:t>"
        "<w:noBreakHyphen/><w:t>C</w:t></w:r></w:p>",
    ):
        document.element.body.insert(-1, parse_xml(xml.format(nsdecls("w"))))
    path = tmp_path / "ke-hoach.docx"
    document.save(str(path))
    assert read_paragraphs(path) == ("Mở lớp", "Năm 2026", "A", "B-C")


def test_a_word_copy_of_the_plan_makes_the_same_proposal(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.docx"
    write_docx(path, PLAN.read_text("utf-8").splitlines())
    assert propose(path) == propose(PLAN)


def test_a_pdf_copy_of_the_plan_makes_the_same_proposal(tmp_path: Path, font: str) -> None:
    path = tmp_path / "ke-hoach.pdf"
    lines = PLAN.read_text("utf-8").splitlines()
    broken = next(number for number, line in enumerate(lines) if line.startswith("gương"))
    lines[broken - 2 : broken + 1] = [f"{lines[broken - 2]} {lines[broken]}"]
    write_pdf(path, [line for line in lines if line], font)
    assert proposal_to_json(propose(path)) == proposal_to_json(propose(PLAN))


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.stem)
def test_a_plan_printed_from_an_office_program_makes_the_same_proposal(path: Path) -> None:
    assert proposal_to_json(propose(path)) == proposal_to_json(propose(PLAN))


def test_there_are_printed_plans_to_try() -> None:
    assert len(PRINTED) == 2


def test_a_pdf_that_only_forbids_copying_is_read(tmp_path: Path, font: str) -> None:
    path = tmp_path / "ke-hoach.pdf"
    write_pdf(path, ["KẾ HOẠCH"], font, StandardEncryption("", "owner", canCopy=0, strength=128))
    assert read_paragraphs(path) == ("KẾ HOẠCH",)


def test_a_pdf_under_a_password_is_refused(tmp_path: Path, font: str) -> None:
    path = tmp_path / "ke-hoach.pdf"
    write_pdf(path, PARAGRAPHS, font, StandardEncryption("user", "owner", strength=128))
    assert "mật khẩu" in refusal(path)


def test_a_pdf_of_pictures_only_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ban-quet.pdf"
    canvas = Canvas(str(path))
    canvas.rect(100, 100, 200, 200, fill=1)
    canvas.save()
    assert "không có chữ" in refusal(path)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.9])
def test_a_cut_off_pdf_is_refused_or_read_in_part(tmp_path: Path, share: float) -> None:
    path = tmp_path / "ke-hoach.pdf"
    content = PRINTED[0].read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert "bị hỏng" in refusal(path) or "không có chữ" in refusal(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "Không tìm thấy" in refusal(tmp_path / "khong-co.txt")
    folder = tmp_path / "thu-muc.docx"
    folder.mkdir()
    assert "là thư mục" in refusal(folder)


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "rỗng"),
        (b" \n\t\r\n ", "không có chữ"),
        (codecs.BOM_UTF8, "không có chữ"),
        (b"\x00\x01\x02\x03" * 100, "không phải văn bản chữ"),
        (codecs.BOM_UTF16_LE + b"A", "không phải văn bản chữ"),
        (b"\x1b\x02\xd5 \x07", "không phải văn bản chữ"),
        (b"{\\rtf1\\ansi }", "không có chữ"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "là ảnh"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "là ảnh"),
        (b"%PDF-1.7\n", "bị hỏng"),
        (b"PK\x03\x04 and nothing else", "bị hỏng"),
        (b"PK\x05\x06" + b"\x00" * 18, "không phải văn bản Word"),
        (b"x" * (LARGEST_TEXT + 1), "quá nhiều chữ"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_document_is_refused(tmp_path: Path, content: bytes, part: str) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_bytes(content)
    assert part in refusal(path)


def test_a_very_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.docx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(200 * 1024 * 1024)
    assert f"không quá {LARGEST_DOCUMENT // 1024 // 1024} MB" in refusal(path)


def compound_file(*streams: str) -> bytes:
    """Return a compound file of old Office with a root and empty streams of these names."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff\xff\xff\xff" * 108
    table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff\xff\xff\xff" * 126
    directory = b""
    for name in ("Root Entry", *streams):
        letters = name.encode("utf-16-le")
        directory += letters.ljust(64, b"\0") + struct.pack("<H", len(letters) + 2) + bytes(62)
    return header + table + directory.ljust(512, b"\0")


@pytest.mark.parametrize(
    ("streams", "part"),
    [(("EncryptionInfo", "EncryptedPackage"), "mật khẩu"), (("WordDocument",), "bị hỏng"), (("Workbook",), "kiểu cũ")],
)
def test_compound_files_are_refused_for_what_they_are(tmp_path: Path, streams: tuple[str, ...], part: str) -> None:
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(compound_file(*streams))
    assert part in refusal(path)


def write_zip(path: Path, parts: dict[str, str | bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def changed_copy(source: Path, target: Path, part: str, content: bytes) -> None:
    """Write the zip `source` to `target` with another `content` of `part`."""
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    write_zip(target, {**parts, part: content})


def test_a_workbook_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.docx"
    write_zip(path, {"xl/workbook.xml": "<workbook/>"})
    assert "không phải văn bản Word" in refusal(path)


@pytest.mark.parametrize("content", [b"", b"<w:document", b"<a/>", b"\xff\xfe\x00"], ids=repr)
def test_a_word_document_with_a_broken_part_is_refused(tmp_path: Path, content: bytes) -> None:
    whole, broken = tmp_path / "whole.docx", tmp_path / "ke-hoach.docx"
    write_docx(whole, PARAGRAPHS)
    changed_copy(whole, broken, "word/document.xml", content)
    assert "bị hỏng" in refusal(broken)


def test_a_word_document_whose_styles_are_something_else_is_read_without_them(tmp_path: Path) -> None:
    whole, broken = tmp_path / "whole.docx", tmp_path / "ke-hoach.docx"
    write_docx(whole, PARAGRAPHS)
    with zipfile.ZipFile(whole) as archive:
        types = archive.read("[Content_Types].xml")
    changed_copy(whole, broken, "[Content_Types].xml", types.replace(b"wordprocessingml.styles+xml", b"oddity+xml"))
    assert read_paragraphs(broken) == read_paragraphs(whole)


def test_a_zip_with_a_word_part_but_no_package_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.docx"
    write_zip(path, {"word/document.xml": "<w:document/>"})
    assert "bị hỏng" in refusal(path)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_cut_off_word_document_is_refused(tmp_path: Path, share: float) -> None:
    path = tmp_path / "ke-hoach.docx"
    write_docx(path, PARAGRAPHS)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert "bị hỏng" in refusal(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    whole, bomb = tmp_path / "whole.docx", tmp_path / "ke-hoach.docx"
    write_docx(whole, PARAGRAPHS)
    changed_copy(whole, bomb, "word/media/image1.png", bytes(80 * 1024 * 1024))
    assert "phình ra quá lớn" in refusal(bomb)


def test_a_directory_that_lies_about_sizes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.docx"
    length = 1_000_003
    write_zip(path, {"word/document.xml": bytes(length)})
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", length), struct.pack("<I", 10)))
    assert "bị hỏng" in refusal(path)


def test_a_word_document_with_too_much_text_is_refused(tmp_path: Path) -> None:
    whole, long = tmp_path / "whole.docx", tmp_path / "ke-hoach.docx"
    write_docx(whole, PARAGRAPHS)
    with zipfile.ZipFile(whole) as archive:
        main = archive.read("word/document.xml")
    changed_copy(whole, long, "word/document.xml", main.replace("Lưu: VT.".encode(), b"x" * LARGEST_MARKUP))
    assert "quá nhiều chữ" in refusal(long)


def test_a_document_of_nothing_but_empty_paragraphs_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    whole, crowded = tmp_path / "whole.docx", tmp_path / "ke-hoach.docx"
    write_docx(whole, ["KẾ HOẠCH"])
    with zipfile.ZipFile(whole) as archive:
        main = archive.read("word/document.xml")
    empty = b"<w:p/>" * (MOST_PARAGRAPHS + 1)
    changed_copy(whole, crowded, "word/document.xml", main.replace(b"<w:body>", b"<w:body>" + empty))
    assert "quá nhiều" in refusal(crowded)
    with pytest.raises(UnreadableInput, match="quá nhiều"):
        read_sheets(crowded)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    whole, bomb = tmp_path / "whole.docx", tmp_path / "ke-hoach.docx"
    write_docx(whole, ["KẾ HOẠCH"])
    with zipfile.ZipFile(whole) as archive:
        main = archive.read("word/document.xml")
    declared, _, rest = main.partition(b"?>")
    entities = b"".join(b'<!ENTITY e%d "%s">' % (n + 1, b"&e%d;" % n * 10) for n in range(9))
    doctype = b'<!DOCTYPE d [<!ENTITY e0 "xxxxxxxxxx">' + entities + b"]>"
    rest = rest.replace("KẾ HOẠCH".encode(), b"&e9;")
    changed_copy(whole, bomb, "word/document.xml", declared + b"?>" + doctype + rest)
    assert refusal(bomb)


def test_a_damaged_pdf_is_refused_by_one_sentence_alone(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "ke-hoach.pdf"
    path.write_bytes(b"%PDF-1.4 cut off here")
    assert "bị hỏng" in refusal(path)
    assert caplog.records == []


@pytest.mark.parametrize("part", ["word/theme/theme1.xml", "word/document.xml"])
@pytest.mark.parametrize("read", [read_paragraphs, read_sheets])
def test_a_part_whose_check_sum_is_wrong_is_refused_whatever_it_is(
    tmp_path: Path, read: Callable[[Path], object], part: str
) -> None:
    # zipfile's own error came through where python-docx read a part that nobody asked for, and where marks are counted.
    path = tmp_path / "ke-hoach.docx"
    document = Document()
    document.add_paragraph("KẾ HOẠCH")
    document.add_table(2, 3)
    document.save(str(path))
    content = bytearray(path.read_bytes())
    # The check sum of the part, in the directory at the end.
    record = content.rindex(part.encode()) - 46
    assert content[record : record + 4] == b"PK\x01\x02"
    content[record + 16] ^= 0xFF
    path.write_bytes(bytes(content))
    with pytest.raises(UnreadableInput, match=r"ke-hoach\.docx"):
        read(path)


def test_what_reads_other_formats_waits_until_there_is_one() -> None:
    others = ("pypdf", "desktop_app.intake.files.formats.pdf", "desktop_app.intake.files.formats.conversion")
    look = f"import sys, desktop_app.intake.plan.reader; print(*({set(others)!r} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout == "\n"
