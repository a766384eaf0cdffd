"""Lists of people, as offices have them: every way in which real ones were seen to differ from a clean table."""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final

from tests.data.corpus.lists.files import CorpusList, Entry

HEAD: Final[tuple[str, ...]] = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Năm sinh", "Giới tính")
COLUMNS: Final = {"full_name": 1, "position": 2, "unit_name": 3, "birth_year": 4, "gender": 5}
PEOPLE: Final[tuple[tuple[str, ...], ...]] = (
    ("Nông Thị Hoa Ban", "Trưởng phòng", "Phòng Tổng hợp", "1979", "Nữ"),
    ("Vi Văn Thức", "Phó Trưởng phòng", "Phòng Tổng hợp", "1985", "Nam"),
    ("Ông Văn Tám", "Chuyên viên", "Văn phòng", "1990", "Nam"),
    ("Lò Thị Mẩy", "Kế toán", "Văn phòng", "1993", "Nữ"),
    ("Đàm Quốc Khánh", "Chánh Thanh tra", "Thanh tra Sở", "1975", "Nam"),
    ("Hà Hoàng", "Chuyên viên", "Phòng Lễ tân", "1996", "Nam"),
)
ABOVE: Final = (
    ("UBND TỈNH ĐÔNG SƠN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("SỞ NGOẠI VỤ", None, None, "Độc lập - Tự do - Hạnh phúc"),
    (),
    ("DANH SÁCH CÔNG CHỨC, VIÊN CHỨC NĂM 2026",),
    ("(Kèm theo Công văn số 12/SNgV-VP ngày 05/01/2026 của Sở Ngoại vụ)",),
    (),
    ("Đơn vị tính: người",),
    (),
)
FOOT: Final = (
    (None, "Tổng cộng: 6 người"),
    (),
    (None, None, None, "Đông Sơn, ngày 05 tháng 01 năm 2026"),
    (None, "NGƯỜI LẬP BIỂU", None, "GIÁM ĐỐC"),
    (None, "(Ký, ghi rõ họ tên)"),
    (None, "Vi Văn Thức", None, "Hà Quốc Việt"),
)


def entry(person: Sequence[str], **changes: str) -> Entry:
    """Return what a row of these cells says."""
    name, position, unit, year, gender = person
    return {"name": name, "position": position, "unit_name": unit, "birth_year": year, "gender": gender, **changes}


ENTRIES: Final = tuple(entry(person) for person in PEOPLE)


def numbered(people: Sequence[Sequence[object]] = PEOPLE, start: int = 1) -> list[tuple[object, ...]]:
    """Return rows with a running number in front."""
    return [(number, *person) for number, person in enumerate(people, start)]


def people_list(structure: str, rows: Sequence[Sequence[object]], **changes: Any) -> CorpusList:  # noqa: ANN401
    """Return a list of the six people, in one sheet, unless said otherwise."""
    values: dict[str, Any] = {
        "sheets": {"Danh sách": rows},
        "columns": {"Danh sách": COLUMNS},
        "entries": ENTRIES,
    } | changes
    return CorpusList(f"people-{structure.replace(' ', '-')}", "people", structure, **values)


def lists() -> Iterator[CorpusList]:
    """Yield the lists of people."""
    yield from _heads()
    yield from _rows()
    yield from _names()
    yield from _births()
    yield from _files()
    yield from _others_in_the_sheet()


def _heads() -> Iterator[CorpusList]:
    for above in (0, 3, 5, 8):
        yield people_list(f"{above} rows above", [*ABOVE[:above], HEAD, *numbered(), *FOOT])
    two = [
        ("STT", "Họ và tên", "Công tác", None, "Ngày sinh", None),
        (None, None, "Chức vụ", "Đơn vị", "Nam", "Nữ"),
    ]
    by_gender = [
        (number, name, position, unit, *((None, f"{year}") if gender == "Nữ" else (f"{year}", None)))
        for number, (name, position, unit, year, gender) in enumerate(PEOPLE, 1)
    ]
    columns = {"full_name": 1, "position": 2, "unit_name": 3, "male": 4, "female": 5}
    merged: dict[str, tuple[str, ...]] = {"Danh sách": ("A1:A2", "B1:B2", "C1:D1", "E1:F1")}
    yield people_list("2 rows of head", [*two, *by_gender], columns={"Danh sách": columns}, merged=merged)
    three = [*two, ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)")]
    yield people_list("3 rows of head", [*three, *by_gender], columns={"Danh sách": columns}, merged=merged)
    four = [
        ("STT", "Thông tin cá nhân", None, None, None, None),
        (None, "Họ và tên", "Công tác", None, "Ngày, tháng, năm sinh", None),
        (None, None, "Chức vụ", "Đơn vị", "Nam", "Nữ"),
        ("A", "B", "1", "2", "3", "4"),
    ]
    merged = {"Danh sách": ("A1:A3", "B1:F1", "B2:B3", "C2:D2", "E2:F2")}
    yield people_list("4 rows of head", [*four, *by_gender], columns={"Danh sách": columns}, merged=merged)
    yield people_list("column numbers", [HEAD, ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"), *numbered()])
    codes = ("stt", "hoten", "chucvu", "donvi", "namsinh", "gioitinh")
    yield people_list("row of machine codes", [HEAD, codes, *numbered()])
    codes = ("STT", "HO_TEN", "CHUC_VU", "DON_VI", "NAM_SINH", "GIOI_TINH")
    yield people_list("row of codes with dashes", [HEAD, codes, *numbered()])
    again = [HEAD, *numbered(PEOPLE[:3]), HEAD, *numbered(PEOPLE[3:], 4)]
    yield people_list("head repeated on a page", again)


def _rows() -> Iterator[CorpusList]:
    yield people_list(
        "no running number", [HEAD[1:], *PEOPLE], columns={"Danh sách": {k: v - 1 for k, v in COLUMNS.items()}}
    )
    yield people_list("empty running numbers", [HEAD, *((None, *person) for person in PEOPLE)])
    gaps = [(number * 3 + 4, *person) for number, person in enumerate(PEOPLE)]
    yield people_list("running numbers with gaps", [HEAD, *gaps])
    groups: list[tuple[object, ...]] = [("I", "KHỐI PHÒNG CHUYÊN MÔN (2 người)"), *numbered(PEOPLE[:2])]
    groups += [("II", "KHỐI VĂN PHÒNG, THANH TRA"), *numbered(PEOPLE[2:]), (None, "Tổng cộng", None, None, "6")]
    yield people_list("group rows and totals", [HEAD, *groups])
    head = ("STT", "Họ và tên", "Chức vụ", "Năm sinh", "Giới tính")
    rows: list[tuple[object, ...]] = []
    for unit in dict.fromkeys(person[2] for person in PEOPLE):
        rows.append((None, unit.upper() if unit != "Văn phòng" else "Văn phòng"))
        rows += [(number, *person[:2], *person[3:]) for number, person in enumerate(PEOPLE, 1) if person[2] == unit]
    entries = tuple(
        entry(person, unit_name=person[2].upper() if person[2] != "Văn phòng" else "Văn phòng") for person in PEOPLE
    )
    columns = {"full_name": 1, "position": 2, "birth_year": 3, "gender": 4}
    yield people_list("units as group rows", [head, *rows], entries=entries, columns={"Danh sách": columns})
    merged_units: list[tuple[object, ...]] = [(number, *person) for number, person in enumerate(PEOPLE[:2], 1)]
    merged_units[1] = (2, *PEOPLE[1][:2], None, *PEOPLE[1][3:])
    yield people_list(
        "unit merged downwards", [HEAD, *merged_units, *numbered(PEOPLE[2:], 3)], merged={"Danh sách": ("D2:D3",)}
    )
    yield people_list("place, date and signers", [*ABOVE[:5], HEAD, *numbered(), *FOOT])
    notes = [
        (None, "Ghi chú: danh sách đã được lãnh đạo Sở phê duyệt"),
        (None, "- Cột 3 ghi chức vụ hiện giữ"),
        ("* Đơn vị rà soát, bổ sung trước ngày 20/01/2026",),
        (None, "Người lập", None, "Thủ trưởng đơn vị"),
        (None, "Vi Văn Thức", None, "Hà Quốc Việt"),
    ]
    yield people_list("notes of the form", [HEAD, *numbered(), *notes])
    numbered_notes = [
        (None, "Ghi chú:"),
        ("1", "Cột (3) ghi chức vụ đang giữ theo quyết định"),
        ("2", "Gửi bản mềm về Văn phòng"),
    ]
    yield people_list("numbered notes", [HEAD, *numbered(), (), *numbered_notes])
    blank = [*numbered(), *[(number, None, None, None, None, None) for number in range(7, 30)]]
    yield people_list("formatted empty rows", [HEAD, *blank])
    formula = [(number, *person) for number, person in enumerate(PEOPLE, 1)] + [("=A7+1",), ("=A8+1",)]
    yield people_list("rows of formulas only", [HEAD, *formula])
    twice = [*numbered(), (7, *PEOPLE[3])]
    yield people_list("the same person twice", [HEAD, *twice], entries=(*ENTRIES, ENTRIES[3]))
    of_a_name = (("Nông Thị Hoa Ban", "Chuyên viên", "Văn phòng", "1979", "Nữ"),)
    yield people_list(
        "two of a name", [HEAD, *numbered((*PEOPLE, *of_a_name))], entries=(*ENTRIES, entry(of_a_name[0]))
    )


def _names() -> Iterator[CorpusList]:
    head = ("TT", "Họ và tên đệm", "Tên", "Chức vụ", "Đơn vị", "Năm sinh", "Giới tính")
    parted = [(number, *person[0].rsplit(" ", 1), *person[1:]) for number, person in enumerate(PEOPLE, 1)]
    columns = {"family_name": 1, "given_name": 2, "position": 3, "unit_name": 4, "birth_year": 5, "gender": 6}
    yield people_list("family and given name", [head, *parted], columns={"Danh sách": columns})
    unnamed = ("TT", "Họ và tên", None, "Chức vụ", "Đơn vị", "Năm sinh", "Giới tính")
    columns = {"full_name": 1, "position": 3, "unit_name": 4, "birth_year": 5, "gender": 6}
    yield people_list(
        "name merged over two columns",
        [unnamed, *parted],
        columns={"Danh sách": columns},
        merged={"Danh sách": ("B1:C1",)},
    )
    honorifics = ("Bà ", "Đ/c ", "Ông ", "Đ/c: ", "Đồng chí ", "Mr. ")
    polite = [
        (number, f"{title}{person[0]}", *person[1:])
        for number, (title, person) in enumerate(zip(honorifics, PEOPLE, strict=True), 1)
    ]
    yield people_list("honorifics", [HEAD, *polite])
    family = (
        ("Ông Thị Hằng", "Chuyên viên", "Văn phòng", "1991", "Nữ"),
        ("Ông Ích Khiêm", "Chuyên viên", "Văn phòng", "1988", "Nam"),
        ("Ông Tấn Phát", "Văn thư", "Văn phòng", "1994", "Nam"),
        ("Ông Lan", "Chuyên viên", "Thanh tra Sở", "1992", "Nữ"),
    )
    yield people_list("family name Ông", [HEAD, *numbered((*PEOPLE, *family))], entries=(*ENTRIES, *map(entry, family)))
    short = (("Ksor", "Chuyên viên", "Văn phòng", "1990", "Nam"), ("Y Blơk Niê", "Lái xe", "Văn phòng", "1988", "Nam"))
    yield people_list("names of one word", [HEAD, *numbered((*PEOPLE, *short))], entries=(*ENTRIES, *map(entry, short)))
    blanks = [
        (number, f" {person[0].replace(' ', chr(0xA0))}\xa0 ", *(f"{cell}\xa0" for cell in person[1:]))
        for number, person in enumerate(PEOPLE, 1)
    ]
    yield people_list("no-break blanks", [HEAD, *blanks])
    decomposed = [
        (number, *(unicodedata.normalize("NFD", cell) for cell in person)) for number, person in enumerate(PEOPLE, 1)
    ]
    yield people_list("decomposed letters", [tuple(unicodedata.normalize("NFD", cell) for cell in HEAD), *decomposed])
    two = [*numbered(PEOPLE[:4]), (5, "Đàm Quốc Khánh\nHà Hoàng", "Chuyên viên", "Phòng Lễ tân")]
    of_second = {"Danh sách": COLUMNS, "Danh sách (người thứ 2)": COLUMNS}
    both = [entry((name, "Chuyên viên", "Phòng Lễ tân", "", "")) for name in ("Đàm Quốc Khánh", "Hà Hoàng")]
    yield people_list("two in a cell", [HEAD, *two], entries=(*ENTRIES[:4], *both), columns=of_second)
    capitals = [(number, person[0].upper(), *person[1:]) for number, person in enumerate(PEOPLE, 1)]
    yield people_list(
        "names in capitals",
        [HEAD, *capitals],
        entries=tuple(entry(person, name=person[0].upper()) for person in PEOPLE),
    )


def _births() -> Iterator[CorpusList]:
    rows: list[tuple[object, ...]]
    head = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Ngày, tháng, năm sinh", "Giới tính")
    ways: tuple[object, ...] = (
        "15/8/1979",
        datetime(1985, 3, 2),
        "00/00/1990",
        "\xa0 02/9/1993\xa0",
        1975.0,
        "1996",
    )
    rows = [
        (number, *person[:3], way, person[4]) for number, (person, way) in enumerate(zip(PEOPLE, ways, strict=True), 1)
    ]
    yield people_list("births in every form", [head, *rows])
    more: tuple[object, ...] = (
        date(1979, 8, 15),
        "Năm 1985",
        "  /  /1990",
        "1993.0",
        "ngày 5 tháng 6 năm 1975",
        "6/1996",
    )
    rows = [
        (number, *person[:3], way, person[4]) for number, (person, way) in enumerate(zip(PEOPLE, more, strict=True), 1)
    ]
    yield people_list("births in words", [head, *rows])
    head = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Năm sinh", "Nữ")
    for mark in ("N", "x", "Nữ", 1):
        rows = [(n, *person[:4], mark if person[4] == "Nữ" else None) for n, person in enumerate(PEOPLE, 1)]
        columns = {"full_name": 1, "position": 2, "unit_name": 3, "birth_year": 4, "female": 5}
        yield people_list(f"women marked {mark}", [head, *rows], columns={"Danh sách": columns})
    rows = [(n, *person[:4], {"Nam": "NAM", "Nữ": "NU"}[person[4]]) for n, person in enumerate(PEOPLE, 1)]
    yield people_list("gender in capitals", [HEAD, *rows])
    with_numbers = (*HEAD, "Số điện thoại", "Số CCCD")
    numbers: tuple[tuple[object, object], ...] = (
        ("0912000111", "001079000001"),
        (912000112.0, 1079000002.0),
        ("0912.000.113", None),
        (None, "001"),
        (0, "-"),
        ("", 5),
    )
    rows = [(n, *person, *more) for n, (person, more) in enumerate(zip(PEOPLE, numbers, strict=True), 1)]
    yield people_list("telephone numbers", [with_numbers, *rows])


def _files() -> Iterator[CorpusList]:
    rows = [*ABOVE[:5], HEAD, *numbered(), *FOOT]
    for file_type in ("xls", "ods", "csv", "tsv"):
        yield people_list(f"as {file_type}", rows, file_type=file_type)
    yield people_list("xlsx called xls", rows, suffix="xls")
    yield people_list("tab-separated text", rows, file_type="tsv", suffix="txt")
    yield people_list("text in windows-1258", [HEAD, *numbered()], file_type="csv", letters="cp1258")
    yield people_list("text in UTF-16", [HEAD, *numbered()], file_type="tsv", suffix="txt", letters="utf-16")
    title = ("DANH SÁCH TRÍCH NGANG", "(Kèm theo Quyết định số 15/QĐ-UBND ngày 02/02/2026)")
    for file_type in ("docx", "odt"):
        yield people_list(
            f"table in {file_type}",
            [HEAD, *numbered()],
            file_type=file_type,
            above=title,
            below=("TM. ỦY BAN NHÂN DÂN",),
            columns={"Bảng 1": COLUMNS},
        )
    for letters, font in (("tcvn3", ".VnTime"), ("vni", "VNI-Times")):
        for file_type in ("xlsx", "xls", "ods", "docx"):
            columns = {"Bảng 1" if file_type == "docx" else "Danh sách": COLUMNS}
            yield people_list(
                f"{letters} by its font in {file_type}",
                [HEAD, *numbered()],
                file_type=file_type,
                letters=letters,
                font=font,
                unicode_rows=1,
                columns=columns,
            )
        for file_type in ("xlsx", "csv", "docx"):
            columns = {"Bảng 1" if file_type == "docx" else "Danh sách": COLUMNS}
            yield people_list(
                f"{letters} by its look in {file_type}",
                [HEAD, *numbered()],
                file_type=file_type,
                letters=letters,
                columns=columns,
            )


def _others_in_the_sheet() -> Iterator[CorpusList]:
    hidden = {
        "Danh sách": [HEAD, *numbered()],
        "DM": [("Mã", "Họ và tên", "Chức vụ"), ("01", "Mẫu Văn Ẩn", "Chuyên viên")],
    }
    yield people_list("hidden code list", [], sheets=hidden, hidden=("DM",))
    guide = {
        "Hướng dẫn": [HEAD, (1, "Nguyễn Văn A", "Chuyên viên", "Phòng B", "1990", "Nam")],
        "Danh sách": [HEAD, *numbered()],
    }
    yield people_list("instruction sheet with samples", [], sheets=guide)
    two = {"Phòng": [HEAD, *numbered(PEOPLE[:3])], "Trung tâm": [HEAD, *numbered(PEOPLE[3:])]}
    yield people_list("two sheets", [], sheets=two, columns=dict.fromkeys(two, COLUMNS))
    second = [
        HEAD,
        *numbered(),
        (),
        (None, "BẢNG 2. TỔNG HỢP SỐ LƯỢNG THEO ĐƠN VỊ"),
        ("STT", "Đơn vị", "Tổng số", "Nữ"),
        (1, "Phòng Tổng hợp", 2, 1),
        (2, "Văn phòng", 2, 1),
        (None, "Cộng", 4, 2),
    ]
    yield people_list("second table of another kind", second)
    third = [HEAD, *numbered(), (), (None, "Đơn vị", "Số lượng"), (None, "Văn phòng", 2), (None, "Thanh tra Sở", 1)]
    yield people_list("second table without numbers", third)
    signed = [HEAD, *numbered(), (), (None, "Hà Quốc Việt")]
    yield people_list("a signer's name alone", signed)
    again = [*numbered(PEOPLE[:4])]
    caption = [HEAD, *again, (), ("DANH SÁCH BỔ SUNG",), HEAD, *numbered(PEOPLE[4:])]
    yield people_list("second table with a caption", caption)
    beside = [
        (*HEAD, None, "Mã", "Tên đơn vị"),
        *((*row, None, f"0{n}", f"Đơn vị {n}") for n, row in enumerate(numbered(), 1)),
    ]
    yield people_list("codes beside the list", beside)
