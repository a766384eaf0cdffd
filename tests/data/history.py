"""Nine workbooks as an office has them of 2022–2025, with invented names: each made by a function, with its counts."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook

YEARS = range(2022, 2026)
STAFF = (
    ("Lò Thị Mây", "Nữ", 1985, "Chánh Văn phòng", "Văn phòng"),
    ("Giàng A Sử", "Nam", "12/3/1990", "Chuyên viên", "Văn phòng"),
    ("Đèo Văn Chiến", "Nam", 1979, "Trưởng phòng", "Phòng Lễ tân"),
    ("Mùa Thị Pà", "Nữ", None, "Chuyên viên", "Phòng Lễ tân"),
)
NEWCOMER = "Tẩn Láo Lở"
"""Somebody with an award whom no list of people names."""
STRANGE_AWARD = "Kỷ niệm chương Vì sự nghiệp văn hóa đọc"
"""An award that is in no catalogue."""

type Rows = list[tuple[object, ...]]


class HistoryFile(NamedTuple):
    """A workbook: the kind of list that it is, the file, and how many rows it adds."""

    kind: str
    path: Path
    added: int


def nine_workbooks(folder: Path) -> list[HistoryFile]:
    """Write the nine workbooks and return them in the order in which they are taken in."""
    made = (
        ("people", _people()),
        ("activities", _activities()),
        ("good-news", _good_news()),
        ("results", _results()),
        ("obstacles", _obstacles()),
        ("ratings", _ratings()),
        ("initiatives", _initiatives()),
        ("holds", _holds()),
        ("awards", _awards()),
    )
    return [HistoryFile(kind, _written(folder / f"{kind}.xlsx", rows), added) for kind, (rows, added) in made]


def _written(path: Path, rows: Rows) -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Danh sách"
    for row in rows:
        page.append(list(row))
    book.save(path)
    return path


def _people() -> tuple[Rows, int]:
    rows: Rows = [
        ("SỞ VĂN HÓA ĐỌC", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("DANH SÁCH CÔNG CHỨC, VIÊN CHỨC",),
        (),
        ("TT", "Họ và tên", "Nam/Nữ", "Năm sinh", "Chức vụ", "Phòng, đơn vị"),
        (1, 2, 3, 4, 5, 6),
    ]
    rows += [(number, *person) for number, person in enumerate(STAFF, 1)]
    return [*rows, ("Tổng cộng: 4 người",)], len(STAFF)


def _activities() -> tuple[Rows, int]:
    rows: Rows = [
        ("THỐNG KÊ HOẠT ĐỘNG 2022–2025",),
        ("STT", "Thời gian", "Loại hoạt động", "Nội dung hoạt động", "Đơn vị thực hiện", "Mục kế hoạch", "Số người",
         "Thành phần"),
    ]  # fmt: skip
    for year in YEARS:
        rows += [
            (f"NĂM {year}",),
            (1, date(year, 1, 20), "Quán triệt", f"Quán triệt Kế hoạch năm {year}", "Văn phòng", "III/1", 41, None),
            (2, f"Từ ngày 20/4/{year} đến ngày 22/4/{year}", "Sự kiện", f"Ngày hội đọc sách năm {year}",
             "Phòng Lễ tân", "tổ chức ngày hội đọc sách", "1.250 lượt", "Đèo Văn Chiến; Mùa Thị Pà"),
            (3, f"09/11/{year}", "Ngày pháp luật", f"Tổng kết Ngày pháp luật {year}", "Văn phòng", None, 38, None),
        ]  # fmt: skip
    return [*rows, ("Tổng cộng", None, None, "12 hoạt động"), ("", "", "", "", "", "", "NGƯỜI LẬP")], 3 * len(YEARS)


def _good_news() -> tuple[Rows, int]:
    rows: Rows = [("Ngày đăng", "Tiêu đề", "Loại tin", "Người đăng", "Link")]
    for year in YEARS:
        rows += [
            (f"{day:02d}/3/{year}", f"Việc tốt số {day} năm {year}", None, "Giàng A Sử", f"vidu.vn/{year}/{day}")
            for day in range(1, 11)
        ]
        rows.append((f"15/6/{year}", f"Chuyện đẹp năm {year}", "Câu chuyện đẹp", "Mùa Thị Pà", None))
    return rows, 11 * len(YEARS)


def _results() -> tuple[Rows, int]:
    rows: Rows = [("TT", "Nhiệm vụ", "Năm", "Kết quả thực hiện", "Ngày hoàn thành", "Số, ký hiệu")]
    for number, year in enumerate(YEARS, 1):
        rows += [
            (number, "III/1", year, f"Đã báo cáo năm {year}", date(year, 11, 18), f"{40 + number}/BC-VP"),
            (None, "Chi đoàn thanh niên Sở chủ trì, phối hợp với Văn phòng Sở tổ chức ngày hội đọc sách",
             f"Năm {year}", "Đã tổ chức ngày hội", f"22/4/{year}", None),
        ]  # fmt: skip
    return rows, 2 * len(YEARS)


def _obstacles() -> tuple[Rows, int]:
    rows: Rows = [("Ngày", "Đơn vị phản ánh", "Khó khăn, vướng mắc", "Kiến nghị", "Ý kiến chỉ đạo", "Ngày trả lời")]
    rows += [
        (f"10/5/{year}", "Văn phòng", f"Thiếu kinh phí năm {year}", "Bổ sung dự toán", "Đồng ý", f"20/5/{year}")
        for year in YEARS
    ]
    return rows, len(YEARS)


def _ratings() -> tuple[Rows, int]:
    rows: Rows = [("STT", "Họ và tên", "Đơn vị", "Năm", "Kết quả xếp loại", "Đăng ký thi đua")]
    for year in YEARS:
        rows += [(n, name, unit, year, "HTXSNV" if n == 1 else "Hoàn thành tốt", "x")
                 for n, (name, _, _, _, unit) in enumerate(STAFF, 1)]  # fmt: skip
        rows.append((5, "Văn phòng", None, year, "Hoàn thành xuất sắc nhiệm vụ", None))
    return rows, 5 * len(YEARS)


def _initiatives() -> tuple[Rows, int]:
    rows: Rows = [("Tác giả", "Tên sáng kiến", "Cấp công nhận", "Số quyết định", "Ngày ký")]
    rows += [
        ("Lò Thị Mây", f"Tủ sách mở năm {year}", "Cấp tỉnh" if year == 2024 else "Cơ sở", f"9/QĐ-HĐ{year}",
         f"05/12/{year}") for year in YEARS
    ]  # fmt: skip
    return rows, len(YEARS)


def _holds() -> tuple[Rows, int]:
    return [
        ("Họ và tên", "Từ ngày", "Đến ngày", "Số, ngày văn bản", "Kỷ luật"),
        ("Giàng A Sử", "01/02/2023", "31/01/2024", "12/QĐ-SVH ngày 01/02/2023", "x"),
        ("Mùa Thị Pà", "01/9/2025", None, "55/TB-SVH ngày 01/9/2025", "Không"),
    ], 2


def _awards() -> tuple[Rows, int]:
    rows: Rows = [("Họ và tên, tên tập thể", "Đơn vị", "Hình thức", "Số quyết định", "Ngày", "Cơ quan", "Năm")]
    for year in YEARS:
        decision = (f"{100 + year - 2022}/QĐ-SVH", f"20/12/{year}", "Giám đốc Sở", year)
        rows += [("Lò Thị Mây", "Văn phòng", "Giấy khen", *decision), ("Văn phòng", None, "Giấy khen", *decision)]
    rows += [
        (NEWCOMER, "Trung tâm Thư viện", STRANGE_AWARD, "77/QĐ-BVH", "02/9/2024", "Bộ trưởng Bộ Văn hóa", 2024),
        ("Đèo Văn Chiến", "Phòng Lễ tân", "Bằng khen của Chủ tịch UBND tỉnh", "900/QĐ-UBND", "03/02/2025",
         "Chủ tịch UBND tỉnh", 2024),
    ]  # fmt: skip
    return rows, 2 * len(YEARS) + 2
