"""Books made and kept by the command line: nobody makes one unasked, and one that is lost is said to be lost."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app import __main__, cli
from desktop_app.domain.office.units import UnitFields
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.keeping.backups import back_up
from desktop_app.services.keeping.exports import whole_book
from desktop_app.services.office.units import change_unit
from tests.books import book_in, dump_file, fill, sample_in, unit


def say(capsys: pytest.CaptureFixture[str], folder: Path, *words: str | Path) -> tuple[int, str, str]:
    """Carry out a command on a folder and return its status, what it answered and what it said."""
    status = cli.main(["--data", str(folder), *map(str, words)])
    output = capsys.readouterr()
    return status, output.out, output.err


NEED_A_BOOK = [
    ("list", "people"),
    ("check",),
    ("history",),
    ("undo",),
    ("backup",),
    ("export", "--out", "tat-ca.xlsx"),
    ("round", "create", "2026-H1"),
    ("paper", "annual-report", "--year", "2026", "--out", "bao-cao.pdf"),
]


@pytest.mark.parametrize("words", NEED_A_BOOK, ids=" ".join)
@pytest.mark.parametrize("there", [False, True], ids=["no folder", "a folder of other things"])
def test_a_mistyped_folder_makes_no_book(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    *,
    there: bool,
) -> None:
    # An empty book used to be made there, and the command carried out on it.
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "so-go-nham"
    if there:
        folder.mkdir()
        (folder / "thu.txt").write_text("một lá thư")
    before = sorted(tmp_path.rglob("*"))
    status, out, err = say(capsys, folder, *words)
    assert (status, out) == (4, "")
    assert err.splitlines() == [
        f"Trong “{folder}” chưa có sổ.",
        f'Tạo sổ mới bằng lệnh: so-thi-dua --data "{folder}" init',
    ]
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("left", [b"", None], ids=["no bytes", "gone"])
def test_a_lost_data_file_is_said_to_be_lost_with_the_way_back(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, left: bytes | None
) -> None:
    with book_in(tmp_path / "book") as book:
        unit(book, "Văn phòng")
        backup = back_up(book).path
        later = book.folder.backups / "so-thi-dua 2999.db"
        later.write_bytes(backup.read_bytes()[:5000])
    held = dump_file(book.store.path)
    book.folder.database.unlink()
    if left is not None:
        book.folder.database.write_bytes(left)
    for words in (["list", "units"], ["init"], ["check"]):
        status, out, err = say(capsys, book.folder.root, *words)
        assert (status, out) == (4, "")
        sentence, hint = err.splitlines()
        assert f"“{backup.name}” (1 bản ghi)" in sentence
        assert hint.endswith(f'restore "{backup}"')
    assert say(capsys, book.folder.root, "restore", backup)[0] == 0
    assert dump_file(book.folder.database) == held


def test_where_no_backup_can_be_read_it_says_so_and_makes_none(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = DataFolder(tmp_path / "book")
    folder.backups.mkdir(parents=True)
    (folder.backups / "so-thi-dua.db").write_bytes(b"garbage")
    status, out, err = say(capsys, folder.root, "init")
    assert (status, out) == (4, "")
    assert "đều không đọc được" in err
    assert not folder.database.exists()


def test_what_is_left_of_a_lost_file_is_kept_when_a_backup_is_put_back(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with book_in(tmp_path / "book") as book:
        unit(book, "Văn phòng")
        backup = back_up(book, tmp_path / "sao-luu.db").path
    book.folder.database.unlink()
    log = book.folder.database.with_name(book.folder.database.name + "-wal")
    log.write_bytes(b"x" * 5000)
    status, _, err = say(capsys, book.folder.root, "list", "units")
    assert status == 4
    assert "tệp ghi tạm" in err
    assert say(capsys, book.folder.root, "restore", backup)[0] == 0
    (log,) = book.folder.backups.glob("*-wal")
    assert log.read_bytes() == b"x" * 5000


def test_a_first_start_that_was_cut_off_is_begun_again(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "book")
    folder.root.mkdir()
    folder.database.touch()
    assert say(capsys, folder.root, "list", "units")[0] == 4
    assert say(capsys, folder.root, "init")[0] == 0
    assert say(capsys, folder.root, "list", "units")[0] == 0
    assert say(capsys, folder.root, "init")[0] == 4


def test_a_backup_over_what_is_there_is_asked_for(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with book_in(tmp_path / "book") as book:
        unit(book, "Văn phòng")
    letter = tmp_path / "thu.docx"
    letter.write_text("một lá thư")
    status, out, err = say(capsys, book.folder.root, "backup", "--out", letter)
    assert (status, out) == (3, "")
    assert "Đã có tệp “thu.docx”" in err
    assert letter.read_text() == "một lá thư"
    assert say(capsys, book.folder.root, "backup", "--replace", "--out", letter)[0] == 0
    assert say(capsys, book.folder.root, "backup", "--replace", "--out", book.folder.lock)[0] == 3


def test_a_restore_is_looked_at_first(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with book_in(tmp_path / "book", fill) as book:
        backup = back_up(book, tmp_path / "usb.db").path
        unit(book, "Phòng thêm sau")
    held = dump_file(book.folder.database)
    for file in (tmp_path / "tep-dinh-kem").glob("??/*"):
        file.unlink()
        (book.folder.attachments / file.name[:2] / file.name).unlink()
    status, out, _ = say(capsys, book.folder.root, "restore", backup, "--dry-run")
    assert status == 0
    assert out.startswith("Sẽ phục hồi từ")
    assert "Thiếu 2 tệp đính kèm: “" in out
    assert dump_file(book.folder.database) == held


def test_who_works_and_what_leaves_is_asked_of_the_command_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = sample_in(tmp_path / "book").root
    out = tmp_path / "tat-ca.xlsx"
    status, _, _ = say(capsys, folder, "export", "--out", out, "--with-personal", "--operator", "Hoàng Thị Dịu")
    assert status == 0
    status, answer, _ = say(capsys, folder, "list", "departures", "--json")
    (entry,) = json.loads(answer)
    assert (status, entry["actor"], entry["way"], entry["place"], entry["personal"]) == (
        0,
        "Hoàng Thị Dịu",
        "Xuất tệp",
        str(out),
        "có",
    )
    assert say(capsys, folder, "undo", "--operator", "12")[0] == 3


def test_the_book_is_handed_over_in_a_package(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = sample_in(tmp_path / "book").root
    package, key = tmp_path / "ban-giao.zip", tmp_path / "mat-khau.txt"
    key.write_text("ban do xanh 1945\n")
    status, out, _ = say(capsys, folder, "hand-over", "--out", package, "--passphrase-file", key)
    assert (status, out.startswith("Đã ghi gói có mật khẩu vào")) == (0, True)
    other = tmp_path / "may-khac"
    status, _, err = say(capsys, other, "restore", package)
    assert (status, err.splitlines()[0]) == (3, "“ban-giao.zip” có mật khẩu.")
    assert "--passphrase-file" in err
    typed = iter(["ban do do 1945", "ban do xanh 1945"])
    monkeypatch.setattr("getpass.getpass", lambda _: next(typed))
    status, _, err = say(capsys, other, "restore", package, "--passphrase")
    assert (status, err.splitlines()[0]) == (3, "Mật khẩu của “ban-giao.zip” không đúng.")
    assert not other.exists()
    marked = tmp_path / "mat-khau-notepad.txt"
    marked.write_bytes(b"\xef\xbb\xbfban do xanh 1945\r\n")
    assert say(capsys, other, "restore", package, "--dry-run", "--passphrase-file", marked)[0] == 0
    assert say(capsys, other, "restore", package, "--passphrase")[0] == 0
    assert dump_file(DataFolder(other).database)["person"] == dump_file(DataFolder(folder).database)["person"]
    monkeypatch.setattr("getpass.getpass", lambda words: words)
    assert say(capsys, folder, "backup", "--out", tmp_path / "a.zip", "--passphrase")[0] == 2
    assert say(capsys, folder, "backup", "--passphrase-file", key)[0] == 2
    sheet = tmp_path / "huong-dan.pdf"
    assert say(capsys, folder, "recovery-sheet", "--out", sheet, "--hand-line")[0] == 0
    assert sheet.read_bytes().startswith(b"%PDF")


def test_a_record_is_followed_field_by_field_and_a_field_put_back(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "book"
    with book_in(folder, fill) as book:
        changed = change_unit(book, 3, UnitFields("Trung tâm Dữ liệu")).change_id
    status, out, _ = say(capsys, folder, "history", "--record", "unit:3", "--fields")
    assert status == 0
    assert "\tĐơn vị: Tên đơn vị (unit:3 name)\tTrung tâm Thông tin → Trung tâm Dữ liệu" in out.splitlines()
    status, out, _ = say(capsys, folder, "history", "--change", str(changed))
    assert "Trung tâm Thông tin → Trung tâm Dữ liệu" in out
    words = ("put-back", "--record", "unit:3", "--field", "name", "--change", str(changed))
    assert say(capsys, folder, *words)[:2] == (0, "Lấy lại “Tên đơn vị” của đơn vị “Trung tâm Dữ liệu”.\n")
    assert "Trung tâm Thông tin" in say(capsys, folder, "list", "units")[1]
    assert say(capsys, folder, "history", "--day", "2020-01-01")[1].count("\n") == 1
    for record, line in (
        ("award:1", "Khen thưởng: Đã chi (award:1 paid_on)\t(trống) → 20/01/2026"),
        ("vote_tally:1", "Kết quả biểu quyết: Đồng ý (vote_tally:1 agree)\t(trống) → 3"),
        ("issued_paper:1", "Văn bản đã phát hành: "),
        ("post:1", "Chức vụ: Chức vụ (post:1 position)\t(trống) → Chuyên viên"),
    ):
        status, out, _ = say(capsys, folder, "history", "--record", record, "--fields")
        assert (status, line in out) == (0, True), out
    too_large = f"person:{2**63}"
    for wrong, says in (
        ("people:1", "Không có loại bản ghi"),
        ("unit", "không phải là bản ghi"),
        (too_large, "không phải là bản ghi"),
        ("person:" + "9" * 6000, "không phải là bản ghi"),
    ):
        for command in (("history",), ("put-back", "--field", "name", "--change", "1")):
            status, _, err = say(capsys, folder, *command, "--record", wrong)
            assert status == 3
            assert says in err
            assert len(err) < 600


def test_a_damaged_row_of_the_log_is_told_with_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "book"
    with book_in(folder, fill) as book:
        change_unit(book, 3, UnitFields("Trung tâm Dữ liệu"))
    path = DataFolder(folder).database
    for damage in ('{"name": ', "[1]"):
        with closing(sqlite3.connect(path)) as connection, connection:
            item = connection.execute("SELECT max(id) FROM change_item").fetchone()
            connection.execute("UPDATE change_item SET before = ? WHERE id = ?", (damage, *item))
        for command in (
            ("history", "--record", "unit:3", "--fields"),
            ("put-back", "--record", "unit:3", "--field", "name", "--change", "1"),
            ("undo",),
        ):
            status, _, err = say(capsys, folder, *command)
            assert (status, "Nhật ký có dòng bị hỏng" in err) == (4, True), (command, status, err)


def test_a_command_that_is_broken_off_says_so_and_leaves_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with book_in(tmp_path / "book", fill) as book:
        before = dump_file(book.folder.database)

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    # As Ctrl+C does, in the middle of what is written.
    monkeypatch.setattr(whole_book, "copy_attachments", interrupt)
    words = ["--data", str(tmp_path / "book"), "export", "--whole", "--out", str(tmp_path / "whole")]
    assert __main__.main(words) == 130
    assert capsys.readouterr().err.startswith("Đã dừng theo yêu cầu (Ctrl+C).")
    assert [path.name for path in tmp_path.iterdir()] == ["book"]
    assert dump_file(book.folder.database) == before
