"""Rule sets and the dated office on the command line, in this process."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.cli import main
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.office.offices import office
from tests.books import book_in
from tests.cli.refusals import assert_refused

COPY = ("rules", "copy", "2026-10-01", "--from", "2027-03-01", "--name", "quy định năm 2027")
CODE = "2027-03-01-rieng"
AWARD = "award.certificate_of_merit"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty book."""
    with book_in(tmp_path / "book"):
        pass
    return tmp_path / "book"


def answer(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> Any:  # noqa: ANN401 - whatever JSON there is
    assert main(["--data", str(folder), "--json", *words]) == 0
    return json.loads(capsys.readouterr().out)


def line(folder: Path, capsys: pytest.CaptureFixture[str], path: str, code: str = CODE) -> dict[str, Any]:
    (rule,) = [rule for rule in answer(folder, capsys, "rules", "show", code)["rules"] if rule["path"] == path]
    return dict(rule)


def test_a_set_is_copied_changed_confirmed_and_taken_away(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(folder, capsys, *COPY)["code"] == CODE
    article = "article=Quyết định số 9/2027/QĐ-UBND, Điều 5"
    answer(folder, capsys, "rules", "set", CODE, AWARD, "individual.coefficient=0.4", article)
    assert "cá nhân, hệ số 0,4" in line(folder, capsys, AWARD)["value"]
    assert not line(folder, capsys, "newcomer")["confirmed"]
    answer(folder, capsys, "rules", "confirm", CODE, "newcomer")
    assert line(folder, capsys, "newcomer")["remark"].startswith("Đã xác nhận: ")
    sets = answer(folder, capsys, "rules", "list")
    assert [(entry["code"], entry["own"]) for entry in sets][:2] == [(CODE, True), ("2026-10-01", False)]
    answer(folder, capsys, "rules", "remove", CODE, "basis.0")
    answer(folder, capsys, "rules", "remove", CODE)
    assert len(answer(folder, capsys, "rules", "list")) == len(sets) - 1


def test_the_set_of_a_day_is_shown_and_a_day_outside_every_set_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(folder, capsys, "rules", "show", "--date", "2025-07-10")["code"] == "2025-07-01"
    assert main(["--data", str(folder), "rules", "show", "--date", "2017-01-01"]) == 3
    assert "Không có bộ quy định thi đua, khen thưởng nào cho ngày 01/01/2017." in capsys.readouterr().err


def test_a_file_is_checked_and_taken_in(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer(folder, capsys, *COPY)
    file = tmp_path / "bo.toml"
    answer(folder, capsys, "rules", "export", CODE, "--out", str(file))
    answer(folder, capsys, "rules", "remove", CODE)
    assert answer(folder, capsys, "rules", "import", str(file), "--dry-run")["change"] is None
    assert CODE not in [entry["code"] for entry in answer(folder, capsys, "rules", "list")]
    answer(folder, capsys, "rules", "import", str(file))
    assert CODE in [entry["code"] for entry in answer(folder, capsys, "rules", "list")]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("rules", "set", "2026-10-01", "newcomer", "months=8"), 3),
        (("rules", "set", "nobody", "newcomer", "months=8"), 3),
        (("rules", "set", "2026-10-01", "newcomer", "months"), 2),
        (("rules", "show", "nobody"), 2),
        (("rules", "copy", "nobody", "--from", "2027-03-01", "--name", "x"), 3),
        (("rules", "copy", "2026-10-01", "--from", "hôm nay", "--name", "x"), 2),
        (("rules", "import", "/nowhere.toml"), 3),
        (("rules", "import", "/nowhere\udcff.toml"), 3),
        (("rules", "confirm", "\udcff", "newcomer"), 2),
        (("rules", "set", "2026-10-01", "newcomer", "months=8", "\udcff=1"), 2),
        (("office", "set", "--name", " "), 3),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(folder: Path, words: tuple[str, ...], status: int) -> None:
    file = DataFolder(folder).database
    # A new file gets its write-ahead log when it is first read.
    main(["--data", str(folder), "list", "people"])
    before = file.read_bytes()
    assert main(["--data", str(folder), *words]) == status
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "rỗng, không có nội dung nào"),
        (b"a = " + b"[" * 20_000, "Bộ quy định không đúng dạng TOML"),
        (b"[[award\n", "Bộ quy định không đúng dạng TOML"),
        (b"PK\x03\x04\xff\xfe", "không phải tệp chữ UTF-8"),
        (b'name = "quy \xc4\x91\xe1\xbb\x8bnh"\n', "thiếu mục code"),
    ],
)
def test_a_file_that_is_no_rule_set_is_refused_by_its_name(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, says: str
) -> None:
    file = tmp_path / "quy-dinh.toml"
    file.write_bytes(content)
    assert_refused(folder, capsys, ("rules", "import", str(file)), 3, "Tệp “quy-dinh.toml”")
    assert_refused(folder, capsys, ("rules", "import", str(file), "--dry-run"), 3, says)


def test_a_set_in_a_file_has_a_code_that_can_be_typed(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(folder, capsys, *COPY)
    file = tmp_path / "bo.toml"
    answer(folder, capsys, "rules", "export", CODE, "--out", str(file))
    answer(folder, capsys, "rules", "remove", CODE)
    file.write_text(file.read_text("utf-8").replace(CODE, "a b/../c"), "utf-8")
    assert_refused(folder, capsys, ("rules", "import", str(file)), 3, "Mã bộ quy định chỉ gồm chữ cái không dấu")


def test_the_office_is_set_from_a_day_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer(folder, capsys, "office", "set", "--signer-name", "Nông Văn Hải")
    deputy = ("--signer-name", "Lý Thị Mây", "--signer-title", "KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC")
    answer(folder, capsys, "office", "set", "--from", "2026-03-01", *deputy)
    listed = answer(folder, capsys, "office", "list")
    assert [(entry["valid_from"], entry["signer_name"]) for entry in listed] == [
        ("2026-03-01", "Lý Thị Mây"),
        (None, "Nông Văn Hải"),
    ]
    with book_in(folder) as book:
        assert office(book, date(2026, 2, 28)).signer_title == "GIÁM ĐỐC"
        assert office(book, date(2026, 3, 1)).signer_title == "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"
