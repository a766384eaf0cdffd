"""Backups that the store makes by itself: when, what they hold, thinned, copied outside, never in the way."""

import json
import sqlite3
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import Cancelled, InvalidRecord, StoreProblem, UnwritableOutput
from desktop_app.domain.keeping.backups import Occasion
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.attachments import attach
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.proposing import propose
from desktop_app.services.keeping.data_safety import data_safety
from desktop_app.services.keeping.trash import empty, put_in_trash
from desktop_app.services.year.briefings import mark_informed
from desktop_app.store.backups.automatic import AutomaticBackups
from desktop_app.store.backups.ledger import BackupNote, change_ledger, read_ledger
from desktop_app.store.data_file import backup as stored
from tests.books import BookIds, book_in, dump, dump_file, person, unit
from tests.data.history import nine_workbooks


class Clock:
    """The hour, as the test has it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 27, 8, 0)

    def __call__(self) -> datetime:
        return self.now

    def go(self, **times: float) -> None:
        self.now += timedelta(**times)


@pytest.fixture
def clock(book: Book) -> Clock:
    clock = Clock()
    book.store.clock = clock
    return clock


@pytest.fixture
def automatic(book: Book, clock: Clock) -> AutomaticBackups:
    return AutomaticBackups(book.store.path, clock)


def notes(book: Book) -> Sequence[BackupNote]:
    return read_ledger(book.folder).backups


def occasions(book: Book) -> list[Occasion]:
    return [note.occasion for note in notes(book)]


def asked(path: Path, question: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def test_a_book_that_nothing_was_written_to_is_not_backed_up(book: Book, automatic: AutomaticBackups) -> None:
    assert automatic.make_if_due(Occasion.DAY) is None
    assert not list(book.folder.backups.glob("*.db"))


def test_a_day_of_work_leaves_the_backups_it_should(book: Book, automatic: AutomaticBackups, clock: Clock) -> None:
    unit(book, "Văn phòng")
    assert automatic.make_if_due(Occasion.DAY)
    assert automatic.make_if_due(Occasion.DAY) is None
    clock.go(minutes=40)
    assert automatic.make_if_due(Occasion.WORK) is None, "nothing has changed"
    unit(book, "Phòng Tổ chức")
    assert automatic.make_if_due(Occasion.WORK)
    clock.go(minutes=20)
    unit(book, "Thanh tra")
    assert automatic.make_if_due(Occasion.WORK) is None, "twenty minutes are not thirty"
    assert automatic.make_if_due(Occasion.CLOSING)
    assert automatic.make_if_due(Occasion.CLOSING) is None
    clock.go(days=1)
    assert automatic.make_if_due(Occasion.DAY)
    assert occasions(book) == [Occasion.DAY, Occasion.WORK, Occasion.CLOSING, Occasion.DAY]
    assert [note.counts["unit"] for note in notes(book)] == [1, 2, 3, 3]


def test_a_backup_holds_every_row_and_every_file(book: Book, filled: BookIds, tmp_path: Path) -> None:
    del filled
    proof = tmp_path / "quyet-dinh.pdf"
    proof.write_bytes(b"%PDF-1.7 invented")
    attach(book, "task", 6, [proof])
    before = dump(book)
    note = AutomaticBackups(book.store.path).make(Occasion.DAY)
    backup = book.folder.backups / note.name
    assert dump_file(backup) == before
    assert (note.missing_files, note.counts) == (0, {name: len(before[name]) for name in note.counts})
    beside = DataFolder(book.folder.backups).attachments
    files = {file.name for file in beside.glob("??/*")}
    named = {row[0] for row in asked(backup, "SELECT sha256 FROM attachment")}
    assert named <= files
    assert note.files >= len(named) > 1
    assert note.sha256 == stored.hash_of(backup)


def test_before_an_import_there_is_a_backup_of_the_book_as_it_was(book: Book, clock: Clock, tmp_path: Path) -> None:
    unit(book, "Văn phòng")
    before = dump(book)
    file = nine_workbooks(tmp_path)[0]
    proposal = propose(book, file.kind, file.path, ImportSettings(new_people=True, new_units=True, new_awards=True))
    proposal.apply(book, proposal.to_write(), None)
    (note,) = notes(book)
    assert (note.occasion, note.at) == (Occasion.IMPORT, clock.now)
    assert dump_file(book.folder.backups / note.name) == before
    assert dump(book) != before


def test_an_act_on_many_relies_on_a_backup_of_the_last_ten_minutes(book: Book, clock: Clock) -> None:
    office = unit(book, "Văn phòng")
    people = [person(book, name, office) for name in ("Nguyễn An", "Trần Bình")]
    day = date(2026, 1, 5)
    mark_informed(book, people, day)
    assert occasions(book) == [Occasion.BULK]
    third = person(book, "Lê Chi", office)
    clock.go(minutes=9)
    mark_informed(book, [*people, third], day)
    assert len(notes(book)) == 1
    clock.go(minutes=2)
    mark_informed(book, [third], day)
    assert len(notes(book)) == 1, "one record is not many"
    put_in_trash(book, "person", people)
    assert len(notes(book)) == 2


def test_before_the_trash_is_emptied_what_lies_there_is_backed_up(book: Book, clock: Clock) -> None:
    put_in_trash(book, "unit", [unit(book, "Phòng cũ")])
    before = dump(book)
    clock.go(minutes=1)
    empty(book)
    (note,) = notes(book)
    assert dump_file(book.folder.backups / note.name) == before
    with pytest.raises(InvalidRecord):
        empty(book)


def test_an_act_goes_on_where_no_backup_can_be_made_and_it_is_known(book: Book, clock: Clock) -> None:
    unit(book, "Văn phòng")
    people = [person(book, name) for name in ("Nguyễn An", "Trần Bình")]
    book.folder.backups.write_text("a file where the folder should be")
    put_in_trash(book, "person", people)
    assert len(dump(book)["change"]) == 4
    book.folder.backups.unlink()
    book.folder.backups.mkdir()
    (book.folder.backups / "tep-dinh-kem").write_text("a file where the folder should be")
    (book.folder.attachments / "aa").mkdir(parents=True)
    clock.go(hours=1)
    AutomaticBackups(book.store.path, clock).before_work(Occasion.BULK)
    assert notes(book)


def test_a_failure_is_written_down_until_a_backup_is_made(
    book: Book, automatic: AutomaticBackups, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise UnwritableOutput("Không ghi được bản sao lưu: ổ đĩa đã đầy.")

    unit(book, "Văn phòng")
    with monkeypatch.context() as patch:
        patch.setattr("desktop_app.store.backups.automatic.back_up", refuse)
        with pytest.raises(UnwritableOutput):
            automatic.make_if_due(Occasion.DAY)
    failure = read_ledger(book.folder).failure
    assert failure is not None
    assert "ổ đĩa đã đầy" in failure.sentence
    assert automatic.make_if_due(Occasion.DAY)
    assert read_ledger(book.folder).failure is None


def test_a_backup_that_is_stopped_leaves_nothing_and_the_book_as_it_was(
    book: Book, automatic: AutomaticBackups
) -> None:
    unit(book, "Văn phòng")
    before = dump(book)
    for stopped_after in range(3):
        calls = iter(range(10))

        def go_on(_: int) -> bool:
            return next(calls) < stopped_after  # noqa: B023 - called at once

        if stopped_after < 2:
            with pytest.raises(Cancelled):
                automatic.make(Occasion.CLOSING, go_on)
            assert [file.name for file in book.folder.backups.iterdir()] == []
        else:
            assert automatic.make(Occasion.CLOSING, go_on).counts["unit"] == 1
    assert dump(book) == before


def test_what_is_saved_while_a_backup_is_made_neither_stops_it_nor_gets_into_it(
    book: Book, automatic: AutomaticBackups, monkeypatch: pytest.MonkeyPatch
) -> None:
    # SQLite begins anew whenever somebody else has written, and would never end beside a busy clerk.
    monkeypatch.setattr(stored, "_PAGES_AT_A_TIME", 5)
    unit(book, "Văn phòng")
    before = dump(book)
    steps = 0

    def work_on(_: int) -> bool:
        nonlocal steps
        steps += 1
        unit(book, f"Phòng {steps}")
        return True

    note = automatic.make(Occasion.WORK, work_on)
    assert dump_file(book.folder.backups / note.name) == before
    ((pages,),) = asked(book.folder.backups / note.name, "PRAGMA page_count")
    assert 5 < steps <= pages / 5 + 3


def test_backups_are_thinned_and_what_others_put_there_stays(book: Book, automatic: AutomaticBackups) -> None:
    clock = automatic.clock
    assert isinstance(clock, Clock)
    foreign = book.folder.backups / "ban-cua-toi 2020-01-01 080000.db"
    book.folder.backups.mkdir()
    foreign.write_bytes(b"hers")
    for number in range(30):
        unit(book, f"Phòng {number}")
        automatic.make(Occasion.WORK)
        clock.go(minutes=31)
    clock.go(days=20)
    unit(book, "Thanh tra")
    automatic.make(Occasion.DAY)
    files = sorted(file.name for file in book.folder.backups.glob("*.db"))
    # Of the two days that work lasted one week's newest is left, and today's.
    assert len(files) == 3
    assert foreign.name in files
    assert {note.name for note in notes(book)} == set(files) - {foreign.name}


def test_a_damaged_or_foreign_ledger_is_as_good_as_none(book: Book, automatic: AutomaticBackups) -> None:
    unit(book, "Văn phòng")
    note = automatic.make(Occasion.DAY)
    path = book.folder.backups / "so-theo-doi.json"
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole["backups"][0]["name"] = "../so-thi-dua.db"
    odd = [
        {**whole, "backups": [{**whole["backups"][0], "name": note.name, **damage}]}
        for damage in ({"undoes": "~"}, {"state": "~"}, {"counts": [1]}, {"counts": {"unit": "x"}}, {"files": "x"})
    ]
    nameless = {**whole, "backups": [], "place": "a\0b"}
    for text in ("", "{", "[]", "[" * 200_000, '{"backups": 3}', *map(json.dumps, (whole, nameless, *odd))):
        path.write_text(text, encoding="utf-8")
        assert notes(book) == ()
        assert data_safety(book).place == ""
    assert automatic.make_if_due(Occasion.CLOSING), "nothing is known of the other any more"
    assert (book.folder.backups / note.name).exists()


def test_a_backup_that_was_cut_short_or_removed_does_not_count(book: Book, automatic: AutomaticBackups) -> None:
    unit(book, "Văn phòng")
    note = automatic.make(Occasion.DAY)
    assert automatic.make_if_due(Occasion.CLOSING) is None
    backup = book.folder.backups / note.name
    backup.write_bytes(backup.read_bytes()[:-1])
    assert automatic.make_if_due(Occasion.CLOSING)


def test_after_the_clock_was_set_back_what_is_made_is_the_newest_and_goes_outside(
    book: Book, automatic: AutomaticBackups, clock: Clock, tmp_path: Path
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    unit(book, "Văn phòng")
    for _ in range(14):
        clock.go(minutes=1)
        automatic.make(Occasion.BULK)
    use_place(book, stick)
    clock.go(hours=-3)
    unit(book, "Thanh tra")
    note = automatic.make_if_due(Occasion.WORK)
    assert note is not None
    assert (book.folder.backups / note.name).is_file()
    assert read_ledger(book.folder).newest == note
    assert dump_file(stick / note.name) == dump(book)
    assert automatic.make_if_due(Occasion.WORK) is None, "it holds the last change"


def use_place(book: Book, place: Path) -> None:
    change_ledger(book.folder, lambda ledger: replace(ledger, place=str(place)))


def test_the_second_place_gets_the_newest_backup_when_it_is_there(
    book: Book, automatic: AutomaticBackups, clock: Clock, tmp_path: Path
) -> None:
    unit(book, "Văn phòng")
    proof = tmp_path / "minh-chung.txt"
    proof.write_text("minh chứng")
    attach(book, "unit", 1, [proof])
    stick = tmp_path / "USB"
    automatic.make(Occasion.DAY)
    use_place(book, stick)
    automatic.make_if_due(Occasion.WORK)
    outside = read_ledger(book.folder).outside
    assert outside is not None
    assert (outside.name, "chưa thấy thư mục" in outside.waits) == ("", True)
    stick.mkdir()
    clock.go(minutes=1)
    automatic.make_if_due(Occasion.WORK)
    outside = read_ledger(book.folder).outside
    (copy,) = stick.glob("*.db")
    assert outside is not None
    assert (outside.name, outside.at, outside.waits) == (copy.name, clock.now, "")
    assert dump_file(copy) == dump(book)
    (copied_proof,) = DataFolder(stick).attachments.glob("??/*")
    assert copied_proof.read_text() == "minh chứng"
    for _ in range(20):
        clock.go(days=1)
        unit(book, f"Phòng {clock.now.day}")
        automatic.make_if_due(Occasion.DAY)
    assert {file.name for file in stick.glob("*.db")} == set(read_ledger(book.folder).outside_names)
    assert len(list(stick.glob("*.db"))) < 18


def test_a_slow_second_place_holds_up_no_act_and_is_given_up_on_closing(
    book: Book, automatic: AutomaticBackups, clock: Clock, tmp_path: Path
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    use_place(book, stick)
    unit(book, "Văn phòng")
    copying, closed = threading.Event(), threading.Event()

    def slow(_: int) -> bool:
        if any(stick.iterdir()):
            copying.set()
            return not closed.wait(20)
        return True

    def follow() -> None:
        with pytest.raises(Cancelled):
            automatic.make_if_due(Occasion.WORK, slow)

    with ThreadPoolExecutor(2) as threads:
        following = threads.submit(follow)
        assert copying.wait(20)
        clock.go(minutes=11)
        unit(book, "Thanh tra")
        threads.submit(automatic.before_work, Occasion.BULK).result(10)
        assert occasions(book) == [Occasion.WORK, Occasion.BULK]
        closed.set()
        following.result(20)
    assert list(stick.iterdir()) == []
    automatic.make_if_due(Occasion.CLOSING)
    assert len(list(stick.glob("*.db"))) == 1


def test_a_copy_that_is_not_as_the_backup_is_removed_and_waits(
    book: Book, automatic: AutomaticBackups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit(book, "Văn phòng")
    use_place(book, tmp_path)
    monkeypatch.setattr("desktop_app.store.backups.outside.hash_of", lambda _: "")
    automatic.make_if_due(Occasion.DAY)
    outside = read_ledger(book.folder).outside
    assert outside is not None
    assert "không giống bản gốc" in outside.waits
    assert not list(tmp_path.glob("*.db"))


def test_a_book_that_cannot_be_read_is_said_to_be(tmp_path: Path) -> None:
    with book_in(tmp_path / "book") as book:
        unit(book, "Văn phòng")
    book.folder.database.write_bytes(b"garbage" * 1000)
    with pytest.raises(StoreProblem):
        AutomaticBackups(book.folder.database).make_if_due(Occasion.DAY)
