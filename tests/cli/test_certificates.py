"""Certificates by the command line, in this process: what is written and what is refused."""

import json
from pathlib import Path

import pypdf
import pytest

from desktop_app.cli import main
from desktop_app.domain.office.offices import Office
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, opened
from desktop_app.services.office.offices import change_office
from tests.books import copied_book
from tests.certificates import three

PLAIN_LINE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def _fill(book: Book) -> None:
    three(book)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied_book(tmp_path / "book", _fill)


def ask(folder: Path, *words: str | Path) -> int:
    return main(["--data", str(folder), "paper", "certificates", *map(str, words)])


def texts(path: Path) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(path).pages]


def test_a_decisions_certificates_are_written_to_one_file(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "giấy khen.pdf"
    assert ask(folder, "--decision", "1", "--out", path, "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["sheets"], answer["bytes"]) == (3, path.stat().st_size)
    assert all("Times New Roman" in note for note in answer["notes"])
    written = texts(path)
    assert len(written) == 3
    assert "Lộc Thị Đào" in written[1]
    assert PLAIN_LINE not in " ".join(written)


def test_a_range_on_plain_paper_or_on_stock(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "giấy khen.pdf"
    for option, there in (("--plain", True), ("--stock", False)):
        assert ask(folder, "--decision", "1", "--first", "2", "--last", "2", option, "--out", path) == 0
        (written,) = texts(path)
        assert "Lộc Thị Đào" in written
        assert (PLAIN_LINE in written) is there
        assert "Đã ghi 1 giấy" in capsys.readouterr().out


def test_they_are_checked_without_a_file(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(folder, "--decision", "1", "--plain", "--check") == 0
    assert capsys.readouterr().out == "Mọi giấy đều vừa chỗ.\n"
    with opened(DataFolder(folder)) as book:
        change_office(
            book, Office(name="Sở Ngoại vụ, Hợp tác quốc tế, Quản lý biên giới và Công tác cửa khẩu tỉnh Lạng Sơn")
        )
    assert ask(folder, "--decision", "1", "--plain", "--check") == 0
    assert "Thẩm quyền: chữ chạm vào dòng “Tặng” (số 01, 02, 03). Ghi tên cơ quan ngắn" in capsys.readouterr().out
    assert ask(folder, "--decision", "1", "--plain", "--out", tmp_path / "giấy khen.pdf") == 3
    assert "Thẩm quyền: chữ chạm vào dòng “Tặng”" in capsys.readouterr().err
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("--out", "giấy.pdf"), 2, "--decision"),
        (("--decision", "1"), 2, "--out"),
        (("--decision", "1", "--check", "--out", "giấy.pdf"), 2, "không có lựa chọn --out cùng --check"),
        (("--decision", "1", "--out", "giấy.docx"), 2, "đuôi .pdf"),
        (("--decision", "1", "--plain", "--stock", "--out", "giấy.pdf"), 2, "Lệnh viết chưa đúng"),
        (("--decision", "9", "--out", "giấy.pdf"), 3, "không còn nữa"),
        (("--decision", "1", "--first", "4", "--out", "giấy.pdf"), 3, "từ số 4 trở đi"),
    ],
)
def test_a_refused_certificate_command_leaves_no_file(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    status: int,
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert ask(folder, *words) == status
    assert says in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["book"]


def test_certificates_are_among_the_papers(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(folder), "papers", "--json"]) == 0
    kinds = {kind["kind"]: kind["needs"] for kind in json.loads(capsys.readouterr().out)}
    assert kinds["certificates"] == ["decision"]
