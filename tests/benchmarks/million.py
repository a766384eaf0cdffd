"""A data file of many nominations, made once in a scratch folder and used by several benchmarks."""

import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.store.data_file.version import SCHEMA_VERSION

FAMILY = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Nông Hứa Lộc".split()
MIDDLE = "Văn Thị Hữu Đức Minh Ngọc Thanh Quốc Xuân Thu Kim Hồng Bích Đình Công Mạnh".split()
GIVEN = (
    "Anh Bình Cường Dũng Đạt Giang Hà Hạnh Hiếu Hòa Hùng Hương Khánh Lan Linh Long Mai Nam Nga Nghĩa Nhung Oanh "
    "Phúc Phương Quân Quỳnh Sơn Tâm Thảo Thắng Thủy Tiến Trang Tú Tuấn Uyên Vân Việt Yến Đông"
).split()
UNITS = [f"Phòng Nghiệp vụ số {number}" for number in range(1, 49)] + [
    "Văn phòng",
    "Thanh tra Sở",
    "Phòng Lãnh sự - Hợp tác quốc tế",
    "Phòng Quản lý biên giới",
    "Trung tâm Thông tin và Dịch vụ đối ngoại",
    "Chi đoàn thanh niên Sở",
]
WORDS = (
    "tuyên truyền nâng cao nhận thức kỹ năng cho cán bộ đoàn viên thanh niên khi tham gia các hoạt động trên không "
    "gian mạng an toàn hiệu quả thực hiện tốt quy tắc ứng xử giới thiệu gương người tốt việc tốt"
).split()
AWARDS = [
    "Giấy khen",
    "Lao động tiên tiến",
    "Chiến sĩ thi đua cơ sở",
    "Chiến sĩ thi đua cấp tỉnh",
    "Bằng khen của Chủ tịch UBND tỉnh",
    "Huân chương Lao động hạng Ba",
]
CODES = [f"{year}-H{half}" for year in range(2022, 2031) for half in (1, 2)]

SCRATCH = Path(os.environ.get("BENCH_TMP", Path(tempfile.gettempdir()) / "so-thi-dua-bench"))


def data_folder(rows: int) -> DataFolder:
    """Return a data folder with `rows` nominations, made on the first call."""
    folder = DataFolder(SCRATCH / f"{rows}-nominations-{SCHEMA_VERSION}")
    if not folder.database.exists():
        with opened(folder, new=True) as book, book.store.work("Dữ liệu đo tốc độ") as work:
            units = work.insert_many("unit", ({"name": name, "position": place} for place, name in enumerate(UNITS)))
            rounds = work.insert_many("review_round", map(_round, CODES))
            work.insert_many("nomination", nominations(rows, units, rounds))
    return folder


def nominations(count: int, units: list[int], rounds: list[int], seed: int = 7) -> Iterator[dict[str, object]]:
    """Yield nominations of made-up people, always the same for one seed. Persons stay unlinked: names are enough."""
    chance = random.Random(seed)
    names = dict(zip(units, UNITS, strict=False))
    for _ in range(count):
        unit = chance.choice(units)
        yield {
            "round_id": chance.choice(rounds),
            "kind": "individual",
            "unit_id": unit,
            "nominee_name": f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}",
            "unit_name": names[unit],
            "post_title": "Chuyên viên",
            "award": chance.choice(AWARDS),
            "commendation_type": "movement",
            "period_from": "2026-01-01",
            "period_to": "2026-06-30",
            "summary": " ".join(chance.choices(WORDS, k=chance.randrange(4, 19))).capitalize(),
            "state": "complete",
        }


def _round(code: str) -> dict[str, object]:
    year, half = int(code[:4]), int(code[-1])
    return {"code": code, "year": year, "half": half, "from_date": f"{year}-01-01", "to_date": f"{year}-12-31"}
