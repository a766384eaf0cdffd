"""The check finds every fault planted, mends what can be computed afresh, and says so."""

import sqlite3
from contextlib import closing

import pytest

from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.keeping.backups import look_into
from desktop_app.services.keeping.checks import check
from tests.books import dump, record_rows

pytestmark = pytest.mark.usefixtures("filled")


def plant(book: Book, *statements: str) -> None:
    connection = sqlite3.connect(book.store.path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


STALE = "UPDATE person SET name_key = 'z', search_text = '' WHERE id = 1"
UNSEARCHED = "INSERT INTO nomination_search (nomination_search) VALUES ('delete-all')"
ORPHAN = "UPDATE post SET unit_id = 999 WHERE id = 1"


def test_a_sound_book_has_no_findings(book: Book) -> None:
    before = dump(book)
    assert check(book).found == check(book, repair=True).found == ()
    assert dump(book) == before
    assert not book.folder.backups.exists()


@pytest.mark.parametrize(
    ("fault", "words"),
    [(STALE, "1 bản ghi có khóa"), (UNSEARCHED, "Bảng tìm kiếm"), (ORPHAN, "Bảng post, bản ghi 1")],
)
def test_a_planted_fault_is_found_and_nothing_is_touched(book: Book, fault: str, words: str) -> None:
    plant(book, fault)
    before = dump(book)
    result = check(book)
    assert len(result.found) == 1
    assert words in result.found[0]
    assert result.left == result.found
    assert dump(book) == before


def test_what_can_be_computed_is_mended_after_a_backup(book: Book) -> None:
    before = dump(book)
    plant(book, STALE, "UPDATE nomination SET list_key = ''", UNSEARCHED)
    result = check(book, repair=True)
    assert (len(result.found), result.left) == (2, ())
    assert result.mended == 1 + len(before["nomination"])
    assert dump(book) == before
    (backup,) = book.folder.backups.glob("*.db")
    assert look_into(backup).counts["person"] == len(before["person"])


def test_a_repair_is_the_next_step_to_undo(book: Book) -> None:
    plant(book, "UPDATE person SET full_name = CAST(x'ff41' AS TEXT) WHERE id = 1")
    unread = record_rows_as_bytes(book)
    assert check(book, repair=True).kept is not None
    assert record_rows_as_bytes(book) != unread
    step = history.next_steps(book)[0]
    assert step is not None
    assert step.label.startswith("Sửa chữa dữ liệu, ")
    history.undo(book)
    assert record_rows_as_bytes(book) == unread
    assert history.next_steps(book)[0] != step


def record_rows_as_bytes(book: Book) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(book.store.path)) as connection:
        return connection.execute("SELECT id, CAST(full_name AS BLOB), name_key FROM person ORDER BY id").fetchall()


def test_what_cannot_be_mended_is_said_to_be_left(book: Book) -> None:
    plant(book, ORPHAN, STALE)
    before = record_rows(book)["post"]
    result = check(book, repair=True)
    assert len(result.found) == 2
    assert result.left == tuple(finding for finding in result.found if "post" in finding)
    assert record_rows(book)["post"] == before


def test_a_spoilt_index_is_found(book: Book) -> None:
    plant(
        book,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = 'CREATE INDEX ix_post_unit_id ON post (person_id)' "
        "WHERE name = 'ix_post_unit_id'",
    )
    book.store.engine.dispose()
    (finding, *_) = check(book).found
    assert finding.startswith("Tệp dữ liệu hỏng về cấu trúc")


BOGUS = (
    ("plan", "state"),
    ("report", "kind"),
    ("report", "period"),
    ("decision", "content"),
    ("further_deadline", "deadline_kind"),
    ("further_deadline", "recurrence"),
    ("further_deadline", "deadline_until_round"),
    ("earlier_wording", "deadlines"),
    ("review_round", "code"),
    ("vote_tally", "share"),
    ("award", "coefficient"),
    ("council_session", "started_at"),
    ("unit_review", "ended_at"),
)


def test_a_word_time_or_share_that_is_none_is_found_in_every_column_that_has_them(book: Book) -> None:
    plant(
        book,
        *(f"UPDATE {table} SET {column} = '1/0' WHERE id = (SELECT min(id) FROM {table})" for table, column in BOGUS),
    )
    sentences = check(book).found
    named = {
        (table, column)
        for table, column in BOGUS
        if any(f"Bảng {table}," in line and f"cột {column} " in line for line in sentences)
    }
    assert named == {*BOGUS}
