"""Lists that stand in texts: tables of Word and OpenDocument as sheets; hostile files are refused or bounded."""

import io
import zipfile
from pathlib import Path

import docx
import pytest

from desktop_app.domain.errors import UnreadableInput
from desktop_app.intake.files.text_lists.odt import TEXT_TYPE
from desktop_app.intake.files.workbook import read_sheets

NAMES = "urn:oasis:names:tc:opendocument:xmlns"
HEAD = ("Họ và tên", "Chức vụ", "Đơn vị")
PERSON = ("Vi Văn Thức", "Chuyên viên", "Văn phòng")
DOCUMENT = "word/document.xml"
LAUGHTER = (
    b'<!DOCTYPE %s [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (letter + 1, b"&%c;" % letter * 10) for letter in range(ord("a"), ord("k")))
    + b"]>"
)


def odt(path: Path, body: str, before: bytes = b"", kind: str = TEXT_TYPE) -> Path:
    """Write an OpenDocument text with this body."""
    spaces = " ".join(f'xmlns:{name}="{NAMES}:{name}:1.0"' for name in ("office", "table", "text"))
    whole = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {spaces}>{whole}</office:document-content>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr("content.xml", b'<?xml version="1.0"?>' + before + content.encode())
    return path


def row(*texts: str, cell: str = "", repeated: int = 1) -> str:
    cells = "".join(f"<table:table-cell {cell}><text:p>{text}</text:p></table:table-cell>" for text in texts)
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


def odt_table(*rows: str) -> str:
    return f"<table:table>{row(*HEAD)}{row(*PERSON)}{''.join(rows)}</table:table>"


def word(path: Path, find: bytes = b"", put: bytes = b"", extra: str = "") -> Path:
    """Write a Word document with a table, its main part changed."""
    document = docx.Document()
    table = document.add_table(2, 3)
    for number, texts in enumerate((HEAD, PERSON)):
        for column, text in enumerate(texts):
            table.cell(number, column).text = text
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(find, put, 1) if name == DOCUMENT and find else content)
        if extra:
            target.writestr(extra, b"\xd0\xcf\x11\xe0" * 50)
    return path


def test_what_word_and_opendocument_can_do_in_a_table(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("DANH SÁCH TRÍCH NGANG")
    table = document.add_table(4, 3)
    for number, texts in enumerate((HEAD, PERSON, ("Lò Thị Mẩy\nHà Hoàng", "Kế toán", ""), ("", "", ""))):
        for column, text in enumerate(texts):
            table.cell(number, column).text = text
    table.cell(1, 2).merge(table.cell(2, 2))
    document.save(str(tmp_path / "ds.docx"))
    (sheet,) = read_sheets(tmp_path / "ds.docx")
    assert sheet.name == "Bảng 1"
    people = (PERSON, ("Lò Thị Mẩy\nHà Hoàng", "Kế toán", "Văn phòng"))
    assert sheet.rows == (("DANH SÁCH TRÍCH NGANG",), HEAD, *people)
    merged = row("Lò Thị Mẩy", "Kế toán").replace("</table:table-row>", "<table:covered-table-cell/></table:table-row>")
    body = odt_table().replace(
        "<table:table-cell ><text:p>Văn", '<table:table-cell table:number-rows-spanned="2"><text:p>Văn'
    )
    (sheet,) = read_sheets(odt(tmp_path / "ds.odt", body.replace("</table:table>", f"{merged}</table:table>")))
    assert sheet.rows == (HEAD, PERSON, ("Lò Thị Mẩy", "Kế toán", "Văn phòng"))


def test_a_short_list_with_its_letterhead_is_a_table_and_a_letterhead_alone_is_none(tmp_path: Path) -> None:
    motto = ("SỞ NGOẠI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    signed = ("Nơi nhận:", "NGƯỜI LẬP", "GIÁM ĐỐC")
    for name, rows in (("ds", (motto, ("STT", *HEAD), ("1", *PERSON))), ("thu", (motto, signed, ("", "An", "Bình")))):
        document = docx.Document()
        table = document.add_table(len(rows), 4)
        for number, texts in enumerate(rows):
            for column, text in enumerate(texts):
                table.cell(number, column).text = text
        document.save(str(tmp_path / f"{name}.docx"))
    (sheet,) = read_sheets(tmp_path / "ds.docx")
    assert sheet.rows == (motto, ("STT", *HEAD), ("1", *PERSON))
    with pytest.raises(UnreadableInput, match="không có bảng nào"):
        read_sheets(tmp_path / "thu.docx")


def test_hostile_texts_are_refused_or_read_within_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A thirtieth of what is read: as many cells as there may be take seconds.
    monkeypatch.setattr("desktop_app.intake.files.text_lists.odt.MOST_CELLS", 100_000)
    link = b'<w:hyperlink r:id="rId99"/>'
    for path in (
        word(tmp_path / "laughs.docx", b"<w:document", (LAUGHTER % b"w:document") + b"<w:document"),
        word(tmp_path / "macros.docx", extra="word/vbaProject.bin"),
        word(tmp_path / "links.docx", b"<w:body>", b"<w:body><w:p>" + link + b"</w:p>"),
        word(tmp_path / "wide.docx", b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="99999999"/>'),
        odt(tmp_path / "rows.odt", odt_table(row("", repeated=1_048_576))),
        odt(
            tmp_path / "columns.odt",
            odt_table(row("", cell='table:number-columns-repeated="16384"', repeated=1_048_576)),
        ),
        odt(tmp_path / "span.odt", odt_table(row("a b", cell='table:number-columns-spanned="-9x"'))),
        odt(
            tmp_path / "blanks.odt", odt_table() + '<text:p><text:s text:c="999999999"/><text:s text:c="-5x"/></text:p>'
        ),
    ):
        (sheet,) = read_sheets(path)
        assert tuple(filter(None, sheet.rows[0])) == HEAD, path
        assert len(sheet.rows) <= 3
        assert max(map(len, sheet.rows)) <= 1_000
    wide = row("a b", *["x"] * 3, cell='table:number-columns-repeated="1000"')
    refused = {
        "phình ra": [
            word(
                tmp_path / "bomb.docx",
                b"<w:body>",
                b"<w:body><w:p><w:r><w:t>" + b"a" * 70_000_000 + b"</w:t></w:r></w:p>",
            )
        ],
        "bị hỏng": [
            word(tmp_path / "deep.docx", b"<w:body>", b"<w:body>" + b"<w:sdt><w:sdtContent>" * 3_000),
            odt(tmp_path / "laughs.odt", "<text:p>&k;</text:p>", LAUGHTER % b"office:document-content"),
            odt(tmp_path / "deep.odt", "<text:section>" * 3_000 + "</text:section>" * 3_000),
            odt(tmp_path / "slides.odt", "", kind="application/vnd.oasis.opendocument.presentation"),
            _cut(odt(tmp_path / "cut.odt", odt_table()), 300),
            _spoilt(odt(tmp_path / "crc.odt", odt_table()), TEXT_TYPE.encode()),
        ],
        "quá lớn": [odt(tmp_path / "grid.odt", odt_table(wide * 40))],
        "không có bảng": [odt(tmp_path / "text.odt", "<text:p>Kính gửi</text:p>")],
    }
    for words, paths in refused.items():
        for path in paths:
            with pytest.raises(UnreadableInput) as problem:
                read_sheets(path)
            assert words in str(problem.value), path


def _cut(path: Path, length: int) -> Path:
    path.write_bytes(path.read_bytes()[:length])
    return path


def _spoilt(path: Path, part: bytes) -> Path:
    path.write_bytes(path.read_bytes().replace(part, part[:-1] + b"!", 1))
    return path
