"""How safe the data are, asked on the command line: what is known, a second place, a rehearsal."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.runtime.paths import DataFolder
from desktop_app.services.attachments import attach
from desktop_app.services.keeping.backups import back_up
from tests.books import book_in, unit
from tests.cli.test_keeping import say


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A closed book with one unit, to which a file is attached."""
    proof = tmp_path / "minh-chung.txt"
    proof.write_text("minh chứng")
    with book_in(tmp_path / "book") as book:
        attach(book, "unit", unit(book, "Văn phòng"), [proof])
    return book.folder


def test_it_says_what_there_is_and_what_to_do(
    capsys: pytest.CaptureFixture[str], folder: DataFolder, tmp_path: Path
) -> None:
    status, out, _ = say(capsys, folder.root, "safety")
    assert status == 0
    assert out.startswith("Chưa có bản sao lưu nào được ghi nhận.\n")
    assert "Nên làm: Bấm “Sao lưu ngay” để có bản đầu tiên." in out
    say(capsys, folder.root, "backup")
    (tmp_path / "usb").mkdir()
    status, out, _ = say(capsys, folder.root, "safety", "--place", tmp_path / "usb", "--rehearse")
    assert status == 0
    assert "đã mở và đếm lại; từ lúc đó sổ chưa có gì thay đổi." in out
    assert "ở thư mục “sao-luu” của sổ: 2 bản ghi (1 đơn vị…) và 1 tệp đính kèm." in out
    assert f"Bản sao thứ hai để ở “{tmp_path / 'usb'}”: bản gần nhất “so-thi-dua " in out
    assert "mở được, đủ 2 bản ghi và 1 tệp đính kèm." in out
    assert "nằm cùng ổ đĩa với sổ" in out
    (line,) = [line for line in out.splitlines() if ": 2 việc trong 30 ngày qua, gần nhất " in line]
    assert line.endswith(": “Đính kèm 1 tệp”.")
    (copy,) = (tmp_path / "usb").glob("*.db")
    assert (folder.backups / copy.name).read_bytes() == copy.read_bytes()
    with book_in(folder.root) as book:
        unit(book, "Thanh tra")
    out = say(capsys, folder.root, "--json", "safety", "--no-place")[1]
    answer = json.loads(out)
    assert answer["place"] == ""
    assert any("từ lúc đó có thêm 1 việc trong sổ" in line for line in answer["state"])
    assert [backup["records"] for backup in answer["backups"]] == [2]


def test_a_place_that_is_not_there_or_within_the_data_is_refused(
    capsys: pytest.CaptureFixture[str], folder: DataFolder, tmp_path: Path
) -> None:
    for place, words in ((tmp_path / "none", "Không thấy thư mục"), (folder.root, "phải ở ngoài thư mục dữ liệu")):
        status, out, err = say(capsys, folder.root, "safety", "--place", place)
        assert (status, out, words in err) == (3, "", True)
    assert '"place": ""' in say(capsys, folder.root, "--json", "safety")[1]


def test_without_a_backup_nothing_can_be_rehearsed(capsys: pytest.CaptureFixture[str], folder: DataFolder) -> None:
    status, _, err = say(capsys, folder.root, "safety", "--rehearse")
    assert (status, "Chưa có bản sao lưu nào" in err) == (3, True)


def spoil_bytes(folder: DataFolder, backup: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[5000] ^= 0xFF
    backup.write_bytes(content)


def lose_file(folder: DataFolder, backup: Path) -> None:
    (proof,) = DataFolder(folder.backups).attachments.glob("??/*")
    proof.unlink()


def spoil_file(folder: DataFolder, backup: Path) -> None:
    (proof,) = DataFolder(folder.backups).attachments.glob("??/*")
    proof.write_text("khác")


@pytest.mark.parametrize("spoil", [spoil_bytes, lose_file, spoil_file])
def test_a_rehearsal_finds_what_would_not_come_back(
    capsys: pytest.CaptureFixture[str], folder: DataFolder, spoil: Callable[[DataFolder, Path], None]
) -> None:
    with book_in(folder.root) as book:
        backup = back_up(book).path
    before = folder.database.read_bytes()
    spoil(folder, backup)
    status, out, err = say(capsys, folder.root, "safety", "--rehearse")
    assert status == 4
    assert "Diễn tập phục hồi từ" in err
    assert "chưa được: " in out
    assert "Sao lưu lại rồi bấm “Diễn tập phục hồi”." in out
    assert folder.database.read_bytes() == before
    assert not list(folder.root.glob(".*"))


def test_a_second_place_under_a_passphrase_gets_packages_and_waits_without_it(
    capsys: pytest.CaptureFixture[str], folder: DataFolder, tmp_path: Path
) -> None:
    usb, key = tmp_path / "usb", tmp_path / "khoa.txt"
    usb.mkdir()
    key.write_text("bon tu khong dau\n")
    say(capsys, folder.root, "backup")
    out = say(capsys, folder.root, "safety", "--place", usb, "--passphrase-file", key)[1]
    assert "Bản sao thứ hai (có mật khẩu)" in out
    with book_in(folder.root) as book:
        unit(book, "Thanh tra")
    say(capsys, folder.root, "backup")
    assert "chưa nhập" in say(capsys, folder.root, "safety")[1]
    assert [file.suffix for file in usb.iterdir()] == [".zip"]
    assert say(capsys, folder.root, "safety", "--passphrase-file", key)[0] == 0
    assert [file.suffix for file in usb.iterdir()] == [".zip", ".zip"]
    assert len(json.loads(say(capsys, folder.root, "--json", "list", "departures")[1])) == 2
