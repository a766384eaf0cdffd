"""The second place under a passphrase: it waits for it each day, is opened again, and is given up without a trace."""

import os
from pathlib import Path
from random import Random

import pytest

from desktop_app.domain.errors import Cancelled, InvalidRecord, NoBook, PassphraseNeeded
from desktop_app.domain.keeping.backups import Occasion
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.attachments import attach
from desktop_app.services.book import Book, open_book
from desktop_app.services.keeping import data_safety as safety
from desktop_app.services.keeping import packages
from desktop_app.services.keeping.backups import follower
from desktop_app.store.backups.ledger import Damage, read_ledger
from tests.books import unit
from tests.services.keeping.test_automatic import Clock, clock

__all__ = ["clock"]
PASSPHRASE = "bon tu khong dau"


def waits_outside(book: Book) -> str:
    outside = read_ledger(book.folder).outside
    assert outside is not None
    return outside.waits


def test_under_a_passphrase_the_second_place_gets_packages_and_waits_for_it_each_day(
    book: Book, clock: Clock, tmp_path: Path
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    unit(book, "Văn phòng")
    proof = tmp_path / "minh-chung.txt"
    proof.write_text("minh chứng")
    attach(book, "unit", 1, [proof])
    safety.choose_place(book, stick, PASSPHRASE)
    safety.back_up_if_due(book, Occasion.DAY, lambda _: True)
    (package,) = stick.iterdir()
    assert package.suffix == ".zip"
    assert b"SQLite format 3" not in package.read_bytes()
    for key in ("", "mot mat khau khac"):
        with pytest.raises(PassphraseNeeded):
            packages.preview(book.folder, package, key)
    assert packages.preview(book.folder, package, PASSPHRASE).counts["unit"] == 1
    assert not any(PASSPHRASE.encode() in file.read_bytes() for file in book.folder.root.rglob("*") if file.is_file())
    clock.go(days=1)
    unit(book, "Phòng Tài chính")
    assert safety.is_passphrase_missing(book)
    safety.back_up_if_due(book, Occasion.DAY, lambda _: True)
    assert list(stick.iterdir()) == [package], "yesterday's passphrase is not kept"
    assert "có mật khẩu" in waits_outside(book)
    assert any("Mật khẩu nơi thứ hai" in step for step in safety.data_safety(book).next_steps)
    with pytest.raises(InvalidRecord, match="không mở được"):
        safety.give_passphrase(book, "mot mat khau khac")
    assert list(stick.iterdir()) == [package]
    safety.give_passphrase(book, PASSPHRASE)
    assert (waits_outside(book), len(list(stick.iterdir()))) == ("", 2)
    newest = max(stick.iterdir())
    assert packages.restore(DataFolder(tmp_path / "may-khac"), newest, PASSPHRASE).counts["unit"] == 2
    (copied_proof,) = DataFolder(tmp_path / "may-khac").attachments.glob("??/*")
    assert copied_proof.read_text() == "minh chứng"
    safety.choose_place(book, stick)
    assert [file.suffix for file in stick.glob("so-thi-dua*")].count(".db") == 1, "without one it is a plain copy again"


def test_a_package_that_cannot_be_opened_again_is_removed_and_waits(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit(book, "Văn phòng")
    stick = tmp_path / "USB"
    stick.mkdir()
    monkeypatch.setattr("desktop_app.store.backups.outside.hash_within", lambda *_: "")
    safety.choose_place(book, stick, PASSPHRASE)
    safety.back_up_if_due(book, Occasion.DAY, lambda _: True)
    assert (list(stick.iterdir()), "không mở lại được" in waits_outside(book)) == ([], True)


def test_a_package_for_the_second_place_is_given_up_at_any_moment_without_a_trace(book: Book, tmp_path: Path) -> None:
    # Once begun it went on to its end, however slow the stick and however often the window was closed.
    unit(book, "Văn phòng")
    proof = tmp_path / "anh.jpg"
    proof.write_bytes(Random(7).randbytes(5 << 20))
    attach(book, "unit", 1, [proof])
    stick = tmp_path / "USB"
    stick.mkdir()
    safety.choose_place(book, stick, PASSPHRASE)
    follower(book).make(Occasion.WORK)
    calls = 0

    def stop_at(number: int) -> bool:
        nonlocal calls
        calls += 1
        return calls != number

    moments = 0
    while True:
        moments, calls = moments + 1, 0
        try:
            follower(book).follow_outside(lambda _, number=moments: stop_at(number))  # type: ignore[misc]
        except Cancelled:
            assert list(stick.iterdir()) == list(book.folder.root.glob(".*")) == []
            assert read_ledger(book.folder).outside is None
        else:
            break
    assert moments > 6, "it is asked within a file, too"
    (package,) = stick.iterdir()
    assert packages.restore(DataFolder(tmp_path / "may-khac"), package, PASSPHRASE).missing_files == ()
    assert package.stat().st_size < (6 << 20)


@pytest.mark.parametrize("sealed", [True, False])
def test_of_a_damaged_ledger_what_can_be_read_is_kept_and_nothing_goes_out_that_nobody_knows_how(
    book: Book, tmp_path: Path, *, sealed: bool
) -> None:
    # It counted as none: the second place and its passphrase were forgotten without a word, wherever it was damaged.
    unit(book, "Văn phòng")
    stick = tmp_path / "USB"
    stick.mkdir()
    safety.choose_place(book, stick, PASSPHRASE if sealed else "")
    for _ in range(3):
        follower(book).make(Occasion.BY_HAND)
    follower(book).follow_outside()
    path = book.folder.backups / "so-theo-doi.json"
    whole, copies = path.read_text(encoding="utf-8"), sorted(stick.iterdir())
    known = read_ledger(book.folder)
    for length in range(0, len(whole) - 2, 41):
        path.write_text(whole[:length] + "\0\0", encoding="utf-8")
        ledger, state = read_ledger(book.folder), safety.data_safety(book)
        assert ledger.damage is not None
        assert list(ledger.backups) == list(known.backups[: len(ledger.backups)])
        assert ledger.place in ("", known.place)
        assert not ledger.damage.seal_known or not ledger.place or ledger.sealed == sealed
        assert state.unsure
        assert state.next_steps[0].startswith("Sổ theo dõi các bản sao lưu bị hỏng hoặc mất")
    for word in ('"seal"', '"sealed": 0, "x"'):
        path.write_text(whole.replace('"sealed"', word), encoding="utf-8")
        assert read_ledger(book.folder).sealed == sealed, "what was copied there last tells it"
    path.write_text(whole.replace('"sealed"', '"sea').replace('"outside"', '"out"'), encoding="utf-8")
    assert read_ledger(book.folder).damage == Damage(place_known=True, seal_known=False)
    book.store.passphrase_of_day = None
    follower(book).make(Occasion.WORK)
    follower(book).follow_outside()
    assert sorted(stick.iterdir()) == copies, "nothing goes to a place of which the lock is not known"
    assert "không rõ bản sao ở đó có mật khẩu không" in waits_outside(book)
    path.unlink()
    assert "không còn biết nơi giữ bản sao thứ hai" in safety.data_safety(book).next_steps[0]
    safety.choose_place(book, stick, PASSPHRASE if sealed else "")
    assert not safety.data_safety(book).unsure
    assert len(list(stick.iterdir())) >= len(copies)


def test_what_a_kill_left_on_the_stick_is_swept_and_nothing_else(book: Book, tmp_path: Path) -> None:
    # Nobody ever removed it: a whole copy of the book under a hidden name, plain where the place is not locked.
    unit(book, "Văn phòng")
    follower(book).make(Occasion.DAY)
    names = (".so-thi-dua 2026-11-27 082824.zip-82p5ny1y.tmp", ".so-thi-dua 2026-11-27 082824.db-82p5ny1y.tmp")
    contents = (b"PK\x03\x04 goi", b"SQLite format 3\0 so")
    (tmp_path / ".cua-nguoi-khac.zip-82p5ny1y.tmp").write_bytes(contents[0])
    for name, content in zip(names, contents, strict=True):
        (tmp_path / name).write_bytes(content)
        os.utime(tmp_path / name, (0, 0))
    os.utime(tmp_path / ".cua-nguoi-khac.zip-82p5ny1y.tmp", (0, 0))
    safety.choose_place(book, tmp_path, PASSPHRASE)
    assert [path.name for path in tmp_path.glob(".*")] == [".cua-nguoi-khac.zip-82p5ny1y.tmp"]


def test_what_a_killed_restore_left_where_there_was_no_book_is_swept(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "moi")
    room, half = folder.root / ".phuc-hoi-a1b2c3d4", folder.attachments / "93" / f".{'93' * 20}-wgx6ijb4.tmp"
    for path in (room / "so-thi-dua.db", half):
        path.parent.mkdir(parents=True)
        path.write_bytes(b"SQLite format 3\0")
        os.utime(path, (0, 0))
    with pytest.raises(NoBook):
        open_book(folder)
    assert [path.name for path in folder.root.rglob(".*")] == []
