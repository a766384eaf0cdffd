"""The books under the watch: the sample, and a large one; and the files that are chosen there."""

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.benchmarks.million import FAMILY, GIVEN, MIDDLE, nominations
from tests.books import book_in, rows_of, sample_in, workbook

PEOPLE: Final = 1_000
NOMINATIONS: Final = 100_000


def make_sample(folder: Path) -> None:
    """Make the program's sample book."""
    sample_in(folder)


def make_large(folder: Path) -> None:
    """Make the sample with a thousand people more and a hundred thousand nominations in its rounds."""
    sample_in(folder)
    drawn = random.Random(11)
    with book_in(folder) as book, book.store.work("Sổ lớn") as work:
        units = [int(str(row[0])) for row in rows_of(book, "unit", "id", "trashed_at IS NULL")]
        rounds = [int(str(row[0])) for row in rows_of(book, "review_round", "id")]
        people = work.insert_many("person", ({"full_name": name} for name in names(PEOPLE, drawn)))
        posts = ({"person_id": number, "unit_id": drawn.choice(units), "position": "Chuyên viên"} for number in people)
        work.insert_many("post", posts)
        work.insert_many("nomination", nominations(NOMINATIONS, units, rounds))


def names(count: int, drawn: random.Random) -> list[str]:
    """Draw names of nobody."""
    return [f"{drawn.choice(FAMILY)} {drawn.choice(MIDDLE)} {drawn.choice(GIVEN)}" for _ in range(count)]


def files_in(folder: Path) -> Mapping[str, str]:
    """Write the workbook that is imported, and say where the backup goes."""
    rows = ((name, "Chuyên viên", "Văn phòng") for name in names(PEOPLE, random.Random(12)))
    people = workbook(folder / "nguoi.xlsx", ("Họ và tên", "Chức vụ", "Đơn vị"), *rows)
    return {"người": str(people), "sao lưu": str(folder / "sao-luu.db")}
