"""Damage is a finding, not a crash: whatever is done to a data file, the check says so and carries on."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.domain.errors import StoreProblem
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.services.keeping.checks import check
from tests.books import book_in, fill

PAGE = 4096

FAULTS = {
    "no UTF-8": (
        "UPDATE person SET full_name = CAST(x'4eff' AS TEXT) WHERE id = 1",
        "person, bản ghi 1: cột full_name",
    ),
    "no UTF-8 in a setting": ("UPDATE setting SET value = CAST(x'ff' AS TEXT)", "setting, bản ghi 1: cột value"),
    "no UTF-8 in a file's name": ("UPDATE attachment SET file_name = CAST(x'ff' AS TEXT)", "attachment, bản ghi 1"),
    "table": ("DROP TABLE attendance", "thiếu bảng attendance"),
    "table that settings are in": ("DROP TABLE setting", "thiếu bảng setting"),
    "table of files": ("DROP TABLE attachment", "thiếu bảng attachment"),
    "table of words": ("DROP TABLE nomination_search", "thiếu bảng nomination_search"),
    "column": ("ALTER TABLE task DROP COLUMN product", "thiếu bảng task, cột product"),
    "index": ("DROP INDEX ix_post_unit_id", "thiếu chỉ mục ix_post_unit_id"),
    "trigger": ("CREATE TRIGGER spy AFTER INSERT ON unit BEGIN DELETE FROM hold; END", "không do Sổ Thi đua ghi: spy"),
    "state": (
        "UPDATE nomination SET state = 'bogus' WHERE id = 3",
        "nomination, bản ghi 3: cột state có",
    ),
    "kind": ("UPDATE unit SET kind = 'club' WHERE id = 2", "unit, bản ghi 2: cột kind"),
    "rating": ("UPDATE year_record SET rating = 9 WHERE id = 1", "year_record, bản ghi 1: cột rating có giá trị “9”"),
    "day": (
        "UPDATE activity SET from_date = '2026-02-30'",
        "cột from_date có giá trị “2026-02-30”",
    ),
    "no day": ("UPDATE activity SET from_date = '20260309'", "activity, bản ghi 1: cột from_date"),
    "moment": ("UPDATE change SET at = 'hôm qua' WHERE id = 2", "change, bản ghi 2: cột at"),
    "number": ("UPDATE activity SET reached_children = 'ba mươi'", "activity, bản ghi 1: cột reached_children"),
    "history": ("UPDATE change_item SET after = '{\"name\":' WHERE id = 4", "change_item, bản ghi 4: cột after"),
    "history of nothing": ("UPDATE change_item SET table_name = 'bookmark' WHERE id = 4", "change_item, bản ghi 4"),
    "hash": ("UPDATE attachment SET sha256 = '../../x' WHERE id = 1", "attachment, bản ghi 1: cột sha256"),
}


def plant(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_is_a_finding(tmp_path: Path, fault: str) -> None:
    # The first seven used to end the check as a fault of the program; states, days and history were called sound.
    statement, words = FAULTS[fault]
    with book_in(tmp_path / "book", fill) as book:
        pass
    plant(book.folder.database, statement)
    with opened(book.folder) as again:
        sentences = check(again).found
    assert [sentence for sentence in sentences if words in sentence] != [], sentences
    assert all(sentence.endswith(".") for sentence in sentences)


def test_of_many_like_faults_some_are_named_and_all_counted(tmp_path: Path) -> None:
    with book_in(tmp_path / "book", fill) as book:
        plant(book.folder.database, "UPDATE change_item SET table_name = 'x'")
        sentences = check(book).found
    assert len(sentences) == 6
    assert "giá trị khác không đúng" in sentences[-1]


def test_no_damaged_page_is_passed_over(tmp_path: Path) -> None:
    chance = random.Random(11)
    with book_in(tmp_path / "book", fill) as book:
        pass
    content = book.folder.database.read_bytes()
    pages = range(1, len(content) // PAGE)
    for page in sorted(chance.sample(pages, 30)):
        damaged = DataFolder(tmp_path / f"damaged-{page}")
        shutil.copytree(book.folder.root, damaged.root)
        start = page * PAGE
        damaged.database.write_bytes(content[:start] + chance.randbytes(PAGE) + content[start + PAGE :])
        assert said_of(damaged), page


def said_of(folder: DataFolder) -> tuple[str, ...]:
    """Return what the check finds, or why the book cannot even be opened."""
    try:
        with opened(folder) as book:
            return check(book).found
    except StoreProblem as problem:
        return (problem.message,)


def test_a_schema_that_is_no_text_is_said_to_be_damaged(tmp_path: Path) -> None:
    with book_in(tmp_path / "book", fill) as book:
        pass
    with closing(sqlite3.connect(book.folder.database, autocommit=True)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = CAST(x'43524541544520ff' AS TEXT) WHERE name = 'hold'")
    (sentence,) = said_of(book.folder)
    assert "Không đọc được tệp dữ liệu" in sentence
