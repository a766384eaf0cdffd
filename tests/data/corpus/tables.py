"""Plans with tables: columns in every order and wording, groups, merges, heads that come again, months, no tasks."""

from collections.abc import Iterator
from itertools import permutations

from tests.data.corpus.grids import ABOVE, LEFT, Grid
from tests.data.corpus.plans import CorpusPlan, TrueTask

OFFICE, INSPECTORATE, BORDER, CENTRE = "Văn phòng", "Thanh tra Sở", "Phòng Quản lý biên giới", "Trung tâm Dịch vụ"
UNION, PARTY_COMMITTEE = "Chi đoàn thanh niên Sở", "Sở Nội vụ"

_ROWS = (
    ("Mở hội thi an toàn mạng", OFFICE, UNION, "Quý II/2026", "2026-q2", "Kế hoạch hội thi"),
    ("Viết bài tuyên truyền", CENTRE, "", "trước ngày 20/11/2026", "2026-11-20", "Bài viết"),
    ("Kiểm tra trang thông tin", INSPECTORATE, f"{OFFICE}; {BORDER}", "Tháng 5/2026", "2026-5", "Biên bản"),
    ("Tập huấn kỹ năng số cho đoàn viên", UNION, PARTY_COMMITTEE, "Hằng năm", "yearly", "Lớp tập huấn"),
)
_WORDINGS = (
    ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm"),
    ("TT", "Nội dung công việc", "Đơn vị thực hiện", "Đơn vị phối hợp", "Thời hạn", "Kết quả đầu ra"),
    ("Số TT", "Nội dung", "Chủ trì", "Phối hợp", "Tiến độ", "Dự kiến sản phẩm"),
    ("TT", "Tên nhiệm vụ, giải pháp", "Phòng, đơn vị chủ trì tham mưu", "Phối hợp thực hiện", "Thời gian", "Kết quả"),
    ("STT", "Hoạt động", "Đơn vị phụ trách", "Cơ quan, đơn vị phối hợp", "Thời gian thực hiện", "Sản phẩm dự kiến"),
)
_HEADINGS = ("I", "II", "II/1")


def _true(row: tuple[str, ...]) -> TrueTask:
    supports = tuple(part for part in row[2].split("; ") if part)
    return TrueTask(row[0], (row[1],), supports, "year yearly" if row[4] == "yearly" else row[4])


TRUE = tuple(map(_true, _ROWS))


def _in_body(name: str, *grids: Grid, tasks: tuple[TrueTask, ...] = TRUE, others: int = 0) -> CorpusPlan:
    body: tuple[str | Grid, ...] = (
        "II. NỘI DUNG THỰC HIỆN",
        "1. Nhiệm vụ cụ thể",
        "Nhiệm vụ cụ thể của các đơn vị như sau:",
        *grids,
    )
    return CorpusPlan(name, body, tasks, _HEADINGS, other_tables=others, structure="task tables")


def _table(order: tuple[int, ...], words: tuple[str, ...]) -> Grid:
    values = [(str(number), row[0], row[1], row[2], row[3], row[5]) for number, row in enumerate(_ROWS, 1)]
    return tuple(tuple(line[column] for column in order) for line in (words, *values))


def plans() -> Iterator[CorpusPlan]:
    """Yield the plans."""
    orders = list(permutations((1, 2, 3, 4, 5)))[::9]
    for number, order in enumerate(orders):
        yield _in_body(f"bang-thu-tu-{number:02}", _table((0, *order), _WORDINGS[number % len(_WORDINGS)]))
    for number, words in enumerate(_WORDINGS):
        grid = _table((0, 1, 5, 4, 2, 3), words)
        yield CorpusPlan(
            f"phu-luc-{number}",
            ("II. TỔ CHỨC THỰC HIỆN", "1. Văn phòng Sở theo dõi, đôn đốc."),
            (TrueTask("Văn phòng Sở theo dõi, đôn đốc", (OFFICE,)), *TRUE),
            ("I", "II", "II/1", "Phụ lục I"),
            annex=("PHỤ LỤC I", "DANH MỤC NHIỆM VỤ", "(Kèm theo Kế hoạch số 12/KH-SNgV ngày 05/01/2026)", grid),
        )
        yield _text_plan(f"dan-tu-bang-{number}", grid)
    yield from _grouped()
    yield from _led_by_groups()
    yield from _cut()
    yield from _merged()
    yield from _of_two_lines()
    yield from _periods()
    yield from _without_tasks()


def _text_plan(name: str, grid: Grid) -> CorpusPlan:
    plan = _in_body(name, grid)
    return CorpusPlan(plan.name, plan.body, plan.tasks, plan.headings, "txt")


def _grouped() -> Iterator[CorpusPlan]:
    head = _WORDINGS[0]
    rows = [(row[0], row[1], row[2], row[3], row[5]) for row in _ROWS]
    wide = LEFT
    yield _in_body(
        "nhom-la-ma-gop-o",
        (
            head,
            ("I", "NHIỆM VỤ VỀ TUYÊN TRUYỀN", wide, wide, wide, wide),
            ("1", *rows[0]),
            ("2", *rows[1]),
            ("II", "NHIỆM VỤ VỀ KIỂM TRA", wide, wide, wide, wide),
            ("1", *rows[2]),
            ("2", *rows[3]),
        ),
    )
    yield _in_body(
        "nhom-la-ma-khong-gop",
        (
            head,
            ("I", "Nhiệm vụ về tuyên truyền", "", "", "", ""),
            ("1", *rows[0]),
            ("2", *rows[1]),
            ("II", "Nhiệm vụ về kiểm tra", "", "", "", ""),
            ("1", *rows[2]),
            ("2", *rows[3]),
        ),
    )
    yield _in_body(
        "nhom-ca-dong",
        (
            head,
            ("I. Tuyên truyền", *[wide] * 5),
            ("1", *rows[0]),
            ("2", *rows[1]),
            ("II. Kiểm tra", *[wide] * 5),
            ("1", *rows[2]),
            ("2", *rows[3]),
        ),
    )
    yield _in_body(
        "nhom-so-thap-phan",
        (
            head,
            ("1", "Tuyên truyền", "", "", "", ""),
            ("1.1", *rows[0]),
            ("1.2", *rows[1]),
            ("2", "Kiểm tra", "", "", "", ""),
            ("2.1", *rows[2]),
            ("2.2", *rows[3]),
        ),
    )


def _led_by_groups() -> Iterator[CorpusPlan]:
    wide = LEFT
    units = ("TT", "Nhiệm vụ", "Thời gian", "Sản phẩm")
    lines = [(str(number), row[0], row[3], row[5]) for number, row in enumerate(_ROWS, 1)]
    led = tuple(
        TrueTask(row[0], (OFFICE if number < 2 else INSPECTORATE,), (), true.deadline)
        for number, (row, true) in enumerate(zip(_ROWS, TRUE, strict=True))
    )
    yield _in_body(
        "nhom-la-don-vi",
        (units, ("I", "Văn phòng Sở", wide, wide), *lines[:2], ("II", "THANH TRA SỞ", wide, wide), *lines[2:]),
        tasks=tuple(
            TrueTask(true.text, true.leads if number < 2 else ("THANH TRA SỞ",), (), true.deadline)
            for number, true in enumerate(led)
        ),
    )


def _cut() -> Iterator[CorpusPlan]:
    head = _WORDINGS[0]
    rows = [(row[0], row[1], row[2], row[3], row[5]) for row in _ROWS]
    yield _in_body("tong-cong", (head, *(("", *row) for row in rows), ("", "Tổng cộng: 04 nhiệm vụ", "", "", "", "")))
    yield _in_body(
        "so-cot-va-dau-bang-lap",
        (
            head,
            ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
            ("1", *rows[0]),
            ("2", *rows[1]),
            head,
            ("3", *rows[2]),
            ("4", *rows[3]),
        ),
    )
    yield _in_body("bang-cat-trang", (head, ("1", *rows[0]), ("2", *rows[1])), (("3", *rows[2]), ("4", *rows[3])))
    yield _in_body("bang-cat-trang-lap-dau", (head, ("1", *rows[0])), (head, *(("5", *row) for row in rows[1:])))
    yield _in_body("khong-stt", tuple(line[1:] for line in (head, *(("", *row) for row in rows))))


def _merged() -> Iterator[CorpusPlan]:
    head = _WORDINGS[0]
    yield _in_body(
        "gop-doc-chu-tri",
        (
            head,
            ("1", "Mở hội thi", OFFICE, UNION, "Quý I/2026", ""),
            ("2", "Viết bài", ABOVE, ABOVE, "Quý II/2026", ""),
            ("3", "Kiểm tra", INSPECTORATE, "", "Quý III/2026", ""),
        ),
        tasks=(
            TrueTask("Mở hội thi", (OFFICE,), (UNION,), "2026-q1"),
            TrueTask("Viết bài", (OFFICE,), (UNION,), "2026-q2"),
            TrueTask("Kiểm tra", (INSPECTORATE,), (), "2026-q3"),
        ),
    )
    yield _in_body(
        "gop-doc-nhiem-vu",
        (head, ("1", "Mở hội thi", OFFICE, "", "Quý I/2026", "Kế hoạch"), (ABOVE, ABOVE, BORDER, "", ABOVE, "Báo cáo")),
        tasks=(TrueTask("Mở hội thi", (OFFICE, BORDER), (), "2026-q1"),),
    )
    yield _in_body(
        "gop-doc-thoi-gian",
        (head, ("1", "Mở hội thi", OFFICE, "", "Quý I/2026", ""), ("2", "Viết bài", CENTRE, "", ABOVE, "")),
        tasks=(
            TrueTask("Mở hội thi", (OFFICE,), (), "2026-q1"),
            TrueTask("Viết bài", (CENTRE,), (), "2026-q1"),
        ),
    )


def _of_two_lines() -> Iterator[CorpusPlan]:
    head = _WORDINGS[0]
    yield _in_body(
        "dau-bang-hai-tang",
        (
            ("STT", "Nội dung", "Phân công thực hiện", LEFT, "Thời gian (năm 2026)"),
            (ABOVE, ABOVE, "Chủ trì", "Phối hợp", ABOVE),
            ("1", "Mở hội thi", OFFICE, UNION, "Quý II"),
            ("2", "Viết bài", CENTRE, "", "15/4"),
            ("3", "Sơ kết", OFFICE, "", "Tháng 7"),
        ),
        tasks=(
            TrueTask("Mở hội thi", (OFFICE,), (UNION,), "2026-q2"),
            TrueTask("Viết bài", (CENTRE,), (), "2026-4-15"),
            TrueTask("Sơ kết", (OFFICE,), (), "2026-7"),
        ),
    )
    yield _in_body(
        "bat-dau-va-ket-thuc",
        (
            ("STT", "Hạng mục", "Thời gian", LEFT, "Đơn vị"),
            (ABOVE, ABOVE, "Bắt đầu", "Kết thúc", ABOVE),
            ("1", "Mở hội thi", "01/3/2026", "30/4/2026", OFFICE),
        ),
        tasks=(TrueTask("Mở hội thi", (OFFICE,), (), "2026-4-30"),),
    )
    yield _in_body(
        "chu-tri-va-phoi-hop-mot-cot",
        (
            ("TT", "Nội dung", "Cơ quan chủ trì, phối hợp", "Thời gian"),
            ("1", "Mở hội thi", "Chủ trì: Văn phòng Sở\nPhối hợp: Thanh tra Sở", "Quý I/2026"),
            ("2", "Viết bài", "Văn phòng Sở; phối hợp: Thanh tra Sở", "Quý II/2026"),
        ),
        tasks=(
            TrueTask("Mở hội thi", (OFFICE,), (INSPECTORATE,), "2026-q1"),
            TrueTask("Viết bài", (OFFICE,), (INSPECTORATE,), "2026-q2"),
        ),
    )
    yield _in_body(
        "o-nhieu-dong",
        (
            head,
            (
                "1.",
                "1. Mở hội thi\ncho đoàn viên",
                "Văn phòng Sở\nThanh tra Sở",
                "Các phòng, đơn vị",
                "Quý\nI/2026",
                "",
            ),
        ),
        tasks=(TrueTask("Mở hội thi cho đoàn viên", (OFFICE, INSPECTORATE), ("Các phòng, đơn vị",), "2026-q1"),),
    )


def _periods() -> Iterator[CorpusPlan]:
    yield _in_body(
        "lich-theo-thang",
        (
            ("Thời gian", "Nội dung công việc", "Đơn vị thực hiện"),
            ("Tháng 3/2026", "Mở hội thi", OFFICE),
            (ABOVE, "Viết bài", CENTRE),
            ("Tháng 5/2026", "Kiểm tra", INSPECTORATE),
        ),
        tasks=(
            TrueTask("Mở hội thi", (OFFICE,), (), "2026-3"),
            TrueTask("Viết bài", (CENTRE,), (), "2026-3"),
            TrueTask("Kiểm tra", (INSPECTORATE,), (), "2026-5"),
        ),
    )
    yield _in_body(
        "lich-nhom-thang",
        (
            ("TT", "Nội dung công việc", "Đơn vị thực hiện"),
            ("Tháng 3/2026", LEFT, LEFT),
            ("1", "Mở hội thi", OFFICE),
            ("2", "Viết bài", CENTRE),
            ("Tháng 5/2026", LEFT, LEFT),
            ("1", "Kiểm tra", INSPECTORATE),
        ),
        tasks=(
            TrueTask("Mở hội thi", (OFFICE,), (), "2026-3"),
            TrueTask("Viết bài", (CENTRE,), (), "2026-3"),
            TrueTask("Kiểm tra", (INSPECTORATE,), (), "2026-5"),
        ),
    )
    months = tuple(f"Tháng {number}" for number in range(1, 7))
    yield _in_body(
        "don-vi-theo-thang",
        (("Đơn vị", *months), (OFFICE, "", "Mở hội thi", "", "", "Sơ kết", ""), (CENTRE, "Viết bài", *[""] * 5)),
        tasks=(
            TrueTask("Mở hội thi", (OFFICE,), (), "2026-2"),
            TrueTask("Sơ kết", (OFFICE,), (), "2026-5"),
            TrueTask("Viết bài", (CENTRE,), (), "2026-1"),
        ),
    )
    yield _in_body(
        "danh-dau-theo-thang",
        (
            ("TT", "Nội dung", "Năm 2026", *[LEFT] * 5, "Đơn vị thực hiện"),
            (ABOVE, ABOVE, *months, ABOVE),
            ("1", "Mở hội thi", "", "x", "", "", "", "", OFFICE),
            ("2", "Viết bài", "", "", "x", "x", "x", "", CENTRE),
        ),
        tasks=(
            TrueTask("Mở hội thi", (OFFICE,), (), "2026-2"),
            TrueTask("Viết bài", (CENTRE,), (), "2026-2026-5"),
        ),
    )


def _without_tasks() -> Iterator[CorpusPlan]:
    others: dict[str, Grid] = {
        "bang-diem": (
            ("TT", "Tiêu chí", "Nội dung chấm", "Điểm tối đa"),
            ("1", "Thực hiện nhiệm vụ", "Hoàn thành đúng hạn", "40"),
            ("2", "Chấp hành kỷ luật", "Không vi phạm", "20"),
        ),
        "bang-chi-tieu": (
            ("TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026"),
            ("1", "Tỷ lệ đoàn viên được tập huấn", "%", "90"),
            ("2", "Số bài đăng", "bài", "365"),
        ),
        "bang-kinh-phi": (
            ("STT", "Nội dung chi", "Số lượng", "Đơn giá", "Thành tiền"),
            ("1", "Báo cáo viên", "2", "500.000", "1.000.000"),
            ("2", "Nước uống", "50", "10.000", "500.000"),
        ),
        "bang-ban-to-chuc": (
            ("TT", "Họ và tên", "Chức vụ", "Nhiệm vụ"),
            ("1", "Lò Văn Mẫu", "Giám đốc", "Trưởng ban"),
            ("2", "Vi Thị Thử", "Chánh Văn phòng", "Thành viên"),
        ),
        "bang-chuong-trinh-hoi-nghi": (
            ("Thời gian", "Nội dung", "Người thực hiện"),
            ("7h30 - 8h00", "Đón tiếp đại biểu", "Ban Tổ chức"),
            ("8h00 - 8h15", "Khai mạc", "Ban Tổ chức"),
        ),
    }
    for name, grid in others.items():
        body = (
            "II. NỘI DUNG THỰC HIỆN",
            "1. Văn phòng Sở mở hội thi theo bảng sau:",
            grid,
            "2. Thanh tra Sở giám sát.",
        )
        yield CorpusPlan(
            name,
            body,
            (TrueTask("Thanh tra Sở giám sát", (INSPECTORATE,)),),
            ("I", "II", "II/1", "II/2"),
            other_tables=1,
        )
