"""Packages under a passphrase: whole on another machine, nothing without it, and a refusal changes nothing."""

import errno
import hashlib
import io
import os
import re
import shutil
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

import pytest
import pyzipper
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from desktop_app.domain.errors import (
    Cancelled,
    ClerkError,
    InvalidRecord,
    PassphraseNeeded,
    StoreFull,
    UnreadableInput,
    UnwritableOutput,
)
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.services.keeping import backups, packages, recovery
from desktop_app.services.keeping.checks import check
from desktop_app.services.keeping.packages import write_package
from tests.books import book_in, dump, fill, rows_of, unit, without_departures

KEY = "ban do xanh 1945"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place with a closed, filled book, its hand-over package and its backup, both under a passphrase."""
    place = tmp_path_factory.mktemp("packages")
    with book_in(place / "book", fill) as book:
        write_package(book, place / "ban-giao.zip", KEY, handover=True)
        write_package(book, place / "sao-luu.zip", KEY)
    return place


def state(root: Path) -> dict[str, str]:
    """Return what lies in a folder, byte by byte."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("name", ["ban-giao.zip", "sao-luu.zip"])
def test_a_package_opens_on_another_machine(template: Path, tmp_path: Path, name: str) -> None:
    before = state(template / "book" / "tep-dinh-kem")
    other = DataFolder(tmp_path / "may-khac")
    summary = packages.restore(other, template / name, KEY)
    assert summary.path == template / name
    assert summary.missing_files == summary.findings == ()
    assert state(other.attachments) == before != {}
    with opened(DataFolder(template / "book")) as first, opened(other) as second:
        assert check(second).found == ()
        # The package was noted after it was closed.
        assert dump(second).keys() == dump(first).keys()
        assert without_departures(dump(second)) == without_departures(dump(first))
    assert list(other.root.glob(".*")) == []


def test_who_takes_over_can_read_it_without_the_program(template: Path, tmp_path: Path) -> None:
    with pyzipper.AESZipFile(template / "ban-giao.zip") as archive:
        archive.setpassword(KEY.encode())
        content = {name: archive.read(name) for name in archive.namelist()}
    papers = CalamineWorkbook.from_filelike(io.BytesIO(content["danh-muc.xlsx"])).get_sheet_by_index(0).to_python()
    files = CalamineWorkbook.from_filelike(io.BytesIO(content["danh-muc.xlsx"])).get_sheet_by_index(1).to_python()
    with opened(DataFolder(template / "book")) as book:
        issued = rows_of(book, "attachment", "sha256", "table_name = 'issued_paper'")
        others = rows_of(book, "attachment", "file_name", "table_name != 'issued_paper'")
    named = {str(row[0]) for row in papers[1:]}
    assert {hashlib.sha256(content[name]).hexdigest() for name in named} == {str(digest) for (digest,) in issued}
    assert issued
    assert [row[1] for row in files[1:]] == [name for (name,) in others] != []
    assert all(str(row[0]) in content for row in files[1:])
    everything = CalamineWorkbook.from_filelike(io.BytesIO(content["toan-bo-so.xlsx"]))
    assert any(
        "Nông Thị Lan" in str(cell)
        for name in everything.sheet_names
        for row in everything.get_sheet_by_name(name).to_python()
        for cell in row
    )
    assert "7-Zip" in content["DOC-TRUOC.txt"].decode("utf-8-sig")
    page = content["MUC-LUC.html"].decode()
    links = {unquote(place) for place in re.findall(r"href='([^']+)'", page)}
    assert links == {*named, *(str(row[0]) for row in files[1:]), "danh-muc.xlsx", "toan-bo-so.xlsx"}
    assert links <= content.keys()
    assert all(f">{name}</a>" in page for (name,) in others)


def test_without_the_passphrase_nothing_is_told(template: Path) -> None:
    content = (template / "ban-giao.zip").read_bytes()
    with zipfile.ZipFile(template / "ban-giao.zip") as archive:
        members = archive.infolist()
    assert {member.filename for member in members if not member.flag_bits & 1} == {"DOC-TRUOC.txt"}
    assert {member.compress_type for member in members if member.flag_bits & 1} == {99}
    for words in ("Nông Thị Lan", "SQLite format 3", "Quyết định", "QĐ", KEY):
        assert words.encode() not in content


def test_the_passphrase_is_kept_nowhere(template: Path) -> None:
    for path in (template / "book").rglob("*"):
        if path.is_file():
            assert KEY.encode() not in path.read_bytes(), path
    with opened(DataFolder(template / "book")) as book:
        assert rows_of(book, "departure", "way, sealed, place") == [
            ("handover", 1, str(template / "ban-giao.zip")),
            ("backup", 1, str(template / "sao-luu.zip")),
        ]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])


def cut_at_the_end(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-30])


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 0xFF
    path.write_bytes(bytes(content))


def of_something_else(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("so-thi-dua.db", "w") as stream:
        for _ in range(100):
            stream.write(bytes(1 << 20))


def twice(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("so-thi-dua.db", b"SQLite format 3\0")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("so-thi-dua.db", b"SQLite format 3\0")


def way_out(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("../ra-ngoai.txt", "/etc/ra-ngoai.txt", "tep-dinh-kem/../../ra-ngoai.txt", "tep-dinh-kem/aa/../x"):
            archive.writestr(name, b"x")
        archive.writestr("so-thi-dua.db", b"SQLite format 3\0" + bytes(5000))


SPOILT: list[Callable[[Path], None]] = [cut, cut_at_the_end, damaged, of_something_else, bomb, twice, way_out]


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
@pytest.mark.parametrize("act", [packages.preview, packages.restore], ids=["preview", "restore"])
def test_a_package_that_is_none_changes_nothing(
    template: Path, tmp_path: Path, spoil: Callable[[Path], None], act: Callable[[DataFolder, Path, str], object]
) -> None:
    file = tmp_path / "goi.zip"
    file.write_bytes((template / "sao-luu.zip").read_bytes())
    spoil(file)
    with book_in(tmp_path / "book") as book:
        unit(book, "Văn phòng")
    before = state(tmp_path)
    with pytest.raises(UnreadableInput, match=r"goi\.zip") as refusal:
        act(DataFolder(tmp_path / "book"), file, KEY)
    assert refusal.value.message.count(". ") == 0
    assert state(tmp_path) == before
    with pytest.raises(UnreadableInput):
        act(DataFolder(tmp_path / "moi"), file, KEY)
    assert not (tmp_path / "moi").exists()


def test_a_package_is_of_the_day_on_which_it_was_written(template: Path, tmp_path: Path) -> None:
    package = tmp_path / "sao-luu.zip"
    shutil.copyfile(template / "sao-luu.zip", package)
    moment = datetime(2026, 1, 5, 10, 0)
    os.utime(package, (moment.timestamp(), moment.timestamp()))
    summary = packages.preview(DataFolder(template / "book"), package, KEY)
    assert summary.made.startswith("10:00 ngày 05/01/2026")


@pytest.mark.parametrize(("key", "sentence"), [("", "có mật khẩu"), ("ban do xanh 1946", "không đúng")])
def test_no_passphrase_or_another_one(template: Path, tmp_path: Path, key: str, sentence: str) -> None:
    with book_in(tmp_path / "book") as book:
        unit(book, "Văn phòng")
    before = state(tmp_path)
    for act in (packages.preview, packages.restore):
        with pytest.raises(PassphraseNeeded, match=sentence):
            act(DataFolder(tmp_path / "book"), template / "ban-giao.zip", key)
    assert state(tmp_path) == before


@pytest.mark.parametrize("key", ["", "ngan", "mật khẩu có dấu", " hai dau cach ", "aaaaaaaaaaaa", "mot\tdong moi"])
def test_a_passphrase_that_another_machine_may_not_take(template: Path, tmp_path: Path, key: str) -> None:
    with book_in(tmp_path / "book") as book, pytest.raises(InvalidRecord, match="ật khẩu"):
        write_package(book, tmp_path / "goi.zip", key)
    assert not (tmp_path / "goi.zip").exists()


def test_a_package_is_written_beside_the_data_only_where_it_may(template: Path, tmp_path: Path) -> None:
    there = tmp_path / "da-co.zip"
    there.write_text("của người khác")
    with book_in(tmp_path / "book") as book:
        for place in (there, book.folder.root / "goi.zip", tmp_path / "khong-co" / "goi.zip", tmp_path / "goi.db"):
            with pytest.raises(UnwritableOutput):
                write_package(book, place, KEY)
        assert rows_of(book, "departure") == []
    assert there.read_text() == "của người khác"
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["book", "da-co.zip"]


def test_a_package_goes_to_another_disk_when_that_of_the_data_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It was copied aside in the data folder first, and refused for want of room there.
    def full_disk(*, prefix: str, dir: Path, **_: object) -> str:
        raise OSError(errno.ENOSPC, f"no room for {prefix} in {dir}")

    with book_in(tmp_path / "book", fill) as book:
        expected = dump(book)
        monkeypatch.setattr("desktop_app.services.keeping.backups.tempfile.mkdtemp", full_disk)
        written = write_package(book, tmp_path / "goi.zip", KEY, handover=True)
        with pytest.raises(StoreFull):
            packages.preview(book.folder, tmp_path / "goi.zip", KEY)
        monkeypatch.undo()
        assert written.records == sum(packages.preview(book.folder, tmp_path / "goi.zip", KEY).counts.values())
        packages.restore(DataFolder(tmp_path / "khac"), tmp_path / "goi.zip", KEY)
    with opened(DataFolder(tmp_path / "khac")) as other:
        assert check(other).found == ()
        assert without_departures(dump(other)) == without_departures(expected)


def test_a_package_that_is_stopped_leaves_nothing(template: Path, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "book")
    shutil.copytree(template / "book", folder.root)
    with opened(folder) as book:
        # What SQLite keeps beside an open file.
        rows_of(book, "unit")
        before = {name: digest for name, digest in state(tmp_path).items() if not name.endswith(("-shm", "-wal"))}
        for moment in (1, 2, 3, 5, 8):
            calls: list[int] = []

            def go_on(count: int) -> bool:
                calls.append(count)  # noqa: B023 - called within this turn
                return len(calls) < moment  # noqa: B023

            with pytest.raises(Cancelled):
                write_package(book, tmp_path / "goi.zip", KEY, go_on, handover=True)
            after = {name: digest for name, digest in state(tmp_path).items() if not name.endswith(("-shm", "-wal"))}
            assert after == before


def test_a_hand_over_may_be_open_and_says_so(tmp_path: Path) -> None:
    with book_in(tmp_path / "book", fill) as book:
        package = write_package(book, tmp_path / "goi.zip", "", handover=True)
        assert not package.sealed
    with zipfile.ZipFile(tmp_path / "goi.zip") as archive:
        assert "KHÔNG có mật khẩu" in archive.read("DOC-TRUOC.txt").decode("utf-8-sig")
    assert packages.preview(DataFolder(tmp_path / "khac"), tmp_path / "goi.zip").counts["person"] == 3


def test_a_backup_that_is_no_package_is_restored_as_ever(tmp_path: Path) -> None:
    with book_in(tmp_path / "book", fill) as book:
        backups.back_up(book, tmp_path / "sao-luu.db")
    assert packages.restore(DataFolder(tmp_path / "khac"), tmp_path / "sao-luu.db").counts["person"] == 3


@pytest.mark.parametrize("hand_line", [False, True])
def test_the_recovery_sheet_has_no_passphrase_on_it(template: Path, *, hand_line: bool) -> None:
    with opened(DataFolder(template / "book")) as book:
        content = recovery.recovery_sheet(book, "ban-giao.zip", hand_line=hand_line)
    reader = PdfReader(io.BytesIO(content))
    assert len(reader.pages) == 1
    text = " ".join(reader.pages[0].extract_text().split())
    assert "ban-giao.zip" in text
    assert "7-Zip" in text
    assert ("Mật khẩu (ghi tay)" in text) is hand_line
    assert KEY not in text


def test_every_refusal_is_the_clerk_s(template: Path, tmp_path: Path) -> None:
    """A byte changed anywhere in the directory of the package is refused, or the package is whole all the same."""
    content = (template / "sao-luu.zip").read_bytes()
    file = tmp_path / "goi.zip"
    for place in range(len(content) - 120, len(content), 5):
        file.write_bytes(content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :])
        with suppress(ClerkError):
            packages.preview(DataFolder(tmp_path / "moi"), file, KEY)
        assert not (tmp_path / "moi").exists()
