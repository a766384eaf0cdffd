"""The documents that offices have besides .docx, .pdf and .txt, each read with its tables and, where it tells them, the
numbers that Word set; what does not tell them is said."""

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from desktop_app.domain.errors import UnreadableInput
from desktop_app.intake.files.compound import compound_streams
from desktop_app.intake.files.documents import read_paragraphs
from desktop_app.intake.files.formats import conversion
from desktop_app.intake.files.formats.old_word import doc_text
from desktop_app.intake.files.formats.rich_text import rtf_text
from desktop_app.intake.files.tables import TextTable
from tests import corpus
from tests.data.corpus import formats
from tests.data.corpus.old_letters import encoded
from tests.data.corpus.rich_texts import rich_text
from tests.data.corpus.word_files import write_word

PLANS = Path(__file__).parents[3] / "data" / "plans"
TEXT = (
    "KẾ HOẠCH",
    "Phát động thi đua năm 2026",
    "NỘI DUNG",
    "Văn phòng Sở",
    "Mở lớp.",
    "Viết bài.",
    "Thanh tra Sở",
    "Giám sát.",
    "Báo cáo.",
    "TỔ CHỨC THỰC HIỆN",
    "Văn phòng Sở theo dõi.",
)
NUMBERS = ("", "", "I. ", "1. ", "- ", "- ", "2. ", "a) ", "b) ", "II. ", "1. ")
NUMBERED = tuple(number + text for number, text in zip(NUMBERS, TEXT, strict=True))
ROWS = [["STT", "Nhiệm vụ", "Chủ trì"], ["1", "Kiểm tra", "Thanh tra Sở"], ["2", "Trao giải", "Văn phòng Sở"]]


@pytest.fixture
def without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "office_program", lambda: None)


def lines_and_rows(path: Path, remarks: list[str] | None = None) -> tuple[tuple[str, ...], list[list[str]]]:
    blocks = read_paragraphs(path, remarks)
    tables = [block for block in blocks if isinstance(block, TextTable)]
    rows = [[cell.text for cell in row] for table in tables for row in table.rows]
    return tuple(block for block in blocks if isinstance(block, str)), rows


def read_or_refused(path: Path) -> bool:
    """Return whether the file is read, or refused by a sentence that names it."""
    try:
        return bool(read_paragraphs(path))
    except UnreadableInput as refusal:
        return path.name in refusal.message


@pytest.mark.usefixtures("without_office")
@pytest.mark.parametrize("name", ["ke-hoach-danh-so.doc", "ke-hoach-danh-so.odt"])
def test_without_libreoffice_old_word_and_opendocument_are_read_and_their_lost_numbers_told(name: str) -> None:
    remarks: list[str] = []
    assert lines_and_rows(PLANS / name, remarks) == (TEXT, ROWS)
    assert len(remarks) == 1
    assert "không cho biết số thứ tự" in remarks[0]


@pytest.mark.office
@pytest.mark.parametrize("name", ["ke-hoach-danh-so.doc", "ke-hoach-danh-so.odt"])
def test_with_libreoffice_the_numbers_are_read_and_to_be_looked_at(name: str) -> None:
    remarks: list[str] = []
    assert lines_and_rows(PLANS / name, remarks) == (NUMBERED, ROWS)
    assert len(remarks) == 1
    assert "xem lại số thứ tự" in remarks[0]


def test_the_numbers_that_word_sets_are_read(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.docx"
    write_word(path, NUMBERED, "numbered")
    assert "I. NỘI DUNG" not in [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    assert lines_and_rows(path)[0] == NUMBERED


def test_lists_of_word_begin_anew_where_they_say_so_and_numbers_may_come_by_a_style(tmp_path: Path) -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/>'
        '<w:lvlText w:val="Điều %1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimalZero"/>'
        '<w:lvlText w:val="%1.%2"/></w:lvl>'
    )
    numbering.find(qn("w:num")).addprevious(
        parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="80">{level}</w:abstractNum>')
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride>'
    for number, more in ((80, ""), (81, again)):
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="80"/>{more}</w:num>')
        )
    style = document.styles["Heading 1"].element
    style.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="80"/></w:numPr>'))
    document.add_paragraph("Một", style="Heading 1")
    for number, depth, text in (
        (80, 1, "Hai"),
        (80, 1, "Ba"),
        (81, 0, "Bốn"),
        (81, 0, "Năm"),
        (81, 1, "Sáu"),
        (0, 0, "Bảy"),
    ):
        paragraph = document.add_paragraph(text)
        numbers = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(numbers))  # noqa: SLF001 - python-docx sets no numbers
    path = tmp_path / "ke-hoach.docx"
    document.save(str(path))
    assert read_paragraphs(path) == (
        "Điều 3. Một",
        "3.01 Hai",
        "3.02 Ba",
        "Điều 9. Bốn",
        "Điều 10. Năm",
        "10.01 Sáu",
        "Bảy",
    )


def test_a_break_within_a_sentence_is_no_end_of_a_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.docx"
    write_word(
        path,
        ["Sở Nội vụ chủ trì,\nUBND các xã phối hợp.\n- Mở lớp.", "KẾ HOẠCH\nPhát động thi đua", "Thời gian:\nQuý I"],
    )
    assert read_paragraphs(path) == (
        "Sở Nội vụ chủ trì, UBND các xã phối hợp.",
        "- Mở lớp.",
        "KẾ HOẠCH",
        "Phát động thi đua",
        "Thời gian:",
        "Quý I",
    )


def test_rich_text_is_read_with_numbers_tables_and_old_fonts(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.rtf"
    path.write_bytes(rich_text([*NUMBERED, tuple(map(tuple, ROWS)), "Hết."]))
    assert lines_and_rows(path) == ((*NUMBERED, "Hết."), ROWS)
    head = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}{\f1 .VnTime;}{\f2\fcharset163 Arial;}{\f3 VNI-Times;}}"
    old = "".join(rf"\'{byte:02x}" for byte in encoded("Kiểm tra", "tcvn3")).encode()
    vni = "".join(rf"\'{byte:02x}" for byte in encoded("Nhiệm vụ", "vni")).encode()
    body = rb"{\*\generator x}{\pict 0102ff}\f1 " + old + rb"\f2\par \'d0\'f4ng\par\f3 " + vni + rb"\par}"
    assert rtf_text(head + body).split() == ["Kiểm", "tra", "Đông", "Nhiệm", "vụ"]


@pytest.mark.parametrize(
    "content", [b"{\\rtf1" + b"{" * 5000, b"{\\rtf1 \\u99999999999 \\'zz \\", b"{\\rtf1\\bin99999999 x}", b"{\\rtf1}"]
)
def test_a_broken_rich_text_is_refused_in_one_sentence_or_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ke-hoach.rtf"
    path.write_bytes(content)
    assert read_or_refused(path)


@pytest.mark.usefixtures("without_office")
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_cut_off_old_word_file_is_refused_in_one_sentence_or_read(tmp_path: Path, share: float) -> None:
    content = (PLANS / "ke-hoach-danh-so.doc").read_bytes()
    path = tmp_path / "ke-hoach.doc"
    path.write_bytes(content[: int(len(content) * share)])
    assert read_or_refused(path)


def test_an_old_word_file_of_too_much_text_is_refused() -> None:
    streams = compound_streams((PLANS / "ke-hoach-danh-so.doc").read_bytes())
    with pytest.raises(ValueError, match="too long"):
        doc_text(streams, 20)


def test_a_plan_is_read_alike_from_each_form() -> None:
    some = [plan for plan in formats.plans() if plan.file_type not in ("odt", "doc")]
    scores = corpus.measure(plan for plan in some if plan.name.startswith(("phong-trao", "gop-doc")))
    assert {kind: score.missed for kind, score in scores.items() if score.missed} == {}
    assert scores["tasks"].true > 30
