"""Lists as further offices word them: heads in other words, households, a unit over its people."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from tests.data.corpus.lists.files import CorpusList, Entry, Grid

MERIT: Final = "Giấy khen"
PEOPLE: Final = (
    ("Sầm Thị Thu Trang", "Chánh Văn phòng", "Văn phòng"),
    ("Ma Văn Đông", "Lái xe", "Văn phòng"),
    ("Triệu Mùi Chản", "Chuyên viên", "Phòng Lễ tân"),
    ("Nông Quốc Bảo", "Phó Trưởng phòng", "Phòng Lễ tân"),
)


def lists() -> Iterator[CorpusList]:
    """Yield the lists."""
    yield from _people()
    yield from _nominations()
    yield from _awards()
    yield from _records()


def _list(target: str, structure: str, rows: Grid, entries: list[Entry], **changes: Any) -> CorpusList:  # noqa: ANN401
    values: dict[str, Any] = {"sheets": {"Sheet1": rows}} | changes
    return CorpusList(f"{target}-{structure.replace(' ', '-')}", target, structure, entries=tuple(entries), **values)


def _people() -> Iterator[CorpusList]:
    rows: list[tuple[object, ...]] = [
        ("DANH SÁCH TRÍCH NGANG",),
        ("Thành viên Ban Chỉ đạo (Kèm theo Quyết định số 15/QĐ-SNgV ngày 02/02/2026)",),
        (
            "TT",
            "Họ và tên",
            "Ngày, tháng, năm sinh",
            "Trình độ chuyên môn",
            "Chức vụ",
            "Đơn vị công tác",
            "Chức danh",
            "SĐT",
        ),
        *(
            (
                n,
                f"{'Bà' if 'Thị' in p[0] or 'Mùi' in p[0] else 'Ông'} {p[0]}",
                f"0{n}/05/198{n}",
                "Đại học",
                *p[1:],
                role,
                "0912000111",
            )
            for n, (p, role) in enumerate(zip(PEOPLE, ("Trưởng ban", "Thư ký", "Ủy viên", "Ủy viên"), strict=True), 1)
        ),
        ("Danh sách gồm 04 đồng chí./.",),
    ]
    entries: list[Entry] = [
        {"name": p[0], "position": p[1], "unit_name": p[2], "birth_year": f"198{n}"} for n, p in enumerate(PEOPLE, 1)
    ]
    columns = {"full_name": 1, "birth_year": 2, "position": 4, "unit_name": 5}
    yield _list("people", "members of a committee", rows, entries, columns={"Sheet1": columns})
    rows = [
        ("Mã CBCC", "Họ đệm", "Tên", "Phái", "Năm sinh", "CV hiện tại", "Thuộc phòng"),
        *(
            (f"00{n}", p[0].rsplit(" ", 1)[0], p[0].rsplit(" ", 1)[1], "Nữ" if n in (1, 3) else "Nam", 1980 + n, *p[1:])
            for n, p in enumerate(PEOPLE, 1)
        ),
    ]
    entries = [
        {
            "name": p[0],
            "position": p[1],
            "unit_name": p[2],
            "birth_year": str(1980 + n),
            "gender": "Nữ" if n in (1, 3) else "Nam",
        }
        for n, p in enumerate(PEOPLE, 1)
    ]
    columns = {"family_name": 1, "given_name": 2, "gender": 3, "birth_year": 4, "position": 5, "unit_name": 6}
    yield _list("people", "short words of heads", rows, entries, columns={"Sheet1": columns}, file_type="csv")
    yield _below_sections()


def _below_sections() -> CorpusList:
    half = len(PEOPLE) // 2
    head = ("STT", "Họ và tên", "Chức vụ")
    rows: list[tuple[object, ...]] = [
        ("I. VĂN PHÒNG",),
        head,
        *((n, *p[:2]) for n, p in enumerate(PEOPLE[:half], 1)),
        (),
        ("II. PHÒNG LỄ TÂN",),
        head,
        *((n, *p[:2]) for n, p in enumerate(PEOPLE[half:], 1)),
    ]
    entries: list[Entry] = [{"name": p[0], "position": p[1]} for p in PEOPLE]
    return _list(
        "people", "a head below each section", rows, entries, columns={"Sheet1": {"full_name": 1, "position": 2}}
    )


def _nominations() -> Iterator[CorpusList]:
    rows: list[tuple[object, ...]] = [
        ("PHỤ LỤC II",),
        ("TỔNG HỢP ĐỀ NGHỊ KHEN THƯỞNG PHONG TRÀO",),
        ("TT", "Tên tập thể, hộ gia đình, cá nhân", "Địa chỉ/Đơn vị", "Đề nghị khen", "Thành tích tiêu biểu"),
        ("I", "Tập thể: 01"),
        (1, "Phòng Lễ tân", "Sở Ngoại vụ", MERIT, "Dẫn đầu phong trào."),
        ("II", "Hộ gia đình: 01"),
        (2, "Hộ ông Ma Văn Đông", "Thôn Nà Pục", MERIT, "Hiến 200 m2 đất."),
        ("III", "Cá nhân: 02"),
        (3, "Bà Sầm Thị Thu Trang", "Văn phòng", MERIT, "Viết 20 bài."),
        (4, "Ông Nông Quốc Bảo", "Phòng Lễ tân", MERIT, "Có sáng kiến."),
        ("", "Tổng số: 04 trường hợp"),
    ]
    entries: list[Entry] = [
        {"name": "Phòng Lễ tân", "kind": "Tập thể", "award": MERIT, "summary": "Dẫn đầu phong trào."},
        {"name": "Sầm Thị Thu Trang", "kind": "Cá nhân", "award": MERIT, "summary": "Viết 20 bài."},
        {"name": "Nông Quốc Bảo", "kind": "Cá nhân", "award": MERIT, "summary": "Có sáng kiến."},
    ]
    columns = {"full_name": 1, "unit_name": 2, "award": 3, "summary": 4}
    yield _list("nominations", "households among them", rows, entries, columns={"Sheet1": columns})
    rows = [
        ("STT", "Đơn vị đề nghị", "Cá nhân", "Chức vụ", "Danh hiệu", "Ghi chú"),
        (1, "Văn phòng", PEOPLE[0][0], PEOPLE[0][1], "CSTĐ cơ sở", ""),
        (None, None, PEOPLE[1][0], PEOPLE[1][1], "LĐTT", ""),
        (2, "Phòng Lễ tân", PEOPLE[2][0], PEOPLE[2][1], "LĐTT", ""),
        (None, None, PEOPLE[3][0], PEOPLE[3][1], "LĐTT", "Tập sự"),
    ]
    entries = [
        {"name": p[0], "position": p[1], "unit_name": p[2], "award": award}
        for p, award in zip(PEOPLE, ("CSTĐ cơ sở", "LĐTT", "LĐTT", "LĐTT"), strict=True)
    ]
    columns = {"unit_name": 1, "individual": 2, "position": 3, "title": 4, "note": 5}
    yield _list(
        "nominations", "a unit merged over its people", rows, entries,
        columns={"Sheet1": columns}, merged={"Sheet1": ("A2:A3", "B2:B3", "A4:A5", "B4:B5")},
    )  # fmt: skip
    rows = [
        ("STT", "Họ và tên, chức vụ, đơn vị công tác", "Hình thức khen thưởng đề nghị", "Số QĐ công nhận sáng kiến"),
        *((n, f"{p[0]} - {p[1]} {p[2]}", MERIT, "") for n, p in enumerate(PEOPLE, 1)),
        ("Ghi chú: Danh sách xếp theo thứ tự ưu tiên.",),
    ]
    entries = [{"name": p[0], "award": MERIT} for p in PEOPLE]
    yield _list(
        "nominations", "name dash post", rows, entries, columns={"Sheet1": {"full_name": 1, "award": 2, "post": 4}}
    )


def _awards() -> Iterator[CorpusList]:
    rows: list[tuple[object, ...]] = [
        ("THEO DÕI KHEN THƯỞNG QUA CÁC NĂM",),
        ("TT", "Họ tên", "Phòng", "Số quyết định", "Ngày ký", "Cấp khen", "Hình thức", "Mức thưởng (đồng)"),
        *(
            (n, p[0], p[2], f"{100 + n}/QĐ-SNgV", date(2025, 12, 10 + n), "Sở", MERIT, 702000)
            for n, p in enumerate(PEOPLE, 1)
        ),
        ("Cộng", None, None, None, None, None, None, 2808000),
    ]
    entries: list[Entry] = [
        {"name": p[0], "unit_name": p[2], "number": f"{100 + n}/QĐ-SNgV", "award": MERIT, "amount": "702000"}
        for n, p in enumerate(PEOPLE, 1)
    ]
    columns = {"full_name": 1, "unit_name": 2, "number": 3, "decided_on": 4, "body": 5, "award": 6, "amount": 7}
    yield _list("awards", "day and sum of each", rows, entries, columns={"Sheet1": columns})


def _records() -> Iterator[CorpusList]:
    rows: list[tuple[object, ...]] = [
        ("SỔ THEO DÕI HOẠT ĐỘNG TUYÊN TRUYỀN",),
        ("Ngày", "Nội dung công việc", "Phòng phụ trách", "Số người dự", "Link bài viết"),
        (date(2026, 3, 4), "Nói chuyện chuyên đề về tin giả", "Văn phòng", 60, "https://tin.example/a"),
        (date(2026, 4, 21), "Ngày hội sách", "Phòng Lễ tân", 120, ""),
        ("Cộng: 02 hoạt động",),
    ]
    entries: list[Entry] = [{"name": str(row[1]), "title": str(row[1]), "unit_id": str(row[2])} for row in rows[2:4]]
    columns = {"from_date": 0, "title": 1, "unit_id": 2, "all_reached": 3, "link": 4}
    yield _list("activities", "no running number", rows, entries, columns={"Sheet1": columns})
    rows = [
        ("STT", "Họ và tên tác giả", "Chức vụ, đơn vị", "Tên giải pháp", "Năm công nhận", "Phạm vi ảnh hưởng"),
        *(
            (n, p[0], f"{p[1]}, {p[2]}", title, 2025, "Cấp cơ sở")
            for n, (p, title) in enumerate(
                zip(PEOPLE, ("Sổ tay số", "Lịch xe chung", "Mẫu thư mời", "Kho ảnh"), strict=True), 1
            )
        ),
    ]
    entries = [
        {"name": p[0], "title": title, "year": "2025"}
        for p, title in zip(PEOPLE, ("Sổ tay số", "Lịch xe chung", "Mẫu thư mời", "Kho ảnh"), strict=True)
    ]
    columns = {"subject": 1, "title": 3, "year": 4, "position": 2, "scope": 5}
    yield _list("initiatives", "solutions of a year", rows, entries, columns={"Sheet1": columns})
    rows = [
        ("Stt", "Vấn đề khó khăn, tồn tại", "Giải pháp đề xuất", "Đơn vị nêu"),
        (1, "Chưa có phần mềm dùng chung", "Mua phần mềm", "Văn phòng"),
        (2, "Cán bộ kiêm nhiệm", "Bố trí chuyên trách", "Phòng Lễ tân"),
    ]
    entries = [{"name": str(row[1]), "content": str(row[1]), "proposal": str(row[2])} for row in rows[1:]]
    columns = {"content": 1, "proposal": 2, "unit_id": 3}
    yield _list("obstacles", "problems without a day", rows, entries, columns={"Sheet1": columns})
    ratings = ("HTXSNV", "HTTNV", "HTNV", "HTTNV")
    rows = [
        ("XẾP LOẠI CHẤT LƯỢNG QUÝ IV VÀ CẢ NĂM 2025",),
        ("TT", "Họ và tên", "Phòng", "Quý IV", "Cả năm", "Ý kiến"),
        *((n, p[0], p[2], "HTTNV", rating, "") for n, (p, rating) in enumerate(zip(PEOPLE, ratings, strict=True), 1)),
    ]
    entries = [{"name": p[0], "unit": p[2], "rating": rating} for p, rating in zip(PEOPLE, ratings, strict=True)]
    columns = {"subject": 1, "unit": 2, "rating": 4}
    yield _list("ratings", "quarter beside the year", rows, entries, columns={"Sheet1": columns})
    dated = ("15/3/2026", "20/4/2026")
    rows = [
        ("Nội dung nhiệm vụ", "Kết quả đạt được", "Hoàn thành ngày", "Văn bản số"),
        ("Lập tổ công tác", "Đã ban hành quyết định", dated[0], "11/QĐ-SNgV"),
        ("Phát động thi đua", "Đã phát động", dated[1], "15/KH-SNgV"),
    ]
    entries = [
        {"name": str(row[0]), "task": str(row[0]), "result": str(row[1]), "done_on": str(row[2])} for row in rows[1:]
    ]
    columns = {"task": 0, "result": 1, "done_on": 2, "document_number": 3}
    yield _list(
        "results", "results in word", rows, entries, file_type="docx", above=("KẾT QUẢ",), columns={"Bảng 1": columns}
    )
