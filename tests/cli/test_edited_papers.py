"""A paper that was changed in Word, on the command line: compared, taken back, reprinted, refused."""

import json
from pathlib import Path

import pytest

from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from tests.books import copied_book, fill
from tests.cli.commands import run
from tests.services.meetings import without_vote
from tests.word_files import changed

LIST = ("paper", "nomination-list", "--round", "2026-H1")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = copied_book(tmp_path / "book", fill)
    with opened(DataFolder(root)) as book:
        without_vote(book)
    return root


@pytest.fixture
def edited(folder: Path, tmp_path: Path) -> Path:
    assert run(folder, *LIST, "--out", tmp_path / "a.docx").returncode == 0
    return changed(tmp_path / "a.docx", tmp_path / "sua.docx", {"Nông Thị Lan": "Nông Thị Lân"})


def test_it_is_compared_kept_and_reprinted(folder: Path, edited: Path, tmp_path: Path) -> None:
    before = run(folder, "history").stdout
    compared = run(folder, *LIST, "--edited", edited, "--check")
    assert compared.stdout.startswith("Tệp khác bản của chương trình ở 1 chỗ.\nDòng ")
    assert "Nông Thị Lan" in compared.stdout
    assert run(folder, "history").stdout == before
    (difference,) = json.loads(run(folder, *LIST, "--edited", edited, "--check", "--json").stdout)["differences"]
    assert difference["after"].startswith("Nông Thị Lân")
    (tmp_path / "ky.pdf").write_bytes(b"%PDF-1.4 signed")
    issuing = run(folder, *LIST, "--edited", edited, "--issue", "--signed-copy", tmp_path / "ky.pdf", "--json")
    answer = json.loads(issuing.stdout)
    assert answer["edited"] is True
    paper_id = str(answer["id"])
    for name, source in (("in-lai.docx", edited), ("in-lai.pdf", tmp_path / "ky.pdf")):
        assert run(folder, "reprint", paper_id, "--out", tmp_path / name).returncode == 0
        assert (tmp_path / name).read_bytes() == source.read_bytes()
    assert "đã sửa bằng Word" in run(folder, "list", "issued").stdout
    # What the program makes of it anew has not what was changed: that is said of a print, and of an issue.
    again = run(folder, *LIST, "--out", tmp_path / "b.pdf")
    assert "đã phát hành (bản 1, đã sửa bằng Word)" in again.stdout + again.stderr
    second = json.loads(run(folder, *LIST, "--issue", "--json").stdout)
    assert (second["version"], second["warning"].startswith("Bản 1 đã phát hành là bản đã sửa bằng Word")) == (2, True)
    assert run(folder, "check").stdout.startswith("Dữ liệu nguyên vẹn.")


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("--edited", "sua.docx"), 2, "--edited cần --check (xem chỗ khác) hoặc --issue"),
        (("--issue", "--signed-copy", "ky.pdf"), 2, "--signed-copy chỉ dùng khi lấy lại bản sửa bằng Word"),
        (("--issue", "--edited", "khong-co.docx"), 3, "Không tìm thấy tệp “khong-co.docx”"),
        (("--issue", "--edited", "sua.docx", "--signed-copy", "khong-co.pdf"), 3, "Không tìm thấy tệp “khong-co.pdf”"),
        (("--issue", "--edited", "la.docx"), 3, "không phải văn bản Word (.docx)"),
    ],
)
def test_what_is_refused_changes_nothing(
    folder: Path,
    edited: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    status: int,
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "la.docx").write_bytes(b"%PDF-1.4")
    before = run(folder, "history").stdout
    refused = run(folder, *LIST, *words)
    assert (refused.returncode, says in refused.stderr) == (status, True)
    assert run(folder, "history").stdout == before
