"""Lists in shapes of their own: marks, years as columns, codes, several people in a cell, lists beside each other."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from tests.data.corpus.lists.files import CorpusList, Entry

EXCELLENT, GOOD, DONE = "Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ"
PEOPLE: Final = (
    ("Quàng Văn Thiện", "Trưởng phòng", "Phòng Quản lý biên giới"),
    ("Tòng Thị Hương Giang", "Phó Trưởng phòng", "Phòng Quản lý biên giới"),
    ("Cà Văn Đức", "Chuyên viên", "Phòng Lãnh sự"),
    ("Bạc Thị Thu Hà", "Chuyên viên chính", "Phòng Lãnh sự"),
    ("Lường Quang Huy", "Văn thư", "Văn phòng Sở"),
    ("Nguyễn Thị Ánh Nguyệt", "Kế toán trưởng", "Văn phòng Sở"),
)
UNITS: Final = tuple(dict.fromkeys(person[2] for person in PEOPLE))
_MARKS: Final = (0, 1, 1, 2, 0, 1)
_MERIT, _ADVANCED = "Giấy khen", "Lao động tiên tiến"
_POST: Final = {"full_name": 1, "position": 2, "unit_name": 3}


def lists() -> Iterator[CorpusList]:
    """Yield the lists."""
    yield from _marks()
    yield from _years()
    yield from _codes()
    yield from _several()
    yield from _authors()
    yield from _beside()
    yield from _cells()
    yield from _heads()
    yield from _second()


def _list(
    target: str,
    structure: str,
    rows: Sequence[Sequence[object]],
    entries: Sequence[Entry],
    **changes: Any,  # noqa: ANN401
) -> CorpusList:
    values: dict[str, Any] = {"sheets": {"DS": rows}} | changes
    return CorpusList(f"{target}-{structure.replace(' ', '-')}", target, structure, entries=tuple(entries), **values)


def _entry(person: Sequence[str], **others: str) -> Entry:
    return {"name": person[0], "position": person[1], "unit_name": person[2], **others}


def _marked(mark: str, at: int) -> list[str | None]:
    return [mark if place == at else None for place in range(4)]


def _marks() -> Iterator[CorpusList]:
    short = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")
    rows = [
        ("SỞ NGOẠI VỤ TỈNH ĐÔNG SƠN",),
        ("TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CÔNG CHỨC NĂM 2025",),
        (),
        ("TT", "Họ và tên", "Chức vụ", "Đơn vị", "Mức xếp loại", None, None, None),
        (None, None, None, None, *short),
        *((n, *person, *_marked("x", at)) for n, (person, at) in enumerate(zip(PEOPLE, _MARKS, strict=True), 1)),
    ]
    rated = [
        {"name": person[0], "position": person[1], "unit": person[2], "rating": short[at]}
        for person, at in zip(PEOPLE, _MARKS, strict=True)
    ]
    columns = {"subject": 1, "position": 2, "unit": 3, "rating": 8}
    merged = {"DS": ("A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:H4")}
    yield _list("ratings", "ratings marked with x", rows, rated, columns={"DS": columns}, merged=merged)
    head = ("STT", "Họ tên", "Đơn vị công tác", EXCELLENT, GOOD, DONE, "Không hoàn thành nhiệm vụ", "Ghi chú")
    rows = [
        head,
        *((n, p[0], p[2], *_marked("X", at)) for n, (p, at) in enumerate(zip(PEOPLE, _MARKS, strict=True), 1)),
        (None, "Tổng cộng", None, 2, 3, 1, 0),
    ]
    in_words = [
        {"name": person[0], "unit": person[2], "rating": (EXCELLENT, GOOD, DONE)[at]}
        for person, at in zip(PEOPLE, _MARKS, strict=True)
    ]
    columns = {"subject": 1, "unit": 2, "note": 7, "rating": 8}
    yield _list("ratings", "ratings marked under their names", rows, in_words, columns={"DS": columns})
    awarded = [
        ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "LĐTT", "CSTĐCS", "Giấy khen"),
        (1, *PEOPLE[0], "x", "x", None),
        (2, *PEOPLE[1], "x", None, None),
        (3, *PEOPLE[2], None, None, "x"),
    ]
    given = ((0, "LĐTT"), (1, "LĐTT"), (2, "Giấy khen"), (0, "CSTĐCS"))
    columns = _POST | {"award": 7}
    yield _list(
        "nominations",
        "awards marked with x",
        awarded,
        [_entry(PEOPLE[at], award=award) for at, award in given],
        columns={"DS": columns, "DS (khen thưởng thứ 2)": columns},
    )


def _years() -> Iterator[CorpusList]:
    ratings = ((EXCELLENT, GOOD, GOOD), (GOOD, GOOD, EXCELLENT), (GOOD, DONE, GOOD))
    rows = [
        ("DANH SÁCH XẾP LOẠI CÁC NĂM",),
        ("STT", "Họ và tên", "Đơn vị", "Năm 2023", "Năm 2024", "Năm 2025"),
        *((n, p[0], p[2], *of) for n, (p, of) in enumerate(zip(PEOPLE, ratings, strict=False), 1)),
    ]
    entries = [
        {"name": person[0], "unit": person[2], "rating": rating, "year": str(year)}
        for person, of in zip(PEOPLE, ratings, strict=False)
        for year, rating in enumerate(of, 2023)
    ]
    columns = {
        f"DS ({year})": {"subject": 1, "unit": 2, "rating": year - 2020, "year": 6} for year in (2023, 2024, 2025)
    }
    yield _list("ratings", "years as columns", rows, entries, columns=columns)
    stacked = [
        *rows,
        (),
        ("STT", "Họ và tên", "Đơn vị", "Năm 2024", "Năm 2025"),
        *((n, p[0], p[2], *ratings[0][1:]) for n, p in enumerate(PEOPLE[3:], 1)),
    ]
    below = [
        {"name": person[0], "unit": person[2], "rating": rating, "year": str(year)}
        for person in PEOPLE[3:]
        for year, rating in enumerate(ratings[0][1:], 2024)
    ]
    columns = columns | {
        f"DS (từ dòng 7) ({year})": {"subject": 1, "unit": 2, "rating": year - 2021, "year": 6} for year in (2024, 2025)
    }
    yield _list("ratings", "years below other years", stacked, [*entries, *below], columns=columns)
    awards = ((_ADVANCED, "Chiến sĩ thi đua cơ sở", None), (_ADVANCED, None, _ADVANCED), (None, _ADVANCED, _MERIT))
    of_awards: list[tuple[object, ...]] = [
        ("TT", "Họ và tên", "Chức vụ", "Phòng", 2023, 2024, 2025),
        *((n, *p, *of) for n, (p, of) in enumerate(zip(PEOPLE, awards, strict=False), 1)),
    ]
    given = [
        _entry(person, award=award, year=str(year))
        for person, of in zip(PEOPLE, awards, strict=False)
        for year, award in enumerate(of, 2023)
        if award
    ]
    columns = {f"DS ({year})": _POST | {"award": year - 2019, "year": 7} for year in (2023, 2024, 2025)}
    yield _list("awards", "years as columns", of_awards, given, columns=columns)


def _codes() -> Iterator[CorpusList]:
    codes = dict(zip(UNITS, ("BG", "LS", "VP"), strict=True))
    names = (_MERIT, _ADVANCED)
    sheets = {
        "DANH SACH": [
            ("STT", "Họ và tên", "Chức vụ", "Mã đơn vị", "Mã hình thức khen thưởng"),
            *((n, p[0], p[1], codes[p[2]], ("GK", "LDTT")[n % 2]) for n, p in enumerate(PEOPLE, 1)),
        ],
        "DM_DONVI": [("Mã đơn vị", "Tên đơn vị"), *((code, unit) for unit, code in codes.items())],
        "DM_HINHTHUC": [("Mã", "Tên hình thức khen thưởng"), ("LDTT", _ADVANCED), ("GK", _MERIT)],
    }
    entries = [_entry(person, award=names[n % 2]) for n, person in enumerate(PEOPLE, 1)]
    for hidden in ((), ("DM_DONVI", "DM_HINHTHUC")):
        yield _list(
            "nominations",
            "codes on hidden sheets" if hidden else "codes on other sheets",
            [],
            entries,
            sheets=sheets,
            hidden=hidden,
            columns={"DANH SACH": _POST | {"award": 4}},
        )


def _several() -> Iterator[CorpusList]:
    rows = [
        ("STT", "Đơn vị", "Họ và tên", "Chức vụ"),
        *((n, unit, "\n".join(p[0] for p in of), "\n".join(p[1] for p in of)) for n, unit, of in _by_unit()),
    ]
    columns = {"unit_name": 1, "full_name": 2, "position": 3}
    sheets = {"DS": columns, "DS (người thứ 2)": columns}
    yield _list("people", "several people in one cell", rows, list(map(_entry, PEOPLE)), columns=sheets)
    titles = (("Phần mềm theo dõi đoàn ra", (0, 2), ", "), ("Mẫu hóa hồ sơ", (3,), ""), ("Sổ tay lễ tân", (4, 5), "; "))
    of_initiatives: list[tuple[object, ...]] = [
        ("DANH SÁCH SÁNG KIẾN NĂM 2025",),
        ("TT", "Tên sáng kiến", "Tác giả/Đồng tác giả", "Đơn vị"),
        *(
            (n, title, mark.join(PEOPLE[a][0] for a in by), PEOPLE[by[-1]][2])
            for n, (title, by, mark) in enumerate(titles, 1)
        ),
    ]
    entries = [
        {"name": PEOPLE[at][0], "title": title, "unit": PEOPLE[by[-1]][2]} for title, by, _ in titles for at in by
    ]
    of_authors = {"title": 1, "subject": 2, "unit": 3}
    yield _list(
        "initiatives",
        "several authors",
        of_initiatives,
        entries,
        columns={"DS": of_authors, "DS (người thứ 2)": of_authors},
    )


def _authors() -> Iterator[CorpusList]:
    works: tuple[tuple[str, str, tuple[tuple[int, str], ...]], ...] = (
        ("Thư viện ảnh số", f"{PEOPLE[0][0]} (60%), {PEOPLE[1][0]} (40%)", ((0, "60%"), (1, "40%"))),
        ("Lịch tiếp khách", PEOPLE[2][0], ((2, ""),)),
        ("Mẫu thư ba thứ tiếng", f"1. {PEOPLE[3][0]}: 66,7%\n2. {PEOPLE[4][0]}: 33,3%", ((3, "66,7%"), (4, "33,3%"))),
        ("Bản tin nội bộ", f"Chủ nhiệm: {PEOPLE[5][0]} - 100%", ((5, "100%"),)),
    )
    rows: list[tuple[object, ...]] = [
        ("DANH SÁCH SÁNG KIẾN NĂM 2025",),
        ("TT", "Tên sáng kiến", "Nhóm tác giả (tỷ lệ đóng góp)", "Đơn vị"),
        *((n, title, cell, UNITS[0]) for n, (title, cell, _) in enumerate(works, 1)),
    ]
    entries = [
        {"name": PEOPLE[at][0], "title": title, "unit": UNITS[0], "share": share}
        for title, _, by in works
        for at, share in by
    ]
    columns = {"title": 1, "subject": 2, "unit": 3, "share": 4}
    sheets = {"DS": columns, "DS (người thứ 2)": columns}
    yield _list("initiatives", "authors with shares", rows, entries, columns=sheets)
    rows = [
        ("Số TT", "Tên đề tài", "Chủ nhiệm/Tác giả", "Đồng tác giả", "Năm"),
        (1, "Cẩm nang đón đoàn", PEOPLE[0][0], f"{PEOPLE[1][0]} và {PEOPLE[2][0]}", 2025),
        (2, "Sổ trực số", PEOPLE[3][0], None, 2025),
    ]
    entries = [{"name": PEOPLE[at][0], "title": str(rows[1][1]), "year": "2025"} for at in (0, 1, 2)]
    entries.append({"name": PEOPLE[3][0], "title": str(rows[2][1]), "year": "2025"})
    columns = {"title": 1, "subject": 2, "year": 4}
    sheets = {name: columns for name in ("DS", "DS (người thứ 2)", "DS (người thứ 3)")}
    yield _list("initiatives", "other authors in a column", rows, entries, columns=sheets)


def _by_unit() -> Iterator[tuple[int, str, list[tuple[str, str, str]]]]:
    for number, unit in enumerate(UNITS, 1):
        yield number, unit, [person for person in PEOPLE if person[2] == unit]


def _beside() -> Iterator[CorpusList]:
    rows = [
        ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG",),
        ("TẬP THỂ", None, None, None, None, "CÁ NHÂN"),
        ("STT", "Tên tập thể", "Hình thức", None, None, "STT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức"),
        (1, "Phòng Lãnh sự", _MERIT, None, None, 1, *PEOPLE[0], _MERIT),
        (2, "Văn phòng Sở", _MERIT, None, None, 2, *PEOPLE[2], _MERIT),
        (None, None, None, None, None, 3, *PEOPLE[4], _MERIT),
    ]
    entries = [
        {"name": "Phòng Lãnh sự", "award": _MERIT, "kind": "Tập thể"},
        {"name": "Văn phòng Sở", "award": _MERIT, "kind": "Tập thể"},
        *(_entry(PEOPLE[at], award=_MERIT, kind="Cá nhân") for at in (0, 2, 4)),
    ]
    columns = {
        "DS": {"collective": 1, "award": 2},
        "DS (bảng 2)": {"full_name": 6, "position": 7, "unit_name": 8, "award": 9},
    }
    yield _list("nominations", "two lists beside each other", rows, entries, columns=columns)
    halves = [
        ("Họ và tên", "Đơn vị", None, "Họ và tên", "Đơn vị"),
        *((PEOPLE[n][0], PEOPLE[n][2], None, PEOPLE[n + 3][0], PEOPLE[n + 3][2]) for n in range(3)),
    ]
    of_halves = {"DS": {"full_name": 0, "unit_name": 1}, "DS (bảng 2)": {"full_name": 3, "unit_name": 4}}
    people = [{"name": person[0], "unit_name": person[2]} for person in PEOPLE]
    yield _list("people", "one list in two halves", halves, people, columns=of_halves)


def _cells() -> Iterator[CorpusList]:
    sheets = {
        unit: [
            (f"DANH SÁCH CÔNG CHỨC {unit.upper()}",),
            ("STT", "Họ và tên", "Chức vụ"),
            *((n, person[0], person[1]) for n, person in enumerate(of, 1)),
        ]
        for _, unit, of in _by_unit()
    }
    columns: Mapping[str, Mapping[str, int]] = dict.fromkeys(UNITS, _POST)
    yield _list("people", "a sheet for each unit", [], list(map(_entry, PEOPLE)), sheets=sheets, columns=columns)
    rows = [
        ("STT", "Họ tên, chức vụ, đơn vị", "Hình thức khen thưởng"),
        *((n, f"Đ/c {person[0]}, {person[1]}, {person[2]}", _MERIT) for n, person in enumerate(PEOPLE, 1)),
    ]
    yield _list(
        "nominations",
        "name and post in one cell",
        rows,
        [_entry(person, award=_MERIT) for person in PEOPLE],
        file_type="docx",
        above=("DANH SÁCH CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG",),
        columns={"Bảng 1": {"full_name": 1, "award": 2, "post": 3}},
    )
    of_days: list[tuple[object, ...]] = [
        ("STT", "Họ và tên", "Sinh ngày", None, None, "Chức vụ", "Đơn vị"),
        (None, None, "Ngày", "Tháng", "Năm", None, None),
        *((n, person[0], 10 + n, n, 1980 + n, person[1], person[2]) for n, person in enumerate(PEOPLE, 1)),
    ]
    born = [_entry(person, birth_year=str(1980 + n)) for n, person in enumerate(PEOPLE, 1)]
    of_births = {"full_name": 1, "birth_year": 4, "position": 5, "unit_name": 6}
    merged = {"DS": ("A1:A2", "B1:B2", "C1:E1", "F1:F2", "G1:G2")}
    yield _list("people", "birth in three columns", of_days, born, columns={"DS": of_births}, merged=merged)


def _heads() -> Iterator[CorpusList]:
    rows: list[tuple[object, ...]] = [
        ("BÁO CÁO TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ",),
        ("STT", "Nhiệm vụ được giao", "Đơn vị thực hiện", "Thời hạn", "Tình hình thực hiện", "Tiến độ (%)"),
        ("I", "NHÓM NHIỆM VỤ TUYÊN TRUYỀN"),
        (1, "Mở chuyên mục", "Văn phòng Sở", "30/6/2026", "Đã hoàn thành, đăng 30 bài", 100),
        ("II", "NHÓM NHIỆM VỤ KIỂM TRA"),
        (1, "Kiểm tra trang cộng đồng", "Thanh tra Sở", "30/11/2026", "Chưa thực hiện", 0),
    ]
    entries = [
        {
            "name": str(row[1]),
            "task": str(row[1]),
            "due_on": str(row[3]),
            "result": str(row[4]),
            "progress": str(row[5]),
        }
        for row in (rows[3], rows[5])
    ]
    columns = {"task": 1, "due_on": 3, "result": 4, "progress": 5}
    yield _list("results", "progress of tasks", rows, entries, columns={"DS": columns})
    rows = [
        ("TT", "Khó khăn, vướng mắc", "Nguyên nhân", "Đề xuất, kiến nghị", "Đơn vị"),
        (1, "Thiếu nhân lực phụ trách trang tin", "Biên chế ít", "Bổ sung 01 biên chế", "Văn phòng Sở"),
        (2, "Hạ tầng mạng yếu ở vùng biên", "Địa hình", "Đầu tư trạm phát sóng", "Phòng Lãnh sự"),
    ]
    keys = ("content", "cause", "proposal", "unit_id")
    entries = [{"name": str(row[1]), **dict(zip(keys, map(str, row[1:]), strict=True))} for row in rows[1:]]
    where = {"Bảng 1": {key: at for at, key in enumerate(keys, 1)}}
    yield _list("obstacles", "no day in any row", rows, entries, file_type="docx", columns=where)
    rows = [
        ("STT", "Tên", "Loại đối tượng", "Địa chỉ", "Hình thức"),
        (1, "Phòng Lãnh sự", "Tập thể", "", _MERIT),
        (2, "Lường Quang Huy", "Cá nhân", "Phường 1", _MERIT),
    ]
    entries = [{"name": str(row[1]), "kind": str(row[2]), "award": _MERIT} for row in rows[1:]]
    kinds = {"given_name": 1, "kind": 2, "award": 4}
    yield _list("nominations", "a bare head of names", rows, entries, columns={"DS": kinds})


def _second() -> Iterator[CorpusList]:
    rows: list[tuple[object, ...]] = [
        ("TT", "HỌ VÀ TÊN", "CHỨC VỤ", "TỰ ĐÁNH GIÁ", "KẾT QUẢ XẾP LOẠI"),
        ("I", "Phòng Lãnh sự"),
        *((n, *PEOPLE[at][:2], "HTXSNV", "HTTNV") for n, at in enumerate((2, 3), 1)),
        ("II", "Văn phòng Sở"),
        (1, *PEOPLE[4][:2], "HTTNV", "HTTNV"),
    ]
    rated = [
        {"name": PEOPLE[at][0], "position": PEOPLE[at][1], "unit": PEOPLE[at][2], "rating": "HTTNV"} for at in (2, 3, 4)
    ]
    columns = {"subject": 1, "position": 2, "rating": 4}
    yield _list("ratings", "units as groups of ratings", rows, rated, columns={"DS": columns})
    codes = dict(zip(UNITS, ("BG", "LS", "VP"), strict=True))
    sheets: dict[str, list[tuple[object, ...]]] = {
        "DS": [
            ("Mã NV", "Họ tên", "Phòng ban", "Chức danh"),
            *((f"NV{n:03}", p[0], codes[p[2]], p[1]) for n, p in enumerate(PEOPLE, 1)),
        ],
        "Mã phòng": [("Mã phòng", "Tên phòng"), *((code, unit) for unit, code in codes.items())],
    }
    of_staff = {"full_name": 1, "unit_name": 2, "position": 3}
    yield _list(
        "people", "codes of people and of units", [], list(map(_entry, PEOPLE)), sheets=sheets, columns={"DS": of_staff}
    )
    rows = [
        ("STT", "Thời gian", "Nội dung hoạt động", "Đơn vị thực hiện"),
        (1, "Tháng 3/2026", "Tháng Thanh niên", "Chi đoàn Sở"),
        (2, "15/4/2026", "Ngày sách", "Văn phòng"),
        (3, "Quý II/2026", "Giao lưu biên giới", "Phòng Lãnh sự"),
    ]
    done = [
        {"name": str(row[2]), "from_date": str(row[1]), "title": str(row[2]), "unit_id": str(row[3])}
        for row in rows[1:]
    ]
    where = {"from_date": 1, "title": 2, "unit_id": 3}
    yield _list("activities", "months and quarters as days", rows, done, columns={"DS": where})
