"""The rows of the benchmarks of papers and workbooks, made once and read by both sides."""

import pickle
import random
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import batched
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.floors import tell

TITLE = "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"
MM = 72 / 25.4
"""In points."""


class Row(NamedTuple):
    """A row of twelve columns."""

    number: int
    name: str
    unit: str
    period: str
    award: str
    state: str
    amount: int
    note: str
    day: date
    points: float
    decision: str
    paid: bool


SHEET_HEAD = (
    *("TT", "Họ và tên", "Đơn vị", "Kỳ", "Danh hiệu", "Trạng thái", "Tiền thưởng", "Ghi chú", "Ngày", "Điểm"),
    *("Số quyết định", "Đã chi"),
)
SHEET_WIDTHS = (6, 26, 36, 20, 32, 14, 14, 60, 12, 8, 16, 8)
LIST_HEAD = ("TT", "Họ và tên", "Đơn vị", "Danh hiệu", "Kỳ", "Tiền thưởng", "Ghi chú")
LIST_MM = (12, 42, 46, 42, 28, 24, 58)
"""The widths of a printed list, together those of the text on a landscape A4."""
_PERIODS = [f"{part} năm {year}" for year in range(2016, 2027) for part in ("6 tháng đầu", "Cả")]
_STATES = ("Nháp", "Đã trình", "Đã thẩm định", "Được duyệt", "Không duyệt")


def make(path: str, count: str) -> None:
    """Write so many rows of made-up people to a file, always the same ones."""
    from tests.benchmarks.million import AWARDS, FAMILY, GIVEN, MIDDLE, UNITS, WORDS

    chance = random.Random(7)

    def row(number: int) -> Row:
        return Row(
            number,
            " ".join(map(chance.choice, (FAMILY, MIDDLE, GIVEN))),
            chance.choice(UNITS),
            chance.choice(_PERIODS),
            chance.choice(AWARDS),
            chance.choice(_STATES),
            chance.randrange(200, 5000) * 1000,
            " ".join(chance.choices(WORDS, k=chance.randrange(4, 19))).capitalize(),
            date(2016, 1, 1) + timedelta(days=chance.randrange(3900)),
            round(chance.uniform(50, 100), 2),
            f"{chance.randrange(1, 3000)}/QĐ-SNgV",
            chance.random() < 0.5,
        )

    with Path(path).open("wb") as file:
        for rows in batched(map(row, range(1, int(count) + 1)), 500):
            pickle.dump([tuple(row) for row in rows], file)
    tell(rows=int(count))


def stored(path: str) -> Iterator[Row]:
    """Yield the rows of a file, a few hundred in memory at a time."""
    with Path(path).open("rb") as file:
        while True:
            try:
                yield from map(Row._make, pickle.load(file))
            except EOFError:
                return


def listed(row: Row) -> tuple[str, ...]:
    """Return the seven columns of a printed list as text."""
    amount = f"{row.amount:,}".replace(",", ".")
    return str(row.number), row.name, row.unit, row.award, row.period, amount, row.note


def measured(work: Callable[[], None]) -> None:
    """Do the work and tell its CPU; starting Python and loading the rows came before and count on no side."""
    began = time.process_time()
    work()
    tell(cpu=time.process_time() - began)


def measured_with_memory(work: Callable[[], None]) -> None:
    """Do the work and tell its CPU, and how many MB it took at its peak beyond what was taken when it began (Linux)."""
    # A peak of before would hide this one: it is forgotten.
    Path("/proc/self/clear_refs").write_text("5")
    before, began = _peak(), time.process_time()
    work()
    tell(cpu=time.process_time() - began, added=_peak() - before)


def _peak() -> float:
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(status["VmHWM"].split()[0]) / 1024
